"""What readers see: pages, feeds, search. Reads the record only, sets no cookie, needs no session."""

"""Evidence at the desk: put on file, listed, opened, searched for the words of a quotation."""

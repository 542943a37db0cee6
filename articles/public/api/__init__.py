"""The record as JSON for others, read only, under /api/v1/ (docs/developer.md, "JSON for others").

Things are named by their addresses and public keys, never by numbers of rows. `urls.py` has the addresses, `around.py` what
every answer owes to HTTP, `shapes.py` what is told, `asked.py` what may be asked.
"""

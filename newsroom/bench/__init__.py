"""`make bench`: how fast readers' pages are, measured in one run against a plain Django view.

`words` and `paper` make a newsroom of any size; `servers` starts the production server and `yardstick`; `client` asks them;
`publisher` publishes all the while; `arrival` sees how soon readers get it; `report` prints and writes docs/performance.md.
"""

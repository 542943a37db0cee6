"""How good the suggestions are, measured on labelled stories. `make eval` prints the figures; `floors.toml` holds them.

The stories in `stories/` are invented. Who labelled them did not look at the rules.
"""

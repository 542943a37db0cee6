"""The desk's pages for stories and what belongs to them, one file per object."""

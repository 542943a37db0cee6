"""The constructions of English that report words, one file each. A rule takes a sentence and a cue and gives statements."""

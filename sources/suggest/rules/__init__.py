"""The constructions of English that report words, one file each.

A rule takes a sentence, with a cue in it where the construction has one, and gives the words that are said there or None.
Each opens with an example it finds and one it leaves alone. Their grammar is that of any handbook of English; the terms are
those of Quirk and others, A Comprehensive Grammar of the English Language, 14.28–35 (direct and indirect speech, reporting
clauses before, inside and after the words).
"""

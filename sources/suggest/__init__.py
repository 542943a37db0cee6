"""Text in, suggestions out: who seems to be quoted, and by which words. Pure: no Django, no database, no clock."""

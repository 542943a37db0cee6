"""Before publication: saving a story, its steps, its pictures, and drafts that come from outside."""

"""What a text suggests, and what a person does about it: accept, or turn down. Nothing changes a story until then."""

"""Protecting a source that stood in the open: where its name stands at the desk, and putting `[protected]` in its place."""

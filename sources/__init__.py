"""Who says what, under which promise. This package knows nothing of stories."""

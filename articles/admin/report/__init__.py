"""Who gets quoted: the report's page, its charts and its tables as files."""

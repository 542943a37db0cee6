"""How the desk writes days and hours, language by language; Django looks here before it uses its own."""

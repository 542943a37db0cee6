"""What other people's programs read: feeds of every list in three formats, the map of the site, robots.txt."""

"""The demo newsroom: the fictional paper *The Aldermere Record*, as data files and the code that fills a database."""

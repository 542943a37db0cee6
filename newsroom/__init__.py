"""Wiring: settings, addresses, security headers, databases, commands that run the whole. No editorial rule lives here."""

"""The report as a page: its parts, its style, and the script that filters it."""

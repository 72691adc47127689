"""Web pages as texts: HTML, however broken, with a map back to the characters of the page."""

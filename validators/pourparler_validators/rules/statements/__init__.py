"""Statements: who speaks, to whom and for whom, what they do by it, and their words."""

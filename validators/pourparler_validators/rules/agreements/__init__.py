"""Agreements: who is bound by them, who says so, and what they came from."""

"""Reads articles: quotations, their speakers, and how a record's words differ from them."""

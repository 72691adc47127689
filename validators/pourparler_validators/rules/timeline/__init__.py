"""Whether the dates of several records can all be right."""

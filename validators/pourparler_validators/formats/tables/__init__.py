"""Records as tables: a table for each record type, one for each list, a row for each item."""

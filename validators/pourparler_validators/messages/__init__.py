"""How values, names and suggestions are worded."""

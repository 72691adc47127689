"""Records from language models that answer by a schema."""

"""Languages of our own."""

"""Records from one form to another: nothing is lost, or it is told before it is written."""

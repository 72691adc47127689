"""What reports look like, each in the form of its own."""

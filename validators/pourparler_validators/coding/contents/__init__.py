"""What is read in an article, shown: each format is a function from it to a text."""

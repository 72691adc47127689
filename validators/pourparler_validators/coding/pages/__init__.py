"""The codebook as a page or a table: each format is a function from the book to a text."""

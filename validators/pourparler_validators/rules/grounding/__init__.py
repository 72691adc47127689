"""Whether the words of a record stand in the text that they are said to be from."""

"""The dates that an article tells, read as it means them."""

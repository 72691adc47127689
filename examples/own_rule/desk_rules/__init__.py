"""Rules of our own for records of negotiations."""

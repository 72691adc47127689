"""What records say, worked out for several rules."""

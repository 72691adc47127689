"""What annotation tools give, passages of a text with labels, as records."""

"""What the dates and the order of records say together, as one system of constraints."""

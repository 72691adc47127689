"""How a plain value becomes a record, or faults of structure."""

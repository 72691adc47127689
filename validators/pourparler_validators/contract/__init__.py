"""All that a rule sees and answers."""

"""The engine: selects rules, runs them and reports; it knows no rule by name."""

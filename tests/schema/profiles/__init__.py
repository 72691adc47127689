"""The forms of the JSON Schemas for other programs."""

"""The tables of Italian, as small as they may be and complete."""

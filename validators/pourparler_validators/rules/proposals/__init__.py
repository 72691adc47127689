"""Proposals: how they go from hand to hand, who decides on them, and what they answer."""

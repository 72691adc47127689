"""Dates: what the dates of one record say of each other, of its sources and of today."""

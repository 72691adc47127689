"""Saves changed records in their files: all else in these stays as it is, to the byte."""

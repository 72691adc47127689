"""Puts the root of the repository on the path, so that tests import each other's modules."""

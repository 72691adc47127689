"""What the values of the vocabularies mean for rules.

Each value is placed once, by ``match``: mypy asks for the place of a new one. No other module
lists values of a vocabulary.
"""

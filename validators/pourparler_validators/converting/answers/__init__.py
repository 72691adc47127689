"""Answers of language models, turned into records by a ladder of listed repairs.

A module a kind of repair; :mod:`ladder` puts them in order. Nothing about the world is guessed:
what fits no field and no code is left out and listed.
"""

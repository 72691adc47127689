"""The command line, as tests run it."""

from collections.abc import Callable

Run = Callable[..., tuple[int, str, str]]
"""Takes arguments; gives the exit code and what is printed on the two streams."""

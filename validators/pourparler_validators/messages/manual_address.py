"""Where the manual pages of the rules stand on the web."""

from typing import Final

PAGES: Final = "https://github.com/OWNER/pourparler/blob/main/docs/reference/rules/"
"""The one place that says so for the program: a page for each family of rules."""


def manual_address(rule: str) -> str:
    """The address of the manual page of one of the package's rules, the same in all versions."""
    family, _, name = rule.partition("/")
    return f"{PAGES}{family}.md#{name}"

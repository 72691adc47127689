"""Where the project stands on the web, and there the manual pages of the rules."""

from typing import Final

ACCOUNT: Final = "OWNER"
"""The account on GitHub that holds the repository: the one place to set it.

``OWNER`` stands for one that is not known yet. ``python docs/generate.py`` puts it into all pages.
"""
REPOSITORY: Final = f"https://github.com/{ACCOUNT}/pourparler"
PAGES: Final = f"{REPOSITORY}/blob/main/docs/reference/rules/"
"""A page for each family of rules."""


def manual_address(rule: str) -> str:
    """The address of the manual page of one of the package's rules, the same in all versions."""
    family, _, name = rule.partition("/")
    return f"{PAGES}{family}.md#{name}"

"""What the rules are for, read from the catalogue that ships with the package.

The catalogue is generated from the docstrings of the rules, so that explaining one imports none.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias

Page: TypeAlias = dict[str, Any]

CATALOGUE: Final = "catalogue.json"

HOW_TO_WAIVE: Final = (
    'put this into the record: "waivers": [{{"rule": "{name}", "reason": "why it does not apply"}}]'
)
NOT_WAIVABLE: Final = "this rule cannot be waived"


@cache
def catalogue() -> dict[str, Page]:
    """The manual pages of the package's rules, by name."""
    text = Path(__file__).with_name(CATALOGUE).read_text(encoding="utf-8")
    return {page["name"]: page for page in json.loads(text)}


def page_text(page: Page) -> str:
    """A manual page for a terminal."""
    encoding = "" if page["encoding"] == "utf-8" else f", saved as {page['encoding']}"
    says = _indented("\n".join(page["says"]))
    parts = (
        f"{page['name']} ({level(page)})",
        page["fault"],
        page["why"] and f"Why:   {page['why']}",
        page["fix"] and f"Fix:   {page['fix']}",
        f"Waive: {how_to_waive(page)}",
        page["settings"] and f"With these settings:\n{_indented(page['settings'])}",
        page["bad"] and f"Example{encoding}:\n{_indented(page['bad'])}",
        says and f"It says:\n{says}",
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def page_markdown(page: Page) -> str:
    """A manual page for the documentation."""
    encoding = "" if page["encoding"] == "utf-8" else f" (saved as {page['encoding']})"
    says = "\n".join(page["says"])
    parts = (
        f"### {page['name']}",
        f"*{level(page)}* · {page['fault']}",
        page["why"] and f"**Why** {page['why']}",
        page["fix"] and f"**How to fix it** {page['fix']}",
        f"**How to waive it** {how_to_waive(page)}",
        page["settings"] and f"With these settings:\n\n```toml\n{page['settings']}\n```",
        page["bad"] and f"An example{encoding}:\n\n```text\n{page['bad']}\n```",
        says and f"It says:\n\n```text\n{says}\n```",
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def level(page: Page) -> str:
    """The severity of a rule, and whether it has to be named to run."""
    return f"{page['severity']}{', off by default' if page['off_by_default'] else ''}"


def how_to_waive(page: Page) -> str:
    """What to write into a record that the rule does not fit."""
    return HOW_TO_WAIVE.format(name=page["name"]) if page["waivable"] else NOT_WAIVABLE


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())

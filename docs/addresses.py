"""Puts the account that holds the repository into the addresses that pages name."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pourparler_validators.messages.manual_address import ACCOUNT

ROOT: Final = Path(__file__).parents[1]

_MADE: Final = "Made by docs/generate.py"
_BEFORE: Final = r"(?<=github\.com/)|(?<=uses: )|(?<=--repo )"
_ACCOUNT: Final = re.compile(rf"(?:{_BEFORE})[A-Za-z0-9-]+(?=/pourparler\b)")


def with_account(text: str, account: str = ACCOUNT) -> str:
    """A text whose addresses of the repository, its action included, have the account."""
    return _ACCOUNT.sub(account, text)


def pages_with_account() -> Iterator[tuple[Path, str]]:
    """The pages that are written by hand, with the account."""
    for path in (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))):
        text = path.read_text(encoding="utf-8")
        if _MADE not in text and _ACCOUNT.search(text):
            yield path, with_account(text)

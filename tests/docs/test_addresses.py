"""The account that holds the repository is set in one place, and stands wherever it is named."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from docs.addresses import with_account
from pourparler_validators.messages import manual_address
from pourparler_validators.messages.manual_address import ACCOUNT
from tests.docs.markdown_pages import ROOT

FOLDERS: Final = ("docs", "examples", "schema", "validators", "tests", "benchmarks", ".github")
KINDS: Final = {".py", ".md", ".toml", ".yml", ".yaml", ".json", ".cff", ".js", ".html", ""}
HERE: Final = Path(__file__)


def texts() -> Iterator[tuple[Path, str]]:
    """The texts of the project but this one."""
    inner = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))
    for path in (*ROOT.iterdir(), *inner):
        if path.is_file() and path.suffix in KINDS and path not in (HERE, ROOT / ".git"):
            yield path, path.read_text(encoding="utf-8", errors="replace")


def test_no_file_names_another_account() -> None:
    assert [path for path, text in texts() if with_account(text) != text] == []


def test_what_stands_for_the_account_is_gone_once_it_is_set() -> None:
    named = {path.name for path, text in texts() if re.search(r"\bOWNER\b", text)}
    assert "README.md" in named or ACCOUNT != "OWNER"
    only_here = {"manual_address.py", "release.py", "release.md", "test_release.py"}
    assert ACCOUNT == "OWNER" or named <= only_here, "name the account there, or say it otherwise"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("(https://github.com/OWNER/pourparler/blob/main/README.md)", "github.com/talks-lab/"),
        ("git+https://github.com/other/pourparler.git", "github.com/talks-lab/pourparler.git"),
        ("- uses: OWNER/pourparler@v0.1.0", "uses: talks-lab/pourparler@v0.1.0"),
        ("verify x.whl --repo OWNER/pourparler", "--repo talks-lab/pourparler"),
        ("https://github.com/astral-sh/ruff", "github.com/astral-sh/ruff"),
        ("see `OWNER`", "`OWNER`"),
    ],
)
def test_addresses_of_the_repository_get_the_account(text: str, said: str) -> None:
    changed = with_account(text, "talks-lab")
    assert said in changed
    assert with_account(changed, "talks-lab") == changed
    assert with_account(changed, "OWNER").count("talks-lab") == 0


def test_the_program_names_it() -> None:
    address = manual_address.manual_address("dates/placeholder")
    assert address.startswith(f"https://github.com/{ACCOUNT}/pourparler/blob/main/docs/")

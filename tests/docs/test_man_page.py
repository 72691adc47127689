"""The manual page has every command and option, and nothing that roff takes for its own."""

import re

import click
import pytest

from docs.man_page import FILE, man_page
from pourparler_validators.cli import cli
from tests.docs.markdown_pages import ROOT
from tests.docs.test_links import known_options

PAGE = man_page(cli)
MACROS = {".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".I", ".ad", '.\\"'}


def read(page: str) -> str:
    """The page as it is shown, roughly: without macros, fonts and escapes."""
    text = re.sub(r"\\f[BIR]|\\&", "", page).replace("\\-", "-").replace("\\e", "\\")
    return re.sub(r"\\\[u([0-9A-F]{4})\]", lambda found: chr(int(found[1], 16)), text)


def test_it_is_the_page_that_is_packed() -> None:
    assert (ROOT / "docs" / FILE).read_text(encoding="utf-8") == PAGE


def test_it_has_every_command_and_option() -> None:
    shown = read(PAGE)
    headings = [line.split()[1] for line in shown.splitlines() if line.startswith(".SS ")]
    assert set(headings) == set(cli.commands)
    options = {name for name in known_options() if name.startswith("--")}
    assert options <= set(re.findall(r"--[a-z-]+", shown))
    assert "Грузия" in shown


def test_roff_takes_nothing_of_it_for_its_own() -> None:
    assert PAGE.isascii()
    assert {line.split()[0] for line in PAGE.splitlines() if line.startswith(".")} <= MACROS
    assert not re.search(r"(?m)^'", PAGE)
    assert not re.search(r"(?<!\\)-", PAGE.partition(".SH NAME")[2])


@pytest.mark.parametrize("text", [".TH is no macro", "'tis", "a\\b", "-x", "Грузия"])
def test_hostile_texts_are_shown_as_they_are(text: str) -> None:
    group = click.Group("a", help="A program.")
    group.add_command(click.Command("b", help=text))
    page = man_page(group)
    lines = page.splitlines()
    line = lines[lines.index(".SS b [OPTIONS]") + 1]
    assert read(line) == text
    assert line.isascii()
    assert not line.startswith((".", "'"))

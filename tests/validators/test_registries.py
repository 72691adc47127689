"""Formats and reports are collected from their folders; every list of them is taken from there."""

import html
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest

from pourparler_validators import check_text
from pourparler_validators.cli import check as check_command
from pourparler_validators.formats import format_named, format_names, format_of, known
from pourparler_validators.reports import HUMAN, MACHINE
from pourparler_validators.reports import known as known_reports
from pourparler_validators.reports.style import Style

PARSERS = ("yaml", "pydantic", "pourparler", "difflib")


def _modules(package: Any) -> set[str]:
    found = {path.stem for path in Path(package.__path__[0]).glob("*.py")} - {"__init__"}
    return {name.replace("_", "-") for name in found}


def _choices(option: str) -> set[str]:
    found = {name: each for each in check_command.params for name in each.opts}
    kind = found[option].type
    assert isinstance(kind, click.Choice)
    return set(kind.choices)


def test_the_command_line_offers_every_module() -> None:
    assert _choices("--input-format") == set(format_names()) == _modules(known)
    assert _choices("--format") == {*HUMAN, *MACHINE} == _modules(known_reports)


@pytest.mark.parametrize("name", format_names())
def test_a_format_is_found_by_its_suffixes(name: str) -> None:
    for suffix in format_named(name).SUFFIXES:
        assert format_of(f"a/b{suffix.upper()}") == name


HOLD_JSON = [name for name in format_names() if format_named(name).READS in ("text", "lines")]
HOLD_JSON.remove("json-ld")  # which needs its context around the records


@pytest.mark.parametrize("name", HOLD_JSON)
def test_every_format_reads_and_places_a_record(name: str) -> None:
    text = '{"type": "party", "id": "party:deu", "name": "Germany", "kind": "stat"}'
    report = check_text(text, f"a{format_named(name).SUFFIXES[0]}", select=["structure"])
    (finding,) = report.findings
    assert (finding.rule, finding.place.start.column) == (
        "structure/not-in-list",
        text.index('"stat"') + 1,
    )
    for human in HUMAN.values():
        assert finding.message in html.unescape("".join(human(report, Style())))


def test_help_imports_no_parser() -> None:
    code = (
        "import sys; from pourparler_validators.cli import exit_code; exit_code(['--help']);"
        f"print(sorted(set(sys.modules) & set({PARSERS!r})))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("text: 'a  b'", "  "),
        ("text: 'it''s  it'", "  "),
        ("text: a  b", "  "),
    ],
)
def test_a_stretch_of_a_yaml_text_is_marked(text: str, marked: str) -> None:
    from pourparler_validators.formats.places import Span

    value = Span(len("text: "), len(text))
    plain = text[value.start :].strip("'").replace("''", "'")
    at = plain.index(marked)
    found = format_named("yaml").within(text, value, (at, at + len(marked)))
    assert text[found.start : found.end] == marked

"""YAML 1.2, read by a parser of 1.1: what would be another value is a finding, never silent."""

from typing import Any, Final

import pytest

from pourparler_validators.formats.yaml_values import content, locate
from tests.validators.checked import checked, found, only, read

HEAD: Final = "type: party\nid: party:a\nkind: state\n"
SPACE: Final = "put a text that begins with it into quotation marks, or write a space behind it"
QUOTES: Final = 'a text belongs here: put it into quotation marks, "{}"'


def name_of(text: str) -> Any:
    """The name of the party that a text of YAML holds."""
    entry = only(read(text, "a.yaml").entries)
    return entry.record.name


REFUSED: Final = [
    ("name: &an:chor Value", 4, 7, "the name &an:chor has the sign :"),
    ("name: &a A\nnotes: *a:b", 5, 8, "the name *a:b has the sign :"),
    ('name: A # a\nnotes: "B"# c', 5, 11, "no space stands before the # of a comment"),
    ("name: A\nextra: {#\n b: C}", 5, 9, "no space stands before the # of a comment"),
    ("name: |# c\n  A", 4, 7, "something stands behind |"),
    ("name: A\u2028B", 4, 8, "YAML 1.1 takes the character U+2028 for the end of a line"),
    ('name: "A\x85B"', 4, 9, "YAML 1.1 takes the character U+0085 for the end of a line"),
    ("name: A # \u2028notes: B", 4, 11, "YAML 1.1 takes the character U+2028 for the end of"),
    ("name: A\n---\n\ufeff", 6, 1, "a byte order mark stands within the file"),
    ("name: A\n%YAML 1.2\n---\nname: B", 5, 1, "a line that begins with % stands within a"),
]


@pytest.mark.parametrize(("text", "line", "column", "reason"), REFUSED)
def test_what_yaml_1_2_reads_otherwise_is_refused(
    text: str, line: int, column: int, reason: str
) -> None:
    finding = only(checked(HEAD + text, "a.yaml", select=("structure",)).findings)
    assert finding.rule == "structure/not-yaml"
    assert finding.message.startswith(f"this YAML is not read: {reason}")
    assert (finding.place.start.line, finding.place.start.column) == (line, column)
    assert finding.help


@pytest.mark.parametrize(
    ("text", "column", "reason", "hint"),
    [
        (
            "{type: party, id: party:a, ?name: A}",
            28,
            "no space stands behind the ? of a name",
            SPACE,
        ),
        ("[{type: party}, ?name]", 17, "no space stands behind the ? of a name", SPACE),
        ("{type: party, ? :name: A}", 17, "no space stands behind the : of a field", SPACE),
        (
            *("{type: party, name: -}", 21, "a dash stands alone between brackets"),
            'what is not known is left out; a dash itself is written "-"',
        ),
    ],
)
def test_signs_between_brackets_and_directives(
    text: str, column: int, reason: str, hint: str
) -> None:
    finding = only(checked(text, "a.yaml", select=("structure",)).findings)
    assert finding.message.startswith(f"this YAML is not read: {reason}")
    assert (finding.place.start.column, finding.help) == (column, hint)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("NO", "NO"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("0b11", "0b11"),
        ("2025-06-02", "2025-06-02"),
        ("yes", "yes"),
        ("?name", "?name"),
        (":name", ":name"),
        ("a#b", "a#b"),
        ("a # b", "a"),
        ("&a-b_1 A", "A"),
        ('"<<"', "<<"),
        ('"A\\u2028B"', "A\u2028B"),
        ('"007"', "007"),
        ("|\n  A # b\n", "A # b\n"),
        (">-\n  A\n  B\n", "A B"),
        ("| # c\n  A\n", "A\n"),
        ('"a: b"', "a: b"),
        ("- b", None),
    ],
)
def test_what_both_read_alike_is_read(written: str, name: str | None) -> None:
    if name is None:
        assert found(checked(f"{HEAD}name: {written}", "a.yaml"), "structure/not-yaml")
    else:
        assert name_of(f"{HEAD}name: {written}") == name


@pytest.mark.parametrize(
    "text",
    [
        '{"type":"party","id":"party:a","kind":"state","name":"A"}',
        "{? type : party, ? id : party:a, kind: state, name: A}",
        "%YAML 1.2\n---\n" + HEAD + "name: A\n...\n%YAML 1.2\n---\n# nothing\n",
        "%TAG ! tag:example.org,2000:\n---\n" + HEAD + "name: A # b\n",
        "# one\n" + HEAD + "name: A\n# two",
    ],
)
def test_what_both_read_alike_has_no_finding(text: str) -> None:
    assert found(checked(text, "a.yaml"), "structure/") == []


@pytest.mark.parametrize(
    "number", ["007", "+7", "0o14", "0x1F", "1.", ".5", "-.5e3", "+.5", "08.10", "2.10", "1e5"]
)
def test_a_number_is_no_text_in_silence(number: str) -> None:
    finding = only(checked(f"{HEAD}name: {number}", "a.yaml", select=("structure",)).findings)
    assert finding.rule in ("structure/not-a-number", "structure/wrong-type")
    assert f'"{number}"' in finding.help


def test_a_number_that_json_would_write_otherwise() -> None:
    text = "type: delegation\nid: delegation:a\nparty: party:a\nsize: 0o14"
    finding = only(checked(text, "a.yaml", select=("structure",)).findings)
    assert finding.message == "0o14 is no number in JSON"
    hint = "write it with the digits 0 to 9, without a sign + or zeros before it: 12 or 0.5"
    assert finding.help == hint


@pytest.mark.parametrize("written", [".inf", "-.INF", ".NaN"])
def test_infinity_is_no_number(written: str) -> None:
    finding = only(checked(f"{HEAD}name: {written}", "a.yaml", select=("structure",)).findings)
    assert finding.message == f"{written} is no number in JSON"


def test_words_of_the_core_schema() -> None:
    for word in ("True", "TRUE", "false", "False"):
        report = checked(f"{HEAD}name: {word}", "a.yaml", select=("structure",))
        assert only(report.findings).rule == "structure/wrong-type"
    for word in ("~", "Null", "NULL", ""):
        report = checked(f"{HEAD}name: {word}", "a.yaml", select=("structure",))
        assert only(report.findings).rule == "structure/null-or-empty"


def test_content_keeps_a_number_as_it_is_written() -> None:
    text = f"{HEAD}name: 007"
    assert content(text, locate(text, 0, ["/name"])["/name"]) == "007"

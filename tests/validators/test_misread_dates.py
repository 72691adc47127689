"""Texts that are meant as dates: what is said of each, what is offered, and whether it is written.

``misread_dates.txt`` has four lines for each text: the text, what is wrong with it, what to do,
and whether the fix is safe (it says just the same), unsafe, or none.
"""

import json
from pathlib import Path
from typing import Final

import pytest

from pourparler import Date
from pourparler_validators.entries.misread_dates.causes import MAX_LENGTH, cause_of
from pourparler_validators.entries.misread_dates.rewriting import rewritten
from tests.validators.checked import checked, checked_value, only
from tests.validators.record_shapes import Plain

EVENT: Final[Plain] = {"type": "event", "id": "event:a", "kind": "summit", "status": "held"}
LINES: Final = (Path(__file__).parent / "misread_dates.txt").read_text("utf-8").split("\n")
FORMS: Final = "a date is written 2025-06-02, 2025-06, 2025, 2025-06-02~, 2025-05-16/2025-05-17"


def cases() -> list[tuple[str, str, str, str]]:
    """Each text, with what is said, what is to be done, and the fix."""
    texts, *rest = (LINES[start::4] for start in range(4))
    said = ([line.removeprefix("    ") for line in lines] for lines in rest)
    return list(zip(texts, *said, strict=False))


@pytest.mark.parametrize(("text", "said", "hint", "fix"), cases())
def test_the_cause_is_named_and_the_date_offered(text: str, said: str, hint: str, fix: str) -> None:
    report = checked_value({**EVENT, "date": text}, select=("structure",))
    finding = only(report.findings)
    assert (finding.rule, finding.place.pointer) == ("structure/wrong-form", "/date")
    assert finding.message == f'"{text}" is not a date: {said}'
    assert finding.help == hint
    assert (finding.fix.is_safe if finding.fix else None) == {"safe": True, "unsafe": False}.get(
        fix
    )


@pytest.mark.parametrize("text", [text for text, *_ in cases()])
def test_what_is_offered_is_a_date(text: str) -> None:
    cause = cause_of(text)
    assert cause is not None
    for offer in cause.offers:
        assert Date(offer).text == offer
        assert offer in cause.help


@pytest.mark.parametrize(
    "text",
    ["soon", "2025-06T14:30Z", "2025??", "June", "12 2025", "2025 June 2025", "1 2 3 May 2025"],
)
def test_a_text_of_which_no_date_is_known(text: str) -> None:
    finding = only(checked_value({**EVENT, "date": text}, select=("structure",)).findings)
    assert finding.message == f'"{text}" is not a date'
    assert finding.help.startswith("a ")
    assert finding.fix is None


def test_a_number_where_a_date_belongs_is_offered_as_a_date() -> None:
    finding = only(checked_value({**EVENT, "date": 20250602}, select=("structure",)).findings)
    assert finding.message == '"date" must be a text, and 20250602 is a number'
    assert finding.help == 'write "2025-06-02", in quotation marks'
    assert finding.fix.edits[0].value == "2025-06-02"
    plain = only(checked_value({**EVENT, "date": 2025}, select=("structure",)).findings)
    assert plain.help == 'put it into quotation marks: "2025"'


def test_a_long_text_is_not_looked_at() -> None:
    assert cause_of("2025-6-2" + " " * MAX_LENGTH) is None


@pytest.mark.parametrize(
    "text", ["2025-06-02", "2025-06~", "2025-05-16/..", "[..2025-05-16]", "2025-06-02T14:30:05Z"]
)
def test_a_date_is_not_rewritten(text: str) -> None:
    assert rewritten(text) == (text, [])


def test_the_message_in_json_has_the_offered_date_as_a_fix() -> None:
    report = checked(json.dumps({**EVENT, "date": "2025-06-02T14:30:00.000Z"}))
    fixes = [one.fix for one in report.findings if one.rule == "structure/wrong-form"]
    assert only(fixes).title == 'write "2025-06-02T14:30:00Z"'

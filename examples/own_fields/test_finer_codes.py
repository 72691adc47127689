"""The rule about finer codes, with a record that it finds and records that it leaves alone."""

from pathlib import Path

import pytest

from pourparler import ExtraValues, Segment, SegmentKind, SpeechAct, Statement, read
from pourparler_validators.testing import CheckedBy, Example, examples_of, lines_of

MODULE = "finer_codes"
RECORDS = Path(__file__).parent / "records.json"


@pytest.mark.parametrize("example", examples_of(MODULE), ids=str)
def test_the_example_of_a_rule_is_found_as_its_docstring_says(example: Example) -> None:
    records = read(RECORDS.read_bytes()).records
    assert example.said_of(records) == example.says


def statement(act: SpeechAct, extra: dict[str, str] | None) -> Statement:
    """A statement with one act, and what we code besides."""
    return Statement(
        id="statement:x",
        acts=(act,),
        segments=(Segment(kind=SegmentKind.SUMMARY, text="They will leave."),),
        extra=None if extra is None else ExtraValues(extra),
    )


@pytest.mark.parametrize(
    ("act", "extra"),
    [
        (SpeechAct.THREATEN, {"threat": "leaving"}),
        (SpeechAct.DEMAND, {"batch": "7"}),
        (SpeechAct.DEMAND, None),
    ],
)
def test_left_alone(act: SpeechAct, extra: dict[str, str] | None, checked_by: CheckedBy) -> None:
    assert lines_of(checked_by(MODULE, statement(act, extra))) == []

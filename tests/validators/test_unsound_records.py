"""What is sound in a record that is not is judged; what is not counts as not checked."""

import json
from typing import Any, Final

import pytest

from pourparler_validators import check_text

TODAY_TEXT: Final = "The minister said: “We are ready to talk about the exchange of prisoners.”"
SOURCE: Final = {
    "type": "source",
    "id": "source:a",
    "kind": "news_article",
    "language": "en",
    "text": TODAY_TEXT,
}
STATEMENT: Final[dict[str, Any]] = {
    "type": "statement",
    "id": "statement:a",
    "acts": ["inform"],
    "speaker_described": "the minister",
    "date": "2025-06-02/2025-05-16",
    "segments": [
        {
            "kind": "direct",
            "text": "We are not ready to talk about the exchange of prisoners.",
            "source": "source:a",
        }
    ],
    "about": ["proposal:missing"],
}
UNSOUND: Final[dict[str, dict[str, Any]]] = {
    "a value that is in no list": {"acts": ["inform", "shout"]},
    "a field that there is not": {"mood": "angry"},
    "a field of the wrong form": {"original_language": "English"},
    "a second segment that is not sound": {
        "segments": [*STATEMENT["segments"], {"kind": "shouted", "text": "No!"}]
    },
}


def found(change: dict[str, Any]) -> set[tuple[str, str]]:
    records = [SOURCE, {**STATEMENT, **change}]
    report = check_text(json.dumps(records), "a.json")
    assert not report.errors
    return {(one.rule, one.place.pointer) for one in report.findings}


@pytest.mark.parametrize("change", UNSOUND.values(), ids=list(UNSOUND))
def test_values_are_judged_also_where_another_field_is_not_sound(change: dict[str, Any]) -> None:
    assert {
        ("grounding/quote-altered", "/segments/0/text"),
        ("dates/interval-reversed", "/date"),
        ("references/not-found", "/about/0"),
    } <= found(change)


def test_spaces_round_an_id_do_not_hide_the_record() -> None:
    records = [SOURCE, {**STATEMENT, "about": ["party:a"]}, {"type": "party", "id": "party:a "}]
    report = check_text(json.dumps(records), "a.json", select=["references", "structure"])
    assert [(one.rule, one.place.pointer) for one in report.findings] == [
        ("structure/missing-field", ""),
        ("structure/missing-field", ""),
        ("structure/wrong-form", "/id"),
    ]


def test_a_value_with_a_fault_is_judged_by_no_other_rule() -> None:
    assert ("dates/interval-reversed", "/date") not in found({"date": "2025-06-31/2025-05-16"})
    assert ("references/not-found", "/about/0") not in found({"about": ["nowhere"]})


def test_what_could_not_be_judged_is_counted() -> None:
    records = [SOURCE, {**STATEMENT, **UNSOUND["a second segment that is not sound"]}]
    tallies = check_text(json.dumps(records), "a.json").tallies
    reason = "the structure of the record is not sound"
    assert tallies["grounding/quote-altered"].found == 1
    assert tallies["grounding/quote-altered"].could_not == {reason: 1}
    assert tallies["statements/no-speaker"].could_not == {reason: 1}
    assert tallies["statements/no-speaker"].held == 0


@pytest.mark.parametrize("value", [[], [{}], {"kind": []}, 7, None, "x", [[1]], {"a": {"b": 1}}])
@pytest.mark.parametrize("field", ["segments", "evidence", "date", "acts", "coding", "about"])
def test_nothing_in_a_record_makes_it_raise(field: str, value: Any) -> None:
    assert found({field: value})

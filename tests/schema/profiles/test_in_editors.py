"""What editors show of records by the schemas for them: the real language servers are asked."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from pourparler import MODELS
from pourparler.fields import fields
from pourparler.profiles import Id, Options
from pourparler.profiles.editor import files
from tests.schema.documents import RECORD_TYPES, a_random, full_record
from tests.schema.mutations import sample
from tests.schema.profiles.editors import CURSOR, Shown, shown
from tests.schema.test_ajv import accepts

IDS = (Id("party:rus", "Russia"), Id("party:ukr", "Ukraine"), Id("person:lavrov", "Sergei Lavrov"))
SEVERAL: Final = {
    *("foreign_object", "other_tag", "swapped_values", "wrapped", "empty", "odd_item"),
    "other_json_type",
}
"""Changes that put an object in the place of another, so that several of its fields are wrong."""

by_form = pytest.mark.parametrize("suffix", ["json", "yaml"])
Show = Callable[..., list[Shown]]


@pytest.fixture
def show(tmp_path: Path) -> Show:
    """What an editor shows of texts of JSON or YAML, by a schema with some options."""

    def show(texts: list[str], suffix: str, name: str = "file", **options: Any) -> list[Shown]:
        ((file, text),) = files(name, Options(**options)).items()
        (tmp_path / file).write_text(text, encoding="utf-8")
        return shown(texts, tmp_path / f"records.{suffix}", tmp_path / file)

    return show


def written(value: Any, suffix: str) -> str:
    if suffix == "json":
        return json.dumps(value, ensure_ascii=False)
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)


EVENT = {"type": "event", "id": "event:a", "kind": "summit", "status": "held"}
DATES = (
    "It is written like this: 2025-06-02, 2025-06, 2025, 2025-06-02~, 2025-05-16/2025-05-17 "
    "or [2025-05-26..2025-06-01]."
)
TEXT = "This must be a text, in quotation marks."
LIST = "This must be a list: in square brackets, or in YAML each item after a dash."
FAULTS: Final[dict[str, tuple[dict[str, Any], str]]] = {
    "a value outside the list": (
        {"medium": "radio"},
        'This is not a value of "medium". The values are in_person, phone, video, written.',
    ),
    "a number for a value": (
        {"medium": 7},
        'This is not a value of "medium". The values are in_person, phone, video, written.',
    ),
    "a day in words": ({"date": "2 June 2025"}, f"This is not a date. {DATES}"),
    "a day that there is not": ({"date": "2025-02-30"}, f"This is not a date. {DATES}"),
    "a year without marks": ({"date": 2025}, f"This must be a date, in quotation marks. {DATES}"),
    "an id of another type": (
        {"process": "event:b"},
        "This is not the id of a process. "
        "It is written like this: process:…, in small letters, in at most 128 characters.",
    ),
    "an id in capitals": (
        {"id": "Event:A"},
        "This is not the id of an event. It is written like this: event:my-event, "
        "in small letters, in at most 128 characters.",
    ),
    "an id that is too long": (
        {"process": f"process:{'a' * 200}"},
        "This is not the id of a process. "
        "It is written like this: process:…, in small letters, in at most 128 characters.",
    ),
    "nothing": ({"title": None}, TEXT),
    "a number for a text": ({"title": 2025}, TEXT),
    "white space": (
        {"title": " "},
        "This text has nothing to read, or a control character: "
        "write what is meant, or leave it out.",
    ),
    "a text for a list": ({"agenda": "prisoners"}, LIST),
    "a text for an object": (
        {"place": "Istanbul"},
        "This must be an object. "
        'Its fields are "name", "country", "venue", "precision", "identifiers".',
    ),
    "a country by its name": (
        {"place": {"name": "Istanbul", "country": "Turkey"}},
        "This must be a country code of ISO 3166-1. "
        "It is written like this: TR or UA, in capitals.",
    ),
    "an unknown field": (
        {"place": {"name": "Istanbul", "town": "Istanbul"}},
        "The place has no such field. "
        'Its fields are "name", "country", "venue", "precision", "identifiers".',
    ),
    "a misspelt field that must be there": (
        {"place": {"nmae": "Istanbul"}},
        "The place has no such field. "
        'Its fields are "name", "country", "venue", "precision", "identifiers".',
    ),
    "a field that is missing": ({"place": {"country": "TR"}}, 'Missing property "name".'),
    "an empty list": ({"agenda": []}, "Array has too few items. Expected 1 or more."),
    "a fraction": (
        {"round": 0.5},
        "This must be a whole number from 1 upwards. "
        "It is written like this: 2, without quotation marks.",
    ),
    "a number that is too small": ({"round": 0}, "Value is below the minimum of 1."),
    "a short reason": (
        {"waivers": [{"rule": "dates/placeholder", "reason": "ok"}]},
        "This is not a reason in at least 10 characters.",
    ),
    "an object among extras": (
        {"extra": {"desk": {}}},
        "This must be a text, a number, true or false.",
    ),
    "the name of an extra": (
        {"extra": {"Desk": 1}},
        "This is not a name in small letters, digits and _. It is written like this: "
        "desk_id or my-tool.score, in at most 128 characters.",
    ),
    "another type": (
        {"type": "evnt"},
        'This is not a value of "type". The values are source, party, person, process, event, '
        "delegation, statement, proposal, agreement.",
    ),
}


@by_form
@pytest.mark.parametrize("form", ["one record", "a list", "a document"])
def test_a_fault_has_one_message_in_plain_words(show: Show, suffix: str, form: str) -> None:
    wrap: dict[str, Callable[[Any], Any]] = {
        "one record": lambda record: record,
        "a list": lambda record: [record],
        "a document": lambda record: {"records": [record]},
    }
    texts = [written(wrap[form]({**EVENT, **change}), suffix) for change, _ in FAULTS.values()]
    said = [[message for _, message in one.problems] for one in show(texts, suffix)]
    assert dict(zip(FAULTS, said, strict=True)) == {
        name: [message] for name, (_, message) in FAULTS.items()
    }


@by_form
def test_a_message_stands_at_what_is_wrong(show: Show, suffix: str) -> None:
    wrong = {**EVENT, "id": "Event:A", "medium": "radio", "place": {"name": "A", "town": "B"}}
    (found,) = show([written([wrong], suffix)], suffix)
    assert {about.strip('"') for about, _ in found.problems} == {"Event:A", "radio", "town"}


@by_form
def test_sound_files_have_no_problem(show: Show, suffix: str) -> None:
    records = [full_record(a_random(5), record_type) for record_type in RECORD_TYPES]
    texts = [written(one, suffix) for one in (*records, records, {"records": records})]
    texts.append(written({"schema_version": "1.1", "records": []}, suffix))
    assert [one.problems for one in show(texts, suffix)] == [[] for _ in texts]
    assert [one.problems for one in show(texts[:1], suffix, ids=IDS)] == [[]]


@by_form
def test_a_change_at_random_has_one_message(show: Show, suffix: str) -> None:
    mutants = [one for one in sample(12, 400) if f"{one.record}".isprintable()]
    texts = [json.dumps(one.record, ensure_ascii=False) for one in mutants]
    unsound = 0
    for mutant, text, found in zip(mutants, texts, show(texts, suffix, "record"), strict=True):
        if accepts("record", text):
            assert found.problems == []
        elif mutant.kind in SEVERAL:
            assert found.problems
        else:
            unsound += 1
            assert len(found.problems) == 1, (mutant.kind, mutant.place, found.problems)
        assert not any("pattern" in message for _, message in found.problems)
    assert unsound > 100


VALUE: Final = {
    "json": f'[{{"type": "event", "id": "event:a", "medium": {CURSOR}}}]',
    "yaml": f"- type: event\n  id: event:a\n  medium: {CURSOR}\n",
}


@by_form
def test_values_are_offered_with_what_they_mean(show: Show, suffix: str) -> None:
    (found,) = show([VALUE[suffix]], suffix)
    values = {label.strip('"'): words for label, (words, _) in found.completions.items()}
    assert list(values) == ["in_person", "phone", "video", "written"]
    assert values["phone"] == (
        "Phone: People speak over a voice connection and do not see each other."
    )


@by_form
def test_a_value_and_a_field_tell_what_they_mean_under_the_pointer(show: Show, suffix: str) -> None:
    text = written({**EVENT, "medium": "phone"}, suffix)
    at_value, at_field = (
        text.replace("phone", f"ph{CURSOR}one"),
        text.replace("kin", f"k{CURSOR}in"),
    )
    value, field = show([at_value, at_field], suffix)
    assert "`phone`: Phone: People speak over a voice connection" in value.hover.replace("\\", "")
    assert "What sort of event it is." in field.hover.replace("\\", "")


REFERENCES: Final = {
    "json": (
        f'{{"type": "event", "confirmed_by": [{CURSOR}]}}',
        f'{{"type": "statement", "speaker": {CURSOR}}}',
        f'{{"type": "event", "process": {CURSOR}}}',
    ),
    "yaml": (
        f"type: event\nconfirmed_by:\n  - {CURSOR}\n",
        f"type: statement\nspeaker: {CURSOR}\n",
        f"type: event\nprocess: {CURSOR}\n",
    ),
}


@by_form
@pytest.mark.parametrize("is_strict", [False, True])
def test_ids_are_offered_by_the_type_that_a_field_refers_to(
    show: Show, suffix: str, is_strict: bool
) -> None:
    found = show([*REFERENCES[suffix]], suffix, ids=IDS, strict_ids=is_strict)
    offered = [
        {label.strip('"'): words for label, (words, _) in one.completions.items()} for one in found
    ]
    assert offered == [
        {"party:rus": "Russia", "party:ukr": "Ukraine"},
        {"party:rus": "Russia", "party:ukr": "Ukraine", "person:lavrov": "Sergei Lavrov"},
        {},
    ]
    inserted = found[0].completions[
        '"party:rus"' if is_strict and suffix == "json" else "party:rus"
    ]
    assert inserted[1].strip('"') == "party:rus"


@by_form
def test_strict_ids_have_one_message(show: Show, suffix: str) -> None:
    wrong = [
        {**EVENT, "confirmed_by": ["party:pol"]},
        {**EVENT, "confirmed_by": [7]},
        {**EVENT, "process": "process:a"},
    ]
    texts = [written(one, suffix) for one in wrong]
    said = [
        [message for _, message in one.problems]
        for one in show(texts, suffix, ids=IDS, strict_ids=True)
    ]
    assert said == [
        ["No party of the dataset has this id."],
        ["No party of the dataset has this id."],
        ["No process of the dataset has this id."],
    ]
    assert show(texts[:1], suffix, ids=IDS)[0].problems == []


@by_form
def test_a_new_record_has_what_it_must_have(show: Show, suffix: str) -> None:
    (found,) = show([CURSOR], suffix)
    for name, model in MODELS.items():
        words, text = found.completions[f"new {name}"]
        assert words == model.__doc__
        stops = text.count("$")
        filled = re.sub(r"\$\d+", "x", text)
        record = json.loads(filled) if suffix == "json" else yaml.safe_load(filled)
        assert list(record) == [one.name for one in fields(model).values() if one.required]
        assert record["type"] == name
        assert stops >= len(record) - 1


@by_form
def test_a_new_piece_of_evidence_is_offered_in_its_list(show: Show, suffix: str) -> None:
    text = {
        "json": f'[{{"type": "event", "evidence": [{CURSOR}]}}]',
        "yaml": f"- type: event\n  evidence:\n    - {CURSOR}\n",
    }[suffix]
    (found,) = show([text], suffix)
    words, inserted = found.completions["new evidence"]
    assert words.startswith("The words of a source that a record, or some of its fields, rest on.")
    assert "source:$1" in inserted
    assert "$2" in inserted


@by_form
def test_fields_are_offered_once_with_their_descriptions(show: Show, suffix: str) -> None:
    text = {"json": f'{{"type": "party", {CURSOR}}}', "yaml": f"type: party\n{CURSOR}\n"}[suffix]
    (found,) = show([text], suffix)
    assert len(found.labels) == len(set(found.labels))
    offered = {label.strip('"'): texts for label, texts in found.completions.items()}
    for name, field in fields(MODELS["party"]).items():
        if name != "type":
            assert offered[name][0].startswith(field.description)
    assert offered["name"][1] == {"json": '"name": "$1"', "yaml": "name: "}[suffix]


@by_form
def test_a_type_is_chosen_by_the_coder(show: Show, suffix: str) -> None:
    at_field = {"json": f"[{{{CURSOR}}}]", "yaml": f"- {CURSOR}\n"}[suffix]
    at_value = {"json": f'[{{"type": {CURSOR}}}]', "yaml": f"- type: {CURSOR}\n"}[suffix]
    field, value = show([at_field, at_value], suffix)
    found = {label.strip('"'): texts for label, texts in field.completions.items()}
    words, text = found["type"]
    assert words == "The record type."
    assert text in ('"type": $1', "type: ")
    types = {label.strip('"'): words for label, (words, _) in value.completions.items()}
    assert types == {
        name: f"{name.capitalize()}: {model.__doc__}" for name, model in MODELS.items()
    }


def test_a_document_is_offered_in_an_object(show: Show) -> None:
    (found,) = show([f"{{{CURSOR}}}"], "json")
    assert found.completions["records"] == ("The records of a document.", '"records": [$1]')

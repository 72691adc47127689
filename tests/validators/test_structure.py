"""The family ``structure``: every field with every wrong value, and each rule's exact words."""

import copy
import json
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

import pytest

from pourparler import MODELS, Date, Model
from pourparler.fields import fields
from pourparler.values import Form, Reference
from pourparler_validators import Report
from tests.validators.checked import PARTY, checked, checked_value, found, only
from tests.validators.record_shapes import Plain, Spot, at, full, minimal, objects, replaced, spots

NAN: Final = float("nan")
HUGE: Final = 10**20
WRONG: Final[tuple[Any, ...]] = (
    *(None, True, 7, 1.5, "x", [], {}, "", [None], {"a": 1}, HUGE, NAN, -HUGE),
)
FREE: Final = frozenset({"text", "verbatim", "rule", "slug"})
"""The forms of texts that "x" is of."""

Found = tuple[str, str]


def per_record(records: Iterable[Plain]) -> tuple[Report, list[list[Found]]]:
    """The findings of structure for each of several records, with their pointers."""
    values = list(records)
    report = checked(json.dumps(values), select=("structure",))
    by_record: list[list[Found]] = [[] for _ in values]
    for finding in report.findings:
        if finding.rule.startswith("structure/"):
            position = int(finding.place.document_pointer.split("/")[1])
            by_record[position].append((finding.rule[10:], finding.place.pointer))
    assert report.errors == ()
    return report, by_record


def expected(spot: Spot, value: Any) -> list[Found]:
    """The rule that is due for a value at a place, and where it must speak."""
    here = spot.pointer
    if value is NAN or value in (HUGE, -HUGE):
        return [("not-a-number", here)]
    if value is None or value in ("", [], {}):
        return [("null-or-empty", here)]
    if spot.is_list:
        return expected_in_list(spot, value)
    if spot.field.model:
        return expected_in_object(spot.field.model, here, value)
    if spot.field.name == "type" and not spot.holder:
        return [("unknown-type" if isinstance(value, str) else "wrong-type", here)]
    return [(rule, here) for rule in expected_of_value(spot, value)]


def expected_in_list(spot: Spot, value: Any) -> list[Found]:
    if not isinstance(value, list):
        return [("wrong-type", spot.pointer)]
    item = "null-or-empty" if value == [None] else "wrong-type"
    is_short = (spot.pointer, spot.field.required) == ("/parties", True) and not spot.field.model
    return [(item, f"{spot.pointer}/0"), *([("wrong-form", spot.pointer)] if is_short else [])]


def expected_in_object(model: type[Model], here: str, value: Any) -> list[Found]:
    if not isinstance(value, dict):
        return [("wrong-type", here)]
    lacking = [("missing-field", here) for field in fields(model).values() if field.required]
    return [*lacking, ("unknown-field", f"{here}/a")]


def expected_of_value(spot: Spot, value: Any) -> list[str]:
    kind = spot.field.kind
    name = kind.name if isinstance(kind, Form | Reference) else ""
    if name in ("count", "offset"):
        if value == 7 and type(value) is int:
            return []
        return ["wrong-form" if type(value) is float else "wrong-type"]
    if name == "number":
        return [] if type(value) in (int, float) else ["wrong-type"]
    if name == "extra":
        return [] if value == {"a": 1} else ["wrong-type"]
    if name == "flag":
        return [] if value is True else ["wrong-type"]
    if not isinstance(value, str):
        return ["wrong-type"]
    if spot.field.vocabulary:
        return ["not-in-list"]
    is_formed = kind is Date or name not in FREE
    return ["wrong-form"] if is_formed else []


@pytest.mark.parametrize("record_type", MODELS)
def test_full_and_minimal_records_are_sound(record_type: str) -> None:
    model = MODELS[record_type]
    assert per_record([full(model), minimal(record_type)])[1] == [[], []]


@pytest.mark.parametrize("record_type", MODELS)
def test_every_field_with_every_wrong_value(record_type: str) -> None:
    record = full(MODELS[record_type])
    cases = [(spot, value) for spot in spots(record_type) for value in WRONG]
    _, said = per_record(replaced(record, spot.steps, value) for spot, value in cases)
    wrong = [
        (spot.pointer, value, findings)
        for (spot, value), findings in zip(cases, said, strict=True)
        if Counter(findings) != Counter(expected(spot, value))
    ]
    assert wrong == []


@pytest.mark.parametrize("record_type", MODELS)
def test_every_wrong_value_in_a_file_of_its_own(record_type: str) -> None:
    record = minimal(record_type)
    for spot in spots(record_type):
        if len(spot.steps) > 1 or not spot.field.required:
            continue
        for value in WRONG:
            report = checked_value(replaced(record, spot.steps, value), select=("structure",))
            said = [(rule[10:], pointer) for rule, pointer in found(report, "structure/")]
            assert Counter(said) == Counter(expected(spot, value)), (spot.pointer, value)
            assert report.errors == ()


@pytest.mark.parametrize("record_type", MODELS)
def test_every_field_that_must_be_there(record_type: str) -> None:
    record = full(MODELS[record_type])
    cases: list[tuple[Plain, list[Found]]] = []
    for steps, model in objects(record_type):
        for name, field in fields(model).items():
            changed = copy.deepcopy(record)
            del at(changed, steps)[name]
            pointer = "".join(f"/{step}" for step in steps)
            missing = "not-a-record" if (name, steps) == ("type", ()) else "missing-field"
            cases.append((changed, [(missing, pointer)] if field.required else []))
    assert per_record(changed for changed, _ in cases)[1] == [wanted for _, wanted in cases]


@pytest.mark.parametrize("record_type", MODELS)
def test_every_object_with_an_unknown_field(record_type: str) -> None:
    record = full(MODELS[record_type])
    places = [steps for steps, _ in objects(record_type)]
    said = per_record(replaced(record, (*steps, "zzz/~"), 1) for steps in places)[1]
    pointers = ["".join(f"/{step}" for step in steps) for steps in places]
    assert said == [[("unknown-field", f"{pointer}/zzz~1~0")] for pointer in pointers]


@pytest.mark.parametrize("record_type", MODELS)
def test_a_misspelt_name_is_one_finding(record_type: str) -> None:
    record = full(MODELS[record_type])
    cases: list[tuple[Plain, str, str]] = []
    for steps, model in objects(record_type):
        for name, field in fields(model).items():
            misspelt = name[0] + name[2:3] + name[1] + name[3:]
            if len(name) > 3 and name not in ("type", misspelt):
                changed = copy.deepcopy(record)
                holder = at(changed, steps)
                holder[misspelt] = holder.pop(name)
                pointer = "".join(f"/{step}" for step in (*steps, misspelt))
                lacks = f', and lacks "{name}"' if field.required else ""
                cases.append((changed, pointer, f'has no field "{misspelt}"{lacks}'))
    report, said = per_record(changed for changed, *_ in cases)
    assert said == [[("unknown-field", pointer)] for _, pointer, _ in cases]
    messages = [one.message for one in report.findings if one.rule == "structure/unknown-field"]
    for (_, _, words), message in zip(cases, messages, strict=True):
        assert message.endswith(words)


@pytest.mark.parametrize("record_type", MODELS)
def test_every_name_of_every_object_twice(record_type: str) -> None:
    record = full(MODELS[record_type])
    for steps, model in objects(record_type):
        for name in fields(model):
            changed = replaced(record, (*steps, "@"), at(record, (*steps, name)))
            text = json.dumps(changed).replace('"@"', f'"{name}"')
            report = checked(text, select=("structure",))
            pointer = "".join(f"/{step}" for step in (*steps, name))
            assert found(report, "structure/") == [("structure/duplicate-key", pointer)]


def test_values_joined_in_one_text() -> None:
    cases: list[tuple[Plain, list[Found]]] = []
    for record_type, spot in ((one, spot) for one in MODELS for spot in spots(one)):
        record = full(MODELS[record_type])
        kind = spot.field.kind
        if not spot.field.many or not (spot.field.vocabulary or isinstance(kind, Reference)):
            continue
        one = at(record, spot.steps)
        value = one[0] if spot.is_list else one
        texts = (f"{value}, {value}", f"{value};other", f"{value} | {value}", f"a/{value}")
        wanted = [("joined-values", spot.pointer)]
        cases += ((replaced(record, spot.steps, text), wanted) for text in texts)
    assert per_record(changed for changed, _ in cases)[1] == [wanted for _, wanted in cases]


EVENT: Final = {"type": "event", "id": "event:a", "kind": "summit", "status": "held"}
SHA: Final = "0123456789abcdef" * 4
SOURCE: Final = {"type": "source", "id": "source:a", "kind": "book", "language": "en"}
DELEGATION: Final = {"type": "delegation", "id": "delegation:a", "party": "party:tur"}


def said(report: Report) -> tuple[str, str, str, str | None]:
    """The only finding of structure."""
    finding = only([one for one in report.findings if one.rule.startswith("structure/")])
    return finding.rule[10:], finding.place.pointer, finding.message, finding.help


@pytest.mark.parametrize(
    ("value", "rule", "pointer", "message", "help_"),
    [
        (
            {**PARTY, "notes": None},
            *("null-or-empty", "/notes", '"notes" holds null'),
            "what is not known is left out: delete it, or fill it in",
        ),
        (
            {**PARTY, "aliases": []},
            *("null-or-empty", "/aliases", '"aliases" holds an empty list'),
            "what is not known is left out: delete it, or fill it in",
        ),
        (
            {**PARTY, "aliases": [{}]},
            *("null-or-empty", "/aliases/0", 'an item of "aliases" holds an empty object'),
            "what is not known is left out: delete it, or fill it in",
        ),
        (
            {**PARTY, "name": ""},
            *("null-or-empty", "/name", '"name" holds an empty text'),
            "what is not known is left out: delete it, or fill it in",
        ),
        (
            {**PARTY, "name": " n/a "},
            *("placeholder-text", "/name", '" n/a " is a placeholder, not a text'),
            "what is not known is left out: delete the field, or write what is known",
        ),
        (
            {**PARTY, "type": "PARTY"},
            *("unknown-type", "/type", 'there is no record type "PARTY"'),
            'did you mean "party"?',
        ),
        (
            {**PARTY, "type": "zebra"},
            *("unknown-type", "/type", 'there is no record type "zebra"'),
            "the types are source, party, person, process, event, delegation, statement, "
            "proposal, agreement",
        ),
        (
            {**PARTY, "type": 7},
            *("wrong-type", "/type", '"type" must be a text, and 7 is a number'),
            "the types are source, party, person, process, event, delegation, statement, "
            "proposal, agreement",
        ),
        (
            {"id": "party:tur", "kind": "state"},
            *("not-a-record", "", 'the object has no "type", so that it is no record'),
            'add "type": "party"',
        ),
        (
            {"type": "party", "id": "party:tur", "kind": "state"},
            *("missing-field", "", 'the party has no "name"'),
            'add "name": the name by which the dataset calls it',
        ),
        (
            {**PARTY, "aliases": [{"name": "Ankara"}]},
            *("missing-field", "/aliases/0", 'the alias has no "kind"'),
            'add "kind": what sort of name it is; its values are official, short, former, '
            "transliteration, metonym, demonym",
        ),
        (
            {**PARTY, "nmae": "Türkiye"},
            *("unknown-field", "/nmae", 'the party has no field "nmae"'),
            'did you mean "name"?',
        ),
        (
            {**EVENT, "place": {"name": "Istanbul", "zip": "34"}},
            *("unknown-field", "/place/zip", 'the place has no field "zip"'),
            'its fields are "name", "country", "venue", "precision" and "identifiers"',
        ),
        (
            {**PARTY, "name": 7},
            *("wrong-type", "/name", '"name" must be a text, and 7 is a number'),
            'put it into quotation marks: "7"',
        ),
        (
            {**EVENT, "agenda": "peace"},
            *("wrong-type", "/agenda", '"agenda" must be a list, and "peace" is a text'),
            'a list stands in square brackets, even one of a single item: ["peace"]',
        ),
        (
            {**EVENT, "place": "Istanbul"},
            *("wrong-type", "/place", '"place" must be an object, and "Istanbul" is a text'),
            'its fields are "name", "country", "venue", "precision" and "identifiers"',
        ),
        (
            {**EVENT, "participants": [["party:tur"]]},
            "wrong-type",
            "/participants/0",
            'an item of "participants" must be an object, and this is a list',
            'its fields are "party", "role", "persons", "level" and "presence"',
        ),
        (
            {**EVENT, "round": "2"},
            *("wrong-type", "/round", '"round" must be a number, and "2" is a text'),
            "it is written like this: 2, without quotation marks",
        ),
        (
            {**EVENT, "round": 0},
            *("wrong-form", "/round", "0 is not a whole number from 1 upwards"),
            "it is written like this: 2, without quotation marks",
        ),
        (
            {**EVENT, "round": 2**53},
            "not-a-number",
            "/round",
            "9007199254740992 is too large to be kept exactly",
            "a whole number may go up to 9,007,199,254,740,991",
        ),
        (
            {**DELEGATION, "size": int("9" * 31)},
            *("not-a-number", "/size", "a number of 31 digits is too large to be kept exactly"),
            "a whole number may go up to 9,007,199,254,740,991",
        ),
        (
            {**DELEGATION, "size": NAN},
            *("not-a-number", "/size", "NaN is no number in JSON"),
            "what is not known is left out: delete the field, or write the number",
        ),
        (
            {**DELEGATION, "size": -float("inf")},
            *("not-a-number", "/size", "-Infinity is no number in JSON"),
            "what is not known is left out: delete the field, or write the number",
        ),
        (
            {**PARTY, "country": "tr"},
            *("wrong-form", "/country", '"tr" is not a country code of ISO 3166-1'),
            'did you mean "TR"?',
        ),
        (
            {**EVENT, "date": "2025-02-30"},
            *("wrong-form", "/date", '"2025-02-30" is not a date: February 2025 has 28 days'),
            "write the day that is meant, or the month alone: 2025-02",
        ),
        (
            {**EVENT, "process": "party:tur"},
            *("wrong-form", "/process", '"party:tur" is not the id of a process'),
            "it is written like this: process:…, in small letters",
        ),
        (
            {**EVENT, "id": "Event:A"},
            *("wrong-form", "/id", '"Event:A" is not the id of an event'),
            "it is written like this: event:my-event, in small letters",
        ),
        (
            {**SOURCE, "url": "example.org"},
            *("wrong-form", "/url", '"example.org" is not a whole web address: it lacks https://'),
            "write https://example.org",
        ),
        (
            {**SOURCE, "sha256": SHA.upper()},
            "wrong-form",
            "/sha256",
            '"0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789A…" '
            "is not a SHA-256 checksum",
            "it is written like this: 64 digits from 0-9 and a-f, in small letters",
        ),
        (
            {**SOURCE, "language": "EN"},
            *("wrong-form", "/language", '"EN" is not a language tag'),
            "it is written like this: en, ru, zh-Hant or pt-BR",
        ),
        (
            {**PARTY, "notes": "a\u001bb"},
            *("wrong-form", "/notes", r'"a\u001bb" is not a text'),
            "take out the control character U+001B",
        ),
        (
            {**PARTY, "kind": "stat"},
            *("not-in-list", "/kind", '"stat" is not a value of "kind"'),
            "the values are state, state_body, non_state_armed_group, political_party, "
            "de_facto_authority, civil_society, media, other, …",
        ),
        (
            {**EVENT, "agenda": "prisoners; ceasefire"},
            *("joined-values", "/agenda", '"prisoners; ceasefire" holds 2 values in one text'),
            'write a list: ["prisoners", "ceasefire"]',
        ),
        (
            {**EVENT, "agenda": ["prisoners, ceasefire"]},
            *("joined-values", "/agenda/0", '"prisoners, ceasefire" holds 2 values in one text'),
            'write a list: ["prisoners", "ceasefire"]',
        ),
    ],
)
def test_exact_words(value: Any, rule: str, pointer: str, message: str, help_: str) -> None:
    assert said(checked_value(value)) == (rule, pointer, message, help_)


@pytest.mark.parametrize(
    ("text", "rule", "message", "column"),
    [
        ('{"a" 1}', "not-json", "a colon is missing before this", 6),
        ('{"a": 1 "b": 2}', "not-json", "a comma or a closing bracket is missing before this", 9),
        ('{"a": 01}', "not-json", "a number begins with 0", 7),
        ('{"a": [3, -007.5]}', "not-json", "a number begins with 0", 11),
        ('{"a": 10 1}', "not-json", "a comma or a closing bracket is missing before this", 10),
        ('{"a": 1,}', "not-json", "a comma stands before the closing bracket", 8),
        ("[1, 2 , ]", "not-json", "a comma stands before the closing bracket", 7),
        ("{a: 1}", "not-json", "a field's name is missing here", 2),
        ('{"a": }', "not-json", "no value can be read here", 7),
        ('{"a": "b', "not-json", "the text that starts here has no end", 7),
        (r'{"a": "\x"}', "not-json", "there is no such escape", 8),
        (r'{"a": "\u00g0"}', "not-json", r"the escape \u needs four digits or letters a-f", 9),
        ('{"a": 1', "not-json", "the text ends too early", 8),
        ("{} {}", "not-json", "the JSON value has ended before this", 4),
    ],
)
def test_broken_json(text: str, rule: str, message: str, column: int) -> None:
    report = checked(f"\n {text}")
    finding = only(report.findings)
    assert (finding.rule, finding.message) == (f"structure/{rule}", f"this is not JSON: {message}")
    assert (finding.place.start.line, finding.place.start.column) == (2, column + 1)


@pytest.mark.parametrize("escape", [r"\ud800", r"\udc00", r"\ud800\u0041", r"\udc00\ud800"])
def test_halves_of_characters(escape: str) -> None:
    text = json.dumps(PARTY)
    in_value = checked(text.replace("state", f"st{escape}ate"))
    assert said(in_value)[:2] == ("wrong-form", "/kind")
    in_name = checked(text.replace('"kind"', f'"kind": "state", "{escape}"'))
    rule, pointer, message, help_ = said(in_name)
    assert (rule, pointer) == ("wrong-form", "/" + json.loads(f'"{escape}"'))
    assert message.endswith("is not a text of whole characters")
    assert help_ is not None
    mark = only([one for one in in_name.findings if one.rule == "structure/wrong-form"]).place.mark
    assert mark.end - mark.start == len(escape) + 2


def test_whole_characters_in_escapes_are_sound() -> None:
    text = json.dumps({**PARTY, "name": "𐍄ürkiye"})
    assert r"\ud800\udf44" in text
    assert found(checked(text), "structure/") == []


@pytest.mark.parametrize(
    "value",
    [
        {**PARTY, "name": "Nations United"},
        {**PARTY, "name": "None of the above"},
        {**PARTY, "country": "NA"},
        {**PARTY, "notes": "tab\tand\nline feed"},
        {**PARTY, "notes": "[]", "name": "null"[:3] + "a"},
        {**EVENT, "round": 2**53 - 1},
        {**EVENT, "place": {"name": "prisoners, ceasefire"}},
        {**SOURCE, "authors": ["Smith, John"]},
        {**SOURCE, "text": "?", "kind": "book"},
        {**SOURCE, "url": "https://[::1]:8080/a?b#c"},
        {**EVENT, "date": "[..2025-05-16]"},
        {**EVENT, "date": "2025-05-16/.."},
        {**PARTY, "identifiers": [{"scheme": "wikidata", "value": "?"}]},
    ],
)
def test_near_neighbours_are_silent(value: Any) -> None:
    assert found(checked_value(value), "structure/") == []


def test_several_causes_are_several_findings() -> None:
    value = {"type": "event", "id": "event:a", "knid": "summit", "date": "x", "round": None}
    assert found(checked_value(value), "structure/") == [
        ("structure/missing-field", ""),
        ("structure/unknown-field", "/knid"),
        ("structure/wrong-form", "/date"),
        ("structure/null-or-empty", "/round"),
    ]


def test_a_fault_in_one_record_silences_nothing_in_another() -> None:
    other = {**PARTY, "id": "party:ukr", "name": "Ukraine", "parent": "party:ukr"}
    report = checked_value([{**PARTY, "kind": "stat"}, other])
    assert ("references/to-itself", "/parent") in found(report)
    assert ("structure/not-in-list", "/kind") in found(report)
    assert report.tallies["references/to-itself"].could_not == {
        "the structure of the record is not sound": 1
    }

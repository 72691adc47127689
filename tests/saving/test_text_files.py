"""Changed records in JSON, JSON Lines and YAML: the values are right, and all else stays."""

import copy
import json
import random
from typing import Any, Final

import pytest

from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.formats import format_named
from pourparler_validators.formats.yaml_values import plain_values
from pourparler_validators.formats.yaml_writing import block
from pourparler_validators.saving.changes import Change, NotSavedError
from pourparler_validators.saving.text_files import with_changes
from tests.converting.datasets import drawn

FORMATS: Final = ("json", "jsonl", "yaml")

EVENT: Final = {"type": "event", "id": "event:a", "kind": "summit", "status": "held"}
OTHER: Final = {"type": "event", "id": "event:b", "kind": "summit", "status": "held"}


def saved(text: str, form: str, number: int | None, after: Any) -> str:
    """A text after a change of the record of a number, or with a new one."""
    file = SourceFile(f"a.{form}", text.encode(), form)
    entries = [one for one in format_named(form).read(file, is_named=True) or [] if not one.is_file]
    entry = None if number is None else entries[number]
    return with_changes(file, [Change(entry, after)]).decode()


def lines(value: Any, indent: int | None = 2) -> str:
    return json.dumps(value, indent=indent, ensure_ascii=False)


def test_a_value_alone_is_changed() -> None:
    text = '{ "type":"event",\n  "id" : "event:a", "kind":"summit","status" :\t"held" }'
    after = saved(text, "json", 0, {**EVENT, "status": "planned"})
    assert after == text.replace('"held"', '"planned"')


def test_a_field_is_put_where_the_standard_has_it_in_the_style_of_its_neighbours() -> None:
    text = lines([EVENT], indent=4) + "\n"
    after = saved(text, "json", 0, {**EVENT, "place": {"name": "Istanbul", "country": "TR"}})
    assert after == lines([{**EVENT, "place": {"name": "Istanbul", "country": "TR"}}], 4) + "\n"


def test_a_field_on_one_line_stays_on_it() -> None:
    text = '{"type":"event","id":"event:a","kind":"summit","status":"held"}\n'
    after = saved(text, "jsonl", 0, {**EVENT, "tags": ["a", "b"]})
    assert after == text.replace("}", ',"tags":["a","b"]}')


def test_objects_on_one_line_beside_are_followed() -> None:
    text = '[\n  {\n    "a": {"b": 1},\n    "id": "event:a"\n  }\n]'
    after = saved(text, "json", 0, {"a": {"b": 1}, "id": "event:a", "c": {"d": [1, 2]}})
    assert after == text.replace('"event:a"', '"event:a",\n    "c": {"d": [1, 2]}')


def test_line_ends_of_windows_stay() -> None:
    text = lines([EVENT]).replace("\n", "\r\n")
    after = saved(text, "json", None, OTHER)
    assert after == lines([EVENT, OTHER]).replace("\n", "\r\n")


def test_items_come_and_go_without_their_neighbours() -> None:
    before = {**EVENT, "tags": ["a", "b", "c"]}
    after = saved(lines([before]), "json", 0, {**EVENT, "tags": ["x", "a", "c", "d"]})
    assert after == lines([{**EVENT, "tags": ["x", "a", "c", "d"]}])


def test_a_record_is_put_behind_the_others() -> None:
    document = {"schema_version": "0.2.0", "records": [EVENT]}
    both = {**document, "records": [EVENT, OTHER]}
    assert saved(lines(document), "json", None, OTHER) == lines(both)
    line = lines(EVENT, None)
    assert saved(line, "jsonl", None, OTHER) == f"{line}\n{lines(OTHER, None)}\n"


def test_a_record_is_taken_out() -> None:
    assert saved(lines([EVENT, OTHER]), "json", 0, None) == lines([OTHER])
    assert saved(lines({"records": [OTHER]}), "json", 0, None) == '{\n  "records": []\n}'
    text = "\n".join(lines(one, None) for one in (EVENT, OTHER)) + "\n"
    assert saved(text, "jsonl", 1, None) == lines(EVENT, None) + "\n"


TEXTS: Final = ('a "b" \\', "x: y # z", "two\nlines", "é\u2028", "- a", "it's", "2025-06-02", "no")

YAML: Final = """\
# Coded by hand.
records:
  - type: event  # the summit
    id: event:a
    kind: summit
    # not sure
    status: 'held'
    participants:
      - party: party:rus
        role: negotiating_party

  # the next one
  - type: event
    id: event:b
    kind: summit
    status: held
"""


def test_yaml_keeps_its_comments_its_marks_and_its_indentation() -> None:
    before = {**EVENT, "participants": [{"party": "party:rus", "role": "negotiating_party"}]}
    host = {"party": "party:tur", "role": "host"}
    after = {**before, "status": "planned", "participants": [*before["participants"], host]}
    wanted = YAML.replace("'held'", "'planned'").replace(
        "        role: negotiating_party\n",
        "        role: negotiating_party\n      - party: party:tur\n        role: host\n",
    )
    assert saved(YAML, "yaml", 0, after) == wanted
    assert saved(YAML, "yaml", None, EVENT).startswith(YAML)
    assert saved(YAML, "yaml", None, EVENT)[len(YAML) :] == (
        "  - type: event\n    id: event:a\n    kind: summit\n    status: held\n"
    )


def test_the_last_record_of_yaml_leaves_an_empty_list() -> None:
    text = "records:\n- type: event\n  id: event:a\n  kind: summit\n  status: held\n"
    assert saved(text, "yaml", 0, None) == "records: []\n"
    assert saved("records: []\n", "yaml", None, EVENT) == text


def test_what_stands_twice_by_an_anchor_is_not_changed() -> None:
    text = "- &a\n  type: event\n  id: event:a\n- *a\n"
    with pytest.raises(NotSavedError, match="stands in other places, too, by an anchor of YAML"):
        saved(text, "yaml", 0, {"type": "event", "id": "event:b"})


def test_a_comment_is_never_lost() -> None:
    text = "- type: event\n  id: event:a\n  tags:\n    - a  # why\n    - b\n"
    with pytest.raises(NotSavedError):
        saved(text, "yaml", 0, {"type": "event", "id": "event:a", "tags": "b"})


def test_a_document_of_yaml_is_taken_out_with_its_mark() -> None:
    one, other = (f"---\n{block(record)}" for record in (EVENT, OTHER))
    assert saved(f"# first\n{one}{other}", "yaml", 0, None) == f"# first\n{other}"
    assert saved(f"{one}{other}", "yaml", 1, None) == one
    assert saved(f"{block(EVENT)}{other}", "yaml", 0, None) == other
    with pytest.raises(NotSavedError, match="holds this record alone: delete the file"):
        saved(one, "yaml", 0, None)
    with pytest.raises(NotSavedError, match="a comment would be lost"):
        saved(f"{one}# of the second\n{other}", "yaml", 0, None)


def test_what_yaml_cannot_hold_as_it_is_is_escaped() -> None:
    after = saved('id: "event:a"\ntype: event\n', "yaml", 0, {"id": "a\x9fb", "type": "event"})
    assert after == 'id: "a\\x9Fb"\ntype: event\n'


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("seed", range(6))
def test_many_changes_at_once_are_as_one_after_the_other(form: str, seed: int) -> None:
    chance = random.Random(seed)
    records = drawn(12, seed)
    text = texts_of(records, form, chance)
    file = SourceFile(f"a.{form}", text.encode(), form)
    entries = [one for one in format_named(form).read(file, is_named=True) or [] if not one.is_file]
    gone = {number for number in range(12) if chance.random() < chance.choice([0.3, 0.9])}
    noted = {number: {**records[number], "notes": "seen"} for number in {*range(0, 12, 2)} - gone}
    changes = [Change(entries[number], None) for number in gone]
    changes += [Change(entries[number], after) for number, after in noted.items()]
    chance.shuffle(changes)
    one_by_one = text
    for number in sorted({*gone, *noted}, reverse=True):
        one_by_one = saved(one_by_one, form, number, noted.get(number))
    assert with_changes(file, changes).decode() == one_by_one
    left = [noted.get(number, records[number]) for number in range(12) if number not in gone]
    assert values(one_by_one, form) == left


def test_one_record_alone_is_neither_removed_nor_joined() -> None:
    with pytest.raises(NotSavedError, match="holds this record alone: delete the file"):
        saved(lines(EVENT), "json", 0, None)
    with pytest.raises(NotSavedError, match="put the new one into another file"):
        saved(lines(EVENT), "json", None, OTHER)


def texts_of(records: list[Any], form: str, chance: random.Random) -> str:
    """The records in one of the layouts of a format."""
    if form == "jsonl":
        separators = chance.choice([(",", ":"), (", ", ": ")])
        return "".join(json.dumps(one, separators=separators) + "\n" for one in records)
    if form == "json":
        value = chance.choice([records, {"schema_version": "0.2.0", "records": records}])
        return json.dumps(value, indent=chance.choice([None, 1, 2, "\t"]), ensure_ascii=False)
    return "# first\n" + block({"records": records}, is_indented=chance.random() < 0.5) + "# last\n"


def mutated(record: Any, donor: Any, chance: random.Random) -> Any:
    """A record with some fields and items changed, removed and taken from another."""
    record = copy.deepcopy(record)
    for _ in range(chance.randint(1, 4)):
        holder, step = chance.choice(list(steps(record)))
        match chance.randrange(4):
            case 0 if step not in ("type", "id"):
                del holder[step]
            case 1 if isinstance(holder[step], str) and step not in ("type", "id"):
                holder[step] = chance.choice(
                    ['a "b" \\', "x: y # z", "two\nlines", "é\u2028", "- a"]
                )
            case 2 if isinstance(holder, list):
                holder.insert(step, copy.deepcopy(chance.choice(holder)))
            case _:
                name = chance.choice([one for one in donor if one not in ("type", "id")] or ["id"])
                record[name] = copy.deepcopy(donor[name]) if name != "id" else record["id"]
    return pruned(record)


def steps(value: Any) -> list[tuple[Any, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    found = [(value, step) for step, _ in items]
    for holder, step in list(found):
        if isinstance(holder[step], (dict, list)):
            found += steps(holder[step])
    return found


def pruned(value: Any) -> Any:
    """A value without lists and objects that hold nothing."""
    if isinstance(value, dict):
        inner = {name: pruned(one) for name, one in value.items()}
        return {name: one for name, one in inner.items() if one not in ({}, [])}
    if isinstance(value, list):
        return [one for one in map(pruned, value) if one not in ({}, [])]
    return value


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("seed", range(8))
def test_random_changes_come_back_and_leave_the_rest(form: str, seed: int) -> None:
    chance = random.Random(seed)
    records = drawn(9, seed)
    text = texts_of(records, form, chance)
    refused = 0
    for _ in range(12):
        number = chance.randrange(len(records))
        after = mutated(records[number], chance.choice(records), chance)
        try:
            changed = saved(text, form, number, after)
        except NotSavedError:
            refused += 1
            continue
        assert values(changed, form) == [*records[:number], after, *records[number + 1 :]]
        assert_others_stay(text, changed, form, number, len(records))
        assert saved(changed, form, number, after) == changed
        text, records = changed, [*records[:number], after, *records[number + 1 :]]
    assert refused <= (3 if form == "yaml" else 0)


def values(text: str, form: str) -> list[Any]:
    if form == "jsonl":
        return [json.loads(line) for line in text.split("\n") if line]
    value = json.loads(text) if form == "json" else plain_values(text)[0]
    return value if isinstance(value, list) else value["records"]


def assert_others_stay(before: str, after: str, form: str, number: int, count: int) -> None:
    """What stands before the record and behind it is as it was."""
    spans = [span_of(text, form, number) for text in (before, after)]
    assert before[: spans[0][0]] == after[: spans[1][0]]
    assert before[spans[0][1] :].strip() == after[spans[1][1] :].strip()


def span_of(text: str, form: str, number: int) -> tuple[int, int]:
    file = SourceFile("a", text.encode(), form)
    found = format_named(form)
    entries: list[Entry] = [one for one in found.read(file, is_named=True) or [] if not one.is_file]
    entry = entries[number]
    place = found.locate(text, entry.offset, [entry.pointer])[entry.pointer]
    return place.value.start, place.value.end

"""Changed records in tables of a folder: the values are right, and all other cells stay."""

import json
import random
from collections import Counter
from io import BytesIO
from typing import IO, Any, Final

import pytest

from pourparler_validators.entries.entry import SourceFile
from pourparler_validators.formats import format_named
from pourparler_validators.formats.csv_spans import rows_of_text
from pourparler_validators.formats.writing import Layout
from pourparler_validators.saving.changes import Change, NotSavedError
from pourparler_validators.saving.table_files import with_table_changes
from tests.converting.datasets import drawn, full_records
from tests.saving.test_text_files import mutated

EVENT: Final = {"type": "event", "id": "event:a", "kind": "summit", "status": "held"}
OTHER: Final = {"type": "event", "id": "event:b", "kind": "summit", "status": "planned"}

Parts = dict[str, str]


def saved(parts: Parts, record: str | None, after: Any, form: str = "csv") -> Parts:
    """The files of a folder after a change of the record of an id, or with a new one."""
    raw = {path: text.encode() for path, text in parts.items()}
    described = raw.pop("d/datapackage.json", b"")
    file = SourceFile("d", described, form, raw)
    entries = format_named(form).read(file, is_named=True) or []
    entry = next((one for one in entries if record and one.id == record), None)
    contents = with_table_changes(file, entries, [Change(entry, after)])
    return {**parts, **{path: content.decode() for path, content in contents.items()}}


EVENTS: Final = "id,kind,status\nevent:a,summit,held\nevent:b,summit,planned\n"


def test_a_cell_alone_is_changed() -> None:
    parts = {
        "d/event.csv": 'id;kind;"status"\r\nevent:a;summit;"held"\r\nevent:b;summit;planned\r\n'
    }
    after = saved(parts, "event:a", {**EVENT, "status": "planned"})
    assert after["d/event.csv"] == parts["d/event.csv"].replace('"held"', '"planned"')


def test_a_field_without_a_column_gets_one() -> None:
    after = saved({"d/event.csv": EVENTS}, "event:b", {**OTHER, "title": 'Talks, "quick"'})
    assert after["d/event.csv"] == (
        'id,kind,status,title\nevent:a,summit,held,\nevent:b,summit,planned,"Talks, ""quick"""\n'
    )


def test_what_is_no_field_has_no_column() -> None:
    with pytest.raises(NotSavedError, match='no column for "name": it is no field of'):
        saved({"d/event.csv": EVENTS}, "event:b", {**OTHER, "name": "Talks"})


def test_a_list_without_a_table_gets_one() -> None:
    people = [{"party": "party:rus", "role": "host"}, {"party": "party:ukr", "role": "mediator"}]
    after = saved({"d/event.csv": EVENTS}, "event:a", {**EVENT, "participants": people})
    lines = after["d/event.participants.csv"].splitlines()
    assert after["d/event.csv"] == EVENTS
    assert lines[0].startswith("record,order,party,role")
    assert [line.split(",")[:4] for line in lines[1:]] == [
        ["event:a", "1", "party:rus", "host"],
        ["event:a", "2", "party:ukr", "mediator"],
    ]


PARTICIPANTS: Final = (
    "record,order,party,role\n"
    "event:a,1,party:rus,host\nevent:a,2,party:ukr,mediator\nevent:b,1,party:rus,host\n"
)


def test_items_come_behind_those_of_their_record_and_go_with_their_rows() -> None:
    parts = {"d/event.csv": EVENTS, "d/event.participants.csv": PARTICIPANTS}
    host, mediator = (
        {"party": "party:rus", "role": "host"},
        {"party": "party:ukr", "role": "mediator"},
    )
    more = {**EVENT, "participants": [host, mediator, {**host, "party": "party:tur"}]}
    after = saved(parts, "event:a", more)
    assert after["d/event.participants.csv"] == PARTICIPANTS.replace(
        "mediator\n", "mediator\nevent:a,3,party:tur,host\n"
    )
    fewer = saved(parts, "event:a", {**EVENT, "participants": [host]})
    assert fewer["d/event.participants.csv"] == PARTICIPANTS.replace(
        "event:a,2,party:ukr,mediator\n", ""
    )


def test_orders_that_a_coder_chose_stay() -> None:
    tens = PARTICIPANTS.replace("a,1,", "a,10,").replace("a,2,", "a,20,")
    parts = {"d/event.csv": EVENTS, "d/event.participants.csv": tens}
    people = [{"party": f"party:{one}", "role": "host"} for one in ("rus", "ukr", "tur")]
    after = saved(parts, "event:a", {**EVENT, "participants": people})
    assert after["d/event.participants.csv"] == tens.replace(
        "event:a,20,party:ukr,mediator\n",
        "event:a,20,party:ukr,host\nevent:a,21,party:tur,host\n",
    )


def test_items_in_columns_of_the_record_are_changed_there() -> None:
    headings = "id,kind,status,participants/0/party,participants/0/role"
    text = f"{headings}\nevent:a,summit,held,party:rus,host\n"
    people = [{"party": "party:tur", "role": "host"}]
    after = saved({"d/event.csv": text}, "event:a", {**EVENT, "participants": people})
    assert after["d/event.csv"] == text.replace("party:rus", "party:tur")
    with pytest.raises(NotSavedError, match="event has no columns for participants/1: add them"):
        saved({"d/event.csv": text}, "event:a", {**EVENT, "participants": people * 2})
    none = saved({"d/event.csv": text}, "event:a", EVENT)
    assert none["d/event.csv"] == text.replace("party:rus,host", ",")


def test_an_id_changes_in_all_rows() -> None:
    parts = {"d/event.csv": EVENTS, "d/event.participants.csv": PARTICIPANTS}
    people = [
        {"party": "party:rus", "role": "host"},
        {"party": "party:ukr", "role": "mediator"},
    ]
    after = saved(parts, "event:a", {**EVENT, "id": "event:c", "participants": people})
    assert after == {path: text.replace("event:a", "event:c") for path, text in parts.items()}


def test_a_record_comes_and_goes_with_its_rows() -> None:
    parts = {"d/event.csv": EVENTS, "d/event.participants.csv": PARTICIPANTS}
    new = {**EVENT, "id": "event:c", "participants": [{"party": "party:rus", "role": "host"}]}
    both = saved(parts, None, new)
    assert both["d/event.csv"] == EVENTS + "event:c,summit,held\n"
    assert both["d/event.participants.csv"] == PARTICIPANTS + "event:c,1,party:rus,host\n"
    assert saved(both, "event:c", None) == parts


class Folder:
    """Files in memory."""

    def __init__(self) -> None:
        self.files: dict[str, BytesIO] = {}

    def stream(self, name: str = "") -> IO[bytes]:
        self.files[name] = _Kept()
        return self.files[name]


class _Kept(BytesIO):
    def close(self) -> None:
        """Its content is wanted afterwards."""


def tables_of(records: list[Any], form: str, layout: Layout) -> Parts:
    """The files of records as they are converted."""
    folder = Folder()
    writer = format_named(form).writer(folder, layout)
    for record in records:
        writer.add(record)
    writer.close()
    return {f"d/{name}": file.getvalue().decode() for name, file in folder.files.items()}


def test_the_description_takes_in_a_new_table() -> None:
    parts = tables_of([EVENT], "csv", Layout())
    people = [{"party": "party:a", "role": "host"}]
    after = saved(parts, "event:a", {**EVENT, "participants": people})
    names = [one["name"] for one in json.loads(after["d/datapackage.json"])["resources"]]
    assert names == ["event", "event.participants"]


@pytest.mark.parametrize("seed", range(12))
def test_random_changes_come_back_and_leave_the_rest(seed: int) -> None:
    chance = random.Random(seed)
    records = drawn(9, seed)
    donors = {record["type"]: record for record in full_records(seed)}
    layout = Layout(lists_as_rows=seed % 2 == 0, guards_formulas=seed % 3 == 0)
    form = chance.choice(["csv", "tsv"])
    parts = tables_of(records, form, layout)
    refused = 0
    for _ in range(12):
        number = chance.randrange(len(records))
        after = mutated(records[number], donors[records[number]["type"]], chance)
        try:
            changed = saved(parts, records[number]["id"], after, form)
        except NotSavedError:
            refused += 1
            continue
        records = [*records[:number], after, *records[number + 1 :]]
        assert_rows_of_others_stay(parts, changed, after["id"])
        assert saved(changed, after["id"], after, form) == changed
        parts = changed
    assert refused == 0


def assert_rows_of_others_stay(before: Parts, after: Parts, record: str) -> None:
    """Rows of other records are as they were, written as they were, but for columns added."""
    for path, text in before.items():
        if not path.endswith(".json"):
            delimiter = "\t" if path.endswith(".tsv") else ","
            kept, found = (rows_as_written(one, delimiter) for one in (text, after[path]))
            others = [row for row in kept[1:] if not row.startswith(f"{record}{delimiter}")]
            assert not Counter(others) - Counter(found) or len(kept[0]) < len(found[0])


def rows_as_written(text: str, delimiter: str) -> list[str]:
    return [text[row.start : row.end] for row in rows_of_text(text, delimiter)]


def test_a_name_of_extra_that_has_a_column_is_changed_there() -> None:
    text = "id,kind,status,extra.tone,extra.n\nevent:a,summit,held,soft,1\n"
    after = {**EVENT, "extra": {"tone": "12", "n": 2, "more": True}}
    assert saved({"d/event.csv": text}, "event:a", after)["d/event.csv"] == (
        "id,kind,status,extra.tone,extra.n,extra\n"
        'event:a,summit,held,"""12""",2,"{""more"": true}"\n'
    )
    fewer = {**EVENT, "extra": {"n": 2}}
    assert saved({"d/event.csv": text}, "event:a", fewer)["d/event.csv"] == (
        "id,kind,status,extra.tone,extra.n\nevent:a,summit,held,,2\n"
    )
    new = {**OTHER, "extra": {"tone": "firm"}}
    assert saved({"d/event.csv": text}, None, new)["d/event.csv"] == (
        f"{text}event:b,summit,planned,firm,\n"
    )

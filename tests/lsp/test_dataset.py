"""A dataset that is edited says what the same dataset says when it is read anew."""

import json
import random
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler_validators.formats.yaml_writing import block
from pourparler_validators.running.finding import Finding
from pourparler_validators.serving.language_server.dataset import Dataset
from pourparler_validators.serving.language_server.projects import Where
from pourparler_validators.serving.language_server.rereading import Text, read_again
from tests.docs.markdown_pages import ROOT

EXAMPLE = ROOT / "examples" / "istanbul-2025"
WORDS = ("x", "party:rus", "2025-06", "event:none", "held", "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(EXAMPLE, tmp_path / "examples" / EXAMPLE.name)
    return tmp_path / "examples" / EXAMPLE.name


def signs(dataset: Dataset, path: str) -> Counter[Any]:
    """What is said of a file, and where, also of other places."""
    return Counter(
        (
            one.rule,
            one.severity,
            one.message,
            dataset.span(one.place),
            one.place.record,
            tuple((dataset.span(place) or place.where, place.message) for place in one.related),
            tuple(dataset.edits(one)),
        )
        for one in all_findings(dataset, path)
    )


def all_findings(dataset: Dataset, path: str) -> tuple[Finding, ...]:
    while dataset.is_in_doubt:
        dataset.have(dataset.work().done())
    found = dataset.findings(path)
    while dataset.waits(path):
        found = dataset.findings(path)
    return found


def typed(text: str, original: str, choose: random.Random) -> str:
    """A text as somebody might make it of another one: a value, a sign, a record less."""
    place = choose.choice([*re.finditer(r'"[^"\n]*"', text)] or [*re.finditer("^", text)])
    match choose.randrange(5):
        case 0:
            return original
        case 1:
            return f'{text[: place.start()]}"{choose.choice(WORDS)}"{text[place.end() :]}'
        case 2:
            at = choose.randrange(place.start() + 1, place.end() + 1)
            return text[:at] + choose.choice("abx:-1") + text[at:]
        case 3:
            at = choose.randrange(len(text))
            return text[:at] + text[at + 1 :]
        case _:
            return less(text, choose) or original


def less(text: str, choose: random.Random) -> str:
    try:
        document = json.loads(text)
    except ValueError:
        return ""
    if document.get("records"):
        document["records"].pop(choose.randrange(len(document["records"])))
    return json.dumps(document, indent=2, ensure_ascii=False)


@pytest.mark.parametrize("seed", range(2))
def test_what_is_typed_is_judged_as_if_all_were_read_anew(folder: Path, seed: int) -> None:
    live = Where(str(folder), has_settings=True).read()
    originals = {path: file.present.text for path, file in live.files.items()}
    choose = random.Random(seed)
    compared = 0
    for _ in range(8):
        path = choose.choice([*originals])
        live.replace(path, typed(live.files[path].present.text, originals[path], choose))
        if all(file.present is file.read for file in live.files.values()):
            compared += 1
            assert {one: signs(live, one) for one in live.files} == anew(live)
    assert compared > 1


def anew(live: Dataset) -> dict[str, Counter[Any]]:
    for path, file in live.files.items():
        Path(path).write_text(file.present.text, encoding="utf-8")
    fresh = Where(str(Path(path).parent), has_settings=True).read()
    return {path: signs(fresh, path) for path in fresh.files}


def test_dates_that_contradict_each_other_over_several_records_are_found_at_once(
    tmp_path: Path,
) -> None:
    choose, events = random.Random(4), {number: event(number) for number in range(12)}
    party = {"type": "party", "id": "party:nor", "kind": "state", "name": "Norway"}
    for number, one in events.items():
        written(tmp_path / f"{number % 2}.json", party, one)
    (tmp_path / "pourparler.toml").touch()
    live = Where(str(tmp_path), has_settings=True).read()
    found = 0
    for _ in range(12):
        number = choose.randrange(len(events))
        events[number] = event(choose.randrange(28), number, choose.randrange(len(events)))
        path = tmp_path / f"{number % 2}.json"
        some = (one for key, one in events.items() if key % 2 == number % 2)
        live.replace(str(path), written(path, *(() if number % 2 else (party,)), *some))
        now = anew(live)
        assert {one: signs(live, one) for one in live.files} == now
        found += sum(
            sign[0] == "timeline/impossible-order" for some in now.values() for sign in some
        )
    assert found > 3


def event(day: int, number: int | None = None, previous: int | None = None) -> dict[str, Any]:
    number = day if number is None else number
    return {
        "type": "event",
        "id": f"event:e{number}",
        "kind": "bilateral_meeting",
        "status": "held",
        "participants": [{"party": "party:nor", "role": "negotiating_party"}],
        "date": f"2020-01-{day + 1:02}",
        **({} if previous is None else {"previous": f"event:e{previous}"}),
    }


def written(path: Path, *records: dict[str, Any]) -> str:
    text = json.dumps({"records": records}, indent=1)
    path.write_text(text, encoding="utf-8")
    return text


def test_only_what_a_change_touches_is_judged_again(folder: Path) -> None:
    live = Where(str(folder), has_settings=True).read()
    before = dict(live.results.found)
    events = str(folder / "events.json")
    text = live.files[events].present.text
    live.replace(events, text.replace('"process:rus-ukr-2025"', '"process:none"', 1))
    live.findings(events)
    kept = [key for key, result in before.items() if live.results.found.get(key) is result]
    assert len(kept) > len(before) * 0.6


def texts(records: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    yield "a.json", json.dumps({"records": records}, indent=2)
    yield "list.json", json.dumps(records)
    yield "alone.json", json.dumps(records[0])
    yield "a.jsonl", "".join(f"{json.dumps(one)}\n" for one in records)
    yield "a.yaml", block(records)
    yield "records.yaml", block({"records": records, "schema_version": "1.1"})


RECORDS = json.loads((EXAMPLE / "parties.json").read_text(encoding="utf-8"))["records"][:4]
BEGINNINGS = dict(texts(RECORDS))


@given(st.sampled_from([*BEGINNINGS]), st.data())
def test_a_text_that_differs_in_one_place_is_read_as_a_whole_one(
    path: str, data: st.DataObject
) -> None:
    text = BEGINNINGS[path]
    before = read_again(None, text, path, is_named=True)
    start = data.draw(st.integers(0, len(text)))
    end = min(start + data.draw(st.integers(0, 9)), len(text))
    new = data.draw(st.text(st.sampled_from('a"{}[],: \n\\1-#&*|'), max_size=4))
    changed = f"{text[:start]}{new}{text[end:]}"
    found = read_again(before, changed, path, is_named=True)
    whole = read_again(None, changed, path, is_named=True)
    assert found.is_broken == whole.is_broken
    if not whole.is_broken:
        assert [content(found, one) for one in range(len(found.entries))] == [
            content(whole, one) for one in range(len(whole.entries))
        ]
        assert found.spans in ((), whole.spans) or not whole.spans


@pytest.mark.parametrize("path", ["a.json", "list.json", "a.jsonl", "a.yaml", "records.yaml"])
def test_of_a_text_that_differs_within_one_record_only_that_is_read(path: str) -> None:
    before = read_again(None, BEGINNINGS[path], path, is_named=True)
    changed = before.text.replace(RECORDS[1]["name"], "Another", 1)
    after = read_again(before, changed, path, is_named=True)
    same = [one is other for one, other in zip(before.entries, after.entries, strict=True)]
    assert same == [True, False, True, True]
    records = [changed[one.start : one.end].lstrip("- ")[0] for one in after.spans]
    assert set(records) == ({"t"} if path.endswith("yaml") else {"{"})


def content(read: Text, number: int) -> tuple[Any, ...]:
    """What was read of an entry, however its places are counted."""
    entry = read.entries[number]
    faults = [(type(one), one.pointer) for one in entry.faults]
    return entry.pointer, entry.type, entry.id, entry.record, entry.plain, faults


def test_places_of_a_text_that_can_no_longer_be_read_move_along(folder: Path) -> None:
    live = Where(str(folder), has_settings=True).read()
    events = str(folder / "events.json")
    text = live.files[events].present.text
    wrong = text.replace('"process:rus-ukr-2025"', '"process:none"', 1)
    live.replace(events, wrong)
    (found,) = live.findings(events)
    live.replace(events, wrong.replace("{", '{ "broken', 1))
    moved = live.span(found.place)
    assert moved is not None
    assert live.files[events].present.text[moved.start : moved.end] == '"process:none"'
    assert [one.rule for one in live.faults(events)] == ["structure/not-json"]
    assert [one.rule for one in live.findings(events)] == ["references/not-found"]

"""Days that are found without a system of points, against that system: it then tells nothing."""

import json
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any, Final

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.timeline.building import system_of
from pourparler_validators.facts.timeline.chains import Search
from pourparler_validators.facts.timeline.component import linked, sources_of
from pourparler_validators.facts.timeline.explaining import explained
from pourparler_validators.facts.timeline.system import TYPES, System
from pourparler_validators.facts.timeline.things import timed
from pourparler_validators.facts.timeline.witness import Days, has_witness
from pourparler_validators.reading.files import read_text
from pourparler_validators.running.whole_dataset import WholeDataset
from tests.timeline.processes import process

Record = dict[str, Any]

EVENTS: Final = tuple(f"event:e{number}" for number in range(4))
PROPOSALS: Final = tuple(f"proposal:p{number}" for number in range(3))
STATEMENTS: Final = tuple(f"statement:s{number}" for number in range(2))
AGREEMENTS: Final = ("agreement:a0", "agreement:a1")
PROCESSES: Final = ("process:x0", "process:x1")
SOURCES: Final = ("source:s0", "source:s1", "source:none")
"""The last is none of the dataset."""

KINDS: Final = ("negotiation_round", "call", "ceasefire", "invitation")
STATUSES: Final = ("held", "started", "announced", "rescheduled", "cancelled", "broken_off")
DAY: Final = st.integers(1, 9).map("2025-06-0{}".format)
DATE: Final = st.one_of(
    st.none(),
    DAY,
    DAY,
    DAY.map("{}~".format),
    st.sampled_from(("2025-06", "2025", "2025-05", "2000-01-01", "2025-06-09/2025-06-01")),
    st.sampled_from(("2025-06-03T10:00Z", "2025-06-03T23:30-05:00", "2025-06-04T01:00+03:00")),
    st.tuples(DAY, DAY).map(sorted).map("{0[0]}/{0[1]}".format),
    st.tuples(DAY, DAY).map(sorted).map("[{0[0]}..{0[1]}]".format),
    DAY.map("../{}".format),
    DAY.map("{}/..".format),
)


def there(record: Record) -> Record:
    """The record without what it does not have."""
    return {name: value for name, value in record.items() if value not in (None, [])}


@st.composite
def datasets(draw: st.DrawFn) -> list[Record]:
    """Records that name each other at random: circles, what is missing, and themselves as well."""

    def one(*ids: str) -> str | None:
        return draw(st.none() | st.sampled_from(ids))

    def evidence() -> list[Record]:
        chosen = draw(st.lists(st.sampled_from(SOURCES), max_size=2, unique=True))
        return [{"source": source, "exact": "They say so."} for source in chosen]

    def history(*statuses: str) -> list[Record]:
        return [
            there({"status": draw(st.sampled_from(statuses)), "date": draw(DATE)})
            | there({"evidence": evidence()})
            for _ in range(draw(st.integers(0, 2)))
        ]

    def event() -> Record:
        return {
            "kind": draw(st.sampled_from(KINDS)),
            "status": draw(st.sampled_from(STATUSES)),
            "date": draw(DATE),
            "previous": one(*EVENTS),
            "parent": one(*EVENTS),
            "process": one(*PROCESSES),
            "round": draw(st.none() | st.integers(1, 3)),
            "history": history(*STATUSES),
        }

    def statement() -> Record:
        return {
            "acts": ["inform"],
            "speaker": "party:a",
            "segments": [{"kind": "summary", "text": "They say so."}],
            "date": draw(DATE),
            "event": one(*EVENTS),
            "responds_to": one(*STATEMENTS, *PROPOSALS, *EVENTS),
            "retracts": one(*STATEMENTS),
        }

    def proposal() -> Record:
        return {
            "kind": "peace_plan",
            "title": "A plan",
            "issuers": ["party:a"],
            "status": draw(st.sampled_from(("expected", "presented", "under_discussion"))),
            "date": draw(DATE),
            "responds_to": one(*PROPOSALS, *STATEMENTS, *EVENTS),
            "amends": one(*PROPOSALS),
            "supersedes": one(*PROPOSALS),
            "history": history("presented", "under_discussion"),
        }

    def agreement() -> Record:
        of = ({"party": f"party:{name}", "role": "party", "date": draw(DATE)} for name in "ab")
        return {
            "kind": "partial",
            "title": "A paper",
            "status": "agreed",
            "parties": [there(each) for each in of],
            "date": draw(DATE),
            "event": one(*EVENTS),
            "proposals": draw(st.lists(st.sampled_from(PROPOSALS), max_size=2, unique=True)),
            "history": history("agreed", "signed"),
        }

    def talks() -> Record:
        parties = ["party:a", "party:b"]
        period = {"start": draw(DATE), "end": draw(DATE), "resumes": one(*PROCESSES)}
        return {"title": "Talks", "parties": parties, **period}

    def source() -> Record:
        dates = {name: draw(DATE) for name in ("published", "updated", "retrieved")}
        return {"kind": "news_article", "language": "en", "text": "They say so.", **dates}

    made = [
        {"type": key.partition(":")[0], "id": key, **make()} | {"evidence": evidence()}
        for keys, make in (
            (EVENTS, event),
            (STATEMENTS, statement),
            (PROPOSALS, proposal),
            (AGREEMENTS, agreement),
            (PROCESSES, talks),
        )
        for key in keys
        if draw(st.booleans())
    ]
    sources = [{"type": "source", "id": key, **source()} for key in SOURCES[:2]]
    return [there(record) for record in (*made, *sources)]


def held(records: list[Record]) -> WholeDataset:
    dataset = WholeDataset()
    lines = "\n".join(map(json.dumps, records))
    for entry in sorted(read_text(lines, "a.jsonl").entries, key=lambda entry: entry.rank):
        assert entry.record is not None, entry.faults
        dataset.take_in(entry)
    return dataset


def components(dataset: WholeDataset) -> Iterator[list[Entry]]:
    """The records that are linked with each other."""
    seen: set[str | None] = set()
    for entry in [*dataset.of_types(*(name for name in TYPES if name != "source"))]:
        if entry.id is not None and entry.id not in seen:
            found = linked(entry.id, dataset)
            seen.update(each.id for each in found)
            yield found


def system(entries: Sequence[Entry], dataset: WholeDataset) -> System:
    every = (*entries, *sources_of(entries, dataset))
    return system_of(every, lambda key, name: bool(dataset.circle(key, name)))


def is_possible(entries: Sequence[Entry], dataset: WholeDataset) -> bool:
    made = system(entries, dataset)
    bounds = made.bounds(lambda point: point.moment)
    return Search(made.graph, bounds, set(), lambda _: True).is_possible()


def is_misled(records: list[Record]) -> bool:
    """Whether days are found although there are none."""
    dataset = held(records)
    return any(
        has_witness(timed(entries), dataset) and not is_possible(entries, dataset)
        for entries in components(dataset)
    )


@given(datasets())
@settings(max_examples=200, deadline=None)
def test_where_days_are_found_nothing_is_contradicted(records: list[Record]) -> None:
    assert not is_misled(records)


@given(datasets())
@settings(max_examples=100, deadline=None)
def test_all_is_told_that_a_system_tells(records: list[Record]) -> None:
    dataset = held(records)
    for entries in components(dataset):
        told = explained(system(entries, dataset))
        keys = [entry.id for entry in entries if entry.id is not None]
        found = {key: orders for key in keys if (orders := dataset.impossible_orders(key))}
        assert found == told


@pytest.mark.parametrize("seed", range(100))
def test_days_are_found_of_processes_that_can_have_been(seed: int) -> None:
    dataset = held(list(process(Random(seed)).records.values()))
    for entries in components(dataset):
        assert has_witness(timed(entries), dataset)


@pytest.mark.parametrize("left_out", ["add_parts", "limit", "link", "link_rounds"])
def test_days_that_pass_over_something_are_found_out(
    left_out: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The comparison with the system sees what is left out."""
    monkeypatch.setattr(Days, left_out, lambda *_: None)
    drawn = settings(max_examples=5_000, database=None, phases=[Phase.generate])
    find(datasets(), is_misled, settings=drawn)

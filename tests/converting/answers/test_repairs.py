"""Each kind of repair: what becomes of a value, and how it is listed."""

import json
from typing import Any

import pytest

from pourparler_validators.converting.answers.ladder import AnswerRecords, records_of_answer
from tests.schema.documents import Plain

KNOWN: tuple[Plain, ...] = (
    {"type": "party", "id": "party:Nor Land", "name": "Norland", "aliases": ["the Northerners"]},
    {"type": "person", "id": "P7", "name": "Ada Berg"},
)
"""Records to which others refer."""


def of(*records: Plain, article: str | None = None) -> AnswerRecords:
    return records_of_answer(json.dumps([*records, *KNOWN]), article)


def record_of(plain: Plain, article: str | None = None) -> Plain:
    """What becomes of a record, without its type and id."""
    found = of(plain, article=article).records[0]
    return {name: value for name, value in found.items() if name not in ("type", "id")}


SHAPED: tuple[tuple[str, Plain, Plain], ...] = (
    ("event", {"Kind": "summit", "dates": "2027-03-04"}, {"kind": "summit", "date": "2027-03-04"}),
    ("event", {"name": "Round 2"}, {"title": "Round 2"}),
    ("event", {"titel": "Round 2"}, {"title": "Round 2"}),
    ("event", {"title": "A", "name": "B"}, {"title": "A", "extra": {"name": "B"}}),
    ("event", {"type": "event", "eventType": "Peace Summit"}, {}),
    ("source", {"date": "2027-03-02"}, {"published": "2027-03-02"}),
    ("event", {"kind": "Prisoner Exchange"}, {"kind": "prisoner_exchange"}),
    ("event", {"kind": "cease-fire"}, {"kind": "ceasefire"}),
    ("event", {"kind": "meeting", "status": "ongoing"}, {}),
    ("statement", {"acts": ["announced", "criticise", "affirm"]},
     {"acts": ["announce", "criticize"]}),
    ("statement", {"acts": "accuse, warn"}, {"acts": ["accuse", "warn"]}),
    ("statement", {"acts": "threatens"}, {"acts": ["threaten"]}),
    ("statement", {"acts": ["support", "Express Hope"]},
     {"acts": ["express_support", "express_hope"]}),
    ("statement", {"segments": [{"kind": "Direct Quote", "quote": "yes", "start_char": "3"}]},
     {"segments": [{"kind": "direct", "text": "yes"}]}),
    ("process", {"parties": "party:b, Norland", "mediators": [{"party": "party:c", "role": "x"}]},
     {"parties": ["party:b", "party:nor-land"], "mediators": ["party:c"]}),
    ("event", {"process": "process:a, process:b", "date": {"start": "2027"}}, {}),
    ("party", {"country_code": "TR"}, {"country": "TR"}),
    ("event", {"date": None, "title": "", "agenda": [], "place": {"name": None}}, {}),
    ("event", {"title": "N/A", "date": "unknown", "process": "n/a"}, {}),
    ("event", {"date": "2027-03-04T00:00:00.000Z"}, {"date": "2027-03-04"}),
    ("event", {"date": "2027-03-04T09:30:00"}, {"date": "2027-03-04"}),
    ("event", {"date": "2027-03-04T09:30:00.250+01:00"}, {"date": "2027-03-04T09:30:00+01:00"}),
    ("event", {"date": "4 March 2027"}, {"date": "2027-03-04"}),
    ("event", {"date": "04/03/2027"}, {}),
    ("event", {"round": "2"}, {"round": 2}),
    ("event", {"round": "second"}, {}),
    ("event", {"quantities": {"what": "detainees", "value": "1,200", "approximate": "yes"}},
     {"quantities": [{"what": "detainees", "value": 1200, "approximate": True}]}),
    ("event", {"place": "Geneva"}, {"place": {"name": "Geneva"}}),
    ("event", {"location": "Geneva", "country": "the Netherlands"},
     {"place": {"name": "Geneva", "country": "NL"}}),
    ("event", {"place": {"name": None, "country": "Turkey"}},
     {"place": {"name": "Turkey", "country": "TR"}}),
    ("event", {"place": {"name": "A", "country": "Atlantis"}}, {"place": {"name": "A"}}),
    ("event", {"participants": [{"party": "Norland", "role": "host"}, "party:nor-land"]},
     {"participants": [{"party": "party:nor-land", "role": "host"}, {"party": "party:nor-land"}]}),
    ("event", {"participants": "Norland and the Northerners"},
     {"participants": [{"party": "party:nor-land"}, {"party": "party:nor-land"}]}),
    ("event", {"participants": "Norland, Elsewhere"},
     {"extra": {"participants": "Norland, Elsewhere"}}),
    ("event", {"history": ["announced", {"status": "held", "actor": "Norland"}]},
     {"history": [{"status": "announced"}, {"status": "held", "by": ["party:nor-land"]}]}),
    ("event", {"process": {"id": "process:talks", "name": "The talks"}},
     {"process": "process:talks"}),
    ("event", {"process": "party:nor-land"}, {}),
    ("event", {"title": ["Round 2"]}, {"title": "Round 2"}),
    ("event", {"title": {"value": "Round 2"}}, {"title": "Round 2"}),
    ("event", {"mood": "tense", "Number of desks": 3, "tags": ["a"]},
     {"extra": {"mood": "tense", "number_of_desks": 3}}),
    ("event", {"place": {"name": "A", "mood": "tense"}}, {"place": {"name": "A"}}),
    ("person", {"role": "minister", "party": "Norland"},
     {"roles": [{"title": "minister", "party": "party:nor-land"}]}),
    ("person", {"roles": ["minister", "envoy"], "affiliation": "party:nor-land"},
     {"roles": [{"title": "minister", "party": "party:nor-land"},
                {"title": "envoy", "party": "party:nor-land"}]}),
    ("person", {"title": "minister"}, {"extra": {"title": "minister"}}),
    ("person", {"role": "minister", "party": "Elsewhere"},
     {"extra": {"title": "minister", "party": "Elsewhere"}}),
    ("delegation", {"head": "Ada Berg", "members": ["P7", "Ivo Marek"]},
     {"members": [{"role": "head", "person": "person:p7"}, {"name": "Ivo Marek"}]}),
    ("statement", {"speaker": "Ada Berg", "addressee": "Norland"},
     {"speaker": "person:p7", "addressees": ["party:nor-land"]}),
    ("statement", {"speaker": "A Stranger"}, {"extra": {"speaker": "A Stranger"}}),
    ("statement", {"speaker": ["Ada Berg", "Norland"]},
     {"speaker": "person:p7", "co_speakers": ["party:nor-land"]}),
    ("statement", {"quote": "yes", "start": 3, "end": 6}, {"segments": [{"text": "yes"}]}),
    ("statement", {"quotes": ["yes", "no"], "quote_type": "Direct"},
     {"segments": [{"kind": "direct", "text": "yes"}, {"kind": "direct", "text": "no"}]}),
    ("statement", {"position": "minister", "paraphrase": "She agreed."},
     {"speaker_role": "minister", "summary": "She agreed."}),
    ("proposal", {"name": "A plan", "proposer": "Norland", "terms": ["to stop"]},
     {"title": "A plan", "issuers": ["party:nor-land"], "terms": [{"text": "to stop"}]}),
    ("agreement", {"parties": ["Norland"], "effective_date": "2027"},
     {"parties": [{"party": "party:nor-land"}], "effective": "2027"}),
    ("party", {"country": "norland", "name": "Norland"}, {"name": "Norland"}),
    ("party", {"country": "tr"}, {"country": "TR"}),
    ("source", {"language": "Ukrainian", "url": "example.org/a", "authors": "A. Writer"},
     {"language": "uk", "authors": ["A. Writer"]}),
    ("source", {"language": "EN-gb", "url": " https://example.org/a "},
     {"language": "en-GB", "url": "https://example.org/a"}),
    ("event", {"evidence": "it was said"}, {"evidence": [{"exact": "it was said"}]}),
    ("event", {"evidence": [{"text": "said", "source_id": "source:a", "page": 2}]},
     {"evidence": [{"source": "source:a", "exact": "said"}]}),
    ("event", {"notes": "a\r\nb\u0007c"}, {"notes": "a\nb c"}),
    ("event", {"extra": {"desk": 7, "Kind of desk": "x", "more": [1], "none": None}},
     {"extra": {"desk": 7, "kind_of_desk": "x"}}),
)  # fmt: skip
"""A type, what an answer has, and what becomes of it."""


@pytest.mark.parametrize(("record_type", "plain", "expected"), SHAPED)
def test_what_becomes_of_fields(record_type: str, plain: Plain, expected: Plain) -> None:
    assert record_of({"type": record_type, "id": f"{record_type}:x", **plain}) == expected


def test_each_value_is_in_the_record_or_listed() -> None:
    """What a record lost is among the repairs or has no place, by its path."""
    for record_type, plain, _ in SHAPED:
        given = {"type": record_type, "id": f"{record_type}:x", **plain}
        found = of(given)
        noted = {one.path for one in found.repairs} | {one.path for one in found.unplaced}
        for name, value in plain.items():
            is_kept = found.records[0].get(name) == value
            is_noted = any(path.startswith(f"/0/{name}") for path in noted)
            is_moved = any(
                isinstance(one.before, dict) and name in one.before for one in found.repairs
            )
            assert is_kept or is_noted or is_moved or name == "type", (given, name)


LISTED: tuple[tuple[Plain, tuple[Any, ...]], ...] = (
    ({"name": "A"}, ("name", "/0/name", "name", "title")),
    ({"kind": "Summit"}, ("code", "/0/kind", "Summit", "summit")),
    ({"date": "4 March 2027"}, ("value", "/0/date", "4 March 2027", "2027-03-04")),
    ({"title": None}, ("empty", "/0/title", None, None)),
    ({"title": "TBD"}, ("empty", "/0/title", "TBD", None)),
    ({"agenda": "prisoners"}, ("list", "/0/agenda", "prisoners", ["prisoners"])),
    ({"confirmed_by": ["Norland"]},
     ("reference", "/0/confirmed_by/0", "Norland", "party:nor-land")),
    ({"mood": "tense"}, ("extra", "/0/mood", {"mood": "tense"}, {"mood": "tense"})),
    ({"place": {"country": "Peru"}},
     ("place", "/0/place/country", {"country": "Peru"}, {"name": "Peru"})),
)  # fmt: skip


@pytest.mark.parametrize(("plain", "expected"), LISTED)
def test_a_repair_is_listed(plain: Plain, expected: tuple[Any, ...]) -> None:
    found = of({"type": "event", "id": "event:x", **plain})
    assert expected in [(one.step, one.path, one.before, one.after) for one in found.repairs]


UNPLACED: tuple[tuple[Plain, tuple[Any, ...]], ...] = (
    ({"kind": "meeting"}, ("/0/kind", "meeting", '"kind" has no such value')),
    ({"date": "last week"}, ("/0/date", "last week", "it is not a date")),
    ({"tags": ["a"]}, ("/0/tags", ["a"], "an event has no such field")),
    ({"place": {"name": "A", "mood": "b"}}, ("/0/place/mood", "b", "a place has no such field")),
    ({"place": 5}, ("/0/place", 5, "it is no place")),
    ({"process": {"id": "process:a", "title": "A"}},
     ("/0/process/title", "A", "a reference is an id and nothing more")),
    ({"confirmed_by": ["Elsewhere"]},
     ("/0/confirmed_by/0", "Elsewhere",
      "it is not the id of a party of the answer, nor the name of one")),
)  # fmt: skip


@pytest.mark.parametrize(("plain", "expected"), UNPLACED)
def test_what_fits_nothing_is_listed(plain: Plain, expected: tuple[Any, ...]) -> None:
    found = of({"type": "event", "id": "event:x", **plain})
    assert expected in [(one.path, one.value, one.reason) for one in found.unplaced]


IDS: tuple[tuple[Plain, str], ...] = (
    ({"type": "event", "id": "Event: Round Two!"}, "event:round-two"),
    ({"type": "event", "id": "evt_1"}, "event:evt_1"),
    ({"type": "event", "event_id": 3}, "event:3"),
    ({"type": "person", "id": "actor:Berg"}, "person:berg"),
    ({"type": "event", "title": "Türkiye talks"}, "event:turkiye-talks"),
    ({"type": "event", "id": "встреча"}, "event:1"),
    ({"type": "statement", "title": "minister"}, "statement:1"),
    ({"type": "party", "id": "party:nor-land"}, "party:nor-land"),
    ({"type": "event", "id": "event:" + "a" * 200}, "event:" + "a" * 122),
)


@pytest.mark.parametrize(("plain", "expected"), IDS)
def test_an_id_has_the_form_of_one(plain: Plain, expected: str) -> None:
    assert of(plain).records[0]["id"] == expected


def test_an_id_that_is_taken_gets_a_number_with_all_references_to_it() -> None:
    found = of(
        {"type": "event", "id": "event:A B", "previous": "event:a-b", "parent": "event:A B"},
        {"type": "event", "id": "event:a-b"},
    )
    first, second = found.records[:2]
    assert (first["id"], second["id"]) == ("event:a-b-2", "event:a-b")
    assert (first["previous"], first["parent"]) == ("event:a-b", "event:a-b-2")


def test_one_id_of_two_types_is_told_apart_by_the_field() -> None:
    found = of(
        {"type": "event", "id": "1", "process": "1"},
        {"type": "process", "id": "1"},
    )
    assert found.records[0]["process"] == "process:1"


ARTICLE = (
    "\ufeff😀 Berg said: “We agree.”\r\nMarek said: “We agree.” "
    "Later: “It is not done before the second round opens.”"
)


PLACED: tuple[tuple[Plain, Plain, str | None], ...] = (
    ({"exact": "Berg said", "start": 90, "end": 99}, {"start": 2, "end": 11}, None),
    ({"exact": "Berg said"}, {"start": 2, "end": 11}, None),
    ({"exact": "We agree.", "start": 38, "end": 47}, {"start": 38, "end": 47}, None),
    ({"exact": "We agree.", "start": 39, "end": 48}, {"start": 38, "end": 47}, None),
    ({"exact": "We agree.", "start": 5, "end": 14}, {},
     "the article has these words several times"),
    ({"exact": "It is done before the second round opens.", "start": 1, "end": 3}, {},
     "the article has these words only with differences"),
    ({"exact": "Nobody spoke"}, {}, "the article does not have these words"),
)  # fmt: skip


@pytest.mark.parametrize(("given", "place", "reason"), PLACED)
def test_words_are_looked_up(given: Plain, place: Plain, reason: str | None) -> None:
    plain = {"type": "event", "id": "event:x", "evidence": [{"source": "source:a", **given}]}
    found = of(plain, article=ARTICLE)
    (passage,) = found.records[0]["evidence"]
    assert passage == {"source": "source:a", "exact": given["exact"], **place}
    said = [one.reason for one in found.unplaced]
    assert said == ([f"{reason}; they are kept, without a place"] if reason else [])


def test_without_the_article_a_place_is_left_out() -> None:
    given = {"source": "source:a", "exact": "Berg said", "start": 2, "end": 11}
    found = of({"type": "event", "id": "event:x", "evidence": [given]})
    assert found.records[0]["evidence"] == [{"source": "source:a", "exact": "Berg said"}]
    assert [(one.path, one.value, one.reason) for one in found.unplaced] == [
        (
            "/0/evidence/0",
            {"start": 2, "end": 11},
            "without the text of the article a place cannot be looked up",
        )
    ]


def test_the_only_source_is_that_of_all_passages() -> None:
    source = {"type": "source", "id": "source:A"}
    event = {"type": "event", "id": "event:x", "evidence": ["so"]}
    assert of(event, source).records[0]["evidence"] == [{"source": "source:a", "exact": "so"}]
    other = {"type": "source", "id": "source:b"}
    assert of(event, source, other).records[0]["evidence"] == [{"exact": "so"}]
    statement = {"type": "statement", "segments": [{"text": "a", "source": "source:b"}]}
    found = of({**statement, "evidence": ["so"]}, source, other).records[0]
    assert found["evidence"] == [{"source": "source:b", "exact": "so"}]


WRAPPED: tuple[tuple[Any, list[tuple[str, str]]], ...] = (
    ({"records": [{"type": "event", "id": "a"}]}, [("event", "event:a")]),
    ({"data": {"items": [{"type": "event", "id": "a"}]}}, [("event", "event:a")]),
    ([{"event": {"id": "a"}}], [("event", "event:a")]),
    ({"events": [{"id": "a", "type": "signing"}]}, [("event", "event:a")]),
    ({"negotiation_events": {"id": "a"}}, [("event", "event:a")]),
    ({"Parties": [{"id": "a"}], "persons": [{"id": "b"}]},
     [("party", "party:a"), ("person", "person:b")]),
    ([{"type": "Statements", "id": "a"}], [("statement", "statement:a")]),
    ([{"id": "event:a"}], [("event", "event:a")]),
    ([{"quote": "yes", "speaker": "Ada"}], [("statement", "statement:1")]),
    ([[[{"type": "event", "id": "a"}]]], [("event", "event:a")]),
    ({"type": "event", "id": "a", "$schema": "x"}, [("event", "event:a")]),
    ({"event": {"title": "Round 2"}}, [("event", "event:round-2")]),
    ({"event:a": {"type": "event", "kind": "summit"}}, [("event", "event:a")]),
    ({"records": []}, []),
)  # fmt: skip


@pytest.mark.parametrize(("value", "expected"), WRAPPED)
def test_records_are_found_in_wrappers(value: Any, expected: list[tuple[str, str]]) -> None:
    found = records_of_answer(json.dumps(value))
    assert [(one["type"], one["id"]) for one in found.records] == expected


def test_what_stands_beside_the_records_is_listed() -> None:
    found = records_of_answer('{"title": "A", "events": [7], "rest": [{"mood": "tense"}]}')
    assert found.records == ()
    assert [(one.path, one.value, one.reason) for one in found.unplaced] == [
        ("/title", "A", "it stands beside the records"),
        ("/events/0", 7, "no record stands here"),
        ("/rest/0/mood", "tense", "it stands beside the records"),
    ]


def test_what_a_record_lacks_is_named() -> None:
    found = of({"type": "event", "id": "event:x", "participants": ["Norland"]})
    (lacking,) = [one for one in found.incomplete if one.record == "event:x"]
    assert lacking.pointers == ("/kind", "/status", "/participants/0/role")
    assert "event:x" not in [one["id"] for one in found.sound]

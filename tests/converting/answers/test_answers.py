"""Whole answers of each kind: with types, without, quotations only, cut off."""

from pourparler_validators import check, records_of_answer
from pourparler_validators.messages.json_pointer import escaped
from tests.converting.answers.given import ARTICLE, answer, records_of


def test_an_answer_with_types() -> None:
    found = records_of("typed")
    assert [one["id"] for one in found.records] == [
        *("source:valley-truce", "party:norland", "party:southland", "person:ada-berg"),
        *("person:ivo-marek", "event:round-2", "statement:berg", "statement:marek"),
        "delegation:norland",
    ]
    assert found.records[3] == {
        "type": "person",
        "id": "person:ada-berg",
        "name": "Ada Berg",
        "roles": [{"title": "foreign minister", "party": "party:norland"}],
    }
    assert found.records[6] == {
        "type": "statement",
        "id": "statement:berg",
        "acts": ["announce"],
        "segments": [
            {
                "kind": "direct",
                "text": "the second round will open in Geneva on 4 March.",
                "source": "source:valley-truce",
                "start": 92,
                "end": 140,
            }
        ],
        "speaker": "person:ada-berg",
        "addressees": ["party:southland"],
        "about": ["event:round-2"],
    }
    assert [(one.record, one.pointers) for one in found.incomplete] == [
        ("party:southland", ("/kind",)),
        ("event:round-2", ("/participants/0/role",)),
    ]
    assert [(one.path, one.value) for one in found.unplaced] == [
        ("/records/5/participants/0/role", "negotiator"),
        ("/records/6/acts/1", "greet"),
        ("/records/7/segments/0", {"start": 1, "end": 13, "text": "a first step"}),
        ("/records/7/segments/1", {"text": "we never agreed"}),
    ]


def test_sound_records_are_sound_for_the_checker_and_the_others_are_named() -> None:
    for name in ("typed", "naive", "quotations", "cut"):
        found = records_of(name)
        report = check(found.records, select=["structure"])
        faulty = {one.place.record: set[str]() for one in report.findings}
        for one in report.findings:
            missing = one.params.get("field", "") if one.rule == "structure/missing-field" else ""
            suffix = f"/{escaped(str(missing))}" if missing else ""
            faulty[one.place.record].add(f"{one.place.pointer}{suffix}")
        assert {one.record: set(one.pointers) for one in found.incomplete} == faulty
        assert len(found.sound) == len(found.records) - len(found.incomplete)


def test_an_answer_without_types() -> None:
    found = records_of("naive")
    assert list(found.records) == [
        {
            "type": "event",
            "id": "event:e1",
            "kind": "negotiation_round",
            "title": "Second round",
            "place": {"name": "Geneva"},
            "extra": {"participants": "Norland, Southland"},
        },
        {
            "type": "statement",
            "id": "statement:2",
            "segments": [
                {
                    "kind": "direct",
                    "text": "the second round will open in Geneva on 4 March.",
                    "start": 92,
                    "end": 140,
                }
            ],
            "speaker_role": "foreign minister",
            "extra": {"speaker": "Ada Berg"},
        },
        {
            "type": "proposal",
            "id": "proposal:p1",
            "status": "presented",
            "extra": {"content": "A draft of the truce", "issuers": "Norland"},
        },
    ]
    assert [(one.record, one.pointers) for one in found.incomplete] == [
        ("event:e1", ("/status",)),
        ("statement:2", ("/acts",)),
        ("proposal:p1", ("/kind", "/title", "/issuers")),
    ]


def test_quotations_only() -> None:
    first, second = records_of("quotations").records
    assert first == {
        "type": "statement",
        "id": "statement:1",
        "segments": [{"text": "a first step"}],
        "speaker_role": "Southland counterpart",
        "extra": {
            "context": "Her Southland counterpart, Ivo Marek, called the plan “a first step”",
            "speaker": "Ivo Marek",
        },
    }
    assert second["segments"] == [{"text": "the second round", "start": 92, "end": 108}]
    assert [one.path for one in records_of("quotations").unplaced] == ["value 1 /quotation/0"]


def test_an_answer_that_is_cut_off() -> None:
    found = records_of("cut")
    assert [one["id"] for one in found.records] == ["party:norland"]
    (one,) = found.unplaced
    assert one.value.startswith('{"type": "statement", "id": "statement:berg"')
    assert one.reason == "it is cut off or broken here"


def test_every_quotation_is_looked_up() -> None:
    """Each has a place in the article, or is listed."""
    for name in ("typed", "naive", "quotations"):
        found = records_of(name)
        listed = [one.value.get("text") for one in found.unplaced if isinstance(one.value, dict)]
        for record in found.records:
            for segment in record.get("segments", ()):
                words = segment["text"]
                is_there = ARTICLE[segment.get("start", 0) : segment.get("end", 0)] == words
                assert is_there or words in listed


def test_the_public_function_is_the_ladder() -> None:
    assert records_of_answer(answer("typed"), ARTICLE) == records_of("typed")

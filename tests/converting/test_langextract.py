"""LangExtract: what becomes of documents and extractions."""

from typing import Any

import pytest

from tests.converting.annotated import TEXT, importing, listed

read = importing("langextract")

KEPT = "its passage is kept as evidence of the source"
CODING = {"coder": "LangExtract", "kind": "machine"}
NOTES = "LangExtract does not say the kind and the language of this text."
MAPPING = {
    "source": {"kind": "news_article", "language": "en"},
    "labels": {"statement": {"segment": "direct"}, "when": {"evidence": "/date"}},
}


def extraction(label: object, words: object, at: object = None, **more: object) -> dict[str, Any]:
    interval = None if at is None else dict(zip(("start_pos", "end_pos"), at, strict=True))  # type: ignore[call-overload]
    return {
        "extraction_class": label,
        "extraction_text": words,
        "char_interval": interval,
        "alignment_status": "match_exact" if at else None,
        "extraction_index": 1,
        "group_index": None,
        "description": None,
        "attributes": {},
        **more,
    }


def document(*extractions: object, **more: object) -> dict[str, Any]:
    return {"extractions": list(extractions), "text": TEXT, "document_id": "doc_1", **more}


def test_a_document_is_a_source() -> None:
    found = read(document())
    assert found.records == [
        {
            "type": "source",
            "id": "source:doc-1",
            "text": TEXT,
            "notes": NOTES,
            "kind": "other",
            "language": "und",
        }
    ]
    assert found.unplaced == []


def test_a_mapping_says_what_the_source_is() -> None:
    source = read(document(), mapping=MAPPING).records[0]
    assert (source["kind"], source["language"], "notes" in source) == ("news_article", "en", False)


def test_an_extraction_called_like_a_record_type_is_a_record() -> None:
    found = read(document(extraction("Person", "Ilse Brandt", (11, 22))))
    passage = {"source": "source:doc-1", "exact": "Ilse Brandt", "start": 11, "end": 22}
    assert found.records[1:] == [
        {
            "type": "person",
            "id": "person:ilse-brandt",
            "name": "Ilse Brandt",
            "evidence": [passage],
            "coding": CODING,
        }
    ]
    assert found.unplaced == []


def test_offsets_of_utf_16_become_code_points() -> None:
    found = read(document(extraction("person", "Ilse Brandt", (13, 24))))
    assert found.records[1]["evidence"][0]["start"] == 11
    assert found.unplaced == []


def test_offsets_count_line_breaks_as_one() -> None:
    text = "\ufeffone\r\ntwo three"
    found = read(document(extraction("person", "two", (6, 9)), text=text))
    assert found.records[0]["text"] == "one\ntwo three"
    assert found.records[1]["evidence"] == [
        {"source": "source:doc-1", "exact": "two", "start": 4, "end": 7}
    ]


def test_offsets_at_other_words_are_left_out_and_listed() -> None:
    found = read(document(extraction("person", "Ilse Brandt", (0, 11))))
    assert found.records[1]["evidence"] == [{"source": "source:doc-1", "exact": "Ilse Brandt"}]
    assert listed(found) == [
        ("line 1 /extractions/0", {"start": 0, "end": 11}, "the words do not stand there")
    ]


def test_words_that_do_not_stand_in_the_text_have_no_place() -> None:
    found = read(document(extraction("person", "Ilse Brand", (0, 11)), extraction("person", "Ida")))
    assert [one["type"] for one in found.records] == ["source"]
    assert listed(found) == [
        one
        for at, words in enumerate(["Ilse Brand", "Ida"])
        for one in (
            (f"line 1 /extractions/{at}", words, "these words do not stand in the text"),
            (
                f"line 1 /extractions/{at}/extraction_class",
                "person",
                "the words with this label have no place",
            ),
        )
    ]


def test_words_in_other_capitals_are_those_of_the_text() -> None:
    found = read(document(extraction("person", "ilse  brandt", (11, 22))))
    assert found.records[1]["name"] == "Ilse Brandt"
    reason = 'in the text the words are "Ilse Brandt", which is kept'
    assert listed(found) == [("line 1 /extractions/0", "ilse  brandt", reason)]


def test_attributes_are_fields_where_they_fit() -> None:
    said = extraction(
        *("statement", "no", (29, 31)),
        description="A refusal.",
        attributes={"speaker": "Ilse Brandt", "acts": "reject", "tone": "firm", "date": "Monday"},
    )
    found = read(document(said, extraction("person", "Ilse Brandt", (11, 22))), mapping=MAPPING)
    assert found.records[2] == {
        "type": "statement",
        "id": "statement:doc-1",
        "speaker": "person:ilse-brandt",
        "acts": ["reject"],
        "notes": "A refusal.",
        "coding": CODING,
        "segments": [
            {"kind": "direct", "text": "no", "source": "source:doc-1", "start": 29, "end": 31}
        ],
    }
    at = "line 1 /extractions/0/attributes"
    assert listed(found) == [
        (f"{at}/date", "Monday", 'this does not fit "date" of a statement'),
        (f"{at}/tone", "firm", 'a statement has no place for "tone"'),
    ]


def test_a_record_that_lacks_something_is_not_made() -> None:
    said = extraction("statement", "no", (29, 31), attributes={"speaker": "Ilse Brandt"})
    found = read(document(said), mapping=MAPPING)
    evidence = {"source": "source:doc-1", "exact": "no", "start": 29, "end": 31}
    assert [one.get("evidence") for one in found.records] == [[evidence]]
    at, reason = "line 1 /extractions/0", f'a statement needs "acts", which is not given; {KEPT}'
    assert listed(found) == [
        (f"{at}/attributes/speaker", "Ilse Brandt", "no record is made of this passage"),
        (f"{at}/extraction_class", "statement", reason),
    ]


def test_a_class_that_is_not_mapped_is_listed() -> None:
    found = read(document(extraction("place", "Geneva", (0, 6)), extraction(7, "no", (29, 31))))
    assert [one["exact"] for one in found.records[0]["evidence"]] == ["Geneva", "no"]
    reason = f"no mapping says what becomes of this label; {KEPT}"
    assert listed(found) == [
        ("line 1 /extractions/0/extraction_class", "place", reason),
        ("line 1 /extractions/1/extraction_class", 7, reason),
    ]


def test_evidence_belongs_to_the_only_record() -> None:
    said = extraction("statement", "no", (29, 31), attributes={"acts": ["reject"]})
    when = extraction("when", "2025-06-02", (36, 46))
    found = read(document(when, said), mapping=MAPPING)
    statement = found.records[1]
    assert statement["date"] == "2025-06-02"
    assert statement["evidence"] == [
        {
            "source": "source:doc-1",
            "exact": "2025-06-02",
            "start": 36,
            "end": 46,
            "supports": ["/date"],
        }
    ]
    assert found.unplaced == []
    reason = "which record it supports is not said; link the two in the tool"
    alone = ("line 1 /extractions/0/extraction_class", "when", f"{reason}; {KEPT}")
    assert listed(read(document(when), mapping=MAPPING)) == [alone]


def test_evidence_belongs_to_the_record_of_its_group() -> None:
    given = {"kind": "summit", "status": "held"}
    first = extraction("event", "no", (29, 31), attributes=given, group_index=1)
    other = extraction("event", "Geneva", (0, 6), attributes=given, group_index=7)
    when = extraction("when", "2025-06-02", (36, 46), group_index=7)
    found = read(document(when, first, other), mapping=MAPPING)
    assert [one.get("date") for one in found.records] == [None, None, "2025-06-02"]
    assert found.records[2]["evidence"][1]["supports"] == ["/date"]
    assert found.unplaced == []


def test_evidence_of_a_field_that_the_record_cannot_have_is_listed() -> None:
    person = extraction("person", "Ilse Brandt", (11, 22))
    when = extraction("when", "2025-06-02", (36, 46))
    reason = f"a person has no field /date; {KEPT}"
    assert listed(read(document(when, person), mapping=MAPPING)) == [
        ("line 1 /extractions/0/extraction_class", "when", reason)
    ]


def test_mentions_of_one_name_are_one_record() -> None:
    one = extraction("person", "Ilse Brandt", (11, 22), attributes={"notes": "a"})
    other = extraction("person", "Ilse Brandt", attributes={"notes": "b"})
    found = read(document(one, other))
    assert len(found.records) == 2
    assert len(found.records[1]["evidence"]) == 2
    reason = '"notes" of the record is "a" already'
    assert listed(found) == [("line 1 /extractions/1/attributes/notes", "b", reason)]


def test_statuses_and_other_values_are_listed() -> None:
    one = extraction("person", "Ilse Brandt", (11, 22), alignment_status="match_fuzzy", mood=1)
    assert listed(read(document(one, extra=[1]))) == [
        ("line 1 /extra", [1], "records have no place for this"),
        ("line 1 /extractions/0/alignment_status", "match_fuzzy", "records have no place for this"),
        ("line 1 /extractions/0/mood", 1, "records have no place for this"),
    ]


@pytest.mark.parametrize(
    ("line", "place", "reason"),
    [
        (
            {"extractions": 3},
            "line 1",
            'this is no document of LangExtract: it has no list "extractions"',
        ),
        (document("x"), "line 1 /extractions/0", "this is no extraction"),
        (document(text=3), "line 1 /text", "this is no text"),
        (document(document_id=[3]), "line 1 /document_id", "this is no text"),
    ],
)
def test_what_is_no_langextract_is_listed(line: object, place: str, reason: str) -> None:
    assert [(path, why) for path, _, why in listed(read(line))] == [(place, reason)]

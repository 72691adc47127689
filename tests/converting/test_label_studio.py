"""Label Studio: what becomes of tasks, regions, relations and predictions."""

from typing import Any

import pytest

from tests.converting.annotated import TEXT, importing, listed

read = importing("label-studio")

KEPT = "its passage is kept as evidence of the source"
MAPPING = {
    "labels": {
        "Quote": {"segment": "direct"},
        "Date": {"evidence": "/date"},
        "Person": {"record": "person"},
    }
}
PASSAGE = {"source": "source:talks-1", "exact": "Ilse Brandt", "start": 11, "end": 22}


def region(key: str, label: str, words: str | None, start: Any, end: Any) -> dict[str, Any]:
    value = {"start": start, "end": end, "text": words, "labels": [label]}
    if words is None:
        del value["text"]
    return {"id": key, "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def task(*results: object, **more: Any) -> dict[str, Any]:
    work = {"id": 9, "completed_by": 1, "was_cancelled": False, "result": list(results)}
    return {"id": 1, "data": {"text": TEXT}, "annotations": [work], "predictions": [], **more}


PERSON = region("a", "Person", "Ilse Brandt", 11, 22)


def test_a_labelled_region_is_what_the_mapping_says() -> None:
    found = read([task(PERSON)], mapping=MAPPING)
    assert found.records == [
        {
            "type": "source",
            "id": "source:talks-1",
            "kind": "other",
            "language": "und",
            "text": TEXT,
            "notes": "Label Studio does not say the kind and the language of this text.",
        },
        {
            "type": "person",
            "id": "person:ilse-brandt",
            "name": "Ilse Brandt",
            "evidence": [PASSAGE],
            "coding": {"coder": "1", "kind": "human"},
        },
    ]
    assert found.unplaced == []


@pytest.mark.parametrize(("start", "end"), [(11, 22), (13, 24)])
def test_offsets_are_code_points_or_utf_16(start: int, end: int) -> None:
    found = read(task(region("a", "Person", "Ilse Brandt", start, end)), mapping=MAPPING)
    assert found.records[1]["evidence"] == [PASSAGE]


def test_words_are_read_from_the_text_where_the_offsets_can_mean_one_thing() -> None:
    found = read(task(region("a", "Person", None, 0, 6)), mapping=MAPPING)
    assert found.records[1]["name"] == "Geneva"
    found = read(task(region("a", "Person", None, 11, 22)), mapping=MAPPING)
    assert len(found.records) == 1
    reason = "no words are given, and the offsets do not say which they are"
    at = "/annotations/0/result/0"
    assert listed(found) == [
        ("/annotations/0", {"coder": "1", "kind": "human"}, "no record is made of this passage"),
        (at, {"start": 11, "end": 22}, reason),
        (f"{at}/value/labels/0", "Person", "the words with this label have no place"),
    ]


def test_a_label_that_is_not_mapped_is_listed() -> None:
    found = read([task(region("a", "City", "Geneva", 0, 6))], mapping=MAPPING)
    assert found.records[0]["evidence"][0]["exact"] == "Geneva"
    at, reason = "/0/annotations/0", f"no mapping says what becomes of this label; {KEPT}"
    assert listed(found) == [
        (at, {"coder": "1", "kind": "human"}, "no record is made of this passage"),
        (f"{at}/result/0/value/labels/0", "City", reason),
    ]


def test_choices_of_a_region_are_fields_and_relations_link() -> None:
    quote = region("q", "Quote", "no", 29, 31)
    acts = {
        "id": "q",
        "from_name": "acts",
        "to_name": "text",
        "type": "choices",
        "value": {"start": 29, "end": 31, "text": "no", "choices": ["reject"]},
    }
    when = region("d", "Date", "2025-06-02", 36, 46)
    relation = {"type": "relation", "from_id": "d", "to_id": "q", "direction": "right"}
    found = read(task(PERSON, quote, acts, when, relation), mapping=MAPPING)
    statement = found.records[2]
    assert (statement["acts"], statement["date"]) == (["reject"], "2025-06-02")
    assert statement["evidence"][0]["supports"] == ["/date"]
    assert found.unplaced == []
    found = read(task(PERSON, quote, acts, when), mapping=MAPPING)
    reason = "which record it supports is not said; link the two in the tool"
    assert ("/annotations/0/result/3/value/labels/0", "Date", f"{reason}; {KEPT}") in listed(found)


def test_skipped_tasks_and_predictions() -> None:
    work = {"result": [PERSON], "model_version": "v2", "score": 0.5}
    found = read(task(PERSON, predictions=[work]), mapping=MAPPING)
    reason = "the task is annotated, and its predictions are not used"
    assert listed(found) == [("/predictions/0", work, reason)]
    skipped = {"result": [], "was_cancelled": True}
    found = read(task(annotations=[skipped], predictions=[work]), mapping=MAPPING)
    assert found.records[1]["coding"] == {"coder": "v2", "kind": "machine"}
    assert listed(found) == [("/annotations/0", skipped, "the annotator has skipped this task")]


def test_the_day_and_the_annotator() -> None:
    who = {"id": 3, "email": "a@example.org"}
    work = {"result": [PERSON], "completed_by": who, "created_at": "2025-06-02T10:00:00.123456Z"}
    coding = read(task(annotations=[work]), mapping=MAPPING).records[1]["coding"]
    assert coding == {"coder": "a@example.org", "kind": "human", "coded_on": "2025-06-02T10:00:00Z"}


def hypertext() -> dict[str, Any]:
    value = {
        "start": "/p[1]/text()[1]",
        "end": "/p[1]/text()[1]",
        "startOffset": 3,
        "endOffset": 14,
        "text": "Ilse Brandt",
        "hypertextlabels": ["Person"],
        "globalOffsets": {"start": 11, "end": 22},
    }
    result = {"id": "a", "from_name": "l", "to_name": "t", "type": "hypertextlabels"}
    return task({**result, "value": value}, data={"t": "<p>…</p>"})


def test_hypertext_is_compared_with_the_article() -> None:
    found = read(hypertext(), mapping=MAPPING)
    assert "text" not in found.records[0]
    assert found.records[1]["evidence"] == [{"source": "source:talks-1", "exact": "Ilse Brandt"}]
    reason = "there is no text to compare them with; give the article with --texts"
    assert listed(found) == [
        ("/annotations/0/result/0", {"start": 11, "end": 22}, reason),
        ("/data/t", "<p>…</p>", "records have no place for this"),
    ]
    found = read(hypertext(), mapping=MAPPING, texts={"a": TEXT})
    assert found.records[1]["evidence"] == [PASSAGE]


@pytest.mark.parametrize(
    ("value", "path", "reason"),
    [
        ([3], "/0", 'this is no task of Label Studio: it has no object "data"'),
        (task(3), "/annotations/0/result/0", "this is no result of an annotation"),
        (task(annotations={}), "/annotations", "this is no list"),
        (task(annotations=True), "/annotations", "this is no list"),
        (
            task(annotations=[3]),
            "/annotations/0",
            'this is no annotation: it has no list "result"',
        ),
        (
            task({"type": "choices", "from_name": "x", "value": {"choices": ["y"]}}),
            "/annotations/0/result/0",
            "this belongs to no labelled region",
        ),
        (
            task({"type": "relation", "from_id": "a", "to_id": "b"}),
            "/annotations/0/result/0",
            "its regions are not labelled",
        ),
        (task(data={"text": TEXT, "url": "x"}), "/data/url", "records have no place for this"),
        (task(mood=1), "/mood", "records have no place for this"),
    ],
)
def test_what_has_no_place_is_listed(value: object, path: str, reason: str) -> None:
    assert [(at, why) for at, _, why in listed(read(value))] == [(path, reason)]


def row(*regions: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A row of JSON-MIN with what :func:`task` has."""
    label = [one["value"] for one in regions]
    return {"id": 1, "text": TEXT, "label": label, "annotator": 1, "annotation_id": 9, **more}


def test_rows_give_the_records_of_tasks() -> None:
    quote = region("b", "Quote", "Ilse Brandt", 13, 24)
    whole = read([task(PERSON, quote)], mapping=MAPPING)
    rows = read([row(PERSON, quote, lead_time=3.2)], mapping=MAPPING)
    assert rows.records == whole.records
    assert [one.path for one in rows.unplaced] == ["/0", "/0/label/1/labels/0"]
    assert [one.reason for one in rows.unplaced] == [one.reason for one in whole.unplaced]


def test_rows_of_one_task_are_one_source() -> None:
    second = row(region("a", "City", "Geneva", 0, 6), annotator="b@example.org", annotation_id=10)
    found = read([row(PERSON), second, row(id=2)], mapping=MAPPING)
    sources = [one["id"] for one in found.records if one["type"] == "source"]
    assert sources == ["source:talks-1", "source:talks-2"]
    assert [one.path for one in found.unplaced] == ["/1", "/1/label/0/labels/0"]


def test_what_else_a_row_has_is_listed_at_its_place() -> None:
    one = row(PERSON, mood=["calm"], title="Talks")
    one["article"] = one.pop("text")
    found = read([one], mapping=MAPPING)
    assert found.records[0]["text"] == TEXT
    assert listed(found) == [
        ("/0/mood", ["calm"], "records have no place for this"),
        ("/0/title", "Talks", "records have no place for this"),
    ]


@pytest.mark.parametrize("item", [{"annotator": 1}, {"annotation_id": 1, "label": [{"labels": 1}]}])
def test_rows_that_say_little_give_no_error(item: dict[str, Any]) -> None:
    found = read([item], mapping=MAPPING)
    assert [one["type"] for one in found.records] in ([], ["source"])

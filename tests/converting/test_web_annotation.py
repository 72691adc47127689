"""Web annotations: those of the W3C's model, and those of Hypothes.is."""

from typing import Any

import pytest

from tests.converting.annotated import TEXT, importing, listed

read = importing("web-annotation")

URL = "https://example.org/news/geneva.html"
QUOTE = {"type": "TextQuoteSelector", "exact": "Ilse Brandt", "prefix": ": ", "suffix": " said"}
POSITION = {"type": "TextPositionSelector", "start": 13, "end": 24}
RANGE = {"type": "RangeSelector", "startContainer": "/p[1]", "endContainer": "/p[1]"}
TEXTS = {"geneva": TEXT}
PASSAGE = {"source": "source:geneva", "exact": "Ilse Brandt"}
PLACED = {**PASSAGE, "start": 11, "end": 22, "prefix": ": ", "suffix": " said"}
NO_TEXT = "there is no text to compare them with; give the article with --texts"


def hypothesis(*selectors: object, **more: object) -> dict[str, Any]:
    return {
        "id": "x",
        "created": "2025-06-02T10:00:00.5+00:00",
        "user": "acct:a@hypothes.is",
        "uri": URL,
        "text": "An envoy.",
        "tags": ["Person"],
        "group": "__world__",
        "target": [{"source": URL, "selector": list(selectors)}],
        "document": {"title": ["Talks"]},
        **more,
    }


def w3c(selector: object, **more: object) -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "x",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "Person", "purpose": "tagging"},
        "target": {"source": URL, "selector": selector},
        **more,
    }


def evidence(value: object, texts: dict[str, str] = TEXTS) -> list[Any]:
    return [one["evidence"] for one in read(value, texts=texts).records[1:]]


def test_an_export_of_hypothesis() -> None:
    found = read({"annotations": [hypothesis(RANGE, POSITION, QUOTE)]}, texts=TEXTS)
    assert found.records == [
        {
            "type": "source",
            "id": "source:geneva",
            "kind": "other",
            "language": "und",
            "url": URL,
            "title": "Talks",
            "notes": "The annotation tool does not say the kind and the language of this text.",
        },
        {
            "type": "person",
            "id": "person:ilse-brandt",
            "name": "Ilse Brandt",
            "evidence": [PLACED],
            "notes": "An envoy.",
            "coding": {
                "coder": "acct:a@hypothes.is",
                "kind": "human",
                "coded_on": "2025-06-02T10:00:00+00:00",
            },
        },
    ]
    assert found.unplaced == []


def test_rows_of_the_api_lists_and_single_annotations() -> None:
    one = hypothesis(POSITION, QUOTE)
    assert evidence({"rows": [one]}) == evidence([one]) == evidence(one) == [[PLACED]]


def test_collections_of_the_w3c() -> None:
    one = w3c([QUOTE, POSITION])
    page = {"type": "AnnotationPage", "items": [one]}
    for value in (one, [one], page, {"type": "AnnotationCollection", "first": page}):
        assert evidence(value) == [[PLACED]]


def test_without_a_text_offsets_are_left_out_and_listed() -> None:
    found = read(w3c([QUOTE, POSITION]))
    around = {"prefix": ": ", "suffix": " said"}
    assert found.records[1]["evidence"] == [{**PASSAGE, **around}]
    assert listed(found) == [("/target", {"start": 13, "end": 24}, NO_TEXT)]


def test_an_orphan_is_listed() -> None:
    found = read(hypothesis({**QUOTE, "exact": "Ida Brandt"}), texts=TEXTS)
    reason = "these words do not stand in the text"
    assert ("/target/0", "Ida Brandt", reason) in listed(found)
    assert len(found.records) == 1


def test_replies_and_notes_on_pages_are_listed() -> None:
    reply, note = hypothesis(QUOTE, references=["y"]), hypothesis()
    found = read({"annotations": [reply, note, w3c(None), w3c(None, target=URL)]}, texts=TEXTS)
    assert found.records == []
    assert [(path, reason) for path, _, reason in listed(found)] == [
        ("/annotations/0", "this is a reply to another annotation; records have no place for it"),
        *(
            (f"/annotations/{at}", "this is a note on the whole page; records have no place for it")
            for at in (1, 2, 3)
        ),
    ]


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        (
            {"type": "TextPositionSelector", "start": 11, "end": 31},
            {"type": "TextPositionSelector", "start": 0, "end": 4},
            None,
        ),
        (
            {"type": "TextQuoteSelector", "exact": "Ilse Brandt said"},
            {"type": "TextPositionSelector", "start": 5, "end": 11},
            "Brandt",
        ),
        (
            {"type": "XPathSelector", "value": "/p[1]"},
            {"type": "TextQuoteSelector", "exact": "Brandt"},
            "Brandt",
        ),
    ],
)
def test_a_selector_refined_by_another(
    outer: dict[str, Any], inner: dict[str, Any], expected: str | None
) -> None:
    found = read(w3c({**outer, "refinedBy": inner}), texts=TEXTS)
    assert [one["name"] for one in found.records[1:]] == ([expected] if expected else [])


def test_several_targets_and_bodies() -> None:
    target = {"source": URL, "selector": QUOTE}
    body = [
        {"type": "TextualBody", "value": "Person", "purpose": "tagging"},
        {"type": "TextualBody", "value": "An envoy."},
        "https://example.org/image.png",
    ]
    found = read(w3c(None, target=[target, target], body=body), texts=TEXTS)
    assert len(found.records[1]["evidence"]) == 2
    assert found.records[1]["notes"] == "An envoy."
    assert listed(found) == [("/body/2", body[2], "this body holds no text")]


@pytest.mark.parametrize(
    ("creator", "kind"),
    [({"type": "Software", "name": "x"}, "machine"), ({"type": "Person", "id": "x"}, "human")],
)
def test_the_creator(creator: object, kind: str) -> None:
    coding = read(w3c(QUOTE, creator=creator), texts=TEXTS).records[1]["coding"]
    assert coding == {"coder": "x", "kind": kind}


@pytest.mark.parametrize(
    ("value", "path", "reason"),
    [
        ([3], "/0", 'this is no web annotation: it has no "target"'),
        (w3c(QUOTE, target=[3]), "/target/0", "the target has no address"),
        (w3c([QUOTE, 3]), "/target/selector/1", "this is no selector"),
        (
            w3c(QUOTE, creator="x"),
            "/creator",
            "it is not said whether this is a person or a program, and its name",
        ),
        (w3c(QUOTE, mood=1), "/mood", "records have no place for this"),
        (
            w3c(QUOTE, target={"source": "urn:x", "selector": QUOTE}),
            "/target",
            'this does not fit "url" of a source',
        ),
    ],
)
def test_what_has_no_place_is_listed(value: object, path: str, reason: str) -> None:
    assert [(at, why) for at, _, why in listed(read(value))] == [(path, reason)]

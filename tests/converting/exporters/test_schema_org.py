"""schema.org as JSON-LD, as a web page holds it."""

import json
from html.parser import HTMLParser
from typing import Any

import pytest

from tests.converting.datasets import HOSTILE, example, hostile_records
from tests.converting.exporters.exported import exported, text_of, undeclared
from tests.schema.documents import Plain

EVENT = {"type": "event", "id": "event:a", "kind": "call", "status": "agreed"}
SAID: Plain = {
    "type": "statement",
    "id": "statement:a",
    "acts": ["claim"],
    "segments": [{"kind": "direct", "text": "Yes.", "source": "source:a"}],
}


class _Page(HTMLParser):
    """Takes the text of the scripts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self._is_script = False

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self._is_script = tag == "script"

    def handle_endtag(self, tag: str) -> None:
        self._is_script = False

    def handle_data(self, data: str) -> None:
        if self._is_script:
            self.scripts.append(data)


def items(plain: list[Any]) -> dict[str, Any]:
    """The items by id, read from the script of a page."""
    page = _Page()
    page.feed(f'<script type="application/ld+json">{text_of(plain, "schema-org")}</script><p>')
    page.close()
    found = json.loads("".join(page.scripts))
    assert found["@context"] == "https://schema.org"
    return {item["@id"]: item for item in found["@graph"]}


def test_the_example() -> None:
    found = items(example())
    assert found["event:istanbul-2"] == {
        "@type": "Event",
        "@id": "event:istanbul-2",
        "name": "Second round of direct Russian-Ukrainian negotiations",
        "keywords": "negotiation round",
        "eventStatus": "https://schema.org/EventScheduled",
        "startDate": "2025-06-02",
        "location": {
            "@type": "Place",
            "name": "Istanbul",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": "Istanbul",
                "addressCountry": "TR",
            },
        },
        "superEvent": [
            {
                "@type": "EventSeries",
                "@id": "process:rus-ukr-2025",
                "name": "Direct Russian-Ukrainian negotiations, 2025",
            }
        ],
        "attendee": [
            {"@type": "Organization", "@id": "party:rus", "name": "Russia"},
            {"@type": "Organization", "@id": "party:ukr", "name": "Ukraine"},
        ],
    }
    assert found["statement:trump-putin#1"] == {
        "@type": "Quotation",
        "@id": "statement:trump-putin#1",
        "text": "gone crazy",
        "inLanguage": "en",
        "isPartOf": {"@type": "CreativeWork", "@id": "source:istanbul-2025"},
        "spokenByCharacter": {
            "@type": "Person",
            "@id": "person:trump",
            "name": "Donald Trump",
        },
    }
    assert "statement:germany-weapons#1" not in found
    assert "statement:peskov-weapons#2" in found


def test_dates_that_are_none_are_listed() -> None:
    assert [loss[:2] for loss in undeclared(example(), "schema-org")] == [
        ("event:buffer-zone", "/date"),
        ("statement:putin-buffer-zone", "/date"),
    ]
    assert "startDate" not in items(example())["event:buffer-zone"]


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("2025", {"startDate": "2025"}),
        ("2025-06", {"startDate": "2025-06"}),
        ("2025-06-02T14:30+03:00", {"startDate": "2025-06-02T14:30+03:00"}),
        ("2025-05-16/2025-05-17", {"startDate": "2025-05-16", "endDate": "2025-05-17"}),
        ("2025-05-16/..", {"startDate": "2025-05-16"}),
        ("../2025-05-17", {"endDate": "2025-05-17"}),
        ("2025-06-02~", {}),
        ("2025-05-16?/2025-05-17", {}),
    ],
)
def test_dates(date: str, found: dict[str, str]) -> None:
    item = items([{**EVENT, "date": date}])["event:a"]
    assert {name: item[name] for name in ("startDate", "endDate") if name in item} == found


@pytest.mark.parametrize("date", ["../2025-05-17", "2025-05-16/2025-05-17", "2025~"])
def test_a_quotation_has_one_date(date: str) -> None:
    assert "dateCreated" not in items([{**SAID, "date": date}])["statement:a#1"]
    assert [loss[1] for loss in undeclared([{**SAID, "date": date}], "schema-org")] == ["/date"]


@pytest.mark.parametrize("status", ["proposed", "did_not_take_place"])
def test_a_status_without_a_counterpart_leaves_the_event_out(status: str) -> None:
    event = {**EVENT, "status": status}
    assert items([event]) == {}
    assert [one.is_declared for one in exported([event], "schema-org")[1]] == [True]


def test_roles() -> None:
    roles = ("host", "actor", "target", "invited", "excluded", "observer")
    event = {
        **EVENT,
        "participants": [
            *({"party": f"party:{role}", "role": role} for role in roles),
            {"party": "party:b", "role": "negotiating_party", "presence": "absent"},
            {"party": "party:c", "role": "negotiating_party", "persons": ["person:d"]},
        ],
    }
    item = items([event])["event:a"]
    named = {
        name: [one["@id"] for one in item[name]]
        for name in ("organizer", "contributor", "about", "attendee")
    }
    assert named == {
        "organizer": ["party:host"],
        "contributor": ["party:actor"],
        "about": ["party:target"],
        "attendee": ["party:observer", "party:c", "person:d"],
    }
    assert item["attendee"][2]["affiliation"]["@id"] == "party:c"


@pytest.mark.parametrize("text", [*HOSTILE, "</script><script>alert(1)</script>", "<!--"])
def test_texts_come_back_from_a_page(text: str) -> None:
    segments = [{"kind": "direct", "text": text}]
    found = items(
        [{**EVENT, "title": text}, {**SAID, "segments": segments, "speaker_described": text}]
    )
    assert found["event:a"]["name"] == text
    assert found["statement:a#1"]["text"] == text
    assert found["statement:a#1"]["spokenByCharacter"]["name"] == text


def test_no_text_ends_the_script() -> None:
    text = text_of(list(hostile_records()), "schema-org")
    assert not {*"<>&"} & {*text}

"""The codebook has everything, in every format, with sound examples."""

import csv
import io
import re
from typing import Any

import pytest

from docs.generate import CODED, coded
from pourparler import MODELS, read
from pourparler_validators.coding.book import book, sections
from pourparler_validators.coding.counts import counts
from pourparler_validators.coding.examples import examples
from pourparler_validators.coding.guidance import phrases
from pourparler_validators.coding.names import models, own_fields, vocabularies_in_use
from pourparler_validators.coding.pages.blocks import plain
from pourparler_validators.coding.pages.html import html
from pourparler_validators.coding.pages.markdown import markdown
from pourparler_validators.coding.pages.table import table
from tests.coding.test_guidance import text_of
from tests.command_line import Run
from tests.html_pages import Page
from tests.validators.checked import ROOT
from tests.validators.test_command_line import put

FIELDS = [
    f"{name}.{field}"
    for name, model in models().items()
    for field in own_fields(model)
    if not (
        field in own_fields(models()["Record"]) and name != "Record" and model in MODELS.values()
    )
]
VALUES = [
    f"{name}.{value}" for name, one in vocabularies_in_use().items() for value in one.descriptions()
]


def test_every_type_field_and_value_has_an_entry_with_a_definition() -> None:
    whole = book()
    assert [one.name for one in whole.types] == list(MODELS)
    entries = [entry for section in sections(whole) for entry in section.fields]
    assert sorted(entry.key for entry in entries) == sorted(FIELDS)
    values = [entry for one in whole.vocabularies for entry in one.values]
    assert [entry.key for entry in values] == VALUES
    assert all(section.definition.endswith(".") for section in sections(whole))
    assert all(entry.field.description.endswith(".") for entry in entries)
    assert all(entry.meaning.endswith(".") for entry in values)


def test_every_value_has_an_example() -> None:
    for entry in (entry for one in book().vocabularies for entry in one.values):
        has_words = entry.example is not None and entry.example.words != ""
        assert has_words or entry.phrase or entry.value == "other", entry.key
    assert set(phrases()) <= set(VALUES)


def test_every_format_has_them() -> None:
    whole = book()
    rows = list(csv.DictReader(io.StringIO(table(whole))))
    assert [one["name"] for one in rows if one["what"] == "field"] == [
        entry.key for section in sections(whole) for entry in section.fields
    ]
    assert [one["name"] for one in rows if one["what"] == "value"] == VALUES
    assert [one["name"] for one in rows if one["what"] == "type"] == list(MODELS)
    page, text = Page(html(whole)), markdown(whole)
    for entry in [entry for section in sections(whole) for entry in section.fields]:
        assert plain(entry.field.description) in text
        assert " ".join(entry.field.description.split()) in page.words
    for ruling in whole.rulings:
        assert f"### {ruling.question}\n" in text
        assert ruling.question.replace("`", "") in page.words


def test_every_example_is_found_in_its_article_and_record() -> None:
    records = {name: {one.id: one for one in coded(name)} for name in CODED}
    for key, example in examples().found.items():
        assert example.words in text_of(example.article), key
        text = records[example.article][example.record].model_dump_json(by_alias=True)
        whole = str(read(text).records[0].model_dump(mode="json", by_alias=True))
        assert str(example.value) in whole, key
    assert sum(bool(one.words) for one in examples().found.values()) > 140


def test_the_page_is_one_file_without_script_or_network() -> None:
    page = Page(html(book()))
    assert {"script", "img", "link", "iframe"}.isdisjoint(page.tags)
    names = {name for name, _ in page.attributes}
    known = {"lang", "charset", "http-equiv", "name", "content", "id", "href", "scope"}
    assert names <= known
    assert "default-src 'none'; style-src 'sha256-" in html(book())
    assert page.tags.count("h1") == 1
    linked = [value for name, value in page.attributes if name == "href"]
    assert len(page.ids) == len(set(page.ids))
    assert {value.removeprefix("#") for value in linked} <= set(page.ids)
    headings = set(page.ids) - {"contents"}
    contents = html(book()).partition('id="source"')[0]
    assert headings - {"coded-articles"} <= set(re.findall(r'href="#([^"]*)"', contents))


EVENTS: list[Any] = [
    {"type": "event", "id": "event:a", "kind": "other", "status": "held", "notes": "A feast."},
    {
        "type": "event",
        "id": "event:b",
        "kind": "call",
        "status": "held",
        "agenda": ["other", "land"],
    },
    {
        "type": "event",
        "id": "event:c",
        "kind": "call",
        "status": "announced",
        "participants": [
            {"party": "party:x", "role": "host"},
            {"party": "party:y", "role": "observer", "presence": "absent"},
        ],
    },
]


class TestWithADataset:
    def test_the_counts(self, run: Run) -> None:
        put("events.json", EVENTS)
        code, out, err = run("codebook", "events.json", "--format", "csv")
        assert (code, err) == (0, "")
        rows = {one["name"]: one for one in csv.DictReader(io.StringIO(out))}

        def used(name: str) -> tuple[str, str]:
            return rows[name]["used"], rows[name]["used_of"]

        assert used("Event.kind") == ("3", "3")
        assert used("Event.agenda") == ("1", "3")
        assert used("Record.notes") == ("1", "3")
        assert used("Participation.presence") == ("1", "2")
        assert used("EventKind.call") == ("2", "3")
        assert used("EventStatus.did_not_take_place") == ("0", "3")
        assert used("Issue.land") == ("1", "2")
        assert rows["EventKind"]["share_of_other"] == "0.333"
        assert rows["Issue"]["share_of_other"] == "0.500"
        assert rows["EventStatus"]["share_of_other"] == ""
        assert rows["event"]["used"] == "3"
        assert rows["participation"]["used"] == "2"
        assert rows["statement"]["used"] == "0"

    def test_the_pages_show_them(self, run: Run) -> None:
        put("events.json", EVENTS)
        out = run("codebook", "events.json")[1]
        assert "The share of `other` in the dataset: 33% of 3." in out
        assert "\nIn the dataset: 3.\n" in out
        (row,) = [line for line in out.splitlines() if line.startswith("| `call` |")]
        assert row.endswith(" | 2 of 3 |")
        assert "33% of 3" in run("codebook", "events.json", "--format", "html")[1]

    def test_without_one_there_are_none(self, run: Run) -> None:
        out = run("codebook")[1]
        assert "| field | holds | meaning | example |\n" in out
        assert "In the dataset" not in out

    def test_faulty_records_are_left_out_and_that_is_said(self, run: Run) -> None:
        put("events.json", [*EVENTS, {"type": "event", "id": "event:d"}])
        code, out, err = run("codebook", "events.json")
        assert code == 0
        assert "\nIn the dataset: 3.\n" in out
        assert err == "1 record left out of the counts: see pourparler check.\n"

    @pytest.mark.parametrize("text", ["[]", '[{"type": "event"}]'])
    def test_no_records_cannot_be_counted(self, run: Run, text: str) -> None:
        put("events.json", text)
        said = "error: there are no records to count in events.json\n"
        assert run("codebook", "events.json") == (2, "", said)


def test_the_page_of_the_docs_is_what_the_command_prints(run: Run) -> None:
    stored = (ROOT / "docs/reference/codebook.md").read_text(encoding="utf-8")
    remark = re.compile(r"<!-- .* -->\n\n")
    assert remark.sub("", stored, count=1) == run("codebook")[1]


def test_words_cannot_become_marks() -> None:
    words = "a `b` *c* [d](#e) <f> | g_h \\ #"
    assert Page(f"<p>{_html(plain(words))}</p>").words == words
    assert "|" not in plain(words).replace("\\|", "")


def _html(words: str) -> str:
    from pourparler_validators.coding.pages.html import inline

    return inline(words)


def test_counts_of_the_coded_articles() -> None:
    found = counts(coded("istanbul-2025"))
    assert found.objects["Record"] == 31
    assert found.objects["Statement"] == 7
    assert found.fields["Statement.condition"] == 1
    assert found.values["SpeechAct.criticize"] == 3


SETTINGS = """
[extra.every.batch]
kind = "integer"
[extra.event.tone]
label = "Tone of voice"
description = "How the two sides speak."
values = { firm = "asks for all", soft = "leaves room" }
many = true
[extra.person.batch]
"""


def test_the_fields_of_the_project_are_listed_and_counted(run: Run) -> None:
    event = {"type": "event", "kind": "summit", "status": "held"}
    first = {**event, "id": "event:a", "extra": {"batch": 3, "tone": "firm; soft"}}
    second = {**event, "id": "event:b", "extra": {"tone": "firm"}}
    person = {"type": "person", "id": "person:b", "name": "B", "extra": {"batch": "x"}}
    put("a.json", [first, second, person])
    put("pourparler.toml", SETTINGS)
    code, out, err = run("codebook", "a.json", "--format", "csv")
    assert (code, err) == (0, "")
    rows = [row for row in csv.DictReader(io.StringIO(out)) if row["what"].startswith("project")]
    assert [(row["name"], row["holds"], row["used"], row["used_of"]) for row in rows] == [
        ("every.extra.batch", "a whole number", "1", "2"),
        ("person.extra.batch", "a text", "1", "1"),
        ("event.extra.tone", "texts with one semicolon between two", "2", "2"),
        ("event.extra.tone.firm", "", "2", "3"),
        ("event.extra.tone.soft", "", "1", "3"),
    ]
    assert rows[2]["definition"] == "Tone of voice: How the two sides speak."
    said = run("codebook")[1]
    assert (
        "| `event.extra.tone` | Tone of voice | texts with one semicolon between two, of a "
        "[list](#event.extra.tone) | How the two sides speak. |\n" in said
    )
    page = Page(run("codebook", "--format", "html")[1])
    assert "event.extra.tone" in page.ids
    assert "Tone of voice" not in run("codebook", "--isolated")[1]

"""The form file, opened from disk in a real browser, where no server is."""

import itertools
import json
import re
from pathlib import Path
from typing import Any, Final

import jsonschema_rs
import pytest
from playwright.sync_api import expect

from pourparler import MODELS
from pourparler.export import schema
from tests.chromium import serious_faults
from tests.command_line import Run
from tests.schema.documents import a_random, full_record
from tests.schema.mutations import sample, sweep
from tests.serving.conftest import Form
from tests.serving.form_pages import (
    EVENT,
    LAVROV,
    SOURCE,
    TEXT,
    begin,
    download,
    field,
    opened_in,
    press,
    type_in,
)
from tests.serving.test_page import select


def test_an_event_and_a_statement_are_typed_by_keyboard_alone(
    form: Form, run: Run, tmp_path: Path
) -> None:
    page = form()
    begin(page, "Person", "lavrov")
    type_in(page, "/name", "Sergei Lavrov")
    begin(page, "Event", "a")
    type_in(page, "/kind", "Summit")
    type_in(page, "/status", "Held")
    type_in(page, "/date", "2025-06-02")
    begin(page, "Statement", "a")
    type_in(page, "/speaker", "Sergei Lavrov")
    press(page, page.get_by_role("button", name="Add to acts"), "Enter")
    type_in(page, "/acts/0", "Announce")
    press(page, page.get_by_role("button", name="Add to segments"), "Enter")
    type_in(page, "/segments/0/kind", "Indirect")
    type_in(page, "/segments/0/text", "that it will be held")
    expect(page.locator("#findings-title")).to_have_text("Findings: none")
    page.keyboard.press("Control+s")
    with page.expect_download() as found:
        press(page, page.get_by_role("dialog").get_by_role("button", name="Download"), "Enter")
    found.value.save_as(tmp_path / "records.json")
    assert json.loads((tmp_path / "records.json").read_text("utf-8")) == [
        {"type": "person", "id": "person:lavrov", "name": "Sergei Lavrov"},
        {
            "type": "event",
            "id": "event:a",
            "kind": "summit",
            "status": "held",
            "date": "2025-06-02",
        },
        {
            "type": "statement",
            "id": "statement:a",
            "speaker": "person:lavrov",
            "acts": ["announce"],
            "segments": [{"kind": "indirect", "text": "that it will be held"}],
        },
    ]
    code, said, _ = run("check", "records.json", "--select", "structure")
    assert code == 0, said


WRONG: Final[tuple[tuple[dict[str, Any], str, str], ...]] = (
    ({"status": "hold"}, "/status", "“hold” is not a value of “Status”"),
    ({"status": None}, "/status", "“Status” is not filled in yet"),
    ({"title": 7}, "/title", "“Title” must be a text, and 7 is a number"),
    ({"title": ""}, "/title", "“Title” is not filled in yet"),
    ({"title": "a\u0007"}, "/title", "“Title” holds a character that cannot be seen"),
    ({"date": "2025-02-29"}, "/date", "“2025-02-29” is not a date"),
    ({"colour": "red"}, "/colour", "the event has no field “colour”"),
    ({"id": "event:A"}, "/id", "“event:A” is not the id of an event"),
    ({"round": "1"}, "/round", "“Round” must be a number, and “1” is a text"),
    ({"round": 0}, "/round", "0 is not a whole number from 1 upwards"),
    ({"round": 1.5}, "/round", "“Round” must be a number, and 1.5 is a number"),
    ({"agenda": "prisoners"}, "/agenda", "“Agenda” must be a list, and “prisoners” is a text"),
    ({"agenda": []}, "/agenda", "“Agenda” is not filled in yet"),
    ({"agenda": ["prisoner"]}, "/agenda/0", "“prisoner” is not a value of “Agenda”"),
    ({"process": "istanbul"}, "/process", "“istanbul” is not the id of a process"),
    (
        {"place": {"name": "Ankara", "country": "tr"}},
        "/place/country",
        "“tr” is not a value of “Country”",
    ),
    ({"place": {"country": "TR"}}, "/place/name", "“Name” must be filled in"),
    ({"participants": [3]}, "/participants/0", "an item of “Participants” must be an object"),
    ({"participants": [{"party": "party:a"}]}, "/participants/0/role", "“Role” must be filled in"),
    ({"extra": {"Desk": 1}}, "/extra", "“Desk” is not a name in small letters, digits and _"),
    ({"extra": {"a": [1]}}, "/extra", "“a” must be a text, a number, true or false"),
)


def test_a_wrong_record_opens_unchanged_with_its_fault_at_the_field(
    form: Form, tmp_path: Path
) -> None:
    page = form()
    for change, pointer, message in WRONG:
        wrong = [{**EVENT, **change}]
        opened_in(page, wrong)
        fault = field(page, pointer).locator(":scope > .fault")
        expect(fault).to_have_count(1)
        expect(fault).to_contain_text(message)
        expect(page.locator("#finding-list li")).to_have_count(1)
        assert download(page, tmp_path / "records.json") == wrong


EACH: Final = 29
"""Of the mutants of full records so many are passed over."""


def test_the_page_refuses_what_the_schema_refuses(form: Form) -> None:
    page = form()
    known = jsonschema_rs.validator_for(schema("record"))
    full = itertools.islice(sweep(20250602, 1), 0, None, EACH)
    records = [mutant.record for mutant in (*full, *sample(20250602, 3000))]
    texts = [json.dumps(record) for record in records]
    found = page.evaluate(
        """texts => texts.map(text => modules.faults.faultsOf(JSON.parse(text), modules.disk.made)
            .map(one => one.message))""",
        texts,
    )
    assert [not messages for messages in found] == [known.is_valid(record) for record in records]
    assert 1_000 < found.count([]) < len(found) - 1_000
    said = {message for messages in found for message in messages}
    assert [one for one in said if re.search(r"undefined|\[object|\^", one)] == []


def test_a_whole_article_is_coded_from_its_text(form: Form, run: Run, tmp_path: Path) -> None:
    page = form()
    page.get_by_role("button", name="Paste an article…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Words of the article").fill(TEXT)
    dialog.get_by_label("Id of its source").fill("source:a")
    dialog.get_by_label("Language").fill("en")
    dialog.get_by_role("button", name="Make the source").click()
    field(page, "/kind").locator("select").select_option("news_article")
    select(page, "We are ready to present the memorandum,")
    page.get_by_role("button", name="New statement").click()
    field(page, "/segments/0/kind").locator("select").select_option("direct")
    page.get_by_role("button", name="Add to acts").click()
    field(page, "/acts/0").locator("select").select_option("announce")
    page.get_by_role("button", name="New party or person…").click()
    dialog.get_by_label("Name or title").fill("Lavrov")
    dialog.get_by_label("Type").select_option("person")
    dialog.get_by_role("button", name="Make it").click()
    begin(page, "Event", "a")
    field(page, "/kind").locator("select").select_option("negotiation_round")
    field(page, "/status").locator("select").select_option("held")
    select(page, "The first round was held in Ankara")
    page.get_by_role("button", name="Evidence for this record").click()
    expect(page.locator("#text mark.coded")).to_have_count(2)
    expect(page.locator("#findings-title")).to_have_text("Findings: none")
    source, statement, person, event = download(page, tmp_path / "records.json")
    assert (source["text"], source["language"]) == (TEXT, "en")
    assert statement["speaker"] == person["id"]
    for one, words in ((statement["segments"][0], "text"), (event["evidence"][0], "exact")):
        assert TEXT[one["start"] : one["end"]] == one[words]
    assert list(event) == ["type", "id", "kind", "status", "evidence"]
    code, said, _ = run("check", "records.json", "--ignore", "grounding", "--fail-on", "error")
    assert code == 0, said


def test_words_that_stand_twice_get_what_is_around_them(form: Form, tmp_path: Path) -> None:
    page = form()
    opened_in(page, [LAVROV, {**SOURCE, "text": "No.\nHe said no. He said no more."}])
    select(page, "He said no")
    page.get_by_role("button", name="Evidence for this record").click()
    (evidence,) = download(page, tmp_path / "records.json")[0]["evidence"]
    assert evidence == {
        "source": "source:a",
        "exact": "He said no",
        "prefix": "No.\n",
        "suffix": ". He said no more.",
        "start": 4,
        "end": 14,
    }


def test_a_text_in_another_file_is_told(form: Form) -> None:
    page = form()
    source = {name: value for name, value in SOURCE.items() if name != "text"}
    opened_in(page, [{**source, "text_file": "a.txt"}])
    expect(page.locator("#text")).to_contain_text("The text of source:a is not in its record")
    field(page, "/text").locator("textarea").fill(TEXT)
    expect(page.locator("#text")).to_contain_text("We are ready")


def test_a_form_for_one_type_begins_with_a_record(form: Form, tmp_path: Path) -> None:
    page = form("event")
    expect(page.get_by_role("button", name="Paste an article…")).to_be_hidden()
    field(page, "/id").locator("input").fill("event:a")
    field(page, "/kind").locator("select").select_option("summit")
    field(page, "/status").locator("select").select_option("held")
    expect(page.get_by_role("button", name="New process…")).to_have_count(0)
    field(page, "/process").locator("input").fill("process:a")
    assert download(page, tmp_path / "event.json") == [
        {"type": "event", "id": "event:a", "kind": "summit", "status": "held"}
        | {"process": "process:a"}
    ]


@pytest.mark.parametrize("record_type", MODELS)
def test_every_control_of_every_type_has_a_label(record_type: str, form: Form) -> None:
    page = form()
    opened_in(page, [full_record(a_random(7), record_type)])
    controls = page.locator("input:visible, select:visible, textarea:visible")
    assert controls.count() > 20
    for control in controls.all():
        assert control.evaluate("control => control.labels.length > 0")
    expect(page.locator("#findings-title")).to_have_text("Findings: none")
    expect(page.locator("#form .raw")).to_have_count(0)
    assert serious_faults(page) == []

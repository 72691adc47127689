"""What a form file keeps of a file that is opened in it, and what it does not open."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import expect

from tests.serving.conftest import Form
from tests.serving.form_pages import EVENT, LAVROV, begin, download, field, opened_in, pick

ALONE: Final = {"type": "person", "id": "person:lavrov", "name": "Sergei Lavrov"}


@pytest.mark.parametrize(
    "value",
    [
        [ALONE, {**EVENT, "stranger": {"a": [1, None]}, "status": "hold", "agenda": "many"}],
        ALONE,
        {"$schema": "file.schema.json", **ALONE},
        {"$schema": "document.schema.json", "records": [ALONE], "schema_version": "1.1"},
        {"records": []},
        [ALONE, 7, None, [], {"type": "evnt"}, {"type": "constructor"}, {"type": ["event"]}, {}],
        [{**EVENT, "extra": {"__proto__": 1}, "notes": "a \r\n b \u2028 \ud83d", "__proto__": {}}],
        [EVENT, {**EVENT, "title": "Second"}],
        [{**EVENT, "evidence": {"source": 1}, "participants": [None, [], "party:a"]}],
    ],
)
def test_a_file_that_is_opened_and_changed_keeps_all_else(
    value: Any, form: Form, tmp_path: Path
) -> None:
    page = form()
    opened_in(page, value)
    begin(page, "Party", "a")
    after = download(page, tmp_path / "records.json")
    party = {"type": "party", "id": "party:a"}
    if "records" in value:
        assert after == {**value, "records": [*value["records"], party]}
    elif "$schema" in value:
        assert after == {"$schema": value["$schema"], "records": [ALONE, party]}
    else:
        assert after == [*(value if isinstance(value, list) else [value]), party]
    for button in page.get_by_role("navigation").locator("#records button").all():
        button.click()
        expect(page.locator("#form fieldset").first).to_be_visible()


@pytest.mark.parametrize("value", [ALONE, {"$schema": "a.json", **ALONE}])
def test_one_record_stays_one(value: Any, form: Form, tmp_path: Path) -> None:
    page = form("person")
    opened_in(page, value)
    field(page, "/name").locator("textarea, input").fill("Lavrov")
    assert download(page, tmp_path / "person.json") == {**value, "name": "Lavrov"}


def test_one_of_several_is_downloaded_alone(form: Form, tmp_path: Path) -> None:
    page = form()
    opened_in(page, [LAVROV, EVENT])
    field(page, "/name").locator("textarea, input").fill("Lavrov")
    page.get_by_role("button", name="Download…").click()
    page.get_by_role("dialog").get_by_label("What").select_option("Only person:lavrov")
    with page.expect_download() as found:
        page.get_by_role("dialog").get_by_role("button", name="Download", exact=True).click()
    found.value.save_as(tmp_path / "one.json")
    assert json.loads((tmp_path / "one.json").read_text()) == {**LAVROV, "name": "Lavrov"}
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()


LARGE: Final = b'{"type": "event", "id": "event:a", "round": 12345678901234567890}'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"type: event", "It is not JSON. pourparler check says where; pourparler convert"),
        (b"", "It is not JSON."),
        (b'"\xff"', "It is not text in UTF-8."),
        (b'{"id": "event:a", "id": "event:b"}', "A name stands twice in one object"),
        (LARGE, "The number 12345678901234567890 is too large to be kept exactly."),
        (b"[1e999]", "The number 1e999 is too large to be kept exactly."),
        (b"3", "It holds no records."),
        (b"null", "It holds no records."),
        (b'{"records": {}}', "Its “records” are no list. Fix that in the file first."),
    ],
)
def test_what_cannot_be_kept_whole_is_not_opened(content: bytes, said: str, form: Form) -> None:
    page = form()
    opened_in(page, [EVENT])
    pick(page, content, "other.json")
    alert = page.get_by_role("dialog").get_by_role("alert")
    expect(alert).to_contain_text(f"other.json: {said}")
    page.get_by_role("button", name="Back").click()
    expect(field(page, "/id").locator("input")).to_have_value("event:a")


def test_work_is_not_lost_without_a_question(form: Form) -> None:
    page = form()
    opened_in(page, [EVENT])
    field(page, "/title").locator("textarea, input").fill("Round one")
    pick(page, [LAVROV])
    expect(page.get_by_role("dialog")).to_contain_text("Give up what you typed?")
    page.get_by_role("button", name="Keep it").click()
    expect(field(page, "/title").locator("textarea, input")).to_have_value("Round one")
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    assert page.evaluate("() => [localStorage.length, sessionStorage.length]") == [0, 0]
    pick(page, [LAVROV])
    page.get_by_role("button", name="Give it up").click()
    expect(field(page, "/id").locator("input")).to_have_value("person:lavrov")


def test_after_a_download_nothing_is_asked(form: Form, tmp_path: Path) -> None:
    page = form()
    opened_in(page, [EVENT])
    field(page, "/title").locator("textarea, input").fill("Round one")
    download(page, tmp_path / "records.json")
    pick(page, [LAVROV])
    expect(field(page, "/id").locator("input")).to_have_value("person:lavrov")


def test_records_of_other_types_are_kept_and_not_judged(form: Form, tmp_path: Path) -> None:
    page = form("event")
    opened_in(page, [{"type": "person", "id": "P"}, EVENT])
    expect(page.locator("#findings-title")).to_have_text("Findings: none")
    expect(page.locator("#findings")).to_contain_text("Records of other types are kept")
    expect(field(page, "").locator(".raw")).to_contain_text('"person"')
    assert download(page, tmp_path / "records.json") == [{"type": "person", "id": "P"}, EVENT]

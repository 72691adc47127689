"""Fields that a project has of its own, on the page: they are fields like any other."""

from pathlib import Path
from typing import Final

from playwright.sync_api import expect

from tests.serving.conftest import Form, Opened
from tests.serving.form_pages import download, field, opened_in
from tests.serving.test_page import EVENT, LAVROV, SOURCE, TEXT, choose, records, save

OWN: Final = """
[extra.event.tone]
label = "Tone of voice"
description = "How the two sides speak."
values = { firm = "asks for all", soft = "leaves room" }
[extra.event.rank]
kind = "integer"
[extra.event.open]
kind = "boolean"
"""


def test_fields_of_the_projects_own_are_labelled_fields(opened: Opened, tmp_path: Path) -> None:
    event = {**EVENT, "extra": {"tone": "frim", "other": 1}}
    page = opened({"pourparler.toml": OWN, "a.txt": TEXT, "records.json": [SOURCE, LAVROV, event]})
    choose(page, "First round")
    tone = page.locator("#form").get_by_label("Tone of voice", exact=True)
    expect(tone).to_have_value("frim")
    expect(page.locator("#form").locator('[data-pointer="/extra/tone"] .fault')).to_contain_text(
        '"frim" is not in the list of "Tone of voice"'
    )
    expect(page.locator("#form").get_by_text("How the two sides speak.")).to_be_visible()
    tone.select_option("soft")
    page.locator("#form").get_by_label("Rank", exact=True).fill("7")
    page.locator("#form").get_by_label("Open", exact=True).select_option("Yes")
    page.locator("#form").get_by_role("button", name="Remove other (no known field)").click()
    save(page)
    assert records(tmp_path)[2]["extra"] == {"tone": "soft", "rank": 7, "open": True}
    page.locator("#form").get_by_label("Tone of voice", exact=True).select_option("")
    page.locator("#form").get_by_label("Rank", exact=True).fill("")
    page.locator("#form").get_by_label("Open", exact=True).select_option("")
    save(page)
    assert records(tmp_path)[2] == EVENT


def test_they_are_in_the_form_file(form: Form, tmp_path: Path) -> None:
    (tmp_path / "pourparler.toml").write_text(OWN)
    page = form("event")
    opened_in(page, [{**EVENT, "extra": {"tone": "frim", "rank": 1.5, "mood": 1}}])
    choose(page, "First round")
    expect(field(page, "/extra/tone")).to_contain_text("“frim” is not a value of “Tone of voice”")
    expect(field(page, "/extra/rank")).to_contain_text("“Rank” must be a number")
    expect(field(page, "/extra/mood")).to_contain_text("the extra has no field “mood”")
    shown = page.locator("#form")
    shown.get_by_role("button", name="Remove mood (no known field)").click()
    shown.get_by_label("Tone of voice", exact=True).select_option("soft")
    shown.get_by_label("Rank", exact=True).fill("7")
    expect(page.locator("#findings-title")).to_have_text("Findings: none")
    saved = download(page, tmp_path / "saved.json")
    assert saved == [{**EVENT, "extra": {"tone": "soft", "rank": 7}}]

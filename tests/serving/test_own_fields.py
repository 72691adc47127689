"""Fields that a project has of its own, on the page: they are fields like any other."""

from pathlib import Path
from typing import Final

from playwright.sync_api import expect

from tests.serving.conftest import Opened
from tests.serving.test_page import EVENT, LAVROV, SOURCE, TEXT, choose, form, records, save

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
    tone = form(page).get_by_label("Tone of voice", exact=True)
    expect(tone).to_have_value("frim")
    expect(form(page).locator('[data-pointer="/extra/tone"] .fault')).to_contain_text(
        '"frim" is not in the list of "Tone of voice"'
    )
    expect(form(page).get_by_text("How the two sides speak.")).to_be_visible()
    tone.select_option("soft")
    form(page).get_by_label("Rank", exact=True).fill("7")
    form(page).get_by_label("Open", exact=True).select_option("Yes")
    form(page).get_by_role("button", name="Remove other (no known field)").click()
    save(page)
    assert records(tmp_path)[2]["extra"] == {"tone": "soft", "rank": 7, "open": True}
    form(page).get_by_label("Tone of voice", exact=True).select_option("")
    form(page).get_by_label("Rank", exact=True).fill("")
    form(page).get_by_label("Open", exact=True).select_option("")
    save(page)
    assert records(tmp_path)[2] == EVENT

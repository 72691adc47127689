"""The guide to the page is walked step by step, as somebody does who has never seen it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from pourparler_validators.cli import exit_code
from tests.chromium import serious_faults
from tests.docs.markdown_pages import ROOT
from tests.serving.conftest import Opened
from tests.serving.test_page import FILES, choose, form, select

GUIDE: Final = ROOT / "docs" / "how-to" / "code-on-a-page.md"
ARTICLE: Final = (
    "Norland and Sudria meet in Geneva\n\n"
    "GENEVA, 5 March 2025 (Example News) — Delegations of Norland and Sudria met in Geneva on "
    "Tuesday for the first round of talks on the water of the river Lenn.\n\n"
    "“We are ready to share the water,” Foreign Minister Ana Holt of Norland said after the "
    "meeting.\n"
)


def names_in_the_guide() -> Iterator[str]:
    """What the numbered steps tell to press, choose or fill in."""
    text = GUIDE.read_text("utf-8").partition("## An article")[2].partition("\n## ")[0]
    for one in re.finditer(r"^\d\. .+(?:\n   .+)*", text, re.MULTILINE):
        yield from re.findall(r"\*+([^*]+)\*+", " ".join(one[0].split()))


class Reader:
    """Somebody who does what the guide says; notes the names that were of use."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.used: set[str] = set()

    def press(self, name: str) -> None:
        self.used.add(name)
        self.page.get_by_role("button", name=name, exact=True).click()

    def fill(self, name: str, text: str) -> None:
        self.used.add(name)
        self.page.get_by_role("dialog").get_by_label(name, exact=True).fill(text)

    def make(self, kind: str, name: str, **choices: str) -> None:
        self.press("New record…")
        self.used.add("Type")
        self.page.get_by_role("dialog").get_by_label("Type").select_option(kind)
        self.fill("Name or title", name)
        for label, value in choices.items():
            dialog = self.page.get_by_role("dialog")
            dialog.get_by_label(label, exact=True).select_option(value)
        self.press("Make it")
        expect(self.page.locator("#record-title")).to_contain_text(kind)

    def sees(self, heading: str) -> None:
        self.used.add(heading)
        expect(self.page.get_by_role("heading", name=heading).first).to_be_visible()


@pytest.fixture
def reader(opened: Opened) -> Reader:
    return Reader(opened({"records.json": {"records": []}}))


def test_the_guide_leads_to_an_article_that_is_coded(reader: Reader, tmp_path: Path) -> None:
    page = reader.page
    paste(reader)
    reader.make("Party", "Norland", Kind="State")
    reader.make("Person", "Ana Holt")
    reader.press("Add to roles")
    form(page).get_by_label("Title *", exact=True).fill("Foreign Minister")
    form(page).get_by_label("Party *", exact=True).fill("Norland")
    code_the_event(reader)
    code_the_statement(reader)
    give_evidence(reader)
    reader.sees("Findings")
    save(reader)
    told = {"Add to roles", "New party…"}
    assert reader.used - told == set(names_in_the_guide()) - told - {"Evidence"}
    assert_all_is_there(tmp_path)


def paste(reader: Reader) -> None:
    reader.press("Paste an article…")
    dialog = reader.page.get_by_role("dialog")
    dialog.get_by_label("Words of the article").fill(ARTICLE)
    expect(dialog.get_by_label("Title")).to_have_value("Norland and Sudria meet in Geneva")
    expect(dialog.get_by_label("Published")).to_have_value("2025-03-05")
    expect(dialog.get_by_label("Language")).to_have_value("English")
    expect(dialog.get_by_text("Wednesday")).to_be_visible()
    reader.fill("Publisher", "Example News")
    reader.press("Make the source")
    expect(reader.page.locator("#text")).to_contain_text("We are ready to share")


def code_the_event(reader: Reader) -> None:
    page = reader.page
    reader.make("Event", "First round on the Lenn", Kind="Negotiation round", Status="Held")
    form(page).get_by_label("Date", exact=True).fill("2025-03-04")
    reader.press("Add to participants")
    form(page).get_by_label("Party *", exact=True).fill("Norland")
    form(page).get_by_label("Role *", exact=True).select_option("Negotiating party")
    reader.press("Add to participants")
    form(page).get_by_role("button", name="New party…").nth(1).click()
    reader.fill("Name or title", "Sudria")
    page.get_by_role("dialog").get_by_label("Kind", exact=True).select_option("State")
    reader.press("Make it")
    expect(form(page).get_by_label("Party *", exact=True).nth(1)).to_have_value("party:sudria")
    form(page).get_by_label("Role *", exact=True).nth(1).select_option("Negotiating party")


def code_the_statement(reader: Reader) -> None:
    page = reader.page
    reader.sees("Quotations that nobody coded")
    page.locator("#uncoded button").first.click()
    expect(form(page).get_by_label("Speaker", exact=True)).to_have_value("person:ana-holt")
    missing = form(page).locator('[data-pointer="/acts"] .fault')
    expect(missing).to_have_text("“Acts” must be filled in")
    reader.press("Add to acts")
    form(page).get_by_label("Acts 1").select_option("Express readiness")


def give_evidence(reader: Reader) -> None:
    page = reader.page
    page.get_by_role("navigation").get_by_role("button", name="First round on the Lenn").click()
    reader.used.add("Date")
    form(page).get_by_label("Date", exact=True).click()
    expect(page.get_by_text("supports the field Date")).to_be_visible()
    select(page, "met in Geneva on Tuesday")
    reader.press("Evidence for this record")


def save(reader: Reader) -> None:
    page = reader.page
    reader.used.add("Save…")
    page.get_by_role("button", name="Save 6 records…").click()
    changes = page.get_by_role("group", name="What changes")
    expect(changes).to_contain_text("New event “First round on the Lenn”")
    expect(changes).to_contain_text("Participants 1 › Role: Negotiating party")
    expect(page.locator("dialog pre")).to_be_hidden()
    reader.press("Save")
    expect(page.locator("#status")).to_have_text("Saved.")


def assert_all_is_there(folder: Path) -> None:
    found: list[dict[str, Any]] = json.loads((folder / "records.json").read_text())["records"]
    by_id = {one["id"]: one for one in found}
    assert len(by_id) == 6
    (evidence,) = by_id["event:first-round-on-the-lenn"]["evidence"]
    assert (evidence["exact"], evidence["supports"]) == ("met in Geneva on Tuesday", ["/date"])
    assert ARTICLE[evidence["start"] : evidence["end"]] == evidence["exact"]
    assert by_id["source:norland-and-sudria-meet-in-geneva"]["published"] == "2025-03-05"
    assert exit_code(["check", str(folder / "records.json"), "--isolated"]) == 0


@pytest.mark.parametrize("button", ["Paste an article…", "New record…", "Save 1 record…"])
def test_axe_finds_nothing_serious_in_the_dialogs(button: str, opened: Opened) -> None:
    page = opened(FILES)
    choose(page, "First round")
    form(page).get_by_label("Title", exact=True).fill("Another title")
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert serious_faults(page) == []

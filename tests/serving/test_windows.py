"""Several windows of one server: each sees what the others save and decide, and what is applied."""

from pathlib import Path

from playwright.sync_api import Page, expect

from pourparler_validators.cli import exit_code
from tests.serving.conftest import Opened
from tests.serving.test_page import EVENT, choose, form, records, save
from tests.serving.test_page import FILES as CODED
from tests.serving.test_review_page import FILES, shown


def another_window(page: Page) -> Page:
    """Another window of the same browser, on the same address."""
    other = page.context.new_page()
    other.goto(f"{page.url}#{page.evaluate('sessionStorage.token')}")
    return other


def test_two_windows_see_what_each_other_saves(opened: Opened, tmp_path: Path) -> None:
    page = opened(CODED)
    choose(page, "First round")
    other = another_window(page)
    choose(other, "First round")
    form(page).get_by_label("Status *").select_option("announced")
    save(page)
    expect(form(other).get_by_label("Status *")).to_have_value("announced")
    form(other).get_by_label("Title", exact=True).fill("Round one")
    save(other)
    expect(form(page).get_by_label("Title", exact=True)).to_have_value("Round one")
    assert records(tmp_path)[2] == {**EVENT, "status": "announced", "title": "Round one"}


def test_what_is_applied_meanwhile_is_seen_in_all_windows(opened: Opened, tmp_path: Path) -> None:
    page = opened(FILES, has_review=True, by="AB")
    shown(page, "event:c")
    other = another_window(page)
    shown(other, "event:c")
    page.keyboard.press("r")
    shown(page, "event:b")
    assert exit_code(["review", "--apply", str(tmp_path / "records.json"), "--isolated"]) == 0
    for window in (page, other):
        expect(window.locator("#records h3")).to_have_text("Without a verdict: 4 of 4")
        expect(window.locator("#status")).to_have_text(
            "A file has changed on disk and was read again."
        )
    expect(page.locator("#record-title")).to_contain_text("event:b")
    expect(other.locator("#record-title")).to_have_text("Record")
    page.keyboard.press("a")
    expect(other.locator("#records h3")).to_have_text("Without a verdict: 3 of 4")

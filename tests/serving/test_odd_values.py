"""Records on the page that are not as they should be: they are shown, kept, and never run."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.serving.conftest import Opened
from tests.serving.test_page import (
    EVENT,
    FILES,
    LAVROV,
    SOURCE,
    choose,
    form,
    records,
    save,
    select,
)


def test_what_is_not_understood_is_shown_and_kept(opened: Opened, tmp_path: Path) -> None:
    odd = {**EVENT, "status": "hold", "stranger": {"a": [1, None]}, "participants": "many"}
    page = opened({"records.json": [odd]})
    choose(page, "First round")
    expect(form(page).get_by_label("Status *")).to_have_value("hold")
    expect(form(page).locator('[data-pointer="/stranger"] .raw')).to_contain_text("null")
    expect(form(page).locator('[data-pointer="/participants"] .raw')).to_have_text('"many"')
    form(page).get_by_label("Title", exact=True).fill("Another title")
    save(page)
    assert records(tmp_path) == [{**odd, "title": "Another title"}]


def test_a_value_is_never_html(opened: Opened) -> None:
    name = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    text = f"“{name} {name}” he said.\n"
    page = opened({"a.txt": text, "records.json": [SOURCE, {**LAVROV, "name": name}]})
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    choose(page, "<img")
    expect(form(page).get_by_label("Name *")).to_have_value(name)
    assert page.locator("#text img, nav img, #text script").count() == 0


def test_words_are_not_put_where_something_else_stands(opened: Opened, tmp_path: Path) -> None:
    odd = {**EVENT, "evidence": "the article"}
    page = opened({**FILES, "records.json": [SOURCE, LAVROV, odd]})
    choose(page, "First round")
    select(page, "The first round was held")
    page.get_by_role("button", name="Evidence for this record").click()
    expect(page.locator("#status")).to_contain_text("is no list: remove it first")
    expect(page.get_by_role("button", name="Save…")).to_be_disabled()
    assert records(tmp_path)[2] == odd


def test_a_type_that_only_javascript_knows_is_shown(opened: Opened) -> None:
    page = opened({"records.json": [EVENT, {"type": "constructor", "id": "event:b"}]})
    expect(page.get_by_role("heading", name="Of another type (1)")).to_be_visible()
    page.get_by_role("navigation").get_by_role("button", name="event:b").click()
    expect(form(page).locator(".raw")).to_contain_text("constructor")

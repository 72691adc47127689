"""The review on the page: a verdict on each record, by key, and nothing is overlooked."""

import json
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page, expect

from tests.chromium import serious_faults
from tests.serving.conftest import Opened

TEXT: Final = "Talks begin.\n\nThe first round was held in Ankara on Monday.\n"
OTHER_TEXT: Final = "Another day.\n\nThe second round will be held in Geneva.\n"
SOURCE: Final = {
    "type": "source",
    "id": "source:a",
    "kind": "news_article",
    "language": "en",
    "title": "Talks begin",
    "published": "2025-06-03",
    "text_file": "a.txt",
}
EVENT: Final = {
    "type": "event",
    "id": "event:a",
    "kind": "negotiation_round",
    "status": "held",
    "title": "First round",
    "date": "2025-06-02",
    "evidence": [{"source": "source:a", "exact": "The first round was held"}],
}
RECORDS: Final[list[Any]] = [
    SOURCE,
    {**SOURCE, "id": "source:b", "title": "Another day", "text_file": "b.txt"},
    EVENT,
    {
        **EVENT,
        "id": "event:b",
        "title": "Second round",
        "evidence": [{"source": "source:b", "exact": "The second round"}],
    },
    {**EVENT, "id": "event:c", "title": "Third round", "date": "2025-06-99"},
]
FILES: Final[dict[str, Any]] = {"a.txt": TEXT, "b.txt": OTHER_TEXT, "records.json": RECORDS}


def verdicts(folder: Path) -> list[Any]:
    path = folder / "records.json.review.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def listed(page: Page) -> list[str]:
    return [one.split(" ")[0] for one in page.locator("#records button").all_inner_texts()]


def shown(page: Page, title: str) -> None:
    """Waits until a record is shown, with the focus at its heading."""
    expect(page.locator("#record-title")).to_contain_text(title)
    expect(page.locator("#record-title")).to_be_focused()


def test_what_is_found_faulty_comes_first_and_each_is_shown_with_its_article(
    opened: Opened,
) -> None:
    page = opened(FILES, has_review=True)
    shown(page, "event:c")
    assert listed(page)[0] == "Third"
    expect(page.locator("#records h3")).to_have_text("Without a verdict: 5 of 5")
    expect(page.locator("#verdict")).to_have_text("No verdict yet.")
    page.get_by_label("With findings first").uncheck()
    assert listed(page) == ["Talks", "Another", "First", "Second", "Third"]
    page.get_by_role("navigation").get_by_role("button", name="Second round").click()
    expect(page.locator("#source")).to_have_value("source:b")
    expect(page.locator("#text .here")).to_have_text("The second round")


def test_the_keyboard_alone_is_enough(opened: Opened, tmp_path: Path) -> None:
    page = opened(FILES, has_review=True)
    shown(page, "event:c")
    page.keyboard.press("r")
    expect(page.get_by_role("dialog").get_by_label("Your name or initials")).to_be_focused()
    page.keyboard.type("AB")
    page.keyboard.press("Enter")
    expect(page.locator("#records h3")).to_have_text("Without a verdict: 4 of 5")
    first = verdicts(tmp_path)[0]
    assert (first["record"], first["verdict"], first["by"]) == ("event:c", "rejected", "AB")
    assert first["on"] == "2025-06-02"
    page.get_by_label("Find a record").focus()
    page.keyboard.type("round")
    page.locator("#record-title").focus()
    page.keyboard.press("n")
    shown(page, "event:a")
    page.keyboard.press("n")
    shown(page, "event:b")
    page.keyboard.press("p")
    shown(page, "event:a")
    page.keyboard.press("q")
    expect(page.get_by_label("Note for the verdict")).to_be_focused()
    expect(page.locator("#status")).to_have_text("Say in the note what is in question.")
    page.keyboard.type("Which Monday? A quarter of it is asked.")
    page.keyboard.press("Control+Enter")
    shown(page, "event:b")
    assert verdicts(tmp_path)[1]["note"] == "Which Monday? A quarter of it is asked."
    page.get_by_label("Note for the verdict").focus()
    page.keyboard.type("seen")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    expect(page.locator("#status")).to_contain_text("All that is listed has a verdict.")
    given = [(one["record"], one["verdict"]) for one in verdicts(tmp_path)]
    assert given == [
        ("event:c", "rejected"),
        ("event:a", "questioned"),
        ("event:b", "accepted"),
    ]
    assert verdicts(tmp_path)[2]["note"] == "seen"
    expect(page.get_by_label("Note for the verdict")).to_have_value("")


def test_the_buttons_do_the_same_and_a_verdict_is_shown(opened: Opened, tmp_path: Path) -> None:
    page = opened(FILES, has_review=True, by="CD")
    shown(page, "event:c")
    page.get_by_role("button", name="Accept (A)").click()
    page.get_by_label("Only without a verdict").uncheck()
    page.get_by_role("navigation").get_by_role("button", name="Third round").click()
    expect(page.locator("#verdict")).to_have_text("This was accepted by CD on 2025-06-02.")
    page.get_by_label("Note for the verdict").fill("No such day")
    page.get_by_role("button", name="Reject (R)").click()
    expect(page.locator("#records .mark")).to_have_text("rejected")
    page.get_by_role("navigation").get_by_role("button", name="Third round").click()
    expect(page.locator("#verdict")).to_have_text(
        "This was rejected by CD on 2025-06-02: No such day"
    )
    assert [one["verdict"] for one in verdicts(tmp_path)] == ["accepted", "rejected"]


def test_what_was_typed_is_saved_before_a_verdict(opened: Opened, tmp_path: Path) -> None:
    page = opened(FILES, has_review=True, by="CD")
    shown(page, "event:c")
    page.locator("#form").get_by_label("Date", exact=True).fill("2025-06-03")
    page.get_by_role("button", name="Accept (A)").click()
    expect(page.locator("#status")).to_contain_text("Save what you typed first")
    assert not (tmp_path / "records.json.review.jsonl").exists()
    page.get_by_role("button", name="Save 1 record").click()
    page.get_by_role("dialog").get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#status")).to_have_text("Saved.")
    page.get_by_role("button", name="Accept (A)").click()
    expect(page.locator("#records h3")).to_have_text("Without a verdict: 4 of 5")


def test_letters_in_fields_are_letters(opened: Opened, tmp_path: Path) -> None:
    page = opened(FILES, has_review=True, by="CD")
    shown(page, "event:c")
    page.locator("#form").get_by_label("Title", exact=True).fill("")
    page.locator("#form").get_by_label("Title", exact=True).press_sequentially("a quarter n r p")
    page.locator("#form").get_by_label("Status *").focus()
    page.keyboard.press("r")
    expect(page.locator("#record-title")).to_contain_text("event:c")
    assert not (tmp_path / "records.json.review.jsonl").exists()


def test_a_key_of_another_script_counts_by_its_place(opened: Opened, tmp_path: Path) -> None:
    page = opened(FILES, has_review=True, by="CD")
    shown(page, "event:c")
    page.evaluate(
        """() => document.getElementById("record-title").dispatchEvent(
            new KeyboardEvent("keydown", {key: "ф", code: "KeyA", bubbles: true}))"""
    )
    expect(page.locator("#records h3")).to_have_text("Without a verdict: 4 of 5")
    assert verdicts(tmp_path)[0]["verdict"] == "accepted"


def test_another_window_sees_the_verdict_and_a_changed_record_is_asked_again(
    opened: Opened, tmp_path: Path
) -> None:
    page = opened(FILES, has_review=True, by="AB")
    shown(page, "event:c")
    other = opened({}, has_review=True, by="CD")
    shown(other, "event:c")
    page.keyboard.press("a")
    expect(other.locator("#verdict")).to_have_text("This was accepted by AB on 2025-06-02.")
    expect(other.locator("#records h3")).to_have_text("Without a verdict: 4 of 5")
    text = (tmp_path / "records.json").read_text()
    (tmp_path / "records.json").write_text(text.replace("2025-06-99", "2025-06-09"))
    expect(other.locator("#records h3")).to_have_text("Without a verdict: 5 of 5")
    other.get_by_role("navigation").get_by_role("button", name="Third round").click()
    expect(other.locator("#verdict")).to_have_text(
        "It has changed since it was accepted by AB on 2025-06-02."
    )


def test_damaged_lines_are_told_on_the_page(opened: Opened) -> None:
    page = opened(
        {**FILES, "records.json.review.jsonl": '{"verdict": "<b>maybe</b>"}\n'}, has_review=True
    )
    expect(page.locator("#damages")).to_contain_text(
        'records.json.review.jsonl:1: is left out: it has no "hash"'
    )


def test_a_page_that_only_codes_shows_no_review(opened: Opened) -> None:
    page = opened(FILES)
    expect(page.get_by_role("navigation").get_by_role("button", name="First round")).to_be_visible()
    expect(page.get_by_role("button", name="Accept (A)")).to_be_hidden()
    page.keyboard.press("n")
    expect(page.locator("#record-title")).to_have_text("Record")


def test_axe_finds_nothing_serious(opened: Opened) -> None:
    page = opened({**FILES, "records.json.review.jsonl": "{}\n"}, has_review=True, by="CD")
    shown(page, "event:c")
    page.keyboard.press("a")
    page.get_by_label("Only without a verdict").uncheck()
    expect(page.locator("#records .mark")).to_have_text("accepted")
    assert serious_faults(page) == []

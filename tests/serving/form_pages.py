"""What a coder does with a form file that is open in a browser."""

import json
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Locator, Page, expect

TEXT: Final = (
    "Talks 🕊️ begin.\n\nThe first round was held in Ankara on Monday.\n\n"
    "“We are ready to present the memorandum,” Lavrov said. “Nothing is decided.”\n"
)
SOURCE: Final = {
    "type": "source",
    "id": "source:a",
    "kind": "news_article",
    "language": "en",
    "text": TEXT,
}
LAVROV: Final = {"type": "person", "id": "person:lavrov", "name": "Sergei Lavrov"}
EVENT: Final = {
    "type": "event",
    "id": "event:a",
    "kind": "negotiation_round",
    "status": "held",
    "title": "First round",
    "date": "2025-06-02",
}


def pick(page: Page, value: Any, name: str = "records.json") -> None:
    """Opens a file: JSON, or what is given as bytes."""
    content = value if isinstance(value, bytes) else json.dumps(value).encode()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open a file…").click()
    chooser.value.set_files({"name": name, "mimeType": "application/json", "buffer": content})


def opened_in(page: Page, value: Any) -> None:
    pick(page, value)
    expect(page.locator("#status")).to_have_text("Opened records.json.")


def choose(page: Page, name: str) -> None:
    page.get_by_role("navigation").get_by_role("button", name=name).first.click()


def field(page: Page, pointer: str) -> Locator:
    return page.locator(f'#form [data-pointer="{pointer}"]')


def download(page: Page, target: Path) -> Any:
    """What is downloaded, as it is read from the disk."""
    page.get_by_role("button", name="Download…").click()
    with page.expect_download() as found:
        page.get_by_role("dialog").get_by_role("button", name="Download", exact=True).click()
    found.value.save_as(target)
    return json.loads(target.read_text("utf-8"))


def tab_to(page: Page, control: Locator) -> None:
    """Goes to a control with the key Tab alone."""
    for _ in range(150):
        if control.evaluate("control => control === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the key Tab does not lead there")


def press(page: Page, control: Locator, *keys: str) -> None:
    """Goes to a control and presses keys there; no mouse, no other way."""
    tab_to(page, control)
    for key in keys:
        page.keyboard.press(key)


def begin(page: Page, kind: str, identity: str) -> None:
    press(page, page.get_by_role("button", name="New record…"), "Enter")
    tab_to(page, page.get_by_role("dialog").get_by_label("Type"))
    page.keyboard.type(kind)
    tab_to(page, page.get_by_role("dialog").get_by_label("Id"))
    page.keyboard.press("End")
    page.keyboard.type(identity)
    page.keyboard.press("Enter")


def type_in(page: Page, pointer: str, keys: str) -> None:
    tab_to(page, field(page, pointer).locator("input, select, textarea").first)
    page.keyboard.type(keys)

"""Makes the pictures of pages in a browser that the documentation shows, with Chromium.

    python docs/screens.py

serves a copy of the example dataset to code and to review, and takes a picture of each page; makes
a form file, and opens the same records in it; and shows the report on some of the traps as a page.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, FilePayload, Page, ViewportSize

ROOT: Final = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
FOLDER: Final = ROOT / "docs" / "how-to" / "screens"
WEB_FORM: Final = "web-form.png"
EXAMPLE: Final = Path("examples", "istanbul-2025")
PROGRAM: Final = (sys.executable, "-m", "pourparler_validators")
TRAPS: Final = ("altered-quotation.json", "condition-cut-off.json", "february-30.json")
SIZE: Final[ViewportSize] = {"width": 1400, "height": 860}


def screens(browser: Browser, work: Path) -> Mapping[str, bytes]:
    """The pictures as PNG by their names; the dataset is copied into a folder."""
    for name in (EXAMPLE, Path("seeds")):
        shutil.copytree(ROOT / name, work / name)
    served = {
        name: _served(command, take, browser, work / EXAMPLE)
        for name, (command, take) in _SCREENS.items()
    }
    made = {"form-file.png": _form_file(browser, work), "report.png": _report(browser, work)}
    return {**served, **made}


def _served(
    command: Sequence[str], take: Callable[[Browser, str], bytes], browser: Browser, folder: Path
) -> bytes:
    """A picture of what a command serves in a folder."""
    program = [*PROGRAM, *command, "--no-browser"]
    with subprocess.Popen(program, cwd=folder, stdout=-1, text=True) as running:
        try:
            assert running.stdout is not None
            return take(browser, running.stdout.readline().strip())
        finally:
            running.kill()


def _page(browser: Browser, address: str) -> bytes:
    """The page with an event on it, in which a day is wrong."""
    page = browser.new_page(viewport=SIZE)
    page.goto(address)
    return _with_date(page, "2025-06-03")


def _form_file(browser: Browser, work: Path) -> bytes:
    """The form file with the same event, and a day that is in no calendar."""
    for command in (("form", "-o", "form.html"), ("convert", str(EXAMPLE), "-o", "all.json")):
        subprocess.run([*PROGRAM, *command], cwd=work, check=True, capture_output=True)
    records = json.loads((work / "all.json").read_text("utf-8"))["records"]
    for record in records:
        if "text_file" in record:
            record["text"] = (work / "seeds" / record.pop("text_file")).read_text("utf-8")
    page = browser.new_page(viewport=SIZE)
    page.goto((work / "form.html").as_uri())
    content: FilePayload = {
        "name": "records.json",
        "mimeType": "",
        "buffer": json.dumps(records).encode(),
    }
    page.locator("input[type=file]").set_input_files(content)
    return _with_date(page, "2025-06-31")


def _report(browser: Browser, work: Path) -> bytes:
    """The report on three files with a fault each."""
    output = ("--today", "2025-06-10", "-o", f"html={work / 'report.html'}")
    command = (*PROGRAM, "check", *TRAPS, *output)
    subprocess.run(command, cwd=ROOT / "examples" / "traps", capture_output=True)
    page = browser.new_page(viewport={"width": 1100, "height": 960})
    page.goto((work / "report.html").as_uri())
    picture = page.screenshot()
    page.close()
    return picture


def _with_date(page: Page, date: str) -> bytes:
    """A picture of an event with a date that is found to be wrong."""
    page.get_by_role("navigation").get_by_role("button", name="Second round of direct").click()
    page.locator("#form").get_by_label("Date", exact=True).fill(date)
    page.locator("#form .fault").first.wait_for()
    picture = page.screenshot()
    page.close()
    return picture


def _review(browser: Browser, address: str) -> bytes:
    """The page for a review, after the first verdict."""
    page = browser.new_page(viewport=SIZE)
    page.goto(address)
    page.get_by_role("navigation").get_by_role("button", name="Second round of direct").click()
    page.locator("#text .here").first.wait_for()
    page.get_by_role("button", name="Accept (A)").click()
    page.locator("#verdict").get_by_text("No verdict yet.").wait_for()
    page.get_by_label("Note for the verdict").fill("Which of the two rounds does this belong to?")
    picture = page.screenshot()
    page.close()
    return picture


def web_form(browser: Browser, built: Path) -> bytes:
    """The form by react-jsonschema-form, in a folder where it is built, with a date in words."""
    page = browser.new_page(viewport={"width": 900, "height": 860})
    page.goto((built / "rjsf.html").as_uri())
    form = page.locator("#form")
    form.get_by_label("ID*", exact=True).fill("event:istanbul-2")
    for label, value in (("Kind*", "0"), ("Status*", "8")):
        form.get_by_label(label, exact=True).select_option(value)
    form.get_by_label("Title", exact=True).fill("Second round of direct talks")
    form.get_by_label("Date", exact=True).fill("2 June 2025")
    form.locator(".error-detail").first.wait_for()
    page.evaluate("document.activeElement.blur()")
    picture = page.screenshot()
    page.close()
    return picture


_SCREENS: Final[Mapping[str, tuple[Sequence[str], Callable[[Browser, str], bytes]]]] = {
    "page.png": (["serve"], _page),
    "review.png": (["review", "--by", "AB"], _review),
}


def main() -> None:
    """Writes the pictures."""
    from tests.chromium import a_browser
    from tests.web_forms.building import built

    FOLDER.mkdir(exist_ok=True)
    with a_browser() as browser, tempfile.TemporaryDirectory() as work:
        for name, content in screens(browser, Path(work)).items():
            (FOLDER / name).write_bytes(content)
        folder = built(Path(work, "web_form"), "event")
        (FOLDER / WEB_FORM).write_bytes(web_form(browser, folder))


if __name__ == "__main__":
    main()

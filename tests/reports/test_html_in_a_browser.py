"""The report as a page, opened from disk in a real browser: filters, print, barriers."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from pourparler_validators import Severity, check_files
from pourparler_validators.reports import HUMAN
from pourparler_validators.reports.style import Style
from tests.chromium import a_browser, serious_faults
from tests.validators.checked import PARTY, TODAY
from tests.validators.test_llm_report import SOURCE, STATEMENT

ARABIC: Final = "قال أحمد إن «الوفد جاهز» لتقديم المذكرة."
SEGMENT: Final = {"kind": "direct", "text": "الوفد غير جاهز", "source": "source:ar"}
FILES: Final = {
    "articles.json": [
        *(SOURCE, STATEMENT, {**SOURCE, "id": "source:ar", "text": ARABIC, "language": "ar"}),
        {**STATEMENT, "id": "statement:ar", "segments": [SEGMENT]},
    ],
    "parties.json": [
        {**PARTY, "kind": "stat"},
        {**PARTY, "id": "party:a", "kind": "</script><b>北京</b>"},
    ],
}
MILDER: Final = {"grounding/quote-altered": Severity.WARNING}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for all tests of the module."""
    with a_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page on two files, with findings of several rules."""
    folder = tmp_path_factory.mktemp("report")
    for name, records in FILES.items():
        text = json.dumps(records, ensure_ascii=False, indent=1)
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        found = check_files([*FILES], today=TODAY, severities=MILDER)
    target = folder / "report.html"
    target.write_text("".join(HUMAN["html"](found, Style())), encoding="utf-8")
    return target


@pytest.fixture
def page(browser: Browser, report: Path) -> Iterator[Page]:
    """The page in the browser; a fault in it, or a request, fails the test."""
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text))
    page.on("request", lambda asked: faults.append(asked.url))
    page.goto(report.as_uri())
    yield page
    context.close()
    assert faults == [report.as_uri()]


def shown(page: Page) -> int:
    """The number of findings that can be seen, which the page says, too."""
    number = page.locator("article:visible").count()
    total = page.locator("article").count()
    expect(page.get_by_role("status")).to_have_text(f"{number} of {total} shown")
    return number


def test_findings_are_filtered(page: Page) -> None:
    every = shown(page)
    errors = page.locator("article.error").count()
    assert 0 < errors < every
    page.get_by_label("error", exact=True).uncheck()
    assert shown(page) == every - errors
    page.get_by_role("button", name="Show all").click()
    assert shown(page) == every
    page.get_by_label("Rule").select_option("structure/not-in-list")
    assert shown(page) == 2
    page.get_by_label("File").select_option("articles.json")
    assert shown(page) == 0
    expect(page.locator("#findings-by-file summary:visible")).to_have_count(0)
    page.get_by_role("button", name="Show all").click()
    page.get_by_label("Text").fill("  PARTY:a ")
    assert shown(page) == 1


def test_a_link_to_a_finding_that_is_filtered_out_shows_it(page: Page) -> None:
    every = shown(page)
    page.get_by_label("Text").fill("nothing has this")
    assert shown(page) == 0
    page.locator(".rule").get_by_role("link", name="1", exact=True).click()
    assert shown(page) == every
    expect(page.locator("#f1")).to_be_in_viewport()


def test_it_is_read_by_keyboard_from_link_to_link(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#by-file"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#file-1"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [380, 1200])
def test_there_are_no_barriers(page: Page, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    page.locator("details:not([open]) > summary").evaluate_all("all => all.map(one => one.click())")
    assert serious_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_script_all_is_shown_and_nothing_is_offered(browser: Browser, report: Path) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(report.as_uri())
    assert page.locator("article:visible").count() == page.locator("article").count() > 0
    expect(page.locator("form")).to_be_hidden()
    page.close()


def test_in_print_all_is_there_but_the_controls(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.locator("form")).to_be_hidden()
    expect(page.locator("nav")).to_be_hidden()
    for part in ("#answers + details table", ".rule details pre"):
        expect(page.locator(part).first).to_be_visible()


def test_text_from_right_to_left_runs_so_beside_one_from_left_to_right(page: Page) -> None:
    arabic = page.locator(".prose pre", has_text="الوفد").first
    english = page.locator(".prose pre", has_text="Our delegation").first
    direction = "element => getComputedStyle(element).direction"
    assert arabic.evaluate(direction) == "rtl"
    assert english.evaluate(direction) == "ltr"


def test_markup_of_the_data_is_text(page: Page) -> None:
    expect(page.locator("article", has_text="</script><b>北京</b>").first).to_be_visible()
    assert page.locator("article b", has_text="北京").count() == 0

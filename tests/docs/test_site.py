"""The site of the documentation: built, whole, quiet, and open to all readers."""

import functools
import http.server
import json
import shutil
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from docs.publish import publish
from pourparler_validators.messages.catalogue import catalogue
from tests.chromium import a_browser, serious_faults
from tests.docs.built_site import Site
from tests.docs.markdown_pages import ROOT, pages

SETTINGS = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]


OPENED = """
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function () { return attach.call(this, {mode: "open"}); };
"""
"""Lets a test see what the dialog of the search shows, which the page keeps to itself."""


class Silent(http.server.SimpleHTTPRequestHandler):
    """Serves files and prints nothing."""

    def log_request(self, code: Any = "-", size: Any = "-") -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site in two versions, built once from a copy: nothing is left in the checkout."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copy(ROOT / "zensical.toml", folder)
    shutil.copytree(ROOT / "docs", folder / "docs")
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    target = folder / "published"
    target.mkdir()
    for ref in ("main", "v0.1.0"):
        publish(folder / "site", target, ref)
    return target


@pytest.fixture(scope="module")
def site(published: Path) -> Site:
    return Site(published / "main")


@pytest.fixture(scope="module")
def address(published: Path) -> Iterator[str]:
    """Where the versions are served."""
    handler = functools.partial(Silent, directory=str(published))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with a_browser() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.set_default_timeout(10_000)
    yield page
    page.close()


def test_no_link_is_dead(site: Site) -> None:
    assert list(site.dead_links()) == []


def test_nothing_is_loaded_from_another_host(site: Site) -> None:
    assert list(site.foreign()) == []


@pytest.mark.parametrize(
    "text",
    [
        '<a href="none.html">a</a>',
        '<a href="#none">a</a>',
        '<a href="../outside.html">a</a>',
        '<img src="none.png">',
        '<img srcset="none.png 2x">',
        '<script src="none.js"></script>',
    ],
)
def test_dead_links_are_noticed(text: str, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "outside.html").touch()
    (tmp_path / "site" / "index.html").write_text(f'<p id="a">{text}<a href="./#a">a</a>')
    assert len(list(Site(tmp_path / "site").dead_links())) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", '<script src="https://example.org/a.js"></script>'),
        ("a.html", '<link rel="preconnect" href="//example.org">'),
        ("a.css", '@import "https://example.org/a.css";'),
        ("a.css", "@font-face { src: url(https://example.org/a.woff2) }"),
    ],
)
def test_foreign_hosts_are_noticed(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    assert len(list(Site(tmp_path).foreign())) == 1


def test_every_page_has_one_place_in_the_navigation(site: Site) -> None:
    names = sorted(_named(SETTINGS["nav"]))
    found = [page.path.relative_to("docs").as_posix() for page in pages() if _is_of_docs(page.path)]
    assert names == sorted(found)
    assert set(site.pages) == set(map(_built, found))


def test_the_four_kinds_are_the_tabs() -> None:
    first, *kinds = SETTINGS["nav"]
    assert first == "index.md"
    titles = [title for kind in kinds for title in kind]
    assert titles == ["Tutorial", "How-to", "Reference", "Explanation"]


def test_every_rule_has_its_anchor(site: Site) -> None:
    for rule in catalogue():
        family, _, name = rule.partition("/")
        assert name in site.pages[f"reference/rules/{family}/index.html"].anchors, rule


def test_no_program_is_published(site: Site) -> None:
    suffixes = {path.suffix for path in site.folder.rglob("*") if path.is_file()}
    assert suffixes <= {"", ".html", ".css", ".js", ".json", ".png", ".xml"}


def test_the_search_knows_every_page(site: Site) -> None:
    text = (site.folder / "search.json").read_text(encoding="utf-8")
    places = {item["location"].partition("#")[0] for item in json.loads(text)["items"]}
    assert {path.removesuffix("index.html") for path in site.pages} == places


def test_the_first_page_shows_the_commands_of_the_readme() -> None:
    texts = {page.path.as_posix(): page for page in pages()}
    shown = [block.text for block in texts["docs/index.md"].blocks]
    readme = [block.text for block in texts["README.md"].blocks if block.language == "sh"]
    assert len(shown) == 2
    assert shown == readme


@pytest.mark.parametrize(
    ("path", "scheme"),
    [
        ("", "light"),
        ("how-to/check-in-ci/", "light"),
        ("reference/rules/dates/", "light"),
        ("reference/rules/dates/", "dark"),
    ],
)
def test_a_reader_meets_no_barrier_and_no_other_host(
    path: str, scheme: Literal["light", "dark"], address: str, page: Page
) -> None:
    page.emulate_media(color_scheme=scheme)
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.on("pageerror", lambda error: faults.append(error.message))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto(f"{address}main/{path}", wait_until="networkidle")
    assert serious_faults(page) == []
    assert faults == []
    assert [url for url in asked if not url.startswith(address)] == []


def test_the_search_leads_to_a_rule(address: str, page: Page) -> None:
    page.add_init_script(OPENED)
    page.goto(f"{address}main/")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("combobox", name="Search").fill("interval-reversed")
    page.get_by_role("option", name="dates/interval-reversed").click()
    page.wait_for_url("**/main/reference/rules/dates/**")


def test_another_version_can_be_chosen(address: str, page: Page) -> None:
    page.goto(address)
    page.wait_for_url("**/0.1/")
    page.locator(".md-version").hover()
    page.get_by_role("link", name="main", exact=True).click()
    page.wait_for_url("**/main/")


def _named(entries: list[Any]) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, str):
            yield entry
        else:
            for below in entry.values():
                yield from _named(below)


def _is_of_docs(path: Path) -> bool:
    return path.is_relative_to("docs")


def _built(path: str) -> str:
    """The path of a page of Markdown in the site."""
    return "index.html" if path == "index.md" else f"{path.removesuffix('.md')}/index.html"

"""Links lead somewhere, every page can be reached, and what the pages name is there."""

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import click
import pytest

from pourparler_validators.cli import cli
from pourparler_validators.converting.exporters import exporter_names
from pourparler_validators.formats import format_names
from pourparler_validators.messages.catalogue import catalogue
from pourparler_validators.messages.manual_address import REPOSITORY, manual_address
from tests.docs.markdown_pages import FAMILY_PAGES, ROOT, Page, pages

PAGES = {page.path.as_posix(): page for page in pages()}
OWN_RULES = {"desk/sure-without-review", "desk/speaker-not-at-event"}
"""Rules of ``examples/own_rule``."""

HOME = f"{REPOSITORY}/blob/main/"
"""Where the README finds the project's files; it is also shown on PyPI, which has none of them."""
PICTURES = f"{REPOSITORY}/raw/main/"
"""Where it finds its pictures."""

OTHER_OPTIONS = {"--strict", "--thorough", "--write"}
"""Options of other programs that the pages name."""


def targets(page: Page) -> Iterator[tuple[str, str]]:
    """The pages and files that a page links to, with the anchors."""
    for link in (_within_the_project(link, page) for link in page.links):
        if not link.startswith(("http://", "https://")):
            path, _, anchor = link.partition("#")
            yield _normal(page.path.parent / path) if path else page.path.as_posix(), anchor


def _within_the_project(link: str, page: Page) -> str:
    """A link of the README to the project's place on GitHub, as a path from the page."""
    path = link.removeprefix(HOME).removeprefix(PICTURES)
    return os.path.relpath(path, page.path.parent) if path != link else link


def _normal(path: Path) -> str:
    return (ROOT / path).resolve().relative_to(ROOT).as_posix()


def broken_links(page: Page) -> list[str]:
    """The links of a page that lead nowhere."""
    broken: list[str] = []
    for path, anchor in targets(page):
        if not (ROOT / path).exists():
            broken.append(path)
        elif anchor and (path not in PAGES or anchor not in PAGES[path].anchors):
            broken.append(f"{path}#{anchor}")
    return broken


def unknown_names(page: Page) -> list[str]:
    """The options, rules and files that a page names but that are not there."""
    options, rules = known_options() | OTHER_OPTIONS, set(catalogue()) | OWN_RULES
    families = "|".join(sorted({rule.partition("/")[0] for rule in rules}))
    unknown: list[str] = []
    for span in page.spans:
        is_wrong = (
            (span.startswith("--") and re.split("[ =]", span)[0] not in options)
            or (re.fullmatch(rf"({families})/[a-z-]+", span) and span not in rules)
            or (
                span.startswith(
                    ("docs/", "tests/", "schema/", "validators/", "examples/", "seeds/")
                )
                and " " not in span
                and "*" not in span
                and not (ROOT / span).exists()
            )
        )
        if is_wrong:
            unknown.append(span)
    return unknown


def known_options() -> set[str]:
    """All long options of the command line."""
    waiting: list[click.Command] = [cli]
    found = {"--help", "--version"}
    while waiting:
        command = waiting.pop()
        for parameter in command.params:
            found.update(parameter.opts, parameter.secondary_opts)
        if isinstance(command, click.Group):
            waiting += command.commands.values()
    return found


@pytest.mark.parametrize("path", PAGES)
def test_links_lead_somewhere(path: str) -> None:
    assert broken_links(PAGES[path]) == []


@pytest.mark.parametrize("path", PAGES)
def test_what_is_named_is_there(path: str) -> None:
    assert unknown_names(PAGES[path]) == []


def test_the_links_of_the_readme_work_on_pypi_too() -> None:
    """PyPI has no files beside the README, so that no link of it may be relative."""
    links = PAGES["README.md"].links
    assert [link for link in links if not link.startswith(("https://", "#"))] == []
    assert any(link.startswith(HOME) for link in links)
    assert broken_links(Page(Path("README.md"), f"# A\n\n[a]({HOME}docs/no-such-page.md)\n"))


def test_the_addresses_of_the_rules_lead_to_their_manual_pages() -> None:
    links = [f"[a]({manual_address(rule)})" for rule in catalogue()]
    assert all(f"({HOME}" in link for link in links)
    assert broken_links(Page(Path("README.md"), "\n".join(("# A", *links)))) == []
    assert broken_links(Page(Path("README.md"), f"# A\n\n[a]({manual_address('dates/no')})\n"))


def test_every_page_can_be_reached() -> None:
    reached: set[str] = set()
    waiting = ["README.md"]
    while waiting:
        path = waiting.pop()
        if path in PAGES and path not in reached:
            reached.add(path)
            waiting += [target for target, _ in targets(PAGES[path])]
    assert reached == set(PAGES)


def test_the_map_names_every_page_of_the_docs() -> None:
    named = {target for target, _ in targets(PAGES["docs/index.md"])}
    others = {path for path in PAGES if path.startswith("docs/")} - {"docs/index.md"}
    assert {path for path in others if not path.startswith(f"{FAMILY_PAGES}/")} <= named


@pytest.mark.parametrize(
    "text",
    ["[a](no-such-page.md)", "[a](index.md#no-such-heading)", "[a](#no-such-heading)"],
)
def test_broken_links_are_noticed(text: str) -> None:
    assert broken_links(Page(Path("docs/wrong.md"), f"# A\n\n{text}\n"))


@pytest.mark.parametrize("span", ["--no-such-option", "dates/no-such-rule", "docs/no-such-page.md"])
def test_unknown_names_are_noticed(span: str) -> None:
    assert unknown_names(Page(Path("docs/wrong.md"), f"# A\n\n`{span}`\n")) == [span]


def test_anchors_are_those_of_github() -> None:
    text = '# What is *not* there: `null`, `""`\n\n## dates/in-the-future\n'
    anchors = Page(PurePosixPath("a.md"), text).anchors  # type: ignore[arg-type]
    assert anchors == {"what-is-not-there-null-", "datesin-the-future"}


@pytest.mark.parametrize("name", [*format_names(), *exporter_names()])
@pytest.mark.parametrize("start", ["docs/reference/formats.md", "docs/index.md"])
def test_each_format_has_a_page(name: str, start: str) -> None:
    page = f"docs/reference/formats/{name}.md"
    assert page in {path for path, _ in targets(PAGES[start])}

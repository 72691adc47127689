"""The navigation of the site: the map of all pages in docs/index.md, as settings of Zensical."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, TypeAlias

DOCS: Final = Path(__file__).parent
MAP: Final = "index.md"
SETTINGS: Final = "zensical.toml"

Entry: TypeAlias = "str | tuple[str, list[Entry]]"
"""A page, or a title and what stands below it."""

_PAGES: Final = "## All pages\n"
_KIND: Final = re.compile(r"### (.+)")
_GROUP: Final = re.compile(r"#### (.+)")
_LINK: Final = re.compile(r"\]\((?!https?:)([^)#]+\.md)\)")
_NAVIGATION: Final = re.compile(r"^nav = \[\n.*?^\]\n", re.M | re.S)


def with_navigation(settings: str) -> str:
    """The settings of the site, with the navigation that the map has."""
    lines = "".join(_lines([MAP, *navigation()], depth=1))
    return _NAVIGATION.sub(lambda _: f"nav = [\n{lines}]\n", settings, count=1)


def navigation() -> list[Entry]:
    """The pages that the map names, below its headings, each with the pages of its folder."""
    text = (DOCS / MAP).read_text(encoding="utf-8")
    pages = text.partition(_PAGES)[2]
    named = set(_LINK.findall(pages))
    top: list[Entry] = []
    kind = group = top
    for line in pages.splitlines():
        if found := _KIND.match(line):
            kind = group = []
            top.append((found[1], kind))
        elif found := _GROUP.match(line):
            group = []
            kind.append((found[1], group))
        group += [_with_its_folder(page, named) for page in _LINK.findall(line)]
    return top


def _with_its_folder(page: str, named: set[str]) -> Entry:
    """A page, with those that lie in the folder of its name and that the map does not name."""
    folder = DOCS / page.removesuffix(".md")
    found = sorted(path.relative_to(DOCS).as_posix() for path in folder.glob("*.md"))
    others: list[Entry] = [path for path in found if path not in named]
    return (_title(page), [page, *others]) if others else page


def _title(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")


def _lines(entries: Iterable[Entry], depth: int) -> Iterator[str]:
    indent = "    " * depth
    for entry in entries:
        if isinstance(entry, str):
            yield f"{indent}{json.dumps(entry)},\n"
        else:
            title, below = entry
            yield f"{indent}{{ {json.dumps(title)} = [\n"
            yield from _lines(below, depth + 1)
            yield f"{indent}] }},\n"

"""The pages of a built site: their links, what they load, and what can be linked to in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

_STYLE_ADDRESS: Final = re.compile(r"""(?:url\(|@import)\s*['"]?([^'")\s;]+)""")


@dataclass
class SitePage(HTMLParser):
    """What a page links to (``a``), loads (all other tags), and offers as anchors."""

    text: str
    links: list[str] = field(default_factory=list[str])
    loaded: list[str] = field(default_factory=list[str])
    anchors: set[str] = field(default_factory=set[str])

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes the addresses and the anchor of an element."""
        given = {name: value or "" for name, value in attrs}
        self.anchors.add(given.get("id", ""))
        addresses = [given[name] for name in ("href", "src", "data", "poster") if name in given]
        addresses += [part.split()[0] for part in given.get("srcset", "").split(",") if part]
        (self.links if tag == "a" else self.loaded).extend(addresses)


@dataclass
class Site:
    """A built site in a folder."""

    folder: Path

    @cached_property
    def pages(self) -> Mapping[str, SitePage]:
        """All pages by their paths within the site."""
        return {
            path.relative_to(self.folder).as_posix(): SitePage(path.read_text(encoding="utf-8"))
            for path in sorted(self.folder.rglob("*.html"))
        }

    def dead_links(self) -> Iterator[str]:
        """What a page links to or loads, within the site, that is not there."""
        for path, page in self.pages.items():
            for address in {*page.links, *page.loaded}:
                parts = urlsplit(address)
                if not parts.scheme and not parts.netloc:
                    target = self._target(path, unquote(parts.path))
                    if target is None or not self._has(target, unquote(parts.fragment)):
                        yield f"{path}: {address}"

    def foreign(self) -> Iterator[str]:
        """What pages and style sheets load from other hosts, without anybody following a link."""
        for path, page in self.pages.items():
            yield from (f"{path}: {one}" for one in page.loaded if _is_foreign(one))
        for sheet in sorted(self.folder.rglob("*.css")):
            found = _STYLE_ADDRESS.findall(sheet.read_text(encoding="utf-8"))
            yield from (f"{sheet.name}: {one}" for one in found if _is_foreign(one))

    def _target(self, path: str, address: str) -> str | None:
        """The file that an address means, if it is in the site."""
        start = self.folder / path
        named = (start.parent / address) if address else start
        named = named / "index.html" if named.is_dir() else named
        is_in = named.is_file() and named.resolve().is_relative_to(self.folder.resolve())
        return named.resolve().relative_to(self.folder.resolve()).as_posix() if is_in else None

    def _has(self, path: str, fragment: str) -> bool:
        return not fragment or (path in self.pages and fragment in self.pages[path].anchors)


def _is_foreign(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme in ("http", "https")

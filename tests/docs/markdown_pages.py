"""The pages of the documentation: their code blocks, headings, links and code spans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]

LANGUAGES: Final = (
    *("console", "python", "text", "json", "yaml", "toml", "sh", "js", "html"),
    *("lua", "elisp"),  # settings of editors: files in examples/editors
)
REFERENCE: Final = "docs/reference"
FAMILY_PAGES: Final = f"{REFERENCE}/rules"
GENERATED: Final = (
    *(
        "fields",
        "vocabularies",
        "mappings",
        "profiles",
        "language-tables",
        "rules",
        "command-line",
        "settings",
        "codebook",
    ),
)

_FENCE = re.compile(r"^```(.*)$")
_NAMED = re.compile(r"`([\w./-]*[./][\w./-]*)`:$")
_HEADING = re.compile(r"^#{1,6} +(.*)$")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_ANCHOR = re.compile(r'^<a id="([^"]+)"></a>$')
_SPAN = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Block:
    """A code block between two fences."""

    line: int
    """The number of the line of the opening fence, from 1."""
    language: str
    text: str
    path: str | None
    """The file that the page says it is: the line before it ends with the name and a colon."""


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown page of the project."""

    path: Path
    """Relative to the root of the project."""
    text: str

    @property
    def is_generated(self) -> bool:
        """Whether ``docs/generate.py`` makes it."""
        folder = self.path.parent.as_posix()
        return folder == FAMILY_PAGES or (folder == REFERENCE and self.path.stem in GENERATED)

    @property
    def blocks(self) -> list[Block]:
        """The code blocks, in order."""
        return list(_blocks(self.text.splitlines()))

    @property
    def prose(self) -> list[tuple[int, str]]:
        """The lines outside code blocks, with their numbers."""
        return list(_prose(self.text.splitlines()))

    @property
    def headings(self) -> list[str]:
        """The headings, in order."""
        return [match[1] for _, line in self.prose if (match := _HEADING.match(line))]

    @property
    def anchors(self) -> set[str]:
        """What a link may name after ``#``: made from the headings as by GitHub, or set."""
        set_ones = {name for _, line in self.prose for name in _ANCHOR.findall(line)}
        return set_ones | {anchor_of(heading) for heading in self.headings}

    @property
    def links(self) -> list[str]:
        """The targets of the links."""
        lines = (_SPAN.sub("", line) for _, line in self.prose)
        return [target for line in lines for target in _LINK.findall(line)]

    @property
    def spans(self) -> list[str]:
        """The pieces of code within the prose."""
        return [span for _, line in self.prose for span in _SPAN.findall(line)]


def pages() -> list[Page]:
    """Every page whose code blocks and links are tested."""
    found = [
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
        *sorted((ROOT / "docs").rglob("*.md")),
        *sorted((ROOT / "examples").glob("*/README.md")),
    ]
    return [Page(path.relative_to(ROOT), path.read_text(encoding="utf-8")) for path in found]


def anchor_of(heading: str) -> str:
    """The anchor of a heading."""
    words = re.sub(r"[^\w\- ]", "", _LINK.sub("", heading).replace("`", "").lower())
    return words.replace(" ", "-")


def layout_faults(page: Page) -> list[str]:
    """Ways of writing that escape the tests, or that a forge and the site show differently."""
    faults = [
        f"{page.path}:{number}: indented code is not run; use a fence at the start of a line"
        for number, line in page.prose
        if re.match(r"( {4}|\t| +```| *~~~)", line)
    ]
    faults += [
        f'{page.path}:{block.line}: blocks in "{block.language}" are not tested'
        for block in page.blocks
        if block.language not in LANGUAGES
    ]
    faults += [
        f"{page.path}:{number}: the site shows the backslash in such code within a table"
        for number, line in page.prose
        if line.startswith("|") and any("\\|" in span for span in _SPAN.findall(line))
    ]
    if not page.text.startswith("# "):
        faults.append(f"{page.path}:1: a page starts with its title")
    if sum(line.startswith("```") for line in page.text.splitlines()) % 2:
        faults.append(f"{page.path}: a code block has no end")
    return faults


def _blocks(lines: list[str]) -> Iterator[Block]:
    position = 0
    while position < len(lines):
        fence = _FENCE.match(lines[position])
        if fence is None:
            position += 1
            continue
        end = position + 1
        while end < len(lines) and lines[end] != "```":
            end += 1
        text = "".join(f"{line}\n" for line in lines[position + 1 : end])
        yield Block(position + 1, fence[1], text, _path_before(lines[:position]))
        position = end + 1


def _path_before(lines: list[str]) -> str | None:
    before = next((line for line in reversed(lines) if line.strip()), "")
    named = _NAMED.search(before)
    return named[1] if named else None


def _prose(lines: list[str]) -> Iterator[tuple[int, str]]:
    is_code = False
    for number, line in enumerate(lines, start=1):
        if line.startswith("```"):
            is_code = not is_code
        elif not is_code:
            yield number, line

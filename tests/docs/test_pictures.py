"""The pictures of the documentation are there, and can be made again."""

import re
import struct
import zlib
from pathlib import Path

from docs.pictures import FOLDER, PAGE, page_picture, pictures
from tests.docs.markdown_pages import ROOT

HOW_TO = ROOT / "docs" / "how-to"
PAGES = [HOW_TO / "code-in-a-spreadsheet.md", HOW_TO / "see-what-is-read.md"]
MOST_BYTES = 150_000
DARK = 0x60
RED = bytes.fromhex("f4a6a0")
"""Of a cell that lacks a value, or has a wrong one."""
QUOTATION, NAME = bytes.fromhex("fff1b8"), bytes.fromhex("f3dcf5")
"""Behind what is read."""


def pixels(content: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height and pixels of a picture that the script has made."""
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    start = content.index(b"IDAT") + 4
    (size,) = struct.unpack(">I", content[start - 8 : start - 4])
    raw = zlib.decompress(content[start : start + size])
    lines = [raw[1 + at : (width * 3 + 1) + at] for at in range(0, len(raw), width * 3 + 1)]
    return width, height, [line[at : at + 3] for line in lines for at in range(0, width * 3, 3)]


def test_the_pages_show_each_with_words_for_who_does_not_see_it() -> None:
    pages = "\n".join(page.read_text("utf-8") for page in PAGES)
    shown = re.findall(r"!\[(.+)\]\(pictures/(.+)\)", pages)
    assert {name for _, name in shown} == {path.name for path in FOLDER.iterdir()}
    assert all(len(words) > 40 for words, _ in shown)
    assert all(path.stat().st_size < MOST_BYTES for path in FOLDER.iterdir())


def test_they_are_made_again(tmp_path: Path) -> None:
    made = pictures(tmp_path)
    assert made.keys() == {path.name for path in FOLDER.iterdir()} - {PAGE}
    for name, content in made.items():
        width, height, dots = pixels(content)
        old_width, old_height, _ = pixels((FOLDER / name).read_bytes())
        assert 0.5 < width / old_width < 2
        assert 0.5 < height / old_height < 2
        share = {"template.png": 2, "checked.png": 4}[name] / 30
        assert share / 2 < dots.count(RED) / len(dots) < share * 2, "so many of 30 cells are red"
        assert sum(max(dot) < DARK for dot in dots) > len(dots) / 50, "nothing is written in it"


def test_the_picture_of_the_page_of_an_article_is_made_again(tmp_path: Path) -> None:
    width, height, dots = pixels(page_picture(tmp_path))
    old_width, old_height, _ = pixels((FOLDER / PAGE).read_bytes())
    assert 0.5 < width / old_width < 2
    assert 0.5 < height / old_height < 2
    for color in (QUOTATION, NAME):
        assert dots.count(color) > len(dots) / 50, "a kind has no colour"
    assert sum(max(dot) < DARK for dot in dots) > len(dots) / 50, "nothing is written in it"

"""The codebook as one file of HTML: no script, nothing from elsewhere."""

import html as escaping
import re
from typing import Final

from pourparler_validators.coding.book import Book
from pourparler_validators.coding.pages.blocks import (
    Block,
    Bullets,
    Code,
    Heading,
    Paragraph,
    Table,
)
from pourparler_validators.coding.pages.content import page
from pourparler_validators.formats.html_page import html_page

_MARKS: Final = re.compile(
    r"\\(?P<plain>.)|`(?P<code>[^`]*)`|\*\*(?P<bold>[^*]*)\*\*|\*(?P<slanted>[^*]*)\*"
    r"|\[(?P<linked>(?:\\.|[^\]\\])*)\]\(#(?P<anchor>[^)]*)\)"
)
_STYLE: Final = """\
code { font-size: .9em; overflow-wrap: anywhere; }
pre { background: var(--shade); padding: .7rem; overflow-x: auto; }
h3 { margin-top: 2rem; }
"""


def html(book: Book) -> str:
    """The page as HTML."""
    return html_page("Codebook", _STYLE, "\n".join(map(_block, page(book))))


def _block(block: Block) -> str:
    match block:
        case Heading(level, text, anchor):
            return f'<h{level} id="{escaping.escape(anchor)}">{inline(text)}</h{level}>'
        case Paragraph(words):
            return f"<p>{inline(words)}</p>"
        case Bullets(items):
            inner = "\n".join(f"<li>{inline(item)}</li>" for item in items)
            return f"<ul>\n{inner}\n</ul>"
        case Table(titles, rows):
            head = "".join(f'<th scope="col">{inline(title)}</th>' for title in titles)
            lines = ["".join(f"<td>{inline(cell)}</td>" for cell in row) for row in rows]
            body = "\n".join(f"<tr>{line}</tr>" for line in lines)
            return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
        case Code(text):
            return f"<pre><code>{escaping.escape(text)}</code></pre>"


def inline(words: str) -> str:
    """Words with marks as HTML."""
    parts: list[str] = []
    place = 0
    for match in _MARKS.finditer(words):
        parts += (escaping.escape(words[place : match.start()]), _marked(match))
        place = match.end()
    return "".join((*parts, escaping.escape(words[place:])))


def _marked(match: re.Match[str]) -> str:
    if match["plain"] is not None:
        return escaping.escape(match["plain"])
    if match["code"] is not None:
        return f"<code>{escaping.escape(match['code'])}</code>"
    if match["bold"] is not None:
        return f"<strong>{inline(match['bold'])}</strong>"
    if match["slanted"] is not None:
        return f"<em>{inline(match['slanted'])}</em>"
    return f'<a href="#{escaping.escape(match["anchor"])}">{inline(match["linked"])}</a>'

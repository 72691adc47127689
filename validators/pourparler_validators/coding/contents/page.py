"""What is read in an article as one file of HTML: the text in colours, and a table of notes."""

import html
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Final

from pourparler_validators.coding.contents.article import ReadArticle
from pourparler_validators.coding.contents.notes import NAMES, heads, note
from pourparler_validators.formats.html_page import html_page
from pourparler_validators.grounding.contents.kinds import AnyFound, Kind
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import cut, visible

MAX_WORDS: Final = 80
_STYLE: Final = """\
:root { --quotation: #fff1b8; --date: #cfe8ff; --number: #d9f2d9; --name: #f3dcf5;
  --label: #ffdcc2; --left_out: #ddd; }
@media (prefers-color-scheme: dark) { :root { --quotation: #4a4112; --date: #123f66;
  --number: #1d4a1d; --name: #522657; --label: #653310; --left_out: #444; } }
.text { white-space: pre-wrap; unicode-bidi: plaintext; overflow-wrap: anywhere;
  font-family: Georgia, serif; line-height: 1.9; }
mark { color: inherit; border-radius: .2em; padding: .1em 0; }
td:nth-child(-n+3), th { white-space: nowrap; }
.key mark { padding: .1em .4em; margin-right: .8rem; white-space: nowrap; }
.quotation { background: var(--quotation); }
.quotation .quotation { outline: 1px dashed var(--line); }
.date { background: var(--date); border-bottom: 2px solid #2a7ab8; }
.number { background: var(--number); border-bottom: 2px dotted #3c8d3c; }
.name { background: var(--name); border-bottom: 1px solid #a04fa8; }
.label { background: var(--label); font-weight: bold; }
.left_out { background: var(--left_out); text-decoration: line-through; }
.text a { color: inherit; text-decoration: none; font: .7em system-ui, sans-serif;
  vertical-align: super; margin-inline-start: .1em; opacity: .7; }
:target { outline: 2px solid; }
.text + h2 + table bdi[lang] { font-family: Georgia, serif; }
@media print { .text a { display: none; } }
"""


def page(read: ReadArticle) -> str:
    """The page."""
    said = f"<p>{'<br>'.join(map(_escaped, heads(read)))}</p>"
    language = html.escape(read.language)
    body = "\n".join(
        (
            said,
            _key(read),
            f'<div class="text" lang="{language}" dir="auto">{_marked(read)}</div>',
            "<h2>What is read</h2>",
            _table(read),
        )
    )
    return html_page(read.name, _STYLE, body)


def _key(read: ReadArticle) -> str:
    """What the colours mean, and how many of each kind there are."""
    kinds = (
        f'<mark class="{kind}">{NAMES[kind]} {read.contents.number_of(kind)}</mark>'
        for kind in Kind
    )
    return f'<p class="key">{" ".join(kinds)}</p>'


@dataclass(frozen=True, slots=True)
class _Node:
    """A thing, or a part of it, with those that lie in it."""

    start: int
    end: int
    number: int = -1
    """Of the thing, from 0."""
    inner: "list[_Node]" = field(default_factory=list["_Node"])


def _marked(read: ReadArticle) -> str:
    """The text with all things marked, one within another."""
    root = _tree(read.contents.found, len(read.contents.article.text))
    return "".join(_pieces(root, read, [note(one, read) for one in read.contents.found]))


def _tree(found: Sequence[AnyFound], end: int) -> _Node:
    """Things as a tree; one that reaches out of another is cut in two."""
    root = _Node(0, end)
    for number, one in enumerate(found):
        _put(root, _Node(one.start, one.end, number))
    return root


def _put(into: _Node, node: _Node) -> None:
    last = into.inner[-1] if into.inner else None
    if last is None or node.start >= last.end:
        into.inner.append(node)
    elif node.end <= last.end:
        _put(last, node)
    else:
        _put(last, _Node(node.start, last.end, node.number))
        into.inner.append(_Node(last.end, node.end, node.number))


def _pieces(node: _Node, read: ReadArticle, notes: Sequence[str]) -> Iterator[str]:
    text, found, place = read.contents.article.text, read.contents.found, node.start
    for inner in node.inner:
        yield _escaped(text[place : inner.start])
        one, number = found[inner.number], inner.number + 1
        title = f"{NAMES[one.kind]}: {notes[inner.number]}"
        identity = f' id="t{number}"' if inner.start == one.start else ""
        yield f'<mark class="{one.kind}"{identity} title="{_escaped(title)}">'
        yield from _pieces(inner, read, notes)
        yield "</mark>"
        if inner.end == one.end:
            yield f'<a href="#n{number}" title="{_escaped(title)}">{number}</a>'
        place = inner.end
    yield _escaped(text[place : node.end])


def _table(read: ReadArticle) -> str:
    titles = "".join(f'<th scope="col">{one}</th>' for one in ("", "place", "kind", "words", "is"))
    rows = "\n".join(_row(number, one, read) for number, one in enumerate(read.contents.found, 1))
    return (
        f"<table>\n<thead><tr>{titles}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
        "\n<p>A place is the line and the column, both from 1.</p>"
    )


def _row(number: int, one: AnyFound, read: ReadArticle) -> str:
    place = read.place(one.start)
    words = " ".join(read.contents.article.text[one.start : one.end].split())
    cells = (
        f'<a href="#t{number}">{number}</a>',
        f"{place.line}:{place.column}",
        f'<mark class="{one.kind}">{NAMES[one.kind]}</mark>',
        f'<bdi lang="{html.escape(read.language)}">{_escaped(cut(words, MAX_WORDS))}</bdi>',
        f'<bdi dir="auto">{_escaped(note(one, read))}</bdi>',
    )
    return f'<tr id="n{number}">{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def _escaped(text: str) -> str:
    """A text as HTML; characters that no page may hold are written as escapes."""
    return html.escape("".join(one if one in "\n\t" else visible(one) for one in text))

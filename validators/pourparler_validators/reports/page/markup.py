"""Texts, counts and tables as HTML: nothing of the data is taken for markup."""

import html
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from pourparler_validators.messages.wording import counted, listed, visible

if TYPE_CHECKING:
    from pourparler_validators.contract.finding import Severity


def text(words: str) -> str:
    """A text; what cannot be seen in it is written as escapes."""
    return html.escape(visible(words))


def apart(words: str) -> str:
    """A text whose direction of writing leaves what stands around it alone."""
    return f'<bdi dir="auto">{text(words)}</bdi>'


def code(words: str) -> str:
    """A name or value as data has it."""
    return f'<code dir="auto">{text(words)}</code>'


def anchor(rule: str) -> str:
    """What a link to the manual page of a rule names."""
    return f"rule-{html.escape(rule)}"


def rule_link(rule: str) -> str:
    """The name of a rule, which leads to its manual page."""
    return f'<a href="#{anchor(rule)}">{text(rule)}</a>'


def numbers(counts: "Mapping[Severity, int]", nouns: Mapping[str, str]) -> str:
    """``3 errors and 1 warning``, worst first."""
    found = [counted(counts[one], nouns[one]) for one in sorted(counts, key=lambda one: one.rank)]
    return listed(found, "and")


def table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose cells are HTML; the first of a row is its heading."""
    head = "".join(f'<th scope="col">{title}</th>' for title in titles)
    body = "\n".join(_row(row) for row in rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _row(cells: Sequence[str]) -> str:
    first, *others = cells
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in others)}</tr>'

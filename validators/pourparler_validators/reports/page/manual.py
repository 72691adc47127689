"""What the rules are for that found something, with links to what they found."""

import re
from collections.abc import Sequence
from typing import Final

from pourparler_validators.messages.catalogue import Page, catalogue, how_to_waive, level
from pourparler_validators.reports.page.markup import anchor, text
from pourparler_validators.reports.worst import Worst

_CODE: Final = re.compile("`([^`]*)`")
_OWN: Final = "<p>A rule of the project's own: what it is for stands where it is written.</p>"


def manual(worst: Worst) -> str:
    """The manual pages of the rules that found something."""
    found: dict[str, list[int]] = {rule: [] for rule in sorted(worst.by_rule)}
    for number, (finding, _) in enumerate(worst.shown, 1):
        found[finding.rule].append(number)
    return "\n".join(_section(rule, numbers) for rule, numbers in found.items())


def _section(rule: str, numbers: Sequence[int]) -> str:
    page = catalogue().get(rule)
    links = ", ".join(f'<a href="#f{number}">{number:,}</a>' for number in numbers)
    shown = f"\n<p>Found here: {links}</p>" if links else ""
    return (
        f'<section class="rule" id="{anchor(rule)}">\n<h3>{text(rule)}</h3>\n'
        f"{_page(page) if page else _OWN}{shown}\n</section>"
    )


def _page(page: Page) -> str:
    said = (("Why", page["why"]), ("How to fix it", page["fix"]))
    rows = "".join(
        f"\n<p><b>{title}:</b> {_with_code(words)}</p>" for title, words in said if words
    )
    return (
        f"<p><i>{text(level(page))}</i> · {text(page['fault'])}</p>{rows}\n"
        f"<p><b>How to waive it:</b> {text(how_to_waive(page))}</p>\n{_example(page)}"
    )


def _with_code(words: str) -> str:
    """A text in which what stands between backticks is code."""
    return _CODE.sub(r"<code>\1</code>", text(words))


def _example(page: Page) -> str:
    encoding = "" if page["encoding"] == "utf-8" else f" (saved as {text(page['encoding'])})"
    settings = (
        f"<p>With these settings:</p>{_lines(page['settings'])}\n" if page["settings"] else ""
    )
    return (
        f"<details><summary>An example{encoding}</summary>\n{settings}{_lines(page['bad'])}\n"
        f"<p>It says:</p>{_lines(chr(10).join(page['says']))}\n</details>"
    )


def _lines(words: str) -> str:
    return f"<pre>{chr(10).join(map(text, words.splitlines()))}</pre>"

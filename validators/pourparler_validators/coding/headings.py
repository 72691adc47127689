"""The title and the day that a text itself gives, in its first lines."""

from typing import Final

from pourparler_validators.coding.locating import sayable
from pourparler_validators.coding.publication import publication_of
from pourparler_validators.grounding.article import Article
from pourparler_validators.late_dataclasses import dataclass

MAX_TITLE: Final = 250
"""The longest title, in characters."""
_ENDS: Final = ".!;:,…"


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands at the head of a text."""

    title: str | None = None
    published: str | None = None
    """The day of the dateline, as a record writes it."""


def heading(article: Article) -> Heading:
    """The title and the day of an article, as far as its first lines give them.

    A title is a first line without a full stop, above others, that is no date. A day without its
    year is none.
    """
    lines = [one.strip() for one in article.text.split("\n") if one.strip()]
    publication = publication_of(article)
    is_dated = any(one.words in " ".join(lines[0].split()) for one in publication.proposals)
    title = sayable(lines[0]) if len(lines) > 1 and not is_dated and _is_title(lines[0]) else None
    return Heading(title, publication.day.isoformat() if publication.day else None)


def _is_title(line: str) -> bool:
    closing = line.rstrip("\"'”’»")
    is_short = len(line) <= MAX_TITLE and closing[-1:] not in tuple(_ENDS)
    return is_short and any(letter.isalpha() for letter in line)

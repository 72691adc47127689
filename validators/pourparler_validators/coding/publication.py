"""The day of publication that an article proposes: by what its page declares, or its dateline.

A day that two of them give otherwise is proposed by none.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, Final

from pourparler_validators.formats.web_pages.declared import Declared, DeclaredDay
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.dates.dateline import dateline
from pourparler_validators.grounding.dates.days import DAY, Days
from pourparler_validators.grounding.dates.finding import told_in
from pourparler_validators.grounding.dates.resolving import days_of
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import listed

DATELINE: Final = "dateline"


@dataclass(frozen=True, slots=True)
class ProposedDay:
    """What proposes a day of publication."""

    by: str
    """What gives it: ``article:published_time``, ``dateline``."""
    words: str
    """The day, or a dateline as the article has it."""
    days: Days
    """The day; several of a dateline that tells no year."""

    @property
    def day(self) -> dt.date | None:
        """The day, if it is only one."""
        return self.days.first if self.days.first == self.days.last else None

    def allows(self, day: dt.date) -> bool:
        """Whether the article may have appeared on a day.

        A dateline may be of the day before: that on which the article was written.
        """
        slack = DAY if self.by == DATELINE else dt.timedelta()
        return self.days.may_be_in(day - slack, day + slack)

    def plain(self) -> dict[str, Any]:
        """The proposal as JSON."""
        value = self.day.isoformat() if self.day else self.words
        return {"field": "published", "value": value, "by": self.by}


@dataclass(frozen=True, slots=True)
class Publication:
    """What an article says of the day on which it was published."""

    proposals: Sequence[ProposedDay] = ()
    """The surest first, each day once."""

    @property
    def day(self) -> dt.date | None:
        """The day that is proposed, where nothing contradicts it."""
        day = self.proposals[0].day if self.proposals else None
        return day if day is not None and all(one.allows(day) for one in self.proposals) else None

    @property
    def contradiction(self) -> str:
        """What contradicts each other, as a part of a sentence; empty where nothing does."""
        if self.day is not None or len(self.proposals) < 2:
            return ""
        return listed([f"{one.by} says {one.words}" for one in self.proposals], "and")


NO_PROPOSALS: Final = Publication()


def publication_of(article: Article, declared: Declared | None = None) -> Publication:
    """What an article, and the page that it was read from, says of its day of publication."""
    pages: list[DeclaredDay] = []
    for one in declared.published if declared else ():
        if not any(one.agrees(other) for other in pages):
            pages.append(one)
    of_page = [ProposedDay(one.by, str(one.day), Days(one.day, one.day)) for one in pages]
    return Publication((*of_page, *_of_text(article)))


def _of_text(article: Article) -> Iterator[ProposedDay]:
    told = dateline(article, told_in(article))
    days = days_of(told, None) if told is not None else None
    if told is not None and days is not None:
        words = " ".join(article.words(told.first, told.last).split())
        yield ProposedDay(DATELINE, words, days)

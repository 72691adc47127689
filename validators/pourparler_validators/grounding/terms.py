"""When an article can have been written, by the offices in which it has persons.

"Foreign Minister Ilse Brandt" is written on no day before she was that. Of somebody who was that
once, articles write so for good: "President Carter" ends nothing, unless the article has him speak.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from pourparler import Person, Role
from pourparler_validators.contract.questions import Questions
from pourparler_validators.facts.dates import reliable, widened
from pourparler_validators.facts.spans import is_backwards
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.attribution import Attributor
from pourparler_validators.grounding.dates.days import DAY, Stretch
from pourparler_validators.grounding.dates.finding import told_in
from pourparler_validators.grounding.sentences import Sentences
from pourparler_validators.grounding.speakers import Cast, Mention
from pourparler_validators.grounding.titles import Titles, office_words
from pourparler_validators.languages.language import Language
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """An office that an article gives somebody, and the days on which it can do so."""

    person: str
    """The id."""
    name: str
    """The first of their names."""
    words: str
    """The title as the article has it."""
    span: tuple[int, int]
    """Where it stands in the article."""
    roles: tuple[int, ...]
    """The numbers of the person's roles that are meant."""
    stretches: tuple[Stretch, ...]

    @property
    def said(self) -> str:
        """Between which days the office was held, as a part of a sentence."""
        return " and ".join(map(_said, self.stretches))

    def allows(self, first: dt.date, last: dt.date) -> bool:
        """Whether the article may have appeared between two days."""
        return any(start <= last + DAY and first - DAY <= end for start, end in self.stretches)


Roles: TypeAlias = tuple[tuple[str, tuple[Role, ...]], ...]
"""Persons, by their ids, and their roles."""


def roles_of_named(cast: Cast, dataset: Questions) -> Roles:
    """The roles of the persons that an article names."""
    named = {one for mention in cast.mentions for one in mention.speakers}
    records = ((key, dataset.to(key)) for key in sorted(named))
    return tuple(
        (key, one.record.roles or ())
        for key, one in records
        if one is not None and isinstance(one.record, Person)
    )


def terms_in(attributor: Attributor, roles: Mapping[str, Sequence[Role]]) -> Iterator[Term]:
    """The offices beside names whose terms are known, in order, among the reporter's words.

    ``roles`` are those of persons whom the article names, by their ids.
    """
    article = attributor.article
    if article.language is None:
        return
    reader = _Reader(article, attributor, article.language)
    for mention in attributor.cast.mentions:
        is_sure = len(mention.speakers) == 1 and not mention.is_heard
        key = next(iter(mention.speakers))
        theirs = roles.get(key, ()) if is_sure and article.quoted[mention.first] < 0 else ()
        if any(role.start or role.end for role in theirs):
            yield from reader.of_mention(mention, key, theirs)


@dataclass(slots=True)
class _Reader:
    article: Article
    attributor: Attributor
    language: Language

    def of_mention(self, mention: Mention, key: str, roles: Sequence[Role]) -> Iterator[Term]:
        """The titles beside a name that are those of roles with a term."""
        titles = Titles(self.article, self.attributor.cast, self.language, key)
        for beside in titles.beside_mention(mention, is_sure=True):
            words = _of_office(beside, titles)
            if self.article.keys[words.start] in self.language.numerals.one:
                continue  # one that may come to be: a President Brandt
            meant = [
                (number, role)
                for number, role in enumerate(roles)
                if (office := office_words(role.title, self.language))
                and titles.may_be(words, office)
            ]
            stretches = self._stretches([role for _, role in meant], mention, key)
            if meant and stretches:
                span = self.article.span_of(words.start, words.stop - 1)
                there = " ".join(self.article.text[slice(*span)].split())
                name = self.attributor.cast.speakers[key].names[0]
                yield Term(key, name, there, span, tuple(n for n, _ in meant), stretches)

    def _stretches(self, roles: Sequence[Role], mention: Mention, key: str) -> tuple[Stretch, ...]:
        """The days of the roles; from the first on where the article may look back at them."""
        days = [(first or dt.date.min, last or dt.date.max) for first, last in map(_days, roles)]
        if not days or any(is_backwards(role) for role in roles):
            return ()
        if not self._speaks_now(mention, key):
            days = [(min(first for first, _ in days), dt.date.max)]
        return () if (dt.date.min, dt.date.max) in days else tuple(sorted(days))

    def _speaks_now(self, mention: Mention, key: str) -> bool:
        """Whether words are given to the person by that name, and not those of another year."""
        span = self.article.span_of(mention.first, mention.last)
        sentence = Sentences(self.article).around(*span)
        dates = (one for one in told_in(self.article) if one.first in sentence)
        if any(one.year is not None or one.hangs_on_story for one in dates):
            return False
        cues = (
            self.attributor.cue_for(one.start, one.end)
            for one in self.article.quotations
            if one.is_certain
        )
        return any(
            cue is not None
            and cue.speakers == frozenset({key})
            and cue.span[0] <= span[1] <= cue.span[1]
            for cue in cues
        )


def _of_office(words: range, titles: Titles) -> range:
    """Of words beside a name those that tell the office."""
    holders = titles.language.offices.holders
    place = next(one for one in words if titles.words_in(range(one, one + 1)) & holders)
    found = titles.around(place)
    return range(max(found.start, words.start), min(found.stop, words.stop))


def _days(role: Role) -> tuple[dt.date | None, dt.date | None]:
    start, end = reliable(role.start), reliable(role.end)
    return (widened(start)[0] if start else None), (widened(end)[1] if end else None)


def _said(days: Stretch) -> str:
    first, last = days
    if last == dt.date.max:
        return f"from {first} on"
    return f"until {last}" if first == dt.date.min else f"from {first} to {last}"

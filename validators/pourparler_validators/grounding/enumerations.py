"""The lists of names in sentences: Russia, Türkiye and Iran."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.mentioning import cast_of
from pourparler_validators.grounding.phrases import has_sign
from pourparler_validators.grounding.speakers import Mention
from pourparler_validators.grounding.subjects import Subjects
from pourparler_validators.grounding.support import Passages, Reading
from pourparler_validators.grounding.verb_forms import is_past
from pourparler_validators.late_dataclasses import dataclass

MAX_BETWEEN: Final = 8
"""The most words from one name of a list to the next."""
_COMMA: Final = ","


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Names that a sentence joins, each with those whom it may mean."""

    reading: Reading
    words: range
    items: Sequence[Sequence[Mention]]
    """An item may have several names: Russian Foreign Minister Sergei Lavrov."""


def enumerations_in(reading: Reading, passages: Passages) -> Iterator[Enumeration]:
    """The lists of two names or more in the words of a passage."""
    cast = cast_of(reading, passages)
    known = cast.within(reading.own.start, reading.own.stop)
    for run in _runs(known, reading):
        items = _items(run, reading)
        last = run[-1].last
        if len(items) < 2 or not _is_closed(items, reading):
            continue
        subjects = Subjects(reading.article, cast)
        is_object = subjects.is_object(run[0], reading.sentence.start)
        if len(items) == 2 and is_object and _is_verb(last + 1, reading):
            continue  # they met Brandt, and Haddad left
        yield Enumeration(reading, range(run[0].first, last + 1), items)


def _is_closed(items: Sequence[Sequence[Mention]], reading: Reading) -> bool:
    """Whether the last name is joined to the one before it, or something else to it."""
    after = items[-1][-1].last + 1
    return _is_joined(items[-2][-1], items[-1][0], reading) or (
        after < reading.sentence.stop
        and reading.article.keys[after] in reading.article.said_by("joining")
    )


def _runs(known: Sequence[Mention], reading: Reading) -> Iterator[list[Mention]]:
    """The names of which nothing but others, offices and joining words stand between."""
    run: list[Mention] = []
    for mention in known:
        if run and not _goes_on(run[-1], mention, reading):
            yield run
            run = []
        run.append(mention)
    if run:
        yield run


def _items(run: Sequence[Mention], reading: Reading) -> list[list[Mention]]:
    """The names of a run, those together that no comma and no joining word parts."""
    items = [[run[0]]]
    for before, after in pairwise(run):
        if _is_joined(before, after, reading) or _COMMA in _between(before, after, reading.article):
            items.append([])
        items[-1].append(after)
    return items


def _goes_on(before: Mention, after: Mention, reading: Reading) -> bool:
    places = range(before.last + 1, after.first)
    if len(places) > MAX_BETWEEN:
        return False
    text = _between(before, after, reading.article)
    signs = {letter for letter in text if not letter.isalnum() and not letter.isspace()}
    return signs <= {_COMMA, "-", "'"} and all(_may_stand(place, reading) for place in places)


def _may_stand(place: int, reading: Reading) -> bool:
    """Whether a word may stand between names of one list."""
    article, offices = reading.article, reading.language.offices
    key = article.keys[place]
    if key in article.said_by("joining") or key in reading.language.articles:
        return True
    is_office = key in offices.holders | offices.beside | offices.not_the_holder
    return is_office or article.tokens[place].text[0].isupper()


def _is_joined(before: Mention, after: Mention, reading: Reading) -> bool:
    joining = reading.article.said_by("joining")
    return any(reading.article.keys[at] in joining for at in range(before.last + 1, after.first))


def _between(before: Mention, after: Mention, article: Article) -> str:
    tokens = article.tokens
    return article.level1.text[tokens[before.last].end : tokens[after.first].start]


def _is_verb(place: int, reading: Reading) -> bool:
    article, language = reading.article, reading.language
    if place >= len(article.keys) or has_sign(article, place):
        return False
    key = article.keys[place]
    verbs = article.said_by("reporting") | language.deeds | language.acts.passive
    return key in verbs or is_past(article, place)

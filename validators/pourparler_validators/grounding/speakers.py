"""The speakers that a dataset knows, and where an article mentions them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from pourparler_validators.contract.questions import Speaker
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.comparable_text import normalized
from pourparler_validators.grounding.numbers import tokens
from pourparler_validators.languages.tables import languages

_MIN_SURNAME = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of an article that name speakers; a name may stand for several."""

    first: int
    last: int
    """The numbers of its first and last word."""
    speakers: frozenset[str]
    is_possessive: bool = False


class Cast:
    """The speakers of a dataset in one article, and its mentions of them."""

    def __init__(self, speakers: dict[str, Speaker], mentions: Sequence[Mention]) -> None:
        """``mentions`` are in order, none within another."""
        self.speakers = speakers
        self.mentions = mentions
        self._by_speaker: dict[str, list[Mention]] = {}
        for mention in mentions:
            for id_ in mention.speakers:
                self._by_speaker.setdefault(id_, []).append(mention)

    def within(self, first: int, last: int) -> list[Mention]:
        """The mentions from one word to another, the last exclusive."""
        start = bisect_left(self.mentions, first, key=lambda one: one.first)
        stop = bisect_left(self.mentions, last, key=lambda one: one.last)
        return list(self.mentions[start:stop])

    def mentions_of(self, speaker: Speaker) -> Sequence[Mention]:
        """The mentions of a speaker, in order."""
        return self._by_speaker.get(speaker.id, ())

    def first_of(self, speaker: Speaker, first: int, last: int) -> Mention | None:
        """The first mention of a speaker from one word to another, the last exclusive."""
        mentions = self.mentions_of(speaker)
        place = bisect_left(mentions, first, key=lambda one: one.first)
        is_near = place < len(mentions) and mentions[place].first < last
        return mentions[place] if is_near else None


class Roster:
    """The speakers of a dataset, found by the first words of their names."""

    def __init__(self, known: Iterable[Speaker]) -> None:
        self.known = known
        self.speakers: dict[str, Speaker] = {}
        self._rows: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for speaker in known:
            self.speakers[speaker.id] = speaker
            for row in _rows_of(speaker):
                endings = ("", *_possessives()) if len(row) == 1 else ("",)
                for first in (row[0] + ending for ending in endings):
                    self._rows.setdefault(first, []).append((row, speaker.id))

    def are_one(self, one: str, other: str) -> bool:
        """Whether two wordings name one party or person."""
        return not self._named(one).isdisjoint(self._named(other))

    def _named(self, text: str) -> set[str]:
        row = tuple(token.key for token in tokens(normalized(text)))
        return (
            {speaker for known, speaker in self._rows.get(row[0], ()) if known == row}
            if row
            else set()
        )

    def cast_in(self, article: Article) -> Cast:
        """Where an article mentions the speakers."""
        found: dict[tuple[int, int, bool], set[str]] = {}
        rows = {row for key in article.positions for row in self._rows.get(key, ())}
        for row, speaker in rows:
            for first, is_possessive in _places(article, row):
                key = (first, first + len(row) - 1, is_possessive)
                found.setdefault(key, set()).add(speaker)
        ordered = sorted(found.items(), key=lambda one: (one[0][0], -one[0][1]))
        mentions: list[Mention] = []
        for (first, last, is_possessive), ids in ordered:
            if not mentions or first > mentions[-1].last:
                mentions.append(Mention(first, last, frozenset(ids), is_possessive))
        return Cast(self.speakers, mentions)


def _rows_of(speaker: Speaker) -> set[tuple[str, ...]]:
    """The rows of words by which a speaker is named; a person's surname, too."""
    rows: set[tuple[str, ...]] = set()
    for name in speaker.names:
        keys = tuple(token.key for token in tokens(normalized(name)))
        keys = keys[1:] if len(keys) > 1 and _is_article(keys[0]) else keys
        if keys:
            rows.add(keys)
            if speaker.is_person and len(keys) > 1 and len(keys[-1]) >= _MIN_SURNAME:
                rows.add(keys[-1:])
    return rows


def _places(article: Article, row: Sequence[str]) -> Iterable[tuple[int, bool]]:
    """Where a name stands, and whether as a possessive; capitalized, as names are."""
    last = len(row) - 1
    for ending in ("", *_possessives()):
        wanted = (*row[:last], row[last] + ending)
        for start in article.positions.get(wanted[0], ()):
            if tuple(article.keys[start : start + len(row)]) == wanted and _is_name(article, start):
                yield start, ending != ""


@cache
def _possessives() -> tuple[str, ...]:
    """The endings of all languages: a name has one, in whatever language it is spoken of."""
    return tuple(dict.fromkeys(each for one in languages() for each in one.possessives))


def _is_article(word: str) -> bool:
    return any(word in language.articles for language in languages())


def _is_name(article: Article, place: int) -> bool:
    first = article.tokens[place].text[0]
    return first.isupper() or not first.islower()

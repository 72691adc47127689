"""The speakers that a dataset knows, and where an article mentions them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import Final

from pourparler_validators.contract.questions import Speaker
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.forms import Form, forms_of, row_of
from pourparler_validators.grounding.name_words import NameWords, Way, is_heard_word
from pourparler_validators.grounding.spellings import within
from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.given_names import pronoun_of
from pourparler_validators.languages.state_names import (
    STAND_INS,
    capital_named,
    country_named,
    states_called,
)
from pourparler_validators.languages.states import NameKind, names_of
from pourparler_validators.languages.tables import language_of
from pourparler_validators.late_dataclasses import dataclass

_MAX_ABBREVIATION: Final = 4
_SPELLING: Final = 2
"""In how many letters the names of one place may differ."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of an article that name speakers; a name may stand for several."""

    first: int
    last: int
    """The numbers of its first and last word."""
    speakers: frozenset[str]
    way: Way = Way.AS_IT_IS
    kinds: frozenset[NameKind | None] = frozenset((None,))
    """Of which kinds it is among the names that ship; none for one that the dataset has."""

    @property
    def is_possessive(self) -> bool:
        """Whether something belongs to the one whom it names: Lavrov's."""
        return Way.POSSESSIVE in self.way

    @property
    def is_oblique(self) -> bool:
        """Whether it stands in a case in which nobody acts: Лаврову."""
        return Way.OBLIQUE in self.way

    @property
    def is_heard(self) -> bool:
        """Whether it is known by its sound alone, from another script: no proof that it is not."""
        return Way.HEARD in self.way

    @property
    def is_stand_in(self) -> bool:
        """Whether it only stands for a state, so far as the dataset does not say otherwise."""
        return self.kinds <= STAND_INS

    @property
    def is_people(self) -> bool:
        """Whether it is what a state's people are called: Russian forces are not Russia."""
        return self.kinds == frozenset((NameKind.DEMONYM,))


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

    def covering(self, place: int) -> frozenset[str]:
        """The speakers that a word names, or helps to name."""
        number = bisect_left(self.mentions, place, key=lambda one: one.last)
        found = self.mentions[number] if number < len(self.mentions) else None
        return found.speakers if found is not None and found.first <= place else frozenset()

    def first_from(self, place: int) -> Mention | None:
        """The first mention that does not begin before a word."""
        number = bisect_left(self.mentions, place, key=lambda one: one.first)
        return self.mentions[number] if number < len(self.mentions) else None

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
    """The speakers of a dataset, found by the first words of what a language calls them."""

    def __init__(self, known: Iterable[Speaker], language: str = "") -> None:
        """``language`` is the one of which the shipped names of states are known, by its tag."""
        self.known = known
        self.language = language
        self.speakers = {speaker.id: speaker for speaker in known}
        self._forms: dict[str, list[Form]] = {}
        self._known_words: set[str] = set()
        for form in forms_of(known, language):
            self._known_words.update(form.row)
            self._forms.setdefault(form.row[0], []).append(form)
        tables = language_of(language)
        hears_latin = not (tables and tables.names.letters) and any(map(is_heard_word, self._forms))
        self._words = NameWords(tables, hears_latin)

    def knows(self, text: str) -> bool:
        """Whether a whole wording names, or stands for, somebody."""
        return bool(self._forms_of(text))

    def are_names_of_one(self, one: str, other: str) -> bool:
        """Whether two wordings name one party, person or state; or its capital, spelt otherwise.

        The abbreviation of a state is its adjective, too: the UK side, the British side.
        """
        if _are_names_of_one_state(one, other):
            return True
        if self._is_adjective(one, other) or self._is_adjective(other, one):
            return True
        named = {form.speaker for form in self._forms_of(one) if form.is_name}
        return any(form.is_name and form.speaker in named for form in self._forms_of(other))

    def _is_adjective(self, abbreviation: str, word: str) -> bool:
        """Whether a word is the adjective of the state that an abbreviation names."""
        letters = abbreviation.replace(".", "")
        if not (letters.isalpha() and letters.isupper() and len(letters) <= _MAX_ABBREVIATION):
            return False
        code = country_named(abbreviation)
        names = names_of(code, self.language) if code is not None else ()
        adjectives = (name for kind, name in names if kind is NameKind.DEMONYM)
        return next(adjectives, None) == word

    def may_mean_one(self, one: str, other: str) -> bool:
        """Whether two wordings name, or stand for, one party or person."""
        meant = {form.speaker for form in self._forms_of(one)}
        return any(form.speaker in meant for form in self._forms_of(other))

    def is_known(self, word: str) -> bool:
        """Whether a folded word is a part of a name of the dataset, or names a state."""
        names = self._words.of(word, stands_in=True)
        return not self._known_words.isdisjoint(names) or bool(states_called(word))

    def _forms_of(self, text: str) -> list[Form]:
        """The forms that a whole wording is, in whatever case."""
        row = row_of(text, self.language)
        return [
            form
            for form in (self._beginning_with(row[0]) if row else ())
            if form.speaker and self._way(form, row) is not None
        ]

    def cast_in(self, article: Article) -> Cast:
        """Where an article mentions the speakers; one wording may be that of several."""
        found: dict[tuple[int, int], list[tuple[Form, Way]]] = {}
        for key in article.positions:
            for form in self._beginning_with(key):
                for first, way in self._places(article, form, key):
                    found.setdefault((first, first + len(form.row) - 1), []).append((form, way))
        mentions: list[Mention] = []
        for first, last in sorted(found, key=lambda one: (one[0], -one[1])):
            if not mentions or first > mentions[-1].last:
                mentions.append(_mention(first, last, found[first, last]))
        return Cast(self.speakers, [mention for mention in mentions if mention.speakers])

    def _beginning_with(self, key: str) -> list[Form]:
        """The forms whose first word a word may be."""
        names = self._words.of(key, stands_in=True)
        return [form for name in names for form in self._forms.get(name, ())]

    def _way(self, form: Form, row: Sequence[str]) -> Way | None:
        """How some words are those of a form, if they are."""
        if len(row) != len(form.row):
            return None
        way = Way.AS_IT_IS
        for place, (word, name) in enumerate(zip(row, form.row, strict=True), 1):
            its = self._words.of(word, stands_in=not form.is_name).get(name)
            if its is None or (Way.POSSESSIVE in its and place < len(row)):
                return None
            way |= its
        return way

    def _places(self, article: Article, form: Form, key: str) -> Iterator[tuple[int, Way]]:
        """Where a name stands that begins with a word, and how; capitalized, as names are."""
        last = len(form.row) - 1
        is_person = form.speaker in self.speakers and self.speakers[form.speaker].is_person
        for start in article.positions[key]:
            way = self._way(form, article.keys[start : start + len(form.row)])
            if (
                way is not None
                and (form.is_small or _is_name(article, start))
                and (not form.is_in_capitals or article.tokens[start].text.isupper())
                and (is_person or not _follows_given_name(article, start))
                and not (form.kind is NameKind.CAPITAL and _begins_a_name(article, start + last))
            ):
                yield start, way


def _mention(first: int, last: int, found: Sequence[tuple[Form, Way]]) -> Mention:
    """The mention of all whom some words may name, in the surest way of them."""
    named = [form for form, _ in found if form.speaker]
    way = reduce(Way.__and__, (way for _, way in found))
    speakers = frozenset(form.speaker for form in named)
    return Mention(first, last, speakers, way, frozenset(form.kind for form in named))


def _are_names_of_one_state(one: str, other: str) -> bool:
    """Whether two wordings are names of one state, with a capital: "us" is none.

    So are those of its capital, spelt otherwise.
    """
    if one[:1].islower() or other[:1].islower():
        return False
    code = country_named(one)
    if code is not None and code == country_named(other):
        return True
    capital = capital_named(one)
    is_of_both = capital is not None and capital == capital_named(other)
    return is_of_both and within(folded(one), folded(other), _SPELLING)


def _begins_a_name(article: Article, place: int) -> bool:
    """Whether a word and the next are one name: Washington Post."""
    word, *rest = article.tokens[place : place + 2]
    return any(
        after.text[0].isupper() and article.level1.text[word.end : after.start] == " "
        for after in rest
    )


def _follows_given_name(article: Article, place: int) -> bool:
    """Whether the word before one is a given name, and both are a person's: Michael Jordan."""
    if not place:
        return False
    before, word = article.tokens[place - 1 : place + 1]
    is_beside = article.level1.text[before.end : word.start] == " "
    return is_beside and before.text[0].isupper() and pronoun_of(before.key) is not None


def _is_name(article: Article, place: int) -> bool:
    first = article.tokens[place].text[0]
    return first.isupper() or not first.islower()

"""The titles that a text puts beside a person's name, and whether a coded title is one of them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.comparable_text import normalized
from pourparler_validators.grounding.phrases import has_sign
from pourparler_validators.grounding.speakers import Cast, Mention
from pourparler_validators.grounding.subjects import Subjects
from pourparler_validators.grounding.tokens import bare_tokens
from pourparler_validators.languages.language import Language
from pourparler_validators.languages.state_names import states_called
from pourparler_validators.languages.tables import language_of
from pourparler_validators.late_dataclasses import dataclass

MAX_TITLE: Final = 10
"""The most words of a title."""


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles beside the names of one person in one article."""

    article: Article
    cast: Cast
    language: Language
    key: str

    def beside(self, *, is_sure: bool = False) -> Iterator[range]:
        """Where a title stands right before the name, or after it between commas.

        One before a comma may be another's, and is not sure: "after talks with the president,
        Lavrov said".
        """
        for mention in self.cast.mentions_of(self.cast.speakers[self.key]):
            yield from self.beside_mention(mention, is_sure=is_sure)

    def beside_mention(self, mention: Mention, *, is_sure: bool = False) -> Iterator[range]:
        """The same for one of the names."""
        is_apart = has_sign(self.article, mention.first)
        before = range(0) if is_sure and is_apart else self._before(mention.first)
        for words in (before, self._after(mention.last + 1)):
            if self.words_in(words) & self.language.offices.holders:
                yield words

    def words_in(self, words: range) -> frozenset[str]:
        """The words of offices among some words of the article."""
        return _of_office((self.article.keys[place] for place in words), self.language)

    def has(self, words: range, title: frozenset[str]) -> bool:
        """Whether a title is the one that stands there, and no longer one that changes it."""
        found, changing = self.words_in(words), self.language.offices.not_the_holder
        return title <= found and not (found - title) & changing

    def differs(self, words: range, title: frozenset[str]) -> bool:
        """Whether the title that stands there is surely another one."""
        offices, found = self.language.offices, self.words_in(words)
        if title <= found:
            return bool((found - title) & offices.not_the_holder)
        if found == title - offices.not_the_holder:
            return True
        ours, theirs = title & offices.holders, found & offices.holders
        if not ours & theirs:
            return True
        rest = (title - offices.holders, found - offices.holders)
        return all(rest) and rest[0].isdisjoint(rest[1])

    def is_meant_by(self, title: frozenset[str]) -> bool:
        """Whether an office stands somewhere for its holder, and beside no other's name or party.

        Of "foreign minister", "the minister" is enough.
        """
        return any(
            self.may_be(words, title) and not self._is_beside_name(words)
            for words in self.of_party()
        )

    def of_party(self) -> Iterator[range]:
        """Where offices stand that are not those of another's party or country."""
        ours = self.cast.speakers[self.key]
        for place in range(len(self.article.keys)):
            if self.words_in(range(place, place + 1)) & self.language.offices.holders:
                words = self.around(place)
                parties = (self.cast.covering(one) for one in words if self._is_of_party(one))
                if all(
                    any(self.cast.speakers[one].is_related(ours) for one in party)
                    for party in parties
                ):
                    yield words

    def may_be(self, words: range, title: frozenset[str]) -> bool:
        """Whether a title may be meant by an office that stands there, be it told in short."""
        found = self.words_in(words)
        is_other = bool((found - title) & self.language.offices.not_the_holder)
        return (title <= found or found <= title) and not is_other

    def around(self, place: int) -> range:
        """The words around a noun for the holder that tell the office, and whose it is."""
        first, last = place, place + 1
        while first > 0 and not has_sign(self.article, first) and self._is_beside(first - 1):
            first -= 1
            if self.article.keys[first] in self.language.articles:
                break
        while last < len(self.article.keys) and not has_sign(self.article, last):
            if not self._is_beside(last):
                break
            last += 1
        while self.article.keys[last - 1] in self.language.offices.light:
            last -= 1
        return range(first, last)

    def _is_beside(self, place: int) -> bool:
        offices, key = self.language.offices, self.article.keys[place]
        if key in self.article.said_by("joining"):
            return self._joins_titles(place)
        is_office = key in offices.light or bool(self.words_in(range(place, place + 1)))
        return is_office or (not self._is_person(place) and self._is_of_party(place))

    def _is_of_party(self, place: int) -> bool:
        is_named = bool(self.cast.covering(place))
        return is_named or bool(states_called(self.language.bare(self.article.keys[place])))

    def _is_beside_name(self, words: range) -> bool:
        return any(self._is_name(place) for place in self._right_beside(words))

    def _right_beside(self, words: range) -> Iterator[int]:
        """The words before and after some, where no sign stands between."""
        if not has_sign(self.article, words.start):
            yield words.start - 1
        if words.stop < len(self.article.keys) and not has_sign(self.article, words.stop):
            yield words.stop

    def _is_name(self, place: int) -> bool:
        return self._is_person(place) or (
            self.article.tokens[place].text[0].isupper() and not has_sign(self.article, place)
        )

    def _before(self, name: int) -> range:
        first = name
        if has_sign(self.article, name) and not self._is_comma(name):
            return range(0)
        while first > max(0, name - MAX_TITLE) and not self._is_person(first - 1):
            if first < name and has_sign(self.article, first):
                break
            first -= 1
        return self._trimmed(range(first, name))

    def _after(self, place: int) -> range:
        if place >= len(self.article.keys) or not self._is_comma(place):
            return range(place, place)
        last = place
        while last < min(len(self.article.keys), place + MAX_TITLE) and not self._is_person(last):
            if last > place and has_sign(self.article, last):
                break
            last += 1
        is_closed = last == len(self.article.keys) or has_sign(self.article, last)
        return range(place, last if is_closed else place)

    def _trimmed(self, words: range) -> range:
        """From the last verb of speech, or "and", on."""
        subjects = Subjects(self.article, self.cast)
        for place in reversed(words):
            is_joining = subjects.is_one_of(place, "joining") and not self._joins_titles(place)
            if is_joining or subjects.is_one_of(place, "reporting"):
                return range(place + 1, words.stop)
        return words

    def _joins_titles(self, place: int) -> bool:
        """Whether a word joins what tells two offices: the foreign and defence ministers."""
        beside = self.language.offices.beside
        around = self.article.keys[max(0, place - 1) : place + 2 : 2]
        return len(around) == 2 and beside.issuperset(around)

    def _is_comma(self, place: int) -> bool:
        if place == 0:
            return False
        tokens = self.article.tokens
        between = self.article.level1.text[tokens[place - 1].end : tokens[place].start]
        return between.strip() == ","

    def _is_person(self, place: int) -> bool:
        return any(self.cast.speakers[one].is_person for one in self.cast.covering(place))


def office_words(title: str, language: Language) -> frozenset[str]:
    """The words of an office in a title; without a noun for its holder it cannot be judged.

    Nor can it where the words of the language are not known, and the title may be in another one.
    """
    found = _of_office((token.key for token in bare_tokens(normalized(title))), language)
    is_judged = language.has_words or _is_in(title, language)
    return found if is_judged and found & language.offices.holders else frozenset()


def _is_in(title: str, language: Language) -> bool:
    """Whether all words of a title are those of offices, or of states, in a language."""
    known = _words_of_offices(language.tag).keys() | language.offices.light
    keys = [token.key for token in bare_tokens(normalized(title))]
    return all(key in known or states_called(key) for key in keys)


def _of_office(keys: Iterable[str], language: Language) -> frozenset[str]:
    known = _words_of_offices(language.tag)
    return frozenset(known[key] for key in keys if key in known)


@cache
def _words_of_offices(tag: str) -> Mapping[str, str]:
    """The words of offices in a language, each with the one that stands for its variants."""
    language = language_of(tag)
    if language is None:
        return {}
    offices = language.offices
    known = (offices.holders | offices.beside | offices.not_the_holder) - offices.light
    groups = [group for group in language.title_variants if group & known]
    return {word: word for word in known} | {
        word: min(group & known) for group in groups for word in group
    }

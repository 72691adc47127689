"""The passages of sources that support a field, and the sentences in which they stand."""

from collections.abc import Callable, Collection, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pourparler import Record
from pourparler_validators.contract.finding import NOT_APPLICABLE, Related, Unchecked
from pourparler_validators.contract.questions import Missing
from pourparler_validators.contract.rule import At
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.support import supports_of, words_in
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.claims import source_of
from pourparler_validators.grounding.denials import is_denied
from pourparler_validators.grounding.examined import Examined
from pourparler_validators.grounding.given import OfArticles
from pourparler_validators.grounding.library import Library, Unexamined
from pourparler_validators.grounding.phrases import places_of
from pourparler_validators.grounding.sentences import Sentences
from pourparler_validators.languages.language import Language
from pourparler_validators.late_dataclasses import dataclass


class Scope(StrEnum):
    """How near to a field the passages are that were read for it; said in messages."""

    FIELD = "the passage for it"
    RECORD = "the evidence of the record"


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage that supports something, as it stands in its article."""

    found: Examined
    own: range
    """The words of the passage."""
    sentence: range
    """The words of the sentences in which it stands."""

    @property
    def article(self) -> Article:
        """The article that has it."""
        return self.found.article

    @property
    def language(self) -> Language:
        """The tables of its language: nothing else is read."""
        language = self.article.language
        assert language is not None  # noqa: S101 (see _reading)
        return language

    def has(self, phrases: Sequence[str]) -> bool:
        """Whether one of some phrases stands in the sentence."""
        return any(True for _ in places_of(self.article, self.sentence, phrases))

    def affirms(self, phrases: Sequence[str]) -> bool:
        """Whether one of some phrases stands in the sentence, and nothing denies it."""
        places = places_of(self.article, self.sentence, phrases)
        return not all(is_denied(self.article, place, self.sentence) for place in places)

    def has_word(self, words: range, wanted: frozenset[str]) -> bool:
        """Whether one of several words stands among some words of the article."""
        return any(self.article.keys[place] in wanted for place in words)

    def words(self, words: range) -> str:
        """Some words of the article, as a message quotes them: on one line."""
        return " ".join(self.article.words(words.start, words.stop - 1).split())

    def related(self, words: range, message: str) -> Related:
        """Some words of the article, as a report shows them."""
        return self.found.words_of(*self.article.span_of(words.start, words.stop - 1), message)


@dataclass(frozen=True, slots=True)
class Backing:
    """What is read to judge a field."""

    readings: Sequence[Reading]
    scope: Scope
    unread: Sequence[Unexamined]
    """Why other passages were not read."""

    @property
    def answer(self) -> Unexamined:
        """What a rule answers that has nothing to read."""
        return next(iter(self.unread), NOT_APPLICABLE)


@dataclass(slots=True, eq=False)
class Passage:
    """Words of a record, and what is read of them."""

    at: At[Any]
    fields: tuple[str, ...]
    """Those that it supports."""
    _read: "Reading | Unexamined | None" = None

    def read(self, library: Library) -> "Reading | Unexamined":
        """The words as they stand in their article, or why they are not read; found once."""
        if self._read is None:
            self._read = _reading(self.at, library)
        return self._read

    def touches(self, pointer: str) -> bool:
        """Whether it supports a field, something in it, or what it is in."""
        return _touches(self.fields, pointer)


@dataclass(slots=True)
class Passages(OfArticles):
    """The passages of one record, each with the fields that it supports."""

    library: Library
    held: Sequence[Passage]
    _whole: Backing | None = None

    @classmethod
    def given(cls, subject: At[Any], library: Library) -> "Passages | Unexamined":
        """Those of the record that holds the value, if at least one can be read."""
        entry, record = subject.entry, subject.record
        return library.once(entry, "read passages", lambda: _readable(entry, record, library))

    def backing(self, pointer: str) -> Backing:
        """The passages for a field, else all of the record."""
        own = [one for one in self.held if one.touches(pointer)]
        return self._read(own, Scope.FIELD) if own else self.of_record()

    def have_word(
        self, phrases: Callable[[Language], Sequence[str]], *, may_be_denied: bool = True
    ) -> bool | Unexamined:
        """Whether a sentence of the record's passages has one of some phrases of its language."""
        backing = self.of_record()
        for one in backing.readings:
            its = phrases(one.language)
            if one.has(its) if may_be_denied else one.affirms(its):
                return True
        unread = [one for one in backing.unread if isinstance(one, Unchecked)]
        if unread or not backing.readings:
            return next(iter(unread), NOT_APPLICABLE)
        return False

    def own(self, pointer: str) -> Backing:
        """The passages for a field alone."""
        return self._read([one for one in self.held if one.touches(pointer)], Scope.FIELD)

    def exactly_for(self, pointer: str) -> Backing:
        """The passages that name a field itself, and not only something in it."""
        return self._read([one for one in self.held if pointer in one.fields], Scope.FIELD)

    def any_is_exactly_for(self, pointers: Collection[str]) -> bool:
        """Whether a passage names one of these fields itself, and not only something in it."""
        return any(field in pointers for one in self.held for field in one.fields)

    def of_record(self) -> Backing:
        """All passages of the record."""
        if self._whole is None:
            self._whole = self._read(self.held, Scope.RECORD)
        return self._whole

    def _read(self, held: Sequence[Passage], scope: Scope) -> Backing:
        readings: list[Reading] = []
        unread: list[Unexamined] = []
        for one in held:
            found = one.read(self.library)
            if isinstance(found, Reading):
                readings.append(found)
            else:
                unread.append(found)
        return Backing(readings, scope, unread)


def _readable(entry: Entry, record: Record, library: Library) -> Passages | Unexamined:
    unread = _without_texts(record, library)
    if unread is not None:
        return unread
    passages = passages_of(entry, record, library)
    backing = passages.of_record()
    return passages if backing.readings else backing.answer


def _without_texts(record: Record, library: Library) -> Unexamined | None:
    """Why no passage can be read, where no source has a text."""
    sources = dict.fromkeys(map(source_of, words_in(record)))
    texts = [library.text_of(source) for source in sources if source is not None]
    missing = [text for text in texts if isinstance(text, Missing)]
    if len(missing) < len(texts):
        return None
    return missing[0].answer if missing else NOT_APPLICABLE


def passages_of(entry: Entry, record: Record, library: Library) -> Passages:
    """The evidence of a record, and of what it lists; of a statement its segments, too."""
    return library.once(entry, Passages, lambda: Passages(library, _held(entry, record)))


def _held(entry: Entry, record: Record) -> list[Passage]:
    return [
        Passage(At(entry, one.pointer, one.words), tuple(field for field in one.fields if field))
        for one in supports_of(record)
    ]


@lru_cache(maxsize=4096)
def _touches(supported: tuple[str, ...], pointer: str) -> bool:
    """Whether one of some fields is a field, or holds it, or the other way round."""
    other = f"{pointer}/"
    ones = [f"{field}/" for field in supported]
    return any(one.startswith(other) or other.startswith(one) for one in ones)


def _reading(at: At[Any], library: Library) -> Reading | Unexamined:
    found = library.examined(at)
    if not isinstance(found, Examined):
        return found
    if not found.is_found:
        return NOT_APPLICABLE
    if found.article.language is None:
        return Unchecked(f"there are no tables for the language {found.text.source.language}")
    return _in_sentences(found)


def _in_sentences(found: Examined) -> Reading:
    sentences, match = Sentences(found.article), found.match
    first, last = sentences.paragraph(match.start)
    start = sentences.start(first, match.start)
    end = sentences.end(max(match.start, match.end - 1), max(last, match.end))
    return Reading(found, sentences.words(match.start, match.end), sentences.words(start, end))

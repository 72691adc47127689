"""What differs between a record's words and the article's, and whether it changes the meaning."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pourparler_validators.grounding.alignment import Block, blocks
from pourparler_validators.grounding.comparable_text import MINUS, Normalized
from pourparler_validators.grounding.tokens import Token, folded
from pourparler_validators.languages.tables import Language
from pourparler_validators.languages.word_list import is_word

MAX_NAME: Final = 3
"""The most words that are left out as a name; more are a passage."""


class Kind(StrEnum):
    """A kind of difference."""

    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"
    POLARITY = "polarity"
    MODALITY = "modality"
    QUANTIFIER = "quantifier"
    NAME = "name"
    INSERTION = "insertion"
    OMISSION = "omission"
    WORDING = "wording"
    ALIAS = "alias"
    CONTRACTION = "contraction"
    SPELLING = "spelling"
    FUNCTION_WORD = "function_word"
    CASE = "case"
    DIACRITICS = "diacritics"
    PUNCTUATION = "punctuation"
    NUMBER_FORM = "number_form"
    TYPOGRAPHY = "typography"

    @property
    def is_material(self) -> bool:
        """Whether it changes the meaning."""
        return self in _MATERIAL


_MATERIAL = frozenset(list(Kind)[: list(Kind).index(Kind.ALIAS)])


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference: its kind, both wordings, and where they stand in their texts."""

    kind: Kind
    record: str
    source: str
    record_start: int
    record_end: int
    start: int
    """In the article."""
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """A row of words, and the text that they are from."""

    level1: Normalized
    tokens: Sequence[Token]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The stretch of the text of the words from one to another, the last exclusive."""
        if first < last:
            return self.level1.span(self.tokens[first].start, self.tokens[last - 1].end)
        if first < len(self.tokens):
            place = self.tokens[first].start
        else:
            place = self.tokens[-1].end if self.tokens else 0
        return self.level1.span(place, place)

    def text(self, first: int, last: int) -> str:
        """The words from one to another, the last exclusive, as they are written."""
        start, end = self.span(first, last)
        return self.level1.source[start:end]

    def keys(self) -> list[str]:
        """What the words are compared by."""
        return [token.key for token in self.tokens]


@dataclass(frozen=True, slots=True)
class Judge:
    """Names the kinds of differences."""

    language: Language
    article_words: Callable[[str], bool]
    """Whether a word occurs in the article."""
    is_alias: Callable[[str, str], bool] = lambda _one, _other: False
    """Whether two wordings name one party or person of the dataset."""

    def differences(self, record: Words, source: Words) -> list[Difference]:
        """What differs between two rows of words, in order."""
        found = blocks(record.keys(), source.keys())
        return [
            difference for block in found for difference in self._of_block(record, source, block)
        ]

    def turned(self, ours: Sequence[Token], theirs: Sequence[Token]) -> Kind | None:
        """How words in a bracket turn those round that they stand for, if they do.

        A number, date or name that stands for none explains. Words that are common beside their
        weight ("has", "about") count for nothing here.
        """
        weak = self.language.weak_in_brackets
        numbers, dates = self._numbers(theirs), self._dates(theirs)
        modals, quantifiers = self.language.modals - weak, self.language.quantifiers - weak
        tests: Sequence[tuple[Kind, bool]] = (
            (Kind.NEGATION, self._negations(ours) != self._negations(theirs)),
            (Kind.POLARITY, self._are_opposite(ours, theirs)),
            (Kind.MODALITY, self._differ_in(modals, ours, theirs)),
            (Kind.QUANTIFIER, self._differ_in(quantifiers, ours, theirs)),
            (Kind.NUMBER, _are_others(self._numbers(ours), numbers)),
            (Kind.DATE, _are_others(self._dates(ours), dates)),
            (Kind.NAME, self._are_other_names(ours, theirs)),
        )
        return next((kind for kind, fits in tests if fits), None)

    def _are_other_names(self, ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
        """Whether names stand for names of others, so far as the dataset tells."""
        one, other = _names_in(ours), _names_in(theirs)
        if not one or not other or {token.key for token in one} & {token.key for token in other}:
            return False
        if _initials(one) in {token.key for token in other} or _initials(other) in {
            token.key for token in one
        }:
            return False
        return not self.is_alias(_joined(one), _joined(other))

    def _of_block(self, record: Words, source: Words, block: Block) -> Iterator[Difference]:
        whole = self._joint_kind(record, source, block)
        size = block.record_end - block.record_start
        is_paired = size == block.source_end - block.source_start and size > 1
        parts = _pairs(block) if is_paired and whole is None else [block]
        for part in parts:
            kind = whole or self._kind(record, source, part)
            start, end = source.span(part.source_start, part.source_end)
            record_start, record_end = record.span(part.record_start, part.record_end)
            yield Difference(
                kind,
                record.text(part.record_start, part.record_end),
                source.text(part.source_start, part.source_end),
                record_start,
                record_end,
                start,
                end,
            )

    def _joint_kind(self, record: Words, source: Words, block: Block) -> Kind | None:
        """A kind that only several words together show."""
        one = record.text(block.record_start, block.record_end)
        other = source.text(block.source_start, block.source_end)
        if one and other and self.is_alias(one, other):
            return Kind.ALIAS
        keys = record.keys()[block.record_start : block.record_end]
        others = source.keys()[block.source_start : block.source_end]
        if keys and others and self.language.expanded(keys) == self.language.expanded(others):
            return Kind.CONTRACTION
        if keys and "".join(keys) == "".join(others):
            return Kind.PUNCTUATION
        return None

    def _kind(self, record: Words, source: Words, block: Block) -> Kind:
        ours = record.tokens[block.record_start : block.record_end]
        theirs = source.tokens[block.source_start : block.source_end]
        joint = self._joint_kind(record, source, block)
        if joint is not None:
            return joint
        if self._is_misspelt(ours, theirs):
            return Kind.SPELLING
        tests: Sequence[tuple[Kind, bool]] = (
            (Kind.NUMBER, self._numbers(ours) != self._numbers(theirs)),
            (Kind.DATE, self._dates(ours) != self._dates(theirs)),
            (Kind.NEGATION, self._negations(ours) != self._negations(theirs)),
            (Kind.POLARITY, self._are_opposite(ours, theirs)),
            (Kind.MODALITY, self._differ_in(self.language.modals, ours, theirs)),
            (Kind.QUANTIFIER, self._differ_in(self.language.quantifiers, ours, theirs)),
        )
        for kind, fits in tests:
            if fits:
                return kind
        return self._other_kind(record, source, block)

    def _other_kind(self, record: Words, source: Words, block: Block) -> Kind:
        ours = record.tokens[block.record_start : block.record_end]
        theirs = source.tokens[block.source_start : block.source_end]
        if not ours and len(theirs) > MAX_NAME:
            return Kind.OMISSION
        if _has_name(record, block.record_start, block.record_end) or _has_name(
            source, block.source_start, block.source_end
        ):
            return Kind.NAME
        if self._is_light(ours, theirs):
            return Kind.FUNCTION_WORD
        if not theirs:
            return Kind.INSERTION
        return Kind.WORDING if ours else Kind.OMISSION

    def _numbers(self, words: Sequence[Token]) -> list[str]:
        ordinals = self.language.ordinals
        return [
            token.key if token.value is not None else f"#{ordinals[token.key]}."
            for token in words
            if token.value is not None or token.key in ordinals
        ]

    def _dates(self, words: Sequence[Token]) -> list[str]:
        return [
            token.key
            for token in words
            if token.key in self.language.dates and token.text[0].isupper()
        ]

    def _negations(self, words: Sequence[Token]) -> int:
        return sum(
            part in self.language.negations
            for token in words
            for part in self.language.expanded([token.key])
        )

    def _are_opposite(self, ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
        return any(
            frozenset((one.key, other.key)) in self.language.opposites
            or self._differ_by_prefix(one.key, other.key)
            or self._differ_by_prefix(other.key, one.key)
            for one in ours
            for other in theirs
        )

    def _differ_by_prefix(self, word: str, other: str) -> bool:
        return len(other) > 2 and any(
            word == prefix + other for prefix in self.language.opposite_prefixes
        )

    def _differ_in(
        self, words: frozenset[str], ours: Sequence[Token], theirs: Sequence[Token]
    ) -> bool:
        one = {token.key for token in ours} & words
        return one != {token.key for token in theirs} & words

    def _is_misspelt(self, ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
        """Whether a word is another spelling of the article's, or a slip and no word at all."""
        if len(ours) != 1 or len(theirs) != 1 or ours[0].value is not None:
            return False
        one, other = ours[0].key, folded(theirs[0].text)
        if self._are_variants(one, other):
            return True
        allowed = _slips(one, other)
        if not allowed or self.article_words(one) or is_word(one):
            return False
        slips = next((count for count in (1, allowed) if within(one, other, count)), None)
        return slips is not None and not self._may_be_another(one, other, slips)

    def _may_be_another(self, one: str, other: str, slips: int) -> bool:
        """Whether a slip is as near to a word that turns the sentence round."""
        turned = (prefix + other for prefix in self.language.opposite_prefixes)
        words = {*filter(is_word, turned), *(self.language.turning - {other})}
        return any(within(one, word, min(slips, _slips(one, word))) for word in words)

    def _are_variants(self, one: str, other: str) -> bool:
        if frozenset((one, other)) in self.language.variants:
            return True
        return any(
            one.endswith(first)
            and other.endswith(second)
            and one[: -len(first)] == other[: -len(second)]
            and len(one) - len(first) > 2
            for endings in self.language.variant_endings
            for first, second in (endings, endings[::-1])
        )

    def _is_light(self, ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
        words = {token.key for token in (*ours, *theirs)}
        if not ours or not theirs:
            return words <= self.language.light_words
        return any(words <= group for group in self.language.light_groups)


def formal_kinds(record: str, source: str, record_level1: str, source_level1: str) -> list[Kind]:
    """In what form two wordings differ whose words are the same: texts, and those at level 1."""
    if record == source:
        return []
    if record_level1 == source_level1:
        return [Kind.TYPOGRAPHY]
    kinds: list[Kind] = []
    ours, theirs = _letters(record_level1), _letters(source_level1)
    figures, their_figures = _FIGURES.findall(record_level1), _FIGURES.findall(source_level1)
    bare, their_bare = _without_marks(ours), _without_marks(theirs)
    if bare.casefold() != their_bare.casefold() or figures != their_figures:
        kinds.append(Kind.NUMBER_FORM)
    elif ours.casefold() != theirs.casefold():
        kinds.append(Kind.DIACRITICS)
    if bare != their_bare and Kind.NUMBER_FORM not in kinds:
        kinds.append(Kind.CASE)
    if not kinds or _signs(record_level1) != _signs(source_level1):
        kinds.append(Kind.PUNCTUATION)
    return kinds


def _are_others(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether both have some, and not the same."""
    return bool(ours) and bool(theirs) and ours != theirs


def _names_in(words: Sequence[Token]) -> list[Token]:
    """The capitalized words that are none of the language."""
    return [
        token
        for token in words
        if token.text[0].isupper() and not is_word(token.key.removesuffix("'s"))
    ]


def _initials(words: Sequence[Token]) -> str:
    return "".join(token.key[0] for token in words)


def _joined(words: Sequence[Token]) -> str:
    return " ".join(token.text.removesuffix("'s") for token in words)


def _slips(one: str, other: str) -> int:
    """How many letters may differ between a word and its misspelling."""
    size = min(len(one), len(other))
    return 2 if size >= 8 else 1 if size >= 4 else 0


def within(one: str, other: str, allowed: int) -> bool:
    """Whether two words differ by at most so many letters put in, left out or exchanged."""
    if abs(len(one) - len(other)) > allowed:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, target in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != target))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == target:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1] <= allowed


def _pairs(block: Block) -> list[Block]:
    """A block of as many words on both sides, word by word."""
    return [
        Block(
            block.record_start + step,
            block.record_start + step + 1,
            block.source_start + step,
            block.source_start + step + 1,
        )
        for step in range(block.record_end - block.record_start)
    ]


def _has_name(words: Words, first: int, last: int) -> bool:
    """Whether one of the words is capitalized, though it does not begin a sentence."""
    return any(
        words.tokens[place].text[0].isupper() and not _begins_sentence(words, place)
        for place in range(first, last)
        if words.tokens[place].value is None and words.tokens[place].text != "I"
    )


def _begins_sentence(words: Words, place: int) -> bool:
    before = words.level1.text[: words.tokens[place].start].rstrip(" \"'([")
    return not before or before[-1] in ".!?:…"


def _without_marks(text: str) -> str:
    return "".join(letter for letter in text if not unicodedata.combining(letter))


def _letters(text: str) -> str:
    return "".join(letter for letter in text if not _is_sign(letter))


def _signs(text: str) -> str:
    plain = _FIGURES.sub("", text)
    return "".join(letter for letter in plain if _is_sign(letter) and not letter.isspace())


def _is_sign(letter: str) -> bool:
    return not (letter.isalnum() or unicodedata.combining(letter) or letter == MINUS)


_FIGURES: Final = re.compile(r"\d+(?:[.,]\d+)*")

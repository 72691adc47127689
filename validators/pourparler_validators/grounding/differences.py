"""What differs between a record's words and the article's, and whether it changes the meaning."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from pourparler_validators.grounding.alignment import Block, blocks
from pourparler_validators.grounding.kinds import Difference, Kind
from pourparler_validators.grounding.signs import before_signs
from pourparler_validators.grounding.spellings import Spellings, are_transliterations
from pourparler_validators.grounding.tokens import Token, is_measure
from pourparler_validators.grounding.words import Words
from pourparler_validators.languages.language import Language
from pourparler_validators.late_dataclasses import dataclass

MAX_NAME: Final = 3
"""The most words that are left out as a name; more are a passage."""


@dataclass(frozen=True, slots=True)
class Names:
    """What is known of the names of parties and persons."""

    are_of_one: Callable[[str, str], bool] = lambda _one, _other: False
    """Whether two wordings name one party or person."""
    is_known: Callable[[str], bool] = lambda _word: False
    """Whether a folded word is a part of a name."""


NO_NAMES: Final = Names()


@dataclass(frozen=True, slots=True)
class Judge:
    """Names the kinds of differences."""

    language: Language
    article_words: Callable[[str], bool]
    """Whether a word occurs in the article."""
    names: Names = NO_NAMES

    @property
    def _spellings(self) -> Spellings:
        return Spellings(self.language, self.article_words)

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
        one, other = self._names_in(ours), self._names_in(theirs)
        if not one or not other or {token.key for token in one} & {token.key for token in other}:
            return False
        if _initials(one) in {token.key for token in other} or _initials(other) in {
            token.key for token in one
        }:
            return False
        return not self.names.are_of_one(self._joined(one), self._joined(other))

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
        keys = record.keys()[block.record_start : block.record_end]
        others = source.keys()[block.source_start : block.source_end]
        if keys and others and self.language.expanded(keys) == self.language.expanded(others):
            return Kind.CONTRACTION
        if keys and "".join(keys) == "".join(others):
            return Kind.PUNCTUATION
        if one and other and self.names.are_of_one(one, other):
            return Kind.ALIAS
        return None

    def _kind(self, record: Words, source: Words, block: Block) -> Kind:
        ours = record.tokens[block.record_start : block.record_end]
        theirs = source.tokens[block.source_start : block.source_end]
        joint = self._joint_kind(record, source, block)
        if joint is not None:
            return joint
        if len(ours) == len(theirs) == 1 and self._is_spelling(record, source, block):
            return Kind.SPELLING
        if self._are_spelt_alike(record, source, block):
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
        if self._has_name(record, block.record_start, block.record_end) or self._has_name(
            source, block.source_start, block.source_end
        ):
            return Kind.NAME
        if self._is_range(record, source, block):
            return Kind.NUMBER_FORM
        if self._is_light(ours, theirs):
            counted = record.keys()[block.record_end : block.record_end + 1]
            is_of_few = not self.language.counted_by_article.isdisjoint(counted)
            return Kind.QUANTIFIER if is_of_few else Kind.FUNCTION_WORD
        if not theirs:
            return Kind.INSERTION
        return Kind.WORDING if ours else Kind.OMISSION

    def _is_range(self, record: Words, source: Words, block: Block) -> bool:
        """Whether a dash between two numbers stands for a word: 10-15, ten to fifteen."""
        return self._is_dash_for_word(
            record, block.record_start, block.record_end, source, block.source_start
        ) or self._is_dash_for_word(
            source, block.source_start, block.source_end, record, block.record_start
        )

    def _is_dash_for_word(self, one: Words, first: int, last: int, other: Words, at: int) -> bool:
        """Whether one has a word between two numbers, where the other has but a dash."""
        around = [*one.tokens[max(0, first - 1) : first], *one.tokens[last : last + 1]]
        are_numbers = len(around) == 2 and all(token.value is not None for token in around)
        is_word = first + 1 == last and one.tokens[first].key in self.language.date_words.until
        if not (is_word and are_numbers and 0 < at < len(other.tokens)):
            return False
        return other.level1.text[other.tokens[at - 1].end : other.tokens[at].start].strip() == "-"

    def _is_spelling(self, record: Words, source: Words, block: Block) -> bool:
        """Whether a word is the other's spelling; of a name only if it is transliterated so."""
        ours, theirs = record.tokens[block.record_start], source.tokens[block.source_start]
        if self._has_name(source, block.source_start, block.source_end):
            return are_transliterations(ours.key, theirs.key)
        return self._spellings.are_of_one_word(ours, theirs)

    def _are_spelt_alike(self, record: Words, source: Words, block: Block) -> bool:
        """Whether numbers differ only in the spelling of their words: 40 bilion."""
        ours = record.bare(block.record_start, block.record_end)
        theirs = source.bare(block.source_start, block.source_end)
        return len(ours) == len(theirs) > 1 and all(
            one.key == other.key or self._spellings.are_of_one_word(one, other)
            for one, other in zip(ours, theirs, strict=True)
        )

    def _has_name(self, words: Words, first: int, last: int) -> bool:
        """Whether one of the words is capitalized, though it does not begin a sentence."""
        return any(
            self._may_be_name(token) and not begins_sentence(words, place)
            for place, token in enumerate(words.tokens[first:last], first)
            if token.value is None and token.key not in self.language.always_capital
        )

    def _may_be_name(self, token: Token) -> bool:
        """Whether a word has the capital of a name; where all nouns have one, only if known."""
        is_known = not self.language.nouns_have_capitals or self.names.is_known(token.key)
        return token.text[0].isupper() and is_known

    def _numbers(self, words: Sequence[Token]) -> list[str]:
        return [one.key for one in words if one.value is not None or is_measure(one.key)]

    def _dates(self, words: Sequence[Token]) -> list[str]:
        return [
            token.key
            for token in words
            if token.key in self.language.dates and self._has_capital_of_dates(token)
        ]

    def _has_capital_of_dates(self, token: Token) -> bool:
        return token.text[0].isupper() or not self.language.told_dates.have_capitals

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

    def _names_in(self, words: Sequence[Token]) -> list[Token]:
        """The capitalized words that are none of the language."""
        language = self.language
        return [
            token
            for token in words
            if self._may_be_name(token) and not language.is_word(language.bare(token.key))
        ]

    def _joined(self, words: Sequence[Token]) -> str:
        return " ".join(self.language.bare(token.text) for token in words)

    def _is_light(self, ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
        words = {token.key for token in (*ours, *theirs)}
        if not ours or not theirs:
            return words <= self.language.light_words
        return any(words <= group for group in self.language.light_groups)


def _are_others(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether both have some, and not the same."""
    return bool(ours) and bool(theirs) and ours != theirs


def _initials(words: Sequence[Token]) -> str:
    return "".join(token.key[0] for token in words)


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


def begins_sentence(words: Words, place: int) -> bool:
    """Whether a word is the first of its sentence, so that its capital names nothing."""
    text = words.level1.text
    before = before_signs(text, words.tokens[place].start, " \"'([")
    return before == 0 or text[before - 1] in ".!?:…"

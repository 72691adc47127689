"""What is known of a language: the names of its tables, and what they hold.

A language has every one of them in its ``tables.toml``, be it empty. All words are folded; phrases
are in small letters.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NewType

from pourparler_validators.languages.lexicon import Lexicon
from pourparler_validators.languages.word_list import is_word

Meanings = NewType("Meanings", Mapping[str, str])
"""What words and phrases stand for; the tables have them by what they stand for."""


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words that coders write where a date belongs."""

    about: frozenset[str]
    ongoing: frozenset[str]
    """For a day that is not over: now, present."""
    relative: frozenset[str]
    """For a day that is counted from another: yesterday, next."""
    parts: Mapping[str, int]
    """For parts of a month: 1 its beginning, 2 its middle, 3 its end."""
    seasons: Mapping[str, int]
    """From 1, spring, to 4, winter."""
    until: frozenset[str]
    fillers: frozenset[str]
    """Words beside a date that say nothing of it."""


@dataclass(frozen=True, slots=True)
class ToldDates:
    """Words by which articles tell when something was or will be."""

    days: Mapping[str, int]
    """Days counted from the one on which it is told: yesterday, -1."""
    units: Meanings
    """Words for day, week, weekend, month, year, season and decade."""
    before: frozenset[str]
    """For the one before: last."""
    this: frozenset[str]
    after: frozenset[str]
    """For the one after: next."""
    ago: frozenset[str]
    later: frozenset[str]
    """By which a date is counted from another in the story: two days later, the same day."""
    within: frozenset[str]
    """What stands before a year, or a month alone, when it is a date: in, since."""
    decade_endings: frozenset[str]
    """What makes a decade of a year: the "s" of 1990s."""


@dataclass(frozen=True, slots=True)
class Offices:
    """Words of the titles of offices."""

    holders: frozenset[str]
    """Nouns for those who hold an office."""
    not_the_holder: frozenset[str]
    """By which a title means another than the holder of the office: former, deputy."""
    light: frozenset[str]
    """That tell no office from another: of, the."""
    beside: frozenset[str]
    """That go with such a noun, and are no names."""


@dataclass(frozen=True, slots=True)
class Numerals:
    """Words and signs by which numbers are written."""

    cardinals: Mapping[str, int]
    """Words for numbers below 100."""
    multipliers: Mapping[str, int]
    """Words that multiply the number before them: hundred, million, dozen."""
    ordinals: Mapping[str, int]
    ordinal_endings: frozenset[str]
    """What makes an ordinal of figures: the "nd" of 2nd."""
    scales: Mapping[str, int]
    """Short forms of large numbers after figures: bn."""
    scales_of_money: Mapping[str, int]
    """Those that mean so only beside a sign of money: the "m" of €5m."""
    one: frozenset[str]
    """What stands for one before a large number: a hundred."""
    joining: frozenset[str]
    """What stands between the parts of a number: two hundred and five."""
    half_of: tuple[str, ...]
    """Half of the number that follows: half a million."""
    and_a_half: tuple[str, ...]
    """Half more of the number that follows: two and a half million."""
    measures: Meanings
    """Words for which there is a sign: percent."""
    currencies: Meanings
    """Words after a number for which there is one: dollars."""
    numbered: frozenset[str]
    """Words after which a number says which one of a row is meant: round 2."""
    counts: Mapping[str, int]
    """Words by which a number is told without a numeral: both, trilateral."""
    vague: Mapping[str, int]
    """Words for an uncertain number, and the number of which there are some: dozens."""

    @property
    def words(self) -> Iterator[str]:
        """The words for numbers."""
        return chain(self.cardinals, self.multipliers, self.ordinals)


@dataclass(frozen=True, slots=True)
class Acts:
    """Verbs by which speech acts are reported."""

    passive: frozenset[str]
    """Words that make a verb passive: was."""
    agent: frozenset[str]
    """Words before the one who does what a verb in the passive says: by."""
    unreal: frozenset[str]
    """Words just before a verb that make it a wish, a question or a possibility: may, if."""
    verbs: Mapping[str, tuple[str, ...]]
    """By the name of an act: the verbs, in the forms that they have in newspapers."""


@dataclass(frozen=True, slots=True)
class Statuses:
    """Words by which a text says how far something has come.

    By type of record those of each status; of proposals, also those of what addressees respond.
    """

    planned: tuple[str, ...]
    """Phrases after which a verb tells what is still to come: is to, ready to."""
    helpers: frozenset[str]
    """Before a participle that tells what is still to come: will be signed."""
    denials: frozenset[str]
    """Near before a verb by which it is said that it has not happened."""
    conditionals: frozenset[str]
    """Before what is only thought of: if signed."""
    infinitives: frozenset[str]
    """Forms of verbs that do not say by themselves that anything has happened."""
    past_endings: frozenset[str]
    """Endings of past forms."""
    event: Mapping[str, tuple[str, ...]]
    delegation: Mapping[str, tuple[str, ...]]
    proposal: Mapping[str, tuple[str, ...]]
    agreement: Mapping[str, tuple[str, ...]]

    def of(self, type_: str) -> Mapping[str, tuple[str, ...]]:
        """The words of each status of a type of record."""
        words: Mapping[str, tuple[str, ...]] = getattr(self, type_)
        return words


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words by which quotations are given to speakers."""

    reporting: frozenset[str]
    according: frozenset[str]
    joining: frozenset[str]
    written: frozenset[str]
    pronouns_he: frozenset[str]
    pronouns_she: frozenset[str]
    pronouns_it: frozenset[str]
    pronouns_they: frozenset[str]
    prepositions: frozenset[str]
    titles: frozenset[str]
    abbreviations: frozenset[str]
    office_nouns: frozenset[str]
    aides: frozenset[str]
    """Those who speak for another, after that one's name: a Putin aide, the Kremlin's spokesman."""
    weak: frozenset[str]
    """Verbs of speech that are as often found in what somebody said: he said she wants."""
    continuing: frozenset[str]
    """Verbs by which a speaker goes on."""
    relatives: frozenset[str]
    """What begins a clause about the name before it: who."""
    participle_endings: frozenset[str]
    """Endings of a verb that has the subject of the sentence: Trump attacked Bush, calling him."""

    def __getitem__(self, name: str) -> frozenset[str]:
        """The words of one table."""
        words: frozenset[str] = getattr(self, name)
        return words


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language that reading an article, or a record, needs to know."""

    tag: str
    """Its tag, which is the name of its folder."""
    negations: frozenset[str]
    opposites: frozenset[frozenset[str]]
    """Pairs of words that turn a sentence round."""
    opposite_prefixes: tuple[str, ...]
    modals: frozenset[str]
    quantifiers: frozenset[str]
    light_words: frozenset[str]
    """Words that may be dropped or added without a change of meaning."""
    light_groups: frozenset[frozenset[str]]
    """Words that may stand for each other."""
    variants: frozenset[frozenset[str]]
    """Spellings of one word."""
    variant_endings: tuple[tuple[str, str], ...]
    """Endings of words that are one word."""
    articles: frozenset[str]
    """What a name may begin with, and need not."""
    always_capital: frozenset[str]
    """Words that are written with a capital and are no names."""
    possessives: tuple[str, ...]
    """Endings of a name to which something belongs, as they are written in small letters."""
    months: Mapping[str, int]
    """Their names and short forms, from 1 to 12."""
    weekdays: Mapping[str, int]
    """Their full names, from 1, Monday, to 7, Sunday."""
    dates_are_capitalized: bool
    """Whether months and weekdays are written with a capital: a "may" without is none."""
    weak_in_brackets: frozenset[str]
    """Modals and quantifiers that are common words, too: in a bracket they only explain."""
    qualifiers: frozenset[str]
    """What a quotation that was cut off may have lost."""
    doubts: frozenset[str]
    """Words by which a clause is doubted that follows on them."""
    carriers: frozenset[str]
    """What may stand between a word that denies and the clause that it governs."""
    missions: frozenset[str]
    """Venues by which a state is host in another country."""
    title_variants: frozenset[frozenset[str]]
    """Words of titles that are one."""
    joint_titles: tuple[str, ...]
    """How the title of a document begins that several issue together."""
    naming_all: frozenset[str]
    """Words by which a sentence names everybody who has been spoken of."""
    deeds: frozenset[str]
    """Verbs of those who attack, impose, refuse or begin something."""
    placeholders: tuple[str, ...]
    """Whole values that stand for "not known"."""
    numerals: Numerals
    contractions: Mapping[str, str]
    date_words: DateWords
    told_dates: ToldDates
    offices: Offices
    role_words: Mapping[str, tuple[str, ...]]
    """Words that go with a part in talks, by its name; head: that of a delegation."""
    outcome_words: Mapping[str, tuple[str, ...]]
    """Words that go with an outcome of talks, by its name."""
    statuses: Statuses
    telling: Lexicon
    acts: Acts
    agreement_kinds: Mapping[str, tuple[str, ...]]
    """By kinds of agreements: the words by which texts speak of one; for kinds that have such."""
    attribution: Attribution

    def is_word(self, word: str) -> bool:
        """Whether a folded word is in the list of the language's words, as names are not."""
        return is_word(word, self.tag)

    def bare(self, word: str) -> str:
        """A word without the ending of a possessive."""
        ending = next((each for each in self.possessives if word.endswith(each)), "")
        return word.removesuffix(ending)

    def expanded(self, keys: Sequence[str]) -> list[str]:
        """Words whose contractions are written out."""
        words = list(keys)
        while True:
            longer = [part for word in words for part in self.contractions.get(word, word).split()]
            if longer == words:
                return words
            words = longer

    @property
    def turning(self) -> frozenset[str]:
        """The words that say how many, when, whether, and how surely."""
        counted = frozenset(self.numerals.words)
        return self.negations | self.modals | self.quantifiers | self.dates | counted

    @property
    def dates(self) -> frozenset[str]:
        """The names of months and weekdays."""
        return frozenset((*self.weekdays, *self.months))

"""What is known of a language: the names of its tables, and what they hold.

A language has every one of them in its ``tables.toml``, be it empty. All words are folded; phrases
are in small letters.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Final, cast

from pourparler_validators.languages.attribution import Attribution
from pourparler_validators.languages.date_words import DateWords, ToldDates
from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.lexicon import Lexicon
from pourparler_validators.languages.name_forms import NameForms
from pourparler_validators.languages.numerals import Numerals
from pourparler_validators.languages.word_list import has_words, is_word
from pourparler_validators.late_dataclasses import dataclass

_LONGEST: Final = 3
"""The most words for which a contraction stands."""


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
    helpers: tuple[str, ...]
    """Before a participle that tells what is still to come: will be signed."""
    denials: frozenset[str]
    """Near before a verb by which it is said that it has not happened."""
    conditionals: tuple[str, ...]
    """Before what is only thought of: if signed."""
    settings: tuple[str, ...]
    """Phrases by which a meeting is where something happened: at the talks."""
    past_of_plans: frozenset[str]
    """By which a plan is one of the past, or only thought of: was to meet."""
    verbs_come_last: bool
    """Whether a verb stands far behind its helper, and a denial behind a verb: German."""
    infinitives: frozenset[str]
    """Forms of verbs that do not say by themselves that anything has happened."""
    past_endings: tuple[str, ...]
    """Endings of past forms, with their accents."""
    past_helpers: frozenset[str]
    """Before a participle that makes a past form with them: ont signé."""
    participle_endings: tuple[str, ...]
    """Endings of such participles, with their accents."""
    futures: frozenset[str]
    """Forms of verbs that by themselves tell what is to come: встретятся."""
    future_endings: tuple[str, ...]
    """Endings of such forms, with their accents: llegará."""
    no_verbs: frozenset[str]
    """Words with one of these endings that are no such form."""
    light_verbs: frozenset[str]
    """Verbs that tell of an event only with their object: took questions, took part."""
    event: Mapping[str, Sequence[str]]
    """Words and phrases of each status of an event."""
    delegation: Mapping[str, Sequence[str]]
    """Those of each presence of a delegation."""
    proposal: Mapping[str, Sequence[str]]
    """Those of each status of a proposal, and of each answer to one."""
    agreement: Mapping[str, Sequence[str]]
    """Those of each status of an agreement."""

    def of(self, type_: str) -> Mapping[str, Sequence[str]]:
        """The words of each status of a type of record."""
        words: Mapping[str, Sequence[str]] = getattr(self, type_)
        return words


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """The words of one language that reading an article, or a record, needs to know."""

    tag: str
    """Its tag, which is the name of its folder."""
    nouns_have_capitals: bool
    """Whether all nouns have a capital, so that it tells no name: German."""
    has_asides: bool
    """Whether who speaks may stand within the marks: « Non, a dit Moreau, jamais »; French."""
    elisions: frozenset[str]
    """What an apostrophe joins to the next word, and is a word of its own: the l of l'accord."""
    negations: frozenset[str]
    """Words that deny, and verbs that do: not, never, refused."""
    opposites: frozenset[frozenset[str]]
    """Pairs of words that turn a sentence round."""
    opposite_prefixes: tuple[str, ...]
    """What makes the opposite of a word: un, in; without accents."""
    modals: frozenset[str]
    """Words that say how surely, or that one must: may, will, perhaps."""
    quantifiers: frozenset[str]
    """Words that say how many, how much or how often: all, partly, always."""
    counted_by_article: frozenset[str]
    """Words that an article before them makes mean more: few, a few."""
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
    weak_in_brackets: frozenset[str]
    """Modals and quantifiers that are common words, too: in a bracket they only explain."""
    qualifiers: tuple[str, ...]
    """What a quotation that was cut off may have lost; words and phrases."""
    doubts: frozenset[str]
    """Words by which what follows on them is doubted, or made less: deny that, almost all."""
    carriers: frozenset[str]
    """What may stand between a word that denies and the clause that it governs."""
    names: NameForms
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
    numerals: Numerals
    contractions: Mapping[str, str]
    """What shorter words stand for: don't, do not; du, de le."""
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
        """Whether a folded word is in the list of the language's words, as names are not.

        Where there is no list, the words of these tables are known, and no others.
        """
        return is_word(word, self.tag) if self.has_words else word in _words_of(self)

    def is_plain(self, text: str) -> bool:
        """Whether a text is one word of the language by which no speaker is called: First."""
        word = folded(text)
        said = self.attribution
        calling = said.office_nouns | said.aides | said.titles | said.speech_nouns
        return not text.isupper() and self.is_word(word) and word not in calling

    @property
    def has_words(self) -> bool:
        """Whether there is a list of the language's words: else no word is surely a misspelling."""
        return has_words(self.tag)

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

    def contracted(self, keys: Sequence[str], is_known: Callable[[str], bool]) -> list[str]:
        """Words of which those are contracted whose contraction is known."""
        found, place = list[str](), 0
        while place < len(keys):
            size, word = self._contraction_at(keys[place : place + _LONGEST], is_known)
            found.append(word)
            place += size
        return found

    def _contraction_at(
        self, keys: Sequence[str], is_known: Callable[[str], bool]
    ) -> tuple[int, str]:
        """How many words the known contraction stands for that they begin with; else the first."""
        for size in range(len(keys), 1, -1):
            for short in _contractions_of(self).get(tuple(keys[:size]), ()):
                if is_known(short):
                    return size, short
        return 1, keys[0]

    @property
    def function_words(self) -> frozenset[str]:
        """Words that name nothing: they, of, not, said."""
        said, dates = self.attribution, self.told_dates
        pronouns = said.pronouns_he | said.pronouns_she | said.pronouns_it | said.pronouns_they
        others = said.prepositions | said.reporting | said.relatives | self.numerals.joining
        words = self.light_words | self.modals | self.negations | self.acts.passive
        return pronouns | others | words | dates.within | dates.in_time

    @property
    def turning(self) -> frozenset[str]:
        """The words that say how many, when, whether, and how surely."""
        counted = frozenset(self.numerals.words)
        return self.negations | self.modals | self.quantifiers | self.dates | counted

    @property
    def dates(self) -> frozenset[str]:
        """The names of months and weekdays."""
        return frozenset((*self.weekdays, *self.months))


@cache
def _contractions_of(language: Language) -> Mapping[tuple[str, ...], Sequence[str]]:
    """The contractions of a language, by the words for which they stand."""
    found: dict[tuple[str, ...], list[str]] = {}
    for short in language.contractions:
        found.setdefault(tuple(language.expanded([short])), []).append(short)
    return found


@cache
def _words_of(language: Language) -> frozenset[str]:
    """All words in the tables of a language, folded."""
    return frozenset(folded(word) for text in _texts_in(language) for word in text.split())


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        table = cast("Mapping[object, object]", value)
        yield from _texts_in((*table, *table.values()))
    elif isinstance(value, Iterable):
        for each in cast("Iterable[object]", value):
            yield from _texts_in(each)

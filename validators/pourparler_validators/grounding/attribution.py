"""Whether an article gives words to the speaker that a record names.

The claimed speaker is verified, not extracted: the words around the quotation are looked at in
the order in which newspapers put them, and the first that say something decide.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.quotations import Quotation
from pourparler_validators.grounding.speakers import Cast, Mention, Speaker

MAX_TO_VERB: Final = 14
"""The most words between a quotation, or a name, and the verb."""
MAX_BACK: Final = 400
"""How many characters before a quotation a pronoun may refer to, beside its own paragraph."""


class Support(StrEnum):
    """What an article says of a claimed speaker."""

    SUPPORTED = "supported"
    """It gives the words to the speaker."""
    CONTRADICTED = "contradicted"
    """It gives them to another."""
    NEAR = "near"
    """It names the speaker in the same paragraph."""
    MENTIONED = "mentioned"
    """It names the speaker elsewhere."""
    NOT_MENTIONED = "not_mentioned"
    """It does not name the speaker."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """The answer, and the words of the article that it rests on."""

    support: Support
    span: tuple[int, int] | None = None
    others: tuple[str, ...] = ()
    """The ids of those to whom the article gives the words instead."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say who speaks: whom they may mean, and where they stand."""

    speakers: frozenset[str]
    span: tuple[int, int]
    is_name: bool = True
    """Whether they name the speaker, or use a pronoun or an office."""


@dataclass(slots=True)
class Attributor:
    """Finds who speaks in the quotations of one article."""

    article: Article
    cast: Cast
    _cues: dict[int, Cue | None] = field(default_factory=dict[int, "Cue | None"])
    _known: int = 0
    """So many quotations, from the first, have their cues: each may rest on the one before it."""

    def verified(self, start: int, end: int, claimed: Speaker) -> Attribution:
        """Whether a stretch of the article is given to a speaker."""
        cue = self.cue_for(start, end)
        if cue is None or not cue.speakers:
            return self._mentioned(start, end, claimed)
        if claimed.id in cue.speakers or self._speaks_for(cue.speakers, claimed):
            return Attribution(Support.SUPPORTED, cue.span)
        if not self.cast.mentions_of(claimed):
            return Attribution(Support.NOT_MENTIONED)
        is_related = any(claimed.is_related(self.cast.speakers[one]) for one in cue.speakers)
        if cue.is_name and not is_related:
            return Attribution(Support.CONTRADICTED, cue.span, tuple(sorted(cue.speakers)))
        return self._mentioned(start, end, claimed)

    def cue_for(self, start: int, end: int) -> Cue | None:
        """The words that say who speaks in a stretch of the article."""
        inside = self.article.quotations_in(start, end)
        until = inside[0] if inside else self._quotations_before(end)
        for number in range(self._known, until):
            self._cue(number)
        self._known = max(self._known, until)
        return self._cue(inside[0]) if inside else self._reported(start, end)

    def _speaks_for(self, speakers: frozenset[str], claimed: Speaker) -> bool:
        """Whether a person speaks whose party is the one that is claimed."""
        return not claimed.is_person and any(
            self.cast.speakers[one].is_related(claimed) for one in speakers
        )

    def _mentioned(self, start: int, end: int, claimed: Speaker) -> Attribution:
        mentions = self.cast.mentions_of(claimed)
        if not mentions:
            return Attribution(Support.NOT_MENTIONED)
        first, last = self._paragraph_at(start)
        for mention in mentions:
            place, _ = self.article.span_of(mention.first, mention.last)
            if first <= place < last:
                return Attribution(Support.NEAR, self.article.span_of(mention.first, mention.last))
        return Attribution(
            Support.MENTIONED, self.article.span_of(mentions[0].first, mentions[0].last)
        )

    def _cue(self, number: int) -> Cue | None:
        """Who speaks in a quotation, by its number; each is worked out once."""
        if number not in self._cues:
            self._cues[number] = None
            self._cues[number] = self._found(number)
        return self._cues[number]

    def _found(self, number: int) -> Cue | None:
        quotations = self.article.quotations
        first = bisect_left(quotations, quotations[number].utterance, key=_utterance)
        last = bisect_right(quotations, quotations[number].utterance, key=_utterance) - 1
        cue = self._after(quotations[last]) or self._before(quotations[first])
        if cue is not None:
            return cue
        if first > 0 and self._goes_on(quotations[first - 1], quotations[first]):
            return self._cue(first - 1)
        return self._sentence_before(quotations[first])

    def _goes_on(self, one: Quotation, other: Quotation) -> bool:
        """Whether a quotation without a cue belongs to the speaker of the one before it."""
        if self._shares_paragraph(one, other):
            return True
        first, last = self._paragraph(other.start)
        around = self.article.text[first : other.start] + self.article.text[other.end : last]
        is_alone = not around.strip(_MARKS_AND_SPACE)
        end = self._sentence_end(_past_marks(self.article.text, one.end), first)
        between = self._words(end, first)
        return (
            is_alone and first - end < MAX_BACK and self._verb(between.start, between.stop) is None
        )

    def _sentence_before(self, quotation: Quotation) -> Cue | None:
        """The subject of the sentence before a quotation that is one or more of its own."""
        if not self._is_sentence(quotation):
            return None
        first, _ = self._paragraph(quotation.start)
        end = _before_signs(self.article.text, quotation.start, _MARKS_AND_SPACE)
        if end <= first or self.article.text[end - 1] not in ".:?!":
            return None
        start = self._sentence_start(first, end - 1)
        found = self._subjects(*self._bounds(start, end))
        persons = [one for one in found if self._names_person(one)]
        return self._cue_of(persons[0], is_name=False) if persons else None

    def _is_sentence(self, quotation: Quotation) -> bool:
        """Whether the sentence ends with the quotation."""
        text = self.article.text
        if text[quotation.start : quotation.end].rstrip()[-1:] in _ENDS:
            return True
        _, last = self._paragraph(quotation.start)
        place = _past_marks(text, quotation.end)
        return place >= last or text[place] in _ENDS

    def _after(self, quotation: Quotation) -> Cue | None:
        """The cue in the rest of the sentence after a quotation."""
        text = self.article.text
        start = _past_marks(text, quotation.end)
        _, last = self._paragraph(quotation.start)
        following = self.article.quotations_in(start, last)
        stop = self.article.quotations[following[0]].start if following else last
        end = self._sentence_end(start, stop)
        if not text[start:end].strip():
            return None
        words = self._words(start, end)
        if _BY_LINE.match(text, start):
            return self._named(words.start, words.stop)
        is_over = text[quotation.start : quotation.end].rstrip()[-1:] in ".!?"
        leads_on = end == stop and bool(following)
        if is_over and text[start:end].lstrip()[:1].isupper():
            verb = self._verb(words.start, min(words.stop, words.start + 8))
            if verb is None or leads_on:
                return None
        return self._subject(words.start, words.stop, is_after=True)

    def _before(self, quotation: Quotation) -> Cue | None:
        """The cue in the same sentence before a quotation, or in a line that ends in a colon."""
        text = self.article.text
        first, _ = self._paragraph(quotation.start)
        start = self._sentence_start(first, quotation.start)
        if not text[first : quotation.start].strip(_MARKS_AND_SPACE):
            end = _before_signs(text, first, _SPACES)
            if text[end - 1 : end] != ":":
                return None
            first, _ = self._paragraph(end - 1)
            start = self._sentence_start(first, end - 1)
            words = self._words(start, end)
            return self._subject(words.start, words.stop, is_after=False) or self._named(
                words.start, words.stop
            )
        words = self._words(start, quotation.start)
        return self._subject(words.start, words.stop, is_after=False)

    def _reported(self, start: int, end: int) -> Cue | None:
        """The cue in the sentence that gives words without quotation marks."""
        first, last = self._paragraph(start)
        begin, stop = self._sentence_start(first, start), self._sentence_end(end, last)
        words = self._words(begin, stop)
        return self._subject(words.start, words.stop, is_after=False, takes_first=True)

    def _subject(
        self, first: int, last: int, *, is_after: bool, takes_first: bool = False
    ) -> Cue | None:
        """The subject of the reporting verb between two words."""
        verb = self._verb(first, last, takes_last=not is_after and not takes_first)
        if verb is None:
            return None
        keys = self.article.keys
        if keys[verb] == "according":
            return self._named(verb + 1, min(last, verb + MAX_TO_VERB))
        before = self._subjects(max(first, verb - MAX_TO_VERB), verb)
        if before:
            return self._cue_of(before[-1])
        pronoun = next(
            (
                place
                for place in range(verb - 1, max(first, verb - 4) - 1, -1)
                if self._refers(place)
            ),
            None,
        )
        if pronoun is not None:
            return self._antecedent(pronoun)
        after = self._subjects(verb + 1, min(last, verb + 1 + MAX_TO_VERB)) if is_after else []
        if after:
            return self._cue_of(after[0])
        if is_after and verb + 1 < last and self._refers(verb + 1):
            return self._antecedent(verb + 1)
        return None

    def _verb(self, first: int, last: int, *, takes_last: bool = False) -> int | None:
        verbs = self._table("reporting")
        places = [place for place in range(first, last) if self.article.keys[place] in verbs]
        if not places:
            return None
        return places[-1] if takes_last else places[0]

    def _subjects(self, first: int, last: int) -> list[Mention]:
        """The mentions that may be a subject: persons, else parties; no object of a preposition."""
        found = [
            one
            for one in self.cast.within(first, last)
            if not one.is_possessive and not self._is_object(one, first)
        ]
        persons = [one for one in found if self._names_person(one)]
        return persons or found

    def _is_object(self, mention: Mention, first: int) -> bool:
        place = mention.first - 1
        while place >= first and self.article.keys[place] in self._table("titles"):
            place -= 1
        return place >= first and self.article.keys[place] in self._table("prepositions")

    def _names_person(self, mention: Mention) -> bool:
        return any(self.cast.speakers[one].is_person for one in mention.speakers)

    def _named(self, first: int, last: int) -> Cue | None:
        mentions = [one for one in self.cast.within(first, last) if not one.is_possessive]
        persons = [one for one in mentions if self._names_person(one)]
        found = persons or mentions
        return self._cue_of(found[0]) if found else None

    def _cue_of(self, mention: Mention, is_name: bool = True) -> Cue:
        span = self.article.span_of(mention.first, mention.last)
        return Cue(mention.speakers, span, is_name)

    def _refers(self, place: int) -> bool:
        """Whether a word is a pronoun, or an office with its article."""
        key = self.article.keys[place]
        pronouns = ("pronouns_he", "pronouns_she", "pronouns_it", "pronouns_they", "office_nouns")
        return any(key in self._table(name) for name in pronouns)

    def _antecedent(self, place: int) -> Cue | None:
        """Whom a pronoun or an office means: the nearest speaker before it, outside quotations."""
        key = self.article.keys[place]
        offset, _ = self.article.span_of(place, place)
        is_thing = key in self._table("pronouns_it") or key in self._table("pronouns_they")
        if is_thing or key in ("statement", "communique", "document"):
            cue = self._spoke_before(offset)
            if cue is not None:
                return Cue(cue.speakers, cue.span, is_name=False)
        for first, last in self._sentences_back(offset):
            outside = [
                one
                for one in self.cast.within(*self._bounds(first, last))
                if self.article.quoted[one.first] < 0 and not one.is_possessive
            ]
            fitting = [one for one in outside if self._names_person(one) != is_thing]
            subjects = [one for one in fitting if not self._is_object(one, 0)]
            if subjects or fitting:
                return self._cue_of((subjects or fitting)[0], is_name=False)
        return None

    def _spoke_before(self, offset: int) -> Cue | None:
        last = self._quotations_before(offset) - 1
        if last < 0 or offset - self.article.quotations[last].end > MAX_BACK:
            return None
        return self._cue(last)

    def _quotations_before(self, offset: int) -> int:
        """How many quotations end before a place."""
        return bisect_right(self.article.quotations, offset, key=lambda one: one.end)

    def _sentences_back(self, offset: int) -> Iterator[tuple[int, int]]:
        """The sentences before a place, nearest first, as far back as a pronoun reaches."""
        end = offset
        for _ in range(MAX_SENTENCES):
            first, _ = self._paragraph(max(0, end - 1))
            start = self._sentence_start(first, max(first, end - 1))
            if start >= end:
                start = first
            yield start, end
            if start <= 0:
                return
            end = _before_signs(self.article.text, start, _SPACES)
            if end <= 0:
                return

    def _bounds(self, start: int, end: int) -> tuple[int, int]:
        words = self._words(start, end)
        return words.start, words.stop

    def _words(self, start: int, end: int) -> range:
        """The words that begin within a stretch of the text."""
        first, last = self.article.token_at(start), self.article.token_at(end)
        if first < len(self.article.tokens) and self.article.span_of(first, first)[0] < start:
            first += 1
        return range(first, max(first, last))

    def _table(self, name: str) -> frozenset[str]:
        language = self.article.language
        return language.attribution[name] if language else frozenset()

    def _paragraph(self, offset: int) -> tuple[int, int]:
        """The paragraph around a place; of a very long one, what is near."""
        first, last = self._paragraph_at(offset)
        return max(first, offset - REACH), min(last, offset + REACH)

    def _paragraph_at(self, offset: int) -> tuple[int, int]:
        paragraphs = self.article.paragraphs
        number = bisect_right(paragraphs, offset, key=lambda one: one[1])
        if number == len(paragraphs):
            return 0, len(self.article.text)
        first, last = paragraphs[number]
        return min(first, offset), last

    def _shares_paragraph(self, one: Quotation, other: Quotation) -> bool:
        return self._paragraph_at(one.start)[1] == self._paragraph_at(other.start)[1]

    def _sentence_end(self, start: int, stop: int) -> int:
        for match in _STOP.finditer(self.article.text, start, stop):
            if not self._is_abbreviation(match.start()):
                return match.start() + 1
        return stop

    def _sentence_start(self, first: int, before: int) -> int:
        for begin in (max(first, before - NEAR), first):
            stops = [
                match.end()
                for match in _STOP.finditer(self.article.text, begin, before)
                if not self._is_abbreviation(match.start())
            ]
            if stops:
                return stops[-1]
        return first

    def _is_abbreviation(self, stop: int) -> bool:
        word = _LAST_WORD.search(self.article.text, max(0, stop - 12), stop)
        if word is None or self.article.text[stop] != ".":
            return False
        plain = word[0].lower()
        return plain in self._table("abbreviations") or len(plain) == 1


def _utterance(quotation: Quotation) -> int:
    return quotation.utterance


def _before_signs(text: str, place: int, signs: str) -> int:
    """The place after the last character before a place that is none of these signs."""
    while place > 0 and text[place - 1] in signs:
        place -= 1
    return place


def _past_marks(text: str, place: int) -> int:
    while place < len(text) and text[place] in _MARKS_AND_SPACE:
        place += 1
    return place


MAX_SENTENCES: Final = 6
"""How many sentences a pronoun may refer back."""

REACH: Final = 4000
"""How far a paragraph is looked through for the words that say who speaks."""

NEAR: Final = 300
"""How far the beginning of a sentence is looked for at first."""

_SPACES: Final = " \t\n\u00a0\u202f\u2003\u3000"
_MARKS_AND_SPACE: Final = " \t\n\u00a0\"“”„‟«»″'`’"
_BY_LINE: Final = re.compile(r"\s*[—–―-]+\s*[A-Z]")
_STOP: Final = re.compile(r"[.!?](?=[\s\"”’»)]|$)|\n")
_ENDS: Final = ".!?…,;:"
_LAST_WORD: Final = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")

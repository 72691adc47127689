"""The words of an article that say who speaks in a quotation."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.quotations import Quotation
from pourparler_validators.grounding.sentences import Sentences
from pourparler_validators.grounding.signs import MARKS_AND_SPACES, before_signs, past_signs
from pourparler_validators.grounding.speakers import Cast, Mention
from pourparler_validators.grounding.subjects import MAX_TO_VERB, Subjects

MAX_BACK: Final = 400
"""How many characters before a quotation a pronoun may refer to, beside its own paragraph."""
MAX_BY_LINE: Final = 100
"""The most characters of a by-line below a quotation."""
MAX_AFTER_SENTENCE: Final = 8
"""How many words of the next sentence may stand before its verb, to be about the words before."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say who speaks: whom they may mean, and where they stand."""

    speakers: frozenset[str]
    span: tuple[int, int]
    is_name: bool = True
    """Whether they name the speaker, or use a pronoun or an office."""


class Cues:
    """Finds who speaks in the quotations of one article, and in its other sentences."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self.article = article
        self._cast = cast
        self._sentences = Sentences(article)
        self._subjects = Subjects(article, cast)
        self._cues: dict[int, Cue | None] = {}
        self._known = 0
        """So many quotations, from the first, have their cues: each may rest on that before it."""

    def of_stretch(self, start: int, end: int) -> Cue | None:
        """The words that say who speaks in a stretch of the article."""
        inside = self.article.quotations_in(start, end)
        until = inside[0] if inside else self._quotations_before(end)
        for number in range(self._known, until):
            self._of_quotation(number)
        self._known = max(self._known, until)
        return self._of_quotation(inside[0]) if inside else self._reported(start, end)

    def _of_quotation(self, number: int) -> Cue | None:
        """Who speaks in a quotation, by its number; each is worked out once."""
        if number not in self._cues:
            self._cues[number] = None
            self._cues[number] = self._found(number)
        return self._cues[number]

    def _found(self, number: int) -> Cue | None:
        quotations = self.article.quotations
        first = bisect_left(quotations, quotations[number].utterance, key=_utterance)
        last = bisect_right(quotations, quotations[number].utterance, key=_utterance) - 1
        if (label := quotations[first].label) is not None:
            return self._named(self._sentences.words(*label)) or Cue(frozenset(), label)
        ways = [(self._after, quotations[last]), (self._before, quotations[first])]
        if self._is_led_into(quotations[first]) and self._is_over(quotations[last]):
            ways.reverse()
        for way, quotation in ways:
            cue = way(quotation)
            if cue is not None:
                return cue
        if first > 0 and self._goes_on(quotations[first - 1], quotations[first]):
            return self._of_quotation(first - 1)
        return self._sentence_before(quotations[first])

    def _after(self, quotation: Quotation) -> Cue | None:
        """The cue in the rest of the sentence after a quotation."""
        text = self.article.text
        start = past_signs(text, quotation.end, MARKS_AND_SPACES)
        _, last = self._sentences.paragraph(quotation.start)
        following = self.article.quotations_in(start, last)
        stop = self.article.quotations[following[0]].start if following else last
        end = self._sentences.end(start, stop)
        if not text[start:end].strip():
            return self._line_after(last) if start >= last else None
        words = self._sentences.words(start, end)
        if _BY_LINE.match(text, start):
            return None if self._is_led_into(quotation) else self._named(words)
        if self._is_over(quotation) and text[start:end].lstrip()[:1].isupper():
            leads_on = end == stop and bool(following)
            near = min(words.stop, words.start + MAX_AFTER_SENTENCE)
            if leads_on or self._subjects.verb(words.start, near) is None:
                return None
        return self._subject(words, is_after=True)

    def _line_after(self, last: int) -> Cue | None:
        """The cue in a by-line below the paragraph of a quotation: "- Clinton, at the debate."."""
        text = self.article.text
        start = past_signs(text, last)
        first, end = self._sentences.paragraph(start)
        if start >= len(text) or end - first > MAX_BY_LINE or not _BY_LINE.match(text, first):
            return None
        return self._named(self._sentences.words(first, end))

    def _is_led_into(self, quotation: Quotation) -> bool:
        """Whether words of the same sentence stand before a quotation."""
        first, _ = self._sentences.paragraph(quotation.start)
        start = self._sentences.start(first, quotation.start)
        return any(letter.isalnum() for letter in self.article.text[start : quotation.start])

    def _is_over(self, quotation: Quotation) -> bool:
        """Whether a sentence ends with a quotation."""
        return self.article.text[quotation.start : quotation.end].rstrip()[-1:] in ".!?"

    def _before(self, quotation: Quotation) -> Cue | None:
        """The cue in the same sentence before a quotation, or in a line that ends in a colon."""
        first, _ = self._sentences.paragraph(quotation.start)
        if not self.article.text[first : quotation.start].strip(MARKS_AND_SPACES):
            return self._line_before(first)
        start = self._sentences.start(first, quotation.start)
        return self._subject(self._sentences.words(start, quotation.start), takes_last=True)

    def _line_before(self, first: int) -> Cue | None:
        """The cue in the sentence that ends in a colon before a paragraph."""
        text = self.article.text
        end = before_signs(text, first)
        if text[end - 1 : end] != ":":
            return None
        first, _ = self._sentences.paragraph(end - 1)
        words = self._sentences.words(self._sentences.start(first, end - 1), end)
        return self._subject(words, takes_last=True) or self._named(words)

    def _reported(self, start: int, end: int) -> Cue | None:
        """The cue in the sentence that gives words without quotation marks."""
        first, last = self._sentences.paragraph(start)
        begin, stop = self._sentences.start(first, start), self._sentences.end(end, last)
        return self._subject(self._sentences.words(begin, stop))

    def _goes_on(self, one: Quotation, other: Quotation) -> bool:
        """Whether a quotation without a cue belongs to the speaker of the one before it."""
        paragraph = self._sentences.whole_paragraph
        if paragraph(one.start)[1] == paragraph(other.start)[1]:
            return True
        text, (first, last) = self.article.text, self._sentences.paragraph(other.start)
        if (text[first : other.start] + text[other.end : last]).strip(MARKS_AND_SPACES):
            return False
        end = self._sentences.end(past_signs(text, one.end, MARKS_AND_SPACES), first)
        between = self._sentences.words(end, first)
        verb = self._subjects.verb(between.start, between.stop)
        return first - end < MAX_BACK and verb is None

    def _sentence_before(self, quotation: Quotation) -> Cue | None:
        """The subject of the sentence before a quotation that is one or more of its own."""
        if not self._is_sentence(quotation):
            return None
        first, _ = self._sentences.paragraph(quotation.start)
        end = before_signs(self.article.text, quotation.start, MARKS_AND_SPACES)
        if end <= first or self.article.text[end - 1] not in ".:?!":
            return None
        words = self._sentences.words(self._sentences.start(first, end - 1), end)
        persons = self._subjects.persons(self._subjects.within(words.start, words.stop))
        return self._cue_of(persons[0], is_name=False) if persons else None

    def _is_sentence(self, quotation: Quotation) -> bool:
        """Whether the sentence ends with the quotation."""
        text = self.article.text
        if text[quotation.start : quotation.end].rstrip()[-1:] in _ENDS:
            return True
        _, last = self._sentences.paragraph(quotation.start)
        place = past_signs(text, quotation.end, MARKS_AND_SPACES)
        return place >= last or text[place] in _ENDS

    def _subject(
        self, words: range, *, is_after: bool = False, takes_last: bool = False
    ) -> Cue | None:
        """The subject of the verb of speech among some words."""
        if is_after and self._subjects.is_right_behind(words.start, words.stop):
            return self._told_before(words.start + 1, words.stop)
        verb = self._subjects.verb(words.start, words.stop, takes_last=takes_last)
        if verb is None:
            return None
        if (name := self._subjects.past_according(verb, words.stop)) is not None:
            return self._told_before(name, words.stop)
        before = self._subjects.before(words.start, verb)
        pronoun = self._subjects.pronoun_before(words.start, verb)
        gives_way = pronoun is not None and all(one.is_stand_in for one in before)
        if before and not gives_way:
            return self._joint(before[::-1])
        aide = self._subjects.aide(max(words.start, verb - MAX_TO_VERB), verb)
        if aide is not None:
            return self._of_aide(aide)
        if pronoun is not None:
            return self._antecedent(pronoun, goes_on=self._subjects.is_one_of(verb, "continuing"))
        cue = self._subject_after(verb, words.stop) if is_after else None
        if cue is None and self._subjects.is_left_out(words.start, verb, words.stop):
            return self._antecedent(verb, goes_on=True)
        return cue

    def _told_before(self, place: int, last: int) -> Cue | None:
        """The cue of the name, or of what stands for one, after "according to"."""
        named = self._named(range(place, min(last, place + MAX_TO_VERB)))
        reference = None if named else self._subjects.reference_after(place - 1, last)
        return named if reference is None else self._antecedent(reference)

    def _subject_after(self, verb: int, last: int) -> Cue | None:
        after = self._subjects.after(verb, last)
        if after:
            return self._joint(after)
        aide = self._subjects.aide(verb + 1, min(last, verb + 1 + MAX_TO_VERB))
        if aide is not None:
            return self._of_aide(aide)
        reference = self._subjects.reference_after(verb, last)
        return None if reference is None else self._antecedent(reference)

    def _joint(self, mentions: list[Mention]) -> Cue:
        """The cue of the first of some names, with those that are joined to it."""
        together = self._subjects.together(mentions)
        speakers = frozenset(one for mention in together for one in mention.speakers)
        is_name = not all(one.is_people or one.is_heard for one in together)
        return Cue(speakers, self._cue_of(mentions[0]).span, is_name)

    def _of_aide(self, mention: Mention) -> Cue:
        """The cue of somebody unnamed who speaks for another: for the other's parties."""
        speakers = self._cast.speakers
        parties = {party for one in mention.speakers for party in speakers[one].parties}
        span = self.article.span_of(mention.first, mention.last)
        return Cue(frozenset(parties.intersection(speakers)), span)

    def _antecedent(self, place: int, *, goes_on: bool = False) -> Cue | None:
        """Whom a pronoun or an office means: the nearest speaker before it, outside quotations.

        Where somebody goes on, it is the one who spoke before.
        """
        offset, _ = self.article.span_of(place, place)
        is_thing = self._is_any_of(place, ("pronouns_it", "pronouns_they"))
        if is_thing or goes_on or self._subjects.is_one_of(place, "written"):
            cue = self._spoke_before(offset)
            if cue is not None:
                return Cue(cue.speakers, cue.span, is_name=False)
        for first, last in self._sentences.back(offset):
            named = self._fitting(self._sentences.words(first, last), is_thing)
            subjects = [one for one in named if not self._subjects.is_object(one, 0)]
            if named:
                return self._cue_of((subjects or named)[0], is_name=False)
        return None

    def _fitting(self, words: range, is_thing: bool) -> list[Mention]:
        """The names outside quotations that a pronoun may stand for."""
        return [
            one
            for one in self._cast.within(words.start, words.stop)
            if self.article.quoted[one.first] < 0
            and not one.is_possessive
            and self._subjects.names_person(one) != is_thing
        ]

    def _is_any_of(self, place: int, tables: tuple[str, ...]) -> bool:
        return any(self._subjects.is_one_of(place, name) for name in tables)

    def _spoke_before(self, offset: int) -> Cue | None:
        """Who spoke in the quotation before a place, or before that which ends right there."""
        last = self._quotations_before(offset) - 1
        for number in range(last, max(-1, last - 2), -1):
            is_near = offset - self.article.quotations[number].end <= MAX_BACK
            cue = self._of_quotation(number) if is_near else None
            if cue is not None:
                return cue
        return None

    def _quotations_before(self, offset: int) -> int:
        """How many quotations end before a place."""
        return bisect_right(self.article.quotations, offset, key=lambda one: one.end)

    def _named(self, words: range) -> Cue | None:
        mention = self._subjects.named(words.start, words.stop)
        return self._cue_of(mention) if mention else None

    def _cue_of(self, mention: Mention, is_name: bool = True) -> Cue:
        span = self.article.span_of(mention.first, mention.last)
        return Cue(mention.speakers, span, is_name and not (mention.is_people or mention.is_heard))


def _utterance(quotation: Quotation) -> int:
    return quotation.utterance


_BY_LINE: Final = re.compile(r"\s*[—–―-]+\s*[A-Z]")
_ENDS: Final = ".!?…,;:"

"""The words of an article that say who speaks in a quotation."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.quotations import Quotation
from pourparler_validators.grounding.sayings import MAX_BACK, Beside, Cue, Sayings
from pourparler_validators.grounding.sentences import Sentences
from pourparler_validators.grounding.signs import MARKS_AND_SPACES, before_signs, past_signs
from pourparler_validators.grounding.speakers import Cast

MAX_QUOTATIONS_BACK: Final = 6
"""How many quotations back it may be known who speaks."""
MAX_MARK: Final = 1
"""How many characters a quotation mark has."""
MAX_BY_LINE: Final = 100
"""The most characters of a by-line below a quotation."""
MAX_AFTER_SENTENCE: Final = 8
"""How many words of the next sentence may stand before its verb, to be about the words before."""


class Cues:
    """Finds who speaks in the quotations of one article, and in its other sentences."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self.article = article
        self._sentences = Sentences(article)
        self._sayings = Sayings(article, cast, self._spoke_before)
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
        if not inside:
            return self._reported(start, end)
        is_within = self.article.quotations[inside[0]].start <= start + MAX_MARK
        cue = None if is_within else self._reported(start, end)
        return cue or self._of_quotation(inside[0])

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
            return self._sayings.named(self._sentences.words(*label)) or Cue(frozenset(), label)
        for cue in self._ways(first, last):
            if cue is not None:
                return cue
        return None

    def _ways(self, first: int, last: int) -> Iterator[Cue | None]:
        """The cues of a quotation from its first to its last part, the surest first."""
        one, other = self.article.quotations[first], self.article.quotations[last]
        is_led_into, is_over = self._is_led_into(one), self._is_over(other)
        goes_on = first > 0 and self._goes_on(self.article.quotations[first - 1], one)
        if is_led_into and (is_over or not self._goes_on_after(other)):
            yield self._before(one)
        if goes_on and is_over and self._stands_beside(first - 1, first):
            yield self._of_quotation(first - 1)
        yield self._after(other)
        yield self._before(one)
        if goes_on:
            yield self._of_quotation(first - 1)
        yield self._sentence_after(other.end)
        yield self._sentence_before(one)

    def _goes_on_after(self, quotation: Quotation) -> bool:
        """Whether the sentence of a quotation may go on with who said it, as after a comma."""
        return self._has_sign_to_go_on(quotation) and not self._opens_clause(quotation.end)

    def _has_sign_to_go_on(self, quotation: Quotation) -> bool:
        """Whether a quotation ends with a sign after which its sentence may go on."""
        text = self.article.text
        rest = text[past_signs(text, quotation.end, MARKS_AND_SPACES) :][:1]
        sign = text[quotation.start : quotation.end].rstrip()[-1:]
        return sign in _GOING_ON or rest == ","

    def _opens_clause(self, offset: int) -> bool:
        """Whether a clause with a subject of its own begins at a place: while Holt said."""
        place = self.article.token_at(past_signs(self.article.text, offset, MARKS_AND_SPACES))
        is_there = place + 1 < len(self.article.keys)
        return is_there and self._sayings.subjects.is_one_of(place, "clause_openers")

    def _stands_beside(self, one: int, other: int) -> bool:
        """Whether two quotations stand in one paragraph, the later one a sentence of its own."""
        quotations, paragraph = self.article.quotations, self._sentences.whole_paragraph
        first, last = quotations[one], quotations[other]
        is_same = paragraph(first.start) == paragraph(last.start)
        return is_same and self.article.text[last.start : last.end].rstrip()[-1:] == "."

    def _after(self, quotation: Quotation) -> Cue | None:
        """The cue in the rest of the sentence after a quotation."""
        text = self.article.text
        start = past_signs(text, quotation.end, MARKS_AND_SPACES)
        _, last = self._sentences.paragraph(quotation.start)
        following = [
            one
            for one in self.article.quotations_in(start, last)
            if one not in self._sayings.subjects.nicknames
        ]
        stop = self.article.quotations[following[0]].start if following else last
        end = self._sentences.end(start, stop)
        if not text[start:end].strip():
            return self._line_after(last) if start >= last else None
        words = self._sentences.words(start, end)
        says = self._sayings.subjects.verb(words.start, words.stop) is not None
        if _is_by_line(text, start) and not (says and text[start] == ","):
            return None if self._is_led_into(quotation) else self._sayings.named(words)
        verb = (
            self._sayings.subjects.unknown_verb(words.start, words.stop)
            if self._has_sign_to_go_on(quotation)
            else None
        )
        if verb is None and self._is_over(quotation) and text[start:end].lstrip()[:1].isupper():
            leads_on = end == stop and bool(following)
            if leads_on or not self._looks_back(words):
                return None
        return self._sayings.speaker(Beside(words, is_after=True, verb=verb))

    def _looks_back(self, words: range) -> bool:
        """Whether a sentence only says who said what stands before it: Holt said on Monday."""
        near, subjects = min(words.stop, words.start + MAX_AFTER_SENTENCE), self._sayings.subjects
        verb = subjects.verb(words.start, near)
        language = self.article.language
        if verb is None or language is None:
            return False
        if self._sayings.subjects.is_reaction(verb) or self._is_aside(words, verb):
            return False
        has_words = verb + 1 < words.stop and self._sayings.subjects.is_one_of(
            verb + 1, "introducing"
        )
        return not has_words and language.negations.isdisjoint(
            self.article.keys[words.start : verb]
        )

    def _is_aside(self, words: range, verb: int) -> bool:
        """Whether a verb and its subject only interrupt a sentence: This, Holt said, is late."""
        gap = self._sayings.subjects.gap
        is_after = verb + 1 < words.stop and "," in gap(verb + 1)
        return is_after and any("," in gap(place) for place in words[1 : verb - words.start])

    def _line_after(self, last: int) -> Cue | None:
        """The cue in a by-line below the paragraph of a quotation: "- Clinton, at the debate."."""
        text = self.article.text
        start = past_signs(text, last)
        first, end = self._sentences.paragraph(start)
        if start >= len(text) or end - first > MAX_BY_LINE or not _is_by_line(text, first):
            return None
        return self._sayings.named(self._sentences.words(first, end))

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
        words = self._sentences.words(
            self._sentences.start(first, quotation.start), quotation.start
        )
        cue = self._sayings.speaker(Beside(words, takes_last=True))
        end = before_signs(self.article.text, quotation.start, MARKS_AND_SPACES)
        return cue or (self._sayings.first_of(words) if self.article.text[end - 1] == ":" else None)

    def _line_before(self, first: int) -> Cue | None:
        """The cue in the sentence that ends in a colon before a paragraph."""
        text = self.article.text
        end = before_signs(text, first)
        if text[end - 1 : end] != ":":
            return None
        first, _ = self._sentences.paragraph(end - 1)
        words = self._sentences.words(self._sentences.start(first, end - 1), end)
        return self._sayings.speaker(Beside(words, takes_last=True)) or self._sayings.named(words)

    def _sentence_after(self, end: int) -> Cue | None:
        """The cue in the next sentence after a place, if it is about the words before it."""
        text = self.article.text
        start = past_signs(text, end, MARKS_AND_SPACES + _STOPS)
        if start >= len(text) or not set(text[max(0, end - 1 - MAX_MARK) : start]) & set(_STOPS):
            return None
        _, last = self._sentences.paragraph(start)
        return self._sayings.of_words_before(
            self._sentences.words(start, self._sentences.end(start, last))
        )

    def _reported(self, start: int, end: int) -> Cue | None:
        """The cue of words without quotation marks, in their sentence or in one that means them.

        What stands around the words decides, before what they say themselves.
        """
        first, last = self._sentences.paragraph(start)
        begin, stop = self._sentences.start(first, start), self._sentences.end(end, last)
        before, after = self._sentences.words(begin, start), self._sentences.words(end, stop)
        cue = self._sayings.speaker(Beside(before, takes_last=True))
        if cue is None and self.article.text[begin:start].rstrip(MARKS_AND_SPACES)[-1:] == ":":
            cue = self._sayings.named(before)
        has_comma = "," in self.article.text[max(start, end - 1 - MAX_MARK) : end + 1 + MAX_MARK]
        if cue is None and has_comma:
            beside = Beside(after, is_after=True, back_from=start)
            cue = None if self._opens_clause(end) else self._sayings.speaker(beside)
        cue = cue or self._sentence_after(stop) or self._sentence_after(last)
        return cue or self._sayings.speaker(Beside(self._sentences.words(begin, stop)))

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
        verb = self._sayings.subjects.verb(between.start, between.stop)
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
        return self._sayings.first_of(words)

    def _is_sentence(self, quotation: Quotation) -> bool:
        """Whether the sentence ends with the quotation."""
        text = self.article.text
        if text[quotation.start : quotation.end].rstrip()[-1:] in _ENDS:
            return True
        _, last = self._sentences.paragraph(quotation.start)
        place = past_signs(text, quotation.end, MARKS_AND_SPACES)
        return place >= last or text[place] in _ENDS

    def _spoke_before(self, offset: int, most: int) -> Iterator[Cue]:
        """Who spoke in the quotations before a place, or that ends right there; nearest first."""
        last = self._quotations_before(offset) - 1
        for number in range(last, max(-1, last - MAX_QUOTATIONS_BACK), -1):
            is_near = offset - self.article.quotations[number].end <= most
            cue = self._of_quotation(number) if is_near else None
            if cue is not None:
                yield cue

    def _quotations_before(self, offset: int) -> int:
        """How many quotations end before a place."""
        return bisect_right(self.article.quotations, offset, key=lambda one: one.end)


def _utterance(quotation: Quotation) -> int:
    return quotation.utterance


def _is_by_line(text: str, place: int) -> bool:
    """Whether a name stands here after a dash."""
    found = _BY_LINE.match(text, place)
    return found is not None and found[1].isupper()


_BY_LINE: Final = re.compile(r",?\s*[—–―-]+\s*([^\W\d_])")
_GOING_ON: Final = ",!?"
"""With these a quotation ends whose sentence may go on."""
_STOPS: Final = ".!?…"
"""With these a sentence ends."""
_ENDS: Final = ".!?…,;:"

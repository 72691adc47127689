"""Looks for a quotation in an article, level by level; a similarity never decides.

Exact words first, then words that differ in form only, then parts with gaps; an approximate
search only finds the place, and the differences there decide.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from pourparler_validators.grounding.alignment import blocks
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.comparable_text import MINUS, normalized
from pourparler_validators.grounding.differences import Difference, Judge, Words, formal_kinds
from pourparler_validators.grounding.gaps import without_bracketed_letters
from pourparler_validators.grounding.infix import best_window
from pourparler_validators.grounding.match import Hints, Match, Placement, Status
from pourparler_validators.grounding.parts_in_order import MAX_ELIDED, disorder_of, parts_in_order
from pourparler_validators.grounding.rows import next_row, rows_of
from pourparler_validators.grounding.tokens import tokens
from pourparler_validators.languages.word_list import is_word

MAX_INTERRUPTION: Final = 30
"""The most words of the reporter between two parts of one utterance."""
MAX_BEFORE: Final = 80
"""How many words before an interruption are looked through for the speaker's name."""
ALTERED: Final = 0.8
"""The share of its words from which on a quotation counts as altered, not as partly there."""
MAX_BEFORE_WORD: Final = 15
"""The most words that may be left out between a single word and the rest."""
ABSENT: Final = 0.5
"""The share of its words below which a quotation is not in the text."""


def find_quotation(
    article: Article,
    words: str,
    *,
    start: int | None = None,
    end: int | None = None,
    prefix: str | None = None,
    suffix: str | None = None,
    is_alias: Callable[[str, str], bool] = lambda _one, _other: False,
) -> Match:
    """Where words stand in an article, and how they differ from it.

    ``start`` and ``end`` (code points) or ``prefix`` and ``suffix`` choose among several places.
    ``is_alias`` says whether two wordings name one party or person.
    """
    restored, notes = _mended(words)
    search = _Search(article, restored, Hints(start, end, prefix, suffix), is_alias)
    match = search.found()
    return replace(
        match,
        notes=notes,
        placement=placement(article, match.fragments),
        differences=tuple(_as_written(one, restored, words) for one in match.differences),
    )


def placement(article: Article, fragments: Sequence[tuple[int, int]]) -> Placement | None:
    """How stretches of an article stand to its quotation marks."""
    if not fragments:
        return None
    kinds = {_placement(article, start, end) for start, end in fragments}
    return kinds.pop() if len(kinds) == 1 else Placement.ACROSS


@dataclass(frozen=True, slots=True)
class _Search:
    """The search for one quotation."""

    article: Article
    words: str
    hints: Hints
    is_alias: Callable[[str, str], bool]

    def found(self) -> Match:
        """The match of the first level that finds the words, else what differs from them."""
        ours = self._row(self.words)
        if not ours.tokens:
            return Match(Status.ABSENT, share=0.0)
        plain = without_bracketed_letters(self.words)
        return (
            self._exact()
            or self._typographic(ours)
            or self._lexical(ours)
            or (plain != self.words and self._of_plain(plain))
            or parts_in_order(self.article, self.words)
            or self._over_quotations(ours)
            or self._disordered(self._approximate(ours))
        )

    def _of_plain(self, words: str) -> Match | None:
        """The match of the words without the brackets around their first letters."""
        match = replace(self, words=words).found()
        if match.status in _AS_THEY_ARE:
            return replace(match, status=Status.BRACKETED, differences=())
        return match

    def _row(self, text: str) -> Words:
        level1 = normalized(text)
        language = self.article.language
        return Words(level1, tokens(level1, language.numbers if language else None))

    def _exact(self) -> Match | None:
        spans = list(_occurrences(self.article.text, self.words))
        return self._chosen(Status.EXACT, spans) if spans else None

    def _typographic(self, ours: Words) -> Match | None:
        level1 = self.article.level1
        found = _occurrences(level1.text, ours.level1.text.strip())
        spans = [level1.span(start, end) for start, end in found]
        return self._with_forms(self._chosen(Status.TYPOGRAPHIC, spans)) if spans else None

    def _lexical(self, ours: Words) -> Match | None:
        keys = ours.keys()
        places = rows_of(self.article, keys)
        spans = [self.article.span_of(place, place + len(keys) - 1) for place in places]
        return self._with_forms(self._chosen(Status.LEXICAL, spans)) if spans else None

    def _chosen(self, status: Status, spans: Sequence[tuple[int, int]]) -> Match:
        """The place that the hints mean, or the first of several."""
        if len(spans) == 1:
            return Match(status, (spans[0],), is_only=True)
        best = self._hinted(spans)
        if best is not None:
            return Match(status, (best,))
        contexts = {self._context(start, end) for start, end in spans}
        return Match(status, (spans[0],), places=len(contexts))

    def _hinted(self, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
        hints = self.hints
        if hints.start is not None:
            wanted = hints.start
            return min(spans, key=lambda span: abs(span[0] - wanted))
        if not (hints.prefix or hints.suffix):
            return None
        fitting = [span for span in spans if self._fits(span)]
        return fitting[0] if len(fitting) == 1 else None

    def _fits(self, span: tuple[int, int]) -> bool:
        before = folded_words(self.article.text[max(0, span[0] - CONTEXT) : span[0]])
        after = folded_words(self.article.text[span[1] : span[1] + CONTEXT])
        prefix = folded_words(self.hints.prefix or "")
        suffix = folded_words(self.hints.suffix or "")
        return before.endswith(prefix) and after.startswith(suffix)

    def _context(self, start: int, end: int) -> tuple[str, str]:
        text = self.article.text
        return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]

    def _with_forms(self, match: Match) -> Match:
        """The match, with the differences of mere form."""
        start, end = found = match.fragments[0]
        if match.status is Status.LEXICAL:
            found = _with_marks(self.article.text, start, end, self.words)
        source = self.article.text[found[0] : found[1]]
        kinds = formal_kinds(
            self.words.strip(),
            source,
            normalized(self.words.strip()).text,
            normalized(source).text,
        )
        size = len(self.words)
        return replace(
            match,
            differences=tuple(
                Difference(kind, self.words, source, 0, size, *found) for kind in kinds
            ),
        )

    def _over_quotations(self, ours: Words) -> Match | None:
        """The words over several quotations, the reporter's words between them left out."""
        places, row = self.article.quoted_places, self.article.quoted_keys
        keys = ours.keys()
        found = next_row(row, keys, 0, len(row))
        if found is None:
            return None
        used = places[found : found + len(keys)]
        runs = _runs(used, self.article.quoted)
        if len(runs) < 2:
            return None
        is_one = all(self._interrupts(last, first) for (_, last), (first, _) in pairwise(runs))
        spans = tuple(self.article.span_of(first, last) for first, last in runs)
        return Match(Status.INTERRUPTED if is_one else Status.STITCHED, spans)

    def _interrupts(self, last: int, first: int) -> bool:
        """Whether what stands between two quotations only says who speaks."""
        quoted = self.article.quoted
        if self.article.quotations[quoted[last]].utterance == (
            self.article.quotations[quoted[first]].utterance
        ):
            return True
        between = self.article.keys[last + 1 : first]
        verbs = self.article.language.attribution["reporting"] if self.article.language else ()
        if len(between) > MAX_INTERRUPTION or not any(word in verbs for word in between):
            return False
        return not self._names_another(last + 1, first)

    def _names_another(self, first: int, last: int) -> bool:
        """Whether the sentence that leads into a quotation names only who was not named before."""
        article = self.article
        if article.language is None or first >= last:
            return False
        start, end = article.level1.span(article.ends[first - 1], article.tokens[last].start)
        stop = max((one.end() for one in _STOP.finditer(article.text, start, end)), default=start)
        lead = article.token_at(stop)
        named = self._names(lead, last)
        before = self._names(max(0, first - MAX_BEFORE), lead)
        tables = article.language.attribution
        is_referring = any(
            key in tables[name] for key in article.keys[lead:last] for name in _PRONOUNS
        )
        return bool(named) and named.isdisjoint(before) and not is_referring

    def _names(self, first: int, last: int) -> set[str]:
        """The names among the reporter's words: capitalized, and no words of the language."""
        article = self.article
        return {
            article.keys[place].removesuffix("'s")
            for place in range(first, last)
            if article.quoted[place] < 0
            and article.tokens[place].text[0].isupper()
            and not is_word(article.keys[place])
        }

    def _approximate(self, ours: Words) -> Match:
        keys = ours.keys()
        first, last = self._widened(keys, *self._window(keys))
        first, last = self._with_left_out(keys, first, last)
        if last <= first:
            return Match(Status.ABSENT, share=0.0)
        theirs = Words(self.article.level1, self.article.tokens[first:last])
        differing = blocks(keys, theirs.keys())
        missing = sum(block.record_end - block.record_start for block in differing)
        share = 1 - missing / len(keys)
        span = self.article.span_of(first, last - 1)
        if share < ABSENT:
            return Match(Status.ABSENT, (span,), share=share)
        found = self._judged(ours, theirs)
        is_minor = bool(found) and not any(one.kind.is_material for one in found)
        status = Status.ALTERED if is_minor or share >= ALTERED else Status.PARTIAL
        return Match(status, (span,), tuple(found), share=share)

    def _disordered(self, match: Match) -> Match:
        """The match, with what is wrong with the order of its parts, if it has several."""
        disorder = disorder_of(self.article, self.words)
        if disorder is None:
            return match
        return replace(match, status=Status.PARTIAL, disorder=disorder)

    def _judged(self, ours: Words, theirs: Words) -> list[Difference]:
        language = self.article.language
        if language is None:
            return []
        judge = Judge(language, self.article.positions.__contains__, self.is_alias)
        return judge.differences(ours, theirs)

    def _window(self, keys: Sequence[str]) -> tuple[int, int]:
        """The stretch of words most like the wanted ones: first and last, the last exclusive."""
        found, fewest = (0, 0), len(keys)
        for first, last, count in _likely(self.article, keys):
            if len(keys) - count >= fewest:
                break
            start, end, edits = best_window(keys, self.article.keys[first:last])
            if edits < fewest:
                found, fewest = (first + start, first + end), edits
        return found

    def _widened(self, keys: Sequence[str], first: int, last: int) -> tuple[int, int]:
        """The stretch with the word that another stands for at its edge, if there is one."""
        if first >= last:
            return first, last
        differing = blocks(keys, self.article.keys[first:last])
        if not differing:
            return first, last
        head, tail = differing[0], differing[-1]
        if head.record_start == 0 and head.record_end == 1 and head.source_end == 0:
            first -= self._continues(first - 1, first)
        is_last = tail.record_end == len(keys) == tail.record_start + 1
        if is_last and tail.source_start == tail.source_end:
            last += self._continues(last - 1, last)
        return first, last

    def _with_left_out(self, keys: Sequence[str], first: int, last: int) -> tuple[int, int]:
        """The stretch with the beginning or the end that a part left out keeps apart from it."""
        if first >= last:
            return first, last
        differing = blocks(keys, self.article.keys[first:last])
        if not differing:
            return first, last
        head, tail = differing[0], differing[-1]
        if head.record_start == 0 and head.record_end < len(keys):
            first = self._start_of(keys[: head.record_end], first)
        if tail.record_end == len(keys) and tail.record_start > 0:
            last = self._end_of(keys[tail.record_start :], last)
        return first, last

    def _start_of(self, row: Sequence[str], first: int) -> int:
        """Where a row of words stands before a place, near enough, or the place itself."""
        for place in range(first - len(row), max(-1, first - _most_left_out(row) - 1), -1):
            if self._is_row(row, place) and self._is_apart(place, first, row):
                return place
        return first

    def _end_of(self, row: Sequence[str], last: int) -> int:
        """Where a row of words that stands after a place ends, or the place itself."""
        for place in range(last, min(last + _most_left_out(row), len(self.article.keys))):
            if self._is_row(row, place) and self._is_apart(last - 1, place, row):
                return place + len(row)
        return last

    def _is_row(self, row: Sequence[str], place: int) -> bool:
        return list(self.article.keys[place : place + len(row)]) == list(row)

    def _is_apart(self, one: int, other: int, row: Sequence[str]) -> bool:
        """Whether two places belong to one passage; a single word to one sentence."""
        if self.article.quoted[one] != self.article.quoted[other]:
            return False
        _, start = self.article.span_of(one, one)
        end, _ = self.article.span_of(other, other)
        return len(row) > 1 or not _STOP.search(self.article.text, start, end)

    def _continues(self, one: int, other: int) -> bool:
        """Whether two words that follow each other stand in one sentence."""
        if one < 0 or other >= len(self.article.tokens):
            return False
        if self.article.quoted[one] != self.article.quoted[other]:
            return False
        _, end = self.article.span_of(one, one)
        start, _ = self.article.span_of(other, other)
        return not _STOP.search(self.article.text, end, start + 1)


def _most_left_out(row: Sequence[str]) -> int:
    """How many words may lie between a passage and a row of words that belongs to it."""
    return MAX_ELIDED if len(row) > 1 else MAX_BEFORE_WORD


def folded_words(text: str) -> str:
    """A text without spaces, for comparing what stands around a passage."""
    return "".join(normalized(text).text.split())


def cut_off(article: Article, match: Match) -> str | None:
    """The qualifier in the rest of the sentence that a quotation leaves out, if there is one."""
    language = article.language
    if language is None or not match.fragments:
        return None
    start, end = match.start, match.end
    inside = [one for one in article.quotations if one.start <= start and end <= one.end]
    first, last = _sentence(article.text, start, end)
    if inside:
        first, last = max(first, inside[0].start), min(last, inside[0].end)
    places = [*_between(article, first, start), *_between(article, end, last)]
    return next(
        (article.keys[place] for place in places if article.keys[place] in language.qualifiers),
        None,
    )


def _between(article: Article, start: int, end: int) -> range:
    if end <= start:
        return range(0)
    first, last = article.token_at(start), article.token_at(end)
    while last > first and article.span_of(last - 1, last - 1)[1] > end:
        last -= 1
    return range(first, last)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence, or the sentences, that a stretch belongs to."""
    before = max(
        (match.end() for match in _STOP.finditer(text, max(0, start - REACH), start)),
        default=max(0, start - REACH),
    )
    if text[start:end].rstrip()[-1:] in ".!?":
        return before, end
    after = _STOP.search(text, end, end + REACH)
    return before, after.start() + 1 if after else min(len(text), end + REACH)


def _likely(article: Article, keys: Sequence[str]) -> list[tuple[int, int, int]]:
    """Stretches that hold at least half of the wanted words, with how many they may hold.

    The most likely stretch first. What holds fewer cannot be the words.
    """
    places = sorted(place for key in set(keys) for place in article.positions.get(key, ()))
    size, need = 2 * len(keys), max(1, len(keys) // 2)
    found: list[tuple[int, int, int]] = []
    first = 0
    for place, position in enumerate(places):
        while position - places[first] > size:
            first += 1
        count = place - first + 1
        if count < need:
            continue
        start, end = max(0, places[first] - len(keys)), position + len(keys)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end, max(found[-1][2], count))
        else:
            found.append((start, end, count))
    return sorted(found, key=lambda one: -one[2])


def _runs(places: Sequence[int], quoted: Sequence[int]) -> list[tuple[int, int]]:
    """Words that follow each other in one quotation, as first and last."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and quoted[runs[-1][1]] == quoted[place]:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


def _occurrences(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where words stand in a text, not within other words or numbers."""
    place = text.find(words)
    while place >= 0 and words:
        end = place + len(words)
        if _is_boundary(text, place, end):
            yield place, end
        place = text.find(words, place + 1)


def _is_boundary(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    first, last = text[start], text[end - 1]
    if first.isalnum() and before and (before[-1].isalnum() or _is_mark(before[-1])):
        return False
    if last.isalnum() and after and (after[0].isalnum() or _is_mark(after[0])):
        return False
    if first.isdigit() and before:
        is_sign = before[-1] in f"-{MINUS}" and not before[:-1].isalnum()
        if is_sign or (before[-1] in ".," and before[:-1].isdigit()):
            return False
    return not (last.isdigit() and len(after) == 2 and after[0] in ".," and after[1].isdigit())


def _is_mark(character: str) -> bool:
    return unicodedata.combining(character) != 0


def _with_marks(text: str, start: int, end: int, words: str) -> tuple[int, int]:
    """A stretch with the punctuation beside it, where the words have punctuation there, too."""
    stripped = words.strip()
    last = end
    if stripped and not stripped[-1].isalnum():
        while (
            last < len(text)
            and last - end < 3
            and not text[last].isalnum()
            and not text[last].isspace()
        ):
            last += 1
            if text[last - 1] == stripped[-1]:
                break
    return start, last


def _placement(article: Article, start: int, end: int) -> Placement:
    touching = article.quotations_in(start, end)
    if not touching:
        return Placement.OUTSIDE
    inside = [article.quotations[number] for number in touching]
    utterances = {one.utterance for one in inside}
    is_within = inside[0].start - 1 <= start and end <= inside[-1].end + 1
    return Placement.INSIDE if is_within and len(utterances) == 1 else Placement.ACROSS


def _mended(words: str) -> tuple[str, tuple[str, ...]]:
    """The words without entities, mojibake and one pair of outer marks; and what there was."""
    notes: list[str] = []
    found = _unescaped(words) if "&" in words else words
    if found != words:
        notes.append("entity")
    recoded = _recoded(found)
    if recoded != found:
        notes.append("mojibake")
    stripped = recoded.strip()
    if _OUTER.fullmatch(stripped) and not _MARK.search(stripped[1:-1]):
        notes.append("outer_marks")
        stripped = stripped[1:-1].strip()
    return stripped, tuple(notes)


def _as_written(difference: Difference, restored: str, words: str) -> Difference:
    """A difference, its place counted in the words as the record has them."""
    offset = words.find(restored)
    if offset < 0:
        return replace(difference, record_start=0, record_end=len(words))
    start, end = difference.record_start + offset, difference.record_end + offset
    return replace(difference, record_start=start, record_end=end)


def _unescaped(text: str) -> str:
    """A text whose HTML entities are characters."""
    import html  # its table takes long to load

    return html.unescape(text)


def _recoded(text: str) -> str:
    """A text that was read as cp1252 though it was UTF-8, as it was meant."""
    if not _MOJIBAKE.search(text):
        return text
    return _MOJIBAKE.sub(lambda match: _as_utf8(match[0]), text)


def _as_utf8(text: str) -> str:
    try:
        return text.encode("cp1252").decode()
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


_AS_THEY_ARE: Final = (
    Status.EXACT,
    Status.TYPOGRAPHIC,
    Status.LEXICAL,
    Status.ELIDED,
    Status.BRACKETED,
)
REACH: Final = 1000
"""How many characters around a passage are looked through for the ends of its sentence."""

CONTEXT: Final = 64
"""How many characters around a passage are compared with its prefix and suffix."""

_PRONOUNS: Final = ("pronouns_he", "pronouns_she", "pronouns_it", "pronouns_they")
_STOP: Final = re.compile(r"[.!?](?=[\s\"”’»)]|$)|\n")
_OUTER: Final = re.compile(r"[\"“„«‘'‹].*[\"”“»’'›]", re.DOTALL)
_MARK: Final = re.compile(r"[\"“”„«»]")
_MOJIBAKE: Final = re.compile(r"[ÂÃ][\x80-\xbf\u0152-\u02dc\u2013-\u2122€]|â€.|Å.|Ä.")

"""A record's words, looked for in the text that they are from."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, TypeAlias

from pourparler import Passage, Segment, SegmentKind, SourceKind
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    NotApplicable,
    TextPlace,
    Unchecked,
)
from pourparler_validators.contract.rule import At
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.differences import Difference
from pourparler_validators.grounding.library import Library, Missing, SourceText
from pourparler_validators.grounding.match import Match, Status
from pourparler_validators.languages.scripts import script_of

Located: TypeAlias = At[Segment] | At[Passage] | At[Segment | Passage]
"""A segment or a piece of evidence, and its place in a record."""

QUOTED: Final = (SegmentKind.DIRECT, SegmentKind.PARTIAL)

FOUND: Final = (
    Status.EXACT,
    Status.TYPOGRAPHIC,
    Status.LEXICAL,
    Status.ELIDED,
    Status.BRACKETED,
)
"""The ways in which words are there as they are."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that a record says stand in a source."""

    words: str
    pointer: str
    """Where the words stand in the record."""
    source: str
    start: int | None
    end: int | None
    prefix: str | None
    suffix: str | None
    kind: SegmentKind | None = None
    """The kind of the segment; none for evidence."""


@dataclass(frozen=True, slots=True)
class Examined:
    """Words of a record, and where the article has them."""

    claim: Claim
    text: SourceText
    article: Article
    match: Match

    @property
    def is_found(self) -> bool:
        """Whether the words are there as they are, but for their form."""
        return self.match.status in FOUND

    @property
    def material(self) -> tuple[Difference, ...]:
        """The differences that change the meaning."""
        return tuple(one for one in self.match.differences if one.kind.is_material)

    @property
    def has_quotations(self) -> bool:
        """Whether the source is one that gives others' words in quotation marks."""
        return self.text.source.kind not in _OWN_WORDS

    def place_of(self, start: int, end: int) -> TextPlace:
        """A stretch of the article, as a report shows it."""
        return TextPlace(self.text.text, self.text.path, start, end)

    @property
    def subject(self) -> str:
        """What a message calls the words."""
        return "the passage" if self.claim.kind is None else "the quotation"

    def wording(self) -> str:
        """The article's words in the place of the record's."""
        return " ".join(self.article.text[start:end] for start, end in self.match.fragments)

    def whole_wording(self) -> str:
        """The article's words, with the mark that ends them where the record has one there."""
        wording, record = self.wording(), self.claim.words.rstrip("\"'”’»“ \n")
        mark = self.article.text[self.match.end : self.match.end + 1]
        ends = record[-1:] in _FINAL_MARKS and wording[-1:] not in _FINAL_MARKS
        return wording + mark if ends and mark in _FINAL_MARKS else wording


def claim_of(at: Located) -> Claim | None:
    """The words that a segment or a piece of evidence says stand in a source.

    None for a summary, whose words are the coder's own, and where no source is named.
    """
    value = at.value
    if isinstance(value, Segment):
        if value.source is None or value.kind is SegmentKind.SUMMARY:
            return None
        words, name, source, kind = value.text, "text", value.source, value.kind
    else:
        words, name, source, kind = value.exact, "exact", value.source, None
    return Claim(
        words,
        f"{at.pointer}/{name}",
        source,
        value.start,
        value.end,
        value.prefix,
        value.suffix,
        kind,
    )


def examined(at: Located, library: Library) -> Examined | Unchecked | NotApplicable:
    """The words of a segment or of evidence, looked for in their text."""
    claim = claim_of(at)
    if claim is None:
        return NOT_APPLICABLE
    text = library.text_of(claim.source)
    if isinstance(text, Missing):
        return Unchecked(text.reason)
    article = library.article_of(text)
    match = library.match(text, claim.words, claim.start, claim.end, claim.prefix, claim.suffix)
    if match.status is Status.INTERRUPTED and _have_several_speakers(text, match, library):
        match = replace(match, status=Status.STITCHED)
    if match.status is not Status.EXACT:
        if not text.is_same_wording:
            return Unchecked("the text has changed since it was coded")
        if match.status not in FOUND and _is_translation(claim.words, text):
            return Unchecked("the words are a translation, in another script than the text")
        if article.language is None and match.status not in FOUND:
            return Unchecked(f"there are no tables for the language {text.source.language}")
    return Examined(claim, text, article, match)


def _is_translation(words: str, text: SourceText) -> bool:
    """Whether words are written in another script than the text that they are from."""
    scripts = script_of(words), text.script
    return None not in scripts and scripts[0] != scripts[1]


def _have_several_speakers(text: SourceText, match: Match, library: Library) -> bool:
    """Whether the article gives the parts of a quotation to speakers that it tells apart."""
    attributor = library.attributor_of(text)
    cues = [attributor.cue_for(start, end) for start, end in match.fragments]
    named = [cue.speakers for cue in cues if cue is not None and cue.speakers]
    return any(one.isdisjoint(other) for one, other in pairwise(named))


_FINAL_MARKS: Final = tuple(".,;:!?…")
_OWN_WORDS: Final = (SourceKind.TRANSCRIPT, SourceKind.OFFICIAL_DOCUMENT)

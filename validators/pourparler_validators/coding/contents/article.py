"""An article that is read, and by what its language and its day of publication are known."""

from collections.abc import Iterable
from dataclasses import field, replace
from enum import StrEnum

from pourparler import Date
from pourparler_validators.coding.publication import NO_PROPOSALS, Publication, publication_of
from pourparler_validators.contract.questions import Speaker
from pourparler_validators.facts.dates import reliable
from pourparler_validators.formats.places import Lines, Position
from pourparler_validators.formats.web_pages.declared import NOTHING_DECLARED, Declared
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.contents.finding import contents_of
from pourparler_validators.grounding.contents.kinds import Contents
from pourparler_validators.languages.detection import detected, detected_other
from pourparler_validators.late_dataclasses import dataclass

UNDETERMINED = "und"
"""The tag of a language that is not known (BCP 47)."""


class Origin(StrEnum):
    """By what something is known."""

    GIVEN = "given"
    SOURCE = "source"
    """By the record of the source."""
    PAGE = "page"
    """By what the web page declares."""
    DETECTED = "detected"
    """By the small words of the text."""
    DATELINE = "dateline"
    """By the text itself."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article beside its text."""

    language: str | None = None
    published: Date | None = None
    source: str | None = None
    """The id of its record."""
    speakers: Iterable[Speaker] = ()
    """The persons and parties of the dataset."""
    language_from: Origin = Origin.GIVEN
    published_from: Origin = Origin.GIVEN
    declared: Declared = NOTHING_DECLARED
    """What the page declares that the text was read from."""


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article, and what is read in it."""

    name: str
    """The name of its file."""
    sha256: str
    source: str | None
    """The id of its record."""
    language: str
    language_from: Origin | None
    """None where the language is not known."""
    published_from: Origin | None
    """None where the day of publication is not known."""
    contents: Contents
    lines: Lines = field(repr=False)
    declared: Declared = NOTHING_DECLARED
    """What the page declares that it was read from."""
    publication: Publication = NO_PROPOSALS
    """What proposes a day of publication, where none is given."""

    @property
    def has_tables(self) -> bool:
        """Whether there are tables for its language."""
        return self.contents.article.language is not None

    def place(self, offset: int) -> Position:
        """The line and column of a place."""
        return self.lines.position(offset)


def read_article(name: str, sha256: str, text: str, known: Known) -> ReadArticle:
    """Reads an article; what is not known of it is what its page declares, or its words tell."""
    language, language_from = known.language, known.language_from
    if language is None:
        language, language_from = told_language(text, known.declared.language)
    tag = language or UNDETERMINED
    article = prepared(text, tag)
    publication = NO_PROPOSALS
    if known.published is None:
        publication = publication_of(article, known.declared)
        day = publication.day if known.declared.published else None
        found = Date(day.isoformat()) if day else None
        known = replace(known, published=found, published_from=Origin.PAGE)
    contents = contents_of(article, known.published, known.speakers, tag)
    return ReadArticle(
        name=name,
        sha256=sha256,
        source=known.source,
        language=tag,
        language_from=language_from if language else None,
        published_from=_published_from(contents, known),
        contents=contents,
        lines=Lines(text),
        declared=known.declared,
        publication=publication,
    )


def told_language(text: str, declared: str | None) -> tuple[str | None, Origin]:
    """The language of a text: as its page declares, unless its words are clearly of another."""
    if declared is None:
        return detected(text), Origin.DETECTED
    other = detected_other(text, declared)
    return (other, Origin.DETECTED) if other else (declared, Origin.PAGE)


def _published_from(contents: Contents, known: Known) -> Origin | None:
    if contents.published is None:
        return None
    given = reliable(known.published)
    is_given = given is not None and given.earliest == contents.published == given.latest
    return known.published_from if is_given else Origin.DATELINE

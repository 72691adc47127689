"""What is said of each thing that is read in an article."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from pourparler_validators.coding.contents.article import Origin, ReadArticle
from pourparler_validators.grounding.contents.kinds import (
    Anchor,
    AnyFound,
    FoundDate,
    FoundLabel,
    FoundLeftOut,
    FoundName,
    FoundNumber,
    FoundQuotation,
    Kind,
    Meant,
    Referent,
    Speaks,
)
from pourparler_validators.grounding.dates.likely import said_all, said_likely
from pourparler_validators.languages.states import NameKind
from pourparler_validators.languages.tables import languages
from pourparler_validators.messages.days import said_day
from pourparler_validators.messages.wording import listed, shown

NAMES: Final = {
    Kind.QUOTATION: "quotation",
    Kind.DATE: "date",
    Kind.NUMBER: "number",
    Kind.NAME: "name",
    Kind.LABEL: "label",
    Kind.LEFT_OUT: "left out",
}
"""What the kinds are called."""

_BY: Final = {
    Origin.GIVEN: "as given",
    Origin.SOURCE: "by the record of the source",
    Origin.PAGE: "as the page declares",
    Origin.DETECTED: "told by its small words",
    Origin.DATELINE: "by the text itself",
}
_ANCHORS: Final = {
    Anchor.PUBLICATION: "counted from the day of publication",
    Anchor.UTTERANCE: "counted from the day on which it was said",
    Anchor.STORY: "counted from another date of the text",
}
_NO_TABLES: Final = (
    "There are no tables for the language: dates, numbers and unknown names are not read, and "
    "quotations have no speaker but that of a label."
)


def heads(read: ReadArticle) -> Iterator[str]:
    """Sentences about the article as a whole."""
    if read.source is not None:
        yield f"Source: {read.source}."
    if read.language_from is None:
        tags = listed([one.tag for one in languages()], "and")
        yield f"Language: not known; give it with --language (there are tables for {tags})."
    else:
        yield f"Language: {read.language}, {_BY[read.language_from]}{_but(read)}."
    if not read.has_tables:
        yield _NO_TABLES
    published = read.contents.published
    if published is None or read.published_from is None:
        yield "Published: not known; give the day with --published, so that dates can be counted."
    else:
        yield f"Published: {said_day(published)}, {_BY[read.published_from]}."
    if read.publication.contradiction:
        yield f"Days of publication that contradict each other: {read.publication.contradiction}."


def _but(read: ReadArticle) -> str:
    """That a page declares another language than its words tell."""
    is_other = read.language_from is Origin.DETECTED and read.declared.language is not None
    return f", though the page declares {read.declared.language}" if is_other else ""


def note(found: AnyFound, read: ReadArticle) -> str:
    """What is said of one thing, as a part of a sentence."""
    match found:
        case FoundQuotation():
            return "; ".join(_quotation(found, read))
        case FoundDate():
            return "; ".join(_date(found))
        case FoundNumber():
            return "; ".join(_number(found))
        case FoundName():
            return _name(found)
        case FoundLabel():
            return "names the speaker of what stands behind or below it"
        case FoundLeftOut():
            return f"read as {shown(found.read_as)}" if found.read_as.strip() else "no words"


def _quotation(found: FoundQuotation, read: ReadArticle) -> Iterator[str]:
    if found.depth > 1:
        yield f"within another, {found.depth} deep"
        return
    yield _speaker(found.speaker, read) if found.speaker else "the text names no speaker"
    if found.is_scare:
        yield "so short that it may be a term, not speech"
    if not found.is_certain and found.label is None:
        yield "without quotation marks: it may be the reporter's words"


def _speaker(speaker: Speaks, read: ReadArticle) -> str:
    start, end = speaker.cue
    place = read.place(start)
    words = shown(" ".join(read.contents.article.text[start:end].split()))
    return f"by {speaker.said}, as {words} tells at {place.line}:{place.column}"


def _date(found: FoundDate) -> Iterator[str]:
    if found.is_dateline:
        yield "the day of publication, as the text gives it"
    days = found.told.days
    if days is None:
        yield found.told.reason or "which days it means is not known"
        return
    is_open = days.first == dt.date.min
    every = "" if is_open else said_all(days)
    likely = said_likely(found.likely)
    if every:
        yield every
    if likely and likely != every:
        yield f"most likely {likely}"
    if is_open and not likely:
        yield "of a year that is not told"
    if found.anchor is not None and found.told.told.is_counted:
        yield _ANCHORS[found.anchor]


def _number(found: FoundNumber) -> Iterator[str]:
    told = found.told
    value = f"{told.value.numerator:,}" if told.value.denominator == 1 else f"{float(told.value)}"
    yield f"at least {value}" if told.is_vague else value
    if told.is_ordinal:
        yield "which one of a row"
    if told.days is not None:
        yield f"{told.days:,} days"


def _name(found: FoundName) -> str:
    return " or ".join(_meant(one, found) for one in found.meant)


def _meant(one: Meant, found: FoundName) -> str:
    match one.referent:
        case Referent.PERSON | Referent.PARTY | Referent.STATE:
            return f"{one.said}{_way(found)}"
        case Referent.UNKNOWN_PERSON:
            return f"{one.name}, a person whom no dataset names"
        case Referent.UNKNOWN:
            return f"{one.name}, which no dataset names"


def _way(found: FoundName) -> str:
    """In what way it is a state's name, where that is no usual one."""
    ways = [_WAYS[kind] for kind in NameKind if kind in found.as_ and kind in _WAYS]
    return f", {ways[0]}" if ways and len(ways) == len(found.as_) else ""


_WAYS: Final = {
    NameKind.FORMER: "by a former name",
    NameKind.SEAT: "by its seat of government",
    NameKind.CAPITAL: "by its capital",
    NameKind.DEMONYM: "by the word for its people",
}

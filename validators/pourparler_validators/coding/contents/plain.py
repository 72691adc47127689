"""What is read in an article as JSON, as ``contents.schema.json`` describes it."""

import datetime as dt
import json
from importlib import resources
from typing import Any, Final

from pourparler_validators.coding.contents.article import ReadArticle
from pourparler_validators.grounding.contents.kinds import (
    AnyFound,
    FoundDate,
    FoundLabel,
    FoundLeftOut,
    FoundName,
    FoundNumber,
    FoundQuotation,
    Meant,
)
from pourparler_validators.languages.states import NameKind

VERSION: Final = 1


def plain(read: ReadArticle) -> str:
    """An object with all that is read, in order of its place; what is not known is left out."""
    article = {
        "version": VERSION,
        "file": read.name,
        "sha256": read.sha256,
        "source": read.source,
        "language": read.language,
        "language_from": read.language_from,
        "has_tables": read.has_tables,
        "published": _day(read.contents.published),
        "published_from": read.published_from,
        "proposed": [one.plain() for one in read.publication.proposals] or None,
    }
    found = [_found(one, read) for one in read.contents.found]
    return json.dumps({**_known(article), "found": found}, ensure_ascii=False, indent=2) + "\n"


def schema_text() -> str:
    """The JSON Schema of it, as text."""
    return (
        resources.files("pourparler_validators.coding.contents")
        .joinpath("contents.schema.json")
        .read_text(encoding="utf-8")
    )


def _found(one: AnyFound, read: ReadArticle) -> dict[str, Any]:
    place = read.place(one.start)
    return _known(
        {
            "kind": one.kind,
            "start": one.start,
            "end": one.end,
            "line": place.line,
            "column": place.column,
            "text": read.contents.article.text[one.start : one.end],
            **_facts(one, read),
        }
    )


def _facts(found: AnyFound, read: ReadArticle) -> dict[str, Any]:
    match found:
        case FoundQuotation():
            return {
                "depth": found.depth,
                "utterance": found.utterance,
                "is_certain": found.is_certain,
                "is_scare": found.is_scare,
                "speaker": _speaker(found, read),
            }
        case FoundDate():
            return _date(found)
        case FoundNumber(told=told):
            whole = told.value.denominator == 1
            return {
                "value": told.value.numerator if whole else float(told.value),
                "is_ordinal": told.is_ordinal,
                "is_vague": told.is_vague,
                "days": told.days,
            }
        case FoundName():
            kinds = [kind for kind in NameKind if kind in found.as_]
            meant = [_meant(one) for one in found.meant]
            return {"meant": meant, "name_kinds": kinds or None}
        case FoundLabel():
            return {}
        case FoundLeftOut():
            return {"read_as": found.read_as}


def _speaker(found: FoundQuotation, read: ReadArticle) -> dict[str, Any] | None:
    speaker = found.speaker
    if speaker is None:
        return None
    place = read.place(speaker.cue[0])
    return _known(
        {
            "described": " ".join(speaker.described.split()),
            "meant": [_meant(one) for one in speaker.meant] or None,
            "cue": {
                "start": speaker.cue[0],
                "end": speaker.cue[1],
                "line": place.line,
                "column": place.column,
                "text": read.contents.article.text[slice(*speaker.cue)],
                "is_label": found.label == speaker.cue,
            },
        }
    )


def _date(found: FoundDate) -> dict[str, Any]:
    days = found.told.days
    every = list(days.stretches()) if days is not None and days.first != dt.date.min else []
    likely = [{"first": _day(first), "last": _day(last)} for first, last in found.likely]
    return {
        "earliest": _day(every[0][0]) if every else None,
        "latest": _day(every[-1][1]) if every else None,
        "likely": likely[0] if likely else None,
        "also_likely": likely[1:] or None,
        "counted_from": found.anchor,
        "is_dateline": found.is_dateline,
        "unknown_because": found.told.reason or None,
    }


def _meant(one: Meant) -> dict[str, Any]:
    return _known(
        {"referent": one.referent, "name": one.name, "id": one.id, "country": one.country}
    )


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}

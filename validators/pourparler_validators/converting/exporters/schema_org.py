"""schema.org as JSON-LD: events and quotations, for web pages and search engines."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from pourparler.mapping import mappings
from pourparler.vocabularies import EventStatus
from pourparler_validators.converting.gathering import Export, Gathering
from pourparler_validators.converting.records import Records, label, words
from pourparler_validators.formats.writing import Layout, Loss, Plain, Sink, Writer

SUFFIXES: Final = (".schema-org.json",)
MAKES: Final = "file"
NEEDS_ONE_RECORD_AN_ID: Final = "always"
KEEPS: Final = {
    "event": (*("kind", "status", "title", "date", "process", "parent", "place", "participants"),),
    "statement": ("segments", "speaker", "speaker_described", "date", "event"),
}
LENDS: Final = {
    "party": ("name",),
    "person": ("name",),
    "process": ("title",),
    "source": ("language", "title", "url"),
}
LOSES: Final = (
    "events whose status schema.org has no counterpart for",
    "statements without quoted words, and what is told in other words",
    "participants that are absent, invited or excluded, and the roles of others",
    "the precision and the identifiers of a place",
)

_CONTEXT: Final = "https://schema.org"
_QUOTED: Final = ("direct", "partial")
_ROLES: Final = {
    "host": "organizer",
    "convener": "organizer",
    "actor": "contributor",
    "target": "about",
    "invited": None,
    "excluded": None,
}
"""The property that a role becomes; others are attendees."""

_SIDE: Final = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T.+)?)?)?")
_FOR_HTML: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}
"""Signs that would end the script of a web page in which the JSON stands."""


def writer(sink: Sink, layout: Layout) -> Writer:
    """Writes one JSON-LD document, which may stand in a script of a web page as it is."""
    return Gathering(sink, KEEPS, _document)


def _document(records: Records) -> Export:
    items: list[Plain] = []
    losses: list[Loss] = []
    for record in records:
        make = _MAKERS.get(record["type"])
        for found in make(record, records) if make else ():
            if isinstance(found, Loss):
                losses.append(found)
            else:
                items.append(found)
    plain = {"@context": _CONTEXT, "@graph": items}
    text = json.dumps(plain, ensure_ascii=False, indent=2).translate(_FOR_HTML)
    return Export({"": f"{text}\n".encode()}, losses)


def _event(record: Plain, records: Records) -> Iterator[Plain | Loss]:
    status, reason = _status(record["status"])
    if status is None:
        yield Loss(record["id"], "/status", record["status"], reason, True, True)
        return
    times = _times(record.get("date"))
    if times is None:
        yield Loss(record["id"], "/date", record["date"], _NO_DATE)
    item: Plain = {
        "@type": "Event",
        "@id": record["id"],
        "name": label(record) or words(record["kind"]),
        "keywords": words(record["kind"]),
        "eventStatus": f"{_CONTEXT}/{status}",
        **(times or {}),
    }
    if "place" in record:
        item["location"] = _place(record["place"])
    if series := list(_series(record, records)):
        item["superEvent"] = series
    for participant in record.get("participants", ()):
        name = _ROLES.get(participant["role"], "attendee")
        if name is not None and participant.get("presence") != "absent":
            item.setdefault(name, []).extend(_agents(participant, records))
    yield item


_NO_DATE: Final = "schema.org takes a day, month, year or instant, or two of them from … to …"


def _status(status: str) -> tuple[str | None, str]:
    row = next(one for one in mappings(EventStatus, "schema-org") if one.code == status)
    return row.target_code, str(row.loss).rstrip(".")


def _times(date: str | None) -> dict[str, str] | None:
    """When it begins and ends; nothing where the date is not one that schema.org knows."""
    if date is None:
        return {}
    sides = date.split("/")
    if not all(side == ".." or _SIDE.fullmatch(side) for side in sides):
        return None
    named = zip(("startDate", "endDate"), sides, strict=False)
    return {name: side for name, side in named if side != ".."}


def _place(place: Plain) -> Plain:
    item: Plain = {"@type": "Place", "name": place.get("venue", place["name"])}
    address = {
        name: place[key]
        for name, key in (("addressLocality", "name"), ("addressCountry", "country"))
        if key in place
    }
    return {**item, "address": {"@type": "PostalAddress", **address}}


def _series(record: Plain, records: Records) -> Iterator[Plain]:
    if "process" in record:
        name = records.name(record["process"])
        yield {"@type": "EventSeries", "@id": record["process"], "name": name}
    if "parent" in record:
        yield {"@type": "Event", "@id": record["parent"], "name": records.name(record["parent"])}


def _agents(participant: Plain, records: Records) -> Iterator[Plain]:
    party = _agent(participant["party"], records)
    yield party
    for person in participant.get("persons", ()):
        yield {**_agent(person, records), "affiliation": party}


def _agent(identity: str, records: Records) -> Plain:
    kind = "Person" if identity.startswith("person:") else "Organization"
    return {"@type": kind, "@id": identity, "name": records.name(identity)}


def _quotations(record: Plain, records: Records) -> Iterator[Plain | Loss]:
    quoted = [one for one in record["segments"] if one["kind"] in _QUOTED]
    if not quoted:
        reason = "it quotes no words"
        yield Loss(record["id"], "/segments", record["segments"], reason, True, True)
        return
    about = dict(_utterance(record, records))
    times = _times(record.get("date"))
    if times is None or "endDate" in times:
        yield Loss(
            record["id"], "/date", record["date"], "schema.org takes one date of a quotation"
        )
    elif times:
        about["dateCreated"] = times["startDate"]
    for number, segment in enumerate(quoted, 1):
        identity = f"{record['id']}#{number}"
        source = dict(_source(segment, records))
        yield {"@type": "Quotation", "@id": identity, "text": segment["text"], **source, **about}


def _utterance(record: Plain, records: Records) -> Iterator[tuple[str, Any]]:
    if "speaker" in record:
        yield "spokenByCharacter", _agent(record["speaker"], records)
    elif "speaker_described" in record and "speaker_kind" not in record:
        yield "spokenByCharacter", {"@type": "Person", "name": record["speaker_described"]}
    if "event" in record:
        yield "recordedAt", {"@type": "Event", "@id": record["event"]}


def _source(segment: Plain, records: Records) -> Iterator[tuple[str, Any]]:
    if "source" not in segment:
        return
    source = records.get(segment["source"])
    if "language" in source:
        yield "inLanguage", source["language"]
    work = {name: source[key] for name, key in (("name", "title"), ("url", "url")) if key in source}
    yield "isPartOf", {"@type": "CreativeWork", "@id": segment["source"], **work}


_MAKERS: Final = {"event": _event, "statement": _quotations}

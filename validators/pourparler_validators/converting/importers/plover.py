"""PLOVER's gold records: a coded event each, with its actors and its text."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any, Final

from pourparler_validators.converting.annotations.marks import Document, Given, Mark, Marked, rest
from pourparler_validators.converting.imported import Imported, Texts, Unplaced
from pourparler_validators.formats.writing import Plain
from pourparler_validators.messages.json_values import is_list, is_object

TOOL: Final = "PLOVER"

_NO_PLACE: Final = "records have no place for this"
_KNOWN: Final = {
    *("id", "date", "source", "target", "event", "eventText", "text", "language", "publication"),
    *("coder", "dateCoded", "comment"),
}
_ACTOR: Final = {"actorText", "code", "sector"}

_COMMAS: Final = re.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])')
"""A JSON text, or a comma that nothing follows, as PLOVER's own file has them."""

_BETWEEN: Final = re.compile(r'("(?:[^"\\]|\\.)*")|\}(\s*)(?=\{)')
"""A JSON text, or the end of an object that another one follows."""


def read(content: bytes, name: str, texts: Texts, mapping: Mapping[str, Any] = {}) -> Imported:
    """The records of gold records, and what of them has no place in records.

    A gold record becomes a source with its text. What becomes of its type of event and of the
    sectors of its actors, PLOVER's types being wider than the kinds of records, the mapping says.
    Raises ``UsageError`` for a mapping that is not sound.
    """
    from pourparler_validators.converting.annotations.input_json import document
    from pourparler_validators.converting.annotations.mapping import label_mapping
    from pourparler_validators.converting.annotations.placing import placed

    known, marked = label_mapping(mapping), Marked()
    for value in document(_as_list(content)):
        if isinstance(value, Unplaced):
            marked.unplaced.append(value)
            continue
        for position, item in enumerate(value.value):
            given = Given(f"/{position}", item)
            if is_object(item) and "event" in item:
                marked.documents.append(_document(marked, given, PurePath(name).stem, known.of))
            else:
                reason = 'this is no record of PLOVER: it has no "event"'
                marked.unplaced.append(Unplaced(given.path, item, reason))
    return placed(marked, known, TOOL)


def _as_list(content: bytes) -> bytes:
    """Objects one after the other, with or without commas, as a JSON list; a list stays one."""
    try:
        text = content.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        return content
    text = _COMMAS.sub(lambda found: found[1] or "", text.removesuffix(","))
    if not text.startswith("["):
        text = f"[{_BETWEEN.sub(lambda found: found[1] or '},' + found[2], text)}]"
    return text.encode()


def _document(marked: Marked, given: Given, name: str, action: Any) -> Document:
    item, path = given.value, given.path
    marked.unplaced += rest(path, item, _KNOWN, _NO_PLACE)
    actors = {side: list(_actors(marked, path, side, item.get(side))) for side in _SIDES}
    marks = [mark for side in actors.values() for mark in side]
    marks.append(_event(path, item, actors, action))
    text, identity = item.get("text"), item.get("id")
    is_text = isinstance(text, str)
    if not is_text and text is not None:
        marked.unplaced.append(Unplaced(f"{path}/text", text, "this is no text"))
    names = {"language": "language", "publication": "publisher"}
    fields = {to: Given(f"{path}/{one}", item[one]) for one, to in names.items() if item.get(one)}
    named = f"{name}-{identity}" if isinstance(identity, str | int) else name
    return Document(path, named, text if is_text else None, fields=fields, marks=tuple(marks))


_SIDES: Final = ("source", "target")


def _actors(marked: Marked, path: str, side: str, actors: Any) -> Iterator[Mark]:
    """The actors of one side, labelled with their sectors, or codes where there is none."""
    for position, actor in enumerate(actors if is_list(actors) else [actors]):
        at = f"{path}/{side}/{position}" if is_list(actors) else f"{path}/{side}"
        if actor in (None, "", [], {}):
            continue
        if not is_object(actor):
            marked.unplaced.append(Unplaced(at, actor, "this is no actor"))
            continue
        marked.unplaced += rest(at, actor, _ACTOR, _NO_PLACE)
        name = "sector" if actor.get("sector") else "code"
        labels = (Given(f"{at}/{name}", actor[name]),) if actor.get(name) else ()
        if name == "sector" and actor.get("code"):
            reason = "records have no place for this code of PLOVER"
            marked.unplaced.append(Unplaced(f"{at}/code", actor["code"], reason))
        yield Mark(at, labels, actor.get("actorText"))


def _event(path: str, item: Plain, actors: Mapping[str, list[Mark]], action: Any) -> Mark:
    """The event, with its actors as what is made of it names them."""
    known = action(item["event"])
    fields: dict[str, Given] = {}
    if item.get("date"):
        fields["date"] = Given(f"{path}/date", item["date"])
    names = {side: [mark.words for mark in marks] for side, marks in actors.items()}
    if known is not None and known.record_type == "statement":
        speaker, *others = names["source"] or [None]
        values = {"speaker": speaker, "co_speakers": others, "addressees": names["target"]}
        for name, value in values.items():
            side = "target" if name == "addressees" else "source"
            if value:
                fields[name] = Given(f"{path}/{side}", value)
    elif known is not None and known.record_type == "event":
        roles = {"source": "actor", "target": "target"}
        sides = [
            {"party": one, "role": roles[side]} for side in _SIDES for one in names[side] if one
        ]
        if sides:
            fields["participants"] = Given(path, sides)
    words = item.get("eventText") or item.get("text")
    label = (Given(f"{path}/event", item["event"]),)
    return Mark(path, label, words, fields=fields, remarks=_remarks(path, item))


def _remarks(path: str, item: Plain) -> dict[str, Given]:
    remarks: dict[str, Given] = {}
    if item.get("comment"):
        remarks["notes"] = Given(f"{path}/comment", item["comment"])
    if item.get("coder"):
        coding = {"coder": item["coder"], "kind": "human"}
        if item.get("dateCoded"):
            coding["coded_on"] = item["dateCoded"]
        remarks["coding"] = Given(f"{path}/coder", coding)
    return remarks

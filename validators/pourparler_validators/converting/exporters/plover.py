"""PLOVER: an object a line, in the form of its gold records, for analyses of event data."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from pourparler_validators.converting import actions as event_data
from pourparler_validators.converting.actions import Action, actions
from pourparler_validators.converting.actors import Actor
from pourparler_validators.converting.gathering import Export, Gathering
from pourparler_validators.converting.records import Records, label
from pourparler_validators.formats.writing import Layout, Loss, Plain, Sink, Writer

SUFFIXES: Final = (".plover.jsonl",)
MAKES: Final = "file"
NEEDS_ONE_RECORD_AN_ID: Final = "always"

_OF_ALL: Final = ("notes", "coding")
KEEPS: Final = {
    "event": (*event_data.KEEPS["event"], "title", "evidence", *_OF_ALL),
    "statement": (*event_data.KEEPS["statement"], "segments", "speaker_described", *_OF_ALL),
    "proposal": (*event_data.KEEPS["proposal"], "title", "evidence", *_OF_ALL),
}
LENDS: Final = {
    "party": (*event_data.LENDS["party"], "name"),
    "person": (*event_data.LENDS["person"], "name"),
    "source": ("language", "publisher"),
}
LOSES: Final = (*event_data.LOSES, "the time of day", "all of the coding but the coder and the day")

_VERSION: Final = "2.0"


def writer(sink: Sink, layout: Layout) -> Writer:
    """Writes an object for each action; of talks, one for each side that takes part."""
    return Gathering(sink, KEEPS, _objects)


def _objects(records: Records) -> Export:
    found = list(actions(records, "plover"))
    done = [one for one in found if isinstance(one, Action)]
    number = Counter(action.record["id"] for action in done)
    made: Counter[str] = Counter()
    lines: list[str] = []
    for action in done:
        identity = action.record["id"]
        made[identity] += 1
        name = identity if number[identity] == 1 else f"{identity}#{made[identity]}"
        plain = {"id": name, **_object(action, records)}
        lines.append(json.dumps(plain, ensure_ascii=False) + "\n")
    losses = [one for one in found if isinstance(one, Loss)]
    return Export({"": "".join(lines).encode()}, losses)


def _object(action: Action, records: Records) -> Plain:
    record = action.record
    passages = list(_passages(record))
    source = records.get(passages[0][0]) if passages else {}
    coding = record.get("coding", {})
    return {
        "date": action.day,
        "source": [_actor(one) for one in action.sources],
        "target": [_actor(one) for one in action.targets] or "",
        "event": action.code,
        "eventText": label(record),
        "context": "",
        "mode": "",
        "text": "\n".join(words for _, words in passages),
        "language": source.get("language", ""),
        "publication": source.get("publisher", ""),
        "coder": coding.get("coder", ""),
        "version": _VERSION,
        "dateCoded": coding.get("coded_on", ""),
        "comment": record.get("notes", ""),
    }


def _passages(record: Plain) -> Iterator[tuple[Any, str]]:
    """The words that the record is taken from, each with its source."""
    for segment in record.get("segments", ()):
        yield segment.get("source"), segment["text"]
    for passage in record.get("evidence", ()) if record["type"] != "statement" else ():
        yield passage["source"], passage["exact"]


def _actor(actor: Actor) -> dict[str, str]:
    return {"actorText": actor.text, "code": actor.code, "sector": actor.sector}

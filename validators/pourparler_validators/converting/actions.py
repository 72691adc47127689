"""Records as event data has them: on a day, somebody does something to somebody."""

from collections.abc import Iterator
from itertools import product
from typing import Any, Final

from pourparler_validators.converting.actors import Actor, actor
from pourparler_validators.converting.event_codes import VOCABULARIES, code_for
from pourparler_validators.converting.records import Records, day_of, label
from pourparler_validators.formats.writing import Loss, Plain
from pourparler_validators.late_dataclasses import dataclass

KEEPS: Final = {
    "event": ("kind", "status", "date", "participants"),
    "statement": (
        *("acts", "speaker", "co_speakers", "on_behalf_of", "date", "addressees", "about"),
    ),
    "proposal": ("kind", "issuers", "status", "addressees", "date"),
}
"""The fields that actions are made from."""

LENDS: Final = {"party": ("kind", "country", "parent"), "person": ("roles",)}
LOSES: Final = (
    "events that are not known to have taken place, and proposals not yet made",
    "values that the mapping table has no counterpart for",
    "participants that are no side, actor or target",
)

_TOOK_PLACE: Final = ("started", "held", "broken_off")
_NOT_MADE: Final = ("expected", "in_preparation", "prepared")
_SIDES: Final = ("negotiating_party",)
_HOSTS: Final = ("co_chair", "host", "convener", "mediator", "facilitator")
_NOT_YET: Final = "it is not known to have taken place"
_NO_DAY: Final = "event data needs a day"


@dataclass(frozen=True, slots=True)
class Action:
    """One action; several actors may stand on each side."""

    record: Plain
    day: str
    code: str
    sources: list[Actor]
    targets: list[Actor]


def actions(records: Records, scheme: str) -> Iterator[Action | Loss]:
    """The actions of a dataset in the codes of a scheme, and what becomes none."""
    for record in records:
        if record["type"] in VOCABULARIES:
            yield from _actions(record, records, scheme)


def _actions(record: Plain, records: Records, scheme: str) -> Iterator[Action | Loss]:
    if not _has_happened(record):
        yield _whole(record, "/status", _NOT_YET, is_declared=True)
        return
    found = [(at, code_for(record["type"], value, scheme)) for at, value in _values(record)]
    codes = list(dict.fromkeys(code.code for _, code in found if code.code is not None))
    day = day_of(record.get("date"))
    for position, (at, answer) in enumerate(found):
        if answer.code is None:
            is_whole = not codes and position == 0
            value = _at(record, at)
            yield Loss(record["id"], at, value, answer.reason, answer.is_declared, is_whole)
    if not codes:
        return
    sides = list(_sides(record, records))
    if day is None:
        yield _whole(record, "/date" if "date" in record else "", _NO_DAY)
    elif not sides:
        yield _whole(record, "", "event data needs somebody who acts")
    else:
        for code, (sources, targets) in product(codes, sides):
            yield Action(record, day, code, sources, targets)


def _has_happened(record: Plain) -> bool:
    if record["type"] == "event":
        return record["status"] in _TOOK_PLACE
    return record["type"] != "proposal" or record["status"] not in _NOT_MADE


def _values(record: Plain) -> Iterator[tuple[str, str]]:
    """What a record does, with the pointer to the value that says it."""
    if record["type"] != "statement":
        yield "/kind", record["kind"]
        return
    for position, act in enumerate(record["acts"]):
        yield f"/acts/{position}", act


def _at(record: Plain, pointer: str) -> Any:
    name, _, position = pointer[1:].partition("/")
    return record[name][int(position)] if position else record[name]


def _whole(record: Plain, pointer: str, reason: str, *, is_declared: bool = False) -> Loss:
    value = _at(record, pointer) if pointer else label(record) or record["type"]
    return Loss(record["id"], pointer, value, reason, is_declared, is_whole=True)


def _sides(record: Plain, records: Records) -> Iterator[tuple[list[Actor], list[Actor]]]:
    """Who acts on whom; in talks each side in turn on the others."""
    if record["type"] == "statement":
        sources = _speakers(record, records)
        names = record.get("addressees") or [
            one for one in record.get("about", ()) if one.startswith(("party:", "person:"))
        ]
        targets = _actors(names, records)
    elif record["type"] == "proposal":
        sources = _actors(record["issuers"], records)
        targets = _actors(record.get("addressees", ()), records)
    else:
        yield from _participants(record, records)
        return
    if sources:
        yield sources, targets


def _speakers(record: Plain, records: Records) -> list[Actor]:
    if "speaker" not in record:
        described = record.get("speaker_described")
        return [Actor(described)] if described and "speaker_kind" not in record else []
    behalf = record.get("on_behalf_of")
    names = [record["speaker"], *record.get("co_speakers", ())]
    return [actor(name, records, behalf) for name in names]


def _participants(record: Plain, records: Records) -> Iterator[tuple[list[Actor], list[Actor]]]:
    acting = _with_roles(record, ("actor",), records)
    if acting:
        yield acting, _with_roles(record, ("target", "invited"), records)
        return
    sides = _with_roles(record, _SIDES, records)
    if len(sides) < 2:
        sides += _with_roles(record, _HOSTS, records)
    for position, side in enumerate(sides):
        yield [side], [*sides[:position], *sides[position + 1 :]]


def _with_roles(record: Plain, roles: tuple[str, ...], records: Records) -> list[Actor]:
    there = (
        one["party"]
        for one in record.get("participants", ())
        if one["role"] in roles and one.get("presence") != "absent"
    )
    return _actors(dict.fromkeys(there), records)


def _actors(names: Any, records: Records) -> list[Actor]:
    return [actor(name, records) for name in names]

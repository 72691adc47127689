"""CAMEO rows: date, source, target and event code, parted by tabs, for analyses of event data."""

from collections.abc import Iterator
from itertools import product
from typing import Final

from pourparler_validators.converting import actions as event_data
from pourparler_validators.converting.actions import Action, actions
from pourparler_validators.converting.actors import Actor
from pourparler_validators.converting.gathering import Export, Gathering
from pourparler_validators.converting.records import Records
from pourparler_validators.formats.writing import Layout, Loss, Sink, Writer

SUFFIXES: Final = (".cameo.tsv",)
MAKES: Final = "file"
NEEDS_ONE_RECORD_AN_ID: Final = "always"
KEEPS: Final = event_data.KEEPS
LENDS: Final = event_data.LENDS
LOSES: Final = (*event_data.LOSES, "the time of day", "who acts within a country")


def writer(sink: Sink, layout: Layout) -> Writer:
    """Writes a row for each action of one country towards another; there is no heading."""
    return Gathering(sink, KEEPS, _rows)


def _rows(records: Records) -> Export:
    rows: list[str] = []
    losses: list[Loss] = []
    written: dict[str, list[str]] = {}
    without: dict[str, list[Loss]] = {}
    for found in actions(records, "cameo"):
        if isinstance(found, Loss):
            losses.append(found)
            continue
        identity = found.record["id"]
        written.setdefault(identity, []).extend(_of(found))
        without.setdefault(identity, []).extend(_uncoded(found))
    for identity, made in written.items():
        rows += dict.fromkeys(made)
        losses += _once(without[identity], is_whole=not made)
    return Export({"": "".join(f"{row}\n" for row in rows).encode()}, losses)


def _of(action: Action) -> Iterator[str]:
    for source, target in product(action.sources, action.targets):
        if source.code and target.code:
            yield "\t".join((action.day, source.code, target.code, action.code))


def _uncoded(action: Action) -> Iterator[Loss]:
    for actor in (*action.sources, *action.targets):
        if not actor.code:
            yield _loss(action, actor)
    if not action.targets:
        kind = action.record["type"]
        yield Loss(action.record["id"], "", kind, "a row of CAMEO needs a target")


def _loss(action: Action, actor: Actor) -> Loss:
    reason = "a row of CAMEO needs the one country of who acts and of the target"
    return Loss(action.record["id"], "", actor.text, reason)


def _once(losses: list[Loss], *, is_whole: bool) -> Iterator[Loss]:
    """Each loss once, the first for the whole record where no row was made."""
    seen: set[tuple[str, str]] = set()
    for loss in losses:
        if (str(loss.value), loss.reason) not in seen:
            first = is_whole and not seen
            seen.add((str(loss.value), loss.reason))
            yield Loss(loss.record, loss.pointer, loss.value, loss.reason, is_whole=first)

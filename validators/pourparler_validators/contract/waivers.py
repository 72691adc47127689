"""Applies the waivers that stand in the records to what was found in them."""

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping

from pourparler import Waiver
from pourparler_validators.contract.finding import UnplacedFinding
from pourparler_validators.contract.rule import Rule
from pourparler_validators.entries.entry import Entry


def waived(finding: UnplacedFinding, rules: Mapping[str, Rule], today: dt.date) -> UnplacedFinding:
    """The finding, with the reason of the waiver that excuses it, if there is one."""
    if not rules[finding.rule].is_waivable:
        return finding
    for _, waiver in waivers_of(finding.entry):
        if not is_expired(waiver, today) and excuses(waiver, finding):
            return dataclasses.replace(finding, waived=waiver.reason)
    return finding


def waivers_of(entry: Entry) -> Iterator[tuple[str, Waiver]]:
    """The waivers of a record, each with its place."""
    waivers = entry.record.waivers if entry.record is not None else None
    for position, waiver in enumerate(waivers or ()):
        yield f"/waivers/{position}", waiver


def has_waivers(entry: Entry) -> bool:
    """Whether a record has waivers."""
    return entry.record is not None and bool(entry.record.waivers)


def excuses(waiver: Waiver, finding: UnplacedFinding) -> bool:
    """Whether a waiver is meant for a finding: its rule, at its field or within it."""
    if waiver.rule != finding.rule:
        return False
    at = waiver.at
    return at is None or f"{finding.problem.pointer}/".startswith(f"{at}/")


def is_expired(waiver: Waiver, today: dt.date) -> bool:
    """Whether the last day of a waiver is over."""
    until = waiver.until
    return until is not None and until.latest is not None and until.latest < today

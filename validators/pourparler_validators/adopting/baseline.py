"""The findings that a project knows already, so that a check fails for new ones only.

A finding is known by its rule, its record, its field and its value, never by its line: moving,
reordering and reformatting change nothing. Only a record whose id cannot be read is known by its
file.

The file has a line for each finding, in order, and all these lines end alike: what two branches
have added, or taken out, goes together wherever a line between them is the same.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field, ValidationError

from pourparler.model import Model
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.running.finding import Finding
from pourparler_validators.running.report import Report

DEFAULT_FILE: Final = "pourparler-baseline.json"


class Known(Model, frozen=True):
    """A finding of a baseline."""

    record: str
    """The id of the record."""
    pointer: str
    """Where it was in the record when the baseline was made."""
    rule: str
    """The rule that found it."""
    fingerprint: str
    """What the finding is known by."""
    count: Annotated[int, Field(ge=1)] = 1
    """How often it may occur."""


class Baseline(Model, frozen=True):
    """The content of the file."""

    version: Literal[2]
    """The version of this form of baseline."""
    findings: tuple[Known | None, ...]
    """What is known; an item without content, the last one, lets all lines before it end alike."""


def read_baseline(path: str) -> tuple[Known, ...]:
    """The findings of a baseline.

    What stands there twice, after a merge, is known once. Raises :class:`UsageError` for a file
    that is not there, not a baseline, or of another version.
    """
    try:
        findings = Baseline.model_validate_json(Path(path).read_bytes()).findings
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "; make it with: pourparler baseline create"
        hint = hint if isinstance(error, FileNotFoundError) else ""
        raise UsageError(f"the baseline {path} cannot be read: {reason}{hint}") from None
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        if fault["loc"] == ("version",):
            problem = "of another version than 2"
        else:
            problem = "damaged" if fault["type"] != "json_invalid" else "damaged: it is not JSON"
        raise UsageError(f"the baseline {path} is {problem}; {_ANEW}") from None
    return together(sorted((one for one in findings if one is not None), key=_in_order))


def together(*known: Iterable[Known]) -> tuple[Known, ...]:
    """What one or the other knows, each as often as it is known most often."""
    found: dict[str, Known] = {}
    for entry in chain(*known):
        other = found.get(entry.fingerprint, entry)
        found[entry.fingerprint] = max(entry, other, key=_count)
    return tuple(found.values())


def marked(report: Report, known: Iterable[Known]) -> tuple[Report, tuple[Known, ...]]:
    """The report with what the baseline knows marked, and what of it no longer occurs.

    What a rule found that did not look now may still be there: the rule was not selected, or a
    new fault of structure hides the record.
    """
    entries = {entry.fingerprint: entry for entry in known}
    left = Counter({fingerprint: entry.count for fingerprint, entry in entries.items()})
    findings: list[Finding] = []
    for finding in report.findings:
        is_known = left[finding.fingerprint] > 0 and finding.waived is None
        left[finding.fingerprint] -= is_known
        findings.append(replace(finding, is_baselined=is_known))
    hidden = {
        finding.place.record
        for finding in findings
        if finding.rule.startswith("structure/") and not finding.is_baselined
    }
    gone = tuple(
        entry.model_copy(update={"count": left[fingerprint]})
        for fingerprint, entry in entries.items()
        if left[fingerprint] > 0
        and entry.rule in report.tallies
        and not hidden & {entry.record, None}
    )
    return replace(report, findings=tuple(findings)), gone


def baseline_of(report: Report) -> tuple[Known, ...]:
    """The findings of a report that are not waived, as a baseline."""
    found = [finding for finding in report.findings if finding.waived is None]
    counts = Counter(finding.fingerprint for finding in found)
    entries = {
        finding.fingerprint: Known(
            fingerprint=finding.fingerprint,
            rule=finding.rule,
            record=finding.place.record or "",
            pointer=finding.place.pointer,
            count=counts[finding.fingerprint],
        )
        for finding in reversed(found)
    }
    return tuple(sorted(entries.values(), key=_in_order))


def without(known: Iterable[Known], gone: Iterable[Known]) -> tuple[Known, ...]:
    """A baseline without what no longer occurs."""
    fewer = {entry.fingerprint: entry.count for entry in gone}
    return tuple(
        entry.model_copy(update={"count": entry.count - fewer.get(entry.fingerprint, 0)})
        for entry in known
        if entry.count > fewer.get(entry.fingerprint, 0)
    )


def baseline_text(known: Iterable[Known]) -> str:
    """A baseline as it is written to a file."""
    lines = [
        json.dumps(entry.model_dump(mode="json"), ensure_ascii=False)
        for entry in sorted(known, key=_in_order)
    ]
    whole = "".join(
        ['{"version": 2, "findings": [\n', *(f"{line},\n" for line in lines), "null]}\n"]
    )
    return _HALF.sub("\ufffd", whole)


def is_written(path: str, known: Iterable[Known]) -> bool:
    """Whether a file holds this baseline, in order and nothing twice."""
    return Path(path).read_bytes() == baseline_text(known).encode()


def _in_order(entry: Known) -> tuple[str, str, str, str, int]:
    return entry.record, entry.pointer, entry.rule, entry.fingerprint, entry.count


def _count(entry: Known) -> int:
    return entry.count


_HALF: Final = re.compile("[\ud800-\udfff]")
"""One half of a character, which no file can hold."""

_ANEW: Final = "make it anew with: pourparler baseline create --force"

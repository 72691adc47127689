"""The findings that a project knows already, so that a check fails for new ones only.

A finding is known by its rule, its record, its field and its value, never by its line: moving,
reordering and reformatting change nothing.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
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

    fingerprint: str
    """What the finding is known by."""
    rule: str
    """The rule that found it."""
    record: str
    """The id of the record."""
    pointer: str
    """Where it was in the record when the baseline was made."""
    count: Annotated[int, Field(ge=1)] = 1
    """How often it may occur."""


class Baseline(Model, frozen=True):
    """The content of the file."""

    version: Literal[1]
    """The version of this form of baseline."""
    findings: tuple[Known, ...]
    """What is known."""


def read_baseline(path: str) -> tuple[Known, ...]:
    """The findings of a baseline.

    Raises :class:`UsageError` for a file that is not there, not a baseline, of another version,
    or that names a finding twice.
    """
    try:
        known = Baseline.model_validate_json(Path(path).read_bytes()).findings
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "; make it with: pourparler baseline create"
        hint = hint if isinstance(error, FileNotFoundError) else ""
        raise UsageError(f"the baseline {path} cannot be read: {reason}{hint}") from None
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        if fault["loc"] == ("version",):
            problem = "of another version than 1"
        else:
            problem = "damaged" if fault["type"] != "json_invalid" else "damaged: it is not JSON"
        raise UsageError(f"the baseline {path} is {problem}; {_ANEW}") from None
    if len({entry.fingerprint for entry in known}) < len(known):
        raise UsageError(f"the baseline {path} is damaged: it names a finding twice; {_ANEW}")
    return known


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
    return tuple(sorted(entries.values(), key=lambda one: (one.record, one.pointer, one.rule)))


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
    content = Baseline(version=1, findings=tuple(known)).model_dump(mode="json")
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


_ANEW: Final = "make it anew with: pourparler baseline create --force"

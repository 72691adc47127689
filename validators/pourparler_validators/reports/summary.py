"""What was checked, what was found, and what could not be checked, in a few lines."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from pourparler_validators.messages.wording import counted, cut, listed, visible

if TYPE_CHECKING:
    from pourparler_validators.contract.finding import RecordShare
    from pourparler_validators.running.report import Report

_LONGEST = 200
_MOST = 10
"""So many records are named of which not all is as it should be."""

CAME_TO_LIGHT: Final = "the rule could not look here before: the fault may be old"
"""What is said of a finding where another fault kept the rule from looking."""


def summary(report: "Report") -> str:
    """The last lines of a report for people."""
    return "\n".join(_lines(report)) + "\n"


def verdict(report: "Report") -> str:
    """``3 errors and 1 warning``, or that there are none."""
    from pourparler_validators.contract.finding import Severity

    found = [
        counted(number, noun)
        for severity, noun in NOUNS.items()
        if (number := report.count(Severity(severity)))
    ]
    if found:
        return listed(found, "and")
    if report.changed_since is not None:
        return "no faults with what has changed"
    if report.errors or any(report.unchecked()):
        return "no faults in what could be checked"
    return "no faults"


def tallies(report: "Report") -> str:
    """How often each rule answered what, as a table."""
    width = max((len(name) for name in report.tallies), default=0)
    head = f"{'rule':<{width}}  {'held':>8} {'found':>8} {'n/a':>8} {'could not':>9}\n"
    rows = (
        f"{name:<{width}}  {tally.held:>8} {tally.found:>8} {tally.not_applicable:>8} "
        f"{sum(tally.could_not.values()):>9}\n"
        for name, tally in sorted(report.tallies.items())
    )
    return head + "".join(rows)


def costs(report: "Report") -> str:
    """What each rule that was asked has cost, the dearest first, as a table."""
    found = sorted(report.costs.items(), key=lambda one: (-one[1].seconds, one[0]))
    total = sum(cost.calls for _, cost in found), sum(cost.seconds for _, cost in found)
    rows = [(name, cost.calls, cost.seconds) for name, cost in found] + [("all", *total)]
    width = max(len(name) for name, _, _ in rows)
    return f"{'rule':<{width}}  {'calls':>9} {'seconds':>9} {'µs a call':>10}\n" + "".join(
        f"{name:<{width}}  {calls:>9,} {seconds:>9.3f} {1e6 * seconds / max(calls, 1):>10,.1f}\n"
        for name, calls, seconds in rows
    )


def _lines(report: "Report") -> Iterator[str]:
    yield f"Checked {extent(report)}: {verdict(report)}."
    yield from _unchecked(report)
    yield from besides(report)


def extent(report: "Report") -> str:
    """How much was checked: ``9 records in 1 file``."""
    return f"{counted(report.records, 'record')} in {counted(report.files, 'file')}"


def besides(report: "Report") -> Iterator[str]:
    """What is to be said besides what was found and what was not checked, a line each."""
    figures = report.figures
    yield from part_of(report)
    if figures.waived:
        yield f"Waived in the records: {counted(figures.waived, 'finding')}."
    if figures.baselined:
        known = counted(figures.baselined, "finding")
        yield f"Known to {visible(report.known_to)}: {known}."
    if came := figures.came_to_light:
        yield f"Came to light: {counted(came, 'finding')} where rules could not look before."
    yield from _shares(report)
    if report.passed_over:
        yield f"Passed over: {counted(report.passed_over, 'file')} without records."
    if report.beside_dataset:
        left = f"{counted(report.beside_dataset, 'file')} in the folders of the dataset"
        yield f'Left out: {left} that no pattern of the setting "dataset" matches.'
    if report.links_out:
        lead = "leads" if report.links_out == 1 else "lead"
        yield f"Not followed: {counted(report.links_out, 'link')} that {lead} out of the folder."
    yield from (f"The {failure}." for failure in failures(report))


def part_of(report: "Report") -> Iterator[str]:
    """That the findings are a part of all, where they are."""
    if report.changed_since is not None:
        part = report.figures.open
        said = f"{part:,} of {counted(report.in_all, 'finding')}"
        yield f"A part only: {said}, with what has changed since {visible(report.changed_since)}."


def totals(report: "Report") -> "dict[tuple[str, str], list[RecordShare]]":
    """The shares of records, by the rule that counted them and what is counted."""
    found: dict[tuple[str, str], list[RecordShare]] = {}
    for one in report.shares:
        found.setdefault((one.rule, one.share.of), []).append(one)
    return found


def _shares(report: "Report") -> Iterator[str]:
    """A line for what was counted, and one for each record that is not counted whole."""
    for (_, of), shares in totals(report).items():
        part, whole = sum(one.share.part for one in shares), sum(one.share.whole for one in shares)
        yield f"{of.capitalize()}: {_of(part, whole)}."
        lacking = sorted(
            (one for one in shares if one.share.part < one.share.whole and len(shares) > 1),
            key=lambda one: one.share.part / one.share.whole,
        )
        for one in lacking[:_MOST]:
            name = visible(cut(str(one.entry.id), _LONGEST))
            yield f"  {name}: {_of(one.share.part, one.share.whole)}"
        if len(lacking) > _MOST:
            yield f"  and {counted(len(lacking) - _MOST, 'more record')} that lack some"


def _of(part: int, whole: int) -> str:
    return f"{part:,} of {whole:,} ({part / whole:.0%})"


def failures(report: "Report") -> list[str]:
    """For each rule that raised an exception, which one, where and why."""
    return [
        f"rule {error.rule} failed at {visible(cut(error.record, _LONGEST))} "
        f"({visible(cut(error.reason, _LONGEST))}): report this"
        for error in report.errors
    ]


def _unchecked(report: "Report") -> Iterator[str]:
    """A line for each reason: the families of rules that could not look because of it."""
    reasons: dict[str, set[str]] = {}
    for rule, reason, _ in report.unchecked():
        reasons.setdefault(reason, set()).add(rule.partition("/")[0])
    for reason, families in reasons.items():
        named = sorted(families - {"structure"}) or ["structure"]
        yield f"Could not be checked, because {reason}: {listed(named, 'and')}."


NOUNS = {"error": "error", "warning": "warning", "info": "remark"}
"""By severity, what is counted."""

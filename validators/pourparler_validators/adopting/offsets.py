"""Fills in the offsets that passages lack, where the text has their words exactly once."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final

from pourparler import Passage, Segment
from pourparler.fields import nodes
from pourparler_validators.adopting.fixing import Fixed, Key, Texts, apart, edited_texts
from pourparler_validators.contract.finding import (
    Fix,
    Insert,
    Problem,
    Severity,
    UnplacedFinding,
)
from pourparler_validators.contract.questions import Loaded, Missing
from pourparler_validators.contract.rule import At
from pourparler_validators.entries.entry import Entry
from pourparler_validators.grounding.examined import Examined
from pourparler_validators.grounding.library import Library
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.reading.files import Reading
from pourparler_validators.running.finding import Finding
from pourparler_validators.running.outcome import Outcome
from pourparler_validators.running.report import Report, report_of
from pourparler_validators.running.whole_dataset import WholeDataset

RULE: Final = "grounding/offsets-wrong"
"""The rule that looks at offsets: where it is not selected, none are filled in."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of filling in."""

    report: Report
    """The report on the texts after it."""
    texts: Texts
    """The texts that have changed, here or before."""
    count: int
    """The number of passages that got their offsets."""
    files: int


def filled(
    state: Fixed,
    check: Callable[[Texts], Report],
    files: Collection[str],
    load: Callable[[Entry], Loaded | Missing],
) -> Filled:
    """The report and the texts after all offsets that can be filled in without a doubt.

    ``check`` checks the whole dataset with other texts for some of its files, ``load`` reads the
    text of a source. A record of which more would be found afterwards is left as it is.
    """
    found: Sequence[Finding] = ()
    if RULE in state.report.tallies:
        found = _missing(state.report, files, load)
    for _ in range(2):
        if not found:
            break
        texts = {**state.texts, **edited_texts(found)}
        report = check(texts)
        worse = _by_record(report) - _by_record(state.report)
        if not worse:
            count = len({one.place.file for one in found})
            return Filled(report, texts, len(found), count)
        found = [one for one in found if one.place.key not in worse]
    return Filled(state.report, state.texts, 0, 0)


def _missing(
    report: Report, files: Collection[str], load: Callable[[Entry], Loaded | Missing]
) -> Sequence[Finding]:
    """What is to be filled in, as if it were findings that can be fixed."""
    library = Library(_dataset(report, load))
    found = [
        UnplacedFinding(RULE, Severity.INFO, entry, Problem("", pointer, fix=fix))
        for entry in report.entries
        if entry.file.path in files
        for pointer, fix in _fills(entry, library)
    ]
    placed = report_of(Reading(), Outcome(found), report.today).findings
    return apart(one for one in placed if one.edits)


def _dataset(report: Report, load: Callable[[Entry], Loaded | Missing]) -> WholeDataset:
    dataset = WholeDataset(load=load)
    for entry in report.entries:
        dataset.add(entry)
    return dataset


def _fills(entry: Entry, library: Library) -> Iterator[tuple[str, Fix]]:
    """The passages of a record whose words the text has once, and that have no offsets."""
    for node in nodes(entry.record) if entry.record is not None else ():
        value = node.value
        if not isinstance(value, Segment | Passage) or (value.start, value.end) != (None, None):
            continue
        found = library.examined(At(entry, node.pointer, value))
        if isinstance(found, Examined) and found.match.is_only and found.text.is_same_wording:
            offsets = {"start": found.match.start, "end": found.match.end}
            edit = Insert(f"{node.pointer}/{_last_field(value)}", offsets)
            yield node.pointer, Fix("write the offsets of the words", (edit,), is_safe=True)


def _last_field(value: Segment | Passage) -> str:
    """The field that the offsets stand behind, in the standard's order."""
    if isinstance(value, Segment):
        return "source"
    return next((name for name in ("suffix", "prefix") if getattr(value, name)), "exact")


def _by_record(report: Report) -> Counter[Key]:
    return Counter(finding.place.key for finding in report.open_findings)

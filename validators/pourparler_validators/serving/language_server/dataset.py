"""A dataset while it is edited: held in memory, and what a change touches is judged again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from pourparler_validators.adopting.baseline import marked
from pourparler_validators.adopting.baseline_file import read_baseline
from pourparler_validators.contract.finding import UnplacedFinding
from pourparler_validators.contract.waivers import has_waivers
from pourparler_validators.entries.entry import Entry
from pourparler_validators.formats import format_named
from pourparler_validators.formats.editing import TextEdit
from pourparler_validators.formats.places import Span
from pourparler_validators.project.file_system import real_path
from pourparler_validators.reading.article_files import TextFolders
from pourparler_validators.reading.files import Reading
from pourparler_validators.running.check import run_of, without_ignored
from pourparler_validators.running.finding import Finding
from pourparler_validators.running.options import Options
from pourparler_validators.running.outcome import InternalError, Outcome
from pourparler_validators.running.placed import Placed
from pourparler_validators.running.placing import located
from pourparler_validators.running.report import report_of
from pourparler_validators.running.waiving import apply_waivers
from pourparler_validators.serving.language_server.apart import Found, Work
from pourparler_validators.serving.language_server.live_links import SPEAKERS, Exchange, LiveLinks
from pourparler_validators.serving.language_server.open_file import OpenFile, differing
from pourparler_validators.serving.language_server.placed_findings import PlacedFindings
from pourparler_validators.serving.language_server.rereading import (
    Text,
    read_again,
    with_spans,
)
from pourparler_validators.serving.language_server.results import Results, Subject

MOST_AT_FIRST: Final = 20
"""So many records are judged again after a key, before what was found is shown."""
MOST_AT_ONCE: Final = 150
"""So many more are, each time that what was found is shown once more."""
OF_READING: Final = 4
"""A record for which an article is read counts as so many."""


class Dataset:
    """The files of a dataset, and what rules find in them.

    What a change touches is the records that become other ones, those whose rules asked for these
    or for what they refer to, and the groups that they belong to. Raises :class:`UsageError` where
    the baseline cannot be read, and for the name of a rule that there is not.
    """

    def __init__(self, reading: Reading, options: Options) -> None:
        self.options = options
        self.run = run_of(options, TextFolders(options.texts))
        baseline = options.project.baseline
        self._known = read_baseline(baseline) if baseline else None
        self.files: dict[str, OpenFile] = {}
        self._modules = {rule.name: rule.check.__module__ for rule in self.run.rules}
        self._stale: set[Subject] = set()
        """What a change has touched: it is judged when the file is looked at in which it is."""
        self._changed: set[Subject] = set()
        """Those of them that have changed themselves, which are judged first."""
        self._is_fresh = False
        """Whether something has changed since what was found was looked at."""
        self._placed: dict[str, PlacedFindings] = {}
        """What is found in files that were looked at, by their paths."""
        self._begin(reading)

    def _begin(self, reading: Reading) -> None:
        by_path: dict[str, list[Entry]] = {file.path: [] for file in reading.files}
        for entry in sorted(reading.entries, key=lambda one: one.order):
            by_path[entry.file.path].append(entry)
        for file in reading.files:
            read = with_spans(Text(file, file.text, tuple(by_path[file.path])))
            self.files[file.path] = OpenFile(read, read, read.text)
            self.files[file.path].take(read)
            self.files[file.path].linked = self.files[file.path].entries
        self._paths = {real_path(path): path for path in self.files}
        self.links = LiveLinks(load=self.run.load)
        self.links.begin(reading.entries)
        self.results = Results(self.run, self.links)
        files = self.files.values()
        self.results.begin({key: one for file in files for key, one in file.entries.items()})

    @property
    def entries(self) -> Iterator[Entry]:
        """All that was read."""
        for file in self.files.values():
            yield from file.read.entries

    @property
    def errors(self) -> Sequence[InternalError]:
        """The rules that raised an exception."""
        return self.results.judge.outcome.errors

    def is_own(self, rule: str) -> bool:
        """Whether a rule is one of this package, and so has a manual page on the web."""
        module = self._modules.get(rule, "")
        return module.partition(".")[0] == __name__.partition(".")[0]

    def path_of(self, path: str) -> str:
        """The path of a file as the dataset has it."""
        return self._paths.get(real_path(path), path)

    def replace(self, path: str, text: str) -> None:
        """Takes in the text of a file in the place of what stood there.

        Of a text that cannot be read, what was found before stays.
        """
        known = self.files.get(path)
        if known is None:
            self._add(path, text)
            return
        known.present = read_again(known.read, text, path, is_named=known.saved is not None)
        if not known.present.is_broken or known.read.is_broken:
            self._exchange(known, known.present)

    def _add(self, path: str, text: str) -> None:
        read = read_again(None, text, path, is_named=False)
        self._paths[real_path(path)] = path
        nothing = Text(read.file, "", ())
        self.files[path] = OpenFile(nothing, read, saved=None)
        self._exchange(self.files[path], read)

    def revert(self, path: str) -> None:
        """Takes in the text on the disk; takes out a file that is not part of the dataset."""
        known = self.files.get(path)
        if known is None:
            return
        if known.saved is not None:
            self.replace(path, known.saved)
            return
        self._exchange(known, replace(known.read, text="", entries=(), spans=()))
        del self.files[path]
        self._placed.pop(path, None)

    def _exchange(self, known: OpenFile, read: Text) -> None:
        self._is_fresh = True
        before = known.linked
        known.take(read)
        after = known.entries
        old, new, changed = differing(before, after)
        known.linked = {key: new.get(key) or before[key] for key in after}
        some = [one for key in changed for one in (before.get(key), after.get(key)) if one]
        exchange = Exchange([*old.values()], [*new.values()], some)
        touched = self.links.replace(exchange, self.entries)
        if exchange.changes_any_of("source"):
            self.results.forget_articles()
        elif SPEAKERS in touched:
            self.results.forget_names()
        self.results.regroup(old, new)
        groups = {group for one in some for group in self.results.groups_of(one)}
        gone = before.keys() - after.keys()
        self._stale |= self.results.asking(touched) | groups | changed
        self._stale -= gone
        self._changed = (self._changed | changed) - gone
        self.results.forget(gone)

    @property
    def is_in_doubt(self) -> bool:
        """Whether something that is worked out of very many records may be otherwise by now."""
        return self.links.doubts.are_any

    def work(self) -> Work:
        """The work by which that is settled, on a copy: it may be done while this is edited."""
        links, words = self.links, frozenset(self.results.asked("with"))
        ordered = frozenset(self.results.asked("order"))
        return Work(links.copy(), links.doubts, links.exchanges, ordered, words)

    def have(self, found: Found) -> None:
        """Takes in what came of it, if nothing was edited meanwhile."""
        self._stale |= self.results.asking(self.links.have(found))

    def waits(self, path: str) -> bool:
        """Whether something in a file is to be judged again."""
        return any(self._is_in(key, path) for key in self._stale)

    def findings(self, path: str) -> tuple[Finding, ...]:
        """What is open in a file, as it was when it could last be read.

        Of very much that waits to be judged again, a part is: ask once more as long as some waits.
        """
        known = self.files.get(path)
        if known is None:
            return ()
        stale = [*self._first_of(key for key in self._stale if self._is_in(key, path))]
        self._is_fresh = False
        self._stale.difference_update(stale)
        self._changed.difference_update(stale)
        self.results.judge_again(stale, known.entries)
        here = (one for one in self.results.findings() if one.entry.file.path == path)
        placed = self._placed.setdefault(path, PlacedFindings(self.options.project.folder))
        found = placed.now(here, cache(self._alone))
        return self._open(placed.of(self._with_waivers(found, known)))

    def _first_of(self, stale: Iterable[Subject]) -> Iterator[Subject]:
        """Those that are judged now: first what has changed itself, then file by file."""
        left = MOST_AT_FIRST if self._is_fresh else MOST_AT_ONCE
        for key in sorted(stale, key=lambda key: (key not in self._changed, key)):
            if left <= 0:
                return
            left -= OF_READING if self.results.has_asked(key, SPEAKERS) else 1
            yield key

    def faults(self, path: str) -> tuple[Finding, ...]:
        """What keeps the present text of a file from being read."""
        known = self.files.get(path)
        if known is None or known.present is known.read:
            return ()
        faults = self.results.faults_of(known.present.entries)
        return self._open(located(faults, self.options.project.folder))

    def _is_in(self, subject: Subject, path: str) -> bool:
        if len(subject) == 3:
            return subject[0] == path
        return any(key[0] == path for key in self.results.members(subject))

    def now(self, entry: Entry) -> Entry:
        """Where a record stands now."""
        known = self.files.get(entry.file.path)
        return entry if known is None else known.now(entry)

    def place(self, entry: Entry, pointer: str = "") -> Span:
        """Where a value of a record stands in the present text of its file."""
        current, known = self.now(entry), self.files.get(entry.file.path)
        text = known.read.text if known else current.file.text
        whole = current.pointer + pointer
        form = format_named(current.file.format)
        found = form.locate(text, current.offset, [whole])[whole].value
        return known.moved(found.start, found.end) if known else found

    def span(self, place: Placed) -> Span | None:
        """Where the place of a finding is in the present text of its file; none for other files."""
        known = self.files.get(place.file)
        if known is None or place.cell is not None:
            return None
        start = known.start_of(place)
        return known.moved(start + place.mark.start, start + place.mark.end)

    def edits(self, finding: Finding) -> list[TextEdit]:
        """What the fix of a finding does to the text of its file."""
        known = self.files[finding.place.file]
        start = known.start_of(finding.place)
        return [
            TextEdit(start + one.start, start + one.end, one.replacement) for one in finding.edits
        ]

    def _alone(self, entry: Entry) -> Entry:
        known = self.files.get(entry.file.path)
        return entry if known is None else known.alone(entry)

    def _with_waivers(
        self, found: Sequence[UnplacedFinding], known: OpenFile
    ) -> Sequence[UnplacedFinding]:
        """What was found in a file, with what its waivers excuse, and what is wrong with them."""
        waiving = [known.alone(one) for one in known.read.entries if has_waivers(one)]
        if not waiving:
            return found
        path, judge = known.read.file.path, self.results.judge
        others = [one for one in self.results.findings() if one.entry.file.path != path]
        unchecked = {(rule, self._alone(entry)) for rule, entry in self.results.unchecked()}
        outcome = Outcome([*found, *others], judge.outcome.tallies, unchecked=unchecked)
        rules = {rule.name: rule for rule in (*self.run.known, *self.run.rules)}
        for subject in apply_waivers(outcome, waiving, rules, self.run.today):
            for rule in self.run.rules:
                if rule.is_about_waivers:
                    judge.judge(rule, subject.entry, subject)
        return [*outcome.findings[: len(found)], *self.results.taken()]

    def _open(self, found: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings that the settings, waivers and the baseline leave open."""
        report = report_of(Reading(), Outcome(), self.run.today, self.options.project.folder)
        report = replace(report, findings=sorted(found, key=_order))
        report = without_ignored(report, self.options.project)
        if self._known is not None:
            report, _ = marked(report, self._known)
        return tuple(report.open_findings)


def _order(found: Finding) -> tuple[int, int, str, str, str]:
    """The order of what is found in one file, whose records are looked at alone."""
    place = found.place
    return place.number, place.value.start, found.rule, place.document_pointer, found.message

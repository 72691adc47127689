"""Records that are not judged again: those of a part in which nothing has changed.

A part is some records side by side. What comes of it follows from these records and from the
answers that rules get, and from nothing else. So it is kept with the questions that were asked and
a checksum of the answers, and is looked up where the same questions have the same answers.

Only where articles are read: without them, to judge a record takes no longer than to keep it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from hashlib import sha256
from typing import Any, Final, TypeAlias, cast

from pourparler_validators.contract.questions import Loaded, Questions
from pourparler_validators.entries.entry import Entry
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.running.answer_digests import digest_of
from pourparler_validators.running.asking import ABOUT_ALL_TEXTS, NAMES
from pourparler_validators.running.cache_folder import CacheFolder, Kept
from pourparler_validators.running.judge import Judge
from pourparler_validators.running.outcome import Outcome
from pourparler_validators.running.part_lines import Head, head_of, names_in, outcome_of, written
from pourparler_validators.running.whole_dataset import WholeDataset

LENGTH: Final = 64
"""So many records a part has on average."""
_TEXTS: Final = "all texts"

Asked: TypeAlias = dict[str, dict[tuple[Any, ...], Any]]
"""By the name of a question: what it was asked about, and the answers."""


@dataclass(slots=True)
class KeptParts:
    """Judges records, or looks up what came of them."""

    folder: CacheFolder
    common: str
    """A checksum of what the outcome of every part depends on."""
    looked_up: int = 0
    """How many records were not judged in the end."""
    found: int = 0
    """How much was found in the parts so far, while they are judged."""
    _dataset: WholeDataset | None = None
    asked: Asked | None = None
    """What was asked since a part was begun, with the answers."""
    _digests: dict[str, bytes] = field(default_factory=dict[str, bytes])
    """Checksums of answers that do not depend on what was asked about, by the names."""
    _can_keep: bool = True
    _has_article: bool | None = None
    """Whether any source has a text, once that was looked for."""

    def questions_to(self, dataset: WholeDataset) -> Questions:
        """What rules ask in place of a dataset, so that their questions are noted."""
        self._dataset = dataset
        return cast("Questions", _Noting(self, dataset))

    def judge(self, judge: Judge, entries: Iterable[Entry]) -> None:
        """Has records judged, but for those of parts that are looked up."""
        if not self._reads_articles():
            for entry in entries:
                judge.judge_record(entry)
            return
        judge.plans.settle()
        come = judge.outcome.taken()
        for part in _parts(entries):
            come.add(self._looked_up(part, judge) or self._judged(part, judge))
            self.found = len(come.findings)
        self.found = 0
        judge.outcome.add(come)

    def _reads_articles(self) -> bool:
        if self._has_article is None:
            texts = self._known().texts()
            self._has_article = any(isinstance(text, Loaded) for _, text in texts)
        return self._has_article

    def _looked_up(self, part: Sequence[Entry], judge: Judge) -> Outcome | None:
        """What came of a part the last time; nothing where it was not kept, or is not so now."""
        kept = self.folder.get(self._key(part)) if _is_sound(part) else None
        found = kept and self._read(kept, part)
        if not found or not found.tallies.keys() <= judge.outcome.tallies.keys():
            return None
        found.looked_up = len(part)
        if census := judge.outcome.census:
            for entry in part:
                census.take(entry, self._known())
        judge.outcome.add(found)
        return judge.outcome.taken()

    def _judged(self, part: Sequence[Entry], judge: Judge) -> Outcome:
        asked: Asked = {}
        self.asked = asked
        for entry in part:
            judge.judge_record(entry)
        self.asked = None
        judge.plans.settle()
        come = judge.outcome.taken()
        if {*asked}.issubset(NAMES) and _is_sound(part) and not come.errors and self._can_keep:
            self._write(part, asked, come)
        return come

    def _read(self, kept: Kept, part: Sequence[Entry]) -> Outcome | None:
        try:
            head = head_of(kept.head())
            if not self._has_same_answers(head):
                return None
            return outcome_of(head, kept.lines(), names_in(part, self._known()))
        except (ValueError, LookupError, TypeError, AttributeError):
            return None

    def _has_same_answers(self, head: Head) -> bool:
        """Whether all is answered as it was; what is about all texts is asked only if need be."""
        left = {*head.asked}
        about_all = left & ABOUT_ALL_TEXTS
        if head.answers[_TEXTS] == (self._digest_of_texts() if about_all else ""):
            left -= about_all
        return all(
            self._digest(name, self._asked(name, every)) == head.answers[name]
            for name, every in head.asked.items()
            if name in left
        )

    def _write(self, part: Sequence[Entry], asked: Asked, come: Outcome) -> None:
        answers = {name: self._digest(name, every) for name, every in asked.items()}
        answers[_TEXTS] = self._digest_of_texts() if asked.keys() & ABOUT_ALL_TEXTS else ""
        names = names_in(part, self._known())
        try:
            self.folder.put(self._key(part), written(come, asked, answers, names))
        except TypeError:  # what a rule of somebody's own says, JSON may not be able to hold
            return
        except OSError:  # it is said of the whole check
            self._can_keep = False

    def _key(self, part: Sequence[Entry]) -> str:
        whole = sha256(self.common.encode())
        for entry in part:
            whole.update(entry.mark)
        return whole.hexdigest()

    def _asked(self, name: str, every: Iterable[tuple[Any, ...]]) -> Mapping[tuple[Any, ...], Any]:
        ask = getattr(self._known(), name)
        return {about: ask(*about) for about in every}

    def _digest(self, name: str, asked: Mapping[tuple[Any, ...], Any]) -> str:
        """The checksum of all answers to a question, in order."""
        whole = sha256()
        for about, answer in asked.items():
            whole.update(digest_of(answer) if about else self._common(name, answer))
        return whole.hexdigest()

    def _common(self, name: str, answer: Any) -> bytes:
        """The checksum of an answer that may be long, such as all speakers; made once."""
        if name not in self._digests:
            self._digests[name] = digest_of(answer)
        return self._digests[name]

    def _digest_of_texts(self) -> str:
        """The checksum of all sources and their texts; made once."""
        if _TEXTS not in self._digests:
            whole = sha256()
            for text in self._known().texts():
                whole.update(digest_of(text))
            self._digests[_TEXTS] = whole.digest()
        return self._digests[_TEXTS].hex()

    def _known(self) -> WholeDataset:
        assert self._dataset is not None  # noqa: S101 (a run begins with one)
        return self._dataset


class _Noting:
    """Passes questions on to a dataset, and notes them with the answers while a part is judged."""

    def __init__(self, parts: KeptParts, dataset: Questions) -> None:
        self._parts = parts
        self._dataset = dataset

    def __getattr__(self, name: str) -> Callable[..., Any]:
        answer = getattr(self._dataset, name)

        def ask(*about: Any) -> Any:
            if self._parts.asked is None:
                return answer(*about)
            asked = self._parts.asked.setdefault(name, {})
            if about not in asked:
                asked[about] = answer(*about)
            return asked[about]

        setattr(self, name, ask)
        return ask


def _parts(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Records side by side; each that is not sound by itself, since little is judged in it.

    Where a part ends is told by its last record, so that one more or less changes one or two parts.
    """
    part: list[Entry] = []
    for entry in entries:
        if entry.record is None:
            if part:
                yield part
            yield [entry]
            part = []
        else:
            part.append(entry)
            if entry.mark[0] % LENGTH == 0:
                yield part
                part = []
    if part:
        yield part


def _is_sound(part: Sequence[Entry]) -> bool:
    return part[0].record is not None

"""What is worked out of very many records at once: apart, when nothing is typed for a moment.

The dates of thousands of records that bear on each other, and which of hundreds of articles are
copies of others. It is worked out of a copy of the dataset, while the dataset itself is edited.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import groupby
from typing import Final

from pourparler import Record, Source
from pourparler_validators.contract.questions import ImpossibleOrder
from pourparler_validators.entries.entry import Entry
from pourparler_validators.grounding.texts import SourceText, source_text
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.running.whole_dataset import AlikeTexts, WholeDataset

_BESIDE: Final = ("title", "notes", "coding", "waivers", "extra", "identifiers")
"""Fields that say nothing of dates, and by which no sentence about dates calls a record."""


@dataclass(slots=True)
class Doubts:
    """What may be otherwise since it was worked out."""

    orders: bool = False
    """What contradicts dates."""
    sources: list[Entry] = field(default_factory=list[Entry])
    """Sources whose text may be another one, as they were and as they are."""

    def note_texts(self, changed: Iterable[Entry]) -> None:
        """Takes in records that have become other ones, as they were and as they are."""
        sources = [one for one in changed if one.type == "source"]
        texts = [(one.id, _text_of(one)) for one in sources]
        self.sources += [
            one for one, text in zip(sources, texts, strict=True) if texts.count(text) == 1
        ]

    @property
    def are_any(self) -> bool:
        """Whether anything is in doubt."""
        return self.orders or bool(self.sources)


@dataclass(frozen=True, slots=True)
class Found:
    """What came of it."""

    exchanges: int
    """How often entries had been replaced in the dataset of which it holds."""
    orders: Mapping[str | None, tuple[ImpossibleOrder, ...]] | None = None
    """What contradicts the dates of each record."""
    alike: AlikeTexts | None = None
    words: frozenset[str] = frozenset()
    """Words that are in the text of a source that was another one."""


@dataclass(frozen=True, slots=True)
class Work:
    """The work on a copy of a dataset."""

    dataset: WholeDataset
    doubts: Doubts
    exchanges: int
    ordered: Collection[str | None]
    """The records of which it was asked what contradicts their dates."""
    words: Collection[str]
    """The words that were looked for in all sources."""

    def done(self) -> Found:
        """Does it; takes seconds where there is much."""
        orders = {one: self._orders(one) for one in self.ordered} if self.doubts.orders else None
        if not self.doubts.sources:
            return Found(self.exchanges, orders)
        words = frozenset(self._words_in([*self._texts()]))
        return Found(self.exchanges, orders, self.dataset.alike_texts(), words)

    def _orders(self, key: str | None) -> tuple[ImpossibleOrder, ...]:
        return self.dataset.impossible_orders(key) if key else ()

    def _texts(self) -> Iterator[SourceText]:
        """The texts that were, and are, those of the sources in doubt."""
        for entry in self.doubts.sources:
            text = source_text(entry, self.dataset.load(entry))
            if isinstance(text, SourceText):
                yield text

    def _words_in(self, texts: Sequence[SourceText]) -> Iterator[str]:
        from pourparler_validators.grounding.elsewhere import wanted

        for words in self.words:
            looked_for = wanted(words)
            if any(looked_for.is_in(one.text) for one in texts):
                yield words


def dated_otherwise(changed: Iterable[Entry]) -> Iterator[str]:
    """The ids of records that have become other ones in what may bear on dates.

    The records are given as they were and as they are.
    """
    from pourparler_validators.facts.timeline.system import TYPES

    some = [one for one in changed if one.id is not None and one.type in TYPES]
    for key, entries in groupby(sorted(some, key=lambda one: one.rank), lambda one: one.id):
        bearing = [_bearing_on_dates(one.record) for one in entries]
        if key is not None and not (len(bearing) == 2 and bearing[0] == bearing[1]):
            yield key


def _bearing_on_dates(record: Record | None) -> object:
    """What of a record may bear on dates."""
    if record is None:
        return None
    if isinstance(record, Source):
        return record.published, record.updated, record.retrieved
    without: dict[str, None] = {name: None for name in _BESIDE if name in type(record).model_fields}
    return record.model_copy(update=without)


def _text_of(entry: Entry) -> tuple[str | None, ...] | None:
    """What says which text is that of a source."""
    source = entry.record
    if not isinstance(source, Source):
        return None
    return source.text, source.text_file, source.sha256

"""A dataset that is held in memory: it answers all questions of rules."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field

from pourparler import Party, Person, Source
from pourparler_validators.contract.links import Links
from pourparler_validators.contract.pairs import second
from pourparler_validators.contract.questions import (
    ImpossibleOrder,
    Loaded,
    Members,
    Missing,
    Speaker,
)
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.dates import reliable
from pourparler_validators.facts.membership import members_of, members_of_each_other
from pourparler_validators.facts.values.parties import is_of_the_whole
from pourparler_validators.formats.article_text import is_page
from pourparler_validators.grounding.texts import SourceText, no_texts, source_text
from pourparler_validators.late_dataclasses import dataclass


@dataclass(slots=True)
class AlikeTexts:
    """Which sources have one text, or nearly; worked out in one pass over the texts."""

    first: dict[str, str] = field(default_factory=dict[str, str])
    """The first source, by the checksum of the wording."""
    original: dict[str, str] = field(default_factory=dict[str, str])
    """The first source that a source is nearly a copy of, by ids."""


@dataclass(slots=True)
class WholeDataset(Links):
    """The records, the references to each, and the texts of sources, each read once."""

    load: Callable[[Entry], Loaded | Missing] = no_texts
    """Reads the text of a source."""
    _texts: dict[str, Loaded | Missing] = field(default_factory=dict[str, Loaded | Missing])
    _alike: AlikeTexts | None = None
    _newest: Entry | None = None
    """The source that was published last, once it was looked for."""
    _is_newest_known: bool = False
    _speakers: tuple[Speaker, ...] | None = None
    _members: dict[str, Members] = field(default_factory=dict[str, Members])
    _orders: dict[str | None, tuple[ImpossibleOrder, ...]] = field(
        default_factory=dict[str | None, tuple[ImpossibleOrder, ...]]
    )
    """What contradicts the dates of records, by the id of the record that is judged."""

    def members(self, key: str) -> Members:
        """The members of a party, theirs, and so on; once for those that are of each other."""
        if key not in self._members:
            found = members_of(key, self)
            self._members.update(dict.fromkeys(members_of_each_other(key, found), found))
        return self._members[key]

    def impossible_orders(self, key: str) -> tuple[ImpossibleOrder, ...]:
        """What contradicts the dates of a record; found at once for all linked with it."""
        if key not in self._orders:
            from pourparler_validators.facts.timeline.component import linked, may_contradict

            entries = linked(key, self)
            found: Mapping[str, tuple[ImpossibleOrder, ...]] = {}
            if may_contradict(entries, self):
                found = self._contradicted(entries)
            self._orders.update({entry.id: found.get(entry.id or "", ()) for entry in entries})
            self._orders.setdefault(key, ())
        return self._orders[key]

    def _contradicted(self, linked: Sequence[Entry]) -> Mapping[str, tuple[ImpossibleOrder, ...]]:
        """What contradicts the dates of records that are linked with each other."""
        from pourparler_validators.facts.timeline.building import system_of
        from pourparler_validators.facts.timeline.component import sources_of
        from pourparler_validators.facts.timeline.explaining import explained

        dated = (*linked, *sources_of(linked, self))
        return explained(system_of(dated, self._is_in_circle))

    def text(self, key: str) -> Loaded | Missing:
        """The text of the source with that id."""
        if key not in self._texts:
            source = second(key, Source, self)
            self._texts[key] = self.load(source.entry) if source else _NO_SOURCE
        return self._texts[key]

    def first_with_wording(self, checksum: str) -> Entry | None:
        """The first source whose text has a wording of that checksum."""
        first = self.alike_texts().first.get(checksum)
        return None if first is None else self.to(first)

    def original_of(self, key: str) -> Entry | None:
        """The first source whose text is nearly that of a source, and no copy itself."""
        first = self.alike_texts().original.get(key)
        return None if first is None else self.to(first)

    def alike_texts(self) -> AlikeTexts:
        """Which sources have one text, or nearly."""
        if self._alike is None:
            from pourparler_validators.grounding.comparable_text import wording_sha256
            from pourparler_validators.grounding.near_copies import Originals, body_words

            self._alike = AlikeTexts()
            originals = Originals(self._body_words)
            for text in self._source_texts():
                self._alike.first.setdefault(wording_sha256(text.text), text.source.id)
                original = originals.take(text.source.id, body_words(text.text))
                if original is not None:
                    self._alike.original[text.source.id] = original
        return self._alike

    def sources_with(self, words: str) -> tuple[Entry, ...]:
        """The sources whose text has some words; each is read, and those without are passed over.

        The longest words are looked for in the bytes, so that few texts are made comparable.
        """
        from pourparler_validators.grounding.elsewhere import wanted

        looked_for = wanted(words)
        return tuple(
            text.entry
            for text in self._source_texts(looked_for.may_be_in)
            if looked_for.is_in(text.text)
        )

    def _source_texts(
        self, may_count: Callable[[bytes], bool] = lambda _content: True
    ) -> Iterator[SourceText]:
        """The texts of sources whose bytes may count, in order of their ids; none is kept."""
        for entry, loaded in self.texts():
            if isinstance(loaded, Missing):
                continue
            if not is_page(loaded.path) and not may_count(loaded.content):
                continue  # the words of a page may stand in tags, entities, another encoding
            text = source_text(entry, loaded)
            if isinstance(text, SourceText):
                yield text

    def texts(self) -> Iterator[tuple[Entry, Loaded | Missing]]:
        """The sources in order of their ids, each with its text; none is kept."""
        for entry in self._sources():
            yield entry, self._texts.get(entry.id or "") or self.load(entry)

    def _sources(self) -> Iterator[Entry]:
        """The places of the sources, in order of their ids."""
        return iter(sorted(self.of_types("source"), key=lambda entry: entry.rank))

    def _body_words(self, key: str) -> list[str]:
        from pourparler_validators.grounding.near_copies import body_words

        text = source_text(self.to(key), self.text(key))
        return body_words(text.text) if isinstance(text, SourceText) else []

    def newest_source(self) -> Entry | None:
        """The source that was published last, of several the first by id."""
        if not self._is_newest_known:
            self._is_newest_known = True
            newest = dt.date.min
            for entry in self.of_types("source"):
                day, first = day_of(entry), self._newest
                if day and (first is None or (newest, entry.rank) < (day, first.rank)):
                    self._newest, newest = entry, day
        return self._newest

    def speakers(self) -> tuple[Speaker, ...]:
        """All persons and parties with their names."""
        if self._speakers is None:
            self._speakers = tuple(self._actors())
        return self._speakers

    def _is_in_circle(self, key: str, name: str) -> bool:
        return bool(self.circle(key, name))

    def _actors(self) -> Iterator[Speaker]:
        from pourparler_validators.facts.affiliations import belongs_to

        for entry in self.of_types("person", "party"):
            actor = entry.record
            if isinstance(actor, Person | Party):
                yield _speaker(actor, belongs_to(actor.id, self).parties)


def day_of(source: Entry) -> dt.date | None:
    """The first day on which a source can have been published."""
    record = source.record
    published = reliable(record.published) if isinstance(record, Source) else None
    return published.earliest if published else None


def _speaker(actor: Person | Party, parties: frozenset[str]) -> Speaker:
    from pourparler_validators.facts.countries import country_of

    aliases = actor.aliases or ()
    return Speaker(
        actor.id,
        (actor.name, *(alias.name for alias in aliases)),
        isinstance(actor, Person),
        parties,
        frozenset(alias.name for alias in aliases if is_of_the_whole(alias.kind)),
        country_of(actor) if isinstance(actor, Party) else None,
    )


_NO_SOURCE = Missing("no-source", "the source is missing or not sound")

"""Records made of annotated documents: sources, and what the labels of their passages say."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import Any, Final

from pourparler_validators.converting.annotations.article import Article
from pourparler_validators.converting.annotations.fitting import Ids, faults, field_names, fitted
from pourparler_validators.converting.annotations.mapping import Action, LabelMapping
from pourparler_validators.converting.annotations.marks import Document, Given, Mark, Marked
from pourparler_validators.converting.annotations.passages import Passage, passage
from pourparler_validators.converting.imported import Imported, Unplaced
from pourparler_validators.converting.importing import json_line
from pourparler_validators.formats.writing import Plain
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_values import is_list, is_object
from pourparler_validators.messages.wording import article, listed, shown

NAMED: Final = {
    **dict.fromkeys(("party", "person"), "name"),
    **dict.fromkeys(("process", "event", "proposal", "agreement"), "title"),
}
"""The field that the words of a passage stand in, by the type of a record that is made of it."""

_ACTORS: Final = ("party", "person")

_BY_PASSAGE: Final = ("evidence", "segments", "waivers")
"""The fields that a tool's values do not become."""

_UNSAID: Final = {"kind": "other", "language": "und"}
"""What a source has where nobody says it: "other", with notes, and ISO 639's undetermined."""

_KEPT: Final = "its passage is kept as evidence of the source"


def placed(marked: Marked, mapping: LabelMapping, tool: str) -> Imported:
    """The records of documents that a tool gave, and what has no place in them."""
    ids = Ids()
    found = Imported(unplaced=list(marked.unplaced))
    actors: dict[tuple[str, str], Plain] = {}
    for document in marked.documents:
        placing = _Placing(document, mapping, tool, ids, found, by_words=actors)
        placing.run()
        actors = {key: one for key, one in placing.by_words.items() if key[0] in _ACTORS}
    once = {(one.path, one.reason, json_line(one.value)): one for one in found.unplaced}
    found.unplaced = sorted(once.values(), key=lambda one: _in_order(one.path))
    return found


def _in_order(path: str) -> list[str | int]:
    """Sorts paths by the numbers in them."""
    parts = re.split(r"([0-9]{1,9})", path)
    return [int(part) if position % 2 else part for position, part in enumerate(parts)]


@dataclass(frozen=True, slots=True)
class _Wish:
    """A passage with one of its labels, and what is to be made of both."""

    mark: Mark
    label: Given
    action: Action
    passage: Passage

    @property
    def turn(self) -> int:
        """Actors are made first, then what may refer to them, then evidence of all."""
        return 2 if self.action.use == "evidence" else self.action.record_type not in _ACTORS


@dataclass(slots=True)
class _Placing:
    """The records of one document."""

    document: Document
    mapping: LabelMapping
    tool: str
    ids: Ids
    found: Imported
    source: Plain = field(default_factory=dict[str, Any])
    by_mark: dict[str, Plain] = field(default_factory=dict[str, Plain])
    """The records that were made of marks, or hold their passages, by paths and keys of marks."""
    by_words: dict[tuple[str, str], Plain] = field(default_factory=dict[tuple[str, str], Plain])
    """The records that were made of passages, by type and words; earlier actors, too."""
    made: list[Plain] = field(default_factory=list[Plain])

    def run(self) -> None:
        """Makes the source and all that the labels of its passages say."""
        self._make_source()
        text = self.document.text
        stands = None if text is None else Article(text)
        passages = [(mark, passage(mark, stands)) for mark in self.document.marks]
        for wish in sorted(self._wishes(passages), key=lambda one: one.turn):
            self._fulfil(wish)
        for mark, stand in passages:
            self.found.unplaced += stand.unplaced
            if mark.path not in self.by_mark:
                self._keep_passage(mark, stand)

    def _make_source(self) -> None:
        name, fields = self.document.name, dict(self.document.fields)
        if self.document.holds_text and self.document.text is not None:
            text = Article(self.document.text).text
            fields["text"] = Given(f"{self.document.path}/text", text)
        self.source = {"type": "source", "id": self.ids.new("source", name), **self.mapping.source}
        self._describe(self.source, fields)
        unsaid = [one for one in _UNSAID if one not in self.source]
        if unsaid:
            notes = f"{self.tool} does not say the {' and the '.join(unsaid)} of this text."
            given = self.source.get("notes")
            self.source["notes"] = f"{given}\n{notes}" if given else notes
        self.source |= {one: _UNSAID[one] for one in unsaid}
        self.found.add(self.source, self.document.path)

    def _wishes(self, passages: Iterable[tuple[Mark, Passage]]) -> Iterator[_Wish]:
        for mark, stand in passages:
            for label in mark.labels:
                action = self.mapping.of(label.value)
                if stand.words is None:
                    self._list(label, "the words with this label have no place")
                elif action is None:
                    self._list(label, f"no mapping says what becomes of this label; {_KEPT}")
                else:
                    yield _Wish(mark, label, action, stand)

    def _fulfil(self, wish: _Wish) -> None:
        known = self.by_words.get((wish.action.record_type, wish.passage.words or ""))
        if wish.action.use == "evidence":
            self._support(wish)
        elif wish.action.use == "record" and known is not None:
            self._describe(known, wish.mark.fields | wish.mark.remarks)
            known["evidence"].append(self._evidence(wish.passage))
            self._note(wish.mark, known)
        else:
            self._make(wish)

    def _make(self, wish: _Wish) -> None:
        """Makes a record, if all that it needs is given."""
        record, before = self._begun(wish), len(self.found.unplaced)
        self._describe(record, wish.mark.fields | wish.mark.remarks)
        if wrong := faults(record):
            del self.found.unplaced[before:]
            self._list(wish.label, f"{_lacking(record, wrong)}; {_KEPT}")
            return
        record_type = record["type"]
        name = record.get(NAMED.get(record_type, ""), self.document.name)
        record["id"] = self.ids.new(record_type, name)
        self.made.append(record)
        self.found.add(record, wish.mark.path)
        self.by_words.setdefault((record_type, wish.passage.words or ""), record)
        self._note(wish.mark, record)

    def _begun(self, wish: _Wish) -> Plain:
        record_type, words = wish.action.record_type, wish.passage.words
        record: Plain = {"type": record_type, "id": f"{record_type}:new", **wish.action.fields}
        if self.document.coding is not None:
            record.setdefault("coding", self.document.coding)
        if wish.action.use == "segment":
            segment = {"kind": wish.action.value, "text": words, "source": self.source["id"]}
            record["segments"] = [segment | wish.passage.place]
            return record
        if record_type in NAMED and NAMED[record_type] not in wish.mark.fields:
            record.setdefault(NAMED[record_type], words)
        record["evidence"] = [self._evidence(wish.passage)]
        return record

    def _support(self, wish: _Wish) -> None:
        """Adds a passage to the evidence of the record that it is linked with, or the only one."""
        linked = [self.by_mark[key] for key in wish.mark.links if key in self.by_mark]
        hosts = linked or self.made
        if len({host["id"] for host in hosts}) != 1:
            reason = "which record it supports is not said; link the two in the tool"
            self._list(wish.label, f"{reason}; {_KEPT}")
            return
        host, pointer = hosts[0], wish.action.value
        if pointer.split("/")[1] not in field_names(host["type"]):
            self._list(wish.label, f"{article(host['type'])} has no field {pointer}; {_KEPT}")
            return
        if "/" not in pointer[1:] and pointer[1:] not in host:
            self._describe(host, {pointer[1:]: Given(wish.mark.path, wish.passage.words)})
        evidence = {**self._evidence(wish.passage), "supports": [pointer]}
        host.setdefault("evidence", []).append(evidence)
        self._note(wish.mark, host)

    def _keep_passage(self, mark: Mark, stand: Passage) -> None:
        """Keeps a passage of which no record was made as evidence of the source."""
        for given in (mark.fields | mark.remarks).values():
            self._list(given, "no record is made of this passage")
        if stand.words is None:
            return
        evidence = self._evidence(stand)
        if faults({"type": "person", "id": "person:x", "name": "x", "evidence": [evidence]}):
            self._list(Given(mark.path, stand.words), "these words cannot stand in a record")
        else:
            self.source.setdefault("evidence", []).append(evidence)

    def _describe(self, record: Plain, fields: dict[str, Given]) -> None:
        """Gives a record the values that fit it; lists the others."""
        noun = article(record["type"])
        for name, given in fields.items():
            value = self._value(record, name, given.value)
            if name not in field_names(record["type"]) or name in _BY_PASSAGE:
                self._list(given, f'{noun} has no place for "{name}"')
            elif value is None:
                self._list(given, f'this does not fit "{name}" of {noun}')
            elif record.setdefault(name, value) != value:
                self._list(given, f'"{name}" of the record is {shown(record[name])} already')

    def _value(self, record: Plain, name: str, value: Any) -> Any:
        """A value as it fits a field: as it is, or the ids of actors of that name; or nothing."""
        for one in (value, self._reference(value)):
            if (changed := fitted(record, name, one)) is not None:
                return changed[name]
        return None

    def _reference(self, value: Any) -> Any:
        """The ids of the actors whose names texts are."""
        if is_list(value):
            return [self._reference(item) for item in value]
        if is_object(value):
            return {name: self._reference(item) for name, item in value.items()}
        known = [self.by_words[key]["id"] for key in _keys(value) if key in self.by_words]
        return known[0] if len(known) == 1 else value

    def _evidence(self, stand: Passage) -> Plain:
        return {"source": self.source["id"], "exact": stand.words, **stand.place}

    def _note(self, mark: Mark, record: Plain) -> None:
        self.by_mark[mark.path] = record
        if mark.key:
            self.by_mark.setdefault(mark.key, record)

    def _list(self, given: Given, reason: str) -> None:
        self.found.unplaced.append(Unplaced(given.path, given.value, reason))


def _keys(value: Any) -> list[tuple[str, str]]:
    return [(record_type, value) for record_type in _ACTORS] if isinstance(value, str) else []


def _lacking(record: Plain, wrong: dict[str, bool]) -> str:
    """What keeps a record from being made, as a clause."""
    names = listed([f'"{name}"' for name in wrong], "and")
    verb = "is" if len(wrong) == 1 else "are"
    said = "not given" if all(wrong.values()) else "not sound"
    return f"{article(record['type'])} needs {names}, which {verb} {said}"

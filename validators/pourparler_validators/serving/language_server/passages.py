"""The words of articles that records rest on, and the sentences around them."""

import re
from collections.abc import Mapping
from typing import Any, Final

from pourparler_validators.contract.finding import TextPlace
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.search import find_quotation
from pourparler_validators.grounding.texts import SourceText, source_text
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_values import is_list, is_object
from pourparler_validators.serving.language_server.dataset import Dataset
from pourparler_validators.serving.language_server.spots import Spot

WORDS: Final = ("exact", "text")
"""The fields that hold the words of a source."""
_SENTENCE_END: Final = re.compile(r"[.!?…]['\"’”»)\]]*\s+|\n")
_BLOCKS: Final = ("|", ">")
_MOST: Final = 600
"""The longest part of an article that is shown."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where the words of a record stand in the text of their source."""

    text: SourceText
    start: int
    end: int

    @property
    def place(self) -> TextPlace | None:
        """The place in its file; none for a text in the record."""
        found = self.text.words(self.start, self.end).passage
        return found if found and found.path else None

    @property
    def sentence(self) -> tuple[str, str, str]:
        """What stands before the words in their sentence, the words, and what stands behind."""
        text = self.text.text
        before = [one.end() for one in _SENTENCE_END.finditer(text, 0, self.start)]
        first = max(before[-1] if before else 0, self.start - _MOST)
        behind = _SENTENCE_END.search(text, max(self.end - 1, self.start))
        last = min(behind.end() if behind else len(text), self.end + _MOST)
        parts = text[first : self.start], text[self.start : self.end], text[self.end : last]
        return parts[0].lstrip(), parts[1], parts[2].rstrip()


def passage_at(spot: Spot, dataset: Dataset) -> Passage | None:
    """The passage that the object at a place cites; nothing where it cites none that is found."""
    held = _held(spot, dataset)
    source = held.get("source")
    words = next((held[name] for name in WORDS if isinstance(held.get(name), str)), None)
    if not isinstance(source, str) or not words:
        return None
    text = source_text(dataset.links.to(source), dataset.links.text(source))
    if not isinstance(text, SourceText):
        return None
    found = _place(text, words, held.get("start"))
    return Passage(text, *found) if found else None


def _held(spot: Spot, dataset: Dataset) -> Mapping[str, Any]:
    """The object around a place; where texts stand in several lines, as it was read."""
    beside = spot.beside
    if not any(str(beside.get(name, "")).startswith(_BLOCKS) for name in WORDS):
        return beside
    entry = dataset.links.to(spot.record.get("id", ""))
    value = entry.value if entry else None
    steps = spot.steps if spot.is_name else spot.steps[:-1]
    for step in steps:
        if is_list(value) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            value = value.get(step) if is_object(value) and isinstance(step, str) else None
    return value if is_object(value) else beside


def _place(text: SourceText, words: str, start: Any) -> tuple[int, int] | None:
    first = int(start) if str(start).isdigit() else -1
    if first >= 0 and text.text.startswith(words, first):
        return first, first + len(words)
    first = text.text.find(words)
    if first >= 0:
        return first, first + len(words)
    match = find_quotation(prepared(text.text, text.source.language), words)
    spans = match.spans or match.fragments
    return (spans[0][0], spans[-1][1]) if spans else None

"""The ladder: from the answer of a language model to records, each step a listed repair."""

import json
from typing import Any

from pourparler_validators.converting.answers.ids import Ids, ids_of
from pourparler_validators.converting.answers.passages import Passages, passages_in
from pourparler_validators.converting.answers.repairs import Log
from pourparler_validators.converting.answers.shaping import Shaper
from pourparler_validators.converting.answers.unwrapping import Candidate, candidates
from pourparler_validators.converting.answers.values_of_text import values_of
from pourparler_validators.converting.imported import Repair, Unplaced
from pourparler_validators.entries.faults import Missing
from pourparler_validators.entries.record_shape import Shape, shape_of
from pourparler_validators.formats.writing import Plain
from pourparler_validators.grounding.article import prepared
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_pointer import escaped
from pourparler_validators.messages.json_values import is_list, is_object


@dataclass(frozen=True, slots=True)
class Lacking:
    """A record of an answer that is not sound, and where."""

    record: str
    """Its id."""
    pointers: tuple[str, ...]
    """JSON Pointers, relative to the record, of what is missing or wrong."""


@dataclass(frozen=True, slots=True)
class AnswerRecords:
    """What became of an answer."""

    records: tuple[Plain, ...]
    """All its records as JSON values, in its order; those that are not sound, too."""
    incomplete: tuple[Lacking, ...]
    """The records that are not sound, with what they lack."""
    repairs: tuple[Repair, ...]
    unplaced: tuple[Unplaced, ...]
    """What has no place in the records."""
    origins: tuple[str, ...] = ()
    """Where in the answer each record stands: JSON Pointers, as those of ``unplaced``."""

    @property
    def sound(self) -> tuple[Plain, ...]:
        """The records whose structure is sound."""
        return tuple(one for one in self.records if shape_of(one).record is not None)


def records_of_answer(answer: str, text: str | None = None) -> AnswerRecords:
    """The records of an answer, with ``text`` the article that it is about. Never raises."""
    log = Log()
    found = [one for path, value in values_of(answer, log) for one in candidates(path, value, log)]
    ids = ids_of(found, log)
    shaper = Shaper(ids, _passages(found, ids, text, log), log)
    records = [_record(one, shaper) for one in found]
    lacking = [_lacking(one, shape_of(one)) for one in records]
    incomplete = tuple(one for one in lacking if one is not None)
    origins = tuple(one.path for one in found)
    return AnswerRecords(
        tuple(records), incomplete, tuple(log.repairs), tuple(log.unplaced), origins
    )


def _passages(found: list[Candidate], ids: Ids, text: str | None, log: Log) -> Passages:
    sources = [one for one in found if one.type == "source"]
    source = ids.of[sources[0].path] if len(sources) == 1 else None
    if text is None:
        return Passages(source, None, log)
    language = sources[0].value.get("language") if len(sources) == 1 else None
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return Passages(source, prepared(plain, language if isinstance(language, str) else "en"), log)


def _record(one: Candidate, shaper: Shaper) -> Plain:
    if not _is_sound(one, shaper.ids):
        return shaper.record(one)
    record: Plain = json.loads(json.dumps(one.value))
    if shaper.passages.article is not None:
        for passage, words, path in passages_in(record, one.path):
            shaper.passages.place(passage, words, path)
        shaper.passages.complete(record, one.path)
    return record


def _is_sound(one: Candidate, ids: Ids) -> bool:
    """Whether a record is sound as it stands, and refers to no id that is another now."""
    if shape_of(one.value).record is None:
        return False
    return not ids.renamed or not ids.renamed & set(_texts_in(one.value))


def _texts_in(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if is_object(value) else value if is_list(value) else ()
    return [text for item in inner for text in _texts_in(item)]


def _lacking(record: Plain, shape: Shape) -> Lacking | None:
    if shape.record is not None:
        return None
    pointers = (
        f"{fault.pointer}/{escaped(fault.name)}" if isinstance(fault, Missing) else fault.pointer
        for fault in shape.faults
    )
    return Lacking(record["id"], tuple(pointers))

"""Records as paragraphs of Markdown."""

import re
from collections.abc import Iterator
from typing import Any, Final

from pourparler import MODELS
from pourparler.fields import Field, fields
from pourparler.model import Model
from pourparler.values import Reference
from pourparler_validators.converting.records import Records, label, words
from pourparler_validators.formats.writing import Plain
from pourparler_validators.messages.json_values import is_list

_SIGNS: Final = re.compile(r"([\\`*_{}\[\]<>#|~&!$^])")
_AT_START: Final = re.compile(r"^([-+=:]|[0-9]+(?=[.)]))")
_PASSAGES: Final = ("evidence", "segments")
_HEAD: Final = ("name", "title", "date")


def escaped(text: str) -> str:
    """A text on one line, with what Markdown would take for its own signs escaped."""
    return " ".join(_lines(text))


def _lines(text: str) -> list[str]:
    stripped = (line.strip(" \t") for line in text.split("\n"))
    return [_line(line) for line in stripped if line]


def _line(line: str) -> str:
    safe = _SIGNS.sub(r"\\\1", line)
    start = _AT_START.match(safe)
    if start is None:
        return safe
    sign = start[1]
    rest = safe[len(sign) :]
    return f"{sign}\\{rest}" if sign.isdecimal() else f"\\{safe}"


class Dossier:
    """Writes records, with the names of what they refer to."""

    def __init__(self, records: Records, unshown: tuple[str, ...]) -> None:
        self._records = records
        self._unshown = unshown

    def entry(self, record: Plain, *, shows_head: bool = True) -> Iterator[str]:
        """A heading, a list of fields, and the quotations with their sources."""
        model = MODELS[record["type"]]
        if shows_head:
            yield f"### {self._head(record)}"
            yield ""
        shown = self._shown(model, record, (*_HEAD, *_PASSAGES, "notes"))
        yield from (f"- {name}: {value}" for name, value in shown)
        yield f"- id: `{record['id']}`"
        yield ""
        for name in _PASSAGES:
            for passage in record.get(name, ()):
                yield from self._quotation(passage)
        if "notes" in record:
            yield "Notes: " + "\\\n".join(_lines(record["notes"]))
            yield ""

    def _head(self, record: Plain) -> str:
        name = escaped(label(record)) or self._speaker(record) or words(record["type"])
        date = f"{escaped(record['date'])}: " if "date" in record else ""
        return f"{date}{name}"

    def _speaker(self, record: Plain) -> str:
        if "speaker" in record:
            return f"{escaped(self._records.name(record['speaker']))} says"
        described = escaped(str(record.get("speaker_described", "")))
        return described and f"{described} says"

    def _quotation(self, passage: Plain) -> Iterator[str]:
        """The words, and where they stand."""
        lines = _lines(str(passage.get("text", passage.get("exact"))))
        yield "\\\n".join(f"> {line}" for line in lines)
        kind = f"{words(passage['kind'])}, " if "kind" in passage else ""
        source = self._source(passage["source"]) if "source" in passage else "no source named"
        yield ">"
        yield f"> ({kind}{source})"
        yield ""

    def _source(self, identity: str) -> str:
        source = self._records.get(identity)
        about = [source[name] for name in ("publisher", "published", "url") if name in source]
        return ", ".join([escaped(label(source)) or f"`{identity}`", *map(escaped, about)])

    def _shown(
        self, model: type[Model], item: Plain, without: tuple[str, ...] = ()
    ) -> Iterator[tuple[str, str]]:
        for name, field in fields(model).items():
            hidden = name in ("type", "id", *without, *self._unshown)
            if name in item and not hidden:
                yield words(name), self._value(field, item[name])

    def _value(self, field: Field, value: Any) -> str:
        if is_list(value):
            separator = "; " if field.model else ", "
            return separator.join(self._value(field, one) for one in value)
        if field.name in _PASSAGES:
            return f"“{escaped(value['exact'])}” ({self._source(value['source'])})"
        if field.model is not None:
            return ", ".join(text for _, text in self._shown(field.model, value))
        if isinstance(field.kind, Reference):
            return escaped(self._records.name(value))
        return words(value) if field.vocabulary else escaped(str(value))

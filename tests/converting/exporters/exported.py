"""Records as exporters write them, in memory."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any, Final

from pourparler_validators.converting.exporters import exporter_named
from pourparler_validators.formats.writing import Layout, Loss
from tests.converting.datasets import full_records
from tests.schema.documents import RECORD_TYPES, Plain

_IDENTITY: Final = re.compile(rf"({'|'.join(RECORD_TYPES)}):[a-z0-9._-]+")


WHOLE: Final[Plain] = {
    "type": "party",
    "id": "party:whole",
    "kind": "state",
    "name": "Whole",
    "country": "DE",
}
"""What the party of the records is a part of."""


class _Stream(io.BytesIO):
    def __init__(self, files: dict[str, bytes], name: str) -> None:
        super().__init__()
        self._files, self._name = files, name

    def close(self) -> None:
        self._files[self._name] = self.getvalue()
        super().close()


class MemorySink:
    """Keeps what is written."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def stream(self, name: str = "") -> IO[bytes]:
        return _Stream(self.files, name)


def exported(plain: Iterable[Plain], name: str) -> tuple[Mapping[str, bytes], list[Loss]]:
    """The files of an exporter by name, and what is lost in them, declared losses too."""
    sink = MemorySink()
    writer = exporter_named(name).writer(sink, Layout())
    losses = [loss for record in plain for loss in writer.add(record)]
    losses += writer.close()
    return sink.files, losses


def text_of(plain: Iterable[Plain], name: str) -> str:
    """The only file of an exporter."""
    return exported(plain, name)[0][""].decode()


def undeclared(plain: Iterable[Plain], name: str) -> list[tuple[str, str, str]]:
    """What is lost that the form does not declare: record, pointer, reason."""
    return [
        (loss.record, loss.pointer, loss.reason)
        for loss in exported(plain, name)[1]
        if not loss.is_declared
    ]


def linked(seed: int = 1) -> list[Plain]:
    """A record of each type with every field, which refer to each other, with codes and days
    that every form can hold."""
    records = full_records(seed)
    identities = {record["type"]: record["id"] for record in records}
    found = {record["type"]: _linked(record, identities) for record in records}
    found["event"] |= {"kind": "call", "status": "held", "date": "2025-06-02"}
    found["statement"] |= {"acts": ["accuse"], "date": "2025-06-03", "on_behalf_of": WHOLE["id"]}
    found["statement"].pop("speaker_kind", None)
    found["proposal"] |= {"kind": "memorandum", "date": "2025-06-04"}
    found["proposal"] |= {"status": "presented"}
    party = found["party"]["id"]
    found["statement"]["about"] = [WHOLE["id"]]
    sides = [{"party": one, "role": "negotiating_party"} for one in (party, WHOLE["id"])]
    found["event"]["participants"] = sides
    found["party"] |= {"kind": "state_body", "country": "TR", "parent": WHOLE["id"]}
    found["person"]["roles"] = [{"title": "Minister", "party": party}]
    for segment in found["statement"]["segments"]:
        segment |= {"kind": "direct", "source": found["source"]["id"]}
    return [*found.values(), WHOLE]


def poorer(records: list[Plain]) -> Iterator[list[Plain]]:
    """The same records without what stands before another field that says the same."""
    yield records
    for lacking in (
        {"statement": ("addressees", "co_speakers"), "party": ("country",)},
        {"statement": ("speaker",), "person": ("roles",)},
        {"person": ("roles",)},
        {"statement": ("source",), "event": ("title",), "source": ("title",)},
    ):
        yield [
            {
                name: value
                for name, value in record.items()
                if name not in lacking.get(record["type"], ()) or record is WHOLE
            }
            for record in records
        ]


def _linked(value: Any, identities: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _linked(item, identities) for name, item in value.items()}
    if isinstance(value, list):
        return [_linked(item, identities) for item in value]
    found = _IDENTITY.fullmatch(value) if isinstance(value, str) else None
    return identities[found[1]] if found else value

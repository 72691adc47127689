"""Checksums of what a dataset answers: equal where a rule would be told the same."""

# An answer may be anything that is made of these kinds.
# pyright: reportUnknownArgumentType=false

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any

from pourparler.model import Model
from pourparler_validators.contract.questions import Loaded
from pourparler_validators.entries.entry import Entry


def digest_of(answer: Any) -> bytes:
    """The checksum of an answer, 16 bytes.

    A record counts with all that it says and with the name of its file, wherever it stands in
    that.
    """
    if isinstance(answer, Entry):
        return answer.mark
    whole = blake2b(digest_size=16)
    for part in _parts_of(answer):
        whole.update(b"%d:" % len(part))
        whole.update(part)
    return whole.digest()


def _parts_of(value: Any) -> Iterator[bytes]:
    """A value as bytes, each part with its kind, so that no two values have the same."""
    if isinstance(value, Entry):
        yield from (b"entry", value.mark)
    elif isinstance(value, Loaded):
        yield from (b"text", value.content, repr(value.path).encode(errors="surrogatepass"))
    elif isinstance(value, Model):
        yield from (type(value).__name__.encode(), value.model_dump_json().encode())
    elif isinstance(value, Mapping):
        yield from _all_of("mapping", value.items())
    elif isinstance(value, frozenset | set):
        yield from _all_of("set", sorted(value, key=repr))
    elif isinstance(value, tuple | list):
        yield from _all_of("several", value)
    elif dataclasses.is_dataclass(value):
        held = (getattr(value, each.name) for each in dataclasses.fields(value))
        yield from _all_of(type(value).__name__, held)
    else:
        yield f"{type(value).__name__} {value!r}".encode(errors="surrogatepass")


def _all_of(name: str, values: Iterable[Any]) -> Iterator[bytes]:
    yield f"{name} of".encode()
    for value in values:
        yield from _parts_of(value)
    yield b"end"

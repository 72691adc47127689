"""Which of the given articles a document is, and how other programs write times."""

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from pourparler_validators.converting.imported import Texts

_ADDRESS: Final = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*://)?([^/?#]*)([^?#]*)")
_FRACTION: Final = re.compile(r"(:[0-9]{2})\.[0-9]+")


def name_of(url: str) -> str:
    """The name of a page, from its address: of its file, or of its host."""
    found = _ADDRESS.match(url)
    host, path = found.groups() if found else ("", "")
    return PurePath(path).stem or host or url


def chosen(texts: Texts, name: str, names: Sequence[str]) -> str | None:
    """The text of a document: that of its name, or the only one of the only document."""
    if name in texts:
        return texts[name]
    return next(iter(texts.values())) if len(texts) == 1 and len({*names}) == 1 else None


def day_and_time(value: object) -> object:
    """A time of another program as records write it: without fractions of a second."""
    return _FRACTION.sub(r"\1", value) if isinstance(value, str) else value

"""A folder in which it is kept what came of checks."""

import hashlib
import json
import mmap
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

from pourparler_validators.late_dataclasses import dataclass

_SUFFIX: Final = ".check"
_PARTS: Final = "parts"
_NEW: Final = ".new"
"""What the name of a file ends with that is not whole yet."""
_MOST: Final = 20
"""So many checks are kept at most."""
_MOST_PARTS: Final = 20_000
"""So many parts of checks at most."""
_MOST_BYTES: Final = 256 * 1024**2
"""So many bytes of either at most: what was used last stays."""
_BESIDE: Final = {
    ".gitignore": "*\n",
    "CACHEDIR.TAG": (
        "Signature: 8a477f597d28d172789f06886806bc55\n"
        "# What pourparler has checked: it may be removed at any time.\n"
    ),
}
"""What tells git, and programs that make copies, to leave the folder out."""


class Kept:
    """A check that is kept, or a part of one: lines of JSON.

    They stay readable when the file is removed.
    """

    def __init__(self, content: mmap.mmap) -> None:
        self._content = content
        self._start = content.find(b"\n") + 1

    @property
    def is_whole(self) -> bool:
        """Whether it is as it was written: it begins with the checksum of the rest."""
        with memoryview(self._content) as view:
            digest = hashlib.sha256(view[self._start :]).hexdigest()
        return self._content[: self._start] == f"{digest}\n".encode()

    def head(self) -> Any:
        """The first line. Raises ``ValueError`` where it is no JSON."""
        return json.loads(next(self._lines(), b""))

    def lines(self) -> Iterator[bytes]:
        """The other lines."""
        lines = self._lines()
        next(lines, None)
        return lines

    def _lines(self) -> Iterator[bytes]:
        start = self._start
        while (end := self._content.find(b"\n", start)) >= 0:
            yield self._content[start:end]
            start = end + 1


@dataclass(frozen=True, slots=True)
class CacheFolder:
    """What is kept, by keys: a file each, which comes whole or not at all."""

    path: Path
    most: int = _MOST
    """So many files stay."""

    @property
    def parts(self) -> "CacheFolder":
        """The folder of the parts of checks."""
        return CacheFolder(self.path / _PARTS, _MOST_PARTS)

    def get(self, key: str) -> Kept | None:
        """What is kept under a key; nothing where there is none, or it is damaged."""
        path = self._path_of(key)
        try:
            with path.open("rb") as stream:
                kept = Kept(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
        except (OSError, ValueError):
            return None
        if not kept.is_whole:
            return None
        with suppress(OSError):
            os.utime(path)
        return kept

    def put(self, key: str, lines: Iterable[str]) -> None:
        """Keeps lines under a key.

        Raises ``OSError`` where the folder cannot be written to.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        for name, text in _BESIDE.items():
            if not (self.path / name).exists():
                (self.path / name).write_text(text, encoding="utf-8")
        with NamedTemporaryFile("wb", dir=self.path, suffix=_NEW, delete=False) as stream:
            try:
                _write(stream, lines)
                stream.close()
                Path(stream.name).replace(self._path_of(key))
            except BaseException:
                stream.close()
                Path(stream.name).unlink(missing_ok=True)
                raise

    def let_go(self) -> None:
        """Removes what was not used for the longest time, beyond what may be kept.

        Raises ``OSError`` where the folder cannot be read.
        """
        inside = self.path.iterdir() if self.path.is_dir() else ()
        found = [one for one in inside if one.suffix in (_SUFFIX, _NEW)]
        states: list[tuple[float, int, Path]] = []
        for path in found:
            with suppress(OSError):
                state = path.stat()
                states.append((state.st_mtime_ns, state.st_size, path))
        size = 0
        for number, (_, length, path) in enumerate(sorted(states, reverse=True)):
            size += length
            if number >= self.most or size > _MOST_BYTES:
                with suppress(OSError):
                    path.unlink()

    def _path_of(self, key: str) -> Path:
        return self.path / f"{key}{_SUFFIX}"


def _write(stream: Any, lines: Iterable[str]) -> None:
    digest = hashlib.sha256()
    stream.write(b"0" * digest.digest_size * 2 + b"\n")
    for line in lines:
        content = f"{line}\n".encode()
        digest.update(content)
        stream.write(content)
    stream.seek(0)
    stream.write(digest.hexdigest().encode())

"""Records one after the other, without holding what they are read from."""

from collections.abc import Callable, Iterator, Mapping
from typing import IO, Protocol, TypeAlias

from pourparler import Record
from pourparler_validators.formats import Format

Opener: TypeAlias = Callable[[], IO[bytes]]
"""Opens a file anew, at its beginning."""


class NotStreamedError(Exception):
    """Something that is no sound record: to say what it is, all has to be read as a whole."""


class StreamedFormat(Format, Protocol):
    """What a format offers besides whose records can be read as a stream."""

    def stream(self, parts: Mapping[str, Opener]) -> Iterator[Record]:
        """The records of a file, or of the files of a folder, by their paths; in order.

        Raises :class:`NotStreamedError` at what is no sound record.
        """
        ...

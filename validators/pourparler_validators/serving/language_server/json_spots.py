"""What stands at a place of a JSON text that is being typed, and so is rarely JSON."""

import json
import re
from dataclasses import field
from typing import Final

from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.serving.language_server.spots import (
    Around,
    Frame,
    Spot,
    around,
    spot_of,
)

_TOKEN: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"?|[{}\[\]:,]|[^\s"{}\[\]:,]+')
_SIGNS: Final = frozenset("{}[]:,")
MOST_BEHIND: Final = 20_000
"""So much of a text is read behind a place, to know the fields that stand there."""


def spot_in_json(text: str, offset: int, start: int = 0) -> Spot | None:
    """What stands at a place; ``start`` is where a record starts, or the text."""
    walk = _Walk(offset)
    for token in _TOKEN.finditer(text, start, min(len(text), offset + MOST_BEHIND)):
        walk.look_at(token)
        walk.take(token[0])
        if walk.is_done:
            break
    return walk.spot()


@dataclass(slots=True)
class _Walk:
    """The way from token to token."""

    offset: int
    frames: list[Frame] = field(default_factory=list[Frame])
    found: Around | None = None
    is_name: bool = False
    start: int = 0
    end: int = 0
    word: str = ""
    begun: str = ""

    def look_at(self, token: re.Match[str]) -> None:
        """Notes what is at the place, once it is reached."""
        if self.found is not None or token.end() < self.offset:
            return
        is_sign, is_text = token[0] in _SIGNS, token[0].startswith('"')
        is_closed = is_text and len(token[0]) > 1 and token[0].endswith('"')
        if token.end() == self.offset and (is_sign or is_closed):
            return
        self.start, self.end = self.offset, self.offset
        if token.start() <= self.offset and not is_sign:
            self.start, self.end = token.span()
            self.word = _text(token[0])
            self.begun = '"' if is_text else ""
        self._note()

    def _note(self) -> None:
        frame = self.frames[-1] if self.frames else None
        self.is_name = frame is not None and not frame.is_list and not frame.is_at_value
        self.found = around(self.frames, is_name=self.is_name)

    def take(self, sign: str) -> None:
        """Takes in a sign, a text or a word."""
        frame = self.frames[-1] if self.frames else None
        if sign in ("{", "["):
            self.frames.append(Frame(sign == "["))
        elif sign in ("}", "]"):
            self.frames = self.frames[:-1]
            self._close_value()
        elif frame is None:
            return
        elif sign == ",":
            frame.number += 1
            frame.is_at_value = False
        elif sign == ":":
            frame.is_at_value = not frame.is_list
        elif frame.is_at_value and frame.name is not None:
            frame.texts[frame.name] = _text(sign)
            frame.is_at_value = False
        elif not frame.is_list:
            frame.name = _text(sign)
            frame.texts.setdefault(frame.name, "")

    def _close_value(self) -> None:
        if self.frames:
            self.frames[-1].is_at_value = False

    @property
    def is_done(self) -> bool:
        """Whether the record around the place has ended."""
        record = self.found.record if self.found else None
        return self.found is not None and not any(one is record for one in self.frames)

    def spot(self) -> Spot | None:
        """What was found."""
        if self.found is None:
            self.start = self.end = self.offset
            self._note()
        assert self.found is not None  # noqa: S101 - it was noted just now
        where = (self.found, self.start, self.end, self.word)
        return spot_of(*where, is_name=self.is_name, is_quoted=True, begun=self.begun)


def _text(token: str) -> str:
    """The text of a token, which may have no end yet."""
    if not token.startswith('"'):
        return token
    closed = token if len(token) > 1 and token.endswith('"') else f'{token}"'
    try:
        return str(json.loads(closed, strict=False))
    except ValueError:
        return token.strip('"')

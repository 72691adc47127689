"""A reader of the regular expressions that Python, Rust and ECMAScript understand alike.

It knows ``^`` at the start and ``$`` at the end, characters, explicit classes, groups,
alternatives and repetition, and refuses the rest: look-around, references back, flags, ``\\d``
and its like, the dot. What it reads becomes an automaton whose states are the places of the
characters in the pattern (Glushkov's), which shows how long matching can take.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final

Characters = frozenset[int]
States = frozenset[int]

PUNCTUATION: Final = frozenset("^$\\.*+?()[]{}|/")
"""Characters that all three languages allow to be escaped."""
CONTROLS: Final = {"t": 0x09, "n": 0x0A, "r": 0x0D}
DOUBLED: Final = ("&&", "--", "~~", "||")
"""Signs of operations on classes in Rust, and in ECMAScript with the flag v."""
HEXADECIMAL: Final = frozenset("0123456789abcdefABCDEF")
ALL: Final = frozenset(range(0x3100))
"""The characters that the patterns tell apart; those above are all treated alike."""


class PatternError(ValueError):
    """The pattern uses something that the three languages do not read alike."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the pattern: where it can begin and end, and whether it matches nothing."""

    first: States
    last: States
    empty: bool


NOTHING: Final = Piece(frozenset(), frozenset(), True)


@dataclass(slots=True)
class Reader:
    """Reads one pattern from left to right."""

    pattern: str
    at: int = 0
    characters: list[Characters] = field(default_factory=list)
    """What each state reads."""
    follow: list[set[int]] = field(default_factory=list)
    """The states that can come after each state."""
    start: Piece = NOTHING

    def read(self) -> "Reader":
        self._take("^")
        self.start = self._alternatives()
        self._take("$")
        if self.at != len(self.pattern):
            raise self._error("after the end")
        return self

    def _alternatives(self) -> Piece:
        found = self._sequence()
        while self._next() == "|":
            self._take("|")
            other = self._sequence()
            found = Piece(
                found.first | other.first, found.last | other.last, found.empty or other.empty
            )
        return found

    def _sequence(self) -> Piece:
        found = NOTHING
        while self._next() not in ("|", ")", "$", ""):
            found = self._joined(found, self._repeated())
        return found

    def _repeated(self) -> Piece:
        begin = self.at
        piece = self._atom()
        least, most = self._counts()
        if most != 1 and piece.empty:
            raise self._error("repetition of something that may be empty")
        if most is None:
            self._connect(piece.last, piece.first)
            return Piece(piece.first, piece.last, least == 0)
        after, last, previous = self.at, piece.last, piece
        for number in range(1, most):
            self.at = begin
            copy = self._atom()
            self._connect(previous.last, copy.first)
            last = last | copy.last if number >= least else copy.last
            previous = copy
        self.at = after
        return Piece(piece.first, last, piece.empty or least == 0)

    def _counts(self) -> tuple[int, int | None]:
        sign = self._next()
        simple: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
        if sign not in ("*", "+", "?", "{"):
            return 1, 1
        found = simple[sign] if sign in simple else self._counted()
        self.at += sign in simple
        if self._next() in ("*", "+", "?", "{"):
            raise self._error("repetition of a repetition")
        return found

    def _counted(self) -> tuple[int, int]:
        counts, _, _ = self.pattern[self.at + 1 :].partition("}")
        least, comma, most = counts.partition(",")
        if not least.isdecimal() or (comma and not most.isdecimal()):
            raise self._error("a count without its end")
        self.at += len(counts) + 2
        return int(least), int(most or least)

    def _atom(self) -> Piece:
        sign = self._next()
        if sign == "(":
            self._take("(")
            if self._next() == "?":
                raise self._error("a group with a question mark")
            piece = self._alternatives()
            self._take(")")
            return piece
        if sign == "[":
            return self._state(self._class())
        if sign in ".^$*+?{})]":
            raise self._error("a sign that stands for something else")
        return self._state(frozenset({self._character()}))

    def _class(self) -> Characters:
        self._take("[")
        negated = self._next() == "^"
        self.at += negated
        found: set[int] = set()
        while self._next() != "]":
            if self._next() in ("[", "") or self.pattern.startswith(DOUBLED, self.at):
                raise self._error("a class within a class")
            low = high = self._character()
            if self._next() == "-" and not self.pattern.startswith(("-]", "--"), self.at):
                self._take("-")
                high = self._character()
            found.update(range(low, high + 1))
        self._take("]")
        if not found <= ALL:
            raise self._error("a character above those that are told apart")
        return ALL - found if negated else frozenset(found)

    def _character(self) -> int:
        sign = self._next()
        self.at += 1
        if sign != "\\":
            return ord(sign)
        escaped = self._next()
        self.at += 1
        if escaped in PUNCTUATION and escaped:
            return ord(escaped)
        if escaped in CONTROLS:
            return CONTROLS[escaped]
        digits = self.pattern[self.at : self.at + 4]
        if escaped != "u" or len(digits) != 4 or not HEXADECIMAL.issuperset(digits):
            raise self._error("an escape that one of the languages does not know")
        self.at += 4
        return int(digits, 16)

    def _state(self, characters: Characters) -> Piece:
        self.characters.append(characters)
        self.follow.append(set())
        number = frozenset({len(self.characters) - 1})
        return Piece(number, number, False)

    def _joined(self, one: Piece, other: Piece) -> Piece:
        self._connect(one.last, other.first)
        return Piece(
            one.first | other.first if one.empty else one.first,
            one.last | other.last if other.empty else other.last,
            one.empty and other.empty,
        )

    def _connect(self, ends: AbstractSet[int], starts: AbstractSet[int]) -> None:
        for end in ends:
            if self.follow[end] & starts:
                raise self._error("a loop directly within a loop")
            self.follow[end] |= starts

    def _next(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _take(self, sign: str) -> None:
        if self._next() != sign:
            raise self._error(f"{sign} is missing")
        self.at += 1

    def _error(self, what: str) -> PatternError:
        return PatternError(f"{what}, at {self.at} of {self.pattern}")

"""The patterns of the schemas: read alike in Python, Rust and ECMAScript, and fast on any text."""

import itertools
import re
from collections.abc import Iterable, Iterator

import jsonschema_rs
import pytest
from pattern_grammar import PatternError, Reader
from schema_walk import parts

from pourparler.dates import DATE_PATTERN
from pourparler.export import SCHEMA_NAMES, schema
from pourparler.values import LANGUAGE_PATTERN, POINTER_PATTERN, TEXT_PATTERN, URL_PATTERN

PATTERNS = sorted(
    {part["pattern"] for name in SCHEMA_NAMES for part in parts(schema(name)) if "pattern" in part}
)

UNREADABLE = [
    *("a$", "^a", "^a$b", "^(?:a)$", "^(?=a)$", "^(?!a)$", "^(?<n>a)$", "^(?i)a$", r"^(a)\1$"),
    *(r"^\d$", r"^\w+$", r"^\s$", r"^\ba$", r"^\p{L}$", r"^\x20$", r"^\u{20}$", r"^\Aa$", r"^\v$"),
    *("^.$", "^[[:alpha:]]$", "^[a&&b]$", "^[a--b]$", "^a*?$", "^a++$", "^a{2}{3}$", "^a{2,}$"),
    *("^[^a$", "^(a$", "^a)$", "^a]$", r"^\-$", "^(a+)+$", "^(a*)*$", "^(a?)+$"),
]


def test_there_are_patterns_of_every_form() -> None:
    named = {DATE_PATTERN, LANGUAGE_PATTERN, POINTER_PATTERN, TEXT_PATTERN, URL_PATTERN}
    assert named < set(PATTERNS)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_language_reads_it(pattern: str) -> None:
    Reader(pattern).read()
    assert re.compile(pattern).flags == re.UNICODE
    for options in (jsonschema_rs.RegexOptions(), jsonschema_rs.FancyRegexOptions()):
        validator = jsonschema_rs.validator_for({"pattern": pattern}, pattern_options=options)
        assert not validator.is_valid("\u0000")


@pytest.mark.parametrize("pattern", UNREADABLE)
def test_the_reader_refuses_what_they_read_differently(pattern: str) -> None:
    with pytest.raises(PatternError):
        Reader(pattern).read()


@pytest.mark.parametrize("pattern", PATTERNS)
def test_matching_takes_linear_time(pattern: str) -> None:
    """There are never more ways to match a text than some number that its length cannot raise.

    A matcher that goes back tries all ways before it refuses a text.
    """
    reader = Reader(pattern).read()
    assert not _exponential(reader)
    assert not _polynomial(reader)


@pytest.mark.parametrize("pattern", ["^(a|a)*$", "^(a|b|[ab])+$", "^(ab|a|ba|b)*$", "^([ab]a?)+$"])
def test_exponential_patterns_are_found(pattern: str) -> None:
    assert _exponential(Reader(pattern).read())


@pytest.mark.parametrize("pattern", [r"^[^\n]*[^ ][^\n]*$", "^a*a*$", "^(ab)*[ab]*$", "^a*b?a*$"])
def test_quadratic_patterns_are_found(pattern: str) -> None:
    assert _polynomial(Reader(pattern).read())


def _exponential(reader: Reader) -> bool:
    """Whether two different ways lead from a state over one text back to it."""
    states = range(len(reader.follow))
    for state in states:
        start = (state, state)
        parted = {pair for pair in _reached(reader, [start]) if pair[0] != pair[1]}
        if start in _reached(reader, parted):
            return True
    return False


def _polynomial(reader: Reader) -> bool:
    """Whether one text leads from a state to itself, to a later one, and from that to itself."""
    looping = [
        state for state in range(len(reader.follow)) if (state,) in _reached(reader, [(state,)])
    ]
    return any(
        (one, other, other) in _reached(reader, [(one, one, other)])
        for one, other in itertools.permutations(looping, 2)
    )


def _reached(reader: Reader, starts: Iterable[tuple[int, ...]]) -> set[tuple[int, ...]]:
    """The states that several matchers, each on its own way, can be in after the same text."""
    found: set[tuple[int, ...]] = set()
    waiting = list(starts)
    while waiting:
        for step in _steps(reader, waiting.pop()):
            if step not in found:
                found.add(step)
                waiting.append(step)
    return found


def _steps(reader: Reader, states: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    for step in itertools.product(*(reader.follow[state] for state in states)):
        if frozenset.intersection(*(reader.characters[state] for state in step)):
            yield step

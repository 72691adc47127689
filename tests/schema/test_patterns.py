"""The patterns of the schemas: read alike in Python, Rust and ECMAScript, and fast on any text."""

import re

import jsonschema_rs
import pytest

from pourparler.dates import DATE_PATTERN
from pourparler.export import SCHEMA_NAMES, schema
from pourparler.values import LANGUAGE_PATTERN, POINTER_PATTERN, TEXT_PATTERN, URL_PATTERN
from tests.schema.pattern_ambiguity import is_exponential, is_polynomial
from tests.schema.pattern_grammar import PatternError, Reader
from tests.schema.schema_walk import parts

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
    assert not is_exponential(Reader(pattern).read())
    assert not is_polynomial(Reader(pattern).read())


@pytest.mark.parametrize("pattern", ["^(a|a)*$", "^(a|b|[ab])+$", "^(ab|a|ba|b)*$", "^([ab]a?)+$"])
def test_exponential_patterns_are_found(pattern: str) -> None:
    assert is_exponential(Reader(pattern).read())


@pytest.mark.parametrize("pattern", [r"^[^\n]*[^ ][^\n]*$", "^a*a*$", "^(ab)*[ab]*$", "^a*b?a*$"])
def test_quadratic_patterns_are_found(pattern: str) -> None:
    assert is_polynomial(Reader(pattern).read())

"""What the parser says of YAML that it cannot read, as it is said to a coder."""

from typing import Final

import yaml

from pourparler_validators.entries.faults import BadYaml, FileFault, Nested
from pourparler_validators.formats.json_text import TOO_DEEP
from pourparler_validators.messages.wording import visible

_ENDLESS: Final = "found unexpected end of stream"
_DIRECTIVE: Final = (
    "a line that begins with % is not understood",
    "delete the line, or put the text into quotation marks",
)
_ESCAPE: Final = (
    "there is no such escape",
    "within double quotation marks a backslash is written twice",
)
_PROBLEMS: Final = {
    "mapping values are not allowed": (
        "a colon and a space stand where no field can begin",
        "put a text that holds a colon into quotation marks, or fix the indentation",
    ),
    "cannot start any token": (
        "this character cannot start a value",
        "indent with spaces, not tabs; put a text that begins with @, ` or % into quotation marks",
    ),
    "found a tab character": ("a tab stands in the indentation", "indent with spaces"),
    "could not find expected ':'": (
        "a colon is missing before this",
        "a field is written kind: summit",
    ),
    "did not find expected ',' or": (
        "a comma or a closing bracket is missing before this",
        "a text that holds [, ], { or } is put into quotation marks",
    ),
    "did not find expected key": (
        "a field's name is expected here",
        "fix the indentation, or the quotation marks above",
    ),
    "did not find expected '-' indicator": (
        "an item of the list is expected here",
        "items of one list begin with - in one column",
    ),
    _ENDLESS: (
        "the text that starts here has no end",
        "close it with the quotation mark that it began with",
    ),
    "found unexpected document indicator": (
        "a line that begins with --- or ... stands within a text in quotation marks",
        "close the quotation marks before it, or indent the line",
    ),
    "did not find expected node content": (
        "a value is missing here",
        "put a text that begins with a sign of YAML into quotation marks",
    ),
    "did not find expected alphabetic or numeric character": (
        "behind & or * a name in letters from a to z, digits, - and _ is missing",
        "put a text that begins with & or * into quotation marks",
    ),
    "did not find expected <document start>": (
        "the document has ended before this",
        "fix the indentation; several documents are divided by a line ---",
    ),
    "block sequence entries are not allowed": (
        "no item of a list can begin here",
        "put each item on a line of its own, or the text into quotation marks",
    ),
    "did not find expected comment or line break": (
        "something stands behind | or >",
        "the text begins on the next line; put one that begins with | or > into quotation marks",
    ),
    "found unexpected ':'": (
        "a colon stands here between brackets",
        "put a text that holds a colon into quotation marks",
    ),
    "mapping keys are not allowed": (
        "no field can begin here",
        "put a text that begins with ? into quotation marks",
    ),
    "directive": _DIRECTIVE,
    "version number": _DIRECTIVE,
    "digit or '.'": _DIRECTIVE,
    "incompatible YAML": _DIRECTIVE,
    "unexpected non-alphabetical": _DIRECTIVE,
    "unknown escape character": _ESCAPE,
    "hexdecimal number": _ESCAPE,
    "invalid Unicode character escape": _ESCAPE,
    "undefined tag handle": ("the tag means nothing here", "delete it"),
}
"""A part of what the parser says; what is wrong, and what to do."""


def bad_yaml(text: str, error: yaml.YAMLError) -> FileFault:
    """The fault of a text at which the parser stopped, with its place."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return _bad_character(text, getattr(error, "position", 0))
    problem = str(getattr(error, "problem", "") or "")
    if "nesting depth" in problem:
        return Nested("", mark.index, *TOO_DEEP)
    start = getattr(error, "context_mark", None)
    if _ENDLESS in problem and start is not None:
        return BadYaml("", start.index, *_PROBLEMS[_ENDLESS])
    offset = min(mark.index, len(text))
    if offset >= len(text.rstrip()):
        return BadYaml("", offset, "the text ends too early", "close what is still open")
    said = next((said for known, said in _PROBLEMS.items() if known in problem), None)
    return BadYaml("", offset, *(said or (visible(problem), "look at the line above, too")))


def _bad_character(text: str, position: int) -> BadYaml:
    """A character that YAML may not hold; its position is counted in bytes."""
    offset = len(text.encode()[:position].decode(errors="ignore"))
    sign = f"U+{ord(text[offset]):04X}" if offset < len(text) else "here"
    return BadYaml("", offset, f"YAML may not hold the character {sign}", "take it out")

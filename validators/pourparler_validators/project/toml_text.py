"""TOML as text: reading it, writing values, and finding lines in it."""

import re
from collections.abc import Iterable
from typing import Any

from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.json_values import is_list, is_object
from pourparler_validators.messages.wording import visible


def parsed(name: str, text: str) -> Any:
    """The content of a file of that name.

    Raises :class:`UsageError` for a text that is not TOML.
    """
    import tomllib  # needed only where there are settings

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise UsageError(f"{name}: the settings are nested too deep") from None
    except ValueError as error:
        reason, _, where = str(error).partition(" (at ")
        found = re.match(r"line (\d+), column (\d+)", where)
        line = found[1] if found else str(text.count("\n") + 1)
        reason = f"{reason[:1].lower()}{reason[1:]}"
        raise UsageError(f"{name}:{line}: the settings are not TOML: {reason}") from None


def toml_of(value: Any) -> str:
    """A value that consists of tables, lists, texts, numbers, true and false, in one line."""
    if is_object(value):
        inner = ", ".join(f"{toml_of(key)} = {toml_of(item)}" for key, item in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if is_list(value):
        return f"[{', '.join(toml_of(item) for item in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)
    return f'"{_escaped(str(value))}"'


def line_of(steps: Iterable[str], text: str, section: str) -> int:
    """The line of a setting, or of an entry of one, as far as the text tells it.

    Where the text has the section, the setting is looked for in it.
    """
    return text.count("\n", 0, stretch_of(steps, text, section)[1]) + 1


def stretch_of(steps: Iterable[str], text: str, section: str) -> tuple[int, int]:
    """Where the name of a setting, or of an entry of one, stands in the text."""
    rest, stretch = _after_header([*steps], text, max(text.find(f"[{section}"), 0))
    for number, step in enumerate(rest):
        found = _named(step, text, stretch[1], is_within=number > 0)
        stretch = found.span(found.lastgroup or 0) if found else stretch
    return stretch


def _named(name: str, text: str, start: int, *, is_within: bool) -> re.Match[str] | None:
    """The next place of a name: at the beginning of a line, or within one where that is nearer."""
    bare = f"(?:{re.escape(name)}|{re.escape(_escaped(name))})"
    key = rf'(?P<name>["\']?{bare}["\']?)[ \t]*'
    item = rf'(?P<item>["\']{bare}["\'])\s*[,\]]'
    first = re.compile(rf"^[ \t]*(?:\[[^\]\n]*)?{key}[=.\]]", re.MULTILINE).search(text, start)
    inner = re.compile(rf"(?<![\w-])(?:{key}[=.]|{item})").search(text, start)
    if first and inner and is_within:
        return min(first, inner, key=lambda one: one.end())
    return first or inner


def _after_header(steps: list[str], text: str, start: int) -> tuple[list[str], tuple[int, int]]:
    """The steps that lead on from the nearest header of a table, and where that stands."""
    for length in range(len(steps), 1, -1):
        names = (f"[\"']?{re.escape(step)}[\"']?" for step in steps[:length])
        path = r"[ \t]*\.[ \t]*".join(names)
        header = re.compile(rf"^[ \t]*\[(?:[^\]\n]*\.)?[ \t]*{path}[ \t]*\]", re.MULTILINE)
        if found := header.search(text, start):
            return steps[length:], found.span()
    return steps, (start, start)


def _escaped(text: str) -> str:
    """A text as it stands between double quotation marks; what is no Unicode becomes U+FFFD."""
    whole = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return visible(whole.replace("\\", r"\\").replace('"', r"\""))

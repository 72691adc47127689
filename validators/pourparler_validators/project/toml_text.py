"""TOML as text: reading it, writing values, and finding lines in it."""

import re
import tomllib
from collections.abc import Iterable
from typing import Any

from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.json_values import is_list, is_object
from pourparler_validators.messages.wording import visible


def parsed(name: str, text: str) -> Any:
    """The content of a file of that name.

    Raises :class:`UsageError` for a text that is not TOML.
    """
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
    """A value that consists of tables, lists, texts, true and false, in one line."""
    if is_object(value):
        inner = ", ".join(f"{toml_of(key)} = {toml_of(item)}" for key, item in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if is_list(value):
        return f"[{', '.join(toml_of(item) for item in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{_escaped(str(value))}"'


def line_of(steps: Iterable[str], text: str, section: str) -> int:
    """The line of a setting, or of an entry of one, as far as the text tells it.

    Where the text has the section, the setting is looked for in it.
    """
    start = max(text.find(f"[{section}"), 0)
    rest, start = _after_header([*steps], text, start)
    for step in rest:
        name = f"(?:{re.escape(step)}|{re.escape(_escaped(step))})"
        named = rf'^[ \t]*(\[[^\]\n]*)?["\']?{name}["\']?[ \t]*[=.\]]'
        within = rf'["\']?{name}["\']?[ \t]*='
        match = re.compile(named, re.MULTILINE).search(text, start)
        match = match or re.compile(within).search(text, start)
        start = match.end() - 1 if match else start
    return text.count("\n", 0, start) + 1


def _after_header(steps: list[str], text: str, start: int) -> tuple[list[str], int]:
    """The steps that lead on from the nearest header of a table, and where that stands."""
    for length in range(len(steps), 1, -1):
        names = (f"[\"']?{re.escape(step)}[\"']?" for step in steps[:length])
        path = r"[ \t]*\.[ \t]*".join(names)
        header = re.compile(rf"^[ \t]*\[(?:[^\]\n]*\.)?[ \t]*{path}[ \t]*\]", re.MULTILINE)
        if found := header.search(text, start):
            return steps[length:], found.end() - 1
    return steps, start


def _escaped(text: str) -> str:
    """A text as it stands between double quotation marks; what is no Unicode becomes U+FFFD."""
    whole = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return visible(whole.replace("\\", r"\\").replace('"', r"\""))

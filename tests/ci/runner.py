"""What the runner of GitHub Actions makes of a log: its commands, and lines that are only shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_NAMES: Final = ("error", "warning", "notice", "group", "endgroup", "add-mask", "debug", "echo")


@dataclass(frozen=True, slots=True)
class Command:
    """A line that the runner carries out."""

    name: str
    properties: dict[str, str]
    data: str


def read_log(log: str) -> tuple[list[Command], list[str]]:
    """The commands of a log and its other lines, as the runner tells them apart."""
    commands: list[Command] = []
    lines: list[str] = []
    stop = ""
    for line in log.splitlines():
        found = None if stop else _command(line)
        if stop:
            stop = "" if line.strip() == f"::{stop}::" else stop
            lines.extend([line] if stop else ())
        elif found is None:
            lines.append(line)
        elif found.name == "stop-commands":
            stop = found.data
        else:
            commands.append(found)
    assert not stop
    return commands, lines


def _command(line: str) -> Command | None:
    """The newer form stands at the beginning of a line; the older one anywhere."""
    new = re.match(r"\s*::([\w-]+)(?: (.*?))?::(.*)$", line)
    if new and new[1] in (*_NAMES, "stop-commands"):
        return Command(new[1], dict(_properties(new[2] or "")), _unescaped(new[3]))
    old = re.search(r"##\[([\w-]+)( [^\]]*)?\](.*)$", line)
    return Command(old[1], {}, old[3]) if old and old[1] in _NAMES else None


def _properties(text: str) -> Iterator[tuple[str, str]]:
    for pair in filter(None, text.split(",")):
        name, _, value = pair.partition("=")
        yield name, _unescaped(value.replace("%3A", ":").replace("%2C", ","))


def _unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")

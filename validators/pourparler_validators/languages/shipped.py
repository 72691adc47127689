"""The tables that come with the checker, in the form in which they are read fast: JSON.

They are written in TOML. Beside each file lies one of the same name that ``docs/generate.py``
makes of it: the library reads TOML some twenty times as slowly.
"""

from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Final

_HERE: Final = "pourparler_validators.languages"
_WRITTEN, _MADE = ".toml", ".json"
_RARE: Final = "workbook.toml"
"""Is read only where a workbook is made, and as it is written."""


def shipped_table(path: str) -> dict[str, Any] | None:
    """What a file of this folder says, such as ``en/tables.toml``; nothing where it is not."""
    import json  # needed only where a text is read

    file = resources.files(_HERE).joinpath(path.removesuffix(_WRITTEN) + _MADE)
    if not file.is_file():
        return None
    table: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return table


def made_tables() -> Iterator[tuple[str, str]]:
    """The files that are read, by their paths in this folder, made of those that are written."""
    for path, file in _written(resources.files(_HERE), ""):
        yield path.removesuffix(_WRITTEN) + _MADE, made_table(file.read_text(encoding="utf-8"))


def made_table(text: str) -> str:
    """A table in the form in which it is read, made of the text in which it is written.

    Raises ``ValueError`` for what is not TOML.
    """
    import json
    import tomllib

    table = tomllib.loads(text)
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"), indent=0) + "\n"


def _written(folder: Traversable, above: str) -> Iterator[tuple[str, Traversable]]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir():
            yield from _written(one, f"{above}{one.name}/")
        elif one.name.endswith(_WRITTEN) and one.name != _RARE:
            yield above + one.name, one

"""Writes records as YAML that every reader of YAML takes for the same values."""

import re
from collections.abc import Callable
from typing import IO, Any, Final, cast

import yaml

from pourparler.document import SCHEMA_VERSION
from pourparler_validators.formats.writing import Loss, Plain

_PLAIN: Final = re.compile(r"[a-z]+(?:[_.:-]*[a-z0-9]+)*")
"""Texts that need no quotation marks: ids, values of vocabularies, names of fields."""

_NO_TEXT: Final = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
"""What readers of YAML 1.1 take for something else than a text."""

_ONE_LINE: Final = 2**31 - 1


_dump = cast("Callable[..., str]", yaml.dump)  # pyright: ignore


class YamlWriter:
    """Writes a document, a record after the other."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._is_empty = True
        stream.write(f'schema_version: "{SCHEMA_VERSION}"\nrecords:'.encode())

    def add(self, record: Plain) -> tuple[Loss, ...]:
        """Writes the next record as a block."""
        self._stream.write(b"\n" * self._is_empty + block([record]).encode())
        self._is_empty = False
        return ()

    def close(self) -> tuple[Loss, ...]:
        """Ends the document."""
        self._stream.write(b" []\n" * self._is_empty)
        self._stream.close()
        return ()


def block(value: Any, *, is_indented: bool = False) -> str:
    """A value as lines of YAML; on request the items of a list stand right of its name."""
    return _dump(
        value,
        Dumper=_IndentedDumper if is_indented else _Dumper,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=_ONE_LINE,
    )


def quoted(text: str) -> str:
    """A text on one line, in double quotation marks unless every reader takes it for a text."""
    written = _dump(text, Dumper=_Dumper, allow_unicode=True, width=_ONE_LINE)
    return written.removesuffix("...\n").removesuffix("\n")


class _Dumper(yaml.CSafeDumper):
    """Repeats a value where it stands twice, instead of an anchor."""

    def ignore_aliases(self, data: object) -> bool:
        return True


class _IndentedDumper(yaml.SafeDumper):
    """Indents lists, which the library written in C does not."""

    def ignore_aliases(self, data: object) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper | _Dumper, text: str) -> Any:
    is_plain = _PLAIN.fullmatch(text) and text not in _NO_TEXT
    represent = cast("Callable[..., Any]", dumper.represent_scalar)  # pyright: ignore
    return represent("tag:yaml.org,2002:str", text, style="" if is_plain else '"')


_Dumper.add_representer(str, _text)
_IndentedDumper.add_representer(str, _text)

"""The canonical layout of files that people edit: order of fields, indentation, line ends.

No value changes. What JSON holds is written as :func:`pourparler.write` does it; in YAML texts and
numbers stay as they are spelled, and comments stay with what they are about.
"""

from collections.abc import Callable, Mapping
from typing import Final

from pourparler_validators.formats.layouts.json_layout import json_layout, jsonl_layout
from pourparler_validators.formats.layouts.yaml_layout import yaml_layout

LAYOUTS: Final[Mapping[str, Callable[[str], str]]] = {
    "json": json_layout,
    "jsonl": jsonl_layout,
    "yaml": yaml_layout,
}
"""For the name of a format: the canonical text of a text that can be read.

Raises :class:`NotLaidOutError` for a text that would not mean the same afterwards."""

"""Files of annotation tools for the tests of importers."""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from pourparler_validators.converting.imported import Imported
from pourparler_validators.converting.importers import importer_named, reader

TEXT: Final = "Geneva \U0001f1e8\U0001f1ed: Ilse Brandt said “no” on 2025-06-02."

Importing = Callable[..., Imported]


def importing(name: str) -> Importing:
    """Reads values as a file for an importer."""

    def run(
        *values: object, texts: Mapping[str, str] = {}, mapping: Mapping[str, Any] | None = None
    ) -> Imported:
        content = "\n".join(json.dumps(value) for value in values).encode()
        return reader(importer_named(name), mapping)(content, "folder/talks.json", texts)

    return run


def listed(found: Imported) -> list[tuple[str, Any, str]]:
    return [(one.path, one.value, one.reason) for one in found.unplaced]

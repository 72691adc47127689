"""What a release has beside its packages.

    python docs/release.py notes REF FILE
    python docs/release.py schemas SCHEMAS FOLDER

``notes`` writes the section of the changelog for a tag such as ``v0.1.0``, where all versions agree
with it; for a branch, that of what is not released yet. ``schemas`` copies the JSON Schemas that
``pourparler schema --out SCHEMAS`` has written under the names and versions in their ``$id``.
"""

import json
import re
import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
UNRELEASED: Final = "Unreleased"

_TAG: Final = re.compile(r"v([0-9]+\.[0-9]+\.[0-9]+)")
_ID: Final = re.compile(r"urn:pourparler:schema:([0-9.]+):([a-z]+)")


class ReleaseError(Exception):
    """What is given cannot be released; the text says why."""


def write_notes(ref: str, file: str, root: Path = ROOT) -> None:
    """Writes the notes of a release."""
    version = tomllib.loads(_text(root / "pyproject.toml"))["project"]["version"]
    if f"\nversion: {version}\n" not in _text(root / "CITATION.cff"):
        raise ReleaseError(f"CITATION.cff does not have the version of pyproject.toml, {version}")
    tag = _TAG.fullmatch(ref)
    if tag and tag[1] != version:
        raise ReleaseError(f"the tag is {ref}, and pyproject.toml has the version {version}")
    if tag and "github.com/OWNER/" in _text(root / "README.md"):
        raise ReleaseError("README.md names no account but OWNER: docs/how-to/release.md says how")
    Path(file).write_text(_section(root, version if tag else UNRELEASED), encoding="utf-8")


def _section(root: Path, name: str) -> str:
    """What the changelog says of a version."""
    sections = re.split(r"^## ", _text(root / "CHANGELOG.md"), flags=re.MULTILINE)[1:]
    for section in sections:
        heading, _, body = section.partition("\n")
        if heading.split()[0].strip("[]") == name and body.strip():
            return body.strip() + "\n"
    raise ReleaseError(f"CHANGELOG.md says nothing below the heading {name}")


def copy_schemas(schemas: str, folder: str) -> None:
    """Copies schemas under names such as ``event-1.1.schema.json``."""
    for path in sorted(Path(schemas).glob("*.json")):
        text = _text(path)
        named = _ID.fullmatch(json.loads(text).get("$id", ""))
        if named is None:
            raise ReleaseError(f"{path} has no $id with a version")
        (Path(folder) / f"{named[2]}-{named[1]}.schema.json").write_text(text, encoding="utf-8")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


COMMANDS: Final[dict[str, Callable[[str, str], None]]] = {
    "notes": write_notes,
    "schemas": copy_schemas,
}


def main(arguments: Sequence[str]) -> int:
    """Does what the arguments say; gives the exit code."""
    if len(arguments) != 3 or arguments[0] not in COMMANDS:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        COMMANDS[arguments[0]](*arguments[1:])
    except ReleaseError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

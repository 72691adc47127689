"""``pourparler schema``."""

from pathlib import Path

from pourparler.export import SCHEMA_NAMES, file_name, schema_text
from pourparler_validators.commands.output import emit, make_folder, write_file
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.project.settings import settings_schema_text
from pourparler_validators.reports.known.json import schema_text as report_schema_text

OTHERS = {"report": report_schema_text, "settings": settings_schema_text}
"""Schemas beside those of records, and what gives their text."""

DIFFERS = 1


def run(names: tuple[str, ...], out: str | None, only_check: bool) -> int:
    """Prints schemas, writes them to a folder, or compares them with the files there."""
    known = (*SCHEMA_NAMES, *OTHERS)
    for name in names:
        if name not in known:
            hint = did_you_mean(nearest(name, known)) or f"there are {', '.join(known)}"
            raise UsageError(f'there is no schema "{name}"; {hint}')
    if only_check:
        return _compare(names or SCHEMA_NAMES, out)
    if out is not None:
        return _write(names or SCHEMA_NAMES, out)
    for name in names or ("record",):
        emit(_text(name))
    return 0


def _text(name: str) -> str:
    return OTHERS[name]() if name in OTHERS else schema_text(name)


def _write(names: tuple[str, ...], out: str) -> int:
    folder = Path(out)
    make_folder(folder)
    for name in names:
        write_file(str(folder / file_name(name)), _text(name))
    return 0


def _compare(names: tuple[str, ...], out: str | None) -> int:
    """Says which files are missing or differ; exit code 1 if any does."""
    if out is None:
        raise UsageError("--check compares files: name their folder with --out")
    differing = [name for name in names if _stored(Path(out, file_name(name))) != _text(name)]
    for name in differing:
        path = Path(out, file_name(name))
        state = "differs from the models" if path.exists() else "is missing"
        emit(f"{path.as_posix()} {state}; write it with: pourparler schema --out {out}\n")
    return DIFFERS if differing else 0


def _stored(path: Path) -> str | None:
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None

"""Where ``pourparler convert`` writes to, and in which form."""

from collections.abc import Iterator
from pathlib import Path

from pourparler_validators.commands.output import note
from pourparler_validators.converting.exporters import (
    Exporter,
    exporter_named,
    exporter_names,
    exporter_of,
)
from pourparler_validators.converting.replacing import undo_interrupted
from pourparler_validators.converting.sinks import STDOUT, is_stream
from pourparler_validators.formats import Format, format_named, format_of, suffixes
from pourparler_validators.formats.writing import Form
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.project.file_system import real_path


@dataclass(frozen=True, slots=True)
class Target:
    """What is written."""

    path: Path
    name: str
    """The name of the form."""
    form: Form
    is_one_way: bool
    """Whether it cannot be read back."""
    cut: str | None
    """How the records are divided into files; none where the form says it."""

    @property
    def has_columns(self) -> bool:
        """Whether it is tables, in which fields of a project's own have columns."""
        return self.name in ("csv", "tsv", "xlsx")


def target_of(path: str, name: str | None, split: str | None, verify: bool | None) -> Target:
    """What is written to a path: in the form of that name, else of its suffix.

    Raises :class:`UsageError` where there is none, or where what is asked for does not go with it.
    """
    found = name or exporter_of(path) or format_of(path)
    if found is None:
        raise UsageError(
            f"{_named(path)} has no suffix of a format that can be written "
            f"({', '.join((*suffixes(), *_one_way_suffixes()))}); name the format with --to"
        )
    if found not in exporter_names():
        form = format_named(found)
        if Path(path).suffix.casefold() in form.ONLY_READ:
            ending = Path(path).suffix
            raise UsageError(f"{ending} is only read; name the file with {form.SUFFIXES[0]}")
        return Target(Path(path), found, form, False, _cut(path, form, split))
    exporter = exporter_named(found)
    _require_one_way(path, found, exporter)
    if split is not None:
        raise UsageError(f"{found} is not divided into files; leave out --split")
    if verify:
        raise UsageError(f"{found} cannot be read back; leave out --verify")
    return Target(Path(path), found, exporter, True, None)


def require_free(target: Path, force: bool) -> None:
    """Raises :class:`UsageError` for a target that is there, unless it may be written over."""
    if force or is_stream(target) or not target.exists():
        return
    if not target.is_dir() or any(target.iterdir()):
        raise UsageError(f"{target.as_posix()} is there already; --force writes over it")


def say_undone(target: Target) -> None:
    """Undoes a conversion into the same folder that was ended in the middle, and says so."""
    if undo_interrupted(Path(real_path(target.path))):
        note(f"A conversion into {target.path.as_posix()} was interrupted before, and is undone.\n")


def _one_way_suffixes() -> Iterator[str]:
    return (suffix for name in exporter_names() for suffix in exporter_named(name).SUFFIXES)


def _require_one_way(path: str, name: str, exporter: Exporter) -> None:
    """Raises :class:`UsageError` for a folder in place of a file, or a file for a folder."""
    if exporter.MAKES == "folder":
        if path == STDOUT or Path(path).is_file():
            raise UsageError(f"{name} makes a folder; {_named(path)} is none")
    elif Path(path).is_dir():
        raise UsageError(f"{name} makes one file; {_named(path)} is a folder")


def _cut(path: str, form: Format, split: str | None) -> str | None:
    """How the records are divided into files, where the format does not say it."""
    is_folder = Path(path).is_dir() or not (Path(path).suffix or Path(path).exists())
    if form.READS == "folder":
        if not is_folder or path == STDOUT:
            raise UsageError(f"tables are the files of a folder; {_named(path)} is none")
        if split not in (None, "type"):
            raise UsageError("tables are divided by type; --split does not change that")
        return None
    if path != STDOUT and is_folder:
        return split or "type"
    if split is not None:
        raise UsageError(f"--split writes into a folder; {_named(path)} is a file")
    return None


def _named(path: str) -> str:
    return "standard output" if path == STDOUT else path

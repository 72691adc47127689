"""The settings of a project: ``pourparler.toml``, or ``[tool.pourparler]`` in pyproject.toml."""

import datetime as dt
import json
import os
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import pydantic
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from pourparler.model import Model
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.json_values import is_object
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.messages.wording import shown, visible
from pourparler_validators.project import path_patterns as patterns
from pourparler_validators.project.toml_text import line_of, parsed, toml_of

OWN_FILE: Final = "pourparler.toml"
SHARED_FILE: Final = "pyproject.toml"
SECTION: Final = "tool.pourparler"

Level = Literal["error", "warning", "info"]


def day_of(text: str) -> dt.date:
    """The day that is written so: 2025-06-01.

    Raises ``ValueError`` for a day that there is not.
    """
    return dt.datetime.strptime(text, "%Y-%m-%d").date()


def _is_day(text: str) -> str:
    day_of(text)
    return text


_Day = Annotated[
    str,
    pydantic.Field(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$", json_schema_extra={"format": "date"}),
    pydantic.AfterValidator(_is_day),
]


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class Settings(Model, frozen=True, alias_generator=_kebab, populate_by_name=True):
    """What a project lays down for every check. Paths are relative to the settings' folder."""

    dataset: tuple[str, ...] = ()
    """The files of the dataset, as patterns such as records/**/*.json."""
    exclude: tuple[str, ...] = ()
    """Files that are not read, as patterns, though the dataset's patterns or a folder hold them."""
    texts: tuple[str, ...] = ()
    """The folders in which the texts of the sources lie."""
    rules: tuple[str, ...] = ()
    """Modules of rules beside those of this package and of installed projects."""
    select: tuple[str, ...] = ("ALL",)
    """The rules or families to check; ALL for all."""
    extend_select: tuple[str, ...] = ()
    """Rules or families to check besides."""
    ignore: tuple[str, ...] = ()
    """Rules or families to leave out."""
    severity: dict[str, Level] = pydantic.Field(default_factory=dict)
    """Severities by rule: error, warning or info."""
    per_path_ignores: dict[str, tuple[str, ...]] = pydantic.Field(default_factory=dict)
    """Rules or families to leave out in the files that match a pattern."""
    fail_on: Literal["error", "warning", "info", "never"] = "error"
    """The least severity that makes the check fail."""
    baseline: str | None = None
    """The file of the findings that are known already."""
    today: _Day | None = None
    """The day of the check, where it is not to be the system's."""


@dataclass(frozen=True, slots=True)
class Project:
    """Settings, and the folder that their paths are relative to."""

    settings: Settings
    folder: Path
    file: Path | None = None
    """The file that the settings were read from, if any."""
    text: str = field(default="", repr=False)
    """The text of that file."""
    has_plugins: bool = True
    """Whether the rules of installed projects are used, too."""

    def files(self) -> list[str]:
        """The files of the dataset.

        Raises :class:`UsageError` for a pattern that matches no file.
        """
        return [str(path) for pattern in self.settings.dataset for path in self._matches(pattern)]

    def is_excluded(self, path: Path) -> bool:
        """Whether a file is not to be read, unless it is named."""
        known = self.baseline
        return any(self.fits(path, pattern) for pattern in self.settings.exclude) or (
            known is not None and os.path.realpath(path) == os.path.realpath(known)
        )

    def fits(self, path: Path, pattern: str) -> bool:
        """Whether a path matches a pattern of the settings."""
        try:
            relative = _real(path).relative_to(os.path.realpath(self.folder))
        except ValueError:
            return False
        return patterns.fits(relative.as_posix(), pattern)

    def path_of(self, path: str) -> str:
        """A path of the settings as one that can be opened from here."""
        joined = self.folder / path
        plain = os.path.normpath(joined)
        return (Path(plain) if _real(plain) == _real(joined) else joined).as_posix()

    @property
    def baseline(self) -> str | None:
        """The file of the baseline, as a path that can be opened from here."""
        baseline = self.settings.baseline
        return None if baseline is None else self.path_of(baseline)

    def path_from_here(self, path: str) -> str:
        """A path that can be opened from here as one of the settings."""
        try:
            return Path(os.path.relpath(path, self.folder)).as_posix()
        except ValueError:
            return Path(path).absolute().as_posix()

    def changed(self, **settings: Any) -> "Project":
        """The same project with some other settings."""
        return replace(self, settings=self.settings.model_copy(update=settings))

    def place_of(self, *steps: str) -> str:
        """Where a setting, or one of its entries, stands: the file and, where known, the line."""
        return _place(self.file, steps, self.text) if self.file else "the settings"

    def _matches(self, pattern: str) -> Iterator[Path]:
        place = self.place_of("dataset")
        try:
            matching = sorted(self.folder.glob(f"{pattern}/*" if pattern[-2:] == "**" else pattern))
        except (ValueError, NotImplementedError):
            raise UsageError(
                f'{place}: the pattern "{pattern}" of "dataset" cannot be used; '
                "write one such as records/**/*.json"
            ) from None
        found = [path for path in matching if path.is_file() and self._is_reached(path, pattern)]
        if not found:
            folder = any(path.is_dir() for path in matching)
            hint = f"; for all files of the folder write {pattern.rstrip('/')}/**/*.json"
            raise UsageError(
                f'{place}: no file matches the pattern "{pattern}" of "dataset"'
                f"{hint if folder else ''}"
            )
        return iter(found)

    def _is_reached(self, path: Path, pattern: str) -> bool:
        """Whether a file is part of the dataset: not hidden, not excluded, and not outside."""
        steps, named = path.relative_to(self.folder).parts, Path(pattern).parts
        root = self.folder.joinpath(*(step for step in steps if step == ".."))
        is_hidden = any(step.startswith(".") and step not in ("..", *named) for step in steps)
        is_inside = Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))
        return is_inside and not is_hidden and not self.is_excluded(path)


def find_project(paths: Iterable[str], config: str | None = None) -> Project:
    """The settings of a run: those of ``config``, else the nearest upwards from the paths.

    Raises :class:`UsageError` for a file that cannot be read, a setting that there is not, and
    paths that belong to different settings.
    """
    if config is not None:
        return _read(Path(config))
    starts = [Path(path) for path in paths] or [Path()]
    found = dict.fromkeys(_nearest(start) for start in starts)
    if len(found) > 1:
        names = " and ".join(path.as_posix() if path else "none" for path in found)
        raise UsageError(f"the paths belong to different settings ({names}); choose with --config")
    (file,) = found
    return _read(file) if file else Project(Settings(), Path())


def settings_text(project: Project) -> str:
    """The settings as TOML, with the file that they come from."""
    source = (
        visible(project.file.as_posix())
        if project.file
        else "no file: all settings are the defaults"
    )
    plain = project.settings.model_dump(mode="json", by_alias=True)
    lines = [f"{name} = {toml_of(value)}\n" for name, value in plain.items() if value is not None]
    return f"# {source}\n{''.join(lines)}"


def settings_schema_text() -> str:
    """The JSON Schema of the settings."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:pourparler:schema:1:settings",
        **Settings.model_json_schema(by_alias=True),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _nearest(start: Path) -> Path | None:
    here = Path(os.path.realpath(start))
    for folder in (here, *here.parents) if here.is_dir() else here.parents:
        own, shared = folder / OWN_FILE, folder / SHARED_FILE
        if os.path.lexists(own):
            return _shortened(own)
        if shared.is_file() and _has_section(shared):
            return _shortened(shared)
    return None


def _has_section(path: Path) -> bool:
    """Whether a pyproject.toml holds settings; of a broken one, whether it was meant to."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if "pourparler" not in text:
        return False
    try:
        return _section(tomllib.loads(text)) is not None
    except (ValueError, RecursionError):
        return f"[{SECTION}" in text


def _section(content: dict[str, Any]) -> Any:
    """What stands under ``[tool.pourparler]``."""
    tool = content.get("tool")
    return tool.get("pourparler") if is_object(tool) else None


def _shortened(path: Path) -> Path:
    """The path relative to the current folder, where it lies within it."""
    here = Path.cwd().resolve()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _read(path: Path) -> Project:
    text = _text(path)
    content = parsed(path.as_posix(), text)
    if path.name == SHARED_FILE:
        content = _section(content)
        if not is_object(content):
            raise UsageError(f"{path.as_posix()} has no section [{SECTION}]")
    plain = json.dumps(content, default=str)
    try:
        settings = Settings.model_validate_json(plain, by_alias=True, by_name=False)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        steps = [str(step) for step in fault["loc"]]
        raise UsageError(
            f"{path.as_posix()}:{line_of(steps, text, SECTION)}: {_said(fault)}"
        ) from None
    return Project(settings, path.parent, path, text)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"the settings {path.as_posix()} cannot be read: {reason}") from None
    except UnicodeDecodeError:
        raise UsageError(f"the settings {path.as_posix()} are not UTF-8") from None


def _said(fault: ErrorDetails) -> str:
    """What is wrong with a setting, in words."""
    name, *inner = (str(step) for step in fault["loc"])
    if fault["type"] == "extra_forbidden":
        known = [_kebab(field) for field in Settings.model_fields]
        hint = did_you_mean(nearest(name, known)) or f"there are {', '.join(known)}"
        return f"there is no setting {shown(name)}; {hint}"
    wanted = _WANTED.get(fault["type"]) or str(
        fault.get("ctx", {}).get("expected", "another value")
    )
    entry = f", {shown(inner[0])}," if inner else ""
    meaning = Settings.description_of(name.replace("-", "_")).rstrip(".")
    wanted = wanted.replace("'", "")
    return f'"{name}"{entry} must be {wanted}: {meaning[:1].lower()}{meaning[1:]}'


def _place(path: Path, steps: Iterable[str], text: str) -> str:
    return f"{path.as_posix()}:{line_of(steps, text, SECTION)}"


def _real(path: str | Path) -> Path:
    """The path without symbolic links above it; the file itself keeps its name."""
    whole = Path(path).absolute()
    return Path(os.path.realpath(whole.parent), whole.name)


_WANTED: Final = {
    "tuple_type": "a list of texts",
    "string_type": "a text",
    "dict_type": "a table",
    "value_error": "a day such as 2025-06-01",
    "string_pattern_mismatch": "a day such as 2025-06-01",
}
"""What a setting must be, by the kind of error that pydantic finds."""

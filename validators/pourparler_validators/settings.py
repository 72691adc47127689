"""The settings of a project: ``pourparler.toml``, or ``[tool.pourparler]`` in pyproject.toml."""

import json
import os
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import pydantic
from pydantic import ValidationError

from pourparler.model import Model
from pourparler_validators.errors import UsageError
from pourparler_validators.nearest import did_you_mean, nearest
from pourparler_validators.plain import is_list, is_object

OWN_FILE: Final = "pourparler.toml"
SHARED_FILE: Final = "pyproject.toml"

Level = Literal["error", "warning", "info"]
_Day = Annotated[str, pydantic.Field(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]


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

    def files(self) -> list[str]:
        """The files of the dataset.

        Raises :class:`UsageError` for a pattern that matches no file.
        """
        return [str(path) for pattern in self.settings.dataset for path in self._matches(pattern)]

    def is_excluded(self, path: Path) -> bool:
        """Whether a file is not to be read, unless it is named."""
        return any(self.fits(path, pattern) for pattern in self.settings.exclude)

    def fits(self, path: Path, pattern: str) -> bool:
        """Whether a path matches a pattern of the settings."""
        try:
            relative = Path(os.path.realpath(path)).relative_to(self.folder.resolve())
        except ValueError:
            return False
        return re.fullmatch(_regular(pattern), relative.as_posix()) is not None

    def path_of(self, path: str | None) -> str | None:
        """A path of the settings as one that can be opened from here."""
        return None if path is None else (self.folder / path).as_posix()

    def changed(self, **settings: Any) -> "Project":
        """The same project with some other settings."""
        return replace(self, settings=self.settings.model_copy(update=settings))

    def _matches(self, pattern: str) -> Iterator[Path]:
        found = sorted(path for path in self.folder.glob(pattern) if path.is_file())
        if not found:
            raise UsageError(f'{self._name}: no file matches the pattern "{pattern}" of "dataset"')
        return (path for path in found if not self.is_excluded(path))

    @property
    def _name(self) -> str:
        return self.file.as_posix() if self.file else "the settings"


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
    source = project.file.as_posix() if project.file else "no file: all settings are the defaults"
    plain = project.settings.model_dump(mode="json", by_alias=True)
    lines = [f"{name} = {_toml(value)}\n" for name, value in plain.items() if value is not None]
    return f"# {source}\n{''.join(lines)}"


def settings_schema_text() -> str:
    """The JSON Schema of the settings."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:pourparler:schema:1:settings",
        **Settings.model_json_schema(by_alias=True),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _toml(value: Any) -> str:
    if is_object(value):
        inner = ", ".join(f"{json.dumps(key)} = {_toml(item)}" for key, item in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if is_list(value):
        return f"[{', '.join(_toml(item) for item in value)}]"
    return json.dumps(value, ensure_ascii=False)


def _nearest(start: Path) -> Path | None:
    here = Path(os.path.realpath(start))
    for folder in (here, *here.parents) if here.is_dir() else here.parents:
        own, shared = folder / OWN_FILE, folder / SHARED_FILE
        if own.is_file():
            return _shortened(own)
        if shared.is_file() and "tool.pourparler" in shared.read_text("utf-8", errors="replace"):
            return _shortened(shared)
    return None


def _shortened(path: Path) -> Path:
    """The path relative to the current folder, where it lies within it."""
    here = Path.cwd().resolve()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _read(path: Path) -> Project:
    try:
        text = path.read_text(encoding="utf-8")
        content: dict[str, Any] = tomllib.loads(text)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"the settings {path.as_posix()} cannot be read: {reason}") from None
    except ValueError as error:
        raise UsageError(f"the settings {path.as_posix()} are not TOML: {error}") from None
    if path.name == SHARED_FILE:
        content = content.get("tool", {}).get("pourparler", {})
    try:
        settings = Settings.model_validate_json(json.dumps(content, default=str))
    except ValidationError as error:
        raise UsageError(_first_fault(path, text, error)) from None
    return Project(settings, path.parent, path)


def _first_fault(path: Path, text: str, error: ValidationError) -> str:
    detail = error.errors(include_url=False)[0]
    name = str(detail["loc"][0])
    place = f"{path.as_posix()}:{_line_of(name, text)}"
    if detail["type"] == "extra_forbidden":
        known = [_kebab(field) for field in Settings.model_fields]
        hint = did_you_mean(nearest(name, known)) or f"there are {', '.join(known)}"
        return f'{place}: there is no setting "{name}"; {hint}'
    meaning = Settings.description_of(name.replace("-", "_"))
    inner = f' ("{detail["loc"][1]}")' if len(detail["loc"]) > 1 else ""
    return f'{place}: the setting "{name}"{inner} has a wrong value: {meaning.rstrip(".").lower()}'


def _line_of(name: str, text: str) -> int:
    """The line of a setting, as far as that can be told from the text."""
    named = rf'^[ \t]*(\[.*)?"?{re.escape(name)}"?[ \t]*[=.\]]'
    match = re.search(named, text, re.MULTILINE)
    return text.count("\n", 0, match.start()) + 1 if match else 1


def _regular(pattern: str) -> str:
    """The regular expression of a pattern: ``**`` any folders, ``*`` and ``?`` within a name."""
    pieces = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.removeprefix("./"))
    return "".join(_WILDCARDS.get(piece, re.escape(piece)) for piece in pieces)


_WILDCARDS: Final = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}

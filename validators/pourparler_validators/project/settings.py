"""The settings of a project: ``pourparler.toml``, or ``[tool.pourparler]`` in pyproject.toml."""

import datetime as dt
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import pydantic
from pydantic_core import PydanticCustomError

from pourparler.forms import RECORD_TYPES
from pourparler.model import Model
from pourparler.own_fields import EVERY, OwnField, OwnFields, OwnName
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import visible
from pourparler_validators.project import path_patterns as patterns
from pourparler_validators.project.assertions import Assertions, kebab
from pourparler_validators.project.file_system import (
    is_remote,
    leads_within,
    real_name,
    real_path,
)
from pourparler_validators.project.review_names import is_of_review
from pourparler_validators.project.toml_text import line_of, stretch_of, toml_of

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


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise PydanticCustomError("nul", "a text without the character U+0000")
    return text


_Name = Annotated[str, pydantic.AfterValidator(_without_nul)]
"""The name of a file, a module or a rule, or a pattern of such."""


def _is_type(name: str) -> str:
    if name not in (*RECORD_TYPES, EVERY):
        raise PydanticCustomError("record_type", "this is no record type")
    return name


_RecordType = Annotated[
    str,
    pydantic.AfterValidator(_is_type),
    pydantic.Field(json_schema_extra={"enum": [*RECORD_TYPES, EVERY]}),
]


class Settings(Model, frozen=True, alias_generator=kebab, populate_by_name=True):
    """What a project lays down for every check. Paths are relative to the settings' folder."""

    dataset: tuple[_Name, ...] = ()
    """The files of the dataset, as patterns such as records/**/*.json."""
    exclude: tuple[_Name, ...] = ()
    """Files that are not read, as patterns, though the dataset's patterns or a folder hold them."""
    texts: tuple[_Name, ...] = ()
    """The folders in which the texts of the sources lie."""
    rules: tuple[_Name, ...] = ()
    """Modules of rules beside those of this package and of installed projects."""
    select: tuple[_Name, ...] = ("ALL",)
    """The rules or families to check; ALL for all."""
    extend_select: tuple[_Name, ...] = ()
    """Rules or families to check besides."""
    ignore: tuple[_Name, ...] = ()
    """Rules or families to leave out."""
    severity: dict[_Name, Level] = pydantic.Field(default_factory=dict)
    """Severities by rule: error, warning or info."""
    per_path_ignores: dict[_Name, tuple[_Name, ...]] = pydantic.Field(default_factory=dict)
    """Rules or families to leave out in the files that match a pattern."""
    fail_on: Literal["error", "warning", "info", "never"] = "error"
    """The least severity that makes the check fail."""
    baseline: _Name | None = None
    """The file of the findings that are known already."""
    today: _Day | None = None
    """The day of the check, where it is not to be the system's."""
    assertions: Assertions = pydantic.Field(default_factory=Assertions.model_construct)
    """What must hold of the whole dataset: at-least, at-most, every, source-texts."""
    extra: dict[_RecordType, dict[OwnName, OwnField]] = pydantic.Field(default_factory=dict)
    """The fields of the project's own within extra, by record type, or every, and name."""

    @property
    def own_fields(self) -> OwnFields:
        """The fields of the project's own."""
        return OwnFields(self.extra)


NO_SETTINGS: Final = Settings.model_construct()
"""Those of a project without a file; they are sound, and so the model need not be built."""


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
    is_nearest: bool = False
    """Whether the settings are the nearest of what is checked, and nobody chose them."""

    def files(self, is_read: Callable[[str], bool] = lambda _: True) -> list[str]:
        """The files of the dataset.

        Of what a pattern that ends in ``*`` or ``**`` matches, only names for which ``is_read``
        holds. Raises :class:`UsageError` for a pattern that matches no file.
        """
        return [
            str(path)
            for pattern in self.settings.dataset
            for path in self._matches(
                pattern, is_read if Path(pattern).name in ("*", "**") else lambda _: True
            )
        ]

    def unmatched(self) -> list[str]:
        """What is to be said of patterns that leave out files, or rules, and match nothing."""
        places = [(pattern, ("exclude",)) for pattern in self.settings.exclude]
        ignores = [
            (pattern, ("per-path-ignores", pattern)) for pattern in self.settings.per_path_ignores
        ]
        return [
            f'{self.place_of(*steps)}: the pattern "{pattern}" of "{steps[0]}" matches nothing'
            for pattern, steps in (*places, *ignores)
            if not self._is_matched(pattern)
        ]

    def is_excluded(self, path: Path) -> bool:
        """Whether a file is not to be read, unless it is named."""
        known = self.baseline
        return any(self.fits(path, pattern) for pattern in self.settings.exclude) or (
            known is not None and real_path(path) == real_path(known)
        )

    def fits(self, path: Path, pattern: str) -> bool:
        """Whether a path matches a pattern of the settings."""
        try:
            relative = real_name(path).relative_to(real_path(self.folder))
        except ValueError:
            return False
        return patterns.fits(relative.as_posix(), pattern)

    def path_of(self, path: str) -> str:
        """A path of the settings as one that can be opened from here."""
        if is_remote(path):
            return path
        joined = self.folder / path
        plain = os.path.normpath(joined)
        return (Path(plain) if real_name(plain) == real_name(joined) else joined).as_posix()

    @property
    def baseline(self) -> str | None:
        """The file of the baseline, as a path that can be opened from here."""
        baseline = self.settings.baseline
        return None if baseline is None else self.path_of(baseline)

    def path_from_here(self, path: str) -> str:
        """A path that can be opened from here as one of the settings."""
        if is_remote(path):
            return path
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

    def stretch_of(self, *steps: str) -> tuple[int, int]:
        """Where the name of a setting, or of one of its entries, stands in the text of the file."""
        return stretch_of(steps, self.text, SECTION)

    def _is_matched(self, pattern: str) -> bool:
        try:
            return any(True for _ in self.folder.glob(pattern.rstrip("/")))
        except (OSError, ValueError, NotImplementedError):
            return False

    def _matches(self, pattern: str, is_read: Callable[[str], bool]) -> Iterator[Path]:
        place = self.place_of("dataset")
        try:
            matching = patterns.found(
                self.folder, f"{pattern}/*" if pattern[-2:] == "**" else pattern
            )
        except ValueError:
            raise UsageError(
                f'{place}: the pattern "{pattern}" of "dataset" cannot be used; '
                "write one such as records/**/*.json"
            ) from None
        found = [
            path
            for path in matching
            if path.is_file() and is_read(path.name) and self._is_reached(path, pattern)
        ]
        if not found:
            folder = any(path.is_dir() for path in matching)
            hint = f"; for all files of the folder write {pattern.rstrip('/')}/**"
            raise UsageError(
                f'{place}: no file matches the pattern "{pattern}" of "dataset"'
                f"{hint if folder else ''}"
            )
        return iter(found)

    def _is_reached(self, path: Path, pattern: str) -> bool:
        """Whether a file is part of the dataset: not hidden, excluded, outside, or of a review."""
        if is_of_review(path) and not patterns.is_literal(Path(pattern).name):
            return False
        steps, named = path.relative_to(self.folder).parts, Path(pattern).parts
        root = self.folder.joinpath(*(step for step in steps if step == ".."))
        is_hidden = any(step.startswith(".") and step not in ("..", *named) for step in steps)
        return leads_within(path, root) and not is_hidden and not self.is_excluded(path)


def settings_text(project: Project) -> str:
    """The settings as TOML, with the file that they come from."""
    source = (
        visible(project.file.as_posix())
        if project.file
        else "no file: all settings are the defaults"
    )
    plain = project.settings.model_dump(mode="json", by_alias=True, exclude_none=True)
    lines = [f"{name} = {toml_of(value)}\n" for name, value in plain.items()]
    return f"# {source}\n{''.join(lines)}"


def settings_of(text: str) -> Settings:
    """The settings that a text in TOML holds, which is known to be sound.

    Raises ``ValueError`` where it is not.
    """
    import tomllib  # needed only where there are settings

    plain = json.dumps(tomllib.loads(text), default=str)
    return Settings.model_validate_json(plain, by_alias=True, by_name=False)


def settings_schema_text() -> str:
    """The JSON Schema of the settings."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:pourparler:schema:1:settings",
        **Settings.model_json_schema(by_alias=True),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _place(path: Path, steps: Iterable[str], text: str) -> str:
    return f"{path.as_posix()}:{line_of(steps, text, SECTION)}"

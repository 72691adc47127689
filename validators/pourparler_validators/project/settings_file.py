"""Finds and reads the file of the settings: ``pourparler.toml``, or a part of pyproject.toml."""

import json
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.json_values import is_object
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.messages.wording import shown
from pourparler_validators.project.assertion_faults import said_of_assertion
from pourparler_validators.project.file_system import is_folder, real_path
from pourparler_validators.project.own_field_faults import said_of_own_field
from pourparler_validators.project.settings import NO_SETTINGS, SECTION, Project, Settings
from pourparler_validators.project.toml_text import line_of, parsed

OWN_FILE: Final = "pourparler.toml"
SHARED_FILE: Final = "pyproject.toml"


def find_project(paths: Iterable[str], config: str | None = None) -> Project:
    """The settings of a run: those of ``config``, else the nearest upwards from the paths.

    Raises :class:`UsageError` for a file that cannot be read, a setting that there is not, and
    paths that belong to different settings.
    """
    if config is not None:
        return _read(Path(config))
    starts = [Path(path) for path in paths] or [Path()]
    found = dict.fromkeys(nearest_settings(start) for start in starts)
    if len(found) > 1:
        names = " and ".join(path.as_posix() if path else "none" for path in found)
        raise UsageError(
            f"the paths belong to different settings ({names})",
            argument="choose with config",
            option="choose with --config",
        )
    (file,) = found
    return replace(_read(file) if file else Project(NO_SETTINGS, Path()), is_nearest=True)


def nearest_settings(start: Path) -> Path | None:
    """The file of the settings that hold for a path: in its folder, or the nearest one above."""
    here = Path(real_path(start))
    for folder in (here, *here.parents) if is_folder(here) else here.parents:
        own, shared = folder / OWN_FILE, folder / SHARED_FILE
        if os.path.lexists(own):
            return _shortened(own)
        if shared.is_file() and _has_section(shared):
            return _shortened(shared)
    return None


def _has_section(path: Path) -> bool:
    """Whether a pyproject.toml holds settings; of a broken one, whether it was meant to."""
    import tomllib  # needed only where there are settings

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
    """The path relative to the current folder, where that lies below its folder, or above it."""
    here = Path.cwd().resolve()
    is_near = path.is_relative_to(here) or here.is_relative_to(path.parent)
    return Path(os.path.relpath(path, here)) if is_near else path


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
        whole = (*fault["loc"], *fault.get("ctx", {}).get("steps", ()))
        steps = [step for step in whole if isinstance(step, str) and step != "[key]"]
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
    if name == "extra" and inner:
        return said_of_own_field(fault, inner)
    if name == "assertions" and fault["type"] != "model_type":
        return said_of_assertion(fault, inner)
    if fault["type"] == "extra_forbidden":
        known = [str(field.alias) for field in Settings.model_fields.values()]
        hint = did_you_mean(nearest(name, known)) or f"there are {', '.join(known)}"
        return f"there is no setting {shown(name)}; {hint}"
    wanted = _WANTED.get(fault["type"]) or str(
        fault.get("ctx", {}).get("expected", "another value")
    )
    entry = f", {shown(inner[0])}," if inner else ""
    meaning = Settings.description_of(name.replace("-", "_")).rstrip(".")
    wanted = wanted.replace("'", "")
    return f'"{name}"{entry} must be {wanted}: {meaning[:1].lower()}{meaning[1:]}'


_WANTED: Final = {
    "tuple_type": "a list of texts",
    "string_type": "a text",
    "dict_type": "a table",
    "model_type": "a table",
    "nul": "a text without the character U+0000",
    "value_error": "a day such as 2025-06-01",
    "string_pattern_mismatch": "a day such as 2025-06-01",
}
"""What a setting must be, by the kind of error that pydantic finds."""

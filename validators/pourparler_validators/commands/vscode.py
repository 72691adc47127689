"""The settings by which VS Code knows the schema of the files of a dataset.

VS Code allows comments in its settings, and commas behind the last items. They stay: the text is
only added to, and where that cannot be done, nothing is written.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pourparler_validators.commands.commented_json import CommentedJson
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.json_values import is_list, is_object
from pourparler_validators.project.path_patterns import is_literal
from pourparler_validators.project.settings_file import find_project

SETTINGS: Final = Path(".vscode/settings.json")
_JSON: Final = "json.schemas"
_YAML: Final = "yaml.schemas"
_SUFFIXES: Final = (".json", ".yaml", ".yml")


def with_schema(schema: Path, config: str | None = None) -> Mapping[Path, str]:
    """The settings, by their path, in which the dataset's files have this schema.

    ``config`` is the file of the dataset's settings, in place of the nearest one. Raises
    :class:`UsageError` where it is not known which files of JSON or YAML the dataset has, where the
    schema does not lie in its folder, and where the settings that are there cannot be added to.
    """
    project = find_project((), config)
    patterns = project.settings.dataset
    if not _globs(patterns, *_SUFFIXES):
        raise UsageError(
            "--vscode needs to know which files of JSON or YAML hold records: "
            'name them as "dataset" in pourparler.toml'
        )
    url = project.path_from_here(str(schema))
    if url.startswith("../") or Path(url).is_absolute():
        where = project.folder.absolute().as_posix()
        raise UsageError(f"--vscode needs the schemas in a folder within {where}")
    path = project.folder / SETTINGS
    try:
        text = path.read_bytes().decode() if os.path.lexists(path) else "{}\n"
        return {path: _added(text, f"./{url}", patterns)}
    except OSError as error:
        why = str(error.strerror)
    except UnicodeDecodeError:
        why = "it is not UTF-8"
    except ValueError as error:
        why = str(error)
    raise UsageError(f"{path.as_posix()} is left as it is: {why}")


def _added(text: str, url: str, patterns: tuple[str, ...]) -> str:
    """The settings with the schema for the files that the patterns fit."""
    json_files = _globs(patterns, *_SUFFIXES[:1])
    if json_files:
        text = _with_json(text, {"fileMatch": json_files, "url": url})
    yaml_files = _globs(patterns, *_SUFFIXES[1:])
    if yaml_files:
        text = _with_yaml(text, url, yaml_files)
    return text


def _with_json(text: str, entry: Mapping[str, Any]) -> str:
    settings = CommentedJson(text)
    known = settings.value.get(_JSON)
    if known is None:
        return settings.with_member((), _JSON, [entry])
    if not is_list(known):
        raise ValueError(f'"{_JSON}" must be a list')
    same = [one for one in known if is_object(one) and one.get("url") == entry["url"]]
    if same and entry not in same:
        raise ValueError(f'"{_JSON}" names {entry["url"]} for other files: delete that entry')
    return text if same else settings.with_item((_JSON,), entry)


def _with_yaml(text: str, url: str, files: list[str]) -> str:
    settings = CommentedJson(text)
    known = settings.value.get(_YAML)
    if known is None:
        return settings.with_member((), _YAML, {url: files})
    if not is_object(known):
        raise ValueError(f'"{_YAML}" must be an object')
    if known.get(url, files) != files:
        raise ValueError(f'"{_YAML}" names {url} for other files: delete that entry')
    return text if url in known else settings.with_member((_YAML,), url, files)


def _globs(patterns: tuple[str, ...], *suffixes: str) -> list[str]:
    """The files with one of the suffixes that patterns of the settings fit, as VS Code names them.

    They begin at the folder of the settings.
    """
    found = (glob for pattern in patterns for one in suffixes for glob in _glob(pattern, one))
    return [*dict.fromkeys(f"/{glob}" for glob in found)]


def _glob(pattern: str, suffix: str) -> Iterator[str]:
    plain = pattern.removeprefix("./").rstrip("/")
    folder, _, name = plain.rpartition("/")
    if Path(name).suffix:
        if name.endswith(suffix):
            yield plain
    elif name == "**":
        yield f"{folder}/**/*{suffix}".lstrip("/")
    elif is_literal(name):  # a folder, with everything in it
        yield f"{plain}/**/*{suffix}"
    else:
        yield f"{plain}{suffix}"

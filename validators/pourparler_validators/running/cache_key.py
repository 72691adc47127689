"""What the outcome of a check depends on, before a text is looked for: one checksum of it all."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, NamedTuple

from pourparler_validators.installed import LANGUAGES, entry_points
from pourparler_validators.project.settings import Project
from pourparler_validators.reading.dataset import read_dataset
from pourparler_validators.reading.files import Manner, Reading
from pourparler_validators.rules import plugins
from pourparler_validators.running.options import Options
from pourparler_validators.running.selection import known_rules

SMALL: Final = 256 * 1024
"""Fewer bytes of records are checked about as soon as it is known that nothing has changed."""


class Key(NamedTuple):
    """What tells one check from another."""

    whole: str
    parts: str
    """What the outcome of every part of it depends on, beside its records and what these ask."""


def key_of(paths: Sequence[str], options: Options, manner: Manner) -> Key | None:
    """The key of a check; nothing where it does not pay, or what is read can be read once only.

    ``options`` name the day of the check. Raises :class:`UsageError` as reading does, and for a
    module of rules that cannot be imported.
    """
    found = read_dataset(paths, options.project, replace(manner, opens=False, tell=None))
    files = list(dict.fromkeys(found.whole.paths))
    if sum(map(_size, files)) < SMALL:
        return None
    from pourparler_validators.reading.digests import code_of, digest_of, program

    digests = {path: digest_of(path) for path in files}
    if None in digests.values():
        return None
    common = {
        "program": program(),
        "folder": str(Path.cwd()),
        "options": plain_options(options),
        "project": plain_project(options.project),
        "rules": code_of(modules_of(options)),
    }
    whole = {
        **common,
        "manner": [manner.input_format, manner.leaves_large],
        "paths": list(paths),
        "read": [_listed(found.whole), _listed(found.named), found.is_whole, found.is_complete],
        "files": digests,
    }
    return Key(_digest_of(whole), _digest_of(common))


def _digest_of(value: Any) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


def _listed(reading: Reading) -> list[Any]:
    return [
        reading.paths,
        reading.searched,
        reading.passed_over,
        reading.beside_dataset,
        reading.links_out,
    ]


def plain_options(options: Options) -> dict[str, Any]:
    """The options that bear on the outcome, by their names, as JSON has them."""
    return {
        "today": str(options.today),
        "select": list(options.select),
        "ignore": list(options.ignore),
        "severities": dict(options.severities),
        "modules": list(options.modules),
        "texts": list(options.texts),
        "applies_assertions": options.applies_assertions,
        "notes_unseen": options.notes_unseen,
    }


def plain_project(project: Project) -> list[Any]:
    """The project, as far as it bears on the outcome, as JSON has it."""
    return [
        project.settings.model_dump_json(),
        str(project.folder),
        str(project.file),
        project.text,
        project.has_plugins,
        project.is_nearest,
    ]


def modules_of(options: Options) -> list[str]:
    """The modules of rules and languages that are not of this package; they are imported."""
    known_rules(options.modules, options.project.has_plugins)
    points = plugins() if options.project.has_plugins else ()
    languages = entry_points(LANGUAGES)
    return [*options.modules, *(point.value for point in (*points, *languages))]

"""What the stages of a run depend on, so that those of another are not taken for its own."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pourparler_validators.adopting.baseline import Baseline
from pourparler_validators.project.file_system import is_remote
from pourparler_validators.reading.article_files import SUFFIXES
from pourparler_validators.reading.digests import code_of, program
from pourparler_validators.running.cache_key import modules_of, plain_options, plain_project
from pourparler_validators.running.options import Options
from pourparler_validators.spark.file_system import State, state_of


def depends_on(
    states: Mapping[str, State] | None, options: Options, baseline: Baseline
) -> dict[str, str]:
    """What a run rests on, by names that a person knows, each as a checksum.

    ``states`` are the files of records; nothing is known of a data frame. Of texts those count that
    stand in folders of this machine that the options name.
    """
    return {
        name: hashlib.sha256(json.dumps(value).encode()).hexdigest()
        for name, value in {
            "records": "a data frame" if states is None else sorted(states.items()),
            "texts of sources": [*_states_within(options.texts)],
            **plain_options(options),
            "settings": plain_project(options.project),
            "baseline": repr(baseline),
            "current folder": str(Path.cwd()),
            "version of pourparler": program(),
            "own rules": code_of(modules_of(options)),
            "own fields": repr(options.own_fields),
        }.items()
    }


def _states_within(folders: Sequence[str]) -> Iterator[Any]:
    for folder in folders:
        for parent, inner, names in os.walk("" if is_remote(folder) else folder):
            inner.sort()
            for path in (Path(parent, name) for name in sorted(names) if name.endswith(SUFFIXES)):
                try:
                    yield str(path), state_of(path)
                except OSError:
                    yield str(path), None

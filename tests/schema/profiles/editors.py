"""The language servers of VS Code's JSON and of YAML, asked about files as an editor asks them.

They are looked for in the folder that POURPARLER_NODE_MODULES names, as ajv is.
"""

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.schema.test_ajv import missing, node_modules

SERVERS: Final = ("vscode-json-languageservice", "yaml-language-server")
CURSOR: Final = "▮"
"""Where completions and a hover text are asked for."""
DRIVER: Final = Path(__file__).with_name("editors.mjs")


@dataclass(frozen=True, slots=True)
class Shown:
    """What an editor shows."""

    problems: list[tuple[str, str]]
    """What each is about, and its message."""
    completions: dict[str, tuple[str, str]]
    """What is said of each, and what it inserts, by its label."""
    labels: list[str]
    """The labels as they are listed."""
    hover: str


@dataclass(frozen=True, slots=True)
class Question:
    """A text in a file, with the schemas for files as ``uri`` and ``fileMatch``."""

    text: str
    path: Path
    schemas: Sequence[Mapping[str, Any]] = ()

    @property
    def plain(self) -> dict[str, Any]:
        """The question as the program takes it."""
        at = self.text.index(CURSOR) if CURSOR in self.text else None
        bare = self.text.replace(CURSOR, "")
        return {"path": str(self.path), "text": bare, "schemas": [*self.schemas], "at": at}


def shown(texts: Sequence[str], path: Path, schema: Path) -> list[Shown]:
    """What an editor shows of texts that stand in a file, whose name tells what they are."""
    schemas = [{"fileMatch": ["*"], "uri": schema.as_uri()}]
    return answers([Question(text, path, schemas) for text in texts])


def answers(questions: Sequence[Question]) -> list[Shown]:
    """What an editor shows of each."""
    node = shutil.which("node") or missing("node is missing")
    modules = node_modules()
    for name in SERVERS:
        if not (modules / name).is_dir():
            missing(f"{name} is missing in {modules}: npm install {name}")
    done = subprocess.run(
        [node, DRIVER, modules],
        input=json.dumps([question.plain for question in questions]),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return [_shown(answer) for answer in json.loads(done.stdout)]


def _shown(answer: Mapping[str, Any]) -> Shown:
    offered = answer.get("completions", ())
    completions = {label: (words, text) for label, words, text in offered}
    labels = [label for label, _, _ in offered]
    problems = [(about, message) for about, message in answer["problems"]]
    return Shown(problems, completions, labels, answer.get("hover", ""))

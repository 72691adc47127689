"""An editor without a server, as a session sees it: what it has been shown and told."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pourparler_validators.serving.language_server.session import Editor, Session
from pourparler_validators.serving.language_server.showing import Json

T = TypeVar("T")


@dataclass
class Seen(Editor):
    """What an editor has been shown; work in the background is done when the test says so."""

    shown: dict[str, Sequence[Json]] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    todo: list[Callable[[], None]] = field(default_factory=list)
    settle: Callable[[], None] = field(default=lambda: None)
    work_out: Callable[[], None] = field(default=lambda: None)

    def show(self, uri: str, version: int | None, found: Sequence[Json]) -> None:
        self.shown[uri] = found

    def tell(self, message: str) -> None:
        self.told.append(message)

    def soon(self) -> None:
        self.todo.append(self.settle)

    def later(self) -> None:
        self.todo.append(self.work_out)

    def aside(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self.todo.append(lambda: then(work()))

    def work(self) -> None:
        while self.todo:
            self.todo.pop(0)()

    def rules(self, path: Path) -> list[Any]:
        return [one["code"] for one in self.shown[path.as_uri()]]


PARTY = {"type": "party", "id": "party:nor", "kind": "state", "name": "Norway"}
EVENT = {
    "type": "event",
    "id": "event:oslo",
    "kind": "bilateral_meeting",
    "status": "held",
    "participants": [{"party": "party:nor", "role": "negotiating_party"}],
}


def written(path: Path, *records: dict[str, Any]) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"records": records}, indent=2)
    path.write_text(text, encoding="utf-8")
    return text


def opened(session: Session, path: Path, text: str | None = None) -> None:
    text = path.read_text(encoding="utf-8") if text is None else text
    session.opened(path.as_uri(), text, 1)

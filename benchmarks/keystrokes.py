"""Measures what a key typed in an editor costs the language server, and prints one table.

    python benchmarks/keystrokes.py [RECORDS] [FOUND]

A dataset of so many events lies in ten files; so many findings are in the one that is open. Each
figure is of many keys, CPU time: until the first is shown of what is found now, in the middle and
at worst, and until all of it is, where other records are touched, too.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import TypeVar

from lsprotocol import types as lsp

from pourparler_validators.serving.language_server.buffers import Buffer
from pourparler_validators.serving.language_server.session import Editor, Session
from pourparler_validators.serving.language_server.showing import Json

T = TypeVar("T")

KEYS = 40
FILES = 10


class _Measured(Editor):
    """Takes what is shown, as bytes."""

    def __init__(self) -> None:
        self.todo: list[Callable[[], None]] = []
        self.sent = 0
        self.found = 0
        self.settle: Callable[[], None] = lambda: None
        self.work_out: Callable[[], None] = lambda: None

    def show(self, uri: str, version: int | None, found: Sequence[Json]) -> None:
        self.sent = len(json.dumps({"uri": uri, "version": version, "diagnostics": found}))
        self.found = len(found)

    def tell(self, message: str) -> None:
        print(message, file=sys.stderr)

    def soon(self) -> None:
        self.todo.append(self.settle)

    def later(self) -> None:
        self.todo.append(self.work_out)

    def aside(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self.todo.append(lambda: then(work()))

    def work(self) -> None:
        """Does all that waits."""
        while self.todo:
            self.todo.pop(0)()


def main() -> None:
    """Prints the table."""
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    found = int(sys.argv[2]) if len(sys.argv) > 2 else 2_200
    print(f"{records:,} records, {found:,} findings asked for in the open file\n")
    print(f"{'a key, CPU time':<40} {'ms':>8} {'worst':>8} {'all':>8} {'findings':>10}")
    for name, words, new in (
        ("the note of a record", "Talks 7 ", "Talks 7x "),
        ("a line between two records", "},\n    {", "},\n\n    {"),
        ("an id, so that the text moves along", '"event:e7"', '"event:e7xxx"'),
        ("a text that cannot be read", '"Talks 7 ', '"Talks" 7 '),
    ):
        with tempfile.TemporaryDirectory() as folder:
            _print(name, [*_keys(Path(folder), records, found, words, new)])


def _print(name: str, keys: list[tuple[float, float, int]]) -> None:
    first, whole, found = zip(*keys, strict=True)
    figures = median(first), max(first), median(whole)
    milliseconds = " ".join(f"{one * 1000:>8.0f}" for one in figures)
    print(f"{name:<40} {milliseconds} {max(found):>10,}")


def _keys(
    folder: Path, records: int, found: int, words: str, new: str
) -> Iterator[tuple[float, float, int]]:
    path, text = _dataset(folder, records, found)
    editor = _Measured()
    session = Session(editor, folders=[str(folder)])
    editor.settle, editor.work_out = session.settle, session.work_out
    session.opened(path.as_uri(), text, 1)
    editor.work()
    at = text.index(words)
    for number in range(KEYS):
        old, typed = (words, new) if number % 2 == 0 else (new, words)
        within = Buffer(text).range(at, at + len(old))
        text = text[:at] + typed + text[at + len(old) :]
        change = lsp.TextDocumentContentChangePartial(range=within, text=typed)
        start = time.process_time()
        session.changed(path.as_uri(), number + 2, [change])
        session.settle()
        shown = time.process_time() - start
        editor.work()
        yield shown, time.process_time() - start, editor.found


def _dataset(folder: Path, records: int, found: int) -> tuple[Path, str]:
    """Events of one state; in the first file so many of them that their findings are enough."""
    party = {"type": "party", "id": "party:nor", "kind": "state", "name": "Norway"}
    each = records // FILES
    for number in range(FILES):
        first = number * each
        faults = found if number == 0 else 0
        events = [
            _event(first + one, faults // each + (one < faults % each)) for one in range(each)
        ]
        some = [party, *events] if number == 0 else events
        text = json.dumps({"records": some}, indent=2)
        (folder / f"events-{number}.json").write_text(text, encoding="utf-8")
    path = folder / "events-0.json"
    return path, path.read_text(encoding="utf-8")


def _event(number: int, faults: int) -> dict[str, object]:
    return {
        "type": "event",
        "id": f"event:e{number}",
        "kind": "bilateral_meeting",
        "status": "held",
        "title": f"Talks {number} of the two",
        "participants": [
            {"party": "party:nor", "role": "negotiating_party"},
            *({"party": f"party:gone-{one}", "role": "mediator"} for one in range(faults)),
        ],
    }


if __name__ == "__main__":
    main()

"""Measures checks of more records than memory: the time, and the most memory of all processes.

    python benchmarks/large.py [RECORDS…]

Memory is the sum of PSS, in which what processes share counts once; Linux only. Beside the copies
of the example stand 100,000 persons of one name, which are one group, and 100,000 events of one
party.
"""

import json
import random
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from data import lines
from measuring import taken

MANY: Final = 100_000


def main() -> None:
    """Prints a row for each number of records, with one process and two, and for each case."""
    numbers = [int(each) for each in sys.argv[1:]] or [100_000, 300_000]
    print(f"{'records':<28} {'processes':>9} {'seconds':>9} {'CPU seconds':>12} {'MiB':>6}")
    for number in numbers:
        for jobs in (1, 2):
            _measure(f"{number:,}", lines(number), jobs)
    _measure(f"{MANY:,} of one name", map(json.dumps, _namesakes()), 1)
    _measure(f"{MANY:,} that name one party", map(json.dumps, _events()), 1)


def _measure(name: str, records: Iterable[str], jobs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "records.jsonl")
        with path.open("w", encoding="utf-8") as stream:
            stream.writelines(f"{line}\n" for line in records)
        own = str(Path(sys.executable).with_name("pourparler"))
        command = [own, "check", "--isolated", "-q", "--format", "jsonl", "--jobs", str(jobs)]
        seconds, cpu, most = taken([*command, str(path)])
    print(f"{name:<28} {jobs:>9} {seconds:>9.0f} {cpu:>12.0f} {most:>6.0f}")


def _namesakes() -> Iterator[dict[str, Any]]:
    for number, words in enumerate(_words()):
        other = {"name": words, "kind": "former"}
        yield {"type": "person", "id": f"person:p{number}", "name": "Ann Lee", "aliases": [other]}


def _events() -> Iterator[dict[str, Any]]:
    yield {"type": "party", "id": "party:a", "kind": "state", "name": "A"}
    host = {"party": "party:a", "role": "host"}
    for number, words in enumerate(_words()):
        event = {"type": "event", "id": f"event:e{number}", "kind": "summit", "status": "held"}
        yield {**event, "title": words, "participants": [host]}


def _words() -> Iterator[str]:
    """So many texts of 500 characters, each another one."""
    choose = random.Random(1)  # noqa: S311 - nothing is secret here
    for _ in range(MANY):
        yield " ".join(f"{choose.getrandbits(40):x}" for _ in range(45))


if __name__ == "__main__":
    main()

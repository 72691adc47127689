"""Measures how the check grows: each case at n, 2n and 4n, and what an article takes.

    python benchmarks/growing.py

A ratio of 2 is linear; of coalitions that list each other 4, since there the records grow with n².
"""

import datetime as dt
import gc
import json
import random
import time
import tracemalloc
from collections.abc import Callable
from typing import Any, Final

from made_articles import article

from pourparler_validators import check_text
from pourparler_validators.grounding.article import prepared

ROUNDS: Final = 3
TODAY: Final = dt.date(2026, 1, 1)
ARTICLE: Final = 500_000

Records = list[dict[str, Any]]


def main() -> None:
    """Prints both tables."""
    gc.set_threshold(50_000)  # as the command line does
    print(f"{'what grows':<44} {'n':>6} {'ms':>8} {'2n':>6} {'4n':>6}")
    for name, (made, size) in CASES.items():
        first, second, third = (_taken(made(size * times)) for times in (1, 2, 4))
        ratios = f"{second / first:>6.1f} {third / second:>6.1f}"
        print(f"{name:<44} {size:>6} {first * 1000:>8.0f} {ratios}")
    print(f"\n{'an article of 500 kB, prepared':<44} {'s/MB':>15} {'bytes a character':>20}")
    text = article(ARTICLE, seed=4).text
    seconds = _best(lambda: prepared(text)) / len(text) * 1e6
    print(f"{'':<44} {seconds:>15.2f} {_kept(text) / len(text):>20.0f}")


def faulty_fields(count: int) -> Records:
    """A record with so many fields that there are not."""
    return [{"type": "party", "id": "party:a", "kind": "state", "name": "A"} | _strange(count)]


def faulty_items(count: int) -> Records:
    """A record with so many faults in one list."""
    item = {"kind": "direct", "text": "a word", "source": "source:s", "start": -1}
    described = {"acts": ["inform"], "date": "2025-06-02", "speaker": "person:a"}
    return [{"type": "statement", "id": "statement:a", **described, "segments": [item] * count}]


def faults_of_an_item(count: int) -> Records:
    """A record with so many faults in one item of a list."""
    item = {"kind": "direct", "text": "a word", "source": "source:s", **_strange(count)}
    described = {"acts": ["inform"], "date": "2025-06-02", "speaker": "person:a"}
    return [{"type": "statement", "id": "statement:a", **described, "segments": [item]}]


def copies(count: int) -> Records:
    """So many sources of one text."""
    text = article(1_000, seed=1).text
    return [_source(number, text) for number in range(count)]


def near_copies(count: int) -> Records:
    """So many sources of nearly one text."""
    words = article(1_000, seed=1).text.split()
    draw = random.Random(1)  # noqa: S311 - nothing is secret here
    made: Records = []
    for number in range(count):
        changed = list(words)
        changed[draw.randrange(len(words))] = f"word{number}"
        made.append(_source(number, " ".join(changed)))
    return made


def coalitions(count: int) -> Records:
    """So many parties that are members of each other."""
    ids = [f"party:p{number}" for number in range(count)]
    return [
        {
            "type": "party",
            "id": one,
            "kind": "coalition",
            "name": one,
            "members": [{"party": other} for other in ids if other != one],
        }
        for one in ids
    ]


CASES: Final[dict[str, tuple[Callable[[int], Records], int]]] = {
    "faults of one record": (faulty_fields, 1_000),
    "faults in the items of one list": (faulty_items, 1_000),
    "faults in one item": (faults_of_an_item, 1_000),
    "sources of one text": (copies, 100),
    "sources of nearly one text": (near_copies, 100),
    "coalitions that are members of each other": (coalitions, 30),
}


def _strange(count: int) -> dict[str, int]:
    return {f"field_{number}": number for number in range(count)}


def _source(number: int, text: str) -> dict[str, Any]:
    described = {"kind": "news_article", "language": "en", "title": f"No. {number}", "text": text}
    return {"type": "source", "id": f"source:s{number}", **described}


def _taken(records: Records) -> float:
    text = json.dumps(records)
    return _best(lambda: check_text(text, "records.json", today=TODAY))


def _best(work: Callable[[], object]) -> float:
    """The least CPU time of the rounds, in seconds."""
    taken: list[float] = []
    for _ in range(ROUNDS):
        gc.collect()
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def _kept(text: str) -> int:
    """The bytes that a prepared article keeps."""
    tracemalloc.start()
    made = prepared(text)
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return size if made.text else 0


if __name__ == "__main__":
    main()

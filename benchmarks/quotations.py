"""Measures looking for quotations beside what one would take instead, and prints two tables.

    python benchmarks/quotations.py [QUOTATIONS]

Articles and quotations are made from a seed number. A quotation is looked for as it is, written
otherwise with the same meaning, with another meaning, and where it is not there at all. What
counts is how many of the changed ones a tool accepts at its usual threshold, how many of the
legitimate ones it refuses, and what a quotation takes, in CPU time. rapidfuzz and edlib are
measured where they are installed. The second table says what an article takes to be prepared, and
a record to be judged by all rules of the family "grounding".
"""

import difflib
import importlib
import random
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from made_articles import Made, article

from pourparler_validators import check
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.match import Match, Status
from pourparler_validators.grounding.search import find_quotation

SEED = 4
ROUNDS = 3
DEFAULT_QUOTATIONS = 40
LIKENESS = 0.9
SIZES = {"6 kB": 6_000, "100 kB": 100_000}
_LEAST = 0.001
"""Less time cannot be measured, in milliseconds."""
PASSAGES = 10
"""The passages of a record."""
RECORDS = 20

Search = Callable[[str], bool]
"""Says whether a text has a quotation."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A way of looking for quotations."""

    name: str
    search_in: Callable[[str], Search]


@dataclass(frozen=True, slots=True)
class Cases:
    """Quotations of an article, as they are and as they were made."""

    exact: Sequence[str]
    legitimate: Sequence[str]
    altered: Sequence[str]
    absent: Sequence[str]


def main() -> None:
    """Prints the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_QUOTATIONS
    tools = [*_own(), *_peers()]
    print(
        "| article | tool | altered accepted | legitimate refused | absent accepted "
        "| ms exact | ms altered | ms absent | absent, times exact |"
    )
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, size in SIZES.items():
        made = article(size, SEED)
        cases = _cases(made, count)
        for tool in tools:
            print(f"| {name} | {tool.name} | {_row(tool.search_in(made.text), cases)} |")
    print(f"\n| article | ms to prepare it | ms to judge a record of {PASSAGES} passages |")
    print("| --- | ---: | ---: |")
    for name, size in SIZES.items():
        made = article(size, SEED)
        print(f"| {name} | {_preparing(made):.1f} | {_judging(made):.1f} |")


def _preparing(made: Made) -> float:
    """The CPU time that an article takes to be prepared for all that is looked for in it."""
    return _best(lambda: prepared(made.text))


def _judging(made: Made) -> float:
    """The CPU time that all rules of grounding take for one record more."""

    def judged(count: int) -> float:
        records = [_source(made), *(_statement(made, number) for number in range(count))]
        return _best(lambda: check(records, select=("grounding",)))

    return (judged(RECORDS + 1) - judged(1)) / RECORDS


def _source(made: Made) -> dict[str, Any]:
    described = {"kind": "news_article", "language": "en", "text": made.text}
    return {"type": "source", "id": "source:made", **described}


def _statement(made: Made, number: int) -> dict[str, Any]:
    """A statement of quotations of an article, no two statements of the same ones."""
    draw = random.Random(number)  # noqa: S311 - nothing is secret here
    segments = [
        {"kind": "direct", "text": draw.choice(made.quotations), "source": "source:made"}
        for _ in range(PASSAGES)
    ]
    described = {"acts": ["inform"], "speaker_described": "an envoy", "segments": segments}
    return {"type": "statement", "id": f"statement:made-{number}", **described}


def _best(measured: Callable[[], object]) -> float:
    """The CPU time of something in milliseconds: the best of the rounds."""
    taken: list[float] = []
    for _ in range(ROUNDS):
        start = time.process_time()
        measured()
        taken.append(time.process_time() - start)
    return min(taken) * 1000


def _row(search: Search, cases: Cases) -> str:
    altered = sum(map(search, cases.altered))
    refused = len(cases.legitimate) - sum(map(search, cases.legitimate))
    absent = sum(map(search, cases.absent))
    kinds = (cases.exact, cases.altered, cases.absent)
    times = [_milliseconds(search, some) for some in kinds]
    ratio = times[-1] / max(times[0], _LEAST)
    shares = (
        f"{altered} of {len(cases.altered)}",
        f"{refused} of {len(cases.legitimate)}",
        f"{absent} of {len(cases.absent)}",
    )
    return " | ".join((*shares, *(f"{taken:.2f}" for taken in times), f"{ratio:.1f}"))


def _milliseconds(search: Search, cases: Sequence[str]) -> float:
    """The CPU time that one quotation takes: the best of the rounds over the first cases."""
    some = cases[:20]
    return _best(lambda: [search(words) for words in some]) / len(some)


def _own() -> list[Tool]:
    return [Tool("pourparler", _pourparler), Tool("`in`", lambda text: lambda words: words in text)]


def _pourparler(text: str) -> Search:
    ready = prepared(text)
    return lambda words: _passes(find_quotation(ready, words))


def _passes(match: Match) -> bool:
    """Whether no rule makes an error of it."""
    if match.status in (Status.ALTERED, Status.PARTIAL):
        return not any(one.kind.is_material for one in match.differences)
    return match.status not in (Status.ABSENT, Status.STITCHED)


def _peers() -> list[Tool]:
    found: list[Tool] = []
    for name, make in (("rapidfuzz", _rapidfuzz), ("edlib", _edlib)):
        try:
            found.append(make(importlib.import_module(name)))
        except ImportError:
            print(f"{name} is not installed, and not measured: pip install {name}", file=sys.stderr)
    return [*found, Tool("difflib, ratio 0.9", _difflib)]


def _rapidfuzz(module: Any) -> Tool:
    fuzz = importlib.import_module(f"{module.__name__}.fuzz")
    return Tool(
        "rapidfuzz, partial_ratio 90",
        lambda text: lambda words: bool(fuzz.partial_ratio(words, text, score_cutoff=90)),
    )


def _edlib(module: Any) -> Tool:
    def search_in(text: str) -> Search:
        return lambda words: (
            module.align(words, text, mode="HW", task="distance", k=len(words) // 10)[
                "editDistance"
            ]
            >= 0
        )

    return Tool("edlib, 10 % edits", search_in)


def _difflib(text: str) -> Search:
    """The likeness to the most like quotation or sentence of the text."""
    parts = [part for part in re.split(r"[“”\n]|(?<=\.) ", text) if part]

    def search(words: str) -> bool:
        matcher = difflib.SequenceMatcher(autojunk=False)
        matcher.set_seq2(words)
        for part in parts:
            matcher.set_seq1(part)
            ratios = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
            if all(ratio() >= LIKENESS for ratio in ratios):
                return True
        return False

    return search


def _cases(made: Made, count: int) -> Cases:
    draw = random.Random(SEED)  # noqa: S311 - nothing is secret here
    exact = [draw.choice(made.quotations) for _ in range(count)]
    legitimate = [change(words) for words in exact for change in _LEGITIMATE]
    altered = [
        changed
        for words in exact
        for pattern, new in _ALTERING
        if (changed := re.sub(pattern, new, words, count=1)) != words and changed not in made.text
    ]
    other = article(len(made.text), SEED + 1).quotations
    absent = [words for words in other if words not in made.text][:count]
    return Cases(exact, legitimate, altered, absent)


_LEGITIMATE: Sequence[Callable[[str], str]] = (
    lambda words: words.replace(" ", "\u00a0", 3),
    lambda words: words.replace(" ", "\n", 1),
    lambda words: f"“{words}.”",
    lambda words: words[0].lower() + words[1:],
    lambda words: words.upper(),
    lambda words: words.replace(",", ""),
    lambda words: " ".join(words.split()[2:9]),
    lambda words: words.replace(" and ", " [the minister said] and ", 1),
    lambda words: re.sub(r"^(\S+ \S+ \S+ \S+) .+? (\S+ \S+ \S+)$", r"\1 … \2", words),
    lambda words: words.replace(" ", "&nbsp;", 2),
)
"""Ways in which a quotation is written otherwise, and is the same."""

_ALTERING: Sequence[tuple[str, str]] = (
    (r"\b(will|may|must|can|should|could)\b", r"\1 not"),
    (r"\bnot ", ""),
    (r"\bwill\b", "may"),
    (r"\bmust\b", "can"),
    (r"\ball\b", "some of"),
    (r"\bmost\b", "few"),
    (r"\b(\d)(\d*)\b", r"\g<1>7\2"),
    (r"\baccept\b", "reject"),
    (r"\bsupport\b", "oppose"),
    (r"\bpossible\b", "impossible"),
    (r"\bbefore\b", "after"),
    (r"\b(January|February|April|June)\b", "March"),
    (r"\b(Geneva|Istanbul|Oslo|Doha|Vienna)\b", "Cairo"),
    (r"\b(Brandt|Haddad|Moreau|Petrov)\b", "Novak"),
    (r"\bif\b", "even if"),
    (r"\bthe (second|complete|written|common)\b", "the secret"),
    (r"\b(treaty|loan|exchange)s\b", "attacks"),
)
"""Ways in which a quotation gets another meaning: patterns, and what is put in their place."""


if __name__ == "__main__":
    main()

"""The loop of an extraction: ask a language model, check its records, let it repair them.

Here the answers are read from files, so that it runs without a model and always gives the same.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pourparler import llm
from pourparler_validators import Report, check, records_of_answer, report_text

FOLDER = Path(__file__).parent
ARTICLE = (FOLDER.parents[1] / "seeds" / "istanbul-2025.txt").read_text(encoding="utf-8")
PROMPT = (FOLDER / "prompt.txt").read_text(encoding="utf-8")
SOURCE = {
    "type": "source",
    "id": "source:lavrov-memorandum-article",
    "kind": "news_article",
    "language": "en",
    "text": ARTICLE,
}
MOST_ROUNDS = 3

Ask = Callable[[str], str]
"""Sends a prompt to a language model, and gives its answer."""


def extract(ask: Ask) -> tuple[list[dict[str, Any]], Report]:
    """The records that a model finds in the article, and the report on them."""
    found = records_of_answer(ask(f"{PROMPT}\n\n{ARTICLE}"), ARTICLE)
    records = {record["id"]: record for record in found.records} | {SOURCE["id"]: SOURCE}
    report = check(records.values())
    for _ in range(MOST_ROUNDS - 1):
        if not report.open_findings:
            break
        answer = ask(f"Correct these records, and give them whole:\n{report_text(report, 'llm')}")
        records |= {record["id"]: record for record in llm.records(answer, ARTICLE)}
        report = check(records.values())
    return list(records.values()), report


def from_files(prompt: str) -> str:
    """The next answer of this folder, as a model would give it, and what it was asked."""
    number = next(NUMBERS)
    if number > 1:
        print(f"--- asked for answer {number}\n{prompt}", end="")
    (path,) = FOLDER.glob(f"answer-{number}.*")
    return path.read_text(encoding="utf-8")


NUMBERS = iter(range(1, MOST_ROUNDS + 1))

if __name__ == "__main__":
    coded, last = extract(from_files)
    print(f"--- {len(coded)} records\n{report_text(last, 'llm')}", end="")

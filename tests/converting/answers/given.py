"""Answers made up for the tests, about a made-up article."""

from pathlib import Path
from typing import Final

from pourparler_validators.converting.answers.ladder import AnswerRecords, records_of_answer

FOLDER: Final = Path(__file__).parent
ARTICLE: Final = (FOLDER / "article.txt").read_text(encoding="utf-8")


def answer(name: str) -> str:
    """The answer of that name."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def records_of(name: str) -> AnswerRecords:
    """What becomes of the answer of that name, with the article."""
    return records_of_answer(answer(name), ARTICLE)

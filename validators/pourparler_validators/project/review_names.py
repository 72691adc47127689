"""The names of the files of a review: they lie beside the records, and are none of a dataset."""

from pathlib import PurePath
from typing import Final

VERDICTS: Final = ".review.jsonl"
"""What the name of a file ends in that holds the verdicts on the records of another."""

REJECTED: Final = ".rejected.jsonl"
"""What the name of a file ends in that holds the records that were taken out of another."""


def is_of_review(path: str | PurePath) -> bool:
    """Whether a file is one of a review; a search of folders leaves it out."""
    return PurePath(path).name.casefold().endswith((VERDICTS, REJECTED))

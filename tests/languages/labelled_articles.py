"""Made-up articles in several languages, with who says what in them."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pourparler_validators.contract.questions import Speaker

FOLDER = Path(__file__).with_name("articles")


@dataclass(frozen=True)
class Said:
    """Words of an article, who says them, and how they may be changed."""

    language: str
    article: str
    words: str
    speaker: Speaker
    others: tuple[Speaker, ...]
    """Those of the article who do not say them."""
    changes: tuple[tuple[str, str, str], ...]
    """What is put in the place of what, and the kind of that difference."""

    def __str__(self) -> str:
        return f"{self.language}: {self.words[:40]}"


def all_said() -> Iterator[Said]:
    """The quotations of all articles."""
    for path in sorted(FOLDER.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        speakers = {
            key: Speaker(f"person:{key}", (name,), is_person=True)
            for key, name in table["persons"].items()
        }
        for article in table["articles"]:
            for said in article["said"]:
                yield Said(
                    path.stem,
                    article["text"],
                    said["words"],
                    speakers[said["speaker"]],
                    tuple(each for key, each in speakers.items() if key != said["speaker"]),
                    tuple(map(tuple, said["changes"])),
                )

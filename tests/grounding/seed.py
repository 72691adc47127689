"""The seed article, its quotations, and what the check says of words in it."""

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

from pourparler_validators import Finding, Report, check_text
from pourparler_validators.contract.finding import SetValue
from pourparler_validators.grounding.article import Article, prepared

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
EXAMPLE = ROOT / "examples" / "istanbul-2025"
TEXT = (SEEDS / "istanbul-2025.txt").read_text(encoding="utf-8")
TODAY = dt.date(2025, 6, 10)

Q1, Q2, Q3, Q4 = TEXT[198:360], TEXT[399:555], TEXT[568:772], TEXT[1310:1543]
Q5, Q6, Q7 = TEXT[1831:1842], TEXT[2160:2337], TEXT[2378:2438]


@cache
def article() -> Article:
    """The seed article, prepared."""
    return prepared(TEXT)


def findings(
    words: str,
    *,
    speaker: str = "person:lavrov",
    kind: str = "direct",
    text: str | None = None,
    **more: Any,
) -> list[str]:
    """The rules that find something in one statement of these words, but for remarks.

    ``text`` stands in place of the seed article; the names of the dataset are those of the example.
    """
    report = checked(words, speaker=speaker, kind=kind, text=text, **more)
    return sorted({one.rule for one in report.findings if one.severity != "info"})


def remarks(words: str, **more: Any) -> list[str]:
    """The rules that remark on something in one statement of these words."""
    report = checked(words, **more)
    return sorted({one.rule for one in report.findings if one.severity == "info"})


def written(finding: Finding) -> list[Any]:
    """The values that the fix of a finding writes."""
    assert finding.fix is not None
    return [edit.value for edit in finding.fix.edits if isinstance(edit, SetValue)]


def checked(
    words: str,
    *,
    speaker: str = "person:lavrov",
    kind: str = "direct",
    text: str | None = None,
    **more: Any,
) -> Report:
    """What the rules about the text say of one statement of these words."""
    source = {
        "type": "source",
        "id": "source:seed",
        "kind": "news_article",
        "language": "en",
        "text": TEXT if text is None else text,
    }
    statement = {
        "type": "statement",
        "id": "statement:one",
        "acts": ["inform"],
        "segments": [{"kind": kind, "text": words, "source": "source:seed", **more}],
        "speaker": speaker,
    }
    records = [source, statement, *_actors()]
    return check_text(
        json.dumps(records), "records.json", today=TODAY, select=("grounding", "sources")
    )


@cache
def _actors() -> tuple[dict[str, Any], ...]:
    names = ("persons.json", "parties.json")
    found = [json.loads((EXAMPLE / name).read_text(encoding="utf-8"))["records"] for name in names]
    macron = {"type": "person", "id": "person:macron", "name": "Emmanuel Macron"}
    return (*found[0], *found[1], macron)

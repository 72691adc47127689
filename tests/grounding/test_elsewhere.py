"""Words that their source does not have, and another source of the dataset has."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from pourparler_validators import Finding, check_files

WORDS = "The second paper has these very words in it."
NOT_THERE = "the source does not have these words"


def source(key: str, text: str) -> dict[str, Any]:
    kind, language = "official_document", "en"
    return {
        "type": "source",
        "id": f"source:{key}",
        "kind": kind,
        "language": language,
        "text": text,
    }


def statement(words: str, **more: Any) -> dict[str, Any]:
    segment = {"kind": "direct", "text": words, "source": "source:a"}
    described = {"acts": ["inform"], "segments": [segment], "speaker_described": "an envoy"}
    return {"type": "statement", "id": "statement:s", **described, **more}


def found(folder: Path, *records: dict[str, Any]) -> Finding:
    path = folder / "records.json"
    path.write_text(json.dumps(list(records)), encoding="utf-8")
    report = check_files(
        [str(path)], today=dt.date(2025, 6, 10), select=("grounding/quote-not-in-text",)
    )
    assert report.errors == ()
    (finding,) = report.findings
    return finding


FIRST = source("a", "The first paper speaks of other things.")


def test_the_source_that_has_the_words_is_named(tmp_path: Path) -> None:
    other = source("b", f"Many say it.\n{WORDS}\nOthers do not.")
    finding = found(tmp_path, FIRST, other, statement(WORDS))
    assert finding.message == f"{NOT_THERE}; source:b has them"
    assert finding.help == "if they are from source:b, name it as their source"
    assert finding.params == {"share": 0.0, "source": "source:b"}
    (there,) = finding.related
    assert there.message == "source:b has them here"
    assert (there.record, there.pointer) == ("source:b", "/text")


def test_dashes_marks_and_spaces_may_differ(tmp_path: Path) -> None:
    other = source("b", "He said: “It’s late – and we\u00a0must go\nhome now.”")
    finding = found(tmp_path, FIRST, other, statement("It's late - and we must go home now."))
    assert finding.message == f"{NOT_THERE}; source:b has them"


def test_a_source_that_the_record_names_comes_first(tmp_path: Path) -> None:
    others = [source(key, f"{WORDS} It is {key}.") for key in ("b", "c", "d")]
    evidence = [{"source": "source:c", "exact": "It is c."}]
    finding = found(tmp_path, FIRST, *others, statement(WORDS, evidence=evidence))
    assert finding.message == f"{NOT_THERE}; source:c has them"


def test_other_words_are_in_no_source(tmp_path: Path) -> None:
    other = source("b", "The second paper has these very letters in it.")
    assert found(tmp_path, FIRST, other, statement(WORDS)).message == NOT_THERE


def test_a_few_words_may_stand_anywhere(tmp_path: Path) -> None:
    other = source("b", "We will go home on Monday.")
    assert found(tmp_path, FIRST, other, statement("We will go")).message == NOT_THERE

"""Made-up articles with records coded from them, right and with one mistake each."""

import copy
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pourparler_validators import check_text

FOLDER = Path(__file__).with_name("codings")
FAMILIES = ("grounding", "sources", "timeline")
SIDES = [{"party": f"party:{key}", "role": "party"} for key in ("valdern", "tessmark")]
ASKED: dict[str, dict[str, Any]] = {
    "event": {},
    "agreement": {"title": "A text", "parties": SIDES},
    "proposal": {"title": "A plan", "issuers": ["party:orvik"]},
}
"""What records of each type have beside what is told of them."""

Coding = list[dict[str, Any]]


@dataclass(frozen=True)
class Mistake:
    """A coding with one mistake."""

    kind: str
    what: str
    coding: Coding

    def __str__(self) -> str:
        return f"{self.kind}: {self.what}"


class CodedArticle:
    """One article, and its coding."""

    def __init__(self, language: str, cast: dict[str, Any], article: dict[str, Any]) -> None:
        self._persons: dict[str, list[str]] = cast["persons"]
        self._article = article
        self.coding = [
            self._source(language),
            *_parties(cast["parties"]),
            *_people(self._persons),
            *(_statement(number, said) for number, said in enumerate(article["said"])),
            *(_record(*row) for row in self._told()),
        ]

    def mistakes(self) -> Iterator[Mistake]:
        """The coding with each mistake that the article's file names."""
        for number, said in enumerate(self._article["said"]):
            yield from self._of_statement(f"statement:{number}", said)
        for noun, number, told in self._told():
            yield from self._of_record(f"{noun}:{number}", told)

    def _of_statement(self, key: str, said: dict[str, Any]) -> Iterator[Mistake]:
        for other in self._persons:
            if other != said["speaker"]:
                yield self._with("speaker", key, speaker=f"person:{other}")
        for old, new in said["changes"]:
            assert old in said["words"]
            words = said["words"].replace(old, new, 1)
            yield self._with("words", key, segments=[_segment(words)])

    def _of_record(self, key: str, told: dict[str, Any]) -> Iterator[Mistake]:
        is_event = key.startswith("event")
        for status in told["wrong_statuses"]:
            history = [{"status": status, "date": told["date"]}]
            yield self._with(
                "status", key, status=status, **({} if is_event else {"history": history})
            )
        for date in told["wrong_dates"]:
            history = [{"status": told["status"], "date": date}]
            yield self._with("date", key, **({"date": date} if is_event else {"history": history}))
        if "round" in told:
            yield self._with("number", key, round=told["round"] + 2)

    def _with(self, kind: str, key: str, **fields: Any) -> Mistake:
        coding = copy.deepcopy(self.coding)
        next(one for one in coding if one["id"] == key).update(fields)
        return Mistake(kind, f"{key} {fields}", coding)

    def _told(self) -> Iterator[tuple[str, int, dict[str, Any]]]:
        for noun in ASKED:
            for number, told in enumerate(self._article.get(f"{noun}s", ())):
                yield noun, number, told

    def _source(self, language: str) -> dict[str, Any]:
        return {
            "type": "source",
            "id": "source:a",
            "kind": self._article.get("kind", "news_article"),
            "language": language,
            "published": str(self._article["published"]),
            "text": self._article["text"],
        }


def articles_in(language: str) -> list[CodedArticle]:
    """The articles of a language, with their codings."""
    table = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return [CodedArticle(language, table, article) for article in table["articles"]]


def warnings_on(coding: Coding) -> set[tuple[str, str]]:
    """The rules and messages of what is found in a coding, remarks left out."""
    found = check_text(json.dumps({"records": coding}), "records.json", select=FAMILIES).findings
    return {(one.rule, one.message) for one in found if one.severity != "info"}


def _parties(names: dict[str, str]) -> Iterator[dict[str, Any]]:
    for key, name in names.items():
        yield {"type": "party", "id": f"party:{key}", "kind": "state", "name": name}


def _people(persons: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    for key, (name, party) in persons.items():
        roles = [{"title": "delegate", "party": f"party:{party}"}]
        yield {"type": "person", "id": f"person:{key}", "name": name, "roles": roles}


def _statement(number: int, said: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "statement",
        "id": f"statement:{number}",
        "acts": ["inform"],
        "speaker": f"person:{said['speaker']}",
        "segments": [_segment(said["words"])],
    }


def _segment(words: str) -> dict[str, str]:
    return {"kind": "direct", "text": words, "source": "source:a"}


def _record(noun: str, number: int, told: dict[str, Any]) -> dict[str, Any]:
    supports = ["/status", "/date" if noun == "event" else "/history"]
    supports += ["/round"] if "round" in told else []
    evidence = [{"source": "source:a", "exact": told["passage"], "supports": supports}]
    history = {"history": [{"status": told["status"], "date": told["date"]}]}
    dates = {"date": told["date"]} if noun == "event" else history
    rounds = {"round": told["round"]} if "round" in told else {}
    plain = {"type": noun, "id": f"{noun}:{number}", "kind": told["kind"]}
    return plain | {"status": told["status"], "evidence": evidence} | ASKED[noun] | dates | rounds

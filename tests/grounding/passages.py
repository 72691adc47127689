"""What a rule says of records whose evidence is a passage of a short text."""

import json
from typing import Any

from pourparler_validators import Finding, Report, check_text

Record = dict[str, Any]

SOURCE = {"type": "source", "id": "source:a", "kind": "news_article", "language": "en"}
PARTIES: tuple[Record, ...] = (
    {"type": "party", "id": "party:north", "kind": "state_body", "name": "Northland",
     "aliases": [{"name": "Northern", "kind": "demonym"}]},
    {"type": "party", "id": "party:sudria", "kind": "state_body", "name": "Sudria",
     "aliases": [{"name": "Sudrian", "kind": "demonym"}]},
    {"type": "party", "id": "party:orland", "kind": "state_body", "name": "Orland",
     "aliases": [{"name": "Orlandic", "kind": "demonym"}]},
)  # fmt: skip
PERSONS: tuple[Record, ...] = (
    {"type": "person", "id": "person:brandt", "name": "Ilse Brandt",
     "roles": [{"title": "Foreign Minister", "party": "party:north", "level": "minister"}]},
    {"type": "person", "id": "person:haddad", "name": "Omar Haddad",
     "roles": [{"title": "President", "party": "party:sudria", "level": "head_of_state"}]},
    {"type": "person", "id": "person:reyes", "name": "Ana Reyes",
     "roles": [{"title": "envoy", "party": "party:orland", "level": "envoy"}]},
)  # fmt: skip
PEOPLE = (*PARTIES, *PERSONS)


def evidence(passage: str, *supports: str) -> list[Record]:
    """One piece of evidence, for the fields named, or for the whole record."""
    found: Record = {"source": "source:a", "exact": passage}
    return [found | {"supports": list(supports)} if supports else found]


def findings(rule: str, text: str, *records: Record, source: Record | None = None) -> list[Finding]:
    """What a rule finds in records coded from a text."""
    return list(report(rule, text, *records, source=source).findings)


def report(rule: str, text: str, *records: Record, source: Record | None = None) -> Report:
    """What comes of checking records coded from a text by one rule."""
    held = [SOURCE | {"text": text} | (source or {}), *records]
    return check_text(json.dumps({"records": held}), "records.json", select=[rule])

"""One cause, one finding: where two rules could speak, the narrower does."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from pourparler import MODELS, Date
from pourparler.fields import fields
from pourparler.model import Model
from pourparler_validators import Severity
from tests.rules.dataset import TEXTS, Files, patched, report_on, report_on_patch

Patch = dict[str, Any]

CALL: Final = "proposal:second-round"
EGYPT = {"type": "party", "id": "party:egy", "kind": "state", "name": "Egypt", "country": "EG"}
MOSCOW = {
    "source": "source:istanbul-2025",
    "exact": "Moscow has prepared a document",
}
SWAP: Final = "agreement:prisoner-swap-and-proposals"
RUSSIA: Final = {"party": "party:rus", "role": "negotiating_party"}
JEDDAH: Final = {"name": "Jeddah", "country": "SA"}
HOSTED: Final = [
    RUSSIA,
    {"party": "party:ukr", "role": "negotiating_party"},
    {"party": "party:tur", "role": "host"},
]
CRAZY: Final = [{"kind": "partial", "text": "gone crazy", "source": "source:istanbul-2025"}]

PAIRS: Final[dict[tuple[str, str], Patch]] = {
    ("references/to-itself", "references/circle"): {
        "event:istanbul-2": {"parent": "event:istanbul-2"}
    },
    ("references/to-itself", "parties/member-of-itself"): {
        "party:deu": {"parent": "party:deu", "members": [{"party": "party:deu"}]}
    },
    ("dates/history-backwards", "dates/status-not-last-of-history"): {
        "proposal:russian-talks": {
            "status": "rejected",
            "history": [
                {"status": "rejected", "date": "2025-05-12"},
                {"status": "accepted", "date": "2025-05-11"},
            ],
        }
    },
    ("dates/history-backwards", "proposals/impossible-step"): {
        "proposal:russian-talks": {
            "history": [
                {"status": "withdrawn", "date": "2025-05-12"},
                {"status": "accepted", "date": "2025-05-11"},
            ],
        }
    },
    ("parties/negotiates-with-itself", "events/one-sided-talks"): {
        "event:istanbul-2": {"participants": [RUSSIA, RUSSIA]},
        "delegation:ukr-istanbul-2": None,
    },
    ("parties/negotiates-with-itself", "events/mediator-is-party"): {
        "process:rus-ukr-2025": {
            "parties": ["party:rus", "party:ukr", "party:mfa"],
            "mediators": ["party:rus"],
        },
        "party:mfa": {
            "type": "party",
            "id": "party:mfa",
            "kind": "state_body",
            "name": "Foreign Ministry",
            "parent": "party:rus",
        },
    },
    ("events/attended-unheld-event", "events/outcome-of-unheld-event"): {
        "event:oslo": {
            "type": "event",
            "id": "event:oslo",
            "kind": "summit",
            "status": "announced",
            "participants": [{**RUSSIA, "presence": "attended"}],
            "outcomes": ["ceasefire"],
        }
    },
    ("events/one-sided-word", "grounding/status-not-supported"): {
        "source:order": {
            "type": "source",
            "id": "source:order",
            "kind": "news_article",
            "language": "en",
            "text": "Lavrov said that the troops will leave on Monday.",
        },
        "statement:order": {
            "type": "statement",
            "id": "statement:order",
            "acts": ["announce"],
            "speaker": "person:lavrov",
            "about": ["event:order"],
            "segments": [
                {
                    "kind": "indirect",
                    "source": "source:order",
                    "text": "Lavrov said that the troops will leave",
                }
            ],
        },
        "event:order": {
            "type": "event",
            "id": "event:order",
            "kind": "unilateral_measure",
            "status": "held",
            "participants": [{"party": "party:rus", "role": "actor"}],
            "evidence": [{"source": "source:order", "exact": "the troops will leave"}],
        },
    },
    ("grounding/value-not-in-evidence", "events/host-elsewhere"): {
        "event:istanbul-2": {"place": JEDDAH, "participants": HOSTED}
    },
    ("grounding/name-not-in-text", "events/host-elsewhere"): {
        "event:istanbul-1": {
            "place": JEDDAH,
            "participants": HOSTED,
            "evidence": [
                {
                    "source": "source:istanbul-2025",
                    "exact": "The first round was held in Istanbul",
                    "supports": ["/round"],
                }
            ],
        },
    },
    ("grounding/speaker-not-mentioned", "grounding/name-not-in-text"): {
        "person:macron": {"type": "person", "id": "person:macron", "name": "Emmanuel Macron"},
        "statement:lavrov-memorandum": {"speaker": "person:macron"},
    },
    ("grounding/value-not-in-evidence", "grounding/name-not-in-text"): {
        "party:egy": EGYPT,
        "event:measure": {
            "type": "event",
            "id": "event:measure",
            "kind": "unilateral_measure",
            "status": "held",
            "participants": [{"party": "party:egy", "role": "actor"}],
            "evidence": [{**MOSCOW, "supports": ["/participants"]}],
        },
    },
    ("grounding/list-incomplete", "grounding/value-not-in-evidence"): {
        "party:egy": EGYPT,
        SWAP: {
            "parties": [
                {"party": "party:ukr", "role": "party"},
                {"party": "party:egy", "role": "party"},
            ]
        },
    },
    ("grounding/role-without-word", "grounding/value-not-in-evidence"): {
        "party:egy": EGYPT,
        "process:rus-ukr-2025": {
            "mediators": ["party:egy"],
            "evidence": [{**MOSCOW, "supports": ["/mediators"]}],
        },
    },
    ("grounding/actor-and-target-swapped", "grounding/value-not-in-evidence"): {
        "source:attack": {
            "type": "source",
            "id": "source:attack",
            "kind": "news_article",
            "language": "en",
            "text": "Russia attacked Ukraine at dawn.",
        },
        "event:attack": {
            "type": "event",
            "id": "event:attack",
            "kind": "hostilities",
            "status": "held",
            "participants": [
                {"party": "party:deu", "role": "actor"},
                {"party": "party:rus", "role": "target"},
            ],
            "evidence": [
                {
                    "source": "source:attack",
                    "exact": "Russia attacked Ukraine",
                    "supports": ["/participants"],
                }
            ],
        },
    },
    ("grounding/role-without-word", "grounding/name-not-in-text"): {
        "party:egy": {
            "type": "party",
            "id": "party:egy",
            "kind": "state",
            "name": "Egypt",
            "country": "EG",
        },
        "process:rus-ukr-2025": {"mediators": ["party:egy"]},
    },
    ("grounding/date-contradicted", "conflicts/sources-disagree"): {
        "source:b": {
            "type": "source",
            "id": "source:b",
            "kind": "news_article",
            "language": "en",
            "text": "The second round is to be held on June 2.",
        },
        "event:second": {
            "type": "event",
            "id": "event:second",
            "kind": "negotiation_round",
            "status": "announced",
            "date": "2025-06-03",
            "process": "process:rus-ukr-2025",
            "round": 2,
            "evidence": [{"source": "source:b", "exact": "on June 2", "supports": ["/date"]}],
        },
    },
    ("persons/role-not-held-then", "statements/speaks-for-another"): {
        "person:lavrov": {
            "roles": [
                {"title": "Russian Foreign Minister", "party": "party:rus", "end": "2024"},
                {"title": "adviser", "party": "party:deu"},
            ]
        },
        "statement:lavrov-memorandum": {"date": "2025-05-28", "on_behalf_of": "party:rus"},
    },
    ("persons/role-not-held-then", "delegations/head-of-another-party"): {
        "person:medinsky": {
            "roles": [
                {"title": "aide", "party": "party:rus", "end": "2024"},
                {"title": "adviser", "party": "party:deu"},
            ]
        },
    },
    ("agreements/proposal-not-accepted", "references/withdrawn-or-superseded"): {
        SWAP: {"proposals": [CALL]},
        CALL: {"status": "withdrawn"},
        "proposal:russian-talks": {"supersedes": CALL},
    },
    ("parties/name-of-another-country", "identity/near-duplicate-entity"): {
        "party:deu": {"country": "US"},
    },
    ("agreements/consent-short-of-status", "agreements/one-sided-word"): {
        SWAP: {
            "status": "signed",
            "parties": [
                {"party": "party:rus", "role": "signatory", "consent": "signed"},
                {"party": "party:ukr", "role": "signatory", "consent": "initialled"},
            ],
            "history": [{"status": "signed", "by": ["party:rus"]}],
        }
    },
    ("proposals/response-of-a-stranger", "proposals/answers-differ"): {
        CALL: {
            "addressees": ["party:ukr"],
            "status": "rejected",
            "history": [{"status": "rejected", "by": ["party:ukr"]}],
            "responses": [
                {"by": ["party:ukr"], "response": "rejected"},
                {"by": ["party:deu"], "response": "welcomed"},
            ],
        }
    },
    ("structure/joined-values", "structure/not-in-list"): {
        "event:istanbul-1": {"agenda": "prisoners, ceasefire"}
    },
    ("structure/joined-values", "structure/wrong-type"): {
        "process:rus-ukr-2025": {"supporters": "party:usa; party:sau"}
    },
    ("structure/null-or-empty", "structure/missing-field"): {
        "event:istanbul-1": [{"op": "replace", "path": "/kind", "value": None}]
    },
    ("structure/null-or-empty", "structure/wrong-form"): {
        "event:istanbul-1": [{"op": "replace", "path": "/date", "value": ""}]
    },
    ("structure/unknown-field", "structure/missing-field"): {
        "person:trump": [{"op": "move", "from": "/name", "path": "/nmae"}]
    },
    ("statements/one-passage-two-speakers", "statements/two-sources-one-utterance"): {
        "statement:trump-again": {
            "type": "statement",
            "id": "statement:trump-again",
            "acts": ["criticize"],
            "speaker": "party:deu",
            "segments": CRAZY,
        },
        "statement:trump-putin": {"segments": CRAZY},
    },
}


@pytest.mark.parametrize(("narrower", "wider"), PAIRS)
def test_the_narrower_speaks(narrower: str, wider: str, tmp_path: Path) -> None:
    texts = TEXTS if narrower.startswith("grounding/") else ()
    report = report_on_patch(tmp_path, PAIRS[narrower, wider], texts=texts)
    assert wider in report.tallies
    assert {each.rule for each in report.findings if each.severity is not Severity.INFO} == {
        narrower
    }


NOT_TO_BE_READ: Final = {
    "dates/interval-reversed": "2025-06-02/2025-05-16",
    "dates/placeholder": "1970-01-01",
}
"""By the rule that alone speaks of it: a date that tells no other rule anything."""


def date_fields(model: type[Model], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The paths of all dates of a model, without the positions in lists."""
    for name, field in fields(model).items():
        if field.kind is Date:
            yield (*above, name)
        elif field.model is not None and name not in ("waivers", "terms"):
            yield from date_fields(field.model, (*above, name))


def put(value: Any, path: tuple[str, ...], date: str) -> None:
    """Puts a date into all objects that a path leads to."""
    if isinstance(value, list):
        for item in value:
            put(item, path, date)
    elif len(path) == 1:
        value[path[0]] = date
    elif path[0] in value:
        put(value[path[0]], path[1:], date)


def dated(kind: str, path: tuple[str, ...], date: str) -> Files:
    """The example, in which all records of a type have a date there."""
    files = patched({})
    for records in files.values():
        put([record for record in records if record["type"] == kind], path, date)
    return files


@pytest.mark.parametrize(("rule", "date"), NOT_TO_BE_READ.items())
@pytest.mark.parametrize(
    ("kind", "path"),
    [(kind, path) for kind, model in MODELS.items() for path in date_fields(model)],
    ids=lambda each: each if isinstance(each, str) else ".".join(each),
)
def test_of_a_date_that_is_none_no_other_rule_speaks(
    kind: str, path: tuple[str, ...], rule: str, date: str, tmp_path: Path
) -> None:
    report = report_on(tmp_path, dated(kind, path, date), texts=TEXTS)
    assert {each.rule for each in report.findings if each.severity is not Severity.INFO} <= {rule}

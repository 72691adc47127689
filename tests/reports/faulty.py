"""Reports to write: of signs that programs count in different ways, and of very many findings."""

import json
from dataclasses import replace
from typing import Final

from pourparler_validators import Report
from tests.validators.checked import checked

SIGNS: Final = "Türkiye 🇹🇷 漢字\\t"
"""Letters of two, three and four bytes, and a tab, as JSON escapes it."""
LINE: Final = f'{{"type": "party", "id": "party:a", "name": "{SIGNS}", "kind": "stat"}}'
BEFORE: Final = LINE[: LINE.index('"stat"')]
"""What stands before the fault."""
HOSTILE: Final = 'a: b, <c> & "d" ::error:: %0A `e` | [f](g) \u202e ]]>.json'
"""The name of a file that says something in many formats."""


def of_signs(ending: str = "\r\n", mark: str = "\ufeff") -> Report:
    """One wrong value, behind many signs, in the second of the records of a file."""
    sound = '{"type": "party", "id": "party:b", "name": "B", "kind": "state"}'
    return checked(f"{mark}{sound}{ending}{LINE}{ending}", "a b.jsonl")


def of_hostile_texts() -> Report:
    """Findings whose file, record, value and message mean something to other programs."""
    value = "<script>alert(1)</script>\x07 \u202e ::error::x\n%0A | `x` ]]> \ud800"
    record = {"type": "party", "id": "party:a", "name": "A", "kind": value, value: 1}
    return checked(json.dumps(record), HOSTILE)


def of_many(number: int) -> Report:
    """A report of so many findings, each known by itself."""
    (finding,) = of_signs().findings
    findings = (
        replace(finding, fingerprint=f"{each:032x}", message=f"fault {each}")
        for each in range(number)
    )
    return replace(of_signs(), findings=tuple(findings))

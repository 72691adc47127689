"""Small datasets, and what the command line says of them."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final, NamedTuple

ROOT: Final = Path(__file__).parents[2]
EXAMPLE: Final = ROOT / "examples" / "istanbul-2025"

Plain = dict[str, Any]

PARTY: Final[Plain] = {
    "type": "party",
    "id": "party:a",
    "kind": "state",
    "name": "A",
    "country": "NO",
}
"""A sound record, of which the check only says that nothing refers to it."""


class Outcome(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def report(self) -> Plain:
        """The JSON report that it printed."""
        report: Plain = json.loads(self.out)
        return report

    @property
    def findings(self) -> list[Plain]:
        """The findings of the JSON report."""
        findings: list[Plain] = self.report["findings"]
        return findings

    @property
    def rules(self) -> list[str]:
        """The rules of the findings, in order."""
        return [finding["rule"] for finding in self.findings]

    @property
    def is_one_sentence(self) -> bool:
        """Whether it is refused in one line."""
        return (
            self.code == 2
            and self.out == ""
            and self.err.startswith("error: ")
            and self.err.count("\n") == 1
            and self.err.endswith("\n")
            and "Traceback" not in self.err
        )


Run = Callable[..., Outcome]


def party(slug: str, **fields: Any) -> Plain:
    """A party with that in its id and name, and with other fields."""
    return {**PARTY, "id": f"party:{slug}", "name": slug.upper(), **fields}


def put(path: str | Path, content: Any) -> Path:
    """Writes a text, bytes, or a JSON value into a file of the current folder."""
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        target.write_bytes(content)
    else:
        text = content if isinstance(content, str) else json.dumps(content, indent=2)
        target.write_bytes(text.encode())
    return target


def example_files() -> dict[str, Plain]:
    """The documents of the example, by the names of their files."""
    return {
        path.name: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(EXAMPLE.glob("*.json"))
    }


def without_places(findings: Iterable[Plain]) -> list[Plain]:
    """Findings without where they stand in files, in an order that does not depend on it."""
    places = ("file", "document_pointer", "start", "end")
    plain = [
        {
            **{name: value for name, value in finding.items() if name not in places},
            "related": [
                {name: value for name, value in one.items() if name not in places}
                for one in finding["related"]
            ],
        }
        for finding in findings
    ]
    return sorted(plain, key=json.dumps)

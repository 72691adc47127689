"""For the tests of rules of one's own: runs the ``Bad:`` and ``Says:`` of their docstrings.

from pourparler_validators.testing import examples_of

@pytest.mark.parametrize("example", examples_of("desk_rules.desk"), ids=str)
def test_example(example, records):
assert example.said_of(records) == example.says
"""

import copy
import importlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pourparler import Record
from pourparler_validators.contract.manual import Manual, manual_of
from pourparler_validators.contract.rule import rules_of
from pourparler_validators.messages.json_values import is_object
from pourparler_validators.running.check import check


@dataclass(frozen=True, slots=True)
class Example:
    """The example of a rule's docstring."""

    rule: str
    """The name of the rule."""
    module: str
    """The module that declares it."""
    manual: Manual

    def __str__(self) -> str:
        return self.rule

    @property
    def says(self) -> list[str]:
        """What the docstring claims that the rule says: record, pointer and message."""
        return list(self.manual.says)

    def said_of(self, records: Iterable[Record | Mapping[str, Any]]) -> list[str]:
        """What the rule says of records after the change that ``Bad:`` makes.

        ``Bad:`` leads from ids to what becomes of their records: an object is merged into the
        record, null removes it, and a new id adds a record. Raises ``AssertionError`` where the
        rule itself is faulty.
        """
        changed = _changed(records, json.loads(self.manual.bad))
        report = check(changed, select=[self.rule], modules=[self.module])
        faulty = [f"{one.rule}: {one.reason}" for one in report.errors if one.rule == self.rule]
        if faulty:
            raise AssertionError(faulty[0])
        return [
            f"{one.place.record or '-'} {one.place.pointer or '(record)'}: {one.message}"
            for one in report.findings
        ]


def examples_of(module: str) -> list[Example]:
    """The examples of the rules that a module declares.

    Raises ``ValueError`` for a docstring that lacks a part.
    """
    rules = rules_of(importlib.import_module(module))
    return [Example(rule.name, module, manual_of(rule)) for rule in rules]


def _changed(
    records: Iterable[Record | Mapping[str, Any]], changes: Mapping[str, Any]
) -> list[dict[str, Any]]:
    plain = [_plain(record) for record in records]
    by_id: dict[str, Any] = {str(record["id"]): record for record in plain}
    for key, change in changes.items():
        by_id[key] = _merged(by_id.get(key, {}), change)
    return [record for record in by_id.values() if record is not None]


def _plain(record: Record | Mapping[str, Any]) -> dict[str, Any]:
    if isinstance(record, Record):
        return record.model_dump(mode="json", exclude_none=True)
    return copy.deepcopy(dict(record))


def _merged(value: Any, change: Any) -> Any:
    """A value after a merge patch (RFC 7396)."""
    if not is_object(change):
        return change
    merged: dict[str, Any] = dict(value) if is_object(value) else {}
    for name, inner in change.items():
        merged[name] = _merged(merged.get(name), inner)
        if inner is None:
            del merged[name]
    return merged

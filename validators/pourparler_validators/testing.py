"""For the tests of rules of one's own, with pytest.

``examples_of`` gives the ``Bad:`` and ``Says:`` of docstrings, each to be compared with what its
rule says. The fixture ``checked_by`` checks records by the rules of one module; a conftest.py makes
it known by ``pytest_plugins = ["pourparler_validators.testing"]``. It asks each rule twice, the
second time with nothing but the answers that it got the first time: a rule that sees the dataset
by another way, or keeps something in mind, answers otherwise, and the test fails.
"""

import copy
import datetime as dt
import importlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

import pytest

from pourparler import Record
from pourparler.own_fields import OwnFields
from pourparler_validators.contract.declared import rules_of
from pourparler_validators.contract.finding import Answer
from pourparler_validators.contract.manual import Manual, manual_of
from pourparler_validators.contract.rule import Rule
from pourparler_validators.grounding.shelves import Shelves
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_values import is_object
from pourparler_validators.project.settings import settings_of
from pourparler_validators.running import judge
from pourparler_validators.running.asking import Known, Notes, NotKnownError, asked_by
from pourparler_validators.running.check import check
from pourparler_validators.running.judging import Asker, Means, asker_of
from pourparler_validators.running.report import Report


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
        record, null removes it, and a new id adds a record. The fields of a project's own are
        those of ``Settings:``, if the docstring has that. Raises ``AssertionError`` where the
        rule itself is faulty.
        """
        changed = _changed(records, json.loads(self.manual.bad))
        own = settings_of(self.manual.settings).own_fields
        report = check(changed, select=[self.rule], modules=[self.module], own_fields=own)
        _require_no_errors(report, [self.rule])
        return lines_of(report)


def examples_of(module: str) -> list[Example]:
    """The examples of the rules that a module declares.

    Raises ``ValueError`` for a docstring that lacks a part.
    """
    rules = rules_of(importlib.import_module(module))
    return [Example(rule.name, module, manual_of(rule)) for rule in rules]


def lines_of(report: Report) -> list[str]:
    """The findings as docstrings write them: record, pointer and message."""
    return [
        f"{one.place.record or '-'} {one.place.pointer or '(record)'}: {one.message}"
        for one in report.findings
    ]


class CheckedBy(Protocol):
    """What the fixture ``checked_by`` gives."""

    def __call__(
        self,
        module: str,
        *records: Record | Mapping[str, Any],
        today: dt.date | None = None,
        texts: tuple[str, ...] = (),
        own_fields: OwnFields | None = None,
    ) -> Report:
        """The report on records by the rules of a module, and of those of structure.

        Raises ``AssertionError`` where a rule raises, answers nothing that is an answer, or
        answers otherwise when it is asked again.
        """
        ...


@pytest.fixture
def checked_by(monkeypatch: pytest.MonkeyPatch) -> CheckedBy:
    """Checks records by the rules of one module, each of which is asked twice."""
    monkeypatch.setattr(judge, "asker_of", asks_twice)

    def checked_by(
        module: str,
        *records: Record | Mapping[str, Any],
        today: dt.date | None = None,
        texts: tuple[str, ...] = (),
        own_fields: OwnFields | None = None,
    ) -> Report:
        names = [rule.name for rule in rules_of(importlib.import_module(module))]
        report = check(
            records,
            today=today,
            select=names,
            modules=[module],
            texts=texts,
            own_fields=own_fields,
        )
        _require_no_errors(report, names)
        return report

    return checked_by


def asks_twice(rule: Rule, means: Means, shelves: Shelves | None = None) -> Asker:
    """What asks a rule of each subject twice, and raises what :func:`answers_twice` raises."""
    return lambda subject: answers_twice(rule, subject, means, shelves)


def answers_twice(
    rule: Rule, subject: Any, means: Means, shelves: Shelves | None = None
) -> Sequence[Answer]:
    """What a rule answers, once it has answered the same from noted answers alone.

    What it prepares of articles the second time is kept on ``shelves``, else nowhere. Raises
    ``AssertionError`` where it does not.
    """
    notes = Notes(means.questions)
    first = asker_of(rule, replace(means, questions=asked_by(notes.answer)))(subject)
    replay = asked_by(Known(notes.answers).answer)
    try:
        again = asker_of(rule, replace(means, questions=replay, shelves=shelves or Shelves()))(
            subject
        )
    except NotKnownError as error:
        raise AssertionError(f"it asks {error.question} the second time only") from None
    if again != first:
        raise AssertionError("asked a second time, it answers otherwise")
    return first


def _require_no_errors(report: Report, names: Iterable[str]) -> None:
    faulty = [f"{one.rule}: {one.reason}" for one in report.errors if one.rule in names]
    if faulty:
        raise AssertionError(faulty[0])


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

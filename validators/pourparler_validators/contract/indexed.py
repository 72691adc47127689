"""Rules as data: what one is called and looks at, without the module that declares it.

A check of few records has use for few rules, and to import them all takes longer than to check.
"""

import importlib
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from typing import Any, Final, TypedDict

from pourparler import Record
from pourparler.fields import Field
from pourparler.own_fields import OwnFields
from pourparler.values import Form, Reference
from pourparler_validators.contract.declared import rules_of
from pourparler_validators.contract.finding import Severity
from pourparler_validators.contract.rule import OWN_WORDS, Rule


class Row(TypedDict):
    """What the index says of a rule."""

    name: str
    module: str
    """The full name of the module that declares it."""
    severity: str
    is_waivable: bool
    is_off_by_default: bool
    asks_for_own_fields: bool
    """Whether it is given the fields of a project's own."""
    looks_at: list[str]
    """The names of the classes of its subjects: of values, else of the subject itself."""


def rows_of(rules: Iterable[Rule]) -> Iterator[Row]:
    """What the index says of rules."""
    for rule in rules:
        yield {
            "name": rule.name,
            "module": rule.check.__module__,
            "severity": rule.severity,
            "is_waivable": rule.is_waivable,
            "is_off_by_default": rule.is_off_by_default,
            "asks_for_own_fields": any(one.type is OwnFields for one in rule.parameters),
            "looks_at": [one.__name__ for one in rule.types] or [_subject_of(rule)],
        }


def _subject_of(rule: Rule) -> str:
    if rule.is_structural:
        return _FAULT
    if rule.is_about_dataset:
        return _FIGURE
    return _GROUP if rule.is_grouping else rule.subject_class.__name__


_FAULT: Final = "Fault"
_GROUP: Final = "Group"
_FIGURE: Final = "Figure"
_LOADED: Final = frozenset(field.name for field in fields(Rule))
_ROWS: Final[dict[str, Row]] = {}
"""By the name of the rule."""
_LOOKS_AT: Final[dict[str, frozenset[str]]] = {}


class Indexed(Rule):
    """A rule of the index; what that does not say is read from its module when it is asked for."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        """What has not been read yet."""
        if name not in _LOADED:
            raise AttributeError(name)
        declared = _rules_of(_ROWS[self.name]["module"])[self.name]
        for each in _LOADED:
            object.__setattr__(self, each, getattr(declared, each))
        return getattr(declared, name)

    @property
    def holds_dataset(self) -> bool:
        """Whether the rule asks for the whole dataset at once: none of the index does."""
        return False

    @property
    def is_structural(self) -> bool:
        """Whether the rule says what reading found."""
        return self._looks_at((_FAULT,))

    @property
    def is_about_waivers(self) -> bool:
        """Whether the rule judges the waivers, after all other rules."""
        return self._looks_at(("WaiverAt",))

    @property
    def is_about_dataset(self) -> bool:
        """Whether the rule judges what the settings ask of the whole dataset."""
        return self._looks_at((_FIGURE,))

    @property
    def is_grouping(self) -> bool:
        """Whether the rule judges several records together."""
        return self._looks_at((_GROUP,))

    def judges(self, field: Field, is_list: bool) -> bool:
        """Whether the rule looks at the values of a field, or at its lists."""
        return self._looks_at(_subjects(field, is_list))

    def judges_record(self, model: type[Record], own: OwnFields) -> bool:
        """Whether the rule looks at whole records of a type, of a project with such own fields."""
        is_idle = not own and _ROWS[self.name]["asks_for_own_fields"]
        return self._looks_at(_names(model)) and not is_idle

    def _looks_at(self, names: tuple[str, ...]) -> bool:
        return not _LOOKS_AT[self.name].isdisjoint(names)


def indexed(row: Row) -> Rule:
    """The rule that a row of the index is about."""
    rule = object.__new__(Indexed)
    _ROWS[row["name"]] = row
    _LOOKS_AT[row["name"]] = frozenset(row["looks_at"])
    for name in ("name", "is_waivable", "is_off_by_default"):
        object.__setattr__(rule, name, row[name])
    object.__setattr__(rule, "severity", Severity(row["severity"]))
    object.__setattr__(rule, "fault", "")
    return rule


@cache
def _rules_of(module: str) -> dict[str, Rule]:
    return {rule.name: rule for rule in rules_of(importlib.import_module(module))}


@cache
def _subjects(field: Field, is_list: bool) -> tuple[str, ...]:
    """The names of what looks at the values of a field, or at its lists."""
    if is_list:
        return () if field.model else ("ListAt",)
    if isinstance(field.kind, Reference):
        return ("ReferenceAt",)
    if isinstance(field.kind, Form):
        return ("WordsAt",) if field.kind.name in OWN_WORDS else ()
    return _names(field.kind)


def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.__name__ for each in kind.__mro__)

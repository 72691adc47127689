"""The index of rules says what the rules themselves say."""

import json
from collections.abc import Iterator
from importlib import import_module

import pytest

from pourparler import MODELS
from pourparler.fields import Field, fields
from pourparler.model import Model
from pourparler.own_fields import OwnField, OwnFields
from pourparler_validators.contract.declared import rules_of
from pourparler_validators.contract.indexed import Indexed, indexed
from pourparler_validators.contract.rule import Rule
from pourparler_validators.rules import index_text, own_rules

DECLARED = {
    rule.name: rule
    for module in sorted({row["module"] for row in json.loads(index_text())})
    for rule in rules_of(import_module(module))
}
OWN_FIELDS = OwnFields({"event": {"desk": OwnField()}})


def every_field() -> Iterator[Field]:
    waiting: list[type[Model]] = [*MODELS.values()]
    seen = set(waiting)
    while waiting:
        for field in fields(waiting.pop()).values():
            yield field
            if field.model is not None and field.model not in seen:
                seen.add(field.model)
                waiting.append(field.model)


def new() -> dict[str, Rule]:
    """The rules of the index, none of them read yet."""
    return {row["name"]: indexed(row) for row in json.loads(index_text())}


def test_it_has_all_rules_in_order() -> None:
    assert list(DECLARED) != []
    assert [rule.name for rule in own_rules()] == sorted(DECLARED)


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_a_rule_of_it_is_the_declared_one(name: str) -> None:
    rule, declared = new()[name], DECLARED[name]
    assert isinstance(rule, Indexed)
    for asked in ("is_structural", "is_grouping", "is_about_waivers", "holds_dataset", "family"):
        assert getattr(rule, asked) == getattr(declared, asked), asked
    for own in (OwnFields(), OWN_FIELDS):
        assert [rule.judges_record(model, own) for model in MODELS.values()] == [
            declared.judges_record(model, own) for model in MODELS.values()
        ]
    for field in every_field():
        for is_list in (False, True):
            assert rule.judges(field, is_list) == declared.judges(field, is_list), field.name
    assert "check" not in {slot for slot in Rule.__slots__ if _is_set(rule, slot)}
    for slot in Rule.__slots__:
        assert getattr(rule, slot) == getattr(declared, slot), slot


def _is_set(rule: Rule, slot: str) -> bool:
    try:
        object.__getattribute__(rule, slot)
    except AttributeError:
        return False
    return True


def test_what_no_rule_has_is_an_error() -> None:
    rule = new()["dates/placeholder"]
    with pytest.raises(AttributeError, match="nothing_like_that"):
        _ = rule.nothing_like_that  # type: ignore[attr-defined]

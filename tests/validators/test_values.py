"""Values of a vocabulary are placed in facts/values, where mypy asks for a place of each."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import pourparler
import pourparler_validators

HOUSE = Path(pourparler_validators.__file__).parent
VOCABULARIES = {
    name
    for name, each in vars(pourparler).items()
    if isinstance(each, type) and issubclass(each, pourparler.Vocabulary)
}


def listed(code: str) -> Iterator[str]:
    """The places that name several values of one vocabulary, in whatever kind of list."""
    for node in ast.walk(ast.parse(code)):
        names = [each.value.id for each in _parts(node) if isinstance(each.value, ast.Name)]
        if any(names.count(name) > 1 for name in VOCABULARIES):
            yield f"line {getattr(node, 'lineno', 0)}"


def _parts(node: ast.AST) -> list[ast.Attribute]:
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        parts: list[ast.expr | None] = [*node.elts]
    elif isinstance(node, ast.Dict):
        parts = [*node.keys]
    elif isinstance(node, ast.MatchOr):
        parts = [each.value for each in node.patterns if isinstance(each, ast.MatchValue)]
    elif isinstance(node, ast.Call):
        parts = [*node.args]
    else:
        parts = []
    return [each for each in parts if isinstance(each, ast.Attribute)]


def test_no_other_module_lists_values_of_a_vocabulary() -> None:
    found = [
        f"{path.relative_to(HOUSE)}: {place}"
        for path in sorted(HOUSE.rglob("*.py"))
        if "values" not in path.relative_to(HOUSE).parts
        for place in listed(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "X = (Presence.ABSENT, Presence.EXPECTED)",
        "X = {Presence.ABSENT: 1, Presence.EXPECTED: 2}",
        "X = frozenset([Presence.ABSENT, Presence.EXPECTED])",
        "X = any_of('presence', Presence.ABSENT, Presence.EXPECTED)",
        "match x:\n    case Presence.ABSENT | Presence.EXPECTED:\n        pass",
    ],
)
def test_every_kind_of_list_is_seen(code: str) -> None:
    assert list(listed(code))


def test_one_value_of_each_of_two_vocabularies_is_no_list() -> None:
    assert not list(listed("X = (Presence.ABSENT, EventKind.CALL)"))

"""The rules, a module for each family. Every module here is collected."""

import importlib
import pkgutil
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from itertools import pairwise

from pourparler_validators.contract.rule import Rule, rules_of

ENTRY_POINTS = "pourparler.rules"
"""The group of entry points whose values are modules of other projects' rules."""


@cache
def own_rules() -> tuple[Rule, ...]:
    """The rules of this package, in the order of their names."""
    modules = [importlib.import_module(f"{__name__}.{name}") for name in families()]
    return _sorted(rule for module in modules for rule in rules_of(module))


def all_rules(modules: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules of this package, of installed projects, and of the modules named.

    Raises ``ImportError`` for a module that cannot be imported, ``ValueError`` where two rules
    have one name.
    """
    points = metadata.entry_points(group=ENTRY_POINTS)
    names = dict.fromkeys([*(point.value for point in points), *modules])
    more = [importlib.import_module(name) for name in names]
    return _sorted((*own_rules(), *(rule for module in more for rule in rules_of(module))))


def families() -> list[str]:
    """The names of the modules of this package, which are those of the families."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def _sorted(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    ordered = sorted(rules, key=lambda rule: rule.name)
    for one, other in pairwise(ordered):
        if one.name == other.name:
            raise ValueError(f"two rules have the name {one.name}")
    return tuple(ordered)

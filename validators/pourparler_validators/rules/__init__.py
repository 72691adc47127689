"""The rules: a module, or a folder of modules, for each family. Every one here is in the index."""

import importlib
import json
import pkgutil
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from itertools import pairwise
from types import ModuleType

from pourparler_validators.contract.declared import rules_of
from pourparler_validators.contract.indexed import indexed, rows_of
from pourparler_validators.contract.rule import Rule
from pourparler_validators.installed import RULES, entry_points
from pourparler_validators.messages.errors import UsageError

INDEX = "index.json"
"""The file that the rules of this package are listed in, made by docs/generate.py."""


@cache
def own_rules() -> tuple[Rule, ...]:
    """The rules of this package, in the order of their names; imported when they are needed."""
    return tuple(map(indexed, json.loads(pkgutil.get_data(__name__, INDEX) or b"[]")))


def index_text() -> str:
    """The content of the index: what the modules here declare."""
    modules = pkgutil.walk_packages(__path__, f"{__name__}.")
    rules = _sorted(
        rule for found in modules for rule in rules_of(importlib.import_module(found.name))
    )
    return json.dumps([*rows_of(rules)], indent=1) + "\n"


def all_rules(modules: Iterable[str] = (), *, has_plugins: bool = True) -> tuple[Rule, ...]:
    """The rules of this package, of installed projects, and of the modules named.

    Raises ``ImportError`` for a module that cannot be imported, :class:`UsageError` for one of an
    installed project, ``ValueError`` where two rules have one name.
    """
    points = plugins() if has_plugins else ()
    found = {point.value: _imported(point) for point in points}
    more = [
        *found.values(),
        *(importlib.import_module(name) for name in modules if name not in found),
    ]
    return _sorted((*own_rules(), *(rule for module in more for rule in rules_of(module))))


def plugins() -> metadata.EntryPoints:
    """The modules of rules that installed projects offer."""
    return entry_points(RULES)


def _imported(point: metadata.EntryPoint) -> ModuleType:
    """The module of a plug-in.

    Raises :class:`UsageError`, which names the distribution that it is from.
    """
    try:
        return importlib.import_module(point.value)
    except (Exception, SystemExit) as error:
        dist = getattr(point, "dist", None)
        owner = dist.name if dist else "an installed project"
        reason = str(error) or type(error).__name__
        raise UsageError(
            f"{point.value} of {owner} cannot be imported: {reason}",
            option="--no-plugins works without it",
        ) from error


def families() -> list[str]:
    """The names of the modules and folders of this package, which are those of the families."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def _sorted(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    ordered = sorted(rules, key=lambda rule: rule.name)
    for one, other in pairwise(ordered):
        if one.name == other.name:
            raise ValueError(f"two rules have the name {one.name}")
    return tuple(ordered)

"""The rules that a module declares; a declaration that is faulty judges nothing, and says why."""

import inspect
import warnings
from collections.abc import Callable
from types import ModuleType
from typing import Any, Final, get_args, get_origin, get_type_hints

from pourparler_validators.contract.conditions import Asking
from pourparler_validators.contract.field_names import require_fields, require_references
from pourparler_validators.contract.figures import Figure
from pourparler_validators.contract.parameters import Parameter, parameter_of
from pourparler_validators.contract.rule import MARK, Answers, At, Declaration, Group, Rule
from pourparler_validators.entries.fault import Fault

_OWN_RULES: Final = f"{__name__.partition('.')[0]}.rules."


def rules_of(module: ModuleType) -> tuple[Rule, ...]:
    """The rules that a module declares, in its order; what is wrong with one, it says itself."""
    return tuple(
        _rule(module, value)
        for value in vars(module).values()
        if hasattr(value, MARK) and value.__module__ == module.__name__
    )


def _rule(module: ModuleType, check: Callable[..., Answers]) -> Rule:
    declared: Declaration = getattr(check, MARK)
    name = f"{_family(module.__name__)}/{check.__name__}".replace("_", "-")
    try:
        subject, parameters = _signature(check)
        require_fields(_types(subject), declared.conditions)
        _require_value(subject, declared)
        require_references(_types(subject), parameters)
        fault = declared.fault
    except (TypeError, NameError, AttributeError) as error:
        subject, parameters, fault = None, (), declared.fault or str(error)
    subject = None if fault else subject
    found = Rule(
        name,
        declared.severity,
        declared.is_waivable,
        check,
        subject,
        parameters,
        declared.conditions,
        get_origin(subject) or subject or object,
        _types(subject),
        declared.is_off_by_default,
        fault,
        declared.holds_of_one,
        declared.holds_unless,
        declared.not_in,
    )
    if found.holds_dataset:
        _warn_of_links(found)
    return found


def _warn_of_links(rule: Rule) -> None:
    """Tells the author of a rule, at the place of its function."""
    code = inspect.unwrap(rule.check).__code__
    said = f"{rule.name} asks for Links, the whole dataset at once: ask for Questions"
    warnings.warn_explicit(said, DeprecationWarning, code.co_filename, code.co_firstlineno)


def _family(module: str) -> str:
    """The last part of a module's name; of a module in a folder of the package's own, that folder.

    So ``pourparler_validators.rules.dates.sources`` holds rules of the family ``dates``.
    """
    own = module.removeprefix(_OWN_RULES)
    return module.rpartition(".")[2] if own == module else own.partition(".")[0]


def _signature(check: Callable[..., Answers]) -> tuple[Any, tuple[Parameter, ...]]:
    """The subject of a rule, and what it asks for besides.

    Raises ``TypeError`` for a parameter without annotation, one that is no subject, and groups of
    what is no record.
    """
    hints = get_type_hints(check, include_extras=True)
    names = list(inspect.signature(check).parameters)
    bare = [name for name in names if name not in hints]
    if bare:
        raise TypeError(f"its parameter {bare[0]} has no annotation")
    if not names:
        raise TypeError("it has no parameter, so there is nothing that it judges")
    subject = hints[names[0]]
    if not _is_subject(subject):
        raise TypeError(f"it judges {subject!r}, which is no subject such as At[Event]")
    _require_records(subject)
    return subject, tuple(parameter_of(name, hints[name]) for name in names[1:])


def _require_records(subject: Any) -> None:
    """Raises ``TypeError`` for groups of what is no type of record."""
    if isinstance(subject, type) and issubclass(subject, Group):
        subject.models()


def _require_value(subject: Any, declared: Declaration) -> None:
    """Raises ``TypeError`` where a doubt, or a field, is named for what is no value."""
    doubt, is_value = declared.holds_unless, issubclass(get_origin(subject) or subject, At)
    if not is_value and (doubt is not None or declared.not_in):
        raise TypeError("holds_unless and not_in are for rules that judge a value")
    if doubt is not None and not isinstance(doubt, Asking):
        require_fields(_types(subject), (doubt,))


def _types(subject: Any) -> tuple[type, ...]:
    wanted = get_args(subject)[0] if get_origin(subject) is At else None
    return get_args(wanted) or ((wanted,) if wanted else ())


def _is_subject(subject: Any) -> bool:
    return get_origin(subject) is At or (
        isinstance(subject, type) and issubclass(subject, At | Group | Fault | Figure)
    )

"""Which rules run, and how severe each is: what is said of a rule, of its family, and of ALL."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from pourparler_validators.contract.finding import Severity
from pourparler_validators.contract.rule import Rule
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.rules import all_rules

ALL: Final = "ALL"
STRUCTURE: Final = "structure"


def known_rules(modules: Sequence[str] = (), has_plugins: bool = True) -> tuple[Rule, ...]:
    """All rules: those of this package, of installed projects, and of the modules named.

    Raises :class:`UsageError` for a module that cannot be imported.
    """
    try:
        return all_rules(modules, has_plugins=has_plugins)
    except UsageError as error:
        raise error.after("the rules cannot be loaded: ") from None
    except (Exception, SystemExit) as error:
        reason = str(error) or type(error).__name__
        raise UsageError(f"the rules cannot be loaded: {reason}") from None


def choose(known: Sequence[Rule], select: Iterable[str], ignore: Iterable[str]) -> list[Rule]:
    """The rules that are selected and not ignored; those of structure always.

    What is said of a rule counts more than what of its family, and that more than ``ALL``, which
    means no rule that is off by default.
    Raises :class:`UsageError` for a name that no rule and no family has, and where structure
    is ignored.
    """
    selected, ignored = tuple(select), tuple(ignore)
    for name in (*selected, *ignored):
        require_name(name, known)
    for name in ignored:
        if name.partition("/")[0] in (ALL, STRUCTURE):
            raise UsageError(f"{name} cannot be ignored: no record can be read without it")
    return [
        rule
        for rule in known
        if rule.family == STRUCTURE or _nearness(rule, selected) > _nearness(rule, ignored)
    ]


def _nearness(rule: Rule, names: Collection[str]) -> int:
    """How close the names come to a rule: 3 for its own, 1 for ``ALL``, 0 for none."""
    return max(
        (3 - at for at, name in enumerate(_names_of(rule)) if name in names),
        default=0,
    )


def _names_of(rule: Rule) -> tuple[str, ...]:
    """What a rule is selected by, the nearest name first."""
    own = (rule.name, rule.family)
    return own if rule.is_off_by_default else (*own, ALL)


def require_name(name: str, rules: Iterable[Rule]) -> None:
    """Raises :class:`UsageError` for a name that no rule and no family has."""
    known = {ALL} | {rule.name for rule in rules} | {rule.family for rule in rules}
    if name not in known:
        hint = did_you_mean(nearest(name, sorted(known))) or "see: pourparler rules"
        raise UsageError(f'there is no rule or family "{name}"; {hint}')


def by_rule(severities: Mapping[str, Severity], rules: Iterable[Rule]) -> dict[str, Severity]:
    """The severity of each rule: what is said of it counts more than what of its family.

    The rules of structure stay errors. Raises :class:`UsageError` where one is to be less.
    """
    for name, severity in severities.items():
        if name.partition("/")[0] == STRUCTURE and severity is not Severity.ERROR:
            raise UsageError(f"{name} stays an error: no record can be read without it")
    wider_first = sorted(severities, key=lambda name: (name != ALL, "/" in name))
    return {
        rule.name: severities[name]
        for name in wider_first
        for rule in rules
        if rule.family != STRUCTURE and matches(rule.name, (name,))
    }


def matches(rule: str, names: Iterable[str]) -> bool:
    """Whether one of the names is that of a rule, of its family, or ``ALL``."""
    return any(name in (ALL, rule.partition("/")[0], rule) for name in names)

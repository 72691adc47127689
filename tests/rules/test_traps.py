"""The traps of the examples: each is found, by one rule, and printed as the file beside it says."""

import re
from pathlib import Path

import pytest

from pourparler_validators import Severity
from pourparler_validators.rules import own_rules
from tests.rules.traps import FOLDER, TRAPS, code, printed

RULES = {rule.name: rule for rule in own_rules()}
NOT_AMONG_THEM = {
    "structure/not-readable",  # a file that is not UTF-8 is shown by none of the usual viewers
    "structure/too-deep",
    "structure/not-yaml",
    "structure/not-a-table",  # a trap is one JSON file
    "structure/changed-by-spreadsheet",
    "structure/hidden-or-computed",
    "structure/needs-quotes",
    "identity/never-used",  # a remark, not a fault
}

_HEAD = re.compile(r"^(error|warning|info)\[(\S+)\] ", re.M)


def each_trap() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)


@each_trap()
def test_a_trap_prints_what_stands_beside_it(trap: Path) -> None:
    assert printed(trap).encode() == trap.with_suffix(".txt").read_bytes()


@each_trap()
def test_a_trap_holds_one_fault(trap: Path) -> None:
    ((severity, rule),) = _HEAD.findall(printed(trap))
    assert RULES[rule].severity == severity
    assert code(trap) == (1 if severity == Severity.ERROR else 0)


def test_there_is_a_trap_for_each_rule_of_the_first_families() -> None:
    found = {rule for trap in TRAPS for _, rule in _HEAD.findall(printed(trap))}
    families = {"structure", "identity", "references", "dates"}
    due = {name for name in RULES if name.partition("/")[0] in families}
    assert due - found == NOT_AMONG_THEM


def test_the_list_of_the_traps_is_whole() -> None:
    listed = re.findall(r"^\| `(\S+)` \|", (FOLDER / "README.md").read_text("utf-8"), re.M)
    assert listed == sorted(listed)
    assert set(listed) == {trap.name for trap in TRAPS}
    outputs = {path.stem for path in FOLDER.glob("*.txt")}
    assert outputs == {trap.stem for trap in TRAPS}

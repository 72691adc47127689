"""What the tests compare with: names and counts of the rules, and what the traps print.

docs/generate.py writes them anew; read the difference before it is kept.
"""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from pourparler_validators import Report
from pourparler_validators.contract.rule import Rule
from pourparler_validators.rules import own_rules
from tests.rules.dataset import TEXTS, report_on_patch
from tests.rules.traps import TRAPS, printed

HERE = Path(__file__).parent


def names(rules: Iterable[Rule]) -> str:
    """The names of rules, a line each, with the severity, and what else is said of them."""
    return "".join(
        f"{rule.name} {rule.severity}{'' if rule.is_waivable else ', never waived'}"
        f"{', off by default' if rule.is_off_by_default else ''}\n"
        for rule in rules
    )


def counts(report: Report) -> str:
    """How often each rule answered what."""
    head = f"{'rule':<40} {'held':>5} {'found':>5} {'n/a':>7} {'could not':>9}\n"
    return head + "".join(
        f"{name:<40} {tally.held:>5} {tally.found:>5} {tally.not_applicable:>7} "
        f"{sum(tally.could_not.values()):>9}\n"
        for name, tally in sorted(report.tallies.items())
    )


def snapshots() -> Iterator[tuple[Path, str]]:
    """Every file that the tests compare with, and its text."""
    with tempfile.TemporaryDirectory() as folder:
        report = report_on_patch(Path(folder), {}, texts=TEXTS)
    yield HERE / "names.txt", names(own_rules())
    yield HERE / "counts.txt", counts(report)
    for trap in TRAPS:
        yield trap.with_suffix(".txt"), printed(trap)

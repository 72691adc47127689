"""What the tests compare with: names and counts of the rules, and what the traps print.

python tests/rules/snapshots.py     writes them anew; read the difference before it is kept
"""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from pourparler_validators import Report
from pourparler_validators.rules import own_rules
from tests.rules.dataset import TEXTS, report_on_patch
from tests.rules.traps import TRAPS, printed

HERE = Path(__file__).parent


def names(rules: Iterable[str]) -> str:
    """The names of rules, a line each."""
    return "".join(f"{name}\n" for name in rules)


def counts(report: Report) -> str:
    """How often each rule answered what."""
    head = f"{'rule':<40} {'held':>5} {'found':>5} {'n/a':>7} {'could not':>9}\n"
    return head + "".join(
        f"{name:<40} {tally.held:>5} {tally.found:>5} {tally.not_applicable:>7} "
        f"{sum(tally.could_not.values()):>9}\n"
        for name, tally in sorted(report.tallies.items())
    )


def main() -> None:
    """Writes all snapshots."""
    with tempfile.TemporaryDirectory() as folder:
        report = report_on_patch(Path(folder), {}, texts=TEXTS)
    _write(HERE / "names.txt", names(rule.name for rule in own_rules()))
    _write(HERE / "counts.txt", counts(report))
    for trap in TRAPS:
        _write(trap.with_suffix(".txt"), printed(trap))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

"""What the page says of the whole: findings by file and by rule, what was not checked."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from pourparler_validators.contract.finding import Severity
from pourparler_validators.messages.wording import counted
from pourparler_validators.reports.page.markup import code, numbers, rule_link, table, text
from pourparler_validators.reports.summary import NOUNS
from pourparler_validators.reports.worst import Counts, Worst

if TYPE_CHECKING:
    from pourparler_validators.running.report import Report

_MOST_FILES: Final = 1000
"""So many files are listed by name."""


def overview(worst: Worst, sections: Mapping[str, int]) -> str:
    """How many findings there are in each file and by each rule.

    ``sections`` has the files of which findings are shown, with the numbers of their sections.
    """
    rules, files = _gravest_first(worst.by_rule), worst.by_file
    if len(files) > _MOST_FILES:
        files = _gravest_first(files)
    listed = [
        (f'<a href="#file-{sections[file]}">{code(file)}</a>' if file in sections else code(file))
        for file in files
    ]
    return (
        f'<div class="tables">\n<section>\n<h2 id="by-file">By file</h2>\n'
        f"{_counts('file', listed, files)}\n</section>\n"
        f'<section>\n<h2 id="by-rule">By rule</h2>\n'
        f"{_counts('rule', [*map(rule_link, rules)], rules)}\n</section>\n</div>"
    )


def _gravest_first(counts: Counts) -> Counts:
    """The same, by the number of errors, then of warnings, then of remarks."""
    return dict(
        sorted(counts.items(), key=lambda one: [-one[1][severity] for severity in Severity])
    )


def _counts(title: str, names: list[str], counts: Counts) -> str:
    rows = [*zip(names, (numbers(one, NOUNS) for one in counts.values()), strict=True)]
    left = len(rows) - _MOST_FILES
    more = f"\n<p>And {counted(left, f'more {title}')}.</p>" if left > 0 else ""
    shown = table((title, "findings"), rows[:_MOST_FILES])
    return f'<div class="rows">\n{shown}\n</div>{more}'


def unchecked(report: "Report") -> str:
    """What rules could not look at: the reasons, and how often."""
    reasons: dict[str, list[tuple[str, int]]] = {}
    for rule, reason, times in report.unchecked():
        reasons.setdefault(reason, []).append((rule, times))
    if not reasons:
        return "<p>All rules could look at all that they are about.</p>"
    rows = (
        (text(reason), ", ".join(f"{text(rule)} ({times:,})" for rule, times in rules))
        for reason, rules in reasons.items()
    )
    return table(("reason", "rules, and how often each could not look"), rows)


def answers(report: "Report") -> str:
    """How often each rule that had something to look at answered what."""
    rows = [
        (
            text(name),
            *(f"{one:,}" for one in (tally.held, tally.found, tally.not_applicable)),
            f"{sum(tally.could_not.values()):,}",
        )
        for name, tally in sorted(report.tallies.items())
        if tally.held or tally.found or tally.could_not
    ]
    rest = len(report.tallies) - len(rows)
    others = f"\n<p>{counted(rest, 'more rule')} had nothing to look at.</p>" if rest else ""
    return table(("rule", "held", "found", "not applicable", "could not look"), rows) + others

"""The options of ``pourparler report``; they import nothing that reads a report."""

from collections.abc import Callable
from functools import reduce
from typing import Final

import click

from pourparler_validators.commands.names import Choice, WholeNumber
from pourparler_validators.reports import HUMAN, MACHINE

OUTPUTS: Final = click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT=PATH",
    help="Write the report to a file, too; may be given several times.",
)
MAX_FINDINGS: Final = click.option(
    "--max-findings",
    type=WholeNumber(0),
    metavar="N",
    help="Show at most N findings to people, by default 10,000; the counts stay full.",
)
SARIF_SUPPRESSIONS: Final = click.option(
    "--sarif-suppressions",
    is_flag=True,
    help="Write into SARIF what is waived or known, too, as suppressed.",
)

_OPTIONS: Final = (
    click.argument("findings", metavar="FINDINGS.json"),
    click.option(
        "--format",
        "report_format",
        type=Choice([*HUMAN, *MACHINE]),
        default="full",
        help="What to print; full by default.",
    ),
    click.option(
        "--compare",
        metavar="OLD.json",
        help="Show only what that report has not, and say what is gone since.",
    ),
    OUTPUTS,
    MAX_FINDINGS,
    SARIF_SUPPRESSIONS,
)


def report_options(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command all options of ``pourparler report``."""
    return reduce(lambda given, option: option(given), reversed(_OPTIONS), command)

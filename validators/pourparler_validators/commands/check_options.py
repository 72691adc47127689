"""The options of ``pourparler check``; they import nothing that checks."""

from collections.abc import Callable
from functools import reduce
from typing import Final

import click

from pourparler_validators.commands.names import Choice, WholeNumber, rule_names
from pourparler_validators.commands.report_options import MAX_FINDINGS, OUTPUTS, SARIF_SUPPRESSIONS
from pourparler_validators.commands.step_summary import usual_format
from pourparler_validators.formats import format_names
from pourparler_validators.reports import HUMAN, MACHINE

_SEVERITIES: Final = ("error", "warning", "info")

_OPTIONS: Final = (
    click.argument("paths", nargs=-1),
    click.option(
        "--select",
        multiple=True,
        metavar="NAMES",
        shell_complete=rule_names,
        help="Rules or families; ALL by default.",
    ),
    click.option(
        "--extend-select",
        multiple=True,
        metavar="NAMES",
        shell_complete=rule_names,
        help="Rules or families besides.",
    ),
    click.option(
        "--ignore",
        multiple=True,
        metavar="NAMES",
        shell_complete=rule_names,
        help="Rules or families to leave out.",
    ),
    click.option(
        "--severity",
        "severities",
        multiple=True,
        metavar="RULE=LEVEL",
        help="Set a rule's severity: error, warning or info.",
    ),
    click.option(
        "--fail-on",
        type=Choice([*_SEVERITIES, "never"]),
        help="The least severity that makes the exit code 1; error by default.",
    ),
    click.option(
        "--fail-on-unchecked",
        is_flag=True,
        help="Exit code 1, too, if anything could not be checked.",
    ),
    click.option(
        "--format",
        "report_format",
        type=Choice([*HUMAN, *MACHINE]),
        default=usual_format,
        help="What to print: by default full, and in GitHub Actions github.",
    ),
    OUTPUTS,
    SARIF_SUPPRESSIONS,
    click.option("--today", metavar="DATE", help="The day of the check; the system's by default."),
    MAX_FINDINGS,
    click.option(
        "--stdin-filename", metavar="PATH", help="The name of what comes in for the path -."
    ),
    click.option(
        "--input-format",
        type=Choice(format_names()),
        help="Read every file as this format; by its suffix by default.",
    ),
    click.option("--baseline", metavar="FILE", help="The findings that are known already."),
    click.option(
        "--fail-on-new",
        metavar="REV",
        help="Take what a revision in git has for known already, such as origin/main.",
    ),
    click.option(
        "--changed-since",
        metavar="REV",
        help="Check all, and report what rests on files changed since a revision in git.",
    ),
    click.option("--fix", is_flag=True, help="Fix what changes no claim about the world."),
    click.option(
        "--unsafe-fixes", is_flag=True, help="With --fix: fix the rest, too; look it over."
    ),
    click.option("--diff", is_flag=True, help="Show what would be fixed, and change no file."),
    click.option(
        "--texts", multiple=True, metavar="FOLDER", help="Where the texts of the sources lie."
    ),
    click.option("--require-texts", is_flag=True, help="A source without a text is an error."),
    click.option(
        "--coverage", is_flag=True, help="Find what the texts have and no record, and count it."
    ),
    click.option(
        "--jobs",
        type=WholeNumber(1),
        metavar="N",
        help="Check in N processes; by default as many as there are processors, where it pays.",
    ),
    click.option(
        "--cache-dir",
        metavar="FOLDER",
        help="Keep here what came of a check; by default in .pourparler-cache beside the settings.",
    ),
    click.option(
        "--no-cache", is_flag=True, help="Check anew, also what was checked, and keep nothing."
    ),
    click.option(
        "--engine",
        type=Choice(["local", "spark"]),
        default="local",
        help="Where to check: on this machine, or on Apache Spark for very many records.",
    ),
    click.option(
        "--findings", metavar="FOLDER", help="With Spark: write all findings here, as Parquet."
    ),
    click.option(
        "--work",
        metavar="FOLDER",
        help="With Spark: where its stages are written, and where a run goes on.",
    ),
    click.option("--config", metavar="FILE", help="The settings, instead of the nearest ones."),
    click.option("--isolated", is_flag=True, help="Read no settings, and use no plug-ins."),
    click.option("--no-plugins", is_flag=True, help="Use no rules of other installed packages."),
    click.option("--statistics", is_flag=True, help="Say for each rule what it costs."),
    click.option("--show-settings", is_flag=True, help="Print the settings that hold, and stop."),
    click.option("--allow-empty", is_flag=True, help="Nothing to check is no fault."),
    click.option(
        "--color", type=Choice(["auto", "always", "never"]), default="auto", show_default=True
    ),
    click.option("-q", "--quiet", is_flag=True, help="No summary."),
    click.option(
        "-v",
        "--verbose",
        is_flag=True,
        help="Say for each rule how often it answered what, what of web pages was left out, "
        "whether the check was looked up, and what was read twice.",
    ),
)


def check_options(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command these options, in the order of its help."""
    return reduce(lambda inner, option: option(inner), reversed(_OPTIONS), command)

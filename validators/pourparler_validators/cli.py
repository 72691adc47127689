"""The command line: its commands, options and exit codes.

Each command is a module of ``commands``, imported only when it is called.
"""

import sys
from typing import Any, Final, NoReturn

import click

from pourparler_validators.commands.output import note, prepare_streams
from pourparler_validators.formats import format_names
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.messages.wording import cut, visible
from pourparler_validators.reports import HUMAN, MACHINE

SEVERITIES: Final = ("error", "warning", "info")

NOT_DONE: Final = 2

_LONGEST: Final = 200
"""The most characters of a name or a reason that a message repeats."""


class Choice(click.Choice[str]):
    """One of several names; a misspelt one gets the nearest."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Gives the name, where there is one."""
        if value in self.choices:
            return value
        hint = did_you_mean(nearest(value, self.choices))
        known = hint or f"there are {', '.join(self.choices)}"
        option = param.opts[0] if param else "the option"
        raise UsageError(f'{option} takes no "{cut(value, _LONGEST)}"; {known}')


class Commands(click.Group):
    """A group of commands that knows the nearest name of a misspelt one."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Finds the command; a misspelt one gets the nearest name."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            hint = did_you_mean(nearest(args[0], self.list_commands(ctx)))
            raise UsageError(f'there is no command "{args[0]}"; {hint or "see: pourparler --help"}')
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Shows the help where no command is named."""
        if not args:
            click.echo(ctx.get_help())
            ctx.exit(NOT_DONE)
        return super().parse_args(ctx, args)


Commands.group_class = Commands


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="pourparler", prog_name="pourparler")
def cli() -> None:
    """Typed records of diplomatic negotiations, and a checker for them."""


@cli.command()
@click.argument("paths", nargs=-1)
@click.option("--select", multiple=True, metavar="NAMES", help="Rules or families; ALL by default.")
@click.option("--extend-select", multiple=True, metavar="NAMES", help="Rules or families besides.")
@click.option("--ignore", multiple=True, metavar="NAMES", help="Rules or families to leave out.")
@click.option(
    "--severity",
    "severities",
    multiple=True,
    metavar="RULE=LEVEL",
    help="Set a rule's severity: error, warning or info.",
)
@click.option(
    "--fail-on",
    type=Choice([*SEVERITIES, "never"]),
    help="The least severity that makes the exit code 1; error by default.",
)
@click.option(
    "--fail-on-unchecked", is_flag=True, help="Exit code 1, too, if anything could not be checked."
)
@click.option(
    "--format",
    "report_format",
    type=Choice([*HUMAN, *MACHINE]),
    default="full",
    show_default=True,
)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT=PATH",
    help="Write the report to a file, too; may be given several times.",
)
@click.option("--today", metavar="DATE", help="The day of the check; the system's by default.")
@click.option(
    "--max-findings",
    type=click.IntRange(min=0),
    metavar="N",
    help="Show at most N findings to people; the counts stay full.",
)
@click.option("--stdin-filename", metavar="PATH", help="The name of what comes in for the path -.")
@click.option(
    "--input-format",
    type=Choice(format_names()),
    help="Read every file as this format; by its suffix by default.",
)
@click.option("--baseline", metavar="FILE", help="The findings that are known already.")
@click.option("--fix", is_flag=True, help="Fix what changes no claim about the world.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix: fix the rest, too; look it over.")
@click.option("--diff", is_flag=True, help="Show what would be fixed, and change no file.")
@click.option(
    "--texts", multiple=True, metavar="FOLDER", help="Where the texts of the sources lie."
)
@click.option("--require-texts", is_flag=True, help="A source without a text is an error.")
@click.option("--config", metavar="FILE", help="The settings, instead of the nearest ones.")
@click.option("--isolated", is_flag=True, help="Read no settings, and use no plug-ins.")
@click.option("--no-plugins", is_flag=True, help="Use no rules of other installed packages.")
@click.option("--show-settings", is_flag=True, help="Print the settings that hold, and stop.")
@click.option("--allow-empty", is_flag=True, help="Nothing to check is no fault.")
@click.option(
    "--color", type=Choice(["auto", "always", "never"]), default="auto", show_default=True
)
@click.option("-q", "--quiet", is_flag=True, help="No summary.")
@click.option("-v", "--verbose", is_flag=True, help="Say for each rule how often it answered what.")
def check(**options: Any) -> int:
    """Check records: files, folders, or - for standard input.

    By default the dataset that the settings name is checked, else the current folder.

    Exit code 0: nothing at or above --fail-on; 1: findings; 2: the work could not be done.
    """
    from pourparler_validators.commands.check import Given, run

    return run(Given(**options))


@cli.command()
@click.argument("sources", nargs=-1, required=True)
@click.option(
    "-o", "--output", "target", required=True, metavar="DST", help="The file or folder to write."
)
@click.option(
    "--from",
    "source_format",
    type=Choice(format_names()),
    help="Read every file as this format; by its suffix by default.",
)
@click.option(
    "--to",
    "target_format",
    type=Choice(format_names()),
    help="Write this format; by the suffix of DST by default.",
)
@click.option(
    "--split",
    type=Choice(["type", "source", "record"]),
    help="In a folder, a file for each of these; for each type by default.",
)
@click.option("--force", is_flag=True, help="Write over what is there.")
@click.option(
    "--keep-faulty", metavar="FILE", help="Set faulty records aside, untouched, as JSON Lines."
)
@click.option("--allow-loss", is_flag=True, help="Write what can be written; list what is lost.")
@click.option(
    "--verify/--no-verify",
    default=None,
    help="Read back what was written, and compare; up to 100,000 records by default.",
)
@click.option(
    "--lists",
    type=Choice(["rows", "json"]),
    default="json",
    show_default=True,
    help="In tables, lists of plain values as tables of their own or in a cell.",
)
@click.option(
    "--guard-formulas", is_flag=True, help="In CSV, an apostrophe before what looks like a formula."
)
def convert(**options: Any) -> int:
    """Convert records to another format; - is standard input or output.

    Several sources make one dataset. Nothing is lost, or it is told and nothing is written. Exit
    code 0: written; 1: refused, for faulty records or losses; 2: the work could not be done.
    """
    from pourparler_validators.commands.convert import Given, run

    return run(Given(**options))


@cli.command()
@click.argument("rule", required=False)
@click.option("--all", "show_all", is_flag=True, help="All rules, as Markdown.")
def explain(rule: str | None, show_all: bool) -> int:
    """Say what a rule finds, why it matters, and how to fix or waive it."""
    from pourparler_validators.commands.rules import explain as run

    return run(rule, show_all)


@cli.command()
@click.option(
    "--format",
    "table_format",
    type=Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
)
def rules(table_format: str) -> int:
    """List all rules."""
    from pourparler_validators.commands.rules import table as run

    return run(table_format)


@cli.command()
@click.argument("names", metavar="[TYPE]...", nargs=-1)
@click.option("--out", metavar="FOLDER", help="Write the schemas to files of a folder.")
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; exit code 1 if a file differs."
)
def schema(names: tuple[str, ...], out: str | None, only_check: bool) -> int:
    """Print the JSON Schema of a record type, or of record, document, file, report or settings.

    With --out and no type, all schemas are written.
    """
    from pourparler_validators.commands.schema import run

    return run(names, out, only_check)


@cli.command()
@click.argument("name", required=False)
@click.option("--mapping", "scheme", metavar="SCHEME", help="The other list to map the values to.")
@click.option(
    "--format",
    "output_format",
    type=Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
)
def vocabulary(name: str | None, scheme: str | None, output_format: str) -> int:
    """Print a closed list and what its values mean; without a name, all lists.

    With --mapping, print what the values become in cameo, plover, pa-x or schema-org, and what is
    lost on the way.
    """
    from pourparler_validators.commands.vocabulary import run

    return run(name, scheme, output_format)


@cli.command()
@click.argument("file")
@click.option("--id", "identity", metavar="ID", help="The id of the source.")
@click.option("--language", default="en", show_default=True, metavar="TAG", help="Its language.")
def source(file: str, identity: str | None, language: str) -> int:
    """Print the source record of a text, with its checksums and the quotations found in it."""
    from pourparler_validators.commands.source import run

    return run(file, identity, language)


@cli.command()
@click.argument("folder", default=".")
def init(folder: str) -> int:
    """Write the settings and a first record of a new dataset into a folder."""
    from pourparler_validators.commands.init import run

    return run(folder)


@cli.group()
def baseline() -> None:
    """Keep the findings that are known, so that a check fails for new ones only."""


_PATHS = click.argument("paths", nargs=-1)
_BASELINE = click.option("--baseline", "file", metavar="FILE", help="The file of the baseline.")
_CONFIG = click.option("--config", metavar="FILE", help="The settings, not the nearest ones.")


@baseline.command("create")
@_PATHS
@_BASELINE
@_CONFIG
@click.option("--force", is_flag=True, help="Write over a baseline that is there.")
def create_baseline(
    paths: tuple[str, ...], file: str | None, config: str | None, force: bool
) -> int:
    """Write what is found now into a baseline."""
    from pourparler_validators.commands.baseline import create

    return create(paths, file, config, force)


@baseline.command("prune")
@_PATHS
@_BASELINE
@_CONFIG
def prune_baseline(paths: tuple[str, ...], file: str | None, config: str | None) -> int:
    """Take out of a baseline what no longer occurs, and put the rest in order."""
    from pourparler_validators.commands.baseline import prune

    return prune(paths, file, config)


@baseline.command("show")
@_BASELINE
@_CONFIG
def show_baseline(file: str | None, config: str | None) -> int:
    """Print what a baseline knows."""
    from pourparler_validators.commands.baseline import show

    return show(file, config)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Runs the command line and exits."""
    prepare_streams()
    sys.exit(exit_code(arguments))


def exit_code(arguments: list[str] | None = None) -> int:
    """Runs the command line; gives its exit code, and says in one sentence what went wrong."""
    try:
        result = cli.main(arguments, prog_name="pourparler", standalone_mode=False)
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        note(f"error: {_sentence(error)}\n")
        return NOT_DONE
    except UsageError as error:
        note(f"error: {visible(error.typed)}\n")
        return NOT_DONE
    except OSError as error:
        note(f"error: {visible(_reason(error))}\n")
        return NOT_DONE
    except Exception as error:
        reason = visible(cut(str(error), _LONGEST))
        note(f"internal error: {type(error).__name__}: {reason}; please report this\n")
        return NOT_DONE
    return result if isinstance(result, int) else 0


def _reason(error: OSError) -> str:
    """What the system says of a file, a folder or a stream that cannot be used."""
    reason = (error.strerror or str(error)).lower()
    return f"{cut(str(error.filename), _LONGEST)}: {reason}" if error.filename else reason


def _sentence(error: click.ClickException) -> str:
    return visible(" ".join(error.format_message().split())).rstrip(".")

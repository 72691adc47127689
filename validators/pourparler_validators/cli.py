"""The command line: its commands and exit codes.

Each command is a module of ``commands``, imported only when it is called.
"""

import gc
import sys
from typing import Any, NoReturn

import click

from pourparler_validators.commands.baseline_options import baseline
from pourparler_validators.commands.check_options import check_options
from pourparler_validators.commands.completion import offer_files
from pourparler_validators.commands.convert_options import convert_options
from pourparler_validators.commands.names import LONGEST, NOT_DONE, Choice, Commands, rule_names
from pourparler_validators.commands.output import note, prepare_streams
from pourparler_validators.commands.report_options import report_options
from pourparler_validators.commands.schema_options import schema_options
from pourparler_validators.commands.while_coding import COMMANDS
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import cut, visible


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="pourparler", prog_name="pourparler")
def cli() -> None:
    """Typed records of diplomatic negotiations, and a checker for them."""


@cli.command()
@check_options
def check(**options: Any) -> int:
    """Check records: files, folders, or - for standard input.

    By default the dataset that the settings name is checked, else the current folder.

    Exit code 0: nothing at or above --fail-on; 1: findings; 2: the work could not be done.
    """
    from pourparler_validators.commands.check import run
    from pourparler_validators.commands.check_given import Given

    return run(Given(**options))


@cli.command()
@convert_options
def convert(**options: Any) -> int:
    """Convert records to another format; - is standard input or output.

    Several sources make one dataset. Nothing is lost, or it is told and nothing is written. Exit
    code 0: written; 1: refused, for faulty records or losses; 2: the work could not be done.
    """
    from pourparler_validators.commands.convert_given import Given

    given = Given(**options)
    if given.engine == "spark":
        from pourparler_validators.commands.convert_on_spark import run as run_on_spark

        return run_on_spark(given)
    from pourparler_validators.commands.convert import run

    return run(given)


@cli.command()
@click.argument("book", metavar="BOOK.xlsx")
@click.option(
    "--types",
    multiple=True,
    metavar="TYPES",
    help="Record types, all by default; lists besides the usual ones, such as event.identifiers.",
)
@click.option(
    "--from",
    "sources",
    multiple=True,
    metavar="PATH",
    help="A dataset whose ids are offered in drop-downs.",
)
@click.option(
    "--language",
    metavar="TAG",
    default="en",
    help="The language of titles, explanations and steps: en by default, or fr.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--config", metavar="FILE", help="The settings, instead of the nearest ones.")
@click.option("--isolated", is_flag=True, help="Without columns for the project's own fields.")
def template(**options: Any) -> int:
    """Write a workbook for entering records by hand.

    It has a sheet for each record type and its lists, with drop-downs, and explains itself. It is
    checked and converted as it is.
    """
    from pourparler_validators.commands.template import Given, run

    return run(Given(**options))


@cli.command()
@report_options
def report(**options: Any) -> int:
    """Show a report that was kept as JSON or JSON Lines, in any other form.

    Lines of files are shown as they are now. The exit code is 0, whatever was found.
    """
    from pourparler_validators.commands.report import Given, run

    return run(Given(**options))


@cli.command()
@click.argument("types", metavar="[TYPE]...", nargs=-1)
@click.option(
    "-o", "--output", "target", required=True, metavar="FORM.html", help="The file to write."
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--config", metavar="FILE", help="The settings, instead of the nearest ones.")
@click.option("--isolated", is_flag=True, help="Without the project's own fields of extra.")
def form(
    types: tuple[str, ...], target: str, force: bool, config: str | None, isolated: bool
) -> int:
    """Write a form for entering records, as one HTML file that opens in any browser.

    It needs no server, no installation and no network: it opens a JSON file and gives one to
    download. Without TYPE it is for a whole article, from its text to all records. It checks what
    the JSON Schema says, and nothing more.
    """
    from pourparler_validators.commands.form import run

    return run(types, target, force, config, isolated)


@cli.command()
@click.argument("paths", nargs=-1)
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Write nothing, and name the files that would change.",
)
@click.option("--diff", is_flag=True, help="Write nothing, and show what would change.")
@click.option("--stdin-filename", metavar="PATH", help="The name of what comes in for the path -.")
@click.option(
    "--input-format",
    type=Choice(["json", "jsonl", "yaml"]),
    help="Read every file as this format; by its suffix by default.",
)
@click.option("--config", metavar="FILE", help="The settings, not the nearest ones.")
@click.option("-q", "--quiet", is_flag=True, help="No summary.")
def fmt(**options: Any) -> int:
    """Lay out files in one way: the standard's order of fields, one indentation.

    No value changes, and comments of YAML stay. By default the dataset that the settings name is
    laid out, else the current folder; - is standard input. Exit code 0: all is laid out; 1: with
    --check or --diff a file would change, or one cannot be laid out; 2: the work could not be done.
    """
    from pourparler_validators.commands.fmt import Given, run

    return run(Given(**options))


@cli.command()
@click.argument("rule", required=False, shell_complete=rule_names)
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
@schema_options
def schema(**options: Any) -> int:
    """Print a JSON Schema: of a record type, record, document, file, report, settings or contents.

    With --out and no type, all schemas of the profile are written.
    """
    from pourparler_validators.commands.schema import Given, run

    return run(Given(**options))


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
@click.argument("folder", default=".")
@click.option(
    "--ci",
    "system",
    type=Choice(["github", "gitlab", "pre-commit"]),
    help="Write what checks the dataset at each push, or commit, there.",
)
def init(folder: str, system: str | None) -> int:
    """Write the settings and a first record of a new dataset into a folder.

    With --ci, also what checks it in GitHub Actions, GitLab or pre-commit, into the root of the
    repository; and that alone, where there are settings already. No file is written over.
    """
    from pourparler_validators.commands.init import run

    return run(folder, system)


for _command in (baseline, *COMMANDS):
    cli.add_command(_command)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Runs the command line and exits."""
    prepare_streams()
    offer_files()
    gc.set_threshold(2_000_000)  # records are no circles: to look for some takes a fifth of a check
    code = exit_code(arguments)
    gc.freeze()  # what ends with the program is not looked through once more
    sys.exit(code)


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
    except MemoryError:
        note("error: the memory is too small for so many records at once: take a part of them\n")
        return NOT_DONE
    except Exception as error:
        reason = visible(cut(str(error), LONGEST))
        note(f"internal error: {type(error).__name__}: {reason}; please report this\n")
        return NOT_DONE
    return result if isinstance(result, int) else 0


def _reason(error: OSError) -> str:
    """What the system says of a file, a folder or a stream that cannot be used."""
    reason = (error.strerror or str(error)).lower()
    return f"{cut(str(error.filename), LONGEST)}: {reason}" if error.filename else reason


def _sentence(error: click.ClickException) -> str:
    return visible(" ".join(error.format_message().split())).rstrip(".")

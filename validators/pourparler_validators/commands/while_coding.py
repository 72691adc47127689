"""The commands that help while coding, with their options."""

from typing import Any, Final

import click

from pourparler_validators.commands.names import Choice


@click.command()
@click.argument("paths", nargs=-1)
@click.option(
    "--format",
    "output_format",
    type=Choice(["markdown", "html", "csv"]),
    default="markdown",
    show_default=True,
)
def codebook(paths: tuple[str, ...], output_format: str) -> int:
    """Print the codebook: what each type, field and value means, and when to use it.

    It has the rulings for what coders may do differently, and examples from coded articles. With
    paths, it tells how often these records use each field and value, and the share of "other".
    """
    from pourparler_validators.commands.codebook import run

    return run(paths, output_format)


_LANGUAGE = click.option(
    "--language", default="en", show_default=True, metavar="TAG", help="Its language."
)
_JSON_OR_YAML = click.option(
    "--format",
    "output_format",
    type=Choice(["json", "yaml"]),
    default="json",
    show_default=True,
)


@click.command()
@click.argument("file", metavar="TEXT")
@click.argument("words", metavar="WORDS")
@click.option("--source", metavar="ID", help="The id of the source, to be printed with it.")
@click.option("--segment", "as_segment", is_flag=True, help="Print a segment of a statement.")
@_LANGUAGE
@_JSON_OR_YAML
def locate(**options: Any) -> int:
    """Print where words stand in a text, as evidence to paste into a record.

    The words are printed as the text has them. Where they stand several times, each place is
    listed with what stands around it; where they differ from the text, what comes nearest is
    printed, and the differences are named. WORDS may be - for standard input. Exit code 0: the text
    has the words; 1: it does not have them as they are; 2: the work could not be done.
    """
    from pourparler_validators.commands.locate import run

    return run(**options)


COMMANDS: Final = (codebook, locate)

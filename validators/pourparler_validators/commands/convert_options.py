"""The options of ``pourparler convert``; they import nothing that converts."""

from collections.abc import Callable
from functools import reduce
from typing import Final

import click

from pourparler_validators.commands.names import Choice
from pourparler_validators.commands.output import emit
from pourparler_validators.converting.exporters import exporter_names
from pourparler_validators.converting.importers import importer_names
from pourparler_validators.formats import format_names


def _list_formats(context: click.Context, _: click.Parameter, is_asked: bool) -> None:
    if is_asked:
        from pourparler_validators.converting.listing import listing

        emit(listing())
        context.exit()


_OPTIONS: Final = (
    click.argument("sources", nargs=-1, required=True),
    click.option(
        "-o",
        "--output",
        "target",
        required=True,
        metavar="DST",
        help="The file or folder to write.",
    ),
    click.option(
        "--from",
        "source_format",
        type=Choice([*format_names(), *importer_names()]),
        help="Read every file as this format, or as what this program gives; by its suffix by "
        "default.",
    ),
    click.option(
        "--to",
        "target_format",
        type=Choice([*format_names(), *exporter_names()]),
        help="Write this format; by the suffix of DST by default.",
    ),
    click.option(
        "--split",
        type=Choice(["type", "source", "record"]),
        help="In a folder, a file for each of these; for each type by default.",
    ),
    click.option("--force", is_flag=True, help="Write over what is there."),
    click.option(
        "--keep-faulty", metavar="FILE", help="Set faulty records aside, untouched, as JSON Lines."
    ),
    click.option(
        "--allow-loss", is_flag=True, help="Write what can be written; list what is lost."
    ),
    click.option(
        "--verify/--no-verify",
        default=None,
        help="Read back what was written, and compare; up to 100,000 records by default.",
    ),
    click.option(
        "--lists",
        type=Choice(["rows", "json"]),
        default="json",
        show_default=True,
        help="In tables, lists of plain values as tables of their own or in a cell.",
    ),
    click.option(
        "--guard-formulas",
        is_flag=True,
        help="In CSV, an apostrophe before what looks like a formula.",
    ),
    click.option(
        "--texts",
        multiple=True,
        metavar="PATH",
        help="The articles that an importer compares words with: texts, or folders of them.",
    ),
    click.option(
        "--repairs", metavar="FILE", help="List what an importer repaired, as JSON Lines."
    ),
    click.option("--mapping", metavar="FILE", help="What becomes of an annotation tool's labels."),
    click.option(
        "--engine",
        type=Choice(["local", "spark"]),
        default="local",
        help="Where to convert: on this machine, or on Apache Spark (JSON Lines and Parquet).",
    ),
    click.option("--config", metavar="FILE", help="The settings, instead of those of the sources."),
    click.option(
        "--isolated", is_flag=True, help="In tables, no columns for the project's own fields."
    ),
    click.option(
        "--list",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_list_formats,
        help="List the formats, both ways and one way, and what each loses.",
    ),
)


def convert_options(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command these options, in the order of its help."""
    return reduce(lambda inner, option: option(inner), reversed(_OPTIONS), command)

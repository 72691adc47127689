"""The options of ``pourparler schema``; they import no model."""

from collections.abc import Callable
from functools import reduce
from typing import Final

import click

from pourparler_validators.commands.names import Choice
from pourparler_validators.commands.output import emit


def _list_profiles(context: click.Context, _: click.Parameter, is_asked: bool) -> None:
    if is_asked:
        from pourparler_validators.commands.schema import listing

        emit(listing())
        context.exit()


_OPTIONS: Final = (
    click.argument("names", metavar="[TYPE]...", nargs=-1),
    click.option(
        "--profile",
        default="canonical",
        metavar="NAME",
        help="The form for another program; canonical by default, --list names all.",
    ),
    click.option(
        "--provider",
        type=Choice(["openai", "anthropic", "gemini"]),
        help="Whose language model is to answer, for the profile llm.",
    ),
    click.option(
        "--ids",
        multiple=True,
        metavar="PATH",
        help="Offer the ids of the records in this file or folder, for the profile editor.",
    ),
    click.option(
        "--strict-ids", is_flag=True, help="Any other id is a fault, for the profile editor."
    ),
    click.option(
        "--vscode",
        is_flag=True,
        help="Name the schema in .vscode/settings.json, beside the settings of the dataset.",
    ),
    click.option("--out", metavar="FOLDER", help="Write the schemas to files of a folder."),
    click.option(
        "--check", "only_check", is_flag=True, help="Write nothing; exit code 1 if a file differs."
    ),
    click.option("--config", metavar="FILE", help="The settings, instead of the nearest ones."),
    click.option("--isolated", is_flag=True, help="Without the project's own fields of extra."),
    click.option(
        "--list",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_list_profiles,
        help="List the profiles, and what each loses.",
    ),
)


def schema_options(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command these options, in the order of its help."""
    return reduce(lambda inner, option: option(inner), reversed(_OPTIONS), command)

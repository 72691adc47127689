"""The commands that help while coding, with their options."""

from typing import Final

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


COMMANDS: Final = (codebook,)

"""``pourparler review`` with its options."""

from typing import Any

import click


@click.command()
@click.argument("paths", metavar="[DATASET]...", nargs=-1)
@click.option("--by", metavar="NAME", help="Who gives the verdicts; the page asks by default.")
@click.option("--apply", "is_applied", is_flag=True, help="Write the verdicts into the records.")
@click.option(
    "--diff", is_flag=True, help="With --apply, show what would change, and write nothing."
)
@click.option(
    "--coder",
    metavar="NAME",
    help="With --apply, the program that made the accepted records that do not say it.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Not the first free one.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option("--texts", multiple=True, metavar="FOLDER", help="A folder of texts of sources.")
@click.option("--config", metavar="FILE", help="The settings, not the nearest ones.")
@click.option("--isolated", is_flag=True, help="Use no settings, and no rules of others.")
def review(**options: Any) -> int:
    """Open a page to accept, question or reject each record that a program has made.

    The page is that of pourparler serve. A verdict is a line in FILE.review.jsonl beside the data;
    a record that changes is asked again. --apply opens no page: accepted records become
    machine_reviewed, what is questioned goes into their notes, and rejected records are moved into
    FILE.rejected.jsonl. Exit code of --apply 0: all verdicts are applied; 1: some cannot be, or
    with --diff a file would change; 2: the work could not be done.
    """
    from pourparler_validators.commands.review import Given, run

    return run(Given(**options))

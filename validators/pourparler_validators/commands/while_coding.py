"""The commands that help while coding, with their options."""

from typing import Any, Final

import click

from pourparler_validators.commands.names import Choice
from pourparler_validators.commands.review_options import review


@click.command()
@click.argument("paths", nargs=-1)
@click.option(
    "--format",
    "output_format",
    type=Choice(["markdown", "html", "csv"]),
    default="markdown",
    show_default=True,
)
@click.option("--config", metavar="FILE", help="The settings, instead of the nearest ones.")
@click.option("--isolated", is_flag=True, help="Without the project's own fields of extra.")
def codebook(paths: tuple[str, ...], output_format: str, config: str | None, isolated: bool) -> int:
    """Print the codebook: what each type, field and value means, and when to use it.

    It has the rulings for what coders may do differently, and examples from coded articles. With
    paths, it tells how often these records use each field and value, and the share of "other".
    Fields of the project's own, which the settings define, are listed, too.
    """
    from pourparler_validators.commands.codebook import run

    return run(paths, output_format, config, isolated)


_LANGUAGE = click.option(
    "--language",
    metavar="TAG",
    help="Its language; what its page declares, else told by its words by default.",
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


@click.command("fields")
@click.argument("name", metavar="TYPE")
@click.option(
    "--format",
    "output_format",
    type=Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
)
@click.option("--config", metavar="FILE", help="The settings, instead of the nearest ones.")
@click.option("--isolated", is_flag=True, help="Without the project's own fields of extra.")
def fields_of(name: str, output_format: str, config: str | None, isolated: bool) -> int:
    """Print the fields of a record type, or of an object within records.

    Each with what it holds, whether it must be there, what it means, and its values; those of the
    project's own, which the settings define, come last.
    """
    from pourparler_validators.commands.fields import run

    return run(name, output_format, config, isolated)


@click.command()
@click.argument("kind", metavar="TYPE")
@click.option("--id", "identity", metavar="ID", help="The id of the record.")
@click.option("--from", "words", metavar="WORDS", help="Words of the text that it rests on.")
@click.option("--text", "file", metavar="FILE", help="The text that has these words.")
@click.option("--source", metavar="ID", help="The id of the source; made of the file by default.")
@_LANGUAGE
@_JSON_OR_YAML
def new(**options: Any) -> int:
    """Print the skeleton of a record: what is known, and what must be filled in.

    Nothing is invented: a field that must be there stands empty, and pourparler check finds it
    until it is filled in. WORDS become the name of a party or person, a segment of a statement,
    or evidence, with their place in the text.
    """
    from pourparler_validators.commands.new import run

    return run(**options)


@click.command()
@click.argument("states", metavar="STATE...", nargs=-1, required=True)
@click.option(
    "--language",
    "languages",
    multiple=True,
    default=["en"],
    show_default=True,
    metavar="TAG",
    help="The language of the names; several may be given, the record's name is in the first.",
)
@click.option(
    "--format",
    "output_format",
    type=Choice(["json", "jsonl", "yaml"]),
    default="json",
    show_default=True,
)
def party(states: tuple[str, ...], languages: tuple[str, ...], output_format: str) -> int:
    """Print the party record of a state: its names, what stands for it, and its codes.

    STATE is a code of ISO 3166-1, such as GE, or whatever the state is called in English, French,
    Spanish, German, Russian or Ukrainian: Georgia, Грузия, Kremlin, Burma.
    """
    from pourparler_validators.commands.party import run

    return run(states, languages, output_format)


@click.command()
@click.argument("file", metavar="TEXT")
@_LANGUAGE
@click.option(
    "--published",
    metavar="DATE",
    help="The day from which its dates are counted; that of its page or dateline by default.",
)
@click.option(
    "--dataset",
    multiple=True,
    metavar="PATH",
    help="A dataset whose persons, parties and sources are known; may be given several times.",
)
@click.option(
    "--source",
    metavar="ID",
    help="The record of the text in the dataset; that of the file by default.",
)
@click.option(
    "--format",
    "output_format",
    type=Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
)
def read(**options: Any) -> int:
    """Print what is read in an article: all that the rules about texts go by.

    Quotations with their likely speakers, dates with the days that they can mean, numbers, names
    and whom they mean, labels, and what is left out, each with its place. With a dataset, its
    persons and parties are known, and language and day of publication are those of the source.
    """
    from pourparler_validators.commands.read import run

    return run(**options)


@click.command()
@click.argument("file")
@click.option("--id", "identity", metavar="ID", help="The id of the source.")
@_LANGUAGE
@click.option("--kind", default="news_article", show_default=True, help="What sort of text it is.")
@click.option("--title", help="Its title; the first line, if it is one, by default.")
@click.option(
    "--published", metavar="DATE", help="Its date; that of its page or dateline by default."
)
@click.option("--url", help="Where it was published.")
@click.option("--license", help="The terms under which it may be used.")
@click.option(
    "--dataset",
    multiple=True,
    metavar="PATH",
    help="A dataset whose persons and parties are speakers; may be given several times.",
)
@click.option("-v", "--verbose", is_flag=True, help="List what of a web page is left out.")
def source(
    file: str,
    identity: str | None,
    dataset: tuple[str, ...],
    verbose: bool,
    **known: str | None,
) -> int:
    """Print the source record of a text or web page, and the statements that it quotes.

    The record has the checksums of the text, and its title and day as far as its first lines or
    its page give them. Such a day is listed as proposed, with what gives it; where two contradict
    each other, both are told, and the record has none. Each statement has what one speaker says,
    with the speaker as the text names them, or the one that a dataset knows; its acts are for you
    to fill in. All quotations are listed as segments, too, also those for which the text names
    nobody.
    """
    from pourparler_validators.commands.source import run

    given = {name: one for name, one in known.items() if one}
    return run(file, identity, dataset, given, verbose=verbose)


@click.command()
@click.argument("paths", metavar="[DATASET]...", nargs=-1)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Not the first free one.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option("--texts", multiple=True, metavar="FOLDER", help="A folder of texts of sources.")
@click.option("--config", metavar="FILE", help="The settings, not the nearest ones.")
@click.option("--isolated", is_flag=True, help="Use no settings, and no rules of others.")
def serve(**options: Any) -> int:
    """Open a page on which articles are coded: the article, the form, the findings.

    The page is served to this machine alone, until Ctrl+C. What is typed is checked at once and
    saved when you say so; everything else in the files stays as it is. A DATASET that is not there
    is begun: a file of JSON, JSON Lines or YAML.
    """
    from pourparler_validators.commands.serve import run

    return run(**options)


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--record", "records", multiple=True, metavar="ID", help="Only this record.")
@click.option("--config", metavar="FILE", help="The settings, not the nearest ones.")
@click.option(
    "--format",
    "output_format",
    type=Choice(["text", "json"]),
    default="text",
    show_default=True,
)
def support(
    paths: tuple[str, ...], records: tuple[str, ...], config: str | None, output_format: str
) -> int:
    """Print which sources support which value of each field.

    A source supports a value by evidence that names the field, or what holds it; evidence that
    names no field is for all of the record. Of an event or a delegation that is recorded twice,
    the values of both records are shown. By default the dataset that the settings name is read.
    """
    from pourparler_validators.commands.support import run

    return run(paths, records, config, output_format)


@click.command()
@click.argument("names", metavar="[PROCESS]... [PATH]...", nargs=-1)
@click.option("--config", metavar="FILE", help="The settings, not the nearest ones.")
@click.option(
    "--format",
    "output_format",
    type=Choice(["text", "json", "markdown", "ical", "html"]),
    default="text",
    show_default=True,
)
def timeline(names: tuple[str, ...], config: str | None, output_format: str) -> int:
    """Print processes in order: each record with the days between which it lies, and why.

    The days follow from all dates, references, rounds, histories and publications together. A
    PROCESS is named by its id; all are printed where none is. By default the dataset that the
    settings name is read. Exit code 0: printed; 1: printed, and dates contradict each other.
    """
    from pourparler_validators.commands.timeline import run

    return run(names, config, output_format)


@click.command()
def lsp() -> int:
    """Serve an editor: findings while you type, completion, hover, definitions, fixes.

    It speaks the Language Server Protocol over standard input and output; an editor starts it. The
    settings of each dataset hold as for check, and its own rules run. Exit code 0: the editor told
    it to end; 1: the editor was gone.
    """
    from pourparler_validators.commands.lsp import run

    return run()


COMMANDS: Final = (
    *(codebook, fields_of, locate, lsp, new, party, read, review, serve, source, support, timeline),
)

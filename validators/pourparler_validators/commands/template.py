"""``pourparler template``."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from pourparler import MODELS
from pourparler_validators.commands.output import note
from pourparler_validators.commands.own_fields import own_fields_for
from pourparler_validators.converting.sinks import FileSink, beside, move
from pourparler_validators.converting.templates.workbook import Template, Words
from pourparler_validators.formats.tables.columns import tables
from pourparler_validators.languages.workbook_words import workbook_languages, workbook_words
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.messages.wording import counted
from pourparler_validators.reading.files import read_paths


@dataclass(frozen=True, slots=True)
class Given:
    """The options of the command line, as they were given."""

    book: str
    types: tuple[str, ...]
    sources: tuple[str, ...]
    language: str
    force: bool
    config: str | None
    isolated: bool


def run(given: Given) -> int:
    """Writes a workbook for entering records of some types by hand; of all where none is named."""
    book, sources = given.book, given.sources
    target = Path(book)
    if target.suffix.casefold() != ".xlsx":
        raise UsageError(f"{book} does not end in .xlsx")
    if target.exists() and not given.force:
        raise UsageError(f"{target.as_posix()} is there already; --force writes over it")
    chosen, words = _tables(given.types), _words(given.language)
    own = own_fields_for(sources, given.config, isolated=given.isolated)
    ids: dict[str, list[str]] = defaultdict(list)
    for entry in read_paths(sources).entries:
        if entry.record is not None:
            ids[entry.record.type].append(entry.record.id)
    with beside(target) as made:
        with FileSink(made).stream() as stream:
            Template(stream, chosen, ids, words, own).write()
        move(made, target)
    number = len({name.partition(".")[0] for name in chosen})
    note(f"{target.as_posix()} is ready, for {counted(number, 'type')} of records.\n")
    return 0


def _words(language: str) -> Words:
    """What gives a text of the workbook in a language."""
    if language not in workbook_languages():
        known = ", ".join(workbook_languages())
        raise UsageError(f'the workbook has no words in "{language}"; it has them in {known}')
    words = workbook_words(language)
    return lambda text: words.get(text, text)


def _tables(named: Sequence[str]) -> list[str]:
    """The names of the tables that are asked for; of all record types where none is."""
    found = [one.strip() for names in named for one in names.split(",")]
    for name in found:
        table = tables().get(name)
        if table is None:
            kind, known = ("list", tables()) if "." in name else ("record type", MODELS)
            hint = did_you_mean(nearest(name, known)) or f"there are {', '.join(MODELS)}"
            raise UsageError(f'there is no {kind} "{name}"; {hint}')
        if table.worksheet is None:
            cell = name.rpartition(".")
            raise UsageError(
                f"no worksheet can be called {name}: the name is too long. Ask for {cell[0]}; "
                f"there, {cell[2]} is a column whose cells hold lists"
            )
    return found or list(MODELS)

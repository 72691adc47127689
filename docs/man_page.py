"""The manual page of the command line, from the help of its commands."""

import re
from collections.abc import Iterator
from typing import Final

import click

from pourparler_validators.project.settings_file import OWN_FILE, SHARED_FILE

FILE: Final = "man/pourparler.1"

_HEAD: Final = (
    '.\\" Made by docs/generate.py: change the code, not this page.\n.TH POURPARLER 1\n.ad l\n'
)
_EXIT_STATUS: Final = (
    ("0", "Nothing was found at or above --fail-on, or the work was done."),
    ("1", "There are findings."),
    ("2", "The work could not be done."),
)
_FILES: Final = (
    (OWN_FILE, "The settings of the nearest folder upwards."),
    (SHARED_FILE, "The same, in its table tool.pourparler."),
)


def man_page(group: click.Group) -> str:
    """The manual page, as the macros of man(7) want it."""
    context = click.Context(group, info_name="pourparler", **group.context_settings)
    parts = [
        _HEAD,
        f".SH NAME\npourparler \\- {_plain(_sentence(group))}\n",
        ".SH SYNOPSIS\n.B pourparler\n.I COMMAND\n[\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]\n",
        ".SH OPTIONS\n",
        *_options(group, context),
        ".SH COMMANDS\n",
        *_commands(group, context, prefix=""),
        ".SH EXIT STATUS\n",
        *(_entry(_plain(code), meaning) for code, meaning in _EXIT_STATUS),
        ".SH FILES\n",
        *(_entry(f"\\fI{_plain(name)}\\fR", meaning) for name, meaning in _FILES),
    ]
    return "".join(parts)


def _commands(group: click.Group, parent: click.Context, prefix: str) -> Iterator[str]:
    for name, command in sorted(group.commands.items()):
        context = click.Context(command, info_name=name, parent=parent)
        usage = " ".join((f"{prefix}{name}", *command.collect_usage_pieces(context)))
        yield f".SS {_plain(usage)}\n"
        yield "\n.PP\n".join(map(_plain, (command.help or "").split("\n\n"))) + "\n"
        yield from _options(command, context)
        if isinstance(command, click.Group):
            yield from _commands(command, context, f"{prefix}{name} ")


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    """The options of a command, each with its help; --help is named once, with the program's."""
    for parameter in command.get_params(context) if context.parent is None else command.params:
        record = parameter.get_help_record(context)
        if record and isinstance(parameter, click.Option):
            yield _entry(f"\\fB{_plain(record[0])}\\fR", record[1])


def _entry(term: str, meaning: str) -> str:
    return f".TP\n{term}\n{_plain(meaning)}\n"


def _sentence(group: click.Group) -> str:
    sentence = (group.help or "").partition("\n")[0].rstrip(".")
    return sentence[:1].lower() + sentence[1:]


def _plain(text: str) -> str:
    """A text whose signs mean nothing to roff."""
    escaped = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    ascii_only = re.sub(r"[^\x00-\x7f]", lambda sign: f"\\[u{ord(sign[0]):04X}]", escaped)
    return re.sub(r"^(?=[.'])", r"\\&", ascii_only)

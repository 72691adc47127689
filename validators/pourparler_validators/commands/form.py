"""``pourparler form``."""

from collections.abc import Sequence
from pathlib import Path

from pourparler import MODELS
from pourparler_validators.commands.output import note, write_file
from pourparler_validators.commands.own_fields import own_fields_for
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.messages.wording import counted
from pourparler_validators.serving.form_file import form_file


def run(types: Sequence[str], target: str, force: bool, config: str | None, isolated: bool) -> int:
    """Writes a file with forms for records of some types; of all where none is named."""
    for name in types:
        if name not in MODELS:
            hint = did_you_mean(nearest(name, MODELS)) or f"there are {', '.join(MODELS)}"
            raise UsageError(f'there is no record type "{name}"; {hint}')
    path = Path(target)
    if path.suffix.casefold() not in (".html", ".htm"):
        raise UsageError(f"{path.as_posix()} does not end in .html")
    if path.exists() and not force:
        raise UsageError(f"{path.as_posix()} is there already; --force writes over it")
    chosen = dict.fromkeys(types or MODELS)
    own = own_fields_for((), config, isolated=isolated)
    write_file(target, form_file(tuple(chosen), own))
    number = counted(len(chosen), "type")
    note(f"{path.as_posix()} is ready, for {number} of records: open it in a browser.\n")
    return 0

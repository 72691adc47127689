"""``pourparler fields``."""

from pourparler import Record
from pourparler.model import Model
from pourparler.own_fields import EVERY
from pourparler_validators.coding.field_lists import as_data, as_markdown, as_text, known_models
from pourparler_validators.commands.locate import json_text
from pourparler_validators.commands.output import emit
from pourparler_validators.commands.own_fields import own_fields_for
from pourparler_validators.commands.vocabulary import letters
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.nearest import did_you_mean, nearest


def run(name: str, output_format: str, config: str | None, isolated: bool) -> int:
    """Prints the fields of a record type, or of an object within records."""
    known, model = _model(name)
    kind = EVERY if model is Record else known
    is_record = issubclass(model, Record)
    own = own_fields_for((), config, isolated=isolated or not is_record).of(kind) or {}
    if output_format == "json":
        emit(json_text(as_data(known, model, own)))
    elif output_format == "text":
        emit(as_text(known, model, own))
    else:
        emit(as_markdown(model, own))
    return 0


def _model(name: str) -> tuple[str, type[Model]]:
    known = known_models()
    for one, model in known.items():
        if letters(one) == letters(name):
            return one, model
    hint = did_you_mean(nearest(name, known)) or f"there are {', '.join(known)}"
    raise UsageError(f'there are no fields of "{name}"; {hint}')

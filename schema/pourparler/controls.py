"""What a form shows of a field, whichever form: its values by name, its hint, its lines."""

import unicodedata
from dataclasses import dataclass
from typing import Final

from pourparler.countries import COUNTRIES
from pourparler.fields import Field
from pourparler.model import title
from pourparler.own_fields import OwnField

_OF_LINES: Final = ("text", "verbatim", "reason")
USUAL: Final = frozenset(
    f"{model}.{name}"
    for model, names in {
        "Source": "title publisher published url text",
        "Party": "country aliases",
        "Alias": "language",
        "Person": "roles",
        "Role": "level",
        "Process": "track evidence",
        "Event": "title date process participants evidence",
        "Place": "country",
        "Participation": "presence persons",
        "Delegation": "event members status evidence",
        "Delegate": "title",
        "Statement": "speaker speaker_described speaker_role on_behalf_of date event about",
        "Proposal": "addressees process date history terms evidence",
        "ProposalHistoryEntry": "by evidence",
        "Response": "evidence",
        "Term": "id evidence",
        "Agreement": "event process date terms evidence",
        "AgreementParty": "consent",
        "AgreementHistoryEntry": "by event",
        "EventHistoryEntry": "by evidence",
        "Evidence": "supports",
        "Segment": "source",
    }.items()
    for name in names.split()
)
"""The fields that need not be there, and that most records have whose coding is complete."""
_PLAIN: Final = ("count", "offset", "number", "flag")
"""Forms that a control shows by itself: a number is typed, yes or no is chosen."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that may be chosen, with its name and its meaning for a coder."""

    value: str
    title: str
    meaning: str = ""

    @property
    def label(self) -> str:
        """The name with the meaning, in one line."""
        return f"{self.title}: {self.meaning}" if self.meaning else self.title


def choices(field: Field) -> tuple[Choice, ...]:
    """The values that a field may hold, if they are a list; countries in the order of names."""
    if field.vocabulary is not None:
        meanings = field.vocabulary.descriptions().items()
        return tuple(Choice(value, title(value), meaning) for value, meaning in meanings)
    if field.form is None or field.form.name != "country":
        return ()
    by_name = sorted(COUNTRIES.items(), key=lambda item: _without_marks(item[1]))
    return tuple(Choice(code, f"{name} ({code})") for code, name in by_name)


def own_choices(own: OwnField) -> tuple[Choice, ...]:
    """The values that a single value of a project's own field is chosen from, if it is."""
    values = {} if own.many else own.values or {}
    return tuple(Choice(value, value, meaning) for value, meaning in values.items())


def _without_marks(name: str) -> bytes:
    """A name by which names stand in order: Åland beside Albania."""
    return unicodedata.normalize("NFD", name).encode("ascii", "ignore")


def is_usual(field: Field) -> bool:
    """Whether a form shows the field of every record, also where it has no value."""
    owner = field.owner.__name__ if field.owner else ""
    return field.required or f"{owner}.{field.name}" in USUAL


def has_lines(field: Field) -> bool:
    """Whether the field's texts may have several lines."""
    return field.form is not None and field.form.name in _OF_LINES


def example(field: Field) -> str:
    """How a value is written, as ``Such as …``; empty where it goes without saying."""
    form = field.form
    if form is None or not form.example or form.name in (*_PLAIN, "type") or choices(field):
        return ""
    is_told = "such as" in field.description and form.name != "date"
    return "" if is_told else f"Such as {form.example}"


def hint(field: Field) -> str:
    """What a field means, and how a value of it is written."""
    return " ".join(filter(None, (field.description, example(field))))


def fault(field: Field) -> str:
    """What to say of a single value that the field does not take; ``${0}`` stands for the value."""
    if choices(field):
        return "${0} is not in the list"
    if field.form is None:
        return "${0} is not an object with fields"
    written = "" if field.form.name in _PLAIN else field.form.example
    return f"${{0}} is not {field.form.words}" + (f"; write it as {written}" if written else "")

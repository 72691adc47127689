"""The codes of other schemes that values of the vocabularies become, by the mapping tables."""

from functools import cache
from typing import Final

from pourparler.mapping import Relation, mappings, scheme
from pourparler.vocabularies import EventKind, ProposalKind, SpeechAct, Vocabulary
from pourparler_validators.late_dataclasses import dataclass

VOCABULARIES: Final[dict[str, type[Vocabulary]]] = {
    "event": EventKind,
    "statement": SpeechAct,
    "proposal": ProposalKind,
}
"""By the type of the record, the list that says what it does."""

_CATEGORY: Final = 2
"""The length of a category's code in CAMEO."""


@dataclass(frozen=True, slots=True)
class Code:
    """What a value becomes, or why it becomes nothing."""

    code: str | None
    reason: str = ""
    is_declared: bool = False
    """Whether the table says that the scheme has no counterpart at all."""


@cache
def code_for(record_type: str, value: str, name: str) -> Code:
    """The code of a scheme for a value.

    Of several codes that each are for a part of what the value means, the category that they
    share is taken. Where they share none, or one code is for a part only, the records do not say
    which part is meant, and there is no code.
    """
    rows = [row for row in mappings(VOCABULARIES[record_type], name) if row.code == value]
    codes = [row.target_code for row in rows if row.target_code is not None]
    title = name.upper()
    if not codes:
        return Code(None, str(rows[0].loss).rstrip("."), is_declared=True)
    if rows[0].relation is not Relation.NARROW:
        return Code(_specific(codes[0], name))
    shared = {code[:_CATEGORY] for code in codes}
    if len(codes) > 1 and len(shared) == 1 and shared <= {*scheme(name).labels}:
        return Code(_specific(shared.pop(), name))
    return Code(None, f"{title} has {' or '.join(codes)} for a part of what {value} means")


def _specific(code: str, name: str) -> str:
    """A category of CAMEO as the code for what is not specified in it: ``03`` is ``030``."""
    longer = f"{code}0"
    return longer if name == "cameo" and longer in scheme(name).labels else code

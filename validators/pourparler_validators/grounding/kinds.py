"""The kinds of difference between a record's words and the article's."""

from enum import StrEnum

from pourparler_validators.late_dataclasses import dataclass


class Kind(StrEnum):
    """A kind of difference."""

    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"
    POLARITY = "polarity"
    MODALITY = "modality"
    QUANTIFIER = "quantifier"
    NAME = "name"
    INSERTION = "insertion"
    OMISSION = "omission"
    WORDING = "wording"
    ALIAS = "alias"
    CONTRACTION = "contraction"
    SPELLING = "spelling"
    FUNCTION_WORD = "function_word"
    UNJUDGED = "unjudged"
    """What a difference means could not be judged: there are no tables for the language."""
    CASE = "case"
    DIACRITICS = "diacritics"
    PUNCTUATION = "punctuation"
    NUMBER_FORM = "number_form"
    TYPOGRAPHY = "typography"

    @property
    def is_material(self) -> bool:
        """Whether it changes the meaning."""
        return self in _MATERIAL

    @property
    def is_formal(self) -> bool:
        """Whether only the form differs, not the words."""
        return self in _FORMAL


_MATERIAL = frozenset(list(Kind)[: list(Kind).index(Kind.ALIAS)])

_FORMAL = frozenset(list(Kind)[list(Kind).index(Kind.CASE) :])


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference: its kind, both wordings, and where they stand in their texts."""

    kind: Kind
    record: str
    source: str
    record_start: int
    record_end: int
    start: int
    """In the article."""
    end: int

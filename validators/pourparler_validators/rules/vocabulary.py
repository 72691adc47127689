"""Whether the values of the closed lists say enough."""

from typing import Final

from pourparler import Vocabulary
from pourparler_validators.contract.conditions import such_that
from pourparler_validators.contract.finding import Problem, Severity
from pourparler_validators.contract.rule import Answers, At, rule

WARNING: Final = Severity.WARNING

OTHER: Final = "other"
"""The value by which a list says that it has no fitting one."""


@rule(WARNING, only_if=such_that(OTHER.__eq__))
def other_unexplained(value: At[Vocabulary]) -> Answers:
    """A value is "other", and the record has no notes that say what is meant.

    Why: "other" alone says only what a thing is not; the next coder cannot tell what was seen, and
    nobody can find out later which value the list lacks.

    Fix: say in "notes" what it is, or take a value of the list.

    Bad:
        {"party:deu": {"kind": "other"}}

    Says:
        party:deu /kind: "other" is not explained: the party has no notes
    """
    if value.record.notes is None:
        yield Problem(
            f'"{OTHER}" is not explained: the {value.record.type} has no notes',
            value.pointer,
            help='say in "notes" what it is, or take a value of the list',
        )

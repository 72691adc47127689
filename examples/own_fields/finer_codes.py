"""Which value of the standard each finer code of ours belongs to."""

from typing import Final

from pourparler import SpeechAct, Statement
from pourparler_validators import Answers, At, Problem, Severity, rule

THREAT: Final = "threat"
"""The field of ``extra`` that says what is threatened."""


@rule(Severity.ERROR, needs=("extra",))
def threat_without_act(statement: At[Statement]) -> Answers:
    """It is coded what is threatened, and "threaten" is not among the acts.

    Why: a finer code says more of a value of the standard; who counts that value would miss it.

    Fix: add "threaten" to the acts, or take the finer code out.

    Bad:
        {"statement:lind-ports": {"acts": ["demand"]}}

    Says:
        statement:lind-ports /extra/threat: a threat is coded, and the acts have no "threaten"
    """
    is_coded = THREAT in (statement.value.extra or ())
    if is_coded and SpeechAct.THREATEN not in statement.value.acts:
        yield Problem(
            'a threat is coded, and the acts have no "threaten"',
            f"/extra/{THREAT}",
            help='add "threaten" to the acts, or take the finer code out',
        )

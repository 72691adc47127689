"""Whether agreements take effect after they were made, and before they expire."""

from typing import Final

from pourparler import Agreement
from pourparler_validators.contract.conditions import where
from pourparler_validators.contract.finding import Problem, Related, Severity
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.dates import reliable
from pourparler_validators.facts.extents import Holds, begins_after, begins_before, how

_DATED: Final = where("date", reliable)


@rule(Severity.WARNING, only_if=(_DATED, where("effective", reliable)))
def effective_before_agreed(agreement: At[Agreement]) -> Answers:
    """An agreement takes effect before it was agreed.

    Why: mostly the two dates were swapped, or one belongs to another agreement. But a ceasefire may
    begin before the paper is signed, and a treaty may be applied before: then waive it.

    Fix: look both dates up; "date" is the day on which the agreement came to its status.

    Bad:
        {"agreement:prisoner-swap-and-proposals": {"date": "2025-05-16", "effective": "2025-05-14"}}

    Says:
        agreement:prisoner-swap-and-proposals /effective: it takes effect on 2025-05-14, before it \
was agreed on 2025-05-16
    """
    value = agreement.value
    if how(begins_before, value.effective, value.date) is not Holds.NO:
        yield Problem(
            f"it takes effect on {value.effective}, before it was agreed on {value.date}",
            "/effective",
            help="look both dates up; if both are right, waive this and say why",
            related=(Related(None, "/date", "when it was agreed"),),
        )


@rule(Severity.ERROR, only_if=(where("effective", reliable), where("expires", reliable)))
def expires_before_effective(agreement: At[Agreement]) -> Answers:
    """An agreement expires before it takes effect.

    Why: it would never be in force. The two dates were swapped, or one is wrong. Where one is only
    about right, it is a warning.

    Fix: look both dates up.

    Bad:
        {"agreement:prisoner-swap-and-proposals": {"effective": "2025-06-16",
                                                   "expires": "2025-06-01"}}

    Says:
        agreement:prisoner-swap-and-proposals /expires: it expires on 2025-06-01, before it takes \
effect on 2025-06-16
    """
    value = agreement.value
    found = how(begins_after, value.effective, value.expires)
    if found is not Holds.NO:
        yield Problem(
            f"it expires on {value.expires}, before it takes effect on {value.effective}",
            "/expires",
            help="look both dates up; perhaps they were swapped",
            related=(Related(None, "/effective", "when it takes effect"),),
            severity=None if found is Holds.SURELY else Severity.WARNING,
        )

"""Whether a list of a record has all whom the passage for it lists."""

from collections.abc import Sequence
from typing import Final

from pourparler import Agreement, Delegation, Event, Process, Proposal, Statement
from pourparler_validators.contract.finding import NOT_APPLICABLE, Problem, Severity, Unchecked
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.grounding.enumerations import Enumeration
from pourparler_validators.grounding.listed import lists_of
from pourparler_validators.grounding.support import Passages, Scope
from pourparler_validators.messages.wording import listed, shown

_GROUP: Final = Unchecked("a group may be meant by the names of its members")


@rule(Severity.WARNING)
def list_incomplete(
    record: At[Event | Proposal | Agreement | Delegation | Process | Statement],
    passages: Passages,
    dataset: Questions,
) -> Answers:
    """The passage for a list of parties or persons lists one more, whom the dataset knows.

    Only passages whose "supports" names the whole list are read, such as "/parties"; and of them
    only names that are joined: A, B and C. Whoever speaks, has another place in the record, or
    belongs to somebody in the list, is not asked for; nor are the members of a coalition in it.
    Where the list holds somebody else in place of the one who is missing, that is the same fault.

    Why: who was left out did not take part, for all who count.

    Fix: add the one who is missing; or name another passage for the list.

    Bad:
        {"event:istanbul-1": {"kind": "hostilities", "round": null, "participants": [
            {"party": "party:ukr", "role": "actor"}], "evidence": [
            {"source": "source:istanbul-2025", "supports": ["/participants"],
             "exact": "Kiev and Moscow have recently conducted some of their largest"}]}}

    Says:
        event:istanbul-1 /participants: the passage for it lists "Kiev and Moscow", and party:rus \
is missing
    """
    lists = lists_of(record.value, passages, dataset)
    if not lists:
        yield NOT_APPLICABLE
    for each in lists:
        found = each.incomplete()
        if found is not None:
            yield _GROUP if each.is_vague else _problem(*found, each.pointer)


def _problem(found: Enumeration, missing: Sequence[str], pointer: str) -> Problem:
    said = f"{listed([*missing], 'and')} {'is' if len(missing) == 1 else 'are'} missing"
    return Problem(
        f"{Scope.FIELD} lists {shown(found.reading.words(found.words))}, and {said}",
        pointer,
        help="add the one who is missing, or name another passage for the list",
        params={"missing": list(missing)},
        related=(found.reading.related(found.words, "this is the list"),),
    )

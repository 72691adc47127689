"""Whether references lead where they should."""

from functools import cache
from typing import Annotated

from pourparler import (
    Agreement,
    Event,
    Party,
    Process,
    Proposal,
    ProposalStatus,
    Source,
    Statement,
)
from pourparler.fields import fields
from pourparler_validators.contract.conditions import asking, has_any, none_of, such_that
from pourparler_validators.contract.finding import (
    Fix,
    Problem,
    Related,
    Remove,
    SetValue,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.parameters import Linked
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, ListAt, ReferenceAt, rule
from pourparler_validators.facts.values.proposals import NO_BASIS
from pourparler_validators.messages.nearest import did_you_mean
from pourparler_validators.messages.wording import shown

Following = Event | Party | Process | Proposal | Source | Statement
"""The records that may follow on another."""

TO_ANOTHER = (
    "parent",
    "previous",
    "supersedes",
    "amends",
    "resumes",
    "republishes",
    "corrects",
    "responds_to",
    "retracts",
)
"""The fields by which a record refers to another that it follows on, never to itself."""

CHAINS = ("parent", "previous", "supersedes", "amends", "resumes", "republishes")
"""Of these, the fields that lead step by step to a first record."""


def _steps_to_another(record: Following) -> dict[str, str]:
    """The fields by which a record follows on another, with the ids that they hold."""
    return _steps(record, TO_ANOTHER)


def _steps_of_a_chain(record: Following) -> dict[str, str]:
    """Those that lead step by step to a first record, and not at once to the record itself."""
    steps = _steps(record, CHAINS)
    return {name: key for name, key in steps.items() if key != record.id}


def _steps(record: Following, names: tuple[str, ...]) -> dict[str, str]:
    """Those of the fields that are set, with the ids that they hold."""
    values = {name: getattr(record, name) for name in _own(type(record), names)}
    return {name: key for name, key in values.items() if key is not None}


@cache
def _own(model: type[Following], names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the names that are fields of the model."""
    return tuple(name for name in names if name in fields(model))


def _leads_to_no_sound_record(key: str, dataset: Questions) -> bool:
    found = dataset.to(key)
    return found is None or found.record is None


@rule(Severity.ERROR, is_waivable=False, holds_unless=asking(_leads_to_no_sound_record))
def not_found(reference: ReferenceAt, dataset: Questions) -> Answers:
    """A reference leads to no record of the dataset.

    Why: what was to be said about the other record is lost.

    Fix: correct the id, or add the record. Give the check the whole dataset, not one file of it.

    Bad:
        {"delegation:rus-istanbul-2": {"event": "event:istanbul-3"}}

    Says:
        delegation:rus-istanbul-2 /event: there is no record event:istanbul-3
    """
    found = dataset.to(reference.value)
    if found is not None:
        yield Unchecked("the record that it leads to is not sound")
        return
    if not dataset.knows_all_ids():
        yield Unchecked("a part of the dataset could not be read")
        return
    near = dataset.like(reference.value, reference.types)
    yield Problem(
        f"there is no record {reference.value}",
        reference.pointer,
        help=did_you_mean(near) or "correct the id, add the record, or check the whole dataset",
        params={"id": reference.value, "nearest": list(near)},
        fix=Fix(f"write {near[0]}", (SetValue(reference.pointer, near[0]),)) if near else None,
    )


def _repeats_one(values: tuple[str, ...]) -> bool:
    return len(values) > 1 and len(set(values)) < len(values)


@rule(Severity.WARNING, holds_unless=such_that(_repeats_one))
def repeated(values: ListAt) -> Answers:
    """A list holds one reference, or one value, twice.

    Why: it says nothing more, and whoever counts the list counts wrong.

    Fix: delete one of the two; perhaps another value was meant.

    Bad:
        {"process:rus-ukr-2025": {"supporters": ["party:usa", "party:sau", "party:usa"]}}

    Says:
        process:rus-ukr-2025 /supporters/2: party:usa stands in the list twice
    """
    first: dict[str, int] = {}
    for position, value in enumerate(values.value):
        if value not in first:
            first[value] = position
            continue
        place = f"{values.pointer}/{first[value]}"
        yield Problem(
            f"{shown(str(value))[1:-1]} stands in the list twice",
            f"{values.pointer}/{position}",
            help="delete one of the two; perhaps another value was meant",
            related=(Related(values.entry, place, "it stands here first"),),
            fix=Fix("delete the second", (Remove(f"{values.pointer}/{position}"),), is_safe=True),
        )


@rule(Severity.ERROR, is_waivable=False, only_if=has_any(*TO_ANOTHER))
def to_itself(record: At[Following]) -> Answers:
    """A record refers to itself, as its own parent, predecessor or answer.

    Why: nothing comes before itself, and programs that follow the reference never end.

    Fix: correct the id; perhaps another record was meant.

    Bad:
        {"event:istanbul-2": {"previous": "event:istanbul-2"}}

    Says:
        event:istanbul-2 /previous: the event refers to itself
    """
    for name, key in _steps_to_another(record.value).items():
        if key == record.value.id:
            yield Problem(
                f"the {record.value.type} refers to itself",
                f"/{name}",
                help="correct the id; perhaps another record was meant",
            )


@rule(Severity.ERROR, is_waivable=False, only_if=(has_any(*CHAINS), such_that(_steps_of_a_chain)))
def circle(record: At[Following], dataset: Questions) -> Answers:
    """Records refer to each other in a circle.

    Why: each would come before the other, and programs that follow the references never end.

    Fix: delete the reference that is wrong; all the records of the circle are shown.

    Bad:
        {"event:istanbul-1": {"previous": "event:istanbul-2"},
         "event:istanbul-2": {"previous": "event:istanbul-1"}}

    Says:
        event:istanbul-1 /previous: by "previous" the event comes back to itself: \
event:istanbul-1 → event:istanbul-2 → event:istanbul-1
    """
    own = record.value.id
    for name in _steps_of_a_chain(record.value):
        members = dataset.circle(own, name)
        if members is None:
            yield Unchecked("a record that it leads to, step by step, is missing or not sound")
        elif members and members[0] == record.entry:
            path = " → ".join([*(str(member.id) for member in members), own])
            yield Problem(
                f'by "{name}" the {record.value.type} comes back to itself: {path}',
                f"/{name}",
                help="delete the reference that is wrong",
                related=tuple(
                    Related(member, f"/{name}", "the circle goes on here") for member in members[1:]
                ),
            )


@rule(Severity.WARNING)
def withdrawn_or_superseded(
    agreement: At[Agreement],
    proposals: Annotated[tuple[Linked[Proposal], ...], none_of("status", NO_BASIS)],
    dataset: Questions,
) -> Answers:
    """An agreement rests on a proposal that another has taken the place of.

    Why: either the later proposal was agreed on, or the agreement came before it.

    Fix: refer to the later proposal, if that is the one.

    Bad:
        {"agreement:prisoner-swap-and-proposals": {"proposals": ["proposal:russian-talks"]},
         "proposal:second-round": {"supersedes": "proposal:russian-talks"}}

    Says:
        agreement:prisoner-swap-and-proposals /proposals/0: the agreement rests on \
proposal:russian-talks, which proposal:second-round supersedes
    """
    for proposal in proposals:
        key, status = proposal.record.id, proposal.record.status
        later = [link for link in dataset.into(key, "supersedes") if link.entry.id != key]
        if later or status is ProposalStatus.SUPERSEDED:
            by = f"which {later[0].entry.id} supersedes" if later else "whose status is superseded"
            yield Problem(
                f"the agreement rests on {key}, {by}",
                proposal.pointer,
                help="refer to the later proposal, if that is the one that was agreed on",
                related=tuple(
                    Related(link.entry, link.pointer, "it is superseded here") for link in later
                ),
            )
        elif not dataset.knows_all_of("proposal"):
            yield Unchecked("a proposal that may supersede it is not sound")

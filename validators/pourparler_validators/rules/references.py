"""Whether references lead where they should."""

from functools import cache

from pourparler import Agreement, Proposal, ProposalStatus, Record
from pourparler_validators.entry import Entry
from pourparler_validators.finding import NOT_APPLICABLE, Problem, Related, Severity, Unchecked
from pourparler_validators.links import Links
from pourparler_validators.nearest import did_you_mean
from pourparler_validators.rule import Answers, At, ListAt, ReferenceAt, rule
from pourparler_validators.wording import shown

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
"""The fields by which a record refers to another of its kind, never to itself."""

CHAINS = ("parent", "previous", "supersedes", "amends", "resumes", "republishes")
"""Of these, the fields that lead step by step to a first record."""


@rule(Severity.ERROR, is_waivable=False)
def not_found(reference: ReferenceAt, links: Links) -> Answers:
    """A reference leads to no record of the dataset.

    Why: what was to be said about the other record is lost.

    Mend: correct the id, or add the record. Give the check the whole dataset, not one file of it.

    Bad:
        {"delegation:rus-istanbul-2": {"event": "event:istanbul-3"}}

    Says:
        delegation:rus-istanbul-2 /event: there is no record event:istanbul-3
    """
    found = links.to(reference.value)
    if found is not None:
        if found.record is None:
            yield Unchecked("the record that it leads to is not sound")
        return
    if not links.is_complete:
        yield Unchecked("a part of the dataset could not be read")
        return
    near = links.like(reference.value, reference.types)
    yield Problem(
        f"there is no record {reference.value}",
        reference.pointer,
        help=did_you_mean(near) or "correct the id, or add the record",
        params={"id": reference.value, "nearest": near},
    )


@rule(Severity.WARNING)
def repeated(values: ListAt) -> Answers:
    """A list holds one reference, or one value, twice.

    Why: it says nothing more, and whoever counts the list counts wrong.

    Mend: delete one of the two; perhaps another value was meant.

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
        )


@rule(Severity.ERROR, is_waivable=False)
def to_itself(record: At[Record]) -> Answers:
    """A record refers to itself, as its own parent, predecessor or answer.

    Why: nothing comes before itself, and programs that follow the reference never end.

    Mend: correct the id; perhaps another record was meant.

    Bad:
        {"event:istanbul-2": {"previous": "event:istanbul-2"}}

    Says:
        event:istanbul-2 /previous: the event refers to itself
    """
    for name in _own(type(record.value), TO_ANOTHER):
        if getattr(record.value, name) == record.value.id:
            yield Problem(
                f"the {record.value.type} refers to itself",
                f"/{name}",
                help="correct the id; perhaps another record was meant",
            )


@rule(Severity.ERROR, is_waivable=False)
def circle(record: At[Record], links: Links) -> Answers:
    """Records refer to each other in a circle.

    Why: each would come before the other, and programs that follow the references never end.

    Mend: delete the reference that is wrong; all the records of the circle are shown.

    Bad:
        {"event:istanbul-1": {"previous": "event:istanbul-2"},
         "event:istanbul-2": {"previous": "event:istanbul-1"}}

    Says:
        event:istanbul-1 /previous: by "previous" the event comes back to itself: \
event:istanbul-1 → event:istanbul-2 → event:istanbul-1
    """
    for name in _own(type(record.value), CHAINS):
        if getattr(record.value, name) in (None, record.value.id):
            continue
        members = _circle(record.entry, name, links)
        if members and record.entry is min(members, key=lambda member: member.order):
            path = " → ".join(str(member.id) for member in (*members, record.entry))
            yield Problem(
                f'by "{name}" the {record.value.type} comes back to itself: {path}',
                f"/{name}",
                help="delete the reference that is wrong",
                related=tuple(
                    Related(member, f"/{name}", "and this is a part of the circle")
                    for member in members[1:]
                ),
            )


@rule(Severity.WARNING)
def withdrawn_or_superseded(agreement: At[Agreement], links: Links) -> Answers:
    """An agreement rests on a proposal that another has taken the place of.

    Why: either the later proposal was agreed on, or the agreement came before it.

    Mend: refer to the later proposal, if that is the one.

    Bad:
        {"agreement:prisoner-swap-and-proposals": {"proposals": ["proposal:russian-talks"]},
         "proposal:second-round": {"supersedes": "proposal:russian-talks"}}

    Says:
        agreement:prisoner-swap-and-proposals /proposals/0: the agreement rests on \
proposal:russian-talks, which proposal:second-round supersedes
    """
    if not agreement.value.proposals:
        yield NOT_APPLICABLE
        return
    for position, key in enumerate(agreement.value.proposals):
        entry = links.to(key)
        later = links.into(key, "supersedes")
        if entry is None or not isinstance(entry.record, Proposal):
            continue
        if entry.record.status in _UNACCEPTED or not (
            later or entry.record.status is ProposalStatus.SUPERSEDED
        ):
            continue
        by = f"which {later[0].entry.id} supersedes" if later else "whose status is superseded"
        yield Problem(
            f"the agreement rests on {key}, {by}",
            f"/proposals/{position}",
            help="refer to the later proposal, if that is the one that was agreed on",
            related=tuple(
                Related(link.entry, link.pointer, "it is superseded here") for link in later
            ),
        )


_UNACCEPTED = (ProposalStatus.REJECTED, ProposalStatus.WITHDRAWN)
"""A rule of its own speaks of an agreement that rests on one of these."""


@cache
def _own(model: type[Record], names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the names that are fields of the model."""
    return tuple(name for name in names if name in model.model_fields)


def _circle(start: Entry, name: str, links: Links) -> list[Entry]:
    """The records from this one back to itself by a field; none where they do not come back."""
    members: list[Entry] = []
    seen: set[str] = set()
    entry: Entry | None = start
    while entry is not None and entry.record is not None and entry.record.id not in seen:
        members.append(entry)
        seen.add(entry.record.id)
        key = getattr(entry.record, name, None)
        entry = links.to(key) if key else None
    return members if entry is start else []

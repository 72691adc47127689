"""What stands beside a rule decides when it applies and what it is given, before its body runs."""

import datetime as dt
import json
from collections.abc import Iterable
from types import FunctionType, ModuleType
from typing import Annotated, Any, Final

import pytest

from pourparler import (
    MODELS,
    Delegate,
    Delegation,
    DelegationStatus,
    Event,
    Party,
    Person,
    Proposal,
    Record,
    Statement,
)
from pourparler.fields import fields
from pourparler_validators.commands.rules import markdown_table
from pourparler_validators.contract.conditions import (
    Condition,
    any_of,
    asking,
    both,
    either,
    has,
    has_any,
    lacks,
    none_of,
    several,
    such_that,
    where,
)
from pourparler_validators.contract.declared import rules_of
from pourparler_validators.contract.finding import Problem, Severity, Tally
from pourparler_validators.contract.manual import catalogue_of
from pourparler_validators.contract.parameters import Linked, Within
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, Group, Rule, WordsAt, rule
from pourparler_validators.grounding.support import Passages
from pourparler_validators.messages.catalogue import page_markdown, page_text
from pourparler_validators.reading.files import read_text
from pourparler_validators.running.runner import Run
from pourparler_validators.running.selection import choose

EVENT: Final = '{"type": "event", "id": "event:a", "kind": "summit", "status": "held"}'
UNSOUND: Final = '{"type": "event", "id": "event:a", "kind": "nothing", "status": "held"}'
UNREAD_EVENT: Final = "the event is missing or not sound"
SENT: Final = '{"type": "delegation", "id": "delegation:x", "party": "party:a"'


def rules_in(check: Any) -> tuple[Rule, ...]:
    """The rules of a module that holds only this one."""
    module = ModuleType("family")
    check.__module__ = "family"
    vars(module)[check.__name__] = check
    return rules_of(module)


def tally(check: Any, *records: str) -> Tally:
    """What a rule answers on records."""
    (found,) = rules_in(check)
    entries = read_text(f"[{', '.join(records)}]", "a.json").entries
    return Run([found], dt.date(2025, 6, 1)).over(entries).tallies[found.name]


@rule(Severity.ERROR, needs=("event",), only_if=any_of("status", DelegationStatus.ATTENDED))
def by_event(delegation: At[Delegation], event: Linked[Event]) -> Answers:
    """A linked record, after two conditions."""
    if event.record.kind == "visit":
        yield Problem("it was a visit", event.pointer)


@pytest.mark.parametrize(
    ("rest", "event", "expected"),
    [
        ("", EVENT, Tally(not_applicable=1)),
        (', "event": "event:a"', EVENT, Tally(not_applicable=1)),
        (', "event": "event:a", "status": "attended"', EVENT, Tally(held=1)),
        (
            ', "event": "event:a", "status": "attended"',
            EVENT.replace("summit", "visit"),
            Tally(found=1),
        ),
        (
            ', "event": "event:a", "status": "attended"',
            UNSOUND,
            Tally(could_not={UNREAD_EVENT: 1}),
        ),
        (
            ', "event": "event:b", "status": "attended"',
            EVENT,
            Tally(could_not={UNREAD_EVENT: 1}),
        ),
        (', "event": "event:b", "status": "announced"', EVENT, Tally(not_applicable=1)),
    ],
)
def test_own_fields_come_before_links(rest: str, event: str, expected: Tally) -> None:
    assert tally(by_event, f"{SENT}{rest}}}", event) == expected


@rule(Severity.ERROR)
def by_person(
    delegate: At[Delegate], delegation: Within[Delegation], person: Linked[Person]
) -> Answers:
    """The record that holds the value, and a reference of the value."""
    yield Problem(f"{delegation.record.party} {person.record.name} {person.pointer}")


def test_the_value_comes_before_its_record() -> None:
    person = '{"type": "person", "id": "person:p", "name": "P"}'
    sent = f'{SENT}, "members": [{{"role": "head", "person": "person:p"}}]}}'
    assert tally(by_person, sent, person) == Tally(found=1)


@rule(Severity.ERROR)
def by_parent(party: At[Party], above: Annotated[Linked[Party], "parent"]) -> Answers:
    """A reference under another name."""
    if above.record.name == "A":
        yield Problem("it belongs to A", above.pointer)


def test_a_reference_to_the_record_itself_is_none() -> None:
    one = '{"type": "party", "id": "party:a", "kind": "state", "name": "A", "parent": "party:a"}'
    two = '{"type": "party", "id": "party:b", "kind": "state", "name": "B", "parent": "party:a"}'
    assert tally(by_parent, one, two) == Tally(not_applicable=1, found=1)


@rule(Severity.ERROR)
def by_issuers(proposal: At[Proposal], issuers: tuple[Linked[Party], ...]) -> Answers:
    """All of a list that can be looked at."""
    for issuer in issuers:
        if issuer.record.name == "A":
            yield Problem("A", issuer.pointer)


@pytest.mark.parametrize(
    ("issuers", "expected"),
    [
        ('"party:b"', Tally(held=1)),
        (
            '"party:b", "party:x"',
            Tally(could_not={'the party in "issuers" is missing or not sound': 1}),
        ),
        ('"party:x", "party:a"', Tally(found=1)),
        ('"person:x"', Tally(not_applicable=1)),
    ],
)
def test_of_a_list_the_sound_ones_are_judged(issuers: str, expected: Tally) -> None:
    proposal = (
        '{"type": "proposal", "id": "proposal:p", "kind": "roadmap", "title": "t", '
        f'"status": "prepared", "issuers": [{issuers}]}}'
    )
    parties = [
        f'{{"type": "party", "id": "party:{name}", "kind": "state", "name": "{name.upper()}"}}'
        for name in "ab"
    ]
    assert tally(by_issuers, proposal, *parties) == expected


@rule(Severity.ERROR)
def by_speakers(
    statement: At[Statement],
    persons: Annotated[tuple[Linked[Person], ...], "speaker", "co_speakers"],
) -> Answers:
    """The records of two fields."""
    for person in persons:
        yield Problem(person.record.name, person.pointer)


def test_records_of_several_fields_are_given_each_once() -> None:
    statement = (
        '{"type": "statement", "id": "statement:s", "acts": ["claim"], "segments": '
        '[{"kind": "summary", "text": "t"}], "speaker": "person:a", '
        '"co_speakers": ["party:x", "person:b", "person:a", "person:b", "person:c"]}'
    )
    persons = [f'{{"type": "person", "id": "person:{name}", "name": "P"}}' for name in "ab"]
    (found,) = rules_in(by_speakers)
    entries = read_text(f"[{', '.join([statement, *persons])}]", "a.json").entries
    outcome = Run([found], dt.date(2025, 6, 1)).over(entries)
    assert [one.problem.pointer for one in outcome.findings] == ["/speaker", "/co_speakers/1"]
    assert tally(by_speakers, statement) == Tally(
        could_not={'the person in "speaker" is missing or not sound': 1}
    )
    without = statement.replace('"speaker": "person:a", ', "")
    assert tally(by_speakers, without, persons[1]) == Tally(found=1)


@rule(Severity.ERROR)
def by_date(
    delegation: At[Delegation],
    event: Annotated[Linked[Event], has("date"), none_of("status", "held")],
) -> Answers:
    """A linked record of which conditions hold."""
    yield Problem("it is dated", event.pointer)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("", Tally(not_applicable=1)),
        (', "date": "2025-06-02"', Tally(not_applicable=1)),
        (', "date": "2025-06-02", "status": "announced"', Tally(found=1)),
        (', "date": "2025-06-02", "kind": "nothing"', Tally(could_not={UNREAD_EVENT: 1})),
    ],
)
def test_the_linked_record_has_to_be_such(event: str, expected: Tally) -> None:
    held = json.dumps(json.loads(EVENT) | json.loads(f"{{{event.removeprefix(', ')}}}"))
    assert tally(by_date, f'{SENT}, "event": "event:a"}}', held) == expected


@rule(Severity.ERROR)
def within_two(
    delegate: At[Delegate], delegation: Annotated[Within[Delegation], several("members")]
) -> Answers:
    """The record that holds the value, of which a condition holds."""
    yield Problem(str(delegation.record.id))


def test_the_record_that_holds_the_value_has_to_be_such() -> None:
    one, two = '{"role": "head", "name": "A"}', '{"role": "member", "name": "B"}'
    assert tally(within_two, f'{SENT}, "members": [{one}]}}') == Tally(not_applicable=1)
    assert tally(within_two, f'{SENT}, "members": [{one}, {two}]}}') == Tally(found=2)


@rule(Severity.ERROR)
def by_stateless_issuers(
    proposal: At[Proposal], issuers: Annotated[tuple[Linked[Party], ...], none_of("kind", "state")]
) -> Answers:
    """Those of a list of which a condition holds."""
    for issuer in issuers:
        yield Problem(issuer.record.name, issuer.pointer)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ("state state", Tally(not_applicable=1)),
        ("state coalition", Tally(found=1)),
        ("state nothing", Tally(could_not={'the party in "issuers" is missing or not sound': 1})),
    ],
)
def test_of_a_list_those_are_given_that_are_such(kinds: str, expected: Tally) -> None:
    parties = [
        f'{{"type": "party", "id": "party:p{number}", "kind": "{kind}", "name": "P{number}"}}'
        for number, kind in enumerate(kinds.split())
    ]
    proposal = (
        '{"type": "proposal", "id": "proposal:p", "kind": "roadmap", "title": "t", '
        '"status": "prepared", "issuers": ["party:p0", "party:p1"]}'
    )
    assert tally(by_stateless_issuers, proposal, *parties) == expected


class OfOneEvent(Group):
    """The delegations to one event."""

    @staticmethod
    def keys(record: Record) -> Iterable[str]:
        """The event."""
        return (str(record.event),) if isinstance(record, Delegation) else ()


@rule(Severity.ERROR, only_if=several("entries"))
def in_company(group: OfOneEvent) -> Answers:
    """A condition on a group."""
    yield Problem(f"{len(group.entries)} of them")


def test_a_condition_on_a_group_is_one_on_its_entries() -> None:
    sent = [
        f'{SENT.replace("x", name)}, "event": "event:{event}"}}' for name, event in ("pa", "qa")
    ]
    assert tally(in_company, *sent) == Tally(found=1)
    assert tally(in_company, *sent[:1]) == Tally(not_applicable=1)


class NamedInTwo(Group[Event | Delegation]):
    """The events, and the delegations, of one process or event."""

    @staticmethod
    def keys(record: Event | Delegation) -> Iterable[str]:
        """What each names, of which other records have no field."""
        return (str(record.event if isinstance(record, Delegation) else record.process),)


class Narrower(NamedInTwo):
    """A kind of groups that is made of another."""


def test_a_kind_of_groups_says_of_which_records_they_are() -> None:
    assert OfOneEvent.models() == frozenset(MODELS.values())
    assert NamedInTwo.models() == Narrower.models() == {Event, Delegation}


class OfTexts(Group[str]):  # type: ignore[type-var]
    """Groups of what is no record."""


class OfWhatIsQuoted(Group["Event"]):
    """The name of a type is no type."""


class OfEither(Group[Event | str]):  # type: ignore[type-var]
    """Groups of records, and of what is none."""


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        (OfTexts, "<class 'str'>"),
        (OfWhatIsQuoted, "ForwardRef('Event')"),
        (OfEither, "<class 'str'>"),
    ],
)
def test_groups_of_what_is_no_record_are_refused(kind: type[Any], named: str) -> None:
    def wrong(group: Any) -> Answers:
        yield from ()

    wrong.__annotations__["group"] = kind
    (found,) = rules_in(rule(Severity.ERROR)(wrong))
    assert found.fault == f"its groups are of {named}, which is no type of record"


@rule(Severity.ERROR)
def counted(group: NamedInTwo) -> Answers:
    """Holds of every group."""
    yield from ()


def test_other_records_are_not_asked_for_their_keys() -> None:
    (found,) = rules_in(counted)
    party = '{"type": "party", "id": "party:a", "kind": "state", "name": "A"}'
    entries = read_text(f"[{SENT}}}, {EVENT}, {party}]", "a.json").entries
    outcome = Run([found], dt.date(2025, 6, 1)).over(entries)
    assert outcome.errors == []
    assert outcome.tallies[found.name] == Tally(held=1)


@rule(Severity.ERROR, needs=("title",))
def that_reads(event: At[Event], passages: Passages) -> Answers:
    """Holds where a passage can be read."""
    yield from ()


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("", "They met.", Tally(not_applicable=1)),
        ("", None, Tally(not_applicable=1)),
        ("Talks", "They met.", Tally(held=1)),
        ("Talks", "They parted.", Tally(not_applicable=1)),
        ("Talks", None, Tally(could_not={"the source has no text": 1})),
    ],
)
def test_a_rule_that_reads_is_asked_where_a_passage_can_be_read(
    title: str, text: str | None, expected: Tally
) -> None:
    source = {"type": "source", "id": "source:s", "kind": "news_article", "language": "en"}
    event = json.loads(EVENT) | {"evidence": [{"source": "source:s", "exact": "They met."}]}
    records = [
        source | ({"text": text} if text else {}),
        event | ({"title": title} if title else {}),
    ]
    assert tally(that_reads, *map(json.dumps, records)) == expected


@rule(Severity.ERROR)
def going_on(delegation: At[Delegation], event: Linked[Event] | None) -> Answers:
    """Goes on without the record."""
    if event is None:
        yield Problem("no event")


def test_a_rule_may_go_on_without_a_record() -> None:
    assert tally(going_on, f"{SENT}}}") == Tally(found=1)
    assert tally(going_on, f'{SENT}, "event": "event:a"}}', EVENT) == Tally(held=1)


def test_a_link_to_no_type_of_record_is_refused() -> None:
    def wrong(event: At[Event], other: Linked[Any]) -> Answers:
        yield from ()

    assert tally(rule(Severity.ERROR)(wrong), EVENT) == Tally()


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("pourparler_validators.rules.dates", "dates/going-on"),
        ("pourparler_validators.rules.dates.of_sources", "dates/going-on"),
        ("ours.rules.dates.desk_work", "desk-work/going-on"),
        ("desk", "desk/going-on"),
    ],
)
def test_a_folder_of_the_package_s_own_rules_is_one_family(
    module: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ModuleType(module)
    monkeypatch.setattr(going_on, "__module__", module)
    vars(page)["going_on"] = going_on
    assert [found.name for found in rules_of(page)] == [name]


@pytest.mark.parametrize(
    ("condition", "fault"),
    [
        (has("dat"), 'Event has no field "dat"; did you mean "date"?'),
        (lacks("place.contry"), 'Event has no field "place.contry"; did you mean "country"?'),
        (has("date.year"), 'Event has no field "date.year"'),
        (any_of("status", "hold"), '"status" has no value "hold"; did you mean "held"?'),
        (none_of("history.status", "hold"), '"history.status" has no value "hold"'),
        (where("dat", str), 'Event has no field "dat"'),
        (has_any("date", "dat"), 'Event has no field "dat"; did you mean "date"?'),
        (either(has("date"), has_any("datd")), 'Event has no field "datd"'),
        (either(has("date"), both(has("dat"))), 'Event has no field "dat"'),
    ],
)
def test_a_condition_on_what_is_not_there_is_told(condition: Condition, fault: str) -> None:
    def judging(event: At[Event]) -> Answers:
        yield from ()

    module = ModuleType("family")
    judging.__module__ = "family"
    vars(module)["judging"] = rule(Severity.ERROR, only_if=condition)(judging)
    (found,) = rules_of(module)
    assert found.fault.startswith(fault)


def test_a_condition_on_a_linked_record_is_looked_at_too() -> None:
    def judging(
        delegation: At[Delegation], event: Annotated[Linked[Event], any_of("kind", "sumit")]
    ) -> Answers:
        yield from ()

    module = ModuleType("family")
    judging.__module__ = "family"
    vars(module)["judging"] = rule(Severity.ERROR)(judging)
    (found,) = rules_of(module)
    assert found.fault == '"kind" has no value "sumit"; did you mean "summit"?'


class OfOneName(Group[Party]):
    """The parties of one name."""

    @staticmethod
    def keys(record: Party) -> list[str]:
        return [record.name]


def of_parties(group: OfOneName) -> Answers:
    yield from ()


def of_events(event: At[Event]) -> Answers:
    yield from ()


@pytest.mark.parametrize(
    ("check", "said", "fault"),
    [
        (of_events, {"holds_unless": has("dat")}, 'Event has no field "dat"; did you mean "date"?'),
        (of_parties, {"holds_unless": has("name")}, "holds_unless and not_in are for rules that"),
        (of_parties, {"not_in": [fields(Party)["name"]]}, "holds_unless and not_in are for rules"),
    ],
)
def test_a_doubt_of_what_is_not_there_is_told(check: Any, said: Any, fault: str) -> None:
    module = ModuleType("family")
    copy = FunctionType(check.__code__, check.__globals__, "judging")
    copy.__module__, copy.__annotations__ = "family", check.__annotations__
    vars(module)["judging"] = rule(Severity.ERROR, **said)(copy)
    (found,) = rules_of(module)
    assert found.fault.startswith(fault)


def is_of_a_process(delegation: Delegation, dataset: Questions) -> bool:
    return delegation.process is not None and dataset.to(delegation.process) is not None


@rule(Severity.ERROR, holds_unless=asking(is_of_a_process))
def sent(delegation: At[Delegation], event: Linked[Event]) -> Answers:
    """It looks where the process is known, if the event can be read."""
    yield Problem("seen", delegation.pointer)


PROCESS_FIELD: Final = '"process": "process:a"'
PROCESS: Final = '{"type": "process", "id": "process:a", "title": "Talks"}'


@pytest.mark.parametrize(
    ("rest", "event", "expected"),
    [
        ("}", EVENT, Tally(not_applicable=1)),
        (', "event": "event:a"}', EVENT, Tally(held=1)),
        (f', "event": "event:a", {PROCESS_FIELD}}}', EVENT, Tally(found=1)),
        (', "event": "event:a"}', UNSOUND, Tally(could_not={UNREAD_EVENT: 1})),
        (f', "event": "event:b", {PROCESS_FIELD}}}', EVENT, Tally(could_not={UNREAD_EVENT: 1})),
    ],
)
def test_a_rule_holds_of_what_is_not_in_doubt(rest: str, event: str, expected: Tally) -> None:
    assert tally(sent, f"{SENT}{rest}", event, PROCESS) == expected


def leads_to_a(event: str) -> bool:
    return event == "event:a"


@rule(
    Severity.ERROR,
    only_if=none_of("status", DelegationStatus.ATTENDED),
    holds_unless=lacks("event"),
)
def sent_nowhere(delegation: At[Delegation]) -> Answers:
    """It looks only where a field is not there."""
    yield Problem("nowhere", delegation.pointer)


@rule(Severity.ERROR, holds_unless=where("event", leads_to_a))
def sent_away(delegation: At[Delegation]) -> Answers:
    """It looks only where a function says so."""
    yield Problem("away", delegation.pointer)


@pytest.mark.parametrize(
    ("check", "rest", "expected", "calls"),
    [
        (sent_nowhere, "}", Tally(found=1), 1),
        (sent_nowhere, ', "event": "event:a"}', Tally(held=1), 0),
        (sent_nowhere, ', "event": "event:a", "status": "announced"}', Tally(held=1), 0),
        (sent_nowhere, ', "event": "event:a", "status": "attended"}', Tally(not_applicable=1), 0),
        (sent_nowhere, ', "status": "attended"}', Tally(not_applicable=1), 0),
        (sent_away, "}", Tally(held=1), 0),
        (sent_away, ', "event": "event:b"}', Tally(held=1), 0),
        (sent_away, ', "event": "event:a"}', Tally(found=1), 1),
    ],
)
def test_a_rule_is_not_asked_of_what_is_clear_at_sight(
    check: Any, rest: str, expected: Tally, calls: int
) -> None:
    (found,) = rules_in(check)
    entries = read_text(f"{SENT}{rest}", "a.json").entries
    outcome = Run([found], dt.date(2025, 6, 1), notes_costs=True).over(entries)
    assert outcome.tallies == {found.name: expected}
    assert sum(cost.calls for cost in outcome.costs.values()) == calls


def is_odd(words: str) -> bool:
    return int(words) % 2 == 1


@rule(Severity.ERROR, not_in=[fields(Event)["title"]], holds_unless=such_that(is_odd))
def odd(words: WordsAt) -> Answers:
    yield Problem("odd", words.pointer)


def test_a_doubt_that_raises_is_said_with_the_rule_and_the_record() -> None:
    lines = [
        f'{EVENT[:-1]}, "title": "7", "notes": "3"}}',
        f'{EVENT[:-1]}, "title": "words", "notes": "words"}}'.replace(":a", ":b"),
        f'{EVENT[:-1]}, "notes": "4"}}'.replace(":a", ":c"),
    ]
    run = Run(rules_in(odd), dt.date(2025, 6, 10))
    outcome = run.over(read_text("\n".join(lines), "a.jsonl").entries)
    assert outcome.tallies["family/odd"] == Tally(held=1, found=1, not_applicable=2)
    assert [(error.rule, error.record) for error in outcome.errors] == [("family/odd", "event:b")]
    assert [(found.entry.id, found.problem.pointer) for found in outcome.findings] == [
        ("event:a", "/notes")
    ]


looked_at: Final = list[str]()


def is_long(words: str) -> bool:
    looked_at.append(words)
    return len(words) > len("short")


@rule(Severity.ERROR, not_in=[fields(Event)["title"]], holds_unless=such_that(is_long))
def long(words: WordsAt) -> Answers:
    yield Problem("long", words.pointer)


def test_a_text_of_which_all_rules_hold_is_looked_at_once() -> None:
    notes = {"a": "short", "b": "longer", "c": "short", "d": "longer", "e": "other"}
    lines = [
        f'{EVENT[:-1]}, "notes": "{words}"}}'.replace(":a", f":{key}")
        for key, words in notes.items()
    ]
    run = Run(rules_in(long), dt.date(2025, 6, 10))
    looked_at.clear()
    outcome = run.over(read_text("\n".join(lines), "a.jsonl").entries)
    assert [found.entry.id for found in outcome.findings] == ["event:b", "event:d"]
    assert outcome.tallies["family/long"] == Tally(held=3, found=2)
    assert [words for words in looked_at if words != "longer"] == ["short", "other"]


@rule(Severity.INFO, is_off_by_default=True)
def asked_for(party: At[Party]) -> Answers:
    """A rule that has to be named."""
    yield Problem("named", party.pointer)


@pytest.mark.parametrize(
    ("select", "ignore", "runs"),
    [
        (["ALL"], [], False),
        (["family/asked-for"], [], True),
        (["ALL", "family/asked-for"], [], True),
        (["family"], [], True),
        (["ALL", "family"], ["family/asked-for"], False),
        (["ALL", "family/asked-for"], ["family"], True),
    ],
)
def test_a_rule_that_is_off_by_default_has_to_be_named(
    select: list[str], ignore: list[str], runs: bool
) -> None:
    assert [found.name for found in choose(rules_in(asked_for), select, ignore)] == (
        ["family/asked-for"] if runs else []
    )


def test_that_a_rule_is_off_by_default_is_said() -> None:
    (page,) = catalogue_of(rules_in(asked_for), is_whole=False)
    assert page["off_by_default"] is True
    assert page_text(page).startswith("family/asked-for (info, off by default)\n")
    assert page_markdown(page).splitlines()[2].startswith("*info, off by default* · ")
    assert "| family/asked-for | info, off by default | yes | " in markdown_table([page])

"""What stands beside a rule decides when its body runs, and on which records: on many mutants.

Each rule's body is replaced by one that notes what it is given. What comes of each subject is
compared with the declaration evaluated plainly (``plain_gates``): a body runs if and only if the
declaration says so, and with the records that it names; else the stated reason is counted.
"""

import copy
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random
from typing import Any, Final

import pytest

from pourparler.own_fields import EVERY, OwnFields
from pourparler_validators.contract.finding import Tally
from pourparler_validators.contract.manual import manual_of
from pourparler_validators.contract.parameters import Linked, Parameter, Way, Within
from pourparler_validators.contract.rule import Answers, Rule
from pourparler_validators.entries.entry import Entry
from pourparler_validators.grounding.given import maker_of
from pourparler_validators.reading.files import read_text
from pourparler_validators.rules import own_rules
from pourparler_validators.running.runner import Run
from tests.rules.dataset import TODAY, patched
from tests.rules.edge_cases import cases_of
from tests.rules.plain_gates import CALLED, HELD, NOT_APPLICABLE, Dataset, expected, reason_of
from tests.rules.test_order_does_not_matter import PAGES, has_an_id_each

DECLARED: Final = [
    replace(rule, parameters=tuple(e for e in rule.parameters if maker_of(e.type) is None))
    for rule in own_rules()
    if rule.conditions
    or rule.not_in
    or rule.holds_unless
    or any(each.way is not Way.RUN for each in rule.parameters)
]
LINKING: Final = [
    (rule, parameter)
    for rule in DECLARED
    for parameter in rule.parameters
    if parameter.way not in (Way.RUN, Way.WITHIN)
]
FOLLOWED: Final = {field for _, parameter in LINKING for field in parameter.fields}
"""The fields whose references rules follow."""
FAULT: Final = {"no_such_field": 1}

ANY_FIELDS: Final = OwnFields({EVERY: {}})
"""Fields of a project's own, so that the rules about such are asked."""

Records = list[dict[str, Any]]
Variants = dict[str, dict[str, list[Any]]]
Call = tuple[str, str, tuple[str, ...]]
"""Where a body ran, and the records that it was given."""


class Spy:
    """Stands for the body of a rule: holds always, and notes what it is given."""

    def __init__(self) -> None:
        self.subjects: list[Any] = []
        self.calls: Counter[Call] = Counter()

    def __call__(self, subject: Any, *values: Any) -> Answers:
        self.subjects.append(subject)
        self.calls[place(subject, handed(values))] += 1
        yield from ()


def handed(values: tuple[Any, ...]) -> Iterator[str]:
    for value in values:
        if isinstance(value, tuple):
            yield from handed(value)
        elif isinstance(value, Linked | Within):
            yield str(value.entry.id)


def place(subject: Any, given: Any) -> Call:
    is_at = hasattr(subject, "pointer")
    where = (str(subject.entry.id), subject.pointer) if is_at else (subject.key, "")
    return (*where, tuple(given))


def entries_of(records: Records) -> list[Entry]:
    return read_text(json.dumps(records), "a.json").entries


def tallies_of(rules: list[Rule], entries: list[Entry]) -> dict[str, Tally]:
    outcome = Run(rules, TODAY, own_fields=ANY_FIELDS).over(entries)
    assert outcome.errors == []
    return outcome.tallies


def tally_of(rule: Rule, records: Records) -> Tally:
    return tallies_of([rule], entries_of(records))[rule.name]


def datasets() -> dict[str, list[Records]]:
    """The records of each edge case and of each example, by rule."""
    patches = [(case.rule, case.patch) for page in PAGES for case in cases_of(page) if case.patch]
    patches += [(rule.name, manual_of(rule).bad) for rule in own_rules() if not rule.is_structural]
    found: dict[str, list[Records]] = {}
    for rule, patch in patches:
        records = records_of(patch)
        if has_an_id_each({"": records}):
            found.setdefault(rule, []).append(records)
    return found


def records_of(patch: str) -> Records:
    files = patched(json.loads(patch))
    return [record for name in files for record in files[name]]


def variants(found: Iterable[Records]) -> Variants:
    """The values that each field has in sound records, by the way to the object that holds it."""
    values: dict[str, dict[str, dict[str, Any]]] = {}
    records = {json.dumps(record, sort_keys=True): record for each in found for record in each}
    for record in records.values():
        for way, holder in holders(record) if is_sound(record) else ():
            for name, value in holder.items():
                of_field = values.setdefault(way, {}).setdefault(name, {})
                of_field[json.dumps(value, sort_keys=True)] = value
    return {
        way: {name: [each[key] for key in sorted(each)] for name, each in sorted(fields.items())}
        for way, fields in values.items()
    }


def holders(value: Any, way: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """All objects within a value, each with the names that lead to it."""
    if isinstance(value, dict):
        way = f"{way}/{value['type']}" if "type" in value else way
        yield way, value
        for name, item in value.items():
            yield from holders(item, f"{way}/{name}")
    elif isinstance(value, list):
        for item in value:
            yield from holders(item, way)


def is_sound(record: Any) -> bool:
    (entry, *_) = entries_of([record])
    return entry.record is not None


def mutants(rounds: int) -> Iterator[tuple[Rule, Records]]:
    """The datasets of each rule with other values in some fields, and records missing or faulty.

    Before these its example as it stands.
    """
    random, found = Random("gates"), datasets()
    values = variants(each for of_rule in found.values() for each in of_rule)
    yield from ((rule, found[rule.name][-1]) for rule in DECLARED)
    for rule in [rule for rule in DECLARED for _ in range(rounds)]:
        altered = [_altered(one, random, values) for one in random.choice(found[rule.name])]
        ids = [str(record["id"]) for record in altered]
        for record in altered:
            _refer_elsewhere(record, random, ids)
        lost = [one for one in _referred(altered) if random.random() < 0.15]
        gone, unsound = lost[::2], lost[1::2]
        kept = [record for record in altered if record["id"] not in gone]
        yield rule, [{**one, **FAULT} if one["id"] in unsound else one for one in kept]


def _altered(record: dict[str, Any], random: Random, values: Variants) -> dict[str, Any]:
    """A record with a few values that such records have elsewhere; sound, if it was before."""
    changed = copy.deepcopy(record)
    for _ in range(random.randrange(5)):
        way, holder = random.choice(list(holders(changed)))
        name = random.choice(sorted(values.get(way, {"type": []})))
        if name in holder and random.random() < 0.4:
            del holder[name]
        elif name not in ("id", "type"):
            holder[name] = copy.deepcopy(random.choice(values[way][name]))
    return changed if is_sound(changed) else record


def _refer_elsewhere(record: dict[str, Any], random: Random, ids: list[str]) -> None:
    """Lets a reference lead to the record itself now and then, and adds one to a list."""
    for name in FOLLOWED & record.keys():
        named = record[name]
        if isinstance(named, list):
            same_type = [key for key in ids if _type(key) == _type(named[0])]
            record[name] = list(dict.fromkeys([*named, random.choice(same_type or named)]))
        elif _type(named) == record["type"] and random.random() < 0.3:
            record[name] = record["id"]


def _referred(records: Records) -> list[str]:
    """The ids to which rules follow references, in order."""
    named = [record[name] for record in records for name in sorted(FOLLOWED & record.keys())]
    flat = [key for each in named for key in (each if isinstance(each, list) else [each])]
    return list(dict.fromkeys(key for key in flat if isinstance(key, str)))


def _type(key: Any) -> str:
    return str(key).partition(":")[0]


def dataset_of(records: Records, entries: list[Entry]) -> Dataset:
    sound = {str(entry.id): entry.record for entry in entries if entry.record is not None}
    return Dataset({str(record.get("id")): record for record in records}, sound)


def test_a_body_runs_where_the_declaration_says_so_and_nowhere_else(is_thorough: bool) -> None:
    seen: dict[str, Counter[str]] = {rule.name: Counter() for rule in DECLARED}
    draw = Random("others")
    for rule, records in mutants(rounds=40 if is_thorough else 4):
        others = DECLARED if is_thorough else draw.sample(DECLARED, len(DECLARED) // 3)
        _compare(records, [rule, *(one for one in others if one is not rule)], seen)
    for rule in DECLARED:
        assert seen[rule.name][CALLED], rule.name
        assert seen[rule.name][NOT_APPLICABLE] or not rule.conditions, rule.name
        assert seen[rule.name][HELD] or not rule.holds_unless, rule.name


def _compare(records: Records, rules: list[Rule], seen: dict[str, Counter[str]]) -> None:
    entries = entries_of(records)
    dataset = dataset_of(records, entries)
    every, gated = ({rule.name: Spy() for rule in rules} for _ in range(2))
    bare = [_without_gates(rule, every[rule.name]) for rule in rules]
    unsound = tallies_of(bare, entries)
    found = tallies_of([replace(rule, check=gated[rule.name]) for rule in rules], entries)
    for rule in rules:
        wanted, calls = Counter(unsound[rule.name].could_not), Counter[Call]()
        for subject in every[rule.name].subjects:
            outcome, given = expected(rule, subject, dataset)
            wanted[outcome] += 1
            if given or outcome == CALLED:
                calls[place(subject, given)] += 1
        wanted[CALLED] += wanted.pop(HELD, 0)
        assert (_told(found[rule.name]), gated[rule.name].calls) == (wanted, calls), rule.name
        seen[rule.name] += wanted + Counter({HELD: wanted[CALLED] - calls.total()})


def _without_gates(rule: Rule, check: Spy) -> Rule:
    bare = replace(rule, conditions=(), parameters=(), not_in=frozenset(), holds_unless=None)
    return replace(bare, check=check)


def _told(tally: Tally) -> Counter[str]:
    """What a tally says of a body that always holds."""
    counts = {CALLED: tally.held, NOT_APPLICABLE: tally.not_applicable, **tally.could_not}
    return +Counter(counts)


@pytest.mark.parametrize(
    ("rule", "parameter"),
    LINKING,
    ids=lambda each: each.name if isinstance(each, Rule) else "-".join(each.fields),
)
@pytest.mark.parametrize("is_missing", [True, False], ids=["missing", "not sound"])
def test_without_a_linked_record_a_rule_could_not_be_checked(
    rule: Rule, parameter: Parameter, is_missing: bool
) -> None:
    records, spy = records_of(manual_of(rule).bad), Spy()
    tally_of(replace(rule, check=spy), records)
    assert tally_of(rule, records).found
    linked = {key for _, _, given in spy.calls for key in given if key.startswith(of(parameter))}
    assert linked
    for key in linked:
        rest = [record for record in records if record["id"] != key]
        lost = [{**record, **FAULT} for record in records if record["id"] == key]
        tally = tally_of(rule, rest if is_missing else rest + lost)
        reasons = {reason_of(parameter, field) for field in parameter.fields}
        assert reasons & tally.could_not.keys(), key


def of(parameter: Parameter) -> tuple[str, ...]:
    return tuple(f"{model.__name__.lower()}:" for model in parameter.models)


@pytest.mark.parametrize(
    "rule", [each for each in own_rules() if each.holds_of_one], ids=lambda rule: rule.name
)
def test_a_rule_that_compares_holds_of_one_record(rule: Rule) -> None:
    records, spy = records_of(manual_of(rule).bad), Spy()
    assert tally_of(replace(rule, holds_of_one=False), records) == tally_of(rule, records)
    tally = tally_of(replace(rule, check=spy), records)
    assert 0 < len(spy.subjects) < tally.held

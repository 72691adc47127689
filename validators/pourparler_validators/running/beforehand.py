"""What is judged beside single records: the faults that reading found, and groups of records."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar

from pourparler_validators.contract.answers import NoAnswerError, sound_keys
from pourparler_validators.contract.conditions import several
from pourparler_validators.contract.rule import Rule
from pourparler_validators.entries.entry import Entry
from pourparler_validators.running.judge import Judge

T = TypeVar("T")


def judge_declarations(judge: Judge) -> None:
    """Says what is wrong with the declarations of rules."""
    for rule in judge.rules:
        if rule.fault:
            judge.note_error(rule, "its declaration", NoAnswerError(rule.fault))


def judge_structure(judge: Judge, entries: Sequence[Entry]) -> None:
    """Says what reading found in entries; of one without a fault the rules of structure hold."""
    faulty = [entry for entry in entries if entry.faults]
    for rule in judge.rules:
        if rule.is_structural:
            _judge_faults(judge, rule, faulty, len(entries))


def _judge_faults(judge: Judge, rule: Rule, faulty: Iterable[Entry], number: int) -> None:
    tally = judge.outcome.tallies[rule.name]
    tally.held += number
    for entry in faulty:
        faults = [fault for fault in entry.faults if isinstance(fault, rule.subject)]
        tally.held -= 1 if faults else 0
        for fault in faults:
            judge.judge(rule, entry, fault)


_SEVERAL: Final = several("entries")


def count_of_one(judge: Judge, rule: Rule, times: int) -> bool:
    """Counts what a rule says of so many groups of one record, if it need not be asked for that."""
    tally = judge.outcome.tallies[rule.name]
    if rule.holds_of_one:
        tally.held += times
    elif rule.conditions[:1] == (_SEVERAL,):
        tally.not_applicable += times
    else:
        return False
    return True


def judge_groups(
    judge: Judge, rules: Sequence[Rule], groups: Iterable[tuple[str, Collection[Entry]]]
) -> Iterator[None]:
    """Judges groups of one kind, by the rules of that kind.

    After each for which a rule is asked, what was found may be taken.
    """
    asked = [rule for rule in rules if not count_of_one(judge, rule, 0)]
    of_one = 0
    for key, members in groups:
        of_one += len(members) == 1
        for rule in rules if len(members) > 1 else asked:
            _judge_group(judge, rule, key, members)
            yield
    for rule in rules:
        count_of_one(judge, rule, of_one)


def judge_group(judge: Judge, rule: Rule, key: str, members: Collection[Entry]) -> None:
    """Judges the records that share a key."""
    if len(members) > 1 or not count_of_one(judge, rule, 1):
        _judge_group(judge, rule, key, members)


def _judge_group(judge: Judge, rule: Rule, key: str, members: Collection[Entry]) -> None:
    ordered = tuple(sorted(members, key=_rank) if len(members) > 1 else members)
    judge.judge(rule, ordered[0], rule.subject(key, ordered))


def _rank(entry: Entry) -> tuple[str, str, int]:
    return entry.rank


def keys_of(
    judge: Judge, rules: Sequence[Rule], entry: Entry, *, says_errors: bool
) -> Sequence[str]:
    """The keys of a record in the groups of some rules, which are of one kind.

    None where working them out raises, which is noted on request.
    """
    found = keys_of_each(judge, rules, ((None, entry),), says_errors=says_errors)
    return next((keys for _, keys in found), ())


def keys_of_each(
    judge: Judge,
    rules: Sequence[Rule],
    entries: Iterable[tuple[T, Entry]],
    *,
    says_errors: bool,
) -> Iterator[tuple[T, Sequence[str]]]:
    """The keys of each record of which :func:`keys_of` gives some; each with what is paired."""
    kind = rules[0].subject
    models, keys = kind.models(), kind.keys
    for paired, entry in entries:
        if type(entry.record) not in models:
            continue
        try:
            found = sound_keys(keys(entry.record))
        except Exception as error:
            for rule in rules if says_errors else ():
                judge.note_error(rule, entry.name, error)
        else:
            yield paired, found


def groups_of(
    judge: Judge, rules: Sequence[Rule], entries: Sequence[Entry], *, says_errors: bool
) -> dict[str, list[Entry]]:
    """The groups of one kind, of which some rules are, by their keys."""
    groups: dict[str, list[Entry]] = {}
    found = keys_of_each(judge, rules, zip(entries, entries, strict=True), says_errors=says_errors)
    for entry, keys in found:
        for key in keys:
            known = groups.get(key)
            if known is None:
                groups[key] = [entry]
            else:
                known.append(entry)
    return groups


def by_kind(rules: Iterable[Rule]) -> list[list[Rule]]:
    """The rules that judge groups; those together whose groups are of one kind."""
    kinds: dict[Any, list[Rule]] = {}
    for rule in rules:
        if rule.is_grouping:
            kinds.setdefault(rule.subject, []).append(rule)
    return [*kinds.values()]

"""What is judged beside single records: the faults that reading found, and groups of records."""

from collections.abc import Iterable, Sequence

from pourparler_validators.contract.answers import NoAnswerError, sound_keys
from pourparler_validators.contract.rule import Rule
from pourparler_validators.entries.entry import Entry
from pourparler_validators.running.judge import Judge


def judge_declaration(judge: Judge, rule: Rule) -> None:
    """Says what is wrong with the declaration of a rule."""
    if rule.fault:
        judge.note_error(rule, "its declaration", NoAnswerError(rule.fault))


def judge_structure(judge: Judge, rule: Rule, faulty: Iterable[Entry], number: int) -> None:
    """Says what reading found in some of so many entries; of one without a fault the rule holds."""
    tally = judge.outcome.tallies[rule.name]
    tally.held += number
    for entry in faulty:
        faults = [fault for fault in entry.faults if isinstance(fault, rule.subject)]
        tally.held -= 1 if faults else 0
        for fault in faults:
            judge.judge(rule, entry, fault)


def judge_group(judge: Judge, rule: Rule, key: str, members: Iterable[Entry]) -> None:
    """Judges the records that share a key."""
    ordered = tuple(sorted(members, key=lambda entry: entry.rank))
    judge.judge(rule, ordered[0], rule.subject(key, ordered))


def keys_of(judge: Judge, rule: Rule, entry: Entry, *, says_errors: bool) -> Sequence[str]:
    """The keys of a record; none where working them out raises, which is noted on request."""
    if entry.record is None:
        return ()
    try:
        keys = rule.subject.keys(entry.record)
        return () if keys == () else tuple(sound_keys(keys))
    except Exception as error:
        if says_errors:
            judge.note_error(rule, entry.name, error)
        return ()

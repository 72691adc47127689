"""Whether the words of a statement are kept: their source, conditions and doubts."""

from collections.abc import Iterable, Iterator
from typing import Final

from pourparler import Certainty, Segment, Statement
from pourparler_validators.contract.conditions import any_of, lacks
from pourparler_validators.contract.finding import Problem, Severity
from pourparler_validators.contract.pairs import Spot, between_equals
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, Group, rule
from pourparler_validators.facts.affiliations import belongs_to, date_of
from pourparler_validators.facts.joint_speakers import (
    are_given_to_others,
    are_of_one_passage,
    speakers_of,
)
from pourparler_validators.facts.overlaps import Spell, overlapping
from pourparler_validators.facts.utterances import Telling, telling, words_of
from pourparler_validators.facts.values.statements import REPORTED, VERBATIM
from pourparler_validators.languages.lexicon import Lexicon
from pourparler_validators.messages.wording import listed, shown

ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING


class SameWords(Group[Statement]):
    """The statements that consist of the same words."""

    @staticmethod
    def keys(record: Statement) -> Iterable[str]:
        """The words, if they stand in a source."""
        words = words_of(record)
        return (words,) if words else ()


@rule(ERROR, only_if=any_of("kind", VERBATIM), holds_unless=lacks("source"))
def segment_without_source(segment: At[Segment]) -> Answers:
    """A segment holds words that stand in a source, and does not name it.

    Why: quoted and reported words can be looked up only in their source.

    Fix: name the source; if the words are your own, the segment is a "summary".

    Bad:
        {"statement:trump-putin": {"segments": [{"kind": "partial", "text": "gone crazy"}]}}

    Says:
        statement:trump-putin /segments/0: the words of this partial segment have no source
    """
    yield Problem(
        f"the words of this {segment.value.kind} segment have no source",
        segment.pointer,
        help='name their "source"; if they are your own words, the kind is "summary"',
    )


@rule(WARNING, only_if=any_of("segments.kind", VERBATIM), holds_unless=lacks("condition"))
def condition_dropped(statement: At[Statement], dataset: Questions) -> Answers:
    """The words of a statement hold a condition ("if", "unless"), and none is recorded.

    Why: a promise on a condition is another promise. Whoever reads only the fields takes it for
    an unconditional one. A day or an hour after "until" is no condition but a date.

    Fix: copy the words of the condition into "condition". If the words state none, waive the
    rule and say so.

    Bad:
        {"statement:peskov-weapons": {"condition": null}}

    Says:
        statement:peskov-weapons (record): the words hold "if", and the statement has no condition
    """
    found, unread = telling(statement.value, VERBATIM, Lexicon.conditions_in, dataset)
    if found:
        yield Problem(
            f"the words hold {_words(found)}, and the statement has no condition",
            help='copy the words of the condition into "condition"',
            related=tuple(each.place for each in found),
        )
    elif unread:
        yield unread


@rule(
    WARNING,
    only_if=(any_of("certainty", Certainty.CERTAIN), any_of("segments.kind", REPORTED)),
)
def hedge_dropped(statement: At[Statement], dataset: Questions) -> Answers:
    """The reporter's words leave something in doubt, and the certainty is recorded as certain.

    Why: "may", "could", "appears", "likely", "reportedly" and "expected to" are how a report says
    that something is not certain.

    Fix: write "probable" or "possible". If the word means something else here, a permission or
    a strength, waive the rule and say so.

    Bad:
        {"statement:germany-weapons": {"certainty": "certain", "segments": [
            {"kind": "indirect", "source": "source:istanbul-2025",
             "text": "Berlin has reportedly removed all limits"}]}}

    Says:
        statement:germany-weapons /certainty: certain, but the words hold "reportedly"
    """
    found, unread = telling(statement.value, REPORTED, Lexicon.hedges_in, dataset)
    if found:
        yield Problem(
            f"certain, but the words hold {_words(found)}",
            "/certainty",
            help='write "probable" or "possible"',
            related=tuple(each.place for each in found),
        )
    elif unread:
        yield unread


@rule(WARNING)
def two_sources_one_utterance(group: SameWords, dataset: Questions) -> Answers:
    """Two statements consist of the same words, and may have been made at the same time.

    Why: mostly two articles report one utterance; recorded twice, it is counted twice.

    Fix: keep one statement, and give its segments from both sources; name in "via" who relays
    them. If the words were said twice, date both statements.

    Bad:
        {"statement:trump-again": {"type": "statement", "id": "statement:trump-again",
            "acts": ["criticize"], "speaker": "person:trump", "segments": [
                {"kind": "partial", "text": "gone crazy", "source": "source:istanbul-2025"}]}}

    Says:
        statement:trump-putin (record): statement:trump-again and statement:trump-putin have the \
same words, and may be one utterance
    """
    for one, other in overlapping(_utterances(group, dataset)):
        records = one.entry.record, other.entry.record
        is_one_passage = are_of_one_passage(*records) and are_given_to_others(*records, dataset)
        if one.entry.id != other.entry.id and not is_one_passage:
            names = f"{one.entry.id} and {other.entry.id}"
            yield between_equals(
                f"{names} have the same words, and may be one utterance",
                one,
                other,
                "keep one of them, with the segments of both; if both were made, date them",
            )


def _words(found: Iterable[Telling]) -> str:
    """The telling words, each once."""
    words = dict.fromkeys(word for each in found for word in each.words)
    return listed([shown(word) for word in words], "and")


def _utterances(group: SameWords, dataset: Questions) -> Iterator[Spell]:
    """The statements, to be matched with those of which one who speaks may be the same.

    So it is with a speaker who is only described, and with a person and a party of theirs. Two
    who are both named may have made one statement jointly, which is a record for each.
    """
    for entry in group.entries:
        if not isinstance(entry.record, Statement):
            continue
        date = date_of(entry.record, dataset)
        spot = Spot(entry, "", "the other statement")
        speakers = speakers_of(entry.record)
        if not speakers:
            yield Spell(spot, date, ("described", "anybody"), ("anybody",))
            continue
        labels, seeks = ["anybody"], ["described"]
        for speaker in speakers:
            wider = sorted(belongs_to(speaker, dataset, date).parties - {speaker})
            labels += (speaker, *(f"of {party}" for party in wider))
            seeks += (speaker, f"of {speaker}", *wider)
        yield Spell(spot, date, tuple(labels), tuple(seeks))

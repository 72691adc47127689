"""Whether an event rests on more than the word of one of its sides."""

from collections.abc import Iterator, Sequence
from typing import Final

from pourparler import Event, Evidence, Segment, SegmentKind, Statement
from pourparler_validators.contract.conditions import any_of
from pourparler_validators.contract.finding import Problem, Related, Severity, Unchecked
from pourparler_validators.contract.questions import Link, Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.affiliations import Belonging, belongs_to
from pourparler_validators.facts.joint_speakers import sides_of_statement
from pourparler_validators.facts.names import comparable
from pourparler_validators.facts.values.events import BEGUN, DONE_BY_ONE
from pourparler_validators.facts.values.statements import QUOTED
from pourparler_validators.messages.wording import in_words

UNREAD_STATEMENT: Final = "a statement that may speak of the event is not sound"


@rule(
    Severity.WARNING,
    needs=("evidence", "participants"),
    only_if=(any_of("kind", DONE_BY_ONE), any_of("status", BEGUN)),
)
def one_sided_word(event: At[Event], dataset: Questions) -> Answers:
    """A measure or an attack is said to have taken place, and only one of its sides says so.

    Why: who says "we have begun to withdraw" claims it. A claim of fact is a statement; it becomes
    an event when another side or the article asserts it.

    Fix: add a passage in which another side, or the article itself, says so; or write "announced",
    and leave the claim to the statement.

    Bad:
        {"event:helicopter": {"type": "event", "id": "event:helicopter", "kind": "hostilities",
            "status": "held", "participants": [{"party": "party:ukr", "role": "actor"},
                {"party": "party:rus", "role": "target"}],
            "evidence": [{"source": "source:istanbul-2025", "start": 1686, "end": 1745,
                "exact": "Ukrainian drone swarm even jeopardized Putin’s helicopter"}]},
         "statement:russia-helicopter": {"about": ["event:helicopter"]}}

    Says:
        event:helicopter /status: the event is held, but only party:rus says so
    """
    value = event.value
    sides = {each.party for each in value.participants or ()}
    links = dataset.into(value.id, "about")
    told = [_telling(each, links) for each in value.evidence or ()]
    if not all(told):
        return
    tellers = {link.entry: link for some in told for link in some}
    voices = [side for link in tellers.values() for side in _voices(link, dataset)]
    common = _common(voices, sides, dataset)
    if not common:
        return
    if not dataset.knows_all_of("statement") or not all(voice.is_known for voice in voices):
        yield Unchecked(UNREAD_STATEMENT)
        return
    yield Problem(
        f"the event is {in_words(value.status)}, but only {min(common)} says so",
        "/status",
        help='add a passage in which another side or the article says so, or write "announced"',
        related=tuple(
            Related(link.entry, link.pointer, "the statement with these words")
            for link in tellers.values()
        ),
    )


def _telling(evidence: Evidence, links: Sequence[Link]) -> list[Link]:
    """The statements about the event in which somebody says what the evidence has."""
    return [
        link
        for link in links
        if isinstance(link.entry.record, Statement)
        and any(_says(segment, evidence) for segment in link.entry.record.segments)
    ]


def _says(segment: Segment, evidence: Evidence) -> bool:
    """Whether the words are the speaker's, and not those by which the article reports them.

    Of reported words the first tell who speaks: with these, it is the article that says so.
    """
    if segment.source != evidence.source or segment.kind is SegmentKind.SUMMARY:
        return False
    words, whole = f" {comparable(evidence.exact)} ", f" {comparable(segment.text)} "
    return words in whole if segment.kind in QUOTED else words in whole[1:]


def _voices(link: Link, dataset: Questions) -> Iterator[Belonging]:
    statement = link.entry.record
    if isinstance(statement, Statement):
        yield from sides_of_statement(statement, dataset)


def _common(voices: Sequence[Belonging], sides: set[str], dataset: Questions) -> set[str]:
    """The sides of the event that all who speak belong to, or that belong to what they do."""
    return {
        side
        for side in sides
        if all(
            side in voice.parties or not voice.parties.isdisjoint(belongs_to(side, dataset).parties)
            for voice in voices
        )
    }

"""What our desk agreed on beyond the standard."""

from collections.abc import Iterable

from pourparler import Coding, CodingKind, Confidence, Event, Source, Statement
from pourparler_validators import (
    Answers,
    At,
    Group,
    Linked,
    Problem,
    Questions,
    Related,
    Severity,
    Unchecked,
    any_of,
    rule,
)


@rule(Severity.WARNING, only_if=any_of("kind", CodingKind.MACHINE))
def sure_without_review(coding: At[Coding]) -> Answers:
    """A program is highly confident of a record that no person has compared with its source.

    Why: our readers take "high" for the judgement of a coder.

    Fix: compare the record with its source and write "machine_reviewed", or lower the confidence.

    Bad:
        {"event:istanbul-1": {"coding":
            {"coder": "extractor", "kind": "machine", "confidence": "high"}}}

    Says:
        event:istanbul-1 /coding/confidence: high confidence, but no person has read the record
    """
    if coding.value.confidence is Confidence.HIGH:
        yield Problem(
            "high confidence, but no person has read the record",
            f"{coding.pointer}/confidence",
            help='compare the record with its source and write "machine_reviewed"',
        )


@rule(Severity.WARNING, needs=("on_behalf_of",))
def speaker_not_at_event(statement: At[Statement], event: Linked[Event]) -> Answers:
    """A statement was made at an event in which its speaker's party took no part.

    Why: the event, the party or the list of participants is wrong.

    Fix: correct the event of the statement, or add the party to the event.

    Bad:
        {"statement:germany-weapons":
            {"event": "event:istanbul-1", "on_behalf_of": "party:deu"}}

    Says:
        statement:germany-weapons /event: party:deu takes no part in event:istanbul-1
    """
    party, participants = statement.value.on_behalf_of, event.record.participants
    if participants is None:
        yield Unchecked("the event names no participants")
    elif party not in [participation.party for participation in participants]:
        yield Problem(
            f"{party} takes no part in {event.record.id}",
            event.pointer,
            help="correct the event of the statement, or add the party to the event",
            related=(Related(event.entry, "/participants", "these take part"),),
        )


class SameAddress(Group[Source]):
    """The sources with one web address."""

    @staticmethod
    def keys(record: Source) -> Iterable[str]:
        """The address."""
        return (record.url,) if record.url else ()


@rule(Severity.WARNING)
def address_twice(group: SameAddress) -> Answers:
    """Two sources have one web address.

    Why: they are one article, and what it says is counted twice.

    Fix: keep one of them, and let all records name it.

    Bad:
        {"source:istanbul-2025": {"url": "https://example.org/a"},
         "source:later": {"type": "source", "id": "source:later", "kind": "news_article",
                          "language": "en", "url": "https://example.org/a"}}

    Says:
        source:later /url: source:istanbul-2025 has this address, too
    """
    first, *others = group.entries
    for entry in others:
        yield Problem(
            f"{first.id} has this address, too",
            "/url",
            help="keep one of the two",
            related=(Related(first, "/url", "it stands here first"),),
            entry=entry,
        )


@rule(Severity.INFO)
def nothing_coded_from_it(source: At[Source], dataset: Questions) -> Answers:
    """No record refers to a source.

    Why: the article was listed, and then forgotten.

    Fix: code it, or delete the source; an article with nothing to code needs no record.

    Bad:
        {"source:tass": {"type": "source", "id": "source:tass", "kind": "news_article",
                         "language": "ru"}}

    Says:
        source:tass (record): no record refers to this source
    """
    if dataset.is_used(source.record.id):
        return
    if dataset.knows_all_of():
        yield Problem("no record refers to this source", help="code it, or delete the source")
    else:
        yield Unchecked("a record that may refer to it is not sound")

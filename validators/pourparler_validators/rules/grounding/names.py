"""Whether the articles of a record name the persons, parties and places that it holds."""

from collections.abc import Iterator
from typing import Any, Final

from pourparler import (
    Agreement,
    Delegation,
    Event,
    Process,
    Proposal,
    Record,
    Statement,
)
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Problem,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.contract.walk import Visit
from pourparler_validators.facts.offices import is_office
from pourparler_validators.grounding.cited_articles import (
    CitedArticles,
    Name,
    place_names,
)
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.naming import Named, actors_in, named_in, naming_in
from pourparler_validators.grounding.roles import parts_of
from pourparler_validators.grounding.support import Passages, passages_of
from pourparler_validators.grounding.told_otherwise import another_place
from pourparler_validators.messages.wording import shown

_OF_OTHERS: Final = ("speaker", "co_speakers", "on_behalf_of", "via", "about")
"""The fields of which other rules ask, or that are known without the article."""


@rule(Severity.WARNING)
def name_not_in_text(
    record: At[Event | Proposal | Agreement | Delegation | Process | Statement],
    articles: CitedArticles,
    library: Library,
    dataset: Questions,
) -> Answers:
    """No article of a record names a person, party or place that the record holds.

    Names, aliases, surnames, offices that the person's roles have, initials and other
    romanizations count, of a state what ships for it, too: its people, its capital, the seat of its
    government. A party is named by its persons and bodies, a coalition by all its members.
    All sources are read that the record cites.

    Why: it was coded from memory, or is from another article; or the name that this one uses is
    missing among the aliases.

    Fix: correct it, add the name that the article uses to the aliases, or add the evidence from
    the source that names it.

    Bad:
        {"event:istanbul-1": {"place": {"venue": "Dolmabahce Palace"}}}

    Says:
        event:istanbul-1 /place/venue: the article does not name "Dolmabahce Palace"
    """
    names = list(_names(record, library, dataset))
    if not names:
        yield NOT_APPLICABLE
    for each in {name.said: name for name in reversed(names)}.values():
        found = articles.have(each)
        if found is False:
            yield _missing(each, articles)
        elif isinstance(found, Unchecked):
            yield found


def _missing(name: Name, articles: CitedArticles) -> Problem:
    near = articles.nearest(name)
    subject = "the article does not name" if len(articles.texts) == 1 else "no article names"
    hint = "" if near is None else f"; the article has {shown(near)}"
    return Problem(
        f"{subject} {name.said}{hint}",
        name.pointer,
        help="correct it, or add the name that the article uses to the aliases"
        if name.actor
        else "write the name that the article has",
        params={} if near is None else {"nearest": near},
    )


def _names(at: At[Any], library: Library, dataset: Questions) -> Iterator[Name]:
    """What a record holds that its articles ought to name, and of which no narrower rule speaks."""
    for node in _named(at, library, dataset):
        actor = library.speaker(node.value)
        if actor is not None:
            yield Name(node.pointer, actor.names, node.value, actor)
    yield from _placed(at, library, dataset)


def _named(at: At[Any], library: Library, dataset: Questions) -> Iterator[Visit]:
    """The persons and parties of a record of whom no narrower rule speaks."""
    others = _named_otherwise(at.value, passages_of(at.entry, at.value, library), dataset)
    for node in actors_in(at.value):
        is_of_others = node.pointer.split("/")[1] in _OF_OTHERS or node.value in others
        if not is_of_others and library.has_speaker(node.value):
            yield node


def _placed(at: At[Any], library: Library, dataset: Questions) -> Iterator[Name]:
    """The names that stand in a record itself, but of a place that another rule speaks of."""
    value: Record = at.value
    passages = passages_of(at.entry, value, library)
    is_placed_otherwise = isinstance(value, Event) and another_place(value, passages, dataset)
    yield from (one for one in _free_names(value) if not (one.is_place and is_placed_otherwise))


def _free_names(value: Record) -> Iterator[Name]:
    """The names that stand in a record itself: places, and members who have no record."""
    if isinstance(value, Event):
        yield from place_names(value)
    if isinstance(value, Delegation):
        for position, member in enumerate(value.members or ()):
            if member.name is not None and not is_office(member.name, frozenset()):
                yield Name(f"/members/{position}/name", (member.name,), shown(member.name))


def _named_otherwise(value: Record, passages: Passages, dataset: Questions) -> frozenset[str]:
    """Those of whom the rules about the passages for a field, or for a part, speak."""
    if not passages.of_record().readings:
        return frozenset()
    naming = naming_in(value, passages)
    wordless = {part.who for part in parts_of(value, dataset) if part.has_word(passages) is False}
    named = ((node.value, naming.of(node.pointer, node.value)) for node in named_in(value))
    return frozenset(
        (*wordless, *(key for key, found in named if isinstance(found, Named) and found.others))
    )

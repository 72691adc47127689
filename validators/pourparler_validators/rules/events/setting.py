"""Whether the place and the format of an event go with its kind and its host."""

from pourparler import Event, EventFormat, ParticipantRole
from pourparler_validators.contract.conditions import any_of, either, lacks, none_of, where
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Problem,
    Related,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.hosts import is_at_home, is_elsewhere
from pourparler_validators.facts.known import YES, all_known
from pourparler_validators.facts.sides_of_talks import with_role
from pourparler_validators.facts.values.events import REMOTE, THROUGH_OTHERS
from pourparler_validators.grounding.cited_articles import is_elsewhere_in_texts
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.support import passages_of
from pourparler_validators.grounding.told_otherwise import another_place


@rule(Severity.ERROR, needs=("format",), only_if=any_of("kind", THROUGH_OTHERS))
def direct_yet_indirect(event: At[Event]) -> Answers:
    """Talks through others, by their kind, are direct by their format.

    Why: in proximity talks and shuttle diplomacy the sides do not meet; one of the two is wrong.

    Fix: correct the kind or the format; if they did both, the format is "hybrid".

    Bad:
        {"event:buffer-zone": {"kind": "shuttle", "format": "direct"}}

    Says:
        event:buffer-zone /format: the format is direct, but the kind is shuttle
    """
    value = event.value
    if value.format is EventFormat.DIRECT:
        yield Problem(
            f"the format is direct, but the kind is {value.kind}",
            "/format",
            help='correct the kind or the format; if they did both, the format is "hybrid"',
        )


@rule(
    Severity.WARNING,
    needs=("place.country",),
    only_if=(
        any_of("participants.role", ParticipantRole.HOST),
        none_of("medium", REMOTE),
        either(lacks("place.venue"), where("place.venue", is_at_home)),
    ),
)
def host_elsewhere(event: At[Event], library: Library, dataset: Questions) -> Answers:
    """The country of the host is not the country of the place.

    Why: a host receives the others at home. Only states, their bodies and de facto authorities
    are meant, and not what they host in an embassy or over a connection.

    Fix: correct the country of the place or the host; who calls a meeting elsewhere is a
    "convener".

    Bad:
        {"event:istanbul-2": {"participants": [
            {"party": "party:rus", "role": "negotiating_party"},
            {"party": "party:ukr", "role": "negotiating_party"},
            {"party": "party:sau", "role": "host"}]}}

    Says:
        event:istanbul-2 /participants/2/party: the host, party:sau, is not at home in TR, the \
country of the place
    """
    value = event.value
    hosts = with_role(value, ParticipantRole.HOST)
    country = str(value.place.country if value.place else None)
    is_away = all_known(is_elsewhere(party, country, dataset) for party in hosts.values())
    if isinstance(is_away, Unchecked):
        yield is_away
    elif is_away is YES and _is_place_wrong(event, library, dataset):
        yield NOT_APPLICABLE  # the place is what is wrong
    elif is_away is YES:
        position, party = next(iter(hosts.items()))
        yield Problem(
            f"the host, {party}, is not at home in {country}, the country of the place",
            f"/participants/{position}/party",
            help='correct the place or the host; who calls a meeting elsewhere is a "convener"',
            related=(Related(event.entry, "/place/country", "the country of the place"),),
        )


def _is_place_wrong(event: At[Event], library: Library, dataset: Questions) -> bool:
    """Whether the articles contradict the place, so that nothing is said of the host."""
    value, passages = event.value, passages_of(event.entry, event.value, library)
    return another_place(value, passages, dataset) is not None or is_elsewhere_in_texts(
        value, library, dataset
    )

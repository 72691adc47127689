"""Whether those who host something are at home where it is."""

from pourparler import Party
from pourparler_validators.contract.pairs import second
from pourparler_validators.contract.questions import Questions
from pourparler_validators.facts.affiliations import belongs_to
from pourparler_validators.facts.known import NO, UNREAD_PARTY, Known, known
from pourparler_validators.facts.names import comparable
from pourparler_validators.facts.values.parties import has_territory
from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.tables import languages


def is_at_home(venue: str) -> bool:
    """Whether the host of a venue is at home in its country."""
    words = {folded(word) for word in comparable(venue).split()}
    return all(language.missions.isdisjoint(words) for language in languages())


def is_elsewhere(host: str, country: str, dataset: Questions) -> Known:
    """Whether a party with a territory hosts something in a country that is not its own."""
    party, above = second(host, Party, dataset), belongs_to(host, dataset)
    if party is None:
        return UNREAD_PARTY
    if not has_territory(party.record.kind):
        return NO
    found = [second(key, Party, dataset) for key in above.parties]
    homes = {home.record.country for home in found if home and home.record.country}
    if country in homes:
        return NO
    return known(bool(homes)) if above.is_known else UNREAD_PARTY

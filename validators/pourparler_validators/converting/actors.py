"""Who acts, as event data has it: by the country of ISO 3166-1 alpha-3, and a sector."""

from collections.abc import Iterator
from typing import Any, Final

from pourparler_validators.converting.records import Records
from pourparler_validators.languages.states import state_codes
from pourparler_validators.late_dataclasses import dataclass

_ORGANIZATION: Final = "IGO"
"""The code of CAMEO and PLOVER for organizations of states, which have no country."""

_SECTORS: Final = {
    "state": "GOV",
    "state_body": "GOV",
    "intergovernmental_organization": "IGO",
    "non_state_armed_group": "REB",
    "political_party": "PTY",
    "civil_society": "CVL",
    "company": "BUS",
    "media": "MED",
}


@dataclass(frozen=True, slots=True)
class Actor:
    """A party or person, or somebody described, with what codes there are."""

    text: str
    code: str = ""
    """The country, or IGO; empty where it is not known or not one."""
    sector: str = ""


def actor(identity: Any, records: Records, behalf: Any = None) -> Actor:
    """The actor of a party or person; of one without a country, of whom it speaks for."""
    own = [*_parties(identity, records)]
    parties = own if _code(own, records) else [*own, *_parties(behalf, records)]
    code = _code(parties, records)
    sectors = {_SECTORS.get(str(records.get(party).get("kind")), "") for party in parties}
    return Actor(records.name(identity), code, sectors.pop() if len(sectors) == 1 else "")


def _parties(identity: Any, records: Records) -> Iterator[Any]:
    """The party itself, or those in which a person has a role."""
    record = records.get(identity)
    if record.get("type") == "party":
        yield identity
    for role in record.get("roles", ()):
        yield role["party"]


def _code(parties: list[Any], records: Records) -> str:
    """The one code of all parties that have one; empty where there is none, or several."""
    codes = {code for party in parties if (code := _code_of(party, records, set()))}
    return codes.pop() if len(codes) == 1 else ""


def _code_of(party: Any, records: Records, seen: set[Any]) -> str:
    record = records.get(party)
    if "country" in record:
        return state_codes()[record["country"]].alpha3
    if record.get("kind") == "intergovernmental_organization":
        return _ORGANIZATION
    if "parent" not in record or party in seen:
        return ""
    return _code_of(record["parent"], records, {*seen, party})

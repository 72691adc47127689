"""The terms of other vocabularies that mean what types and fields of records mean."""

from collections.abc import Mapping
from typing import Final

OWN: Final = "urn:pourparler:"
"""What the terms of the record standard itself begin with."""

_SCHEMA: Final = "https://schema.org/"
_PROV: Final = "http://www.w3.org/ns/prov#"
OA: Final = "http://www.w3.org/ns/oa#"
"""Web Annotation."""

EDTF: Final = "http://id.loc.gov/datatypes/edtf/EDTF"
ANY_URI: Final = "http://www.w3.org/2001/XMLSchema#anyURI"

CLASSES: Final[Mapping[str, str]] = {
    "source": f"{_SCHEMA}CreativeWork",
    "party": f"{_PROV}Agent",
    "person": f"{_SCHEMA}Person",
    "event": f"{_SCHEMA}Event",
    "statement": f"{_SCHEMA}Quotation",
}
"""The classes of the records of a type, where not the standard's own."""

PROPERTIES: Final[Mapping[str, str]] = {
    "Source.title": f"{_SCHEMA}headline",
    "Source.language": f"{_SCHEMA}inLanguage",
    "Source.publisher": f"{_SCHEMA}publisher",
    "Source.published": f"{_SCHEMA}datePublished",
    "Source.updated": f"{_SCHEMA}dateModified",
    "Source.url": f"{_SCHEMA}url",
    "Source.archive_url": f"{_SCHEMA}archivedAt",
    "Source.license": f"{_SCHEMA}license",
    "Source.text": f"{_SCHEMA}text",
    "Source.sha256": f"{_SCHEMA}sha256",
    "Source.republishes": f"{_PROV}wasQuotedFrom",
    "Source.corrects": f"{_PROV}wasRevisionOf",
    "Party.name": f"{_SCHEMA}name",
    "Person.name": f"{_SCHEMA}name",
    "Alias.name": f"{_SCHEMA}name",
    "Process.title": f"{_SCHEMA}name",
    "Event.title": f"{_SCHEMA}name",
    "Event.parent": f"{_SCHEMA}superEvent",
    "Event.place": f"{_SCHEMA}location",
    "Place.name": f"{_SCHEMA}name",
    "Place.country": f"{_SCHEMA}addressCountry",
    "Statement.speaker": f"{_SCHEMA}spokenByCharacter",
    "Statement.summary": f"{_SCHEMA}abstract",
    "Proposal.title": f"{_SCHEMA}name",
    "Proposal.amends": f"{_PROV}wasRevisionOf",
    "Agreement.title": f"{_SCHEMA}name",
    "Coding.coded_on": f"{_PROV}generatedAtTime",
    "Evidence.source": f"{OA}hasSource",
    "Segment.source": f"{OA}hasSource",
}
"""The properties of fields, by the names of their models, where not the standard's own."""

"""Records with one fault each, and what forms say at which field."""

from dataclasses import dataclass
from typing import Any, Final

EVENT: Final[dict[str, Any]] = {
    "type": "event",
    "id": "event:a",
    "kind": "summit",
    "status": "held",
    "title": "Summit",
    "date": "2025-06-02",
    "round": 2,
    "place": {"name": "Istanbul", "country": "TR"},
    "participants": [
        {"party": "party:a", "role": "host"},
        {"party": "party:b", "role": "mediator", "persons": ["person:x"]},
    ],
    "agenda": ["ceasefire", "prisoners"],
    "notes": "Noted.",
}


@dataclass(frozen=True, slots=True)
class Wrong:
    """A change that makes the event wrong, and the fault that is shown."""

    change: dict[str, Any]
    """Fields with other values; none where it is taken out."""
    field: str
    says: str
    number: int = 0
    """Which item of a list it is, from 1."""
    without: str = ""
    """The field that is taken out."""

    @property
    def record(self) -> dict[str, Any]:
        """The wrong event."""
        changed = {**EVENT, **self.change}
        return {name: value for name, value in changed.items() if name != self.without}


DATE: Final = (
    "; write it as 2025-06-02, 2025-06, 2025, 2025-06-02~, 2025-05-16/2025-05-17 or "
    "[2025-05-26..2025-06-01]"
)
MISSING: Final = {
    "rjsf": "must have required property '{}'",
    "json-forms": "is a required property",
}
"""Of a field that is missing, the libraries speak in words of their own."""

WRONG: Final = {
    "a field is missing": Wrong({}, "Kind", "", without="kind"),
    "a value outside the list": Wrong(
        {"kind": "negotiation"}, "Kind", '"negotiation" is not in the list'
    ),
    "a number for a value": Wrong({"status": 3}, "Status", "3 is not in the list"),
    "a date in words": Wrong({"date": "2 June 2025"}, "Date", f'"2 June 2025" is not a date{DATE}'),
    "a day that is in no calendar": Wrong(
        {"date": "2025-02-30"}, "Date", f'"2025-02-30" is not a date{DATE}'
    ),
    "null": Wrong({"date": None}, "Date", f"null is not a date{DATE}"),
    "an id of another type": Wrong(
        {"process": "party:a"},
        "Process",
        '"party:a" is not the id of a process; write it as process:…, in small letters',
    ),
    "an id with capitals": Wrong(
        {"id": "Event 1"},
        "ID",
        '"Event 1" is not the id of an event; write it as event:my-event, in small letters',
    ),
    "a text for a number": Wrong(
        {"round": "two"}, "Round", '"two" is not a whole number from 1 upwards'
    ),
    "a number that is too small": Wrong(
        {"round": 0}, "Round", "0 is not a whole number from 1 upwards"
    ),
    "nothing to read": Wrong({"title": " "}, "Title", '" " is not a text'),
    "a list for a text": Wrong({"title": ["a"]}, "Title", '["a"] is not a text'),
    "a text for a list": Wrong({"agenda": "ceasefire"}, "Agenda", '"ceasefire" is not a list'),
    "an object for a list": Wrong(
        {"participants": {"party": "party:a"}},
        "Participants",
        '{"party":"party:a"} is not a list',
    ),
    "an item outside the list": Wrong(
        {"agenda": ["ceasefire", "war"]}, "Agenda", '"war" is not in the list', number=2
    ),
    "a field of an object is missing": Wrong({"place": {"country": "TR"}}, "Name", ""),
    "a country by another code": Wrong(
        {"place": {"name": "Istanbul", "country": "TUR"}}, "Country", '"TUR" is not in the list'
    ),
    "a field of an item is missing": Wrong({"participants": [{"party": "party:a"}]}, "Role", ""),
}

NO_FIELD: Final = "the standard has no field of this name: remove it, or correct the name"
NO_NAME: Final = (
    "each name is a name in small letters, digits and _, such as desk_id or my-tool.score, "
    "and has a text, a number, true or false"
)
UNFIT: Final = {
    "an unknown field": ({"venue": "Palace"}, "venue", "venue Key", NO_FIELD),
    "a text for an object": (
        {"place": "Istanbul"},
        "place",
        "Place",
        '"Istanbul" is not an object with fields',
    ),
    "a name with a space": ({"extra": {"Desk X": 1}}, "extra", "Extra", NO_NAME),
}
"""Faults where JSON Forms has no control: the change, the place, the label by rjsf, the words."""

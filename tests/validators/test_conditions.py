"""Conditions on fields: data that tell whether a rule applies."""

from typing import Final

from pourparler import Event
from pourparler_validators.contract.conditions import (
    Condition,
    any_of,
    both,
    either,
    has,
    lacks,
    none_of,
    several,
    such_that,
    where,
)

EVENT: Final = Event.model_validate(
    {
        "id": "event:a",
        "kind": "summit",
        "status": "held",
        "agenda": ["territory", "prisoners"],
        "place": {"name": "X"},
        "participants": [{"party": "party:a", "role": "host"}],
    }
)


def test_conditions_are_data_that_tell_by_the_fields() -> None:
    holding: list[Condition] = [
        has("agenda", "place.name"),
        lacks("date", "round"),
        any_of("agenda", ("territory",)),
    ]
    holding += [any_of("kind", "summit"), none_of("kind", ("visit",))]
    holding += [none_of("format", "direct")]
    holding += [any_of("participants.role", "host"), several("agenda"), lacks("place.venue")]
    holding += [where("place.name", str.isupper), such_that(lambda value: value.agenda)]
    holding += [both(*holding[:2])]
    failing: list[Condition] = [
        has("agenda", "date"),
        lacks("agenda", "date"),
        any_of("agenda", ("energy",)),
    ]
    failing += [any_of("format", "direct"), none_of("agenda", ("prisoners",)), has("place.venue")]
    failing += [any_of("participants.role", "mediator"), several("participants"), several("round")]
    failing += [where("date", str), where("agenda", lambda agenda: []), such_that(lambda _: None)]
    failing += [both(holding[0], failing[0])]
    assert all(condition.holds(EVENT) for condition in holding)
    assert not any(condition.holds(EVENT) for condition in failing)
    assert either(failing[0], holding[0]).holds(EVENT)
    assert not either(*failing).holds(EVENT)
    assert hash(holding[0]) == hash(has("agenda", "place.name"))

"""What forms show of a field."""

import pytest

from pourparler import MODELS, EventKind, Place
from pourparler.controls import choices, example, fault, has_lines, hint
from pourparler.fields import Field, fields
from pourparler.model import Model


def field(model: type[Model], name: str) -> Field:
    return fields(model)[name]


EVENT, STATEMENT, SOURCE = (MODELS[name] for name in ("event", "statement", "source"))


def test_the_values_of_a_list_have_names_and_meanings() -> None:
    kind = field(EVENT, "kind")
    first = choices(kind)[0]
    assert (first.value, first.title) == ("negotiation_round", "Negotiation round")
    assert first.label == f"Negotiation round: {first.meaning}"
    assert [one.value for one in choices(kind)] == [*EventKind]


def test_countries_stand_in_the_order_of_their_names() -> None:
    labels = [one.label for one in choices(field(Place, "country"))]
    assert labels[:3] == ["Afghanistan (AF)", "Åland Islands (AX)", "Albania (AL)"]
    assert len(labels) == 250


@pytest.mark.parametrize(
    ("model", "name", "told"),
    [
        (EVENT, "process", "Such as process:…, in small letters"),
        (EVENT, "round", ""),
        (EVENT, "kind", ""),
        (EVENT, "id", ""),  # its description has one
        (EVENT, "type", ""),
        (Place, "country", ""),
        (SOURCE, "url", "Such as https://example.org/article"),
    ],
)
def test_it_is_told_how_a_value_is_written(model: type[Model], name: str, told: str) -> None:
    one = field(model, name)
    assert example(one) == told
    assert hint(one) == f"{one.description} {told}".rstrip()


def test_every_date_has_an_example() -> None:
    dates = [
        one
        for model in MODELS.values()
        for one in fields(model).values()
        if one.form is not None and one.form.name == "date"
    ]
    assert len(dates) > 8
    assert all(example(one).startswith("Such as 2025-06-02, 2025-06, 2025, ") for one in dates)


def test_texts_have_lines_and_ids_none() -> None:
    assert [name for name, one in fields(STATEMENT).items() if has_lines(one)] == [
        "speaker_described",
        "speaker_role",
        "condition",
        "summary",
        "notes",
    ]


@pytest.mark.parametrize(
    ("model", "name", "said"),
    [
        (EVENT, "kind", "${0} is not in the list"),
        (EVENT, "title", "${0} is not a text"),
        (EVENT, "round", "${0} is not a whole number from 1 upwards"),
        (EVENT, "place", "${0} is not an object with fields"),
        (STATEMENT, "translated", "${0} is not true or false"),
        (
            EVENT,
            "process",
            "${0} is not the id of a process; write it as process:…, in small letters",
        ),
    ],
)
def test_what_is_said_of_a_wrong_value(model: type[Model], name: str, said: str) -> None:
    assert fault(field(model, name)) == said

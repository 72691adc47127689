"""What a mapping of labels may say, and what is said of one that may not."""

import tomllib

import pytest

from pourparler_validators.converting.annotations.mapping import Action, label_mapping
from pourparler_validators.messages.errors import UsageError


def test_a_mapping() -> None:
    found = label_mapping(
        tomllib.loads(
            """
            [source]
            published = 2025-06-02
            [labels.Quote]
            segment = "direct"
            acts = ["claim"]
            [labels."Person name"]
            record = "person"
            """
        )
    )
    assert found.source == {"published": "2025-06-02"}
    assert found.of("Quote") == Action("segment", "direct", {"acts": ["claim"]})
    assert found.of("Person name") == Action("record", "person")
    assert (found.of("quote"), found.of("statement"), found.of(3)) == (None, None, None)
    assert found.of("Event") == Action("record", "event")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[label.A]", "the mapping has no table [label]; there are [source] and [labels]"),
        ("labels = 3", "[labels] of the mapping is no table"),
        ("labels.A = 3", "[labels.A] of the mapping is no table"),
        ("[labels.A]", "the mapping needs one of segment, record or evidence in [labels.A]"),
        (
            "[labels.A]\nsegment = 'direct'\nrecord = 'event'",
            "the mapping needs one of segment, record or evidence in [labels.A]",
        ),
        (
            "[labels.A]\nsegment = 'drect'",
            '[labels.A] segment = "drect" is not known; did you mean "direct"?',
        ),
        (
            "[labels.A]\nrecord = ['event']",
            "[labels.A] record = a list of 1 item is not known; there are party, person, process, "
            "event, delegation, proposal, agreement",
        ),
        (
            "[labels.A]\nevidence = 'date'",
            '[labels.A] evidence = "date" is no path such as "/date"',
        ),
        (
            "[labels.A]\nevidence = '/date'\nkind = 'x'",
            "[labels.A] evidence stands alone, without kind",
        ),
        (
            "[labels.A]\nrecord = 'event'\nkid = 'x'",
            '[labels.A]: an event has no field "kid"; did you mean "kind"?',
        ),
        ("[source]\nkind = 'x'", '[source]: "x" does not fit "kind" of a source'),
        ("[source]\nid = 'source:x'", '[source]: "id" is made by the importer; leave it out'),
    ],
)
def test_a_mapping_that_is_not_sound(text: str, sentence: str) -> None:
    with pytest.raises(UsageError) as caught:
        label_mapping(tomllib.loads(text))
    assert caught.value.typed == sentence

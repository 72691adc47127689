"""What importers do with broken and strange files: they list it, and never raise."""

import copy
import json
from collections.abc import Iterator
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler_validators.converting.imported import Imported
from pourparler_validators.converting.importers import importer_named, importer_names, reader
from pourparler_validators.converting.importing import bring, listing
from tests.converting import test_label_studio as label_studio
from tests.converting import test_plover as plover
from tests.converting import test_web_annotation as web_annotation
from tests.converting.annotated import TEXT
from tests.converting.test_langextract import document, extraction

SOUND: Final[dict[str, object]] = {
    "langextract": document(
        extraction("person", "Ilse Brandt", (11, 22)),
        extraction("event", "no", (29, 31), attributes={"kind": "summit", "status": "held"}),
    ),
    "label-studio": [
        label_studio.task(label_studio.PERSON),
        label_studio.hypertext(),
        label_studio.row(label_studio.PERSON),
    ],
    "plover": [plover.gold()],
    "web-annotation": [
        web_annotation.hypothesis(web_annotation.POSITION, web_annotation.QUOTE),
        web_annotation.w3c({**web_annotation.POSITION, "refinedBy": web_annotation.QUOTE}),
    ],
}
"""A sound file of each tool."""

MAPPING: Final = {
    "labels": {
        **plover.MAPPING["labels"],
        **label_studio.MAPPING["labels"],
        "event": {"segment": "direct", "acts": ["claim"]},
    }
}

BROKEN: Final = (
    *(b"", b" ", b"null", b"[]", b"{}", b"3", b'"x"', b"[[[", b'{"a": 1', b"\xff\xfe\x00", b"\xe9"),
    *(b"[" * 5_000, b"9" * 5_000, b'{"text": 1e999, "text": 2}', b"\xef\xbb\xbf{}", b'"\\ud800"'),
)

strange = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


def both(name: str, content: bytes) -> Imported:
    """What an importer gives, twice the same; what it gives can be judged."""
    found, again = (importer_named(name).read(content, "a.json", {"a": "x"}) for _ in "12")
    assert json.dumps(found.records) == json.dumps(again.records)
    brought = bring([("a.json", content)], importer_named(name).read, {"a": "x"})
    assert listing(brought.unplaced) == listing(("a.json", one) for one in again.unplaced)
    assert all("Error" not in one.reason for one in found.unplaced)
    return found


@pytest.mark.parametrize("name", importer_names())
@pytest.mark.parametrize("content", BROKEN)
def test_broken_files_are_listed(name: str, content: bytes) -> None:
    both(name, content)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    for name, item in value.items() if isinstance(value, dict) else enumerate(value):
        yield value, name
        if isinstance(item, dict | list):
            yield from places(item)


@pytest.mark.parametrize("name", [name for name in importer_names() if name in SOUND])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_value_anywhere_is_taken_or_listed(name: str, data: st.DataObject) -> None:
    value = copy.deepcopy(SOUND[name])
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(list(places(value))))
        holder[key] = data.draw(strange)
    found = both(name, json.dumps(value).encode())
    content = json.dumps(value).encode()
    mapped = bring([("a.json", content)], reader(importer_named(name), MAPPING), {"a": TEXT})
    assert [entry.faults for entry in mapped.reading.entries if entry.record is None] == []
    brought = bring([("a.json", content)], importer_named(name).read, {"a": "x"}).reading.entries
    assert [entry.faults for entry in brought if entry.record is None] == []
    assert len(brought) == len(found.records)

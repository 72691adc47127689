"""Whether a name is repeated: the quick test never says no where one is."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pourparler import Party
from pourparler.document import record_adapter, surely_repeats_no_name

WORDS = st.text(alphabet='a" :\\\n/uü{}[],', min_size=1, max_size=12).map(lambda text: f"x{text}")


def party(notes: str, extra: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "party",
        "id": "party:a",
        "kind": "state",
        "name": "A",
        "aliases": [{"name": "B", "kind": "official"}],
        "notes": notes,
        "extra": extra,
    }


def spelled(text: str, space: str) -> str:
    """A JSON text with spaces before its colons, where these stand between names and values."""
    return json.dumps(json.loads(text), ensure_ascii=False, separators=(",", f"{space}:"))


@given(
    notes=WORDS,
    extra=st.dictionaries(st.sampled_from("abcd"), WORDS, min_size=1),
    space=st.sampled_from(["", " ", "\t"]),
)
def test_what_repeats_no_name_is_seen_at_once(
    notes: str, extra: dict[str, Any], space: str
) -> None:
    text = spelled(json.dumps(party(notes, extra)), space).encode()
    record = record_adapter().validate_json(text)
    assert isinstance(record, Party)
    assert surely_repeats_no_name(text, record)


@given(
    notes=WORDS,
    again=WORDS,
    name=st.sampled_from(["notes", "n\\u006ftes", "extra", "aliases"]),
    space=st.sampled_from(["", " ", "\t"]),
)
def test_a_repeated_name_is_never_passed_over(
    notes: str, again: str, name: str, space: str
) -> None:
    value: Any = {"extra": {"a": again}, "aliases": [{"name": "C", "kind": "official"}]}.get(
        name, again
    )
    text = spelled(json.dumps(party(notes, {"b": notes})), space)
    text = f'{text[:-1]}, "{name}"{space}: {json.dumps(value, ensure_ascii=False)}}}'
    record = record_adapter().validate_json(text)
    assert not surely_repeats_no_name(text.encode(), record)

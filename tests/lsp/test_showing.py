"""What is shown is made once, and moves along with the records that it is in."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lsprotocol import types as lsp

from pourparler_validators.messages.manual_address import manual_address
from pourparler_validators.serving.language_server import showing
from pourparler_validators.serving.language_server.buffers import Buffer
from pourparler_validators.serving.language_server.dataset import Dataset
from pourparler_validators.serving.language_server.pointing import Pointing
from pourparler_validators.serving.language_server.projects import Where
from pourparler_validators.serving.language_server.showing import Showing, Shown

RECORDS = [
    {"type": "party", "id": "party:nor", "kind": "state", "name": "Norway \U0001f1f3", "nmae": 1},
    {"type": "party", "id": "party:nor", "kind": "state", "name": "Türkiye", "nmae": {"a": [1]}},
    {"type": "event", "id": "event:e", "kind": "meetingg", "status": "held", "participants": []},
    {"type": "party", "id": "party:x", "kind": "state", "name": "X", "part_of": "party:y"},
]
LAYOUTS = {
    "on one line": lambda: json.dumps({"records": RECORDS}, ensure_ascii=False),
    "on many": lambda: json.dumps({"records": RECORDS}, ensure_ascii=False, indent=2),
    "with CR LF": lambda: json.dumps(RECORDS, ensure_ascii=False, indent=2).replace("\n", "\r\n"),
    "JSON Lines": lambda: "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in RECORDS),
}
TYPED = st.sampled_from(["x", '"', "\n", "}", ",", "\U0001f600", "", '"a": 1, ', "]", " "])


def read(folder: Path, text: str, name: str) -> tuple[Dataset, str]:
    (folder / name).write_bytes(text.encode())
    dataset = Where(str(folder), has_settings=False).read()
    (path,) = dataset.files
    return dataset, path


def places(dataset: Dataset, buffer: Buffer, shown: Shown) -> list[lsp.Range]:
    """Where a finding and what is beside it are, looked for in the present text."""
    found = []
    for place in (shown.finding.place, *shown.finding.related):
        span = dataset.span(place)
        assert span is not None
        found.append(buffer.range(span.start, span.end))
    return found


def ranges(shown: Shown) -> list[lsp.Range]:
    beside = [one["location"]["range"] for one in shown.written.get("relatedInformation", ())]
    return [shown.range, *(Shown(shown.finding, {"range": one}).range for one in beside)]


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.sampled_from(["utf-8", "utf-16", "utf-32"]), st.data())
def test_everything_is_where_it_would_be_found_anew(
    tmp_path: Path, layout: str, encoding: str, data: st.DataObject
) -> None:
    text = LAYOUTS[layout]()
    name = "r.jsonl" if layout == "JSON Lines" else "r.json"
    dataset, path = read(tmp_path, text, name)
    look = Showing(dataset, Pointing(encoding))
    dataset.replace(path, text)
    assert len(look.of(path, Buffer(text, 1, encoding))) >= 5
    for _ in range(3):
        start, length = data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, 3)))
        text = text[:start] + data.draw(TYPED) + text[start + length :]
        dataset.replace(path, text)
        buffer = Buffer(text, 2, encoding)
        own = [one for one in look.of(path, buffer) if one.finding.place.lines.text != text]
        for one in own:
            first, *beside = ranges(one)
            whole, *others = places(dataset, buffer, one)
            assert beside == others
            assert first.start == whole.start
            assert first.end <= whole.end


def test_an_object_is_underlined_in_its_first_line(tmp_path: Path) -> None:
    text = '[{"type": "party", "id": "party:nor", "kind": "state", "name": {\r\n"a": 1}}]'
    dataset, path = read(tmp_path, text, "r.json")
    buffer = Buffer(text)
    found = Showing(dataset, Pointing()).of(path, buffer)
    assert any(buffer.offset(one.range.end) == text.index("\r") for one in found)
    assert all(one.range.start.line == one.range.end.line == 0 for one in found)


def test_what_stays_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    look_up = manual_address

    def noted(rule: str) -> str:
        made.append(rule)
        return look_up(rule)

    monkeypatch.setattr(showing, "manual_address", noted)
    parties: list[dict[str, Any]] = [
        {"type": "party", "id": f"party:p{one}", "kind": "state", "name": f"P{one}", "nmae": 1}
        for one in range(40)
    ]
    text = json.dumps(parties, indent=1)
    dataset, path = read(tmp_path, text, "r.json")
    look = Showing(dataset, Pointing())
    before = look.of(path, Buffer(text))
    assert len(made) == len(before) >= 40
    made.clear()
    text = "\n\n" + text
    dataset.replace(path, text)
    assert all(one.range.start.line > 2 for one in look.of(path, Buffer(text)))
    assert made == []  # it is space, so that no record is read anew
    after = text.replace('"P3"', '"P3, a longer name"', 1)
    dataset.replace(path, after)
    found = look.of(path, Buffer(after))
    assert len(found) == len(before)
    assert 0 < len(made) <= 4
    assert all(one.range.start.line > 2 for one in found)

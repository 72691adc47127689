"""What is made of a stored report is, to the byte, what the check itself would have made."""

import json
from collections.abc import Callable, Sequence
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler_validators import Report, check_files, report_text
from pourparler_validators.commands.report import text_of
from pourparler_validators.reports import HUMAN, MACHINE, stored, stored_text, written
from pourparler_validators.reports.known.json import schema_text
from pourparler_validators.reports.stored import report_in
from pourparler_validators.reports.stored_text import taken_apart
from pourparler_validators.reports.style import Style
from pourparler_validators.running.finding import FindingsOnDisk
from tests.validators.checked import ROOT, TODAY
from tests.workbooks import workbook

EXAMPLES: Final = sorted(
    {path.parent.name for path in (ROOT / "examples").glob("*/*.json")} - {"vscode", "web_form"}
)
FORMS: Final = (*HUMAN, *MACHINE)
SCHEMA: Final = json.loads(schema_text())
SOURCE: Final = {"type": "source", "id": "source:s", "kind": "news_article", "language": "en"}
SAID: Final = "\u201cWe are not ready to sign \U0001f1f9 the map.\u201d"
ARTICLE: Final = f"Lead.\n\nThe envoy said: {SAID}\nEnd."


def all_of(report: Report) -> dict[str, str]:
    """The report in every form."""
    texts = {name: report_text(report, name) for name in FORMS}
    suppressed = written(report, "sarif", Style(), has_suppressed=True)
    return {**texts, "sarif with what is waived": "".join(suppressed)}


def assert_kept(report: Report) -> None:
    """Compares every form of a report with that of the same report, stored."""
    direct = all_of(report)
    jsonschema.validate(json.loads(direct["json"]), SCHEMA)
    assert all_of(report_in(partial(StringIO, direct["json"]), "r.json", text_of)) == direct
    assert all_of(report_in(partial(StringIO, direct["jsonl"]), "r.jsonl", text_of)) == direct
    lost = report_in(partial(StringIO, direct["json"]), "r.json", lambda _path: None)
    for name in ("json", "jsonl", "concise", "gitlab", "junit", "markdown", "sarif"):
        assert report_text(lost, name) == direct[name]


def checked(*paths: str, **options: Any) -> Report:
    return check_files(paths, today=TODAY, select=["ALL", "coverage"], **options)


@pytest.mark.parametrize("name", EXAMPLES)
def test_of_every_example(name: str) -> None:
    assert_kept(checked(str(ROOT / "examples" / name), texts=[str(ROOT / "seeds")]))


def statement(words: str, **more: object) -> dict[str, Any]:
    segment = {"kind": "direct", "text": words, "source": "source:s", **more}
    said = {"type": "statement", "id": "statement:s", "speaker_described": "the envoy"}
    return {**said, "acts": ["inform"], "segments": [segment]}


def put(path: str, value: Any) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(json.dumps(value, indent=1, ensure_ascii=False), encoding="utf-8")


ALTERED: Final = statement("We are ready to sign \U0001f1f9 the map.")


def in_a_record() -> Sequence[str]:
    put("r.json", [{**SOURCE, "text": ARTICLE}, ALTERED])
    return ["r.json"]


def in_a_text_of_few_breaks() -> Sequence[str]:
    long = "\u6f22\u5b57" * 2_000
    put("r.json", [{**SOURCE, "text": f"{long}{ARTICLE}{long}"}, ALTERED])
    return ["r.json"]


def in_a_file() -> Sequence[str]:
    Path("a.txt").write_bytes(ARTICLE.replace("\n", "\r\n").encode())
    put("r.json", [{**SOURCE, "text_file": "a.txt"}, ALTERED])
    return ["r.json"]


def in_a_page_of_an_old_encoding() -> Sequence[str]:
    said = "<p>Lead \u044f.</p>\r\n<p>He said: &ldquo;We are <b>not</b> ready to sign."
    page = f'<html><head><meta charset="windows-1251"></head><body>{said}</p></body></html>'
    Path("a.html").write_bytes(page.encode("windows-1251"))
    put("r.json", [{**SOURCE, "text_file": "a.html"}, statement("We are ready to sign.")])
    return ["r.json"]


def of_one_kind() -> Sequence[str]:
    said = "They said: \u201cIt\u2019s {} o\u2019clock now.\u201d "
    text = "".join(map(said.format, range(9)))
    segments = [
        {"kind": "direct", "text": f"It's {number} o'clock now.", "source": "source:s"}
        for number in range(9)
    ]
    put("r.json", [{**SOURCE, "text": text}, {**ALTERED, "segments": segments}])
    return ["r.json"]


def without_ids() -> Sequence[str]:
    put("r.json", [1, {"type": "party"}, {"nmae": 1}, {"type": "party", "id": "party:a", "x": 1}])
    Path("a.jsonl").write_text('{"type": "party"}\r\n{"a": 1\r\n[]\r\n', encoding="utf-8")
    Path("b.yaml").write_text("- type: party\n  kind: stat # no\n- {}\n", encoding="utf-8")
    Path("c.json").write_text('{"a": ', encoding="utf-8")
    return ["."]


def in_tables() -> Sequence[str]:
    long = ["party:b", "x" * 3_000, "B"]
    rows = [["id", "kind", "nmae"], ["party:a", "stat", "A"], long, ["", "", "C"]]
    Path("t").mkdir()
    text = "".join(",".join(row) + "\n" for row in rows)
    Path("t/party.csv").write_text(text, encoding="utf-8")
    Path("t/person.csv").write_text("id,name\nperson:a,\nperson:a,B\n", encoding="utf-8")
    Path("w.xlsx").write_bytes(workbook({"party": rows, "a b": [["x"]]}))
    return ["."]


@pytest.mark.parametrize(
    ("write", "rule"),
    [
        (in_a_record, "grounding/quote-altered"),
        (in_a_text_of_few_breaks, "coverage/quotation-not-coded"),
        (in_a_file, "grounding/quote-altered"),
        (in_a_page_of_an_old_encoding, "grounding/quote-altered"),
        (of_one_kind, "grounding/quote-typography"),
        (without_ids, "structure/not-json"),
        (in_tables, "structure/not-in-list"),
    ],
)
def test_of_faults_wherever_they_stand(
    write: Callable[[], Sequence[str]], rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    report = checked(*write())
    assert rule in {finding.rule for finding in report.findings}
    assert_kept(report)


def test_of_more_findings_than_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "_MOST_KEPT", 20)
    monkeypatch.setattr(stored, "_AT_ONCE", 7)
    report = checked(str(ROOT / "examples" / "traps"))
    assert len(report.findings) > 40
    kept = report_in(partial(StringIO, report_text(report, "json")), "r.json", text_of)
    assert isinstance(kept.findings, FindingsOnDisk)
    assert_kept(report)


VALUES: Final = st.recursive(
    st.none() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)


@given(
    st.dictionaries(st.text(min_size=1, max_size=4), VALUES, min_size=1, max_size=4),
    st.lists(VALUES, max_size=4),
    st.dictionaries(st.text(min_size=1, max_size=4), VALUES, max_size=3),
    st.sampled_from([None, 1]),
    st.integers(1, 9) | st.just(2**16),
)
def test_a_text_is_taken_apart(
    first: dict[str, Any],
    findings: list[Any],
    last: dict[str, Any],
    indent: int | None,
    piece: int,
) -> None:
    """However it is read, piece by piece."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stored_text, "_PIECE", piece)
        assert_taken_apart(first, findings, last, indent)


def assert_taken_apart(
    first: dict[str, Any], findings: list[Any], last: dict[str, Any], indent: int | None
) -> None:
    whole = json.dumps({**first, "findings": findings, **last}, indent=indent)
    apart = taken_apart(partial(StringIO, f" {whole}\n" if indent is None else whole))
    assert (apart.head, [*(apart.findings or ())]) == ({**first, **last}, findings)
    lines = "".join(f"{json.dumps(one)}\n" for one in (first, *findings, last))
    apart = taken_apart(partial(StringIO, lines))
    assert (apart.head, [*(apart.findings or ())]) == ({**first, **last}, findings)


@given(st.integers(0, 10**6), st.booleans())
def test_a_text_that_is_cut_off_is_refused(cut: int, is_lines: bool) -> None:
    value = {"version": 1, "a": {"b": [1]}, "findings": [{"a": "]"}, {"b": [2]}], "z": {}}
    text = json.dumps(value, indent=1)
    if is_lines:
        text = '{"version": 1}\n{"a": 1}\n{"z": {}}'
    text = text[: cut % len(text)]
    try:
        apart = taken_apart(partial(StringIO, text))
        read = [*(apart.findings or ())]
    except ValueError:
        return
    assert is_lines
    assert "z" not in apart.head
    assert read == []


class Counted(StringIO):
    """A text that notes how much of it was asked for at once."""

    most = 0

    def read(self, size: int | None = -1) -> str:
        found = super().read(size)
        Counted.most = max(Counted.most, len(found))
        return found


@pytest.mark.parametrize("is_lines", [False, True])
def test_a_long_text_is_never_held_whole(*, is_lines: bool) -> None:
    finding = {"message": "x" * 50}
    text = json.dumps({"version": 1, "findings": [finding] * 5_000, "z": 1})
    if is_lines:
        text = "".join(f"{json.dumps(one)}\n" for one in ({"a": 1}, *[finding] * 5_000, {"z": 1}))
    Counted.most = 0
    found = taken_apart(partial(Counted, text))
    assert sum(1 for _ in found.findings or ()) == 5_000
    assert found.head["z"] == 1
    assert 0 < Counted.most <= 2**16 < len(text)

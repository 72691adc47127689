"""A file in UTF-16 or UTF-32 is not read, but its first line is shown as people see it."""

import codecs
from functools import partial
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pourparler_validators import Report, check_files, report_text
from pourparler_validators.commands.report import text_of
from pourparler_validators.entries.file_text import file_text
from pourparler_validators.reports import HUMAN, MACHINE
from pourparler_validators.reports.stored import report_in

ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")
JSON = '{"type": "person", "id": "person:lavrov",\r\n "name": "Сергей Лавров"}\r\n'
TEXTS = {
    "a.json": JSON,
    "a.jsonl": JSON.replace("\r\n", "") + "\n" + JSON.replace("\r\n", "") + "\n",
    "a.yaml": "# Лавров\n- type: person\n  id: person:lavrov\n",
}


def checked(path: Path) -> Report:
    return check_files([str(path)])


def assert_no_zeros(report: Report) -> None:
    for name in (*HUMAN, *MACHINE):
        text = report_text(report, name)
        assert "u0000" not in text
        assert "\0" not in text
        assert "\ufffd" not in text


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_first_line_is_shown(encoding: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(TEXTS[name].encode(encoding))
    report = checked(path)
    line = TEXTS[name].splitlines()[0]
    assert report_text(report, "full") == (
        "error[structure/not-readable] the file is in UTF-16 or UTF-32, not in UTF-8\n"
        f" --> {path.as_posix()}:1:1\n"
        "  |\n"
        f"1 | {line}\n"
        "  | ^\n"
        "  = help: save it as UTF-8\n"
        "\n"
        "Checked 0 records in 1 file: 1 error.\n"
    )
    assert_no_zeros(report)
    stored = report_in(partial(StringIO, report_text(report, "json")), "r.json", text_of)
    for form in HUMAN:
        assert report_text(stored, form) == report_text(report, form)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_table_has_no_line_to_show(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "person.csv"
    path.write_bytes("id,name\nperson:lavrov,Лавров\n".encode(encoding))
    report = checked(path)
    assert " | " not in report_text(report, "full")
    assert_no_zeros(report)


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF16_LE + b"\x00\xd8{\x00",
        b"\0\1\2\0",
        b"\0\0\0\0\0\0",
        b"{\0\0\0\xff\xff\xff\xff",
        b"\1\0\2\0\0\0",
    ],
)
def test_what_is_no_text_is_not_shown(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content + b"\n")
    report = checked(path)
    (found,) = report.findings
    assert found.message == "the file is in UTF-16 or UTF-32, not in UTF-8"
    assert " | " not in report_text(report, "full")
    assert_no_zeros(report)


def test_what_is_cut_off_amid_a_character_is_shown() -> None:
    assert file_text("{}ü".encode("utf-16")[:-1]) == "{}"


@pytest.mark.parametrize(
    ("content", "is_meant"),
    [
        (JSON.encode("utf-16"), True),
        ('{"a": 1}'.encode("utf-16"), False),
        (b"\0\1\2\3", False),
        (b"\xff\xfe" + JSON.encode(), True),
    ],
)
def test_of_a_folder_only_what_speaks_of_records_is_a_finding(
    content: bytes, is_meant: bool, tmp_path: Path
) -> None:
    (tmp_path / "a.json").write_bytes(content)
    (tmp_path / "b.json").write_text('{"type": "person", "id": "person:b", "name": "Ilse B"}')
    rules = [found.rule for found in checked(tmp_path).findings]
    assert ("structure/not-readable" in rules) is is_meant


LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\ufffd")


@given(st.text(LETTERS, min_size=1), st.sampled_from(["utf-16", "utf-32"]))
@example("\ufeff{}", "utf-16")
def test_a_mark_tells_the_encoding(text: str, encoding: str) -> None:
    assert file_text(text.encode(encoding)) == text


@given(st.sampled_from('{[#"aД'), st.text(LETTERS), st.sampled_from(ENCODINGS))
def test_zero_bytes_tell_the_encoding(first: str, text: str, encoding: str) -> None:
    whole = f"{first}:{text}"
    assert file_text(whole.encode(encoding)) == whole


@given(st.binary())
def test_every_content_has_a_text(content: bytes) -> None:
    text = file_text(content)
    if b"\0" not in content[:4] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        assert text == content.decode("utf-8-sig", errors="replace")

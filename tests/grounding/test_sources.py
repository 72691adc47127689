"""Where the texts of sources are looked for, and what becomes of those that have changed."""

import codecs
import contextlib
import datetime as dt
import hashlib
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pourparler import read
from pourparler_validators import Report, check_files
from pourparler_validators.cli import exit_code
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.comparable_text import wording_sha256
from pourparler_validators.grounding.match import Hints, Status
from pourparler_validators.grounding.search import find_quotation
from pourparler_validators.reading.article_files import MAX_TEXT

TODAY = dt.date(2025, 6, 10)
TEXT = "The envoy said: “We are ready to sign, and we will come on Monday.”\nHe left.\n"
WORDS = "We are ready to sign,"
ALTERED = "We are not ready to sign,"
PARTLY = "We are ready to come, and we will sign on Monday."


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "texts").mkdir()
    monkeypatch.chdir(tmp_path)


def source(**more: Any) -> dict[str, Any]:
    return {"type": "source", "id": "source:s", "kind": "news_article", "language": "en", **more}


def statement(words: str, number: int = 0, **more: Any) -> dict[str, Any]:
    segment = {"kind": "direct", "text": words, "source": "source:s", **more}
    described = {"acts": ["inform"], "segments": [segment], "speaker_described": "an envoy"}
    return {"type": "statement", "id": f"statement:s{number}", **described}


def checked(*records: dict[str, Any], texts: tuple[str, ...] = ("texts",)) -> Report:
    path = Path("records", "records.json")
    path.write_text(json.dumps(list(records)), encoding="utf-8")
    return check_files([str(path)], today=TODAY, select=("sources", "grounding"), texts=texts)


def rules(report: Report) -> list[str]:
    return sorted({f"{one.severity} {one.rule}" for one in report.findings})


def reasons(report: Report, rule: str) -> dict[str, int]:
    return dict(report.tallies[rule].could_not)


ALTERED_FOUND = ["error grounding/quote-altered"]


def test_a_text_in_the_record() -> None:
    assert rules(checked(source(text=TEXT), statement(WORDS))) == []
    assert rules(checked(source(text=TEXT), statement(ALTERED))) == ALTERED_FOUND


@pytest.mark.parametrize("folder", ["records", "texts", "texts/2025", "records/2025"])
def test_a_text_beside_the_record_or_in_a_folder(folder: str) -> None:
    Path(folder).mkdir(exist_ok=True)
    Path(folder, "a.txt").write_text(TEXT, encoding="utf-8")
    name = f"{Path(folder).name}/a.txt" if "2025" in folder else "a.txt"
    assert rules(checked(source(text_file=name), statement(ALTERED))) == ALTERED_FOUND


def test_a_text_is_found_by_its_hash() -> None:
    Path("texts", "deep").mkdir()
    Path("texts", "deep", "any-name.txt").write_text(TEXT, encoding="utf-8")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert rules(checked(source(sha256=digest), statement(ALTERED))) == ALTERED_FOUND
    other = hashlib.sha256(b"other").hexdigest()
    assert rules(checked(source(sha256=other), statement(ALTERED))) == ["info sources/text-missing"]


def test_the_one_beside_the_record_comes_first() -> None:
    Path("records", "a.txt").write_text(TEXT, encoding="utf-8")
    Path("texts", "a.txt").write_text("Another text.", encoding="utf-8")
    assert rules(checked(source(text_file="a.txt"), statement(WORDS))) == []


def test_the_folders_of_the_settings_and_of_the_command() -> None:
    Path("texts", "a.txt").write_text(TEXT, encoding="utf-8")
    records = [source(text_file="a.txt"), statement(ALTERED)]
    Path("records", "records.json").write_text(json.dumps(records), encoding="utf-8")
    assert "sources/text-not-found" in printed("check", "records")
    assert "grounding/quote-altered" in printed("check", "records", "--texts", "texts")
    Path("pourparler.toml").write_text('texts = ["texts"]\n', encoding="utf-8")
    assert "grounding/quote-altered" in printed("check", "records")


def test_a_text_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("texts", "a.txt").write_text(TEXT, encoding="utf-8")
    opened: list[str] = []
    real = Path.open

    def counting(path: Path, *arguments: Any, **more: Any) -> Any:
        opened.append(path.name)
        return real(path, *arguments, **more)

    monkeypatch.setattr(Path, "open", counting)
    statements = [statement(ALTERED, number) for number in range(30)]
    report = checked(source(text_file="a.txt"), *statements)
    assert len(report.findings) == 30
    assert opened.count("a.txt") == 1


@pytest.mark.parametrize(
    "name",
    ["../secret.txt", "a/../../secret.txt", "..\\secret.txt", "texts\\a.txt", "{}/secret.txt"],
)
def test_nothing_outside_is_read(name: str, tmp_path: Path) -> None:
    Path("secret.txt").write_text(TEXT, encoding="utf-8")
    Path("records", "a").mkdir()
    record = source(text_file=name.format(tmp_path.as_posix()))
    report = checked(record, statement(WORDS))
    assert rules(report) == ["error sources/text-outside-dataset"]
    assert reasons(report, "grounding/quote-altered") == {"the text lies outside the dataset": 1}


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
@pytest.mark.parametrize("is_folder", [False, True])
def test_no_link_out_is_followed(is_folder: bool, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "a.txt").write_text(TEXT, encoding="utf-8")
    if is_folder:
        Path("texts", "out").symlink_to(secret)
    else:
        Path("texts", "a.txt").symlink_to(secret / "a.txt")
    report = checked(source(text_file="out/a.txt" if is_folder else "a.txt"), statement(WORDS))
    assert rules(report) == ["error sources/text-outside-dataset"]
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert rules(checked(source(sha256=digest), statement(WORDS))) == ["info sources/text-missing"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_within_the_folder_is_followed() -> None:
    Path("texts", "a.txt").write_text(TEXT, encoding="utf-8")
    Path("texts", "b.txt").symlink_to("a.txt")
    assert rules(checked(source(text_file="b.txt"), statement(WORDS))) == []


def test_a_text_that_is_not_there() -> None:
    report = checked(source(text_file="a.txt"), statement(WORDS))
    assert rules(report) == ["error sources/text-not-found"]
    assert reasons(report, "grounding/quote-not-in-text") == {"the text was not found": 1}


def test_where_a_folder_is_missing_nothing_is_said_against_the_text() -> None:
    report = checked(source(text_file="a.txt"), statement(WORDS), texts=("nowhere",))
    assert rules(report) == []
    reason = {"a folder of texts is not there": 1}
    assert reasons(report, "sources/text-not-found") == reason
    assert reasons(report, "grounding/quote-altered") == reason


def test_a_source_without_a_text_is_a_remark() -> None:
    report = checked(source(), statement(WORDS))
    assert rules(report) == ["info sources/text-missing"]
    assert reasons(report, "grounding/quote-altered") == {"the source has no text": 1}


def test_a_text_may_be_required() -> None:
    records = [source(), statement(WORDS)]
    Path("records", "records.json").write_text(json.dumps(records), encoding="utf-8")
    assert "error[sources/text-missing]" not in printed("check", "records")
    assert "error[sources/text-missing]" in printed("check", "records", "--require-texts", code=1)


@pytest.mark.parametrize(
    ("content", "part"),
    [("Türkiye".encode("latin-1"), "UTF-8"), (TEXT.encode("utf-16"), "UTF-8")],
)
def test_another_encoding(content: bytes, part: str) -> None:
    Path("texts", "a.txt").write_bytes(content)
    report = checked(source(text_file="a.txt"), statement(WORDS))
    assert rules(report) == ["error sources/text-not-found"]
    assert part in report.findings[0].message


def test_a_text_that_is_too_long() -> None:
    with Path("texts", "a.txt").open("wb") as stream:
        stream.truncate(MAX_TEXT + 1)
    report = checked(source(text_file="a.txt"), statement(WORDS))
    assert rules(report) == ["error sources/text-not-found"]
    assert "16 MiB" in report.findings[0].message


@pytest.mark.parametrize("text", ["", " \n", "\0", "word"])
def test_a_text_with_next_to_nothing_in_it(text: str) -> None:
    Path("texts", "a.txt").write_text(text, encoding="utf-8")
    report = checked(source(text_file="a.txt"), statement(WORDS))
    assert rules(report) == ["error grounding/quote-not-in-text"]


def test_a_folder_in_place_of_a_text() -> None:
    Path("texts", "a.txt").mkdir()
    assert rules(checked(source(text_file="a.txt"))) == ["error sources/text-not-found"]


def test_a_changed_text_is_an_error_and_what_is_not_exact_is_not_judged() -> None:
    Path("texts", "a.txt").write_text(TEXT.replace("left", "stayed"), encoding="utf-8")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    record = source(text_file="a.txt", sha256=digest, wording_sha256=wording_sha256(TEXT))
    report = checked(record, statement(WORDS), statement(ALTERED, 1), statement(PARTLY, 2))
    assert rules(report) == ["error sources/text-changed"]
    changed = {"the text has changed since it was coded": 2}
    for rule in ("quote-altered", "quote-not-in-text", "quote-retyped", "quote-typography"):
        assert reasons(report, f"grounding/{rule}") == changed
        assert report.tallies[f"grounding/{rule}"].found == 0


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r\n").encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.replace("“", '"').replace("”", '"').encode(),
        TEXT.replace("\n", "\n\n").encode(),
    ],
)
def test_a_retyped_text_is_a_warning_and_no_other(content: bytes) -> None:
    Path("texts", "a.txt").write_bytes(content)
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    start = TEXT.index(WORDS)
    record = source(text_file="a.txt", sha256=digest, wording_sha256=wording_sha256(TEXT))
    quoted = statement(WORDS, start=start, end=start + len(WORDS))
    assert rules(checked(record, quoted)) == ["warning sources/text-retyped"]


def test_other_line_breaks_are_known_by_the_bytes_alone() -> None:
    Path("texts", "a.txt").write_bytes(codecs.BOM_UTF8 + TEXT.replace("\n", "\r\n").encode())
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    report = checked(source(text_file="a.txt", sha256=digest), statement(WORDS))
    assert rules(report) == ["warning sources/text-retyped"]


def test_the_right_checksum_of_the_bytes_is_enough() -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    report = checked(source(text=TEXT, sha256=digest, wording_sha256="0" * 64), statement(WORDS))
    assert "error sources/text-changed" not in rules(report)


def test_two_texts_are_one_too_many() -> None:
    Path("texts", "a.txt").write_text(TEXT, encoding="utf-8")
    report = checked(source(text=TEXT, text_file="a.txt"), statement(ALTERED))
    assert rules(report) == ["error sources/two-texts"]
    assert reasons(report, "grounding/quote-altered") == {"the source gives its text twice": 1}


def test_the_same_text_twice() -> None:
    again = {**source(text=TEXT.replace("“", '"').replace("”", '"')), "id": "source:t"}
    assert rules(checked(source(text=TEXT), again)) == ["warning sources/same-text-twice"]
    repeated = {**again, "republishes": "source:s"}
    assert rules(checked(source(text=TEXT), repeated)) == []


@pytest.mark.parametrize(
    ("text", "language", "differs"),
    [
        (TEXT, "en", False),
        (TEXT, "ru", True),
        ("Он сказал, что переговоры продолжатся завтра.", "ru", False),
        ("Он сказал, что переговоры продолжатся завтра.", "en", True),
        ("Преговори настављају сутра.", "sr", False),
        ("Pregovori se nastavljaju sutra.", "sr", False),
        ("会谈将于明天继续举行。", "zh", False),
        ("会谈将于明天继续举行。", "ja-JP", False),
        ("12:30", "ru", False),
    ],
)
def test_the_language_and_the_script(text: str, language: str, differs: bool) -> None:
    found = rules(checked(source(text=text, language=language)))
    assert found == (["warning sources/language-differs"] if differs else [])


DUTCH = "De minister zei: „Wij zijn bereid, en wij komen op maandag naar Curaçao.”\n"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Wij zijn bereid,", []),
        ("Wij  zijn bereid,", ["info grounding/quote-typography"]),
        ("wij komen op maandag naar Curacao", ["info grounding/quote-typography"]),
        ("De minister zei", ["error grounding/not-inside-quotation-marks"]),
    ],
)
def test_forms_are_found_without_tables_of_the_language(words: str, found: list[str]) -> None:
    assert rules(checked(source(text=DUTCH, language="nl"), statement(words))) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Wij zijn niet bereid, en wij komen op maandag", ["error grounding/quote-altered"]),
        ("Wij zijn bereid, en wij gaan op maandag", ["warning grounding/quote-retyped"]),
        ("Niemand kwam gisteren aan", ["error grounding/quote-not-in-text"]),
    ],
)
def test_what_differs_is_found_without_tables(words: str, found: list[str]) -> None:
    assert rules(checked(source(text=DUTCH, language="nl"), statement(words))) == found


def test_two_thousand_segments_in_one_record() -> None:
    segment = statement(WORDS)["segments"][0]
    altered = statement(ALTERED)["segments"][0]
    record = {**statement(WORDS), "segments": [segment] * 1999 + [altered]}
    report = checked(source(text=TEXT), record)
    assert rules(report) == ALTERED_FOUND
    assert report.findings[0].place.pointer == "/segments/1999/text"
    assert report.tallies["grounding/quote-altered"].held == 1999


@contextlib.contextmanager
def output() -> Iterator[io.StringIO]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        yield out


def printed(*arguments: str, code: int | None = None) -> str:
    with output() as out:
        found = exit_code(
            [*arguments, "--color", "never"] if "check" in arguments else [*arguments]
        )
    assert code is None or found == code
    return out.getvalue()


def test_the_record_of_a_text_is_ready_to_paste() -> None:
    content = codecs.BOM_UTF8 + TEXT.replace("\n", "\r\n").encode()
    Path("texts", "Über the Talks_2.txt").write_bytes(content)
    found = json.loads(printed("source", "texts/Über the Talks_2.txt", code=0))
    record, segments = found["record"], found["segments"]
    (parsed,) = read(json.dumps({"schema_version": "1.0", "records": [record]})).records
    assert parsed.type == "source"
    assert record["id"] == "source:uber-the-talks-2"
    assert record["text_file"] == "Über the Talks_2.txt"
    assert record["sha256"] == hashlib.sha256(content).hexdigest()
    assert record["wording_sha256"] == wording_sha256(TEXT)
    assert [one["text"] for one in segments] == [
        "We are ready to sign, and we will come on Monday."
    ]
    for one in segments:
        match = find_quotation(prepared(TEXT), one["text"], Hints(one["start"], one["end"]))
        assert (match.status, match.fragments) == (Status.EXACT, ((one["start"], one["end"]),))


def test_what_is_pasted_is_silent() -> None:
    Path("texts", "talks.txt").write_text(TEXT, encoding="utf-8")
    found = json.loads(printed("source", "texts/talks.txt", "--id", "source:s", code=0))
    segment = found["segments"][0]
    assert rules(checked(found["record"], {**statement(""), "segments": [segment]})) == []


@pytest.mark.parametrize(
    ("content", "arguments", "part"),
    [
        (None, (), "cannot be read"),
        (b"", (), "is empty"),
        (b" \n", (), "is empty"),
        (b"\xff\xfe\x00", (), "is not in UTF-8"),
        (b"a", ("--id", "Source 1"), 'the id "Source 1" has a wrong form'),
        (b"a", ("--language", "English"), 'the language "English" has a wrong form'),
    ],
)
def test_what_cannot_become_a_source(
    content: bytes | None, arguments: tuple[str, ...], part: str
) -> None:
    if content is not None:
        Path("a.txt").write_bytes(content)
    said = printed("source", "a.txt", *arguments, code=2)
    assert part in said
    assert len(said.splitlines()) == 1


def test_a_folder_is_no_text() -> None:
    assert len(printed("source", "texts", code=2).splitlines()) == 1

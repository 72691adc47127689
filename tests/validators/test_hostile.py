"""Whatever the bytes: findings with a place, and never an exception."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pourparler_validators import check_files
from pourparler_validators.cli import exit_code
from tests.validators.checked import PARTY, ROOT, TODAY, checked, found
from tests.validators.invariants import assert_sound, assert_valid
from tests.validators.mutants import mutant

BATCHES: Final = 500
IN_BATCH: Final = 20
GROUPS: Final = 5
"""The batches are run in so many tests, so that they can be run side by side."""

TEXTS: Final = ROOT / "seeds"
"""The texts of the sources, which lie beside the mutants."""

MIB: Final = 1024**2
SOUND: Final = json.dumps(PARTY)
DELEGATION: Final = '{"type": "delegation", "id": "delegation:a", "party": "party:tur", "size": %s}'

untimed = settings(suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("group", range(GROUPS))
def test_mutants_by_the_thousand(group: int, tmp_path: Path, is_thorough: bool) -> None:
    rules: Counter[str] = Counter()
    for batch in range(group, BATCHES if is_thorough else BATCHES // 5, GROUPS):
        folder = tmp_path / str(batch)
        shutil.copytree(TEXTS, folder)
        random = Random(batch)
        for number in range(IN_BATCH):
            suffix, content = mutant(random, with_bytes=batch % 10 < GROUPS)
            (folder / f"{number:02}{suffix}").write_bytes(content)
        rules.update(check_twice(folder, with_schema=batch % 50 < GROUPS))
    structural = {rule for rule in rules if rule.startswith("structure/")}
    assert len(structural) >= 12
    assert len(rules) >= len(structural) + 6


def check_twice(folder: Path, *, with_schema: bool) -> list[str]:
    """Checks a folder, most of them twice, and gives the rules that found something."""
    report = check_files([str(folder)], today=TODAY)
    written = assert_sound(report)
    if int(folder.name) % 4 < 2:
        again = check_files([str(folder)], today=TODAY)
        assert assert_sound(again) == written
    if with_schema:
        assert_valid(written["json"])
    return [finding.rule for finding in report.findings]


def test_the_same_bytes_whatever_the_order_of_hashes(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    shutil.copytree(TEXTS, folder)
    random = Random(7)
    for number in range(60):
        suffix, content = mutant(random, with_bytes=False)
        (folder / f"{number:02}{suffix}").write_bytes(content)
    arguments = ("check", str(folder), "--isolated", "--format", "json", "-v")
    first, second = (
        subprocess.run(
            [sys.executable, "-m", "pourparler_validators", *arguments],
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=False,
        )
        for seed in ("1", "2")
    )
    assert first.returncode == second.returncode == 1
    assert (first.stdout, first.stderr) == (second.stdout, second.stderr)
    assert len(json.loads(first.stdout)["findings"]) > 50


def test_mutants_one_by_one_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    random = Random(99)
    codes: Counter[int] = Counter()
    for number in range(200):
        suffix, content = mutant(random)
        path = tmp_path / f"{number}{suffix}"
        path.write_bytes(content)
        codes[exit_code(["check", str(path), "--isolated"])] += 1
        written = capsys.readouterr()
        assert "internal error" not in written.err
        assert "Traceback" not in written.err
    assert set(codes) == {0, 1}


@untimed
@given(st.binary(max_size=60), st.sampled_from(("x.json", "x.jsonl", "x.yaml")))
@example(b"\x0b", "x.jsonl")
@example(b"\x0c\n", "x.jsonl")
def test_any_bytes(content: bytes, name: str) -> None:
    written = assert_sound(checked(content, name))
    assert assert_sound(checked(content, name)) == written


@untimed
@given(
    st.lists(st.sampled_from((*'{}[]:,"\\ \n', "1", "e", "null", "type", "\x00", "é")), max_size=30)
    .map("".join)
    .map(str.encode),
    st.sampled_from(("x.json", "x.jsonl", "x.yaml")),
)
def test_anything_that_looks_like_json(content: bytes, name: str) -> None:
    assert_sound(checked(content, name))


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
names = st.sampled_from(("id", "kind", "name", "aliases", "parent", "notes", "evidence", "xyz"))


@untimed
@given(st.dictionaries(names, values))
def test_any_values_in_a_record(fields: dict[str, Any]) -> None:
    report = checked(json.dumps({"type": "party", **fields}))
    assert_sound(report)
    assert fields.keys() >= {"id", "kind", "name"} or report.findings


def notes(text: str) -> str:
    return f'{SOUND[:-1]}, "notes": {text}}}'


CASES: Final[dict[str, tuple[Callable[[], str | bytes], list[str]]]] = {
    "a number of 5,000 digits": (lambda: DELEGATION % ("9" * 5000), ["not-a-number"]),
    "a negative number of 5,000 digits": (
        lambda: DELEGATION % ("-" + "9" * 5000),
        ["not-a-number"],
    ),
    "5,000 digits before a point": (lambda: DELEGATION % ("9" * 5000 + ".5"), ["not-a-number"]),
    "5,000 digits after a point": (lambda: DELEGATION % ("1." + "9" * 5000), ["wrong-form"]),
    "a text of 5,000 digits": (lambda: DELEGATION % f'"{"9" * 5000}"', ["wrong-type"]),
    "5,000 digits for a text": (lambda: notes("9" * 5000), ["not-a-number"]),
    "an exponent out of range": (lambda: DELEGATION % "1e999", ["not-a-number"]),
    "NaN": (lambda: DELEGATION % "NaN", ["not-a-number"]),
    "Infinity": (lambda: DELEGATION % "-Infinity", ["not-a-number"]),
    "100,000 brackets": (lambda: "[" * 100_000, ["too-deep"]),
    "100,000 brackets, closed": (lambda: "[" * 100_000 + "]" * 100_000, ["too-deep"]),
    "100,000 objects": (lambda: '{"a":' * 100_000 + "1" + "}" * 100_000, ["too-deep"]),
    "100,000 brackets in a field": (
        lambda: notes("[" * 100_000 + "]" * 100_000),
        ["too-deep"],
    ),
    "100,000 closing brackets": (lambda: "]" * 100_000, ["not-json"]),
    "brackets in a text": (lambda: notes('"' + "[{" * 100_000 + '"'), []),
    "10 MB of notes": (lambda: notes('"' + "x" * 10 * MIB + '"'), ["not-readable"]),
    "7 MB of notes": (lambda: notes('"' + "x" * 7 * MIB + '"'), []),
    "a text of 10 MB": (lambda: '"' + "x" * 10 * MIB + '"', ["not-a-record"]),
    "a text of 10 MB without an end": (lambda: '"' + "x" * 10 * MIB, ["not-json"]),
    "a name of 10 MB": (lambda: f'{SOUND[:-1]}, "{"x" * 10 * MIB}": 1}}', ["not-readable"]),
    "a name of 1 MB": (lambda: f'{SOUND[:-1]}, "{"x" * MIB}": 1}}', ["unknown-field"]),
    "an id of 1 MB": (lambda: SOUND.replace("party:tur", "party:" + "x" * MIB), ["wrong-form"]),
    "10 MB of spaces": (lambda: " " * 10 * MIB, ["not-json"]),
    "10 MB of backslashes": (lambda: '"' + "\\" * 10 * MIB, ["not-json"]),
    "half a character in a value": (lambda: notes(r'"\ud800"'), ["wrong-form"]),
    "half a character in a name": (lambda: f'{SOUND[:-1]}, "\\udfff": 1}}', ["wrong-form"]),
    "half a character in a type": (lambda: SOUND.replace("party", r"\ud800", 1), ["wrong-form"]),
    "half a character in an id": (lambda: SOUND.replace(":tur", r":\ud800"), ["wrong-form"]),
    "half a character as bytes": (
        lambda: notes('"x"').encode().replace(b"x", b"\xed\xa0\x80"),
        ["not-readable"],
    ),
    "a list of numbers": (lambda: json.dumps(list(range(100_000))), ["not-a-record"]),
    "a document of numbers": (lambda: '{"records": [1, 2, 3]}', ["not-a-record"]),
    "a record without type": (lambda: SOUND.replace('"type": "party", ', ""), ["not-a-record"]),
    "a type in capitals": (lambda: SOUND.replace('"party"', '"PARTY"'), ["unknown-type"]),
    "a type that is a list": (lambda: SOUND.replace('"party"', '["party"]'), ["wrong-type"]),
    "an id that is an object": (lambda: SOUND.replace('"party:tur"', '{"a": 1}'), ["wrong-type"]),
    "UTF-16": (lambda: SOUND.encode("utf-16"), ["not-readable"]),
    "UTF-16 without a mark": (lambda: SOUND.encode("utf-16-be"), ["not-readable"]),
    "Latin-1": (lambda: '{"a": "é"}'.encode("latin-1"), ["not-readable"]),
    "NUL": (lambda: notes('"\0"'), ["not-json"]),
    "NUL as an escape": (lambda: notes(r'"\u0000"'), ["wrong-form"]),
    "a mark and nothing else": (lambda: b"\xef\xbb\xbf", ["not-json"]),
    "two marks": (lambda: b"\xef\xbb\xbf\xef\xbb\xbf" + SOUND.encode(), ["not-json"]),
    "nothing": (lambda: b"", ["not-json"]),
    "a comment": (lambda: f"// records\n{SOUND}", ["not-json"]),
    "a name twice": (lambda: f'{SOUND[:-1]}, "kind": "state"}}', ["duplicate-key"]),
    "a name twice among 50,000": (
        lambda: "{" + "".join(f'"a{number}": 1, ' for number in range(50_000)) + '"a0": 1}',
        ["not-a-record", "duplicate-key"],
    ),
    "a name 20,000 times": (
        lambda: SOUND[:-1] + ', "kind": "state"' * 20_000 + "}",
        ["duplicate-key"],
    ),
    "1,000 unknown fields": (
        lambda: json.dumps({**PARTY, **{f"a{number}": 1 for number in range(1000)}}),
        ["unknown-field"] * 1000,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_known_attacks(case: str) -> None:
    make, rules = CASES[case]
    report = checked(make())
    assert [rule for rule, _ in found(report, "structure/")] == [
        f"structure/{rule}" for rule in rules
    ]
    written = assert_sound(report)
    if len(rules) < 10:
        assert_valid(written["json"])
        assert len(written["full"]) < 5000
        assert len(written["concise"]) < 5000
    json.loads(written["json"]).__str__().encode()


@pytest.mark.parametrize(
    "name", ["x\n::error::y.json", "\x1b[31mred.json", "\u202ecod.json", "%,:.json"]
)
def test_names_of_files_are_made_visible(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(SOUND.replace("state", "stat"), encoding="utf-8")
    report = check_files([str(tmp_path)], today=TODAY)
    written = assert_sound(report)
    assert written["github"].count("\n") == len(report.findings)
    assert_valid(written["json"])


def test_a_name_that_is_not_utf_8(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.json"
    Path(os.fsdecode(path)).write_text(SOUND.replace("state", "stat"), encoding="utf-8")
    written = assert_sound(check_files([str(tmp_path)], today=TODAY))
    assert_valid(written["json"])
    json.loads(written["json"]).__str__().encode()
    assert exit_code(["check", os.fsdecode(path), "--isolated"]) == 1
    assert r"\udcff.json:1:46" in capsys.readouterr().out


def test_control_characters_of_the_data_are_made_visible() -> None:
    value = {**PARTY, "kind": "\x1b]0;x\x07", "\x1b[2J\r": "\u202e", "id": "party:\x1b[31m"}
    written = assert_sound(
        checked(json.dumps(value, ensure_ascii=False).replace(r"\u001b", "\\u001B"))
    )
    assert r"\u001b" in written["full"]


def test_minified_data_with_a_thousand_faults_is_shown_in_short_lines() -> None:
    records = [
        {**PARTY, "id": f"party:a{one}", "name": f"N {one}", "kind": "x"} for one in range(1000)
    ]
    report = checked(json.dumps(records))
    full = assert_sound(report)["full"]
    assert len(found(report, "structure/")) == 1000
    assert max(map(len, full.splitlines())) < 300

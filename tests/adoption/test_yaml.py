"""YAML: the same findings as for JSON, at exact places, and findings whatever the bytes."""

import io
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
import yaml

from pourparler_validators import Report, check_files, report_text
from pourparler_validators.formats import yaml_tree
from pourparler_validators.formats import yaml_values as yaml_format
from pourparler_validators.formats.places import Span
from pourparler_validators.messages.json_pointer import escaped
from pourparler_validators.reading.files import Manner, Reading, Standard, read_paths
from tests.adoption.adopting import PARTY, Plain
from tests.adoption.faults import sample, spoil
from tests.adoption.yaml_writer import Writer

RECORD: Final = "type: party\nid: party:a\nkind: state\nname: A\n"


def checked(text: str | bytes, name: str = "records.yaml", **options: Any) -> Report:
    content = text if isinstance(text, bytes) else text.encode()
    return check_files(["-"], standard=Standard(io.BytesIO(content), name), **options)


def read(text: str | bytes, name: str = "records.yaml") -> Reading:
    content = text if isinstance(text, bytes) else text.encode()
    return read_paths(["-"], Manner(standard=Standard(io.BytesIO(content), name)))


def found(report: Report) -> list[tuple[str, str]]:
    return [(finding.rule, finding.place.pointer) for finding in report.findings]


def structural(text: str | bytes) -> list[str]:
    """The faults of structure of a text, without the name of the family."""
    report = checked(text, select=["structure"])
    assert report.errors == ()
    return [finding.rule.removeprefix("structure/") for finding in report.findings]


class TestTheSameAsJson:
    @pytest.mark.parametrize("group", range(5))
    def test_findings(self, group: int) -> None:
        """What is found, its words, its params and what it is known by: all but the places."""
        rules: Counter[str] = Counter()
        for seed in range(group, 300, 5):
            random = Random(seed)
            records = spoil(sample(random), random, random.randint(0, 4))
            value = random.choice(({"records": records}, records))
            text = Writer(random).document(value)
            as_json = comparable(checked(json.dumps(value), "records.json"))
            as_yaml = comparable(checked(text))
            needs_quotes = {
                (one["record"], one["pointer"])
                for one in as_yaml
                if one["rule"] == "structure/needs-quotes"
            }
            assert without(as_yaml, needs_quotes) == without(as_json, needs_quotes), text
            rules.update(one["rule"] for one in as_yaml)
        assert len(rules) > 10

    @pytest.mark.parametrize("form", ["one record", "several documents", "lines"])
    def test_other_forms(self, form: str) -> None:
        for seed in range(20):
            random = Random(seed)
            records = spoil(sample(random, 2, 3), random, 2)
            expected = comparable(checked(json.dumps(records), "records.json"))
            if form == "one record":
                value = records[:1]
                expected = comparable(checked(json.dumps(value[0]), "records.json"))
                text = Writer(random).document(value[0])
            elif form == "several documents":
                text = "".join(f"---\n{Writer(random).document(one)}\n...\n" for one in records)
                text = text.replace("---\n%YAML", "%YAML").replace("---\n---\n", "---\n")
                text = text.replace("...\n\n...", "...")
            else:
                text = "".join(f"- {json.dumps(one, ensure_ascii=False)}\n" for one in records)
            needs_quotes = {
                (one["record"], one["pointer"])
                for one in comparable(checked(text))
                if one["rule"] == "structure/needs-quotes"
            }
            found = without(comparable(checked(text)), needs_quotes)
            assert found == without(expected, needs_quotes), text


def comparable(report: Report) -> list[Plain]:
    """The findings of a report but for where they stand, and how they would be fixed there."""
    assert report.errors == ()
    dropped = {"file", "position", "document_pointer", "start", "end", "mark", "fix"}
    findings = json.loads(report_text(report, "json"))["findings"]
    for finding in findings:
        for name in dropped | ({"fingerprint"} if not finding["record"] else set()):
            finding.pop(name, None)
        for one in finding["related"]:
            for name in dropped - {"fix"}:
                one.pop(name, None)
    return sorted(findings, key=json.dumps)


def without(findings: list[Plain], places: set[tuple[str, str]]) -> list[Plain]:
    return [one for one in findings if (one["record"], one["pointer"]) not in places]


class TestPlaces:
    @pytest.mark.parametrize("group", range(4))
    def test_every_value_and_name_stands_where_it_is_said(self, group: int) -> None:
        """The text at the place, read by another parser, is the value."""
        count = 0
        for seed in range(group, 60, 4):
            random = Random(seed)
            value = {"records": spoil(sample(random, 1, 2), random, 2)}
            text = Writer(random, has_anchors=False).document(value)
            if random.random() < 0.3:
                text = text.replace("\n", "\r\n")
            whole = loaded(text)
            pointers = dict(values_of(whole, ""))
            start = root_of(text)
            places = yaml_format.locate(text, start, pointers)
            for pointer, expected in pointers.items():
                place = places[pointer]
                assert parsed(text, place.value) == expected, (text, pointer)
                if place.name is not None:
                    name = escaped(str(parsed(text, place.name)))
                    assert name == pointer.rpartition("/")[2]
                count += 1
        assert count > 400

    @pytest.mark.parametrize("seed", range(40))
    def test_findings_stand_at_their_values(self, seed: int) -> None:
        random = Random(seed)
        value = {"records": spoil(sample(random, 1, 2), random, 3)}
        text = Writer(random, has_anchors=False).document(value)
        pointers = dict(values_of(loaded(text), ""))
        for finding in checked(text).findings:
            for place in (finding.place, *finding.related):
                if place.file == "records.yaml":
                    expected = pointers[place.document_pointer]
                    assert parsed(text, place.value) == expected, (text, finding)

    def test_the_name_is_marked_where_it_is_wrong(self) -> None:
        for line in ("kidn: state", '"kidn": state', "'kidn' : state", "? kidn\n: state"):
            line = line.replace("\n", "\n  ")
            text = f"# é 😀\n- type: party\n  id: party:a\n  name: A\n  {line}\n"
            (finding,) = [one for one in checked(text).findings if "field" in one.rule]
            assert finding.rule == "structure/unknown-field"
            assert parsed(text, finding.place.mark) == "kidn"

    @pytest.mark.parametrize(
        ("text", "pointer", "at"),
        [
            ("a: b", "/a", "b"),
            ("a: b # c", "/a", "b"),
            ("a: 'b'  # c", "/a", "'b'"),
            ("a: |\n  b\n  c\n\nd: e", "/a", "|\n  b\n  c"),
            ("a: >+\n  b\n\n\nd: e", "/a", ">+\n  b"),
            ("a: b\n  c\n  d\ne: f", "/a", "b\n  c\n  d"),
            ("a:\n- b\n- c # d\n\n# e\nf: g", "/a", "- b\n- c"),
            ("a:\n  b: c\n  d:\n   - e # f\n\ng: h", "/a", "b: c\n  d:\n   - e"),
            ("a: {b: c} # d", "/a", "{b: c}"),
            ("a: [b,\n # c\n d]", "/a/1", "d"),
            ("- - - a\n    - b\n- c", "/0/0/1", "b"),
            ("a:\nb: c", "/a", ""),
            ("a: &x b\nc: *x", "/a", "&x b"),
            ("a: &x b\nc: *x", "/c", "*x"),
            ("a: &x {b: c}\nd: *x", "/d/b", "c"),
            ("a: &x [b]\nd: {e: *x, f: g}", "/d/e", "*x"),
            ("&k a: b\nc: d\n*k : e", "/a", "e"),
            ("? a\n: b", "/a", "b"),
            ("a: \u00a0b\u00a0\nc: d", "/a", "\u00a0b\u00a0"),
            ("😀: é\nb: 😀😀", "/b", "😀😀"),
            ("---\na: b\n...\n", "/a", "b"),
            ("a: b\nc: d", "/x/y", "a: b\nc: d"),
            ("a: [b, c]", "/a/7", "[b, c]"),
            ("a: [b, c]", f"/a/{'9' * 5000}", "[b, c]"),
            ("a: [b, c]", "/a/²", "[b, c]"),
            ("a: [b, c]", "/a/b", "[b, c]"),
            ("a: b", "/a/0", "b"),
        ],
    )
    def test_single_places(self, text: str, pointer: str, at: str) -> None:
        span = yaml_format.locate(text, root_of(text), [pointer])[pointer].value
        assert text[span.start : span.end] == at

    def test_the_first_and_the_last_of_one_name(self) -> None:
        text = f"{RECORD}notes: one\nnotes: [2]\n'notes': three\n"
        place = yaml_format.locate(text, 0, ["/notes"])["/notes"]
        assert text[place.value.start : place.value.end] == "three"
        assert text[place.first.value.start : place.first.value.end] == "one"
        finding = checked(text, select=["structure"]).findings[0]
        assert (finding.rule, finding.place.start.line) == ("structure/duplicate-key", 7)
        assert [one.start.line for one in finding.related] == [5]

    def test_documents_of_one_file(self) -> None:
        text = f"# x\n---\n{RECORD}...\n---\n\n- {{type: event}}\n---\n---\nrecords: [1]\n"
        report = checked(text, select=["structure"])
        assert [(one.rule, one.place.start.line) for one in report.findings] == [
            ("structure/missing-field", 10),
            ("structure/missing-field", 10),
            ("structure/missing-field", 10),
            ("structure/not-a-record", 13),
        ]
        assert report.records == 3


def root_of(text: str) -> int:
    """Where the first document starts."""
    node = yaml.compose(text, Loader=yaml.BaseLoader)
    assert node is not None
    start: int = node.start_mark.index
    return start


def values_of(value: Any, pointer: str) -> Iterator[tuple[str, Any]]:
    yield pointer, value
    if isinstance(value, dict):
        for name, item in value.items():
            yield from values_of(item, f"{pointer}/{escaped(name)}")
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from values_of(item, f"{pointer}/{position}")


def parsed(text: str, span: Span) -> Any:
    """What another parser makes of the text at a place, in its column."""
    line = text.rfind("\n", 0, span.start) + 1
    fragment = f"{' ' * (span.start - line)}{text[span.start : span.end]}"
    value = loaded(fragment)
    return "" if value is None else value


def loaded(text: str) -> Any:
    """The value of a document, all of whose scalars are texts, as another parser reads it."""
    return yaml.BaseLoader(text).get_single_data()


class TestScalars:
    @pytest.mark.parametrize(
        "scalar",
        [
            *("NO", "no", "yes", "on", "Off", "y", "nil"),
            *("12:30", "1:20:30", "2025-06-02", "2025-06", "2025-06-02T10:00:00Z", "2025-06-02~"),
            *("1_000", "0b1", "0o8", "1e", "1e+", "- 1", "--1"),
            *("nan", "NaN", "Infinity", "1,000", "=", "<<", "é", "a#b", "a:b"),
            *("٣", "1²", "true_", "nullify", "~x"),
        ],
    )
    def test_what_json_would_not_write_so_is_a_text(self, scalar: str) -> None:
        for form in (scalar, f"{scalar}   # comment", f"\n  {scalar}"):
            entry = read(f"{RECORD}notes: {form}\n").entries[0]
            record = entry.record
            if scalar == "- 1":
                continue
            assert record is not None, entry.faults
            assert record.notes == scalar

    @pytest.mark.parametrize(
        ("scalar", "said"),
        [
            *[(number, "a number") for number in ("0", "-1", "12", "1.5", "-0.0", "1e3", "1E-3")],
            *[("true", "true"), ("false", "false"), ("2025", "a number")],
        ],
    )
    def test_what_json_would_write_so_is_none(self, scalar: str, said: str) -> None:
        finding = checked(f"{RECORD}notes: {scalar}\n", select=["structure"]).findings[0]
        assert finding.rule == "structure/wrong-type"
        assert said in finding.message

    @pytest.mark.parametrize(
        "scalar", ["null", "~", "", "# comment", "''", '""', "[]", "{}", "|\n"]
    )
    def test_nothing(self, scalar: str) -> None:
        assert structural(f"{RECORD}notes: {scalar}\n") == ["null-or-empty"]

    @pytest.mark.parametrize("scalar", ["'{}'", '"{}"', "|-\n  {}", ">-\n  {}"])
    @pytest.mark.parametrize("content", ["true", "null", "~", "12", "2025", "1e3"])
    def test_in_quotation_marks_everything_is_a_text(self, scalar: str, content: str) -> None:
        record = read(f"{RECORD}notes: {scalar.format(content)}\n").entries[0].record
        assert record is not None
        assert record.notes == content

    @pytest.mark.parametrize(
        ("scalar", "rule"),
        [
            ("2025", "needs-quotes"),
            ("[2025-05-26..2025-06-01]", "needs-quotes"),
            ("[2025-05-26..2025-06-01, 2025]", "wrong-type"),
            ("[x]", "wrong-type"),
            ("[~]", "wrong-type"),
            ("7", "wrong-type"),
            ("-44", "wrong-type"),
            ("2025.5", "wrong-type"),
            ("true", "wrong-type"),
            ("{a: b}", "wrong-type"),
            ("12345678901234567890", "not-a-number"),
        ],
    )
    def test_dates_without_quotation_marks(self, scalar: str, rule: str) -> None:
        assert structural(f"{RECORD}start: {scalar}\n") == [rule]
        assert structural(f"{RECORD}start: '2025'\n") == []
        assert structural(f"{RECORD}start: 2025-06-02\n") == []

    @pytest.mark.parametrize("number", ["9007199254740993", "1" * 5000, "-" + "9" * 400, "1e999"])
    def test_numbers_that_cannot_be_kept(self, number: str) -> None:
        text = f"type: delegation\nid: delegation:a\nparty: party:a\nsize: {number}\n"
        assert structural(text) == ["not-a-number"]

    def test_a_text_over_several_lines(self) -> None:
        text = f"{RECORD}notes: >-\n  one\n  two\n\n  three\n"
        record = read(text).entries[0].record
        assert record is not None
        assert record.notes == "one two\nthree"

    @pytest.mark.parametrize("key", ["1", "true", "null", "2025-06-02", "é", "'a b'", "<<", "~"])
    def test_names_are_texts(self, key: str) -> None:
        finding = checked(f"{RECORD}{key}: x\n", select=["structure"]).findings[0]
        assert finding.rule == "structure/unknown-field"
        assert finding.place.pointer == f"/{escaped(key.strip(chr(39)))}"


BOMB: Final = "a: &a0 [x, x]\n" + "".join(
    f"b{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
)
TOWER: Final = (
    "x: &a0 "
    + "[" * 150
    + "]" * 150
    + "\n"
    + "".join(f"y{n}: &a{n} {'[' * 100}*a{n - 1}{' ]' * 100}\n" for n in range(1, 60))
)

ATTACKS: Final[dict[str, tuple[str | bytes, list[str]]]] = {
    "50,000 brackets": ("[" * 50_000, ["too-deep"]),
    "50,000 brackets, closed": ("[" * 50_000 + "]" * 50_000, ["too-deep"]),
    "50,000 braces": ("{a: " * 50_000, ["too-deep"]),
    "50,000 dashes": ("- " * 50_000 + "a", ["too-deep"]),
    "20,000 question marks": ("? " * 20_000 + "a", ["not-yaml"]),
    "5,000 blocks, each deeper": (
        "".join(f"{' ' * depth}a:\n" for depth in range(5000)),
        ["too-deep"],
    ),
    "201 lists": ("- " * 201 + "a", ["too-deep"]),
    "200 lists": ("- " * 200 + "a", ["not-a-record"]),
    "a billion laughs": (BOMB, ["not-yaml"]),
    "a tower of aliases": (TOWER, ["too-deep"]),
    "an alias for itself": ("a: &a [*a]\n", ["not-yaml"]),
    "an alias for what is around it": ("&a\ntype: party\nb: {c: [*a]}\n", ["not-yaml"]),
    "an alias for nothing": (f"{RECORD}notes: *nothing\n", ["not-yaml"]),
    "an alias of another document": (f"{RECORD}notes: &a x\n---\nb: *a\n", ["not-yaml"]),
    "an alias": (f"{RECORD}notes: &a A note\nsummary: *a\n", ["unknown-field"]),
    "an anchor twice": (f"- &a {PARTY!r}\n- &a x\n- *a\n", ["not-a-record", "not-a-record"]),
    "an anchor within its own": ("a: &a [&a x, *a]\n", ["not-a-record"]),
    "a tag": (f"{RECORD}notes: !!str 2025\n", ["not-yaml"]),
    "a tag of Python": ("!!python/object/apply:os.system ['echo x']\n", ["not-yaml"]),
    "a tag of one's own": (f"{RECORD}notes: !x y\n", ["not-yaml"]),
    "a tag that means nothing": (f"{RECORD}notes: ! y\n", ["not-yaml"]),
    "a tag of a handle": (f"%TAG !e! tag:x:\n---\n{RECORD}notes: !e!y z\n", ["not-yaml"]),
    "a tag on a list": (f"{RECORD}aliases: !!set {{a, b}}\n", ["not-yaml"]),
    "a directive of YAML 1.2": (f"%YAML 1.2\n---\n{RECORD}", []),
    "a directive of YAML 2": (f"%YAML 2.0\n---\n{RECORD}", ["not-yaml"]),
    "a directive of another kind": (f"%FOO bar\n---\n{RECORD}", ["not-yaml"]),
    "a tab before a name": (f"{RECORD}place:\n\tname: x\n", ["not-yaml"]),
    "a tab within a block": (f"{RECORD}evidence:\n- source: source:a\n\texact: x\n", ["not-yaml"]),
    "a tab after a colon": (f"{RECORD}notes:\tA note\n", []),
    "NUL": (f"{RECORD}notes: a\0b\n", ["not-yaml"]),
    "NUL as an escape": (f'{RECORD}notes: "a\\0b"\n', ["wrong-form"]),
    "a bell": (f"{RECORD}notes: a\x07b\n", ["not-yaml"]),
    "an escape": (f"# é 😀\n{RECORD}notes: a\x1b[31mb\n", ["not-yaml"]),
    "DEL": (f"{RECORD}notes: a\x7fb\n", ["not-yaml"]),
    "half a character": (f'{RECORD}notes: "\\ud800"\n', ["not-yaml"]),
    "half a character as bytes": (RECORD.encode() + b"notes: \xed\xa0\x80\n", ["not-readable"]),
    "a byte that is not UTF-8": (RECORD.encode() + b"notes: \xff\n", ["not-readable"]),
    "UTF-16": (RECORD.encode("utf-16"), ["not-readable"]),
    "CRLF": (RECORD.replace("\n", "\r\n"), []),
    "CR alone": (RECORD.replace("\n", "\r"), []),
    "NEL": (RECORD.replace("\n", "\x85"), ["not-yaml"]),
    "a byte order mark": (b"\xef\xbb\xbf" + RECORD.encode(), []),
    "a byte order mark in the middle": (f"---\n{RECORD}...\n\ufeff---\n{RECORD}", ["not-yaml"]),
    "nothing": ("", ["no-records"]),
    "a comment": ("# nothing\n", ["no-records"]),
    "empty documents": ("---\n---\n...\n---\n", ["no-records"]),
    "a text": ("just words\n", ["not-a-record"]),
    "a number": ("12\n", ["not-a-record"]),
    "two records side by side": (f"{RECORD}...\n{RECORD}", ["not-yaml"]),
    "a name twice": (f"{RECORD}kind: state\n", ["duplicate-key"]),
    "a name twice, in other marks": (f'{RECORD}"kind": state\n', ["duplicate-key"]),
    "a name 20,000 times": (RECORD + "kind: state\n" * 20_000, ["duplicate-key"]),
    "a list as a name": (f"{RECORD}? [a, b]\n: c\n", ["not-yaml"]),
    "a mapping as a name": (f"{RECORD}{{a: b}}: c\n", ["not-yaml"]),
    "a list as a name twice": (
        f"{RECORD}? [a]\n: c\n? [a]\n: d\n",
        ["not-yaml"],
    ),
    "an empty name": (f"{RECORD}: c\n", ["not-yaml"]),
    "an alias as a name": (
        f"{RECORD}notes: &n kind\n*n : summit\n",
        ["duplicate-key"],
    ),
    "a merge key": (
        "- &a {type: party, id: party:a}\n- {<<: *a, kind: state, name: A}\n",
        ["missing-field", "missing-field", "not-a-record"],
    ),
    "a line of 3 MB": (f"{RECORD}notes: {'x' * 3_000_000}\n", []),
    "a line of 300 kB in brackets": (f"{RECORD}x: [{'a, ' * 100_000}b]\n", ["unknown-field"]),
    "100,000 anchors": ("".join(f"- &a{n} x\n" for n in range(100_000)), ["not-a-record"]),
    "3,000 documents": ("---\ntype: party\n" * 3000, ["missing-field"] * 9000),
    "a bracket that is not closed": (f"{RECORD}aliases: [\n", ["not-yaml"]),
    "a mark that is not closed": (f'{RECORD}notes: "a\n', ["not-yaml"]),
    "a colon in a text": (f"{RECORD}notes: a: b\n", ["not-yaml"]),
    "an escape that there is not": (f'{RECORD}notes: "\\q"\n', ["not-yaml"]),
    "a sign of YAML": (f"{RECORD}notes: @x\n", ["not-yaml"]),
    "indentation that differs": (f"{RECORD}place:\n    name: x\n  country: NO\n", ["not-yaml"]),
    "a dash too few": ("- type: party\n  id: party:a\nkind: state\n", ["not-yaml"]),
}


@pytest.mark.parametrize("case", ATTACKS)
def test_known_attacks(case: str) -> None:
    text, rules = ATTACKS[case]
    report = checked(text, select=["structure"])
    assert_sound(report)
    assert [one.rule.removeprefix("structure/") for one in report.findings] == rules
    for finding in report.findings[:100]:
        assert "yaml.org" not in finding.message
        assert len(finding.message) < 300


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- a\n" * 100, "the file holds more than 100 values"),
        (f"- &a [{'b, ' * 60}]\n- *a\n- *a\n", "the aliases unfold to more than 100 values"),
    ],
)
def test_more_values_than_the_limit(
    text: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_tree, "MAX_VALUES", 100)
    yaml_tree.trees.cache_clear()
    (finding,) = checked(text).findings
    yaml_tree.trees.cache_clear()
    assert finding.message == f"this YAML is not read: {reason}"


def test_files_of_a_folder(tmp_path: Path) -> None:
    """What does not look like records is passed over, but not what cannot be read."""
    files = {
        "a.yaml": RECORD,
        "b.yml": "jobs:\n  check:\n    steps: [{uses: x}]\n",
        "c.yaml": "---\nversion: 2\n---\ntype: event\nid: event:c\n",
        "d.yaml": "# nothing\n",
        "e.YAML": "type: event\na: [\n",
        "f.yaml": "a: [\n",
        ".f.yaml": "a: [\n",
        "g/h.yaml": "- 1\n- 2\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = check_files([str(tmp_path)], select=["structure"])
    found = Counter(Path(finding.place.file).name for finding in report.findings)
    assert found == {"c.yaml": 3, "e.YAML": 1}
    assert report.passed_over == 4
    for name in ("b.yml", "d.yaml", "f.yaml", "g/h.yaml"):
        assert check_files([str(tmp_path / name)], select=["structure"]).findings


ODD: Final = (
    *(
        b"\0",
        b"\x1b",
        b"\xff",
        b"\xc3",
        b"\xef\xbb\xbf",
        b"\xe2\x80\xa8",
        b"\xc2\x85",
        b"\r",
        b"\t",
    ),
    *(b"\n", b"\n\n", b" ", b"  ", b": ", b":", b"- ", b"-", b"? ", b"#", b" #", b"|\n", b">\n"),
    *(b"&a ", b"*a", b"*a ", b"!x ", b"!!int ", b"%YAML 1.1\n", b"---\n", b"...\n", b"<<: *a\n"),
    *(b"[", b"]", b"{", b"}", b",", b"'", b'"', b"\\", b"@", b"`", b"~", b"null", b"[" * 300),
    *(
        b"- " * 250,
        b"2025",
        b"true",
        b"&a [*a]",
        b"type: party\n",
        b"records:\n",
        b"\xf0\x9f\x98\x80",
    ),
)


@pytest.mark.parametrize("group", range(6))
def test_mutations_give_findings_and_never_an_exception(group: int, is_thorough: bool) -> None:
    rules: Counter[str] = Counter()
    for seed in range(group, 3600 if is_thorough else 720, 6):
        random = Random(seed)
        content = mutated(random)
        report = checked(content, select=["ALL"] if seed % 12 == group else ["structure"])
        assert_sound(report)
        rules.update(finding.rule for finding in report.findings)
    assert {"structure/not-yaml", "structure/not-readable", "structure/unknown-field"} <= set(rules)
    assert len(rules) > 12


def mutated(random: Random) -> bytes:
    """A YAML file, of which some bytes were changed."""
    records = spoil(sample(random, 1, 2), random, random.randint(0, 1))
    content = Writer(random).document(random.choice((records, {"records": records}))).encode()
    for _ in range(random.randint(1, 3)):
        at = random.randrange(len(content) + 1)
        match random.randrange(6):
            case 0:
                content = content[:at] + bytes([random.randrange(256)]) + content[at + 1 :]
            case 1:
                content = content[:at] + content[at + random.choice((1, 1, 5, 40)) :]
            case 2 | 3:
                content = content[:at] + random.choice(ODD) + content[at:]
            case 4:
                content = content[: at + random.choice((1, 30))] + content[at:]
            case _:
                content = content[:at] if random.random() < 0.3 else content.replace(b"\n", b"\r\n")
    return content


def assert_sound(report: Report) -> None:
    """Asserts that no rule failed, and that every place is one of its file."""
    assert report.errors == ()
    for finding in report.findings:
        for place in (finding.place, *finding.related):
            size = len(place.lines.text)
            for span in (place.value, place.mark):
                assert 0 <= span.start <= span.end <= size
            for edit in finding.edits:
                assert 0 <= edit.start <= edit.end <= size
    report_text(report, "json")

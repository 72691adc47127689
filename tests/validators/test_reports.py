"""What reports look like: exact texts, escapes, columns, fingerprints, order."""

import json
import unicodedata
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from pourparler_validators import Report, Severity, check_files, report_text
from pourparler_validators.reports import HUMAN, MACHINE
from pourparler_validators.reports.known.json import schema_text
from pourparler_validators.reports.style import Style
from pourparler_validators.reports.summary import summary, tallies
from pourparler_validators.running.outcome import InternalError
from tests.validators.checked import (
    EXAMPLE_FILES,
    PARTY,
    TODAY,
    checked,
    checked_value,
    found,
    only,
    plain,
)
from tests.validators.invariants import assert_valid
from tests.validators.texts import members_of, rendered

BARE: Final = Style(has_summary=False)
SOUND: Final = json.dumps(PARTY, ensure_ascii=False)
STAT: Final = "the values are state, state_body, non_state_armed_group, political_party, "
HELP: Final = f"{STAT}de_facto_authority, civil_society, media, other, …"
"""The help for the kind "stat"."""


def full(report: Report, style: Style = BARE) -> str:
    return "".join(HUMAN["full"](report, style))


def structural(text: str, name: str = "records.json") -> Report:
    return checked(text, name, select=("structure",))


class TestFull:
    def test_one_line(self) -> None:
        text = SOUND.replace('"state"', '"stat"').replace("Türkiye", "Ankara")
        assert full(structural(f"\n{text}\n")) == (
            'error[structure/not-in-list] "stat" is not a value of "kind"\n'
            " --> records.json:2:46\n"
            "  |\n"
            '2 | {"type": "party", "id": "party:tur", "kind": "stat", "name": "Ankara"}\n'
            "  |                                              ^^^^^^\n"
            "  = record: party:tur  at /kind\n"
            f"  = help: {HELP}\n"
        )

    def test_the_gutter_is_as_wide_as_the_largest_number(self) -> None:
        report = structural("\n" * 9 + '{"type": "party",\n"type": "party"}\n')
        findings = [one for one in report.findings if one.rule == "structure/duplicate-key"]
        assert full(replace(report, findings=tuple(findings))) == (
            'error[structure/duplicate-key] the field "type" stands twice in one object\n'
            "  --> records.json:11:1\n"
            "   |\n"
            '11 | "type": "party"}\n'
            "   | ^^^^^^\n"
            "  ::: records.json:10:2\n"
            "   |\n"
            '10 | {"type": "party",\n'
            "   |  ------ it stands here first\n"
            "   = record: at /type\n"
            "   = help: delete the one that is wrong: programs would keep the last "
            "and lose the first\n"
        )

    def test_a_second_record_is_a_further_frame(self) -> None:
        other = {**PARTY, "name": "Turkey"}
        report = checked(f"{SOUND}\n{json.dumps(other)}\n", "a.jsonl", select=("identity",))
        said = full(
            replace(
                report,
                findings=tuple(
                    one for one in report.findings if one.rule == "identity/duplicate-id"
                ),
            )
        )
        assert said == (
            "error[identity/duplicate-id] another record has the id party:tur\n"
            " --> a.jsonl:2:25\n"
            "  |\n"
            '2 | {"type": "party", "id": "party:tur", "kind": "state", "name": "Turkey"}\n'
            "  |                         ^^^^^^^^^^^\n"
            " ::: a.jsonl:1:25\n"
            "  |\n"
            f"1 | {SOUND}\n"
            "  |                         ----------- the first record\n"
            "  = record: party:tur  at /id\n"
            "  = help: merge the two, or give this one another id\n"
        )

    def test_the_name_is_marked_where_the_name_is_wrong(self) -> None:
        said = full(structural('{"type": "person", "id": "person:a", "nmae": "A"}'))
        assert said.splitlines()[3:5] == [
            '1 | {"type": "person", "id": "person:a", "nmae": "A"}',
            "  |                                      ^^^^^^",
        ]

    def test_a_long_line_is_cut_around_the_place(self) -> None:
        text = json.dumps({**PARTY, "notes": "x" * 80, "country": "tr"}) + " " * 90
        lines = full(structural(text)).splitlines()
        assert lines[3:5] == [
            "1 | …" + "x" * 26 + '", "country": "tr"}' + " " * 55 + "…",
            "  | " + " " * 41 + "^^^^",
        ]

    def test_of_a_long_value_the_beginning_is_marked(self) -> None:
        value = {"type": "party", "id": "party:" + "x" * 200, "kind": "state", "name": "A"}
        lines = full(structural(json.dumps(value))).splitlines()
        assert len(lines[3]) <= 106
        assert lines[3].startswith('1 | {"type": "party", "id": "party:xxx')
        assert lines[3].endswith("x…")
        assert set(lines[4][4:].strip()) == {"^"}
        assert len(lines[4]) == len(lines[3]) - 1

    def test_a_value_of_several_lines_is_marked_on_the_first(self) -> None:
        report = structural('{\n "type": "party", "id": "party:a", "kind": "state"\n}')
        assert full(report).splitlines()[1:5] == [
            " --> records.json:1:1",
            "  |",
            "1 | {",
            "  | ^",
        ]

    def test_no_frame_for_a_file_that_cannot_be_read(self) -> None:
        assert full(structural("")) == (
            "error[structure/not-json] this is not JSON: there is nothing in the file\n"
            " --> records.json:1:1\n"
            "  = help: add records, or delete the file\n"
        )

    @pytest.mark.parametrize(
        "name",
        [
            *(
                "plain",
                "Türkiye",
                "tab\\there",
                "北京市",
                "e\u0301te\u0301",
                "\uff46\uff55",
                "한국",
                "नमस्ते",
            ),
            *("\u2764\ufe0f", "\x7f", "\u202eabc", "\u200b", "a\u00a0", "𐍈𐍉", "\ufeff"),
        ],
    )
    def test_the_mark_stands_below_its_value(self, name: str) -> None:
        said = f'"segments": [{{"kind": "direct", "source": "source:a", "text": "{name}"}}]'
        text = f'{{"type": "statement", "id": "statement:a", {said},\t"acts": ["stat"]}}'
        report = structural(text)
        assert found(report) == [("structure/not-in-list", "/acts/0")]
        _, _, _, line, marks, *_ = full(report).splitlines()
        before, marked = line[: line.index('"stat"')], marks.lstrip(" |")
        assert columns(before) == len(marks) - len(marked)
        assert marked == "^" * 6
        assert "\t" not in line
        assert line.isprintable() or " " in line

    def test_wide_characters_are_marked_whole(self) -> None:
        lines = full(structural('{"type": "party", "id": "party:a", "name": "A", "kind": "北京"}'))
        assert lines.splitlines()[4].count("^") == 6

    def test_control_characters_are_escaped(self) -> None:
        value = {**PARTY, "kind": "a\u001bb\u0000"}
        text = json.dumps(value, ensure_ascii=False).replace("\\u001b", "\x7f\u202e")
        said = full(structural(text))
        assert r"\u007f\u202eb\u0000" in said
        assert "\x7f" not in said

    def test_colours(self) -> None:
        report = structural(SOUND.replace("state", "stat"))
        said = full(report, Style(color=True))
        assert said.startswith("\x1b[1;31merror[structure/not-in-list]\x1b[0m \x1b[1m")
        assert remove_colours(said) == full(report, Style())
        assert "\x1b" not in full(report, Style())

    def test_a_number_of_findings_is_shown(self) -> None:
        report = checked_value([{**PARTY, "kind": "x"}] * 3, select=("structure",))
        for most, shown in ((0, 0), (1, 1), (2, 2), (3, 3), (None, 3)):
            said = full(report, Style(max_findings=most))
            assert said.count("error[") == shown
            assert "3 errors" in said
            hidden = {3: "3 more findings", 2: "2 more findings", 1: "1 more finding"}
            assert ("more finding" in said) == (shown < 3)
            assert hidden.get(3 - shown, "") in said


def remove_colours(text: str) -> str:
    for code in ("1;31", "1;33", "1;36", "1", "34", "0"):
        text = text.replace(f"\x1b[{code}m", "")
    return text


def columns(text: str) -> int:
    """The columns that a text takes on a terminal, by the Unicode data."""
    width = 0
    for character in text:
        if unicodedata.category(character) not in ("Mn", "Me"):
            width += 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
    return width


class TestConcise:
    def test_a_line_each(self) -> None:
        report = structural(f"[{SOUND.replace('state', 'stat')},\n7, {{}}]", "a/b.json")
        assert "".join(HUMAN["concise"](report, BARE)) == (
            'a/b.json:1:47: error[structure/not-in-list] "stat" is not a value of "kind" '
            f"({HELP})\n"
            "a/b.json:2:1: error[structure/not-a-record] a number stands where a record belongs "
            '(a record is an object with "type" and "id")\n'
            'a/b.json:2:4: error[structure/not-a-record] the object has no "type", '
            'so that it is no record (add "type": one of source, party, person, process, event, '
            "delegation, statement, proposal, agreement)\n"
        )

    def test_most_findings(self) -> None:
        report = structural("[7]")
        assert "".join(HUMAN["concise"](report, Style(max_findings=0, has_summary=False))) == (
            "1 more finding: --max-findings shows them.\n"
        )


class TestGithub:
    def test_a_command_each(self) -> None:
        report = structural(f"\n{SOUND.replace('state', 'stat')}", "a/b.json")
        assert report_text(report, "github") == (
            "::error file=a/b.json,line=2,endLine=2,col=46,endColumn=52,"
            "title=pourparler structure/not-in-list::"
            f'"stat" is not a value of "kind"%0A{HELP}\n'
        )

    @pytest.mark.parametrize("root", ["workspace", ".git"])
    def test_files_are_named_from_the_root_of_the_repository(
        self, root: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "outside").mkdir()
        (tmp_path / "repository" / "data" / "talks").mkdir(parents=True)
        monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
        if root == "workspace":
            monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "repository"))
        else:
            (tmp_path / "repository" / ".git").write_text("gitdir: elsewhere")
        monkeypatch.chdir(tmp_path / "repository" / "data")
        inside = tmp_path / "repository" / "data" / "a.json"
        outside = "../../outside/a.json"
        for path, shown in (
            ("a.json", "data/a.json"),
            ("talks/../a.json", "data/a.json"),
            ("../b.json", "b.json"),
            (str(inside), "data/a.json"),
            (outside, outside),
            ("<stdin>", "<stdin>"),
        ):
            if not path.startswith("<"):
                Path(path).write_text("[7]")
            report = structural("[7]", path)
            assert f" file={shown},line=1," in report_text(report, "github")
            assert f"{path}:1:2: " in "".join(HUMAN["concise"](report, BARE))

    def test_severities(self) -> None:
        report = checked_value(PARTY, select=("identity/never-used",))
        assert report_text(report, "github").startswith("::notice file=records.json,")
        severities = {"identity/never-used": Severity.WARNING}
        report = checked_value(PARTY, select=("identity/never-used",), severities=severities)
        assert report_text(report, "github").startswith("::warning file=records.json,")

    def test_escapes(self) -> None:
        value = {**PARTY, "kind": "100%, a: b\r\n::error::c"}
        report = structural(json.dumps(value), "a,b:c%d\n.json")
        assert report_text(report, "github").startswith(
            r"::error file=a%2Cb%3Ac%25d\n.json,line=1,endLine=1,col=46,endColumn=72,"
            "title=pourparler structure/not-in-list::"
            r'"100%25, a: b\r\n::error::c" is not a value of "kind"%0A'
        )

    def test_a_line_break_in_a_message_is_escaped(self) -> None:
        report = structural("[7]")
        odd = replace(report.findings[0], message="one\ntwo\r%", help=None)
        said = report_text(replace(report, findings=(odd,)), "github")
        assert said.endswith("::one\\ntwo\\r%25\n")
        assert said.count("\n") == 1

    def test_columns_are_counted_in_utf_16(self) -> None:
        report = structural('{"type": "party", "id": "party:a", "name": "𐍈é𐍉", "kind": "𐍇"}')
        assert only(report.findings).place.start.column == 59
        assert ",col=61,endColumn=65," in report_text(report, "github")

    def test_several_lines_have_no_columns(self) -> None:
        report = structural('{\n "type": "party", "id": "party:a", "kind": "state"\n}')
        assert ",line=1,endLine=3,title=" in report_text(report, "github")


class TestJson:
    def test_the_whole_of_a_finding(self) -> None:
        report = plain(structural(f'{{"records": [\n{SOUND.replace("state", "stat")}]}}'))
        finding = only(report["findings"])
        assert {name: finding[name] for name in finding if name != "fingerprint"} == {
            "rule": "structure/not-in-list",
            "severity": "error",
            "message": '"stat" is not a value of "kind"',
            "help": HELP,
            "params": finding["params"],
            "record": "party:tur",
            "position": 1,
            "pointer": "/kind",
            "file": "records.json",
            "document_pointer": "/records/0/kind",
            "start": {"line": 2, "column": 46},
            "end": {"line": 2, "column": 52},
            "related": [],
            "fix": finding["fix"],
            "waived": None,
            "baselined": False,
        }
        assert finding["params"]["value"] == "stat"
        assert report["summary"] == {
            "files": 1,
            "records": 1,
            "passed_over": 0,
            "beside_dataset": 0,
            "links_out": 0,
            "error": 1,
            "warning": 0,
            "info": 0,
            "waived": 0,
            "baselined": 0,
        }
        assert report["today"] == TODAY.isoformat()
        assert report["tool"]["name"] == "pourparler"
        assert report["checked"]["structure/not-in-list"] == {
            "held": 0,
            "found": 1,
            "not_applicable": 0,
            "could_not": {},
        }

    @pytest.mark.parametrize(
        "text",
        [
            "[7]",
            "",
            SOUND,
            SOUND.replace("state", "stat"),
            SOUND.replace('"kind"', r'"\ud800"'),
            f"[{SOUND}, {SOUND}]",
            SOUND.replace("party:tur", "\\\\ud800"),
        ],
    )
    def test_its_schema(self, text: str) -> None:
        written = report_text(checked(text), "json")
        assert_valid(written)
        assert written.isascii()
        json.dumps(json.loads(written), ensure_ascii=False).encode()

    def test_what_was_left_out_is_counted_as_in_the_summary(self) -> None:
        report = replace(checked(SOUND), passed_over=3, beside_dataset=2, links_out=1)
        counts = plain(report)["summary"]
        names = ("passed_over", "beside_dataset", "links_out")
        assert [counts[name] for name in names] == [3, 2, 1]
        assert [line.split()[-1] for line in summary(report).splitlines()[1:4]] == [
            "records.",
            "matches.",
            "folder.",
        ]

    def test_a_report_without_the_newer_counts_is_valid(self) -> None:
        report = plain(checked(SOUND))
        for name in ("beside_dataset", "links_out"):
            del report["summary"][name]
        assert_valid(json.dumps(report))

    def test_halves_of_characters_become_replacement_characters(self) -> None:
        report = plain(structural(SOUND.replace("state", r"a\ud800b\\ud800")))
        assert only(report["findings"])["params"]["value"] == "a\ufffdb\\ud800"
        whole = plain(structural(SOUND.replace("state", r"\ud800\udf48")))
        assert only(whole["findings"])["params"]["value"] == "𐍈"

    def test_the_schema_refuses_other_reports(self) -> None:
        report = plain(structural("[7]"))
        changes: tuple[dict[str, Any], ...] = (
            {"version": 2},
            {"findings": [{}]},
            {"files": {"a.json": [1]}},
            {"today": "1 June"},
            {"findings": [{**report["findings"][0], "fingerprint": "x"}]},
        )
        for change in changes:
            with pytest.raises(Exception, match=r"(?s)Failed validating"):
                assert_valid(json.dumps({**report, **change}))

    def test_the_schema_takes_fields_that_are_not_known_yet(self) -> None:
        report = plain(structural("[7]"))
        for part in (report, report["tool"], report["summary"], report["findings"][0]):
            part["more"] = {"a": 1}
        assert_valid(json.dumps(report))

    def test_the_schema_describes_every_field(self) -> None:
        def described(schema: Any) -> None:
            if isinstance(schema, dict):
                for name, one in schema.get("properties", {}).items():
                    assert one.get("title"), name
                    assert one.get("description"), name
                for inner in schema.values():
                    described(inner)

        described(json.loads(schema_text()))


class TestSummary:
    def test_nothing_found(self) -> None:
        report = check_files(map(str, EXAMPLE_FILES), select=("dates",))
        assert summary(report).splitlines()[0] == ("Checked 31 records in 9 files: no faults.")

    def test_what_was_found(self) -> None:
        report = checked_value([{**PARTY, "kind": "x"}, {**PARTY, "name": "?"}, PARTY])
        assert summary(report).startswith("Checked 3 records in 1 file: ")
        assert [report.count(severity) for severity in Severity] == [3, 0, 0]
        assert summary(report).splitlines()[0].endswith(" file: 3 errors.")
        used = checked_value([{**PARTY, "id": "party:a", "parent": "party:a"}, PARTY, PARTY])
        assert [used.count(severity) for severity in Severity] == [1, 2, 3]
        assert summary(used).splitlines()[0].endswith(" file: 1 error, 2 warnings and 3 remarks.")

    def test_what_could_not_be_checked_is_said(self) -> None:
        report = checked_value([{**PARTY, "name": 7}], select=("structure",))
        quiet = replace(report, findings=())
        lines = summary(quiet).splitlines()
        assert lines[0].endswith(": no faults in what could be checked.")
        assert lines[1] == (
            "Could not be checked, because the structure of the record is not sound: structure."
        )

    def test_a_rule_that_failed_is_said_in_visible_letters(self) -> None:
        error = InternalError("dates/placeholder", "party:\x1b[31m", "ValueError: \n" + "x" * 999)
        report = replace(checked_value(PARTY), errors=(error,), findings=())
        last = summary(report).splitlines()[-1]
        assert last.startswith(
            r"The rule dates/placeholder failed at party:\u001b[31m (ValueError: \nxxx"
        )
        assert len(last) < 300
        assert last.endswith("): report this.")
        assert "no faults." not in summary(report)

    def test_tallies(self) -> None:
        report = checked_value([{**PARTY, "kind": "x"}, PARTY], select=("dates/placeholder",))
        head, *rows = tallies(report).splitlines()
        assert head.split()[:3] == ["rule", "held", "found"]
        assert [row.split()[0] for row in rows] == sorted(report.tallies)
        said = {row.split()[0]: list(map(int, row.split()[1:])) for row in rows}
        assert said["structure/not-in-list"] == [1, 1, 0, 0]
        assert said["dates/placeholder"] == [0, 0, 0, 1]


class TestOrder:
    def test_by_path_place_and_rule(self, tmp_path: Path) -> None:
        random = Random(5)
        for name in ("b.json", "a.json", "a/c.jsonl", "B.json", "a b.json"):
            values: list[dict[str, Any]] = [
                {**PARTY, "id": f"party:x{random.randrange(9)}"} for _ in range(6)
            ]
            for value in values:
                value[random.choice(("kind", "name", "zzz"))] = random.choice(("?", "x", None, 7))
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            lines = "\n".join(map(json.dumps, values))
            path.write_text(lines if name[-1] == "l" else json.dumps(values), encoding="utf-8")
        report = check_files([str(tmp_path)], today=TODAY)
        order = [(one.place.file, one.place.start, one.rule) for one in report.findings]
        assert order == sorted(order)
        assert len(order) > 30
        backwards = sorted(map(str, tmp_path.iterdir()), reverse=True)
        again = check_files(backwards, today=TODAY)
        for name, write in MACHINE.items():
            assert [*write(again)] == [*write(report)], name


def fingerprints(report: Report) -> dict[str, str]:
    return {one.fingerprint: f"{one.rule} {one.place.pointer}" for one in report.findings}


SPOILT: Final[list[dict[str, Any]]] = [
    {**PARTY, "kind": "stat", "aliases": [{"name": "A", "kind": "x"}, {"name": "?", "kind": "y"}]},
    {"type": "party", "id": "party:ukr", "aliases": [{"zzz": 1}]},
    {"type": "party", "id": "party:rus", "kind": "state", "name": "Russia", "parent": "party:zz"},
    {"type": "event", "id": "event:a", "kind": "summit", "status": "held", "agenda": "x"},
    {**PARTY, "id": "party:one", "name": "One", "start": "2025-06-02/2025-05-16"},
    {**PARTY, "id": "party:two", "name": "One"},
    {**PARTY, "id": "party:three", "name": "One"},
]


class TestFingerprints:
    def test_each_fault_has_its_own(self) -> None:
        report = checked_value(SPOILT)
        assert len(fingerprints(report)) == len(report.findings) > 12

    def test_they_do_not_depend_on_place_or_layout(self) -> None:
        expected = fingerprints(checked_value(SPOILT))
        turned = [
            {name: value[::-1] if isinstance(value, list) else value for name, value in one.items()}
            for one in SPOILT
        ]
        indented = json.dumps({"records": SPOILT}, indent=4)
        for text in (
            indented,
            "\n\n" + indented.replace("\n", "\r\n"),
            json.dumps([SPOILT[4], *SPOILT[:4], *SPOILT[5:]]),
            rendered(members_of(SPOILT), Random(3)),
        ):
            assert fingerprints(checked(text)) == expected
        assert set(fingerprints(checked_value(turned))) == set(expected)
        lines = "\n".join(map(json.dumps, SPOILT))
        assert fingerprints(checked(lines, "x.jsonl")) == expected

    def test_they_do_not_depend_on_the_order_of_the_fields(self) -> None:
        backwards = [dict(reversed(one.items())) for one in SPOILT]
        assert set(fingerprints(checked_value(backwards))) == set(
            fingerprints(checked_value(SPOILT))
        )

    def test_another_value_is_another_fault(self) -> None:
        one, other = (checked_value({**PARTY, "kind": kind}) for kind in ("stat", "stad"))
        assert set(fingerprints(one)).isdisjoint(
            key for key, where in fingerprints(other).items() if "kind" in where
        )

    def test_a_broken_file_is_told_by_its_name(self) -> None:
        one, other = (checked("{", name) for name in ("a.json", "b.json"))
        assert only(one.findings).fingerprint != only(other.findings).fingerprint

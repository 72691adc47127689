"""How files, folders and standard input become records."""

import io
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from pourparler_validators import Report, UsageError, check_files, check_text
from pourparler_validators.formats import envelopes, json_text, sound
from pourparler_validators.reading import unreadable
from pourparler_validators.reading.files import Standard, read_paths
from tests.validators.checked import EXAMPLE, EXAMPLE_FILES, PARTY, checked, found, only, read

BOM = "\ufeff".encode()
SOUND = json.dumps(PARTY, ensure_ascii=False)
COLUMN = SOUND.index("ü") + 1


def party(key: str) -> dict[str, Any]:
    return {**PARTY, "id": f"party:{key}", "name": f"Party {key}"}


def put(folder: Path, files: dict[str, Any]) -> None:
    for name, value in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")


def ids(paths: Iterable[str | Path]) -> list[str | None]:
    return [entry.id for entry in read_paths([str(path) for path in paths]).entries]


def errors(report: Report) -> list[tuple[str, str, int, int]]:
    return [
        (one.rule, one.message, one.place.start.line, one.place.start.column)
        for one in report.findings
        if one.severity == "error"
    ]


class TestForms:
    @pytest.mark.parametrize(
        ("text", "pointers"),
        [
            (SOUND, [""]),
            (f'{{"$schema": "x.json", {SOUND[1:]}', [""]),
            (f"[{SOUND}]", ["/0"]),
            (f"\n [{SOUND}, {SOUND}]", ["/0", "/1"]),
            (f'{{"records": [{SOUND}]}}', ["/records/0"]),
            (f'{{"$schema": "x", "schema_version": "1.0", "records": [{SOUND}]}}', ["/records/0"]),
        ],
    )
    def test_a_json_file_holds_a_document_a_list_or_one_record(
        self, text: str, pointers: list[str]
    ) -> None:
        reading = read(text)
        assert [entry.pointer for entry in reading.entries] == pointers
        assert all(entry.record is not None for entry in reading.entries)

    def test_lines_hold_a_record_each_and_blank_ones_are_skipped(self) -> None:
        text = f"\n{SOUND}\r\n   \n\t{SOUND}\n\n"
        reading = read(text, "x.jsonl")
        assert [entry.record is not None for entry in reading.entries] == [True, True]
        assert [text[entry.offset :].lstrip()[:7] for entry in reading.entries] == ['{"type"'] * 2

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("", [("structure/not-json", "this is not JSON: there is nothing in the file", 1, 1)]),
            (
                " \n",
                [("structure/not-json", "this is not JSON: there is nothing in the file", 1, 1)],
            ),
            ("[]", [("structure/no-records", "the file holds no records", 1, 1)]),
            ('{"schema_version": "1.1", "records": []}', []),
            ('{"records": null}', [("structure/null-or-empty", '"records" holds null', 1, 13)]),
            (
                '{"records": 7}',
                [("structure/wrong-type", '"records" must be a list, and 7 is a number', 1, 13)],
            ),
            ("7", [("structure/not-a-record", "a number stands where a record belongs", 1, 1)]),
            ('"x"', [("structure/not-a-record", "a text stands where a record belongs", 1, 1)]),
            ("null", [("structure/not-a-record", "null stands where a record belongs", 1, 1)]),
            (
                "{}",
                [
                    (
                        "structure/not-a-record",
                        'the object has no "type", so that it is no record',
                        1,
                        1,
                    )
                ],
            ),
            (
                "[1, 2]",
                [("structure/not-a-record", "a number stands where a record belongs", 1, 2)],
            ),
            (
                '{"records": [1, 2]}',
                [("structure/not-a-record", "a number stands where a record belongs", 1, 14)],
            ),
            (
                f"[{SOUND}, 1, [2]]",
                [
                    ("structure/not-a-record", "a number stands where a record belongs", 1, 76),
                    ("structure/not-a-record", "a list stands where a record belongs", 1, 79),
                ],
            ),
            (
                f'{{"schema_version": "2.0", "records": [{SOUND}]}}',
                [("structure/wrong-form", '"2.0" is not a version of the standard', 1, 20)],
            ),
            (
                f'{{"record": 1, "records": [{SOUND}]}}',
                [("structure/unknown-field", 'the document has no field "record"', 1, 12)],
            ),
            (
                f'{{"$schema": 7, {SOUND[1:]}',
                [("structure/wrong-type", '"$schema" must be a text, and 7 is a number', 1, 13)],
            ),
            (
                f'{{"records": [], "records": [{SOUND}]}}',
                [("structure/duplicate-key", "TWICE", 1, 28)],
            ),
        ],
    )
    def test_what_is_none_of_these_is_found(
        self, text: str, expected: list[tuple[str, str, int, int]]
    ) -> None:
        said = errors(checked(text))
        assert [(rule, *rest) for rule, _, *rest in said] == [
            (rule, *rest) for rule, _, *rest in expected
        ]
        for (_, message, *_), (_, wanted, *_) in zip(said, expected, strict=True):
            assert wanted in (message, "TWICE")

    def test_lines_without_a_record_are_no_records(self) -> None:
        assert errors(checked("\n\n", "x.jsonl")) == [
            ("structure/no-records", "the file holds no records", 1, 1)
        ]


class TestFolders:
    def test_a_folder_is_searched_for_the_suffixes_of_formats(self, tmp_path: Path) -> None:
        put(
            tmp_path,
            {
                "b.json": [party("b")],
                "a/z.jsonl": party("az"),
                "a/y.NDJSON": party("ay"),
                "c.txt": [party("c")],
                "json": [party("d")],
                "e.json.bak": [party("e")],
            },
        )
        assert ids([tmp_path]) == ["party:ay", "party:az", "party:b"]

    def test_hidden_files_and_folders_are_left_out(self, tmp_path: Path) -> None:
        put(tmp_path, {".a.json": [party("a")], ".b/c.json": [party("c")], "d.json": [party("d")]})
        assert ids([tmp_path]) == ["party:d"]
        assert ids([tmp_path / ".a.json"]) == ["party:a"]
        assert ids([tmp_path / ".b"]) == ["party:c"]

    def test_the_order_does_not_depend_on_the_order_of_the_paths(self, tmp_path: Path) -> None:
        names = ["b.json", "a/a.json", "a.json", "a-b.json", "B.json"]
        put(tmp_path, {name: [party("x"), party("y")] for name in names})
        paths = [tmp_path / name for name in names]
        read = [read_paths(map(str, order)) for order in (paths, paths[::-1], [tmp_path])]
        shown = [[(entry.file.path, entry.pointer) for entry in one.entries] for one in read]
        assert shown[0] == shown[1] == shown[2] == sorted(shown[0])

    def test_one_file_is_read_once(self, tmp_path: Path) -> None:
        put(tmp_path, {"a/b.json": [party("b")]})
        (tmp_path / "link.json").symlink_to(tmp_path / "a" / "b.json")
        file = tmp_path / "a" / "b.json"
        paths = [
            file,
            tmp_path,
            file,
            tmp_path / "a" / ".." / "a" / "b.json",
            tmp_path / "link.json",
        ]
        assert ids(paths) == ["party:b"]

    def test_standard_input_is_read_once(self) -> None:
        standard = Standard(io.BytesIO(SOUND.encode()))
        assert check_files(["-", "-"], standard=standard).records == 1

    def test_a_link_is_followed_only_within_the_folder(self, tmp_path: Path) -> None:
        put(
            tmp_path,
            {"outside/a.json": [party("a")], "in/b.json": [party("b")], "in/c/d.txt": [party("d")]},
        )
        inside = tmp_path / "in"
        (inside / "out.json").symlink_to(tmp_path / "outside" / "a.json")
        (inside / "up.json").symlink_to("../outside/a.json")
        (inside / "folder").symlink_to(tmp_path / "outside")
        (inside / "d.json").symlink_to("c/d.txt")
        assert ids([inside]) == ["party:b", "party:d"]
        assert ids([inside / "out.json"]) == ["party:a"]

    def test_a_folder_given_by_a_link_is_searched(self, tmp_path: Path) -> None:
        put(tmp_path, {"in/b.json": [party("b")]})
        (tmp_path / "link").symlink_to(tmp_path / "in")
        assert ids([tmp_path / "link"]) == ["party:b"]

    def test_a_pipe_in_a_folder_is_left_alone(self, tmp_path: Path) -> None:
        put(tmp_path, {"a.json": [party("a")]})
        os.mkfifo(tmp_path / "b.json")
        assert read_paths([str(tmp_path)]).paths == [str(tmp_path / "a.json")]

    def test_a_folder_named_like_a_file_is_searched(self, tmp_path: Path) -> None:
        put(tmp_path, {"x.json/a.json": [party("a")]})
        assert ids([tmp_path]) == ids([tmp_path / "x.json"]) == ["party:a"]

    def test_a_folder_that_cannot_be_searched_is_not_passed_over(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(tmp_path, {"a.json": [party("a")], "locked/b.json": [party("b")]})
        scandir = os.scandir

        def refusing(path: Any) -> Any:
            if Path(path).name == "locked":
                raise PermissionError(13, "Permission denied", str(path))
            return scandir(path)

        monkeypatch.setattr(os, "scandir", refusing)
        with pytest.raises(UsageError, match=r"locked cannot be searched: permission denied$"):
            read_paths([str(tmp_path)])

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("package.json", {"name": "x", "version": "1.0.0", "type": "module"}),
            ("tsconfig.json", {"compilerOptions": {}, "include": ["src"]}),
            ("schema.json", {"$schema": "x", "type": "object", "properties": {"id": {}}}),
            ("geo.json", {"type": "FeatureCollection", "features": []}),
            ("point.json", {"type": "Point", "coordinates": [1, 2]}),
            ("list.json", [1, 2, 3]),
            ("text.json", '"x"'),
            ("empty.json", []),
            ("objects.json", [{"a": 1}, {"b": 2}]),
        ],
    )
    def test_other_json_files_are_passed_over_unless_named(
        self, tmp_path: Path, name: str, value: Any
    ) -> None:
        put(tmp_path, {name: value, "a.json": [party("a")]})
        report = check_files([str(tmp_path)])
        assert (report.files, report.records, report.passed_over) == (1, 1, 1)
        assert not [one for one in report.findings if one.severity == "error"]
        named = check_files([str(tmp_path / name)])
        assert named.passed_over == 0
        assert found(named, "structure/")

    @pytest.mark.parametrize(
        "value",
        [
            {"type": "evnt", "id": "event:a"},
            {"type": "EVENT"},
            {"records": 7},
            [{"a": 1}, {"type": "party"}],
        ],
    )
    def test_what_looks_like_records_is_not_passed_over(self, tmp_path: Path, value: Any) -> None:
        put(tmp_path, {"a.json": value})
        report = check_files([str(tmp_path)])
        assert report.passed_over == 0
        assert found(report, "structure/")

    def test_broken_json_is_not_passed_over(self, tmp_path: Path) -> None:
        put(tmp_path, {"a.json": '{"type": "event"', "b.jsonl": '{"type": "event"'})
        report = check_files([str(tmp_path)])
        assert found(report) == [("structure/not-json", "")] * 2


class TestPaths:
    def test_a_path_that_is_not_there_names_the_nearest(self, tmp_path: Path) -> None:
        put(tmp_path, {"parties.json": [party("a")]})
        with pytest.raises(UsageError) as error:
            read_paths([str(tmp_path / "partys.json")])
        path = (tmp_path / "parties.json").as_posix()
        assert str(error.value) == (
            f'there is no file or folder {tmp_path / "partys.json"}; did you mean "{path}"?'
        )

    @pytest.mark.parametrize("path", ["nowhere/at/all.json", "no\0thing.json", "", "a" * 5000])
    def test_a_path_that_cannot_be_is_said_in_short(self, path: str) -> None:
        with pytest.raises(UsageError, match="there is no file or folder") as error:
            read_paths([path])
        assert len(str(error.value)) < 300

    def test_a_suffix_that_no_format_has(self, tmp_path: Path) -> None:
        put(tmp_path, {"a.txt": [party("a")], "json": [party("a")]})
        for name in ("a.txt", "json"):
            with pytest.raises(
                UsageError, match=r"has no suffix of a format .*name the format with input_format$"
            ):
                read_paths([str(tmp_path / name)])
            assert check_files([str(tmp_path / name)], input_format="json").records == 1

    def test_the_input_format_counts_more_than_the_suffix(self) -> None:
        text = f"{SOUND}\n{SOUND}\n"
        assert found(checked(text), "structure/not-json")
        assert checked(text, input_format="jsonl").records == 2

    def test_a_name_gives_the_format_of_standard_input(self) -> None:
        text = f"{SOUND}\n{SOUND}\n"
        assert checked(text, "x.jsonl").records == 2
        assert checked(SOUND, "<stdin>").records == 1

    @pytest.mark.parametrize("target", ["gone.json", "link.json"])
    def test_a_link_that_leads_nowhere_is_found(self, tmp_path: Path, target: str) -> None:
        (tmp_path / "link.json").symlink_to(tmp_path / target)
        put(tmp_path, {"a.json": [party("a")]})
        for path in (tmp_path, tmp_path / "link.json"):
            finding = only([one for one in check_files([str(path)]).findings if one.rule[0] == "s"])
            assert finding.rule == "structure/not-readable"
            assert finding.message.startswith("the file cannot be read: ")

    def test_a_file_that_may_not_be_read_is_found_and_the_others_are_checked(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(tmp_path, {"a.json": [party("a")], "b.json": [{**party("b"), "kind": "stat"}]})
        opened = Path.open

        def refusing(path: Path, *args: Any, **options: Any) -> Any:
            if path.name == "a.json":
                raise PermissionError(13, "Permission denied", str(path))
            return opened(path, *args, **options)

        monkeypatch.setattr(Path, "open", refusing)
        report = check_files([str(tmp_path)])
        assert [(one.rule, one.message) for one in report.findings] == [
            ("structure/not-readable", "the file cannot be read: permission denied"),
            ("structure/not-in-list", '"stat" is not a value of "kind"'),
        ]

    def test_without_a_part_of_the_dataset_references_could_not_be_checked(
        self, tmp_path: Path
    ) -> None:
        put(
            tmp_path,
            {"a.json": [{**party("a"), "parent": "party:b"}], "b.json": '{"id": "party:b"'},
        )
        report = check_files([str(tmp_path)])
        assert found(report, "references/") == []
        assert report.tallies["references/not-found"].could_not == {
            "a part of the dataset could not be read": 1
        }


class TestBytes:
    @pytest.mark.parametrize("name", ["x.json", "x.jsonl"])
    def test_a_byte_order_mark_is_passed_over(self, name: str) -> None:
        assert errors(checked(BOM + SOUND.encode(), name)) == []
        wrong = SOUND.replace("state", "stat").encode()
        marked, bare = checked(BOM + wrong, name), checked(wrong, name)
        assert marked.findings[0].place.start == bare.findings[0].place.start
        assert found(marked) == [("structure/not-in-list", "/kind")]

    @pytest.mark.parametrize("name", ["x.json", "x.jsonl"])
    @pytest.mark.parametrize(
        "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
    )
    def test_wide_encodings_are_named(self, encoding: str, name: str) -> None:
        report = checked(SOUND.encode(encoding), name)
        assert errors(report) == [
            ("structure/not-readable", "the file is in UTF-16 or UTF-32, not in UTF-8", 1, 1)
        ]
        assert only(report.findings).help == "save it as UTF-8"

    def test_latin_1_is_not_utf_8(self) -> None:
        text = f"[\n {SOUND},\n {SOUND}]"
        assert errors(checked(text.encode("latin-1"))) == [
            (
                "structure/not-readable",
                "the file is not UTF-8: the byte 0xFC cannot stand here",
                2,
                COLUMN + 1,
            )
        ]

    def test_in_lines_only_the_line_is_lost(self) -> None:
        lines = [SOUND, SOUND.replace("state", "stat"), "", SOUND]
        content = b"\n".join(
            line.encode("latin-1" if number == 0 else "utf-8") for number, line in enumerate(lines)
        )
        report = checked(content, "x.jsonl")
        assert errors(report) == [
            (
                "structure/not-readable",
                "the file is not UTF-8: the byte 0xFC cannot stand here",
                1,
                COLUMN,
            ),
            ("structure/not-in-list", '"stat" is not a value of "kind"', 2, 46),
        ]
        assert report.records == 3

    def test_bytes_that_are_no_text_do_not_shift_the_lines_after_them(self) -> None:
        for junk in (b"\xff", b"\xe2\x82", b"\xf0\x9f\x98", b"\xc3(\x80\x80", b"\xed\xa0\x80"):
            content = b'{"a": "' + junk + b'"}\n{"a": "' + junk + b"\n" + b'{"type": 7}'
            report = checked(content, "x.jsonl")
            last = report.findings[-1]
            assert (last.rule, last.place.start.line, last.place.start.column) == (
                "structure/wrong-type",
                3,
                10,
            )

    def test_nul_bytes_are_found(self) -> None:
        message = "this is not JSON: the character U+0000 stands within a text"
        text = SOUND.replace("state", "sta\0te")
        assert errors(checked(text)) == [("structure/not-json", message, 1, 50)]
        assert errors(checked(f"{SOUND}\n{text}", "x.jsonl")) == [
            ("structure/not-json", message, 2, 50)
        ]
        assert only(errors(checked("\0" * 20)))[0] == "structure/not-readable"

    def test_one_bad_line_does_not_hide_the_others(self) -> None:
        lines = [SOUND, SOUND[:-1], SOUND.replace("party:tur", "tur"), "[" * 201, "7", SOUND]
        report = checked("\n".join(lines), "x.jsonl")
        assert [(rule, line) for rule, _, line, _ in errors(report)] == [
            ("structure/not-json", 2),
            ("structure/wrong-form", 3),
            ("structure/too-deep", 4),
            ("structure/not-a-record", 5),
        ]
        assert [one.place.start.line for one in report.findings if one.severity == "warning"] == [6]
        assert report.records == 6


def limit_records(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Records may be so large, sound or not."""
    for module in (sound, envelopes):
        monkeypatch.setattr(module, "MAX_RECORD", size)


class TestLimits:
    def test_a_file_over_the_limit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(unreadable, "MAX_FILE", len(SOUND.encode()))
        assert errors(checked(SOUND)) == []
        report = checked(SOUND + " ")
        assert only(errors(report))[0] == "structure/not-readable"

    @pytest.mark.parametrize("name", ["x.json", "x.jsonl"])
    def test_a_record_over_the_limit_is_shown_where_it_stands(
        self, name: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        limit_records(monkeypatch, 200)
        long = json.dumps({**party("b"), "notes": "x" * 200})
        if name == "x.json":
            text, place = f'{{"records": [\n{SOUND},\n{long},\n{SOUND}]}}', (3, 1)
        else:
            text, place = f"{SOUND}\n{long}\n{SOUND}", (2, 1)
        report = checked(text, name)
        error = only(errors(report))
        assert (error[0], error[2:]) == ("structure/not-readable", place)
        assert report.records == 3

    @pytest.mark.parametrize("fault", [{}, {"kidn": 7}])
    @pytest.mark.parametrize("letter", ["x", "я", "文", "𐍈"])
    def test_the_limit_does_not_depend_on_letters_or_on_other_faults(
        self, letter: str, fault: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        value = {**party("b"), "notes": letter * 50, **fault}
        written = json.dumps([value], ensure_ascii=False, separators=(",", ":"))
        size = len(written.encode()) - 2
        limit_records(monkeypatch, size)
        assert found(checked(written), "structure/not-readable") == []
        limit_records(monkeypatch, size - 1)
        assert found(checked(written), "structure/not-readable") == [("structure/not-readable", "")]

    @pytest.mark.parametrize(("depth", "rule"), [(200, "not-a-record"), (201, "too-deep")])
    def test_depth(self, depth: int, rule: str) -> None:
        for opening, closing in (("[", "]"), ('{"a":', "}")):
            text = opening * depth + "1" + closing * depth
            assert only(errors(checked(text)))[0] == f"structure/{rule}"

    def test_brackets_within_texts_do_not_count(self) -> None:
        text = json.dumps({**PARTY, "notes": '[{"' * 300 + "\\" * 301 + '"[' * 300})
        assert errors(checked(text)) == []


class TestParsedOnce:
    """Sound records never come to where texts are parsed a second time."""

    @pytest.fixture(autouse=True)
    def _no_second_look(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: Any, **__: Any) -> Any:
            raise AssertionError("a sound record was looked at a second time")

        monkeypatch.setattr(json_text, "parse", refuse)
        monkeypatch.setattr(envelopes, "shape_of", refuse)

    @pytest.mark.parametrize("path", EXAMPLE_FILES, ids=lambda path: str(path.stem))
    def test_documents_lists_and_lines(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        records = json.loads(text)["records"]
        assert checked(text).records == len(records)
        assert checked(json.dumps(records)).records == len(records)
        lines = "\r\n".join(json.dumps(one, ensure_ascii=False) for one in records)
        assert checked(lines, "x.jsonl").records == len(records)
        ascii_lines = "\n".join(json.dumps(one) for one in records)
        assert checked(ascii_lines, "x.jsonl").records == len(records)

    def test_a_fault_is_looked_at_a_second_time(self) -> None:
        with pytest.raises(AssertionError, match="second time"):
            checked(SOUND.replace("state", "stat"), "x.jsonl")


def test_the_example_is_sound_in_every_form() -> None:
    families = ("structure", "identity", "references", "dates")
    report = check_files([str(EXAMPLE)], select=families)
    assert report.findings == ()


def test_a_text_in_memory_is_checked_among_a_dataset(tmp_path: Path) -> None:
    put(tmp_path, {"a.json": [party("a")], "b.json": [{**party("b"), "parent": "party:c"}]})
    text = json.dumps([{**party("a"), "parent": "party:b", "kind": "stat"}])
    report = check_text(text, str(tmp_path / "a.json"), [str(tmp_path)])
    assert found(report) == [("structure/not-in-list", "/kind")]
    again = json.dumps([{**party("a"), "parent": "party:b"}])
    assert "references/not-found" not in dict(found(check_text(again, "c.json", [str(tmp_path)])))


DIGITS = "1" + "0" * 30


@pytest.mark.parametrize("number", [DIGITS, f"-{DIGITS}", "1e999"])
@pytest.mark.parametrize(
    "text",
    [
        '{"records": @}',
        '{"records": [@]}',
        "@",
        "[@]",
        '{"type": "party", "id": "party:a", "kind": "state", "name": @}',
        '{"type": "party", "id": "party:a", "kind": "state", "name": "A", "aliases": @}',
        '{"type": "party", "id": "party:a", "kind": "state", "name": "A", "coding": @}',
        '{"type": "party", "id": "party:a", "kind": "state", "name": "A", "country": @}',
        '{"type": @, "id": @}',
        '{"$schema": @, "records": [{"type": "party"}]}',
        '{"schema_version": @, "records": [{"type": "party"}]}',
    ],
)
@pytest.mark.parametrize("name", ["a.json", "a.yaml"])
def test_a_number_that_cannot_be_kept_is_found_wherever_it_stands(
    name: str, text: str, number: str
) -> None:
    report = check_text(text.replace("@", number), name)
    assert not report.errors
    assert any(finding.rule.startswith("structure/") for finding in report.findings)


@pytest.mark.parametrize("written", ["2.10", "1e5", "1E+05", "-0.50"])
def test_a_number_for_a_text_is_quoted_as_it_is_written(written: str) -> None:
    text = f"type: source\nid: source:a\nkind: book\nlanguage: en\ntitle: {written}\n"
    (finding,) = (one for one in check_text(text, "a.yaml").findings if "wrong" in one.rule)
    assert finding.help == f'put it into quotation marks: "{written}"'


@pytest.mark.parametrize("key", ["? " * 60 + "a", "[a, b]: c", "{a: b}: c", "a: &x [1]\n*x : b"])
def test_a_name_that_is_no_text_is_refused(key: str) -> None:
    (finding,) = check_text(f"{key}\n", "a.yaml").findings
    assert finding.rule == "structure/not-yaml"
    assert finding.message.endswith("a list or an object stands where a field's name belongs")


@pytest.mark.parametrize("field", ["title", "sha256", "license"])
def test_a_long_number_for_a_text_lacks_its_quotation_marks(field: str) -> None:
    text = f"type: source\nid: source:a\nkind: book\nlanguage: en\n{field}: {DIGITS}\n"
    (finding,) = (one for one in check_text(text, "a.yaml").findings if "number" in one.rule)
    assert finding.help == f'a text belongs here: put it into quotation marks, "{DIGITS}"'

"""A baseline: old findings are known, so that only new ones fail."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
import yaml

from tests.adoption.adopting import Plain, Run, example_files, party, put

Files = dict[str, Any]

KNOWN: Final = "pourparler-baseline.json"


def faulty(number: int, random: Random) -> Plain:
    """A record with one of several faults: of structure, of reference, or in a date."""
    record = party(f"p{number}", parent="party:root")
    match random.randrange(6):
        case 0:
            record["notes"] = None
        case 1:
            record["kind"] = "stat"
        case 2:
            record["parent"] = f"party:gone-{number}"
        case 3:
            record["start"] = "1900-01-01"
        case 4:
            del record["name"]
        case _:
            record["supported"] = record["parent"]
    return record


def put_faulty(count: int = 200) -> list[Plain]:
    """Files of ten records each, every record faulty but the one that they all refer to."""
    random = Random(count)
    records = [party("root"), *(faulty(number, random) for number in range(count))]
    for number in range(0, len(records), 10):
        put(f"talks/{number:03}.json", {"records": records[number : number + 10]})
    return records


def entries_of(path: str) -> list[Plain]:
    """The findings that a baseline knows; the last item is none."""
    entries: list[Plain] = json.loads(Path(path).read_text(encoding="utf-8"))["findings"]
    assert entries.pop() is None
    return entries


def supported_by(*names: str) -> list[Plain]:
    """A process with supporters, which may be repeated."""
    parties = ["party:a", "party:b"]
    process = {"type": "process", "id": "process:p", "title": "Talks", "parties": parties}
    supporters = [f"party:{name}" for name in names]
    return [party("a"), party("b"), {**process, "supporters": supporters}]


class TestANewcomer:
    def test_adopts_it_where_there_are_200_faulty_records(self, run: Run) -> None:
        put_faulty()
        assert run("check", "talks").code == 1
        assert run("init").code == 0
        settings = Path("pourparler.toml").read_text(encoding="utf-8")
        put("pourparler.toml", settings.replace('["records', '["talks/*.json", "records'))
        assert run("check").code == 1

        created = run("baseline", "create")
        assert created.code == 0
        count = int(created.out.partition(f"{KNOWN} knows ")[2].partition(" findings")[0])
        assert count >= 200
        assert f'(baseline = "{KNOWN}")' in created.out
        put("pourparler.toml", f'baseline = "{KNOWN}"\n{Path("pourparler.toml").read_text()}')
        passed = run("check", "--fail-on", "info")
        assert passed.code == 0
        assert f"Known to the baseline: {count} findings." in passed.out
        assert passed.err == ""

        document = json.loads(Path("talks/050.json").read_text())
        document["records"].append(party("new", parent="party:nobody", country="DK"))
        put("talks/050.json", document)
        failed = run("check", "--format", "json")
        assert failed.code == 1
        open_findings = [one for one in failed.findings if not one["baselined"]]
        assert [(one["rule"], one["record"]) for one in open_findings] == [
            ("references/not-found", "party:new")
        ]
        assert failed.report["summary"]["error"] == 1
        assert failed.report["summary"]["baselined"] == count

        document["records"][-1] = party("new", parent="party:root")
        put("talks/050.json", document)
        assert run("check").code == 0

    def test_a_file_of_the_dataset_alone(self, run: Run) -> None:
        put_faulty(30)
        put("pourparler.toml", f'dataset = ["talks/*.json"]\nbaseline = "{KNOWN}"')
        run("baseline", "create")
        outcome = run("check", "talks/010.json", "--fail-on", "info")
        assert (outcome.code, outcome.err) == (0, "")
        assert "Known to the baseline: " in outcome.out


def written_json(files: Files) -> Iterator[tuple[str, str]]:
    for name, value in files.items():
        yield name, json.dumps(value)


def written_wide(files: Files) -> Iterator[tuple[str, str]]:
    for name, value in files.items():
        yield name, "\r\n" + json.dumps(value, indent=7, ensure_ascii=False).replace("\n", "\r\n")


def written_escaped(files: Files) -> Iterator[tuple[str, str]]:
    for name, value in files.items():
        yield name, json.dumps(value, separators=(" ,\n\n", " : "), sort_keys=True)


def written_yaml(files: Files) -> Iterator[tuple[str, str]]:
    for name, value in files.items():
        text = yaml.dump(value, Dumper=Unshared, allow_unicode=True, sort_keys=False, width=60)
        yield name.replace(".json", ".yaml"), f"# rewritten\n---\n{text}"


def written_flow(files: Files) -> Iterator[tuple[str, str]]:
    for name, value in files.items():
        yield (
            name.replace(".json", ".yml"),
            yaml.dump(value, Dumper=Unshared, default_flow_style=True),
        )


class Unshared(yaml.SafeDumper):
    """Writes no aliases, and in quotation marks what would else be a date or a number."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def written_lines(files: Files) -> Iterator[tuple[str, str]]:
    for name, value in files.items():
        lines = [json.dumps(record) for record in value["records"]]
        yield name.replace(".json", ".jsonl"), "\n\n".join(lines)


def written_as_one(files: Files) -> Iterator[tuple[str, str]]:
    records = [record for value in files.values() for record in value["records"]]
    yield "all.json", json.dumps(records, indent=1)


def reordered(files: Files) -> Iterator[tuple[str, str]]:
    """The records moved about within their files, and the items within their lists."""
    for name, value in files.items():
        yield (
            name,
            json.dumps(shuffled({"records": value["records"][::-1]}, Random(name)), indent=2),
        )


def shuffled(value: Any, random: Random) -> Any:
    if isinstance(value, dict):
        names = random.sample(list(value), len(value))
        return {name: shuffled(value[name], random) for name in names}
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return random.sample(value, len(value))
    if isinstance(value, list):
        return [shuffled(item, random) for item in value]
    return value


def put_spoilt() -> Files:
    """The example with some dozens of faults that stand in records with an id."""
    files = example_files()
    random = Random(3)
    for value in files.values():
        for record in value["records"]:
            spoil(record, random)
    for name, value in files.items():
        put(f"talks/{name}", value)
    return files


def spoil(record: Plain, random: Random) -> None:
    lists = [(name, value) for name, value in record.items() if isinstance(value, list) and value]
    match random.randrange(4):
        case 0:
            record["notes"] = " unknown"
        case 1 if lists:
            name, value = random.choice(lists)
            if isinstance(value[0], str):
                record[name] = [*value, value[0], value[0]]
            else:
                value[0]["colour"] = "grün"
        case 2 if lists:
            _, value = lists[-1]
            for item in value:
                if isinstance(item, dict):
                    item["notes"] = None
        case _:
            record["evidence"] = [{"source": "source:nowhere", "exact": 'A "word"\n é 😀'}]


class TestWhatChangesNothing:
    @pytest.mark.parametrize(
        "write",
        [
            written_json,
            written_wide,
            written_escaped,
            written_yaml,
            written_flow,
            written_lines,
            written_as_one,
            reordered,
        ],
    )
    def test_the_same_records_written_otherwise(
        self, write: Callable[[Files], Iterator[tuple[str, str]]], run: Run
    ) -> None:
        files = put_spoilt()
        options = ("--baseline", KNOWN, "--config", "pourparler.toml")
        put("pourparler.toml", 'dataset = ["talks/*"]\ntoday = "2025-06-10"\nignore = ["sources"]')
        assert run("baseline", "create", *options).code == 0
        for path in Path("talks").iterdir():
            path.unlink()
        for name, text in write(files):
            put(f"talks/{name}", text)
        outcome = run("check", *options, "--format", "json")
        assert [one for one in outcome.findings if not one["baselined"]] == []
        assert outcome.report["summary"]["baselined"] > 30
        assert "no longer occur" not in outcome.err

    def test_a_moved_line(self, run: Run) -> None:
        put("a.json", [party("a", notes=None)])
        run("baseline", "create")
        put("a.json", f"\n\n\n{json.dumps([party('new'), party('a', notes=None)], indent=4)}")
        outcome = run("check", "--baseline", KNOWN, "--select", "structure")
        assert (outcome.code, outcome.err) == (0, "")

    def test_a_file_of_no_record_from_another_folder(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put("pourparler.toml", f'baseline = "{KNOWN}"')
        put("sub/broken.json", "[{")
        put("sub/a.json", [party("a")])
        run("baseline", "create")
        assert run("check").code == 0
        monkeypatch.chdir("sub")
        assert run("check").code == 0
        assert run("check", ".", "broken.json").code == 0


class TestMoreOfOneKind:
    @pytest.mark.parametrize("name", ["aa", "m", "z"])
    def test_one_more_of_those_that_share_a_name(self, name: str, run: Run) -> None:
        """Wherever its id sorts, it is one finding more, at the record that is now a later one."""
        shared = [party(f"p{number}", name="One") for number in range(9)]
        put("a.json", shared)
        run("baseline", "create")
        put("a.json", [*shared, party(name, name="One")])
        options = ("--baseline", KNOWN, "--select", "identity/near-duplicate-entity")
        outcome = run("check", *options, "--format", "json")
        opened = [one["record"] for one in outcome.findings if not one["baselined"]]
        assert opened == ["party:z" if name == "z" else "party:p0"]
        assert "no longer occur" not in outcome.err

    def test_each_thing_that_is_shared_is_known_apart(self, run: Run) -> None:
        codes = [{"scheme": "gwno", "value": "385"}]
        shared = [party("a", identifiers=codes), party("b", country="DK", identifiers=codes)]
        options = ("--baseline", KNOWN, "--select", "identity/near-duplicate-entity")
        put("a.json", shared)
        run("baseline", "create")
        assert run("check", "a.json", *options).code == 0
        put("a.json", [party("a", name="One"), party("b", name="One", country="DK")])
        outcome = run("check", "a.json", *options, "--format", "json")
        assert [one["baselined"] for one in outcome.findings] == [False]


class TestWhatIsNew:
    @pytest.mark.parametrize(
        "change",
        [
            {"notes": None, "summary": None},
            {"notes": ""},
            {"notes": None, "id": "party:other"},
            {"colour": 1},
            {"aliases": [None]},
        ],
    )
    def test_another_fault(self, change: Plain, run: Run) -> None:
        put("a.json", [party("a", notes=None)])
        run("baseline", "create")
        assert run("check", "a.json", "--baseline", KNOWN).code == 0
        put("a.json", [{**party("a"), **change}])
        assert run("check", "a.json", "--baseline", KNOWN).code == 1

    def test_another_value_at_the_same_place(self, run: Run) -> None:
        put("a.json", [party("a", kind="stat")])
        run("baseline", "create")
        put("a.json", [party("a", kind="stats")])
        assert run("check", "a.json", "--baseline", KNOWN).code == 1

    def test_another_item_of_the_same_list(self, run: Run) -> None:
        put("a.json", [party("a", aliases=["x y", "N/A"])])
        run("baseline", "create")
        put("a.json", [party("a", aliases=["N/A", "x y"])])
        assert run("check", "a.json", "--baseline", KNOWN).code == 0
        put("a.json", [party("a", aliases=["N/A", "TBD"])])
        assert run("check", "a.json", "--baseline", KNOWN).code == 1

    def test_the_same_fault_more_often(self, run: Run) -> None:
        put("a.json", supported_by("a", "a", "a"))
        created = run("baseline", "create", "a.json")
        entries = entries_of(KNOWN)
        counts = {entry["rule"]: entry["count"] for entry in entries}
        assert counts["references/repeated"] == 2
        assert created.out.startswith(f"{KNOWN} knows {sum(counts.values())} findings.")
        options = ("a.json", "--baseline", KNOWN, "--fail-on", "info")
        assert run("check", *options).code == 0
        put("a.json", supported_by("a", "a", "a", "a"))
        outcome = run("check", *options, "--format", "json")
        assert outcome.code == 1
        repeated = [one for one in outcome.findings if one["rule"] == "references/repeated"]
        assert sorted(one["baselined"] for one in repeated) == [False, True, True]

    def test_a_waived_finding_is_not_taken_for_a_known_one(self, run: Run) -> None:
        record = party("a", start="1900-01-01")
        waivers = [{"rule": "dates/placeholder", "reason": "it was really that day"}]
        put("a.json", [{**record, "waivers": waivers}])
        run("baseline", "create", "a.json")
        rules = {entry["rule"] for entry in entries_of(KNOWN)}
        assert rules == {"identity/never-used"}
        put("a.json", [record])
        assert run("check", "a.json", "--baseline", KNOWN, "--fail-on", "warning").code == 1


class TestWhatIsGone:
    def put_two(self) -> None:
        put("pourparler.toml", f'dataset = ["*.json"]\nbaseline = "{KNOWN}"\nselect = ["dates"]')
        put("a.json", [party("a", start="1900-01-01"), party("b", start="1900-01-01")])
        put("c.json", [party("c", start="1900-01-01")])

    def test_it_is_reported_and_pruned(self, run: Run) -> None:
        self.put_two()
        assert run("baseline", "create").out == f"{KNOWN} knows 3 findings.\n"
        put("a.json", [party("a"), party("b", start="1900-01-01")])
        outcome = run("check")
        assert outcome.code == 0
        assert outcome.err == (
            "The baseline knows 1 finding that no longer occurs: pourparler baseline prune\n"
        )
        assert run("check", "--quiet").err == ""
        assert run("baseline", "prune").out == f"1 finding taken out of {KNOWN}.\n"
        assert run("baseline", "show").out == (
            "dates/placeholder party:b /start\ndates/placeholder party:c /start\n2 findings.\n"
        )
        assert run("check").err == ""
        put("a.json", [party("a", start="1900-01-01"), party("b", start="1900-01-01")])
        assert run("check", "--fail-on", "warning").code == 1

    def test_a_part_of_what_occurs_often(self, run: Run) -> None:
        put("pourparler.toml", f'baseline = "{KNOWN}"\nselect = ["references"]')
        put("a.json", supported_by("a", "a", "a", "a"))
        run("baseline", "create")
        assert run("baseline", "show").out == (
            "references/repeated process:p /supporters/1 (3 times)\n3 findings.\n"
        )
        put("a.json", supported_by("a", "a"))
        assert run("baseline", "prune").out == f"2 findings taken out of {KNOWN}.\n"
        assert run("check", "--fail-on", "info").code == 0
        put("a.json", supported_by("a", "a", "a"))
        assert run("check", "--fail-on", "info").code == 1

    def test_nothing_is_gone(self, run: Run) -> None:
        self.put_two()
        run("baseline", "create")
        before = Path(KNOWN).stat().st_mtime_ns, Path(KNOWN).read_bytes()
        assert run("baseline", "prune").out == f"0 findings taken out of {KNOWN}.\n"
        assert (Path(KNOWN).stat().st_mtime_ns, Path(KNOWN).read_bytes()) == before

    def test_a_check_of_one_file_says_nothing_of_the_others(self, run: Run) -> None:
        self.put_two()
        run("baseline", "create")
        assert run("check", "c.json").err == ""
        put("c.json", [party("c")])
        assert "no longer occur" in run("check", "c.json").err
        assert run("baseline", "prune", "c.json").out == f"1 finding taken out of {KNOWN}.\n"
        assert "party:a" in run("baseline", "show").out

    def test_where_no_dataset_is_known_a_file_cannot_be_pruned(self, run: Run) -> None:
        self.put_two()
        put("pourparler.toml", f'baseline = "{KNOWN}"\nselect = ["dates"]')
        run("baseline", "create")
        before = Path(KNOWN).read_bytes()
        assert run("check", "c.json").err == ""
        outcome = run("baseline", "prune", "c.json")
        assert outcome.is_one_sentence
        assert Path(KNOWN).read_bytes() == before
        assert run("baseline", "prune", ".").code == 0

    def test_a_rule_that_was_not_asked_says_nothing(self, run: Run) -> None:
        self.put_two()
        run("baseline", "create")
        assert run("check", "--select", "references").err == ""
        assert run("check", "--ignore", "dates").err == ""

    @pytest.mark.parametrize("broken", ["[{", '[{"type": "party", "id": "party:a"}]', "[1]"])
    def test_what_a_new_fault_of_structure_hides_is_not_gone(self, broken: str, run: Run) -> None:
        self.put_two()
        put("a.json", [party("a", start="1900-01-01")])
        run("baseline", "create")
        put("a.json", broken)
        assert "no longer occur" not in run("check").err
        assert run("baseline", "prune").out.startswith("0 findings")


class TestTheFile:
    def test_create_does_not_write_over_one(self, run: Run) -> None:
        put("a.json", [party("a", notes=None)])
        put(KNOWN, "mine")
        outcome = run("baseline", "create")
        assert outcome.is_one_sentence
        expected = f"error: there is a baseline {KNOWN} already; --force writes it anew\n"
        assert outcome.err == expected
        assert Path(KNOWN).read_text() == "mine"
        assert run("baseline", "create", "--force").code == 0
        assert json.loads(Path(KNOWN).read_text())["version"] == 3

    def test_the_setting_that_is_named_leads_to_it(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put("talks/a.json", [party("a", notes=None)])
        put("talks/pourparler.toml", 'select = ["dates/in-the-future"]')
        created = run("baseline", "create", "talks", "--baseline", "talks/old known.json")
        assert created.out == (
            "talks/old known.json knows 1 finding.\n"
            "1 record could not be checked by all rules (3 rules): what comes to light there is "
            "told apart.\n"
            'Name it in the settings (baseline = "old known.json"), '
            "or give --baseline 'talks/old known.json'.\n"
        )
        put("talks/pourparler.toml", 'baseline = "old known.json"\n')
        assert run("check", "talks").code == 0
        monkeypatch.chdir("talks")
        assert run("check").code == 0
        assert "talks" not in run("baseline", "create", "--force").out

    def test_by_default_it_lies_beside_the_settings(self, run: Run) -> None:
        put("talks/a.json", [party("a", notes=None)])
        put("talks/pourparler.toml", "")
        assert run("baseline", "create", "talks").out.startswith(
            f"talks/{KNOWN} knows 1 finding.\n"
        )

    def test_config(self, run: Run) -> None:
        put("a.json", [party("a", notes=None)])
        put("ci/strict.toml", 'dataset = ["../*.json"]\nbaseline = "known.json"')
        for command in ("create", "show", "prune"):
            assert run("baseline", command, "--config", "ci/strict.toml").code == 0
        assert Path("ci/known.json").exists()

    def test_it_is_the_same_every_time_and_sorted(self, run: Run) -> None:
        put_spoilt()
        run("baseline", "create", "talks", "--baseline", "one.json")
        run("baseline", "create", "talks", "--baseline", "two.json")
        assert Path("one.json").read_bytes() == Path("two.json").read_bytes()
        entries = entries_of("one.json")
        names = ["record", "pointer", "rule", "fingerprint", "count"]
        assert {tuple(entry) for entry in entries} == {tuple(names)}
        keys = [tuple(entry.values()) for entry in entries]
        assert keys == sorted(keys)
        first, *lines = Path("one.json").read_text(encoding="utf-8").splitlines()
        assert first == '{"version": 3, "findings": ['
        assert [json.loads(line.removesuffix(",")) for line in lines[: len(entries)]] == entries
        assert all(line.endswith("},") for line in lines[: len(entries)])
        assert lines[len(entries)] == 'null], "unseen": ['

    def test_half_a_character_and_line_separators(self, run: Run) -> None:
        put("a.json", r'[{"type": "party", "id": "party:\ud800", "\ud800": 1, "\u2028\u0085": 2}]')
        assert run("baseline", "create", "a.json").code == 0
        assert [one["pointer"] for one in entries_of(KNOWN)][-2:] == ["/\u2028\u0085", "/\ufffd"]
        assert run("check", "a.json", "--baseline", KNOWN).code == 0

    def test_nothing_to_check_makes_no_baseline(self, run: Run) -> None:
        outcome = run("baseline", "create")
        assert outcome.is_one_sentence
        assert not Path(KNOWN).exists()

    def test_what_stands_there_twice_is_known_once(self, run: Run) -> None:
        put("a.json", supported_by("a", "a", "a"))
        put("pourparler.toml", f'baseline = "{KNOWN}"')
        run("baseline", "create")
        sound = Path(KNOWN).read_bytes()
        lines = sound.decode().splitlines()
        stop = lines.index('null], "unseen": [')
        known = lines[1:stop]
        fewer = [line.replace('"count": 2', '"count": 1') for line in known]
        assert fewer != known
        twice = [lines[0], *known[::-1], *fewer, *known, *lines[stop:]]
        put(KNOWN, "\r\n".join(twice))
        assert run("check", "--fail-on", "info").code == 0
        assert run("baseline", "prune").out == f"0 findings taken out of {KNOWN}.\n"
        assert Path(KNOWN).read_bytes() == sound

    ENTRY: Final = {"record": "", "pointer": "", "rule": "r", "fingerprint": "0", "count": 1}
    SOUND: Final[Plain] = {"version": 2, "findings": [ENTRY, None]}

    @pytest.mark.parametrize(
        ("content", "problem"),
        [
            ({**SOUND, "version": 1}, "of another version than 2 and 3"),
            ({"version": 1, "findings": [ENTRY]}, "of another version than 2 and 3"),
            ({**SOUND, "version": 4}, "of another version than 2 and 3"),
            ({**SOUND, "version": "2"}, "of another version than 2 and 3"),
            ({"findings": []}, "of another version than 2 and 3"),
            ({"version": 2}, "damaged"),
            ({**SOUND, "findings": {}}, "damaged"),
            ({**SOUND, "more": 1}, "damaged"),
            ({**SOUND, "findings": [{**ENTRY, "count": 0}]}, "damaged"),
            ({**SOUND, "findings": [{**ENTRY, "count": -1}]}, "damaged"),
            ({**SOUND, "findings": [{**ENTRY, "rule": None}]}, "damaged"),
            ({**SOUND, "findings": [{**ENTRY, "more": 1}]}, "damaged"),
            ({**SOUND, "findings": [1]}, "damaged"),
            ({**SOUND, "unseen": [{"record": "party:a"}]}, "damaged"),
            ({**SOUND, "rules": {"a": "dates"}}, "damaged"),
            ([], "damaged"),
            ("", "damaged: it is not JSON"),
            ('{"version": 2, "findings": [', "damaged: it is not JSON"),
            ("<<<<<<< HEAD\n{}\n=======\n", "damaged: it is not JSON"),
            (b"\xff\xfe", "damaged: it is not JSON"),
            ("[" * 100_000, "damaged: it is not JSON"),
        ],
        ids=lambda value: str(value)[:40],
    )
    @pytest.mark.parametrize("command", [("check",), ("baseline", "prune"), ("baseline", "show")])
    def test_one_that_is_not_sound(
        self, content: Any, problem: str, command: tuple[str, ...], run: Run
    ) -> None:
        put("a.json", [party("a")])
        put("pourparler.toml", f'dataset = ["a.json"]\nbaseline = "{KNOWN}"')
        put(KNOWN, content)
        before = Path(KNOWN).read_bytes()
        outcome = run(*command)
        assert outcome.is_one_sentence
        assert outcome.err == (
            f"error: the baseline {KNOWN} is {problem}; "
            "make it anew with: pourparler baseline create --force\n"
        )
        assert Path(KNOWN).read_bytes() == before

    @pytest.mark.parametrize("command", [("check",), ("baseline", "prune"), ("baseline", "show")])
    def test_one_that_is_not_there(self, command: tuple[str, ...], run: Run) -> None:
        put("a.json", [party("a")])
        outcome = run(*command, "--baseline", "none.json")
        assert outcome.is_one_sentence
        assert outcome.err.startswith(
            "error: the baseline none.json cannot be read: no such file or directory; make it with"
        )
        assert not Path("none.json").exists()
        assert run(*command, "--baseline", ".").is_one_sentence
        assert run(*command, "--baseline", "").is_one_sentence

    def test_what_cannot_be_seen_is_shown_as_an_escape(self, run: Run) -> None:
        put(KNOWN, {"version": 2, "findings": [{**self.ENTRY, "record": "party:\x1b[31m\u202e"}]})
        assert r"party:\x1b[31m" not in run("baseline", "show").out
        assert run("baseline", "show").out.startswith(r"r party:\u001b[31m\u202e (record)")


def git(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Runs git in the current folder, with no settings but these."""
    author = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false")
    return subprocess.run(["git", *author, *arguments], capture_output=True, text=True, check=False)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
class TestTwoBranches:
    """What each of two branches does to the baseline goes together."""

    SLUGS: Final = "bdfhjl"

    def known_on(self, branch: str, slugs: str, run: Run) -> None:
        """Commits the baseline of parties with a fault each to a new branch from the first."""
        git("checkout", "-q", "-B", branch, *(() if branch == "base" else ("base",)))
        put("a.json", [party(slug, notes=None) for slug in slugs])
        assert run("baseline", "create", "--force", "a.json").code == 0
        git("add", KNOWN)
        git("commit", "-q", "-m", branch)

    def merged(self, ours: str, theirs: str, run: Run, attributes: str = "") -> int:
        put("pourparler.toml", f'baseline = "{KNOWN}"\nselect = ["structure"]')
        put(".gitattributes", attributes)
        git("init", "-q")
        for branch, slugs in (("base", self.SLUGS), ("ours", ours), ("theirs", theirs)):
            self.known_on(branch, slugs, run)
        return git("merge", "-q", "--no-edit", "ours").returncode

    @pytest.mark.parametrize(
        ("ours", "theirs", "together"),
        [
            ("abdfhjl", "bdfhjlm", "abdfhjlm"),
            ("bcdfhjl", "bdfhjlm", "bcdfhjlm"),
            ("abdfhjl", "bdfghjl", "abdfghjl"),
            ("dfhjl", "bdfhj", "dfhj"),
            ("bdfhjl", "bdfhjlmn", "bdfhjlmn"),
            ("bdfhjlm", "bdfhjlm", "bdfhjlm"),
            ("bfhjl", "bdfhjklm", "bfhjklm"),
        ],
    )
    def test_go_together(self, ours: str, theirs: str, together: str, run: Run) -> None:
        assert self.merged(ours, theirs, run) == 0
        assert [one["record"] for one in entries_of(KNOWN)] == [f"party:{one}" for one in together]
        put("a.json", [party(slug, notes=None) for slug in together])
        assert (run("check", "a.json").code, run("baseline", "prune").code) == (0, 0)
        assert git("diff", "--quiet").returncode == 0

    def test_that_write_the_same_line_conflict_or_take_both(self, run: Run) -> None:
        assert self.merged("bdfhjlm", "bdfhjln", run) == 1
        assert run("check", "a.json").is_one_sentence
        git("merge", "--abort")
        put(".gitattributes", f"{KNOWN} merge=union")
        assert git("merge", "-q", "--no-edit", "ours").returncode == 0
        put("a.json", [party(slug, notes=None) for slug in "bdfhjlmn"])
        assert run("check", "a.json").code == 0

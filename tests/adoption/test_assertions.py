"""What the settings ask of the whole dataset: findings that stand in the settings."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.forms import RECORD_TYPES
from pourparler_validators import check_project
from pourparler_validators.project.toml_text import stretch_of, toml_of
from tests.adoption.adopting import Run, party, put
from tests.left_on_disk import leave_on_disk

HEAD: Final = 'dataset = ["*.json"]\nselect = ["assertions"]\n'
TOO_FEW: Final = "[assertions.at-least]\nparty = 3\n"


def asked(assertions: str, *records: Any, head: str = HEAD) -> None:
    """Writes settings that ask for something, and a dataset."""
    put("pourparler.toml", head + assertions)
    put("a.json", list(records) or [party("a"), party("b")])


class TestWhereItIsFound:
    def test_in_the_settings_with_exit_code_1(self, run: Run) -> None:
        asked(TOO_FEW)
        outcome = run("check")
        assert outcome.code == 1
        assert outcome.out == (
            "error[assertions/too-few] at least 3 parties are asked for, there are 2\n"
            " --> pourparler.toml:4:1\n"
            "  |\n"
            "4 | party = 3\n"
            "  | ^^^^^\n"
            "  = help: look for what is missing, or change the number\n"
            "\n"
            "Checked 2 records in 1 file: 1 error.\n"
        )

    def test_in_the_json_report(self, run: Run) -> None:
        asked(TOO_FEW)
        outcome = run("check", "--format", "json")
        (finding,) = outcome.findings
        assert (finding["file"], finding["record"], finding["pointer"]) == (
            "pourparler.toml",
            None,
            "",
        )
        assert finding["params"] == {
            "field": "assertions.at-least.party",
            "least": 3,
            "number": 2,
        }
        assert finding["start"] == {"line": 4, "column": 1}
        assert finding["end"] == {"line": 4, "column": 6}
        assert outcome.report["checked"]["assertions/too-few"]["found"] == 1

    @pytest.mark.parametrize("form", ["concise", "github", "llm"])
    def test_in_every_format(self, form: str, run: Run) -> None:
        asked(TOO_FEW)
        outcome = run("check", "--format", form)
        assert outcome.code == 1
        assert "at least 3 parties are asked for, there are 2" in outcome.out
        assert "pourparler.toml" in outcome.out

    def test_in_pyproject(self, run: Run) -> None:
        put("a.json", [party("a")])
        settings = '[tool.other]\nparty = 1\n[tool.pourparler]\ndataset = ["a.json"]\n'
        put("pyproject.toml", f"{settings}[tool.pourparler.assertions.at-least]\nparty = 2\n")
        outcome = run("check", "--select", "assertions", "--format", "concise")
        assert outcome.out.startswith("pyproject.toml:6:1: error[assertions/too-few]")

    def test_from_another_folder(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        asked(TOO_FEW)
        Path("below").mkdir()
        monkeypatch.chdir("below")
        outcome = run("check", "--format", "concise")
        assert outcome.out.startswith("../pourparler.toml:4:1: error[assertions/too-few]")

    def test_by_other_programs(self, run: Run) -> None:
        asked(TOO_FEW)
        assert run("check").code == 1
        assert [one.rule for one in check_project().findings] == ["assertions/too-few"]

    @pytest.mark.parametrize(
        ("assertions", "place"),
        [
            ("assertions.at-least.party = 3", "3:21"),
            ("assertions = { at-least = { party = 3 } }", "3:29"),
            ("[assertions]\nat-least.party = 3", "4:10"),
            ('[assertions]\r\n"at-least" = {party=3} # party = 5', "4:15"),
            ("# Türkiye 🙂 party = 3\n[assertions.at-least]\nparty = 3", "5:1"),
        ],
    )
    def test_however_the_table_is_written(self, assertions: str, place: str, run: Run) -> None:
        asked(assertions)
        assert run("check", "--format", "concise").out.startswith(f"pourparler.toml:{place}: ")


class TestWhenItIsAsked:
    def test_of_a_part_of_the_dataset_nothing(self, run: Run) -> None:
        asked(TOO_FEW)
        put("b.json", [party("c", kind="stat")])
        outcome = run("check", "a.json")
        assert outcome.code == 0
        note = "note: pourparler.toml:3: what is asked of the whole dataset is not asked of a part"
        assert outcome.err == f"{note} of it\n"
        assert run("check", "a.json", "--quiet").err == ""

    def test_of_paths_that_are_all_of_it(self, run: Run) -> None:
        asked(TOO_FEW)
        for paths in (("a.json",), (".",), ()):
            outcome = run("check", *paths)
            assert (outcome.code, outcome.err) == (1, "")

    def test_without_a_dataset_of_the_folder_of_the_settings(self, run: Run) -> None:
        asked(TOO_FEW, head='select = ["assertions"]\n')
        put("below/b.json", [party("c")])
        assert run("check").code == 0
        assert run("check", ".").code == 0
        below = run("check", "below")
        assert below.code == 0
        assert "is not asked of a part of it" in below.err

    def test_a_baseline_does_not_know_it(self, run: Run) -> None:
        asked(TOO_FEW, head='dataset = ["a.json"]\nbaseline = "known.json"\n')
        run("baseline", "create")
        assert "assertions" not in Path("known.json").read_text(encoding="utf-8")
        assert run("check").code == 1

    def test_it_can_be_left_out_by_its_name(self, run: Run) -> None:
        asked(TOO_FEW)
        assert run("check", "--ignore", "assertions/too-few").code == 0
        assert run("check", "--severity", "assertions/too-few=info").code == 0

    def test_a_record_cannot_waive_it(self, run: Run) -> None:
        waiver = {"rule": "assertions/too-few", "reason": "they are lost"}
        asked(TOO_FEW, party("a", waivers=[waiver]))
        rules = run("check", "--format", "json", "--select", "assertions,waivers").rules
        assert sorted(rules) == ["assertions/too-few", "waivers/not-allowed"]

    @pytest.mark.parametrize("jobs", ["1", "3"])
    def test_several_processes_count_together(self, jobs: str, run: Run) -> None:
        records = [party(f"p{number}", aliases=None) for number in range(3)]
        others = [party(f"q{number}", kind="other") for number in range(7)]
        more = (
            "[assertions.at-most]\nparty.kind.other = 99\n[assertions.every]\nparty = ['aliases']"
        )
        asked(f"[assertions.at-least]\nparty = 11\n{more}", *records, *others)
        outcome = run("check", "--jobs", jobs, "--format", "json", "--select", "assertions")
        told = {one["rule"]: one["message"] for one in outcome.findings if one["record"] is None}
        assert told == {
            "assertions/too-few": "at least 11 parties are asked for, there are 10",
            "assertions/field-missing": 'every party is to have "aliases", 7 of 10 have none: '
            "party:q0, party:q1, party:q2 and 4 more",
            "assertions/too-many-of-one-value": '7 of 7 values of party.kind are "other" (100%), '
            "at most 99% are asked for",
        }

    def test_a_large_file_is_counted_as_well(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        leave_on_disk(monkeypatch)
        lines = (json.dumps(party(f"p{number}")) for number in range(20))
        put("a.jsonl", "\n".join(lines) + "\n")
        put("pourparler.toml", 'dataset = ["a.jsonl"]\n[assertions.at-least]\nparty = 21\n')
        outcome = run("check", "--select", "assertions", "--format", "concise")
        assert "at least 21 parties are asked for, there are 20" in outcome.out
        assert outcome.code == 1

    def test_where_a_record_is_not_sound_it_may_not_be_known(self, run: Run) -> None:
        asked("[assertions.at-most]\nparty.kind.other = 5", party("a", notes=None))
        checked = run("check", "--format", "json").report["checked"]
        assert checked["assertions/too-many-of-one-value"]["could_not"] == {
            "the structure of the record is not sound": 1
        }


class TestWhatIsWrongInTheTable:
    @pytest.mark.parametrize(
        ("assertions", "line", "said"),
        [
            (
                "[assertions]\nat-leest = {}",
                4,
                'there is no "at-leest" in "assertions"; did you mean "at-least"?',
            ),
            (
                "[assertions.at-least]\nevents = 3",
                4,
                'there is no record type "events"; did you mean "event"?',
            ),
            (
                "[assertions.at-least]\nparty = 1\nevent = 0",
                5,
                '"event" in "assertions.at-least" must be a whole number from 1 up',
            ),
            (
                '[assertions.at-least]\nevent = "3"',
                4,
                '"event" in "assertions.at-least" must be a whole number from 1 up',
            ),
            (
                "[assertions]\nat-least = 3",
                4,
                '"at-least" in "assertions" must be a table, such as { event = 12 }',
            ),
            (
                "[assertions.at-most]\nevent.kind.others = 5",
                4,
                'event.kind has no value "others"; did you mean "other"?',
            ),
            (
                "[assertions.at-most]\nevent.knid.other = 5",
                4,
                'an event has no field "knid"; did you mean "kind"?',
            ),
            (
                "[assertions.at-most]\nevent.title.other = 5",
                4,
                '"event.title" takes its values from no list, so there is no share of one',
            ),
            (
                "[assertions.at-most]\nevent.kind.other = 101",
                4,
                '"other" in "assertions.at-most.event.kind" must be a number of per cent, '
                "from 0 to 100",
            ),
            (
                "[assertions.at-most]\nevent.kind.other = nan",
                4,
                '"other" in "assertions.at-most.event.kind" must be a number of per cent, '
                "from 0 to 100",
            ),
            (
                "[assertions.at-most]\nevent.kind = 5",
                4,
                '"kind" in "assertions.at-most.event" must be a table of values, '
                "such as { other = 5 }",
            ),
            (
                "[assertions.every]\nstatement = ['evidense']",
                4,
                'a statement has no field "evidense"; did you mean "evidence"?',
            ),
            (
                "[assertions.every]\nstatement = 'evidence'",
                4,
                '"statement" in "assertions.every" must be a list of fields, such as ["evidence"]',
            ),
            (
                "[assertions.every]\nstatement = [3]",
                4,
                '"statement" in "assertions.every" must be a list of fields, such as ["evidence"]',
            ),
            (
                "[assertions.every]\nstatement = ['']",
                4,
                'a statement has no field ""; there are type, id,',
            ),
            (
                "[assertions]\nsource-texts = 1",
                4,
                '"source-texts" in "assertions" must be true or false',
            ),
            ("assertions = 3", 3, '"assertions" must be a table: what must hold of the whole'),
        ],
    )
    def test_is_one_sentence_at_its_line(
        self, assertions: str, line: int, said: str, run: Run
    ) -> None:
        asked(assertions)
        outcome = run("check")
        assert outcome.is_one_sentence, outcome
        assert outcome.err.startswith(f"error: pourparler.toml:{line}: {said}")


NUMBERS: Final = st.dictionaries(st.sampled_from(RECORD_TYPES), st.integers(1, 99), min_size=1)


@given(numbers=NUMBERS, is_inline=st.booleans(), before=st.sampled_from(["", "dataset = []\n"]))
def test_the_place_of_an_entry_is_that_of_its_name(
    numbers: dict[str, int], is_inline: bool, before: str
) -> None:
    lines = "".join(f"{name} = {number}\n" for name, number in numbers.items())
    table = f"assertions = {toml_of({'at-least': numbers})}\n"
    text = before + (table if is_inline else f"[assertions.at-least]\n{lines}")
    for name, number in numbers.items():
        start, end = stretch_of(("assertions", "at-least", name), text, "tool.pourparler")
        assert text[start:end].strip('"') == name
        assert text[end:].startswith(f" = {number}")

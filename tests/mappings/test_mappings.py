"""The tables from vocabularies to the lists of others, and the command that shows them."""

import ast
import csv
import io
import json
import re
import subprocess
import sys
from collections import Counter
from dataclasses import FrozenInstanceError
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Final, TypeAlias

import pytest

import pourparler.mapping
from pourparler import (
    AgreementKind,
    EventFormat,
    EventKind,
    EventStatus,
    ProposalKind,
    SpeechAct,
    Vocabulary,
)
from pourparler.mapping import Mapping, Relation, mappings, scheme, schemes
from pourparler_validators.cli import exit_code
from pourparler_validators.commands.vocabulary import VOCABULARIES

Row: TypeAlias = dict[str, str]

FOLDER: Final = Path(str(resources.files("pourparler") / "mappings"))
DOCS: Final = Path(__file__).parents[2] / "docs" / "reference"
MAPPED: Final[dict[type[Vocabulary], tuple[str, ...]]] = {
    AgreementKind: ("pa-x",),
    EventKind: ("cameo", "plover"),
    EventStatus: ("schema-org",),
    ProposalKind: ("cameo", "plover"),
    SpeechAct: ("cameo", "plover"),
}
TABLES: Final = [(vocabulary, name) for vocabulary, names in MAPPED.items() for name in names]
SCHEMES: Final = ("cameo", "plover", "pa-x", "schema-org")
COLUMNS: Final = ["code", "scheme", "target_code", "relation", "loss"]

PLOVER: Final = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST "
    "SANCTION MOBILIZE COERCE ASSAULT"
)
CAMEO_COUNTS: Final = (
    *(10, 27, 28, 7, 8, 5, 6, 25, 5, 27),
    *(12, 26, 22, 26, 6, 13, 13, 14, 9, 7),
)
"""How many codes the manual has in each of its twenty categories."""

SENTENCE: Final = re.compile(r"[A-Z][^.!?]*(?:[a-z]\.[a-z][^.!?]*)*[^ .!?]\.")
"""One sentence; a point between letters, as in schema.org, does not end it."""
LONGEST: Final = 120


def rows_of(vocabulary: type[Vocabulary], name: str) -> list[Row]:
    text = (FOLDER / f"{vocabulary.__name__}.{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def faults(vocabulary: type[Vocabulary], name: str, rows: list[Row]) -> set[str]:
    """What is wrong with a table, in a word or two each."""
    codes = tuple(scheme(name).labels)
    found = {"scheme" for row in rows if row["scheme"] != name}
    found |= {"unknown value" for row in rows if row["code"] not in list(vocabulary)}
    found |= {"missing value" for value in vocabulary if value not in [row["code"] for row in rows]}
    for row in rows:
        found |= row_faults(row, codes)
    if not found & {"unknown value", "unknown target"}:
        found |= order_faults(list(vocabulary), ["", *codes], rows)
    return found | split_faults(rows)


def row_faults(row: Row, codes: tuple[str, ...]) -> set[str]:
    relation, target, loss = row["relation"], row["target_code"], row["loss"]
    if relation not in list(Relation):
        return {"unknown relation"}
    rules = {
        "unknown target": target not in ("", *codes),
        "target": (target == "") is not (relation == "none"),
        "loss": (loss == "") is not (relation == "exact"),
        "sentence": loss != "" and (not SENTENCE.fullmatch(loss) or len(loss) > LONGEST),
        "code in the sentence": not set(re.findall(r"\d+", loss)) <= set(codes),
    }
    return {fault for fault, is_there in rules.items() if is_there}


def order_faults(values: list[Vocabulary], codes: list[str], rows: list[Row]) -> set[str]:
    """The order is that of our list, then of theirs; a row that recurs breaks it, too."""
    ours = [value.value for value in values]
    places = [(ours.index(row["code"]), codes.index(row["target_code"])) for row in rows]
    return {"order" for before, after in pairwise(places) if before >= after}


def split_faults(rows: list[Row]) -> set[str]:
    """Only parts of a value go to several codes."""
    many = {code for code, count in Counter(row["code"] for row in rows).items() if count > 1}
    return {"split" for row in rows if row["code"] in many and row["relation"] != "narrow"}


@pytest.mark.parametrize(("vocabulary", "name"), TABLES)
class TestTables:
    def test_no_fault(self, vocabulary: type[Vocabulary], name: str) -> None:
        assert faults(vocabulary, name, rows_of(vocabulary, name)) == set()

    def test_the_table_in_python_is_that_of_the_file(
        self, vocabulary: type[Vocabulary], name: str
    ) -> None:
        rows = [
            {
                "code": row.code.value,
                "scheme": row.scheme,
                "target_code": row.target_code or "",
                "relation": row.relation.value,
                "loss": row.loss or "",
            }
            for row in mappings(vocabulary, name)
        ]
        assert rows == rows_of(vocabulary, name)
        assert {type(row.code) for row in mappings(vocabulary, name)} == {vocabulary}

    def test_the_page_shows_every_row(self, vocabulary: type[Vocabulary], name: str) -> None:
        page = (DOCS / "mappings.md").read_text(encoding="utf-8")
        title = f"{vocabulary.__name__} to {name}"
        section = page.partition(f"## {title}\n")[2].partition("\n## ")[0]
        assert section.count("\n| `") == len(rows_of(vocabulary, name))
        assert all(f"| {row['loss']} |" in section for row in rows_of(vocabulary, name))
        anchor = title.lower().replace(" ", "-")
        assert f"](mappings.md#{anchor})" in (DOCS / "vocabularies.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("fault", "place", "change"),
    [
        ("scheme", 0, {"scheme": "plover"}),
        ("unknown value", 0, {"code": "prozedural"}),
        ("missing value", 0, {"code": "pre_negotiation"}),
        ("unknown relation", 0, {"relation": "wide"}),
        ("unknown target", 0, {"target_code": "10"}),
        ("unknown target", 0, {"target_code": "Pre "}),
        ("target", 0, {"target_code": ""}),
        ("target", 0, {"relation": "none"}),
        ("loss", 0, {"loss": ""}),
        ("loss", 0, {"relation": "exact"}),
        ("sentence", 0, {"loss": "lost"}),
        ("sentence", 0, {"loss": "It is lost. So is this."}),
        ("sentence", 0, {"loss": f"It is {'very ' * 30}long."}),
        ("code in the sentence", 0, {"loss": "Other than 011 it is lost."}),
        ("order", 0, {"code": "other"}),
        ("split", 7, {"relation": "broad"}),
    ],
)
def test_a_fault_is_noticed(fault: str, place: int, change: Row) -> None:
    rows = rows_of(AgreementKind, "pa-x")
    rows[place] |= change
    assert fault in faults(AgreementKind, "pa-x", rows)


def test_a_row_that_recurs_is_noticed() -> None:
    rows = rows_of(AgreementKind, "pa-x")
    assert faults(AgreementKind, "pa-x", [rows[0], *rows]) == {"order", "split"}


class TestFiles:
    def test_there_are_no_others(self) -> None:
        tables = {f"{vocabulary.__name__}.{name}.csv" for vocabulary, name in TABLES}
        lists = {f"schemes/{name}.csv" for name in SCHEMES}
        found = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.*")}
        assert found == {"schemes.csv", *lists, *tables}

    @pytest.mark.parametrize(
        "path", sorted(FOLDER.rglob("*.csv")), ids=lambda path: path.relative_to(FOLDER).as_posix()
    )
    def test_they_are_written_in_one_way(self, path: Path) -> None:
        text = path.read_bytes().decode("utf-8")
        assert text == canonical(text)

    @pytest.mark.parametrize(
        "text",
        ["a,b\r\n", "a,b", "\ufeffa,b\n", '"a",b\n', "a,b \n", "a, b\n", "a,b\n\n", "a,x  y\n"],
    )
    def test_another_way_is_noticed(self, text: str) -> None:
        assert text != canonical(text)

    @pytest.mark.parametrize(("vocabulary", "name"), TABLES)
    def test_the_columns(self, vocabulary: type[Vocabulary], name: str) -> None:
        assert list(rows_of(vocabulary, name)[0]) == COLUMNS


def canonical(text: str) -> str:
    """How a table is written: no mark in front, no needless quotation marks or spaces."""
    rows = csv.reader(text.removeprefix("\ufeff").splitlines())
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerows([" ".join(cell.split()) for cell in row] for row in rows if row)
    return stream.getvalue()


class TestSchemes:
    def test_which_vocabularies_are_mapped_to_which(self) -> None:
        found = {v: schemes(v) for v in VOCABULARIES.values() if schemes(v)}
        assert found == MAPPED

    def test_the_types_of_plover(self) -> None:
        assert " ".join(scheme("plover").labels) == PLOVER

    def test_the_status_types_of_schema_org(self) -> None:
        named = ("Cancelled", "MovedOnline", "Postponed", "Rescheduled", "Scheduled")
        assert list(scheme("schema-org").labels) == [f"Event{name}" for name in named]

    def test_the_stages_of_pa_x(self) -> None:
        assert " ".join(scheme("pa-x").labels) == "Pre Cea SubPar SubComp Imp Ren Oth"

    def test_the_codes_of_cameo(self) -> None:
        codes = list(scheme("cameo").labels)
        assert codes == sorted(codes)
        categories = [code for code in codes if len(code) == 2]
        assert categories == [f"{number:02}" for number in range(1, 21)]
        within = Counter(code[:2] for code in codes if len(code) > 2)
        assert tuple(within[category] for category in categories) == CAMEO_COUNTS
        assert {code[:-1] for code in codes if len(code) > 2} <= set(codes)

    @pytest.mark.parametrize(
        ("code", "label"),
        [
            ("03", "Express intent to cooperate"),
            ("036", "Express intent to meet or negotiate"),
            ("0871", "Declare truce, ceasefire"),
            ("139", "Give ultimatum"),
            ("164", "Halt negotiations"),
            ("183", "Conduct suicide, car, or other non-military bombing, not specified below"),
        ],
    )
    def test_labels_of_cameo(self, code: str, label: str) -> None:
        assert scheme("cameo").labels[code] == label

    @pytest.mark.parametrize("name", SCHEMES)
    def test_each_has_a_source_and_labels(self, name: str) -> None:
        found = scheme(name)
        assert found.name == name
        assert re.fullmatch(r"https?://[a-z.]+/\S+", found.source)
        assert found.title
        assert found.version is None or re.fullmatch(r"[0-9a-z.]+", found.version)
        assert all(re.match("[A-Z]", label) for label in found.labels.values())
        path = FOLDER / "schemes" / f"{name}.csv"
        assert len(path.read_text(encoding="utf-8").splitlines()) == len(found.labels) + 1


class TestPython:
    def test_a_row(self) -> None:
        rows = {row.code: row for row in mappings(SpeechAct, "cameo")}
        assert rows[SpeechAct.DECLINE_COMMENT] == Mapping(
            code=SpeechAct.DECLINE_COMMENT,
            scheme="cameo",
            target_code="011",
            relation=Relation.EXACT,
            loss=None,
        )
        assert rows[SpeechAct.OTHER].target_code is None
        assert rows[SpeechAct.OTHER].relation is Relation.NONE

    def test_an_unknown_scheme(self) -> None:
        with pytest.raises(ValueError, match=r'^there is no scheme "cam"; there are cameo, plo'):
            scheme("cam")

    @pytest.mark.parametrize(
        ("vocabulary", "name", "message"),
        [
            (SpeechAct, "pa-x", 'SpeechAct is not mapped to "pa-x"; it is mapped to cameo, plover'),
            (EventFormat, "cameo", 'EventFormat is not mapped to "cameo"; it is mapped to no sche'),
            (EventKind, "../x", 'EventKind is not mapped to "../x"; it is mapped to cameo, plover'),
        ],
    )
    def test_no_such_table(self, vocabulary: type[Vocabulary], name: str, message: str) -> None:
        with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
            mappings(vocabulary, name)

    def test_what_is_read_does_not_change(self) -> None:
        row = mappings(SpeechAct, "cameo")[0]
        with pytest.raises(FrozenInstanceError):
            row.loss = "none"  # type: ignore[misc]
        with pytest.raises(TypeError):
            scheme("cameo").labels["010"] = "x"  # type: ignore[index]

    def test_it_imports_the_vocabularies_and_the_standard_library(self) -> None:
        tree = ast.parse(Path(pourparler.mapping.__file__).read_text(encoding="utf-8"))
        nodes = list(ast.walk(tree))
        named = {
            alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names
        }
        named |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
        others = {name for name in named if name.partition(".")[0] not in sys.stdlib_module_names}
        assert others == {"pourparler.vocabularies"}

    @pytest.mark.parametrize(
        ("program", "absent"),
        [
            ("import pourparler", "pourparler.mapping"),
            ("from pourparler_validators.cli import exit_code; exit_code(['--help'])", "pydantic"),
            ("from pourparler_validators.cli import exit_code; exit_code(['-h'])", "csv"),
        ],
    )
    def test_nobody_else_waits_for_it(self, program: str, absent: str) -> None:
        line = f"import sys; {program}; sys.exit({absent!r} in sys.modules)"
        done = subprocess.run([sys.executable, "-c", line], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")


class TestCommand:
    @staticmethod
    def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
        assert exit_code(["vocabulary", *arguments]) == 0
        output = capsys.readouterr()
        assert output.err == ""
        return output.out

    @pytest.mark.parametrize(
        "name", ["SpeechAct", "speech-act", "speech_act", "speech act", "SPEECHACT"]
    )
    def test_a_list_by_any_form_of_its_name(
        self, name: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        lines = self.printed(capsys, name).splitlines()
        assert lines[0] == (
            "SpeechAct: What the speaker does by saying it. Mapped to cameo and plover."
        )
        assert lines[2] == (
            "announce              The speaker makes known what their own side has decided, plans "
            "or is doing."
        )
        assert [line.split()[0] for line in lines[2:]] == list(SpeechAct)

    def test_a_list_in_markdown(self, capsys: pytest.CaptureFixture[str]) -> None:
        lines = self.printed(capsys, "EventFormat", "--format", "markdown").splitlines()
        assert lines[:2] == ["| value | meaning |", "| --- | --- |"]
        assert lines[2] == f"| `direct` | {EventFormat.DIRECT.description} |"
        assert len(lines) == 2 + len(EventFormat)

    def test_a_list_in_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        content = json.loads(self.printed(capsys, "event-kind", "--format", "json"))
        values = [{"value": kind.value, "meaning": kind.description} for kind in EventKind]
        assert content == {
            "name": "EventKind",
            "meaning": "What sort of thing happens or is planned.",
            "schemes": ["cameo", "plover"],
            "values": values,
        }

    def test_all_lists(self, capsys: pytest.CaptureFixture[str]) -> None:
        lines = self.printed(capsys).splitlines()
        assert [line.split()[0] for line in lines] == list(VOCABULARIES)
        assert "EventFormat       How the sides are in contact with each other." in lines
        assert (
            "EventStatus       How far the event has come, as the sources say. "
            "Mapped to schema-org."
        ) in lines

    def test_all_lists_in_markdown(self, capsys: pytest.CaptureFixture[str]) -> None:
        lines = self.printed(capsys, "--format", "markdown").splitlines()
        assert lines[:2] == ["| vocabulary | says | mapped to |", "| --- | --- | --- |"]
        assert "| SpeechAct | What the speaker does by saying it. | cameo, plover |" in lines
        assert len(lines) == 2 + len(VOCABULARIES)

    def test_all_lists_in_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        content = json.loads(self.printed(capsys, "--format", "json"))
        assert [entry["name"] for entry in content] == list(VOCABULARIES)
        mapped = {entry["name"]: tuple(entry["schemes"]) for entry in content if entry["schemes"]}
        assert mapped == {vocabulary.__name__: names for vocabulary, names in MAPPED.items()}
        assert all(re.fullmatch(r"[A-Z][^\n]+\.", entry["meaning"]) for entry in content)

    @pytest.mark.parametrize("name", ["schema-org", "schema.org", "SchemaOrg"])
    def test_a_table(self, name: str, capsys: pytest.CaptureFixture[str]) -> None:
        text = self.printed(capsys, "EventStatus", "--mapping", name)
        head, _, rows = text.partition("\n\n")
        assert head == (
            "EventStatus to schema.org event status types\nhttps://schema.org/EventStatusType"
        )
        assert rows.startswith(
            "proposed            none\n"
            "                    No status of schema.org fits, and leaving it out would mean that "
            "the event is scheduled.\n"
            "announced           broad   EventScheduled  Event scheduled\n"
            "                    That only one side has said so is lost.\n"
        )
        assert "\npostponed           exact   EventPostponed  Event postponed\nrescheduled " in rows
        assert not re.search(r" $", text, re.MULTILINE)

    def test_a_table_in_markdown(self, capsys: pytest.CaptureFixture[str]) -> None:
        text = self.printed(capsys, "SpeechAct", "--mapping", "cameo", "--format", "markdown")
        lines = text.splitlines()
        assert lines[0] == "| value | cameo | relation | what is lost |"
        assert "| `decline_comment` | `011` Decline comment | exact |  |" in lines
        assert len(lines) == 2 + len(mappings(SpeechAct, "cameo"))

    def test_a_table_in_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        text = self.printed(capsys, "agreement kind", "--mapping", "PA-X", "--format", "json")
        content = json.loads(text)
        assert content["vocabulary"] == "AgreementKind"
        assert content["scheme"] == {
            "name": "pa-x",
            "title": "PA-X agreement stages",
            "source": scheme("pa-x").source,
            "version": "9",
        }
        assert content["mappings"][5] == {
            "code": "comprehensive",
            "target_code": "SubComp",
            "label": "Framework/substantive - comprehensive",
            "relation": "broad",
            "loss": "Constitutions fall under the same stage.",
        }
        assert set(content["mappings"][9]) == {"code", "relation", "loss"}
        assert len(content["mappings"]) == len(mappings(AgreementKind, "pa-x"))

    def test_a_list_without_versions(self, capsys: pytest.CaptureFixture[str]) -> None:
        text = self.printed(capsys, "EventStatus", "--mapping", "schema-org", "--format", "json")
        assert set(json.loads(text)["scheme"]) == {"name", "title", "source"}

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (["spech-act"], 'there is no vocabulary "spech-act"; did you mean "SpeechAct"?'),
            (["x"], 'there is no vocabulary "x"; see: pourparler vocabulary'),
            ([""], 'there is no vocabulary ""; see: pourparler vocabulary'),
            (["Vocabulary"], 'there is no vocabulary "Vocabulary"; see: pourparler vocabulary'),
            (
                ["EventKind", "--mapping", "cammeo"],
                'EventKind is not mapped to "cammeo"; did you mean "cameo"?',
            ),
            (
                ["EventKind", "--mapping", "pa-x"],
                'EventKind is not mapped to "pa-x"; it is mapped to cameo and plover',
            ),
            (
                ["EventFormat", "--mapping", "cameo"],
                "EventFormat is mapped to no other list; those that are: AgreementKind, EventKind, "
                "EventStatus, ProposalKind and SpeechAct",
            ),
            (
                ["--mapping", "cameo"],
                "--mapping goes with a vocabulary: name one, such as SpeechAct",
            ),
        ],
    )
    def test_what_cannot_be_done(
        self, arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert exit_code(["vocabulary", *arguments]) == 2
        assert capsys.readouterr() == ("", f"error: {sentence}\n")

    def test_an_unknown_format(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert exit_code(["vocabulary", "SpeechAct", "--format", "yaml"]) == 2
        output = capsys.readouterr()
        assert output.out == ""
        assert re.fullmatch(r"error: --format takes no \"yaml\"[^\n]*\n", output.err)

"""Records that are looked up have what they would have if they were judged."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Final

import pytest

from pourparler_validators.running import cache_key, check, kept_parts
from pourparler_validators.running.cache_folder import CacheFolder
from pourparler_validators.running.kept_parts import KeptParts
from pourparler_validators.running.runner import Run as RulesRun
from tests.command_line import Run
from tests.left_on_disk import leave_on_disk
from tests.validators.checked import PARTY
from tests.validators.recorded.mutants import ROOT, kept, report_on, reports

PARTS: Final = ".pourparler-cache/parts"


@pytest.fixture(autouse=True)
def few_records_are_kept_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_key, "SMALL", 0)
    monkeypatch.setattr(kept_parts, "LENGTH", 2)


@dataclass(slots=True)
class RunWithParts(RulesRun):
    """Looks up records in a folder, which all runs share, also where there are no articles."""

    folder: ClassVar[Path]
    kind: ClassVar[type[KeptParts]] = KeptParts
    runs: ClassVar[list[KeptParts]]

    def __post_init__(self) -> None:
        chosen = " ".join(rule.name for rule in self.rules)
        self.parts = self.kind(CacheFolder(self.folder), chosen)
        self.runs.append(self.parts)
        RulesRun.__post_init__(self)


def different(
    which: slice, folder: Path, monkeypatch: pytest.MonkeyPatch, kind: type[KeptParts] = KeptParts
) -> tuple[int, int]:
    """How many recorded reports are others with parts of them looked up, and how many parts are."""

    class Shared(RunWithParts):
        pass

    Shared.folder, Shared.kind, Shared.runs = folder, kind, []
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(check, "Run", Shared)
    monkeypatch.setattr(kept_parts, "LENGTH", 1)
    pairs = list(zip(kept(), reports(), strict=True))[which]
    wrong = sum(json.loads(report_on(one)) != json.loads(recorded) for one, recorded in pairs)
    return wrong, sum(parts.looked_up for parts in Shared.runs)


@pytest.mark.parametrize("offset", range(2))
def test_datasets_with_other_faults_have_their_own_reports(
    offset: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong, looked_up = different(slice(offset, None, 4), tmp_path, monkeypatch)
    assert wrong == 0
    assert looked_up > 100


def test_answers_that_are_not_compared_give_other_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it does matter what a part rests on."""

    class Careless(KeptParts):
        def _digest(self, name: str, asked: Mapping[tuple[Any, ...], Any]) -> str:
            return "the same"

    wrong, _ = different(slice(0, None, 12), tmp_path, monkeypatch, Careless)
    assert wrong > 5


def put(path: str, records: list[dict[str, Any]], folder: str = "records") -> None:
    Path(folder).mkdir(exist_ok=True)
    lines = "".join(f"{json.dumps(one)}\n" for one in records)
    Path(folder, path).write_text(lines, encoding="utf-8")


def parties(number: int, **changes: Any) -> list[dict[str, Any]]:
    """Parties, each within the one before; the last has what is asked for."""
    found = [
        {**PARTY, "id": f"party:p{each}", "name": f"Party {'x' * each}"}
        | ({"parent": f"party:p{each - 1}"} if each else {})
        for each in range(number)
    ]
    return [*found[:-1], found[-1] | changes]


SOURCE: Final = {
    "type": "source",
    "id": "source:wire",
    "kind": "news_article",
    "language": "en",
    "published": "2025-06-01",
    "text": "The parties have met.",
}


def begin() -> None:
    Path("pourparler.toml").write_text('dataset = ["records/*"]\ntoday = 2025-06-10\n')
    put("source.jsonl", [SOURCE])
    put("a.jsonl", parties(40))


SOME: Final = (
    "Cache: {} records had been judged before, and were looked up; "
    "it was kept, and is looked up as long as nothing changes.\n"
)


class TestOneChange:
    @pytest.mark.parametrize("jobs", ["1", "2"])
    @pytest.mark.parametrize("is_large", [False, True])
    def test_only_what_it_bears_on_is_judged(
        self, jobs: str, is_large: bool, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        if is_large:
            leave_on_disk(monkeypatch, stretch=1_000)
        begin()
        run("check", "--jobs", jobs)
        put("a.jsonl", parties(40, kind="states", aliases=[]))
        code, out, err = run("check", "--jobs", jobs, "-v")
        looked_up = int(err.partition("Cache: ")[2].partition(" ")[0])
        assert 20 < looked_up < 40
        assert SOME.format(looked_up) in err
        assert (code, out) == run("check", "--no-cache")[:2]
        assert code == 1

    def test_what_it_rests_on_elsewhere_counts(self, run: Run) -> None:
        begin()
        put("b.jsonl", [{**PARTY, "id": "party:b", "parent": "party:p39"}])
        assert run("check")[0] == 0
        put("a.jsonl", parties(39))
        code, out, _ = run("check")
        assert code == 1
        assert "error[references/not-found]" in out
        assert (code, out) == run("check", "--no-cache")[:2]

    def test_a_finding_stands_where_its_record_stands_now(self, run: Run) -> None:
        begin()
        put("b.jsonl", [{**PARTY, "id": "party:b", "parent": "party:none"}])
        assert "b.jsonl:1:" in run("check")[1]
        put("a.jsonl", [{**PARTY, "id": "party:b", "parent": "party:none"}, *parties(40)])
        Path("records/b.jsonl").unlink()
        first = run("check")
        assert "a.jsonl:1:" in first[1]
        put("a.jsonl", [*parties(40), {**PARTY, "id": "party:b", "parent": "party:none"}])
        code, out, err = run("check", "-v")
        assert "a.jsonl:41:" in out
        assert "were looked up" in err
        assert (code, out) == run("check", "--no-cache")[:2]


def test_where_no_article_is_read_nothing_is_kept_of_parts(run: Run) -> None:
    begin()
    Path("records/source.jsonl").unlink()
    run("check")
    assert not Path(PARTS).exists()


def cut_short(content: bytes) -> bytes:
    return content[:-5]


def emptied(_: bytes) -> bytes:
    return b""


def changed(content: bytes) -> bytes:
    return content.replace(b"party:", b"parts:")


class TestTheFolder:
    @pytest.mark.parametrize("damage", [cut_short, emptied, changed])
    def test_what_is_damaged_is_judged(self, damage: Callable[[bytes], bytes], run: Run) -> None:
        begin()
        run("check")
        for path in Path(PARTS).glob("*.check"):
            path.write_bytes(damage(path.read_bytes()))
        put("a.jsonl", parties(40, parent="party:none"))
        code, out, err = run("check", "-v")
        assert "were looked up" not in err
        assert (code, out) == run("check", "--no-cache")[:2]

    @pytest.mark.parametrize(
        "head",
        [
            "null",
            "{}",
            '[{"of_types": [["party"]]}, {"all texts": ""}, {}]',
            '[{"to": 1}, {"all texts": ""}, {}]',
            '[{"to": []}, {"all texts": ""}, {}]',
            "[{}, {}, {}]",
            '[{}, {"all texts": ""}, []]',
            '[{}, {"all texts": ""}, {"x": []}]',
        ],
    )
    def test_what_is_of_another_program_is_judged(self, head: str, run: Run) -> None:
        begin()
        run("check")
        for path in Path(PARTS).glob("*.check"):
            CacheFolder(Path(PARTS)).put(path.stem, [head])
        put("a.jsonl", parties(40, parent="party:none"))
        code, out, err = run("check", "-v")
        assert "were looked up" not in err
        assert (code, out) == run("check", "--no-cache")[:2]

    def test_where_it_cannot_be_written_the_check_goes_on(self, run: Run) -> None:
        begin()
        Path(".pourparler-cache").mkdir()
        Path(PARTS).write_text("")
        assert run("check")[:2] == run("check", "--no-cache")[:2]

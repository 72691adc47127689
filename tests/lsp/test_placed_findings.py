"""Where findings stand is looked for again only where something has changed."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from pourparler_validators.contract.finding import UnplacedFinding
from pourparler_validators.running.finding import Finding
from pourparler_validators.running.placing import located
from pourparler_validators.serving.language_server import placed_findings
from pourparler_validators.serving.language_server.dataset import Dataset
from pourparler_validators.serving.language_server.projects import Where
from tests.lsp.test_dataset import signs


def party(name: str, **more: Any) -> dict[str, Any]:
    return {"type": "party", "id": f"party:{name}", "kind": "state", "name": name.upper(), **more}


def read(folder: Path, records: Sequence[dict[str, Any]]) -> tuple[Dataset, str]:
    """A dataset of one file, which the settings name, and its path."""
    (folder / "pourparler.toml").write_text('dataset = ["r.json"]\n', encoding="utf-8")
    (folder / "r.json").write_text(json.dumps(records, indent=1), encoding="utf-8")
    live = Where(str(folder), has_settings=True).read()
    (path,) = live.files
    return live, path


@pytest.fixture
def placed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the records in which places were looked for."""
    looked: list[str] = []

    def noted(findings: Sequence[UnplacedFinding], folder: Path) -> list[Finding]:
        looked.extend(str(one.entry.id) for one in findings)
        return located(findings, folder)

    monkeypatch.setattr(placed_findings, "located", noted)
    return looked


def test_of_many_findings_those_of_the_record_that_is_typed_in(
    tmp_path: Path, placed: list[str]
) -> None:
    live, path = read(tmp_path, [party(f"p{number}", nmae="x") for number in range(40)])
    before = live.findings(path)
    assert len(before) >= 40
    placed.clear()
    text = live.files[path].present.text
    live.replace(path, text.replace('"name": "P7"', '"name": "P7, a name\\u0301 that is long"'))
    after = live.findings(path)
    assert set(placed) == {"party:p7"}
    kept = {id(one) for one in before}
    assert sum(id(one) in kept for one in after) >= 39


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"name": "P1"', '"name": "P1 and more"'),
        ('"reason": "known"', '"reason": "known to all"'),
        ('"rule": "identity/never-used"', '"rule": "identity/never-usd"'),
        ('"nmae": "x"', '"nmae": 1'),
        (
            '{\n  "type": "party",\n  "id": "party:p0"',
            '1, {\n  "type": "party",\n  "id": "party:p0"',
        ),
        ('"party:p1"', '"party:p2"'),
    ],
)
def test_with_waivers_all_is_as_if_it_were_read_anew(old: str, new: str, tmp_path: Path) -> None:
    waivers = [{"rule": "identity/never-used", "reason": "known"}]
    records = [party(f"p{number}") for number in range(6)]
    records[1]["waivers"] = records[4]["waivers"] = waivers
    live, path = read(tmp_path, [*records, party("q", nmae="x")])
    text = live.files[path].present.text
    assert old in text
    live.findings(path)
    for each in (text.replace(old, new, 1), text, text.replace(old, new, 1)):
        live.replace(path, each)
        Path(path).write_text(each, encoding="utf-8")
        fresh = Where(str(tmp_path), has_settings=True).read()
        assert signs(live, path) == signs(fresh, path)

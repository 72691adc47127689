"""A session without a server: datasets, settings, folders, saving."""

import json
import shutil
from pathlib import Path

import pytest
from lsprotocol import types as lsp

from pourparler_validators.running.check import check_dataset
from pourparler_validators.running.options import Overrides, resolved
from pourparler_validators.serving.language_server import completing, hovering
from pourparler_validators.serving.language_server.dataset import MOST_AT_ONCE
from pourparler_validators.serving.language_server.session import Session
from tests.docs.markdown_pages import ROOT
from tests.lsp.seen import EVENT, PARTY, Seen, opened, written


def test_nothing_is_shown_before_the_dataset_is_read(
    seen: Seen, session: Session, tmp_path: Path
) -> None:
    written(tmp_path / "a.json", PARTY)
    opened(session, tmp_path / "a.json")
    assert seen.shown == {}
    seen.work()
    assert seen.rules(tmp_path / "a.json") == ["identity/never-used"]


def test_records_of_all_files_around_are_known(
    seen: Seen, session: Session, tmp_path: Path
) -> None:
    """Without settings the dataset is the folder that the editor has open."""
    written(tmp_path / "a.json", PARTY)
    written(tmp_path / "b" / "c.json", EVENT)
    session.folders = [str(tmp_path)]
    opened(session, tmp_path / "a.json")
    seen.work()
    assert seen.rules(tmp_path / "a.json") == []


def test_each_of_two_folders_is_a_dataset(seen: Seen, session: Session, tmp_path: Path) -> None:
    for name in ("one", "two"):
        written(tmp_path / name / "a.json", PARTY)
    written(tmp_path / "one" / "b.json", EVENT)
    session.folders = [str(tmp_path / "one"), str(tmp_path / "two")]
    for name in ("one", "two"):
        opened(session, tmp_path / name / "a.json")
    seen.work()
    assert seen.rules(tmp_path / "one" / "a.json") == []
    assert seen.rules(tmp_path / "two" / "a.json") == ["identity/never-used"]


def test_a_file_in_no_folder_is_alone(seen: Seen, session: Session, tmp_path: Path) -> None:
    written(tmp_path / "a.json", PARTY)
    written(tmp_path / "b.json", EVENT)
    opened(session, tmp_path / "a.json")
    seen.work()
    assert seen.rules(tmp_path / "a.json") == ["identity/never-used"]


def test_settings_hold(seen: Seen, session: Session, tmp_path: Path) -> None:
    written(tmp_path / "a.json", PARTY)
    written(tmp_path / "left" / "b.json", PARTY)
    settings = (
        'dataset = ["a.json"]\nexclude = ["left/*"]\nseverity = {"identity/never-used" = "error"}\n'
    )
    (tmp_path / "pourparler.toml").write_text(settings, encoding="utf-8")
    opened(session, tmp_path / "a.json")
    opened(session, tmp_path / "left" / "b.json")
    seen.work()
    (found,) = seen.shown[(tmp_path / "a.json").as_uri()]
    assert found["severity"] == lsp.DiagnosticSeverity.Error
    assert seen.rules(tmp_path / "left" / "b.json") == []


def test_wrong_settings_are_told_once_and_read_again(
    seen: Seen, session: Session, tmp_path: Path
) -> None:
    written(tmp_path / "a.json", PARTY)
    (tmp_path / "pourparler.toml").write_text("selekt = []\n", encoding="utf-8")
    opened(session, tmp_path / "a.json")
    seen.work()
    session.saved((tmp_path / "a.json").as_uri())
    seen.work()
    (told,) = seen.told
    assert "selekt" in told
    assert seen.shown == {}
    (tmp_path / "pourparler.toml").write_text("", encoding="utf-8")
    session.read_again()
    seen.work()
    assert seen.rules(tmp_path / "a.json") == ["identity/never-used"]


def test_a_file_that_is_not_on_the_disk_belongs_to_the_dataset_while_it_is_open(
    seen: Seen, session: Session, tmp_path: Path
) -> None:
    written(tmp_path / "a.json", PARTY)
    session.folders = [str(tmp_path)]
    opened(session, tmp_path / "a.json")
    seen.work()
    opened(session, tmp_path / "new.json", json.dumps([EVENT]))
    seen.work()
    assert seen.rules(tmp_path / "a.json") == []
    session.closed((tmp_path / "new.json").as_uri())
    seen.work()
    assert seen.rules(tmp_path / "a.json") == ["identity/never-used"]
    assert seen.shown[(tmp_path / "new.json").as_uri()] == []


def test_what_is_typed_while_a_dataset_is_read_is_not_lost(
    seen: Seen, session: Session, tmp_path: Path
) -> None:
    written(tmp_path / "a.json", PARTY)
    uri = (tmp_path / "a.json").as_uri()
    opened(session, tmp_path / "a.json")
    text = json.dumps([EVENT])
    session.changed(uri, 2, [lsp.TextDocumentContentChangeWholeDocument(text)])
    session.saved(uri)
    seen.work()
    assert "references/not-found" in seen.rules(tmp_path / "a.json")


def test_a_dataset_is_read_once_more_after_what_comes_meanwhile(
    seen: Seen, session: Session, tmp_path: Path
) -> None:
    written(tmp_path / "a.json", PARTY)
    opened(session, tmp_path / "a.json")
    session.saved((tmp_path / "a.json").as_uri())
    session.saved((tmp_path / "a.json").as_uri())
    assert len(seen.todo) == 1
    first = seen.todo.pop()
    written(tmp_path / "a.json", PARTY, PARTY)
    first()
    assert len(seen.todo) == 1
    seen.work()
    assert seen.todo == []


@pytest.mark.parametrize("name", ["istanbul-2025", "georgia-2008", "traps"])
def test_after_saving_all_is_as_check_says(
    seen: Seen, session: Session, tmp_path: Path, name: str
) -> None:
    shutil.copytree(ROOT / "examples" / name, tmp_path / "examples" / name)
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    folder = tmp_path / "examples" / name
    session.folders = [str(folder)]
    for path in folder.iterdir():
        opened(session, path)
    seen.work()
    for uri in list(session.documents):
        session.saved(uri)
    seen.work()
    report = check_dataset([str(folder)], resolved([str(folder)], Overrides())).whole
    said = {
        (one.place.file, one.rule, one.place.mark.start, one.message)
        for one in report.open_findings
    }
    shown = {
        (
            document.path,
            found.finding.rule,
            document.buffer.offset(found.range.start),
            found.finding.message,
        )
        for document in session.documents.values()
        for found in document.shown
    }
    assert shown == said


def test_what_a_rule_failed_at_is_told(seen: Seen, session: Session, tmp_path: Path) -> None:
    written(tmp_path / "a.json", PARTY)
    rule = '''
from pourparler import Party
from pourparler_validators.contract.finding import Severity
from pourparler_validators.contract.rule import Answers, At, rule

@rule(Severity.ERROR)
def fails(party: At[Party]) -> Answers:
    """Always."""
    raise RuntimeError("no")
'''
    (tmp_path / "failing_rules_of_a_session.py").write_text(rule, encoding="utf-8")
    settings = 'rules = ["failing_rules_of_a_session"]\n'
    (tmp_path / "pourparler.toml").write_text(settings, encoding="utf-8")
    opened(session, tmp_path / "a.json")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(tmp_path))
        seen.work()
    (told,) = seen.told
    assert "failing-rules-of-a-session/fails failed at party:nor: RuntimeError: no" in told


def test_before_a_dataset_is_read_fields_are_known(
    seen: Seen, session: Session, tmp_path: Path
) -> None:
    text = written(tmp_path / "a.json", EVENT)
    opened(session, tmp_path / "a.json")
    (document,) = session.documents.values()
    at = document.buffer.position(text.index("held"))
    shown = hovering.hover(session, document, at)
    assert isinstance(shown and shown.contents, lsp.MarkupContent)
    offered = completing.Offered(session, document, takes_snippets=False)
    assert "cancelled" in [one.label for one in offered.at(at).items]


def test_very_much_that_is_touched_is_judged_step_by_step(
    seen: Seen, session: Session, tmp_path: Path
) -> None:
    events = [{**EVENT, "id": f"event:n{number}"} for number in range(2 * MOST_AT_ONCE)]
    text = written(tmp_path / "a.json", PARTY, *events)
    uri = (tmp_path / "a.json").as_uri()
    opened(session, tmp_path / "a.json")
    seen.work()
    renamed = text.replace('"id": "party:nor"', '"id": "party:swe"')
    session.changed(uri, 2, [lsp.TextDocumentContentChangeWholeDocument(renamed)])
    session.settle()
    first = seen.rules(tmp_path / "a.json").count("references/not-found")
    assert 0 < first < len(events)
    seen.work()
    assert seen.rules(tmp_path / "a.json").count("references/not-found") == len(events)


def test_what_is_only_to_be_taken_out_is_marked_as_unnecessary(
    seen: Seen, session: Session, tmp_path: Path
) -> None:
    written(tmp_path / "a.json", PARTY, {**EVENT, "confirmed_by": ["party:nor", "party:nor"]})
    session.folders = [str(tmp_path)]
    opened(session, tmp_path / "a.json")
    seen.work()
    found = {one["code"]: one for one in seen.shown[(tmp_path / "a.json").as_uri()]}
    assert found["references/repeated"]["tags"] == [lsp.DiagnosticTag.Unnecessary]
    assert all("tags" not in one for name, one in found.items() if name != "references/repeated")

"""Editors that say what they should not, or more than one would expect."""

import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as lsp

from pourparler_validators.serving.language_server import completing, hovering
from pourparler_validators.serving.language_server.session import Session
from tests.lsp.seen import EVENT, PARTY, Seen, opened, written

FAR = lsp.Range(lsp.Position(10**6, 0), lsp.Position(10**9, 10**9))


def typed(session: Session, path: Path, version: int, text: str, within: lsp.Range | None) -> bool:
    change: lsp.TextDocumentContentChangeEvent = (
        lsp.TextDocumentContentChangeWholeDocument(text)
        if within is None
        else lsp.TextDocumentContentChangePartial(range=within, text=text)
    )
    return session.changed(path.as_uri(), version, [change])


def shown_anew(text: str, path: Path) -> Counter[str]:
    """What is shown of a text by a session that begins with it."""
    path.write_text(text, encoding="utf-8")
    seen = Seen()
    session = Session(seen)
    seen.settle, seen.work_out = session.settle, session.work_out
    opened(session, path)
    seen.work()
    return sent(seen, path)


def sent(seen: Seen, path: Path) -> Counter[str]:
    return Counter(json.dumps(one, sort_keys=True) for one in seen.shown[path.as_uri()])


def test_a_file_is_closed_twice_and_opened_again(
    seen: Seen, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    written(path, PARTY)
    opened(session, path)
    seen.work()
    session.closed(path.as_uri())
    session.closed(path.as_uri())
    assert not typed(session, path, 2, "[]", None)
    assert seen.rules(path) == []
    opened(session, path)
    opened(session, path)
    seen.work()
    assert seen.rules(path) == ["identity/never-used"]


def test_a_file_is_closed_while_something_is_worked_out(
    seen: Seen, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    source = {"type": "source", "id": "source:a", "kind": "news_article", "language": "en"}
    written(path, {**source, "text": "One. Two."})
    opened(session, path)
    seen.work()
    text = path.read_text(encoding="utf-8").replace("Two", "Three")
    typed(session, path, 2, text, None)
    session.settle()
    session.work_out()
    session.closed(path.as_uri())
    seen.work()
    assert seen.shown[path.as_uri()] == []


def test_after_a_thousand_quick_changes_all_is_as_in_a_fresh_session(
    seen: Seen, session: Session, tmp_path: Path
) -> None:
    """Of an editor that sends a sign at a time, and is served only now and then."""
    path = tmp_path / "a.json"
    events = [{**EVENT, "id": f"event:n{number}", "title": "🕊️ 和平"} for number in range(4)]
    written(path, PARTY, *events)
    opened(session, path)
    seen.work()
    (document,) = session.documents.values()
    choose, before = random.Random(7), document.buffer.text
    for version in range(2, 1002):
        text = document.buffer.text
        at = choose.randrange(len(text) + 1)
        is_back = version % 2
        within = document.buffer.range(0, len(text)) if is_back else document.buffer.range(at, at)
        assert typed(session, path, version, before if is_back else choose.choice('x"{ 🕊'), within)
        if choose.random() < 0.05:
            session.settle()
        if choose.random() < 0.01:
            seen.work()
    last = before.replace("event:n3", "event:n2").replace("party:nor", "party:swe", 2)
    typed(session, path, 1002, last, None)
    session.settle()
    seen.work()
    assert sent(seen, path) == shown_anew(last, path)


@pytest.mark.parametrize("version", [-1, 0, 1, 4, 5])
def test_changes_that_come_late_are_left_out(
    seen: Seen, session: Session, tmp_path: Path, version: int
) -> None:
    path = tmp_path / "a.json"
    written(path, PARTY)
    opened(session, path)
    assert typed(session, path, 5, "[]", None)
    assert not typed(session, path, version, "[1", None)
    seen.work()
    assert [one.buffer.text for one in session.documents.values()] == ["[]"]


def test_positions_outside_the_text_are_the_nearest_in_it(
    seen: Seen, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    text = written(path, PARTY)
    opened(session, path)
    seen.work()
    (document,) = session.documents.values()
    for position in (FAR.start, FAR.end, lsp.Position(0, 10**9)):
        hovering.hover(session, document, position)
        completing.Offered(session, document, takes_snippets=True).at(position)
    assert typed(session, path, 2, "\n", FAR)
    seen.work()
    assert document.buffer.text == f"{text}\n"
    assert seen.rules(path) == ["identity/never-used"]


def test_a_file_that_is_deleted_on_the_disk_stays_while_it_is_open(
    seen: Seen, session: Session, tmp_path: Path
) -> None:
    """And is gone from the dataset when it is closed."""
    party, event = tmp_path / "party.json", tmp_path / "event.json"
    written(party, PARTY)
    written(event, EVENT)
    session.folders = [str(tmp_path)]
    for path in (party, event):
        opened(session, path)
    seen.work()
    party.unlink()
    session.read_again()
    session.saved(party.as_uri())
    seen.work()
    assert (seen.rules(party), seen.rules(event)) == ([], [])
    session.closed(party.as_uri())
    seen.work()
    assert seen.rules(event) == ["references/not-found"]


def test_a_folder_that_is_deleted_on_the_disk_is_told_and_nothing_is_lost(
    seen: Seen, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "records" / "a.json"
    text = written(path, PARTY)
    (tmp_path / "records" / "pourparler.toml").touch()
    opened(session, path)
    seen.work()
    path.unlink()
    (tmp_path / "records" / "pourparler.toml").unlink()
    path.parent.rmdir()
    session.read_again()
    seen.work()
    typed(session, path, 2, text.replace("party:nor", "party:swe"), None)
    session.settle()
    seen.work()
    assert seen.rules(path) == ["identity/never-used"]


def test_columns_after_emoji_are_counted_in_utf_16(
    seen: Seen, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    party: dict[str, Any] = {**PARTY, "name": "🕊️🇳🇴 Norway", "knd": "x"}
    path.write_text(json.dumps([party], ensure_ascii=False), encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    opened(session, path)
    seen.work()
    (found,) = [
        one for one in seen.shown[path.as_uri()] if one["code"] == "structure/unknown-field"
    ]
    before = text[: text.index('"knd"')]
    assert found["range"]["start"] == {
        "line": 0,
        "character": len(before.encode("utf-16-le")) // 2,
    }
    start = lsp.Position(0, len(text[: text.index("🇳🇴")].encode("utf-16-le")) // 2)
    end = lsp.Position(0, start.character + 4)
    typed(session, path, 2, "🕊", lsp.Range(start, end))
    (document,) = session.documents.values()
    assert document.buffer.text == text.replace("🇳🇴", "🕊")

"""What is worked out of very many records at once is right, too, once nothing is typed."""

import json
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as lsp

from pourparler_validators.serving.language_server import live_links
from pourparler_validators.serving.language_server.dataset import Dataset
from pourparler_validators.serving.language_server.projects import Where
from pourparler_validators.serving.language_server.session import Session
from tests.lsp.seen import EVENT, Seen, opened, written
from tests.lsp.test_dataset import all_findings, anew, folder, signs

__all__ = ["folder"]

NOTE = "Both sides will accept all of the second proposals before the end of June in Geneva. "
ARTICLE = NOTE + " ".join(f"On day {n} the delegations met in hall {n + 7}." for n in range(12))
OTHER = " ".join(f"Nobody knew who had asked for {n} chairs in the garden." for n in range(12))


def source(key: str, text: str, **more: str) -> dict[str, Any]:
    return {
        "type": "source",
        "id": f"source:{key}",
        "kind": "news_article",
        "language": "en",
        "text": text,
        **more,
    }


def rules_of(dataset: Dataset, path: str) -> list[str]:
    return [one.rule for one in all_findings(dataset, path)]


def edited(dataset: Dataset, path: str, old: str, new: str) -> None:
    text = dataset.files[path].present.text
    assert old in text
    dataset.replace(path, text.replace(old, new, 1))


def sources(folder: Path, *records: dict[str, Any]) -> tuple[Dataset, str]:
    (folder / "pourparler.toml").touch()
    written(folder / "a.json", *records)
    return Where(str(folder), has_settings=True).read(), str(folder / "a.json")


def test_an_article_that_comes_to_repeat_another_is_found(tmp_path: Path) -> None:
    live, path = sources(tmp_path, source("a", ARTICLE), source("b", OTHER))
    before = rules_of(live, path)
    edited(live, path, json.dumps(OTHER), json.dumps(ARTICLE))
    assert live.is_in_doubt
    assert {*rules_of(live, path)} - {*before} == {"sources/same-text-twice"}
    assert {one: signs(live, one) for one in live.files} == anew(live)
    edited(live, path, json.dumps(ARTICLE), json.dumps(ARTICLE.replace("day", "evening")))
    assert {one: signs(live, one) for one in live.files} == anew(live)
    edited(live, path, '"text": "Both', '"text": "Quite another thing. Both')
    assert {one: signs(live, one) for one in live.files} == anew(live)


def test_where_no_text_is_another_one_nothing_is_in_doubt(tmp_path: Path) -> None:
    live, path = sources(tmp_path, source("a", ARTICLE), source("b", ARTICLE, title="Talks"))
    rules_of(live, path)
    edited(live, path, '"Talks"', '"Talks again"')
    assert not live.is_in_doubt


def test_words_that_come_into_another_source_are_found_there(tmp_path: Path) -> None:
    evidence = [{"source": "source:b", "exact": NOTE.strip()}]
    party = {"type": "party", "id": "party:nor", "kind": "state", "name": "Norway"}
    some = (source("a", OTHER), source("b", OTHER[:90]), {**party, "evidence": evidence})
    live, path = sources(tmp_path, *some)
    all_findings(live, path)
    for text in (ARTICLE, OTHER):
        old = json.loads(live.files[path].present.text)["records"][0]["text"]
        edited(live, path, json.dumps(old), json.dumps(text))
        assert {one: signs(live, one) for one in live.files} == anew(live)
    assert not live.is_in_doubt


@pytest.mark.parametrize("name", ["Sergey Lavrov", "Vladimir Medinsky"])
def test_what_a_renamed_person_means_for_articles_is_found(folder: Path, name: str) -> None:
    live = Where(str(folder), has_settings=True).read()
    path, statements = str(folder / "persons.json"), str(folder / "statements.json")
    before = rules_of(live, statements)
    for old, new in ((name, "Ab Cdefgh"), ("Ab Cdefgh", name)):
        if old in live.files[path].present.text:
            edited(live, path, old, new)
        assert {one: signs(live, one) for one in live.files} == anew(live)
    assert rules_of(live, statements) == before


def test_a_note_on_a_person_means_nothing_for_articles(folder: Path) -> None:
    live = Where(str(folder), has_settings=True).read()
    before, path = live.links.speakers(), str(folder / "persons.json")
    edited(live, path, '"type": "person",', '"type": "person", "notes": "x",')
    assert live.links.speakers() is before
    edited(live, path, '"name": "', '"name": "X')
    assert live.links.speakers() is not before


def dated(number: int, day: int) -> dict[str, Any]:
    before = {"previous": f"event:e{number - 1}"} if number else {}
    return {**EVENT, "id": f"event:e{number}", "date": f"2020-01-{day:02}", **before}


@pytest.fixture
def chain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A chain of events that is longer than what is worked out at once."""
    monkeypatch.setattr(live_links, "MOST_LINKED", 3)
    (tmp_path / "pourparler.toml").touch()
    party = {"type": "party", "id": "party:nor", "kind": "state", "name": "Norway"}
    written(tmp_path / "a.json", party, *(dated(number, number + 10) for number in range(8)))
    return tmp_path / "a.json"


def test_dates_of_very_many_records_are_worked_out_when_nothing_is_typed(
    seen: Seen, session: Session, chain: Path
) -> None:
    opened(session, chain)
    seen.work()
    assert seen.rules(chain) == []
    text = chain.read_text(encoding="utf-8").replace("2020-01-12", "2020-01-30")
    changes = [lsp.TextDocumentContentChangeWholeDocument(text)]
    session.changed(chain.as_uri(), 2, changes)
    session.settle()
    assert seen.rules(chain) == []
    seen.work()
    assert "timeline/impossible-order" in seen.rules(chain)
    (document,) = session.documents.values()
    assert document.project.dataset is not None
    dataset = document.project.dataset
    assert {one: signs(dataset, one) for one in dataset.files} == anew(dataset)


def test_what_is_typed_meanwhile_puts_it_off(seen: Seen, session: Session, chain: Path) -> None:
    opened(session, chain)
    seen.work()
    texts = [chain.read_text(encoding="utf-8").replace("2020-01-12", "2020-01-30")]
    texts.append(texts[0].replace("2020-01-30", "2020-01-12"))
    session.changed(chain.as_uri(), 2, [lsp.TextDocumentContentChangeWholeDocument(texts[0])])
    session.settle()
    session.work_out()
    first, seen.todo[:] = seen.todo[-1], []
    session.changed(chain.as_uri(), 3, [lsp.TextDocumentContentChangeWholeDocument(texts[1])])
    session.settle()
    assert seen.todo == []  # it is worked out by one at a time
    first()
    assert seen.rules(chain) == []
    seen.work()
    assert seen.rules(chain) == []


def test_the_end_of_a_long_chain_is_not_worked_out_at_once(chain: Path) -> None:
    """Not for an event that was not there before, either."""
    live = Where(str(chain.parent), has_settings=True).read()
    all_findings(live, str(chain))
    edited(live, str(chain), '"event:e7"', '"event:e77"')
    live.findings(str(chain))
    assert live.is_in_doubt
    assert {one: signs(live, one) for one in live.files} == anew(live)


def test_a_source_that_appeared_on_another_day_bears_on_what_it_tells_of(tmp_path: Path) -> None:
    party = {"type": "party", "id": "party:nor", "kind": "state", "name": "Norway"}
    events = [
        {**dated(number, number + 10), "evidence": [{"source": "source:a", "exact": "Both sides"}]}
        for number in range(2)
    ]
    live, path = sources(tmp_path, party, source("a", ARTICLE, published="2020-02-01"), *events)
    all_findings(live, path)
    edited(live, path, "2020-02-01", "2019-02-01")
    assert {one: signs(live, one) for one in live.files} == anew(live)

"""What the page on editors says that they show is what their language servers show."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from pourparler_validators.cli import exit_code
from tests.docs.markdown_pages import ROOT
from tests.schema.profiles.editors import CURSOR, Question, Shown, answers

PAGE: Final = ROOT / "docs" / "how-to" / "code-in-an-editor.md"
MOST: Final = 2
"""How many of the completions the page shows of each place."""
EVENT: Final = '{"type": "event", "id": "event:a", "kind": "visit", "status": "held", …}'
OFFERED: Final = (
    f'"medium": {CURSOR}',
    f'"confirmed_by": [{CURSOR}]',
    f'"date": {CURSOR}',
    f'"evidence": [{CURSOR}]',
)
NEW: Final = f"- {CURSOR}"
HOVERS: Final = (
    f'"{CURSOR}date": "2025-06-02"',
    f'"medium": "{CURSOR}phone"',
)
WRONG: Final = (
    '"medium": "radio"',
    '"date": "2 June 2025"',
    '"round": "2"',
    '"previous": "Istanbul"',
    '"place": {"name": "Oslo", "town": "Oslo"}',
)


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The rows of the page's tables, as the editors' answers give them."""
    monkeypatch.chdir(tmp_path)
    assert exit_code(["init", "talks"]) == 0
    monkeypatch.chdir("talks")
    command = ("schema", "--profile", "editor", "--ids", "records", "--vscode", "--out", "schemas")
    assert exit_code([*command]) == 0
    schemas = [{"fileMatch": ["*"], "uri": Path("schemas/file.schema.json").absolute().as_uri()}]
    path = Path("records/a.json").absolute()
    asked = [EVENT.replace("…", words) for words in (*OFFERED, *HOVERS, *WRONG)]
    questions = [Question(text, path, schemas) for text in asked]
    questions.append(Question(NEW, path.with_suffix(".yaml"), schemas))
    return [*_rows(answers(questions))]


def _rows(found: list[Shown]) -> Iterator[str]:
    inner = iter(found)
    for words in OFFERED:
        yield from _offered(words, next(inner))
    for words in HOVERS:
        under = words.partition(CURSOR)[2].partition('"')[0]
        yield f"| `{under}` in `{words.replace(CURSOR, '')}` | {_plain(next(inner).hover)} |"
    for words in WRONG:
        ((_, message),) = next(inner).problems
        yield f"| `{words}` | {message} |"
    yield from _offered(NEW, next(inner))


def _offered(words: str, shown: Shown) -> Iterator[str]:
    offered = {label: said for label, (said, _) in shown.completions.items() if label != "type"}
    for label, said in [*offered.items()][:MOST]:
        yield f"| `{words}` | `{label}` | {said} |"


def _plain(markdown: str) -> str:
    return " ".join(markdown.replace("\\", "").split())


def test_the_page_shows_what_editors_show(rows: list[str]) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [row for row in rows if f"\n{row}\n" not in text] == []
    assert len(rows) == MOST * len(OFFERED) - 1 + len(HOVERS) + len(WRONG) + MOST

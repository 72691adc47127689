"""The pages that are made from the code are those that the code makes."""

import pytest

from docs import generate
from pourparler_validators.messages.catalogue import catalogue
from tests.docs.markdown_pages import FAMILY_PAGES, ROOT, pages


def test_nothing_differs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["generate.py", "--check"])
    assert (generate.main(), capsys.readouterr().out) == (0, ""), "python docs/generate.py"


def test_a_page_of_a_family_that_is_gone_is_noticed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["generate.py", "--check"])
    texts = dict(generate.generated())
    gone = ROOT / FAMILY_PAGES / "dates.md"
    monkeypatch.setattr(
        generate, "generated", lambda: ((path, texts[path]) for path in texts if path != gone)
    )
    assert generate.main() == 1
    assert capsys.readouterr().out == "docs/reference/rules/dates.md differs\n"


def test_every_generated_page_says_so() -> None:
    made = {page.path for page in pages() if "Made by docs/generate.py" in page.text}
    assert made == {page.path for page in pages() if page.is_generated}
    assert {path for path in made if path.as_posix().startswith("docs/reference/")} == made


def test_every_rule_has_its_anchor_on_the_page_of_its_family() -> None:
    anchors = {page.path.as_posix(): page.anchors for page in pages()}
    for rule in catalogue():
        family, _, name = rule.partition("/")
        assert name in anchors[f"{FAMILY_PAGES}/{family}.md"], rule

# ruff: noqa: RUF001 - the letters of Russian words look like others
"""What a web page declares of itself: its language, and its day of publication as a proposal."""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from pourparler_validators.formats.web_pages.reading import web_page
from tests.coding.test_read import read
from tests.command_line import Run

WORDS: Final = "<p>The delegations met in Geneva on Friday, and they will meet again.</p>"
RUSSIAN: Final = (
    "<p>Делегации встретились там и не договорились. Они сказали, что это было трудно, но что они "
    "не уедут из города, пока не будет мира. Он сказал это и по телефону, и она добавила, что так "
    "и будет. Все они были там, и никто из них не был против этого.</p>"
)
MORE: Final = "<p>Talks are talks, and they go on as they have for years in the same town.</p>" * 9


def declared(head: str, body: str = WORDS) -> list[tuple[str, str]]:
    found = web_page(f"<html><head>{head}</head><body>{body}</body></html>").declared
    return [(str(one.day), one.by) for one in found.published]


def jsonld(value: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE: Final = {"@type": "NewsArticle", "datePublished": "2025-05-28T22:30:00Z"}
OPEN_GRAPH: Final = '<meta property="article:published_time" content="2025-05-28T10:00:00+03:00">'
LINKED: Final = ("2025-05-28", "JSON-LD datePublished")
PUBLISHED: Final = [
    (OPEN_GRAPH, WORDS, [("2025-05-28", "article:published_time")]),
    ("<META CONTENT='2025-05-28' NAME='DC.Date'>", WORDS, [("2025-05-28", "DC.Date")]),
    (
        '<meta name="pubdate" content="Wed, 28 May 2025 10:00:00 GMT">',
        WORDS,
        [("2025-05-28", "pubdate")],
    ),
    ('<meta name="date" content="2025-05-28 in the evening">', WORDS, [("2025-05-28", "date")]),
    ('<meta name="date" content="2025-05-281">', WORDS, []),
    ('<meta name="date" content="2025-02-30">', WORDS, []),
    ('<meta name="date" content="28 May">', WORDS, []),
    ('<meta property="article:modified_time" content="2025-05-28">', WORDS, []),
    (jsonld(ARTICLE), WORDS, [LINKED]),
    (jsonld([{**ARTICLE, "@type": ["Thing", "BlogPosting"]}]), WORDS, [LINKED]),
    (jsonld({"@graph": [{"@type": "WebSite"}, ARTICLE]}), WORDS, [LINKED]),
    (jsonld({"@type": "ItemList", "itemListElement": [ARTICLE]}), WORDS, []),
    (jsonld({**ARTICLE, "isPartOf": {**ARTICLE, "datePublished": "2001-01-01"}}), WORDS, [LINKED]),
    (jsonld({**ARTICLE, "datePublished": 20250528}), WORDS, []),
    ('<script type="application/ld+json">{"@type": "NewsArticle",</script>', WORDS, []),
    (f'<script>{{"x": {json.dumps(ARTICLE)}}}</script>', WORDS, []),
    (
        "",
        f'<span itemprop="datePublished" content="2025-05-28">Today</span>{WORDS}',
        [("2025-05-28", "datePublished")],
    ),
    ("", f'<time datetime="2025-05-28T10:00">28 May</time>{WORDS}', [("2025-05-28", "<time>")]),
    ("", f'<time class="updated" datetime="2025-05-28">28 May</time>{WORDS}', []),
    ("", f'<nav><time datetime="2025-05-20">20 May</time></nav>{WORDS}', []),
    ("", f'{MORE}<p>It ended on <time datetime="2025-05-20">20 May</time>.</p>', []),
    ("", f'<time datetime="PT2H">two hours</time>{WORDS}', []),
]


@pytest.mark.parametrize(("head", "body", "found"), PUBLISHED)
def test_the_days_of_publication_that_a_page_declares(
    head: str, body: str, found: list[tuple[str, str]]
) -> None:
    assert declared(head, body) == found


@pytest.mark.parametrize(
    ("page", "language"),
    [
        (f'<html lang="ru">{RUSSIAN}</html>', "ru"),
        (f'<html xml:lang="pt_BR">{WORDS}</html>', "pt-BR"),
        (f'<html lang="en"><body lang="de">{WORDS}</body></html>', "de"),
        (f'<html lang="en"><nav lang="fr">Menu</nav><article lang="ru">{RUSSIAN}</article>', "ru"),
        (f'<html lang="en"><article lang="fr"><p>Non.</p></article>{WORDS}</html>', "en"),
        (f'<html lang="x y">{WORDS}</html>', None),
        (f'<html lang="und">{WORDS}</html>', None),
        (f'<p lang="fr">Non.</p>{WORDS}', None),
    ],
)
def test_the_language_that_a_page_declares(page: str, language: str | None) -> None:
    assert web_page(page).declared.language == language


def source(run: Run, page: str, *options: str) -> tuple[dict[str, Any], str]:
    Path("a.html").write_text(page, encoding="utf-8")
    code, out, err = run("source", "a.html", *options)
    assert code == 0
    found: dict[str, Any] = json.loads(out)
    return found, err


def proposal(value: str, by: str) -> dict[str, str]:
    return {"field": "published", "value": value, "by": by}


class TestSource:
    def test_a_day_that_the_page_declares_is_proposed(self, run: Run) -> None:
        found, err = source(run, f"{OPEN_GRAPH}{jsonld(ARTICLE)}{WORDS}")
        assert (found["record"]["published"], err) == ("2025-05-28", "")
        assert found["proposed"] == [proposal("2025-05-28", "article:published_time")]

    def test_a_day_of_the_dateline_is_proposed(self, run: Run) -> None:
        Path("a.txt").write_text("Talks end\nMay 16, 2025\nThey met.\n")
        found = json.loads(run("source", "a.txt")[1])
        assert found["record"]["published"] == "2025-05-16"
        assert found["proposed"] == [proposal("2025-05-16", "dateline")]

    def test_nothing_is_proposed_where_the_day_is_given(self, run: Run) -> None:
        found, err = source(run, f"{OPEN_GRAPH}{WORDS}", "--published", "2025-05-20")
        assert (found["record"]["published"], err, "proposed" in found) == ("2025-05-20", "", False)

    def test_a_dateline_of_the_day_before_agrees(self, run: Run) -> None:
        found, err = source(run, f"{OPEN_GRAPH}<p>GENEVA, May 27 (AP) — They met.</p>")
        assert (found["record"]["published"], err) == ("2025-05-28", "")
        by = [one["by"] for one in found["proposed"]]
        assert by == ["article:published_time", "dateline"]

    def test_one_moment_in_two_zones_is_one_day(self, run: Run) -> None:
        late = '<meta property="article:published_time" content="2025-05-29T01:30:00+03:00">'
        found, err = source(run, f"{late}{jsonld(ARTICLE)}{WORDS}")
        assert (found["record"]["published"], err) == ("2025-05-29", "")

    @pytest.mark.parametrize(
        ("page", "said"),
        [
            (
                OPEN_GRAPH + jsonld({**ARTICLE, "datePublished": "2024-05-28"}) + WORDS,
                "article:published_time says 2025-05-28 and JSON-LD datePublished says 2024-05-28",
            ),
            (
                f'{OPEN_GRAPH}<time datetime="2025-05-20">20 May</time>{WORDS}',
                "article:published_time says 2025-05-28, <time> says 2025-05-20 "
                "and dateline says 20 May",
            ),
            (
                f"{OPEN_GRAPH}<p>GENEVA, May 16 (AP) — They met.</p>",
                "article:published_time says 2025-05-28 and dateline says May 16",
            ),
        ],
    )
    def test_days_that_contradict_each_other_are_told(self, run: Run, page: str, said: str) -> None:
        found, err = source(run, page)
        assert err == (
            f"a.html: days of publication contradict each other: {said}; give the right one "
            "with --published\n"
        )
        assert "published" not in found["record"]
        assert len(found["proposed"]) >= 2

    def test_the_language_of_the_page(self, run: Run) -> None:
        found, err = source(run, f'<html lang="ru">{RUSSIAN}</html>')
        assert (found["record"]["language"], err) == ("ru", "")
        found, err = source(run, f'<html lang="ru">{RUSSIAN}</html>', "--language", "uk")
        assert (found["record"]["language"], err) == ("uk", "")
        found, err = source(run, f"<html>{RUSSIAN}</html>")
        assert (found["record"]["language"], err) == ("ru", "")

    def test_a_language_that_the_words_contradict_is_told(self, run: Run) -> None:
        found, err = source(run, f'<html lang="en">{RUSSIAN}</html>')
        assert found["record"]["language"] == "ru"
        assert err == (
            "a.html: the page says that its language is en, its words are in ru; give it with "
            "--language\n"
        )

    def test_a_text_that_tells_no_language_is_english(self, run: Run) -> None:
        assert source(run, "<p>Vellin.</p>")[0]["record"]["language"] == "en"


class TestRead:
    def test_the_page_is_read_by_what_it_declares(self, run: Run) -> None:
        head = f'<html lang="ru">{OPEN_GRAPH}'
        Path("b.html").write_text(f"{head}<p>Нет.</p>", encoding="utf-8")
        value = read(run, file="b.html")
        assert (value["language"], value["language_from"]) == ("ru", "page")
        assert (value["published"], value["published_from"]) == ("2025-05-28", "page")
        assert value["proposed"] == [proposal("2025-05-28", "article:published_time")]
        text = run("read", "b.html")[1]
        assert "Language: ru, as the page declares.\n" in text
        assert "Published: Wednesday 2025-05-28, as the page declares.\n" in text

    def test_what_contradicts_the_page_is_told(self, run: Run) -> None:
        head = f'<html lang="en">{OPEN_GRAPH}'
        other = jsonld({**ARTICLE, "datePublished": "2024-05-28"})
        Path("b.html").write_text(f"{head}{other}{RUSSIAN}", encoding="utf-8")
        value = read(run, file="b.html")
        assert (value["language"], value["language_from"]) == ("ru", "detected")
        assert "published" not in value
        text = run("read", "b.html")[1]
        assert "Language: ru, told by its small words, though the page declares en.\n" in text
        assert (
            "Days of publication that contradict each other: article:published_time says "
            "2025-05-28 and JSON-LD datePublished says 2024-05-28.\n"
        ) in text

    def test_what_is_given_counts_more(self, run: Run) -> None:
        Path("b.html").write_text(f'<html lang="ru">{OPEN_GRAPH}{WORDS}', encoding="utf-8")
        value = read(run, "--published", "2024-03-01", "--language", "fr", file="b.html")
        assert (value["published"], value["language"]) == ("2024-03-01", "fr")
        assert "proposed" not in value


def test_locate_and_new_read_a_page_in_its_language(run: Run) -> None:
    Path("b.html").write_text(f'<html lang="ru">{OPEN_GRAPH}{RUSSIAN}', encoding="utf-8")
    record = json.loads(run("new", "source", "--text", "b.html")[1])
    assert (record["language"], record["published"]) == ("ru", "2025-05-28")
    assert run("locate", "b.html", "Они сказали")[0] == 0

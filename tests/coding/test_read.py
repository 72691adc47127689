"""pourparler read: what is read in an article, as text, JSON and HTML."""

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest

from pourparler_validators.coding.contents.plain import schema_text
from tests.command_line import Run
from tests.grounding.seed import EXAMPLE, SEEDS
from tests.validators.test_command_line import is_one_sentence, put

TEXT: Final = (
    "Norland and France meet again\n"
    "May 17, 2025\n"
    "The envoy, Anna Berg, met two ministers yesterday.[1] "
    "“We heard ‘not now’ in Paris,” she said.\n"
    "They meet on Friday, in June and two days later. The “peace” is a dream, Mr Dahl wrote.\n"
)
JSON_GIVEN: Final = "b.txt is JSON, not an article: name the text of a source"
NORLAND: Final = {"type": "party", "id": "party:nor", "kind": "other", "name": "Norland"}
BERG: Final = {"type": "person", "id": "person:berg", "name": "Anna Berg"}
SOURCE: Final = {
    "type": "source",
    "id": "source:a",
    "kind": "news_article",
    "language": "en",
    "published": "2025-05-17",
    "text_file": "a.txt",
}


@pytest.fixture(autouse=True)
def files(run: Run) -> None:
    put("a.txt", TEXT)
    put("data/records.json", [NORLAND, BERG, {**SOURCE, "text_file": "b.txt"}])


def read(run: Run, *arguments: str | Path, file: str | Path = "a.txt") -> dict[str, Any]:
    code, out, err = run("read", file, *arguments, "--format", "json")
    assert (code, err) == (0, "")
    value: dict[str, Any] = json.loads(out)
    jsonschema.Draft202012Validator(json.loads(schema_text())).validate(value)
    return value


def found(value: dict[str, Any], kind: str) -> dict[str, dict[str, Any]]:
    """What is read of a kind, by its words."""
    return {one["text"]: one for one in value["found"] if one["kind"] == kind}


def test_each_thing_stands_where_it_is_said_to(run: Run) -> None:
    lines = TEXT.split("\n")
    for one in read(run)["found"]:
        assert one["text"] == TEXT[one["start"] : one["end"]]
        line = lines[one["line"] - 1]
        assert line[one["column"] - 1 :].startswith(one["text"])


def test_all_is_in_order(run: Run) -> None:
    places = [(one["start"], -one["end"]) for one in read(run)["found"]]
    assert places == sorted(places)
    assert read(run) == read(run)


def test_quotations_with_depth_and_speaker(run: Run) -> None:
    quotations = found(read(run), "quotation")
    assert list(quotations) == ["We heard ‘not now’ in Paris,", "not now", "peace"]
    outer = quotations["We heard ‘not now’ in Paris,"]
    assert (outer["depth"], outer["is_certain"], outer["is_scare"]) == (1, True, False)
    assert outer["speaker"] == {
        "described": "Anna Berg",
        "cue": {
            "start": 54,
            "end": 63,
            "line": 3,
            "column": 12,
            "text": "Anna Berg",
            "is_label": False,
        },
    }
    assert quotations["not now"]["depth"] == 2
    assert quotations["peace"]["is_scare"] is True


def test_dates_with_what_they_are_counted_from(run: Run) -> None:
    value = read(run)
    assert (value["published"], value["published_from"]) == ("2025-05-17", "dateline")
    dates = found(value, "date")
    assert dates["May 17, 2025"]["is_dateline"] is True
    assert "counted_from" not in dates["May 17, 2025"]
    assert dates["yesterday"]["counted_from"] == "publication"
    assert dates["yesterday"]["earliest"] <= "2025-05-16" <= dates["yesterday"]["latest"]
    assert dates["yesterday"]["likely"] == {"first": "2025-05-16", "last": "2025-05-16"}
    assert dates["Friday"]["likely"] == {"first": "2025-05-16", "last": "2025-05-16"}
    assert dates["Friday"]["also_likely"] == [{"first": "2025-05-23", "last": "2025-05-23"}]
    assert (dates["Friday"]["earliest"], dates["Friday"]["latest"]) == ("2025-04-25", "2025-06-13")
    assert dates["June"]["likely"] == {"first": "2025-06-01", "last": "2025-06-30"}
    assert "earliest" not in dates["June"]
    (story,) = (one for one in dates.values() if one.get("counted_from") == "story")
    assert story["unknown_because"] == "the text counts the date from another of its story"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("GENEVA, 5 March 2025 (Example News) — The delegations met.", "2025-03-05"),
        ("GENEVA, 5 March 2025 (Example News) The delegations met.", "2025-03-05"),
        ("GENEVA, 5 March 2025 (Example News)", "2025-03-05"),
        ("Geneva, March 5, 2025 (Example News) – The delegations met.", "2025-03-05"),
        ("In Geneva, 5 March 2025 (a Wednesday) was the first day.", None),
        ("The talks of Geneva, 5 March 2025 (the first) – and last – failed.", None),
    ],
)
def test_a_day_behind_a_place_and_before_an_agency_is_a_dateline(
    line: str, day: str | None, run: Run
) -> None:
    put("a.txt", f"Talks on water open\n\n{line}\n\nThe delegations went on yesterday.\n")
    assert read(run, "--language", "en").get("published") == day


def test_numbers_by_value(run: Run) -> None:
    put("a.txt", "They freed over 1,500 men, two and a half million shells, dozens in all.\n")
    numbers = found(read(run), "number")
    assert [(one["value"], one["is_vague"]) for one in numbers.values()] == [
        (1500, False),
        (2_500_000, False),
        (12, True),
    ]


def test_names_and_whom_they_mean(run: Run) -> None:
    meant = {text: one["meant"] for text, one in found(read(run), "name").items()}
    assert meant["France"] == [{"referent": "state", "name": "France", "country": "FR"}]
    assert meant["Paris"] == meant["France"]
    assert meant["Anna Berg"] == [{"referent": "unknown_person", "name": "Anna Berg"}]
    assert found(read(run), "name")["Paris"]["name_kinds"] == ["capital"]
    known = read(run, "--dataset", "data")
    meant = {text: one["meant"] for text, one in found(known, "name").items()}
    assert meant["Norland"] == [{"referent": "party", "name": "Norland", "id": "party:nor"}]
    assert meant["Anna Berg"] == [{"referent": "person", "name": "Anna Berg", "id": "person:berg"}]
    speaker = next(one["speaker"] for one in known["found"] if one.get("depth") == 1)
    assert speaker["meant"] == meant["Anna Berg"]


def test_labels_and_what_is_left_out(run: Run) -> None:
    talk = "ANNA BERG: We stay.\nQUESTION: How long?\nANNA BERG: A <b>year</b>.\n"
    put("a.txt", talk)
    value = read(run)
    assert [one["start"] for one in value["found"] if one["kind"] == "label"] == [0, 20, 40]
    assert {one["read_as"] for one in found(value, "left_out").values()} == {""}
    speakers = [one["speaker"] for one in value["found"] if one["kind"] == "quotation"]
    assert [one["described"] for one in speakers][:1] == ["ANNA BERG"]
    assert all(one["cue"]["is_label"] for one in speakers)


def test_what_is_known_of_the_source(run: Run) -> None:
    put("a.txt", "They met yesterday.\n")
    put("records.json", [NORLAND, SOURCE])
    value = read(run, "--dataset", "records.json")
    assert (value["source"], value["language_from"]) == ("source:a", "source")
    assert (value["published"], value["published_from"]) == ("2025-05-17", "source")
    value = read(run, "--dataset", "records.json", "--published", "2024-03-01", "--language", "en")
    assert (value["published"], value["published_from"]) == ("2024-03-01", "given")
    assert value["language_from"] == "given"
    assert "source" not in read(run, "--dataset", "data")
    assert read(run, "--dataset", "data", "--source", "source:a")["source"] == "source:a"


def test_a_source_is_known_by_its_checksum(run: Run) -> None:
    value = read(run, "--dataset", EXAMPLE, file=SEEDS / "istanbul-2025.txt")
    assert value["source"] == "source:istanbul-2025"
    speakers = [one["speaker"] for one in value["found"] if one["kind"] == "quotation"]
    assert [one["meant"][0]["id"].partition(":")[2] for one in speakers] == [
        *("lavrov", "lavrov", "lavrov", "putin", "trump", "peskov", "peskov")
    ]


def test_as_text(run: Run) -> None:
    put("a.txt", "Talks end\nMay 17, 2025\n“We won,” Anna Berg said\tin Paris.\n")
    code, out, err = run("read", "a.txt", "--language", "en")
    assert (code, err) == (0, "")
    assert out.split("\n") == [
        "a.txt",
        "Language: en, as given.",
        "Published: Saturday 2025-05-17, by the text itself.",
        'Read: " quotation 1, d date 1, # number 0, n name 2, l label 0, x left out 0.',
        "",
        "1 | Talks end",
        "",
        "2 | May 17, 2025",
        "  | dddddddddddd",
        "  = 2:1 date May 17, 2025: the day of publication, as the text gives it; "
        "Saturday 2025-05-17",
        "",
        "3 | “We won,” Anna Berg said    in Paris.",
        '  |  """""""  nnnnnnnnn            nnnnn',
        '  = 3:2 quotation We won,: by Anna Berg, as "Anna Berg" tells at 3:11',
        "  = 3:11 name Anna Berg: Anna Berg, a person whom no dataset names",
        "  = 3:29 name Paris: France (the state FR), by its capital",
        "",
    ]


def test_long_lines_are_broken_where_words_end(run: Run) -> None:
    put("a.txt", "Paris " * 40 + "巴黎" * 60 + "\n")
    _, out, _ = run("read", "a.txt", "--language", "en")
    rows = [line[4:] for line in out.split("\n") if re.match("1 \\| |  \\| [^n]", line)]
    assert max(map(len, rows)) <= 90
    assert "".join(rows).replace(" ", "") == (("Paris" * 40) + "巴黎" * 60)


class Page(HTMLParser):
    """What a browser makes of the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: Counter[str] = Counter()
        self.text = ""
        self._open: list[str] = []
        self._text_at = 0
        self.feed(page)
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags[tag] += 1
        self.ids += [values["id"] or ""] if "id" in values else []
        self.links += [values["href"] or ""] if "href" in values else []
        if tag not in ("meta", "br"):
            self._open.append(tag)
        if values.get("class") == "text":
            self._text_at = len(self._open)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        if len(self._open) < self._text_at:
            self._text_at = 0

    def handle_data(self, data: str) -> None:
        if self._text_at and "a" not in self._open:
            self.text += data


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "<script>alert(1)</script> & “<b>bold</b> words,” Anna Berg said. </div>\n",
        "“A\n\n“B\n\n“C,” Anna Berg said.\n",
        "قال أحمد: «نحن جاهزون» في باريس.\n",
        "首相は「準備ができている」と述べた。\n",
        "x &lt;p&gt; \u202e“y,” he said\u0007.\n",
    ],
)
def test_as_html(run: Run, text: str) -> None:
    put("a.txt", text)
    code, out, err = run("read", "a.txt", "--format", "html")
    assert (code, err) == (0, "")
    page = Page(out)
    assert page.text == text.replace("\u202e", "\\u202e").replace("\u0007", "\\u0007")
    assert len(set(page.ids)) == len(page.ids)
    assert {one[1:] for one in page.links} <= set(page.ids)
    assert not page.tags.keys() & {"script", "link", "img", "iframe", "b", "p" * 2}
    assert not re.search(r"https?:|url\(|@import", out)
    assert page.tags["tr"] - 1 == len(read(run)["found"])


@pytest.mark.parametrize("language", ["ja", "ar", "und", "tlh"])
def test_a_language_without_tables(run: Run, language: str) -> None:
    put("a.txt", "首相は「準備ができている」と述べた。[1]\n")
    value = read(run, "--language", language)
    assert (value["language"], value["has_tables"]) == (language, False)
    assert list(found(value, "quotation")) == ["準備ができている"]
    _, out, _ = run("read", "a.txt", "--language", language)
    assert "There are no tables for the language" in out


def test_a_language_that_nothing_tells(run: Run) -> None:
    put("a.txt", "Hoki ana ratou.\n")
    value = read(run)
    assert (value["language"], "language_from" in value) == ("und", False)
    _, out, _ = run("read", "a.txt")
    said = "Language: not known; give it with --language (there are tables for "
    assert out.split("\n")[1].startswith(said)
    assert (
        "Published: not known; give the day with --published, so that dates can be counted." in out
    )


@pytest.mark.parametrize(
    ("content", "arguments", "said"),
    [
        (None, (), "b.txt cannot be read: no such file or directory"),
        (b"\xff\xfe", (), "b.txt is not in UTF-8: save it as UTF-8"),
        (b" \n", (), "b.txt is empty"),
        (b'{"records": []}', (), JSON_GIVEN),
        (
            b'\n{"id": 1}\n{"id": 2}\n',
            (),
            "b.txt is JSON, not an article: name the text of a source",
        ),
        (b"Talks.", ("--published", "5/6/25"), '--published "5/6/25" is no date; write 2025-05-29'),
        (
            b"Talks.",
            ("--source", "source:a"),
            "--source names a record of a dataset: give it with --dataset",
        ),
        (
            b"Talks.",
            ("--dataset", "data", "--source", "source:b"),
            'there is no sound source "source:b"; did you mean "source:a"?',
        ),
    ],
)
def test_bad_input(run: Run, content: bytes | None, arguments: tuple[str, ...], said: str) -> None:
    if content is not None:
        Path("b.txt").write_bytes(content)
    code, out, err = run("read", "b.txt", *arguments)
    assert (code, out, err) == (2, "", f"error: {said}\n")
    assert is_one_sentence(err)


def test_a_folder(run: Run) -> None:
    code, out, err = run("read", "data")
    assert (code, out, err) == (2, "", "error: data cannot be read: is a directory\n")


def test_the_schema_is_printed(run: Run) -> None:
    code, out, _ = run("schema", "contents")
    assert (code, out) == (0, schema_text())
    jsonschema.Draft202012Validator.check_schema(json.loads(out))

"""States are known in articles by the names that ship with the checker."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from pourparler_validators import check_files
from pourparler_validators.contract.questions import Speaker
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.speakers import Roster
from tests.validators.checked import ROOT

TEXT = "“We are ready to sign,” {said}."


def state(code: str, name: str, *aliases: str) -> Speaker:
    key = f"party:{code.lower()}"
    return Speaker(
        key, (name, *aliases), parties=frozenset({key}), stand_ins=frozenset(aliases), country=code
    )


RUSSIA = state("RU", "Russia")
AMERICA = state("US", "United States")
SUDAN = state("SD", "Sudan")
SEOUL = state("KR", "South Korea")
GUINEA = state("GN", "Guinea")
UKRAINE = state("UA", "Ukraine")
ISRAEL = state("IL", "Israel")
TURKEY = state("TR", "Türkiye")
STATES = (RUSSIA, AMERICA, SUDAN, SEOUL, GUINEA, UKRAINE, ISRAEL, TURKEY)


def mentioned(text: str, language: str = "en", known: tuple[Speaker, ...] = STATES) -> list[str]:
    """What of a text is taken for a mention, and of whom."""
    article = prepared(text, language)
    return [
        f"{article.words(one.first, one.last)}: {' '.join(sorted(one.speakers))}"
        for one in Roster(known, language).cast_in(article).mentions
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Moscow agreed.", ["Moscow: party:ru"]),
        ("The Kremlin's aide and the White House agreed.", ["Kremlin's", "White House"]),
        ("American and Russian envoys of the U.S. met.", ["American", "Russian", "U.S"]),
        ("Türkiye, Turkey and Turks agree.", ["Türkiye", "Turkey", "Turks"]),
        ("They told us that Tel Aviv agreed.", ["Tel Aviv: party:il"]),
        # names of others, of which a state's name is a part
        ("South Sudan and North Korea agreed.", []),
        ("North Koreans and Papua New Guinea agreed, as did Guinea-Bissau.", []),
        ("The Washington Post and the Moscow Times wrote.", []),
        ("Sudan, Korea and Guinea agreed.", ["Sudan", "Korea: party:kr", "Guinea"]),
        # not in the dataset, not in this language, no name
        ("Paris and France agreed.", []),
        ("Brussels and Вашингтон agreed; moscow did not.", []),
    ],
)
def test_states_are_mentioned_by_their_names(text: str, found: list[str]) -> None:
    said = mentioned(text)
    assert len(said) == len(found)
    assert all(f"{one}:".startswith(f"{want}:") for one, want in zip(said, found, strict=True))


def test_names_are_those_of_the_language_of_the_article() -> None:
    assert mentioned("Moscou et le Quai d’Orsay.", "fr") == ["Moscou: party:ru"]
    assert mentioned("Moscou agreed.", "en") == []
    assert mentioned("Вашингтон и Кремль согласны.", "ru-RU") == [
        "Вашингтон: party:us",
        "Кремль: party:ru",
    ]
    assert mentioned("Moscow agreed.", "tr") == []


def test_a_name_that_the_dataset_gives_is_whose_it_says() -> None:
    house = Speaker("party:house", ("The White House",), parties=frozenset({"party:house"}))
    assert mentioned("The White House and Washington.", known=(AMERICA, house)) == [
        "White House: party:house",
        "Washington: party:us",
    ]


@pytest.mark.parametrize(
    ("one", "other", "name_one", "may_mean_one"),
    [
        ("Turkey", "Türkiye", True, True),
        ("Russian Federation", "Russia", True, True),
        ("US", "United States", True, True),
        ("America", "U.S.", True, True),
        ("ROK", "South Korea", True, True),
        ("Kiev", "Kyiv", True, True),
        ("Moscow", "Russia", False, True),
        ("the Kremlin", "Moscow", False, False),
        ("Kremlin", "Moscow", False, True),
        ("American", "US", True, True),
        ("U.S.", "American", True, True),
        ("Americans", "US", False, True),
        ("American", "United States", False, True),
        ("Russian", "US", False, False),
        ("British", "UK", True, False),
        ("NATO", "American", False, False),
        ("Jerusalem", "Tel Aviv", False, True),
        # a name that two states share is nobody's
        ("Korea", "South Korea", False, True),
        ("Russia", "Ukraine", False, False),
        # a state that is none of the dataset's
        ("France", "French Republic", True, False),
        ("France", "Germany", False, False),
        ("Tehran", "Teheran", True, False),
        ("Pretoria", "Tshwane", False, False),
        ("Tehran", "Iran", False, False),
        ("", "Russia", False, False),
    ],
)
def test_which_wordings_name_one_state(
    one: str, other: str, name_one: bool, may_mean_one: bool
) -> None:
    roster = Roster(STATES, "en")
    assert roster.are_names_of_one(one, other) is name_one
    assert roster.may_mean_one(one, other) is may_mean_one


def test_a_capital_that_the_dataset_gives_only_stands_for_its_state() -> None:
    roster = Roster((state("DE", "Germany", "Bonn"),), "en")
    assert not roster.are_names_of_one("Bonn", "Germany")
    assert roster.may_mean_one("Bonn", "Germany")


SOURCE = {
    "type": "source",
    "id": "source:a",
    "kind": "news_article",
    "language": "en",
    "text_file": "a.txt",
}
PARTIES = [
    {"type": "party", "id": "party:rus", "kind": "state", "name": "Russia", "country": "RU"},
    {"type": "party", "id": "party:tur", "kind": "state", "name": "Türkiye"},
    {"type": "person", "id": "person:erdogan", "name": "Recep Tayyip Erdogan"},
]


def findings(folder: Path, article: str, **statement: Any) -> list[tuple[str, str, str]]:
    """What grounding says of a statement; severity, rule, message."""
    (folder / "a.txt").write_text(article, encoding="utf-8")
    record = {
        "type": "statement",
        "id": "statement:s",
        "acts": ["inform"],
        "speaker": statement.get("speaker", "party:rus"),
        "segments": [{"kind": "direct", "source": "source:a", "text": statement["text"]}],
    }
    path = folder / "a.json"
    path.write_text(json.dumps([SOURCE, *PARTIES, record]), encoding="utf-8")
    report = check_files([str(path)], select=["grounding"])
    return [
        (str(one.severity), one.rule, one.message)
        for one in report.findings
        if one.rule.startswith("grounding/")
    ]


@pytest.mark.parametrize("said", ["the Kremlin said", "Moscow said", "Russian officials said"])
def test_what_stands_for_a_state_speaks_for_it(said: str, tmp_path: Path) -> None:
    article = f"“We are ready to sign the paper today,” {said}."
    assert findings(tmp_path, article, text="We are ready to sign the paper today") == []


def test_another_state_is_contradicted(tmp_path: Path) -> None:
    article = "Ankara met Moscow. “We are ready to sign the paper today,” Ankara said."
    words = "We are ready to sign the paper today"
    assert findings(tmp_path, article, text=words) == [
        ("warning", "grounding/speaker-contradicted", "the article gives the words to party:tur")
    ]


def test_the_example_needs_no_aliases_of_its_states(tmp_path: Path) -> None:
    example = ROOT / "examples" / "istanbul-2025"
    for path in example.glob("*.json"):
        document = json.loads(path.read_text(encoding="utf-8"))
        for record in document["records"]:
            if record["type"] == "party":
                record.pop("aliases", None)
        (tmp_path / path.name).write_text(json.dumps(document), encoding="utf-8")
    report = check_files([str(tmp_path)], today=dt.date(2025, 6, 10), texts=[str(ROOT / "seeds")])
    assert report.findings == ()
    assert report.records > 30


@pytest.mark.parametrize(
    "article",
    [
        "Erdogan spoke. “We are ready to sign the paper today,” he said.",
        "Erdogan spoke. The Kremlin will see it, he said: “We are ready to sign the paper today.”",
        "MOSCOW — Erdogan spoke. Russian troops leave, he said: “We are ready to sign the paper "
        "today.”",
    ],
)
def test_what_stands_for_a_state_gives_way_to_a_pronoun(article: str, tmp_path: Path) -> None:
    words = "We are ready to sign the paper today"
    assert findings(tmp_path, article, text=words, speaker="person:erdogan") == []


def test_what_a_people_is_called_contradicts_nobody(tmp_path: Path) -> None:
    article = (
        "In a letter, Erdogan wrote that according to the plan, Russian forces leave today "
        "despite the “additional security measures” of the paper."
    )
    found = findings(
        tmp_path, article, text="additional security measures", speaker="person:erdogan"
    )
    assert [severity for severity, _, _ in found] == ["info"]


@pytest.mark.parametrize(
    ("record", "article", "level"),
    [
        ("We trust Turkey in this matter", "We trust Türkiye in this matter", "warning"),
        ("We trust Russia in this matter", "We trust Moscow in this matter", "error"),
    ],
)
def test_an_official_name_is_an_alias_and_a_capital_is_not(
    record: str, article: str, level: str, tmp_path: Path
) -> None:
    found = findings(tmp_path, f"“{article},” Moscow said.", text=record)
    assert [severity for severity, rule, _ in found] == [level], found

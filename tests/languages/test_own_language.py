"""A language of a project's own: its folder is found, sentences are read, faults are named."""

import datetime as dt
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pourparler_validators.contract.questions import Speaker
from pourparler_validators.entries.placeholders import is_placeholder
from pourparler_validators.grounding.article import Article, prepared
from pourparler_validators.grounding.attribution import Attributor, Support
from pourparler_validators.grounding.dates.finding import told_in
from pourparler_validators.grounding.dates.resolving import days_of
from pourparler_validators.grounding.search import find_quotation
from pourparler_validators.grounding.speakers import Roster
from pourparler_validators.languages.manual import keys
from pourparler_validators.languages.tables import language_of, languages
from tests.languages.own_language import HERE, own_language

RUSSO = Speaker("person:russo", ("Chiara Russo",), is_person=True)
CONTI = Speaker("person:conti", ("Aldo Conti",), is_person=True)
ITALY = Speaker("party:it", ("Italia",), country="IT")
PUBLISHED = dt.date(2025, 6, 4)


@pytest.fixture(autouse=True)
def italian(tmp_path: Path) -> Iterator[None]:
    with own_language(tmp_path / "site"):
        yield


def article(text: str) -> Article:
    return prepared(text, "it")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("«Non firmeremo nulla», ha detto Chiara Russo.", RUSSO),
        ("Secondo Aldo Conti, i colloqui «sono a buon punto».", CONTI),
        (
            "Il ministro Aldo Conti ha ricevuto Chiara Russo. «Siamo pronti», ha aggiunto Conti.",
            CONTI,
        ),
        ("Aldo Conti, che ha incontrato Chiara Russo, ha dichiarato: «Siamo pronti».", CONTI),
        ("Chiara Russo è arrivata lunedì. «Ci vediamo domani», ha detto.", RUSSO),
        ("«Siamo pronti a firmare», ha fatto sapere la Farnesina.", ITALY),
    ],
)
def test_speakers_are_read(text: str, speaker: Speaker) -> None:
    read = article(text)
    cast = Roster((RUSSO, CONTI, ITALY), "it").cast_in(read)
    start, end = text.index("«") + 1, text.index("»")
    supported = [
        one
        for one in (RUSSO, CONTI, ITALY)
        if Attributor(read, cast).verified(start, end, one).support is Support.SUPPORTED
    ]
    assert supported == [speaker]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("L'accordo è stato firmato lunedì 2 giugno 2025.", "2025-06-02", "2025-06-02"),
        ("I colloqui sono ripresi la settimana scorsa.", "2025-05-22", "2025-06-03"),
        ("Si erano visti tre giorni fa.", "2025-05-31", "2025-06-02"),
    ],
)
def test_dates_are_read(text: str, first: str, last: str) -> None:
    (told,) = told_in(article(text))
    days = days_of(told, PUBLISHED)
    assert days is not None
    assert (days.first.isoformat(), days.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("liberati ventotto prigionieri prima dell'estate", []),
        ("liberati 28 prigionieri prima dell’estate", ["number_form"]),
        ("liberati ventuno prigionieri prima dell'estate", ["number"]),
        ("liberati ventotto prigionieri dopo dell'estate", ["polarity"]),
    ],
)
def test_differences_are_read(words: str, kinds: list[str]) -> None:
    found = find_quotation(
        article("«Saranno liberati ventotto prigionieri prima dell'estate», ha detto."), words
    )
    assert [str(one.kind) for one in found.differences if one.kind != "typography"] == kinds


def test_it_is_one_language_among_the_others() -> None:
    assert "it" in [language.tag for language in languages()]
    assert language_of("it-CH") is language_of("it")


def test_its_placeholders_are_known() -> None:
    assert is_placeholder(" Da definire ")


def test_a_fault_of_its_tables_is_told_with_what_to_do(tmp_path: Path) -> None:
    package = tmp_path / "desk_languages"
    shutil.copytree(HERE / "desk_languages", package)
    tables = package / "it" / "tables.toml"
    text = tables.read_text(encoding="utf-8")
    tables.write_text(text.replace("doubts =", "doubt ="), encoding="utf-8")
    records = tmp_path / "records.json"
    records.write_text('{"records": [{"type": "person", "id": "person:a", "name": "A"}]}')
    done = subprocess.run(
        [sys.executable, "-m", "pourparler_validators", "check", str(records)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == f'error: {tables}: "doubts" is missing\n'
    assert done.returncode == 2


def test_every_key_is_explained() -> None:
    assert [key for key, _, about in keys() if not about] == []

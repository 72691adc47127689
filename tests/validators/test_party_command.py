"""``pourparler party``: ready records of states."""

import json

import pytest

from pourparler import Party
from pourparler.countries import COUNTRIES
from pourparler.document import record_adapter
from pourparler_validators import check_text
from pourparler_validators.cli import exit_code
from pourparler_validators.languages.states import state_codes

GEORGIA = {
    "type": "party",
    "id": "party:geo",
    "kind": "state",
    "name": "Georgia",
    "aliases": [
        {"name": "Republic of Georgia", "kind": "short", "language": "en"},
        {"name": "Sakartvelo", "kind": "short", "language": "en"},
        {"name": "Georgian SSR", "kind": "former", "language": "en"},
        {"name": "Georgian Soviet Socialist Republic", "kind": "former", "language": "en"},
        {"name": "Orbeliani Palace", "kind": "metonym", "language": "en"},
        {"name": "Tbilisi", "kind": "metonym", "language": "en"},
        {"name": "Georgian", "kind": "demonym", "language": "en"},
        {"name": "Georgians", "kind": "demonym", "language": "en"},
    ],
    "country": "GE",
    "identifiers": [
        {"scheme": "iso3166-1", "value": "GE"},
        {"scheme": "un-m49", "value": "268"},
        {"scheme": "gwno", "value": "372"},
        {"scheme": "cow", "value": "372"},
    ],
}


class Printed:
    """Runs the command, and gives what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        self._capsys.readouterr()
        code = exit_code(["party", *arguments])
        return (code, *self._capsys.readouterr())

    def ids(self, *arguments: str) -> list[str]:
        code, out, _ = self(*arguments, "--format", "jsonl")
        assert code == 0
        return [json.loads(line)["id"] for line in out.splitlines()]


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Printed:
    return Printed(capsys)


@pytest.mark.parametrize("text", ["GE", "ge", "GEO", "Georgia", "Грузия", "the Tbilisi", "Грузія"])
def test_a_record_with_all_that_is_known(text: str, printed: Printed) -> None:
    code, out, err = printed(text)
    assert (code, err) == (0, "")
    assert json.loads(out) == GEORGIA
    assert list(json.loads(out)) == list(GEORGIA)


def test_several_are_a_list_each_once(printed: Printed) -> None:
    _, out, _ = printed("Kremlin", "GE", "Moscow")
    assert [record["id"] for record in json.loads(out)] == ["party:rus", "party:geo"]
    assert printed.ids("U.S.", "Burma", "XK") == ["party:usa", "party:mmr", "party:xkx"]


def test_names_in_other_languages(printed: Printed) -> None:
    _, out, _ = printed("GE", "--language", "ru", "--language", "en")
    record = json.loads(out)
    assert record["name"] == "Грузия"
    assert {"name": "Тбилиси", "kind": "metonym", "language": "ru"} in record["aliases"]
    assert {"name": "Georgia", "kind": "short", "language": "en"} in record["aliases"]


def test_yaml_is_a_document(printed: Printed) -> None:
    _, out, _ = printed("GE", "RU", "--format", "yaml")
    report = check_text(out, "parties.yaml")
    assert {finding.rule for finding in report.findings} == {"identity/never-used"}
    assert report.records == 2


def test_every_state_has_a_sound_record(printed: Printed) -> None:
    _, out, _ = printed(*COUNTRIES, "--format", "jsonl")
    records = [record_adapter().validate_json(line) for line in out.splitlines()]
    assert [record.country for record in records if isinstance(record, Party)] == list(COUNTRIES)
    assert {record.id for record in records} == {
        f"party:{codes.alpha3.lower()}" for codes in state_codes().values()
    }


def test_a_capital_that_means_others_is_left_out(printed: Printed) -> None:
    _, out, _ = printed("BE")
    assert "Brussels" not in out


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Nigerria", 'there is no state "Nigerria"; did you mean "Nigeria"?'),
        ("Untied States", 'there is no state "Untied States"; did you mean "United States"?'),
        (
            "Brussels",
            'there is no state "Brussels"; name it, or give its code of ISO 3166-1, such as GE',
        ),
        ("Грузя", 'there is no state "Грузя"; did you mean "Грузия"?'),
        ("Korea", 'several states are called "Korea": name one by its code, KP or KR'),
        ("Guinea", 'several states are called "Guinea": name one by its code, GN, GQ or GW'),
        (
            "x" * 300,
            f'there is no state "{"x" * 199}…"; name it, or give its code of ISO 3166-1, '
            "such as GE",
        ),
        ("", 'there is no state ""; name it, or give its code of ISO 3166-1, such as GE'),
    ],
)
def test_what_is_no_state_is_said_with_names_like_it(
    text: str, sentence: str, printed: Printed
) -> None:
    assert printed("GE", text) == (2, "", f"error: {sentence}\n")


def test_an_unknown_language_is_said(printed: Printed) -> None:
    sentence = 'the names of states are not known in "xx", but in en, fr, es, de, ru and uk'
    assert printed("GE", "--language", "xx") == (2, "", f"error: {sentence}\n")


def test_a_state_must_be_named(printed: Printed) -> None:
    assert printed() == (2, "", "error: Missing argument 'STATE...'\n")

"""What the page is told and what it saves, asked as it asks."""

import hashlib
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from starlette.testclient import TestClient

from pourparler_validators.cli import exit_code
from pourparler_validators.running.options import Overrides, resolved
from pourparler_validators.serving.app import application
from pourparler_validators.serving.guard import HEADERS, Guard
from pourparler_validators.serving.workspace import Workspace
from tests.converting.datasets import drawn
from tests.saving.test_text_files import assert_others_stay, mutated

TEXT: Final = "Talks 🕊️ begin.\n\n“We are ready,” Lavrov said in Ankara on Monday.\n"
SOURCE: Final = {
    "type": "source",
    "id": "source:a",
    "kind": "news_article",
    "language": "en",
    "title": "Talks begin",
    "published": "2025-06-02",
    "text_file": "a.txt",
}
LAVROV: Final = {"type": "person", "id": "person:lavrov", "name": "Sergei Lavrov"}
EVENT: Final = {"type": "event", "id": "event:a", "kind": "summit", "status": "held"}
TOKEN: Final = "a-token"  # noqa: S105


class Page:
    """The page's requests."""

    def __init__(self, *paths: Path, isolated: bool = True) -> None:
        named = [str(path) for path in paths]
        self.workspace = Workspace(named, resolved(named, Overrides(isolated=isolated)))
        guard = Guard(application(self.workspace), 8000, TOKEN)
        headers = {"x-pourparler-token": TOKEN}
        self.client = TestClient(guard, base_url="http://127.0.0.1:8000", headers=headers)

    def get(self, name: str, **parameters: str) -> Any:
        return self._value(self.client.get(f"/api/{name}", params=parameters))

    def post(self, name: str, **body: Any) -> Any:
        return self._value(self.client.post(f"/api/{name}", json=body))

    def _value(self, response: Any) -> Any:
        found = response.json()
        return found if response.status_code == 200 else (response.status_code, found["error"])

    def key(self, identity: str) -> str:
        records = self.get("dataset")["records"]
        return str(next(one["key"] for one in records if one["id"] == identity))

    def typed(self, identity: str, **fields: Any) -> dict[str, Any]:
        """A record with other fields, as the page sends it."""
        found = self.get("record", key=self.key(identity))
        after = {name: one for name, one in {**found["value"], **fields}.items() if one is not None}
        return {"key": found["key"], "version": found["version"], "file": 0, "after": after}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "records.json").write_text(json.dumps([SOURCE, LAVROV, EVENT], indent=2))
    return tmp_path


def test_the_page_and_its_parts(folder: Path) -> None:
    page = Page(folder)
    shown = page.client.get("/")
    assert shown.status_code == 200
    assert {name: shown.headers[name] for name in HEADERS} == HEADERS
    assert page.client.get("/page/main.js").headers["content-type"].startswith("text/javascript")
    for path in ("/page/nothing.js", "/page/..%2Fapp.py", "/page/app.py", "/records.json"):
        assert page.client.get(path).status_code == 404


def test_the_records_and_what_is_found(folder: Path) -> None:
    found = Page(folder).get("dataset")
    assert [one["label"] for one in found["records"]] == ["Talks begin", "Sergei Lavrov", "event:a"]
    assert [one["why_not_edited"] for one in found["files"]] == [None]
    assert {one["rule"] for one in found["findings"]} >= {"events/date-missing"} or found[
        "findings"
    ]


def test_all_fields_with_what_they_hold(folder: Path) -> None:
    forms = Page(folder).get("forms")
    event = {one["name"]: one for one in forms["models"]["Event"]}
    assert event["process"]["control"] == "reference"
    assert event["process"]["types"] == ["process"]
    assert event["date"]["control"] == "date"
    assert event["place"]["hint"] == "Where it happens or happened."
    assert event["process"]["hint"].endswith("Such as process:…, in small letters")
    assert [name for name in event if event[name]["lines"]] == ["title", "notes"]
    assert event["participants"]["many"]
    values = forms["vocabularies"][event["status"]["vocabulary"]]
    assert "held" in [one["value"] for one in values]
    place = {one["name"]: one for one in forms["models"]["Place"]}
    countries = forms["vocabularies"][place["country"]["vocabulary"]]
    assert {"value": "TR", "title": "Türkiye (TR)", "meaning": ""} in countries


def test_the_article_with_what_is_read_in_it(folder: Path) -> None:
    found = Page(folder).get("article", source="source:a")
    assert found["text"] == TEXT
    (quotation,) = Page(folder).get("quotations", source="source:a")["quotations"]
    assert TEXT[quotation["start"] : quotation["end"]] == quotation["words"] == "We are ready,"
    assert quotation["speaker"] == {"id": "person:lavrov", "described": "Lavrov"}
    assert Page(folder).get("article", source="source:b") == (409, "there is no source source:b")


def test_selected_words_are_a_passage_with_places_in_code_points(folder: Path) -> None:
    page = Page(folder)
    start = TEXT.index("We are")
    found = page.post("passage", source="source:a", start=start - 1, end=start + 12)
    assert TEXT[found["segment"]["start"] : found["segment"]["end"]] == found["segment"]["text"]
    assert found["segment"]["kind"] == "direct"
    assert found["evidence"]["source"] == "source:a"
    none = page.post("passage", source="source:a", start=5, end=6)
    assert none == (409, "select words of the article")


def test_findings_of_what_is_typed_and_not_saved(folder: Path) -> None:
    page = Page(folder)
    before = (folder / "records.json").read_bytes()
    typed = page.typed("event:a", status="hold")
    found = page.post("check", records=[typed])["findings"]
    (fault,) = (one for one in found if one["pointer"] == "/status")
    assert fault["rule"] == "structure/not-in-list"
    assert fault["key"] == typed["key"]
    assert (folder / "records.json").read_bytes() == before


def test_what_is_saved_and_what_it_changes(folder: Path) -> None:
    page = Page(folder)
    typed = page.typed("event:a", status="planned")
    difference = page.post("difference", records=[typed])["difference"]
    assert '-    "status": "held"' in difference
    assert '+    "status": "planned"' in difference
    page.post("save", records=[typed])
    text = (folder / "records.json").read_text()
    assert text == json.dumps([SOURCE, LAVROV, {**EVENT, "status": "planned"}], indent=2)


def test_fields_are_written_in_the_standards_order(folder: Path) -> None:
    page = Page(folder)
    after = {"status": "held", "date": "2025-06-02", "kind": "summit", "id": "event:b"}
    page.post("save", records=[{"key": None, "file": 0, "after": {**after, "type": "event"}}])
    saved = json.loads((folder / "records.json").read_text())[-1]
    assert list(saved) == ["type", "id", "kind", "status", "date"]


def test_two_windows_on_one_record(folder: Path) -> None:
    page = Page(folder)
    one, other = page.typed("event:a", status="planned"), page.typed("event:a", status="cancelled")
    page.post("save", records=[one])
    status, said = page.post("save", records=[other])
    assert status == 409
    assert said == ("event:a was changed meanwhile, on disk or in another window: load it again")


def test_a_file_changed_on_disk(folder: Path) -> None:
    page = Page(folder)
    typed = page.typed("event:a", status="planned")
    (folder / "records.json").write_text(json.dumps([SOURCE, LAVROV, EVENT]))
    status, said = page.post("save", records=[typed])
    assert (status, said.endswith("records.json has changed on disk meanwhile: load it again")) == (
        409,
        True,
    )
    assert page.get("changed") == {"times_read": 2}
    assert page.get("changed") == {"times_read": 2}
    assert page.get("dataset")["times_read"] == 2
    page.post("save", records=[typed])
    assert '"planned"' in (folder / "records.json").read_text()


def test_a_broken_file_is_shown_and_disturbs_nothing(folder: Path) -> None:
    (folder / "broken.json").write_text('[{"type": "event",')
    page = Page(folder)
    found = page.get("dataset")
    assert [one["why_not_edited"] is None for one in found["files"]] == [False, True]
    page.post("save", records=[page.typed("event:a", status="planned")])
    assert '"planned"' in (folder / "records.json").read_text()


def test_a_record_with_a_fault_is_kept_as_it_is(folder: Path) -> None:
    odd = {**EVENT, "id": "event:odd", "stranger": [1, {"a": None}], "date": 5}
    (folder / "odd.jsonl").write_text(json.dumps(odd) + "\n")
    page = Page(folder)
    assert page.get("record", key=page.key("event:odd"))["value"] == odd
    page.post("save", records=[page.typed("event:odd", status="planned")])
    assert (folder / "odd.jsonl").read_text() == json.dumps({**odd, "status": "planned"}) + "\n"


def test_a_link_out_of_the_dataset_is_not_written_to(folder: Path, tmp_path_factory: Any) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "b.json"
    elsewhere.write_text(json.dumps([{**EVENT, "id": "event:b"}]))
    (folder / "b.json").symlink_to(elsewhere)
    page = Page(folder / "records.json", folder / "b.json")
    files = {Path(one["path"]).name: one["why_not_edited"] for one in page.get("dataset")["files"]}
    assert files["records.json"] is None
    assert "leads out of the dataset" in files["b.json"]
    status, said = page.post("save", records=[page.typed("event:b", status="planned")])
    assert (status, "leads out of the dataset" in said) == (409, True)


def test_a_pasted_article_becomes_a_source(folder: Path) -> None:
    page = Page(folder)
    found = page.post("pasted", text=TEXT.replace("\n", "\r\n"), id="source:b")
    assert found["source"]["text"] == TEXT
    page.post("save", records=[{"key": None, "file": 0, "after": found["source"]}])
    assert page.get("article", source="source:b")["text"] == TEXT
    assert page.post("pasted", text=" ") == (409, "paste the words of the article")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("nothing", "the request is no JSON object"),
        ("[]", "the request is no JSON object"),
        ('{"records": [{"key": "9.9", "after": {}}]}', "this record is no longer there: load the"),
        ('{"records": [{"file": 9, "after": {}}]}', "this file is no longer there: load the page"),
        ('{"records": [{"after": 5}]}', "a record is an object with its fields"),
    ],
)
def test_a_bad_request_gets_a_sentence(body: str, said: str, folder: Path) -> None:
    page = Page(folder)
    response = page.client.post("/api/save", content=body)
    assert response.status_code in (400, 409)
    assert response.json()["error"].startswith(said)


def test_a_request_that_is_longer_than_it_says(folder: Path) -> None:
    def body() -> Iterator[bytes]:
        for _ in range(11):
            yield b" " * 1024**2

    response = Page(folder).client.post("/api/save", content=body())
    assert (response.status_code, response.json()) == (
        413,
        {"error": "this is too much for one request"},
    )


@pytest.mark.parametrize("form", ["json", "jsonl", "yaml", "csv"])
def test_random_edits_are_saved_and_leave_the_rest(form: str, tmp_path: Path) -> None:
    """Saved, read again equal, and all else in the file as it was."""
    records = drawn(6, 3)
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(one) + "\n" for one in records))
    target = tmp_path / ("tables" if form == "csv" else f"a.{form}")
    convert = ["convert", str(tmp_path / "in.jsonl"), "-o", str(target), "--to", form]
    assert exit_code(convert) == 0
    page, chance, saved = Page(target), random.Random(form), 0
    for _ in range(50):
        number = chance.randrange(len(records))
        record = page.get("dataset")["records"][number]
        found = page.get("record", key=record["key"])
        same = [one for one in records if one["type"] == found["value"]["type"]]
        after = mutated(found["value"], chance.choice(same), chance)
        before = {path: path.read_text() for path in tmp_path.rglob("*") if path.is_file()}
        typed = {**found, "after": after}
        answer = page.post("save", records=[typed])
        if isinstance(answer, tuple):
            continue
        saved += 1
        assert page.get("record", key=page.key(after["id"]))["value"] == after
        if form != "csv":
            assert_others_stay(before[target], target.read_text(), form, number, len(records))
    assert saved >= 44


def test_the_checksum_of_what_is_pasted_is_that_of_the_text(folder: Path) -> None:
    found = Page(folder).post("pasted", text=TEXT, id="source:b")
    assert found["source"]["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()


def test_the_page_knows_the_fields_of_the_project(tmp_path: Path) -> None:
    values = 'values = { firm = "asks for all" }'
    (tmp_path / "pourparler.toml").write_text(
        f'[extra.event]\ntone = {{ label = "Tone", {values} }}\n'
        f'tones = {{ {values}, many = true }}\nday = {{ kind = "date" }}\n'
    )
    (tmp_path / "a.json").write_text(json.dumps([EVENT]))
    found = Page(tmp_path, isolated=False).get("forms")
    (extra,) = [one for one in found["models"]["Event"] if one["name"] == "extra"]
    assert (extra["control"], extra["model"]) == ("object", "event.extra")
    shown = {
        one["name"]: (one["title"], one["control"], one["description"])
        for one in found["models"]["event.extra"]
    }
    assert shown == {
        "tone": ("Tone", "choice", ""),
        "tones": ("Tones", "text", "- firm: asks for all"),
        "day": ("Day", "date", ""),
    }
    assert found["vocabularies"]["event.extra.tone"] == [
        {"value": "firm", "title": "firm", "meaning": "asks for all"}
    ]
    plain = Page(tmp_path).get("forms")
    assert "event.extra" not in plain["models"]
    (extra,) = [one for one in found["models"]["Party"] if one["name"] == "extra"]
    assert extra["control"] == "extra"


def test_a_typed_source_is_read_and_a_typed_person_speaks(folder: Path) -> None:
    page = Page(folder)
    source = {**{name: one for name, one in SOURCE.items() if name != "text_file"}, "text": TEXT}
    source = {**source, "id": "source:b"}
    holt = {"type": "person", "id": "person:holt", "name": "Ana Holt"}
    text = "“We are ready to share it,” Ana Holt said.\n"
    records = [{"file": 0, "after": {**source, "text": text}}, {"file": 0, "after": holt}]
    assert page.post("article", source="source:b", records=records)["text"] == text
    (found,) = page.post("quotations", source="source:b", records=records)["quotations"]
    assert found["speaker"]["id"] == "person:holt"
    place = {"source": "source:b", "start": 1, "end": 7}
    assert page.post("passage", **place, records=records)["segment"]["text"] == "We are"
    assert json.loads((folder / "records.json").read_text()) == [SOURCE, LAVROV, EVENT]


def test_what_is_missing_is_found_at_its_field(folder: Path) -> None:
    page = Page(folder)
    typed = page.typed("event:a", status=None, participants=[{"party": "party:a"}])
    found = page.post("check", records=[typed])["findings"]
    missing = {one["pointer"] for one in found if one["rule"] == "structure/missing-field"}
    assert missing == {"/status", "/participants/0/role"}


def test_a_pasted_text_proposes_its_language_and_nothing_for_one_it_cannot_tell(
    folder: Path,
) -> None:
    page = Page(folder)
    head = (
        "Talks on water\n\nGENEVA, 5 March 2025 (Example News) The delegations met on the river.\n"
    )
    assert page.post("pasted", text=head, language="en")["source"]["published"] == "2025-03-05"
    assert page.post("pasted", text="Xyzzy.\n")["source"]["language"] == ""
    assert page.post("pasted", text=head, language="English") == (
        409,
        '"English" is no language tag: write en, ru or pt-BR',
    )
    said = page.post("pasted", text=head, published="5 March")
    assert said == (409, '"5 March" is no date: write 2025-05-29')


def test_the_article_of_a_source_with_a_fault_says_what_to_do(folder: Path) -> None:
    page = Page(folder)
    said = page.post("article", source="source:a", records=[page.typed("source:a", url="a b")])
    assert said == (409, "the article is shown when its source has no fault: see the form")

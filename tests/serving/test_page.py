"""The page in a real browser: an article is coded on it, and nothing else is touched."""

import json
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page, expect

from tests.chromium import serious_faults
from tests.serving.conftest import Opened

TEXT: Final = (
    "Talks 🕊️ begin.\n\nThe first round was held in Ankara on Monday.\n\n"
    "“We are ready to present the memorandum,” Lavrov said. “Nothing is decided.”\n"
)
SOURCE: Final = {
    "type": "source",
    "id": "source:a",
    "kind": "news_article",
    "language": "en",
    "title": "Talks begin",
    "published": "2025-06-03",
    "text_file": "a.txt",
}
LAVROV: Final = {"type": "person", "id": "person:lavrov", "name": "Sergei Lavrov"}
EVENT: Final = {
    "type": "event",
    "id": "event:a",
    "kind": "negotiation_round",
    "status": "held",
    "title": "First round",
    "date": "2025-06-02",
}
FILES: Final[dict[str, Any]] = {"a.txt": TEXT, "records.json": [SOURCE, LAVROV, EVENT]}


def choose(page: Page, name: str) -> None:
    page.get_by_role("navigation").get_by_role("button", name=name).first.click()
    expect(page.locator("#form fieldset").first).to_be_visible()


def form(page: Page) -> Any:
    return page.locator("#form")


def save(page: Page) -> None:
    page.get_by_role("button", name="Save").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("button", name="Save…", exact=True)).to_be_disabled()
    expect(page.locator("#status")).to_have_text("Saved.")


def records(folder: Path) -> Any:
    return json.loads((folder / "records.json").read_text())


def select(page: Page, words: str) -> None:
    """Selects words of the article, as a reader does with the mouse."""
    expect(page.locator("#text")).to_contain_text(words)
    page.evaluate(
        """words => {
            const place = document.getElementById("text");
            const at = place.textContent.indexOf(words);
            const find = (index) => {
                const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                    if (index <= node.length) return [node, index];
                    index -= node.length;
                }
            };
            const range = document.createRange();
            range.setStart(...find(at));
            range.setEnd(...find(at + words.length));
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        words,
    )


def test_the_token_is_taken_off_the_address(opened: Opened) -> None:
    page = opened(FILES)
    expect(page.get_by_role("button", name="First round")).to_be_visible()
    assert page.url.endswith("/")
    page.reload()
    expect(page.get_by_role("button", name="First round")).to_be_visible()


def test_without_the_token_there_is_a_sentence(opened: Opened) -> None:
    page = opened(FILES, token="another")  # noqa: S106
    expect(page.locator("#status")).to_contain_text("open the address that was printed")


def test_every_control_has_a_label_and_a_description(opened: Opened) -> None:
    page = opened(FILES)
    choose(page, "First round")
    for control in form(page).locator("input, select, textarea").all():
        assert control.evaluate("control => control.labels.length > 0")
    date = form(page).get_by_label("Date", exact=True)
    assert date.get_attribute("aria-describedby")
    expect(form(page).get_by_text("Monday")).to_be_visible()


def test_a_fault_stands_at_its_field_and_in_the_list(opened: Opened) -> None:
    page = opened(FILES)
    choose(page, "First round")
    form(page).get_by_label("Date", exact=True).fill("2025-06-99")
    fault = form(page).locator('[data-pointer="/date"] .fault.error')
    expect(fault).to_be_visible()
    choose(page, "Sergei Lavrov")
    page.locator("#finding-list button", has_text="First round").first.click()
    expect(form(page).get_by_label("Date", exact=True)).to_be_focused()


def test_undo_and_redo(opened: Opened) -> None:
    page = opened(FILES)
    choose(page, "First round")
    form(page).get_by_label("Status *").select_option("announced")
    expect(page.get_by_role("button", name="Save 1 record")).to_be_enabled()
    page.get_by_role("button", name="Undo").click()
    expect(form(page).get_by_label("Status *")).to_have_value("held")
    expect(page.get_by_role("button", name="Save…")).to_be_disabled()
    page.get_by_role("button", name="Redo").click()
    expect(form(page).get_by_label("Status *")).to_have_value("announced")


def test_a_field_is_added_and_cleared(opened: Opened, tmp_path: Path) -> None:
    page = opened(FILES)
    choose(page, "First round")
    form(page).get_by_label("Another field").last.select_option("round")
    form(page).get_by_role("button", name="Add it").last.click()
    form(page).get_by_label("Round", exact=True).fill("1")
    form(page).get_by_label("Title", exact=True).fill("")
    save(page)
    after = {name: value for name, value in EVENT.items() if name != "title"}
    assert records(tmp_path)[2] == {**after, "round": 1}


def test_a_list_grows_and_shrinks(opened: Opened, tmp_path: Path) -> None:
    page = opened(FILES)
    choose(page, "First round")
    form(page).get_by_role("button", name="Add to participants").click()
    add = form(page).get_by_role("button", name="Add to participants")
    for _ in range(4):
        add.click()
    parties = form(page).get_by_label("Party", exact=False)
    for number, name in enumerate(("rus", "ukr", "tur", "usa", "deu")):
        parties.nth(number).fill(f"party:{name}")
    form(page).get_by_role("button", name="Remove participants 2").click()
    save(page)
    named = [one["party"] for one in records(tmp_path)[2]["participants"]]
    assert named == ["party:rus", "party:tur", "party:usa", "party:deu"]
    for number in (4, 3, 2, 1):
        form(page).get_by_role("button", name=f"Remove participants {number}").click()
    expect(parties).to_have_count(0)
    save(page)
    assert records(tmp_path)[2] == EVENT


def test_what_was_typed_in_a_list_stays_when_it_grows(opened: Opened, tmp_path: Path) -> None:
    page = opened(FILES)
    choose(page, "First round")
    form(page).get_by_role("button", name="Add to participants").click()
    parties = form(page).get_by_label("Party", exact=False)
    for number, name in enumerate(("rus", "ukr")):
        parties.nth(number).fill(f"party:{name}")
        form(page).get_by_role("button", name="Add to participants").click()
    expect(parties.nth(0)).to_have_value("party:rus")
    expect(parties.nth(1)).to_have_value("party:ukr")
    form(page).get_by_role("button", name="Remove participants 3").click()
    save(page)
    named = [one["party"] for one in records(tmp_path)[2]["participants"]]
    assert named == ["party:rus", "party:ukr"]


def test_what_is_cleared_in_a_list_leaves_the_rest_in_its_place(
    opened: Opened, tmp_path: Path
) -> None:
    names = [f"party:{name}" for name in ("rus", "ukr", "tur")]
    event = {
        **EVENT,
        "participants": [{"party": name} for name in names],
        "confirmed_by": names,
    }
    page = opened({**FILES, "records.json": [SOURCE, LAVROV, event]})
    choose(page, "First round")
    for label in ("Party", "Confirmed by 1"):
        field = form(page).get_by_label(label, exact=False).first
        field.fill("")
        field.fill("party:usa")
    save(page)
    saved = records(tmp_path)[2]
    assert [one["party"] for one in saved["participants"]] == ["party:usa", *names[1:]]
    assert saved["confirmed_by"] == ["party:usa", *names[1:]]


def test_selected_words_become_evidence_with_places_in_code_points(
    opened: Opened, tmp_path: Path
) -> None:
    page = opened(FILES)
    choose(page, "First round")
    form(page).get_by_label("Date", exact=True).focus()
    select(page, "The first round was held in Ankara on Monday.")
    page.get_by_role("button", name="Evidence for this record").click()
    expect(form(page).get_by_label("Exact *")).to_be_visible()
    save(page)
    (evidence,) = records(tmp_path)[2]["evidence"]
    assert evidence["supports"] == ["/date"]
    assert TEXT[evidence["start"] : evidence["end"]] == evidence["exact"]
    assert evidence["exact"] == "The first round was held in Ankara on Monday."


def test_a_quotation_is_coded_by_one_click(opened: Opened, tmp_path: Path) -> None:
    page = opened(FILES)
    expect(page.locator("#uncoded-title")).to_have_text("Quotations that nobody coded: 2")
    page.locator("#uncoded button").first.click()
    expect(page.locator("#uncoded-title")).to_have_text("Quotations that nobody coded: 1")
    save(page)
    statement = records(tmp_path)[3]
    assert statement["speaker"] == "person:lavrov"
    (segment,) = statement["segments"]
    assert TEXT[segment["start"] : segment["end"]] == segment["text"]
    assert "acts" not in statement


def test_a_new_party_is_made_where_it_is_referred_to(opened: Opened, tmp_path: Path) -> None:
    page = opened(FILES)
    choose(page, "Sergei Lavrov")
    form(page).get_by_role("button", name="Add to roles").click()
    form(page).get_by_role("button", name="New party…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name or title").fill("Türkiye")
    expect(dialog.get_by_label("Id")).to_have_value("party:turkiye")
    dialog.get_by_role("button", name="Make it").click()
    expect(form(page).get_by_label("Party *")).to_have_value("party:turkiye")
    save(page)
    assert records(tmp_path)[3] == {"type": "party", "id": "party:turkiye", "name": "Türkiye"}


def test_a_file_that_has_changed_meanwhile_is_not_overwritten(
    opened: Opened, tmp_path: Path
) -> None:
    page = opened(FILES)
    choose(page, "First round")
    form(page).get_by_label("Status *").select_option("announced")
    (tmp_path / "records.json").write_text(json.dumps([SOURCE, LAVROV, {**EVENT, "round": 1}]))
    expect(page.locator("#status")).to_contain_text("A file has changed on disk")
    page.get_by_role("button", name="Save 1 record").click()
    said = page.get_by_role("dialog").get_by_role("alert")
    expect(said).to_contain_text("event:a was changed meanwhile")
    assert records(tmp_path)[2] == {**EVENT, "round": 1}


def test_a_new_dataset_begins_with_a_pasted_article(opened: Opened, tmp_path: Path) -> None:
    page = opened({"records.json": {"records": []}})
    page.get_by_role("button", name="Paste an article…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Words of the article").fill(TEXT)
    dialog.get_by_label("Id of its source").fill("source:talks")
    dialog.get_by_label("Publisher").fill("Example News")
    dialog.get_by_role("button", name="Make the source").click()
    save(page)
    expect(page.locator("#text")).to_contain_text("We are ready")
    (source,) = records(tmp_path)["records"]
    assert source["text"] == TEXT
    assert source["publisher"] == "Example News"


def test_the_keyboard_alone_is_enough(opened: Opened, tmp_path: Path) -> None:
    page = opened(FILES)
    expect(page.get_by_role("button", name="First round")).to_be_visible()
    page.get_by_label("Find a record").focus()
    page.keyboard.type("first round")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(form(page).locator("fieldset").first).to_be_visible()
    title = form(page).get_by_label("Title", exact=True)
    for _ in range(80):
        if title.evaluate("control => control === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("End")
    page.keyboard.type(" of talks")
    page.keyboard.press("Control+s")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_have_text("Saved.")
    assert records(tmp_path)[2]["title"] == "First round of talks"


def test_axe_finds_nothing_serious(opened: Opened) -> None:
    page = opened(FILES)
    choose(page, "First round")
    form(page).get_by_label("Status *").select_option("announced")
    assert serious_faults(page) == []


def test_a_thousand_records_and_a_long_article(opened: Opened) -> None:
    text = TEXT + "He said nothing more of it. " * 75_000
    many = [
        {**EVENT, "id": f"event:e{number}", "title": f"Round {number}"} for number in range(1000)
    ]
    page = opened({"a.txt": text, "records.json": [SOURCE, LAVROV, *many]})
    page.set_default_timeout(60_000)
    expect(page.get_by_role("button", name="Round 999")).to_be_visible(timeout=60_000)
    expect(page.locator("#text")).to_contain_text("We are ready", timeout=60_000)
    choose(page, "Round 999")
    expect(form(page).get_by_label("Title", exact=True)).to_have_value("Round 999")


def test_typing_does_not_draw_the_article_again(opened: Opened) -> None:
    page = opened(FILES)
    choose(page, "First round")
    expect(page.locator("#text mark").first).to_be_visible()
    page.evaluate("() => { document.getElementById('text').firstChild.isTheSame = true; }")
    form(page).get_by_label("Title", exact=True).fill("Another title")
    expect(page.get_by_role("button", name="Save 1 record")).to_be_enabled()
    assert page.evaluate("() => document.getElementById('text').firstChild.isTheSame")
    select(page, "The first round was held in Ankara")
    page.get_by_role("button", name="Evidence for this record").click()
    expect(page.locator("#text mark.here")).to_have_text("The first round was held in Ankara")


def test_when_the_program_has_ended_nothing_is_lost(opened: Opened, tmp_path: Path) -> None:
    page = opened(FILES)
    choose(page, "First round")
    page.route("**/api/**", lambda route: route.abort())
    form(page).get_by_label("Title", exact=True).fill("Another title")
    expect(page.locator("#status")).to_contain_text("What you typed is kept")
    page.get_by_role("button", name="Connect again…").click()
    page.unroute("**/api/**")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Address").fill("http://127.0.0.1:1/#abc")
    dialog.get_by_role("button", name="Connect").click()
    expect(dialog.get_by_role("alert")).to_contain_text("start the program with --port")
    token = page.evaluate("sessionStorage.getItem('token')")
    dialog.get_by_label("Address").fill(f"{page.url}#{token}")
    dialog.get_by_role("button", name="Connect").click()
    expect(page.locator("#status")).to_contain_text("Connected again")
    expect(form(page).get_by_label("Title", exact=True)).to_have_value("Another title")
    save(page)
    assert records(tmp_path)[2]["title"] == "Another title"


def test_a_new_record_says_what_is_missing_and_makes_its_id(opened: Opened) -> None:
    page = opened(FILES)
    page.get_by_role("button", name="New record…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Make it").click()
    expect(dialog.get_by_role("alert")).to_have_text("Choose a type first.")
    dialog.get_by_label("Type").select_option("Person")
    dialog.get_by_role("button", name="Make it").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Type a name")
    dialog.get_by_label("Name or title").fill("Lavrov")
    expect(dialog.get_by_label("Id")).to_have_value("person:lavrov-2")
    dialog.get_by_label("Id").fill("person:lavrov")
    dialog.get_by_role("button", name="Make it").click()
    expect(dialog.get_by_role("alert")).to_contain_text("already a record")
    dialog.get_by_label("Id").fill("person:lavrov-b")
    dialog.get_by_role("button", name="Make it").click()
    expect(form(page).get_by_label("Name *")).to_have_value("Lavrov")


def test_a_language_is_typed_by_name_and_a_record_is_offered(opened: Opened) -> None:
    page = opened(FILES)
    choose(page, "Talks begin")
    language = form(page).get_by_label("Language *")
    language.fill("Deutsch")
    expect(form(page).get_by_text("German (de)")).to_be_visible()
    expect(page.get_by_role("button", name="Save 1 record")).to_be_enabled()
    language.fill("Klingonese")
    expect(form(page).get_by_text("No language is called so")).to_be_visible()
    language.fill("en")
    page.locator("#uncoded button").first.click()
    speaker = form(page).get_by_label("Speaker", exact=True)
    speaker.focus()
    offered = speaker.evaluate("one => [...one.list.options].map((each) => each.label)")
    assert offered == ["Sergei Lavrov"]

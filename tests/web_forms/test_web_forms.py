"""Forms by react-jsonschema-form and JSON Forms: what they show, keep, tell and save."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from pourparler import MODELS, Event, EventKind, EventStatus, Place, read
from tests.schema.documents import RECORD_TYPES, a_random, full_record
from tests.schema.test_ajv import missing, node_modules
from tests.schema.test_other_programs import RECORDS
from tests.web_forms.conftest import Opened, as_text
from tests.web_forms.shown import expected_labels, faults, labels, serious
from tests.web_forms.wrong_records import EVENT, MISSING, UNFIT, WRONG, Wrong

by_type = pytest.mark.parametrize("record_type", RECORD_TYPES)
wrong = pytest.mark.parametrize("one", WRONG.values(), ids=list(WRONG))
unfit = pytest.mark.parametrize(("change", "place", "label", "says"), UNFIT.values(), ids=[*UNFIT])


def saved(page: Page) -> str:
    """What the page saves."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the record").click()
    return Path(download.value.path()).read_text("utf-8")


def field(page: Page, label: str) -> Locator:
    """The first field with a label."""
    return page.locator("#form").get_by_label(label, exact=True).first


def full(record_type: str) -> dict[str, Any]:
    return full_record(a_random(11), record_type)


def says_at(program: str, one: Wrong) -> list[tuple[str, str]]:
    """The one fault of a wrong record, and the label that it stands at."""
    label = f"{one.field}-{one.number}" if one.number and program == "rjsf" else one.field
    return [(label, one.says or MISSING[program].format(one.field))]


@by_type
def test_every_field_has_a_labelled_control(opened: Opened, program: str, record_type: str) -> None:
    record = full(record_type)
    expected = Counter(expected_labels(program, MODELS[record_type], record))
    assert labels(opened(record)) == expected
    assert len(expected) > 10


@by_type
def test_a_full_record_is_saved_as_it_was_opened(opened: Opened, record_type: str) -> None:
    record = full(record_type)
    page = opened(record)
    assert faults(page) == []
    assert json.loads(saved(page)) == record


def test_the_example_is_saved_to_the_byte_as_it_was_opened(opened: Opened) -> None:
    for record in {record["type"]: record for record in RECORDS}.values():
        page = opened(record)
        assert saved(page) == as_text(record)
        page.close()


@wrong
def test_a_wrong_record_is_kept_and_its_fault_stands_at_its_field(
    opened: Opened, program: str, one: Wrong
) -> None:
    page = opened(one.record)
    assert faults(page) == says_at(program, one)
    assert saved(page) == as_text(one.record)
    field(page, "Notes").fill("Seen.")
    assert json.loads(saved(page)) == {**one.record, "notes": "Seen."}


@unfit
def test_a_fault_without_a_control_is_told_as_well(
    opened: Opened, program: str, change: Any, place: str, label: str, says: str
) -> None:
    page = opened({**EVENT, **change})
    if program == "rjsf":
        assert faults(page) == [(label, says)]
    else:
        expect(page.locator("#faults li")).to_have_text([f"/{place} {says}"])
    assert saved(page) == as_text({**EVENT, **change})


def test_an_unknown_field_can_be_removed_by_rjsf(opened: Opened, program: str) -> None:
    page = opened({**EVENT, "venue": {"name": "Palace"}})
    if program == "rjsf":
        page.locator("#root_venue__remove").click()
        assert saved(page) == as_text(EVENT)


def test_without_the_plug_in_no_regular_expression_is_shown(opened: Opened, program: str) -> None:
    page = opened({**EVENT, "date": "2 June 2025", "id": "Event 1"}, has_sentences=False)
    assert faults(page) == [("ID", "must NOT be valid"), ("Date", "must NOT be valid")]
    assert "[0-9]" not in page.content()


def test_a_field_that_is_cleared_is_left_out(opened: Opened, program: str) -> None:
    page = opened(EVENT)
    for label in ("Title", "Date", "Round", "Notes"):
        field(page, label).fill("")
    field(page, "Kind*").select_option(index=0)
    field(page, "Country").select_option(index=0)
    left = {"type", "id", "status", "participants", "agenda"}
    kept = {name: value for name, value in EVENT.items() if name in left | {"place"}}
    assert json.loads(saved(page)) == {**kept, "place": {"name": "Istanbul"}}
    if program == "rjsf":
        page.locator("#root_place__optionalRemove").click()
    else:
        page.get_by_label("Name*", exact=True).first.fill("")
    assert json.loads(saved(page)).keys() == left


def test_a_list_of_five_grows_and_shrinks(opened: Opened, program: str) -> None:
    agenda = ["ceasefire", "prisoners", "territory", "sanctions", "other"]
    page = opened({**EVENT, "agenda": agenda})
    if program == "rjsf":
        items = page.locator("#root_agenda")
    else:
        header = page.locator("header", has=page.get_by_text("Add to Agenda"))
        items = header.locator("xpath=..")
    add, remove = ("Add", "Remove") if program == "rjsf" else ("Add to Agenda", "Delete")
    items.get_by_role("button", name=add, exact=True).last.click()
    items.get_by_role("combobox").nth(5).select_option(value_of(items, "Alliances"))
    assert json.loads(saved(page))["agenda"] == [*agenda, "alliances"]
    items.get_by_role("button", name=remove).nth(1).click()
    assert json.loads(saved(page))["agenda"] == ["ceasefire", *agenda[2:], "alliances"]
    for _ in range(5):
        items.get_by_role("button", name=remove).first.click()
    assert json.loads(saved(page)) == {
        name: value for name, value in EVENT.items() if name != "agenda"
    }


def test_a_new_record_is_entered_and_has_no_default(opened: Opened, program: str) -> None:
    page = opened({"type": "event"})
    assert saved(page) == as_text({"type": "event"})
    field(page, "ID*").fill("event:talks")
    for label, start in (("Kind*", "Summit"), ("Status*", "Held")):
        choice = field(page, label)
        assert choice.evaluate("(select) => select.value") == ""
        choice.select_option(label=next(one for one in options(choice) if one.startswith(start)))
    field(page, "Notes").fill("First line.\nSecond line.")
    if program == "rjsf":
        page.locator("#root_place__optionalAdd").click()
    field(page, "Name*").fill("Istanbul")
    (record,) = read(saved(page)).records
    assert record == Event(
        id="event:talks",
        kind=EventKind.SUMMIT,
        status=EventStatus.HELD,
        notes="First line.\nSecond line.",
        place=Place(name="Istanbul"),
    )
    assert faults(page) == []


def value_of(items: Locator, title: str) -> str:
    """The value of the option whose label begins with a title."""
    found: str = items.get_by_role("combobox").last.evaluate(
        "(select, title) => [...select.options].find((one) => one.label.startsWith(title)).value",
        title,
    )
    return found


def test_a_value_outside_the_list_is_kept_until_another_is_chosen(
    opened: Opened, program: str
) -> None:
    page = opened({**EVENT, "kind": "negotiation"})
    kind = field(page, "Kind*")
    field(page, "Title").fill("Talks")
    assert json.loads(saved(page))["kind"] == "negotiation"
    kind.select_option(label=next(label for label in options(kind) if label.startswith("Visit")))
    assert json.loads(saved(page))["kind"] == "visit"
    assert faults(page) == []


def options(select: Locator) -> list[str]:
    found: list[str] = select.evaluate("(select) => [...select.options].map((one) => one.label)")
    return found


@by_type
def test_axe_finds_nothing_serious(
    opened: Opened, program: str, record_type: str, is_thorough: bool
) -> None:
    axe = node_modules() / "axe-core" / "axe.min.js"
    if not axe.is_file():
        missing(f"axe-core is missing in {axe.parents[1]}: npm install axe-core@4")
    record = full(record_type)
    record["extra"] = {"desk_id": 7}  # rjsf gives the name of a yes or no no label
    is_faulty_too = is_thorough or record_type == "event"  # faults look the same in all
    for shown in (record, {"type": record_type, "id": "Wrong"})[: 1 + is_faulty_too]:
        page = opened(shown)
        assert serious(page, axe) == []
        page.close()

"""The guidance names what there is, and its examples are sound and found in their texts."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from docs.generate import CODED, coded
from pourparler import MODELS
from pourparler_validators.coding.examples import examples
from pourparler_validators.coding.guidance import Ruling, cast, guidance, rulings
from pourparler_validators.coding.names import models, own_fields, vocabularies_in_use
from tests.validators.checked import ROOT, checked_value

RULINGS = {ruling.id: ruling for ruling in rulings()}


def text_of(article: str) -> str:
    folder = ROOT / "examples" / article
    seed = ROOT / "seeds" / f"{article}.txt"
    path = seed if seed.exists() else folder / "article.txt"
    return path.read_text(encoding="utf-8")


def plain_text(article: str) -> str:
    """The text with plain spaces, as the codebook quotes it."""
    return text_of(article).replace("\u00a0", " ")


def differences(shown: Any, whole: Any, pointer: str = "") -> Iterator[str]:
    """Where what is shown is not a part of the whole."""
    if isinstance(shown, dict) and isinstance(whole, dict):
        for key, value in shown.items():
            yield from differences(value, whole.get(key), f"{pointer}/{key}")
    elif isinstance(shown, list) and isinstance(whole, list) and len(shown) <= len(whole):
        for place, value in enumerate(shown):
            found = [one for one in whole if not list(differences(value, one))]
            if not found:
                yield f"{pointer}/{place}"
    elif shown != whole:
        yield pointer


def test_every_record_type_has_its_guidance() -> None:
    for name in MODELS:
        found = guidance()[name]
        assert found.when.startswith("For "), name
        assert found.when_not.startswith("Not "), name
        assert name in examples().records[found.example], name


def test_a_ruling_has_one_id() -> None:
    assert len(RULINGS) == len(list(rulings()))


@pytest.mark.parametrize("id_", RULINGS)
def test_what_a_ruling_names_is_there(id_: str) -> None:
    ruling = RULINGS[id_]
    for name in ruling.fields:
        model, _, field = name.partition(".")
        assert field in own_fields(models()[model]), name
    for name in ruling.values:
        vocabulary, _, value = name.partition(".")
        assert value in vocabularies_in_use()[vocabulary].descriptions(), name
    assert set(ruling.types) <= {*MODELS, "general"}
    assert ruling.question.endswith("?")
    assert ruling.rule
    assert ruling.reason.endswith(".")
    assert ruling.fields or ruling.values


def records_of(article: str) -> Mapping[str, Any]:
    return {one.id: one.model_dump(mode="json", by_alias=True) for one in coded(article)}


@pytest.mark.parametrize("id_", [id_ for id_, one in RULINGS.items() if one.article])
def test_an_example_from_an_article_is_in_it_and_was_coded_so(id_: str) -> None:
    ruling = RULINGS[id_]
    assert ruling.article in CODED
    assert ruling.text in plain_text(ruling.article)
    whole = records_of(ruling.article)
    for record in ruling.records:
        assert list(differences(record, whole[record["id"]])) == [], record["id"]


def made_up(ruling: Ruling) -> list[Mapping[str, Any]]:
    """The records of an example that is made up, with their source and those who act."""
    source = {"type": "source", "id": "source:example", "kind": "news_article", "language": "en"}
    used = json.dumps(ruling.records)
    actors = [one for one in cast() if f'"{one["id"]}"' in used]
    parents = {one.get("parent") for one in actors}
    actors += [one for one in cast() if one["id"] in parents and one not in actors]
    roles = {role["party"] for one in actors for role in one.get("roles", ())}
    actors += [one for one in cast() if one["id"] in roles and one not in actors]
    return [{**source, "text": ruling.text}, *actors, *ruling.records]


@pytest.mark.parametrize("id_", [id_ for id_, one in RULINGS.items() if not one.article])
def test_an_example_that_is_made_up_has_no_fault(id_: str) -> None:
    report = checked_value(made_up(RULINGS[id_]))
    assert [(one.rule, one.place.record, one.message) for one in report.open_findings] == []
    assert report.tallies["grounding/quote-not-in-text"].could_not == {}


def test_a_fault_in_an_example_is_noticed() -> None:
    ruling = RULINGS["thanks"]
    record = {**ruling.records[0], "acts": ["thank"], "about": ["event:none"]}
    faulty = [one for one in made_up(ruling) if one["type"] != "statement"]
    found = {one.rule for one in checked_value([*faulty, record]).findings}
    assert "structure/not-in-list" in found
    assert list(differences({"acts": ["claim"]}, {"acts": ["deny"]})) == ["/acts/0"]

"""What holds of every quotation, however it is copied, and of every change of one."""

import random
from functools import cache

import pytest

from pourparler_validators.grounding.comparable_text import without_page_marks
from pourparler_validators.grounding.match import Hints, Match, Status
from pourparler_validators.grounding.search import find_quotation
from tests.grounding.articles import TEXTS, article_named, longer_ones, quotations_of
from tests.grounding.perturbations import ALTERING, LEGITIMATE, Perturbation

ROUNDS = 3
FOUND = (Status.EXACT, Status.TYPOGRAPHIC, Status.LEXICAL, Status.ELIDED, Status.BRACKETED)
PASSING = (*FOUND, Status.INTERRUPTED)
DIFFERING = (Status.ALTERED, Status.PARTIAL)

Case = tuple[str, str, str, Match]
"""The name of an article, a quotation of it, that quotation perturbed, and what is found."""


@cache
def cases(perturbation: Perturbation) -> list[Case]:
    """A perturbation of each quotation of all articles; the same in every run."""
    draw = random.Random(perturbation.name)
    made: dict[tuple[str, str], str] = {}
    for name in TEXTS:
        for quotation in (*quotations_of(name), *longer_ones(name)):
            for _ in range(ROUNDS):
                words = perturbation.change(quotation, draw)
                if words is not None and words != quotation:
                    made[name, words] = quotation
    return [
        (name, quotation, words, find_quotation(article_named(name), words))
        for (name, words), quotation in made.items()
    ]


def each(perturbations: list[Perturbation]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("perturbation", perturbations, ids=lambda one: one.name)


def material(match: Match) -> list[str]:
    return [str(one.kind) for one in match.differences if one.kind.is_material]


def is_passed(match: Match) -> bool:
    """Whether no rule makes an error of it."""
    return match.status in PASSING or (match.status is Status.ALTERED and not material(match))


def is_verbatim(name: str, words: str) -> bool:
    """Whether a change only lost words at an edge, so that the rest still stands in the article."""
    return words in TEXTS[name]


def report(match: Match) -> tuple[str, list[tuple[str, str, str]]]:
    return match.status, [(str(one.kind), one.record, one.source) for one in match.differences]


def test_there_are_many_ways_and_cases() -> None:
    assert len(LEGITIMATE) >= 15
    assert len(ALTERING) >= 15
    assert all(cases(one) for one in (*LEGITIMATE, *ALTERING))
    assert sum(len(cases(one)) for one in LEGITIMATE) > 600
    assert sum(len(cases(one)) for one in ALTERING) > 500


@each(LEGITIMATE)
def test_a_legitimate_variant_passes(perturbation: Perturbation) -> None:
    failed = [
        (words, *report(match)) for *_, words, match in cases(perturbation) if not is_passed(match)
    ]
    assert failed == []


@each(ALTERING)
def test_a_changed_meaning_never_passes(perturbation: Perturbation) -> None:
    passed = [
        (words, *report(match))
        for name, _, words, match in cases(perturbation)
        if is_passed(match) and not is_verbatim(name, words)
    ]
    assert passed == []


def is_named_right(perturbation: Perturbation, match: Match) -> bool:
    """Whether one of the expected kinds is named; words that are found need none."""
    named = {str(one.kind) for one in match.differences}
    if match.status in DIFFERING:
        return bool(named & perturbation.kinds)
    return bool(named & perturbation.kinds) or not (perturbation.kinds and named)


@each([*LEGITIMATE, *ALTERING])
def test_the_kind_of_difference_is_named(perturbation: Perturbation) -> None:
    found = [
        match
        for name, quotation, _, match in cases(perturbation)
        if quotation in quotations_of(name)
    ]
    right = [match for match in found if is_named_right(perturbation, match)]
    wrong = [report(match) for match in found if match not in right]
    assert len(right) >= 0.95 * len(found), wrong


@each([*LEGITIMATE, *ALTERING])
def test_both_wordings_stand_where_they_are_said_to_stand(perturbation: Perturbation) -> None:
    for name, _, words, match in cases(perturbation):
        for one in match.differences:
            assert TEXTS[name][one.start : one.end] == one.source
            if "entity" not in match.notes:
                assert words.strip()[one.record_start : one.record_end] == one.record


@each([*LEGITIMATE, *ALTERING])
def test_the_differences_are_all_there_is(perturbation: Perturbation) -> None:
    """Putting the article's words in the place of the record's makes the quotation exact."""
    for name, _, words, match in cases(perturbation):
        if match.status not in DIFFERING:
            continue
        restored = words
        for one in reversed(match.differences):
            before, after = restored[: one.record_start], restored[one.record_end :]
            restored = f"{before} {one.source} {after}"
        again = find_quotation(article_named(name), restored)
        assert again.status in FOUND, (words, restored, report(again))


@each([*LEGITIMATE, *ALTERING])
def test_a_span_holds_the_words(perturbation: Perturbation) -> None:
    for name, _, words, match in cases(perturbation):
        assert all(0 <= start < end <= len(TEXTS[name]) for start, end in match.fragments)
        if match.status is Status.EXACT and not match.notes:
            assert TEXTS[name][match.start : match.end] == words.strip()
        if match.status is Status.TYPOGRAPHIC:
            found = without_page_marks(TEXTS[name][match.start : match.end]).text
            outer = ' "' if "outer_marks" in match.notes else " "
            assert found == without_page_marks(words).text.strip(outer)


@each([*LEGITIMATE, *ALTERING])
def test_the_suggested_words_are_found_exactly(perturbation: Perturbation) -> None:
    for name, _, _, match in cases(perturbation):
        for start, end in match.fragments:
            again = find_quotation(article_named(name), TEXTS[name][start:end], Hints(start))
            assert again.status is Status.EXACT
            assert again.fragments == ((start, end),)


@pytest.mark.parametrize("name", list(TEXTS))
def test_a_word_maps_back_to_the_text(name: str) -> None:
    article = article_named(name)
    for place, token in enumerate(article.tokens):
        start, end = article.span_of(place, place)
        assert without_page_marks(article.text[start:end]).text == token.text
        assert article.token_at(start) == place


def test_one_wrong_word_anywhere_is_found() -> None:
    """Every word of every quotation in turn becomes another one."""
    for name in TEXTS:
        for quotation in quotations_of(name):
            words = quotation.split()
            for place in range(len(words)):
                changed = " ".join([*words[:place], "velvet", *words[place + 1 :]])
                assert not is_passed(find_quotation(article_named(name), changed)), changed

"""Who speaks may stand within the marks, between dashes or commas."""

import pytest

from pourparler_validators.grounding.article import prepared

ASIDES = [
    ("« Non, a dit Emil Holt, jamais ! »", ["Non,", "jamais !"]),
    ("« Nous sommes prêts, a-t-elle déclaré. Signons. »", ["Nous sommes prêts,", "Signons."]),
    ("« La trêve, poursuit le ministre, tiendra. »", ["La trêve,", "tiendra."]),
    ("« La paix, a dit le ministre, Emil Holt, viendra. »", ["La paix,", "viendra."]),
    ("« Nous sommes prêts, explique Emil Holt. »", ["Nous sommes prêts,"]),
    ("« Le ministre, qui a dit non, est parti. »", ["Le ministre, qui a dit non, est parti."]),
    ("« Ils ont faim, demandent, et partent. »", ["Ils ont faim, demandent, et partent."]),
    ("« La frontière, fermée en mai, rouvrira. »", ["La frontière, fermée en mai, rouvrira."]),
]


def parts(text: str, language: str) -> list[str]:
    return [text[one.start : one.end].strip() for one in prepared(text, language).quotations]


@pytest.mark.parametrize(("text", "expected"), ASIDES)
def test_an_aside_of_the_reporter_is_no_part_of_a_french_quotation(
    text: str, expected: list[str]
) -> None:
    assert parts(text, "fr") == expected


def test_no_other_language_has_asides_between_commas() -> None:
    assert parts("“No, said the fox, never.”", "en") == ["No, said the fox, never."]

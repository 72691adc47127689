"""Brackets and ellipses: what they may explain and leave out, and what they may not change."""

import pytest

from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.match import Status
from pourparler_validators.grounding.search import find_quotation
from tests.grounding.seed import Q3, TEXT, checked, findings, written

BRACKET = "grounding/bracket-changes-meaning"
ELISION = "grounding/elision-hides-qualifier"
ALTERED = "grounding/quote-altered"


def article(words: str) -> str:
    return f"“{words}” Lavrov said."


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Our side is ready for talks.", "Our side [isn't] ready for talks.", "negation"),
        ("Our side is ready for talks.", "Our side is[n't] ready for talks.", "negation"),
        ("Our side is ready for talks.", "Our side is [not, really,] ready for talks.", "negation"),
        ("Our side is ready for talks.", "Our side [is] [not] ready for talks.", "negation"),
        ("Our side is never ready for talks.", "Our side … [is] ready for talks.", "negation"),
        ("Our side is not ready for talks.", "Our side [is] ready for talks.", "negation"),
        ("It is ready for talks.", "[It isn't] ready for talks.", "negation"),
        ("Our side is ready for talks.", "Our side is [never].", "negation"),
        ("We lost 1,000 men in the war.", "We lost [9,000] men in the war.", "number"),
        ("We lost two men in the war.", "We lost [three] men in the war.", "number"),
        ("In the war we lost 1,000 men.", "In the war we lost [9,000]", "number"),
        ("We meet them on Monday in Rome.", "We meet them on [Friday] in Rome.", "date"),
        ("It is possible to go on with it.", "It is [im]possible to go on with it.", "polarity"),
        ("They accept the plan in full.", "They [reject] the plan in full.", "polarity"),
        ("We will sign the paper.", "We [may] sign the paper.", "modality"),
        ("All of them must go home.", "[Some] of them must go home.", "quantifier"),
        ("We shall meet Medinsky in Rome.", "We shall meet [Zelensky] in Rome.", "name"),
    ],
)
def test_a_bracket_does_not_correct(text: str, words: str, kind: str) -> None:
    report = checked(words, text=article(text))
    (found,) = [one for one in report.findings if one.severity == "error"]
    assert found.rule == BRACKET
    assert found.params["kind"] == kind
    assert found.message.startswith('the quotation has "')
    assert found.message.endswith(f" ({kind})")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Our side is ready for talks.", "Our side [the Russian delegation] is ready for talks."),
        ("He is ready for talks.", "[Medinsky] is ready for talks."),
        ("We meet them then in Rome.", "We meet them [on Monday, June 2] in Rome."),
        ("They were here in May.", "They [the two men] were here in May."),
        ("We spoke of it in Rome.", "We spoke of [the war at the border] in Rome."),
        ("We spoke of it in Rome.", "We spoke of it [a plan about grain] in Rome."),
        ("The UN is ready for talks.", "The [United Nations] is ready for talks."),
        ("They want to go on with it.", "They want[ed] to go on with it."),
        ("Our side isn't ready for talks.", "Our side [is not] ready for talks."),
        ("Our side is ready for talks.", "Our side is ready for [peace]"),
        ("For our part we are ready.", "[W]e are ready."),
        ("The talks were open to all.", "[t]he talks were open to all."),
    ],
)
def test_a_bracket_explains(text: str, words: str) -> None:
    assert find_quotation(prepared(article(text)), words).status is Status.BRACKETED
    assert findings(words, text=article(text)) == []


def test_a_bracketed_letter_hides_no_change() -> None:
    text = article("For our part we are ready for talks.")
    assert findings("[W]e are not ready for talks.", text=text) == [ALTERED]
    assert findings("[W]e are [not] ready for talks.", text=text) == [BRACKET]


@pytest.mark.parametrize(
    "words",
    [
        "We got there with [Geneva Mouse]",
        "We got there with [Geneva Mouse] in May.",
        "with [Geneva Mouse] in May.",
        "[Geneva Mouse] in May.",
    ],
)
def test_a_bracket_of_the_article_counts(words: str) -> None:
    text = article("We got there with [Danger Mouse] in May.")
    assert ALTERED in findings(words, text=text)
    assert findings(words.replace("Geneva", "Danger"), text=text) == []


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Our side isn't ready for talks.", "isn't"),
        ("Our side is never ready for talks.", "never"),
        ("Our side, if asked, is ready for talks.", "if"),
        ("Our side is, unless they shoot, ready for talks.", "unless"),
        ("Our side denies that it is ready for talks.", "denies"),
    ],
)
@pytest.mark.parametrize("sign", ["…", "...", "[…]", "[...]", ". . ."])
def test_an_ellipsis_hides_nothing(text: str, hidden: str, sign: str) -> None:
    report = checked(f"Our side {sign} ready for talks.", text=article(text))
    (found,) = [one for one in report.findings if one.severity != "info"]
    assert found.rule == ELISION
    assert found.message == f'what is left out holds "{hidden}"'


@pytest.mark.parametrize(
    ("words", "source"),
    [
        (
            "Our delegation is ready to present this memorandum",
            "delegation, headed by Vladimir Medinsky, is",
        ),
        ("Our delegation, headed by Vladimir Medinsky, is ready next Monday, June 2.", "ready to"),
        ("Our headed by Vladimir Medinsky, is ready to present", "Our delegation, headed"),
    ],
)
def test_a_middle_that_is_left_out_is_an_omission(words: str, source: str) -> None:
    report = checked(words)
    (found,) = [one for one in report.findings if one.rule == ALTERED]
    differences = found.params["differences"]
    assert not {one["kind"] for one in differences} & {"insertion", "wording"}
    assert not any(one["record"] for one in differences)
    assert f'the article "{source}' in found.message
    assert written(found)[0].startswith("Our delegation, headed by")


def test_the_fix_keeps_the_final_mark() -> None:
    for words in (Q3.replace("is ready", "is not ready"), Q3.replace("Our", "OUR")):
        (found,) = checked(words).findings
        assert written(found) == [Q3]
    inner = "is not ready to present this memorandum"
    (found,) = checked(inner).findings
    assert written(found)[0] in TEXT


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            "next Monday, June 2 … is ready … Our delegation",
            "its parts stand in another order in the article",
        ),
        (
            "Vladimir Medinsky, is ready to present … Our delegation, headed by",
            "its parts stand in another order in the article",
        ),
    ],
)
def test_another_order_is_said_to_be_one(words: str, message: str) -> None:
    (found,) = [one for one in checked(words).findings if one.severity == "error"]
    assert (found.rule, found.message) == (ALTERED, message)
    assert found.fix is None


def test_parts_too_far_apart_are_said_to_be_so() -> None:
    text = article(
        "Alpha comes here. " + "We go on and on. " * 40 + "Then the beta clause is read."
    )
    words = "Alpha comes here … the beta clause is read"
    (found,) = [one for one in checked(words, text=text).findings if one.severity == "error"]
    assert found.message == "its parts stand 201 words apart in the article"

"""The table of what is accepted, and what is found, in quotations of the seed article."""

import unicodedata
from typing import Any

import pytest

from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.match import Placement, Status
from pourparler_validators.grounding.search import find_quotation
from tests.grounding.seed import (
    Q1,
    Q2,
    Q3,
    Q4,
    Q5,
    Q6,
    Q7,
    TEXT,
    article,
    checked,
    findings,
    remarks,
    written,
)

LAVROV, PUTIN, PESKOV = "person:lavrov", "person:putin", "person:peskov"


@pytest.mark.parametrize(
    ("words", "speaker", "status"),
    [
        (Q1, LAVROV, Status.EXACT),
        (Q2, LAVROV, Status.EXACT),
        (Q3, LAVROV, Status.EXACT),
        (Q4, PUTIN, Status.EXACT),
        (Q5, "person:trump", Status.EXACT),
        (Q6, PESKOV, Status.EXACT),
        (Q7, PESKOV, Status.EXACT),
        (
            "ready to present this memorandum to the Ukrainian delegation",
            LAVROV,
            Status.EXACT,
        ),
        ("Our delegation … is ready … next Monday, June 2.", LAVROV, Status.ELIDED),
        ("Our delegation [...] is ready [...] next Monday, June 2.", LAVROV, Status.ELIDED),
        (Q3.replace("Our", "Our [the Russian]"), LAVROV, Status.BRACKETED),
        (Q3.replace("Our", "[Russia's]"), LAVROV, Status.BRACKETED),
    ],
)
def test_it_is_silent(words: str, speaker: str, status: Status) -> None:
    assert find_quotation(article(), words).status is status
    assert findings(words, speaker=speaker) == []


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (f"“{Q6}”", Status.EXACT),
        ("Quite dangerous decisions, again - if they were indeed made.", Status.TYPOGRAPHIC),
        ("Quite dangerous decisions, again—if they were indeed made.", Status.LEXICAL),
        (Q3.replace(" ", "\u00a0", 3).replace(" is ", "\nis "), Status.TYPOGRAPHIC),
        (unicodedata.normalize("NFD", Q1), Status.TYPOGRAPHIC),
        ("\ufeff" + Q2.replace("memorandum", "memo\u00adrandum"), Status.TYPOGRAPHIC),
        (Q1.replace("Türkiye", "Turkiye"), Status.LEXICAL),
        (Q1.removesuffix(",") + ".", Status.LEXICAL),
        (Q3.replace("Our", "our"), Status.LEXICAL),
        (Q3.replace("June 2", "June two"), Status.LEXICAL),
        (Q7.replace("–", "&ndash;"), Status.EXACT),
        (Q7.replace("–", "â€“"), Status.EXACT),
    ],
)
def test_mere_form_is_a_remark(words: str, status: Status) -> None:
    assert find_quotation(article(), words).status is status
    speaker = PESKOV if "angerous" in words or "aspirations" in words else LAVROV
    assert findings(words, speaker=speaker) == []
    assert "grounding/quote-typography" in remarks(words, speaker=speaker)


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (Q3.replace("is ready", "is not ready"), {"negation"}),
        (Q7.replace("were", "weren't"), {"negation"}),
        (Q3.replace("June 2", "June 12"), {"number"}),
        (Q3.replace("Monday", "Tuesday"), {"date"}),
        (Q3.replace("June", "July"), {"date"}),
        (Q3.replace("Medinsky", "Lavrov"), {"name"}),
        (Q3.replace("Istanbul", "Ankara"), {"name"}),
        (Q3.replace("is ready", "may be ready"), {"modality"}),
        (Q6.replace("entirely", "partly"), {"quantifier"}),
        (Q1.replace("possible", "impossible"), {"polarity"}),
        (Q3.replace("necessary ", ""), {"omission"}),
        (Q6.replace("aspirations", "hopes"), {"wording"}),
        (Q3.rstrip(".") + " and we will not stop", {"negation"}),
        ("resent this memorandum", {"wording"}),
    ],
)
def test_another_meaning_is_an_error(words: str, kinds: set[str]) -> None:
    found = find_quotation(article(), words)
    assert {str(one.kind) for one in found.differences} == kinds
    assert "grounding/quote-altered" in findings(words)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (Q1.replace("Türkiye", "Turkey"), "alias"),
        (Q3.replace("necessary", "neccessary"), "spelling"),
        (Q3.replace("explanations", "explanatoins"), "spelling"),
        (Q6.replace("toward", "towards"), "spelling"),
        (Q3.replace("the necessary", "necessary"), "function_word"),
    ],
)
def test_a_small_difference_is_a_warning(words: str, kind: str) -> None:
    speaker = PESKOV if "aspirations" in words else LAVROV
    (found,) = [
        one for one in checked(words, speaker=speaker).findings if one.severity == "warning"
    ]
    assert found.rule == "grounding/quote-retyped"
    assert [one["kind"] for one in found.params["differences"]] == [kind]


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        (Q3.replace("is ready", "is [not] ready"), "grounding/bracket-changes-meaning"),
        (f"{Q4[-60:]} {Q5}", "grounding/quote-stitched"),
        ("We will never accept these conditions of the West.", "grounding/quote-not-in-text"),
        ("Moscow has prepared a document", "grounding/not-inside-quotation-marks"),
        (
            "Lavrov said in a written statement. The Russian side, as agreed",
            "grounding/runs-across-quotation-marks",
        ),
        ("Quite dangerous decisions", "grounding/truncated-qualifier"),
    ],
)
def test_a_false_quotation_is_found(words: str, rule: str) -> None:
    assert rule in findings(words)


@pytest.mark.parametrize(("words", "fragments"), [(f"{Q1} {Q2}", 2), (f"{Q1} {Q2} {Q3}", 3)])
def test_an_interruption_is_a_remark(words: str, fragments: int) -> None:
    match = find_quotation(article(), words)
    assert (match.status, len(match.fragments)) == (Status.INTERRUPTED, fragments)
    assert findings(words) == []
    assert "grounding/quote-interrupted" in remarks(words)


def test_fragments_in_another_order_are_an_error() -> None:
    words = "next Monday, June 2 … is ready … Our delegation"
    assert find_quotation(article(), words).status is Status.PARTIAL
    assert findings(words) == ["grounding/quote-altered"]


def test_the_parts_that_are_left_out_are_listed() -> None:
    match = find_quotation(article(), "Our delegation … is ready … next Monday, June 2.")
    assert [gap.left_out.split()[0] for gap in match.gaps] == [",", "to"]


@pytest.mark.parametrize("between", [",", " …", " [...]"])
def test_words_of_two_speakers_are_stitched(between: str) -> None:
    text = "“We are ready for talks,” Lavrov said. “There is nothing to talk of,” Zelensky said."
    words = f"We are ready for talks{between} There is nothing to talk of,"
    assert findings(words, text=text) == ["grounding/quote-stitched"]


EMBEDDED = [
    "“We will not trade people,” Lavrov said. He added that the text was “nearly ready”.",
    "“We will not trade people.” The text, Lavrov said, was “nearly ready”.",
]


@pytest.mark.parametrize("text", EMBEDDED)
def test_words_within_another_sentence_of_the_reporter_go_on_no_utterance(text: str) -> None:
    assert findings("We will not trade people, nearly ready", text=text) == [
        "grounding/quote-stitched"
    ]


GONE_ON = [
    "“We will not trade people,” said Lavrov on Monday, “nearly ready or not.”",
    "Lavrov was firm. “We will not trade people.” Lavrov added: “nearly ready or not.”",
    "“We will not trade people!” said Lavrov, “nearly ready or not.”",
    "“We will not trade people,” Lavrov, of the U.N. team, said, “nearly ready or not.”",
    "Lavrov was firm. “We will not trade people,” he said. “nearly ready or not.”",
]


@pytest.mark.parametrize("text", GONE_ON)
def test_an_utterance_goes_on_in_small_letters(text: str) -> None:
    assert findings("We will not trade people, nearly ready or not.", text=text) == []


def test_words_of_one_speaker_may_be_elided_over_two_quotations() -> None:
    text = "“We are ready for talks,” Lavrov said. “There is much to talk of,” he added."
    assert findings("We are ready for talks … There is much to talk of,", text=text) == []


@pytest.mark.parametrize(
    ("words", "speaker", "rule"),
    [
        (Q6, PUTIN, "grounding/speaker-contradicted"),
        (Q1, "person:macron", "grounding/speaker-not-mentioned"),
    ],
)
def test_a_false_speaker_is_found(words: str, speaker: str, rule: str) -> None:
    assert findings(words, speaker=speaker) == [rule]


def test_a_party_is_supported_by_its_speaker() -> None:
    assert findings(Q6, speaker="party:rus") == []


def test_a_minus_is_no_dash() -> None:
    text = "“Growth was −5 per cent,” Lavrov said."
    assert findings("Growth was 5 per cent,", text=text) == ["grounding/quote-altered"]
    assert findings("Growth was −5 per cent,", text=text) == []


def test_thousands_may_be_written_in_any_way() -> None:
    text = "“We sent 1,500 men there,” Lavrov said."
    for words in ("We sent 1500 men there,", "We sent one thousand five hundred men there,"):
        assert findings(words, text=text) == []
    assert findings("We sent 15,000 men there,", text=text) == ["grounding/quote-altered"]


def test_cannot_is_can_not() -> None:
    text = "“We cannot go back now,” Lavrov said."
    assert findings("We can not go back now,", text=text) == ["grounding/quote-retyped"]


@pytest.mark.parametrize("unit", ["utf-16-le", "utf-8"])
def test_offsets_in_another_unit_are_named(unit: str) -> None:
    text = "A smile: 😀 ü. “We are ready,” Lavrov said."
    start = text.index("We are")
    size = 2 if unit == "utf-16-le" else 1
    first = len(text[:start].encode(unit)) // size
    last = len(text[: start + 13].encode(unit)) // size
    report = checked("We are ready,", text=text, start=first, end=last)
    (found,) = [one for one in report.findings if one.severity == "error"]
    assert found.rule == "grounding/offsets-wrong"
    assert ("UTF-16" if size == 2 else "bytes") in found.message
    assert f"{start}-{start + 13}" in found.message


@pytest.mark.parametrize(
    ("start", "end"),
    [(2160, None), (None, 2337), (2337, 2160), (9000, 9177), (0, 177), (2161, 2337)],
)
def test_wrong_offsets_are_found(start: int | None, end: int | None) -> None:
    given: dict[str, Any] = {
        name: value for name, value in (("start", start), ("end", end)) if value is not None
    }
    assert findings(Q6, speaker=PESKOV, **given) == ["grounding/offsets-wrong"]


@pytest.mark.parametrize(
    "given", [{"start": 2160}, {"end": 2337}, {"start": 0, "end": 177}, {"start": 9, "end": 3}]
)
def test_offsets_of_words_that_stand_once_are_set_right(given: dict[str, Any]) -> None:
    (found,) = checked(Q6, speaker=PESKOV, **given).findings
    assert found.fix is not None
    assert found.fix.is_safe
    assert written(found) == [2160, 2337]


def test_offsets_of_words_that_stand_twice_are_no_safe_fix() -> None:
    text = "“We are ready,” Lavrov said. Later he said: “We are ready,” and left."
    found = checked("We are ready,", text=text, start=40, end=53).findings
    (wrong,) = [one for one in found if one.rule == "grounding/offsets-wrong"]
    assert wrong.fix is not None
    assert not wrong.fix.is_safe


def test_words_in_several_places_need_a_hint() -> None:
    assert findings("Our", speaker=LAVROV) != []
    text = "“We are ready,” Lavrov said. Later he said: “We are ready,” and left."
    assert findings("We are ready,", text=text) == ["grounding/passage-ambiguous"]
    assert findings("We are ready,", text=text, suffix="” Lavrov said") == []
    assert findings("We are ready,", text=text, start=1, end=14) == []


def test_a_retyped_file_is_no_changed_one() -> None:
    assert find_quotation(article(), Q6).placement is Placement.INSIDE
    assert TEXT.count("\r") == 0


def test_a_translation_cannot_be_checked() -> None:
    text = "«Мы готовы представить меморандум», — сказал Лавров."
    report = checked("We are ready to present the memorandum", text=text)
    reasons = report.tallies["grounding/quote-not-in-text"].could_not
    assert list(reasons) == ["the words are a translation, in another script than the text"]


@pytest.mark.parametrize(
    ("between", "status"),
    [
        (",” Lavrov said. “", Status.INTERRUPTED),
        (",” Lavrov said.\nIt added, “", Status.INTERRUPTED),
        (",” he said. Speaking in Moscow, he added: “", Status.INTERRUPTED),
        (",” Lavrov told the Izvestia newspaper. Lavrov added: “", Status.INTERRUPTED),
        (",” he said, adding that “", Status.INTERRUPTED),
        (",” Lavrov said. The attack led Trump to criticize Putin as “", Status.STITCHED),
        (",” Lavrov said. Peskov said: “", Status.STITCHED),
        (",” said Lavrov. In Berlin, Merz added that “", Status.STITCHED),
        (",” said a poster. The next day was a Sunday, with rain. “", Status.INTERRUPTED),
        (",” it read. " + "The rain fell on. " * 20 + "“", Status.STITCHED),
    ],
)
def test_who_speaks_between_two_parts_decides(between: str, status: Status) -> None:
    """Without a dataset of speakers: by the names that lead into the second part."""
    text = f"Sergei Lavrov came. “We are ready for the talks{between}they shall begin in June.”"
    words = "We are ready for the talks they shall begin in June."
    assert find_quotation(prepared(text), words).status is status

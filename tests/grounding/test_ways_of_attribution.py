"""The ways in which articles say who speaks: sentences of our own, each with whom it names."""

import pytest

from pourparler_validators.contract.questions import Speaker
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.attribution import Attributor, Support
from pourparler_validators.grounding.speakers import Roster

SPEAKERS = {
    "holt": Speaker("person:holt", ("Emil Holt",), is_person=True),
    "berg": Speaker("person:berg", ("Anna Berg",), is_person=True),
    "kade": Speaker("person:kade", ("Jon Kade",), is_person=True),
    "palace": Speaker("party:palace", ("Grey Palace",)),
    "union": Speaker("party:union", ("Union of Western Islands",)),
    "health": Speaker("party:health", ("World Health Office",)),
    "jordan": Speaker("party:jordan", ("Jordan",), country="JO"),
    "xi": Speaker("person:xi", ("Xi Jinping",), is_person=True),
    "kim": Speaker("person:kim", ("Kim Jong-un",), is_person=True),
}


def supports(text: str, speaker: str) -> Support:
    """What an article says of a speaker of the quotation "we will go home"."""
    article = prepared(text)
    roster = Roster(tuple(SPEAKERS.values()))
    attributor = Attributor(article, roster.cast_in(article))
    start = text.index("we will go home")
    return attributor.verified(start, start + 15, SPEAKERS[speaker]).support


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“So we will go home,” Sen. Emil Holt (R-N.D.) said.", "holt"),
        ("“So we will go home,” said Rev. Emil Holt, then in Mt. Vale.", "holt"),
        ("“So we will go home,” Dr. E. Holt of the U.N. said.", "holt"),
        ("“So we will go home,” said former Berg adviser Emil Holt.", "holt"),
        ("Emil Holt, a Berg delegate from the north, said “we will go home”.", "holt"),
        ("In the hall, Holt went after Berg, saying “we will go home”.", "holt"),
        ("Holt praised Berg and told the crowd “we will go home”.", "holt"),
        ("Holt said he is sure Berg will continue to think “we will go home”.", "holt"),
        ("Holt said that Berg offered him this: “we will go home”.", "holt"),
        ("Holt, who took over from Berg only a month before, said “we will go home”.", "holt"),
        (
            "Holt, whose small and ever changing group of friends has for many years now been "
            "the loudest in all of the north, wrote that “we will go home”.",
            "holt",
        ),
        ("“So we will go home,” Holt fumed.", "holt"),
        ("Among them was Emil Holt (D-Calif.), who added: “we will go home”.", "holt"),
        ("As Emil Holt puts it, “we will go home.”", "holt"),
        ("“No,” Berg said.\n\n“So we will go home.”\n\n-Emil Holt, in a post.", "holt"),
        ("Holt called it a day: “we will go home.” —Jon Kade", "holt"),
        ("Holt spoke of a plan “we will go home.” Berg said that it was none.", "holt"),
        ("“No,” said Holt. Kade had met him.\n\n“So we will go home,” he added.", "holt"),
        ("Two days after Holt met Berg, the Grey Palace said “we will go home”.", "palace"),
        ("“So we will go home,” the Grey Palace said after Holt left.", "palace"),
        ("“So we will go home,” a Grey Palace official said.", "palace"),
        ("Holt spoke first. “So we will go home,” chimed in Anna Berg.", "berg"),
        ("Holt spoke first. “So we will go home,” went on Anna Berg.", "berg"),
        ("Holt spoke first. “So we will go home,” let slip Anna Berg.", "berg"),
        ("Holt spoke first. “So we will go home,” per Anna Berg.", "berg"),
        ("Holt spoke first. “So we will go home,” Berg said in Rome.", "berg"),
    ],
)
def test_the_speaker_is_the_one_whom_a_reader_takes_it_for(text: str, speaker: str) -> None:
    assert supports(text, speaker) is Support.SUPPORTED


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“So we will go home,” said former Berg adviser Emil Holt.", "berg"),
        ("In the hall, Holt went after Berg, saying “we will go home”.", "berg"),
        ("Holt, who took over from Berg only a month before, said “we will go home”.", "berg"),
        ("Holt called it a day: “we will go home.” —Jon Kade", "kade"),
        ("Two days after Holt met Berg, the Grey Palace said “we will go home”.", "berg"),
    ],
)
def test_whom_a_reader_does_not_take_for_the_speaker_is_contradicted(
    text: str, speaker: str
) -> None:
    assert supports(text, speaker) is Support.CONTRADICTED


@pytest.mark.parametrize(
    "text",
    [
        "Kade met the envoy. “So we will go home,” one Holt aide said.",
        "“So we will go home,” said a Holt official.",
        "“So we will go home,” Holt's spokesman told them.",
        "Holt came in. “So we will go home,” a former minister said.",
        "Holt came in. “So we will go home,” said a man in the hall.",
        "As Holt flew north, the Élysée said “we will go home”.",
        "“So we will go home,” said Dora Vane, who had met Holt.",
    ],
)
def test_an_unnamed_aide_is_somebody_else_who_contradicts_nobody(text: str) -> None:
    assert supports(text, "holt") is Support.NEAR


@pytest.mark.parametrize("who", ["her lawyer", "her old press secretary", "his spokesman"])
def test_whoever_speaks_for_a_person_is_another(who: str) -> None:
    text = f"Anna Berg left early. “So we will go home,” said {who}."
    assert supports(text, "berg") is not Support.SUPPORTED


@pytest.mark.parametrize(
    ("who", "speaker"),
    [
        ("Xi", "xi"),
        ("Kim", "kim"),
        ("the UWI", "union"),
        ("the WHO", "health"),
        ("Jordan", "jordan"),
    ],
)
def test_short_names_are_those_that_texts_use(who: str, speaker: str) -> None:
    assert supports(f"It rained. “So we will go home,” said {who}.", speaker) is Support.SUPPORTED


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“So we will go home,” said Michael Jordan.", "jordan"),
        ("Who stays? “So we will go home,” said Holt.", "health"),
    ],
)
def test_what_looks_like_a_short_name_is_none(text: str, speaker: str) -> None:
    assert supports(text, speaker) is Support.NOT_MENTIONED

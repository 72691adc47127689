"""Whether a sentence supports a status: its verb, its tense, and what governs it."""

from pathlib import Path

import pytest

from tests.grounding.passages import Record, evidence, findings, report
from tests.rules.dataset import place

RULE = "grounding/status-not-supported"


def record(kind: str, status: str, passage: str, *supports: str) -> Record:
    """A record of a status, its evidence one passage."""
    plain: dict[str, Record] = {
        "event": {"kind": "unilateral_measure"},
        "proposal": {"kind": "peace_plan", "title": "A plan", "issuers": ["party:north"]},
        "agreement": {"kind": "ceasefire", "title": "A truce",
                      "parties": [{"party": "party:north", "role": "party"}]},
        "delegation": {"party": "party:north"},
    }  # fmt: skip
    return {
        "type": kind,
        "id": f"{kind}:x",
        "status": status,
        "evidence": evidence(passage, *supports),
        **plain[kind],
    }


CONTRADICTED = [
    ("event", "held", "The office will open a corridor into the territory.", "will open"),
    ("event", "held", "He had ordered the troops to begin leaving on Monday.",
     "ordered the troops to begin"),
    ("event", "held", "The two are to meet in Orland on Friday.", "are to meet"),
    ("event", "held", "Northland plans to hold a vote on the text.", "plans to hold"),
    ("event", "started", "The truce is due to take effect at dawn.", "is due to take"),
    ("event", "held", "The two agreed to exchange prisoners.", "agreed to exchange"),
    ("event", "held", "Brandt said that talks would resume in May.", "would resume"),
    ("event", "held", "The round was postponed over a dispute.", "postponed"),
    ("event", "held", "The meeting was called off at the last minute.", "called off"),
    ("event", "held", "Sudria failed to hold the vote.", "failed to hold"),
    ("event", "held", "Northland proposed talks in Orland.", "proposed talks in"),
    ("event", "held", "At the talks in Orland the envoys are to sign a truce.", "are to sign"),
    ("event", "held", "At the talks scheduled for May they will sign.",
     "scheduled for May"),
    ("event", "started", "The summit was shelved.", "shelved"),
    ("event", "held", "The planned round fell through.", "fell through"),
    ("proposal", "presented", "Sudria will hand over its plan.", "will hand over"),
    ("proposal", "accepted", "Sudria said that the plan was unacceptable.", "unacceptable"),
    ("event", "held", "Northland refused to open the crossings.", "refused to open"),
    ("event", "agreed", "Northland called for another round in May.", "called for"),
    ("event", "cancelled", "The delegations will meet on Monday.", "will meet"),
    ("event", "announced", "As he had told her by telephone, nobody knew of it.",
     "told her by telephone"),
    ("event", "announced", "The envoys met in Orland on Friday.", "met"),
    ("event", "proposed", "The talks took place behind closed doors.", "took place"),
    ("agreement", "signed", "The accord was adopted by the congress.", "adopted"),
    ("agreement", "signed", "The accord is to be signed on Monday.", "is to be signed"),
    ("agreement", "signed", "The delegations initialled the text.", "initialled"),
    ("agreement", "signed", "They are ready to sign the accord.", "ready to sign"),
    ("agreement", "signed", "Sudria has yet to sign the accord.", "yet to sign"),
    ("agreement", "signed", "The two agreed on a truce.", "agreed"),
    ("agreement", "ratified", "The treaty was signed in Orland.", "signed"),
    ("agreement", "ratified", "Parliament will ratify the treaty.", "will ratify"),
    ("agreement", "in_force", "The truce will take effect on May 3.", "will take effect"),
    ("agreement", "adopted", "The ministers signed the declaration.", "signed"),
    ("proposal", "accepted", "Haddad welcomed the plan.", "welcomed"),
    ("proposal", "accepted", "Haddad expressed support for the plan.", "expressed support"),
    ("proposal", "accepted", "Sudria is yet to respond.", "yet to respond"),
    ("proposal", "accepted", "Sudria would accept the plan.", "would accept"),
    ("proposal", "accepted", "Sudria has rejected the plan.", "rejected"),
    ("proposal", "presented", "Our side is ready to present this memorandum.",
     "ready to present"),
    ("proposal", "presented", "Northland is preparing a memorandum.", "preparing"),
    ("proposal", "rejected", "Haddad accepted the plan.", "accepted"),
    ("delegation", "attended", "The minister will attend the round.", "will attend"),
]  # fmt: skip
SUPPORTED = [
    ("event", "held", "The round was held in Orland on Friday."),
    ("event", "held", "After the talks that will be remembered, the envoys met again."),
    ("event", "held", "They are in Orland after the talks."),
    ("event", "held", "At the talks in Orland, both sides agreed to a truce."),
    ("event", "held", "During the Orland meeting the envoys agreed to extend the truce."),
    ("event", "held", "At a meeting in Orland Sudria proposed that the truce should last."),
    ("event", "started", "Northland began operations on Saturday and will go on."),
    ("event", "announced", "The office will open a corridor."),
    ("event", "announced", "The talks are scheduled for Monday."),
    ("event", "confirmed", "Sudria confirmed that it will take part."),
    ("event", "agreed", "As agreed by the envoys, a truce follows."),
    ("event", "postponed", "The round was postponed."),
    ("agreement", "signed", "The truce was signed by Haddad, who will leave today."),
    ("agreement", "signed", "By signing the text, both sides agree to withdraw."),
    ("agreement", "signed", "Adopted by the congress in May, the accord was signed in June."),
    ("agreement", "agreed", "Northland and Sudria agreed to a swap."),
    ("agreement", "in_force", "The truce took effect at dawn."),
    ("proposal", "accepted", "Haddad has accepted the plan, which Orland welcomed."),
    ("proposal", "presented", "Brandt handed over the plan, and Sudria is yet to respond."),
    ("proposal", "announced", "Our side is ready to present this memorandum."),
    ("proposal", "rejected", "Sudria turned down the plan."),
    ("delegation", "attended", "The ministers took part in the talks."),
]
UNTOLD = [
    ("event", "held", "The round was brought forward by a week."),
    ("event", "held", "The occupied territory."),
    ("event", "held", "The talks have not ended."),
    ("event", "held", "Brandt pressed for a conference of all factions."),
    ("event", "held", "The round was in doubt after the attack."),
    ("event", "held", "A date is open following the resignation of Brandt."),
    ("event", "held", "Brandt boarded a plane for the talks planned for May."),
    ("event", "held", "Last week, Brandt announced a new buffer zone."),
    ("event", "held", "The minister toured the camps and will open a corridor."),
    ("event", "announced", "A corridor into the territory."),
    ("agreement", "signed", "A truce between the two."),
    ("agreement", "terminated", "The agreement signed in May is history."),
    ("proposal", "accepted", "The plan is known to Sudria."),
]


@pytest.mark.parametrize(("kind", "status", "text", "words"), CONTRADICTED)
def test_another_status_is_found(kind: str, status: str, text: str, words: str) -> None:
    found = findings(RULE, text, record(kind, status, text.rstrip("."), "/status"))
    status = status.replace("_", " ")
    assert [f"{place(each)}: {each.message}" for each in found] == [
        f'{kind}:x /status: the {kind} is {status}, but the passage for it says "{words}"'
    ]


@pytest.mark.parametrize(("kind", "status", "text"), SUPPORTED)
def test_what_supports_a_status_is_silent(kind: str, status: str, text: str) -> None:
    result = report(RULE, text, record(kind, status, text, "/status"))
    assert not result.findings
    assert result.tallies[RULE].held == 1


@pytest.mark.parametrize(("kind", "status", "text"), UNTOLD)
def test_what_says_nothing_of_a_status_is_not_judged(kind: str, status: str, text: str) -> None:
    result = report(RULE, text, record(kind, status, text, "/status"))
    assert not result.findings
    assert result.tallies[RULE].could_not == {"the passages have no word of the status": 1}


OF_NOTHING_HELD = [
    ("en", "The exchange was not carried out."),
    ("fr", "L'échange n'a pas été effectué."),
    ("es", "Las rondas no se llevaron a cabo."),
    ("de", "Der Austausch platzte und wurde nicht durchgeführt."),
    ("ru", "Обмен сорвался и не был проведён."),
    ("ru", "Встреча не проведена."),
    ("uk", "Обмін зірвався, не був проведений."),
    ("uk", "Зустріч не проведена."),
]


@pytest.mark.parametrize(("language", "text"), OF_NOTHING_HELD)
def test_what_was_not_carried_out_did_not_take_place(language: str, text: str) -> None:
    its = {"language": language}
    told = [record("event", one, text.rstrip(".")) for one in ("held", "did_not_take_place")]
    assert findings(RULE, text, told[0], source=its)
    assert report(RULE, text, told[1], source=its).tallies[RULE].held == 1


WHAT_CAME_OF_A_MEETING = [
    ("en", "At the meeting, Northland proposed a truce."),
    ("de", "Bei dem Treffen schlug Nordland eine Waffenruhe vor."),
    ("fr", "Lors de la réunion, les deux parties ont accepté une trêve."),
    ("es", "En la reunión, Nordlandia propuso una tregua."),
    ("ru", "Во время встречи стороны договорились молчать."),  # noqa: RUF001
    ("uk", "Під час зустрічі сторони домовилися мовчати."),
]


@pytest.mark.parametrize(("language", "text"), WHAT_CAME_OF_A_MEETING)
def test_what_was_proposed_at_a_meeting_is_no_plan_of_it(language: str, text: str) -> None:
    told = record("event", "held", text.rstrip(".")) | {"kind": "summit"}
    assert not findings(RULE, text, told, source={"language": language})


ONLY_PROPOSED = [
    ("en", "Northland proposed a meeting in Orland."),
    ("de", "Nordland schlug Gespräche in Orland vor."),
    ("fr", "Le Nordland a proposé des pourparlers à Orland."),
    ("es", "Nordlandia propuso conversaciones en Orland."),
    ("ru", "Нордландия предложила переговоры в Орланде."),
]


@pytest.mark.parametrize(("language", "text"), ONLY_PROPOSED)
def test_a_meeting_that_was_proposed_was_not_held(language: str, text: str) -> None:
    told = record("event", "held", text.rstrip(".")) | {"kind": "summit"}
    assert findings(RULE, text, told, source={"language": language})


OF_LIGHT_VERBS = [
    "Haddad made a speech about the talks.",
    "The idea of a summit came from Orland.",
    "Haddad gave details of the meeting in June.",
    "The envoy left no doubt about the date.",
    "Brandt brought news of a summit.",
]


@pytest.mark.parametrize("text", OF_LIGHT_VERBS)
@pytest.mark.parametrize("status", ["proposed", "agreed", "confirmed", "postponed"])
def test_a_verb_that_needs_its_object_contradicts_no_plan(status: str, text: str) -> None:
    assert not findings(RULE, text, record("event", status, text.rstrip("."), "/status"))


OF_NO_MEETING = [
    "Haddad worried about the fate of the talks.",
    "The two sides differed over the agenda of the talks.",
    "Fighting overshadowed the talks.",
]


@pytest.mark.parametrize("text", OF_NO_MEETING)
@pytest.mark.parametrize(("kind", "answer"), [("summit", "could not"), ("hostilities", "held")])
def test_any_past_form_may_tell_of_a_deed_and_of_no_meeting(
    text: str, kind: str, answer: str
) -> None:
    told = record("event", "held", text.rstrip("."), "/status") | {"kind": kind}
    tally = report(RULE, text, told).tallies[RULE]
    assert (tally.held, sum(tally.could_not.values())) == ((1, 0) if answer == "held" else (0, 1))


SENTENCES = [
    line.split("\t")
    for line in Path(__file__)
    .with_name("status_sentences.txt")
    .read_text(encoding="utf-8")
    .splitlines()
]
"""Sentences as newspapers write them: type of record, the status that they tell, words."""


PAST = {
    "event": ("held", "started", "broken_off"),
    "agreement": ("signed", "ratified", "in_force", "adopted", "initialled"),
    "proposal": ("presented", "accepted", "rejected", "implemented"),
    "delegation": ("attended",),
}


def answers(status: str, kind: str, text: str) -> str:
    result = report(RULE, text, record(kind, status, text.rstrip("."), "/status"))
    tally = result.tallies[RULE]
    return "held" if tally.held else "found" if tally.found else "could not"


def test_plain_sentences_are_decided_and_none_is_doubted() -> None:
    told = [answers(status, kind, text) for kind, status, text in SENTENCES]
    assert len(SENTENCES) > 250
    assert "found" not in told
    assert told.count("held") >= 0.97 * len(told)


def test_what_has_not_happened_is_hardly_ever_taken_for_it() -> None:
    told = [
        answers(claimed, kind, text)
        for kind, status, text in SENTENCES
        for claimed in PAST[kind]
        if status not in PAST[kind]
    ]
    assert told.count("held") <= 0.02 * len(told)
    assert told.count("found") >= 0.55 * len(told)

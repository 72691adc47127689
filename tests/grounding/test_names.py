"""Whether an article names what a record holds, by whatever form of its name."""

import json
from typing import Any

import pytest

from pourparler_validators import check_text
from tests.grounding.passages import SOURCE, Record, findings, report
from tests.rules.dataset import place

RULE = "grounding/name-not-in-text"


def state(key: str, name: str, country: str) -> Record:
    return {
        "type": "party",
        "id": f"party:{key}",
        "kind": "state",
        "name": name,
        "country": country,
    }


def person(key: str, name: str, title: str, party: str) -> Record:
    roles = [{"title": title, "party": party}]
    return {"type": "person", "id": f"person:{key}", "name": name, "roles": roles}


def body(key: str, kind: str, name: str, **rest: Any) -> Record:
    return {"type": "party", "id": f"party:{key}", "kind": kind, "name": name, **rest}


PEOPLE: tuple[Record, ...] = (
    state("rus", "Russian Federation", "RU"),
    state("ukr", "Ukraine", "UA"),
    state("usa", "United States", "US"),
    state("chn", "China", "CN"),
    state("tur", "Türkiye", "TR"),
    state("prk", "North Korea", "KP"),
    body("un", "intergovernmental_organization", "United Nations"),
    body(
        "osce",
        "intergovernmental_organization",
        "Organization for Security and Co-operation in Europe",
    ),
    body("eu", "intergovernmental_organization", "EU"),
    body("mfa", "state_body", "Russian Foreign Ministry", parent="party:rus"),
    body("gov", "state_body", "Government of Israel", country="IL"),
    body("houthis", "non_state_armed_group", "Houthis"),
    body("gna", "de_facto_authority", "Government of National Accord"),
    body(
        "trio",
        "coalition",
        "The Trio",
        members=[{"party": "party:rus"}, {"party": "party:tur"}],
    ),
    body("all", "coalition", "The Many"),
    person("lavrov", "Sergei Lavrov", "Foreign Minister", "party:rus"),
    person("putin", "Vladimir Putin", "President of Russia", "party:rus"),
    person("peskov", "Dmitry Peskov", "Kremlin spokesman", "party:rus"),
    person("zelensky", "Volodymyr Zelenskyy", "President", "party:ukr"),
    person("xi", "Xi Jinping", "President", "party:chn"),
    person("kerry", "John Kerry", "Secretary of State", "party:usa"),
    person("mbs", "Mohammed bin Salman", "Crown Prince", "party:gov"),
    person("rozic", "Ana Rožić", "special envoy for the Balkans", "party:eu"),
)


def summit(**fields: Any) -> Record:
    """An event of a person or party, or at a place, its evidence a passage of the text."""
    return {"type": "event", "id": "event:x", "kind": "summit", "status": "held", **fields}


def record_of(key: str, passage: str) -> Record:
    evidence = [{"source": "source:a", "exact": passage, "supports": ["/kind"]}]
    kind, role = key.partition(":")[0], "negotiating_party"
    if kind == "party":
        return summit(participants=[{"party": key, "role": role}], evidence=evidence)
    return {
        "type": "proposal",
        "id": "proposal:x",
        "kind": "peace_plan",
        "title": "A plan",
        "issuers": [key],
        "status": "presented",
        "evidence": evidence,
    }


def place_of(fields: dict[str, str], passage: str) -> Record:
    return summit(place=fields, evidence=[{"source": "source:a", "exact": passage}])


NAMED = [
    # by name, in whatever form
    ("person:lavrov", "Sergei Lavrov spoke."),
    ("person:lavrov", "“No,” said Mr Lavrov."),
    ("person:lavrov", "LAVROV SPEAKS TO REPORTERS"),
    ("person:lavrov", "Sergey Lavrov spoke."),
    ("person:lavrov", "It was Lavrov's plan."),
    ("person:zelensky", "Zelensky left."),
    ("person:zelensky", "Then Zelenskiy left."),
    ("person:xi", "A day later Xi spoke with reporters."),
    ("person:xi", "A call with Xi Jinping is planned."),
    ("person:kerry", "Kerry, who had left, came back."),
    ("person:mbs", "The talks with bin Salman went on."),
    ("person:mbs", "Prince Mohammed listened."),
    ("person:rozic", "Rozic told them to wait."),
    # by an office alone
    ("person:lavrov", "The Russian foreign minister spoke."),
    ("person:lavrov", "Moscow sent its foreign minister."),
    ("person:lavrov", "Then the minister spoke."),
    ("person:lavrov", "The foreign minister of Russia spoke."),
    ("person:putin", "The Russian president agreed."),
    ("person:putin", "It was, the President said, too late."),
    ("person:peskov", "A Kremlin spokesman denied it."),
    ("person:peskov", "“No,” the spokesman said."),
    ("person:zelensky", "Ukraine's president left."),
    ("person:kerry", "The US secretary of state flew home."),
    ("person:rozic", "The EU special envoy was there."),
    # states
    ("party:rus", "Russia agreed."),
    ("party:rus", "Moscow agreed."),
    ("party:rus", "The Kremlin agreed."),
    ("party:rus", "Russian officials agreed."),
    ("party:rus", "“Yes,” said Lavrov."),
    ("party:rus", "MOSCOW, May 3 - Nothing is known."),
    ("party:usa", "Washington agreed."),
    ("party:usa", "The White House agreed."),
    ("party:usa", "The U.S. agreed."),
    ("party:usa", "The American side agreed."),
    ("party:ukr", "Kiev agreed."),
    ("party:ukr", "Kyiv's envoys agreed."),
    ("party:tur", "Turkey agreed."),
    ("party:tur", "Ankara agreed."),
    ("party:prk", "Pyongyang agreed."),
    ("party:prk", "The DPRK agreed."),
    # others
    ("party:un", "The UN agreed."),
    ("party:un", "A U.N. envoy agreed."),
    ("party:osce", "The OSCE agreed."),
    ("party:osce", "The Organisation for Security and Cooperation in Europe, or OSCE, agreed."),
    ("party:eu", "The European Union agreed."),
    ("party:mfa", "The Foreign Ministry in Moscow agreed."),
    ("party:gov", "Israel's government agreed."),
    ("party:gov", "The Israelis agreed."),
    ("party:houthis", "The Houthi movement agreed."),
    ("party:gna", "The National Accord government agreed."),
    ("party:trio", "The Trio agreed."),
    ("party:trio", "Russia and Turkey agreed."),
]  # fmt: skip
UNNAMED = [
    ("person:lavrov", "Peskov spoke."),
    ("person:lavrov", "Russian officials spoke."),
    ("person:lavrov", "The Turkish foreign minister spoke."),
    ("person:lavrov", "The French foreign minister spoke."),
    ("person:lavrov", "Foreign Minister Hakan Fidan spoke."),
    ("person:lavrov", "The former foreign minister spoke."),
    ("person:lavrov", "The deputy foreign minister spoke."),
    ("person:lavrov", "The Russian defence minister spoke."),
    ("person:putin", "President Trump spoke."),
    ("person:putin", "The US president spoke."),
    ("person:xi", "President Emmanuel Macron spoke."),
    ("person:kerry", "John Bolton spoke."),
    ("party:rus", "Ukraine agreed."),
    ("party:usa", "Russia agreed."),
    ("party:prk", "South Korea, whose north lies at the border, agreed."),
    ("party:un", "The EU agreed."),
    ("party:osce", "The European Union agreed."),
    ("party:eu", "The United Nations agreed."),
    ("party:gov", "The government of Egypt agreed."),
    ("party:houthis", "The Hutu agreed."),
    ("party:trio", "Russia agreed."),
]


@pytest.mark.parametrize(("key", "text"), NAMED)
def test_who_is_named_in_whatever_form_is_silent(key: str, text: str) -> None:
    result = report(RULE, text, *PEOPLE, record_of(key, text))
    assert [each.message for each in result.findings] == []
    assert result.tallies[RULE].held == 1


@pytest.mark.parametrize(("key", "text"), UNNAMED)
def test_who_is_nowhere_named_is_found(key: str, text: str) -> None:
    found = findings(RULE, text, *PEOPLE, record_of(key, text))
    where = "event:x /participants/0/party" if key.startswith("party") else "proposal:x /issuers/0"
    assert [place(each) for each in found] == [where]
    assert found[0].message.startswith(f"the article does not name {key}")


PLACES = [
    ({"name": "Istanbul"}, "They met in Istanbul."),
    ({"name": "Istanbul"}, "ISTANBUL (Agency) - They met."),
    ({"name": "Istanbul, Türkiye"}, "They met in Istanbul."),
    ({"name": "Kyiv"}, "They met in Kiev."),
    ({"name": "Moscow"}, "They met in the Kremlin."),
    ({"name": "Türkiye"}, "They met in Ankara."),
    ({"name": "Şirnak"}, "They met in Sirnak."),
    ({"name": "outskirts of Geneva"}, "They met near Geneva."),
    ({"name": "Istanbul", "venue": "Dolmabahçe Palace"}, "Dolmabahce palace in Istanbul."),
    ({"name": "Geneva", "venue": "Hotel Intercontinental"}, "Geneva's InterContinental hotel."),
]  # fmt: skip
NO_PLACES = [
    ({"name": "Ankara"}, "They met in Istanbul.", "/place/name", '"Ankara"'),
    ({"name": "Moscow"}, "They met in Russia.", "/place/name", '"Moscow"'),
    ({"name": "Austria"}, "They met in Australia.", "/place/name", '"Austria"'),
    ({"name": "Istanbul", "venue": "Büyük Palace"}, "In Istanbul the Dolmabahçe Palace was open.",
     "/place/venue", '"Büyük Palace"'),
    ({"name": "Istambul"}, "They met in Istanbul.", "/place/name",
     '"Istambul"; the article has "Istanbul"'),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "text"), PLACES)
def test_a_place_that_is_named_is_silent(fields: dict[str, str], text: str) -> None:
    result = report(RULE, text, *PEOPLE, place_of(fields, text))
    assert [each.message for each in result.findings] == []
    assert result.tallies[RULE].held == 1


@pytest.mark.parametrize(("fields", "text", "pointer", "message"), NO_PLACES)
def test_a_place_that_is_nowhere_named_is_found(
    fields: dict[str, str], text: str, pointer: str, message: str
) -> None:
    found = findings(RULE, text, *PEOPLE, place_of(fields, text))
    assert [f"{place(each)}: {each.message}" for each in found] == [
        f"event:x {pointer}: the article does not name {message}"
    ]


def test_the_nearest_name_is_shown() -> None:
    text = "“No,” said Lawrow's colleague Peskow."
    near = person("pskov", "Dmitry Peskof", "spokesman", "party:rus")
    found = findings(RULE, text, *PEOPLE, near, record_of("person:pskov", text))
    assert [each.message for each in found] == [
        'the article does not name person:pskov; the article has "Peskow"'
    ]


def test_a_member_without_a_record_is_looked_for_by_the_name() -> None:
    text = "Ivanov led the Russian delegation."
    members = [
        {"role": "member", "name": "Igor Ivanov"},
        {"role": "member", "name": "Maria Sidorova"},
        {"role": "member", "name": "Deputy Foreign Minister"},
    ]
    delegation = {
        "type": "delegation",
        "id": "delegation:x",
        "party": "party:rus",
        "members": members,
        "evidence": [{"source": "source:a", "exact": text}],
    }
    found = findings(RULE, text, *PEOPLE, delegation)
    assert [f"{place(each)}: {each.message}" for each in found] == [
        'delegation:x /members/1/name: the article does not name "Maria Sidorova"'
    ]


def test_a_name_in_another_source_of_the_record_is_enough() -> None:
    text = "Turkey was there."
    other = SOURCE | {"id": "source:b", "text": "Russia was there."}
    record = record_of("party:rus", "Turkey was there")
    evidence = {"source": "source:b", "exact": "was there", "supports": ["/status"]}
    assert findings(RULE, text, *PEOPLE, other, record)
    both = record | {"evidence": [*record["evidence"], evidence]}
    assert not findings(RULE, text, *PEOPLE, other, both)
    (found,) = findings(
        RULE, text, *PEOPLE, other | {"text": "It was there."},
        both | {"evidence": [record["evidence"][0], evidence]},
    )  # fmt: skip
    assert found.message == "no article names party:rus"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ({"id": "source:b"}, "the source has no text"),
        ({"id": "source:b", "text": "Ni fydd.", "language": "cy"},
         "there are no tables for the language cy"),
    ],
)  # fmt: skip
def test_where_a_source_cannot_be_read_nothing_is_said(source: Record, reason: str) -> None:
    record = record_of("party:rus", "Turkey was there")
    more = {"source": "source:b", "exact": "was there"}
    record |= {"evidence": [*record["evidence"], more]}
    result = report(RULE, "Turkey was there.", *PEOPLE, SOURCE | source, record)
    assert not result.findings
    assert result.tallies[RULE].could_not == {reason: 1}


def test_one_name_is_found_once_in_a_record() -> None:
    record = record_of("party:rus", "Turkey was there") | {"confirmed_by": ["party:rus"]}
    found = findings(RULE, "Turkey was there.", *PEOPLE, record)
    assert [place(each) for each in found] == ["event:x /participants/0/party"]


def test_a_group_of_whom_nobody_is_known_is_not_judged() -> None:
    result = report(RULE, "Turkey agreed.", *PEOPLE, record_of("party:all", "Turkey agreed"))
    assert result.tallies[RULE].could_not == {"a group may be meant by the names of its members": 1}


def test_names_in_another_script_are_not_judged() -> None:
    russian = person("lavrov-ru", "Сергей Лавров", "Foreign Minister", "party:un")
    result = report(
        RULE, "Peskov spoke.", *PEOPLE, russian, record_of("person:lavrov-ru", "Peskov")
    )
    assert result.tallies[RULE].could_not == {"the names are in another script than the text": 1}


def test_without_evidence_nothing_is_judged() -> None:
    record = record_of("party:rus", "x")
    del record["evidence"]
    assert report(RULE, "Nothing.", *PEOPLE, record).tallies[RULE].not_applicable == 1


OTHER_LANGUAGES = [
    ("fr", "party:rus", "Les responsables russes ont accepté.", "held"),
    ("fr", "party:rus", "Les responsables turcs ont accepté.", "found"),
    ("fr", "person:zelensky", "M. Zelensky est parti.", "held"),
    ("fr", "person:lavrov", "Le ministre russe des Affaires étrangères a parlé.", "could not"),
    ("fr", "party:un", "L'ONU a accepté.", "could not"),
    ("de", "party:rus", "Russische Beamte stimmten zu.", "held"),
    ("de", "party:usa", "Der Kreml stimmte zu.", "found"),
    ("de", "person:lavrov", "Der russische Außenminister sprach.", "could not"),
    ("es", "party:usa", "La Casa Blanca aceptó.", "held"),
    ("es", "person:putin", "El presidente ruso se marchó.", "could not"),
]
"""In languages whose words are not known, an office or an organisation may have another name."""


@pytest.mark.parametrize(("language", "key", "text", "answer"), OTHER_LANGUAGES)
def test_texts_in_another_language(language: str, key: str, text: str, answer: str) -> None:
    held = [SOURCE | {"text": text, "language": language}, *PEOPLE, record_of(key, text)]
    tally = check_text(json.dumps({"records": held}), "r.json", select=[RULE]).tallies[RULE]
    answers = {"held": tally.held, "found": tally.found, "could not": len(tally.could_not)}
    assert answers == {each: int(each == answer) for each in answers}


@pytest.mark.parametrize("word", ["Zelenskyy", "Zelenskij", "Zelensky's"])
def test_a_surname_in_another_romanization_could_not_be_checked(word: str) -> None:
    person = {"type": "person", "id": "person:z", "name": "Volodymyr Zelensky"}
    statement = {
        "type": "statement", "id": "statement:z", "acts": ["inform"], "speaker": "person:z",
        "segments": [{"kind": "direct", "text": "we go home", "source": "source:a"}],
    }  # fmt: skip
    rule = "grounding/speaker-not-mentioned"
    told = report(rule, f"“Then we go home,” said {word} aide.", person, statement)
    assert not told.findings
    reasons = [] if word.endswith("'s") else [
        f'"{word}" in the article may be the name, and is not among the aliases'
    ]  # fmt: skip
    assert list(told.tallies[rule].could_not) == reasons

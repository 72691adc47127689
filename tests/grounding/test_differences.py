"""The kinds of difference, one case for each side of each boundary."""

import pytest

from pourparler_validators.grounding.differences import Judge, Names
from pourparler_validators.grounding.formal_kinds import formal_kinds
from pourparler_validators.grounding.kinds import Kind
from pourparler_validators.grounding.spellings import within
from pourparler_validators.grounding.words import words_in
from pourparler_validators.languages.tables import language_of


def differing(record: str, source: str) -> list[tuple[str, str, str]]:
    """Kind and both wordings of each difference."""
    language = language_of("en")
    assert language is not None
    theirs = words_in(source, language)
    names = Names(lambda *pair: set(pair) == {"Türkiye", "Turkey"})
    judge = Judge(language, set(theirs.keys()).__contains__, names)
    found = judge.differences(words_in(record, language), theirs)
    return [(str(one.kind), one.record, one.source) for one in found]


@pytest.mark.parametrize(
    ("record", "source", "kinds"),
    [
        ("they meet at nine today", "they meet at ten today", ["number"]),
        ("the second round begins", "the third round begins", ["number"]),
        ("we meet in May again", "we meet in June again", ["date"]),
        ("we meet on Monday again", "we meet on Tuesday again", ["date"]),
        ("we may sign it", "we will sign it", ["modality"]),
        ("we do sign it", "we do not sign it", ["negation"]),
        ("we don't sign it", "we sign it", ["negation"]),
        ("prices increase now", "prices decrease now", ["polarity"]),
        ("it is fair now", "it is unfair now", ["polarity"]),
        ("we unlock it now", "we lock it now", ["polarity"]),
        # of two letters a word is too short for a prefix to be told
        ("we undo it now", "we do it now", ["wording"]),
        ("all sides came in", "some sides came in", ["quantifier"]),
        ("then Iran signed it", "then Iraq signed it", ["name"]),
        ("then Turkey signed it", "then Türkiye signed it", ["alias"]),
        ("they do not sign", "they don't sign", ["contraction"]),
        ("a cease fire now", "a ceasefire now", ["punctuation"]),
        ("they sign treaties now", "they sign papers now", ["wording"]),
        ("they sign old papers", "they sign papers", ["insertion"]),
        ("they sign papers", "they sign these papers", ["omission"]),
        ("they came and left", "they came in the night by car and left", ["omission"]),
        ("a man of peace", "the man of peace", ["function_word"]),
        ("a few think so", "few think so", ["quantifier"]),
        ("there is little hope", "there is a little hope", ["quantifier"]),
        ("we need 10 to 15 days", "we need 10-15 days", ["number_form"]),
        ("we need ten – fifteen days", "we need ten to fifteen days", ["number_form"]),
        ("we need 10 or 15 days", "we need 10-15 days", ["insertion"]),
    ],
)
def test_a_difference_has_its_kind(record: str, source: str, kinds: list[str]) -> None:
    assert [kind for kind, _, _ in differing(record, source)] == kinds


@pytest.mark.parametrize(
    ("record", "source", "kind"),
    [
        # from four letters one may differ, from eight two
        ("the plan was gud", "the plan was good", "wording"),
        ("the F16s of the plant", "the F18s of the plant", "name"),
        ("the plam was good", "the plan was good", "spelling"),
        ("the membrandum stays", "the memorandum stays", "spelling"),
        ("the pasages stay", "the passages stay", "spelling"),
        ("the tratey stays", "the treaty stays", "wording"),
        ("the treayt stays", "the treaty stays", "spelling"),
        # a word of the language is no slip
        ("the resent state", "the present state", "wording"),
        # spellings of one word
        ("the colour of it", "the color of it", "spelling"),
        ("they organise it", "they organize it", "spelling"),
        ("a grey zone", "a gray zone", "spelling"),
    ],
)
def test_a_slip_is_told_from_another_word(record: str, source: str, kind: str) -> None:
    assert [one for one, _, _ in differing(record, source)] == [kind]


@pytest.mark.parametrize(
    ("record", "source", "kinds"),
    [
        # three words may be a name that was left out, four are a passage
        ("said that Peace Now", "said that Ilse von Brandt Peace Now", ["name"]),
        ("said that Peace Now", "said that Ilse von der Brandt Peace Now", ["omission"]),
        # what begins a sentence is capitalized anyhow
        ("Men came. Papers lay there", "Men came. Treaties lay there", ["wording"]),
        ("Men saw Papers there", "Men saw Treaties there", ["name"]),
        ("men said: “Papers lay there", "men said: “Treaties lay there", ["wording"]),
        # a name one letter away is another, but for its transliteration
        ("then Iran signed it", "then Iraq signed it", ["name"]),
        ("in Slovenia they met", "in Slovakia they met", ["name"]),
        ("then Sergei signed it", "then Sergey signed it", ["spelling"]),
        ("then Zelenskyy signed it", "then Zelensky signed it", ["spelling"]),
        # a capital within a word makes no name
        ("then treaties ended", "then iPapers ended", ["wording"]),
        # I is no name
        ("then I signed it", "then we signed it", ["wording"]),
        ("then I'll sign it", "then we'll sign it", ["wording"]),
    ],
)
def test_names_are_told_from_other_capitals(record: str, source: str, kinds: list[str]) -> None:
    assert [kind for kind, _, _ in differing(record, source)] == kinds


def test_as_many_words_on_both_sides_are_compared_one_by_one() -> None:
    assert differing("we will sign nine papers", "we may burn ten papers") == [
        ("modality", "will", "may"),
        ("wording", "sign", "burn"),
        ("number", "nine", "ten"),
    ]


def test_several_words_for_one_are_one_difference() -> None:
    assert differing("they sign big old papers", "they sign treaties") == [
        ("wording", "big old papers", "treaties")
    ]


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("treaty", "treaty", 0),
        ("treaty", "treatty", 1),
        ("treaty", "traety", 1),
        ("treaty", "trety", 1),
        ("treaty", "treaxy", 1),
        ("treaty", "tertay", 2),
        ("treaty", "xtreatyx", 2),
        ("ab", "ba", 1),
    ],
)
def test_the_letters_that_differ_are_counted(one: str, other: str, edits: int) -> None:
    assert [within(one, other, allowed) for allowed in range(4)] == [n >= edits for n in range(4)]


@pytest.mark.parametrize(
    ("record", "source", "kinds"),
    [
        ("the plan", "the plan", []),
        ("The plan", "the plan", [Kind.CASE]),
        ("the cafe", "the cafe\u0301", [Kind.DIACRITICS]),
        ("The cafe", "the cafe\u0301", [Kind.DIACRITICS, Kind.CASE]),
        ("the plan.", "the plan,", [Kind.PUNCTUATION]),
        ("The plan.", "the plan,", [Kind.CASE, Kind.PUNCTUATION]),
        ("1,500 men", "1500 men", [Kind.NUMBER_FORM]),
        ("two men", "2 men", [Kind.NUMBER_FORM]),
    ],
)
def test_the_form_in_which_words_differ(record: str, source: str, kinds: list[Kind]) -> None:
    assert formal_kinds(record, source) == kinds


def test_what_is_the_same_at_level_1_is_typography() -> None:
    assert formal_kinds("a “plan”", 'a "plan"') == [Kind.TYPOGRAPHY]

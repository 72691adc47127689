"""Ways in which a quotation is copied badly, and ways in which it is changed.

Each changes one quotation at a place drawn at random, or gives nothing where it has nothing to
change. Beside it stand the kinds of difference that may be named: none for what only leaves out
words of the article, or holds them in other paragraphs.
"""

import html
import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

Change = Callable[[str, random.Random], str | None]


@dataclass(frozen=True, slots=True)
class Perturbation:
    """A way of changing a quotation, and the kinds of difference that it makes."""

    name: str
    change: Change
    kinds: frozenset[str] = field(default=frozenset())


LEGITIMATE: Final[list[Perturbation]] = []
"""The meaning is the same, and so is what the article gives for it."""

ALTERING: Final[list[Perturbation]] = []
"""Another meaning, or words that the speaker did not say."""


def _legitimate(*kinds: str) -> Callable[[Change], Change]:
    return _collecting(LEGITIMATE, kinds)


def _altering(*kinds: str) -> Callable[[Change], Change]:
    return _collecting(ALTERING, kinds)


def _collecting(into: list[Perturbation], kinds: Sequence[str]) -> Callable[[Change], Change]:
    def collect(change: Change) -> Change:
        into.append(Perturbation(change.__name__, change, frozenset(kinds)))
        return change

    return collect


def _at(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _drawn(pattern: str, text: str, draw: random.Random) -> re.Match[str] | None:
    found = list(re.finditer(pattern, text))
    return draw.choice(found) if found else None


def _exchanged(text: str, draw: random.Random, pairs: Sequence[str]) -> str | None:
    """The text with one word of a pair ("old new") in place of the other."""
    fitting = [pair.split() for pair in pairs if re.search(rf"\b{pair.split()[0]}\b", text)]
    if not fitting:
        return None
    old, new = draw.choice(fitting)
    found = _drawn(rf"\b{old}\b", text, draw)
    return _at(text, found.start(), found.end(), new) if found else None


@_legitimate("typography")
def straight_marks(text: str, _draw: random.Random) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


@_legitimate("typography")
def curly_apostrophes(text: str, _draw: random.Random) -> str:
    return text.replace("'", "’")


@_legitimate("typography")
def no_break_spaces(text: str, draw: random.Random) -> str:
    return "".join("\u00a0" if one == " " and draw.random() < 0.5 else one for one in text)


@_legitimate("typography")
def plain_spaces(text: str, _draw: random.Random) -> str:
    return " ".join(text.split())


@_legitimate("typography")
def line_break(text: str, draw: random.Random) -> str | None:
    found = _drawn(" ", text, draw)
    return (
        _at(text, found.start(), found.end(), draw.choice(("\n", "\r\n", "  "))) if found else None
    )


@_legitimate("typography")
def decomposed(text: str, _draw: random.Random) -> str:
    return unicodedata.normalize("NFD", text)


@_legitimate("typography")
def invisible_signs(text: str, draw: random.Random) -> str:
    place = draw.randrange(1, len(text))
    return _at(text, place, place, draw.choice("\u00ad\u200b\u200e\ufeff"))


@_legitimate("typography")
def other_dashes(text: str, draw: random.Random) -> str:
    return re.sub(r"(?<=\s)[-–—](?=\s)", draw.choice("-–—"), text)


@_legitimate("typography")
def ligatures(text: str, _draw: random.Random) -> str:
    return text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ")


@_legitimate()
def outer_marks(text: str, draw: random.Random) -> str | None:
    if re.search('["“”„«»]', text):
        return None
    return draw.choice(("“{}”", '"{}"', "«{}»", "„{}“")).format(text)


@_legitimate()
def entities(text: str, _draw: random.Random) -> str:
    return html.escape(text).replace("–", "&ndash;").replace("\u00a0", "&nbsp;")


@_legitimate("punctuation")
def full_stop(text: str, _draw: random.Random) -> str:
    return text.rstrip(".,!?") + "."


@_legitimate("punctuation")
def no_final_sign(text: str, _draw: random.Random) -> str:
    return text.rstrip(".,!?")


@_legitimate("punctuation")
def no_commas(text: str, _draw: random.Random) -> str:
    return re.sub(r",(?!\d)", "", text)


@_legitimate("case")
def small_first_letter(text: str, _draw: random.Random) -> str:
    return text[0].swapcase() + text[1:]


@_legitimate("case")
def capitals(text: str, _draw: random.Random) -> str:
    return text.upper()


@_legitimate("diacritics")
def no_accents(text: str, _draw: random.Random) -> str:
    plain = unicodedata.normalize("NFD", text)
    return "".join(one for one in plain if not unicodedata.combining(one))


@_legitimate("number_form")
def thousands(text: str, _draw: random.Random) -> str:
    return re.sub(r"(\d),(\d{3})", r"\1\2", text)


@_legitimate("number_form", "punctuation")
def spelt_out(text: str, _draw: random.Random) -> str:
    words = {"12": "twelve", "15": "fifteen", "20": "twenty", "30": "thirty", "9": "nine"}
    return re.sub(r"\b(?:12|15|20|30|9)\b", lambda found: words[found[0]], text, count=1)


@_legitimate("contraction")
def written_out(text: str, _draw: random.Random) -> str:
    return re.sub(r"\bdon['’]t\b", "do not", text).replace("cannot", "can not")


@_legitimate("contraction")
def contracted(text: str, _draw: random.Random) -> str:
    return re.sub(r"\b(is|are|was|were|could|must) not\b", r"\1n't", text)


@_legitimate("spelling")
def two_letters_swapped(text: str, draw: random.Random) -> str | None:
    found = _drawn(r"(?<=[ \u00a0])[a-z]{8,}\b", text, draw)
    if found is None:
        return None
    word, place = found[0], draw.randrange(2, len(found[0]) - 2)
    return _at(
        text, *found.span(), word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    )


@_legitimate("spelling")
def letter_doubled(text: str, draw: random.Random) -> str | None:
    found = _drawn(r"(?<=[ \u00a0])[a-z]{7,}\b", text, draw)
    if found is None:
        return None
    place = found.start() + draw.randrange(2, len(found[0]) - 2)
    return _at(text, place, place, text[place])


@_legitimate("spelling")
def british_or_american(text: str, draw: random.Random) -> str | None:
    return _exchanged(text, draw, ("toward towards", "meters metres", "harbours harbors"))


@_legitimate("function_word")
def article_dropped(text: str, draw: random.Random) -> str | None:
    found = _drawn(r"(?<=[a-z][ \u00a0])the[ \u00a0]", text, draw)
    return _at(text, *found.span(), "") if found else None


@_legitimate("function_word")
def article_exchanged(text: str, draw: random.Random) -> str | None:
    return _exchanged(text, draw, ("the this", "a the"))


@_legitimate()
def ellipsis(text: str, draw: random.Random) -> str | None:
    words = list(re.finditer(r"\S+", text))
    if len(words) < 14 or "[" in text:
        return None
    first = draw.randrange(3, len(words) - 8)
    sign = draw.choice(("… ", "... ", "[…] ", "[...] "))
    return _at(text, words[first].start(), words[first + draw.randrange(1, 5)].start(), sign)


@_legitimate()
def explained(text: str, draw: random.Random) -> str | None:
    found = _drawn(r"(?<=[a-z])[ \u00a0](?=[a-z])", text, draw)
    return _at(text, *found.span(), " [the ministry] ") if found and "[" not in text else None


@_legitimate()
def a_part(text: str, draw: random.Random) -> str | None:
    words = list(re.finditer(r"\S+", text))
    if len(words) < 9:
        return None
    first = draw.randrange(len(words) - 7)
    return text[words[first].start() : words[first + 6].end()]


_FINITE = r"\b(?:is|are|was|were|will|can|could|would|should|must|have|has)\b(?![ \u00a0]not)"
_INNER = r"(?<=[a-z][ \u00a0])[a-z]{5,}[ \u00a0](?=[a-z])"
_LOOSE = ("wording", "negation", "modality", "quantifier", "polarity", "number")


@_altering("negation")
def not_put_in(text: str, draw: random.Random) -> str | None:
    found = _drawn(_FINITE, text, draw)
    return _at(text, found.end(), found.end(), " not") if found else None


@_altering("negation")
def not_dropped(text: str, draw: random.Random) -> str | None:
    found = _drawn(r"\b(?:not|never|no)[ \u00a0]", text, draw)
    return _at(text, *found.span(), "") if found else None


@_altering("negation", "quantifier")
def nobody(text: str, draw: random.Random) -> str | None:
    return _exchanged(text, draw, ("nobody everybody", "anybody nobody", "All No", "every no"))


@_altering("negation")
def contracted_wrongly(text: str, draw: random.Random) -> str | None:
    found = _drawn(r"\b(?:is|are|was|were|could|should|have)\b(?![ \u00a0]not)", text, draw)
    return _at(text, found.end(), found.end(), "n't") if found else None


@_altering("number")
def another_number(text: str, draw: random.Random) -> str | None:
    found = _drawn(r"(?<![\d.,])\d+(?![\d.,]*\d)", text, draw)
    return _at(text, *found.span(), str(int(found[0]) + draw.randrange(1, 90))) if found else None


@_altering("number")
def ten_times(text: str, draw: random.Random) -> str | None:
    found = _drawn(r"(?<![.,]\d{3})(?<!\.\d)(?<=\d)(?=[\s,.]|$)", text, draw)
    return _at(text, found.end(), found.end(), "0") if found else None


@_altering("number", "polarity")
def another_number_word(text: str, draw: random.Random) -> str | None:
    return _exchanged(
        text, draw, ("two four", "three seven", "five nine", "first third", "second fourth")
    )


@_altering("date")
def another_day(text: str, draw: random.Random) -> str | None:
    months = ("June July", "April May", "March August", "January December", "September April")
    days = ("Monday Thursday", "Friday Sunday", "Tuesday Wednesday", "October March")
    return _exchanged(text, draw, (*months, *days))


@_altering("modality", "negation")
def another_modal(text: str, draw: random.Random) -> str | None:
    pairs = ("will may", "must can", "should could", "can must", "would will", "could will")
    return _exchanged(text, draw, (*pairs, "may must", "need ought"))


@_altering("modality")
def doubt(text: str, draw: random.Random) -> str | None:
    found = _drawn(_FINITE, text, draw)
    word = draw.choice((" perhaps", " possibly", " certainly"))
    return _at(text, found.end(), found.end(), word) if found else None


@_altering("quantifier", "negation")
def another_quantity(text: str, draw: random.Random) -> str | None:
    pairs = ("all some", "every some", "most few", "many few", "some all", "All Some", "only also")
    return _exchanged(text, draw, (*pairs, "entirely partly", "both neither", "always sometimes"))


@_altering("polarity", "quantifier", "number", "negation")
def the_opposite(text: str, draw: random.Random) -> str | None:
    pairs = ("accepted rejected", "accepts rejects", "support oppose", "supported opposed")
    more = ("possible impossible", "legal illegal", "before after", "increased decreased")
    rest = ("good bad", "opened closed", "ready unready", "able unable", "more less", "old new")
    return _exchanged(text, draw, (*pairs, *more, *rest, "useful useless", "closed opened"))


@_altering("name")
def another_name(text: str, draw: random.Random) -> str | None:
    names = r"Türkiye|Medinsky|Istanbul|Valdoria|Geneva|Sudria|Kestrel|Haddad|Arabia"
    found = _drawn(rf"\b(?:{names})\b", text, draw)
    return _at(text, *found.span(), draw.choice(("Zagreb", "Novikov", "Lima"))) if found else None


@_altering(*_LOOSE)
def another_word(text: str, draw: random.Random) -> str | None:
    found = _drawn(r"(?<=[a-z][ \u00a0])[a-z]{6,}\b", text, draw)
    word = draw.choice(("bananas", "entertain", "velvet", "purple", "quickly"))
    return _at(text, *found.span(), word) if found else None


@_altering("omission", "modality", "quantifier", "negation", "number")
def word_dropped(text: str, draw: random.Random) -> str | None:
    found = _drawn(_INNER, text, draw)
    return _at(text, *found.span(), "") if found else None


@_altering("insertion")
def word_put_in(text: str, draw: random.Random) -> str | None:
    found = _drawn(_INNER, text, draw)
    word = draw.choice(("secretly ", "dangerous ", "foreign "))
    return _at(text, found.start(), found.start(), word) if found else None


@_altering("insertion", "wording", "modality", "negation")
def invented_end(text: str, draw: random.Random) -> str:
    ends = (" and we are going to win this struggle", " and this war can be ended by us alone")
    return text.rstrip(".,") + draw.choice(ends)


@_altering("wording", "modality")
def another_tense(text: str, draw: random.Random) -> str | None:
    pairs = ("is was", "are were", "was is", "were are", "has had", "have had")
    return _exchanged(text, draw, pairs)


@_altering("wording", "polarity")
def another_joint(text: str, draw: random.Random) -> str | None:
    return _exchanged(text, draw, ("and or", "but and", "until since", "unless when", "if when"))


@_altering("wording", "polarity")
def another_direction(text: str, draw: random.Random) -> str | None:
    return _exchanged(text, draw, ("with against", "from to", "by for", "for against", "to from"))


@_altering("wording", "name", "insertion", "omission")
def another_person(text: str, draw: random.Random) -> str | None:
    return _exchanged(text, draw, ("we they", "our their", "I he", "my his", "my their", "us them"))


@_altering("omission", "modality", "quantifier", "negation", "wording", "number", "date", "name")
def clause_dropped(text: str, draw: random.Random) -> str | None:
    words = list(re.finditer(r"\S+", text))
    if len(words) < 14:
        return None
    first = draw.randrange(4, len(words) - 8)
    return _at(text, words[first].start(), words[first + 3].start(), "")

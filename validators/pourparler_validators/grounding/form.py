"""What is said of words that differ from the article's in mere form."""

import unicodedata
from typing import Final

from pourparler_validators.grounding.examined import Examined
from pourparler_validators.grounding.kinds import Kind
from pourparler_validators.languages.look_alikes import text_in_one_script
from pourparler_validators.messages.wording import listed


def form_of(found: Examined) -> str | None:
    """What differs in mere form between the record's words and the article's."""
    notes, kinds = found.match.notes, [one.kind for one in found.match.differences]
    if notes:
        return f"{found.subject} has {listed([_NOTES[note] for note in notes], 'and')}"
    if not kinds:
        return None
    signs = _sign_that_differs(found.claim.words.strip(), found.wording())
    if signs is not None and kinds[0] in (Kind.TYPOGRAPHY, Kind.PUNCTUATION):
        return f"{found.subject} has {signs}"
    names = listed([str(kind) for kind in kinds], "and")
    return f"{found.subject} differs in form from the article ({names})"


def _sign_that_differs(record: str, source: str) -> str | None:
    """The first sign that differs, by its name in Unicode: many of them cannot be seen."""
    if unicodedata.normalize("NFC", record) == unicodedata.normalize("NFC", source):
        return "letters and accents that look the same as the article's and are not (NFC or NFD)"
    if text_in_one_script(record) == text_in_one_script(source):
        return "letters that look the same as the article's and are not (Latin or Cyrillic)"
    start = _unlike(record, source)
    one, other = record[start : start + 1], source[start : start + 1]
    if _is_sign(one) and record[start + 1 : start + 3] == source[start : start + 2]:
        return f"{_named(one)}, the article nothing there"
    if _is_sign(other) and source[start + 1 : start + 3] == record[start : start + 2]:
        return f"nothing, the article {_named(other)}"
    return (
        f"{_named(one)}, the article {_named(other)}" if _is_sign(one) and _is_sign(other) else None
    )


def _is_sign(character: str) -> bool:
    return character != "" and not character.isalnum()


def _named(sign: str) -> str:
    name = unicodedata.name(sign, "") or _CONTROLS.get(sign, "a control character")
    return f"U+{ord(sign):04X} {name}"


def _unlike(record: str, source: str) -> int:
    """The place from which two wordings differ."""
    pairs = enumerate(zip(record, source, strict=False))
    size = min(len(record), len(source))
    return next((place for place, (one, other) in pairs if one != other), size)


def marked(found: Examined) -> tuple[tuple[int, int], tuple[int, int]]:
    """What to mark of words that differ in form, in the record and in the article."""
    record, start, end = found.claim.words, found.match.start, found.match.end
    if found.match.notes or len(found.match.fragments) != 1 or record.strip() != record:
        return (0, len(record)), (start, end)
    source = found.wording()
    place = _unlike(record, source)
    there = _word_at(source, place)
    return _word_at(record, place), (start + there[0], start + there[1])


def _word_at(text: str, place: int) -> tuple[int, int]:
    """The word, with the signs in it, or the sign at a place."""
    first, last = place, place + 1
    while first > 0 and not text[first - 1].isspace() and not text[place : place + 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace() and not text[place].isspace():
        last += 1
    return min(first, len(text) - 1), min(last, len(text))


_CONTROLS: Final = {"\t": "TAB", "\n": "LINE FEED", "\r": "CARRIAGE RETURN", "\0": "NULL"}
_NOTES: Final = {
    "outer_marks": "quotation marks around it",
    "entity": "an HTML entity",
    "mojibake": "characters that were read in a wrong encoding",
}

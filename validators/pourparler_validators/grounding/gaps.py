"""Ellipses and brackets of a quotation: its parts, and whether a gap hides or changes something."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.comparable_text import normalized
from pourparler_validators.grounding.differences import Judge
from pourparler_validators.grounding.kinds import Kind
from pourparler_validators.grounding.numbers import tokens
from pourparler_validators.grounding.phrases import phrase_end
from pourparler_validators.grounding.tokens import Token
from pourparler_validators.languages.language import Language
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a quotation between ellipses and brackets."""

    text: str
    bracket: str | None = None
    """What stands in the brackets before it; ``None`` where only an ellipsis or nothing does."""
    is_elided: bool = False
    """Whether an ellipsis stands before it."""
    start: int = 0
    """Where it starts in the quotation."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap of a quotation, and what the article has there."""

    left_out: str
    """The words of the article that are left out."""
    bracket: str | None
    """What a coder put in their place; ``None`` for an ellipsis."""
    before: str = ""
    """The letters that touch the bracket, as in want[s]."""
    after: str = ""
    record: str = ""
    """The quotation around the gap, with a word on each side."""
    source: str = ""
    """The article around the gap, with the same words."""
    beside: str = ""
    """The next words of the article, where the gap is at an end of the quotation."""


def gapped(words: str, text: str) -> Iterator[Part]:
    """The parts of a quotation that ellipses and brackets leave, but for those of the text.

    Gaps with no word between them are one.
    """
    part = Part("")
    for match in _GAP.finditer(words):
        if match[0].startswith("[") and match[0] in text:
            continue
        between = words[part.start : match.start()]
        is_one = part.start > 0 and not any(letter.isalnum() for letter in between)
        if not is_one:
            yield Part(between, part.bracket, part.is_elided, part.start)
        part = _gap_with(part if is_one else Part(""), match)
    yield Part(words[part.start :], part.bracket, part.is_elided, part.start)


def _gap_with(part: Part, match: re.Match[str]) -> Part:
    """The part after a gap, which may go on the one before it."""
    inner = match[0][1:-1].strip() if match[0].startswith("[") else "..."
    if inner in ("…", "...", ". . ."):
        return Part("", part.bracket, is_elided=True, start=match.end())
    bracket = inner if part.bracket is None else f"{part.bracket} {inner}"
    return Part("", bracket, part.is_elided, match.end())


def without_bracketed_letters(words: str) -> str:
    """A quotation whose letters in brackets are plain: [W]e for we."""
    return _LETTER.sub(r"\1", words)


def hidden_in(gap: Gap, language: Language) -> str | None:
    """The word of what an ellipsis leaves out that denies or qualifies, if there is one."""
    article = prepared(gap.left_out, language.tag)
    for place, token in enumerate(article.tokens):
        if not language.negations.isdisjoint(language.expanded([token.key])):
            return token.text
        end = phrase_end(article, place, len(article.tokens), language.qualifiers)
        if end is not None:
            return article.words(place, end - 1)
    return None


def change_of(gap: Gap, judge: Judge) -> Kind | None:
    """How a bracket changes what was said, if it does; an explanation does not.

    At an end of the quotation nobody knows which words it stands for: it changes them if it
    fits neither the next words nor none.
    """
    if gap.bracket is None:
        return None
    language = judge.language
    ours = _tokens(f"{gap.before}{gap.bracket}{gap.after}", language)
    theirs = _tokens(f"{gap.before}{gap.left_out}{gap.after}", language)
    if not gap.beside:
        return judge.turned(ours, theirs)
    near = _tokens(gap.beside, language)
    return judge.turned(ours, near) and (judge.turned(ours, []) or _other_number(ours, near))


def _other_number(ours: Sequence[Token], near: Sequence[Token]) -> Kind | None:
    """Whether a number in a bracket stands for the next word, which is another number."""
    mine, theirs = ([one.key for one in row if one.value is not None] for row in (ours, near))
    return Kind.NUMBER if mine and theirs and mine != theirs else None


def _tokens(text: str, language: Language) -> list[Token]:
    return tokens(normalized(text), language)


_GAP: Final = re.compile(r"\[[^\[\]]*\]|…|\.\.\.|\. \. \.")
_LETTER: Final = re.compile(r"(?<!\w)\[(\w)\](?=['’]?\w)")

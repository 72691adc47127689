"""A record's words, looked for in the text that they are from."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from pourparler_validators.contract.finding import Related
from pourparler_validators.facts.values.sources import Voice, voice
from pourparler_validators.grounding.claims import Claim
from pourparler_validators.grounding.kinds import Difference
from pourparler_validators.grounding.match import AS_THEY_ARE, Match, Status
from pourparler_validators.grounding.texts import SourceText
from pourparler_validators.languages.scripts import script_of
from pourparler_validators.late_dataclasses import dataclass

if TYPE_CHECKING:
    from pourparler_validators.grounding.article import Article
    from pourparler_validators.grounding.gaps import Gap
    from pourparler_validators.grounding.quotations import Quotation


@dataclass(frozen=True, slots=True)
class Examined:
    """Words of a record, and where the article has them."""

    claim: Claim
    text: SourceText
    article: "Article"
    match: Match

    @property
    def is_found(self) -> bool:
        """Whether the words are there as they are, but for their form."""
        return self.match.status in AS_THEY_ARE

    @property
    def material(self) -> tuple[Difference, ...]:
        """The differences that change the meaning."""
        return tuple(one for one in self.match.differences if one.kind.is_material)

    @property
    def voice(self) -> Voice:
        """Whose words the source has outside quotation marks."""
        return voice(self.text.source.kind)

    @property
    def quotations(self) -> "Sequence[Quotation]":
        """The quotations of the article that share a character with the words."""
        numbers = self.article.quotations_in(self.match.start, self.match.end)
        return [self.article.quotations[number] for number in numbers]

    @property
    def has_certain_quotations(self) -> bool:
        """Whether the article puts quotations into marks, so that other words are in none."""
        return any(one.is_certain for one in self.article.quotations)

    @property
    def subject(self) -> str:
        """What a message calls the words."""
        return "the passage" if self.claim.kind is None else "the quotation"

    @property
    def qualifiers_left_out(self) -> "Iterator[tuple[Gap, str]]":
        """The ellipses that hide a word that denies or qualifies, and that word."""
        from pourparler_validators.grounding.gaps import hidden_in

        language = self.article.language
        for gap in self.match.gaps:
            word = hidden_in(gap, language) if gap.bracket is None and language else None
            if word is not None:
                yield gap, word

    @property
    def qualifier_cut_off(self) -> str | None:
        """The qualifier in the rest of the sentence that a quotation leaves out, if any."""
        from pourparler_validators.grounding.cut_off import cut_off

        return cut_off(self.article, self.match)

    def words_of(self, start: int, end: int, message: str = "") -> Related:
        """A stretch of the article, as a report shows it beside the record's words."""
        return self.text.words(start, end, message)

    def found_words(self, message: str = "") -> Related:
        """The words of the article that the record has, as a report shows them."""
        return self.words_of(self.match.start, self.match.end, message)

    def wording(self) -> str:
        """The article's words in the place of the record's."""
        from pourparler_validators.grounding.page_breaks import unbroken

        return " ".join(unbroken(self.article.text, *one) for one in self.match.fragments)

    def whole_wording(self) -> str:
        """The article's words, with the mark that ends them where the record has one there."""
        wording, record = self.wording(), self.claim.words.rstrip("\"'”’»“ \n")
        mark = self.article.text[self.match.end : self.match.end + 1]
        ends = record[-1:] in _FINAL_MARKS and wording[-1:] not in _FINAL_MARKS
        return wording + mark if ends and mark in _FINAL_MARKS else wording


_FINAL_MARKS: Final = tuple(".,;:!?…")


def unreadable(text: SourceText, words: str, match: Match) -> str | None:
    """Why nothing can be said of words that are not there to the letter, if nothing can."""
    if match.status is Status.EXACT:
        return None
    if not text.is_same_wording:
        return "the text has changed since it was coded"
    if match.status in AS_THEY_ARE:
        return None
    scripts = script_of(words), text.script
    if None not in scripts and scripts[0] != scripts[1]:
        return "the words are a translation, in another script than the text"
    return None

"""Whether a word is the misspelling or another spelling of a word of the article."""

from collections.abc import Callable

from pourparler_validators.grounding.tokens import Token
from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.language import Language
from pourparler_validators.languages.sounds import romanized
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spellings:
    """The spellings of words in one language and one article."""

    language: Language
    article_words: Callable[[str], bool]
    """Whether a word occurs in the article."""

    def are_of_one_word(self, ours: Token, theirs: Token) -> bool:
        """Whether a word is another spelling of the article's, or a slip and no word at all."""
        if ours.value is not None:
            return False
        one, other = ours.key, folded(theirs.text)
        if self._are_variants(one, other):
            return True
        allowed = slips(one, other) if self.language.has_words else 0
        if (
            not allowed
            or _digits(one) != _digits(other)
            or self.article_words(one)
            or self.language.is_word(one)
        ):
            return False
        found = next((count for count in (1, allowed) if within(one, other, count)), None)
        return found is not None and not self._may_be_another(one, other, found)

    def _may_be_another(self, one: str, other: str, most: int) -> bool:
        """Whether a slip is as near to a word that turns the sentence round."""
        turned = (prefix + other for prefix in self.language.opposite_prefixes)
        words = {*filter(self.language.is_word, turned), *(self.language.turning - {other})}
        return any(within(one, word, min(most, slips(one, word))) for word in words)

    def _are_variants(self, one: str, other: str) -> bool:
        if frozenset((one, other)) in self.language.variants:
            return True
        return any(
            one.endswith(first)
            and other.endswith(second)
            and one[: -len(first)] == other[: -len(second)]
            and len(one) - len(first) > 2
            for endings in self.language.variant_endings
            for first, second in (endings, endings[::-1])
        )


def _digits(word: str) -> str:
    """The digits of a word: F16 is no misspelling of F18."""
    return "".join(filter(str.isdigit, word))


def are_transliterations(one: str, other: str) -> bool:
    """Whether two names differ only as the same letters of another script do: Sergei, Sergey."""
    return romanized(one) == romanized(other)


def slips(one: str, other: str) -> int:
    """How many letters may differ between a word and its misspelling."""
    size = min(len(one), len(other))
    return 2 if size >= 8 else 1 if size >= 4 else 0


def within(one: str, other: str, allowed: int) -> bool:
    """Whether two words differ by at most so many letters put in, left out or exchanged."""
    if abs(len(one) - len(other)) > allowed:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, target in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != target))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == target:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1] <= allowed

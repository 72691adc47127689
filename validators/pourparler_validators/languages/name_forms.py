"""How texts in a language write the names that are known."""

from collections.abc import Mapping

from pourparler_validators.languages.declension import Declension
from pourparler_validators.languages.sounds import heard
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameForms:
    """How texts write the names that are known."""

    endings: Declension
    """The cases of names; none for a name that is never declined."""
    demonyms: Declension
    """The cases of what only stands for a state; where it is silent, as those of names."""
    letters: Mapping[str, str]
    """Latin letters for each of another script; only to recognize names, not to write them."""

    def nominatives(self, word: str, *, stands_in: bool = False) -> frozenset[str]:
        """The names, folded, that a folded word may be another case of."""
        found = frozenset(self.endings.names_of(word))
        return found.union(self.demonyms.names_of(word)) if stands_in else found

    def heard(self, word: str) -> str | None:
        """A folded word of the script as it is heard; none for one of another script."""
        latin = self.latin(word)
        return None if latin is None else heard(latin)

    def latin(self, word: str) -> str | None:
        """A folded word of the script in Latin letters; none for one of another script."""
        if not self.letters.keys() >= set(word):
            return None
        return "".join(self.letters[letter] for letter in word)

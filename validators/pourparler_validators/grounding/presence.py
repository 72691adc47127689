"""Whether an article names a person, a party or a place anywhere, in whatever form."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Final

from pourparler_validators.contract.questions import Speaker
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.comparable_text import normalized
from pourparler_validators.grounding.forms import initials_of, row_of
from pourparler_validators.grounding.phrases import has_sign
from pourparler_validators.grounding.speakers import Cast
from pourparler_validators.grounding.spellings import slips, within
from pourparler_validators.grounding.tokens import Token, bare_tokens
from pourparler_validators.languages.language import Language
from pourparler_validators.languages.sounds import romanized
from pourparler_validators.languages.state_names import states_called
from pourparler_validators.languages.states import NameKind, names_of
from pourparler_validators.late_dataclasses import dataclass

MIN_PART: Final = 3
"""The fewest letters of a part of a person's name that names the person alone."""
MIN_HEARD: Final = 5
"""The fewest letters of a surname that is known by its sound: a shorter one may be another word."""
_PARTS_OF_PLACES: Final = re.compile(r"[,;/()\[\]]")


@dataclass(frozen=True)
class Presence:
    """The names that stand in one article."""

    article: Article
    language: Language
    cast: Cast

    def has_person(self, person: Speaker) -> bool:
        """Whether a name of a person stands there: the whole, the surname, another spelling."""
        if self.cast.mentions_of(person):
            return True
        return any(self._has_part(bare_tokens(normalized(name))) for name in person.names)

    def spelt_otherwise(self, person: Speaker) -> str | None:
        """The word of the article that may be a surname in another romanization: Zelenskyy."""
        surnames = (row_of(name, self.language.tag)[-1:] for name in person.names)
        long = (word for row in surnames for word in row if len(word) >= MIN_HEARD)
        return next(filter(None, (self._sounds.get(romanized(word)) for word in long)), None)

    def has_party(self, party: Speaker) -> bool:
        """Whether a party stands there: by a name, a short form, a person or a body of its own."""
        speakers = self.cast.speakers
        if any(
            speakers[one].is_related(party) for each in self.cast.mentions for one in each.speakers
        ):
            return True
        if party.country is not None and self._has_state_declined(party.country):
            return True
        return any(
            (party.country is None and self._has_words(name, self._has_word_or_state))
            or self.has_short_form(name)
            for name in party.names
        )

    def has_place(self, name: str) -> bool:
        """Whether a place stands there; of "Geneva, Switzerland" the first part is asked for.

        A country is there by its people and its capital, too; a capital in any spelling.
        """
        first = next(filter(str.strip, _PARTS_OF_PLACES.split(name)), name)
        return self._has_words(first, self._has_word) or any(
            self._has_row(row_of(other, self.language.tag))
            for state in states_called(first)
            for kind, other in names_of(state.code, self.language.tag)
            if state.is_name or kind in (NameKind.CAPITAL, NameKind.SEAT)
        )

    def has_name(self, name: str) -> bool:
        """Whether a person of whom only a name is known stands there."""
        return self._has_part(bare_tokens(normalized(name)))

    def has_state(self, code: str) -> bool:
        """Whether a state stands there by a name, its people, its capital or its government."""
        return any(
            self._has_row(row_of(name, self.language.tag))
            for _, name in names_of(code, self.language.tag)
        )

    def _has_state_declined(self, code: str) -> bool:
        """Whether a word begins with a name of a state: russische, for russisch.

        Only in languages whose words are not known: in others Nigeria would stand for Niger.
        """
        if self.language.has_words:
            return False
        tag = self.language.tag
        rows = (row_of(name, tag) for _, name in names_of(code, tag))
        starts = tuple(row[0] for row in rows if len(row) == 1 and len(row[0]) > MIN_PART)
        return any(key.startswith(starts) for key in self.article.positions)

    def has_short_form(self, name: str) -> bool:
        """Whether the initials of a name stand there; or of initials, such a name."""
        words = [token.text for token in bare_tokens(normalized(name))]
        if len(words) == 1:
            return words[0].isupper() and len(words[0]) > 1 and self._is_written_out(words[0])
        given = [word for word in (*words, initials_of(name)) if word.isupper() and len(word) > 1]
        return any(map(self._has_initials, given))

    def nearest(self, names: Sequence[str]) -> str | None:
        """The word of the article that is most like a word of a name, if one is."""
        for name in names:
            for token in reversed(bare_tokens(normalized(name))):
                sound = romanized(token.key)
                for other, word in self._sounds.items():
                    if sound not in self._sounds and within(sound, other, slips(sound, other)):
                        return word
        return None

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of the article, also without the endings of possessives, plurals and cases."""
        bare = {self.language.bare(key) for key in self.article.positions}
        names = (name for key in bare for name in self.language.names.nominatives(key))
        plurals = (key.removesuffix("s") for key in bare)
        return frozenset((*self.article.positions, *bare, *plurals, *names))

    @cached_property
    def _sounds(self) -> dict[str, str]:
        """The words with a capital, by what they sound like in whatever romanization."""
        return {
            romanized(self.language.bare(token.key)): token.text
            for token in self.article.tokens
            if token.text[0].isupper()
        }

    def _has_words(self, name: str, is_there: Callable[[str], bool]) -> bool:
        """Whether all words of weight of a name stand there."""
        tokens = bare_tokens(normalized(name))
        capitals = [token for token in tokens if token.text[0].isupper()]
        wanted = [
            token.key for token in capitals or tokens if token.key not in self.language.light_words
        ]
        return bool(wanted) and all(map(is_there, wanted))

    def _has_word(self, key: str) -> bool:
        is_written = key in self._words or key.removesuffix("s") in self._words
        return is_written or romanized(key) in self._sounds

    def _has_word_or_state(self, key: str) -> bool:
        """Whether a word stands there, or another name of the state that it stands for."""
        states = states_called(key)
        return self._has_word(key) or any(self.has_state(state.code) for state in states)

    def _has_row(self, row: tuple[str, ...]) -> bool:
        keys = self.article.keys
        return any(
            tuple(map(self.language.bare, keys[place : place + len(row)])) == row
            for word in {row[0], *(row[0] + ending for ending in self.language.possessives)}
            for place in self.article.positions.get(word, ())
        )

    def _has_part(self, name: Sequence[Token]) -> bool:
        """Whether a part of a person's name stands there for the whole.

        The first one counts where no other name follows on it: "Xi said", not "Dmitry Rogozin".
        """
        own = {token.key for token in name}
        for number, token in enumerate(name):
            if not token.text[0].isupper() or (number and len(token.key) < MIN_PART):
                continue
            places = list(self._places_of(token.key))
            if number or len(name) == 1:
                if places:
                    return True
            elif any(not self._goes_on(place, own) for place in places):
                return True
        return False

    def _places_of(self, key: str) -> Iterator[int]:
        """Where a word stands with a capital, be it spelt in another way."""
        sound = romanized(key)
        for place, token in enumerate(self.article.tokens if sound in self._sounds else ()):
            is_name = token.text[0].isupper() and not (
                token.text.isupper() and len(token.text) < MIN_PART
            )
            if is_name and romanized(self.language.bare(token.key)) == sound:
                yield place

    def _goes_on(self, place: int, own: set[str]) -> bool:
        """Whether another name follows on a word."""
        if place + 1 == len(self.article.tokens) or has_sign(self.article, place + 1):
            return False
        after = self.article.tokens[place + 1]
        return after.text[0].isupper() and after.key not in own

    def _has_initials(self, short: str) -> bool:
        key = short.casefold()
        tokens = self.article.tokens
        return any(
            tokens[place].text.isupper() for place in self.article.positions.get(key, ())
        ) or (self._has_row(tuple(key)))

    def _is_written_out(self, short: str) -> bool:
        """Whether words with these initials follow one another, small words between."""
        return any(
            self._spells(place, short)
            for place, token in enumerate(self.article.tokens)
            if token.text[0] == short[0]
        )

    def _spells(self, place: int, short: str) -> bool:
        letters = ""
        for token in self.article.tokens[place : place + 2 * len(short)]:
            if token.text[0].isupper():
                letters += token.text[0]
            if letters == short:
                return True
        return False

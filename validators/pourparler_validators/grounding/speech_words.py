"""The words of an article by which its language gives words to speakers."""

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.phrases import has_sign, phrase_end, places_of
from pourparler_validators.grounding.speakers import Cast, Mention
from pourparler_validators.languages.language import Language

MAX_NICKNAME: Final = 2
"""The most words of a nickname."""
MAX_NAME: Final = 6
"""The most words of a name."""
MAX_TO_ARTICLE: Final = 4
"""The most words from an article to its noun: a former American minister."""

MAX_TO_OWN_VERB: Final = 3
"""The most words from a pronoun to the verb of which it is the subject: il l'a dit."""


class SpeechWords:
    """The verbs of speech in an article, and the words that stand for names."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self.article = article
        self.cast = cast

    @cached_property
    def verbs(self) -> list[int]:
        """Where the verbs of speech stand outside quotations, in order."""
        keys = self.article.keys
        words = self.article.said_by("reporting") | self.article.said_by("trailing")
        found = {place for place, key in enumerate(keys) if key in words}
        found -= {one[-1] for one in self._speaking}
        found |= self.phrases.union(one.start for one in self._phrases_of("according"))
        nouns = {place for place in found if place and self.is_one_of(place - 1, "indefinite")}
        return sorted(place for place in found - nouns if self.is_outside(place))

    @cached_property
    def phrases(self) -> frozenset[int]:
        """Where phrases of speech begin: shot back."""
        return frozenset(one.start for one in self._speaking)

    @cached_property
    def _speaking(self) -> list[range]:
        """Where such phrases stand."""
        return self._phrases_of("reporting_phrases")

    @cached_property
    def _in_phrases(self) -> frozenset[int]:
        """The words of such phrases: the "in" of chimed in is no preposition."""
        return frozenset(place for one in self._speaking for place in one)

    def _phrases_of(self, table: str) -> list[range]:
        """Where phrases of a table stand."""
        language = self.article.language
        phrases = getattr(language.attribution, table) if language else ()
        return list(places_of(self.article, range(len(self.article.keys)), phrases))

    def past_according(self, place: int, last: int) -> int | None:
        """The place after words that stand before a speaker's name: according, d'après."""
        language = self.article.language
        phrases = language.attribution.according if language else ()
        return phrase_end(self.article, place, last, phrases)

    def is_right_behind(self, place: int, last: int) -> bool:
        """Whether a word right behind a quotation gives it to the name after it: so Merz."""
        if place + 1 >= last or not self.is_one_of(place, "right_behind"):
            return False
        has_capital = self.article.tokens[place + 1].text[0].isupper()
        return has_capital or self.is_article(place + 1) or self.refers(place + 1)

    @property
    def may_follow_verb(self) -> bool:
        """Whether the subject may stand between a verb and what is said after both."""
        language = self.article.language
        return language is not None and language.attribution.subject_after_verb

    def is_left_out(self, first: int, verb: int, last: int) -> bool:
        """Whether a verb has no subject of its own, in a language in which it need not."""
        language = self.article.language
        if language is None or not language.attribution.subjects_may_be_left_out:
            return False
        leads = [self.article.keys[place] for place in range(first, verb)]
        if any(key not in language.light_words for key in leads):
            return False
        return self.ends_clause(verb + 1, last)

    def ends_clause(self, place: int, last: int) -> bool:
        """Whether no object begins at a place: the words end, a preposition or a day follows."""
        if place >= last or has_sign(self.article, place):
            return True
        language = self.article.language
        is_day = language is not None and self._is_day(place, language)
        return is_day or self.is_one_of(place, "prepositions")

    def _is_day(self, place: int, language: Language) -> bool:
        """Whether a day is named at a place, past an article: dijo el lunes, dijo ayer."""
        if self.is_article(place) and place + 1 < len(self.article.keys):
            place += 1
        key = self.article.keys[place]
        return key in language.weekdays or key in language.told_dates.days

    def is_reaction(self, verb: int) -> bool:
        """Whether a verb tells what somebody makes of words, not that they say them: rejected."""
        verbs = self.article.language.acts.verbs.values() if self.article.language else ()
        return any(self.article.keys[verb] in its for its in verbs)

    def shares_subject(self, verb: int) -> bool:
        """Whether a verb is a participle of the sentence's subject, or joined by "and" to its verb.

        A participle is one after a comma or a word that leads into it: after admitting.
        """
        if verb == 0:
            return False
        endings = tuple(self.article.said_by("participle_endings"))
        is_participle = bool(endings) and self.article.keys[verb].endswith(endings)
        leading = ("prepositions", "clause_openers")
        is_led_into = any(self.is_one_of(verb - 1, name) for name in leading)
        is_free = is_participle and (is_led_into or "," in self.gap(verb))
        return is_free or self.is_one_of(verb - 1, "joining")

    def is_behind_participle(self, mention: Mention) -> bool:
        """Whether a name is the object of a participle: accusing Mr Holt of lies, he said."""
        place = mention.first
        while place > 0 and not has_sign(self.article, place):
            place -= 1
            if not self.is_one_of(place, "titles"):
                endings = tuple(self.article.said_by("participle_endings"))
                return bool(endings) and self.article.keys[place].endswith(endings)
        return False

    def joins_owner(self, place: int) -> bool:
        """Whether a word joins what somebody says to the name after it: a statement by Holt."""
        agent = self.article.language.acts.agent if self.article.language else frozenset[str]()
        return self.is_one_of(place, "aide_of") or self.article.keys[place] in agent

    def reference_after(self, verb: int, last: int) -> int | None:
        """The pronoun or the office right after a verb, past an article."""
        place = verb + 1
        if place < last and self.is_article(place):
            place += 1
        return place if place < last and self.refers(place) else None

    def is_subject_of(self, pronoun: int, verb: int) -> bool:
        """Whether a pronoun is the subject of a verb that stands just behind it: il a dit."""
        if pronoun == verb - 1:
            return self.is_pronoun(pronoun)
        between = range(pronoun + 1, verb + 1)
        is_near = len(between) <= MAX_TO_OWN_VERB and self.is_one_of(pronoun, "pronouns_acting")
        return is_near and not any(has_sign(self.article, place) for place in between)

    def inverted_pronoun(self, verb: int, last: int) -> int | None:
        """The pronoun of a verb between commas, or the verb itself where none is needed.

        Holt, sagte er, ist da; Soto, dijo, está aquí.
        """
        if "," not in self.gap(verb) or verb + 1 >= last:
            return None
        if self.is_one_of(verb + 1, "pronouns_acting"):
            return verb + 1 if verb + 2 >= last or "," in self.gap(verb + 2) else None
        language = self.article.language
        is_left_out = language is not None and language.attribution.subjects_may_be_left_out
        return verb if is_left_out and "," in self.gap(verb + 1) else None

    def names_holder(self, place: int) -> bool:
        """Whether a word is a noun for a person by an office or a task."""
        return self.is_one_of(place, "office_nouns") or self.is_one_of(place, "aides")

    def refers(self, place: int) -> bool:
        """Whether a word is a pronoun, or an office that stands for a name: the minister."""
        if self.is_one_of(place, "office_nouns"):
            if any(one.first == place + 1 for one in self.cast.within(place, place + MAX_NAME)):
                return False
            near = range(place - 1, max(-1, place - 1 - MAX_TO_ARTICLE), -1)
            return not any(map(self.is_indefinite, self._joined(near, place)))
        return self.is_pronoun(place)

    def is_title_or_initial(self, place: int) -> bool:
        """Whether a word may belong to a name that stands alone: Dr. K. Holt."""
        is_initial = (
            len(self.article.keys[place]) == 1 and self.article.tokens[place].text.isupper()
        )
        return is_initial or self.is_one_of(place, "titles")

    def is_pronoun(self, place: int) -> bool:
        """Whether a word is a pronoun."""
        return any(self.is_one_of(place, name) for name in _PRONOUNS)

    def is_indefinite(self, place: int) -> bool:
        """Whether a word makes of a noun somebody who has not been named: a, one, two."""
        has_value = self.article.tokens[place].value is not None
        return has_value or self.is_one_of(place, "indefinite")

    def _joined(self, places: range, after: int) -> Iterator[int]:
        """Those of some words, going back, from which no sign parts another."""
        for place in places:
            if has_sign(self.article, after):
                return
            yield place
            after = place

    def is_preposition(self, place: int) -> bool:
        """Whether a word is a preposition, and no initial, as A. is one."""
        is_initial = self.gap(place + 1).startswith(".")
        is_free = place not in self._in_phrases and not is_initial
        return is_free and self.is_one_of(place, "prepositions")

    def is_article(self, place: int) -> bool:
        """Whether a word is an article."""
        language = self.article.language
        return language is not None and self.article.keys[place] in language.articles

    def is_outside(self, place: int) -> bool:
        """Whether a word stands outside all quotations: those within say nothing of them."""
        return self.article.quoted[place] < 0 or self.article.quoted[place] in self.nicknames

    @cached_property
    def nicknames(self) -> frozenset[int]:
        """The numbers of the quotations that hold a name, or a part of one: Emil “Red” Holt."""
        mentions = self.cast.mentions
        beside = (place for one in mentions for place in range(one.first - 1, one.last + 1))
        numbers = {self.article.quoted[place] for place in beside if place >= 0}
        return frozenset(one for one in numbers if one >= 0 and self._is_nickname(one))

    def _is_nickname(self, number: int) -> bool:
        quotation = self.article.quotations[number]
        words = self.article.text[quotation.start : quotation.end].split()
        is_short = quotation.is_scare or len(words) == 1
        return is_short and len(words) <= MAX_NICKNAME and all(word[0].isupper() for word in words)

    def is_one_of(self, place: int, table: str) -> bool:
        """Whether a word is in a table of the language."""
        return self.article.keys[place] in self.article.said_by(table)

    def gap(self, place: int) -> str:
        """What stands between a word and the one before it."""
        text, tokens = self.article.level1.text, self.article.tokens
        return text[tokens[place - 1].end : tokens[place].start] if place else ""


_PRONOUNS: Final = ("pronouns_he", "pronouns_she", "pronouns_it", "pronouns_they")

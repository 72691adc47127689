"""By which verbs an article reports what a speaker does: rejects, denies, praises.

A verb tells the act of a statement only where it governs its words, and its subject is the
speaker: before it ("Germany condemned"), or after "by" in the passive ("was condemned by Germany").
What is denied, only wished or possible tells nothing, nor does a verb with another denial after
it: "refused to rule out", "denied having rejected".
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, TypeAlias

from pourparler_validators.contract.questions import Speaker
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.passives import MAX_TO_AGENT, agent_of, is_passive
from pourparler_validators.grounding.sentences import Sentences
from pourparler_validators.grounding.speakers import Cast, Mention
from pourparler_validators.grounding.subjects import Subjects
from pourparler_validators.languages.language import Language
from pourparler_validators.languages.tables import language_of
from pourparler_validators.late_dataclasses import dataclass

MAX_BESIDE: Final = 4
"""The most words between a verb and a denial before it, or another verb of an act after it."""
MAX_TO_AUXILIARY: Final = 2
"""The most words from a verb back to "was", "to" or "may"."""

Phrases: TypeAlias = Mapping[str, Sequence[tuple[tuple[str, ...], frozenset[str]]]]
"""By its first word: the words of each verb, and the acts that it may mean."""


@dataclass(frozen=True, slots=True)
class ActVerb:
    """A verb of an article by which it reports an act."""

    acts: frozenset[str]
    """The acts that it may mean."""
    span: tuple[int, int]


class ActVerbs:
    """The verbs of one article that say what speakers do by their words."""

    def __init__(self, article: Article, language: Language, cast: Cast) -> None:
        self._article = article
        self._language = language
        self._cast = cast
        self._sentences = Sentences(article)
        self._subjects = Subjects(article, cast)
        self._phrases = _phrases(language.tag)

    def governing(self, start: int, end: int, speakers: Sequence[Speaker]) -> Iterator[ActVerb]:
        """Those that govern a stretch of the article and have one of the speakers as subject.

        They stand within it; where it has no verb of speech of its own, the last before it in the
        sentence governs it, or else the first after it.
        """
        first, last = self._sentences.paragraph(start)
        begin = self._sentences.start(first, start)
        sentence = self._sentences.words(begin, self._sentences.end(end, last))
        inside = self._sentences.words(start, end)
        places = [place for place in sentence if self._is_of_speech(place)]
        own = [place for place in places if place in inside and not self._is_according(place)]
        before = [place for place in places if place < inside.start]
        after = [place for place in places if place >= inside.stop]
        for place in own or before[-1:] or after[:1]:
            verb = self._verb_at(place)
            if verb is None or not self._is_plain(place, sentence):
                continue
            if self._is_of(speakers, place, sentence, is_own=bool(own)):
                yield verb

    def _is_of_speech(self, place: int) -> bool:
        if self._article.quoted[place] >= 0:
            return False
        return self._subjects.is_one_of(place, "reporting") or self._verb_at(place) is not None

    def _is_according(self, place: int) -> bool:
        return self._subjects.is_one_of(place, "according")

    def _verb_at(self, place: int) -> ActVerb | None:
        """The verb that begins with a word: the longest."""
        keys = self._article.keys
        for words, acts in self._phrases.get(keys[place], ()):
            if tuple(keys[place : place + len(words)]) == words:
                span = self._article.span_of(place, place + len(words) - 1)
                is_joined = self._article.text[max(0, span[0] - 1)] == "-"
                return None if is_joined else ActVerb(acts, span)
        return None

    def _is_plain(self, verb: int, sentence: range) -> bool:
        """Whether a verb says that something is done: not denied, not only possible."""
        keys = self._article.keys
        near = keys[max(sentence.start, verb - MAX_BESIDE) : verb]
        rest = range(verb + 1, sentence.stop)
        outside = [keys[place] for place in rest if self._subjects.is_outside(place)]
        return not (
            self._are_denied(near)
            or self._are_denied(outside)
            or not self._language.acts.unreal.isdisjoint(near[-MAX_TO_AUXILIARY:])
            or any(self._verb_at(place) for place in rest[:MAX_BESIDE])
        )

    def _are_denied(self, keys: Sequence[str]) -> bool:
        return not self._language.negations.isdisjoint(self._language.expanded(keys))

    def _is_of(
        self, speakers: Sequence[Speaker], verb: int, sentence: range, *, is_own: bool
    ) -> bool:
        """Whether one of the speakers is the subject; of a verb in their own words, if none is."""
        near = min(MAX_TO_AUXILIARY, verb - sentence.start)
        if is_passive(self._article, verb, near):
            agent = agent_of(self._article, self._cast, verb, sentence.stop, MAX_TO_AGENT)
            return agent is not None and self._names(agent, speakers)
        named = self._subjects.before(sentence.start, verb)
        if named:
            return self._names(named[-1], speakers)
        return is_own or self._subjects.pronoun_before(sentence.start, verb) is not None

    def _names(self, mention: Mention, speakers: Sequence[Speaker]) -> bool:
        named = [self._cast.speakers[one] for one in mention.speakers]
        return any(one.is_related(other) for one in named for other in speakers)


@cache
def _phrases(tag: str) -> Phrases:
    """The verbs of a language, by their first words, the longest first."""
    language = language_of(tag)
    verbs: Mapping[str, tuple[str, ...]] = language.acts.verbs if language else {}
    acts: dict[tuple[str, ...], set[str]] = {}
    for act, phrases in verbs.items():
        for phrase in phrases:
            acts.setdefault(tuple(phrase.split()), set()).add(act)
    found: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for words in sorted(acts, key=len, reverse=True):
        found.setdefault(words[0], []).append((words, frozenset(acts[words])))
    return found

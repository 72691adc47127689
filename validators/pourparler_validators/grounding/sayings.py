"""Who says something in some words of an article, by its verbs and nouns of speech."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from pourparler_validators.grounding.antecedents import Antecedents
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.back_references import BackReferences
from pourparler_validators.grounding.bystanders import Bystanders
from pourparler_validators.grounding.genders import Genders
from pourparler_validators.grounding.of_two import OfTwo
from pourparler_validators.grounding.passives import agent_of, is_passive
from pourparler_validators.grounding.sentences import Sentences
from pourparler_validators.grounding.sole_persons import SolePersons
from pourparler_validators.grounding.speakers import Cast, Mention
from pourparler_validators.grounding.speech_nouns import MAX_TO_NOUN, SpeechNouns
from pourparler_validators.grounding.strangers import Strangers
from pourparler_validators.grounding.subjects import MAX_TO_VERB, Subjects
from pourparler_validators.grounding.views import Views
from pourparler_validators.late_dataclasses import dataclass

MAX_BACK: Final = 400
"""How many characters back a quotation stands with which somebody goes on."""
MAX_SENTENCES_BACK: Final = 3
"""How many sentences back one stands that says whose the words before it are, with its own."""
MAX_FAR_BACK: Final = 1500
"""How many characters back one stands whose speaker a pronoun means that fits nobody nearer."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say who speaks: whom they may mean, and where they stand."""

    speakers: frozenset[str]
    span: tuple[int, int]
    is_sure: bool = True
    """Whether they can mean nobody else: a name, or a pronoun where nobody else is named."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Words beside what is said, and what they are to it."""

    words: range
    is_after: bool = False
    """Whether they follow it: then the name may follow the verb."""
    takes_last: bool = False
    """Whether they lead into it: then what is nearest to it decides."""
    verb: int | None = None
    """The verb of speech, where that is known."""
    back_from: int | None = None
    """Where what is said begins, of which a pronoun means no name; none of a quotation."""


class Sayings:
    """The words of one article by which somebody is said to say something."""

    def __init__(
        self, article: Article, cast: Cast, spoke_before: Callable[[int, int], Iterator[Cue]]
    ) -> None:
        """``spoke_before`` says who spoke in the quotations before a place, not farther off."""
        self.article = article
        self._cast = cast
        self._spoke_before = spoke_before
        self.subjects = Subjects(article, cast)
        self._nouns = SpeechNouns(self.subjects)
        self._strangers = Strangers(self.subjects)
        self._references = BackReferences(self.subjects)
        self._views = Views(self.subjects)
        self._sentences = Sentences(article)
        known = Genders(self.subjects, self._sentences), Bystanders(self.subjects)
        self._of_two = OfTwo(self.subjects, self._sentences, known[1])
        self._antecedents = Antecedents(self.subjects, self._sentences, *known)
        self._sole = SolePersons(self.subjects, self._sentences, *known)

    def speaker(self, beside: Beside) -> Cue | None:
        """The subject of the verb of speech among some words, or whose the noun for it is."""
        first, last = beside.words.start, beside.words.stop
        if beside.is_after and self.subjects.is_right_behind(first, last):
            return self._told_before(first + 1, beside)
        verb = beside.verb
        if verb is None:
            verb = self.subjects.verb(first, last, takes_last=beside.takes_last)
        holder = self._views.holder(beside.words) if beside.takes_last else None
        if holder is not None:
            return self._cue_of(holder)
        owner = self._nouns.owner_at(first, last) if beside.takes_last else None
        cue = self._of_verb(verb, beside) if verb is not None and owner is None else None
        if cue is not None:
            return cue
        if beside.is_after or beside.takes_last:
            owner = owner or self._nouns.owner(first, last)
        return self._cue_of(owner) if owner else None

    def of_words_before(self, sentence: range) -> Cue | None:
        """Who said what stands before a sentence, where that is about it: This was said by Holt."""
        if self.subjects.is_right_behind(sentence.start, sentence.stop):
            return self.speaker(Beside(sentence, is_after=True))
        reference = self._references.of(sentence)
        if reference is None:
            return None
        if not reference.are_named:
            return self.speaker(Beside(reference.words, is_after=True))
        mention = self._references.speaker(reference)
        return self._cue_of(mention) if mention else None

    def named(self, words: range) -> Cue | None:
        """The first who is named among some words, a person if there is one."""
        mention = self.subjects.named(words.start, words.stop)
        return self._cue_of(mention) if mention else None

    def first_of(self, words: range) -> Cue | None:
        """The first person among some words, who may be their subject, surely where alone."""
        persons = self.subjects.persons(self.subjects.within(words.start, words.stop))
        if not persons:
            return None
        rest = [at for at in words if not persons[0].first <= at <= persons[0].last]
        is_alone = all(self.subjects.is_title_or_initial(at) for at in rest)
        return self._cue_of(persons[0], is_sure=is_alone)

    def _of_verb(self, verb: int, beside: Beside) -> Cue | None:
        words = beside.words
        of_two = self._of_two.beside(verb, words)
        if of_two is not None:
            meant = self._of_two.meant(of_two)
            return self._cue_of(meant) if meant else self._of_stranger(verb)
        teller = self._teller(verb, words.stop)
        if teller is not None:
            return self._cue_of(teller)
        if self.subjects.is_one_of(verb, "trailing"):
            named = self.subjects.right_before(words.start, verb)
            return self._cue_of(named) if named else None
        if (name := self.subjects.past_according(verb, words.stop)) is not None:
            return self._of_owner(verb, name, beside) or self._told_before(name, beside)
        surely = self.subjects.surely_before(words.start, verb)[::-1]
        surely = surely or self.subjects.inverted(verb, words.stop)
        if surely:
            return self._joint(surely)
        aside = self.subjects.inverted_pronoun(verb, words.stop)
        if aside is not None:
            return self._antecedent(aside, beside.back_from)
        return self._of_subject(verb, beside)

    def _teller(self, verb: int, stop: int) -> Mention | None:
        """Who says it where the subject only hears it: Lang was told by Berg."""
        if not is_passive(self.article, verb, near=2):
            return None
        return agent_of(self.article, self._cast, verb, stop, far=1)

    def _of_subject(self, verb: int, beside: Beside) -> Cue | None:
        words = beside.words
        if self._strangers.is_before(words.start, verb) or self._strangers.is_somebody(
            words.start, verb
        ):
            return self._of_stranger(verb)
        main = self.subjects.main_verb(words.start, verb)
        if main is not None:
            return self._of_verb(main, beside)
        before = self.subjects.before(words.start, verb)
        pronoun = self.subjects.pronoun_before(words.start, verb)
        gives_way = pronoun is not None and (
            self.subjects.is_subject_of(pronoun, verb) or all(one.is_stand_in for one in before)
        )
        if before and not gives_way:
            return self._joint(before[::-1])
        after = self.subjects.right_after(verb, words.stop)
        if after and self.subjects.may_follow_verb:
            return self._joint(after)
        owner = self._nouns.owner(max(words.start, verb - MAX_TO_NOUN), verb)
        if owner is not None:
            return self._cue_of(owner)
        aide = self.subjects.aide(max(words.start, verb - MAX_TO_VERB), verb)
        if aide is not None:
            return self._of_aide(aide)
        if pronoun is not None:
            goes_on = self.subjects.is_one_of(verb, "continuing")
            return self._antecedent(pronoun, beside.back_from, goes_on=goes_on)
        may_follow = beside.is_after or self.subjects.may_follow_verb
        cue = self._subject_after(verb, beside) if may_follow else None
        if cue is None and self.subjects.is_left_out(words.start, verb, words.stop):
            goes_on = self.subjects.is_one_of(verb, "continuing")
            return self._antecedent(verb, beside.back_from, goes_on=goes_on)
        return cue

    def _told_before(self, place: int, beside: Beside) -> Cue | None:
        """The cue of the name, or of what stands for one, after "according to"."""
        last = beside.words.stop
        named = self.named(range(place, min(last, place + MAX_TO_VERB)))
        reference = None if named else self.subjects.reference_after(place - 1, last)
        return named if reference is None else self._antecedent(reference, beside.back_from)

    def _of_owner(self, first: int, last: int, beside: Beside) -> Cue | None:
        """The cue of a pronoun within one phrase of such words: in his words."""
        places = (one for one in range(first, last) if self.subjects.is_pronoun(one))
        place = next(places, None)
        return None if place is None else self._antecedent(place, beside.back_from)

    def _subject_after(self, verb: int, beside: Beside) -> Cue | None:
        last = beside.words.stop
        if self._strangers.is_after(verb, last):
            return self._of_stranger(verb)
        after = self.subjects.after(verb, last)
        if after:
            return self._joint(after)
        aide = self.subjects.aide(verb + 1, min(last, verb + 1 + MAX_TO_VERB))
        if aide is not None:
            return self._of_aide(aide)
        if verb + 1 < last and self.subjects.is_indefinite(verb + 1):
            return self._of_stranger(verb)
        reference = self.subjects.reference_after(verb, last)
        return None if reference is None else self._antecedent(reference, beside.back_from)

    def _joint(self, mentions: list[Mention]) -> Cue:
        """The cue of the first of some names, with those that are joined to it."""
        together = self.subjects.together(mentions)
        speakers = frozenset(one for mention in together for one in mention.speakers)
        is_sure = not all(one.is_people or one.is_heard for one in together)
        return Cue(speakers, self._cue_of(mentions[0]).span, is_sure)

    def _of_stranger(self, verb: int) -> Cue:
        """The cue of somebody whom nobody knows."""
        return Cue(frozenset(), self.article.span_of(verb, verb))

    def _of_aide(self, mention: Mention) -> Cue:
        """The cue of somebody unnamed who speaks for another: for the other's parties."""
        speakers = self._cast.speakers
        parties = {party for one in mention.speakers for party in speakers[one].parties}
        span = self.article.span_of(mention.first, mention.last)
        return Cue(frozenset(parties.intersection(speakers)), span)

    def _antecedent(
        self, place: int, back_from: int | None, *, goes_on: bool = False
    ) -> Cue | None:
        """Whom a pronoun or an office means: who spoke before, else the nearest that fits.

        A man or a woman whom nobody known can be is a stranger.
        """
        offset, _ = self.article.span_of(place, place)
        limit = offset if back_from is None else back_from
        for cue, has_spoken in self._candidates(place, limit, goes_on=goes_on):
            if not cue.speakers or self._antecedents.fits(cue.speakers, place):
                is_sure = self._sole.are_meant(cue.speakers, place, limit, have_spoken=has_spoken)
                return Cue(cue.speakers, cue.span, is_sure)
        return self._of_stranger(place) if self._antecedents.is_of_man_or_woman(place) else None

    def _candidates(self, place: int, limit: int, *, goes_on: bool) -> Iterator[tuple[Cue, bool]]:
        """The cues of those whom a pronoun or an office may mean, and whether they just spoke."""
        offset, _ = self.article.span_of(place, place)
        may_be_last = self._antecedents.is_thing(place) or goes_on
        if may_be_last or self.subjects.is_one_of(place, "written"):
            cue = self._sentence_before(offset) or next(self._spoke_before(offset, MAX_BACK), None)
            if cue is not None:
                yield cue, cue.is_sure
        mentions = self._antecedents.nearest(place, limit)
        if len(mentions) > 1:
            yield self._of_stranger(place), False
        for mention in mentions[:1]:
            yield self._cue_of(mention), False
        for cue in self._spoke_before(offset, MAX_FAR_BACK):
            yield cue, False

    def _sentence_before(self, offset: int) -> Cue | None:
        """Who speaks in the sentence before that of a place, where that is about words before it.

        "So Holt announced. “…,” he added."
        """
        back = list(islice(self._sentences.back(offset), MAX_SENTENCES_BACK))
        sentences = [self._sentences.words(first, last) for first, last in back[1:]]
        cues = (self.of_words_before(words) for words in sentences if words)
        return next((cue for cue in cues if cue is not None and cue.is_sure), None)

    def _cue_of(self, mention: Mention, is_sure: bool = True) -> Cue:
        span = self.article.span_of(mention.first, mention.last)
        return Cue(mention.speakers, span, is_sure and not (mention.is_people or mention.is_heard))

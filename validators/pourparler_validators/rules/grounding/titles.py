"""Whether the texts call persons by the titles that are coded, and name all who speak."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from pourparler import Delegate, Delegation, Person, Statement
from pourparler_validators.contract.conditions import has, such_that
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Problem,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.questions import Missing, Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.citations import cited
from pourparler_validators.facts.joint_speakers import speakers_of
from pourparler_validators.facts.values.sources import ISSUED
from pourparler_validators.grounding.examined import Examined
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.phrases import places_of
from pourparler_validators.grounding.support import Passages
from pourparler_validators.grounding.texts import SourceText
from pourparler_validators.grounding.titles import Titles, office_words
from pourparler_validators.grounding.voices import heard
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import listed, shown

_NAMING: Final = (
    *("speaker", "co_speakers", "person", "persons", "issuers", "addressees", "by", "mediators"),
    *("actor", "via"),
)
"""The fields by which records name persons."""
_UNKNOWN: Final = Unchecked("the title has no word for the holder of an office")
_NOWHERE: Final = Unchecked("the texts give no such title beside the name, and no other one")


@dataclass(frozen=True, slots=True)
class _Coded:
    """A title that a record gives a person."""

    title: str
    pointer: str
    beside: Sequence[str]
    """The other titles of the person: that a text gives one of them contradicts nothing."""


def _gives_titles(value: Person | Statement | Delegation) -> bool:
    """Whether it gives a person a title, or names a member of a delegation by the title alone."""
    if isinstance(value, Person):
        return bool(value.roles)
    if isinstance(value, Statement):
        return value.speaker_role is not None and (value.speaker or "").startswith("person:")
    return any(map(_is_but_a_title, value.members or ()))


@rule(Severity.WARNING, only_if=such_that(_gives_titles))
def role_not_in_text(
    record: At[Person | Statement | Delegation], library: Library, dataset: Questions
) -> Answers:
    """The texts call a person by another title than the coded one, or by a longer one.

    The title right before or after the name is meant, in all sources of the records that name the
    person; of a statement in its own; of a member of a delegation, of whom only the title is known,
    anywhere in its sources. "President-elect", "former" and "deputy" make another title.

    Why: a title from memory is that of another year, or of somebody else.

    Fix: write the title as the text gives it.

    Bad:
        {"person:lavrov": {"roles": [{"title": "Prime Minister", "party": "party:rus"}]}}

    Says:
        person:lavrov /roles/0/title: the title is "Prime Minister", but the text says \
"Russian Foreign Minister"
    """
    value = record.value
    if isinstance(value, Delegation):
        yield from _of_members(value, library)
        return
    if isinstance(value, Person):
        key, sources = value.id, _sources_naming(value.id, dataset)
    else:
        key, sources = str(value.speaker), cited(value)
    if not sources or _is_anothers(record, library):
        yield NOT_APPLICABLE
        return
    texts = _texts_of(sources, library)
    if isinstance(texts, Unchecked):
        yield texts
        return
    for each in _coded(value):
        yield from _judged(each, key, texts, library)


def _coded(value: Person | Statement) -> Iterator[_Coded]:
    """The titles that a record gives the person that it is, or that speaks."""
    if isinstance(value, Statement):
        yield _Coded(str(value.speaker_role), "/speaker_role", [])
        return
    titles = [role.title for role in value.roles or ()]
    for position, title in enumerate(titles):
        yield _Coded(title, f"/roles/{position}/title", titles)


def _is_anothers(record: At[Any], library: Library) -> bool:
    """Whether it is a statement of which the article says that somebody else speaks."""
    if not isinstance(record.value, Statement):
        return False
    found = heard(At(record.entry, "", record.value), library)
    return any(one.contradiction is not None for one in found)


@rule(Severity.WARNING, only_if=has("speaker"))
def speaker_incomplete(statement: At[Statement], passages: Passages, library: Library) -> Answers:
    r"""The title of a joint statement names several speakers, and some are left out.

    Official documents and press releases are meant whose first line says who issues them.

    Why: what four have said together is no word of one of them.

    Fix: name the others in "co_speakers".

    Bad:
        {"source:joint": {"type": "source", "id": "source:joint", "language": "en",
            "kind": "official_document",
            "text": "Joint statement by Vladimir Putin and Donald Trump\nWe want peace."},
         "statement:joint": {"type": "statement", "id": "statement:joint", "acts": ["inform"],
            "segments": [{"kind": "direct", "text": "We want peace.",
                "source": "source:joint"}],
            "speaker": "person:putin"}}

    Says:
        statement:joint (record): the title of the statement names person:trump, too
    """
    named = frozenset(speakers_of(statement.value))
    found = passages.of_record().readings[0].found
    missing = _others_in_title(found, named, library)
    if missing is None:
        yield NOT_APPLICABLE
    elif missing:
        yield Problem(
            f"the title of the statement names {listed(missing, 'and')}, too",
            "/co_speakers" if statement.value.co_speakers else "",
            help='name all who speak, the others in "co_speakers"',
            params={"others": missing},
            related=(found.words_of(*found.article.paragraphs[0], "this is the title"),),
        )


def _others_in_title(found: Examined, named: frozenset[str], library: Library) -> list[str] | None:
    """Whom the title names beside the speakers; none where it names no speakers, or not these."""
    article = found.article
    if article.language is None or found.text.source.kind not in ISSUED:
        return None
    first, last = article.paragraphs[0]
    words = range(article.token_at(first), article.token_at(last))
    if next(places_of(article, words, article.language.joint_titles), None) is None:
        return None
    cast = library.attributor_of(found.text).cast
    persons = {
        key
        for mention in cast.within(words.start, words.stop)
        if len(mention.speakers) == 1
        for key in mention.speakers
        if cast.speakers[key].is_person
    }
    return sorted(persons - named) if persons & named else None


def _of_members(value: Delegation, library: Library) -> Answers:
    """The titles of members whose names are not known."""
    sources = cited(value)
    if not sources:
        yield NOT_APPLICABLE
        return
    texts = _texts_of(sources, library)
    if isinstance(texts, Unchecked):
        yield texts
        return
    known = [one for text in texts for one in _offices(value.party, text, library)]
    for position, member in enumerate(value.members or ()):
        if _is_but_a_title(member):
            coded = _Coded(str(member.title), f"/members/{position}/title", [])
            yield from _of_member(coded, known)


def _is_but_a_title(member: Delegate) -> bool:
    return member.title is not None and member.person is None and member.name is None


def _of_member(coded: _Coded, known: Sequence[tuple[SourceText, Titles]]) -> Answers:
    asked = [(text, one, office_words(coded.title, one.language)) for text, one in known]
    if not all(title for _, _, title in asked) or not asked:
        yield _UNKNOWN
        return
    told = [(*each, words) for each in asked for words in each[1].of_party()]
    if any(one.may_be(words, title) for _, one, title, words in told):
        return
    longer = (each for each in told if each[2] <= each[1].words_in(each[3]))
    other = next(longer, None)
    if other is not None:
        text, one, _, words = other
        yield _otherwise(coded, text, one, words)
    else:
        yield Problem(
            f"the title is {shown(coded.title)}, which no text of the record has",
            coded.pointer,
            help="write the title as the text gives it",
        )


def _judged(coded: _Coded, key: str, texts: Sequence[SourceText], library: Library) -> Answers:
    """One title against all texts: it holds in one that gives it, whatever others say."""
    known = [one for text in texts for one in _titles(key, text, library)]
    wanted = [(one, office_words(coded.title, one.language)) for _, one in known]
    if not known:
        yield NOT_APPLICABLE
    elif not all(words for _, words in wanted):
        yield _UNKNOWN
    elif not any(one.has(each, words) for one, words in wanted for each in one.beside()):
        yield _another(coded, known) or _NOWHERE


def _another(coded: _Coded, known: Sequence[tuple[SourceText, Titles]]) -> Problem | None:
    for text, one in known:
        title = office_words(coded.title, one.language)
        others = [office_words(each, one.language) for each in coded.beside if each != coded.title]
        for words in one.beside(is_sure=True):
            if one.differs(words, title) and not any(one.has(words, each) for each in others):
                return _otherwise(coded, text, one, words)
    return None


def _otherwise(coded: _Coded, text: SourceText, one: Titles, words: range) -> Problem:
    start, end = one.article.span_of(words.start, words.stop - 1)
    there = " ".join(one.article.text[start:end].split())
    return Problem(
        f"the title is {shown(coded.title)}, but the text says {shown(there)}",
        coded.pointer,
        help="write the title as the text gives it",
        params={"words": there},
        related=(text.words(start, end, "the title stands here"),),
    )


def _offices(party: str, text: SourceText, library: Library) -> Iterator[tuple[SourceText, Titles]]:
    """The offices of a text in a language with tables, asked for those of a party."""
    article, cast = library.article_of(text), library.attributor_of(text).cast
    if article.language is not None and party in cast.speakers:
        yield text, Titles(article, cast, article.language, party)


def _titles(key: str, text: SourceText, library: Library) -> Iterator[tuple[SourceText, Titles]]:
    """The titles of a person in a text that names them, in a language with tables."""
    article, cast = library.article_of(text), library.attributor_of(text).cast
    person = cast.speakers.get(key)
    if article.language is not None and person is not None and cast.mentions_of(person):
        yield text, Titles(article, cast, article.language, key)


def _sources_naming(key: str, dataset: Questions) -> list[str]:
    """The sources of the records that name a person."""
    naming = (link.entry.record for name in _NAMING for link in dataset.into(key, name))
    return sorted({source for one in naming if one is not None for source in cited(one)})


def _texts_of(sources: Iterable[str], library: Library) -> list[SourceText] | Unchecked:
    """The texts of sources; where one cannot be read, why the first of these cannot."""
    texts: list[SourceText] = []
    for source in sources:
        text = library.text_of(source)
        if isinstance(text, Missing):
            return text.answer
        texts.append(text)
    return texts

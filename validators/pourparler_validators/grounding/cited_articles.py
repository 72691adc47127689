"""The articles that a record cites, asked for the names of those whom it holds."""

from collections.abc import Sequence
from typing import Any, Final

from pourparler import Event, Party, PartyKind, Person, Record, Role
from pourparler_validators.contract.finding import NOT_APPLICABLE, Unchecked
from pourparler_validators.contract.questions import Missing, Questions, Speaker
from pourparler_validators.facts.citations import cited
from pourparler_validators.facts.values.parties import is_several
from pourparler_validators.grounding.given import OfArticles
from pourparler_validators.grounding.library import Library, Unexamined
from pourparler_validators.grounding.presence import Presence
from pourparler_validators.grounding.texts import SourceText
from pourparler_validators.grounding.titles import Titles, office_words
from pourparler_validators.languages.scripts import script_of
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import shown

_GROUP: Final = Unchecked("a group may be meant by the names of its members")
_SCRIPT: Final = Unchecked("the names are in another script than the text")
_TRANSLATED: Final = Unchecked("the name may be another one in the language of the text")


@dataclass(frozen=True, slots=True)
class Name:
    """What a record holds that its articles ought to name."""

    pointer: str
    names: Sequence[str]
    """Its names, or the one that the record has."""
    said: str
    """What a message calls it."""
    actor: Speaker | None = None
    """The person or party; none for a place, and for a name alone."""
    is_place: bool = False


@dataclass(frozen=True, slots=True)
class CitedArticles(OfArticles):
    """The articles of a record, and what is asked of them."""

    texts: Sequence[tuple[SourceText, Presence]]
    library: Library
    dataset: Questions

    @classmethod
    def given(cls, subject: Any, library: Library) -> "CitedArticles | Unexamined":
        """Those of the record that holds the value, if all can be read."""
        record, dataset = subject.record, library.questions
        return library.once(
            subject.entry, CitedArticles, lambda: cited_articles(record, library, dataset)
        )

    def have(self, name: Name) -> bool | Unchecked:
        """Whether one of them names what the record holds."""
        if any(self._has(name, presence) for _, presence in self.texts):
            return True
        scripts = {script_of(each) for each in name.names}
        if scripts.isdisjoint(text.script for text, _ in self.texts):
            return _SCRIPT
        if any(self._may_translate(name, presence) for _, presence in self.texts):
            return _TRANSLATED
        return _GROUP if self._is_vague(name) else False

    def nearest(self, name: Name) -> str | None:
        """The word of an article that is most like one of the name, if one is."""
        return next(filter(None, (one.nearest(name.names) for _, one in self.texts)), None)

    def _has(self, name: Name, presence: Presence) -> bool:
        actor = name.actor
        if actor is None:
            return any(map(presence.has_place if name.is_place else presence.has_name, name.names))
        if actor.is_person:
            return presence.has_person(actor) or self._has_office(actor, presence)
        return presence.has_party(actor) or self._has_all_of(actor, presence)

    def _has_office(self, person: Speaker, presence: Presence) -> bool:
        titles = Titles(presence.article, presence.cast, presence.language, person.id)
        offices = (office_words(role.title, presence.language) for role in self._roles(person))
        return any(titles.is_meant_by(office) for office in offices if office)

    def _has_all_of(self, party: Speaker, presence: Presence) -> bool:
        """Whether all members of a party stand there, or of a body the state that it is of."""
        record = self._record(party.id)
        if not isinstance(record, Party):
            return False
        members = [self.library.speaker(each.party) for each in record.members or ()]
        if members and all(each and presence.has_party(each) for each in members):
            return True
        is_body = record.kind is PartyKind.STATE_BODY and record.country is not None
        return is_body and presence.has_state(str(record.country))

    def _may_translate(self, name: Name, presence: Presence) -> bool:
        """Whether a text may have another name: Genf for Geneva, or an office in its language.

        Where the words of its language are known, the dataset is taken to be in it. Persons are
        called by their names, states by those that ship.
        """
        actor, language = name.actor, presence.language
        if language.has_words or (actor is None and not name.is_place):
            return False
        if actor is None or not actor.is_person:
            return actor is None or actor.country is None
        titles = [role.title for role in self._roles(actor)]
        return bool(titles) and not any(office_words(title, language) for title in titles)

    def _roles(self, person: Speaker) -> Sequence[Role]:
        record = self._record(person.id)
        return (record.roles or ()) if isinstance(record, Person) else ()

    def _is_vague(self, name: Name) -> bool:
        record = self._record(name.actor.id) if name.actor else None
        return isinstance(record, Party) and is_several(record.kind) and not record.members

    def _record(self, key: str) -> Record | None:
        entry = self.dataset.to(key)
        return entry.record if entry is not None else None


def place_names(event: Event) -> list[Name]:
    """The names of the place of an event."""
    place = event.place
    given = (("name", place.name), ("venue", place.venue)) if place else ()
    return [
        Name(f"/place/{field}", (name,), shown(name), is_place=True)
        for field, name in given
        if name is not None
    ]


def cited_articles(
    record: Record, library: Library, dataset: Questions
) -> CitedArticles | Unexamined:
    """The articles of all sources that a record cites, or why one cannot be read."""
    sources = cited(record)
    texts = _texts(sources, library)
    if isinstance(texts, Unchecked):
        return texts
    return CitedArticles(texts, library, dataset) if sources else NOT_APPLICABLE


def is_elsewhere_in_texts(event: Event, library: Library, dataset: Questions) -> bool:
    """Whether no article of an event names its place: so the place is what is wrong."""
    articles = cited_articles(event, library, dataset)
    return isinstance(articles, CitedArticles) and any(
        articles.have(name) is False for name in place_names(event)[:1]
    )


def _texts(
    sources: Sequence[str], library: Library
) -> list[tuple[SourceText, Presence]] | Unchecked:
    """The texts of all sources, or why one cannot be read."""
    found: list[tuple[SourceText, Presence]] = []
    for text in map(library.text_of, sources):
        if isinstance(text, Missing):
            return text.answer
        if not text.is_same_wording:
            return Unchecked("the text has changed since it was coded")
        presence = library.presence_in(text)
        if isinstance(presence, Unchecked):
            return presence
        found.append((text, presence))
    return found

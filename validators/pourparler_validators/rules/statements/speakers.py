"""Who speaks in a statement, for whom, and to whom."""

from collections.abc import Iterable
from typing import Annotated, Final

from pourparler import Person, Statement
from pourparler_validators.contract.conditions import either, has, lacks, several
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Problem,
    Related,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.pairs import Spot, contradicted
from pourparler_validators.contract.parameters import Linked
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, Group, rule
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.affiliations import date_of, may_stand_together, roles_held
from pourparler_validators.facts.joint_speakers import (
    given_to_others,
    passages_of,
    speakers_of,
)
from pourparler_validators.facts.known import NO, because
from pourparler_validators.facts.lapses import standing_of_speaker
from pourparler_validators.messages.wording import listed, shown

ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING

UNREAD_SPEAKER: Final = Unchecked(
    "the speaker, or a party that they may speak for, is missing or not sound"
)


class SamePassage(Group[Statement]):
    """The statements that give one passage of a source."""

    @staticmethod
    def keys(record: Statement) -> Iterable[str]:
        """Each passage once."""
        return dict.fromkeys(passages_of(record))


@rule(ERROR, holds_unless=lacks("speaker"))
def no_speaker(statement: At[Statement]) -> Answers:
    """A statement has no speaker, neither by name nor as the source describes them.

    Why: a statement is what somebody said; without a speaker it is nobody's word.

    Fix: give the speaker; where the source names nobody, copy its words ("A Russian official")
    into "speaker_described".

    Bad:
        {"statement:trump-putin": {"speaker": null}}

    Says:
        statement:trump-putin (record): the statement has no speaker
    """
    if statement.value.co_speakers:
        yield Problem(
            "the statement has co-speakers, but no speaker",
            help='name one of them in "speaker"; the others stay in "co_speakers"',
        )
    elif statement.value.speaker_described is None:
        yield Problem(
            "the statement has no speaker",
            help='add "speaker", or, if the source names nobody, its words in "speaker_described"',
        )


@rule(ERROR, holds_unless=has("speaker", "speaker_described"))
def two_speakers(statement: At[Statement]) -> Answers:
    """A statement has a speaker who is named, and one who is only described.

    Why: a described speaker is one whose name is not known. Either the source names the speaker,
    or the coder has guessed who it is; the record must not leave open which.

    Fix: keep the one that the source gives; a guess belongs into "notes", a title into
    "speaker_role".

    Bad:
        {"statement:peskov-weapons": {"speaker_described": "A Russian official"}}

    Says:
        statement:peskov-weapons /speaker_described: "A Russian official" stands beside a speaker \
who is named, person:peskov
    """
    speaker, described = statement.value.speaker, str(statement.value.speaker_described)
    yield Problem(
        f"{shown(described)} stands beside a speaker who is named, {speaker}",
        "/speaker_described",
        help='keep the one that the source gives; a title is a "speaker_role"',
        related=(Related(None, "/speaker", "the speaker who is named"),),
    )


@rule(WARNING, only_if=several("entries"))
def one_passage_two_speakers(group: SamePassage, dataset: Questions) -> Answers:
    """Two statements take one passage for the words of different speakers.

    Why: words are said by those whom the article names; one of the records has them wrong.

    Fix: keep the speaker whom the article names; of a joint statement the others are
    "co_speakers", and who relays another's words stands in "via".

    Bad:
        {"statement:trump-again": {"type": "statement", "id": "statement:trump-again",
            "acts": ["criticize"], "speaker": "person:zelensky", "segments": [
                {"kind": "partial", "text": "gone crazy", "source": "source:istanbul-2025",
                 "start": 1831, "end": 1841}]}}

    Says:
        statement:trump-putin /speaker: person:zelensky and person:trump are given the same words
    """
    entries = sorted((each for each in group.entries if speakers_of(each.record)), key=_by_id)
    if len(entries) < 2:
        yield NOT_APPLICABLE
    for other, entry in given_to_others(entries, dataset):
        names = listed([speakers_of(each.record)[0] for each in (other, entry)], "and")
        yield contradicted(
            f"{names} are given the same words",
            Spot(entry, "/speaker", "the other speaker"),
            Spot(other, "/speaker", "the other speaker"),
            'keep the one whom the article names; else use "co_speakers" or "via"',
        )


@rule(WARNING, needs=("on_behalf_of",))
def speaks_for_another(
    statement: At[Statement],
    speakers: Annotated[tuple[Linked[Person], ...], "speaker", "co_speakers"],
    dataset: Questions,
) -> Answers:
    """A person speaks on behalf of a party, but at that date has a role in another.

    Why: either the party is wrong, or a role is missing; the words would count as another's. In a
    joint statement the co-speakers, too, speak for that party or for one of its members.

    Fix: correct the party, or add the role by which the person speaks for it. For a coalition,
    list its members.

    Bad:
        {"statement:lavrov-memorandum": {"on_behalf_of": "party:ukr"}}

    Says:
        statement:lavrov-memorandum /on_behalf_of: person:lavrov speaks for party:ukr, but has a \
role in party:rus
    """
    in_office = [each for each in speakers if _has_role(each.record, statement.value, dataset)]
    if not in_office:
        yield NOT_APPLICABLE
    for person in in_office:
        yield from _speaks_for(person, statement.value, dataset)


@rule(WARNING, needs=("addressees",), only_if=either(has("speaker"), has("on_behalf_of")))
def addresses_itself(statement: At[Statement]) -> Answers:
    """A speaker, or the party that it speaks for, is among the addressees of the statement.

    Why: nobody addresses themselves; mostly speaker and addressee were swapped.

    Fix: correct the addressee. A party's own people or bodies can be parties of their own.

    Bad:
        {"statement:lavrov-memorandum": {"addressees": ["party:ukr", "party:rus"]}}

    Says:
        statement:lavrov-memorandum /addressees/1: party:rus speaks here, and is addressed, too
    """
    places = _places_of_speakers(statement.value)
    for position, addressee in enumerate(statement.value.addressees or ()):
        if place := places.get(addressee):
            yield Problem(
                f"{addressee} speaks here, and is addressed, too",
                f"/addressees/{position}",
                help="correct the addressee; perhaps it was swapped with the speaker",
                related=(Related(None, place, "it speaks"),),
            )


def _has_role(person: Person, statement: Statement, dataset: Questions) -> bool:
    """Whether a person has any role at the date of a statement, and not only one that lapsed."""
    held = roles_held(person, date_of(statement, dataset))
    if len(held) in (0, len(person.roles or ())):
        return bool(held)
    standing = standing_of_speaker(statement, person, dataset)
    return standing is None or standing.lapse is None


def _speaks_for(person: Linked[Person], statement: Statement, dataset: Questions) -> Answers:
    speaker, party = person.record.id, str(statement.on_behalf_of)
    date = date_of(statement, dataset)
    roles = roles_held(person.record, date)
    is_entitled = because(may_stand_together(speaker, party, dataset, date), UNREAD_SPEAKER)
    if isinstance(is_entitled, Unchecked):
        yield is_entitled
    elif is_entitled is NO:
        parties = listed(list(dict.fromkeys(role.party for role in roles)), "and")
        place = f"/roles/{(person.record.roles or ()).index(roles[0])}/party"
        yield Problem(
            f"{speaker} speaks for {party}, but has a role in {parties}",
            "/on_behalf_of" if speaker == statement.speaker else person.pointer,
            help="correct the party, or add the role by which the person speaks for it",
            related=(Related(person.entry, place, "the party in which the person has a role"),),
        )


def _places_of_speakers(statement: Statement) -> dict[str | None, str]:
    """Those who speak, and for whom it is said, by the place that names them first."""
    places: dict[str | None, str] = {statement.speaker: "/speaker"}
    places.setdefault(statement.on_behalf_of, "/on_behalf_of")
    for position, key in enumerate(statement.co_speakers or ()):
        places.setdefault(key, f"/co_speakers/{position}")
    return places


def _by_id(entry: Entry) -> tuple[str, str, int]:
    return entry.rank

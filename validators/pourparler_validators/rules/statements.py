"""Who speaks, to whom and for whom, what they do by it, and whether their words are kept."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Annotated, Final

from pourparler import (
    Certainty,
    Person,
    Proposal,
    ProposalStatus,
    Record,
    Segment,
    SpeechAct,
    Statement,
)
from pourparler_validators.contract.conditions import any_of, either, has, lacks
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Problem,
    Related,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.pairs import Second, Spot, between_equals, contradicted, second
from pourparler_validators.contract.parameters import Linked
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, Group, rule
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.affiliations import (
    Standing,
    belongs_to,
    date_of,
    may_stand_together,
    roles_held,
    standing_for,
    standing_of_speaker,
)
from pourparler_validators.facts.decisions import ACCEPTED
from pourparler_validators.facts.joint_speakers import (
    are_given_to_others,
    are_of_one_passage,
    passages_of,
    speakers_of,
)
from pourparler_validators.facts.overlaps import Spell, overlapping
from pourparler_validators.facts.utterances import (
    REPORTED,
    UNREAD_SOURCE,
    VERBATIM,
    Telling,
    answered,
    decision,
    proposal_of,
    segments_of,
    sources_of,
    telling,
    words_of,
)
from pourparler_validators.languages.lexicon import Lexicon
from pourparler_validators.messages.nearest import quoted
from pourparler_validators.messages.wording import listed, shown

ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING
INFO: Final = Severity.INFO

TO_SOMEBODY: Final = (
    SpeechAct.DEMAND,
    SpeechAct.THREATEN,
    SpeechAct.OFFER,
    SpeechAct.ULTIMATUM,
)
TO_SOMETHING: Final = (
    SpeechAct.ACCEPT,
    SpeechAct.ACCEPT_CONDITIONALLY,
    SpeechAct.REJECT,
    SpeechAct.DENY,
    SpeechAct.CONFIRM,
    SpeechAct.RETRACT,
)
OPPOSITE: Final = {SpeechAct.ACCEPT: SpeechAct.REJECT, SpeechAct.REJECT: SpeechAct.ACCEPT}

UNREAD_SPEAKER: Final = "the speaker, or a party that they may speak for, is missing or not sound"
UNREAD_PROPOSAL: Final = "the proposal is missing or not sound"
UNREAD_STATEMENT: Final = "a statement that may retract another is not sound"
NO_DATE: Final = "a statement has no date"


class SameSpeakerAndProposal(Group):
    """The statements in which one speaker plainly accepts or rejects one proposal."""

    @staticmethod
    def keys(record: Record) -> Iterable[str]:
        """Each who speaks, and the proposal, where there is one."""
        if not isinstance(record, Statement) or not decision(record):
            return ()
        proposal = proposal_of(record)
        return [f"{speaker} {proposal}" for speaker in speakers_of(record)] if proposal else ()


class SamePassage(Group):
    """The statements that give one passage of a source."""

    @staticmethod
    def keys(record: Record) -> Iterable[str]:
        """Each passage once."""
        return dict.fromkeys(passages_of(record))


class SameWords(Group):
    """The statements that consist of the same words."""

    @staticmethod
    def keys(record: Record) -> Iterable[str]:
        """The words, if they stand in a source."""
        words = words_of(record) if isinstance(record, Statement) else ""
        return (words,) if words else ()


@rule(ERROR)
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
    value = statement.value
    if value.speaker is None and value.co_speakers:
        yield Problem(
            "the statement has co-speakers, but no speaker",
            help='name one of them in "speaker"; the others stay in "co_speakers"',
        )
    elif value.speaker is None and value.speaker_described is None:
        yield Problem(
            "the statement has no speaker",
            help='add "speaker", or, if the source names nobody, its words in "speaker_described"',
        )


@rule(WARNING)
def one_passage_two_speakers(group: SamePassage, links: Questions) -> Answers:
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
    for place, entry in enumerate(entries):
        others = (
            each
            for each in entries[:place]
            if each.id != entry.id and are_given_to_others(each.record, entry.record, links)
        )
        for other in islice(others, 1):
            names = listed([speakers_of(each.record)[0] for each in (other, entry)], "and")
            yield contradicted(
                f"{names} are given the same words",
                Spot(entry, "/speaker", "the other speaker"),
                Spot(other, "/speaker", "the other speaker"),
                'keep the one whom the article names; else use "co_speakers" or "via"',
            )


@rule(ERROR)
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
    speaker, described = statement.value.speaker, statement.value.speaker_described
    if speaker is not None and described is not None:
        yield Problem(
            f"{shown(described)} stands beside a speaker who is named, {speaker}",
            "/speaker_described",
            help='keep the one that the source gives; a title is a "speaker_role"',
            related=(Related(None, "/speaker", "the speaker who is named"),),
        )


@rule(ERROR, only_if=any_of("kind", VERBATIM))
def segment_without_source(segment: At[Segment]) -> Answers:
    """A segment holds words that stand in a source, and does not name it.

    Why: quoted and reported words can be looked up only in their source.

    Fix: name the source; if the words are your own, the segment is a "summary".

    Bad:
        {"statement:trump-putin": {"segments": [{"kind": "partial", "text": "gone crazy"}]}}

    Says:
        statement:trump-putin /segments/0: the words of this partial segment have no source
    """
    if segment.value.source is None:
        yield Problem(
            f"the words of this {segment.value.kind} segment have no source",
            segment.pointer,
            help='name their "source"; if they are your own words, the kind is "summary"',
        )


@rule(WARNING, only_if=any_of("acts", TO_SOMEBODY))
def act_needs_addressee(statement: At[Statement]) -> Answers:
    """A statement demands, threatens, offers or gives an ultimatum, and is addressed to nobody.

    Why: these acts are directed at somebody, and who that is makes the difference.

    Fix: add the addressees; perhaps the act is rather a "warn" or a "promise". If the source
    leaves open who is meant, waive the rule and say so.

    Bad:
        {"statement:putin-buffer-zone": {"acts": ["announce", "threaten"]}}

    Says:
        statement:putin-buffer-zone (record): the statement has no addressees for "threaten"
    """
    if statement.value.addressees is None:
        acts = _those_of(statement.value, TO_SOMEBODY)
        yield Problem(
            f"the statement has no addressees for {acts}",
            help='add the "addressees"; if the source leaves them open, waive the rule',
        )


@rule(WARNING, only_if=any_of("acts", TO_SOMETHING))
def answers_nothing(statement: At[Statement]) -> Answers:
    """A statement accepts, rejects, denies, confirms or retracts, and does not say what.

    Why: these acts answer something; without it nobody knows what was accepted or denied.

    Fix: name what is answered in "responds_to", what is taken back in "retracts", or else what is
    spoken of in "about".

    Bad:
        {"statement:russian-official-weapons": {"acts": ["deny"], "responds_to": null}}

    Says:
        statement:russian-official-weapons (record): the statement does not say what it answers \
by "deny"
    """
    value = statement.value
    if not (value.responds_to or value.retracts or value.about):
        acts = _those_of(value, TO_SOMETHING)
        yield Problem(
            f"the statement does not say what it answers by {acts}",
            help='name it in "responds_to", "retracts" or "about"',
        )


@rule(WARNING, needs=("on_behalf_of",))
def speaks_for_another(
    statement: At[Statement],
    person: Annotated[Linked[Person] | None, "speaker"],
    links: Questions,
) -> Answers:
    """A person speaks on behalf of a party, but at that date has a role in another.

    Why: either the party is wrong, or a role is missing; the words would count as another's.

    Fix: correct the party, or add the role by which the person speaks for it. For a coalition,
    list its members.

    Bad:
        {"statement:lavrov-memorandum": {"on_behalf_of": "party:ukr"}}

    Says:
        statement:lavrov-memorandum /on_behalf_of: person:lavrov speaks for party:ukr, but has a \
role in party:rus
    """
    others = [key for key in statement.value.co_speakers or () if key.startswith("person:")]
    if person is None and not others:
        yield NOT_APPLICABLE
    if person is not None:
        yield from _speaks_for(person, statement.value, links)
    for key in others:
        other = second(key, Person, links)
        if other is None:
            yield Unchecked(UNREAD_SPEAKER)
        else:
            yield from _speaks_for(other, statement.value, links)


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
    value = statement.value
    for position, addressee in enumerate(value.addressees or ()):
        if place := _place_of_speaker(addressee, value):
            yield Problem(
                f"{addressee} speaks here, and is addressed, too",
                f"/addressees/{position}",
                help="correct the addressee; perhaps it was swapped with the speaker",
                related=(Related(None, place, "it speaks"),),
            )


@rule(
    WARNING,
    only_if=(any_of("acts", SpeechAct.ACCEPT), any_of("acts", SpeechAct.REJECT)),
)
def opposite_acts(statement: At[Statement]) -> Answers:
    """A statement accepts and rejects one and the same thing, and states no condition.

    Why: it cannot be counted as a yes or as a no.

    Fix: if the speaker says yes to a part or on a condition, write "accept_conditionally" and the
    words of the condition; if two things are meant, name both.

    Bad:
        {"statement:russian-official-weapons": {"acts": ["accept", "reject"]}}

    Says:
        statement:russian-official-weapons /acts/1: the statement accepts and rejects \
statement:germany-weapons
    """
    acts = statement.value.acts
    things = answered(statement.value)
    if len(things) != 1:
        yield NOT_APPLICABLE
    elif statement.value.condition is None:
        first, later = sorted(acts.index(act) for act in (SpeechAct.ACCEPT, SpeechAct.REJECT))
        yield Problem(
            f"the statement accepts and rejects {things[0]}",
            f"/acts/{later}",
            help='write "accept_conditionally" and the "condition", or name both things',
            related=(Related(None, f"/acts/{first}", "the opposite act"),),
        )


@rule(WARNING)
def contradicts_itself(group: SameSpeakerAndProposal, links: Questions) -> Answers:
    """A speaker accepts a proposal in one statement and rejects it in another of the same time.

    Why: one of the two is wrong, or something is missing between them: a change of mind is told
    by "retracts", or by the history of the proposal.

    Fix: correct the dates or the acts, or record how the speaker came to change.

    Bad:
        {"statement:yes": {"type": "statement", "id": "statement:yes", "acts": ["accept"],
            "segments": [{"kind": "summary", "text": "He accepts the call."}],
            "speaker": "person:zelensky", "date": "2025-05-28",
            "responds_to": "proposal:second-round"},
         "statement:no": {"type": "statement", "id": "statement:no", "acts": ["reject"],
            "segments": [{"kind": "summary", "text": "He rejects the call."}],
            "speaker": "person:zelensky", "date": "2025-05-28",
            "responds_to": "proposal:second-round"}}

    Says:
        statement:yes /acts/0: person:zelensky accepts and rejects proposal:second-round at one time
    """
    speaker, _, key = group.key.partition(" ")
    spells = _decisions(group, links)
    proposal = second(key, Proposal, links)
    if len({spell.labels for spell in spells}) < 2:
        yield NOT_APPLICABLE
    elif proposal is None:
        yield Unchecked(UNREAD_PROPOSAL)
    elif not _has_reversal(proposal.record, speaker, links):
        pairs = list(overlapping(spell for spell in spells if spell.date))
        if pairs and not links.knows_all_of("statement"):
            yield Unchecked(UNREAD_STATEMENT)
        elif not pairs and not all(spell.date for spell in spells):
            yield Unchecked(NO_DATE)
        else:
            message = f"{speaker} accepts and rejects {key} at one time"
            fix = "correct the dates or the acts, or record how the speaker came to change"
            yield from (between_equals(message, *pair, fix) for pair in pairs)


@rule(WARNING)
def condition_dropped(statement: At[Statement], links: Questions) -> Answers:
    """The words of a statement hold a condition ("if", "unless"), and none is recorded.

    Why: a promise on a condition is another promise. Whoever reads only the fields takes it for
    an unconditional one.

    Fix: copy the words of the condition into "condition". If the words state none, waive the
    rule and say so.

    Bad:
        {"statement:peskov-weapons": {"condition": null}}

    Says:
        statement:peskov-weapons (record): the words hold "if", and the statement has no condition
    """
    if not any(segments_of(statement.value, VERBATIM)):
        yield NOT_APPLICABLE
    elif statement.value.condition is None:
        found, unread = telling(statement.value, VERBATIM, Lexicon.conditions_in, links)
        if found:
            yield Problem(
                f"the words hold {_words(found)}, and the statement has no condition",
                help='copy the words of the condition into "condition"',
                related=tuple(each.place for each in found),
            )
        elif unread:
            yield unread


@rule(WARNING, only_if=any_of("certainty", Certainty.CERTAIN))
def hedge_dropped(statement: At[Statement], links: Questions) -> Answers:
    """The reporter's words leave something in doubt, and the certainty is recorded as certain.

    Why: "may", "might", "appears", "reportedly" and "allegedly" are how a report says that
    something is not certain.

    Fix: write "probable" or "possible". If the word means something else here, a permission or
    a strength, waive the rule and say so.

    Bad:
        {"statement:germany-weapons": {"certainty": "certain", "segments": [
            {"kind": "indirect", "source": "source:istanbul-2025",
             "text": "Berlin has reportedly removed all limits"}]}}

    Says:
        statement:germany-weapons /certainty: certain, but the words hold "reportedly"
    """
    if not any(segments_of(statement.value, REPORTED)):
        yield NOT_APPLICABLE
        return
    found, unread = telling(statement.value, REPORTED, Lexicon.hedges_in, links)
    if found:
        yield Problem(
            f"certain, but the words hold {_words(found)}",
            "/certainty",
            help='write "probable" or "possible"',
            related=tuple(each.place for each in found),
        )
    elif unread:
        yield unread


@rule(WARNING)
def two_sources_one_utterance(group: SameWords, links: Questions) -> Answers:
    """Two statements consist of the same words, and may have been made at the same time.

    Why: mostly two articles report one utterance; recorded twice, it is counted twice.

    Fix: keep one statement, and give its segments from both sources; name in "via" who relays
    them. If the words were said twice, date both statements.

    Bad:
        {"statement:trump-again": {"type": "statement", "id": "statement:trump-again",
            "acts": ["criticize"], "speaker": "person:trump", "segments": [
                {"kind": "partial", "text": "gone crazy", "source": "source:istanbul-2025"}]}}

    Says:
        statement:trump-putin (record): statement:trump-again and statement:trump-putin have the \
same words, and may be one utterance
    """
    for one, other in overlapping(_utterances(group, links)):
        records = one.entry.record, other.entry.record
        is_one_passage = are_of_one_passage(*records) and are_given_to_others(*records, links)
        if one.entry.id != other.entry.id and not is_one_passage:
            names = f"{one.entry.id} and {other.entry.id}"
            yield between_equals(
                f"{names} have the same words, and may be one utterance",
                one,
                other,
                "keep one of them, with the segments of both; if both were made, date them",
            )


@rule(INFO, needs=("original_language",), only_if=lacks("translated"))
def translation_unmarked(statement: At[Statement], links: Questions) -> Answers:
    """A statement was made in another language than its source's, and is not marked as translated.

    Why: the words of a translation are the translator's; they are not quoted for their wording.

    Fix: write "translated": true; if the speaker used the language of the source, correct
    "original_language".

    Bad:
        {"statement:lavrov-memorandum": {"original_language": "ru"}}

    Says:
        statement:lavrov-memorandum (record): it was made in ru, its source is in en, and nothing \
says that the words are translated
    """
    value = statement.value
    sources = sources_of(value, links)
    language = value.original_language
    if language is None or not sources:
        yield NOT_APPLICABLE
        return
    languages = [source.language for source in sources if source is not None]
    if any(_is_same_language(language, each) for each in languages):
        return
    if len(languages) < len(sources):
        yield Unchecked(UNREAD_SOURCE)
        return
    yield Problem(
        f"it was made in {value.original_language}, its source is in {languages[0]}, "
        "and nothing says that the words are translated",
        help='add "translated": true, or correct "original_language"',
        related=(Related(None, "/original_language", "the language in which it was made"),),
    )


def _speaks_for(
    person: Linked[Person] | Second[Person], statement: Statement, links: Questions
) -> Answers:
    speaker, party = person.record.id, str(statement.on_behalf_of)
    date = date_of(statement, links)
    roles = roles_held(person.record, date)
    is_entitled = may_stand_together(speaker, party, links, date)
    standing = _standing(person, statement, links)
    if not roles or (standing is not None and standing.lapse):
        yield NOT_APPLICABLE
    elif is_entitled is None:
        yield Unchecked(UNREAD_SPEAKER)
    elif not is_entitled:
        parties = listed(list(dict.fromkeys(role.party for role in roles)), "and")
        place = f"/roles/{(person.record.roles or ()).index(roles[0])}/party"
        yield Problem(
            f"{speaker} speaks for {party}, but has a role in {parties}",
            "/on_behalf_of",
            help="correct the party, or add the role by which the person speaks for it",
            related=(Related(person.entry, place, "the party in which the person has a role"),),
        )


def _standing(
    person: Linked[Person] | Second[Person], statement: Statement, links: Questions
) -> Standing | None:
    """Whether one who speaks held their role; the title in the record is the first speaker's."""
    if person.record.id == statement.speaker:
        return standing_of_speaker(statement, person.record, links)
    date = date_of(statement, links)
    return standing_for(person.record, str(statement.on_behalf_of), links, date)


def _place_of_speaker(actor: str, statement: Statement) -> str | None:
    """Where a statement names an actor as one who speaks, or for whom it is said."""
    if actor in (statement.speaker, statement.on_behalf_of):
        return "/speaker" if actor == statement.speaker else "/on_behalf_of"
    others = statement.co_speakers or ()
    return f"/co_speakers/{others.index(actor)}" if actor in others else None


def _by_id(entry: Entry) -> tuple[str, str, int]:
    return entry.rank


def _those_of(statement: Statement, acts: Iterable[SpeechAct]) -> str:
    """Those of the acts that a statement does, in words."""
    return listed([quoted(act) for act in statement.acts if act in acts], "and")


def _words(found: Iterable[Telling]) -> str:
    """The telling words, each once."""
    words = dict.fromkeys(word for each in found for word in each.words)
    return listed([shown(word) for word in words], "and")


def _is_same_language(one: str, other: str) -> bool:
    """Whether two tags name one language, whatever its script and region."""
    return one.partition("-")[0] == other.partition("-")[0]


def _decisions(group: SameSpeakerAndProposal, links: Questions) -> list[Spell]:
    """The acceptances and rejections that no other statement takes back, to be matched."""
    spells: list[Spell] = []
    for entry in group.entries:
        statement = entry.record
        if not isinstance(statement, Statement) or links.into(statement.id, "retracts"):
            continue
        act = decision(statement)
        if act is not None:
            spot = Spot(entry, f"/acts/{statement.acts.index(act)}", "the opposite act")
            spells.append(Spell(spot, date_of(statement, links), (act,), (OPPOSITE[act],)))
    return spells


def _has_reversal(proposal: Proposal, speaker: str, links: Questions) -> bool:
    """Whether the history of a proposal tells that the speaker's side has changed its mind."""
    steps = {
        step.status
        for step in proposal.history or ()
        if step.by is None or any(_may_be_one(actor, speaker, links) for actor in step.by)
    }
    return ProposalStatus.REJECTED in steps and not steps.isdisjoint(ACCEPTED)


def _may_be_one(actor: str, speaker: str, links: Questions) -> bool:
    return actor == speaker or may_stand_together(actor, speaker, links) is not False


def _utterances(group: SameWords, links: Questions) -> Iterator[Spell]:
    """The statements, to be matched with those whose speaker may be the same.

    So it is with a speaker who is only described, and with a person and a party of theirs. Two
    who are both named may have made one statement jointly, which is a record for each.
    """
    for entry in group.entries:
        if not isinstance(entry.record, Statement):
            continue
        speaker, date = entry.record.speaker, date_of(entry.record, links)
        spot = Spot(entry, "", "the other statement")
        if speaker is None:
            yield Spell(spot, date, ("described", "anybody"), ("anybody",))
            continue
        wider = belongs_to(speaker, links, date).parties - {speaker}
        labels = (speaker, "anybody", *(f"of {party}" for party in wider))
        yield Spell(spot, date, labels, (speaker, "described", f"of {speaker}", *wider))

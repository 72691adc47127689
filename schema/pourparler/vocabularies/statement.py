"""What a statement is, what it does, and how the article gives it."""

from pourparler.vocabularies.vocabulary import Vocabulary


class StatementMedium(Vocabulary):
    """By what means the words were made known."""

    WRITTEN_STATEMENT = "written_statement"
    """A text that the speaker or their office issued, such as a communiqué."""
    PRESS_CONFERENCE = "press_conference"
    """A meeting called for the press at which leaders, ministers or delegates
    speak and answer questions."""
    INTERVIEW = "interview"
    """Answers to the questions of one journalist or one outlet."""
    SPEECH = "speech"
    """An address to an audience, such as a parliament, a congress or the
    nation, broadcast or not."""
    SOCIAL_MEDIA = "social_media"
    """A post on a social network or in a messaging channel."""
    PHONE_CALL = "phone_call"
    """Words spoken in a telephone conversation, as one of those on the line reports them."""
    LETTER = "letter"
    """A letter or message from one actor to another, also where it was made public later."""
    OFFICIAL_DOCUMENT = "official_document"
    """Words of a note, decree, resolution or other paper with official standing
    that is no letter."""
    BROADCAST = "broadcast"
    """Words spoken on radio or television that are neither an address nor an interview."""
    BRIEFING = "briefing"
    """A regular or background session in which a spokesperson or official informs journalists."""
    LEAK = "leak"
    """Words from a private talk or an unpublished text that came out
    without the speaker's consent."""
    OTHER = "other"
    """Another means, which the notes describe."""


class SpeechAct(Vocabulary):
    """What the speaker does by saying it."""

    ANNOUNCE = "announce"
    """The speaker makes known what their own side has decided, plans or is doing."""
    INFORM = "inform"
    """The speaker reports facts that neither the article nor anybody in it puts in doubt."""
    CLAIM = "claim"
    """The speaker asserts as fact what the article does not vouch for or others dispute."""
    ACCUSE = "accuse"
    """The speaker says that another has done a wrong or broken an obligation."""
    CRITICIZE = "criticize"
    """The speaker finds fault with another's conduct, words or proposal
    without alleging a wrongdoing."""
    PRAISE = "praise"
    """The speaker approves of another's conduct or words, or thanks them, without
    backing a plan, a side or talks."""
    DENY = "deny"
    """The speaker says that something reported or alleged is not true."""
    CONFIRM = "confirm"
    """The speaker says that something already reported, announced or alleged is so."""
    PROMISE = "promise"
    """The speaker commits their own side to an act and asks nothing in return."""
    OFFER = "offer"
    """The speaker holds out something that their own side would give or do
    if the other takes it up."""
    PROPOSE = "propose"
    """The speaker suggests what both or all sides should do and leaves it to their agreement."""
    ACCEPT = "accept"
    """The speaker says yes to a proposal, offer, demand or invitation without conditions."""
    ACCEPT_CONDITIONALLY = "accept_conditionally"
    """The speaker says yes to it only if a stated condition is met."""
    REJECT = "reject"
    """The speaker says no to a proposal, an offer or an invitation."""
    DEMAND = "demand"
    """The speaker requires something of another as owed or necessary,
    without a deadline or a penalty."""
    APPEAL = "appeal"
    """The speaker asks or urges another to do something and leaves them the choice."""
    THREATEN = "threaten"
    """The speaker says that their own side will do harm or impose a cost,
    to sway or punish another."""
    WARN = "warn"
    """The speaker points to a danger or bad consequence that their own side
    is not said to bring about."""
    ULTIMATUM = "ultimatum"
    """The speaker requires something by a deadline or as a last chance, with a
    penalty stated or implied."""
    CLARIFY = "clarify"
    """The speaker explains or narrows what was said before, without taking it back."""
    RETRACT = "retract"
    """The speaker takes back an earlier statement, offer, threat or consent."""
    REAFFIRM = "reaffirm"
    """The speaker repeats an earlier commitment of their own side."""
    EXPRESS_READINESS = "express_readiness"
    """The speaker says that their own side is prepared to do something, short
    of committing itself to it."""
    EXPRESS_REGRET = "express_regret"
    """The speaker is sorry for something done or suffered, with or without an apology."""
    EXPRESS_CONCERN = "express_concern"
    """The speaker is worried about what happens or may happen, and blames or warns nobody."""
    EXPRESS_HOPE = "express_hope"
    """The speaker hopes or wishes that something comes about, and asks nobody for it."""
    EXPRESS_SUPPORT = "express_support"
    """The speaker backs a plan, a side or talks, or welcomes an agreement."""
    CALL_FOR_TALKS = "call_for_talks"
    """The speaker urges others to begin, resume or continue negotiations."""
    REFUSE = "refuse"
    """The speaker says no to a demand or a request, or says that their side will not do it."""
    DECLINE_COMMENT = "decline_comment"
    """The speaker, on being asked, gives no answer on the matter."""
    OTHER = "other"
    """The speaker does something else, which the notes describe."""


class Certainty(Vocabulary):
    """How sure the wording is of what it says."""

    CERTAIN = "certain"
    """The wording says it flatly, with no word of doubt."""
    PROBABLE = "probable"
    """The wording leans to it, with words such as likely, appears or is expected to."""
    POSSIBLE = "possible"
    """The wording leaves it open, with words such as may, might or allegedly."""


class SegmentKind(Vocabulary):
    """In what way the article gives the words."""

    DIRECT = "direct"
    """A whole quotation in the speaker's own words, standing by itself in quotation marks."""
    PARTIAL = "partial"
    """A few quoted words of the speaker inside a sentence of the reporter."""
    INDIRECT = "indirect"
    """The reporter's words for what was said, copied verbatim from the article."""
    SUMMARY = "summary"
    """The coder's own words for what was said, which are not looked for in the article."""


class SpeakerKind(Vocabulary):
    """What sort of speaker is described in place of a name."""

    UNNAMED = "unnamed"
    """A source who is described and not named, such as a Russian official."""
    NARRATOR = "narrator"
    """The reporter in their own voice; the description is the outlet, or the article."""
    HEARSAY = "hearsay"
    """Nobody in particular, as in: it is reported, or according to rumours."""

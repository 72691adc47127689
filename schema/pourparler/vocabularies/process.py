"""What a series of talks is, and where it stands."""

from pourparler.vocabularies.vocabulary import Vocabulary


class Track(Vocabulary):
    """How official the talks are."""

    TRACK_1 = "track_1"
    """Official negotiators meet who can commit their governments or leaderships."""
    TRACK_1_5 = "track_1_5"
    """Officials, often in a private capacity, meet together with
    experts from outside government."""
    TRACK_2 = "track_2"
    """Scholars, former officials or civic figures meet who cannot commit anybody."""
    TRACK_3 = "track_3"
    """Ordinary people or local communities of the sides meet to build trust from below."""
    BACKCHANNEL = "backchannel"
    """Officials or trusted go-betweens of the leaders talk in secret, beside the public
    talks or instead of them."""
    TECHNICAL = "technical"
    """Specialists settle details within limits that political leaders have set."""


class ProcessStatus(Vocabulary):
    """Where a series of talks stands."""

    EXPLORATORY = "exploratory"
    """The sides are sounding out whether and how to negotiate, and formal talks have not begun."""
    ACTIVE = "active"
    """Talks are being held, or the next meeting is being arranged."""
    SUSPENDED = "suspended"
    """A side or the mediator has declared a pause and left a return to the talks open."""
    DORMANT = "dormant"
    """Contacts have stopped, although nobody has declared a pause or an end."""
    CONCLUDED = "concluded"
    """The talks have done their work and ended, as a rule with an agreement."""
    COLLAPSED = "collapsed"
    """The talks have ended in failure, and the sides no longer pursue them."""

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


class ThirdPartyRole(Vocabulary):
    """What part somebody who is not a side has in the talks as a whole."""

    CO_CHAIR = "co_chair"
    """It presides over the talks jointly with another."""
    HOST = "host"
    """It gives the talks their place, which alone makes it no mediator."""
    CONVENER = "convener"
    """It calls the sides together, wherever they then meet."""
    FACILITATOR = "facilitator"
    """It helps the sides to meet and to talk, without suggestions of its own on the substance."""
    GUARANTOR = "guarantor"
    """It undertakes to see to it that the sides keep what they agree."""
    OBSERVER = "observer"
    """It follows the talks, without negotiating, presiding or checking compliance."""
    MONITOR = "monitor"
    """It checks whether the sides keep what they have agreed, and reports on it."""
    WITNESS = "witness"
    """It attests what the sides do by being present, and undertakes nothing further."""
    DEPOSITARY = "depositary"
    """It keeps the originals of the texts and receives the notices that concern them."""
    ADVISER = "adviser"
    """It counsels one of the sides or the chair and does not negotiate itself."""
    INVITED = "invited"
    """It was asked to take part and is not, or not yet, one of the sides."""
    EXCLUDED = "excluded"
    """It is kept out of the talks, though it or others would have it take part."""

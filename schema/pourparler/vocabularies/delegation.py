"""What a delegation is, and who belongs to it."""

from pourparler.vocabularies.vocabulary import Vocabulary


class DelegationStatus(Vocabulary):
    """How far the sending of the delegation has come."""

    ANNOUNCED = "announced"
    """The sending party alone has said whom it will send."""
    CONFIRMED = "confirmed"
    """The list was known already, and the sender has reaffirmed it or the other
    side or host has accepted it."""
    ATTENDED = "attended"
    """The delegation took part in the event."""
    CHANGED = "changed"
    """Its head or members are no longer those first named."""
    WITHDRAWN = "withdrawn"
    """The sender has recalled it or will not send it after all."""


class DelegationRole(Vocabulary):
    """What part a person has in the delegation."""

    HEAD = "head"
    """The person leads the delegation and speaks for it."""
    DEPUTY_HEAD = "deputy_head"
    """The person is second to the leader and stands in for them."""
    MEMBER = "member"
    """The person negotiates in the delegation, and the article names no more particular part."""
    ADVISER = "adviser"
    """The person counsels the delegation on policy or tactics, from within it."""
    EXPERT = "expert"
    """The person comes for knowledge of a field, such as law, prisoners' lists or maps."""
    INTERPRETER = "interpreter"
    """The person translates for the delegation and has no say of their own."""
    OBSERVER = "observer"
    """The person follows the talks with the delegation and takes no part in negotiating."""

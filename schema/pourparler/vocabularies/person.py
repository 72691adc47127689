"""At what level a person acts."""

from pourparler.vocabularies.vocabulary import Vocabulary


class RoleLevel(Vocabulary):
    """In what rank or function someone acts."""

    HEAD_OF_STATE = "head_of_state"
    """The president, monarch or other holder of the highest office of a state."""
    HEAD_OF_GOVERNMENT = "head_of_government"
    """The prime minister, chancellor or other leader of a cabinet who is not also head of state."""
    HEAD_OF_ORGANIZATION = "head_of_organization"
    """The leader of an international organization, movement, armed group or party."""
    MINISTER = "minister"
    """A member of a government in charge of a ministry, also where the title is secretary."""
    DEPUTY_MINISTER = "deputy_minister"
    """Someone directly below a minister, such as a vice-minister, state
    secretary or under-secretary."""
    ENVOY = "envoy"
    """Someone sent for one conflict, region or mission, such as a special representative."""
    AMBASSADOR = "ambassador"
    """The resident head of a diplomatic mission to a country or to an
    international organization."""
    SPOKESPERSON = "spokesperson"
    """Someone whose office is to speak to the public for a leader or an institution."""
    NEGOTIATOR = "negotiator"
    """Someone whom the article presents as negotiating for a party,
    without naming a higher office."""
    MILITARY = "military"
    """An officer or commander of armed forces who holds no civilian office of this list."""
    PARLIAMENTARIAN = "parliamentarian"
    """A member of a legislature, its speaker included."""
    OFFICIAL = "official"
    """Someone in public service whose office ranks below those above or is
    left vague by the article."""
    OTHER = "other"
    """Someone in another function, which the notes describe."""

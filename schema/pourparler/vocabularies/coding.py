"""How a record was coded, and whose identifiers it has."""

from pourparler.vocabularies.vocabulary import Vocabulary


class CodingKind(Vocabulary):
    """Whether a person or a program made the record."""

    HUMAN = "human"
    """A person read the source and chose every value."""
    MACHINE = "machine"
    """A program or language model chose the values, and no person has
    compared them with the source."""
    MACHINE_REVIEWED = "machine_reviewed"
    """A program or language model chose the values, and a person has
    compared them with the source."""


class Confidence(Vocabulary):
    """How sure the coder is of the record."""

    HIGH = "high"
    """The source says it plainly, and another coder should record the same."""
    MEDIUM = "medium"
    """The source supports it, but the coder had to infer or to choose between readings."""
    LOW = "low"
    """The source is vague or contradictory, and the record is the coder's best guess."""


class IdentifierScheme(Vocabulary):
    """Whose numbering an identifier comes from."""

    WIKIDATA = "wikidata"
    """An item number of Wikidata, the free knowledge base of the Wikimedia
    movement, such as Q159 for Russia."""
    ISO_3166_1 = "iso3166-1"
    """A country code of ISO 3166-1, the standard of the International Organization for
    Standardization, such as UA."""
    UN_M49 = "un-m49"
    """A country or region number of M49, the standard of the United Nations
    Statistics Division, such as 804."""
    GWNO = "gwno"
    """A state number from the list of independent states by Kristian Gleditsch and Michael Ward."""
    COW = "cow"
    """A state number of the Correlates of War project."""
    UCDP = "ucdp"
    """A number that the Uppsala Conflict Data Program gives to an
    actor, conflict, dyad or event."""
    PA_X = "pa-x"
    """A number in PA-X, the peace agreements database of the University of Edinburgh."""
    GEONAMES = "geonames"
    """A place number of the GeoNames gazetteer."""
    OTHER = "other"
    """An identifier of another scheme, which the notes name."""

"""What a party is, and by what other names it or a person goes."""

from pourparler.vocabularies.vocabulary import Vocabulary


class PartyKind(Vocabulary):
    """What sort of collective actor a party is."""

    STATE = "state"
    """A country as a whole, also where the article names only its capital or its people."""
    STATE_BODY = "state_body"
    """A ministry, parliament, army, court or agency that is part of a state."""
    DE_FACTO_AUTHORITY = "de_facto_authority"
    """A body that governs an area or people without general recognition as their government."""
    INTERGOVERNMENTAL_ORGANIZATION = "intergovernmental_organization"
    """A lasting organization whose members are states, such as the United
    Nations or the African Union."""
    NON_STATE_ARMED_GROUP = "non_state_armed_group"
    """An organization that fights with forces of its own, outside any state's army,
    and does not chiefly govern."""
    COALITION = "coalition"
    """Several parties that act together under one name while each remains a party of its own."""
    POLITICAL_PARTY = "political_party"
    """An organization that seeks public office through elections or holds seats in a parliament."""
    CIVIL_SOCIETY = "civil_society"
    """A charity, church, university, association or popular movement
    outside government and business."""
    COMPANY = "company"
    """A business, also one that a state owns."""
    MEDIA = "media"
    """A newspaper, news agency or broadcaster that acts or speaks itself
    and is more than the source."""
    UNSPECIFIED_COLLECTIVE = "unspecified_collective"
    """A group whose members the article leaves open, such as the West or European leaders."""
    OTHER = "other"
    """A collective actor of another sort, which the notes describe."""


class AliasKind(Vocabulary):
    """In what way another name stands for a party or a person."""

    OFFICIAL = "official"
    """The full formal name, such as the Russian Federation."""
    SHORT = "short"
    """An abbreviation or a shorter everyday form, such as the UN or the Foreign Ministry."""
    FORMER = "former"
    """A name that was used earlier and has since been replaced."""
    TRANSLITERATION = "transliteration"
    """The same name brought over from another script in another spelling, such
    as Zelenskyy for Zelensky."""
    METONYM = "metonym"
    """A place or building named in place of the government, such as Kiev or the Kremlin."""
    DEMONYM = "demonym"
    """The word for the people or the adjective made from it, such as Russian or Ukrainians."""

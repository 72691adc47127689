"""Words by which a language gives quotations to speakers."""

from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words by which quotations are given to speakers."""

    reporting: frozenset[str]
    """Verbs of speech, in all forms that newspapers use: said, says."""
    reporting_phrases: tuple[str, ...]
    """Verbs of speech of several words: shot back."""
    speech_nouns: frozenset[str]
    """Words for what somebody says: Holt's call for, in Holt's words."""
    introducing: frozenset[str]
    """What joins such a noun to what is said: that, for."""
    clause_openers: frozenset[str]
    """By which a clause begins that has a subject of its own: while Holt said."""
    according: tuple[str, ...]
    """Words and phrases that stand before the speaker's name: d'après."""
    trailing: frozenset[str]
    """What stands after the speaker's name and does the same: Merz zufolge."""
    right_behind: frozenset[str]
    """What stands before the name only right behind a quotation: so der Minister."""
    view_openers: frozenset[str]
    """By which a sentence begins that gives a view to the name behind them: pour Holt, « … »."""
    view_verbs: frozenset[str]
    """What leads from such a name to its view, right behind it: für Holt ist das „…“."""
    back_references: tuple[str, ...]
    """What means the words before, at the head of a sentence or right behind its verb: this was."""
    subjects_may_be_left_out: bool
    """Whether a verb alone may mean the one spoken of before: «…», dijo."""
    subject_after_verb: bool
    """Whether the subject may stand between the verb and what is said: Am Montag sagte Merz: …"""
    joining: frozenset[str]
    """What joins the names of those who say something together: and."""
    written: frozenset[str]
    """What speaks for those who wrote it: who they are, is said before it."""
    pronouns_he: frozenset[str]
    """Pronouns for a man."""
    pronouns_she: frozenset[str]
    """Pronouns for a woman."""
    pronouns_acting: frozenset[str]
    """Those of them that are subjects: he, she."""
    pronouns_it: frozenset[str]
    """Pronouns for a party."""
    pronouns_they: frozenset[str]
    """Pronouns for several."""
    former: tuple[str, ...]
    """What means the first of two persons who were named: the former."""
    latter: tuple[str, ...]
    """What means the second: the latter."""
    prepositions: frozenset[str]
    """After these a name is no subject: with Holt."""
    titles: frozenset[str]
    """What may stand between a preposition, or a verb, and a name; articles, where these may."""
    titles_he: frozenset[str]
    """Those of men alone."""
    titles_she: frozenset[str]
    """Those of women alone."""
    abbreviations: frozenset[str]
    """Short forms whose full stop ends no sentence, without the last stop."""
    office_nouns: frozenset[str]
    """Words that stand for one who has been named: the minister."""
    bodies: frozenset[str]
    """Those of them, and of the aides, that are many, whom no he or she means: the government."""
    indefinite: frozenset[str]
    """Before such a word, what makes it somebody who has not: a minister."""
    aides: frozenset[str]
    """Those who speak for another, after that one's name: a Putin aide, the Kremlin's spokesman."""
    aide_of: frozenset[str]
    """What joins such a word to the name after it: un conseiller de Macron."""
    weak: frozenset[str]
    """Verbs of speech that are as often found in what somebody said: he said she wants."""
    continuing: frozenset[str]
    """Verbs by which a speaker goes on."""
    relatives: frozenset[str]
    """What begins a clause about the name before it: who."""
    subject_relatives: frozenset[str]
    """Those of them that are the subject of their clause."""
    participle_endings: frozenset[str]
    """Endings of a verb that has the subject of the sentence: Trump attacked Bush, calling him."""

    def __getitem__(self, name: str) -> frozenset[str]:
        """The words of one table."""
        words: frozenset[str] = getattr(self, name)
        return words

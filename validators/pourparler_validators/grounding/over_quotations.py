"""Words that stand in several quotations, what the reporter says between them left out."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.match import Match, Status
from pourparler_validators.grounding.rows import row_over_quotations
from pourparler_validators.grounding.sentences import STOP, Sentences
from pourparler_validators.languages.language import Language

MAX_INTERRUPTION: Final = 30
"""The most words of the reporter between two parts of one utterance."""
MAX_BEFORE: Final = 80
"""How many words before an interruption are looked through for the speaker's name."""


def over_quotations(article: Article, keys: Sequence[str]) -> Match | None:
    """The match of words over several quotations, if the article has them so."""
    found = row_over_quotations(article, keys)
    if found is None:
        return None
    runs = _runs(article.quoted_places[found : found + len(keys)], article.quoted)
    if len(runs) < 2:
        return None
    is_one = all(_interrupts(article, last, first) for (_, last), (first, _) in pairwise(runs))
    spans = tuple(article.span_of(first, last) for first, last in runs)
    return Match(Status.INTERRUPTED if is_one else Status.STITCHED, spans)


def _interrupts(article: Article, last: int, first: int) -> bool:
    """Whether what stands between two quotations only says who speaks."""
    quoted = article.quoted
    if article.quotations[quoted[last]].utterance == (article.quotations[quoted[first]].utterance):
        return True
    between = article.keys[last + 1 : first]
    verbs = article.language.attribution["reporting"] if article.language else ()
    if len(between) > MAX_INTERRUPTION or not any(word in verbs for word in between):
        return False
    goes_on = article.tokens[last + 1].text[0].islower()  # “Never!” said Holt, “we are ready.”
    behind = article.tokens[last + 1].start if goes_on else article.ends[last]
    start, end = article.level1.span(behind, article.tokens[first].start)
    stop = max((one.end() for one in STOP.finditer(article.text, start, end)), default=start)
    if stop == start and _begins_sentence(article, last):
        return True
    lead = article.token_at(stop)
    return not (_is_within(article, lead, first) or _names_another(article, last + 1, lead, first))


def _begins_sentence(article: Article, place: int) -> bool:
    """Whether a sentence begins with the quotation around a word, so that who speaks follows."""
    start = article.quotations[article.quoted[place]].start
    sentences = Sentences(article)
    first, _ = sentences.paragraph(start)
    return not sentences.words(sentences.start(first, start), start)


def _is_within(article: Article, lead: int, first: int) -> bool:
    """Whether a quotation is a part of the sentence of the reporter that leads into it.

    He added that it was “nearly ready”; not: He added: “nearly ready or not.”
    """
    if lead >= first or not article.tokens[first].text[0].islower():
        return False
    gap = article.level1.text[article.ends[first - 1] : article.tokens[first].start]
    return not _LEADING.search(gap)


def _names_another(article: Article, first: int, lead: int, last: int) -> bool:
    """Whether the sentence that leads into a quotation names only who was not named before."""
    if article.language is None or first >= last:
        return False
    named = _names(article, article.language, lead, last)
    before = _names(article, article.language, max(0, first - MAX_BEFORE), lead)
    tables = article.language.attribution
    is_referring = any(key in tables[name] for key in article.keys[lead:last] for name in _PRONOUNS)
    return bool(named) and named.isdisjoint(before) and not is_referring


def _names(article: Article, language: Language, first: int, last: int) -> set[str]:
    """The names among the reporter's words: capitalized, and no words of the language."""
    return {
        language.bare(article.keys[place])
        for place in range(first, last)
        if article.quoted[place] < 0
        and article.tokens[place].text[0].isupper()
        and not language.is_word(article.keys[place])
    }


def _runs(places: Sequence[int], quoted: Sequence[int]) -> list[tuple[int, int]]:
    """Words that follow each other in one quotation, as first and last."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and quoted[runs[-1][1]] == quoted[place]:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


_LEADING: Final = re.compile(r"[,;:-]")
_PRONOUNS: Final = ("pronouns_he", "pronouns_she", "pronouns_it", "pronouns_they")

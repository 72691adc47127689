"""What a quotation leaves out of the sentence that it is from."""

from typing import Final

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.match import Match
from pourparler_validators.grounding.phrases import places_of, word_at
from pourparler_validators.grounding.sentences import Sentences
from pourparler_validators.languages.language import Language

REACH: Final = 1000
"""How many characters around a passage are looked through for the ends of its sentence."""


def cut_off(article: Article, match: Match) -> str | None:
    """The qualifier in the rest of the sentence that a quotation leaves out, if there is one."""
    language = article.language
    if language is None or not match.fragments:
        return None
    start, end = match.start, match.end
    first, last = _sentence(article, start, end)
    inside = (article.quotations[number] for number in article.quotations_in(start, end))
    around = next((one for one in inside if one.start <= start and end <= one.end), None)
    if around is not None:
        first, last = max(first, around.start), min(last, around.end)
    before, after = _between(article, first, start), _between(article, end, last)
    found = (
        " ".join(article.keys[place] for place in words)
        for part in (before, after)
        for words in places_of(article, part, language.qualifiers)
    )
    return next(found, None) or _governing(article, before, language)


def _governing(article: Article, before: range, language: Language) -> str | None:
    """The word right before a passage that denies or doubts it: "will never", "deny that"."""
    denying = language.negations | language.doubts
    for place in reversed(before):
        words = language.expanded([word_at(article, place)])
        if not _goes_on(article, place, language):
            return None
        if (word := next(filter(denying.__contains__, words), None)) is not None:
            return word
        if not language.carriers.issuperset(words):
            return None
    return None


def _goes_on(article: Article, place: int, language: Language) -> bool:
    """Whether only space stands between a word and the next, or a comma before "that"."""
    _, end = article.span_of(place, place)
    start, _ = article.span_of(place + 1, place + 1)
    between = article.text[end:start]
    introduces = article.keys[place + 1] in language.attribution.introducing
    return between.isspace() or (introduces and between.strip() == ",")


def _between(article: Article, start: int, end: int) -> range:
    if end <= start:
        return range(0)
    first, last = article.token_at(start), article.token_at(end)
    while last > first and article.span_of(last - 1, last - 1)[1] > end:
        last -= 1
    return range(first, last)


def _sentence(article: Article, start: int, end: int) -> tuple[int, int]:
    """The sentence, or the sentences, that a stretch belongs to."""
    sentences = Sentences(article)
    before = sentences.start(max(0, start - REACH), start)
    if article.text[start:end].rstrip()[-1:] in ".!?":
        return before, end
    return before, sentences.end(end, min(len(article.text), end + REACH))

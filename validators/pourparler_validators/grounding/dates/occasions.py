"""The day of what the sentence before tells of: "Following the meeting, he said …"."""

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.dates.reading import DatesTold, ToldDate
from pourparler_validators.grounding.phrases import phrase_end
from pourparler_validators.grounding.sentences import Sentences


def day_of_occasion(dates: DatesTold, sentence: range) -> ToldDate | None:
    """The day to which a sentence is tied that begins with an occasion told of before.

    It is the last one told before in the paragraph. None where the sentence tells a date itself,
    or where it is not known which day that is.
    """
    article, language = dates.article, dates.article.language
    if language is None or dates.within(sentence):
        return None
    phrases = language.told_dates.occasions
    if phrase_end(article, sentence.start, sentence.stop, phrases) is None:
        return None
    before = dates.within(range(_paragraph(article, sentence.start), sentence.start))
    last = before[-1] if before else None
    return last if last is not None and last.told.is_of_day and last.days else None


def _paragraph(article: Article, place: int) -> int:
    """The first word of the paragraph that has a word."""
    start, _ = Sentences(article).whole_paragraph(article.span_of(place, place)[0])
    return article.token_at(start)

"""Sentences of articles that name somebody."""

from collections.abc import Callable, Iterator, Sequence

from pourparler_validators.grounding.phrases import places_of
from pourparler_validators.grounding.sentences import Sentences
from pourparler_validators.grounding.speakers import Cast, Mention
from pourparler_validators.grounding.support import Passages, Reading
from pourparler_validators.languages.language import Language


def cast_of(reading: Reading, passages: Passages) -> Cast:
    """Where the article of a passage mentions the persons and parties of the dataset."""
    return passages.library.attributor_of(reading.found.text).cast


def named_beside(
    key: str, phrases: Callable[[Language], Sequence[str]], passages: Passages
) -> bool:
    """Whether a sentence of the record's sources names somebody and has one of some phrases.

    A person is named by the parties that they belong to, too, and a party by its persons.
    """
    articles = {one.found.text: one for one in passages.of_record().readings}
    return any(
        any(True for _ in places_of(one.article, words, phrases(one.language)))
        for one in articles.values()
        for words in _sentences_naming(key, one, passages)
    )


def _sentences_naming(key: str, reading: Reading, passages: Passages) -> Iterator[range]:
    cast = cast_of(reading, passages)
    for mention in cast.mentions:
        if names(cast, mention, key):
            yield sentence_around(reading, mention)


def names(cast: Cast, mention: Mention, key: str) -> bool:
    """Whether a mention may name somebody, or who belongs to them, or to whom they belong."""
    wanted = cast.speakers.get(key)
    if wanted is None:
        return False
    return any(cast.speakers[one].is_related(wanted) for one in mention.speakers)


def sentence_around(reading: Reading, mention: Mention) -> range:
    """The words of the sentence in which a name stands."""
    start, end = reading.article.span_of(mention.first, mention.last)
    return Sentences(reading.article).around(start, end)

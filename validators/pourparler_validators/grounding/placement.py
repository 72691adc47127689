"""How words stand to the quotation marks of an article."""

from collections.abc import Sequence

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.match import Placement


def placement(article: Article, fragments: Sequence[tuple[int, int]]) -> Placement | None:
    """How stretches of an article stand to its quotation marks."""
    if not fragments:
        return None
    kinds = {_placement(article, start, end) for start, end in fragments}
    return kinds.pop() if len(kinds) == 1 else Placement.ACROSS


def _placement(article: Article, start: int, end: int) -> Placement:
    touching = article.quotations_in(start, end)
    if not touching:
        return Placement.OUTSIDE
    inside = [article.quotations[number] for number in touching]
    utterances = {one.utterance for one in inside}
    is_within = inside[0].start - 1 <= start and end <= inside[-1].end + 1
    return Placement.INSIDE if is_within and len(utterances) == 1 else Placement.ACROSS

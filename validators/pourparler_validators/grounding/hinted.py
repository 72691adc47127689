"""Which of several places a record means."""

from collections.abc import Sequence
from typing import Final

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.comparable_text import normalized
from pourparler_validators.grounding.match import Hints, Match, Placement, Status
from pourparler_validators.grounding.placement import placement

CONTEXT: Final = 64
"""How many characters around a passage are compared with its prefix and suffix."""

Span = tuple[int, int]


def chosen(article: Article, status: Status, spans: Sequence[Span], hints: Hints) -> Match:
    """The place that the hints mean, or the first of several."""
    if len(spans) == 1:
        return Match(status, (spans[0],), is_only=True)
    text = article.text
    best = _hinted(text, spans, hints)
    if best is not None:
        return Match(status, (best,))
    if hints.is_quoted:
        inside = [one for one in spans if placement(article, (one,)) is Placement.INSIDE]
        spans = inside or spans
    contexts = {_context(text, span) for span in spans}
    return Match(status, (spans[0],), places=len(contexts), spans=tuple(spans))


def _hinted(text: str, spans: Sequence[Span], hints: Hints) -> Span | None:
    if hints.start is not None:
        wanted = hints.start
        return min(spans, key=lambda span: abs(span[0] - wanted))
    if not (hints.prefix or hints.suffix):
        return None
    fitting = [span for span in spans if _fits(text, span, hints)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(text: str, span: Span, hints: Hints) -> bool:
    before, after = (_without_spaces(part) for part in _context(text, span))
    prefix, suffix = _without_spaces(hints.prefix or ""), _without_spaces(hints.suffix or "")
    return before.endswith(prefix) and after.startswith(suffix)


def _context(text: str, span: Span) -> tuple[str, str]:
    return text[max(0, span[0] - CONTEXT) : span[0]], text[span[1] : span[1] + CONTEXT]


def _without_spaces(text: str) -> str:
    return "".join(normalized(text).text.split())

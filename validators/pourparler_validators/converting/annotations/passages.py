"""The passage of a mark: its words, and its offsets where the words stand there."""

from collections.abc import Iterator
from dataclasses import field
from typing import Any, Final

from pourparler_validators.converting.annotations.article import Article, alike, same_lines
from pourparler_validators.converting.annotations.marks import Mark
from pourparler_validators.converting.imported import Unplaced
from pourparler_validators.formats.writing import Plain
from pourparler_validators.late_dataclasses import dataclass

_NO_TEXT: Final = "there is no text to compare them with; give the article with --texts"
_ELSEWHERE: Final = "the words do not stand there"
_NOWHERE: Final = "these words do not stand in the text"
_NO_WORDS: Final = "no words are given, and the offsets do not say which they are"


@dataclass(slots=True)
class Passage:
    """What of a mark stands in the text."""

    words: str | None = None
    start: int | None = None
    end: int | None = None
    around: dict[str, str] = field(default_factory=dict[str, str])
    """``prefix`` and ``suffix``."""
    unplaced: list[Unplaced] = field(default_factory=list[Unplaced])

    @property
    def place(self) -> Plain:
        """Its fields beside the words and the source."""
        at = {} if self.start is None else {"start": self.start, "end": self.end}
        return {**at, **self.around}


def passage(mark: Mark, article: Article | None) -> Passage:
    """The passage of a mark; without words, if they do not stand in the text."""
    found = Passage()
    given = mark.words if isinstance(mark.words, str) and mark.words.strip() else None
    if given is None and mark.words not in (None, ""):
        found.unplaced.append(Unplaced(mark.path, mark.words, "these are no words"))
    words = None if given is None else same_lines(given)
    if article is None:
        found.words = words
        if words is not None:
            found.unplaced += _offsets(mark, _NO_TEXT)
    else:
        _stand(found, mark, words, article)
    if found.words is None and not found.unplaced:
        found.unplaced.append(Unplaced(mark.path, _at(mark), _NO_WORDS))
    if found.words is not None:
        _surround(found, mark, article)
    return found


def _stand(found: Passage, mark: Mark, words: str | None, article: Article) -> None:
    spans = article.spans(mark.start, mark.end) if _is_span(mark) else []
    texts = {span: article.text[slice(*span)] for span in spans}
    if words is None:
        span = spans[0] if len(spans) == 1 and texts[spans[0]].strip() else None
    else:
        same = [one for one in spans if texts[one] == words]
        near = [one for one in spans if alike(texts[one], words)]
        span = next(iter((*same, *near)), None)
    if span is not None:
        found.words, (found.start, found.end) = texts[span], span
        if words is not None and words != found.words:
            reason = f'in the text the words are "{found.words}", which is kept'
            found.unplaced.append(Unplaced(mark.path, words, reason))
    elif words is not None:
        found.words = article.spelt(words)
        if found.words is None:
            found.unplaced.append(Unplaced(mark.path, words, _NOWHERE))
        else:
            found.unplaced += _offsets(mark, _ELSEWHERE)


def _surround(found: Passage, mark: Mark, article: Article | None) -> None:
    """Takes the words just before and after that stand there, or, without a place, may."""
    for name, value in (("prefix", mark.prefix), ("suffix", mark.suffix)):
        if value is None or (isinstance(value, str) and not value.strip()):
            continue
        text = same_lines(value) if isinstance(value, str) else None
        if text is not None and (article is None or _is_beside(found, name, text, article)):
            found.around[name] = text
        else:
            reason = f'this does not stand {_SIDES[name]} "{found.words}" in the text'
            found.unplaced.append(Unplaced(mark.path, value, reason))


_SIDES: Final = {"prefix": "before", "suffix": "after"}


def _is_beside(found: Passage, name: str, value: str, article: Article) -> bool:
    words = found.words or ""
    if found.start is None or found.end is None:
        return (value + words if name == "prefix" else words + value) in article.text
    if name == "prefix":
        return article.text.endswith(value, 0, found.start)
    return article.text.startswith(value, found.end)


def _is_span(mark: Mark) -> bool:
    return type(mark.start) is int and type(mark.end) is int


def _at(mark: Mark) -> dict[str, Any]:
    offsets = {"start": mark.start, "end": mark.end}
    return {name: value for name, value in offsets.items() if value is not None}


def _offsets(mark: Mark, reason: str) -> Iterator[Unplaced]:
    if at := _at(mark):
        yield Unplaced(mark.path, at, reason)

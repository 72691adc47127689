"""Passages of an article: their source, and their place, which is where the words stand."""

from typing import Any, Final

from pourparler_validators.converting.answers.repairs import Log
from pourparler_validators.formats.writing import Plain
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.match import AS_THEY_ARE, Match, Status
from pourparler_validators.grounding.search import find_quotation
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_values import is_list, is_object

_PAIR: Final[tuple[str, ...]] = ("start", "end")


@dataclass(frozen=True, slots=True)
class Passages:
    """Completes the passages of an answer: their source, and their place in its article."""

    source: str | None
    """The id of the only source; none where there are several or none."""
    article: Article | None
    log: Log

    def complete(self, record: Plain, path: str) -> None:
        """Gives the passages of a record their source, where only one can be meant."""
        found = passages_in(record, path)
        named = {one["source"] for one, _, _ in found if "source" in one}
        own = record["id"] if record["type"] == "source" else self.source
        source = own or (named.pop() if len(named) == 1 else None)
        for passage, _, at in found:
            if "source" not in passage and source is not None:
                passage["source"] = source
                self.log.repair("source", at, None, source)
            _put_in_order(passage)

    def place(self, passage: Plain, words: str, path: str) -> None:
        """Gives the place of the words as they stand in the text, or leaves it out."""
        given = {name: passage.pop(name) for name in _PAIR if name in passage}
        if self.article is None:
            self._leave(path, given, "without the text of the article a place cannot be looked up")
        elif passage.get("kind") == "summary":
            self._leave(path, given, "a summary is the coder's own words and has no place")
        elif words in passage:
            self._look_up(self.article, passage, words, given, path)
        else:
            self._leave(path, given, "there are no words that could stand there")

    def _look_up(
        self, article: Article, passage: Plain, name: str, given: Plain, path: str
    ) -> None:
        words = passage[name]
        span, reason = _held(article.text, words, given), ""
        if span is None:
            span, reason = _only_place(find_quotation(article, words))
        if span is None:
            self.log.leave(path, {**given, name: words}, reason)
            return
        found = dict(zip(_PAIR, span, strict=True))
        passage.update(found)
        if found != given:
            self.log.repair("offsets", path, given or None, found)

    def _leave(self, path: str, given: Plain, reason: str) -> None:
        if given:
            self.log.leave(path, given, reason)


def _put_in_order(passage: Plain) -> None:
    """Puts the fields of a passage in the standard's order."""
    for name in _ORDER:
        if name in passage:
            passage[name] = passage.pop(name)


_ORDER: Final = ("kind", "text", "source", "exact", "prefix", "suffix", *_PAIR, "supports")
"""The fields of segments and of evidence; those of a segment with source and place in its order."""


def _held(text: str, words: str, given: Plain) -> tuple[int, int] | None:
    """The given place, in code points or in UTF-16 units, if the words stand there."""
    start, end = given.get("start"), given.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        return None
    if text[start:end] == words:
        return start, end
    units = text.encode("utf-16-le")
    before = len(units[: 2 * start].decode("utf-16-le", "replace"))
    return (before, before + len(words)) if units[2 * start : 2 * end] == _units(words) else None


def _units(words: str) -> bytes:
    return words.encode("utf-16-le", "surrogatepass")


def _only_place(match: Match) -> tuple[tuple[int, int] | None, str]:
    """The one place in which words stand as they are, or why there is none."""
    if match.status in (Status.ABSENT, Status.PARTIAL):
        said = "the article does not have these words"
    elif match.status not in AS_THEY_ARE:
        said = "the article has these words only with differences"
    elif len(match.fragments) != 1:
        said = "the article has these words in several pieces"
    elif not match.is_only:
        said = "the article has these words several times"
    else:
        return match.fragments[0], ""
    return None, f"{said}; they are kept, without a place"


def passages_in(value: Any, path: str) -> list[tuple[Plain, str, str]]:
    """The passages in a record, each with the field of its words and its path."""
    found: list[tuple[Plain, str, str]] = []
    if is_list(value):
        for position, item in enumerate(value):
            found += passages_in(item, f"{path}/{position}")
    elif is_object(value):
        for name, item in value.items():
            if name in ("evidence", "segments"):
                words = "exact" if name == "evidence" else "text"
                found += ((one, words, f"{path}/{name}/{at}") for at, one in enumerate(item))
            elif name != "extra":
                found += passages_in(item, f"{path}/{name}")
    return found

"""What of web pages is left out of their texts, for those who want to look it over."""

from collections.abc import Iterable
from contextlib import suppress

from pourparler_validators.commands.article import given_text
from pourparler_validators.formats.article_text import ArticleText, is_page
from pourparler_validators.formats.places import Lines
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import shown


def left_out_of(name: str, read: ArticleText) -> str:
    """Lines, each with the place, the kind and the words of what was left out of a page."""
    lines = Lines(read.file_text)
    said: list[str] = []
    for one in read.left_out:
        place = lines.position(one.start)
        words = f" {shown(one.words)}" if one.words else ""
        said.append(f"{name}:{place.line}:{place.column}: left out {one.what}{words}\n")
    return "".join(said)


def left_out_of_pages(paths: Iterable[str]) -> str:
    """The same of all files that are web pages and can be read, by their paths in order."""
    said: list[str] = []
    for path in sorted(filter(is_page, paths)):
        with suppress(UsageError):  # what cannot be read was found by the check
            said.append(left_out_of(path, given_text(path).read))
    return "".join(said)

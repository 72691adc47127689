"""The text of an article that a command is given, as a file."""

import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from pourparler.document import MODELS, record_adapter
from pourparler.fields import Field, fields
from pourparler.forms import MAX_ID_LENGTH, SLUG
from pourparler_validators.coding.contents.article import Origin, told_language
from pourparler_validators.coding.publication import Publication, publication_of
from pourparler_validators.coding.slugs import slug
from pourparler_validators.commands.output import note
from pourparler_validators.formats.article_text import (
    ArticleText,
    UnreadableTextError,
    article_text,
)
from pourparler_validators.grounding.article import Article
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.messages.wording import cut, listed
from pourparler_validators.reading.article_files import MAX_TEXT
from pourparler_validators.reading.files import STDIN

DEFAULT_LANGUAGE: Final = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file."""

    name: str
    """The name of the file."""
    read: ArticleText
    sha256: str
    """The checksum of the bytes."""

    @property
    def text(self) -> str:
        """As records count it: without a byte order mark, each line break one character."""
        return self.read.text

    @property
    def source(self) -> str:
        """The id that its source gets where none is given."""
        return f"source:{slug(Path(self.name).stem)}"


def given_text(file: str) -> Text:
    """The text of a file, of a web page that of its article.

    Raises :class:`UsageError` for one that cannot be read, is empty, too long or not in UTF-8 or
    what else a page declares, and for a name that no record could hold.
    """
    path = Path(file)
    try:
        path.name.encode()
    except UnicodeEncodeError:
        raise UsageError(f"the name {path.as_posix()} is not UTF-8: rename the file") from None
    content = _content(path)
    try:
        read = article_text(content, path.name)
    except UnreadableTextError as error:
        raise UsageError(f"{file} {error}: {error.help}") from None
    return Text(path.name, read, hashlib.sha256(content).hexdigest())


def language_of(given: Text, language: str | None) -> str:
    """The language of a text: that given, else told by its page or its words, else English.

    What a page declares is told to be wrong where its words are clearly of another language.
    """
    if language is not None:
        return language
    declared = given.read.declared.language
    found, origin = told_language(given.text, declared)
    if declared is not None and origin is Origin.DETECTED:
        said = f"the page says that its language is {declared}, its words are in {found}"
        note(f"{given.name}: {said}; give it with --language\n")
    return found or DEFAULT_LANGUAGE


def proposed(article: Article, given: Text) -> Publication:
    """What the text and its page say of its day of publication; a contradiction is told."""
    publication = publication_of(article, given.read.declared)
    if publication.contradiction:
        said = f"days of publication contradict each other: {publication.contradiction}"
        note(f"{given.name}: {said}; give the right one with --published\n")
    return publication


def given_words(words: str) -> str:
    """The words of an argument, or those of standard input for ``-``.

    Raises :class:`UsageError` where there is nothing to look for.
    """
    if words == STDIN and sys.stdin is not None:
        words = sys.stdin.read()
    if not any(letter.isalnum() for letter in words):
        raise UsageError("there is nothing to look for: give words of the text")
    return words.strip()


def require_id(identity: str, kind: str) -> None:
    """Raises :class:`UsageError` for what is no id of that record type."""
    if not re.fullmatch(f"{kind}:{SLUG}", identity) or len(identity) > MAX_ID_LENGTH:
        raise _wrong_form("id", identity, fields(MODELS[kind])["id"])


def require_sound(record: dict[str, Any]) -> None:
    """Raises :class:`UsageError` for a record with a value of a wrong form."""
    try:
        record_adapter().validate_json(json.dumps(record))
    except ValidationError as error:
        name = str(error.errors(include_url=False)[0]["loc"][1])
        raise _wrong_form(name, record[name], fields(MODELS[record["type"]])[name]) from None


def _wrong_form(name: str, value: str, field: Field) -> UsageError:
    said = f'the {name} "{cut(value, MAX_ID_LENGTH)}" has a wrong form'
    if field.vocabulary is not None:
        values = list(field.vocabulary.descriptions())
        return UsageError(f"{said}; {did_you_mean(nearest(value, values)) or listed(values)}")
    form = field.form
    return UsageError(f"{said}; write {form.example}" if form and form.example else said)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_TEXT + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{path.as_posix()} cannot be read: {reason}") from None
    if len(content) > MAX_TEXT:
        raise UsageError(f"{path.as_posix()} is longer than {MAX_TEXT // 1024**2} MiB")
    if not content.strip():
        raise UsageError(f"{path.as_posix()} is empty")
    return content

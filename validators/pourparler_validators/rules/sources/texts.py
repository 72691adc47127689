"""Whether a source's text can be had, and is the one that was coded."""

from typing import Final

from pourparler import Source
from pourparler_validators.contract.conditions import has
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Fix,
    Problem,
    Related,
    SetValue,
    Severity,
)
from pourparler_validators.contract.questions import Missing
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.grounding.comparable_text import wording_sha256
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.texts import SourceText
from pourparler_validators.languages.detection import detected_other
from pourparler_validators.languages.scripts import fits, script_of
from pourparler_validators.messages.wording import shown

ERROR: Final = Severity.ERROR


@rule(ERROR, holds_unless=has("text", "text_file"))
def two_texts(source: At[Source]) -> Answers:
    """A source gives its text twice: in the record and in a file.

    Why: the two will differ one day, and nobody can say which of them was coded.

    Fix: keep one: "text" in the record, or the file that "text_file" names.

    Bad:
        {"source:istanbul-2025": {"text": "Russian Foreign Minister Sergei Lavrov says …"}}

    Says:
        source:istanbul-2025 /text_file: the text stands in the record, too
    """
    yield Problem(
        "the text stands in the record, too",
        "/text_file",
        help='keep one of the two: "text" or "text_file"',
        related=(Related(None, "/text", "the text in the record"),),
    )


@rule(Severity.INFO)
def text_missing(source: At[Source], library: Library) -> Answers:
    """A source has no text: neither in the record nor in a file.

    Why: nothing that is coded from it can be checked against its words. Texts that may not be
    redistributed lie in a folder of their own, which the settings name.

    Fix: give "text" or "text_file"; `--require-texts` makes this an error.

    Bad:
        {"source:tass": {"type": "source", "id": "source:tass", "kind": "news_article",
                         "language": "ru"}}

    Says:
        source:tass (record): the source has no text
    """
    text = library.text_of(source.record.id)
    if isinstance(text, Missing) and text.kind == "no-text":
        yield Problem("the source has no text", help='give its "text" or its "text_file"')
    elif isinstance(text, Missing) and source.value.text_file is None and text.kind == "no-folder":
        yield text.answer


@rule(ERROR, is_waivable=False, needs=("text_file",))
def text_not_found(source: At[Source], library: Library) -> Answers:
    """The file that should hold the text of a source is not there, or cannot be read.

    Why: nothing that is coded from it can be checked against its words.

    Fix: correct the path. It is relative to the file of the record, or to a folder that the
    settings name under "texts".

    Bad:
        {"source:istanbul-2025": {"text_file": "istanbul-2052.txt"}}

    Says:
        source:istanbul-2025 /text_file: there is no text istanbul-2052.txt
    """
    text = library.text_of(source.record.id)
    if isinstance(text, Missing) and text.kind == "no-folder":
        yield text.answer
    elif isinstance(text, Missing) and text.kind == "unreadable":
        yield Problem(text.reason, "/text_file", help=text.help)
    elif isinstance(text, Missing) and text.kind == "not-found":
        yield Problem(
            f"there is no text {shown(str(source.value.text_file))[1:-1]}",
            "/text_file",
            help='the path is relative to this file, or to a folder of the setting "texts"',
        )


@rule(ERROR, is_waivable=False, needs=("text_file",))
def text_outside_dataset(source: At[Source], library: Library) -> Answers:
    """The path of a text leads out of the dataset, by "..", from the root, or by a link.

    Why: whoever checks records of others must not have files of theirs read.

    Fix: put the text beside the record, or into a folder that the settings name under "texts".

    Bad:
        {"source:istanbul-2025": {"text_file": "../secret.txt"}}

    Says:
        source:istanbul-2025 /text_file: the path leads out of the dataset
    """
    text = library.text_of(source.record.id)
    if isinstance(text, Missing) and text.kind == "outside":
        yield Problem(
            "the path leads out of the dataset",
            "/text_file",
            help='put the text beside the record, or into a folder of the setting "texts"',
        )


@rule(ERROR)
def text_changed(source: At[Source], text: SourceText) -> Answers:
    """The text of a source is not the one that was coded: its words have changed.

    Why: offsets and quotations are those of another text; what is no longer found exactly cannot
    be checked.

    Fix: bring the old text back, or code the new one as a source that republishes or corrects it.

    Bad:
        {"source:istanbul-2025": {
            "sha256": "0000000000000000000000000000000000000000000000000000000000000000",
            "wording_sha256": "0000000000000000000000000000000000000000000000000000000000000000"}}

    Says:
        source:istanbul-2025 /sha256: the text has other words than the one that was coded
    """
    if source.value.sha256 is None and source.value.wording_sha256 is None:
        yield NOT_APPLICABLE
    elif not text.is_same_wording:
        yield Problem(
            "the text has other words than the one that was coded",
            "/sha256" if source.value.sha256 else "/wording_sha256",
            help="bring the old text back, or code the new one as another source",
            params={"sha256": text.sha256, "wording_sha256": wording_sha256(text.text)},
        )


@rule(Severity.WARNING)
def text_retyped(source: At[Source], text: SourceText) -> Answers:
    """The text of a source has the same words as the one that was coded, but other bytes.

    Why: line breaks, quotation marks or spaces were changed; offsets may be off.

    Fix: bring the old file back, or write the new checksum and look the offsets over.

    Bad:
        {"source:istanbul-2025": {
            "sha256": "0000000000000000000000000000000000000000000000000000000000000000"}}

    Says:
        source:istanbul-2025 /sha256: the text has the words that were coded, but other bytes
    """
    if source.value.sha256 is None or not text.is_same_wording:
        yield NOT_APPLICABLE
    elif not text.is_same:
        yield Problem(
            "the text has the words that were coded, but other bytes",
            "/sha256",
            help="bring the old file back, or write the new checksum and look the offsets over",
            params={"sha256": text.sha256},
            fix=Fix("write the new checksum", (SetValue("/sha256", text.sha256),)),
        )


@rule(Severity.WARNING)
def same_text_twice(source: At[Source], text: SourceText, library: Library) -> Answers:
    """Two sources have the same words, or nearly: 70 of 100 words of the longer text and more.

    Headlines, datelines, names of reporters and notes are not counted. Nor is a text of fewer than
    40 words, unless it is the same to the word.

    Why: what one article says is counted twice, as if two outlets had reported it.

    Fix: keep one; or say with "republishes" that one repeats the other.

    Bad:
        {"source:again": {"type": "source", "id": "source:again", "kind": "news_article",
                          "language": "en", "text_file": "istanbul-2025.txt"}}

    Says:
        source:istanbul-2025 (record): the text has the same words as that of source:again
    """
    first = library.first_with_wording(text)
    if first is not None and not _is_repeated(source.value, first.source):
        yield Problem(
            f"the text has the same words as that of {first.source.id}",
            help='keep one of the two, or say with "republishes" that one repeats the other',
            related=(Related(first.entry, "", "the other source"),),
        )
    if first is not None:
        return
    nearly = library.original_of(text)
    if nearly is not None and not _is_repeated(source.value, nearly[0].source):
        original, share = nearly
        yield Problem(
            f"the text is nearly that of {original.source.id}: {int(100 * share)} % of its words "
            "are the same",
            help='say with "republishes" or "corrects" that one repeats the other, or keep one',
            params={"share": round(share, 3)},
            related=(Related(original.entry, "", "the other source"),),
        )


@rule(Severity.WARNING)
def language_differs(source: At[Source], text: SourceText) -> Answers:
    """The text of a source is in another language, or in a script that its language does not use.

    The language is told by the small words of a text, of 40 words or more, where there are tables
    for both languages.

    Why: the words for dates, negations and speakers are those of a language.

    Fix: correct the language, or give the text that was coded.

    Bad:
        {"source:istanbul-2025": {"language": "ar"}}

    Says:
        source:istanbul-2025 /language: the text is in Latin script, and ar is not written in it
    """
    script, language = script_of(text.text), source.value.language
    if script is None:
        yield NOT_APPLICABLE
        return
    if fits(script, language):
        found = detected_other(text.text, language)
        if found is not None:
            yield Problem(
                f"by its small words the text is in {found}, not in {language}",
                "/language",
                help="correct the language, or give the text that was coded",
                params={"language": found},
            )
    else:
        yield Problem(
            f"the text is in {script.capitalize()} script, and {language} is not written in it",
            "/language",
            help="correct the language, or give the text that was coded",
            params={"script": script},
        )


def _is_repeated(one: Source, other: Source) -> bool:
    """Whether it is known that both give one text: one that the other repeats, or a third."""
    ours, theirs = ({each.id, each.republishes, each.corrects} for each in (one, other))
    return bool((ours & theirs) - {None})

"""Whether the whole dataset is as the settings ask for it."""

from typing import Final

from pourparler_validators.contract.figures import (
    NumberOfRecords,
    RecordsWithout,
    RecordsWithoutField,
    ShareOfValue,
    SourcesWithoutText,
)
from pourparler_validators.contract.finding import NOT_APPLICABLE, Problem, Severity, Unchecked
from pourparler_validators.contract.rule import Answers, rule
from pourparler_validators.messages.wording import counted, listed, shown

ERROR: Final = Severity.ERROR
_NOT_SOUND: Final = Unchecked("the structure of the record is not sound")


@rule(ERROR, is_waivable=False)
def too_few(figure: NumberOfRecords) -> Answers:
    """The dataset has fewer records of a type than the settings ask for.

    Why: a file that was lost, or a pattern that no longer matches, makes a dataset smaller, and
    all that is left has no fault.

    Fix: look for what is missing, or change the number in the settings.

    Settings:
        [assertions.at-least]
        event = 12

    Bad:
        {}

    Says:
        - (record): at least 12 events are asked for, there are 4
    """
    if figure.whole < figure.least:
        are = "is" if figure.least == 1 else "are"
        there = f"there {'is' if figure.whole == 1 else 'are'} {figure.whole or 'none'}"
        yield Problem(
            f"at least {counted(figure.least, figure.type)} {are} asked for, {there}",
            help="look for what is missing, or change the number",
            params={"field": figure.setting, "least": figure.least, "number": figure.whole},
            offset=figure.offset,
            length=figure.length,
        )


@rule(ERROR, is_waivable=False)
def too_many_of_one_value(figure: ShareOfValue) -> Answers:
    """A field has one value more often than the settings allow.

    Why: what is coded as "other" cannot be counted, and a coder who is in doubt takes it too often.

    Fix: look for values that say more, or change the number in the settings.

    Settings:
        [assertions.at-most]
        event.format.direct = 50

    Bad:
        {}

    Says:
        - (record): 2 of 2 values of event.format are "direct" (100%), at most 50% are asked for
    """
    if not figure.whole:
        yield _NOT_SOUND if figure.not_sound else NOT_APPLICABLE
    elif 100 * figure.number > figure.most * figure.whole:
        share = 100 * figure.number / figure.whole
        of_all = f"{figure.number:,} of {figure.whole:,} values of {figure.type}.{figure.field}"
        yield Problem(
            f"{of_all} {'is' if figure.number == 1 else 'are'} {shown(figure.value)} "
            f"({share:.3g}%), at most {figure.most:g}% are asked for",
            help="look for values that say more, or change the number",
            params={
                "field": figure.setting,
                "most": figure.most,
                "number": figure.number,
                "whole": figure.whole,
            },
            offset=figure.offset,
            length=figure.length,
        )
    elif figure.not_sound:
        yield _NOT_SOUND


@rule(ERROR, is_waivable=False)
def field_missing(figure: RecordsWithoutField) -> Answers:
    """Records lack a field that the settings ask of every record of their type.

    Why: the standard leaves most fields to the project; what a project counts by must be there in
    all records.

    Fix: fill the field in, or take it out of the settings.

    Settings:
        [assertions]
        every = { party = ["aliases"] }

    Bad:
        {}

    Says:
        - (record): every party is to have "aliases", 1 of 6 has none: party:sau
    """
    yield from _lacking(figure, shown(figure.field), "fill it in, or take it out of the settings")


@rule(ERROR, is_waivable=False)
def text_missing(figure: SourcesWithoutText) -> Answers:
    """Sources have no text that can be read, though the settings ask for all texts.

    Why: nothing that is coded from such a source is compared with what it says.

    Fix: put the text into one of the folders of "texts", or name it in the source.

    Settings:
        [assertions]
        source-texts = true

    Bad:
        {"source:istanbul-2025": {"text_file": null, "sha256": null}}

    Says:
        - (record): every source is to have a text, 1 of 1 has none: source:istanbul-2025
    """
    yield from _lacking(figure, "a text", 'put it into a folder of "texts", or name it')


def _lacking(figure: RecordsWithout, what: str, help_: str) -> Answers:
    if figure.number:
        more = figure.number - len(figure.some)
        some = [*figure.some, *([f"{more:,} more"] if more else [])]
        has = "has" if figure.number == 1 else "have"
        yield Problem(
            f"every {figure.type} is to have {what}, {figure.number:,} of {figure.whole:,} "
            f"{has} none: {listed(some, 'and')}",
            help=help_,
            params={
                "field": figure.setting,
                "number": figure.number,
                "whole": figure.whole,
                "records": list(figure.some),
            },
            offset=figure.offset,
            length=figure.length,
        )
    elif figure.not_sound:
        yield _NOT_SOUND
    elif not figure.whole:
        yield NOT_APPLICABLE

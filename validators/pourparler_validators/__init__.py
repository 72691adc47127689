"""Checks records of negotiations: reading, rules, reports, and the command line.

:func:`check` checks records in memory, :func:`check_files` files and folders, :func:`check_text`
the text of a file in an editor or a form, :func:`check_project` a project by its settings. Each
gives a :class:`Report`. :func:`fix` and :func:`locate` help to write records, and the rest is for
writing rules of one's own. All is loaded when it is first used, so that the command line starts
fast. What is not named in ``__all__`` may change without notice.
"""

from typing import TYPE_CHECKING, Any

from pourparler_validators import former_modules

if TYPE_CHECKING:
    from pourparler_validators.contract.conditions import (
        any_of,
        asking,
        both,
        either,
        has,
        has_any,
        lacks,
        none_of,
        several,
        such_that,
        where,
    )
    from pourparler_validators.contract.finding import (
        NOT_APPLICABLE,
        Fix,
        Insert,
        Problem,
        Related,
        Remove,
        Rename,
        SetValue,
        Severity,
        Share,
        Tally,
        Unchecked,
    )
    from pourparler_validators.contract.links import Links
    from pourparler_validators.contract.parameters import Linked, Within
    from pourparler_validators.contract.questions import Questions
    from pourparler_validators.contract.rule import (
        Answers,
        At,
        Group,
        ListAt,
        ReferenceAt,
        Today,
        WordsAt,
        rule,
    )
    from pourparler_validators.converting.answers.ladder import AnswerRecords
    from pourparler_validators.grounding.passage import FoundPassage
    from pourparler_validators.interface import (
        check_project,
        fix,
        locate,
        records_of_answer,
        report_text,
    )
    from pourparler_validators.messages.errors import UsageError
    from pourparler_validators.running.check import check, check_files, check_text
    from pourparler_validators.running.finding import Finding
    from pourparler_validators.running.placed import Placed
    from pourparler_validators.running.report import Report

__all__ = [
    "NOT_APPLICABLE",
    "AnswerRecords",
    "Answers",
    "At",
    "Finding",
    "Fix",
    "FoundPassage",
    "Group",
    "Insert",
    "Linked",
    "Links",
    "ListAt",
    "Placed",
    "Problem",
    "Questions",
    "ReferenceAt",
    "Related",
    "Remove",
    "Rename",
    "Report",
    "SetValue",
    "Severity",
    "Share",
    "Tally",
    "Today",
    "Unchecked",
    "UsageError",
    "Within",
    "WordsAt",
    "any_of",
    "asking",
    "both",
    "check",
    "check_files",
    "check_project",
    "check_text",
    "either",
    "fix",
    "has",
    "has_any",
    "lacks",
    "locate",
    "none_of",
    "records_of_answer",
    "report_text",
    "rule",
    "several",
    "such_that",
    "where",
]

_NAMES = {
    "contract.conditions": (
        *("any_of", "asking", "has", "has_any", "such_that"),
        *("both", "either", "lacks", "none_of", "several", "where"),
    ),
    "contract.parameters": ("Linked", "Within"),
    "contract.finding": (
        *("NOT_APPLICABLE", "Fix", "Problem", "Related", "Insert", "Remove", "Rename", "SetValue"),
        *("Severity", "Share", "Tally", "Unchecked"),
    ),
    "contract.links": ("Links",),
    "contract.questions": ("Questions",),
    "contract.rule": (
        *("Answers", "At", "Group", "ListAt", "ReferenceAt", "Today", "WordsAt", "rule"),
    ),
    "converting.answers.ladder": ("AnswerRecords",),
    "grounding.passage": ("FoundPassage",),
    "interface": ("check_project", "fix", "locate", "records_of_answer", "report_text"),
    "messages.errors": ("UsageError",),
    "running.check": ("check", "check_files", "check_text"),
    "running.finding": ("Finding",),
    "running.placed": ("Placed",),
    "running.report": ("Report",),
}
"""By the module that has them, the names that this package offers."""

_FORMER = {"Located": "Finding"}
"""Names of version 0.1, and what they are called now."""

former_modules.remember()


def __getattr__(name: str) -> Any:
    import importlib
    import warnings

    if name in _FORMER:
        said = f"{__name__}.{name} is now {__name__}.{_FORMER[name]}"
        warnings.warn(said, DeprecationWarning, stacklevel=2)
    present = _FORMER.get(name, name)
    home = next((module for module, names in _NAMES.items() if present in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{home}"), present)

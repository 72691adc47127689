"""The manual page of a rule, as its docstring has it."""

import inspect
import re
from collections.abc import Iterable
from typing import Any, Final

from pourparler_validators.contract.rule import Rule
from pourparler_validators.late_dataclasses import dataclass

_SECTION: Final = re.compile(
    r"^(Why|Fix|Mend|Settings|Bad(?:, in (?P<encoding>[\w.-]+))?|Says):[ \n]", re.M
)


_FORMER: Final = {"Mend": "Fix"}
"""Titles of version 0.1, and what they are called now."""


@dataclass(frozen=True, slots=True)
class Manual:
    """What a rule is for, an example that it finds, and what it says then."""

    fault: str
    """The fault in one sentence."""
    why: str
    fix: str
    settings: str
    """Settings, as TOML, by which the rule finds the example; none for most rules."""
    bad: str
    """A change to the example dataset, or, for rules of structure, the text of a file."""
    encoding: str
    """The encoding of that file, or its name where that says how it is read."""
    says: tuple[str, ...]
    """The findings, a line each: record, pointer and message."""


def manual_of(rule: Rule, *, is_whole: bool = True) -> Manual:
    """The manual page of a rule; what it lacks is empty, unless it is to be whole.

    Raises ``ValueError`` where the docstring lacks a part of it.
    """
    text = inspect.getdoc(rule.check) or ""
    first, *parts = _divide(text)
    sections = {_FORMER.get(title, title): body for title, body, _ in parts}
    encoding = next((found for _, _, found in parts if found), "utf-8")
    missing = [title for title in ("Why", "Fix", "Bad", "Says") if title not in sections]
    if missing and is_whole:
        raise ValueError(f"the docstring of {rule.name} has no part {', '.join(missing)}")
    return Manual(
        fault=_one_line(first[1]),
        why=_one_line(sections.get("Why", "")),
        fix=_one_line(sections.get("Fix", "")),
        settings=sections.get("Settings", ""),
        bad=sections.get("Bad", ""),
        encoding=encoding,
        says=tuple(sections.get("Says", "").splitlines()),
    )


def catalogue_of(rules: Iterable[Rule], *, is_whole: bool = True) -> list[dict[str, Any]]:
    """The catalogue of rules as data: what ``explain`` and ``rules`` read.

    Unless each is to be whole, a page may lack any part but the first sentence.
    """
    entries: list[dict[str, Any]] = []
    for rule in rules:
        page = manual_of(rule, is_whole=is_whole)
        entries.append(
            {
                "name": rule.name,
                "severity": str(rule.severity),
                "waivable": rule.is_waivable,
                "off_by_default": rule.is_off_by_default,
                "fault": page.fault,
                "why": page.why,
                "fix": page.fix,
                "settings": page.settings,
                "bad": page.bad,
                "encoding": page.encoding,
                "says": list(page.says),
            }
        )
    return entries


def _divide(text: str) -> list[tuple[str, str, str | None]]:
    """The parts of a docstring: title, body, and the encoding where one is named."""
    starts = list(_SECTION.finditer(text))
    if not starts:
        return [("", text, None)]
    ends = [match.start() for match in starts[1:]] + [len(text)]
    parts: list[tuple[str, str, str | None]] = [("", text[: starts[0].start()], None)]
    for match, end in zip(starts, ends, strict=True):
        body = inspect.cleandoc("\n" + text[match.end() : end])
        parts.append((match[1].partition(",")[0], body.strip("\n"), match["encoding"]))
    return parts


def _one_line(text: str) -> str:
    return " ".join(text.split())

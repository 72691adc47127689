"""Looks for the cause: how the text is written, or what day it says in which other way."""

from pourparler_validators.entries.cause import Cause
from pourparler_validators.entries.misread_dates.offers import is_date
from pourparler_validators.entries.misread_dates.readings import reading
from pourparler_validators.entries.misread_dates.rewriting import rewriting, rewritten
from pourparler_validators.entries.misread_dates.words import worded

MAX_LENGTH = 100
"""No way of writing a date is longer."""


def cause_of(text: str) -> Cause | None:
    """Why a text is not a date, and what it may be meant for; nothing where that is not known."""
    if len(text) > MAX_LENGTH:
        return None
    found = rewriting(text) or reading(text) or worded(text)
    if found is not None:
        return found
    other, _ = rewritten(text)
    return reading(other) or _sides(other)


def _sides(text: str) -> Cause | None:
    """An interval whose sides are looked at one by one."""
    sides = text.split("/")
    if len(sides) != 2:
        return None
    causes = [None if side == ".." or is_date(side) else cause_of(side) for side in sides]
    found = [cause for cause in causes if cause]
    dates = [
        cause.offers[0] if cause and cause.offers else side
        for cause, side in zip(causes, sides, strict=True)
    ]
    interval = "/".join(dates)
    is_one = all(len(cause.offers) == 1 for cause in found)
    if not found:
        return None
    if is_one and is_date(interval):
        return Cause(found[0].said, (interval,))
    return Cause(f"one side of the interval: {found[0].said}", hint=found[0].help)

"""Processes that go together: those that resume others, and the parts of one."""

from pourparler import Process
from pourparler_validators.contract.pairs import second
from pourparler_validators.contract.questions import Questions
from pourparler_validators.facts.known import NO, UNREAD_PROCESS, YES, Known


def go_together(one: str, other: str, dataset: Questions) -> Known:
    """Whether two processes are one, or are parts of one, or resume one."""
    if one == other:
        return YES
    ours, theirs = _before_and_above(one, dataset), _before_and_above(other, dataset)
    if not ours.keys().isdisjoint(theirs):
        return YES
    return NO if all((*ours.values(), *theirs.values())) else UNREAD_PROCESS


def _before_and_above(key: str, dataset: Questions) -> dict[str, bool]:
    """A process, and all that it resumes or is a part of; with each, whether it could be read."""
    found: dict[str, bool] = {}
    ahead: list[str | None] = [key]
    while ahead:
        step = ahead.pop()
        if step is not None and step not in found:
            process = second(step, Process, dataset)
            found[step] = process is not None
            ahead += (process.record.parent, process.record.resumes) if process else ()
    return found

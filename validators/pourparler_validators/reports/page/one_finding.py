"""A finding on the page: what is wrong, the lines side by side, and what to do."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from pourparler_validators.contract.finding import Edit, Fix, Insert, Remove, Rename, SetValue
from pourparler_validators.messages.wording import cut
from pourparler_validators.reports.frames import Frame, frame_of
from pourparler_validators.reports.page.markup import apart, code, rule_link, text

if TYPE_CHECKING:
    from pourparler_validators.running.finding import Finding, Placed

_WIDTH: Final = 500
_LEAD: Final = 200
"""So much is shown of a longer line, and of what stands before the place."""
_LONGEST_NAME: Final = 130
_LONGEST_VALUE: Final = 300


def one_finding(finding: "Finding", more: int, number: int) -> str:
    """The finding of that number; ``more`` others of its kind in its file are not shown."""
    severity = str(finding.severity)
    parts = (
        f"<h4><b>{severity}</b> {text(finding.message)}</h4>",
        f'<p class="about">{" · ".join(_about(finding, number))}</p>',
        _frames(finding),
        f'<p class="help"><b>What to do:</b> {text(finding.help)}</p>' if finding.help else "",
        _fix(finding.fix) if finding.fix else "",
        f'<p class="more">{more:,} more of these in this file.</p>' if more else "",
    )
    return (
        f'<article class="{severity}" id="f{number}" data-rule="{text(finding.rule)}">\n'
        + "\n".join(part for part in parts if part)
        + "\n</article>"
    )


def _about(finding: "Finding", number: int) -> Iterator[str]:
    """The number of a finding, its rule, its record and its field."""
    yield f'<a href="#f{number}">{number:,}</a>'
    yield rule_link(finding.rule)
    if finding.place.record:
        yield apart(cut(finding.place.record, _LONGEST_NAME))
    if finding.place.pointer:
        yield code(cut(finding.place.pointer, _LONGEST_NAME))


def _frames(finding: "Finding") -> str:
    """The lines of the record, and beside them those of the article or of other records."""
    own = _frame(finding.place, "own")
    others = "\n".join(_frame(place, "other") for place in finding.related)
    beside = f'\n<div class="others">\n{others}\n</div>' if others else ""
    return f'<div class="frames">\n{own}{beside}\n</div>'


def _frame(place: "Placed", kind: str) -> str:
    where = f"<figcaption>{code(place.where)}{_message(place)}</figcaption>"
    frame = frame_of(place, _WIDTH, _LEAD)
    return f'<figure class="{kind}">{where}{_line(frame) if frame else ""}</figure>'


def _message(place: "Placed") -> str:
    return f" {text(place.message)}" if place.message else ""


def _line(frame: Frame) -> str:
    line = f"{text(frame.before)}<mark>{text(frame.marked)}</mark>{text(frame.after)}"
    return f'<div class="line"><span>{frame.number}</span><pre dir="auto">{line}</pre></div>'


def _fix(fix: Fix) -> str:
    edits = "".join(f"<li>{_edit(edit)}</li>" for edit in fix.edits)
    does = "--fix" if fix.is_safe else "--fix --unsafe-fixes"
    look = "" if fix.is_safe else "; look it over"
    said = f"<b>Fix:</b> {text(fix.title)} (<code>{does}</code> does it{look})"
    return f'<div class="fix"><p>{said}</p><ul>{edits}</ul></div>'


def _edit(edit: Edit) -> str:
    place = code(cut(edit.pointer, _LONGEST_NAME))
    match edit:
        case SetValue(_, value):
            return f"{place} becomes {_value(value)}"
        case Rename(_, name):
            return f"{place} gets the name {code(cut(name, _LONGEST_NAME))}"
        case Remove():
            return f"{place} is taken out"
        case Insert(_, fields):
            return f"behind {place} comes {_value(dict(fields))}"


def _value(value: Any) -> str:
    return code(cut(json.dumps(value, ensure_ascii=False, default=str), _LONGEST_VALUE))

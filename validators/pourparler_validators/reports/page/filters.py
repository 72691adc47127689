"""The form that filters the findings on the page; without its script it does not show."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from pourparler_validators.messages.wording import counted
from pourparler_validators.reports.page.markup import text

if TYPE_CHECKING:
    from pourparler_validators.contract.finding import Severity


def filters(
    severities: "Iterable[Severity]",
    rules: Iterable[str],
    sections: Mapping[str, int],
    number: int,
) -> str:
    """What can be chosen of ``number`` findings."""
    boxes = " ".join(
        f'<label><input type="checkbox" name="severity" value="{one}" checked> {one}</label>'
        for one in severities
    )
    files = ((str(section), file) for file, section in sections.items())
    return (
        '<form id="filters" hidden>\n'
        f"<fieldset><legend>Severity</legend>{boxes}</fieldset>\n"
        f"{_choice('rule', 'Rule', ((rule, rule) for rule in rules))}\n"
        f"{_choice('file', 'File', files)}\n"
        '<label>Text <input type="search" name="text" autocomplete="off"></label>\n'
        '<button type="button">Show all</button>\n'
        f'<output role="status">{counted(number, "finding")}</output>\n</form>'
    )


def _choice(name: str, title: str, values: Iterable[tuple[str, str]]) -> str:
    options = "".join(
        f'<option value="{text(value)}">{text(said)}</option>'
        for value, said in (("", "all"), *values)
    )
    return f'<label>{title} <select name="{name}">{options}</select></label>'

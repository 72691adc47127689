"""What a form shows: the labels of its controls, and the faults beside them."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from pourparler.fields import Field, fields
from pourparler.model import Model

LABELS = """() => [...document.querySelectorAll("#form :is(input, select, textarea)")]
  .filter((one) => one.type !== "hidden" && !one.closest("#root_extra"))
  .map((one) => [...one.labels].map((label) => label.textContent).join("|"))"""

FAULTS = """() => {
  const found = document.querySelectorAll("#form :is(.error-detail li, .validation_error)");
  return [...found].map((fault) => {
    const held = fault.closest(".rjsf-field, .control");
    const name = held.querySelector("label, legend").textContent;
    return [name.replace(/[*]$/, ""), fault.textContent];
  });
}"""
AXE = """async () => (await axe.run()).violations
  .filter((one) => ["serious", "critical"].includes(one.impact))
  .map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`)"""


def labels(page: Page) -> Counter[str]:
    """The labels of all controls but those of ``extra``; what marks them as needed is left out."""
    return Counter(label.removesuffix("*") for label in page.evaluate(LABELS))


def faults(page: Page) -> list[tuple[str, str]]:
    """The faults that are shown, each with the label of the field that it stands at."""
    return [(label, fault) for label, fault in page.evaluate(FAULTS)]


def serious(page: Page, axe: Path) -> list[str]:
    """What axe-core finds that is serious or critical."""
    page.add_script_tag(path=axe)
    found: list[str] = page.evaluate(AXE)
    return found


def expected_labels(program: str, model: type[Model], value: dict[str, Any]) -> Iterator[str]:
    """The labels that the fields of an object must have."""
    for name, field in fields(model).items():
        if name not in ("type", "extra"):
            yield from _expected(program, field, value.get(name))


def _expected(program: str, field: Field, value: Any) -> Iterator[str]:
    is_rjsf = program == "rjsf"
    if field.many:
        for number, item in enumerate(value or (), start=1):
            if field.model is not None:
                yield from expected_labels(program, field.model, item)
            else:
                yield f"{field.title}-{number}" if is_rjsf else field.title
    elif field.model is None:
        yield field.title
    elif value is not None or not is_rjsf:  # rjsf has a button that adds the fields
        yield from expected_labels(program, field.model, value or {})

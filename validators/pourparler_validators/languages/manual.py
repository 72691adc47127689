"""What each key of a language's tables is for: a page, made from the classes that read them."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, cast, get_type_hints

from pourparler.docstrings import member_docstrings
from pourparler_validators.languages.language import Language
from pourparler_validators.languages.table_forms import form_of


def keys(kind: type[Any] = Language, above: str = "") -> Iterator[tuple[str, str, str]]:
    """Each key with the form of its value, and what it is for; those of inner tables after it."""
    forms, told = get_type_hints(kind), member_docstrings(cast("type", kind))
    for field in fields(kind):
        form = forms[field.name]
        if is_dataclass(form):
            inner = cast("type[Any]", form)
            yield f"[{above}{field.name}]", "a table", (inner.__doc__ or "").partition("\n")[0]
            yield from keys(inner, f"{above}{field.name}.")
        elif f"{above}{field.name}" != "tag":
            yield f"{above}{field.name}", form_of(form), told.get(field.name, "")


def tables_markdown() -> str:
    """The keys in the order of the classes, as a table of Markdown."""
    rows = (f"| `{key}` | {form} | {about} |\n" for key, form, about in keys())
    return "| key | value | what it is for |\n| --- | --- | --- |\n" + "".join(rows)

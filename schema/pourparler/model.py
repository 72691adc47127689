"""The base of all models: frozen, closed and strict."""

from pydantic import BaseModel

_ABBREVIATIONS = {"Id": "ID", "Url": "URL", "Sha256": "SHA-256"}


def title(name: str) -> str:
    """The title that a form shows for a field: ``archive_url`` gives ``Archive URL``."""
    words = name.replace("_", " ").capitalize().split(" ")
    return " ".join(_ABBREVIATIONS.get(word.capitalize(), word) for word in words)


class Model(
    BaseModel,
    frozen=True,
    extra="forbid",
    strict=True,
    defer_build=True,
    use_attribute_docstrings=True,
):
    """A value with named fields. Nothing can be set, added or converted."""

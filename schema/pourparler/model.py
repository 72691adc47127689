"""The base of all models: frozen, closed and strict."""

from typing import Any

from pydantic import BaseModel

from pourparler.docstrings import member_docstrings

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
):
    """A value with named fields. Nothing can be set, added or converted."""

    @classmethod
    def description_of(cls, name: str) -> str:
        """What a field means: its docstring, in this class or the one that it comes from."""
        found = (member_docstrings(base).get(name) for base in cls.__mro__)
        return next((text for text in found if text), "")

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> dict[str, Any]:
        """Puts the descriptions into the JSON Schemas that pydantic makes of a model."""
        schema: dict[str, Any] = handler(core_schema)
        for name, info in cls.model_fields.items():
            described = handler.resolve_ref_schema(schema)["properties"][info.alias or name]
            described.setdefault("description", cls.description_of(name))
        return schema

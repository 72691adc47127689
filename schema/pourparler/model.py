"""The base of all models: frozen, closed and strict."""

from inspect import Parameter, Signature
from types import GenericAlias, UnionType
from typing import Annotated, Any, ClassVar, Final, Union, cast, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from pourparler.docstrings import member_docstrings

_ABBREVIATIONS = {"Id": "ID", "Url": "URL", "Sha256": "SHA-256"}
_LATER: Final = cast("bool", 1)
"""Models are built when they are first used, so that importing stays fast.

Not ``True``: pydantic would put off the adapters of FastAPI's bodies as well, to a moment at
which FastAPI no longer keeps back pydantic's warning about them.
"""


def title(name: str) -> str:
    """The title that a form shows for a field: ``archive_url`` gives ``Archive URL``."""
    words = name.replace("_", " ").capitalize().split(" ")
    return " ".join(_ABBREVIATIONS.get(word.capitalize(), word) for word in words)


class _PlainSignature:
    """The constructor's parameters with types that a reader knows, whether built yet or not."""

    def __get__(self, instance: object, owner: type[BaseModel]) -> Signature:
        if instance is not None:  # which is not called, and has no signature
            raise AttributeError("__signature__")
        found = owner.__pydantic_fields__.items()
        return Signature(sorted(map(_parameter, *zip(*found, strict=True)), key=_is_optional))


class _DescribedFields:
    """``model_fields`` with the descriptions, which are read from the source when asked for."""

    def __get__(self, _instance: object, owner: "type[Model]") -> dict[str, FieldInfo]:
        for name, info in owner.__pydantic_fields__.items():
            info.description = info.description or owner.description_of(name) or None
        return owner.__pydantic_fields__


class Model(
    BaseModel,
    frozen=True,
    extra="forbid",
    strict=True,
    defer_build=_LATER,
):
    """A value with named fields. Nothing can be set, added or converted."""

    __signature__: ClassVar[Any] = _PlainSignature()

    @classmethod
    def model_rebuild(cls, **options: Any) -> bool | None:
        """Builds the model, as pydantic does; its signature stays."""
        depth = options.pop("_parent_namespace_depth", 2)
        built = super().model_rebuild(**options, _parent_namespace_depth=depth + 1)
        if "__signature__" in vars(cls):
            cls.__signature__ = _PlainSignature()
        return built

    @classmethod
    def description_of(cls, name: str) -> str:
        """What a field means: its docstring, in this class or the one that it comes from.

        A field may be named as in Python or as in JSON.
        """
        aliases = {info.alias: each for each, info in cls.__pydantic_fields__.items()}
        name = aliases.get(name, name)
        found = (member_docstrings(base).get(name) for base in cls.__mro__)
        return next((text for text in found if text), "")

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> dict[str, Any]:
        """Puts the descriptions into the JSON Schemas that pydantic makes of a model.

        A field that may be left out has no default there: it would be ``null``, which is refused.
        """
        schema: dict[str, Any] = handler(core_schema)
        properties: dict[str, Any] = handler.resolve_ref_schema(schema)["properties"]
        for name, info in cls.__pydantic_fields__.items():
            described = properties.get(info.alias or name) or properties[name]
            described.setdefault("description", cls.description_of(name))
            if info.default is None:
                described.pop("default", None)
        return schema


# pydantic takes no descriptor of this name in the body of a class
setattr(Model, "model_fields", _DescribedFields())  # noqa: B010


def _parameter(name: str, info: FieldInfo) -> Parameter:
    default = Parameter.empty if info.is_required() else info.default
    return Parameter(
        info.alias if info.alias and info.alias.isidentifier() else name,
        Parameter.KEYWORD_ONLY,
        default=default,
        annotation=_bare(info.annotation),
    )


def _is_optional(parameter: Parameter) -> bool:
    return parameter.default is not Parameter.empty


def _bare(annotation: Any) -> Any:
    """A type without the marks that say more of it to pydantic."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _bare(inner[0])
    if origin in (Union, UnionType):
        return Union[tuple(map(_bare, inner))]  # noqa: UP007
    if origin is tuple:
        return GenericAlias(tuple, tuple(part if part is ... else _bare(part) for part in inner))
    return annotation

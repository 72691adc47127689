"""The base of all closed lists: values whose meanings stand in the code as docstrings."""

import ast
import enum
import functools
import inspect
import itertools
import textwrap

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema


class Vocabulary(enum.StrEnum):
    """A closed list of values."""

    @property
    def description(self) -> str:
        """What the value means, in one sentence; empty where the source code is not available."""
        return _docstrings(type(self)).get(self.name, "")

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Accept a value by its text as well, in Python too: ``kind="summit"``."""
        schema = handler(source)
        return {**schema, "strict": False} if schema["type"] == "enum" else schema

    @classmethod
    def descriptions(cls) -> dict[str, str]:
        """All values with their descriptions, in the order of the list."""
        return {member.value: member.description for member in cls}


@functools.cache
def _docstrings(vocabulary: type[Vocabulary]) -> dict[str, str]:
    """Read the docstrings of a list's members, by name, from the source code of its class."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(vocabulary)))
    except (OSError, TypeError, SyntaxError):
        return {}
    found: dict[str, str] = {}
    for pair in itertools.pairwise(_body(tree)):
        match pair:
            case (
                ast.Assign(targets=[ast.Name(id=name)]),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                found[name] = " ".join(inspect.cleandoc(text).split())
            case _:
                pass
    return found


def _body(tree: ast.Module) -> list[ast.stmt]:
    """Take the statements of the one class in a piece of source code."""
    match tree.body:
        case [ast.ClassDef(body=body)]:
            return body
        case _:
            return []

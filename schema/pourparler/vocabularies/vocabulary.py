"""The base of all closed lists: values whose meanings stand in the code as docstrings."""

import enum

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema

from pourparler.docstrings import member_docstrings


class Vocabulary(enum.StrEnum):
    """A closed list of values."""

    @property
    def description(self) -> str:
        """What the value means, in one sentence; empty where the source code is not available."""
        return member_docstrings(type(self)).get(self.name, "")

    @classmethod
    def descriptions(cls) -> dict[str, str]:
        """All values with their descriptions, in the order of the list."""
        return {member.value: member.description for member in cls}

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Accept a value by its text as well, in Python too: ``kind="summit"``."""
        schema = handler(source)
        return {**schema, "strict": False} if schema["type"] == "enum" else schema

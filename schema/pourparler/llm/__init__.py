"""Records from a language model that answers by a schema.

:func:`schema` gives the JSON Schema that a provider takes, :func:`records` the records of an
answer, and :func:`fill` the answer that a model would have given for a record: for the examples of
a prompt, or of a training. For answers without a schema, or with prose around them, there is
``pourparler_validators.records_of_answer``.
"""

from pourparler.llm.asking import LEFT_OUT, PROVIDERS
from pourparler.llm.filling import fill
from pourparler.llm.reading import records
from pourparler.llm.schemas import schema

__all__ = ["LEFT_OUT", "PROVIDERS", "fill", "records", "schema"]

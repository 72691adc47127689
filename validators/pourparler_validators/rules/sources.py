"""Whether a source's text can be had, and is the one that was coded."""

from typing import Final

from pourparler import Source
from pourparler_validators.finding import Problem, Related, Severity
from pourparler_validators.rule import Answers, At, rule

ERROR: Final = Severity.ERROR


@rule(ERROR)
def two_texts(source: At[Source]) -> Answers:
    """A source gives its text twice: in the record and in a file.

    Why: the two will differ one day, and nobody can say which of them was coded.

    Mend: keep one: "text" in the record, or the file that "text_file" names.

    Bad:
        {"source:istanbul-2025": {"text": "Russian Foreign Minister Sergei Lavrov says …"}}

    Says:
        source:istanbul-2025 /text_file: the text stands in the record, too
    """
    if source.value.text is not None and source.value.text_file is not None:
        yield Problem(
            "the text stands in the record, too",
            "/text_file",
            help='keep one of the two: "text" or "text_file"',
            related=(Related(None, "/text", "the text in the record"),),
        )

"""What is offered in place of a text that is not a date."""

from pourparler.dates import Date
from pourparler_validators.entries.cause import Cause, choice


def is_date(text: str) -> bool:
    """Whether a text is a date of the standard."""
    try:
        Date(text)
    except ValueError:
        return False
    return True


def stretch(said: str, first: str, last: str) -> Cause:
    """A text that names several days: all of them, or one of them, may be meant."""
    return choice(
        said,
        (
            (f"{first}/{last}", "for what lasted from the first day to the last"),
            (f"[{first}..{last}]", "for one day within them"),
        ),
    )

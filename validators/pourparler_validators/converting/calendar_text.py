"""Texts in calendars, escaped as RFC 5545 says."""

from typing import Final

from icalendar import vText

_ESCAPES: Final = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"))


class CalendarText(vText):
    r"""A text that comes back as it was.

    The library takes the two letters ``\N`` of a text for a line break, and a byte order mark off
    its beginning.
    """

    def to_ical(self) -> bytes:
        """The text as it stands in the file, after a mark that the library takes off."""
        text = str(self)
        for character, escape in _ESCAPES:
            text = text.replace(character, escape)
        return text.encode("utf-8-sig")

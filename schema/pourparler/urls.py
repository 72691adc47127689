"""Web addresses: the part of the URL standard (url.spec.whatwg.org) that a pattern can say."""

from typing import Final

_STOP: Final = r"\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_BARRED: Final = _STOP + r'"<>\\^`{|}'
_HOST_BARRED: Final = _BARRED + r"/?#@:\[\].%"
_BYTE: Final = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_IPV4: Final = rf"{_BYTE}(\.{_BYTE}){{3}}"
_NAME: Final = rf"([^{_HOST_BARRED}]+\.)*[0-9]*[^{_HOST_BARRED}0-9][^{_HOST_BARRED}]*\.?"
"""A last part of digits alone is that of an IPv4 address, of which there are four."""
_PORT: Final = "(6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[0-5][0-9]{4}|[0-9]{1,4})"
_GROUP: Final = "[0-9A-Fa-f]{1,4}"


def _groups(number: int) -> str:
    """What may follow so many groups of an IPv6 address, which has eight, or fewer and ``::``."""
    if number == 8:
        return ""
    rest = f"::({_GROUP}(:{_GROUP}){{0,{6 - number}}})?" if number < 7 else "::"
    return f"({rest}|:{_GROUP}{_groups(number + 1)})"


_IPV6: Final = rf"({_GROUP}{_groups(1)}|::({_GROUP}(:{_GROUP}){{0,6}})?|::([Ff]{{4}}:)?{_IPV4})"

URL_PATTERN: Final = rf"^https?://({_NAME}|{_IPV4}|\[{_IPV6}\])(:{_PORT})?([/?#][^{_BARRED}]*)?$"
"""An absolute http or https URL whose host and port there can be, without user and password."""

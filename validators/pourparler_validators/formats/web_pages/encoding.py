"""In which encoding a page is written.

A page that is UTF-8 is UTF-8, whatever it declares: bytes of another encoding are hardly ever
UTF-8 by chance, and a browser that saves a page often leaves the old declaration in it. Otherwise
the page has to declare its encoding, by the labels of the WHATWG Encoding Standard.
"""

import codecs
import re
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED: Final = re.compile(
    rb"<meta\b[^>]{0,500}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})"
    rb"|<\?xml\b[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_SEARCHED: Final = 4096
"""How many bytes a declaration is looked for in; browsers look in the first 1024."""
_AS_WINDOWS: Final = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
"""What browsers read for labels that mean less than what pages with them hold."""
_CODECS: Final = (
    "cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp866 cp874 koi8-r koi8-u "
    "iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 "
    "iso8859-13 iso8859-14 iso8859-15 iso8859-16 mac-roman mac-cyrillic gb2312 gbk gb18030 "
    "big5 big5hkscs shift_jis euc_jp euc_kr cp949 utf-8"
)
_KNOWN: Final = frozenset(_CODECS.split())


class UnknownEncodingError(ValueError):
    """A page that cannot be decoded; the message says why."""


def decoded(content: bytes) -> str:
    """The characters of a page, without a byte order mark.

    Raises :class:`UnknownEncodingError` for one that is not UTF-8 and declares no encoding, one
    that is not known, or one that its bytes are not in.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _read(content[len(mark) :], encoding, encoding.rpartition("-")[0] or encoding)
    try:
        return content.decode()
    except UnicodeDecodeError:
        pass
    found = _DECLARED.search(content, 0, _SEARCHED)
    if found is None:
        raise UnknownEncodingError("is not in UTF-8, and the page names no other encoding")
    label = (found[1] or found[2]).decode("ascii", "replace")
    return _read(content, _codec(label), label)


def _codec(label: str) -> str:
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        name = ""
    name = _AS_WINDOWS.get(name, name)
    if name not in _KNOWN:
        raise UnknownEncodingError(f"names an encoding that is not known: {label}")
    return name


def _read(content: bytes, codec: str, label: str) -> str:
    errors = "c1" if codec.startswith("cp125") else "strict"
    try:
        return content.decode(codec, errors)
    except UnicodeDecodeError:
        raise UnknownEncodingError(f"is not in {label}, as the page says") from None


def _as_control(error: UnicodeError) -> tuple[str, int]:
    """A byte that stands for nothing in a code page of Windows, as the control that it is."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(map(chr, error.object[error.start : error.end])), error.end


codecs.register_error("c1", _as_control)

"""Valid values of every form, from choices that random.Random or hypothesis makes.

Written from the record standard, not from the models: the models and the schemas are measured
against these values.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Protocol, TypeVar

T = TypeVar("T")

LARGEST_INTEGER: Final = 2**53 - 1
LONGEST_ID: Final = 128
SPACES: Final[tuple[str, ...]] = (
    *"\t\n \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a",
    *"\u2028\u2029\u202f\u205f\u3000",
)
"""All white space of Unicode that a text may hold; VT, FF and CR are controls."""
MONTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_READABLE = (
    *(
        "Istanbul",
        "Türkiye",
        "Київ",
        "伊斯坦布尔",
        "العربية",
        "e\u0301",
        "👩\u200d🚀",
        "\U0010fffd",
    ),
    *('"', "\\", '": "', "\\u0022:", "{}", "null", "#", "=1+1", "'", "<b>", "\u200b", "\ufeff"),
    *("\u00ad", "\u202e", "\u0301", "\x7f", "\x80", "\x9f", "\ufffe", "\uffff", "ﬁ", "x: y", "- x"),
)
_CHARACTERS = ((0x20, 0x7E), (0xA1, 0x17F), (0x370, 0x6FF), (0x4E00, 0x9FFF), (0x1F300, 0x1F6FF))


class Chooser(Protocol):
    """What makes the choices; ``random.Random`` is one."""

    def choice(self, options: Sequence[T], /) -> T: ...

    def randint(self, low: int, high: int, /) -> int: ...


def text(chooser: Chooser) -> str:
    pieces = [_piece(chooser) for _ in range(chooser.randint(0, 4))]
    pieces.insert(chooser.randint(0, len(pieces)), chooser.choice(_READABLE))
    return "".join(pieces)


def reason(chooser: Chooser) -> str:
    """At least ten characters, and every now and then exactly ten."""
    words = text(chooser)
    return chooser.choice((words[:9].ljust(10, "!"), f"{words}, says the coder"))


def slug(chooser: Chooser, longest: int = LONGEST_ID) -> str:
    words = _word(chooser)
    for _ in range(chooser.randint(0, 2)):
        words += chooser.choice("._-") + _word(chooser)
    return words.ljust(longest, "0") if chooser.randint(0, 19) == 0 else words


def identifier(chooser: Chooser, record_type: str) -> str:
    start = f"{record_type}:"
    return start + slug(chooser, LONGEST_ID - len(start))


def language(chooser: Chooser) -> str:
    parts = (
        ("en", "ru", "tr", "zh", "ckb", "xx"),
        ("", "", "-Hant", "-Cyrl"),
        ("", "", "-BR", "-419"),
        ("", "", "-1996", "-valencia", "-1996-nedis", "-abcde"),
    )
    return _one_of_each(chooser, parts)


def country(chooser: Chooser) -> str:
    return chooser.choice(("AE", "DE", "RU", "SA", "TR", "UA", "US", "XK", "ZW"))


def url(chooser: Chooser) -> str:
    parts = (
        ("https://", "http://"),
        ("a", "example.org", "www.mid.ru", "münchen.de", "президент.рф", "127.0.0.1", "[::1]"),
        ("", ":1", ":65535"),
        ("", "/", "/a/b?c=d#e", "?q=%20", "#", "/%D0%BC", "/мид", "/:@!$&'()*+,;=~[]", "/a//b?/?"),
    )
    return _one_of_each(chooser, parts)


def sha256(chooser: Chooser) -> str:
    return "".join(chooser.choice("0123456789abcdef") for _ in range(4)) * 16


def pointer(chooser: Chooser) -> str:
    steps = ("/", "/name", "/participants/0/party", "/~0", "/~1~0", "/ä", "/\n", '/"', "/a b", "/-")
    return "".join(chooser.choice(steps) for _ in range(chooser.randint(1, 3)))


def count(chooser: Chooser) -> int:
    return chooser.choice((1, 2, 12, LARGEST_INTEGER, chooser.randint(1, 10**6)))


def offset(chooser: Chooser) -> int:
    return chooser.choice((0, count(chooser)))


def number(chooser: Chooser) -> int | float:
    few = (0, -1, 0.5, -12.25, 1e-300, 300, -LARGEST_INTEGER, LARGEST_INTEGER)
    return chooser.choice((*few, chooser.randint(-(10**6), 10**6)))


def extra(chooser: Chooser) -> dict[str, str | int | float | bool]:
    """Names are slugs in which ``_`` may stand anywhere."""
    names = [chooser.choice((slug(chooser), f"_{_word(chooser)}", "a__b", "desk_id"))]
    names += (slug(chooser) for _ in range(chooser.randint(0, 2)))
    makers = (text, number, flag)
    return {name: chooser.choice(makers)(chooser) for name in names}


def flag(chooser: Chooser) -> bool:
    return chooser.choice((True, False))


def rule(chooser: Chooser) -> str:
    return chooser.choice(("dates/placeholder", "grounding/quote-altered", text(chooser)))


def date(chooser: Chooser) -> str:
    makers: Sequence[Callable[[Chooser], str]] = (day, side, interval, bounds, instant)
    return chooser.choice(makers)(chooser)


def month_length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return MONTHS[month - 1] + (leap and month == 2)


def year(chooser: Chooser) -> int:
    return chooser.choice((1, 4, 1900, 2000, 2024, 2025, 9999, chooser.randint(1, 9999)))


def day(chooser: Chooser) -> str:
    of_year, month = year(chooser), chooser.randint(1, 12)
    last = month_length(of_year, month)
    of_month = chooser.choice((1, last, chooser.randint(1, last)))
    return f"{of_year:04}-{month:02}-{of_month:02}"


def side(chooser: Chooser) -> str:
    plain = day(chooser)
    return plain[: chooser.choice((4, 7, 10))] + chooser.choice(("", "~", "?", "%"))


def interval(chooser: Chooser) -> str:
    start, end = side(chooser), side(chooser)
    return chooser.choice((f"{start}/{end}", f"../{end}", f"{start}/.."))


def bounds(chooser: Chooser) -> str:
    start, end = day(chooser), day(chooser)
    return chooser.choice((f"[{start}..{end}]", f"[..{end}]", f"[{start}..]"))


def instant(chooser: Chooser) -> str:
    clock = f"{chooser.randint(0, 23):02}:{chooser.randint(0, 59):02}"
    seconds = chooser.choice(("", f":{chooser.randint(0, 59):02}"))
    hours, minutes = chooser.randint(0, 14), chooser.randint(0, 59)
    zone = chooser.choice(("Z", f"+{hours:02}:{minutes:02}", f"-{hours:02}:{minutes:02}"))
    return f"{day(chooser)}T{clock}{seconds}{zone}"


def _one_of_each(chooser: Chooser, parts: Sequence[Sequence[str]]) -> str:
    return "".join(chooser.choice(part) for part in parts)


def _piece(chooser: Chooser) -> str:
    low, high = chooser.choice(_CHARACTERS)
    odd = chr(chooser.randint(low, high))
    return chooser.choice((odd, chooser.choice(SPACES), chooser.choice(_READABLE), " and "))


def _word(chooser: Chooser) -> str:
    return chooser.choice(("a", "0", "lavrov", "istanbul", "2025", chooser.choice(_LETTERS) * 3))


FORMS: Final[Mapping[str, Callable[[Chooser], Any]]] = {
    "text": text,
    "verbatim": text,
    "reason": reason,
    "language": language,
    "country": country,
    "url": url,
    "sha256": sha256,
    "pointer": pointer,
    "slug": slug,
    "count": count,
    "offset": offset,
    "number": number,
    "flag": flag,
    "extra": extra,
    "rule": rule,
    "date": date,
}
"""A maker of valid values by the name of their form; ids and types need the record's type."""

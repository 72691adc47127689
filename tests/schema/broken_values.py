"""Values to put in the place of good ones: most are broken, some only look it.

Which is which is not said here: the tests compare what the models say with what the schemas say.
"""
# ruff: noqa: RUF001  # letters that look like others are what some of these values are about

from typing import Any, Final

from tests.schema.value_forms import LARGEST_INTEGER, SPACES


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


CALENDAR: Final = _words(
    """
    2025-02-28 2025-02-29 2025-02-30 2024-02-29 2024-02-30 1900-02-29 2000-02-29 2100-02-29
    0004-02-29 0003-02-29 0000-02-29 9996-02-29 2025-04-30 2025-04-31 2025-12-31 2025-12-32
    2025-01-00 2025-00-01 2025-13-01 2025-06-31 0001-01-01 0000-01-01 0000 0000-12 9999-12-31
    2025-13 2025-00 2025-02-29~ 2025-02-28/2025-02-29 2025-02-29/.. ../2025-06-31
    [2025-02-29..2025-03-01] [2025-02-28..2025-02-30] [..2025-02-29] [2023-02-29..]
    2025-02-29T14:30Z 2024-02-29T14:30Z 2025-06-31T14:30+03:00 0000-01-01T00:00Z
    """
)
"""Days that are or are not in the calendar, in every form of date."""

DATES: Final = (
    *_words(
        """
        2025 2025-06 2025-06-02 2025~ 2025-06? 2025-06-02% 2025-06-02~? ~2025-06-02 2025-06-02~~
        2025-06-02T14:30+03:00 2025-06-02T14:30:05Z 2025-06-02T14:30 2025-06-02T14:30:05
        2025-06-02T24:00Z 2025-06-02T23:59Z 2025-06-02T14:60Z 2025-06-02T14:30:60Z
        2025-06-02T14:30:59Z 2025-06-02T14Z 2025-06-02T1430Z 2025-06-02T14:30:05.5Z
        2025-06-02T14:30z 2025-06-02t14:30Z 2025-06-02T14:30+14:59 2025-06-02T14:30+15:00
        2025-06-02T14:30-14:59 2025-06-02T14:30-15:00 2025-06-02T14:30+03 2025-06-02T14:30+0300
        2025-06-02T14:30+03:60 2025-06-02T14:30−03:00 2025-06-02T14:30Z~ 2025-06-02TZ 2025-06-02T
        2025-06-02T14:30Z/2025-06-03 2025-06-02/2025-06-03T14:30Z 2025-06T14:30Z
        2025-06-02/2025-06-03 2025-06-02/.. ../2025-06-02 ../.. .. / 2025-06-02/ /2025-06-02
        2026/2025-06-02 2025~/2026? 2025-06-02/2025-06-03/2025-06-04 2025-06-02//2025-06-03
        2025-06-02~/.. ../2025-06-02% 2025-06-02..2025-06-03 2025-06-02--2025-06-03
        2025-06-02/open ../../2025-06-02 2025-06-02/../.. [2025-06-02..2025-06-03] [2025-06-02..]
        [..2025-06-02] [..] [] [2025-06-02] [2025-06-02..2025-06-01] [2025-06-02~..2025-06-03]
        [2025..2025-06-02] [2025-06-02..2026-01] [2025-06-02,2025-06-03] [2025-06-02...]
        [2025-06-02..2025-06-03 2025-06-02..2025-06-03] {2025-06-02..2025-06-03} [ ]
        [2025-06-02..2025-06-03..2025-06-04] [2025-06-02..2025-06-03]~ [2025-06-02..]/..
        [2025-06-02T14:30Z..] [....2025-06-02] 2025-6-2 2025-06-2 25-06-02 20250602 2025/06/02
        02.06.2025 2025-W23-1 2025-153 12025-06-02 -2025 +2025-06-02 202X 2025-XX 2025-21 Y17E7
        2025S2 2025-06-02Z ２０２５ ٢٠٢٥-٠٦-٠٢ 2025‐06‐02 2025-06-0２ NA unknown
        """
    ),
    *("", " 2025-06-02", "2025-06-02 ", "2025-06-02\n", "\t2025-06-02", "2025-06-02 14:30Z"),
    *("2025-06-02 / 2025-06-03", "[ 2025-06-02..]", "June 2, 2025", "next Monday", "2025\n/.."),
)
"""Every form of date, and what people and programs write instead."""

URLS: Final = (
    *_words(
        r"""
        https://example.org http://a https://example.org:8080/a?b#c HTTPS://EXAMPLE.ORG
        ftp://example.org example.org www.example.org/a //example.org https:/example.org https://
        https:///a https://?a https://#a https://:80 https://example.org: https://example.org:999999
        https://example.org:80a https://me:secret@example.org/a https://me@example.org
        https://example.org/<a> https://example.org/" https://example.org/{a} https://a|b
        https://example.org/a\b https://example.org/` https://example.org/^ https://a^b
        https://[::1]/a https://[::1 https://::1] https://[a] https://[] https://[g]
        https://münchen.de/ä https://example.org/%zz javascript:alert(1) mailto:a@b.org
        https://256.1.1.1 https://a.1 https://a..b https://1.2.3.4:65536 https://[1::2::3]/ https://[1:2:3:4:5:6:7:8]
        https://example.org?q=a@b https://a#/?#? https://a.b:80/c:d@e[f] file:///etc/passwd
        """
    ),
    *("https://exa mple.org", "https://example.org/a b", " https://a.b", "https://a.b "),
    *("https://a.b/\u00a0", "https://a.b/\u2028", "https://a.b/a\tb", "https://a.b/\n"),
    *("https://a.b\u0085", "https://\u3000", "https://a.b/\u200b", "https://a.b/\x7f", ""),
)

LANGUAGES: Final = (
    *_words(
        """
        en zh-Hant pt-BR es-419 zh-Hant-TW sl-nedis de-1996 ca-ES-valencia EN eng e engl en- -en
        en_GB en-gb en-GBR zh-hant zh-HANT zh-TW-Hant en-GB-GB en-41 en-4190 de-199 de-abcd
        de-123456789 de-1abc English x-klingon i-default en-x-private en-u-co-phonebk en--GB рус
        en-a en-1a2b-abcde-12345678 en-Latn-GB-abcdefgh-9999 en-VALENCIA de-1996-DE
        """
    ),
    *("", " en", "ru ", "ru\n"),
)

POINTERS: Final = (
    *_words(
        r"""
        / // /a /a/0/b /~0 /~1 /~0~1 /~01 /ä /" /\ a a/b #/a $.a ~ /~ /a~ /~2 /a~/b /a/~ /~~ /~a
        /😀 /a/- /%20 ./a \a /0~10 //~1/
        """
    ),
    *("", " /a", "/a b", "/\n", "/a\n", "a\n/b", "/\u0000", "/\u2028"),
)

SLUGS: Final = (
    *_words(
        """
        a 0 a-b a.b a_b a-b.c_d 2025-06-02 prisoner-swap -a a- a--b a..b a._b . a. _a a-.b A aB ä
        a/b a:b a+b а ａ ٣
        """
    ),
    *("", "a b", "a\n", "\na", "a\u00ad", "a\u0301", "a" * 128, "a" * 129),
    *("a-" * 63 + "aa", "a-" * 64 + "a", "a" * 10_000),
)

IDS: Final = (
    *("{type}", "{name}", ":{name}", "{type}:", "{type}{name}", "{type}::{name}", "{type}/{name}"),
    *("{type}: {name}", "{type} :{name}", "{title}:{name}", "{name}:{type}", "{type}|{name}"),
    *("{type}\uff1a{name}", "#{type}:{name}", "{type}:{type}:a", "{type}:{name}:a", "<{type}:a>"),
)
"""Templates of ids, to fill in with a type, its title and a name."""

SHA256S: Final = (
    *("0" * 64, "0123456789abcdef" * 4, "A" * 64, "g" * 64, "0" * 63, "0" * 65, "", "0" * 40),
    *("0" * 63 + "F", "0" * 63 + "\n", "0" * 64 + "\n", "0x" + "0" * 62, "sha256:" + "0" * 64),
    *(" " + "0" * 63, "0" * 32 + " " + "0" * 31, "٠" * 64, "０" * 64),
)

COUNTRIES: Final = (
    *_words(
        """
        TR UA RU XK GB UK EU SU YU XX ZZ AA XZ UN tr Tr TUR 792 Türkiye T ТR TRUA ＴＲ
        """
    ),
    *("", "TR ", " TR", "TR\n"),
)

TABLES: Final = {
    "date": DATES,
    "url": URLS,
    "language": LANGUAGES,
    "pointer": POINTERS,
    "slug": SLUGS,
    "sha256": SHA256S,
    "country": COUNTRIES,
}
"""Texts by the name of the form that they are, or nearly are."""

NUMBERS: Final = (
    *(0, 1, -1, 2, 1.5, 0.1, -0.5, 12, 1000, LARGEST_INTEGER, LARGEST_INTEGER + 1),
    *(2**63 - 1, -(2**63), 1e-300, 1e300, -1e300),
)
"""Integers and fractions; whole numbers written ``1.0`` are a difference of their own."""

CONTROLS: Final = tuple(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)))
"""C0, DEL and C1."""

INVISIBLE: Final = (*"\u200b\u200d\u2060\ufeff\u00ad\u202e\u0301\ufe0f\ufffe\U000e0001\U0010ffff",)

LOOKALIKES: Final = dict(
    zip("aceopxy0123456789-:/._TRU", "асеорху٠１２３４５６７８９‐：／․＿ТЯՍ", strict=True)
)
"""Cyrillic and other letters for Latin ones, digits and signs of other scripts."""

TAGS: Final[tuple[Any, ...]] = (
    *("events", "event ", " event", "evnt", "", "record", "meeting", "Event", "событие", "event\n"),
    *(None, 0, True, [], ["event"], {}, {"const": "event"}),
)

OTHER_TYPES: Final[tuple[Any, ...]] = (
    *("text", "", 1, 0, -1, 1.5, True, False, [], ["text"], [1], [[]], [{}], {}, {"name": "text"}),
)
"""Values of every JSON type but null."""

FOREIGN_OBJECTS: Final = (
    *({"party": "party:a"}, {"name": "Istanbul"}, {"coder": "a", "kind": "human"}),
    *({"scheme": "other", "value": "1"}, {"rule": "a/b", "reason": "a good reason"}),
    *({"name": "Kiev", "kind": "metonym"}, {"status": "announced"}, {"role": "head"}),
    *({"source": "source:a", "exact": "a"}, {"kind": "direct", "text": "a"}),
    *({"party": "party:a", "role": "witness"}, {"title": "Envoy", "party": "party:a"}),
    {"issue": "other", "text": "a"},
)
"""The least that each part of a record needs, for the place of another part."""

UNKNOWN_FIELDS: Final = (
    *("colour", "", " ", "$comment", "$schema", "_id", "@type", "Type", "ID", "x-note", "0"),
    *("__proto__", "schema_uri", "records", "évidence", "\U0001f600", "model_config", "notes"),
)

BLANKS: Final = (*SPACES, "  ", " \t\n", "\u00a0\u3000", "\r", "\u000b", "\u000c", "\r\n", "\u3164")
"""Texts with nothing to read, and one that only looks so (U+3164 HANGUL FILLER)."""

"""The script that a text is written in, and those that languages are written in."""

import unicodedata
from collections import Counter
from typing import Final

_SAMPLE: Final = 4_000
_MOSTLY: Final = 0.7

SCRIPTS: Final[dict[str, frozenset[str]]] = {
    name: frozenset(languages.split())
    for name, languages in {
        "CYRILLIC": "ru uk be bg mk sr kk ky tg mn tt uz",
        "ARABIC": "ar fa ur ps ku ug sd",
        "HEBREW": "he yi",
        "GREEK": "el",
        "ARMENIAN": "hy",
        "GEORGIAN": "ka",
        "DEVANAGARI": "hi mr ne sa",
        "BENGALI": "bn as",
        "TAMIL": "ta",
        "THAI": "th",
        "LAO": "lo",
        "KHMER": "km",
        "MYANMAR": "my",
        "ETHIOPIC": "am ti",
        "HANGUL": "ko",
        "CJK": "zh ja ko yue",
        "HIRAGANA": "ja",
        "KATAKANA": "ja",
    }.items()
}
"""The languages, by their ISO 639 codes, that are written in a script; all others in Latin, too.

Languages of two scripts (Serbian, Uzbek, Kazakh) are never contradicted by one of them.
"""

_BOTH: Final = frozenset(["sr", "uz", "kk", "tg", "tt", "ku", "mn"])


def script_of(text: str) -> str | None:
    """The script of most letters of a text, by its name in Unicode; none where there is none."""
    counts = Counter(
        unicodedata.name(letter, "").partition(" ")[0]
        for letter in text[:_SAMPLE]
        if letter.isalpha()
    )
    if not counts:
        return None
    name, count = counts.most_common(1)[0]
    return name if count >= _MOSTLY * counts.total() else None


def fits(script: str, language: str) -> bool:
    """Whether a language, a BCP 47 tag, may be written in a script."""
    code = language.partition("-")[0]
    written = {name for name, languages in SCRIPTS.items() if code in languages}
    if script in written:
        return True
    return script == "LATIN" and (not written or code in _BOTH or "Latn" in language)

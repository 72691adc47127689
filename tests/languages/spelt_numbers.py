"""Numbers in words, written by the rules of each language: what the tables must read back."""

from collections.abc import Callable

Speller = Callable[[int], str]


def _words(text: str) -> list[str]:
    return text.split()


FRENCH = _words("""
zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize
dix-sept dix-huit dix-neuf
""")
FRENCH_TENS = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante"]
SWISS_TENS = [*FRENCH_TENS, "septante", "huitante", "nonante"]
SPANISH = _words("""
cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro
veinticinco veintiséis veintisiete veintiocho veintinueve
""")
SPANISH_TENS = _words("""
- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa
""")
SPANISH_HUNDREDS = _words("""
- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos
novecientos
""")
SPANISH_ORDINALS = _words("""
- primero segundo tercero cuarto quinto sexto séptimo octavo noveno
""")
SPANISH_TENTHS = _words("""
- décimo vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo
nonagésimo
""")
GERMAN = _words("""
null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn
sechzehn siebzehn achtzehn neunzehn
""")
GERMAN_TENS = _words("""
- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig
""")
GERMAN_ORDINALS = {1: "erste", 3: "dritte", 7: "siebte", 8: "achte"}
ITALIAN = _words("""
zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici
quindici sedici diciassette diciotto diciannove
""")
ITALIAN_TENS = _words("""
- - venti trenta quaranta cinquanta sessanta settanta ottanta novanta
""")
ITALIAN_ORDINALS = _words("""
- primo secondo terzo quarto quinto sesto settimo ottavo nono decimo
""")


def french(number: int) -> str:
    """A number below a million, as it is spelt in France."""
    if number >= 1000:
        return _french_large(number, french)
    if number >= 100:
        return _french_hundreds(number, french)
    if number < 20:
        return FRENCH[number]
    if number < 70:
        tens, units = divmod(number, 10)
        return FRENCH_TENS[tens] + (
            "" if not units else " et un" if units == 1 else f"-{FRENCH[units]}"
        )
    if number < 80:
        return "soixante et onze" if number == 71 else f"soixante-{FRENCH[number - 60]}"
    return "quatre-vingts" if number == 80 else f"quatre-vingt-{FRENCH[number - 80]}"


def swiss(number: int) -> str:
    """A number below a million, as it is spelt in Switzerland."""
    if number >= 1000:
        return _french_large(number, swiss)
    if number >= 100:
        return _french_hundreds(number, swiss)
    if number < 20:
        return FRENCH[number]
    tens, units = divmod(number, 10)
    return _with_units(SWISS_TENS[tens], units)


def _with_units(tens: str, units: int) -> str:
    if not units:
        return tens
    return f"{tens} et un" if units == 1 else f"{tens}-{FRENCH[units]}"


def _french_large(number: int, spell: Speller) -> str:
    thousands, rest = divmod(number, 1000)
    head = "mille" if thousands == 1 else f"{spell(thousands)} mille"
    return f"{head} {spell(rest)}" if rest else head


def _french_hundreds(number: int, spell: Speller) -> str:
    hundreds, rest = divmod(number, 100)
    head = "cent" if hundreds == 1 else f"{FRENCH[hundreds]} cent"
    if not rest:
        return head if hundreds == 1 else f"{head}s"
    return f"{head} {spell(rest)}"


def french_ordinal(number: int) -> str:
    """The ordinal of a number: première, vingt et unième."""
    if number == 1:
        return "première"
    *head, last = french(number).replace("-", "- ").split(" ")
    last = {"cinq": "cinqu", "neuf": "neuv", "vingts": "vingt", "cents": "cent"}.get(last, last)
    return " ".join([*head, last.removesuffix("e") + "ième"]).replace("- ", "-")


def spanish(number: int) -> str:
    """A number below a million."""
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        head = "mil" if thousands == 1 else f"{spanish(thousands)} mil"
        return f"{head} {spanish(rest)}" if rest else head
    if number == 100:
        return "cien"
    if number > 100:
        hundreds, rest = divmod(number, 100)
        return SPANISH_HUNDREDS[hundreds] + (f" {spanish(rest)}" if rest else "")
    if number < 30:
        return SPANISH[number]
    tens, units = divmod(number, 10)
    return SPANISH_TENS[tens] + (f" y {SPANISH[units]}" if units else "")


def spanish_ordinal(number: int) -> str:
    """The ordinal of a number below 100; larger ones are hardly spelt."""
    tens, units = divmod(number, 10)
    parts = [SPANISH_TENTHS[tens] if tens else "", SPANISH_ORDINALS[units] if units else ""]
    return " ".join(filter(None, parts))


def german(number: int) -> str:
    """A number below a million."""
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        return f"{_german_head(thousands)}tausend{german(rest) if rest else ''}"
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return f"{_german_head(hundreds)}hundert{german(rest) if rest else ''}"
    if number < 20:
        return GERMAN[number]
    tens, units = divmod(number, 10)
    return (f"{_german_head(units)}und" if units else "") + GERMAN_TENS[tens]


def _german_head(number: int) -> str:
    return german(number).removesuffix("s") if number % 100 == 1 else german(number)


def german_ordinal(number: int) -> str:
    """The ordinal of a number: dritte, einundzwanzigste."""
    rest = number % 100
    if 0 < rest < 20:
        head = german(number - rest) if number != rest else ""
        return head + GERMAN_ORDINALS.get(rest, f"{GERMAN[rest]}te")
    return f"{german(number)}ste"

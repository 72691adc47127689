"""Numbers in Russian and Ukrainian words, in the nominative and the genitive."""

from collections.abc import Sequence
from dataclasses import dataclass


def _words(text: str) -> list[str]:
    return text.split()


@dataclass(frozen=True)
class Numerals:
    """The numerals of one language in one case."""

    units: Sequence[str]
    tens: Sequence[str]
    hundreds: Sequence[str]
    thousands: Sequence[str]
    """With one, with two to four, with more: тысяча, тысячи, тысяч."""
    feminine: dict[int, str]
    """What is said for one and two before them."""

    def spelt(self, number: int) -> str:
        """A number below 10,000."""
        thousands, rest = divmod(number, 1000)
        parts = [self._thousands(thousands)] if thousands else []
        hundreds, rest = divmod(rest, 100)
        parts += [self.hundreds[hundreds]] if hundreds else []
        if rest >= 20:
            tens, rest = divmod(rest, 10)
            parts.append(self.tens[tens])
        if rest or not parts:
            parts.append(self.units[rest])
        return " ".join(parts)

    def _thousands(self, number: int) -> str:
        form = 0 if number == 1 else 1 if number < 5 else 2
        return f"{self.feminine.get(number, self.units[number])} {self.thousands[form]}"


RUSSIAN = Numerals(
    _words("""ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать
    тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"""),
    _words("- - двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"),
    _words("- сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"),
    _words("тысяча тысячи тысяч"),
    {1: "одна", 2: "две"},
)
RUSSIAN_GENITIVE = Numerals(
    _words("""нуля одного двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати
    двенадцати тринадцати четырнадцати пятнадцати шестнадцати семнадцати восемнадцати
    девятнадцати"""),
    _words("- - двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста"),
    _words("- ста двухсот трёхсот четырёхсот пятисот шестисот семисот восьмисот девятисот"),
    _words("тысячи тысяч тысяч"),
    {1: "одной"},
)
UKRAINIAN = Numerals(
    _words("""нуль один два три чотири п’ять шість сім вісім дев’ять десять одинадцять дванадцять
    тринадцять чотирнадцять п’ятнадцять шістнадцять сімнадцять вісімнадцять дев’ятнадцять"""),
    _words("- - двадцять тридцять сорок п’ятдесят шістдесят сімдесят вісімдесят дев’яносто"),
    _words("- сто двісті триста чотириста п’ятсот шістсот сімсот вісімсот дев’ятсот"),
    _words("тисяча тисячі тисяч"),
    {1: "одна", 2: "дві"},
)
UKRAINIAN_GENITIVE = Numerals(
    _words("""нуля одного двох трьох чотирьох п'яти шести семи восьми дев'яти десяти одинадцяти
    дванадцяти тринадцяти чотирнадцяти п'ятнадцяти шістнадцяти сімнадцяти вісімнадцяти
    дев'ятнадцяти"""),
    _words("- - двадцяти тридцяти сорока п'ятдесяти шістдесяти сімдесяти вісімдесяти дев'яноста"),
    _words("- ста двохсот трьохсот чотирьохсот п'ятисот шестисот семисот восьмисот дев'ятисот"),
    _words("тисячі тисяч тисяч"),
    {1: "однієї"},
)

RUSSIAN_ORDINALS = dict(
    enumerate(
        _words("""первый второй третий четвёртый пятый шестой седьмой восьмой девятый десятый
        одиннадцатый двенадцатый тринадцатый четырнадцатый пятнадцатый шестнадцатый семнадцатый
        восемнадцатый девятнадцатый двадцатый"""),
        1,
    )
) | dict(
    zip(
        [*range(30, 100, 10), *range(100, 1000, 100), *range(1000, 10000, 1000)],
        _words("""тридцатый сороковой пятидесятый шестидесятый семидесятый восьмидесятый девяностый
        сотый двухсотый трёхсотый четырёхсотый пятисотый шестисотый семисотый восьмисотый
        девятисотый тысячный двухтысячный трёхтысячный четырёхтысячный пятитысячный шеститысячный
        семитысячный восьмитысячный девятитысячный"""),
        strict=True,
    )
)
UKRAINIAN_ORDINALS = dict(
    enumerate(
        _words("""перший другий третій четвертий п'ятий шостий сьомий восьмий дев'ятий десятий
        одинадцятий дванадцятий тринадцятий чотирнадцятий п'ятнадцятий шістнадцятий сімнадцятий
        вісімнадцятий дев'ятнадцятий двадцятий"""),
        1,
    )
) | dict(
    zip(
        [*range(30, 100, 10), *range(100, 1000, 100), *range(1000, 10000, 1000)],
        _words("""тридцятий сороковий п'ятдесятий шістдесятий сімдесятий вісімдесятий дев'яностий
        сотий двохсотий трьохсотий чотирьохсотий п'ятисотий шестисотий семисотий восьмисотий
        дев'ятисотий тисячний двотисячний тритисячний чотиритисячний п'ятитисячний шеститисячний
        семитисячний восьмитисячний дев'ятитисячний"""),
        strict=True,
    )
)


def russian_ordinal(number: int) -> str:
    """Двадцать первый; masculine, in the nominative."""
    return _ordinal(number, RUSSIAN, RUSSIAN_ORDINALS)


def ukrainian_ordinal(number: int) -> str:
    """Двадцять перший; masculine, in the nominative."""
    return _ordinal(number, UKRAINIAN, UKRAINIAN_ORDINALS)


def _ordinal(number: int, numerals: Numerals, ordinals: dict[int, str]) -> str:
    """Only the last word is an ordinal."""
    parts = (number % 20, number % 10, number % 100, number % 1000, number)
    last = next(
        part
        for part in parts
        if part in ordinals and (part == number or number % _place(part) == part)
    )
    rest = number - last
    return f"{numerals.spelt(rest)} {ordinals[last]}" if rest else ordinals[last]


def _place(part: int) -> int:
    """From which power of ten on the rest of a number stands before an ordinal."""
    return 100 if 10 <= part < 100 else 10 ** len(str(part))

"""Numbers in digits, where each character matters: separators, signs, letters written onto them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from dossier.find.expressions import Tags
from dossier.language import Language

SIGNS = "$€£¥₹₽₩₺₴₦₱₫฿"
"""Signs of currencies."""
CURRENCIES = frozenset(SIGNS)
_ALIKE = {"US$": "$", "USD": "$", "EUR": "€", "GBP": "£"}
DIGITS = "digits"
"""The tag of a number in digits."""
SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Digits that mark a note behind a number: 96² morts."""
KEPT_PIECES = 8192  # different words and numbers that are kept; an article has about 400
_SEPARATORS = str.maketrans("", "", " \u00a0\u2009\u202f'’")
_POINTS = str.maketrans("", "", ".,")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]000")
_ONE_NUMBER = re.compile(r"(?P<sign>[-−])?(?P<code>[A-Z]{3})?(?P<digits>[\d.][\d.,\u00a0\u2009\u202f '’]*(?<=\d))(?P<letters>(?:\D.*)?)")
# In groups of three, as some language writes it: a translated text keeps the form of its first one.
_GROUPED = re.compile(r"\d{1,3}(?P<gap>[.,\u00a0\u2009\u202f '’])\d{3}(?:(?P=gap)\d{3})*(?:(?!(?P=gap))[.,]\d+)?")
_FRACTION = re.compile(r"(?P<sign>[-−])?(?:(?P<whole>\d{1,2})[ \u00a0])?(?P<top>\d{1,3})/(?P<bottom>\d{1,3})")

# Letters behind digits that mean a unit (metres, tonnes) as often as a million or a trillion: what stands beside them decides.
_UNITS_TOO = frozenset("mt")
# Digits stand in groups of three; other groups make a date, an address, a telephone number.
_GROUPS = r"(?!\d{1,3}(?:\.\d{3}){2,}(?!\d))"
_PHONE = r"\d{1,3}(?:[ .-]\d{2}){4,}(?!\d)"
_CODE = rf"{_GROUPS}\d+(?P<between>[-‑./:])\d+(?:(?P=between)\d+){{1,9}}"
_SPACE = "[ \u00a0\u2009\u202f]"
_IS_CODE = re.compile(rf"{_PHONE}|{_CODE}|[-−]?0\d.*")  # a leading nought too
# Not within a name or an address ("KN-23", "#12", "7.5.3"), but behind another number's letter ("25k-30k").
_BEGINS = r"(?<![\w#@/№^])(?<!\d[:.,])(?:(?<![^\W\d_][-‑])|(?<=\d[^\W\d_][-‑]))"
_SIGN = r"(?<!\w)(?<!\d\s)[-−]"
# Not a time of day ("18h", "2.13 am"), a score, a ratio.
_ENDS = r"(?!\d|_|[/:.,]\d|\s?(?i:h|[ap]\.?m)\b)"
_ONTO = rf"(?:(?=(?i:k|m|mds?)[{SIGNS}])|[^\W\d_½⅓⅔¼¾]\w*(?:/[^\W\d_]+)?)?"
# What holds digits and is no number: a time of day, a name, a code, an address, a note's mark [^2], what is struck out ~~38~~. It is
# one piece, so that no part of it is read.
_MORE = r"\w*(?:[.,:/]\d\w*)*"
_NO_NUMBER = (
    rf"\d[\d.:]*\s?(?i:h|[ap]\.?m)\b|[^\W\d_]+[-‑]?\d{_MORE}|[#@/№_^]\d{_MORE}|(?<=~)~\d[^~\n]{{0,20}}~~"
    rf"|(?<=\d)[:.,]\d{_MORE}|\d(?:\w|[.,:/]\d|{_SPACE}\d{{3}}(?!\d))*"
)


LARGEST = 1e21  # more than anything the news counts: what looks like such a number is a code, or a joke
SMALL = 20  # below it digits count parts: 3 quarters
EXACT = 3  # places behind the point to which a product is one: 16.6 x 10^9 is 16,600,000,000.000002 otherwise
LONG = len("200 000")  # characters of digits that go on with a scale before them: 3 millions 500 000
DIGIT_KINDS: Mapping[str, Tags] = {
    kind: frozenset({DIGITS, "number", "number.exact", *(f"digits.{each}" for each in kind.split())})
    for kind in ("plain", "plain small", "plain grouped", "unit", "scaled", "m", "t", "m point", "t point")
} | {"one": frozenset({"digits", "digits.plain", "digits.small", "number", "number.exact", "number.one"})}
"""The tags of numbers in digits: with a unit or scale written onto them, with an "m" or "t" that may be either."""


def digits_expression(digits: str) -> str:
    """What cuts digits from a text: a telephone number or code, a fraction, or a number as a language groups it (``digits``)
    with the letters written onto it."""
    fraction = rf"(?:{_SIGN}|{_BEGINS})(?:\d{{1,2}}[ \u00a0])?\d{{1,3}}/\d{{1,3}}(?![\d/])"
    number = rf"(?:{_SIGN}|{_BEGINS})(?:[A-Z]{{3}}(?=\d))?(?>{digits}){_ENDS}{_ONTO}"
    return rf"{_BEGINS}(?:{_PHONE}|{_CODE})|{fraction}|{number}|{_NO_NUMBER}"


class Digits(NamedTuple):
    """A number in digits: ``size`` counts its characters without a ``unit`` written onto it, ``scale`` is what the letters mean, and
    ``letter_scale`` what a letter means that may be a unit as well."""

    value: float
    scale: float
    size: int
    tags: Tags
    letter_scale: float = 0
    unit: str | None = None


_A_WORD, _A_CODE = (Digits(0, 1, 0, frozenset(kinds.split())) for kinds in ("word word.code", "code"))


class DigitReader(dict[str, Digits]):
    """The number that a piece of a text is, kept for those met lately; a code, a name, a time has no tag of a number."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._digits = language.patterns["numbers.digits"].regex
        self._decimal, self._scales = language.settings["numbers.decimal"], language.values["numbers.suffixes"]
        self._units = frozenset(language.words["numbers.glued_units"])
        self.currencies = frozenset(language.words["numbers.currency_codes"])

    def __missing__(self, piece: str) -> Digits:
        if len(self) >= KEPT_PIECES:
            self.clear()
        match = None if _IS_CODE.fullmatch(piece) else _ONE_NUMBER.fullmatch(piece)
        number = _fraction(piece) or (self._number(match) if match else None)
        found = self[piece] = number or (_A_WORD if piece[0].isalpha() else _A_CODE)
        return found

    def _number(self, match: re.Match[str]) -> Digits | None:
        """A number with the letters written onto it; None where these are neither a scale nor a unit."""
        digits, letters = match["digits"], match["letters"].lstrip(SUPERSCRIPT)
        if letters != match["letters"] and (letters or digits == "10"):  # a power
            return None
        well_formed = self._digits.fullmatch(digits) or _GROUPED.fullmatch(digits)
        plain = value_of(digits, self._decimal) if well_formed else None
        if plain is None:
            return None
        lower, value, size = letters.lower(), plain * (-1 if match["sign"] else 1), match.end("digits")
        scale, code = self._scales.get(lower, 0), match["code"]
        if code and code not in self.currencies:
            return None
        if scale and lower in _UNITS_TOO:
            return Digits(value, 1, size, DIGIT_KINDS[f"{lower} point" if "." in digits else lower], scale, lower)
        if scale:
            return Digits(round(value * scale, EXACT), scale, match.end(), DIGIT_KINDS["scaled"])
        if lower in self._units:
            return Digits(value, 1, size, DIGIT_KINDS["unit"], unit=lower)
        if letters:
            return Digits(value, 1, size, DIGIT_KINDS["unit"], unit=currency(letters)) if letters in self.currencies else None
        kind = "one" if value == 1 else "plain small" if value < SMALL else "plain grouped" if size >= LONG else "plain"
        return Digits(value, 1, size, DIGIT_KINDS[kind], unit=currency(code) if code else None)


def currency(sign: str) -> str:
    """A currency's sign or code as figures bear it: "US$" and "USD" are "$", "A$" stays what it is."""
    plain = "".join(sign.split())
    return _ALIKE.get(plain, plain)


def _fraction(piece: str) -> Digits | None:
    """1/2, 2 1/2; none where the slash stands in a date, a score, a division by nought."""
    match = _FRACTION.fullmatch(piece)
    if match is None or not 0 < int(match["top"]) < int(match["bottom"]):
        return None
    value = int(match["whole"] or 0) + int(match["top"]) / int(match["bottom"])
    return Digits(-value if match["sign"] else value, 1, len(piece), DIGIT_KINDS["plain"])


def value_of(digits: str, decimal: str) -> float | None:
    """The value of a number in digits, grouped in any way; ``decimal`` is the language's own decimal sign.

    >>> value_of("1.458.000,50", ","), value_of("5,000", ".")
    (1458000.5, 5000.0)

    Nobody writes three noughts behind a decimal sign: a text that was translated keeps the groups of its first language.

    >>> value_of("5,000", ","), value_of("5.000", "."), value_of("5,125", ",")
    (5000.0, 5000.0, 5.125)

    Of two different signs the last one is decimal.

    >>> value_of("1.200,50", "."), value_of("1,200.50", ",")
    (1200.5, 1200.5)

    Signs that take turns are no language's way to write a number.

    >>> value_of("1,200.50,3", ".")
    """
    plain = digits.translate(_SEPARATORS)
    if _THOUSANDS.fullmatch(plain):
        return float(plain[:-4]) * 1000
    other = "," if decimal == "." else "."
    if plain.count(decimal) > 1 or -1 < plain.find(decimal) < plain.rfind(other):
        decimal, other = other, decimal
    if decimal not in plain and plain.count(other) == 1 and len(plain.rpartition(other)[2]) != 3:
        decimal = other
    head, _, tail = plain.rpartition(decimal) if decimal in plain else (plain, "", "")
    if decimal in head or other in tail:
        return None
    return float(f"{head.translate(_POINTS)}.{tail or 0}")

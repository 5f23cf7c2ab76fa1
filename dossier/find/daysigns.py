"""A text as a row of signs, one for each word or number that dates are made of: ``signs_of``.

| sign | stands for | sign | stands for |
|---|---|---|---|
| d | number that can be a day (1-31) | o | ordinal (3rd, premier) |
| N | other number | Y | year in four digits |
| a | a, an, un, une | q | a few, quelques |
| M, m | month; one that is also another word or short | W, w | weekday; short |
| u | unit (day, week ...) | s | season |
| R | day from today (hier) | H | feast |
| <, >, = | last, next, this | p | start, mid, end |
| G, g | il y a; ago | h | later, from now |
| i | in, within | f | of |
| e | the | t | to |
| & | and | B, F | between, from |
| S, U, P | since, until, by | V, A | before, after |
| O | on | T | date, now (after to) |
| b, j | part of a day; of this day | c | time of day |
| D | a whole date | Q | quarter or half by its number |
| . , - / ( ) n | punctuation, end of line | X | any other word |
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from dossier.find.daylexicon import DayLexicon, Value, fold, load_days
from dossier.find.days import Period
from dossier.find.lexicon import load_lexicon
from dossier.find.numbers import find_numbers
from dossier.language import load_language

# News writes of the past: "40" behind a month is 1940 rather than 2040.
PIVOT = 35
LAST_HOUR = 24
# Centuries that two spoken numbers may tell: nineteen ninety-six.
SPOKEN_CENTURIES = (18, 19, 20)

_MARKS = {",": ",", "-": "-", "–": "-", "—": "-", "‑": "-", "/": "/", ".": ".", "(": "(", ")": ")", "\n": "n", "~": "-"}


class Sign(NamedTuple):
    """A sign, the characters it stands for and what it means."""

    start: int
    end: int
    sign: str
    value: Value


Groups = dict[str, Sign]
Result = Period | list[Sign] | None
Resolve = Callable[["Context", Groups, list[Sign]], Result]


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know beside its match."""

    reference: dt.date | None
    text: str
    lexicon: DayLexicon


def number_of(sign: Sign | None, default: int = 1) -> int:
    """The whole number a sign means."""
    return int(sign.value) if sign is not None and isinstance(sign.value, int | float) else default


def year_of(groups: Groups) -> int | None:
    sign = groups.get("y") or groups.get("n")
    return None if sign is None else full_year(number_of(sign))


def offset_of(groups: Groups) -> int:
    return 1 if "next" in groups else -1 if "last" in groups else 0


def signs_of(text: str, language: str) -> list[Sign]:
    """The signs of a text, in order."""
    lexicon, folded = load_days(language), fold(text)
    spelled = {number.start: number for number in find_numbers(text, load_lexicon(language)) if not text[number.start].isdigit()}
    words = list(lexicon.token.finditer(folded))
    cardinals = load_language(language).values["numbers.cardinals"]
    found: list[Sign] = []
    place = 0
    while place < len(words):
        match = words[place]
        sign, used = _sign(text, words, place, lexicon)
        number = spelled.get(match.start())
        if number is not None and number.value % 1 and used == 1 and sign.sign == "X":
            cardinal = cardinals.get(match[0])
            sign = Sign(sign.start, sign.end, "d", cardinal) if cardinal else sign
        elif (
            number is not None
            and number.kind in ("exact", "lone")
            and used == 1
            and sign.sign not in "aHR"
            and not (sign.sign in "Mm" and found and found[-1].sign in "do")
        ):
            kind = (
                "d"
                if 1 <= number.value <= 31 and number.value == int(number.value)
                else "Y"
                if 1500 <= number.value <= 2199 and found and found[-1].sign in "iO"
                else "N"
            )
            sign = Sign(match.start(), number.end, kind, number.value)
            while place + used < len(words) and words[place + used].start() < number.end:
                used += 1
        if (
            number
            and found
            and sign.sign in "dN"
            and found[-1].sign == "d"
            and found[-1].value in SPOKEN_CENTURIES
            and 10 <= number.value <= 99
        ):
            century = found.pop()
            sign = Sign(century.start, sign.end, "Y", 100 * century.value + number.value)  # type: ignore[operator]
        found.append(sign)
        place += used
    return found


def _sign(text: str, words: list[re.Match[str]], place: int, lexicon: DayLexicon) -> tuple[Sign, int]:
    match = words[place]
    start, end = match.span()
    if match["date"]:
        return Sign(start, end, *_numeric(match, lexicon)), 1
    if match["clock"]:
        hour = int(re.search(r"\d+", match[0])[0])  # type: ignore[index]
        if hour > LAST_HOUR or (match[0].rstrip(".").endswith("m") and hour > LAST_HOUR // 2):
            return Sign(start, end, "X", None), 1
        return Sign(start, end, "c", None), 1
    if match["quarter"]:
        half = match[0][0] in lexicon.halves
        return Sign(start, end, "Q", f"{'half' if half else 'quarter'}{match[0][1]}"), 1
    if match["number"]:
        return Sign(start, end, *_number(match)), 1
    if match[0] in lexicon.accented and text[start:end] == match[0]:
        return Sign(start, end, "X", None), 1
    for phrase, sign, value in lexicon.entries.get(match[0], ()) or lexicon.entries.get(match[0].rstrip("'"), ()):
        if len(phrase) == 1 or tuple(word[0] for word in words[place + 1 : place + len(phrase)]) == phrase[1:]:
            return Sign(start, words[place + len(phrase) - 1].end(), sign, value), len(phrase)
    return Sign(start, end, _MARKS.get(match[0], "X" if match["word"] else "x"), None), 1


def _number(match: re.Match[str]) -> tuple[str, Value]:
    digits = match["digits"]
    if not digits:
        return "X", None
    number, ordinal = int(digits), match["ordinal"]
    if ordinal == "s":
        return ("k", number) if number % 10 == 0 and (number >= 1500 or 20 <= number < 100) else ("X", None)
    if ordinal:
        return ("o", number) if 1 <= number <= 31 else ("X", None)
    if len(digits) == 4:
        return ("Y", number) if 1000 <= number <= 2199 else ("N", number)
    return ("d" if 1 <= number <= 31 else "N"), number


def full_year(number: int) -> int:
    """A year in two digits as news means it: up to 35 this century, else the last.

    >>> full_year(14), full_year(74), full_year(1939)
    (2014, 1974, 1939)
    """
    return number if number >= 100 else number + (2000 if number <= PIVOT else 1900)


def _numeric(match: re.Match[str], lexicon: DayLexicon) -> tuple[str, Value]:
    """A date in digits: D with the day, D0 as a pair (day, month) packed where the year is not told, X where none exists."""

    def made(year: int, month: int, number: int) -> Value:
        try:
            date = dt.date(year, month, number)
        except ValueError:
            return None
        return Period(date, date)

    if match["y1"]:
        value = made(int(match["y1"]), int(match["m1"]), int(match["d1"])) or made(int(match["y1"]), int(match["d1"]), int(match["m1"]))
        return ("D", value) if value else ("X", None)
    if match["y4"] or match["y5"]:
        year, number = int(match["y4"] or match["y5"]), int(match["m4"] or match["m5"])
        return ("E", year * 100 + number) if 1 <= number <= 12 else ("X", None)
    first, second = int(match["a"] or match["a2"] or match["a3"]), int(match["b"] or match["b2"] or match["b3"])
    if match["y2"] or match["y3"]:
        year = full_year(int(match["y2"] or match["y3"]))
        pairs = [(second, first), (first, second)] if lexicon.day_first or match["s2"] == "." else [(first, second), (second, first)]
        values = [value for value in (made(year, *pair) for pair in pairs) if value]
        return ("D", values[0]) if values else ("X", None)
    pairs = [(second, first), (first, second)] if lexicon.day_first else [(first, second), (second, first)]
    known = [pair for pair in pairs if made(2000, *pair)]
    return ("C", known[0][0] * 100 + known[0][1]) if known else ("X", None)

"""A text as rows of signs, one for each word or number that dates are made of: ``rows_of``.

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
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dossier.find.dates.calendar import Period
from dossier.find.dates.lexicon import MERE, DayLexicon, Value, fold, load_days
from dossier.find.dates.places import places_of
from dossier.find.figures.lexicon import load_lexicon
from dossier.find.figures.numbers import find_numbers
from dossier.find.figures.numerals import Number

# News writes of the past: "40" behind a month is 1940 rather than 2040.
PIVOT = 35
LAST_HOUR = 24
# Centuries that two spoken numbers may tell: nineteen ninety-six.
SPOKEN_CENTURIES = (18, 19, 20)

# The signs of a count and of its place in a row.
_COUNTS = "dNo<>"
_ORDINAL = re.compile(r"(\d{1,4})(\D*)")
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


def rows_of(text: str, language: str, *, relative: bool) -> Iterator[list[Sign]]:
    """The signs of those places of a text where a date could stand, in order; ``relative`` says whether "mardi" can be a
    date, or only "mardi 3 juin 2025"."""
    lexicon = load_days(language)
    for start, end in places_of(text, language, relative=relative):
        tokens = list(lexicon.token.finditer(fold(text[start:end])))
        words = [token[0] for token in tokens]
        if _may_tell(tokens, words, lexicon, lexicon.dated if relative else lexicon.absolute):
            spelled = {} if lexicon.numerals.keys().isdisjoint(words) else _spelled(text[start:end], language)
            yield _row(_Place(text, start, tokens, words), spelled, lexicon)


def _spelled(text: str, language: str) -> dict[int, Number]:
    """The numbers in words of a place, by where they begin."""
    numbers = find_numbers(text, load_lexicon(language))
    return {number.start: number for number in numbers if not text[number.start].isdigit()}


class _Place(NamedTuple):
    """A part of a text, cut into tokens."""

    text: str
    start: int
    tokens: list[re.Match[str]]
    words: list[str]


def _may_tell(tokens: list[re.Match[str]], words: list[str], lexicon: DayLexicon, dated: frozenset[str]) -> bool:
    """Whether tokens are more than a mere number, as most figures in the news are: "600", "de trois cents"."""
    runs, inside, before, day_or_year = 0, False, False, False
    for token, word in zip(tokens, words, strict=True):
        group = token.lastgroup
        if word in dated or (group != "small" and group not in MERE):
            return True
        if group or word in lexicon.numerals:
            runs += not inside
            inside = True
            day_or_year = day_or_year or (before and (group == "small" or word in lexicon.year_begins))
        else:
            inside = inside and word == "-"
        before = group is not None or word in lexicon.near or not word[0].isalpha()
    return runs > 1 or day_or_year


def _row(place: _Place, spelled: dict[int, Number], lexicon: DayLexicon) -> list[Sign]:
    """The signs of a place."""
    found: list[Sign] = []
    tokens, words = place.tokens, place.words
    at, size = 0, len(tokens)
    while at < size:
        sign, used = _sign(place, at, lexicon)
        if used > 1 and sign.sign == "f" and found and found[-1].sign in _COUNTS:
            sign, used = _unit(place, at, lexicon) or (sign, used)
        number = spelled.get(tokens[at].start()) if spelled and used == 1 and words[at].rstrip("'") in lexicon.numerals else None
        if number is not None:
            sign = _numeral(number, sign, words[at], found, place.start, lexicon)
            while at + used < size and place.start + tokens[at + used].start() < sign.end:
                used += 1
            sign = _spoken_year(number, sign, found)
        at += used
        found.append(sign)
    return found


def _unit(place: _Place, at: int, lexicon: DayLexicon) -> tuple[Sign, int] | None:
    """The unit that a token means by itself: behind a count the "mois" of "mois de" is one, before "mai" it is not."""
    start, end = (place.start + edge for edge in place.tokens[at].span())
    alone = [(sign, value) for rest, sign, value in lexicon.entries.get(place.words[at], ()) if not rest and sign == "u"]
    return (Sign(start, end, *alone[0]), 1) if alone else None


def _numeral(number: Number, sign: Sign, word: str, found: list[Sign], start: int, lexicon: DayLexicon) -> Sign:
    """The sign of a number in words, where the word it begins with means nothing else here."""
    if number.value % 1 and sign.sign == "X":
        cardinal = lexicon.numerals.get(word)
        return Sign(sign.start, sign.end, "d", cardinal) if cardinal else sign
    if number.kind not in ("exact", "lone") or sign.sign in "aHR" or (sign.sign in "Mm" and found and found[-1].sign in "do"):
        return sign
    if 1 <= number.value <= 31 and number.value == int(number.value):
        kind = "d"
    else:
        kind = "Y" if 1500 <= number.value <= 2199 and found and found[-1].sign in "iO" else "N"
    return Sign(sign.start, start + number.end, kind, number.value)


def _spoken_year(number: Number, sign: Sign, found: list[Sign]) -> Sign:
    """nineteen ninety-six: the sign of both numbers, for which the first is taken back; else the sign of the second."""
    if not (sign.sign in "dN" and found and found[-1].sign == "d" and found[-1].value in SPOKEN_CENTURIES and 10 <= number.value <= 99):
        return sign
    century = found.pop()
    return Sign(century.start, sign.end, "Y", 100 * number_of(century) + number_of(sign))


def _sign(place: _Place, at: int, lexicon: DayLexicon) -> tuple[Sign, int]:
    """The sign that begins at a token, and how many tokens it takes."""
    text, offset, tokens, words = place
    match, word = tokens[at], words[at]
    start, end, kind = offset + match.start(), offset + match.end(), match.lastgroup
    if kind is None and word[0].isalpha():
        phrases = lexicon.entries.get(word)
        if word[-1] == "'":
            phrases = [*(phrases or ()), *lexicon.entries.get(word[:-1], ())] or None
        if phrases is None or (word in lexicon.accented and text[start:end] == word):
            return Sign(start, end, "X", None), 1
        for rest, sign, value in phrases:
            if not rest or words[at + 1 : at + 1 + len(rest)] == rest:
                return Sign(start, offset + tokens[at + len(rest)].end(), sign, value), 1 + len(rest)
        return Sign(start, end, "X", None), 1
    if kind is None:
        return Sign(start, end, _MARKS.get(word, "x"), None), 1
    return Sign(start, end, *_told(match, word, lexicon)), 1


def _told(match: re.Match[str], word: str, lexicon: DayLexicon) -> tuple[str, Value]:
    """The sign and meaning of a token with digits."""
    kind = match.lastgroup
    if kind == "date":
        return _numeric(match, lexicon)
    if kind in ("clock", "hour"):
        hour = int(re.search(r"\d+", word)[0])  # type: ignore[index]
        return "X" if hour > LAST_HOUR or (word.rstrip(".").endswith("m") and hour > LAST_HOUR // 2) else "c", None
    if kind == "quarter":
        return "Q", f"{'half' if word[0] in lexicon.halves else 'quarter'}{word[1]}"
    return _number(word) if kind != "rest" else ("X", None)


def _number(word: str) -> tuple[str, Value]:
    """The sign and meaning of a number in digits, its ordinal ending included."""
    parts = _ORDINAL.fullmatch(word)
    if parts is None:
        return "X", None
    number, ordinal = int(parts[1]), parts[2]
    if ordinal == "s":
        return ("k", number) if number % 10 == 0 and (number >= 1500 or 20 <= number < 100) else ("X", None)
    if ordinal:
        return ("o", number) if 1 <= number <= 31 else ("X", None)
    if len(parts[1]) == 4:
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

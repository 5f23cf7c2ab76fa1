"""The text of a place where a date could stand as a row of tokens: ``row_of``.

Beside the tags of words (lexicon.py) there are those of what is written in digits and in marks:

| tag | stands for |
|---|---|
| number · day | any count · one that can be a day of a month (1-31, 3rd, premier) |
| number.day · ordinal · spelled | 3 · 3rd · a number in words |
| year · decade | 2025 · 1990s |
| digits | 3/5, a day without a year |
| date · date.day · date.month … | a whole date: 3/5/2025, and what a rule has found; the unit in which it is named |
| quarter | Q3, S1 |
| clock | a time of day |
| comma stop dash slash open close line | , . - / ( ) and the end of a line |
| mark · word | any other mark · word |
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import NamedTuple, get_args

from dossier.find.dates import calendar as days
from dossier.find.dates.calendar import Grain
from dossier.find.dates.lexicon import DateLexicon, Phrase, Value, fold
from dossier.find.expressions import Tags
from dossier.find.figures.lexicon import load_numbers
from dossier.find.figures.numerals import Number, find_numbers

# News writes of the past: "40" behind a month is 1940 rather than 2040.
PIVOT = 35
LAST_DAY = 31
LAST_HOUR = 24
# What a number in four digits must be between to be a year.
YEARS = range(1000, 2200)

# Different numbers whose meaning is kept.
KEPT_NUMBERS = 1 << 12

_DIGITS = re.compile(r"\d+")
_ORDINAL = re.compile(r"(\d{1,4})(\D*)")


ALL_TAGS: list[Tags] = []
"""What a token may be that is no word of dates.toml."""


def _tags(*names: str) -> Tags:
    ALL_TAGS.append(frozenset(names))
    return ALL_TAGS[-1]


WORD, MARK, CLOCK, QUARTER, DAY_MONTH = _tags("word"), _tags("mark"), _tags("clock"), _tags("quarter"), _tags("digits")
YEAR, DECADE, ORDINAL = _tags("year"), _tags("decade"), _tags("ordinal", "day")
NUMBER, NUMBER_DAY = _tags("number"), _tags("number", "number.day", "day")
SPELLED = {NUMBER: _tags("number", "spelled"), NUMBER_DAY: _tags("number", "number.day", "day", "spelled")}
DATES: dict[Grain, Tags] = {grain: _tags("date", f"date.{grain}") for grain in get_args(Grain)}
MOVED = _tags("date", "date.moved")
"""A day counted from the reference, which a weekday beside it may move within its week."""

_Meaning = tuple[Tags, Value]
UNKNOWN: _Meaning = (WORD, None)
UNKNOWN_MARK: _Meaning = (MARK, None)
_SIGNS = {"comma": ",", "dash": "-–—‑~", "slash": "/", "stop": ".", "open": "(", "close": ")", "line": "\n"}
_MARKS: dict[str, _Meaning] = {sign: (_tags(name), None) for name, signs in _SIGNS.items() for sign in signs}


class DateToken(NamedTuple):
    """Part of a date: the characters it stands for, what it is and what it means."""

    start: int
    end: int
    tags: Tags
    value: Value


_made = partial(tuple.__new__, DateToken)  # three times as fast as DateToken(...)


def row_of(text: str, lexicon: DateLexicon) -> list[DateToken]:
    """The tokens of the text of a place where a date could stand."""
    matches = list(lexicon.token.finditer(fold(text)))
    words = [match[0] for match in matches]
    spelled = {} if lexicon.numerals.keys().isdisjoint(words) else _spelled(text, lexicon)
    found: list[DateToken] = []
    end = -1
    for at, (match, word) in enumerate(zip(matches, words, strict=True)):
        start = match.start()
        if start < end:  # the phrase or number goes on
            continue
        end, group = match.end(), match.lastgroup
        if group is not None:
            tags, value = _in_digits(group, word, lexicon)
        elif word not in lexicon.phrases or (word in lexicon.accented and text[start] == word):
            tags, value = UNKNOWN if word[0].isalpha() else _MARKS.get(word, UNKNOWN_MARK)
        else:
            used, tags, value = _phrase(words, at, lexicon.phrases[word])
            end = matches[at + used - 1].end()
            if "month.weak" in tags and text[start].islower() and found and _is_determined(found[-1], text, lexicon):
                tags, value = UNKNOWN
        token = _made((start, end, tags, value))
        if start in spelled and end == match.end():
            token = _numeral(spelled[start], lexicon.numerals.get(word, 0), token, found)
            end = token.end
        found.append(token)
    return found


def _spelled(text: str, lexicon: DateLexicon) -> dict[int, Number]:
    """The numbers in words of a place, by where they begin."""
    _, numbers = find_numbers(text, load_numbers(lexicon.language.code))
    return {number.start: number for number in numbers if not text[number.start].isdigit()}


def _is_determined(before: DateToken, text: str, lexicon: DateLexicon) -> bool:
    """Whether the words before a word in small letters make it another noun than the month: "organisers of the march"."""
    return "quantity" in before.tags or text[before.start : before.end].split()[-1] in lexicon.language.words["dates.det"]


def _phrase(words: list[str], at: int, phrases: list[Phrase]) -> tuple[int, Tags, Value]:
    """How many words make the phrase that begins at one, and what it means."""
    for known, tags, value in phrases:
        used = len(known)
        if used == 1 or words[at : at + used] == known:
            return used, tags, value
    return 1, *UNKNOWN


def _numeral(number: Number, first: float, token: DateToken, found: list[DateToken]) -> DateToken:
    """The token of a number in words, where the word it begins with means nothing else here; ``first`` is that word's own number."""
    if token.tags & {"quantity", "unit"} or ("month" in token.tags and found and "day" in found[-1].tags):
        return token
    if number.low % 1:  # three quarters: of a year
        return token._replace(tags=SPELLED[NUMBER_DAY], value=int(first)) if first and token.tags == WORD else token
    tags, value = _count(int(number.low))
    return DateToken(token.start, number.end, SPELLED[tags], value)


@lru_cache(maxsize=KEPT_NUMBERS)
def _in_digits(kind: str, word: str, lexicon: DateLexicon) -> _Meaning:
    """What a word with digits means."""
    if kind == "date":
        return _date(word, day_first=lexicon.day_first)
    if kind in ("clock", "hour"):
        hour = int(_DIGITS.findall(word)[0])
        return UNKNOWN if hour > LAST_HOUR or (hour > LAST_HOUR // 2 and word.rstrip(".").endswith("m")) else (CLOCK, None)
    if kind == "quarter":
        return QUARTER, f"{lexicon.language.meanings['dates.numbered'][word[0]]} {word[1]}"
    return _number(word) if kind != "rest" else UNKNOWN


def _number(word: str) -> _Meaning:
    """What a number in digits means, its ordinal ending included."""
    parts = _ORDINAL.fullmatch(word)
    number, ending = (int(parts[1]), parts[2]) if parts else (0, "?")
    if ending == "s":
        return (DECADE, number) if number % 10 == 0 and (number >= 1500 or 20 <= number < 100) else UNKNOWN
    if ending:
        return (ORDINAL, number) if 1 <= number <= LAST_DAY else UNKNOWN
    if len(word) == 4 and number in YEARS:
        return YEAR, number
    return _count(number)


def _count(number: int) -> _Meaning:
    return NUMBER_DAY if 1 <= number <= LAST_DAY else NUMBER, number


def full_year(number: int) -> int:
    """A year in two digits as news means it: up to 35 this century, else the last.

    >>> full_year(14), full_year(74), full_year(1939)
    (2014, 1974, 1939)
    """
    return number if number >= 100 else number + (2000 if number <= PIVOT else 1900)


def _date(word: str, *, day_first: bool) -> _Meaning:
    """A date in digits: a day, a month, or a day without its year; no date where the calendar has none such."""
    first, second, *rest = (int(number) for number in _DIGITS.findall(word.partition("t")[0]))
    if not rest and max(first, second) > 99:
        return DATES["month"], days.month(max(first, second), min(first, second))
    if first > 99:
        orders, year = [(second, rest[0]), (rest[0], second)], first
    else:
        day_month = [(second, first), (first, second)]
        orders, year = day_month if day_first or "." in word else day_month[::-1], full_year(rest[0]) if rest else 2000
    try:
        found = days.readings(lambda place: days.day(year, *orders[place]), (0, 1))[0]
    except ValueError:
        return UNKNOWN
    return (DATES["day"], found) if rest else (DAY_MONTH, found)

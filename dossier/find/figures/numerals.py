"""The numbers of a text, in digits and in words, without their hedges: ``find_numbers``.

The rule ``number`` of ``numbers.toml`` says what a number looks like; its groups say what each part of it is. The value is
computed from the groups: a part of something (three quarters of a million), an indefinite many (tens of thousands), or a
numeral in digits or words with what may follow it (tenths, a half, scales, a collective).
"""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import NamedTuple

from dossier.find.figures.digits import CURRENCIES, DIGITS, EXACT, LARGEST, currency
from dossier.find.figures.lexicon import Kind, NumberLexicon, Row, read_row
from dossier.find.grammar import Found

# Digits behind a point that are read from words; more than a float holds would be noise.
MOST_TENTHS = 9
SCORE, FOUR_SCORE = 20, 80
HUNDRED, THOUSAND = 100, 1000

Groups = Mapping[str, tuple[int, int]]


class Number(NamedTuple):
    """A number, or two that a range joins: ``first`` and ``after`` number its pieces, ``scale`` is the multiplier it ends with
    (12 millions: 1e6), else 1. A "lone" one is a mere one/un/une; ``unit`` is the sign written onto it."""

    first: int
    after: int
    start: int
    end: int
    low: float
    high: float
    kind: Kind = "exact"
    scale: float = 1
    unit: str | None = None


def find_numbers(text: str, lexicon: NumberLexicon, start: int = 0, end: int | None = None) -> tuple[Row, list[Number]]:
    """The row of a text or a part of it, in which each number is marked as one, and its numbers, in order, none overlapping."""
    row = read_row(text, lexicon, start, end)
    numbers: list[Number] = []
    at: int | None = 0
    while at is not None:
        at = _read_on(row, at, numbers)
    return marked(row, numbers), numbers


def _read_on(row: Row, at: int, numbers: list[Number]) -> int | None:
    """Add the numbers from a piece on. The piece to go on at, where a number ended before what the rule found."""
    for found in row.lexicon.grammar.find("numbers.number", row.signs, at):
        number = _number(row, found) if "none" not in found.groups else None
        if number and abs(number.high) < LARGEST:
            numbers.append(number)
            if number.after < found.end:
                return number.after
    return None


def marked(row: Row, numbers: list[Number]) -> Row:
    """A row whose numbers are a token each, with its kind as a tag."""
    known = row.lexicon.signs
    waiting = [number for number in numbers if number.after > number.first + 1 or row.signs[number.first] not in known.of_digits]
    if not waiting:
        return row
    signs = list(row.signs)
    for number in waiting:
        signs[number.first] = known.of_number(number.kind, number.high, row.word(number.first))
        signs[number.first + 1 : number.after] = known.inside * (number.after - number.first - 1)
    return row._replace(signs="".join(signs))


def _number(row: Row, found: Found) -> Number:
    """The number that the rule found, with the currency or percent sign written onto it."""
    groups = found.groups
    if not groups:
        return _in_digits(row, found.start)
    first, after = found.start, groups["unit"][0] if "unit" in groups else found.end
    read = _part if "part" in groups else _many if "many" in groups else _numeral
    number = read(row, groups, first, after)
    if "unit" in groups and number.after == after:
        after = groups["unit"][1]
        number = number._replace(after=after, end=row.end(after), unit=_unit(row, after - 1))
    return number._replace(unit=_unit(row, first)) if "sign" in groups else number


def _unit(row: Row, piece: int) -> str:
    """The currency or percent sign that a piece is."""
    written = row.pieces[piece][0]
    return currency(written) if written[-1] in CURRENCIES or written in row.lexicon.digits.currencies else "%"


def _in_digits(row: Row, place: int) -> Number:
    """Digits and nothing else."""
    digits, start = row.digits(place), row.start(place)
    return Number(place, place + 1, start, start + digits.size, digits.value, digits.value, "exact", digits.scale, digits.unit)


def _of(row: Row, first: int, after: int, value: float, kind: Kind = "exact", scale: float = 1) -> Number:
    return Number(first, after, row.start(first), row.end(after), value, value, kind, scale)


def _part(row: Row, groups: Groups, first: int, after: int) -> Number:
    """A part (trois quarts), or a part of a scale or collective (half a million, a quarter of a billion)."""
    scale = _values(row, groups, "whole", 1)
    value = _values(row, groups, "part", 1) * _values(row, groups, "count", 1) * scale
    return _of(row, first, after, value, "about" if "collective" in groups else "exact", scale)


def _many(row: Row, groups: Groups, first: int, after: int) -> Number:
    """An indefinite many, from its lowest value to the last before the next power of ten: "several dozen" are 10 to 99, "scores" 20 to
    99, "tens of thousands" 10,000 to 99,999."""
    values, many = row.lexicon.values, row.lexicon.many
    head, *others = [word for word in row.words(groups["many"]) if word in values]
    lowest = many.get(head) or 10.0 ** (len(str(int(values[head]))) - 1)
    low = lowest * prod(many.get(word) or values[word] for word in others)
    return _of(row, first, after, low, "vague")._replace(high=10.0 ** len(str(int(low))) - 1)


def _numeral(row: Row, groups: Groups, first: int, after: int) -> Number:
    """Digits or words, and all that may follow them."""
    value, scale, end = 1.0, 1.0, None
    begin = groups["minus"][1] if "minus" in groups else first + ("sign" in groups)
    if "words" in groups:
        value, scale, used = _spelled(row, groups["words"])
        if used < groups["words"][1]:
            return _of(row, first, used, value, scale=scale)
    elif DIGITS in row.digits(begin).tags:
        alone = _in_digits(row, begin)
        value, scale, end = alone.low, alone.scale, alone.end
    if "short" in groups:
        scale = row.digits(begin).letter_scale
        value, end = value * scale, row.end(begin + 1)
    scales = _values(row, groups, "scales", 1)
    value = (value + _tenths(row, groups) + _values(row, groups, "half", 0) * scale) * scales
    scale *= scales
    value += _values(row, groups, "rest", 0) + _values(row, groups, "more", 0) * scale
    if "collective" in groups:
        value, scale = value * _values(row, groups, "collective", 1), row.lexicon.values[row.word(groups["collective"][1] - 1)]
        return _of(row, first, after, value, "about", scale)
    is_lone = value == 1 and groups.get("words") == (first, after) == (first, first + 1)
    value = -value if "minus" in groups else value
    number = _of(row, first, after, round(value, EXACT) if scale > 1 else value, "lone" if is_lone else "exact", scale)
    return number._replace(end=end) if end is not None and begin + 1 == after else number


def _values(row: Row, groups: Groups, name: str, absent: float) -> float:
    """The product of all numerals in a group: "of" and hyphens have no value."""
    if name not in groups:
        return absent
    values = row.lexicon.values
    found = 1.0
    for piece in range(*groups[name]):
        digits = row.digits(piece)
        found *= digits.value if DIGITS in digits.tags else values.get(row.word(piece), 1)
    return found


def _tenths(row: Row, groups: Groups) -> float:
    """What stands behind a point in words: deux virgule cinquante-deux, two point zero three."""
    if "tenths" not in groups:
        return 0
    first, after = groups["tenths"]
    found = row.lexicon.grammar.find("numbers.group", row.signs, first, after)
    digits = "".join(str(int(_spelled(row, (group.start, group.end))[0])) for group in found) or row.word(first)
    return float(f"0.{digits[:MOST_TENTHS]}")


def _spelled(row: Row, place: tuple[int, int]) -> tuple[float, float, int]:
    """A numeral in words: its value, the multiplier it ends with, and the piece behind it. Hundreds and scales multiply what stands
    before them; a scale as large as the one before it begins another number (two thousand, three thousand)."""
    values = row.lexicon.values
    done, group, scale, lowest, used = 0.0, 0.0, 1.0, float("inf"), place[0]
    for number, word in enumerate(row.words(place), place[0]):
        value = values.get(word)
        if value is None:
            continue
        if value >= THOUSAND:
            if value > lowest and group == 0:
                done *= value
            elif value < lowest:
                done += (group or 1) * value
            else:
                return done, lowest, used
            group, scale, lowest, used = 0, value, value, number + 1
        elif value % HUNDRED == 0 and value:
            group, scale = (group or 1) * value, HUNDRED
        else:
            group, scale = group + (FOUR_SCORE - 4 if value == SCORE and group % HUNDRED == 4 else value), 1
    if group >= lowest:
        return done, lowest, used
    return done + group, scale, place[1]

"""The numbers of a text, in digits and in words, without their hedges: ``find_numbers``.

The rule ``number`` of ``numbers.toml`` says what a number looks like; its groups say what each part of it is. The value is
computed from the groups: a part of something (three quarters of a million), an indefinite many (tens of thousands), or a
numeral in digits or words with what may follow it (tenths, a half, scales, a collective).
"""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import NamedTuple

from dossier.find.figures.digits import Digits
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
        if "none" not in found.groups:
            numbers.append(_number(row, found))
            if numbers[-1].after < found.end:
                return numbers[-1].after
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
        digits = row.lexicon.digits[row.pieces[found.start][0]]
        if digits and found.end == found.start + 1:
            start = row.start(found.start)
            return Number(found.start, found.end, start, start + digits.size, digits.value, digits.value, "exact", digits.scale)
    first, after = found.start, groups["unit"][0] if "unit" in groups else found.end
    if "part" in groups:
        number = _part(row, groups, first, after)
    elif "many" in groups:
        low = _many(row, groups["many"])
        number = _with_edges(row, first, after, low, "vague", 1)._replace(high=low * 10 - 1)
    else:
        number = _numeral(row, groups, first, after)
    if number.after == after and "unit" in groups:
        unit = row.word(groups["unit"][1] - 1)[-1]
        number = number._replace(after=groups["unit"][1], end=row.end(groups["unit"][1]), unit=unit if unit in "$€£" else "%")
    return number._replace(unit=row.word(first)[-1]) if "sign" in groups else number


def _with_edges(row: Row, first: int, after: int, value: float, kind: Kind, scale: float) -> Number:
    return Number(first, after, row.start(first), row.end(after), value, value, kind, scale)


def _part(row: Row, groups: Groups, first: int, after: int) -> Number:
    """A part (trois quarts), or a part of a scale or collective (half a million, a quarter of a billion)."""
    value = _values(row, groups["part"]) * (_values(row, groups["count"]) if "count" in groups else 1)
    if "whole" not in groups:
        return _with_edges(row, first, after, value, "exact", 1)
    scale = _values(row, groups["whole"])
    return _with_edges(row, first, after, value * scale, "about" if "collective" in groups else "exact", scale)


def _many(row: Row, place: tuple[int, int]) -> float:
    """The lowest value of an indefinite many: "several dozen" are tens, "tens of thousands" ten thousand."""
    values, many = row.lexicon.values, row.lexicon.many
    head, *others = [word for word in row.words(place) if word in values]
    lowest = many.get(head) or 10.0 ** (len(str(int(values[head]))) - 1)
    return lowest * prod(many.get(word) or values[word] for word in others)


def _numeral(row: Row, groups: Groups, first: int, after: int) -> Number:
    """Digits or words, and all that may follow them."""
    value, scale, end = 1.0, 1.0, None
    begin = groups["minus"][1] if "minus" in groups else first + ("sign" in groups)
    digits = row.lexicon.digits[row.pieces[begin][0]] if "words" not in groups else None
    if digits:
        value, scale, end = _digits(digits, row.start(begin), short="short" in groups)
    elif "words" in groups:
        value, scale, used = _spelled(row, groups["words"])
        if used < groups["words"][1]:
            return _with_edges(row, first, used, value, "exact", scale)
    if "decimals" in groups:
        value += float(f"0.{row.word(groups['decimals'][0])}")
    if "tenths" in groups:
        value += _tenths(row, groups["tenths"])
    if "half" in groups:
        value += _values(row, groups["half"]) * scale
    if "scales" in groups:
        scale = _values(row, groups["scales"]) * (scale if digits else 1)
        value *= _values(row, groups["scales"])
    if "rest" in groups:
        value, scale = value + _rest(row, groups["rest"]), 1
    if "more" in groups:
        value += _values(row, groups["more"]) * scale
    if "collective" in groups:
        value, scale = value * _values(row, groups["collective"]), _values(row, (groups["collective"][1] - 1, groups["collective"][1]))
    kind: Kind = "about" if "collective" in groups else "lone" if _is_lone(row, groups, first, after) else "exact"
    number = _with_edges(row, first, after, -value if "minus" in groups else value, kind, scale)
    return number._replace(end=end) if end is not None and begin + 1 == after else number


def _is_lone(row: Row, groups: Groups, first: int, after: int) -> bool:
    return after == first + 1 and "words" in groups and row.lexicon.values.get(row.word(first)) == 1


def _digits(digits: Digits, start: int, *, short: bool) -> tuple[float, float, int]:
    """A number in digits: its value, its scale, and the offset behind it, without a unit written onto it; ``short`` says that
    a letter that may be either is a scale."""
    if short:
        return digits.value * digits.letter_scale, digits.letter_scale, start + digits.size + 1
    return digits.value, digits.scale, start + digits.size


def _rest(row: Row, place: tuple[int, int]) -> float:
    """What follows a scale in digits: 3 millions 500 000, 5 million 200 thousand."""
    digits = row.lexicon.digits[row.pieces[place[0]][0]]
    assert digits is not None
    return digits.value * _values(row, (place[0] + 1, place[1]))


def _values(row: Row, place: tuple[int, int]) -> float:
    """The product of all numerals in some pieces: "of" and hyphens have no value."""
    values, digits = row.lexicon.values, row.lexicon.digits
    found = 1.0
    for number in range(*place):
        word = row.word(number)
        known = values.get(word)
        if known is None and word[-1].isdigit() and (read := digits[word]):
            known = read.value
        found *= 1 if known is None else known
    return found


def _tenths(row: Row, place: tuple[int, int]) -> float:
    """The words behind a point: deux virgule cinquante-deux, two point zero three."""
    digits = ""
    at = place[0]
    while at < place[1] and len(digits) < MOST_TENTHS:
        match = row.lexicon.grammar.match("numbers.group", row.signs, at, place[1])
        if match is None:
            at += 1
            continue
        digits += str(int(_spelled(row, (match.start, match.end))[0]))
        at = match.end
    return float(f"0.{digits}")


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

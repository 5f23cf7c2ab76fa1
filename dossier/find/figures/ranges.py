"""Two numbers that make one figure, or one of which says more of the other: ranges, shares, money in two units.

The rules of ``numbers.toml`` say in ``joins`` what two numbers make; here is checked whether their values and units allow it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dossier.find.figures.digits import EXACT
from dossier.find.figures.lexicon import HYPHENS, Row
from dossier.find.figures.numerals import Number, marked
from dossier.find.grammar import Found

# "un sur trois" is a share; "trente-deux sur quarante-cinq" are two counts.
LARGEST_SHARE = 10
CENTS = 100
THOUSAND = 1000
# "10 à 12 000" is 10,000 to 12,000; "2 to 10,000" may be two. Ranges in the news seldom go beyond three times their low end.
FARTHEST = 3
# "two or three hundred" is a range; "one or forty" are two.
FARTHEST_CHOICE = 10

SHORTEST_STEM = 3
# Pieces that may stand between the two numbers, before the first, and behind the second as far as rules look.
BETWEEN, OPENING, BEHIND = 8, 5, 3

Joined = list[Number] | None


def join_numbers(row: Row, numbers: list[Number]) -> tuple[Row, list[Number]]:
    """The row and its numbers with those joined that a rule joins, from the left."""
    joined: list[Number] = []
    for number in numbers:
        near = joined and number.first - joined[-1].after <= BETWEEN
        both = _joined(row, joined[-1], number, joined[-2].after if len(joined) > 1 else 0) if near else None
        joined[-1:] = both or [*joined[-1:], number]
    return (row, numbers) if joined == numbers else (marked(row, joined), joined)


def _joined(row: Row, first: Number, second: Number, floor: int) -> Joined:
    """What a rule makes of two numbers; ``floor`` is the first piece that may open it."""
    found = row.search("joins", max(floor, first.first - OPENING), second.after + BEHIND)
    if found is None or (found.groups["first"][0], found.groups["second"][0]) != (first.first, second.first):
        return None
    return next(_JOINS[name](row, found, first, second) for name in _JOINS if name in found.groups)


def _share(row: Row, found: Found, first: Number, second: Number) -> Joined:
    """Un sur trois, four soldiers out of five."""
    if not 0 < first.low < min(second.low, LARGEST_SHARE) or first.kind == "range":
        return None
    value = first.low / second.low
    return [Number(first.first, second.after, first.start, second.end, value, value)]


def _money(row: Row, found: Found, first: Number, second: Number) -> Joined:
    """Thirteen dollars and forty-five cents; 15 dollars 50."""
    if not ({first.kind, second.kind} <= {"exact", "lone"} and 0 < second.low < CENTS and second.low % 1 == 0):
        return None
    value = first.low + second.low / CENTS
    return [Number(first.first, found.end, first.start, row.end(found.end), value, value, unit=first.unit)]


def _further(row: Row, found: Found, first: Number, second: Number) -> Joined:
    """The second number takes the scale of the first: four million, perhaps nine."""
    if second.scale > 1 or first.scale == 1 or second.low * first.scale <= first.low or not _same_unit(row, found, first, second):
        return None
    return [first, _times(second, first.scale)]


def _choice(row: Row, found: Found, first: Number, second: Number) -> Joined:
    """Two or three hundred."""
    scaled = _share_scale(row, first, second)
    return None if second.high > scaled.low * FARTHEST_CHOICE else _range(row, found, first, second)


def _range(row: Row, found: Found, first: Number, second: Number) -> Joined:
    """Between 300 and 500, from 10 to 20 million."""
    scaled = _share_scale(row, first, second)
    is_whole = {first.kind, second.kind}.isdisjoint(("range", "vague"))
    if not is_whole or scaled.low >= second.high or not _same_unit(row, found, first, second):
        return None
    start = min(row.start(found.start), first.start)
    unit = second.unit or first.unit
    return [Number(found.start, second.after, start, second.end, scaled.low, second.high, "range", second.scale, unit)]


_JOINS: Mapping[str, Callable[[Row, Found, Number, Number], Joined]] = {
    "share": _share,
    "money": _money,
    "range": _range,
    "choice": _choice,
    "further": _further,
}


def _share_scale(row: Row, first: Number, second: Number) -> Number:
    """The first number takes the scale of the second when it is written once for both: 4 à 6 millions, sept à huit cents,
    deux à trois cent mille, 10 à 12 000."""
    scales = [second.scale] if second.scale > first.scale else []
    if row.text[first.start].isalpha() and second.scale >= THOUSAND and second.low % (CENTS * second.scale) == 0:
        scales.insert(0, CENTS * second.scale)
    if second.scale == first.scale == 1 and second.low % THOUSAND == 0 and second.low <= FARTHEST * THOUSAND * first.low:
        scales.append(THOUSAND)
    for scale in scales:
        if first.low < second.high / scale and (first.scale == 1 or first.low < THOUSAND <= scale):
            return _times(first, scale)
    return first


def _times(number: Number, scale: float) -> Number:
    return number._replace(low=round(number.low * scale, EXACT), high=round(number.high * scale, EXACT), scale=scale)


def _same_unit(row: Row, found: Found, first: Number, second: Number) -> bool:
    """Whether what is counted behind the first number, if anything, is counted behind the second too."""
    if first.unit and first.unit != second.unit and (second.unit or first.unit == "%"):
        return False
    if "counted" not in found.groups:
        return True
    start, end = found.groups["counted"]
    counted, follows = (_without_hyphens(row.words(place)) for place in ((start, end), (second.after, second.after + end - start)))
    stems = (word[: max(SHORTEST_STEM, len(word) - 1)] for word in counted)
    return len(follows) >= len(counted) and all(word.startswith(stem) for stem, word in zip(stems, follows, strict=False))


def _without_hyphens(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in HYPHENS]

"""Figures: the numbers of a text with their hedges and bounds: ``find_figures``.

1. Numbers are read with the currency or percent sign written onto them (numerals.py).
2. Two numbers become one where a rule joins them: a share, a range, money in two units (ranges.py).
3. A hedge in front or behind sets the relation and opens a bound; an open bound below and one above join into a range.
4. What is left of mere articles and labels (numéro 3) goes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from dossier.find.expressions import INSIDE
from dossier.find.figures.lexicon import NUMERAL, Row, load_numbers
from dossier.find.figures.numerals import Number, find_numbers
from dossier.find.figures.ranges import join_numbers
from dossier.find.words import Token
from dossier.models import Figure, Relation
from dossier.seen import Visible, visible

HEDGES: tuple[Relation, ...] = ("at_most", "at_least", "about")
"""Of a hedge before a number and one behind it the first of these holds."""
LONGEST_HEDGE = 10
"""Pieces that a hedge before a number has at most."""
LABEL = "label"
"""What a rule says of a word before a number that counts nothing: numéro 3."""
_FIRST, _INSIDE = frozenset({NUMERAL}), frozenset({NUMERAL + INSIDE})
_CLOSING, _OPENED = frozenset('"»”'), re.compile(r"[\"«“][^\"»”]*$")


class _Hedge(NamedTuple):
    """A hedge before a number, and its first piece; "exact" is what only looks like one ("en plus de 300 hommes")."""

    first: int
    relation: str


class _Placed(NamedTuple):
    """A figure and its pieces."""

    first: int
    after: int
    figure: Figure


def find_figures(text: str, *, language: str) -> list[Figure]:
    """The figures of a text, in order, none overlapping; each span holds the hedge. Raises KeyError for an unknown language.

    >>> [(figure.low, figure.high, figure.relation) for figure in find_figures("plus de 4 000 morts", language="fr")]
    [(4000.0, None, 'at_least')]
    """
    seen = visible(text)
    found = _figures(*join_numbers(*find_numbers(seen.text if seen else text, load_numbers(language))))
    return [moved(figure, seen) for figure in found] if seen else found


def moved(figure: Figure, seen: Visible) -> Figure:
    """A figure of a text without its invisible signs, with its place in the whole."""
    start, end = seen.span(figure.start, figure.end)
    return replace(figure, start=start, end=end)


def read_figures(text: str, start: int, end: int, tokens: Sequence[Token], *, language: str) -> tuple[list[Figure], list[Token]]:
    """The figures of a part of a text, with offsets into the whole, and its tokens with each number tagged as one: its first token is
    a "numeral", the others are inside it."""
    row, numbers = join_numbers(*find_numbers(text, load_numbers(language), start, end))
    return _figures(row, numbers), _tagged(tokens, numbers)


def _tagged(tokens: Sequence[Token], numbers: Sequence[Number]) -> list[Token]:
    found, at = list(tokens), 0
    for number in numbers:
        tag = _FIRST
        at = max(at, bisect_left(found, (number.start + 1,)) - 1)
        while at < len(found) and found[at].start < number.end:
            start, end, lower, tags = found[at]
            if end > number.start:
                found[at] = Token(start, end, lower, tags | tag)
                tag = _INSIDE
            at += 1
    return found


def _figures(row: Row, numbers: Sequence[Number]) -> list[Figure]:
    """The figures that numbers make with their hedges."""
    found: list[_Placed] = []
    for number in numbers:
        hedge = _hedge_before(row, number, found[-1].after if found else 0)
        if hedge and hedge.relation == LABEL:
            continue
        placed = _hedged(row, number, hedge)
        is_mere = number.kind == "lone" and placed.figure.relation == "exact" and not number.unit  # an article or pronoun, unless it counts
        if is_mere and not row.match("numbers.one", number.first):
            continue
        both = _bounded(row, found[-1], placed) if found else None
        found[-1:] = [both] if both else [*found[-1:], placed]
    return [placed.figure for placed in found]


def _hedge_before(row: Row, number: Number, floor: int) -> _Hedge | None:
    """The longest hedge before a number that begins at a piece or behind it."""
    at = max(floor, number.first - LONGEST_HEDGE)
    while found := row.search("before", at, number.first + 1):
        if found.end == number.first:
            return _Hedge(found.start, next(iter(found.groups)))
        at = found.end
    return None


def _hedged(row: Row, number: Number, before: _Hedge | None) -> _Placed:
    """The figure that a number makes with its hedges: that before it, and one behind it, at once or behind the words it counts."""
    kind: Relation = "exact" if number.kind == "lone" else number.kind
    if before and (before.relation == "exact" or (kind == "vague") != (before.relation == "vague")):
        before = None
    first, start = (before.first, row.start(before.first)) if before else (number.first, number.start)
    if kind in ("vague", "range"):
        end = number.end + _is_quoted(row.text, start, number.end)
        return _Placed(first, number.after, Figure(start, end, number.low, number.high, kind, number.unit))
    behind = row.match("numbers.behind", number.first)
    after, end = (behind.end, row.end(behind.end)) if behind else (number.after, number.end)
    said = {*((before.relation,) if before else ()), *(behind.groups if behind else ())}
    relation: Relation = next(each for each in HEDGES if each in said) if said else kind
    low, high = None if relation == "at_most" else number.low, None if relation == "at_least" else number.high
    return _Placed(first, after, Figure(start, end, low, high, relation, number.unit))


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a quotation mark opened in a figure is closed behind it: des « centaines » de mines."""
    return text[end : end + 1] in _CLOSING and _OPENED.search(text, start, end) is not None


def _bounded(row: Row, first: _Placed, second: _Placed) -> _Placed | None:
    """One range for a bound below and one above: "supérieur à 100 et inférieur à 300"."""
    one, other = first.figure, second.figure
    if {one.relation, other.relation} != {"at_least", "at_most"}:
        return None
    if not row.lexicon.grammar.fills("numbers.both", row.signs, first.after, second.first):
        return None
    low, high = (one.low, other.high) if one.relation == "at_least" else (other.low, one.high)
    if low is None or high is None or low >= high:
        return None
    return _Placed(first.first, second.after, Figure(one.start, other.end, low, high, "range", other.unit or one.unit))

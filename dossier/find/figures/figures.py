"""Figures: the numbers of a text with their hedges and bounds: ``find_figures``.

1. Numbers are read (numbers.py) and take the currency or percent sign written onto them.
2. Money in two units (3 dollars 50) and two numbers that a range joins become one (ranges.py).
3. A hedge in front or behind sets the relation and opens a bound; an open bound below and one above join into a range.
4. What is left of mere articles and labels (numéro 3) goes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dossier.find.figures.hedges import HEDGES, Hedges, hedge_after, hedge_before, load_hedges
from dossier.find.figures.lexicon import LINKS, Lexicon, load_lexicon, tokens_of
from dossier.find.figures.numbers import find_numbers
from dossier.find.figures.numerals import Number
from dossier.find.figures.ranges import Amount, join_bounds, join_money, join_ranges
from dossier.find.lexicon import KEPT_WORDS
from dossier.find.words import Token
from dossier.language import Language, load_language
from dossier.models import Figure, Relation, Span

_SIGNS = frozenset("$€£")
_SIGN_BEFORE = re.compile(r"(?:\b(?:US|C|A|CA|AU|HK|NZ|S|R)\s?)?([$€£])\s?$", re.IGNORECASE)
_SIGN_AFTER = re.compile(r"[ \u00a0\u202f]?(?:de )?([$€£])")
_NO_DIGIT = re.compile(r"\D*")
_DETERMINER_REACH = 16
_OPENING, _CLOSING = frozenset('"“«'), frozenset('"”»')


def find_figures(text: str, *, language: str) -> list[Figure]:
    """The figures of a text, in order, none overlapping; each span holds the hedge. Raises KeyError for an unknown language.

    >>> [(figure.low, figure.high, figure.relation) for figure in find_figures("plus de 4 000 morts", language="fr")]
    [(4000.0, None, 'at_least')]
    """
    lexicon = load_lexicon(language)
    numbers = find_numbers(text, lexicon)
    if not numbers:
        return []
    pack, hedges = load_language(language), load_hedges(language)
    amounts: list[Amount] = []
    for number in numbers:
        if not amounts or number.start >= amounts[-1].end:
            amounts.append(_amount(text, number, pack))
    amounts = join_ranges(text, join_money(text, amounts, pack), pack)
    found: list[Figure] = []
    for place, amount in enumerate(amounts):
        limit = amounts[place + 1].start if place + 1 < len(amounts) else len(text)
        floor = found[-1].end if found else 0
        figure = _hedged(text, amount, limit, hedges)
        if figure.start < floor:
            figure = replace(figure, start=amount.start)
        if _counts(text, amount, figure, pack, lexicon):
            found.append(figure)
    return join_bounds(text, found, pack)


def figures_in(text: str, span: Span, words: Sequence[Token], *, language: str) -> list[Figure]:
    """The figures of a part of a text whose words are known, with offsets into the whole text."""
    if not any(_load_counting(language)[word.lower] for word in words):
        return []
    return [moved(figure, span.start) for figure in find_figures(text[span.start : span.end], language=language)]


def moved(figure: Figure, by: int) -> Figure:
    """A figure of a part of a text as one of the whole."""
    return Figure(figure.start + by, figure.end + by, figure.low, figure.high, figure.relation, figure.unit)


def _amount(text: str, number: Number, pack: Language) -> Amount:
    """A number with its sign, and the determiner of an indefinite many."""
    start, end, unit = number.start, number.end, None
    near = text[max(0, start - 3) : start]
    before = _SIGN_BEFORE.search(text, max(0, start - 6), start) if not _SIGNS.isdisjoint(near) else None
    if before:
        start, unit = before.start(), before[1]
    else:
        percent = pack.regex("numbers.percent_follows").match(text, end)
        after = percent or _SIGN_AFTER.match(text, end)
        if after:
            end, unit = after.end(), "%" if percent else after[1]
    if number.kind == "vague":
        determiner = pack.regex("numbers.determiner").search(text, max(0, start - _DETERMINER_REACH), start)
        if determiner:
            end += text[determiner.start() : start].rstrip()[-1:] in _OPENING and text[end : end + 1] in _CLOSING
            start = determiner.start()
    relation: Relation = "exact" if number.kind == "lone" else number.kind
    return Amount(start, end, number.value, number.high, relation, number.scale, unit, number.kind == "lone")


def _hedged(text: str, amount: Amount, limit: int, hedges: Hedges) -> Figure:
    """The figure an amount makes with its hedge."""
    if amount.relation in ("vague", "range"):
        before = hedge_before(text, amount.start, hedges) if amount.relation == "range" else None
        return Figure(before.edge if before else amount.start, amount.end, amount.low, amount.high, amount.relation, amount.unit)
    before = hedge_before(text, amount.start, hedges)
    before = None if before and before.relation == "exact" else before  # "en plus de 300 hommes": no hedge, and no part of the figure
    if before and before.relation == "about":  # "jusqu'à environ 300": the outer one bounds
        outer = hedge_before(text, before.edge, hedges)
        before = outer if outer and outer.relation in ("at_least", "at_most") else before
    after = hedge_after(text, amount.end, limit, hedges)
    found = [hedge.relation for hedge in (before, after) if hedge]
    relation: Relation = next((hedge for hedge in reversed(HEDGES) if hedge in found), amount.relation)
    start, end = before.edge if before else amount.start, after.edge if after else amount.end
    low, high = None if relation == "at_most" else amount.low, None if relation == "at_least" else amount.high
    return Figure(start, end, low, high, relation, amount.unit)


def _counts(text: str, amount: Amount, figure: Figure, pack: Language, lexicon: Lexicon) -> bool:
    """Whether this is a figure: not a mere article or pronoun, not a label."""
    if amount.lone and figure.relation == "exact" and amount.unit is None:
        return (
            pack.regex("numbers.one_counts").match(text, amount.end) is not None
            and pack.regex("numbers.one_refers").search(text, max(0, amount.start - _DETERMINER_REACH), amount.start) is None
        )
    tail = text[max(0, amount.start - 14) : amount.start].rstrip().lower()
    return not tail.endswith(lexicon.labels) or not any(
        tail.endswith(label) and not tail[: -len(label)][-1:].isalpha() for label in lexicon.labels
    )


class _Counting(dict[str, bool]):
    """Whether a word has a digit or a numeral in it, kept for those met lately: without one a sentence has no figure."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> bool:
        if len(self) >= KEPT_WORDS:
            self.clear()
        self[word] = found = any(token.kind not in LINKS for token in tokens_of(word, self._lexicon)) or not _NO_DIGIT.fullmatch(word)
        return found


@cache
def _load_counting(code: str) -> _Counting:
    return _Counting(load_lexicon(code))

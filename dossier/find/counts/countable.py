"""Which figures of a sentence can count people or things: no dates, ages, rates, shares, labels, marks of notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dossier.find.counts.spots import Spot, spots_of
from dossier.find.figures.figures import find_figures
from dossier.find.rules import Rules, Uncountable
from dossier.find.sentence import Sentence
from dossier.models import DateSpan, Figure, Why

_LISTED = re.compile(r"\(\d[\d.,\s]{0,12}\s[^\W\d]{3,40}[^()]{0,60}\)")
_PLACED = re.compile(r"[^\W\d_a-zà-ÿ][^\W\d_]*[ \u00a0]\((\d{1,3}(?:[.,\s]?\d{3})*)\)")
_NOTED = re.compile(r"(?<=\().+(?=\))|(?<=\[).+(?=\])")
MARGIN = 6  # characters of what says that a number is how exact another one is: "600 ± 50", "600 (+/- 50)"
_MARGIN = re.compile(r"\d\s?\(?(?:±|\+\s?/\s?[-−–])\s?$")
_SHARED: frozenset[Why] = frozenset({"age", "unit", "broken"})
"""What numbers joined in a list share: "aged nine and 12", "122 et 152 mm", "2 6000"."""


def countable_spots(
    sentence: Sentence, topics: tuple[str, ...], dates: Sequence[DateSpan], rules: Rules
) -> tuple[list[Spot], list[tuple[Figure, Why]]]:
    """Of a sentence's figures those that can count people or things, and the others, each with the name of what it is instead."""
    spots = spots_of(sentence, topics, sentence.figures, (), rules)
    able = [rules.uncountable[name] for name in rules.grammar.able(tuple(rules.uncountable), spots[0].row)] if spots else []
    reached = [_reached(spot) for spot in spots]
    whys = _shared(spots, ["date" if _is_dated(spot.figure, dates) else _uncountable(spot, able) for spot in reached])
    others = [(spot.figure, why) for spot, why in zip(reached, whys, strict=True) if why]
    if not others and reached == spots:
        return spots, others
    return spots_of(sentence, topics, [spot.figure for spot, why in zip(reached, whys, strict=True) if not why], others, rules), others


def _is_dated(figure: Figure, dates: Sequence[DateSpan]) -> bool:
    return any(date.start < figure.end and figure.start < date.end for date in dates)


def _shared(spots: Sequence[Spot], whys: Sequence[Why | None]) -> Sequence[Why | None]:
    """What numbers are, those joined in a list being alike."""
    found = list(whys)
    for second in range(len(spots) - 1, 0, -1):
        pair = found[second - 1], found[second]
        if None in pair and not _SHARED.isdisjoint(pair) and spots[second - 1].find("claims.alike", None, spots[second].end):
            found[second - 1 : second + 1] = [pair[0] or pair[1]] * 2
    return found


def _reached(spot: Spot) -> Spot:
    """ "est passé de 35 à 41 morts": no range, but what the count has come to."""
    figure, sentence = spot.figure, spot.sentence
    if figure.relation != "range" or not spot.holds("claims.moved"):
        return spot
    middle = next((last for first, last in sentence.tagged("prep.to", spot.first + 1, spot.end)), spot.first - 1) + 1
    start = sentence.tokens[middle].start
    last = find_figures(sentence.text[start : figure.end], language=spot.rules.language.code)
    return replace(spot, figure=replace(last[-1], start=start + last[-1].start, end=start + last[-1].end)) if last else spot


def _uncountable(spot: Spot, able: Sequence[Uncountable]) -> Why | None:
    """What a number is that counts no people or things, None where it can count."""
    if _is_note(spot):
        return "mark of a note"
    if _MARGIN.search(spot.sentence.text, max(spot.sentence.start, spot.figure.start - MARGIN), spot.figure.start):
        return "comparison"
    if spot.rules.language.regex("claims.compound").match(spot.sentence.text, spot.figure.end):
        return "unit"
    return next((rule.why for rule in able if _holds(spot, rule)), None)


def _holds(spot: Spot, rule: Uncountable) -> bool:
    """Whether a rule matches around a number; of several numbers it names as its own the one that it speaks of."""
    found = spot.rules.grammar.find(rule.name, spot.row, 0 if rule.sentence else spot.floor, spot.limit)
    return any(one.groups.get("own", (spot.first, spot.end))[0] == spot.first for one in found)


def _is_note(spot: Spot) -> bool:
    """ "(12)", "[4]": the mark of a note, unless counts in brackets are listed ("from Besson (78 divers) and Turin (50)"), or places each
    with its count ("in Besson (53), Turin (15) and Nantes (6)")."""
    text, figure = spot.sentence.text, spot.figure
    noted = _NOTED.match(text, figure.start, figure.end + 1)
    if noted is None or noted.end() != figure.end:
        return False
    placed = [int(re.sub(r"\D", "", number)) for number in _PLACED.findall(text, spot.sentence.start, spot.sentence.end)]
    if any(second - first != 1 for first, second in pairwise(placed)):  # marks of notes are in order
        return False
    return not any(match.end() < figure.start for match in _LISTED.finditer(text, spot.sentence.start, figure.start))

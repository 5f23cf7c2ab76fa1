"""Which figures of a sentence can count people or things: no dates, ages, rates, shares, labels, marks of notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier.find.counts.spots import Spot, spots_of
from dossier.find.figures.figures import find_figures
from dossier.find.rules import Rules, Uncountable
from dossier.find.sentence import Sentence
from dossier.models import DateSpan, Figure, Span, Why

_LISTED = re.compile(r"\(\d[\d.,\s]{0,12}\s[^\W\d]{3,40}[^()]{0,60}\)")
_ITEM = re.compile(r"\s*\d{1,2}\s?[.)](?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TELEPHONE = ("0 ", "0\u00a0", "0\u202f", "00")
_SHARED: frozenset[Why] = frozenset({"age", "unit"})
"""What numbers joined in a list share: "aged nine and 12", "122 et 152 mm"."""


def countable_spots(
    sentence: Sentence, topics: tuple[str, ...], dates: Sequence[DateSpan], rules: Rules
) -> tuple[list[Spot], list[tuple[Figure, Why]]]:
    """Of a sentence's figures those that can count people or things, and the others, each with the name of what it is instead."""
    spots = spots_of(sentence, topics, sentence.figures, (), rules)
    able = [rule for rule in rules.uncountable if rules.grammar.may_match(rule.name, spots[0].row)] if spots else []
    reached = [_reached(spot) for spot in spots]
    whys = ["date" if any(_overlap(date, spot.figure) for date in dates) else _uncountable(spot, able) for spot in reached]
    for second in range(len(spots) - 1, 0, -1):
        pair = whys[second - 1], whys[second]
        if None in pair and not _SHARED.isdisjoint(pair) and spots[second - 1].find("claims.alike", None, spots[second].end):
            whys[second - 1 : second + 1] = [pair[0] or pair[1]] * 2
    others = [(spot.figure, why) for spot, why in zip(reached, whys, strict=True) if why]
    if not others and reached == spots:
        return spots, others
    return spots_of(sentence, topics, [spot.figure for spot, why in zip(reached, whys, strict=True) if not why], others, rules), others


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


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
    figure, text = spot.figure, spot.sentence.text
    surface = text[figure.start : figure.end]
    if figure.unit == "%":
        return "share"
    if spot.most < 1 or not float(figure.low or figure.high or 0).is_integer():
        return "fraction"
    if _ITEM.fullmatch(text[spot.sentence.start : figure.end + 2]):
        return "number of a line"
    if figure.low == figure.high == 1 and figure.relation == "exact" and not surface[0].isdigit():
        return "pronoun"
    if _is_note(spot):
        return "mark of a note"
    if spot.rules.language.regex("claims.compound").match(text, figure.end):
        return "unit"
    if surface.startswith(_TELEPHONE):
        return "telephone number"
    return next((rule.why for rule in able if _holds(spot, surface, rule)), None)


def _holds(spot: Spot, surface: str, rule: Uncountable) -> bool:
    """Whether a rule matches around a number."""
    if (rule.most and spot.most > rule.most) or (rule.digits and not surface[0].isdigit()) or (rule.year and not _YEAR.fullmatch(surface)):
        return False
    end = spot.limit + (rule.beside and spot.limit < len(spot.row))
    return spot.find(rule.name, 0 if rule.sentence else None, end) is not None


def _is_note(spot: Spot) -> bool:
    """ "(12)", "[4]": the mark of a note, unless counts in brackets are listed ("from Besson (78 divers) and Turin (50)")."""
    text, figure = spot.sentence.text, spot.figure
    if text[figure.start - 1 : figure.start] not in ("(", "[") or text[figure.end : figure.end + 1] not in (")", "]"):
        return False
    return not any(match.end() < figure.start for match in _LISTED.finditer(text, spot.sentence.start, figure.start))

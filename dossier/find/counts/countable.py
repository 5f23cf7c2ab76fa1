"""Which figures of a sentence can count people or things: no dates, ages, rates, shares, labels, marks of notes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dossier.find.counts.spots import Spot, spots_of
from dossier.find.figures.figures import find_figures
from dossier.find.rules import Rules
from dossier.find.sentence import Sentence
from dossier.models import DateSpan, Figure, Why

_LISTED = re.compile(r"\(\d[\d.,\s]{0,12}\s[^\W\d]{3,40}[^()]{0,60}\)")
_ITEM = re.compile(r"\s*\d{1,2}\s?[.)](?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TELEPHONE = ("0 ", "0\u00a0", "0\u202f", "00")
_SHARED: frozenset[Why] = frozenset({"age", "unit"})
"""What numbers joined in a list share: "aged nine and 12", "122 et 152 mm"."""


def countable_figures(
    sentence: Sentence, figures: Sequence[Figure], dates: Sequence[DateSpan], rules: Rules
) -> tuple[list[Figure], list[tuple[Figure, Why]]]:
    """Of a sentence's figures those that can count people or things, and the others, each with the name of what it is instead."""
    spots = [_reached(spot) for spot in spots_of(sentence, (), figures, (), rules)]
    whys = [
        "date" if any(date.start < spot.figure.end and spot.figure.start < date.end for date in dates) else _uncountable(spot)
        for spot in spots
    ]
    for first, second in [*zip(range(len(spots) - 1), range(1, len(spots)), strict=True)][::-1]:
        alike = spots[first].find("claims.alike", None, spots[second].end)
        for one, other in ((first, second), (second, first)):
            if alike and whys[one] in _SHARED and whys[other] is None:
                whys[other] = whys[one]
    found = [spot.figure for spot, why in zip(spots, whys, strict=True) if why is None]
    return found, [(spot.figure, why) for spot, why in zip(spots, whys, strict=True) if why]


def _reached(spot: Spot) -> Spot:
    """ "est passé de 35 à 41 morts": no range, but what the count has come to."""
    figure, sentence = spot.figure, spot.sentence
    if figure.relation != "range" or not spot.holds("claims.moved"):
        return spot
    middle = next((last for first, last in sentence.tagged("prep.to", spot.first + 1, spot.end)), spot.first - 1) + 1
    start = sentence.tokens[middle].start
    last = find_figures(sentence.text[start : figure.end], language=spot.rules.language.code)
    return replace(spot, figure=replace(last[-1], start=start + last[-1].start, end=start + last[-1].end)) if last else spot


def _uncountable(spot: Spot) -> Why | None:
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
    return next((rule.says["why"] for rule in spot.rules.uncountable if _holds(spot, surface, rule.name, rule.says)), None)


def _holds(spot: Spot, surface: str, name: str, says: Mapping[str, Any]) -> bool:
    """Whether a rule matches around a number; ``most``, ``digits`` and ``year`` are what it says of the number
    itself, ``sentence`` and ``beside`` how far it goes beyond the figures beside it."""
    if spot.most > says.get("most", spot.most) or ("digits" in says and not surface[0].isdigit()):
        return False
    if "year" in says and not _YEAR.fullmatch(surface):
        return False
    return spot.find(name, 0 if "sentence" in says else None, spot.limit + ("beside" in says and spot.limit < len(spot.row))) is not None


def _is_note(spot: Spot) -> bool:
    """ "(12)", "[4]": the mark of a note, unless counts in brackets are listed ("from Besson (78 divers) and Turin (50)")."""
    text, figure = spot.sentence.text, spot.figure
    if text[figure.start - 1 : figure.start] not in ("(", "[") or text[figure.end : figure.end + 1] not in (")", "]"):
        return False
    return not any(match.end() < figure.start for match in _LISTED.finditer(text, spot.sentence.start, figure.start))

"""Which figures are a part of another: "12 morts, dont 3 enfants", "600 of the 2,400", "deux d'entre eux", "950 in Tablao province"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from heapq import nlargest
from operator import itemgetter

from dossier.find.counts.group import named_place, place_behind
from dossier.find.counts.reading import Reading
from dossier.find.counts.spots import Counted, Spot
from dossier.find.lexicon import CAPITAL
from dossier.find.words import lowered
from dossier.models import EVERYWHERE, Claim


def settled(reading: Reading, found: Counted) -> Counted:
    """A figure that counts something, and of which figure of its sentence it is a part.

    1. It is called a part of what stands before it, or joined to such a part, and counts the same: of "60 victims, including 40 dead"
       the 40 are all of the dead.
       All the dead of "losses of 60, including 40 dead" are a total too.
    2. It is said to be of those counted, or among the dead, or what these include.
    """
    if found.measure is None:
        return found
    spot, whole = reading.spot, reading.whole
    if found.measure in reading.measures.money and _is_funding(spot):
        found = replace(found, cued=True)
    toll = reading.previous.toll
    if found.measure in reading.measures.casualties:
        toll = {**toll, found.measure: max(spot.most, toll.get(found.measure, 0))}
    kind = reading.noun.name if reading.noun and reading.noun.name not in reading.measures.tolls else None
    found = replace(found, toll=toll, kind=kind, place=_place(spot, found.measure))
    if whole and whole.measure == found.measure:
        return replace(found, part=True, most=whole.most, figure=spot.figure, whole=whole.whole or whole.figure)
    before = reading.previous
    fits = before.measure == found.measure and spot.most <= before.most
    included = fits and before.back <= 1 and spot.find("claims.included", 0, spot.end) is not None
    part = found.part or included or (fits and spot.holds("claims.of_them"))
    return replace(found, part=part, most=spot.most, figure=spot.figure, whole=None)


def _place(spot: Spot, measure: str | None) -> frozenset[str]:
    """The names of the region, town or house in which those counted are, a town by its name alone not of a toll, or for what they were
    arrested; nothing where the figure's words tell no such thing. (Of a toll a name alone made as many totals parts as it found parts on
    the annotated articles.)"""
    if measure in spot.measures.money or measure in spot.measures.kinds:
        return frozenset()
    found = None
    if measure in spot.measures.crowds:
        found = named_place(spot)
    elif measure not in spot.measures.tolls:
        found = place_behind(spot)
    found = found or spot.find("claims.region", None, len(spot.row)) or spot.find("claims.headed", 0, spot.end)
    if found is None:
        return frozenset()
    words = spot.sentence.tokens[slice(*found.groups["place"])]
    return frozenset(word.lower for word in words if CAPITAL in word.tags) or frozenset({max((word.lower for word in words), key=len)})


def partial(counts: Sequence[tuple[Claim, Counted]], known: Collection[str]) -> set[str]:
    """The ids of the claims that are part of a bigger count of their article.

    1. Of a region, of a crowd's town too, where any place has more ("3,871 people, 950 in Tablao province"), unless the place is ``known``
       from the beginning: there the news is.
    2. Of a place by its name alone, or of a group of people, behind a bigger count of no such place and group.
    3. Several of one sentence that add up to another count ("Six soldiers and 34 guards" of 40 dead).
    """
    totals = [(claim, counted) for claim, counted in counts if claim.scope == "total" and not claim.former]
    placed = [(claim, counted) for claim, counted in totals if counted.place and counted.place.isdisjoint(known)]
    biggest = _biggest(totals) if placed else {}
    regional = {
        claim.id for claim, part in placed if any(place != part.place and high > part.most for place, high in biggest[claim.measure])
    }
    return regional | _narrower(totals, known) | _adding_up(counts)


def _narrower(totals: Sequence[tuple[Claim, Counted]], known: Collection[str]) -> set[str]:
    """Those of a named place behind a bigger count of all, and those of a group behind one of the same side and day; what is only planned
    or possible is no whole of what is there."""
    found: set[str] = set()
    most: dict[tuple[object, ...], float] = {}
    for claim, counted in totals:
        actual = claim.modality == "actual"
        keys = (claim.measure,), (claim.measure, claim.as_of, claim.claimant and claim.claimant.party)
        named = claim.place not in (None, EVERYWHERE) and not set(lowered(claim.place or "").split()) <= set(known)
        whole = max(most.get((*keys[not named], True), 0), 0 if actual else most.get((*keys[not named], False), 0))
        if (named or claim.people) and counted.most < whole:
            found.add(claim.id)
        elif claim.place in (None, EVERYWHERE) and not (claim.people or counted.place):
            most |= {(*key, actual): max(most.get((*key, actual), 0), claim.figure.low or 0) for key in keys}
    return found


def _adding_up(counts: Sequence[tuple[Claim, Counted]]) -> set[str]:
    """Those of one sentence and measure that make another count of the article, or the one that stands beside them."""
    beside: dict[tuple[int, str], list[Claim]] = {}
    for claim, _ in counts:
        if claim.figure.low == claim.figure.high:
            beside.setdefault((claim.start, claim.measure), []).append(claim)
    values = {(key[1], claim.figure.low) for key, claims in beside.items() for claim in claims}
    found: set[str] = set()
    for (_, measure), claims in beside.items():
        total = sum(claim.figure.low or 0 for claim in claims)
        parts = [claim for claim in claims if claim.figure.low != total / 2]
        if len(parts) > 1 and ((measure, total) in values or len(parts) < len(claims)):
            found |= {claim.id for claim in parts}
    return found


def _biggest(totals: Sequence[tuple[Claim, Counted]]) -> dict[str, list[tuple[Collection[str], float]]]:
    """For each measure the two places with the biggest counts, which are all that a count of any place need be compared with."""
    highest: dict[str, dict[frozenset[str], float]] = {}
    for claim, counted in totals:
        places = highest.setdefault(claim.measure, {})
        places[counted.place] = max(places.get(counted.place, 0), claim.figure.high or 0)
    return {measure: nlargest(2, places.items(), key=itemgetter(1)) for measure, places in highest.items()}


def _is_funding(spot: Spot) -> bool:
    """Whether a sum is given, asked for or lost by many, as its own clause says, in a sentence that names the subject if there is one: that
    tells what it is for, as a topic's word would. What a budget holds is only to be spent."""
    subject = spot.rules.config.subject
    return (subject is None or any(item.party == subject for item in spot.sentence.named)) and (
        not spot.sentence.has("noun.budget") and spot.holds("claims.funded")
    )


def part_of_next(found: Counted, whole: Counted, spot: Spot) -> Counted:
    """A figure of "600 of the 2,400": a part, where what is counted of it is counted of the ``whole``."""
    part = found.measure is not None and found.measure == whole.measure
    return replace(found, part=part, figure=spot.figure, whole=whole.figure if part else None)

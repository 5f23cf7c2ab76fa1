"""Whether a figure is a running total, a batch or an increase of its own, or a part of another."""

from __future__ import annotations

from dossier.find.counts.spots import Counted, Spot
from dossier.models import Scope

BATCH_REACH = 5  # tokens behind the counted words in which "supplémentaires", "avaient été envoyés" stand


def scope_of(spot: Spot, counted: Counted, previous: Counted | None) -> Scope | None:
    """ "new" for a batch sent now, on top or to come; "total" for a running count, as every toll is; "part" for a part
    of another count ("dont 500 officiers"); None for what each gets ("2 000 euros par mois"). ``previous`` is what the figure before
    it counts."""
    if counted.part:
        return "part"
    if _is_added(spot, counted, previous):
        return "new"
    if counted.measure is None or counted.measure in spot.measures.tolls:
        return "total"
    if spot.holds("claims.part"):
        return "part"
    if spot.holds("claims.each"):
        return None
    last = counted.span.end if counted.span and counted.span.start >= spot.figure.start else spot.figure.end
    behind = min(len(spot.row), spot.sentence.number(last) + BATCH_REACH)
    return "new" if spot.find("claims.batch", 0, spot.end) or spot.find("claims.batch_behind", spot.first, behind) else "total"


def _is_added(spot: Spot, counted: Counted, previous: Counted | None) -> bool:
    """Whether a count comes on top: "another 12 died", but not "another 40 were hurt" behind the dead, or is of one day alone."""
    found = [one for one in spot.rules.grammar.find("claims.added", spot.row) if one.groups["own"][0] == spot.first]
    other = previous is not None and previous.measure not in (None, counted.measure)
    return any("another" not in one.groups for one in found) or (bool(found) and not other)

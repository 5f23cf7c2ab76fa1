"""What is said of counted people or things: "600 soldats ... ont été tués", "la crue a tué 41 personnes"."""

from __future__ import annotations

from dossier.find.counts.spots import Spot
from dossier.find.lexicon import Hit

PART_REACH = 10  # tokens before a whole in which its part stands
NEAR = 4  # tokens from a state to a wider one that stands for it ("tués ou blessés")


def state_behind(spot: Spot) -> Hit | None:
    """What is said of a figure's people or things behind it in its clause; of two states next to one another the wider one."""
    found = spot.find("claims.following", spot.first)
    if found is None:
        return None
    aside = found.groups.get("aside", (0, 0))
    last = min(found.end, spot.limit - (spot.limit < len(spot.row)))  # "killed 41 and injured 12": said of the next figure
    hits = [hit for hit in spot.states if spot.end <= hit.first and hit.last < last and not aside[0] <= hit.first < aside[1]]
    hits = [hit for hit in hits if hit.first < hit.last or not spot.find("claims.determined", spot.end, hit.first)]
    best = hits[0] if hits else None
    for hit in hits[1:]:
        if best and hit.name in spot.measures.wider.get(best.name, ()) and hit.first - best.last <= NEAR:
            best = hit
    return best


def done_to(spot: Spot) -> Hit | None:
    """ "killed 41", "la mort, à Besson, de 41 passants": the verb or its noun right before."""
    found = spot.find("claims.befallen", None, spot.end)
    first, end = found.groups["state"] if found else (0, 0)
    hits = [hit for hit in spot.states if first <= hit.first and hit.last == end - 1 and hit.name in spot.measures.tolls]
    return max(hits, key=lambda hit: hit.last - hit.first, default=None)


def is_whole(spot: Spot) -> bool:
    """ "600 of the 2,400 are on strike", "80 % des 2 400 sont en grève": what is said, is said of the part."""
    found = spot.find("claims.whole", max(0, spot.first - PART_REACH), spot.end)
    return found is not None and found.end == spot.end

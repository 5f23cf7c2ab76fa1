"""What is said of counted people or things: "600 soldats ... ont été tués", "la crue a tué 41 personnes"."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

from dossier.find.counts.spots import Spot
from dossier.find.lexicon import Hit

PART_REACH = 10  # tokens before a whole in which its part stands
NEAR = 4  # tokens from a state to a wider one that stands for it ("tués ou blessés")


def state_behind(spot: Spot) -> Hit | None:
    """What is said of a figure's people or things behind it in its clause, or of all those that it is named with as one subject ("six
    gendarmes et 34 gardes ont été tués")."""
    found = _said_behind(spot)
    if found is None and not any(hit.name in spot.measures.casualties for hit in spot.counted(spot.end, spot.limit)):
        last = _last_fellow(spot)
        found = _said_behind(replace(spot, first=last[0], end=last[1])) if last else None
    return found


def _last_fellow(spot: Spot) -> tuple[int, int] | None:
    """The last figure of a subject of several in which a figure stands."""
    found = spot.rules.grammar.find("claims.fellows", spot.row) if spot.limit < len(spot.row) else ()
    return next((one.groups["last"] for one in found if one.start <= spot.first < one.groups["last"][0]), None)


def _said_behind(spot: Spot) -> Hit | None:
    """What is said of a figure's people or things behind it in its clause; of two states next to one another the wider one, and of the
    noun's own and what its clause says of it the latter ("12 blessés sont morts")."""
    found = spot.find("claims.following", spot.first, len(spot.row))
    if found is None:
        return None
    done = spot.find("claims.object_before_comma", max(0, spot.first - 1), len(spot.row))
    if done and done.start < spot.first:
        return None
    aside = range(*found.groups.get("aside", (0, 0)))
    said = (hit for hit in spot.said(spot.end, found.end) if hit.name not in spot.measures.money)  # "20 000 bâches promises" are no money
    hits = [hit for hit in said if hit.first not in aside and not _of_others(spot, hit)]
    hits = [_whole_of(spot, hit) for hit in hits]
    return reduce(lambda best, hit: hit if _is_wider(spot, best, hit) or _befell(spot, best, hit) else best, hits) if hits else None


def is_predicate(spot: Spot, hit: Hit) -> bool:
    """Whether a state is what a clause says ("sont morts"), not a noun or an adjective ("12 blessés")."""
    return spot.find("claims.before_predicate", spot.end, hit.first) is not None


def _befell(spot: Spot, noun: Hit, hit: Hit) -> bool:
    """Whether a state befell those whom a noun that is itself one names ("12 blessés sont morts")."""
    return noun.first == spot.end and not is_predicate(spot, noun) and is_predicate(spot, hit)


def _whole_of(spot: Spot, state: Hit) -> Hit:
    """The words of a wider measure that hold a state ("killed or injured")."""
    wider = spot.measures.wider.get(state.name, ())
    whole = (hit for hit in spot.counted(spot.end) if hit.first <= state.first and state.last <= hit.last and hit.name in wider)
    return next(whole, state)


def _of_others(spot: Spot, hit: Hit) -> bool:
    """Whether a state is a noun, of others ("300 soldats remplacent les tués"), is said of somebody named between ("30 pupils were at
    home, parents marched"), or is what the counted do to others ("300 soldats ont tué des villageois")."""
    if spot.find("claims.said_of_others", spot.end, hit.first) or (
        hit.first == hit.last and spot.find("claims.determined", spot.end, hit.first)
    ):
        return True
    return done_by_them(spot, hit)


def done_by_them(spot: Spot, hit: Hit) -> bool:
    """Whether a state is what the counted do to others ("300 soldats ont tué des villageois")."""
    done = spot.rules.grammar.find("claims.done_to_others", spot.row, spot.end)
    return any(hit.first <= one.groups["done"][0] <= hit.last for one in done)


def _is_wider(spot: Spot, best: Hit, hit: Hit) -> bool:
    return hit.name in spot.measures.wider.get(best.name, ()) and hit.first - best.last <= NEAR


def done_to(spot: Spot) -> Hit | None:
    """ "killed 41", "la mort, à Besson, de 41 passants": the verb or its noun right before."""
    found = spot.find("claims.befallen", None, spot.end)
    if found is None:
        return None
    first, end = found.groups["state"]
    hits = [hit for hit in spot.said(first, end) if hit.last == end - 1 and hit.name in spot.measures.tolls]
    return max(hits, key=lambda hit: hit.last - hit.first, default=None)


def done_with(spot: Spot) -> Hit | None:
    """ "killed 41 firefighters and nine residents": what befell those counted before befell these too."""
    found = spot.rules.grammar.find("claims.befallen_too", spot.row) if spot.floor else ()
    places = next((one.groups["state"] for one in found if one.groups["last"][0] == spot.first), None)
    hits = spot.said(*places) if places else ()
    return next((hit for hit in hits if hit.name in spot.measures.tolls), None)


def is_whole(spot: Spot) -> bool:
    """ "600 of the 2,400 are on strike", "80 % des 2 400 sont en grève": what is said, is said of the part."""
    found = spot.find("claims.whole", max(0, spot.first - PART_REACH), spot.end)
    return found is not None and found.end == spot.end

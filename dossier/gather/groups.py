"""Of whom and where figures are: those of different groups of people, or of different places, are not set against one another.

1. A figure of a whole country is one that names no place.
2. A place that the dossier's title names is where all are that name no place; so is, where none is of a whole country, the only place
   that a measure's figures name, or that half of them do.
3. A group of people of which nearly all figures of a measure are is what those count that name none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from dossier.config import Config
from dossier.models import EVERYWHERE, Claim

Name = TypeVar("Name", bound=str)

HOME = 1 / 2
"""The share of a measure's claims that are in one place, from which on the others are there too."""

OWN = 3 / 4
"""The share of a measure's claims that are of one group of people, from which on the others are of it too."""


def settle_groups(claims: Iterable[Claim], config: Config) -> list[Claim]:
    """The claims, each with the group of people and the place that set it apart from the others of its measure, and no other ones."""
    claims = list(claims)
    measures: dict[str, list[Claim]] = {}
    for claim in claims:
        measures.setdefault(claim.measure, []).append(claim)
    titled = " ".join((*config.title.values(), *config.subtitle.values())).lower()
    homes = {measure: _home(found) for measure, found in measures.items()}
    owners = {measure: _most(Counter(one.people for one in found if one.people), len(found) * OWN) for measure, found in measures.items()}

    def settled(claim: Claim) -> Claim:
        at_home = claim.place in (EVERYWHERE, homes[claim.measure]) or (claim.place or "").lower() in titled
        people, place = None if claim.people == owners[claim.measure] else claim.people, None if at_home else claim.place
        return claim if (people, place) == (claim.people, claim.place) else replace(claim, people=people, place=place)

    return [settled(claim) for claim in claims]


def _home(claims: Sequence[Claim]) -> str | None:
    """The place where a measure's figures are that name none."""
    places = Counter(claim.place for claim in claims if claim.place)
    return None if EVERYWHERE in places else _most(places, 1 if len(places) == 1 else len(claims) * HOME)


def _most(counts: Mapping[Name, int], least: float) -> Name | None:
    """What is named at least so often; None where nothing is."""
    return next((name for name, count in counts.items() if count >= least), None)

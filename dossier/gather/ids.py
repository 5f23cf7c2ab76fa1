"""Ids of a whole dossier: they are short enough to type, so two may be the same by chance, or because somebody looked for such words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import count, pairwise

from dossier.digest import stable_id
from dossier.models import Claim, Passage


def each_its_own(passages: Iterable[Passage], claims: Iterable[Claim]) -> tuple[list[Passage], list[Claim]]:
    """The passages and claims, no two of which have one id: of several, that of the first source by its name keeps it.

    >>> one, other = Passage(0, 4, "same", "a", ()), Passage(0, 4, "same", "b", ())
    >>> [passage.id for passage in each_its_own([other, one], [])[0]]
    ['de315400e9', 'same']
    """
    passages, claims = list(passages), list(claims)
    named = sorted({*((one.id, one.source) for one in claims), *((one.id, one.source) for one in passages)})
    given = {id for id, _ in named}
    if len(given) == len(named):
        return passages, claims
    others: dict[tuple[str, str], str] = {}
    for (id, _), (same, source) in pairwise(named):
        if same == id:
            others[id, source] = next(name for number in count() if (name := stable_id(id, source, number)) not in given)
            given.add(others[id, source])
    return (
        [replace(one, id=others.get((one.id, one.source), one.id)) for one in passages],
        [_named(one, others) for one in claims],
    )


def _named(claim: Claim, others: Mapping[tuple[str, str], str]) -> Claim:
    """A claim under its own id, as a part of the claim that it is a part of."""
    whole = claim.whole and others.get((claim.whole, claim.source), claim.whole)
    return replace(claim, id=others.get((claim.id, claim.source), claim.id), whole=whole)

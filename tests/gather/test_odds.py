from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import pytest

from dossier.gather.differences import find_differences
from dossier.gather.estimates import Statement
from dossier.gather.odds import Odds
from dossier.gather.series import Days, compatible
from dossier.gather.voices import Voice
from dossier.models import Estimate
from tests.gather.small import configured

RELATIONS = ("exact", "about", "at_least", "at_most", "range", "vague")


def invented(size: int, seed: int = 1) -> Iterator[Statement]:
    """Statements of many claimants, of whom some are nobody known, on the days of two months."""
    chance = random.Random(seed)
    for place in range(size):
        kind: Any = chance.choice(("actor", "words", "source"))
        party = None if kind == "source" else chance.choice(("city", "valley", None))
        voice = Voice(kind, f"source{place}" if kind == "source" else chance.choice("xyz"), party)
        relation: Any = chance.choice(RELATIONS)
        low = chance.randint(1, 12) * 10
        high = None if relation == "at_least" else low + chance.randint(1, 30) if relation in ("range", "vague") else low
        day = f"2025-0{chance.choice('45')}-{chance.randint(1, 28):02}"
        basis: Any = chance.choice(("stated", "reported"))
        estimate = Estimate(
            f"e{place:05}",
            "killed",
            None,
            party,
            None if relation == "at_most" else low,
            high,
            relation,
            "total",
            day,
            (),
            1,
            as_of_basis=basis,
        )
        yield Statement(estimate, voice, None, frozenset())


def pairwise(one: tuple[Days, Statement], other: tuple[Days, Statement], counts: dict[str, int]) -> bool:
    """What two statements at odds are, said of the two alone."""
    (days, first), (others, second) = one, other
    voice, said = first.voice, second.voice
    two = voice.party != said.party or (voice.kind == said.kind == "actor" and voice.name != said.name)
    rising = first.estimate.id in counts and counts[first.estimate.id] == counts.get(second.estimate.id)
    together = days.first <= others.last and others.first <= days.last
    return together and two and not rising and not compatible(first.estimate, second.estimate)


@pytest.mark.parametrize("seed", range(20))
def test_at_odds_with_any_is_at_odds_with_one(seed: int) -> None:
    chance = random.Random(seed)
    held = [
        (Days(first := chance.randint(1, 30), first + chance.choice((0, 0, 7, 30))), one) for one in invented(chance.randint(2, 25), seed)
    ]
    counts = {one.estimate.id: chance.randint(0, 1) for _, one in held if chance.random() < 0.5}
    expected = {one[1].estimate.id for pair in combinations(held, 2) if pairwise(*pair, counts) for one in pair}
    odds = Odds(held[:5], counts)
    assert not any(odds.with_any(*held[0]) for _ in held[:1]) or expected  # asked before the others come
    odds.add(held[5:])
    assert {one.estimate.id for days, one in held if odds.with_any(days, one)} == expected


def calls(of: Callable[[], object]) -> int:
    """How many functions are called: the cost, whatever else the machine does."""
    count = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        of()
    finally:
        sys.setprofile(before)
    return count


def test_twice_the_statements_cost_twice() -> None:
    config = configured()
    small, large = list(invented(400)), list(invented(800))
    assert find_differences(large, config)
    assert calls(lambda: find_differences(large, config)) <= 2.4 * calls(lambda: find_differences(small, config))

"""Which statements cannot hold beside which others, without a look at each pair: what is kept of others are bounds, by day and voice.

Two statements are at odds where they may hold on one day, are of two claimants, allow no common value and are not both of one count
that rises. To know whether any of many others is at odds with one, the lowest upper and the highest lower bound of those others tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dossier.gather.estimates import Statement
from dossier.gather.series import Days, possible
from dossier.gather.voices import Voice

Held = tuple[Days, Statement]
"""A statement with the days on which it may hold."""
Bounds = tuple[float, float]
"""The lowest upper and the highest lower bound of some statements."""

NOBODY: Bounds = (float("inf"), float("-inf"))
"""The bounds of no statement: nothing lies beyond them."""


class _Speaker(NamedTuple):
    """All that tells whose statements may be at odds: the party, the actor's name where it is one, the count that rises."""

    party: str | None
    actor: str | None
    rising: int | None


class Odds:
    """Statements, asked whether one of them is at odds with another. ``counts`` are the counts that rise, by an estimate's id.

    The cost of all statements and questions grows with their number: each day and speaker is looked at once.
    """

    def __init__(self, held: Iterable[Held] = (), counts: Mapping[str, int] | None = None) -> None:
        self._counts = counts or {}
        self._bounds: dict[int, dict[_Speaker, Bounds]] = {}
        self._on_day: dict[tuple[_Speaker, int], Bounds] = {}
        self._in_days: dict[tuple[_Speaker, Days], Bounds] = {}
        self.add(held)

    def add(self, held: Iterable[Held]) -> None:
        """Put in more statements."""
        found: dict[tuple[_Speaker, Days], Bounds] = {}
        for days, statement in held:
            low, high = possible(statement.estimate)
            key = (self._speaker(statement), days)
            found[key] = _joined((found.get(key, NOBODY), (high, low)))
        for (speaker, days), bounds in found.items():
            for day in _each(days):
                here = self._bounds.setdefault(day, {})
                here[speaker] = _joined((here.get(speaker, NOBODY), bounds))
        if found:
            self._on_day.clear()
            self._in_days.clear()

    def with_any(self, days: Days, statement: Statement) -> bool:
        """Whether a statement is at odds with one that was put in."""
        key = (self._speaker(statement), days)
        if key not in self._in_days:
            self._in_days[key] = _joined(self._of_others(key[0], day) for day in _each(days))
        (upper, lower), (low, high) = self._in_days[key], possible(statement.estimate)
        return low > upper or lower > high

    def _of_others(self, speaker: _Speaker, day: int) -> Bounds:
        """The bounds on a day of all who may be at odds with a speaker."""
        key = (speaker, day)
        if key not in self._on_day:
            here = self._bounds.get(day, {})
            self._on_day[key] = _joined(bounds for other, bounds in here.items() if _may_differ(speaker, other))
        return self._on_day[key]

    def _speaker(self, statement: Statement) -> _Speaker:
        voice = statement.voice
        return _Speaker(voice.party, _actor(voice), self._counts.get(statement.estimate.id))


def _actor(voice: Voice) -> str | None:
    return voice.name if voice.kind == "actor" else None


def _may_differ(one: _Speaker, other: _Speaker) -> bool:
    """Whether two speak for two claimants: two actors, or two sides of which one is known; an unnamed official and a body of one side may
    be one, as may two unknown. Nothing within one rising count differs."""
    if one.rising is not None and one.rising == other.rising:
        return False
    return one.party != other.party or (one.actor is not None and other.actor is not None and one.actor != other.actor)


def _each(days: Days) -> range:
    return range(days.first, days.last + 1)


def _joined(bounds: Iterable[Bounds]) -> Bounds:
    """The bounds of statements with these bounds."""
    upper, lower = NOBODY
    for one_upper, one_lower in bounds:
        upper, lower = min(upper, one_upper), max(lower, one_lower)
    return upper, lower

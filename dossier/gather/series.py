"""How the totals of one measure follow one another, and what two of them leave open."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from dossier.bounds import lower_bound, numbers_of
from dossier.dateprefix import days_of, is_known, is_later
from dossier.gather.estimates import Statement
from dossier.gather.voices import Voice
from dossier.models import Estimate

IN_ORDER = 4 / 5
"""The share of a measure's totals that must rise from day to day, so that the count is a rising one and no quarrel: an article may
repeat an older figure, and one claimant may stand alone."""

FEW = 3
"""So many totals show that a count rises though nobody tells their days; of two claimants' two totals either may be the older one."""

# Hedged figures are rounded to two digits (11,000; 4,700; 220): half a unit of the second is at most 5 % of either of two
# figures. At 0, 5, 10 and 20 % the articles of the experiment in ``differences`` give 74, 74, 72 and 67 pairs: little hangs on it.
ABOUT = 0.1

# "Thousands" is said of 12,000 as of 2,000, hardly of 25,000: half to double the bounds that ``find`` gives a vague word.
VAGUE = 2.0


class Days(NamedTuple):
    """The first and the last day (proleptic ordinals) on which a figure may hold."""

    first: int
    last: int


def days_held(estimate: Estimate, reach: int) -> Days | None:
    """The days on which an estimate may hold: those of its date; of one that is only reported, up to that date, ``reach`` days long.
    None where no month is known.

    >>> held = days_held(Estimate("", "killed", None, None, 600, 600, "about", None, "2025-05-06", (), 1, as_of_basis="reported"), 15)
    >>> held.last - held.first
    15
    """
    if estimate.as_of is None or not is_known(estimate.as_of, "month"):
        return None
    first, last = (day.toordinal() for day in days_of(estimate.as_of))
    return Days(last - reach if estimate.as_of_basis == "reported" else first, last)


def possible(estimate: Estimate) -> tuple[float, float]:
    """The values that an estimate allows: "about" a tenth more or less, a vague word half to double; an open side has no end but zero.

    >>> possible(Estimate("", "killed", None, None, 600, 600, "about", None, None, (), 1))
    (540.0, 660.0)
    """
    low = 0.0 if estimate.low is None else float(estimate.low)
    high = float("inf") if estimate.high is None else float(estimate.high)
    if estimate.relation == "vague":
        return low / VAGUE, high * VAGUE
    return (low * (1 - ABOUT), high * (1 + ABOUT)) if estimate.relation == "about" else (low, high)


def compatible(one: Estimate, other: Estimate) -> bool:
    """Whether some value satisfies both."""
    (low, high), (other_low, other_high) = possible(one), possible(other)
    return low <= other_high and other_low <= high


def numbers_seen(estimate: Estimate) -> set[float]:
    """The numbers that a reader sees; "thousands" has none."""
    return set() if estimate.relation == "vague" else numbers_of(estimate)


def rising_counts(totals: Sequence[Statement]) -> Iterator[list[Estimate]]:
    """The totals of a measure that never falls, where they rise in order: those of all who count it, else those of single claimants."""
    dated = [statement for statement in totals if is_known(statement.estimate.as_of, "month") and numbers_seen(statement.estimate)]
    count = _in_order([statement.estimate for statement in dated])
    values = {lower_bound(estimate) for estimate in count}
    if len(count) >= IN_ORDER * len(dated) and (len(values) >= FEW or (len(values) > 1 and _order_is_known(count))):
        yield count
        return
    for own in _by_voice(dated):
        count = _in_order(own)
        if len(count) == len(own) and len({lower_bound(estimate) for estimate in count}) > 1:
            yield count


def _order_is_known(count: Sequence[Estimate]) -> bool:
    """Whether the texts say the days of all."""
    return all(estimate.as_of_basis == "stated" for estimate in count)


def _in_order(estimates: Iterable[Estimate]) -> list[Estimate]:
    """The most estimates of which none is lower than one of an earlier day, and none of one day differ (patience sorting: a pile for
    each length, with the lowest end that a row of that length has)."""
    ordered = sorted(estimates, key=lambda one: (one.as_of or "", -lower_bound(one), one.id))
    ends: list[float] = []
    last: list[int] = []
    before: list[int] = []
    for place, estimate in enumerate(ordered):
        pile = bisect_right(ends, lower_bound(estimate))
        before.append(last[pile - 1] if pile else -1)
        ends[pile:], last[pile:] = [lower_bound(estimate), *ends[pile + 1 :]], [place, *last[pile + 1 :]]
    found, place = [], last[-1] if last else -1
    while place >= 0:
        found.append(ordered[place])
        place = before[place]
    return [found[-1], *(later for one, later in pairwise(reversed(found)) if _follows(later, one))] if found else []


def _follows(later: Estimate, one: Estimate) -> bool:
    """Whether one lies wholly after the other, or says the same."""
    return lower_bound(later) == lower_bound(one) or is_later(later.as_of or "", one.as_of or "")


def revisions(totals: Sequence[Statement], rising: Sequence[Sequence[Estimate]] = ()) -> Iterator[list[Estimate]]:
    """For each named claimant the values that follow one another, unless they are of one rising count; a figure repeated later counts
    once."""
    counts = [{estimate.id for estimate in count} for count in rising]
    for own in _by_voice(statement for statement in totals if statement.estimate.as_of is not None):
        first, *others = sorted(own, key=lambda estimate: (estimate.as_of or "", estimate.id))
        found = [first]
        for estimate in others:
            if is_later(estimate.as_of or "", found[-1].as_of or "") and _is_revision(found[-1], estimate):
                found.append(estimate)
        if len(found) > 1 and not any({estimate.id for estimate in found} <= count for count in counts):
            yield found


def _by_voice(statements: Iterable[Statement]) -> Iterable[list[Estimate]]:
    """The estimates of each known claimant."""
    voices: dict[Voice, list[Estimate]] = {}
    for statement in statements:
        if statement.voice.known:
            voices.setdefault(statement.voice, []).append(statement.estimate)
    return voices.values()


def _is_revision(one: Estimate, other: Estimate) -> bool:
    """Other numbers; another hedge on the same number is more often the reporter's than the claimant's."""
    numbers, others = numbers_seen(one), numbers_seen(other)
    return numbers != others if numbers and others else not compatible(one, other)

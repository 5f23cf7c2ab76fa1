"""The arithmetic of figures and estimates: the lowest and the highest number that they name, and which may be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from dossier.models import Estimate


@dataclass(frozen=True, slots=True)
class Extent:
    """The lowest and the highest of some estimates of one measure, by their own bounds. Both are equal where all give one value."""

    lowest: Estimate
    highest: Estimate

    @property
    def one_value(self) -> bool:
        return value_of(self.lowest) == value_of(self.highest)


def extent(estimates: Sequence[Estimate]) -> Extent:
    """The lowest and the highest of some estimates. Bare plurals ("thousands") count only where there is nothing else."""
    precise = [estimate for estimate in estimates if estimate.relation != "vague"] or list(estimates)
    lowest = min(precise, key=ends)
    return Extent(lowest, max(precise, key=lambda estimate: (upper_bound(estimate), estimate.high is None, lower_bound(estimate))))


class Bounded(Protocol):
    """A figure, an estimate, a row of a chart: whatever has a lower and an upper bound, of which one may be open."""

    @property
    def low(self) -> float | None: ...

    @property
    def high(self) -> float | None: ...


def lower_bound(one: Bounded) -> float:
    """The lowest number named: the lower bound, or the only bound there is."""
    return one.low if one.low is not None else one.high or 0.0


def upper_bound(one: Bounded) -> float:
    """The highest number named: the upper bound, or the only bound there is."""
    return one.high if one.high is not None else one.low or 0.0


def ends(one: Bounded) -> tuple[float, float]:
    """The lowest and the highest number named."""
    return lower_bound(one), upper_bound(one)


def numbers_of(one: Bounded) -> set[float]:
    """The numbers named: one or two, none where both bounds are open."""
    return {bound for bound in (one.low, one.high) if bound is not None}


def by_measure(estimates: Iterable[Estimate]) -> dict[str, list[Estimate]]:
    """The estimates of each measure, in the order in which the measures first come."""
    groups: dict[str, list[Estimate]] = {}
    for estimate in estimates:
        groups.setdefault(estimate.measure, []).append(estimate)
    return groups


def headline_estimates(estimates: Sequence[Estimate]) -> list[Estimate]:
    """The estimates that a headline may compare: those of the group of people and the place that most are of; of them those that are said
    to be so now, else those that are planned or possible; of these the totals; where there are none, those of unknown scope; then the
    batches, the parts."""
    estimates = _alike(estimates)
    actual = [estimate for estimate in estimates if stands(estimate)] or [one for one in estimates if not one.former] or list(estimates)
    by_scope = ([estimate for estimate in actual if estimate.scope == scope] for scope in ("total", None, "new"))
    return next(filter(None, by_scope), actual)


def _alike(estimates: Sequence[Estimate]) -> Sequence[Estimate]:
    """The estimates of one group of people in one place: those of none in particular, else of which there are most."""
    groups: dict[tuple[str | None, str | None], list[Estimate]] = {}
    for one in estimates:
        groups.setdefault((one.people, one.place), []).append(one)
    return groups.get((None, None)) or max(groups.values(), key=len, default=[])


def stands(estimate: Estimate) -> bool:
    """Whether a figure is said to be so now: neither planned, nor possible, nor superseded."""
    return estimate.modality == "actual" and not estimate.former


def value_of(estimate: Estimate) -> tuple[float | None, float | None, str]:
    """The value of an estimate: two estimates with the same bounds and hedge give the same figure."""
    return estimate.low, estimate.high, estimate.relation


def drawable(estimates: Iterable[Estimate]) -> list[Estimate]:
    """The estimates that have a place on an axis: those with at least one bound."""
    return [estimate for estimate in estimates if estimate.low is not None or estimate.high is not None]


def batches_only(estimates: Iterable[Estimate]) -> bool:
    """Whether all the figures count single batches, and none a total."""
    return all(estimate.scope == "new" for estimate in estimates)

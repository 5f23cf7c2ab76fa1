"""The arithmetic of figures and estimates: the lowest and the highest number that they name, and which may be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
    lowest = min(precise, key=lambda estimate: (lower_bound(estimate), upper_bound(estimate)))
    return Extent(lowest, max(precise, key=lambda estimate: (upper_bound(estimate), estimate.high is None, lower_bound(estimate))))


def lower_bound(estimate: Estimate) -> float:
    """The lowest number that an estimate names: its lower bound, or the only bound it has."""
    return estimate.low if estimate.low is not None else estimate.high or 0.0


def upper_bound(estimate: Estimate) -> float:
    """The highest number that an estimate names: its upper bound, or the only bound it has."""
    return estimate.high if estimate.high is not None else estimate.low or 0.0


def by_measure(estimates: Iterable[Estimate]) -> dict[str, list[Estimate]]:
    """The estimates of each measure, in the order in which the measures first come."""
    groups: dict[str, list[Estimate]] = {}
    for estimate in estimates:
        groups.setdefault(estimate.measure, []).append(estimate)
    return groups


def headline_estimates(estimates: Sequence[Estimate]) -> list[Estimate]:
    """The estimates that a headline may compare: the totals; where there are none, those that are neither total nor batch (a part of
    another figure); else the batches."""
    by_scope = ([estimate for estimate in estimates if estimate.scope == scope] for scope in ("total", None))
    return next(filter(None, by_scope), list(estimates))


def value_of(estimate: Estimate) -> tuple[float | None, float | None, str]:
    """The value of an estimate: two estimates with the same bounds and hedge give the same figure."""
    return estimate.low, estimate.high, estimate.relation


def drawable(estimates: Iterable[Estimate]) -> list[Estimate]:
    """The estimates that have a place on an axis: those with at least one bound."""
    return [estimate for estimate in estimates if estimate.low is not None or estimate.high is not None]


def batches_only(estimates: Iterable[Estimate]) -> bool:
    """Whether all the figures count single batches, and none a total."""
    return all(estimate.scope == "new" for estimate in estimates)

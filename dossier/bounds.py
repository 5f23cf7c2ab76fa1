"""The arithmetic of figures and estimates: the lowest and the highest number that they name, and which may be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier.models import Estimate


@dataclass(frozen=True, slots=True)
class Extent:
    """The lowest and the highest of some estimates of one measure, by their own bounds; equal where there is one value."""

    lowest: Estimate
    highest: Estimate

    @property
    def one_value(self) -> bool:
        return value_of(self.lowest) == value_of(self.highest)


def extent(estimates: Sequence[Estimate]) -> Extent:
    """From where to where some estimates run; bare plurals ("thousands") only count where nothing else is said."""
    told = [estimate for estimate in estimates if estimate.relation != "vague"] or list(estimates)
    lowest = min(told, key=lambda estimate: (bottom(estimate), top(estimate)))
    return Extent(lowest, max(told, key=lambda estimate: (top(estimate), estimate.high is None, bottom(estimate))))


def bottom(estimate: Estimate) -> float:
    """The least an estimate names: its lower bound, or the only one it has."""
    return estimate.low if estimate.low is not None else estimate.high or 0.0


def top(estimate: Estimate) -> float:
    """The most an estimate names."""
    return estimate.high if estimate.high is not None else estimate.low or 0.0


def headline_estimates(estimates: Sequence[Estimate]) -> list[Estimate]:
    """Those a headline may compare: the totals, where there are none what says neither (a part of another figure), else the
    batches."""
    by_scope = ([estimate for estimate in estimates if estimate.scope == scope] for scope in ("total", None))
    return next(filter(None, by_scope), list(estimates))


def value_of(estimate: Estimate) -> tuple[float | None, float | None, str]:
    """What makes two figures the same figure."""
    return estimate.low, estimate.high, estimate.relation


def drawable(estimates: Iterable[Estimate]) -> list[Estimate]:
    """Those that have a place on an axis: at least one bound."""
    return [estimate for estimate in estimates if estimate.low is not None or estimate.high is not None]


def batches_only(estimates: Iterable[Estimate]) -> bool:
    """Whether the figures are of single batches, and none of a total."""
    return all(estimate.scope == "new" for estimate in estimates)

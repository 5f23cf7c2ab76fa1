"""Axes: from values to pixels, with round ticks. The same rule places the labels that Vega is not asked to place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Literal

from dossier.dateprefix import months_later, prefix_of
from dossier.write.charts.layout.letters import text_width
from dossier.write.wording import Wording

LOG_FROM = 20
"""The span (highest / lowest) from which an axis is logarithmic (LOOK.md)."""

TICK_SIZE = 13.0
TICK_GAP = 18.0

Kind = Literal["linear", "log", "time"]


@dataclass(frozen=True, slots=True)
class Axis:
    """``low`` to ``high`` over ``width`` px, with the values of the ticks and their words. Days are counted from year 1."""

    kind: Kind
    low: float
    high: float
    width: float
    ticks: tuple[float, ...]
    labels: tuple[str, ...]

    def px(self, value: float) -> float:
        """Where a value stands, in px from the axis' left end."""
        low, high = (log10(self.low), log10(self.high)) if self.kind == "log" else (self.low, self.high)
        place = log10(value) if self.kind == "log" else value
        return (place - low) / (high - low) * self.width

    @property
    def lines(self) -> tuple[float, ...]:
        """Where hairlines stand: at the ticks; on a logarithmic axis at each power of ten, labelled or not."""
        if self.kind != "log":
            return self.ticks
        tens = [10.0**power for power in range(ceil(log10(self.low)), floor(log10(self.high)) + 1)]
        return tuple(sorted({*self.ticks, *tens}))


def needs_log(values: Sequence[float]) -> bool:
    """Whether values are too far apart for one linear axis.

    >>> needs_log([600, 6000]), needs_log([220, 12_000_000]), needs_log([0, 6000])
    (False, True, False)
    """
    return min(values) > 0 and max(values) / min(values) > LOG_FROM


def value_axis(values: Sequence[float], *, width: float, wording: Wording, linear: bool = False) -> Axis:
    """An axis from zero; logarithmic where the values (at least one) span more than ``LOG_FROM``-fold, unless ``linear``."""
    if not linear and needs_log(values):
        return _log_axis(min(values), max(values), width=width, wording=wording)
    top = max(max(values), 1)
    for power in range(floor(log10(top)) - 1, floor(log10(top)) + 2):
        for base in (1, 2, 2.5, 5):
            step = base * 10**power
            ticks = tuple(step * place for place in range(ceil(top / step) + 1))
            labels = tuple(wording.number(tick) for tick in ticks)
            if step == int(step) and len(ticks) < 8 and _fits(labels, [tick / ticks[-1] * width for tick in ticks]):
                return Axis("linear", 0, ticks[-1], width, ticks, labels)
    return Axis("linear", 0, top, width, (0, top), (wording.number(0), wording.number(top)))


def _log_axis(low: float, high: float, *, width: float, wording: Wording) -> Axis:
    steps = [base * 10.0**power for power in range(floor(log10(low)), ceil(log10(high)) + 1) for base in (1, 2, 5)]
    first = max(step for step in steps if step <= low)
    last = min(step for step in steps if step >= high)
    tens = [step for step in steps if first <= step <= last and log10(step) == round(log10(step))]
    if len(tens) > 2 and tens[0] > first:  # begin with a label
        first = tens[0] / 10
        tens = [first, *tens]
    for every in range(1, len(tens) + 1):
        ticks = tens[::every] if len(tens) > 2 else [step for step in steps if first <= step <= last][::every]
        labels = tuple(wording.number(tick) for tick in ticks)
        axis = Axis("log", first, last, width, tuple(ticks), labels)
        if _fits(labels, [axis.px(tick) for tick in ticks]):
            break
    return axis


def time_axis(first: dt.date, last: dt.date, *, width: float, wording: Wording) -> Axis:
    """An axis of days (as ordinals) with the starts of months as ticks, or of days where all lies within two months."""
    if (last - first).days < 62:
        return _days_axis(first, last, width=width, wording=wording)
    start = first.replace(day=1)
    end = months_later(last, 1)
    for months in (1, 2, 3, 6, 12, 24, 60, 120):
        ticks = [start]
        while months_later(ticks[-1], months) <= end:
            ticks.append(months_later(ticks[-1], months))
        labels = tuple(wording.date(prefix_of(tick, "month"), short=True) for tick in ticks)
        axis = Axis("time", start.toordinal(), end.toordinal(), width, tuple(tick.toordinal() for tick in ticks), labels)
        if _fits(labels, [axis.px(tick) for tick in axis.ticks]):
            break
    return axis


def _days_axis(first: dt.date, last: dt.date, *, width: float, wording: Wording) -> Axis:
    for days in (1, 2, 7, 14, 31):
        ticks = [first]
        while ticks[-1] < last:
            ticks.append(ticks[-1] + dt.timedelta(days))
        labels = tuple(wording.date(prefix_of(tick)) for tick in ticks)
        axis = Axis("time", first.toordinal(), ticks[-1].toordinal(), width, tuple(tick.toordinal() for tick in ticks), labels)
        if _fits(labels, [axis.px(tick) for tick in axis.ticks]):
            break
    return axis


def overhang(axis: Axis) -> tuple[float, float]:
    """How far the outermost labels reach over the axis' ends, in px; negative where they do not."""
    before, after = (text_width(axis.labels[end], TICK_SIZE) / 2 for end in (0, -1))
    return before - axis.px(axis.ticks[0]), after - axis.width + axis.px(axis.ticks[-1])


def _fits(labels: Sequence[str], places: Sequence[float]) -> bool:
    """No label touches the next."""
    widths = [text_width(label, TICK_SIZE) for label in labels]
    return all(
        after - before >= (left + right) / 2 + TICK_GAP
        for before, after, left, right in zip(places, places[1:], widths, widths[1:], strict=False)
    )

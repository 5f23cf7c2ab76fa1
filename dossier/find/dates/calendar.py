"""Arithmetic on days: periods, what "last" and "next" make of them, feasts. Knows no language and no text."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Literal

Grain = Literal["moment", "day", "weekend", "week", "fortnight", "month", "quarter", "half", "season", "year", "decade", "century"]

MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS: dict[str, int] = {"moment": 0, "day": 1, "weekend": 7, "week": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Period:
    """First to last day, inclusive, ``None`` where open, and the unit it was told in. ``fixed`` is False while the year was
    guessed from the reference, so that a later word ("2025", "next") may still decide it."""

    first: dt.date | None
    last: dt.date | None
    grain: Grain = "day"
    fixed: bool = True


def day(year: int, month: int, number: int, *, fixed: bool = True) -> Period | None:
    """One day, or None where the calendar has none such."""
    try:
        date = dt.date(year, month, number)
    except (ValueError, OverflowError):
        return None
    return Period(date, date, "day", fixed)


def month(year: int, number: int, *, count: int = 1, grain: Grain = "month", fixed: bool = True) -> Period | None:
    """``count`` whole months from a month on."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    end = shift_months(dt.date(year, number, 1), count) if dt.MINYEAR <= year < dt.MAXYEAR - 200 else None
    return Period(dt.date(year, number, 1), end - dt.timedelta(1), grain, fixed) if end else None


def shift_months(date: dt.date, months: int) -> dt.date:
    """The same day some months later, or the month's last where it is shorter."""
    year, number = date.year + (date.month - 1 + months) // 12, (date.month - 1 + months) % 12 + 1
    year = min(max(year, dt.MINYEAR), dt.MAXYEAR - 1)
    return dt.date(year, number, min(date.day, calendar.monthrange(year, number)[1]))


def shift(date: dt.date, grain: Grain, count: float) -> dt.date:
    """A day some units later (earlier where negative), kept within the calendar."""
    if grain in MONTHS:
        return shift_months(date, round(count * MONTHS[grain]))
    days = round(count * DAYS.get(grain, 1))
    try:
        return date + dt.timedelta(days)
    except OverflowError:
        return dt.date.max if days > 0 else dt.date.min


def around(date: dt.date, grain: Grain, offset: int = 0) -> Period | None:
    """The calendar unit a day lies in, or the one ``offset`` units from it: around(d, "month", -1) is last month."""
    if grain in ("moment", "day"):
        moved = shift(date, "day", offset if grain == "day" else 0)
        return Period(moved, moved)
    if grain in ("week", "fortnight", "weekend"):
        monday = shift(date - dt.timedelta(date.weekday()), "week", offset * (2 if grain == "fortnight" else 1))
        first = monday + dt.timedelta(5) if grain == "weekend" else monday
        return Period(first, monday + dt.timedelta(13 if grain == "fortnight" else 6), grain)
    if grain == "season":
        return season(date.year, (date.month - 3) % 12 // 3 + 1 + offset) if date.month > 2 else season(date.year - 1, 4 + offset)
    size = MONTHS[grain]
    index = (date.year * 12 + date.month - 1) // size + offset
    return month(index * size // 12, index * size % 12 + 1, count=size, grain=grain)


def season(year: int, number: int, *, fixed: bool = True) -> Period | None:
    """Spring (1) to winter (4) by months, as news speaks of them: March to May is spring; a winter ends in the next year."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    return month(year, number * 3, count=3, grain="season", fixed=fixed)


def part_of(period: Period, part: int) -> Period:
    """The beginning (1), middle (2) or end (3) of a period: about a third of it."""
    if period.first is None or period.last is None:
        return period
    size = (period.last - period.first).days + 1
    if size <= 1:
        return period
    third = max(1, round(size / 3))
    first = period.first + dt.timedelta(0 if part == 1 else third if part == 2 else size - third)
    last = period.first + dt.timedelta(third - 1) if part == 1 else period.last - dt.timedelta(third) if part == 2 else period.last
    return Period(first, max(first, last), period.grain, period.fixed)


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus of 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, shift_ = century // 4, century % 4
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * shift_ + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    number, number_day = divmod(moon + sunday - 7 * late + 114, 31)
    return dt.date(year, number, number_day + 1)


def nth_weekday(period: Period, weekday: int, count: int) -> Period | None:
    """The ``count``-th weekday of a period, from its end where negative."""
    if period.first is None or period.last is None or count == 0:
        return None
    if count > 0:
        date = period.first + dt.timedelta((weekday - period.first.weekday()) % 7 + 7 * (count - 1))
    else:
        date = period.last - dt.timedelta((period.last.weekday() - weekday) % 7 + 7 * (-count - 1))
    return Period(date, date) if period.first <= date <= period.last else None


def nth_unit(period: Period, grain: Grain, count: int) -> Period | None:
    """The ``count``-th day, week, weekend, month, quarter ... of a period, from its end where negative. A week belongs to
    the year that its Thursday lies in (ISO 8601), and to a month where it lies wholly in it."""
    if period.first is None or period.last is None or count == 0:
        return None
    if grain in ("week", "weekend"):
        anchor = 5 if grain == "weekend" else 3 if period.grain == "year" else 0 if count > 0 else 6
        inside = nth_weekday(period, anchor, count)
        return around(inside.first, grain) if inside and inside.first else None
    edge = period.first if count > 0 else period.last
    found = around(edge, grain, count - 1 if count > 0 else count + 1)
    within = (
        found is not None
        and found.first is not None
        and found.last is not None
        and period.first <= found.first
        and found.last <= period.last
    )
    return found if within else None


def latest(candidates: list[Period], reference: dt.date, *, future: bool = False) -> Period | None:
    """Of readings in different years or weeks, the last that has begun, or the first to come where ``future``."""
    dated = sorted((period for period in candidates if period.first), key=lambda period: period.first or dt.date.min)
    if future:
        return next((period for period in dated if period.last and period.last >= reference), dated[-1] if dated else None)
    return next((period for period in reversed(dated) if period.first and period.first <= reference), dated[0] if dated else None)


def nearest(candidates: list[Period], reference: dt.date) -> Period | None:
    """Of several readings the one nearest to the reference, the past one where two are as near."""
    return min(
        (period for period in candidates if period.first),
        key=lambda period: (abs(((period.first or reference) - reference).days), period.first),
        default=None,
    )

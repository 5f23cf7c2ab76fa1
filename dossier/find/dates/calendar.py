"""Arithmetic on days: periods, what "last" and "next" make of them, feasts. Knows no language and no text.

A function raises ValueError (or OverflowError) where the calendar has no such day.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

Grain = Literal["moment", "day", "weekend", "week", "fortnight", "month", "quarter", "half", "season", "year", "decade", "century"]

MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS: dict[str, int] = {"moment": 0, "day": 1, "weekend": 7, "week": 7, "fortnight": 14}
ONE_DAY = dt.timedelta(1)
# No period of months begins later: a century from there on still ends within the calendar.
LAST_YEAR = dt.MAXYEAR - 200


class Period(NamedTuple):
    """First to last day, inclusive, ``None`` where open, and the unit in which it was named. ``fixed`` is False while the year was
    guessed from the reference, so that a later word ("2025", "next") may still decide it."""

    first: dt.date | None
    last: dt.date | None
    grain: Grain = "day"
    fixed: bool = True

    @property
    def begin(self) -> dt.date:
        """The first day of a period that has one."""
        if self.first is None:
            raise ValueError("the period has no first day")
        return self.first

    @property
    def end(self) -> dt.date:
        """The last day of a period that has one."""
        if self.last is None:
            raise ValueError("the period has no last day")
        return self.last


def day(year: int, month: int, number: int, *, fixed: bool = True) -> Period:
    """One day."""
    date = dt.date(year, month, number)
    return Period(date, date, "day", fixed)


def month(year: int, number: int, *, count: int = 1, grain: Grain = "month", fixed: bool = True) -> Period:
    """``count`` whole months from a month on."""
    years, index = divmod(number - 1, 12)
    first = dt.date(year + years, index + 1, 1)
    if first.year > LAST_YEAR:
        raise ValueError("a period so far ahead may not end within the calendar")
    return Period(first, shift_months(first, count) - ONE_DAY, grain, fixed)


def shift_months(date: dt.date, months: int) -> dt.date:
    """The same day some months later, or the month's last where it is shorter."""
    year, index = divmod(date.year * 12 + date.month - 1 + months, 12)
    year = min(max(year, dt.MINYEAR), dt.MAXYEAR - 1)
    return dt.date(year, index + 1, min(date.day, calendar.monthrange(year, index + 1)[1]))


def shift(date: dt.date, grain: Grain, count: float) -> dt.date:
    """A day some units later (earlier where negative), kept within the calendar."""
    if grain in MONTHS:
        return shift_months(date, round(count * MONTHS[grain]))
    days = round(count * DAYS.get(grain, 1))
    try:
        return date + dt.timedelta(days)
    except OverflowError:
        return dt.date.max if days > 0 else dt.date.min


def around(date: dt.date, grain: Grain, offset: int = 0) -> Period:
    """The calendar unit a day lies in, or the one ``offset`` units from it: around(d, "month", -1) is last month."""
    if grain in ("moment", "day"):
        moved = shift(date, "day", offset if grain == "day" else 0)
        return Period(moved, moved)
    if grain in ("week", "fortnight", "weekend"):
        monday = shift(date - dt.timedelta(date.weekday()), "week", offset * (2 if grain == "fortnight" else 1))
        first = monday + dt.timedelta(5) if grain == "weekend" else monday
        return Period(first, monday + dt.timedelta(13 if grain == "fortnight" else 6), grain)
    size = MONTHS[grain]
    index = (date.year * 12 + date.month - 1) // size + offset
    return month(index * size // 12, index * size % 12 + 1, count=size, grain=grain)


def season(year: int, number: int, *, fixed: bool = True) -> Period:
    """Spring (1) to winter (4) by months, as news speaks of them: March to May is spring; a winter ends in the next year."""
    return month(year, number * 3, count=3, grain="season", fixed=fixed)


def part_of(period: Period, part: str) -> Period:
    """The start, middle or end of a period: about a third of it."""
    size = (period.end - period.begin).days + 1
    third = dt.timedelta(max(1, round(size / 3)))
    first = {"start": period.begin, "middle": period.begin + third, "end": period.end + ONE_DAY - third}[part]
    last = {"start": period.begin - ONE_DAY + third, "middle": period.end - third, "end": period.end}[part]
    return Period(first, max(first, last), period.grain, period.fixed) if size > 1 else period


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus of 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, shift_ = century // 4, century % 4
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * shift_ + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    number, number_day = divmod(moon + sunday - 7 * late + 114, 31)
    return dt.date(year, number, number_day + 1)


def nth_weekday(period: Period, weekday: int, count: int) -> Period:
    """The ``count``-th weekday of a period, from its end where negative."""
    if count > 0:
        date = period.begin + dt.timedelta((weekday - period.begin.weekday()) % 7 + 7 * (count - 1))
    else:
        date = period.end - dt.timedelta((period.end.weekday() - weekday) % 7 + 7 * (-count - 1))
    return _within(period, Period(date, date))


def nth_unit(period: Period, grain: Grain, count: int) -> Period:
    """The ``count``-th day, week, weekend, month, quarter ... of a period, from its end where negative. A week belongs to
    the year that its Thursday lies in (ISO 8601), and to a month where it lies wholly in it."""
    if grain in ("week", "weekend"):
        anchor = 5 if grain == "weekend" else 3 if period.grain == "year" else 0 if count > 0 else 6
        return around(nth_weekday(period, anchor, count).begin, grain)
    return _within(period, around(period.begin, grain, count - 1) if count > 0 else around(period.end, grain, count + 1))


def _within(period: Period, part: Period) -> Period:
    if part.begin < period.begin or period.end < part.end:
        raise ValueError("the part is not in the period")
    return part


def readings(make: Callable[[int], Period], numbers: Iterable[int]) -> list[Period]:
    """What each of some years or months makes, without those that have no such day; one has it at least."""
    found: list[Period] = []
    for number in numbers:
        try:
            found.append(make(number))
        except (ValueError, OverflowError):
            continue
    if not found:
        raise ValueError("none of these has such a day")
    return found


def anniversary(date: dt.date, other: dt.date, step: int) -> dt.date:
    """The same day of another year: the first that is not before the other day (step 1), or the last that is not behind it (-1)."""
    moved = shift_months(date, 12 * (other.year - date.year))
    return moved if (moved - other).days * step >= 0 else shift_months(moved, 12 * step)


def span(first: Period, last: Period) -> Period:
    """From one period to another."""
    if first.begin > last.end:
        raise ValueError("the range ends before it begins")
    return Period(first.first, last.last, last.grain, first.fixed and last.fixed)


def latest(periods: list[Period], reference: dt.date) -> Period:
    """Of readings in their order the last that has begun, else the first."""
    begun = [period for period in periods if period.begin <= reference]
    return begun[-1] if begun else periods[0]


def nearest(periods: list[Period], reference: dt.date) -> Period:
    """Of readings the one nearest to the reference, the past one where two are as near."""
    return min(periods, key=lambda period: (abs((period.begin - reference).days), period.begin))

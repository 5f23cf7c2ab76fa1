"""Dates that come every year without a number of their own: seasons and feasts."""

from __future__ import annotations

import datetime as dt

from dossier.find.dates import calendar as days
from dossier.find.dates.calendar import Period
from dossier.find.dates.lexicon import FLOATING, MOVING
from dossier.find.dates.signs import Context, Groups, Result, Sign, number_of, year_of

# A feast named without a year is the next to come, but for those of the last weeks: nobody calls last month's Christmas the coming one.
FEAST_PAST = 30
# A winter that is still on began the year before.
WINTER, MARCH = 4, 3
# The count that means the last: see [values.floating] of dates.toml.
LAST = 9
# Month * 100 + day of the year's last day: a larger number is no fixed feast.
LAST_DAY = 1231


def season(context: Context, groups: Groups, _: list[Sign]) -> Result:
    number, year = number_of(groups["s"]), year_of(groups)
    told = groups["D"].value if "D" in groups else None
    if "D" in groups:
        year = told.first.year if isinstance(told, Period) and told.grain == "year" and told.first else None
        return days.season(year, number) if year is not None else None
    if year is not None:
        return days.season(year, number)
    if context.reference is None:
        return None
    readings = [
        found
        for found in (days.season(other, number, fixed=False) for other in range(context.reference.year - 2, context.reference.year + 2))
        if found
    ]
    if "next" in groups:
        return next((found for found in readings if found.first and found.first > context.reference), None)
    if "last" in groups:
        return next((found for found in reversed(readings) if found.last and found.last < context.reference), None)
    if "this" in groups:
        year = context.reference.year - (number == WINTER and context.reference.month < MARCH)
        return next((found for found in readings if found.first and found.first.year == year), None)
    return days.latest(readings, context.reference)


def feast(context: Context, groups: Groups, _: list[Sign]) -> Result:
    value, year = number_of(groups["h"]), year_of(groups)

    def made(year: int) -> Period | None:
        if value >= FLOATING:
            count, weekday = divmod(value % 100, 10)
            whole = days.month(year, (value - FLOATING) // 100)
            return days.nth_weekday(whole, weekday, -1 if count == LAST else count) if whole else None
        if value > LAST_DAY:
            date = days.easter(year) + dt.timedelta(value - MOVING)
            return Period(date, date, "day", False)
        return days.day(year, value // 100, value % 100, fixed=False)

    if year is not None:
        return made(year)
    if context.reference is None:
        return None
    readings = [found for found in map(made, range(context.reference.year - 1, context.reference.year + 2)) if found]
    if "last" in groups:
        return days.latest(readings, context.reference - dt.timedelta(1))
    if "next" in groups:
        return days.latest(readings, context.reference + dt.timedelta(1), future=True)
    return days.latest(readings, context.reference - dt.timedelta(FEAST_PAST), future=True)

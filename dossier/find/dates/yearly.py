"""Dates that come every year without a number of their own: seasons and feasts."""

from __future__ import annotations

import datetime as dt
from functools import partial

from dossier.find.dates import calendar as days
from dossier.find.dates.calendar import Period
from dossier.find.dates.match import Match

# A feast named without a year is the next to come, but for those of the last weeks: nobody calls last month's Christmas the coming one.
FEAST_PAST = 30


def season(match: Match) -> Period:
    """l'été 2024, the winter of 2024-25, last spring, à l'automne."""
    return match.yearly(partial(days.season, number=match.number("season"), fixed=False))


def feast(match: Match) -> Period:
    """Christmas 2024, next Easter, à la Toussaint."""
    of_year = partial(_feast, str(match.groups["feast"].value))
    if match.year is not None or match.offset:
        return match.yearly(of_year)
    start = match.today - dt.timedelta(FEAST_PAST)
    return next(each for each in days.readings(of_year, range(start.year, start.year + 2)) if each.end >= start)


def _feast(meaning: str, year: int) -> Period:
    """A feast as dates.toml writes it: "12 25" (month, day), "11 4 3" (month, count, weekday), "easter -2" (days from Easter)."""
    first, second, *weekday = meaning.split()
    if first == "easter":
        date = days.easter(year) + dt.timedelta(int(second))
        return Period(date, date, "day", False)
    if weekday:
        return days.nth_weekday(days.month(year, int(first)), int(weekday[0]), int(second))
    return days.day(year, int(first), int(second), fixed=False)

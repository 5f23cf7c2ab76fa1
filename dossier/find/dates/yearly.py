"""Dates that come every year without a number of their own: seasons and feasts."""

from __future__ import annotations

import datetime as dt

from dossier.find.dates import calendar as days
from dossier.find.dates.calendar import Period
from dossier.find.dates.match import Match

# A feast named without a year is the next to come, but for those of the last weeks: nobody calls last month's Christmas the coming one.
FEAST_PAST = 30
# A winter that is still on began the year before.
WINTER, MARCH = 4, 3


def season(match: Match) -> Period:
    """l'été 2024, the winter of 2024-25, last spring, à l'automne."""
    number = match.number("season")
    year = match.period().begin.year if match.has("date") else match.year
    if year is not None:
        return days.season(year, number)
    today = match.today
    if match.shift == "this" and match.has("shift"):
        return days.season(today.year - (number == WINTER and today.month < MARCH), number, fixed=False)
    found = [days.season(each, number, fixed=False) for each in range(today.year - 2, today.year + 2)]
    if match.offset > 0:
        return next(each for each in found if each.begin > today)
    return days.latest(found, today) if match.offset == 0 else [each for each in found if each.end < today][-1]


def feast(match: Match) -> Period:
    """Christmas 2024, next Easter, à la Toussaint."""
    meaning = str(match.groups["feast"].value)
    if match.year is not None:
        return _feast(meaning, match.year)
    today = match.today
    found = days.readings(lambda year: _feast(meaning, year), range(today.year - 1, today.year + 2))
    if match.offset < 0:
        return days.latest(found, today - days.ONE_DAY)
    return days.coming(found, today + days.ONE_DAY if match.offset > 0 else today - dt.timedelta(FEAST_PAST))


def _feast(meaning: str, year: int) -> Period:
    """A feast as dates.toml writes it: "12 25" (month, day), "11 4 3" (month, count, weekday), "easter -2" (days from Easter)."""
    first, second, *weekday = meaning.split()
    if first == "easter":
        date = days.easter(year) + dt.timedelta(int(second))
        return Period(date, date, "day", False)
    if weekday:
        return days.nth_weekday(days.month(year, int(first)), int(weekday[0]), int(second))
    return days.day(year, int(first), int(second), fixed=False)

"""Dates that are given in full or in part: days, months, quarters, years, and ranges that share a month or a year."""

from __future__ import annotations

import datetime as dt
from functools import partial

from dossier.find.dates import calendar as days
from dossier.find.dates.calendar import Grain, Period
from dossier.find.dates.match import Match
from dossier.find.dates.tokens import YEAR, DateToken

# A number of four digits outside these is no year of which news speaks, unless a month stands before it.
OLDEST, NEWEST = 1700, 2100
# Centuries that two spoken numbers may make: nineteen ninety-six.
SPOKEN_CENTURIES = (18, 19, 20)
# The 29th of February comes every four years.
LEAP = 4
# Decades in two digits: "the 30s" and later are of the last century.
FIRST_DECADE = 30
GRAINS: dict[str, tuple[Grain, int]] = {"quarter": ("quarter", 3), "half": ("quarter", 6)}


def day_month(match: Match) -> Period:
    """le 14 novembre 2025, Friday, 14 November."""
    return _day(match, match.number("month"), match.number("day"))


def _day(match: Match, month: int, number: int) -> Period:
    """A day of a month: of the year given, of the nearest one in which the weekday fits, else the latest."""
    if match.year is not None:
        return days.day(match.year, month, number)
    year = match.today.year
    found = days.readings(lambda each: days.day(each, month, number, fixed=False), range(year - LEAP, year + 2))
    if not match.has("weekday"):
        return days.latest(found, match.today)
    fitting = [each for each in found[LEAP - 1 :] if each.begin.weekday() == match.number("weekday")]
    return days.nearest(fitting, match.today) if fitting else days.latest(found, match.today)


def day_in_digits(match: Match) -> Period:
    """Friday 14/11: the year is open."""
    found = match.period("digits").begin
    return _day(match, found.month, found.day)


def days_of_month(match: Match) -> Period | list[DateToken]:
    """13-15 juillet; les 14 et 15 décembre; July 13 to 15, 2025. Two days that "and" joins are a range where they follow each other."""
    first = day_month(match)
    last = days.day(first.begin.year, match.number("month"), match.number("last"), fixed=first.fixed)
    if first.begin > last.begin:
        raise ValueError("the range ends before it begins")
    if match.has("joint", "and") and not match.has("between") and last.begin - first.begin != days.ONE_DAY:
        one, other = match.groups["day"], match.groups["last"]
        return [one._replace(tags=match.found(first).tags, value=first), match.found(last)._replace(start=other.start)]
    return Period(first.first, last.last, "day", last.fixed)


def two_days(match: Match) -> Period:
    """July 13 - July 15, 2025: the year of the last is that of both, unless the first comes later in the year."""
    first = partial(days.day, month=match.number("month"), number=match.number("day"))
    last = partial(days.day, month=match.number("last"), number=match.number("end"))
    if match.year is not None:
        end = last(match.year)
        return Period(days.latest([first(match.year - 1), first(match.year)], end.end).first, end.last)
    begin = day_month(match)
    return Period(begin.first, days.coming([last(begin.begin.year), last(begin.begin.year + 1)], begin.begin).last, "day", False)


def two_months(match: Match) -> Period:
    """May to October 2020."""
    first, last = match.number("month"), match.number("last")
    year = _month(match, last).begin.year if match.year is None else match.year
    return Period(days.month(year - (first > last), first).first, days.month(year, last).last, "month")


def month_year(match: Match) -> Period:
    """juin 2025, June of 2025."""
    return days.month(match.number("year"), match.number("month"))


def decade(match: Match) -> Period:
    """the 1990s, the nineties, les années 80."""
    year = match.number("decade")
    if year % 10:
        raise ValueError("no decade begins then")
    century = 0 if year > 99 else 1900 if year >= FIRST_DECADE else 2000
    return days.month(century + year, 1, count=120, grain="decade")


def quarter(match: Match) -> Period:
    """Q3 2025, 2019-H2, troisième trimestre 2025, first half of next year."""
    if match.has("quarter"):
        name, number = str(match.groups["quarter"].value).split()
    else:
        name, number = match.grain(), str(match.groups["count"].value)
    grain, size = GRAINS[name]
    count = 12 // size if number == "last" else int(number)
    if count > 12 // size:
        raise ValueError("no year has so many")
    years = [match.today.year - 1, match.today.year] if match.year is None else [match.year]
    found = days.readings(lambda year: days.month(year, (count - 1) * size + 1, count=size, grain=grain), years)
    return days.latest(found, match.reference or dt.date.max)


def year(match: Match) -> Period:
    """2025, l'année 2025, the year of 2008."""
    return _year(match.number("year"))


def _year(number: int, count: int = 1) -> Period:
    if not OLDEST <= number <= NEWEST:
        raise ValueError("no year of which news speaks")
    return days.month(number, 1, count=12 * count, grain="year")


def following_years(match: Match) -> Period:
    """2014-15."""
    if (match.number("year") + 1) % 100 != match.number("last"):
        raise ValueError("the years do not follow each other")
    return _year(match.number("year"), count=2)


def two_years(match: Match) -> list[DateToken]:
    """2014-2018 is a range, 2007 and 2009 are two."""
    first, last = match.number("year"), match.number("last")
    if first >= last:
        raise ValueError("the range ends before it begins")
    return [match.found(_year(first), 0, 0), match.tokens[1], match.found(_year(last), 2, 2)]


def spoken_year(match: Match) -> list[DateToken]:
    """nineteen ninety-six: the year of two numbers in words."""
    century, rest = match.number("century"), match.number("rest")
    if century not in SPOKEN_CENTURIES or not 10 <= rest <= 99:
        raise ValueError("no year is read like that")
    return [match.found(Period(None, None))._replace(tags=YEAR, value=100 * century + rest)]


def behind_word(match: Match) -> list[DateToken]:
    """in 2025, in May: the preposition that makes a year or a month of it stays."""
    return [*match.tokens[:-1], match.found(year(match) if match.has("year") else month(match), -1)]


def month(match: Match) -> Period:
    """A month without a year: the latest that has begun; juin dernier, next March."""
    return _month(match, match.number("month"))


def _month(match: Match, number: int) -> Period:
    today = match.today
    before, this, after = (days.month(today.year + each, number, fixed=False) for each in (-1, 0, 1))
    if match.offset > 0:
        return this if this.begin > today else after
    if match.offset < 0:
        return this if this.end < today else before
    return this if match.has("shift") or this.begin <= today else before


def year_of_part(match: Match) -> list[DateToken]:
    """September last year, la fin mars de l'an dernier, the second half of last year: the year as if it were given."""
    year = DateToken(match.tokens[-2].start, match.tokens[-1].end, YEAR, match.today.year + match.offset)
    return [match.tokens[0], *([match.groups["joint"]] if match.has("joint") else []), year]

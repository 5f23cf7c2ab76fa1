"""Dates that are given in full or in part: days, months, quarters, years, and ranges that share a month or a year."""

from __future__ import annotations

from functools import partial

from dossier.find.dates import calendar as days
from dossier.find.dates.calendar import Period
from dossier.find.dates.match import Match
from dossier.find.dates.tokens import YEAR, DateToken

# A number of four digits outside these is no year of which news speaks, unless a month stands before it.
OLDEST, NEWEST = 1700, 2100
# Centuries that two spoken numbers may make: nineteen ninety-six.
SPOKEN_CENTURIES = (18, 19, 20)
# Decades in two digits: "the 30s" and later are of the last century.
FIRST_DECADE = 30
# Months of a part of a year.
PARTS = {"quarter": 3, "half": 6}


def day_month(match: Match) -> Period:
    """le 14 novembre 2025, Friday, 14 November."""
    return _day(match, match.number("month"), match.number("day"))


def _day(match: Match, month: int, number: int) -> Period:
    """A day of a month: of the year given, of the nearest one in which the weekday fits, else the latest."""
    of_year = partial(days.day, month=month, number=number, fixed=False)
    if match.year is None and match.has("weekday"):
        found = days.readings(of_year, range(match.today.year - 1, match.today.year + 2))
        fitting = [each for each in found if each.begin.weekday() == match.number("weekday")]
        if fitting:
            return days.nearest(fitting, match.today)
    return match.yearly(of_year)


def day_in_digits(match: Match) -> Period:
    """Friday 14/11: the year is open."""
    found = match.period("digits").begin
    return _day(match, found.month, found.day)


def days_of_month(match: Match) -> Period | list[DateToken]:
    """13-15 juillet; les 14 et 15 décembre; July 13 to 15, 2025. Two days that "and" joins are a range where they follow each other."""
    first = day_month(match)
    last = days.day(first.begin.year, match.number("month"), match.number("last"), fixed=first.fixed)
    span = days.span(first, last)
    if match.has("joint", "and") and not match.has("between") and last.begin - first.begin != days.ONE_DAY:
        one, other = match.groups["day"], match.groups["last"]
        return [one._replace(tags=match.found(first).tags, value=first), match.found(last)._replace(start=other.start)]
    return span


def two_days(match: Match) -> Period:
    """July 13 - July 15, 2025: the year of the last is that of both, unless the first comes later in the year."""
    first = day_month(match)
    year = first.begin.year if match.year is None else match.year
    last = days.day(year, match.number("last"), match.number("end"), fixed=first.fixed)
    if match.year is None:
        return days.span(first, last._replace(last=days.anniversary(last.end, first.begin, 1)))
    return days.span(first._replace(first=days.anniversary(first.begin, last.end, -1)), last)


def two_months(match: Match) -> Period:
    """May to October 2020."""
    last = match.yearly(partial(days.month, number=match.number("last")))
    first = days.month(last.begin.year, match.number("month"))
    return days.span(first._replace(first=days.anniversary(first.begin, last.end, -1)), last)


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
    """Q3 2025, 2019-H2."""
    part, count = str(match.groups["quarter"].value).split()
    return _part_of_year(match, part, int(count))


def quarter_in_words(match: Match) -> Period:
    """troisième trimestre 2025, first half of next year."""
    part = match.grain()
    return _part_of_year(match, part, 12 // PARTS[part] if match.has("count", "shift") else match.number("count"))


def _part_of_year(match: Match, part: str, count: int) -> Period:
    size = PARTS[part]
    if count * size > 12:
        raise ValueError("no year has so many")
    return match.yearly(partial(days.month, number=(count - 1) * size + 1, count=size, grain="quarter"))


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
    return match.yearly(partial(days.month, number=match.number("month"), fixed=False))


def year_of_part(match: Match) -> list[DateToken]:
    """September last year, la fin mars de l'an dernier, the second half of last year: the year as if it were given."""
    year = DateToken(match.tokens[-2].start, match.tokens[-1].end, YEAR, match.today.year + match.offset)
    return [match.tokens[0], *([match.groups["joint"]] if match.has("joint") else []), year]

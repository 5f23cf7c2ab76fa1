"""Dates that are told in full or in part: days, months, quarters, years, and ranges that share a month or a year."""

from __future__ import annotations

import datetime as dt

from dossier.find.dates import calendar as days
from dossier.find.dates.calendar import Period
from dossier.find.dates.signs import Context, Groups, Result, Sign, number_of, offset_of, year_of

# A number of four digits outside these is no year of which news speaks, unless a month stands before it.
OLDEST, NEWEST = 1700, 2100


def month_day(context: Context, month: int, number: int, year: int | None, weekday: Sign | None = None) -> Period | None:
    """A day of a month: of the year told, of the year in which the weekday fits, else the latest."""
    if year is not None:
        return days.day(year, month, number)
    if context.reference is None:
        return None
    around = context.reference.year
    readings = [found for found in (days.day(other, month, number, fixed=False) for other in range(around - 4, around + 5)) if found]
    if weekday is not None:
        fitting = [
            found
            for found in readings
            if found.first and found.first.weekday() == number_of(weekday) and abs(found.first.year - around) <= 1
        ]
        if fitting:
            return days.nearest(fitting, context.reference)
    return days.latest(readings, context.reference)


def day_month(context: Context, groups: Groups, _: list[Sign]) -> Result:
    return month_day(context, number_of(groups["m"]), number_of(groups["d"]), year_of(groups), groups.get("w"))


def month_first(context: Context, groups: Groups, whole: list[Sign]) -> Result:
    """March 27, 2025; mai vingt-neuf. A count that only stands behind a month is no day: en août, deux civils."""
    number = groups["d"]
    if "x" in groups and number.sign == "d":
        spelled = not context.text[number.start].isdigit()
        if spelled or "k" in groups or context.lexicon.day_first:
            return None
    return day_month(context, groups, whole)


def pair(context: Context, groups: Groups, whole: list[Sign]) -> Result:
    """13-15 juillet; les 14 et 15 décembre; July 13 to 15, 2025."""
    first = month_day(context, number_of(groups["m"]), number_of(groups["d"]), year_of(groups))
    if first is None or first.first is None:
        return None
    second = days.day(first.first.year, number_of(groups["m"]), number_of(groups["d2"]), fixed=first.fixed)
    if second is None or second.last is None or first.first > second.last:
        return None
    if groups["j"].sign == "&" and "b" not in groups and second.last.day - number_of(groups["d"]) != 1:
        d, d2 = groups["d"], groups["d2"]
        return [Sign(d.start, d.end, "D", first), Sign(d2.start, whole[-1].end, "D", second)]
    return Period(first.first, second.last, "day", second.fixed)


def two_days(context: Context, groups: Groups, __: list[Sign]) -> Result:
    """July 13 - July 15, 2025."""
    year = year_of(groups)
    if year is None:
        first = month_day(context, number_of(groups["m"]), number_of(groups["d"]), None)
        years = (first.first.year, first.first.year + 1) if first and first.first else ()
        ends = [days.day(each, number_of(groups["m2"]), number_of(groups["d2"]), fixed=False) for each in years]
        last = next((end for end in ends if end and end.last and first and first.first and first.first <= end.last), None)
        return Period(first.first, last.last, "day", False) if first and last else None
    last = days.day(year, number_of(groups["m2"]), number_of(groups["d2"]))
    begins = [days.day(each, number_of(groups["m"]), number_of(groups["d"])) for each in (year, year - 1)]
    begin = next((each for each in begins if each and each.first and last and last.last and each.first <= last.last), None)
    return Period(begin.first, last.last) if begin and last else None


def two_months(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """May to October 2020."""
    year = year_of(groups)
    first, last = number_of(groups["m"]), number_of(groups["m2"])
    if year is None and context.reference is None:
        return None
    if year is None:
        latest = month(context, {"m": groups["m2"]}, [])
        year = latest.first.year if isinstance(latest, Period) and latest.first else 0
    begin = days.month(year - (first > last), first)
    end = days.month(year, last)
    return Period(begin.first, end.last, "month") if begin and end else None


def month_year(_: Context, groups: Groups, __: list[Sign]) -> Result:
    year = year_of(groups)
    return None if year is None else days.month(year, number_of(groups["m"]))


def packed_month(_: Context, groups: Groups, __: list[Sign]) -> Result:
    year, number = divmod(number_of(groups["v"]), 100)
    return days.month(year, number)


def packed_day(context: Context, groups: Groups, _: list[Sign]) -> Result:
    month, number = divmod(number_of(groups["v"]), 100)
    return month_day(context, month, number, None, groups.get("w"))


def decade(context: Context, groups: Groups, _: list[Sign]) -> Result:
    year = number_of(groups["k"])
    year = year if year >= 100 else 1900 + year if year >= 30 else 2000 + year
    return days.month(year, 1, count=120, grain="decade")


def quarter(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """Q3 2025, 2019-H2, troisième trimestre 2025, first half of next year."""
    sign = groups.get("q")
    if sign is None and (groups["u"].value not in ("quarter", "half") or (groups["o"].sign == "<" and "y" not in groups)):
        return None
    if sign is not None:
        grain, count = str(sign.value)[:-1], int(str(sign.value)[-1])
    else:
        grain, count = str(groups["u"].value), number_of(groups["o"])
    size = 3 if grain == "quarter" else 6
    count = 12 // size if count == -1 else count
    if not 1 <= count <= 12 // size:
        return None
    year = year_of(groups)
    if year is None and context.reference is None:
        return None
    years = [year] if year is not None else [context.reference.year - 1, context.reference.year] if context.reference else []
    readings = [days.month(each, (count - 1) * size + 1, count=size, grain="quarter") for each in years]
    return days.latest([found for found in readings if found], context.reference or dt.date.max)


def bare_year(_: Context, groups: Groups, __: list[Sign]) -> Result:
    year = number_of(groups["y"])
    return days.month(year, 1, count=12, grain="year") if OLDEST <= year <= NEWEST else None


def named_year(context: Context, groups: Groups, whole: list[Sign]) -> Result:
    """l'année 2025, the year of 2008; les années 1990, années 80."""
    if groups["u"].value != "year":
        return None
    number = groups.get("k") or groups["y"]
    word = context.text[groups["u"].start : groups["u"].end].lower()
    if number_of(number) % 10 == 0 and word.endswith("s") and context.text[number.start : number.end].isdigit():
        return decade(context, {"k": number}, whole)
    return bare_year(context, groups, whole) if "y" in groups else None


def years(context: Context, groups: Groups, whole: list[Sign]) -> Result:
    """2014-2018 is a range, 2007 and 2009 are two."""
    if "n" in groups:
        year = number_of(groups["y"])
        end = days.month(year, 1, count=24, grain="year") if (year + 1) % 100 == number_of(groups["n"]) else None
        return end if OLDEST <= year <= NEWEST else None
    first, last = (bare_year(context, {"y": groups[name]}, whole) for name in ("y", "y2"))
    if not isinstance(first, Period) or not isinstance(last, Period) or number_of(groups["y"]) >= number_of(groups["y2"]):
        return None
    joint = whole[1]
    return [Sign(whole[0].start, whole[0].end, "D", first), joint, Sign(whole[2].start, whole[2].end, "D", last)]


def after_prefix(context: Context, groups: Groups, whole: list[Sign]) -> Result:
    """A year or weak month that a preposition in front makes one: the preposition itself stays."""
    y, m = groups.get("y"), groups.get("m")
    found = bare_year(context, groups, whole) if y is not None else month(context, {"m": m} if m else {}, whole)
    if not isinstance(found, Period):
        return None
    return [*whole[:-1], Sign(whole[-1].start, whole[-1].end, "D", found)]


def month(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """A month without a year: the latest that has begun; juin dernier, next March."""
    if context.reference is None:
        return None
    number, year = number_of(groups["m"]), context.reference.year
    readings = [found for found in (days.month(other, number, fixed=False) for other in (year - 1, year, year + 1)) if found]
    if "next" in groups:
        return next((found for found in readings if found.first and found.first > context.reference), None)
    if "last" in groups:
        return next((found for found in reversed(readings) if found.last and found.last < context.reference), None)
    if "this" in groups:
        return readings[1]
    return days.latest(readings, context.reference)


def year_of_part(context: Context, groups: Groups, whole: list[Sign]) -> Result:
    """September last year, la fin mars de l'an dernier, the second half of last year: the year as if it were told."""
    part, unit = groups["m"], groups["u"]
    if context.reference is None or unit.value != "year" or (part.sign == "u" and part.value not in ("quarter", "half")):
        return None
    year = Sign(whole[-2].start, whole[-1].end, "Y", context.reference.year + offset_of(groups))
    return [part, *([groups["j"]] if "j" in groups else []), year]

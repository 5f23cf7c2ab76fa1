"""The rules that turn signs into dates; dates.py runs them in this order. Each is an expression over the signs of
daysigns.py and a function from what it matched to a period, or None where it is no date after all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from dossier.find import days
from dossier.find.days import Grain, Period
from dossier.find.daysigns import Sign, full_year

# A plural without a number ("ces derniers mois") stands for about this many, as dictionaries gloss "a few".
FEW = 3
# A feast named without a year is the next to come, but for those of the last weeks: nobody calls last month's Christmas the coming one.
FEAST_PAST = 30
# A weekday comes five times in a month at most: "the fifth Friday" counts them, "the 6th, Friday" is a day.
LAST_OF_MONTH = 5

# What the words for parts of a period mean: its beginning, middle and end; what of it is past, what is to come.
LAST_PART, EARLIER, LATER = 3, 4, 5
# A number of four digits outside these is no year of which news speaks, unless a month stands before it.
OLDEST, NEWEST = 1700, 2100
# How feasts are packed into one number: see [values.floating] of dates.toml.
FLOATING, LAST = 10000, 9

Groups = dict[str, Sign]
Result = Period | list[Sign] | str | None
Resolve = Callable[["Context", Groups, list[Sign]], Result]


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know beside its match."""

    reference: dt.date | None
    language: str
    text: str


def number_of(sign: Sign | None, default: int = 1) -> int:
    """The whole number a sign means."""
    return int(sign.value) if sign is not None and isinstance(sign.value, int | float) else default


def _year(groups: Groups) -> int | None:
    sign = groups.get("y") or groups.get("n")
    return None if sign is None else full_year(number_of(sign))


def month_day(context: Context, month: int, number: int, year: int | None, weekday: Sign | None = None) -> Period | None:
    """A day of a month: of the year told, of the year in which the weekday fits, else the latest."""
    if year is not None:
        return days.day(year, month, number)
    if context.reference is None:
        return None
    around = context.reference.year
    readings = [found for found in (days.day(other, month, number, fixed=False) for other in range(around - 4, around + 5)) if found]
    if weekday is not None:
        fitting = [found for found in readings if found.first and found.first.weekday() == number_of(weekday) and abs(found.first.year - around) <= 1]
        if fitting:
            return days.nearest(fitting, context.reference)
    return days.latest(readings, context.reference)


def _day_month(context: Context, groups: Groups, _: list[Sign]) -> Result:
    return month_day(context, number_of(groups["m"]), number_of(groups["d"]), _year(groups), groups.get("w"))


def _pair(context: Context, groups: Groups, whole: list[Sign]) -> Result:
    """13-15 juillet; les 14 et 15 décembre; July 13 to 15, 2025."""
    year = _year(groups)
    second = month_day(context, number_of(groups["m"]), number_of(groups["d2"]), year)
    if second is None or second.last is None:
        return None
    first = days.day(second.last.year, number_of(groups["m"]), number_of(groups["d"]))
    if first is None:
        return None
    if first.first and first.first > second.last:
        return None
    if groups["j"].sign == "&" and "b" not in groups and second.last.day - number_of(groups["d"]) != 1:
        d, d2 = groups["d"], groups["d2"]
        return [Sign(d.start, d.end, "D", first), Sign(d2.start, whole[-1].end, "D", second)]
    return Period(first.first, second.last, "day", second.fixed)


def _two_months(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """May to October 2020."""
    year = _year(groups)
    first, last = number_of(groups["m"]), number_of(groups["m2"])
    if year is None and context.reference is None:
        return None
    if year is None:
        latest = _month(context, {"m": groups["m2"]}, [])
        year = latest.first.year if isinstance(latest, Period) and latest.first else 0
    begin = days.month(year - (first > last), first)
    end = days.month(year, last)
    return Period(begin.first, end.last, "month") if begin and end else None


def _month_year(_: Context, groups: Groups, __: list[Sign]) -> Result:
    year = _year(groups)
    return None if year is None else days.month(year, number_of(groups["m"]))


def _packed_month(_: Context, groups: Groups, __: list[Sign]) -> Result:
    year, number = divmod(number_of(groups["v"]), 100)
    return days.month(year, number)


def _packed_day(context: Context, groups: Groups, _: list[Sign]) -> Result:
    month, number = divmod(number_of(groups["v"]), 100)
    return month_day(context, month, number, None, groups.get("w"))


def _decade(context: Context, groups: Groups, _: list[Sign]) -> Result:
    year = number_of(groups["k"])
    year = year if year >= 100 else 1900 + year if year >= 30 else 2000 + year
    return days.month(year, 1, count=120, grain="decade")


def _quarter(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """Q3 2025, 2019-H2, troisième trimestre 2025, first half of next year."""
    sign = groups.get("q")
    if sign is None and (groups["u"].value not in ("quarter", "half") or groups["o"].sign == "<" and "y" not in groups):
        return None
    if sign is not None:
        grain, count = str(sign.value)[:-1], int(str(sign.value)[-1])
    else:
        grain, count = str(groups["u"].value), number_of(groups["o"])
    size = 3 if grain == "quarter" else 6
    count = 12 // size if count == -1 else count
    if not 1 <= count <= 12 // size:
        return None
    year = _year(groups)
    make = lambda year: days.month(year, (count - 1) * size + 1, count=size, grain="quarter")  # noqa: E731
    if year is not None:
        return make(year)
    if context.reference is None:
        return None
    return days.latest([found for found in map(make, (context.reference.year - 1, context.reference.year)) if found], context.reference)


def _bare_year(_: Context, groups: Groups, __: list[Sign]) -> Result:
    year = number_of(groups["y"])
    return days.month(year, 1, count=12, grain="year") if OLDEST <= year <= NEWEST else None


def _named_year(context: Context, groups: Groups, whole: list[Sign]) -> Result:
    """l'année 2025, the year of 2008; les années 1990, années 80."""
    if groups["u"].value != "year":
        return None
    number = groups.get("k") or groups["y"]
    word = context.text[groups["u"].start:groups["u"].end].lower()
    if number_of(number) % 10 == 0 and word.endswith("s") and context.text[number.start:number.end].isdigit():
        return _decade(context, {"k": number}, whole)
    return _bare_year(context, groups, whole) if "y" in groups else None


def _years(context: Context, groups: Groups, whole: list[Sign]) -> Result:
    """2014-2018 is a range, 2007 and 2009 are two."""
    first, last = (_bare_year(context, {"y": groups[name]}, whole) for name in ("y", "y2"))
    if not isinstance(first, Period) or not isinstance(last, Period) or number_of(groups["y"]) >= number_of(groups["y2"]):
        return None
    joint = whole[1]
    return [Sign(whole[0].start, whole[0].end, "D", first), joint, Sign(whole[2].start, whole[2].end, "D", last)]


def _after_prefix(context: Context, groups: Groups, whole: list[Sign]) -> Result:
    """A year or weak month that a preposition in front makes one: the preposition itself stays."""
    y, m = groups.get("y"), groups.get("m")
    found = _bare_year(context, groups, whole) if y is not None else _month(context, {"m": m} if m else {}, whole)
    if not isinstance(found, Period):
        return None
    return [*whole[:-1], Sign(whole[-1].start, whole[-1].end, "D", found)]


def _month(context: Context, groups: Groups, _: list[Sign]) -> Result:
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


def _day_from_today(context: Context, groups: Groups, _: list[Sign]) -> Result:
    if context.reference is None:
        return None
    return days.around(context.reference, "day", number_of(groups["r"]))


def _weekday(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """A weekday: the latest one, today's included; last, next, this one."""
    if context.reference is None:
        return None
    today, number = context.reference, number_of(groups["w"])
    back = (today.weekday() - number) % 7
    if "last" in groups:
        return days.around(today, "day", -(back or 7))
    if "next" in groups and number_of(groups["next"]) == 2:
        return days.around(today, "day", (number - today.weekday()) % 7 or 7)
    if "next" in groups:
        return days.around(today, "day", 7 - today.weekday() + number)
    if "this" in groups:
        return days.around(today, "day", number - today.weekday())
    return days.around(today, "day", -back)


def _weekday_in_week(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """Tuesday of next week, lundi de la semaine prochaine."""
    if context.reference is None or groups["u"].value != "week":
        return None
    offset = _offset(groups)
    return days.around(context.reference, "day", 7 * offset - context.reference.weekday() + number_of(groups["w"]))


def _offset(groups: Groups) -> int:
    return 1 if "next" in groups else -1 if "last" in groups else 0


def _weekday_in(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """lundi en huit, mardi en quinze."""
    count = {8: 7, 15: 14}.get(number_of(groups["d"]))
    if context.reference is None or count is None:
        return None
    return days.around(context.reference, "day", (number_of(groups["w"]) - context.reference.weekday()) % 7 + count)


def _weekday_number(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """samedi 16: the nearest month in which the two fit."""
    number, weekday = groups["d"], groups["w"]
    if context.reference is None or number.start < weekday.start and number.sign == "o" and number_of(number) <= LAST_OF_MONTH:
        return None
    first = context.reference.replace(day=1)
    months = [days.shift_months(first, count) for count in range(-12, 13)]
    readings = [found for found in (days.day(month.year, month.month, number_of(groups["d"]), fixed=False) for month in months)
                if found and found.first and found.first.weekday() == number_of(groups["w"])]
    return days.nearest(readings, context.reference)


def _weekdays_off(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """two Sundays from now, three Fridays ago."""
    if context.reference is None:
        return None
    back = (context.reference.weekday() - number_of(groups["w"])) % 7
    count = number_of(groups.get("n"))
    return days.around(context.reference, "day", -(back or 7) - 7 * (count - 1) if groups["j"].sign == "g" else 7 * count - back)


def _day_of(context: Context, groups: Groups, __: list[Sign]) -> Result:
    """the 20th of this month, le 15 du mois."""
    if "u" in groups:
        if context.reference is None or groups["u"].value != "month":
            return None
        period = days.around(context.reference, "month")
    else:
        period = groups["D"].value  # type: ignore[assignment]
    if not isinstance(period, Period) or period.grain != "month" or period.first is None:
        return None
    return days.day(period.first.year, period.first.month, number_of(groups["d"]))


def _two_days(context: Context, groups: Groups, __: list[Sign]) -> Result:
    """July 13 - July 15, 2025."""
    year = _year(groups)
    last = month_day(context, number_of(groups["m2"]), number_of(groups["d2"]), year)
    if last is None or last.last is None:
        return None
    first = days.day(last.last.year, number_of(groups["m"]), number_of(groups["d"]))
    first = first if first and first.first and first.first <= last.last else days.day(last.last.year - 1, number_of(groups["m"]), number_of(groups["d"]))
    return Period(first.first, last.last, "day", last.fixed) if first else None


def _day_number(context: Context, groups: Groups, whole: list[Sign]) -> Result:
    """le 23; the 18th: the latest such day."""
    if context.reference is None or not context.text[groups["d"].start].isdigit() and groups["d"].sign == "d":
        return None
    first = context.reference.replace(day=1)
    months = [days.shift_months(first, count) for count in (-2, -1, 0, 1)]
    return days.latest([found for found in (days.day(month.year, month.month, number_of(groups["d"]), fixed=False) for month in months) if found],
                       context.reference)


def _day_numbers(context: Context, groups: Groups, whole: list[Sign]) -> Result:
    """du 13 au 18: of one month."""
    last = _day_number(context, {"d": groups["d2"]}, whole)
    if not isinstance(last, Period) or last.last is None:
        return None
    first = days.day(last.last.year, last.last.month, number_of(groups["d"]))
    return Period(first.first, last.last) if first and first.first and first.first < last.last else None


def _unit(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """last month, cette semaine, l'année prochaine."""
    if context.reference is None or groups["u"].value == "moment" or "this" in groups and groups["this"].sign == "u" and groups["u"].value != "week":
        return None
    grain: Grain = groups["u"].value  # type: ignore[assignment]
    if _plural(context, groups):
        return _few(context, grain, _offset(groups))
    return days.around(context.reference, grain, _offset(groups))


def _plural(context: Context, groups: Groups) -> bool:
    """Whether several units are meant: recent months, ces dernières semaines."""
    words = [context.text[sign.start:sign.end].lower() for name, sign in groups.items() if name in ("u", "last", "next")]
    return "this" not in groups and any(word.endswith("s") and word not in ("mois", "previous") for word in words) or \
        any(word.endswith(("iers", "ieres", "ières", "ains", "aines", "ssés")) for word in words)


def _few(context: Context, grain: Grain, offset: int) -> Period | None:
    if context.reference is None or offset == 0:
        return None
    other = days.shift(context.reference, grain, FEW * offset)
    return Period(min(other, context.reference), max(other, context.reference), grain)


def _count(groups: Groups) -> float:
    return number_of(groups.get("n"))


def _units(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """last three weeks, les deux prochains mois: whole days before or after the reference."""
    if context.reference is None:
        return None
    grain: Grain = groups["u"].value  # type: ignore[assignment]
    count = _count(groups)
    if grain == "moment":
        return days.around(context.reference, "day")
    one = dt.timedelta(1)
    unit, number = groups["u"], groups["n"]
    if groups.get("next", unit).value == 1 and number.start < groups["next"].start < unit.start and count > 1 and \
            not context.text[unit.start:unit.end].lower().endswith("s"):
        return None
    offset = _offset(groups)
    if grain not in ("moment", "day"):
        near, far = days.around(context.reference, grain, offset), days.around(context.reference, grain, int(offset * count))
        return Period(min(near.first, far.first), max(near.last, far.last), grain) if near and far else None  # type: ignore[type-var]
    if offset < 0:
        return Period(days.shift(context.reference, grain, -count), context.reference - one, grain)
    return Period(context.reference + one, days.shift(context.reference, grain, count), grain)


def _ago(context: Context, groups: Groups, whole: list[Sign]) -> Result:
    return None if "p" in groups and groups["p"].value != EARLIER else _shifted(context, groups, -1)


def _ahead(context: Context, groups: Groups, whole: list[Sign]) -> Result:
    return _shifted(context, groups, 1)


def _shifted(context: Context, groups: Groups, sign: int, base: dt.date | None = None) -> Period | None:
    base = base or context.reference
    if base is None:
        return None
    grain: Grain = groups["u"].value  # type: ignore[assignment]
    moved = days.shift(base, grain, sign * _count(groups))
    if "u2" in groups:
        moved = days.shift(moved, groups["u2"].value, sign * number_of(groups.get("n2")))  # type: ignore[arg-type]
    return Period(moved, moved)


def _from_date(context: Context, groups: Groups, whole: list[Sign]) -> Result:
    """two weeks before 3 May; three days after Tuesday."""
    base = groups["D"].value
    if not isinstance(base, Period) or base.first is None or base.last is None:
        return None
    back = groups["j"].sign == "V"
    return _shifted(context, groups, -1 if back else 1, base.first if back else base.last)


def _season(context: Context, groups: Groups, _: list[Sign]) -> Result:
    number, year = number_of(groups["s"]), _year(groups)
    if year is not None:
        return days.season(year, number)
    if context.reference is None:
        return None
    readings = [found for found in (days.season(other, number, fixed=False) for other in range(context.reference.year - 2, context.reference.year + 2)) if found]
    if "next" in groups:
        return next((found for found in readings if found.first and found.first > context.reference), None)
    if "last" in groups:
        return next((found for found in reversed(readings) if found.last and found.last < context.reference), None)
    if "this" in groups:
        return days.nearest(readings, context.reference)
    return days.latest(readings, context.reference)


def _feast(context: Context, groups: Groups, _: list[Sign]) -> Result:
    value, year = number_of(groups["h"]), _year(groups)

    def made(year: int) -> Period | None:
        if value >= FLOATING:
            count, weekday = divmod(value % 100, 10)
            whole = days.month(year, (value - FLOATING) // 100)
            return days.nth_weekday(whole, weekday, -1 if count == LAST else count) if whole else None
        if 1900 <= value <= 2100:
            date = days.easter(year) + dt.timedelta(value - 2000)
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


def _part(context: Context, groups: Groups, __: list[Sign]) -> Result:
    """fin juin, early November, mid-2025."""
    period = groups["D"].value
    return _part_of(context, period, number_of(groups["p"])) if isinstance(period, Period) else None


def _part_of(context: Context, period: Period, part: int) -> Period:
    """The part of a period; earlier and later in it are told from the reference."""
    today = context.reference
    if part > LAST_PART and today and period.first and period.last and period.first < today < period.last:
        return replace(period, last=days.shift(today, "day", -1)) if part == EARLIER else replace(period, first=today)
    return days.part_of(period, {EARLIER: 1, LATER: 3}.get(part, part))


def _part_unit(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """à la fin du mois, end of the year."""
    if context.reference is None or groups["u"].value == "moment":
        return None
    period = days.around(context.reference, groups["u"].value)  # type: ignore[arg-type]
    return _part_of(context, period, number_of(groups["p"])) if period else None


def _nth(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """the first Tuesday of October, la dernière semaine de septembre 2014."""
    whole = groups["D"].value
    if not isinstance(whole, Period):
        return None
    count = number_of(groups["o"]) if groups["o"].sign != "<" else -1
    if "w" in groups:
        return days.nth_weekday(whole, number_of(groups["w"]), count)
    if groups["u"].value == "fortnight" and whole.first and whole.last:
        middle = whole.first + dt.timedelta(14)
        return Period(whole.first, middle) if count == 1 else Period(middle, whole.last)
    return days.nth_unit(whole, groups["u"].value, count)  # type: ignore[arg-type]


def _first_units(_: Context, groups: Groups, __: list[Sign]) -> Result:
    """the first two weeks of 2021, les trois derniers mois de 2024."""
    whole, count, grain = groups["D"].value, number_of(groups["n"]), groups["u"].value
    if not isinstance(whole, Period) or number_of(groups["o"]) not in (1, -1):
        return None
    from_end = groups["o"].sign == "<"
    near, far = (days.nth_unit(whole, grain, -place if from_end else place) for place in (1, count))  # type: ignore[arg-type]
    if near is None or far is None:
        return None
    return Period(far.first, near.last) if from_end else Period(near.first, far.last)


def _from_day(_: Context, groups: Groups, __: list[Sign]) -> Result:
    """the week beginning 4 February."""
    period = groups["D"].value
    if not isinstance(period, Period) or period.first is None or period.grain != "day":
        return None
    return Period(period.first, days.shift(days.shift(period.first, groups["u"].value, 1), "day", -1))  # type: ignore[arg-type]


def _numbered_week(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """semaine 23, week 3 of 2027 (ISO 8601)."""
    whole = groups["D"].value if "D" in groups else days.around(context.reference, "year") if context.reference else None
    if groups["u"].value != "week" or not isinstance(whole, Period) or whole.grain != "year" or not 1 <= number_of(groups["n"]) <= 53:
        return None
    return days.nth_unit(whole, "week", number_of(groups["n"]))


def _week_of(_: Context, groups: Groups, __: list[Sign]) -> Result:
    """the week of October 7th."""
    period = groups["D"].value
    if not isinstance(period, Period) or period.first is None or groups["u"].value != "week" or period.grain != "day":
        return None
    return days.around(period.first, "week")


def _keep(_: Context, groups: Groups, whole: list[Sign]) -> Result:
    """A date with the time of day that goes with it."""
    value = groups["D"].value
    return value if isinstance(value, Period) else None


def _open_time(_: Context, groups: Groups, __: list[Sign]) -> Result:
    """jeudi avant 17 h; after 4pm on 1 November: the day itself is within."""
    period = groups["D"].value
    if not isinstance(period, Period):
        return None
    return replace(period, first=None) if groups["j"].sign in "UV" else replace(period, last=None)


def _today(context: Context, _: Groups, __: list[Sign]) -> Result:
    return days.around(context.reference, "day") if context.reference else None


def _time(_: Context, __: Groups, whole: list[Sign]) -> Result:
    return [Sign(whole[0].start, whole[-1].end, "c", None)]


def _range(_: Context, groups: Groups, __: list[Sign]) -> Result:
    """du 3 mai au 6 juin 2025; between 2014 and 2018: where only one end tells the year, it is that of both."""
    first, last = groups["D"].value, groups["E"].value
    if not isinstance(first, Period) or not isinstance(last, Period) or first.first is None or last.last is None or last.first is None:
        return None
    begin, end = first.first, last.last
    if not first.fixed and not last.fixed and begin <= end and (end - begin).days > 365 and last.grain in ("day", "month"):
        end = days.shift_months(end, -12 * ((end - begin).days // 365))
    if not first.fixed and last.fixed and first.grain != "week":
        begin = days.shift_months(begin, 12 * (last.last.year - begin.year))
        begin = days.shift_months(begin, -12) if begin > last.last else begin
    if begin > end and not last.fixed:
        end = days.shift_months(end, 12 * (begin.year - end.year))
        end = days.shift_months(end, 12) if end < begin else end
    return Period(begin, end, last.grain, first.fixed and last.fixed) if begin <= end else None


def _open(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """since, until, before, after, by."""
    period, word = groups["D"].value, groups["j"].sign
    if not isinstance(period, Period) or period.first is None or period.last is None:
        return None
    if word in "SF&":
        return replace(period, last=None)
    if word in "Ut":
        return replace(period, first=None)
    if word == "V":
        return replace(period, first=None, last=days.shift(period.first, "day", -1))
    if word == "A":
        return replace(period, first=period.first if period.grain == "day" else days.shift(period.last, "day", 1), last=None)
    return replace(period, first=min(context.reference, period.last)) if context.reference else replace(period, first=None)


_SOURCES: list[tuple[str, Resolve]] = [
    # 1. times of day
    (r"[BF]?c[t&U-][cd](?=[^M]|$)|[FB][do][t&U-]c|d-c|c[-&t]c|dK|[BF]d[t&-]d(?=[Rbj<>])", _time),
    (r"c[,tO]?[bj]+", _time),
    # 2. absolute
    (r"(?P<y>Y)[-/.](?P<m>[Mm])[-/.](?P<d>[do])|(?P<m_>[Mm])[-/](?P<y_>Y)[-/](?P<d_>[do])|(?P<d__>[do])[-/](?P<y__>Y)[-/](?P<m__>[Mm])", _day_month),
    (r"(?P<b>[BF])?e?(?:[Ww],?)?(?P<d>[do])(?P<j>[t&U-])e?(?:[Ww],?)?(?P<d2>[do])f?(?P<m>[Mm])[.,]?(?:[fiO]?(?P<y>Y))?", _pair),
    (r"(?P<b>[BF])?(?P<m>[Mm])\.?(?P<d>[do])(?P<j>[t&U-])e?(?P<d2>[do])(?![Mm])(?:,?c?[fi]?(?P<y>Y))?", _pair),
    (r"[BF]?(?P<m>[Mm])\.?e?(?P<d>[do])[t&U-](?P<m2>[Mm])\.?e?(?P<d2>[do])(?:,?[fi]?(?P<y>Y))?", _two_days),
    (r"(?:(?P<w>[Ww])[.,]?e?)?(?P<d>[do])[-/.]?f?(?P<m>[Mm])(?:[-/.,]?c?[fi]?[uO]?(?P<y>Y)|[-/.,]?f?(?P<n>N)(?=$|[.,)]))?", _day_month),
    (r"(?:(?P<w>[Ww])[.,]?)?(?P<m>[Mm])[-/.,]?e?(?P<d>[do])(?:[-,/]?c?[fi]?(?P<y>Y)|(?P<n>N)(?=$|[.,)]))?", _day_month),
    (r"[BFf]?(?P<m>[Mm])\.?[t&U-]e?(?P<m2>[Mm])[.,]?f?(?P<y>Y)|[BF](?P<m_>[Mm])\.?[t&U-]e?(?P<m2_>[Mm])(?!\.?[doYe])", _two_months),
    (r"(?P<m>[Mm])[.,/-]?(?:[fi]?e?u?f?)?(?P<y>Y)", _month_year),
    (r"(?P<v>E)", _packed_month),
    (r"(?:(?P<w>[Ww])[,(]?)?(?P<v>C)", _packed_day),
    (r"e?(?P<k>k)", _decade),
    (r"(?P<q>Q)[,f-]?(?:(?P<y>Y))?|(?P<y_>Y)-?(?P<q_>Q)|e?(?P<o>[o<])(?P<u>u)(?:[fi,]*e?u?f?(?P<y__>Y))?", _quarter),
    (r"W[,(]?e?(?P<D>D)\)?|(?P<D_>D)\(?[Ww]\)", _keep),
    (r"e?(?P<u>u)(?:f?(?P<y>Y)|(?P<k>[dN])(?!u))", _named_year),
    (r"(?P<y>Y)[t&-](?P<y2>Y)", _years),
    (r"(?:[iOfSUVAPFBtpe&(])(?P<y>Y)(?![uNda-])", _after_prefix),
    (r"(?P<y>Y)(?=[t&-]D|[)]|&h)|(?<=D[t&-])(?P<y_>Y)(?![-N])", _bare_year),
    # 3. relative to the reference
    (r"e?(?P<u>u)(?P<this>=)", _unit),
    (r"(?P<w>[Ww])[,b]?c?f?e?(?:(?P<next>>)(?P<u>u)|(?P<last><)(?P<u_>u)|(?P<this>=)(?P<u__>u)|e?(?P<u___>u)(?:(?P<next_>>)|(?P<last_><)|(?P<this_>=)))"
     r"|[=e]*(?:(?P<last__><)|(?P<next__>>)|(?P<this__>=))(?P<u____>u)[,O]?(?P<w_>[Ww])|(?P<u_____>u)(?:(?P<last___><)|(?P<next___>>)),?(?P<w__>[Ww])", _weekday_in_week),
    (r"(?P<w>W)i(?P<d>d)|(?P<w_>W)O(?P<d_>d)", _weekday_in),
    (r"(?P<w>[Ww])e?(?P<d>[do])(?![uMm])|e?(?P<d_>[do])(?P<w_>W)(?![fiA])", _weekday_number),
    (r"(?P<n>[dNaq])(?P<w>W)(?P<j>[gh])", _weekdays_off),
    (r"[=e]*(?:(?P<last><)|(?P<next>>))(?P<w>[Ww])|(?P<this>=)(?P<w_>[Ww])|(?P<w__>W)(?:(?P<last_><)|(?P<next_>>))", _weekday),
    (r"(?<![o<])(?:O(?P<w>[Ww])|e?(?P<w_>W)|(?P<w__>w)(?=c))|(?P<w___>W)(?![fi])", _weekday),
    (r"[=e]*(?:(?P<last><)|(?P<next>>))(?P<m>[Mm])|(?P<this>=)(?P<m_>[Mm])|(?P<m__>M)(?:(?P<last_><)|(?P<next_>>))", _month),
    (r"[SUVAPiOftpF](?P<m>m)", _after_prefix),
    (r"(?<!N)(?P<m>M)", _month),
    (r"(?P<r>R)", _day_from_today),
    (r"(?:G|A)x?X?(?P<n>[dNaq])(?P<u>u)|(?P<n_>[dNaq])(?P<u_>u)[,&]?(?P<n2_>[dNa])(?P<u2_>u)g|(?P<n__>[dNaq])(?P<u__>u)(?:g|(?P<p>p)(?![=fe]*[uD]))", _ago),
    (r"i(?P<n>[dNaq])(?P<u>u)(?:[,&]?(?P<n2>[dNa])(?P<u2>u))?(?!h)|P(?P<n_>[dNaq])(?P<u_>u)|(?P<n__>[dNaq])(?P<u__>u)(?:h|Fj)", _ahead),
    (r"[=e]*(?:(?P<last><)|(?P<next>>))(?P<n>[dNq])(?P<u>u)|[=e]*(?P<n_>[dNq])(?:(?P<last_><)|(?P<next_>>))(?P<u_>u)|[=e]*(?P<n__>[dNq])(?P<u__>u)(?:(?P<last__><)|(?P<next__>>))",
     _units),
    (r"[=ef]*(?:(?P<last><)|(?P<next>>))(?P<u>u)(?!f[eD])|i(?P<this__>(?P<u__>u))|[=e]*(?P<u_>u)(?:(?P<last_><)|(?P<next_>>))|(?P<this>=)(?P<u___>u)", _unit),
    (r"[=e]*(?:(?P<last><)|(?P<next>>)|(?P<this>=))(?P<s>s)|[Otfe](?P<s_>s)(?:(?P<last_><)|(?P<next_>>))?(?!Y)|(?P<s__>s)(?:(?P<last__><)|(?P<next__>>))|[Oe]*(?P<s___>s)[,f]?(?P<y>Y)", _season),
    (r"e?(?:(?P<last><)|(?P<next>>))?=?(?P<h>H)(?:[,f]?(?P<y>Y)|(?P<last_><)|(?P<next_>>))?", _feast),
    # 4. parts and places of what was found
    (r"[eOf]e?(?P<d>o)(?=$|[^uXMmNdWw])|e(?P<d_>d)(?=$|[.,)n]|c|b|S|tc)", _day_number),
    (r"e?(?:(?P<o>[op])|(?P<o_><))(?P<n>[dN])(?P<u>u)[fi]e?(?P<D>D)", _first_units),
    (r"e?(?P<o>[o<d])(?:(?P<w>[Ww])[bc]?|(?P<u>u))[fi]*e?(?P<D>D)", _nth),
    (r"e?(?P<u>u)S(?P<D>D)", _from_day),
    (r"e?(?P<u>u)(?P<n>[dN])(?:[,fi]?e?(?P<D>D))?", _numbered_week),
    (r"e?(?P<u>u)f?e?(?P<D>D)", _week_of),
    (r"e?(?P<d>[do])u?f[e=]*(?:(?P<D>D)|(?P<u>u))|e(?P<d_>[do])(?P<D_>D)", _day_of),
    (r"(?P<p>p)-?[fe]*(?P<D>D)", _part),
    (r"(?P<p>p)[fe]*(?P<u>u)", _part_unit),
    (r"(?P<n>[dNaq])(?P<u>u)(?P<j>[VAF])e?(?P<D>D)", _from_date),
    (r"b[fO]?e?(?P<D>D)|c[,Of]*e?(?P<D_>D)", _keep),
    (r"(?P<D>D),?(?P<j>[SUVAF])[cb]+|(?P<j_>[SUVAF])c[,Oe]*(?P<D_>D)", _open_time),
    (r"Rfe?(?P<D>D)", _keep),
    (r"(?P<D>D)[,tOef]?(?:[cbj]+|tdb?|F?[cd][-t&][cd](?!u))(?:[,FSUBt]*[cb]+)*", _keep),
    (r"j[t,O]*[cd]?|=b|c", _today),
    (r"(?<![BF])(?<![BF]e)e(?P<d>d)t(?:e)?(?P<d2>[do])(?=$|[^uXMmNd])|[BFf]e?(?P<d_>[do])[t&U]e?(?P<d2_>[do])(?=$|[^uXMmNd])", _day_numbers),
    # 5. two dates, open ends
    (r"[BFfS]?e?(?P<D>D)[,]?[tU-]+e?(?P<E>D)|B(?P<D_>D)&e?(?P<E_>D)", _range),
    (r"(?P<D>D),?(?P<j>&)h", _open),
    (r"(?P<j>[SUVAPF])e?(?P<D>D)", _open),
]

# The names of groups may end in "_": an alternative of the same expression may not use a name twice.
RULES: list[tuple[re.Pattern[str], Resolve]] = [(re.compile(source), resolve) for source, resolve in _SOURCES]

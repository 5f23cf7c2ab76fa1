"""What is made of dates already found: their parts, the n-th day or week in them, ranges of two, open ends."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from dossier.find.dates import calendar as days
from dossier.find.dates.calendar import Period
from dossier.find.dates.lexicon import EARLIER, LATER
from dossier.find.dates.relative import shifted
from dossier.find.dates.signs import Context, Groups, Result, Sign, number_of

# What the words for parts of a period mean: its beginning, middle and end; what of it is past, what is to come.
LAST_PART = 3
# Days after which "before the winter" looks ahead to the next one.
HALF_YEAR = 183
# Of two weekdays without a date ("from Friday to Saturday") the first is that of the week before, where it would come later.
WEEK = 7


def day_of(context: Context, groups: Groups, __: list[Sign]) -> Result:
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


def from_date(context: Context, groups: Groups, whole: list[Sign]) -> Result:
    """two weeks before 3 May; three days after Tuesday."""
    base = groups["D"].value
    if not isinstance(base, Period) or base.first is None or base.last is None:
        return None
    back = groups["j"].sign == "V"
    return shifted(context, groups, -1 if back else 1, base.first if back else base.last)


def part(context: Context, groups: Groups, __: list[Sign]) -> Result:
    """fin juin, early November, mid-2025."""
    period = groups["D"].value
    return part_of(context, period, number_of(groups["p"])) if isinstance(period, Period) else None


def part_of(context: Context, period: Period, part: int) -> Period:
    """The part of a period; earlier and later in it are told from the reference."""
    today = context.reference
    if part > LAST_PART and today and period.first and period.last and period.first < today < period.last:
        return replace(period, last=days.shift(today, "day", -1)) if part == EARLIER else replace(period, first=today)
    return days.part_of(period, {EARLIER: 1, LATER: 3}.get(part, part))


def part_unit(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """à la fin du mois, end of the year."""
    if context.reference is None or groups["u"].value == "moment":
        return None
    period = days.around(context.reference, groups["u"].value)  # type: ignore[arg-type]
    return part_of(context, period, number_of(groups["p"])) if period else None


def nth(context: Context, groups: Groups, _: list[Sign]) -> Result:
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
    if groups["u"].value == "day" and abs(count) == 1 and context.text[groups["u"].start : groups["u"].end].lower().endswith("s"):
        return days.part_of(whole, 1 if count == 1 else LAST_PART)
    return days.nth_unit(whole, groups["u"].value, count)  # type: ignore[arg-type]


def up_to(_: Context, groups: Groups, whole: list[Sign]) -> Result:
    """the week to 9 November, the 12 months to June 2025: so long until then."""
    period, grain = groups["D"].value, groups["u"].value
    number = groups.get("n")
    if not isinstance(period, Period) or period.last is None or grain == "moment" or (number is None and whole[0].sign not in "=ei"):
        return None
    count = number_of(number) if number is not None and number.sign != "<" else 1
    after = period.last + dt.timedelta(1)
    return Period(days.shift(after, grain, -count), period.last, period.grain, period.fixed)  # type: ignore[arg-type]


def first_units(context: Context, groups: Groups, __: list[Sign]) -> Result:
    """the first two weeks of 2021, les trois derniers mois de 2024, the first nine months of the year."""
    if "z" in groups:
        around = days.around(context.reference, groups["z"].value) if context.reference and groups["z"].value == "year" else None  # type: ignore[arg-type]
        groups = {**groups, "D": groups["z"]._replace(value=around)}
    whole, count, grain = groups["D"].value, number_of(groups["n"]), groups["u"].value
    if not isinstance(whole, Period) or number_of(groups["o"]) not in (1, -1):
        return None
    from_end = groups["o"].sign == "<"
    near, far = (days.nth_unit(whole, grain, -place if from_end else place) for place in (1, count))  # type: ignore[arg-type]
    if near is None or far is None:
        return None
    return Period(far.first, near.last) if from_end else Period(near.first, far.last)


def from_day(context: Context, groups: Groups, __: list[Sign]) -> Result:
    """the week beginning 4 February."""
    period = groups["D"].value
    several = context.text[groups["u"].start : groups["u"].end].lower().endswith("s")
    if not isinstance(period, Period) or period.first is None or period.grain != "day" or several:
        return None
    return Period(period.first, days.shift(days.shift(period.first, groups["u"].value, 1), "day", -1))  # type: ignore[arg-type]


def numbered_week(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """semaine 23, week 3 of 2027 (ISO 8601)."""
    whole = groups["D"].value if "D" in groups else days.around(context.reference, "year") if context.reference else None
    if groups["u"].value != "week" or not isinstance(whole, Period) or whole.grain != "year" or not 1 <= number_of(groups["n"]) <= 53:
        return None
    return days.nth_unit(whole, "week", number_of(groups["n"]))


def week_of(_: Context, groups: Groups, __: list[Sign]) -> Result:
    """the week of October 7th."""
    period = groups["D"].value
    if not isinstance(period, Period) or period.first is None or groups["u"].value != "week" or period.grain != "day":
        return None
    return days.around(period.first, "week")


def keep(_: Context, groups: Groups, whole: list[Sign]) -> Result:
    """A date with the time of day that goes with it."""
    value = groups["D"].value
    return value if isinstance(value, Period) else None


def open_time(_: Context, groups: Groups, __: list[Sign]) -> Result:
    """jeudi avant 17 h; after 4pm on 1 November: the day itself is within."""
    period = groups["D"].value
    if not isinstance(period, Period):
        return None
    return replace(period, first=None) if groups["j"].sign in "UV" else replace(period, last=None)


def time_of_day(_: Context, __: Groups, whole: list[Sign]) -> Result:
    return [Sign(whole[0].start, whole[-1].end, "c", None)]


def range_of(context: Context, groups: Groups, __: list[Sign]) -> Result:
    """du 3 mai au 6 juin 2025; between 2014 and 2018: where only one end tells the year, it is that of both."""
    first, last = groups["D"].value, groups["E"].value
    if not isinstance(first, Period) or not isinstance(last, Period) or first.first is None or last.last is None or last.first is None:
        return None
    begin, end = first.first, last.last
    told = any(char.isdigit() for char in context.text[groups["D"].start : groups["E"].end])
    if not first.fixed and not last.fixed and begin <= end and (end - begin).days > 365 and last.grain in ("day", "month"):
        end = days.shift_months(end, -12 * ((end - begin).days // 365))
    if not first.fixed and last.fixed and first.grain != "week":
        begin = days.shift_months(begin, 12 * (last.last.year - begin.year))
        begin = days.shift_months(begin, -12) if begin > last.last else begin
    if begin > end and (begin - end).days < WEEK and first.grain == last.grain == "day" and not told:
        begin = days.shift(begin, "week", -1)
    if begin > end and not last.fixed:
        end = days.shift_months(end, 12 * (begin.year - end.year))
        end = days.shift_months(end, 12) if end < begin else end
    return Period(begin, end, last.grain, first.fixed and last.fixed) if begin <= end else None


def open_ended(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """since, until, before, after, by."""
    period, word = groups["D"].value, groups["j"].sign
    if isinstance(period, Period) and context.reference and not period.fixed and word in "PV":
        period = _nearest(period, context.reference, ahead=word == "P")
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


def _nearest(period: Period, reference: dt.date, *, ahead: bool) -> Period:
    """Of a period that comes each year the one meant by "by December" (to come) or "before December" (not long past)."""
    if period.first is None or period.last is None or (reference - period.last).days < (1 if ahead else HALF_YEAR):
        return period
    return replace(period, first=days.shift_months(period.first, 12), last=days.shift_months(period.last, 12))

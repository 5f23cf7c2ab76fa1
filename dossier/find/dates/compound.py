"""What is made of dates already found: their parts, the n-th day or week in them, ranges of two, open ends."""

from __future__ import annotations

import datetime as dt

from dossier.find.dates import calendar as days
from dossier.find.dates.calendar import Period
from dossier.find.dates.match import Match
from dossier.find.dates.relative import shifted
from dossier.find.dates.tokens import CLOCK, DateToken

# Days after which "before the winter" looks ahead to the next one.
HALF_YEAR = 183
# What the words "earlier" and "later" in a period mean where the reference is not in it.
THIRDS = {"earlier": "start", "later": "end"}


def time_of_day(match: Match) -> list[DateToken]:
    """between 3 and 5 pm: one time of day."""
    return [match.found(Period(None, None))._replace(tags=CLOCK)]


def keep(match: Match) -> Period:
    """A date with the time of day that goes with it."""
    return match.period()


def day_of(match: Match) -> Period:
    """the 20th of this month, le 15 du mois."""
    period = match.period() if match.has("date") else days.around(match.today, "month")
    return days.day(period.begin.year, period.begin.month, match.number("day"))


def units_before(match: Match) -> Period:
    """two weeks before 3 May."""
    return shifted(match, -1, match.period().begin)


def units_after(match: Match) -> Period:
    """three days after Tuesday."""
    return shifted(match, 1, match.period().end)


def part(match: Match) -> Period:
    """fin juin, early November, mid-2025; à la fin du mois. Earlier and later in a period are told from the reference."""
    period = match.period() if match.has("date") else days.around(match.today, match.grain())
    name, today = str(match.groups["part"].value), match.reference
    if name in THIRDS and today and period.begin < today < period.end:
        return period._replace(last=today - days.ONE_DAY) if name == "earlier" else period._replace(first=today)
    return days.part_of(period, THIRDS.get(name, name))


def nth(match: Match) -> Period:
    """the first Tuesday of October, la dernière semaine de septembre 2014."""
    count = -1 if match.has("which", "shift") else match.number("which")
    if match.has("weekday"):
        return days.nth_weekday(match.period(), match.number("weekday"), count)
    return days.nth_unit(match.period(), match.grain(), count)


def fortnight(match: Match) -> Period:
    """la deuxième quinzaine d'avril: half a month."""
    period = match.period()
    middle = period.begin + dt.timedelta(14)
    return period._replace(last=middle) if match.number("which") == 1 else period._replace(first=middle)


def first_days(match: Match) -> Period:
    """les premiers jours de mai, the last days of June."""
    return days.part_of(match.period(), "end" if match.has("which", "shift") else "start")


def units_up_to(match: Match) -> Period:
    """the week to 9 November, the 12 months to June 2025: so long until then."""
    period = match.period()
    return period._replace(first=days.shift(period.end + days.ONE_DAY, match.grain(), -match.number("count")))


def first_units(match: Match) -> Period:
    """the first two weeks of 2021, les trois derniers mois de 2024, the first nine months of the year."""
    period = match.period() if match.has("date") else days.around(match.today, "year")
    count, grain = match.number("count"), match.grain()
    if match.has("which", "shift"):
        return Period(days.nth_unit(period, grain, -count).first, days.nth_unit(period, grain, -1).last)
    if match.number("which") != 1:
        raise ValueError("neither the first nor the last ones")
    return Period(days.nth_unit(period, grain, 1).first, days.nth_unit(period, grain, count).last)


def unit_from(match: Match) -> Period:
    """the week beginning 4 February."""
    period = match.period()
    return Period(period.first, days.shift(period.begin, match.grain(), 1) - days.ONE_DAY)


def numbered_week(match: Match) -> Period:
    """semaine 23, week 3 of 2027 (ISO 8601)."""
    year = match.period() if match.has("date") else days.around(match.today, "year")
    return days.nth_unit(year, "week", match.number("number"))


def week_of(match: Match) -> Period:
    """the week of October 7th."""
    return days.around(match.period().begin, "week")


def range_of(match: Match) -> Period:
    """du 3 mai au 6 juin 2025; between 2014 and 2018: where only one end tells the year, it is that of both."""
    first, last = match.period(), match.period("last")
    if not last.fixed:
        last = last._replace(last=days.anniversary(last.end, first.begin, 1))
    elif not first.fixed:
        first = first._replace(first=days.anniversary(first.begin, last.end, -1))
    elif first.begin > last.end and not match.has_digits:  # from Friday to Saturday
        first = first._replace(first=days.shift(first.begin, "week", -1))
    return days.span(first, last)


def since(match: Match) -> Period:
    """since, from: open from its first day on."""
    return match.period()._replace(first=match.period().begin, last=None)


def until(match: Match) -> Period:
    """until: its last day is within."""
    return match.period()._replace(first=None, last=match.period().end)


def before(match: Match) -> Period:
    """before: until the day before it."""
    period = _meant(match, HALF_YEAR)
    return period._replace(first=None, last=period.begin - days.ONE_DAY)


def after(match: Match) -> Period:
    """after: from the day behind it on; of a day, that day itself."""
    period = match.period()
    return period._replace(first=period.begin if period.grain == "day" else period.end + days.ONE_DAY, last=None)


def by(match: Match) -> Period:
    """by: from the reference until then; what was done by then lies in the past."""
    period = match.period() if match.behind_past else _meant(match, 1)
    return period._replace(first=min(match.reference, period.end) if match.reference else None)


def _meant(match: Match, days_past: int) -> Period:
    """Of a period that comes each year the one meant by "by December" (to come) or "before December" (not long past)."""
    period = match.period()
    if match.reference is None or period.fixed or (match.reference - period.end).days < days_past:
        return period
    return period._replace(first=days.shift_months(period.begin, 12), last=days.shift_months(period.end, 12))

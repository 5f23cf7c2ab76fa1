"""Dates that only the reference can tell: today, weekdays, last month, three weeks ago, the 23rd."""

from __future__ import annotations

import datetime as dt

from dossier.find.dates import calendar as days
from dossier.find.dates.calendar import Period
from dossier.find.dates.match import Match
from dossier.find.dates.tokens import MOVED, DateToken

# A plural without a number ("ces derniers mois") stands for about this many, as dictionaries gloss "a few".
FEW = 3
WEEKEND = (5, 6)
# What French counts in to tell the same weekday a week or two later: "lundi en huit".
IN_EIGHT = {8: 7, 15: 14}


def today(match: Match) -> Period:
    """yesterday, avant-hier; ce matin, tonight; last morning."""
    return days.around(match.today, "day", match.number("day") if match.has("day") else match.offset)


def weekday(match: Match) -> Period:
    """A weekday: the latest one, today's included; last, next, this one. "Coming" is the first from tomorrow on, "next" that of the
    next week."""
    today, number = match.today, match.number("weekday")
    back, monday = (today.weekday() - number) % 7, number - today.weekday()
    moved = {"last": -(back or 7), "next": 7 + monday, "coming": 7 - back, "this": monday if match.has("shift") else -back}
    return days.around(today, "day", moved[match.shift])


def weekday_in_week(match: Match) -> Period:
    """Tuesday of next week, lundi de la semaine prochaine."""
    return days.around(match.today, "day", 7 * match.offset - match.today.weekday() + match.number("weekday"))


def weekday_in_eight(match: Match) -> Period:
    """lundi en huit, mardi en quinze."""
    later = IN_EIGHT.get(match.number("day"))
    if later is None:
        raise ValueError("no count of a week or two")
    return days.around(match.today, "day", (match.number("weekday") - match.today.weekday()) % 7 + later)


def weekday_number(match: Match) -> Period:
    """samedi 16: the nearest month in which the two fit."""
    fitting = [each for each in _days_of_months(match, "day", range(-12, 13)) if each.begin.weekday() == match.number("weekday")]
    return days.nearest(fitting, match.today)


def _days_of_months(match: Match, name: str, months: range) -> list[Period]:
    """The days with the number of a group in some months around the reference."""
    first, number = match.today.replace(day=1), match.number(name)

    def of_month(count: int) -> Period:
        month = days.shift_months(first, count)
        return days.day(month.year, month.month, number, fixed=False)

    return days.readings(of_month, months)


def weekdays_off(match: Match) -> Period:
    """three Fridays ago, two Sundays from now."""
    back, count = (match.today.weekday() - match.number("weekday")) % 7, match.number("count")
    return days.around(match.today, "day", 7 * count - back if match.has("off", "adv.ahead") else 7 - 7 * count - (back or 7))


def weekday_of_that_week(match: Match) -> Period:
    """Monday two weeks from now: the Monday of that week."""
    day = match.period().begin
    return days.around(day, "day", match.number("weekday") - day.weekday())


def one_unit(match: Match) -> Period:
    """last month, cette semaine, l'année prochaine; a few of them in the plural: recent months, ces dernières semaines."""
    if match.offset and (match.has("unit", "plural") or match.has("shift", "plural")):
        other = days.shift(match.today, match.grain(), FEW * match.offset)
        return Period(min(other, match.today), max(other, match.today), match.grain())
    return days.around(match.today, match.grain(), match.offset)


def this_weekend(match: Match) -> Period:
    """at the weekend: the one that is on, else the last."""
    return days.around(match.today, "weekend", 0 if match.today.weekday() in WEEKEND else -1)


def several_units(match: Match) -> Period:
    """last three weeks, les deux prochains mois: whole units before or after the reference."""
    grain, count, offset = match.grain(), match.number("count"), match.offset
    if grain == "moment":
        return days.around(match.today, "day")
    near, far = days.around(match.today, grain, offset), days.around(match.today, grain, offset * count)
    return Period(min(near.begin, far.begin), max(near.end, far.end), grain)


def ago(match: Match) -> list[DateToken]:
    """il y a trois mois, two days ago."""
    return [match.found(shifted(match, -1))._replace(tags=MOVED)]


def ahead(match: Match) -> list[DateToken]:
    """dans cinq jours, two weeks from now."""
    return [match.found(shifted(match, 1))._replace(tags=MOVED)]


def ahead_unless_past(match: Match) -> list[DateToken]:
    """in five days; behind a verb in the past that tells how long: 64 trips were made in twenty months."""
    if match.behind_past:
        raise ValueError("tells how long")
    return ahead(match)


def since_units(match: Match) -> Period:
    """depuis trois semaines: open from then on."""
    return Period(shifted(match, -1).first, None)


def shifted(match: Match, sign: int, base: dt.date | None = None) -> Period:
    """The day so many units, and perhaps so many smaller ones, from another or from the reference."""
    moved = days.shift(base or match.today, match.grain(), sign * match.number("count"))
    if match.has("smaller"):
        moved = days.shift(moved, match.grain("smaller"), sign * match.number("more"))
    return Period(moved, moved)


def to_date(match: Match) -> Period:
    """à ce jour, from March to date."""
    return Period(match.period().first if match.has("date") else None, match.today)


def day_number(match: Match) -> Period:
    """le 23; the 18th: the latest such day, that of next month where all others are none."""
    return _latest_day(match, "day")


def _latest_day(match: Match, name: str) -> Period:
    return days.latest(_days_of_months(match, name, range(-2, 2)), match.today)


def day_numbers(match: Match) -> Period:
    """du 13 au 18, from the 13th to the 15th: of one month."""
    last = _latest_day(match, "last")
    return days.span(days.day(last.begin.year, last.begin.month, match.number("day")), last._replace(fixed=True))

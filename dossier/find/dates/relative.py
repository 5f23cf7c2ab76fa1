"""Dates that only the reference can tell: weekdays, last month, three weeks ago, seasons and feasts without a year."""

from __future__ import annotations

import datetime as dt
import re

from dossier.find.dates import calendar as days
from dossier.find.dates.calendar import Grain, Period
from dossier.find.dates.lexicon import EARLIER
from dossier.find.dates.signs import Context, Groups, Result, Sign, number_of, offset_of

# How far back the verb of a sentence is looked for, and the longest word that ends like a past form and is none ("need").
CLAUSE = 120
SHORT = 4
_SENTENCE_END = re.compile(r"[.;:!?\n]")
_WORDS = re.compile(r"[a-z]+")
# A plural without a number ("ces derniers mois") stands for about this many, as dictionaries gloss "a few".
FEW = 3
# A weekday comes five times in a month at most: "the fifth Friday" counts them, "the 6th, Friday" is a day.
LAST_OF_MONTH = 5
WEEKEND = (5, 6)


def day_from_today(context: Context, groups: Groups, _: list[Sign]) -> Result:
    if context.reference is None:
        return None
    return days.around(context.reference, "day", number_of(groups["r"]))


def weekday(context: Context, groups: Groups, _: list[Sign]) -> Result:
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


def weekday_in_week(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """Tuesday of next week, lundi de la semaine prochaine."""
    if context.reference is None or groups["u"].value != "week":
        return None
    offset = offset_of(groups)
    return days.around(context.reference, "day", 7 * offset - context.reference.weekday() + number_of(groups["w"]))


def weekday_in(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """lundi en huit, mardi en quinze."""
    count = {8: 7, 15: 14}.get(number_of(groups["d"]))
    if context.reference is None or count is None:
        return None
    return days.around(context.reference, "day", (number_of(groups["w"]) - context.reference.weekday()) % 7 + count)


def weekday_number(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """samedi 16: the nearest month in which the two fit."""
    number, weekday = groups["d"], groups["w"]
    if context.reference is None or (number.start < weekday.start and number.sign == "o" and number_of(number) <= LAST_OF_MONTH):
        return None
    first = context.reference.replace(day=1)
    months = [days.shift_months(first, count) for count in range(-12, 13)]
    readings = [
        found
        for found in (days.day(month.year, month.month, number_of(groups["d"]), fixed=False) for month in months)
        if found and found.first and found.first.weekday() == number_of(groups["w"])
    ]
    return days.nearest(readings, context.reference)


def weekdays_off(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """two Sundays from now, three Fridays ago."""
    if context.reference is None:
        return None
    back = (context.reference.weekday() - number_of(groups["w"])) % 7
    count = number_of(groups.get("n"))
    return days.around(context.reference, "day", -(back or 7) - 7 * (count - 1) if groups["j"].sign == "g" else 7 * count - back)


def day_of_week(_: Context, groups: Groups, __: list[Sign]) -> Result:
    """Monday two weeks from now: the Monday of that week; without a weekday, the day itself."""
    period = groups["Z"].value
    if not isinstance(period, Period) or period.first is None or "w" not in groups:
        return period if isinstance(period, Period) else None
    return days.around(period.first, "day", number_of(groups["w"]) - period.first.weekday())


def one_unit(context: Context, groups: Groups, whole: list[Sign]) -> Result:
    """last month, cette semaine, l'année prochaine."""
    if (
        context.reference is None
        or groups["u"].value == "moment"
        or (
            "this" in groups
            and groups["this"].sign == "u"
            and groups["u"].value != "weekend"
            and not (groups["u"].value == "week" and whole[0].sign != "O")
        )
    ):
        return None
    grain: Grain = groups["u"].value  # type: ignore[assignment]
    if "this" in groups and groups["this"].sign == "u":
        if grain == "weekend":
            return days.around(context.reference, grain, 0 if context.reference.weekday() in WEEKEND else -1)
        if context.text[groups["u"].start : groups["u"].end].lower().endswith("s"):
            return None
    if plural(context, groups):
        return few(context, grain, offset_of(groups))
    return days.around(context.reference, grain, offset_of(groups))


def since_units(context: Context, groups: Groups, whole: list[Sign]) -> Result:
    """depuis trois semaines: open from then on."""
    begun = shifted(context, groups, -1)
    return Period(begun.first, None) if begun and groups["u"].value != "moment" else None


def plural(context: Context, groups: Groups) -> bool:
    """Whether several units are meant: recent months, ces dernières semaines."""
    words = [context.text[sign.start : sign.end].lower() for name, sign in groups.items() if name in ("u", "last", "next")]
    return ("this" not in groups and any(word.endswith("s") and word not in context.lexicon.singulars for word in words)) or any(
        word.endswith(("iers", "ieres", "ières", "ains", "aines", "ssés")) for word in words
    )


def few(context: Context, grain: Grain, offset: int) -> Period | None:
    if context.reference is None or offset == 0:
        return None
    other = days.shift(context.reference, grain, FEW * offset)
    return Period(min(other, context.reference), max(other, context.reference), grain)


def several_units(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """last three weeks, les deux prochains mois: whole days before or after the reference."""
    if context.reference is None:
        return None
    grain: Grain = groups["u"].value  # type: ignore[assignment]
    count = number_of(groups.get("n"))
    if grain == "moment":
        return days.around(context.reference, "day")
    one = dt.timedelta(1)
    unit, number = groups["u"], groups["n"]
    if (
        groups.get("next", unit).value == 1
        and number.start < groups["next"].start < unit.start
        and count > 1
        and not context.text[unit.start : unit.end].lower().endswith("s")
    ):
        return None
    offset = offset_of(groups)
    if grain not in ("moment", "day"):
        near, far = days.around(context.reference, grain, offset), days.around(context.reference, grain, int(offset * count))
        return Period(min(near.first, far.first), max(near.last, far.last), grain) if near and far else None  # type: ignore[type-var]
    if offset < 0:
        return Period(days.shift(context.reference, grain, -count), context.reference - one, grain)
    return Period(context.reference + one, days.shift(context.reference, grain, count), grain)


def ago(context: Context, groups: Groups, whole: list[Sign]) -> Result:
    if "p" in groups and groups["p"].value != EARLIER:
        return None
    moved = shifted(context, groups, -1)
    return [Sign(whole[0].start, whole[-1].end, "Z", moved)] if moved else None


def ahead(context: Context, groups: Groups, whole: list[Sign]) -> Result:
    if whole[0].sign == "i" and _past(context, whole[0].start):
        return None
    moved = shifted(context, groups, 1)
    return [Sign(whole[0].start, whole[-1].end, "Z", moved)] if moved else None


def _past(context: Context, place: int) -> bool:
    """Whether a verb in the past stands before a place in its sentence: 64 trips were made in twenty months."""
    if not context.lexicon.past_endings:
        return False
    clause = _SENTENCE_END.split(context.text[max(0, place - CLAUSE) : place])[-1].lower()
    words = _WORDS.findall(clause)
    return any(word in context.lexicon.past_words or (len(word) > SHORT and word.endswith(context.lexicon.past_endings)) for word in words)


def shifted(context: Context, groups: Groups, sign: int, base: dt.date | None = None) -> Period | None:
    base = base or context.reference
    if base is None:
        return None
    grain: Grain = groups["u"].value  # type: ignore[assignment]
    moved = days.shift(base, grain, sign * number_of(groups.get("n")))
    if "u2" in groups:
        moved = days.shift(moved, groups["u2"].value, sign * number_of(groups.get("n2")))  # type: ignore[arg-type]
    return Period(moved, moved)


def today(context: Context, _: Groups, __: list[Sign]) -> Result:
    return days.around(context.reference, "day") if context.reference else None


def day_part(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """last morning, next evening."""
    return days.around(context.reference, "day", offset_of(groups)) if context.reference else None


def to_date(context: Context, groups: Groups, _: list[Sign]) -> Result:
    """à ce jour, from March to date."""
    begin = groups["D"].value if "D" in groups else None
    return Period(begin.first if isinstance(begin, Period) else None, context.reference) if context.reference else None


def latest_day(context: Context, number: Sign) -> Period | None:
    if context.reference is None:
        return None
    first = context.reference.replace(day=1)
    months = [days.shift_months(first, count) for count in (-2, -1, 0, 1)]
    return days.latest(
        [found for found in (days.day(month.year, month.month, number_of(number), fixed=False) for month in months) if found],
        context.reference,
    )


def day_number(context: Context, groups: Groups, whole: list[Sign]) -> Result:
    """le 23; the 18th: the latest such day."""
    if groups["d"].sign == "d" and not context.text[groups["d"].start].isdigit():
        return None
    return latest_day(context, groups["d"])


def day_numbers(context: Context, groups: Groups, whole: list[Sign]) -> Result:
    """du 13 au 18, from the 13th to the 15th: of one month. Mere numbers (de vingt à trente) are none."""
    ordinal = "o" in (groups["d"].sign, groups["d2"].sign)
    if not (
        "e" in groups or ordinal or groups.get("t", groups["d"]).value == 1 or groups.get("t", groups["d"]).sign == "U" or "t" not in groups
    ):
        return None
    last = latest_day(context, groups["d2"])
    if not isinstance(last, Period) or last.last is None:
        return None
    first = days.day(last.last.year, last.last.month, number_of(groups["d"]))
    return Period(first.first, last.last) if first and first.first and first.first < last.last else None

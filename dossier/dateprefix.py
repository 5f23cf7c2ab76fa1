"""Date prefixes: an ISO 8601 day "2025-06-17", a month "2025-06" or a year "2025", as wide as what is known of a date.

They are kept as text, in articles, claims and ``dossier.yml``: text sorts by time, a month before its days.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Literal

Grain = Literal["year", "month", "day"]

_LENGTHS: dict[Grain, int] = {"year": len("2025"), "month": len("2025-06"), "day": len("2025-06-17")}
_GRAINS: dict[int, Grain] = {length: grain for grain, length in _LENGTHS.items()}


MONTH_OR_DAY = r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?"
"""A pattern for a prefix that names a month at least; ``is_date`` says whether the calendar has its day."""


def is_date(prefix: str) -> bool:
    """Whether a prefix is one of the calendar's.

    >>> is_date("2025-02"), is_date("2025-02-31")
    (True, False)
    """
    try:
        days_of(prefix)
    except ValueError:
        return False
    return True


def grain(prefix: str) -> Grain:
    """How wide a prefix is.

    >>> grain("2025"), grain("2025-06")
    ('year', 'month')
    """
    return _GRAINS[len(prefix)]


def prefix_of(day: dt.date, grain: Grain = "day") -> str:
    """The day, or its month or year.

    >>> prefix_of(dt.date(2025, 6, 17), "month")
    '2025-06'
    """
    return widened(day.isoformat(), grain)


def widened(prefix: str, grain: Grain) -> str:
    """The month or year that holds a prefix; a prefix that is as wide already stays.

    >>> widened("2025-06-17", "month"), widened("2025", "month")
    ('2025-06', '2025')
    """
    return prefix[: _LENGTHS[grain]]


def common_prefix(first: dt.date, last: dt.date) -> str | None:
    """The day, month or year that holds two days, the narrowest; None where they lie in two years.

    >>> common_prefix(dt.date(2025, 6, 1), dt.date(2025, 6, 30)), common_prefix(dt.date(2024, 12, 31), dt.date(2025, 1, 1))
    ('2025-06', None)
    """
    grains: tuple[Grain, ...] = ("day", "month", "year")
    return next((prefix_of(first, grain) for grain in grains if prefix_of(first, grain) == prefix_of(last, grain)), None)


def days_of(prefix: str) -> tuple[dt.date, dt.date]:
    """The first and the last day of a prefix. Raises ValueError for what is no date of the calendar.

    >>> days_of("2025-02")
    (datetime.date(2025, 2, 1), datetime.date(2025, 2, 28))
    """
    if len(prefix) == _LENGTHS["day"]:
        return dt.date.fromisoformat(prefix), dt.date.fromisoformat(prefix)
    year, first, last = int(prefix[:4]), int(prefix[5:] or 1), int(prefix[5:] or 12)
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def is_known(prefix: str | None, grain: Grain) -> bool:
    """Whether a date is known at least to the month, say.

    >>> is_known("2025-06-17", "month"), is_known("2025", "month"), is_known(None, "year")
    (True, False, False)
    """
    return prefix is not None and len(prefix) >= _LENGTHS[grain]


def is_no_day(text: str) -> bool:
    """Whether a text as long as a day is none of the calendar.

    >>> is_no_day("2025-02-30"), is_no_day("2025-02")
    (True, False)
    """
    try:
        return len(text) == _LENGTHS["day"] and not days_of(text)
    except ValueError:
        return True


def middle_day(prefix: str | None) -> int | None:
    """The day in the middle of a prefix (proleptic ordinal), ``None`` for a bare year or nothing: too wide to compare.

    >>> middle_day("2025-06") - middle_day("2025-06-10"), middle_day("2025")
    (5, None)
    """
    if prefix is None or not is_known(prefix, "month"):
        return None
    return dt.date.fromisoformat(prefix if is_known(prefix, "day") else f"{prefix}-15").toordinal()


def full_day(prefix: str | None) -> int | None:
    """The day that a prefix is (proleptic ordinal), ``None`` for a wider one or nothing.

    >>> full_day("2025-06"), full_day("0001-01-02")
    (None, 2)
    """
    return middle_day(prefix) if is_known(prefix, "day") else None


def is_later(prefix: str, other: str) -> bool:
    """Whether the first prefix lies wholly after the second: a month is not later than a day in it.

    >>> is_later("2025-07", "2025-06-30"), is_later("2025-06-30", "2025-06")
    (True, False)
    """
    return prefix > other and not prefix.startswith(other)


def date_order(prefix: str | None) -> tuple[bool, str]:
    """A sort key: earliest first, what carries no date last."""
    return prefix is None, prefix or ""


def months_later(day: dt.date, months: int) -> dt.date:
    """The first day of the month that comes so many months after a day's.

    >>> months_later(dt.date(2025, 11, 17), 2)
    datetime.date(2026, 1, 1)
    """
    count = min(day.year * 12 + day.month - 1 + months, dt.MAXYEAR * 12 + 11)  # no later month is in the calendar
    return dt.date(count // 12, count % 12 + 1, 1)

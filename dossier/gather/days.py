"""When a figure holds: date prefixes as days that can be compared."""

from __future__ import annotations

import datetime as dt


def middle_day(prefix: str | None) -> int | None:
    """The day in the middle of a date prefix (proleptic ordinal), ``None`` for a bare year or nothing: too wide to compare.

    >>> middle_day("2025-06") - middle_day("2025-06-10"), middle_day("2025")
    (5, None)
    """
    if prefix is None or len(prefix) < len("2025-06"):
        return None
    if len(prefix) == len("2025-06"):
        return dt.date.fromisoformat(f"{prefix}-15").toordinal()
    return dt.date.fromisoformat(prefix).toordinal()


def later(prefix: str, other: str) -> bool:
    """Whether the first prefix lies wholly after the second: a month is not later than a day in it.

    >>> later("2025-07", "2025-06-30"), later("2025-06-30", "2025-06")
    (True, False)
    """
    return prefix > other and not prefix.startswith(other)


def date_order(prefix: str | None) -> tuple[bool, str]:
    """A sort key: earliest first, what carries no date last."""
    return prefix is None, prefix or ""

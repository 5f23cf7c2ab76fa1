"""Date prefixes: as wide as what is known."""

from __future__ import annotations

import datetime as dt

import pytest

from dossier.dateprefix import common_prefix, date_order, days_of, grain, is_later, middle_day, months_later, widened


@pytest.mark.parametrize(
    ("prefix", "width", "first", "last"),
    [
        ("2024-02", "month", "2024-02-01", "2024-02-29"),
        ("2025-12", "month", "2025-12-01", "2025-12-31"),
        ("2025", "year", "2025-01-01", "2025-12-31"),
        ("2025-06-17", "day", "2025-06-17", "2025-06-17"),
    ],
)
def test_a_prefix_stands_for_all_its_days(prefix: str, width: str, first: str, last: str) -> None:
    assert grain(prefix) == width
    days = days_of(prefix)
    assert [day.isoformat() for day in days] == [first, last]
    assert common_prefix(*days) == prefix


@pytest.mark.parametrize("prefix", ["2025-02-29", "2025-13"])
def test_what_is_in_no_calendar_has_no_days(prefix: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        days_of(prefix)


def test_two_days_of_two_years_share_no_prefix() -> None:
    assert common_prefix(dt.date(2030, 12, 30), dt.date(2031, 1, 2)) is None
    assert common_prefix(dt.date(2031, 1, 30), dt.date(2031, 2, 2)) == "2031"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2025-06-10", "2025-06-09", True),
        ("2025-06", "2025-06-09", False),
        ("2025-06-09", "2025-06", False),
        ("2026", "2025-12-31", True),
        ("2025", "2025", False),
    ],
)
def test_a_prefix_is_later_when_all_its_days_are(one: str, other: str, expected: bool) -> None:
    assert is_later(one, other) is expected


def test_a_year_has_no_middle_that_could_be_compared() -> None:
    assert (middle_day("2025"), middle_day(None)) == (None, None)


def test_what_carries_no_date_comes_last_and_a_month_before_its_days() -> None:
    assert sorted([None, "2025-06-01", "2025", "2025-06"], key=date_order) == ["2025", "2025-06", "2025-06-01", None]


def test_months_are_counted_over_a_year_s_end() -> None:
    assert months_later(dt.date(9999, 12, 31), 1) == dt.date(9999, 12, 1)
    assert (months_later(dt.date(2025, 11, 30), 14), months_later(dt.date(2025, 1, 31), -1)) == (dt.date(2027, 1, 1), dt.date(2024, 12, 1))
    assert (widened("2025-06-17", "year"), widened("2025", "day")) == ("2025", "2025")

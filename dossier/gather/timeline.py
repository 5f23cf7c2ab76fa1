"""What was said to hold when."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.models import Estimate, Event


def find_events(estimates: Iterable[Estimate]) -> tuple[Event, ...]:
    """One event for each as-of date or date prefix, earliest first, a month before its days; undated estimates are left out."""
    dates: dict[str, list[str]] = {}
    for estimate in estimates:
        if estimate.as_of is not None:
            dates.setdefault(estimate.as_of, []).append(estimate.id)
    return tuple(Event(date, tuple(dates[date])) for date in sorted(dates))

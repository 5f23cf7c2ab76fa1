"""The timeline of a page: dates, and the estimates that hold then."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from markupsafe import Markup

from dossier.models import Estimate
from dossier.write.blocks.estimates import estimate_row
from dossier.write.citations import Citations
from dossier.write.doubts import sole_doubtful_outlet
from dossier.write.html.templates import render
from dossier.write.lookup import Lookup


def timeline(
    lookup: Lookup, citations: Citations, *, only: Collection[str], here: str | None = None, last: int, fold: bool = False
) -> Markup:
    """The dates at which ``only`` some estimates hold, oldest first: the newest dates that have at most ``last`` rows together. With
    ``fold`` the earlier dates stand in a part that a touch opens."""
    dates = [(event.date, [lookup.estimates[name] for name in event.estimates if name in only]) for event in lookup.dossier.timeline]
    dates = [(date, estimates) for date, estimates in dates if estimates]
    left = _before(dates, last)
    events = [_event(lookup, citations, date, estimates, here) for date, estimates in dates[0 if fold else left :]]
    folded = events[:left] if fold else []
    return render("timeline", lookup.wording, events=events[len(folded) :], folded=folded, left=left) if events else Markup("")


def _before(dates: Sequence[tuple[str, list[Estimate]]], last: int) -> int:
    """How many of the oldest dates to leave out, so that those left have no more rows than ``last``; the newest stays."""
    rows = 0
    for place in reversed(range(len(dates))):
        rows += len(dates[place][1])
        if rows > last:
            return min(place + 1, len(dates) - 1)
    return 0


def _event(lookup: Lookup, citations: Citations, date: str, estimates: Sequence[Estimate], here: str | None) -> dict[str, object]:
    """A date of the timeline. Where all its rows rest on one doubtful outlet, one warning stands for all."""
    rows = [estimate_row(lookup, one, citations, here=here, cite=False) for one in estimates]
    outlets = {sole_doubtful_outlet(lookup, one) for one in estimates}
    outlet = outlets.pop() if len(outlets) == 1 and len(rows) > 1 else None
    return {
        "date": lookup.wording.date(date),
        "iso": date,
        "rows": [replace(row, doubtful=None) for row in rows] if outlet else rows,
        "doubt": lookup.wording.say("warning.event", outlet=outlet) if outlet else None,
    }

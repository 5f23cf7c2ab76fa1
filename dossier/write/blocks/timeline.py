"""The timeline of a page: what was said to hold when."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from markupsafe import Markup

from dossier.models import Estimate
from dossier.write.blocks.estimates import said
from dossier.write.citations import Notes
from dossier.write.doubts import only_doubtful
from dossier.write.html.templates import render
from dossier.write.lookup import Lookup


def timeline(lookup: Lookup, notes: Notes, *, only: Collection[str], here: str | None = None, last: int, fold: bool = False) -> Markup:
    """What ``only`` some estimates were said to hold when, oldest first: the newest dates that have no more than ``last`` rows
    together; with ``fold``, the earlier dates too, one touch away."""
    told = [(event.date, [lookup.estimates[name] for name in event.estimates if name in only]) for event in lookup.dossier.timeline]
    told = [(date, estimates) for date, estimates in told if estimates]
    left = _before(told, last)
    events = [_event(lookup, notes, date, estimates, here) for date, estimates in told[0 if fold else left :]]
    folded = events[:left] if fold else []
    return render("timeline", lookup.wording, events=events[len(folded) :], folded=folded, left=left) if events else Markup("")


def _before(told: Sequence[tuple[str, list[Estimate]]], last: int) -> int:
    """How many of the oldest dates to leave out, so that those left have no more rows than ``last``; the newest stays."""
    rows = 0
    for place in reversed(range(len(told))):
        rows += len(told[place][1])
        if rows > last:
            return min(place + 1, len(told) - 1)
    return 0


def _event(lookup: Lookup, notes: Notes, date: str, estimates: Sequence[Estimate], here: str | None) -> dict[str, object]:
    """A date of the timeline; where all of it rests on one doubtful outlet, that is said once."""
    rows = [said(lookup, one, notes, here=here, cite=False) for one in estimates]
    outlets = {only_doubtful(lookup, one) for one in estimates}
    outlet = outlets.pop() if len(outlets) == 1 and len(rows) > 1 else None
    return {
        "date": lookup.wording.date(date),
        "iso": date,
        "rows": [replace(row, doubtful=None) for row in rows] if outlet else rows,
        "doubt": lookup.wording.say("warning.event", outlet=outlet) if outlet else None,
    }

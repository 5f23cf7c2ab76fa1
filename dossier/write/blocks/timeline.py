"""The timeline of a page: dates, what the editor says happened then, and the estimates that hold then."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from markupsafe import Markup

from dossier.config import Happening
from dossier.models import Estimate
from dossier.write.blocks.estimates import estimate_row
from dossier.write.citations import Citations
from dossier.write.doubts import sole_doubtful_outlet
from dossier.write.happenings import happenings, with_notes
from dossier.write.html.links import original_link
from dossier.write.html.templates import render
from dossier.write.lookup import Lookup


def timeline(
    lookup: Lookup, citations: Citations, *, only: Collection[str], here: str | None = None, last: int, fold: bool = False
) -> Markup:
    """The dates at which ``only`` some estimates hold or something happened, oldest first: the newest dates that have at most ``last``
    rows together. With ``fold`` the earlier dates stand in a part that a touch opens."""
    told: dict[str, list[Happening]] = {}
    for happening in happenings(lookup, here):
        told.setdefault(happening.date, []).append(happening)
    held = {event.date: [lookup.estimates[name] for name in event.estimates if name in only] for event in lookup.dossier.timeline}
    dates = [(date, held.get(date, [])) for date in sorted({*held, *told}) if held.get(date) or date in told]
    left = _before([(date, [*estimates, *told.get(date, [])]) for date, estimates in dates], last)
    events = [_event(lookup, citations, date, estimates, told.get(date, []), here) for date, estimates in dates[0 if fold else left :]]
    folded = events[:left] if fold else []
    return render("timeline", lookup.wording, events=events[len(folded) :], folded=folded, left=left) if events else Markup("")


def _before(dates: Sequence[tuple[str, list[Estimate | Happening]]], last: int) -> int:
    """How many of the oldest dates to leave out, so that those left have no more rows than ``last``; the newest stays."""
    rows = 0
    for place in reversed(range(len(dates))):
        rows += len(dates[place][1])
        if rows > last:
            return min(place + 1, len(dates) - 1)
    return 0


def _event(
    lookup: Lookup, citations: Citations, date: str, estimates: Sequence[Estimate], told: Sequence[Happening], here: str | None
) -> dict[str, object]:
    """A date of the timeline. Where all its rows rest on one doubtful outlet, one warning stands for all."""
    rows = [estimate_row(lookup, one, citations, here=here, cite=False) for one in estimates]
    outlets = {sole_doubtful_outlet(lookup, one) for one in estimates}
    outlet = outlets.pop() if len(outlets) == 1 and len(rows) > 1 else None
    return {
        "date": lookup.wording.date(date),
        "iso": date,
        "told": [
            {"words": with_notes(lookup, lookup.text(one.text), citations), "link": original_link(one.url) if one.url else None}
            for one in told
        ],
        "rows": [replace(row, doubtful=None) for row in rows] if outlet else rows,
        "doubt": lookup.wording.say("warning.event", outlet=outlet) if outlet else None,
    }

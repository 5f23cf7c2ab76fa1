"""The timeline of a page: dates, what the editor says happened then, and the estimates that hold then."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Literal

from markupsafe import Markup

from dossier.bounds import by_measure
from dossier.config import Happening
from dossier.models import Estimate
from dossier.write.blocks.estimates import estimate_row
from dossier.write.citations import Citations
from dossier.write.doubts import sole_doubtful_outlet
from dossier.write.happenings import happenings, with_notes
from dossier.write.headline import gravest_first
from dossier.write.html.links import original_link
from dossier.write.html.templates import render
from dossier.write.lookup import Lookup
from dossier.write.wording import lower_first

BRIEF = 2
"""Figures that a brief date shows at once, where nothing is told of it."""


def timeline(
    lookup: Lookup,
    citations: Citations,
    *,
    only: Collection[str],
    here: str | None = None,
    last: int,
    earlier: Literal["left out", "folded", "told"] = "left out",
    brief: bool = False,
) -> Markup:
    """The dates at which ``only`` some estimates hold or something happened, oldest first: the newest dates that have at most ``last``
    rows together. Of the ``earlier`` dates is "told" what the editor says happened; "folded" they stand in a part that a touch opens.
    Where dates are ``brief``, most of their figures do so, too."""
    told: dict[str, list[Happening]] = {}
    for happening in happenings(lookup, here):
        told.setdefault(happening.date, []).append(happening)
    held = {event.date: [lookup.estimates[name] for name in event.estimates if name in only] for event in lookup.dossier.timeline}
    if brief:
        held = {date: _by_gravity(lookup, estimates) for date, estimates in held.items()}
    dates = [(date, held.get(date, [])) for date in sorted({*held, *told}) if held.get(date) or date in told]
    left = _before([(date, [*estimates, *told.get(date, [])]) for date, estimates in dates], last)
    before = [] if earlier == "left out" else [(date, estimates if earlier == "folded" else []) for date, estimates in dates[:left]]
    before = [(date, estimates) for date, estimates in before if estimates or date in told]
    folded, events = (
        [_event(lookup, citations, date, estimates, told.get(date, []), here, brief) for date, estimates in shown]
        for shown in (before, dates[left:])
    )
    if not events:
        return Markup("")
    words = lookup.wording.count("topic.earlier_pages" if earlier == "told" else "home.earlier", left)
    return render("timeline", lookup.wording, events=events, folded=folded, left=left, words=words, told=earlier == "told")


def _by_gravity(lookup: Lookup, estimates: Sequence[Estimate]) -> list[Estimate]:
    groups = by_measure(estimates)
    return [one for measure in gravest_first(lookup, groups) for one in groups[measure]]


def _before(dates: Sequence[tuple[str, list[Estimate | Happening]]], last: int) -> int:
    """How many of the oldest dates to leave out, so that those left have no more rows than ``last``; the newest stays."""
    rows = 0
    for place in reversed(range(len(dates))):
        rows += len(dates[place][1])
        if rows > last:
            return min(place + 1, len(dates) - 1)
    return 0


def _event(
    lookup: Lookup, citations: Citations, date: str, estimates: Sequence[Estimate], told: Sequence[Happening], here: str | None, brief: bool
) -> dict[str, object]:
    """A date of the timeline. Where all its rows rest on one doubtful outlet, one warning stands for all."""
    rows = [estimate_row(lookup, one, citations, here=here, cite=False) for one in estimates]
    outlets = {sole_doubtful_outlet(lookup, one) for one in estimates}
    seen = (0 if told else BRIEF) if brief else len(rows)
    folded = list(dict.fromkeys(lower_first(row.measure) for row in rows[seen:]))
    outlet = outlets.pop() if len(outlets) == 1 and len(rows) > 1 else None
    return {
        "date": lookup.wording.date(date),
        "iso": date,
        "told": [
            {"words": with_notes(lookup, lookup.text(one.text), citations), "link": original_link(one.url) if one.url else None}
            for one in told
        ],
        "rows": [replace(row, doubtful=None) for row in rows] if outlet else rows,
        "open": seen,
        "measures": lookup.wording.listing(folded) if folded else "",
        "doubt": lookup.wording.say("warning.event", outlet=outlet) if outlet else None,
    }

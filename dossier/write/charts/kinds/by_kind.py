"""What there is of each kind: measures as rows, on one axis of plain counts."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.bounds import bottom, drawable, extent, top
from dossier.models import Estimate
from dossier.write.charts.chart import Chart, Desk, Words, finish, list_estimates, log_note, more_note, sentences, time_span
from dossier.write.charts.kinds.estimates import choose, scope_panels
from dossier.write.charts.layout.rows import Row, draw_rows
from dossier.write.wording import upper_first

NAMED = 5
"""How many kinds a sentence names."""


def kinds_chart(estimates: Sequence[Estimate], desk: Desk) -> Chart | None:
    """The chart of a topic's measures side by side, None where fewer than two are counted by more than a bare plural. Money and
    other units written onto a number are no counts."""
    counted = [estimate for estimate in drawable(estimates) if not any(desk.lookup.claims[claim].figure.unit for claim in estimate.claims)]
    if len({estimate.measure for estimate in counted if estimate.relation != "vague"}) < 2:
        return None
    shown = choose(counted, desk)
    panels, more = scope_panels(shown, desk, _rows), more_note(len(counted) - len(shown), desk)
    subtitle = sentences(desk.say("subtitle_kinds"), time_span(counted, desk), log_note(shown, desk))
    words = Words(_title(counted, desk), subtitle, sentences(_most(counted, desk)))
    return finish(
        desk,
        "kinds",
        "kinds",
        words,
        list_estimates(estimates, desk),
        lambda narrow: draw_rows(panels, more=more, narrow=narrow, wording=desk.lookup.wording),
    )


def _rows(estimates: Sequence[Estimate], desk: Desk) -> list[Row]:
    """Kinds from the most to the fewest; of one kind, one row a figure."""
    most: dict[str, float] = {}
    for estimate in estimates:
        most[estimate.measure] = max(top(estimate), most.get(estimate.measure, 0))

    def order(estimate: Estimate) -> tuple[object, ...]:
        return -most[estimate.measure], estimate.measure, -top(estimate), bottom(estimate), estimate.as_of or "9"

    ordered = sorted(estimates, key=order)
    rows = []
    for number, estimate in enumerate(ordered):
        name = "" if number and ordered[number - 1].measure == estimate.measure else desk.lookup.measure(estimate.measure)
        note = desk.note(estimate) if estimate.claimant is None else f"{desk.note(estimate)} · {desk.claimant(estimate)}"
        rows.append(desk.row(estimate, name, note))
    return rows


def _title(estimates: Sequence[Estimate], desk: Desk) -> str:
    ends = extent(estimates)
    if ends.lowest.measure == ends.highest.measure:
        return upper_first(desk.say("title_kinds_named", kinds=_most(estimates, desk)))
    return upper_first(desk.say("title_kinds", low=desk.part(ends.lowest, estimates), high=desk.part(ends.highest, estimates)))


def _most(estimates: Sequence[Estimate], desk: Desk) -> str:
    """The most of each kind, the first few kinds."""
    most = {estimate.measure: estimate for estimate in sorted(estimates, key=lambda one: (one.relation != "vague", top(one)))}
    ordered = sorted(most.values(), key=lambda estimate: (-top(estimate), estimate.measure))
    return desk.lookup.wording.listing([desk.part(estimate, estimates) for estimate in ordered[:NAMED]])

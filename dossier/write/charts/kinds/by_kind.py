"""The measures of a topic side by side, as rows on one axis of plain counts."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.bounds import by_measure, drawable, lower_bound, upper_bound
from dossier.models import Estimate
from dossier.write.charts.chart import (
    LEAST,
    Chart,
    Context,
    Words,
    draw_chart,
    list_estimates,
    log_note,
    more_note,
    sentences,
    time_span,
)
from dossier.write.charts.kinds.estimates import by_kind, choose, kind_panels
from dossier.write.charts.layout.rows import Row, draw_rows
from dossier.write.headline import make_headline, title

NAMED = 2
"""How many kinds a title names."""


def kinds_chart(estimates: Sequence[Estimate], context: Context) -> Chart | None:
    """The chart of a topic's measures side by side; ``None`` where fewer than ``LEAST`` of one kind have more than a bare plural. Money
    and other units written onto a number are no counts."""
    counted = [
        estimate for estimate in drawable(estimates) if not any(context.lookup.claims[claim].figure.unit for claim in estimate.claims)
    ]
    exact = [estimate for estimate in counted if estimate.relation != "vague"]
    if max((len({estimate.measure for estimate in same}) for _, same in by_kind(exact)), default=0) < LEAST:
        return None
    shown = choose(counted, context)
    panels, more = kind_panels(shown, context, _rows), more_note(len(counted) - len(shown), context)
    subtitle = sentences(context.say("subtitle_kinds"), time_span(counted, context), log_note(shown, context))
    words = Words(_title(counted, context), subtitle, "")
    return draw_chart(
        context,
        "kinds",
        "kinds",
        words,
        list_estimates(estimates, context),
        lambda narrow: draw_rows(panels, more=more, narrow=narrow, wording=context.lookup.wording),
    )


def _rows(estimates: Sequence[Estimate], context: Context) -> list[Row]:
    """A row for each figure, by measure, from the measure with the highest figure to the one with the lowest."""
    most: dict[str, float] = {}
    for estimate in estimates:
        most[estimate.measure] = max(upper_bound(estimate), most.get(estimate.measure, 0))

    def order(estimate: Estimate) -> tuple[object, ...]:
        return -most[estimate.measure], estimate.measure, -upper_bound(estimate), lower_bound(estimate), estimate.as_of or "9"

    ordered = sorted(estimates, key=order)
    rows = []
    for number, estimate in enumerate(ordered):
        name = "" if number and ordered[number - 1].measure == estimate.measure else context.lookup.measure(estimate.measure)
        note = context.date_note(estimate) if estimate.claimant is None else f"{context.date_note(estimate)} · {context.claimant(estimate)}"
        rows.append(context.row(estimate, name, note))
    return rows


def _title(estimates: Sequence[Estimate], context: Context) -> str:
    """The findings on the first few measures, one after the other: figures of unlike things have no span."""
    groups = list(by_measure(estimates).items())
    found = [title(context.lookup, make_headline(context.lookup, measure, same)) for measure, same in groups[:NAMED]]
    return context.say("then").join(found)

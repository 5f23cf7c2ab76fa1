"""The key measures one below the other, each on a scale of its own, a row a claimant's figure: what opens the home page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.bounds import drawable, lower_bound, stands, upper_bound
from dossier.models import Estimate
from dossier.write.charts.chart import MOST_ROWS, Chart, Context, Words, draw_chart, list_estimates, more_note, sentences
from dossier.write.charts.kinds.estimates import by_weight, finding
from dossier.write.charts.layout.rows import Panel, draw_rows
from dossier.write.headline import comparable, gravest_first, make_headline, title, when
from dossier.write.kinds import kinds

ROWS = 4
"""Figures of a measure: the lowest and the highest, then the newest of other claimants."""

LEAST = 2
"""One figure alone is a sentence."""


def overview_chart(measures: Mapping[str, Sequence[Estimate]], context: Context) -> Chart | None:
    """The chart of some measures, the gravest first; what is planned or feared stands apart from what is said to be so. ``None`` where
    there are fewer than ``LEAST`` figures."""
    order = gravest_first(context.lookup, measures)
    groups = [(measure, found) for measure in order for found in _groups(measures[measure], context)]
    shown: list[tuple[str, list[Estimate]]] = []
    for measure, found in groups:
        if sum(len(same) for _, same in shown) + len(found) <= MOST_ROWS:
            shown.append((measure, found))
    every = [one for _, found in groups for one in found]
    if len(every) < LEAST:
        return None
    panels = [_panel(measure, found, context) for measure, found in shown]
    left = len(every) - sum(len(found) for _, found in shown)
    first = groups[0][0]
    words = Words(
        title(context.lookup, make_headline(context.lookup, first, measures[first])),
        sentences(context.say("subtitle_overview")),
        " ".join(sentences(_told(measure, found, context)) for measure, found in shown[1:]),
    )
    return draw_chart(
        context,
        "overview",
        "overview",
        words,
        list_estimates(every, context),
        lambda narrow: draw_rows(panels, more=more_note(left, context), narrow=narrow, wording=context.lookup.wording),
    )


def _told(measure: str, estimates: Sequence[Estimate], context: Context) -> str:
    """A measure with the ends of its figures, for a reader who cannot see the chart."""
    return context.lookup.wording.say("list.colon").join([context.lookup.measure(measure), finding(estimates, context).removesuffix(".")])


def _groups(estimates: Sequence[Estimate], context: Context) -> list[list[Estimate]]:
    """The figures of a measure that may stand on one scale: those said to be so, then those that are not."""
    actual = [one for one in estimates if stands(one)]
    sides = [actual, [one for one in estimates if one not in actual]]
    found = []
    for side in sides:
        doubted = [one for one in side if context.doubt(one)]
        firm = [one for one in side if one not in doubted]
        both = [*comparable(context.lookup, firm), *comparable(context.lookup, doubted)]
        units = {context.lookup.currency(one) for one in both}
        for unit in sorted(units, key=str):
            same = drawable(one for one in both if context.lookup.currency(one) == unit)
            precise = [one for one in same if one.relation != "vague"] or same
            if precise:
                found.append(by_weight(precise, context)[:ROWS])
    return found


def _panel(measure: str, estimates: Sequence[Estimate], context: Context) -> Panel:
    """A measure's rows, from the lowest figure to the highest, those in doubt last, on a scale of their own."""
    ordered = sorted(estimates, key=lambda one: (bool(context.doubt(one)), lower_bound(one), upper_bound(one), one.id))
    words = [kinds(context.lookup.wording, one) for one in ordered]
    shared = [word for word in words[0] if all(word in others for others in words)]
    rows = []
    for one, own in zip(ordered, words, strict=True):
        note = " · ".join([when(context.lookup, one), *(word for word in own if word not in shared)])
        rows.append(context.row(one, context.claimant(one), note))
    name = context.lookup.measure(measure)
    return Panel(" · ".join([name, *shared]), tuple(rows), own=True)

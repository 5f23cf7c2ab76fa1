"""Estimates of one measure: claimants as rows, the value on the axis, one panel a scope."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby

from dossier.bounds import drawable, extent, lower_bound, upper_bound
from dossier.dateprefix import widened
from dossier.models import Estimate, Modality, Scope
from dossier.write.charts.chart import (
    LEAST,
    MOST_ROWS,
    Chart,
    Context,
    Words,
    claimant_key,
    draw_chart,
    list_estimates,
    log_note,
    more_note,
    sentences,
    time_span,
)
from dossier.write.charts.layout.rows import Panel, Row, draw_rows
from dossier.write.headline import dated, make_headline, title
from dossier.write.wording import lower_first

Kind = Scope | Modality | None
KINDS: tuple[Kind, ...] = ("total", "new", None, "part", "planned", "possible")
"""The order of the panels. A batch never shares a panel with a total, nor with a figure that is neither, nor a promise with a count."""
PLAIN: tuple[Kind, ...] = ("total", "new", None)
"""The kinds that a title need not name where all figures are of one."""


def estimates_chart(measure: str, estimates: Sequence[Estimate], context: Context) -> Chart | None:
    """The chart of one measure's estimates, None where too few of one kind can be compared."""
    known = one_unit(drawable(estimates), context)
    if max((len(same) for _, same in by_kind(known)), default=0) < LEAST:
        return None
    shown = choose(known, context)
    panels, left = kind_panels(shown, context, _rows), more_note(len(known) - len(shown), context)
    return draw_chart(
        context,
        f"estimates-{measure}",
        "estimates",
        _words(measure, known, shown, context),
        list_estimates(estimates, context),
        lambda narrow: draw_rows(panels, more=left, narrow=narrow, wording=context.lookup.wording),
    )


def one_unit(estimates: Sequence[Estimate], context: Context) -> list[Estimate]:
    """The estimates whose number carries the most common unit: dollars and euros share no axis."""
    units = {estimate.id: context.lookup.claims[estimate.claims[0]].figure.unit for estimate in estimates}
    most = max(Counter(units.values()).items(), key=lambda item: (item[1], item[0] or ""))[0] if units else None
    return [estimate for estimate in estimates if units[estimate.id] == most]


def kind_of(estimate: Estimate) -> Kind:
    """What a figure may stand beside in a panel: others that are planned, that are possible, or of its scope."""
    return estimate.scope if estimate.modality == "actual" else estimate.modality


def by_kind(estimates: Sequence[Estimate]) -> list[tuple[Kind, list[Estimate]]]:
    """The estimates of each kind that there is."""
    return [(kind, same) for kind in KINDS if (same := [estimate for estimate in estimates if kind_of(estimate) == kind])]


def choose(estimates: Sequence[Estimate], context: Context) -> list[Estimate]:
    """The estimates that fit a chart. Totals get two places for each place of batches and of figures that are neither."""
    queues = [(2 if kind == "total" else 1, by_weight(same, context)) for kind, same in by_kind(estimates)]
    chosen: list[Estimate] = []
    while len(chosen) < MOST_ROWS and any(queue for _, queue in queues):
        for places, queue in queues:
            chosen += queue[:places]
            del queue[:places]
    return chosen[:MOST_ROWS]


def by_weight(estimates: Sequence[Estimate], context: Context) -> list[Estimate]:
    """Estimates, most important first: the lowest and the highest; then the newest of each claimant, those that the editor knows before
    others; then the older ones."""
    ends = extent(estimates)
    outer = {ends.lowest.id, ends.highest.id}
    turn: Counter[str] = Counter()
    weights: dict[str, tuple[object, ...]] = {}
    for estimate in sorted(estimates, key=lambda estimate: (estimate.as_of or "", estimate.id), reverse=True):
        name, known = claimant_key(estimate), estimate.claimant in context.lookup.actors
        weights[estimate.id] = (estimate.id not in outer, turn[name], not known, estimate.party is None, -len(estimate.claims), estimate.id)
        turn[name] += 1
    return sorted(estimates, key=lambda estimate: weights[estimate.id])


def _are_named(groups: Sequence[tuple[Kind, list[Estimate]]]) -> bool:
    """Whether a title and headings must name the kinds of the figures."""
    return len(groups) > 1 or any(kind not in PLAIN for kind, _ in groups)


def kind_panels(estimates: Sequence[Estimate], context: Context, rows: Callable[[Sequence[Estimate], Context], list[Row]]) -> list[Panel]:
    """One panel a kind, with a heading where there are several."""
    groups = by_kind(estimates)
    return [
        Panel(context.say(f"panel_{kind or 'unsaid'}") if _are_named(groups) else "", tuple(rows(same, context))) for kind, same in groups
    ]


def _rows(estimates: Sequence[Estimate], context: Context) -> list[Row]:
    """A row for each estimate. The claimant with the lowest figure comes first; rows of one claimant stand together, earliest first,
    joined where one revises another."""
    revised = context.revised_from(estimates)
    low: dict[str, float] = {}
    for estimate in estimates:
        low[claimant_key(estimate)] = min(lower_bound(estimate), low.get(claimant_key(estimate), lower_bound(estimate)))

    def order(estimate: Estimate) -> tuple[object, ...]:
        return low[claimant_key(estimate)], claimant_key(estimate), estimate.as_of is None, estimate.as_of or "", upper_bound(estimate)

    rows: list[Row] = []
    places: dict[str, int] = {}
    for _, group in groupby(sorted(estimates, key=order), key=claimant_key):
        same = list(group)
        months = Counter(widened(estimate.as_of or "", "month") for estimate in same)
        for number, estimate in enumerate(same):
            note = context.date_note(estimate, day=months[widened(estimate.as_of or "", "month")] > 1)
            places[estimate.id] = len(rows)
            after = places.get(revised.get(estimate.id, ""))
            rows.append(context.row(estimate, "" if number else context.claimant(estimate), note, revises=after))
    return rows


def _words(measure: str, known: Sequence[Estimate], shown: Sequence[Estimate], context: Context) -> Words:
    groups = by_kind(shown)
    counted = _counted(measure, "any" if _are_named(groups) else groups[0][0] or "unsaid", context)
    return Words(
        title(context.lookup, make_headline(context.lookup, measure, known)),
        sentences(counted, time_span(known, context), log_note(shown, context)),
        finding(groups[0][1], context),
    )


def _counted(measure: str, kind: str, context: Context) -> str:
    """What the axis counts: "number of soldiers, in total"."""
    unit = context.unit(measure)
    return context.say(f"counted_{kind}", unit=unit) if unit else lower_first(context.lookup.measure(measure))


def finding(estimates: Sequence[Estimate], context: Context) -> str:
    """A sentence with who gives the lowest and who the highest figure, for a reader who cannot see the chart."""
    outer = extent(estimates)
    ends = [outer.lowest] if outer.one_value else [outer.lowest, outer.highest]
    return sentences(context.lookup.wording.say("list.semicolon").join(dated(context.lookup, one) for one in ends))

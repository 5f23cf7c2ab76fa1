"""Estimates of one measure: claimants as rows, the value on the axis, one panel a scope."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby

from dossier.bounds import bottom, drawable, extent, top, value_of
from dossier.models import Estimate, Scope
from dossier.write.charts.chart import (
    MOST_ROWS,
    Chart,
    Desk,
    Words,
    finish,
    list_estimates,
    log_note,
    more_note,
    sentences,
    source_of,
    time_span,
    voice_of,
)
from dossier.write.charts.layout.rows import Panel, Row, draw_rows
from dossier.write.spans import span_words
from dossier.write.wording import lower_first, upper_first

SCOPES: tuple[Scope | None, ...] = ("total", "new", None)
"""In this order; a batch never stands on one panel with a total, nor with what says neither."""


def estimates_chart(measure: str, estimates: Sequence[Estimate], desk: Desk) -> Chart | None:
    """The chart of one measure's estimates, None where there are fewer than two."""
    known = one_unit(drawable(estimates), desk)
    if len(known) < 2:
        return None
    shown = choose(known, desk)
    panels, left = scope_panels(shown, desk, _rows), more_note(len(known) - len(shown), desk)
    return finish(
        desk,
        f"estimates-{measure}",
        "estimates",
        _words(measure, known, shown, desk),
        list_estimates(estimates, desk),
        lambda narrow: draw_rows(panels, more=left, narrow=narrow, wording=desk.lookup.wording),
    )


def one_unit(estimates: Sequence[Estimate], desk: Desk) -> list[Estimate]:
    """Those with the unit that most have written onto the number: dollars and euros share no axis."""
    units = {estimate.id: desk.lookup.claims[estimate.claims[0]].figure.unit for estimate in estimates}
    most = max(Counter(units.values()).items(), key=lambda item: (item[1], item[0] or ""))[0] if units else None
    return [estimate for estimate in estimates if units[estimate.id] == most]


def by_scope(estimates: Sequence[Estimate]) -> list[tuple[Scope | None, list[Estimate]]]:
    """The estimates of each scope that there is."""
    return [(scope, same) for scope in SCOPES if (same := [estimate for estimate in estimates if estimate.scope == scope])]


def choose(estimates: Sequence[Estimate], desk: Desk) -> list[Estimate]:
    """The estimates that fit a chart. Totals get two places where batches, or figures that say neither, get one."""
    queues = [(2 if scope == "total" else 1, by_weight(same, desk)) for scope, same in by_scope(estimates)]
    chosen: list[Estimate] = []
    while len(chosen) < MOST_ROWS and any(queue for _, queue in queues):
        for places, queue in queues:
            chosen += queue[:places]
            del queue[:places]
    return chosen[:MOST_ROWS]


def by_weight(estimates: Sequence[Estimate], desk: Desk) -> list[Estimate]:
    """The lowest and the highest first, then the newest of each claimant (those the editor knows first), then the older ones."""
    ends = extent(estimates)
    outer = {ends.lowest.id, ends.highest.id}
    turn: Counter[str] = Counter()
    weights: dict[str, tuple[object, ...]] = {}
    for estimate in sorted(estimates, key=lambda estimate: (estimate.as_of or "", estimate.id), reverse=True):
        name, known = voice_of(estimate), estimate.claimant in desk.lookup.actors
        weights[estimate.id] = (estimate.id not in outer, turn[name], not known, estimate.party is None, -len(estimate.claims), estimate.id)
        turn[name] += 1
    return sorted(estimates, key=lambda estimate: weights[estimate.id])


def scope_panels(estimates: Sequence[Estimate], desk: Desk, rows: Callable[[Sequence[Estimate], Desk], list[Row]]) -> list[Panel]:
    """One panel a scope, with a heading where there are several."""
    scopes = by_scope(estimates)
    return [Panel(desk.say(f"panel_{scope or 'unsaid'}") if len(scopes) > 1 else "", tuple(rows(same, desk))) for scope, same in scopes]


def _rows(estimates: Sequence[Estimate], desk: Desk) -> list[Row]:
    """A row an estimate, lowest claimant first; those of one claimant together, earliest first, joined where revised."""
    revised = desk.revised(estimates)
    low: dict[str, float] = {}
    for estimate in estimates:
        low[voice_of(estimate)] = min(bottom(estimate), low.get(voice_of(estimate), bottom(estimate)))

    def order(estimate: Estimate) -> tuple[object, ...]:
        return low[voice_of(estimate)], voice_of(estimate), estimate.as_of is None, estimate.as_of or "", top(estimate)

    rows: list[Row] = []
    places: dict[str, int] = {}
    for _, group in groupby(sorted(estimates, key=order), key=voice_of):
        same = list(group)
        months = Counter((estimate.as_of or "")[:7] for estimate in same)
        for number, estimate in enumerate(same):
            note = desk.note(estimate, day=months[(estimate.as_of or "")[:7]] > 1)
            places[estimate.id] = len(rows)
            after = places.get(revised.get(estimate.id, ""))
            rows.append(desk.row(estimate, "" if number else desk.claimant(estimate), note, after=after))
    return rows


def _words(measure: str, known: Sequence[Estimate], shown: Sequence[Estimate], desk: Desk) -> Words:
    scopes = [(scope, [estimate for estimate in known if estimate.scope == scope]) for scope, _ in by_scope(shown)]
    if len(scopes) == 1:
        title = _headline(measure, *scopes[0], desk)
    else:
        pieces = desk.say("joint").join(_piece(scope, same, desk) for scope, same in scopes)
        title = desk.say("title_scopes", phrase=desk.lookup.phrase(measure), figures=pieces)
    counted = _counted(measure, scopes[0][0] or "unsaid" if len(scopes) == 1 else "any", desk)
    return Words(upper_first(title), sentences(counted, time_span(known, desk), log_note(shown, desk)), finding(scopes[0][1], desk))


def _counted(measure: str, scope: str, desk: Desk) -> str:
    """What the axis counts: "number of soldiers, in total"."""
    unit = desk.unit(measure)
    return desk.say(f"counted_{scope}", unit=unit) if unit else lower_first(desk.lookup.measure(measure))


def _headline(measure: str, scope: Scope | None, estimates: Sequence[Estimate], desk: Desk) -> str:
    phrase = desk.lookup.phrase(measure)
    low, high = span_words(desk.lookup, estimates)
    if high is not None:
        return desk.say("title_batches" if scope == "new" else "title_span", phrase=phrase, low=low, high=high)
    if len(set(map(value_of, estimates))) > 1:
        return desk.say("title_only", phrase=phrase, figure=low)
    if len(estimates) > 1:
        return desk.say("title_same", phrase=phrase, figure=low)
    return desk.say("title_one", phrase=phrase, figure=low)


def _piece(scope: Scope | None, estimates: Sequence[Estimate], desk: Desk) -> str:
    """What a title says of one panel of several."""
    low, high = span_words(desk.lookup, estimates)
    name = scope or "unsaid"
    return desk.say(f"piece_{name}", figure=low) if high is None else desk.say(f"piece_{name}_span", low=low, high=high)


def finding(estimates: Sequence[Estimate], desk: Desk) -> str:
    """Who stands at either end, in a sentence for who cannot see the chart."""
    ends = extent(estimates)
    low, high = ends.lowest, ends.highest
    if ends.one_value:
        return sentences(desk.say("alt_one", figure=desk.lookup.in_words(low), source=source_of(low, desk)))
    return sentences(
        desk.say(
            "alt_span",
            low=desk.lookup.in_words(low),
            low_source=source_of(low, desk),
            high=desk.lookup.in_words(high),
            high_source=source_of(high, desk),
        )
    )

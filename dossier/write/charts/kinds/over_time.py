"""Estimates over time, a family of measures a chart: killed, wounded, killed or wounded, each on a panel of its own.

On a wide page days run from left to right and values upwards; on a phone the figures are rows, the earliest on top.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.bounds import bottom, drawable, value_of
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
)
from dossier.write.charts.kinds.estimates import by_scope, by_weight, one_unit
from dossier.write.charts.kinds.timeline import days_of
from dossier.write.charts.layout.drawing import Drawing
from dossier.write.charts.layout.plot import Field, Point, draw_plot
from dossier.write.charts.layout.rows import Panel, Row, draw_rows
from dossier.write.spans import span_words
from dossier.write.wording import lower_first, upper_first

LEAST = 3
"""With fewer dated figures a family is told in a sentence: two points show no course."""

Series = tuple[str, Scope | None]


@dataclass(frozen=True, slots=True)
class OverTime:
    """The charts over time, and the ids of the estimates that they show."""

    charts: tuple[Chart, ...]
    shown: frozenset[str]


def over_time_charts(estimates: Sequence[Estimate], desk: Desk) -> OverTime:
    """A chart for each family of measures of which something is said to hold at different times."""
    charts: list[Chart] = []
    shown: set[str] = set()
    for family in families([estimate.measure for estimate in estimates], desk):
        own = [estimate for estimate in estimates if estimate.measure in family]
        series = _series(own, family, desk)
        if series:
            charts.append(_chart(own, series, desk))
            shown.update(estimate.id for found in series.values() for estimate in found)
    return OverTime(tuple(charts), frozenset(shown))


def families(measures: Sequence[str], desk: Desk) -> list[list[str]]:
    """Measures that are joined by what holds them ("killed" in "killed or wounded"), in their order; any other is a family alone."""
    groups: list[list[str]] = []
    for name in dict.fromkeys(measures):
        found = desk.lookup.measures.get(name)
        near = {name, *(found.contained_in if found else ())}
        near |= {other.id for other in desk.lookup.measures.values() if name in other.contained_in}
        near |= {other.id for other in desk.lookup.measures.values() if found and set(other.contained_in) & set(found.contained_in)}
        joined = [group for group in groups if near & set(group)]
        groups = [group for group in groups if group not in joined] + [[*(one for group in joined for one in group), name]]
    return groups


def _series(estimates: Sequence[Estimate], family: Sequence[str], desk: Desk) -> dict[Series, list[Estimate]]:
    """The figures that are shown, by measure and scope; none where the family has too few, or all hold at one time. A bare plural,
    and what is dated by its year alone, has no place on the plane."""
    dated = [one for one in drawable(estimates) if one.relation != "vague" and len(one.as_of or "") > len("2025")]
    queues: dict[Series, list[Estimate]] = {}
    for measure in family:
        for scope, same in by_scope(one_unit([one for one in dated if one.measure == measure], desk)):
            queues[measure, scope] = _by_course(same, desk)
    if sum(map(len, queues.values())) < LEAST or not any(map(_moves, queues.values())):
        return {}
    chosen: dict[Series, list[Estimate]] = {key: [] for key in queues}
    while sum(map(len, chosen.values())) < MOST_ROWS and any(queues.values()):
        key = min((key for key in queues if queues[key]), key=lambda key: len(chosen[key]))
        chosen[key].append(queues[key].pop(0))
    return {key: sorted(found, key=lambda one: (*days_of(one.as_of or ""), bottom(one), one.id)) for key, found in chosen.items() if found}


def _by_course(estimates: Sequence[Estimate], desk: Desk) -> list[Estimate]:
    """The lowest and the highest first, then what was revised and what it became, then as ``by_weight`` has it."""
    revised = desk.revised(estimates)
    course = {*revised, *revised.values()}
    ordered = by_weight(estimates, desk)
    return [*ordered[:2], *sorted(ordered[2:], key=lambda estimate: estimate.id not in course)]


def _moves(estimates: Sequence[Estimate]) -> bool:
    """Whether other values are said to hold at times that cannot be the same: a month may be any of its days."""
    spans = [days_of(estimate.as_of or "") for estimate in estimates]
    return len(set(map(value_of, estimates))) > 1 and max(first for first, _ in spans) > min(last for _, last in spans)


def _chart(estimates: Sequence[Estimate], series: dict[Series, list[Estimate]], desk: Desk) -> Chart:
    shown = [estimate for found in series.values() for estimate in found]
    left = len(estimates) - len(shown)
    fields = [Field(_heading(key, series, desk), _points(found, desk)) for key, found in series.items()]
    panels = [Panel(_heading(key, series, desk), tuple(_rows(found, desk))) for key, found in series.items()]

    def draw(narrow: bool) -> Drawing:
        if narrow:
            return draw_rows(panels, more=more_note(left, desk), narrow=True, wording=desk.lookup.wording)
        return draw_plot(fields, more=lambda unplaced: more_note(left + unplaced, desk), wording=desk.lookup.wording)

    measure = next(iter(series))[0]
    return finish(desk, f"over-time-{measure}", "over_time", _words(series, shown, desk), list_estimates(estimates, desk), draw)


def _heading(key: Series, series: dict[Series, list[Estimate]], desk: Desk) -> str:
    """What a panel holds: its measure and its scope, where there are others."""
    if len(series) == 1:
        return ""
    measure, scope = key
    several = len({other for name, other in series if name == measure}) > 1
    name = desk.lookup.measure(measure)
    return (
        desk.say("panel_both", measure=name, scope=lower_first(desk.say(f"panel_{scope or 'unsaid'}")))
        if several or scope == "new"
        else name
    )


def _points(estimates: Sequence[Estimate], desk: Desk) -> tuple[Point, ...]:
    places = {estimate.id: number for number, estimate in enumerate(estimates)}
    revised = desk.revised(estimates)

    def point(estimate: Estimate) -> Point:
        row = desk.row(estimate, "", "", after=places.get(revised.get(estimate.id, "")))
        return Point(row, *days_of(estimate.as_of or ""), who=desk.voice(estimate))

    return tuple(map(point, estimates))


def _rows(estimates: Sequence[Estimate], desk: Desk) -> list[Row]:
    """A row a figure, the earliest on top."""
    places = {estimate.id: number for number, estimate in enumerate(estimates)}
    revised = desk.revised(estimates)
    months = Counter((estimate.as_of or "")[:7] for estimate in estimates)
    return [
        desk.row(
            estimate,
            desk.claimant(estimate),
            desk.note(estimate, day=months[(estimate.as_of or "")[:7]] > 1),
            after=places.get(revised.get(estimate.id, "")),
        )
        for estimate in estimates
    ]


def _words(series: dict[Series, list[Estimate]], shown: Sequence[Estimate], desk: Desk) -> Words:
    """The title is about the series with the most dates: what is said of the first and of the last."""
    (measure, scope), found = max(series.items(), key=lambda item: (_moves(item[1]), len({one.as_of for one in item[1]})))
    first, last = _ends(found)
    phrase = desk.lookup.phrase(measure)
    told = {"phrase": phrase, "first": _told(first, desk), "last": _told(last, desk)}
    dates = (first[0].as_of or "")[: len("2025-01")], (last[0].as_of or "")[: len("2025-01")]
    if dates[0] == dates[1]:
        dates = first[0].as_of or "", last[0].as_of or ""
    told |= {"first_date": desk.lookup.wording.date(dates[0]), "last_date": desk.lookup.wording.date(dates[1])}
    title = desk.say("title_over_time_new" if scope == "new" else "title_over_time", **told)
    units = list(dict.fromkeys(unit for name, _ in series if (unit := desk.unit(name))))
    counted = desk.say("counted_any", unit=units[0]) if len(units) == 1 else lower_first(desk.lookup.measure(measure))
    joined = desk.say("joined") if desk.revised(shown) else ""
    alt = sentences(*(desk.say("alt_parts", parts=desk.part(one, found), source=source_of(one, desk)) for one in (first[0], last[-1])))
    return Words(upper_first(title), sentences(counted, time_span(shown, desk), log_note(shown, desk), joined), alt)


def _ends(found: Sequence[Estimate]) -> tuple[list[Estimate], list[Estimate]]:
    """The figures of the earliest month and of the latest; of the days, where it is one month."""
    first, last = found[0].as_of or "", max((one.as_of or "" for one in found), key=lambda date: days_of(date)[::-1])
    same = len("2025-01") if first[:7] != last[:7] else None
    return [one for one in found if (one.as_of or "")[:same] == first[:same]], [
        one for one in found if (one.as_of or "")[:same] == last[:same]
    ]


def _told(estimates: Sequence[Estimate], desk: Desk) -> str:
    low, high = span_words(desk.lookup, estimates)
    return desk.say("between", low=low, high=high) if high else low

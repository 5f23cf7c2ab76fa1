"""Estimates over time, a family of measures a chart: killed, wounded, killed or wounded, each on a panel of its own.

Days run from left to right and values upwards, on a phone too; what is undated stands beside the days.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from dossier.bounds import drawable, extent, lower_bound, stands, value_of
from dossier.dateprefix import Grain, days_of, is_known, widened
from dossier.models import Estimate
from dossier.write.charts.chart import (
    LEAST,
    MOST_ROWS,
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
from dossier.write.charts.kinds.estimates import Kind, by_kind, by_weight, kind_of, one_unit
from dossier.write.charts.layout.drawing import Drawing
from dossier.write.charts.layout.plot import Field, Moment, Point, draw_plot
from dossier.write.happenings import bare, happenings
from dossier.write.headline import dated
from dossier.write.wording import lower_first, upper_first

LETTERS = "ABCDEFGHIJKL"
"""What stands for the moments behind a course, over the plot."""

MOST_UNDATED = 4
"""So many undated figures stand beside a course."""

Series = tuple[str, Kind]


@dataclass(frozen=True, slots=True)
class OverTime:
    """The charts over time, and the ids of the estimates that they show."""

    charts: tuple[Chart, ...]
    shown: frozenset[str]


def over_time_charts(estimates: Sequence[Estimate], context: Context) -> OverTime:
    """A chart for each family of measures whose figures hold at different times."""
    charts: list[Chart] = []
    shown: set[str] = set()
    for family in families([estimate.measure for estimate in estimates], context):
        own = [estimate for estimate in estimates if estimate.measure in family]
        series = _series(own, family, context)
        if series:
            charts.append(_chart(own, series, context))
            shown.update(estimate.id for found in series.values() for estimate in found)
    return OverTime(tuple(charts), frozenset(shown))


def families(measures: Sequence[str], context: Context) -> list[list[str]]:
    """Families of measures: those are joined of which one contains the other ("killed" in "killed or wounded") or which one measure
    contains. Any other is a family alone."""
    groups: list[list[str]] = []
    for name in dict.fromkeys(measures):
        found = context.lookup.measures.get(name)
        near = {name, *(found.contained_in if found else ())}
        near |= {other.id for other in context.lookup.measures.values() if name in other.contained_in}
        near |= {other.id for other in context.lookup.measures.values() if found and set(other.contained_in) & set(found.contained_in)}
        joined = [group for group in groups if near & set(group)]
        groups = [group for group in groups if group not in joined] + [[*(one for group in joined for one in group), name]]
    return groups


def _series(estimates: Sequence[Estimate], family: Sequence[str], context: Context) -> dict[Series, list[Estimate]]:
    """The figures to show, by measure and kind; none where the family has too few, or all hold at one time.

    A bare plural, a figure dated by its year alone, a part, and what is no count yet have no place in the plot.
    """
    counts = [one for one in drawable(estimates) if one.relation != "vague" and one.scope != "part" and stands(one)]
    dated = [one for one in counts if is_known(one.as_of, "month")]
    queues: dict[Series, list[Estimate]] = {}
    for measure in family:
        for kind, same in by_kind(one_unit([one for one in dated if one.measure == measure], context)):
            queues[measure, kind] = _by_course(same, context)
    if not any(len(queue) >= LEAST and _moves(queue) for queue in queues.values()):
        return {}
    undated = [one for one in counts if one.as_of is None]
    return {
        key: [*sorted(found, key=_course_order), *_beside(key, found, undated, context)] for key, found in _deal(queues).items() if found
    }


def _beside(key: Series, dated: Sequence[Estimate], undated: Sequence[Estimate], context: Context) -> list[Estimate]:
    """The undated figures of a series: they stand beside its course, in one unit with it, the most important where they are many."""
    measure, kind = key
    same = [one for one in undated if one.measure == measure and kind_of(one) == kind]
    same = [one for one in same if one_unit([*dated, one], context)[-1] is one]
    return sorted(by_weight(same, context)[:MOST_UNDATED], key=lambda one: (lower_bound(one), one.id)) if same else []


def _deal(queues: Mapping[Series, list[Estimate]]) -> dict[Series, list[Estimate]]:
    """The most important figures of each series, as many of one as of another, up to ``MOST_ROWS`` in all."""
    dealt: dict[Series, list[Estimate]] = {key: [] for key in queues}
    while sum(map(len, dealt.values())) < MOST_ROWS and any(len(dealt[key]) < len(queues[key]) for key in queues):
        key = min((key for key in queues if len(dealt[key]) < len(queues[key])), key=lambda key: len(dealt[key]))
        dealt[key].append(queues[key][len(dealt[key])])
    return dealt


def _course_order(estimate: Estimate) -> tuple[object, ...]:
    """A sort key: the earliest first."""
    return (*days_of(estimate.as_of or ""), lower_bound(estimate), estimate.id)


def _by_course(estimates: Sequence[Estimate], context: Context) -> list[Estimate]:
    """Estimates, most important first: the lowest and the highest; those that were revised or revise another; then as ``by_weight``
    orders them."""
    revised = context.revised_from(estimates)
    course = {*revised, *revised.values()}
    ordered = by_weight(estimates, context)
    return [*ordered[:2], *sorted(ordered[2:], key=lambda estimate: estimate.id not in course)]


def _moves(estimates: Sequence[Estimate]) -> bool:
    """Whether different values hold at times that cannot be the same: a month may be any of its days."""
    spans = [days_of(estimate.as_of or "") for estimate in estimates]
    return len(set(map(value_of, estimates))) > 1 and max(first for first, _ in spans) > min(last for _, last in spans)


def _chart(estimates: Sequence[Estimate], series: dict[Series, list[Estimate]], context: Context) -> Chart:
    shown = [estimate for found in series.values() for estimate in found]
    left = len(estimates) - len(shown)
    fields = [Field(_heading(key, series, context), _points(found, context)) for key, found in series.items()]

    behind = _behind(shown, context)

    def draw(narrow: bool) -> Drawing:
        moments = [moment for moment, _ in behind]
        more = partial(_more, left, context)
        return draw_plot(fields, more=more, wording=context.lookup.wording, narrow=narrow, moments=moments)

    measure = next(iter(series))[0]
    words, table = _words(series, shown, context), list_estimates(estimates, context)
    chart = draw_chart(context, f"over-time-{measure}", "over_time", words, table, draw)
    return replace(chart, moments=tuple(told for _, told in behind))


def _more(left: int, context: Context, unplaced: int) -> str:
    """A note on the figures that only the table holds, with those that found no place."""
    return more_note(left + unplaced, context)


def _behind(shown: Sequence[Estimate], context: Context) -> list[tuple[Moment, str]]:
    """What the editor says happened while the figures held, each with its letter, and in words for below the chart."""
    days = [day for estimate in shown if estimate.as_of for day in days_of(estimate.as_of)]
    found: list[tuple[Moment, str]] = []
    for happening in happenings(context.lookup, context.topic.id if context.topic else None):
        first, last = days_of(happening.date)
        if is_known(happening.date, "month") and min(days) <= last and first <= max(days) and len(found) < len(LETTERS):
            letter, date = LETTERS[len(found)], context.lookup.wording.date(happening.date)
            words = context.say("moment", letter=letter, date=date, words=bare(context.lookup.text(happening.text)))
            found.append((Moment(first + (last - first) // 2, letter), words))
    return found


def _heading(key: Series, series: dict[Series, list[Estimate]], context: Context) -> str:
    """The heading of a panel: its measure and its kind, where there are other panels."""
    if len(series) == 1:
        return ""
    measure, kind = key
    several = len({other for name, other in series if name == measure}) > 1
    name = context.lookup.measure(measure)
    return (
        context.say("panel_both", measure=name, scope=lower_first(context.say(f"panel_{kind or 'unsaid'}")))
        if several or kind == "new"
        else name
    )


def _points(estimates: Sequence[Estimate], context: Context) -> tuple[Point, ...]:
    places = {estimate.id: number for number, estimate in enumerate(estimates)}
    revised = context.revised_from(estimates)

    def point(estimate: Estimate) -> Point:
        row = context.row(estimate, "", "", revises=places.get(revised.get(estimate.id, "")))
        return Point(
            row,
            days_of(estimate.as_of) if estimate.as_of else None,
            who=context.short_name(estimate),
            side=context.party_or_claimant(estimate),
        )

    return tuple(map(point, estimates))


def _words(series: dict[Series, list[Estimate]], shown: Sequence[Estimate], context: Context) -> Words:
    """Title, subtitle and alternative text. The title compares the first and the last figures of the series with the most dates."""
    courses = {key: [one for one in found if one.as_of] for key, found in series.items()}
    (measure, _), found = max(courses.items(), key=lambda item: (_moves(item[1]), len({one.as_of for one in item[1]})))
    first, last = _ends(found)
    named = dict.fromkeys([*_outer(first), *_outer(last)])
    figures = context.lookup.wording.say("list.comma").join(dated(context.lookup, one) for one in named)
    title = context.say("title_over_time", phrase=context.lookup.phrase(measure), figures=figures)
    units = list(dict.fromkeys(unit for name, _ in series if (unit := context.unit(name))))
    counted = context.say("counted_any", unit=units[0]) if len(units) == 1 else lower_first(context.lookup.measure(measure))
    joined = context.say("joined") if context.revised_from(shown) else ""
    return Words(upper_first(title), sentences(counted, time_span(shown, context), log_note(shown, context), joined), "")


def _ends(found: Sequence[Estimate]) -> tuple[list[Estimate], list[Estimate]]:
    """The figures of the earliest month and of the latest; of the days, where it is one month."""
    first, last = found[0].as_of or "", max((one.as_of or "" for one in found), key=lambda date: days_of(date)[::-1])
    grain: Grain = "day" if widened(first, "month") == widened(last, "month") else "month"
    dates = [widened(one.as_of or "", grain) for one in found]
    earliest, latest = ([one for one, date in zip(found, dates, strict=True) if date == widened(end, grain)] for end in (first, last))
    return earliest, latest


def _outer(estimates: Sequence[Estimate]) -> list[Estimate]:
    """The lowest and the highest of the figures of one time."""
    found = extent(estimates)
    return [found.lowest] if found.one_value else [found.lowest, found.highest]

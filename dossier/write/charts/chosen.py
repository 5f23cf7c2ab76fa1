"""Which charts a page has, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import replace

from dossier.bounds import by_measure, drawable, extent, lower_bound, stands, upper_bound, value_of
from dossier.config import Topic
from dossier.models import Estimate
from dossier.write.charts.chart import Chart, Context
from dossier.write.charts.kinds.by_kind import kinds_chart
from dossier.write.charts.kinds.composition import composition_chart
from dossier.write.charts.kinds.coverage import coverage_chart
from dossier.write.charts.kinds.estimates import estimates_chart
from dossier.write.charts.kinds.few import few_figures
from dossier.write.charts.kinds.over_time import OverTime, over_time_charts
from dossier.write.charts.kinds.overview import overview_chart
from dossier.write.charts.kinds.share import find_shares, share_charts, sole_wholes
from dossier.write.charts.kinds.timeline import timeline_chart
from dossier.write.doubts import sole_doubtful_outlet
from dossier.write.headline import foremost
from dossier.write.lookup import Lookup, given_in_one_sentence, topic_estimates

OVERVIEW = 4
"""Measures on the home page's chart: about a phone's screen."""


def topic_charts(lookup: Lookup, topic: Topic) -> list[Chart]:
    """The charts of a topic's page, in the order of its ``charts``: few, each of which shows what no other does. A superseded figure is in
    none.

    1. A part beside its whole ("37 of the 64 villages") is no rival of it, and has a chart of shares.
    2. Figures of a family of measures that hold at different times are drawn over time.
    3. A measure whose figures differ has a chart of its own, unless the one over time shows the lowest and the highest of them.
    4. Measures whose figures agree, or that have one, are shown where they are parts of an announcement, else side by side by
       kind. What has too few figures to compare for any of these is given in words.
    5. The timeline is left out where those over time say all of it.
    """
    estimates = [estimate for estimate in topic_estimates(lookup, topic.id) if not estimate.former]
    return _and_without_doubt(lookup, estimates, lambda chosen: _topic_charts(lookup, topic, chosen))


def _topic_charts(lookup: Lookup, topic: Topic, estimates: Sequence[Estimate]) -> list[Chart]:
    """The charts of some estimates of a topic."""
    context = Context(lookup, topic)
    shares = find_shares(estimates, context)
    apart = sole_wholes(shares, estimates) | {share.part.id for share in shares if share.part.measure == share.whole.measure}
    others = [estimate for estimate in estimates if estimate.id not in apart]
    counted = _counted(others, topic, context)
    times = over_time_charts(counted, context) if "over_time" in topic.charts else OverTime((), frozenset())
    announced = composition_chart(counted, context) if "composition" in topic.charts else None
    differing = {measure: estimates_chart(measure, same, context) for measure, same in _differing(counted, times).items()}
    drawn = [measure for measure, chart in differing.items() if chart] if "estimates" in topic.charts else []
    rest = _left(counted, drawn, times, announced, lookup)
    kinds = kinds_chart([one for one in rest if one.measure not in differing], context) if "kinds" in topic.charts else None
    in_kinds = {lookup.estimate_of[claim].id for claim in (kinds.claims if kinds else ())}
    few = few_figures([one for one in rest if one.id not in in_kinds], context) if "estimates" in topic.charts else None
    makers: dict[str, Callable[[], Iterable[Chart | None]]] = {
        "over_time": lambda: times.charts,
        "estimates": differing.values,
        "composition": lambda: [announced],
        "share": lambda: share_charts(shares, context),
        "kinds": lambda: [kinds],
        "timeline": lambda: [timeline_chart(list(filter(stands, others)), context, elsewhere=times.shown)],
        "coverage": lambda: [coverage_chart(context)],
    }
    return [chart for kind in topic.charts for chart in makers[kind]() if chart is not None] + ([few] if few else [])


def sources_charts(lookup: Lookup) -> list[Chart]:
    """The chart of the page of sources: how many passages each has on each topic."""
    found = coverage_chart(Context(lookup, None, "sources/index.md"))
    return [found] if found else []


def home_charts(lookup: Lookup) -> list[Chart]:
    """The chart of the home page: the key measures one below the other."""
    context, measures = Context(lookup, None), foremost(lookup, OVERVIEW)

    def overview(chosen: Sequence[Estimate]) -> list[Chart]:
        chart = overview_chart(by_measure(chosen), context)
        return [chart] if chart else []

    every = [estimate for found in measures.values() for estimate in found]
    return _and_without_doubt(lookup, every, overview)


def _and_without_doubt(lookup: Lookup, estimates: Sequence[Estimate], make: Callable[[Sequence[Estimate]], list[Chart]]) -> list[Chart]:
    """The charts of some estimates, each with the one that is left without those that rest on doubtful sources alone."""
    firm = [estimate for estimate in estimates if not sole_doubtful_outlet(lookup, estimate)]
    charts = make(estimates)
    if len(firm) == len(estimates):
        return charts
    left = {chart.id: chart for chart in make(firm)}
    return [replace(chart, firm=left.get(chart.id)) if any(chart.doubted) else chart for chart in charts]


def _counted(estimates: Sequence[Estimate], topic: Topic, context: Context) -> list[Estimate]:
    """The estimates of the topic's measures, in their order. A measure whose figures all stand in one sentence of one claimant is left
    out."""
    own = topic.measures or tuple(dict.fromkeys(estimate.measure for estimate in estimates))
    groups = {measure: [estimate for estimate in estimates if estimate.measure == measure] for measure in own}
    return [estimate for same in groups.values() if not given_in_one_sentence(context.lookup, same) for estimate in same]


def _differing(estimates: Sequence[Estimate], times: OverTime) -> dict[str, list[Estimate]]:
    """The measures whose figures differ and whose lowest or highest figure the chart over time lacks.

    A bare plural ("thousands") differs from nothing that can be drawn beside it.
    """
    found = {}
    for measure, same in by_measure(estimates).items():
        exact = [estimate for estimate in drawable(same) if estimate.relation != "vague"]
        drawn = [estimate for estimate in exact if estimate.id in times.shown]
        if len(set(map(value_of, exact))) > 1 and not (drawn and _ends(drawn) == _ends(exact)):
            found[measure] = same
    return found


def _left(estimates: Sequence[Estimate], drawn: Container[str], times: OverTime, announced: Chart | None, lookup: Lookup) -> list[Estimate]:
    """The estimates of the measures that no chart shows so far."""
    shown = {estimate.measure for estimate in estimates if estimate.id in times.shown}
    shown |= {lookup.estimate_of[claim].measure for claim in (announced.claims if announced else ())}
    return [estimate for estimate in estimates if estimate.measure not in drawn and estimate.measure not in shown]


def _ends(estimates: Sequence[Estimate]) -> set[float]:
    found = extent(estimates)
    return {lower_bound(found.lowest), upper_bound(found.highest)}

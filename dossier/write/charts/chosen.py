"""Which charts a page has, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dossier.bounds import bottom, drawable, extent, top, value_of
from dossier.config import Topic
from dossier.models import Estimate
from dossier.write.charts.chart import Chart, Desk
from dossier.write.charts.kinds.by_kind import kinds_chart
from dossier.write.charts.kinds.composition import composition_chart
from dossier.write.charts.kinds.coverage import coverage_chart
from dossier.write.charts.kinds.estimates import estimates_chart
from dossier.write.charts.kinds.few import few_figures
from dossier.write.charts.kinds.over_time import OverTime, over_time_charts
from dossier.write.charts.kinds.share import find_shares, share_charts, sole_wholes
from dossier.write.charts.kinds.timeline import timeline_chart
from dossier.write.lookup import Lookup, parts_of_one_sentence, topic_estimates


def topic_charts(lookup: Lookup, topic: Topic) -> list[Chart]:
    """The charts of a topic's page, in the order of its ``charts``: few, each of which shows what no other does.

    1. A part beside its whole ("37 of the 64 villages") is no rival of it, and has a chart of shares.
    2. What is said of a family of measures for different times is drawn over time.
    3. A measure whose figures differ has a chart of its own, unless the one over time shows the lowest and the highest of them.
    4. Measures whose figures agree, or that have one, are shown where they are parts of an announcement, else side by side by
       kind, else in words.
    5. The timeline is left out where those over time say all of it.
    """
    desk = Desk(lookup, topic)
    estimates = topic_estimates(lookup, topic.id)
    asked = set(topic.charts)
    shares = find_shares(estimates, desk)
    apart = sole_wholes(shares, estimates) | {share.part.id for share in shares if share.part.measure == share.whole.measure}
    counted = _counted([estimate for estimate in estimates if estimate.id not in apart], topic, desk)
    times = over_time_charts(counted, desk) if "over_time" in asked else OverTime((), frozenset())
    parts = composition_chart(counted, desk) if "composition" in asked else None
    differing = _differing(counted, times)
    told = {desk.lookup.estimate_of[claim].measure for chart in ([parts] if parts else []) for claim in chart.claims}
    told |= {estimate.measure for estimate in counted if estimate.id in times.shown}
    rest = [estimate for estimate in counted if estimate.measure not in {*differing, *told}]
    kinds = kinds_chart(rest, desk) if "kinds" in asked else None
    few = few_figures([estimate for estimate in rest if not kinds], desk) if "estimates" in asked else None
    dated = [estimate for estimate in estimates if estimate.id not in apart]
    makers: dict[str, Callable[[], Iterable[Chart | None]]] = {
        "over_time": lambda: times.charts,
        "estimates": lambda: (estimates_chart(measure, same, desk) for measure, same in differing.items()),
        "composition": lambda: [parts],
        "share": lambda: share_charts(shares, desk),
        "kinds": lambda: [kinds],
        "timeline": lambda: [timeline_chart(dated, desk, told=times.shown)],
        "coverage": lambda: [coverage_chart(desk)],
    }
    return [chart for kind in topic.charts for chart in makers[kind]() if chart is not None] + ([few] if few else [])


def home_charts(lookup: Lookup) -> list[Chart]:
    """The charts of the home page: what was said when (of the headline measures, where there are any), and who reports what."""
    desk = Desk(lookup, None)
    headline = {measure.id for measure in lookup.config.measures if measure.headline}
    chosen = [estimate for estimate in lookup.dossier.estimates if estimate.measure in headline]
    charts = [timeline_chart(chosen, desk) or timeline_chart(lookup.dossier.estimates, desk), coverage_chart(desk)]
    return [chart for chart in charts if chart is not None]


def _counted(estimates: Sequence[Estimate], topic: Topic, desk: Desk) -> list[Estimate]:
    """The estimates of the topic's measures, in their order; without those that stand in one sentence of one claimant."""
    own = topic.measures or tuple(dict.fromkeys(estimate.measure for estimate in estimates))
    by_measure = {measure: [estimate for estimate in estimates if estimate.measure == measure] for measure in own}
    return [estimate for same in by_measure.values() if not parts_of_one_sentence(desk.lookup, same) for estimate in same]


def _differing(estimates: Sequence[Estimate], times: OverTime) -> dict[str, list[Estimate]]:
    """The measures with figures that differ, of which the chart over time lacks the lowest or the highest. A bare plural
    ("thousands") differs from nothing that can be drawn beside it."""
    by_measure: dict[str, list[Estimate]] = {}
    for estimate in estimates:
        by_measure.setdefault(estimate.measure, []).append(estimate)
    found = {}
    for measure, same in by_measure.items():
        exact = [estimate for estimate in drawable(same) if estimate.relation != "vague"]
        drawn = [estimate for estimate in exact if estimate.id in times.shown]
        if len(set(map(value_of, exact))) > 1 and not (drawn and _ends(drawn) == _ends(exact)):
            found[measure] = same
    return found


def _ends(estimates: Sequence[Estimate]) -> set[float]:
    found = extent(estimates)
    return {bottom(found.lowest), top(found.highest)}

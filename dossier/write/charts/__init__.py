"""The charts of a dossier: specifications by Altair, drawn to SVG while the site is built; nothing is left to a script.

``estimates``, ``composition``, ``kinds``, ``coverage`` and ``timeline`` each say what is worth seeing and in which words;
``rows`` (and the last two themselves) lay it out in px as a ``Drawing``; ``render`` alone knows Altair and vl-convert.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dossier.config import Config, Topic
from dossier.models import Dossier, Estimate
from dossier.write.charts.chart import Chart, Desk, drawable, value_of
from dossier.write.charts.composition import composition_chart
from dossier.write.charts.coverage import coverage_chart
from dossier.write.charts.estimates import estimates_chart
from dossier.write.charts.files import chart_files
from dossier.write.charts.kinds import kinds_chart
from dossier.write.charts.strip import sign_legend, strip
from dossier.write.charts.timeline import timeline_chart
from dossier.write.lookup import Lookup, parts_of_one_sentence
from dossier.write.wording import Wording

__all__ = ["Chart", "chart_files", "home_charts", "sign_legend", "strip", "topic_charts"]


def topic_charts(topic: Topic, dossier: Dossier, config: Config, wording: Wording) -> list[Chart]:
    """The charts of a topic's page, in the order of its ``charts``; none is drawn for want of data.

    A measure whose figures differ has a chart of its own. Measures whose figures agree, or that have one figure, are shown
    where they are parts of an announcement, else side by side by kind; failing that, in charts that say that they agree.
    A part beside its whole ("37 of the 64 villages") is no rival of it, and is left to the sentences and the table.
    """
    desk = Desk(Lookup(dossier, config, wording), topic)
    estimates = [estimate for estimate in dossier.estimates if _bears_on(estimate, topic, desk)]
    own = topic.measures or tuple(dict.fromkeys(estimate.measure for estimate in estimates))
    by_measure = {measure: [estimate for estimate in estimates if estimate.measure == measure] for measure in own}
    by_measure = {measure: same for measure, same in by_measure.items() if not parts_of_one_sentence(desk.lookup, same)}
    differing = {measure for measure, same in by_measure.items() if len(set(map(value_of, drawable(same)))) > 1}
    counted = [estimate for same in by_measure.values() for estimate in same]
    parts = composition_chart(counted, desk) if "composition" in topic.charts else None
    drawn = differing | ({desk.lookup.claims[claim].measure for claim in parts.claims} if parts else set())
    kinds = kinds_chart([estimate for estimate in counted if estimate.measure not in drawn], desk) if "kinds" in topic.charts else None
    alone = [measure for measure in by_measure if measure in differing or (measure not in drawn and not kinds)]
    makers: dict[str, Callable[[], Iterable[Chart | None]]] = {
        "estimates": lambda: (estimates_chart(measure, by_measure[measure], desk) for measure in alone),
        "composition": lambda: [parts],
        "kinds": lambda: [kinds],
        "coverage": lambda: [coverage_chart(desk)],
        "timeline": lambda: [timeline_chart(estimates, desk)],
    }
    return [chart for kind in topic.charts for chart in makers[kind]() if chart is not None]


def home_charts(dossier: Dossier, config: Config, wording: Wording) -> list[Chart]:
    """The charts of the home page: what was said when (of the headline measures, where there are any), and who reports what."""
    desk = Desk(Lookup(dossier, config, wording), None)
    headline = {measure.id for measure in config.measures if measure.headline}
    chosen = [estimate for estimate in dossier.estimates if estimate.measure in headline]
    charts = [timeline_chart(chosen, desk) or timeline_chart(dossier.estimates, desk), coverage_chart(desk)]
    return [chart for chart in charts if chart is not None]


def _bears_on(estimate: Estimate, topic: Topic, desk: Desk) -> bool:
    return any(topic.id in desk.lookup.claims[claim].topics for claim in estimate.claims)

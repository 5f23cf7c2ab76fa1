"""What is too little for a picture: a sentence and a table instead of a silly chart."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.models import Estimate
from dossier.write.charts.chart import Chart, Desk, Words, list_estimates, sentences, unpictured
from dossier.write.wording import lower_first, upper_first


def few_figures(estimates: Sequence[Estimate], desk: Desk) -> Chart | None:
    """The measures that have one value, or none but bare plurals, in one block without a picture; None where there are none."""
    by_measure: dict[str, Estimate] = {}
    for estimate in sorted(estimates, key=lambda estimate: estimate.relation == "vague"):
        by_measure.setdefault(estimate.measure, estimate)
    if not by_measure:
        return None
    told = [
        desk.say("few", measure=lower_first(desk.lookup.measure(measure)), figure=desk.lookup.in_words(estimate))
        for measure, estimate in by_measure.items()
    ]
    title, listed = desk.count("title_few", len(by_measure)), desk.lookup.wording.listing(told)
    subtitle = sentences(desk.count("subtitle_few", len(by_measure), figures=listed))
    return unpictured(desk, "few", "estimates", Words(upper_first(title), subtitle, subtitle), list_estimates(estimates, desk))

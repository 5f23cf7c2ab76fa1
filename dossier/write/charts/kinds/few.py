"""Too few figures for a picture: a sentence and a table stand instead."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.models import Estimate
from dossier.write.charts.chart import Chart, Context, Words, chart_without_picture, list_estimates, sentences
from dossier.write.wording import lower_first, upper_first


def few_figures(estimates: Sequence[Estimate], context: Context) -> Chart | None:
    """A block without a picture, of the measures that have one value, or bare plurals only; ``None`` where there are none."""
    first: dict[str, Estimate] = {}
    for estimate in sorted(estimates, key=lambda estimate: estimate.relation == "vague"):
        first.setdefault(estimate.measure, estimate)
    if not first:
        return None
    figures = [
        context.say("few", measure=lower_first(context.lookup.measure(measure)), figure=context.lookup.in_words(estimate))
        for measure, estimate in first.items()
    ]
    title, listed = context.count("title_few", len(first)), context.lookup.wording.listing(figures)
    subtitle = sentences(context.count("subtitle_few", len(first), figures=listed))
    return chart_without_picture(
        context, "few", "estimates", Words(upper_first(title), subtitle, subtitle), list_estimates(estimates, context)
    )

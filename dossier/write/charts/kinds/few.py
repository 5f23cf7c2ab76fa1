"""Too few figures for a picture: a line for each and a table stand instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dossier.bounds import by_measure, ends, value_of
from dossier.models import Estimate
from dossier.write.charts.chart import Chart, Context, Words, chart_without_picture, list_estimates, sentences, source_of
from dossier.write.doubts import sole_doubtful_outlet
from dossier.write.kinds import kinds
from dossier.write.wording import upper_first

NAMED = 6
"""How many figures have a line; the table has them all."""


def few_figures(estimates: Sequence[Estimate], context: Context) -> Chart | None:
    """A block without a picture, named after the measures that have too few figures to compare, or bare plurals only; ``None`` where
    there are none."""
    groups = by_measure(estimates)
    if not groups:
        return None
    wording = context.lookup.wording
    figures = [_figure(measure, same, context) for measure, found in groups.items() for same in _by_value(found)]
    left = [context.count("few_more", len(figures) - NAMED)] if len(figures) > NAMED else []
    lines = tuple(upper_first(words) for words in [*figures[:NAMED], *left])
    title = wording.say("charts.then").join(context.lookup.measure(measure) for measure in groups)
    chart = chart_without_picture(context, "few", "estimates", Words(title, "", sentences(*lines)), list_estimates(estimates, context))
    return replace(chart, lines=lines)


def _by_value(estimates: Sequence[Estimate]) -> list[list[Estimate]]:
    """The estimates of one measure that give the same value and are of one kind, lowest first, bare plurals last."""
    same: dict[object, list[Estimate]] = {}
    for estimate in sorted(estimates, key=lambda one: (one.relation == "vague", ends(one))):
        kind = estimate.modality, estimate.hearsay, estimate.scope, estimate.people, estimate.place
        same.setdefault((value_of(estimate), kind), []).append(estimate)
    return list(same.values())


def _figure(measure: str, same: Sequence[Estimate], context: Context) -> str:
    """A figure with what it counts, what is reserved about it, and who gives it as of when."""
    lookup = context.lookup
    outlets = {sole_doubtful_outlet(lookup, estimate) for estimate in same}
    doubt = [lookup.wording.say("warning.row", outlet=outlet) for outlet in outlets if outlet] if len(outlets) == 1 else []
    said = [*kinds(lookup.wording, same[0]), *dict.fromkeys(source_of(estimate, context) for estimate in same), *doubt]
    phrase, currency = lookup.phrase(measure), lookup.currency(same[0])
    figure = lookup.wording.say("list.colon").join([phrase, lookup.in_words(same[0])]) if currency else lookup.counted(same[0], phrase)
    return context.say("few", figure=figure, sources=lookup.wording.say("list.semicolon").join(said))

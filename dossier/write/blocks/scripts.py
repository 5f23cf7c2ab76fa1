"""The script of an interactive chart, with its specifications and tips. It is a script because a page opened from a folder may read no
other file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from dossier.scripts import json_in_script
from dossier.write.blocks.quotes import quote_of
from dossier.write.charts.chart import Chart
from dossier.write.citations import Citations
from dossier.write.html.templates import render
from dossier.write.kinds import kinds
from dossier.write.lookup import Lookup


def chart_script(lookup: Lookup, chart: Chart) -> str:
    """A chart's script. It stores what ``assets/charts.js`` needs under the script's own address.

    ``words`` name where a point leads. ``tips`` hold what the page shows of each figure, by the claim that its point leads to.
    """
    say = lookup.wording.say
    words = {"note": say("note.label", number="{number}"), "quote": say("chart.to_quote"), "source": say("chart.to_source")}
    tips = {claim: {"html": tip(lookup, claim), "of": voice} for claim, voice in chart.claimant_keys.items()}
    content = {"wide": _without_links(chart.spec), "narrow": _without_links(chart.narrow_spec), "tips": tips, "words": words}
    return f"(window.dossierCharts = window.dossierCharts || {{}})[document.currentScript.src] = {json_in_script(content)};\n"


def _without_links(spec: Mapping[str, object]) -> dict[str, object]:
    """A specification without links: the page lays its own over the picture."""
    layers = cast(Sequence[Mapping[str, Any]], spec["layer"])
    return {**spec, "layer": [layer for layer in layers if "href" not in layer["encoding"]]}


def tip(lookup: Lookup, name: str) -> str:
    """The tip of a claim's figure, as HTML: the figure, what it counts, its quote."""
    claim, estimate = lookup.claims[name], lookup.estimate_of[name]
    others = len({lookup.claims[other].source for other in estimate.claims} - {claim.source})
    quote = quote_of(lookup, [claim], Citations(lookup, ""))
    return str(
        render(
            "tip",
            lookup.wording,
            figure=lookup.in_words(estimate),
            measure=lookup.measure(estimate.measure),
            kinds=kinds(lookup.wording, estimate),
            as_of=lookup.held(estimate),
            others=others,
            quote=quote,
        )
    )

"""What a chart needs once a reader uses it: a script a chart with its specifications and tips. A script, as a page opened from a
folder may read no other file."""

from __future__ import annotations

import json
from collections.abc import Mapping

from dossier.write.blocks.quotes import quote_of
from dossier.write.charts.chart import Chart
from dossier.write.citations import Notes
from dossier.write.html.templates import render
from dossier.write.lookup import Lookup


def live_script(lookup: Lookup, chart: Chart) -> str:
    """A chart's script: it leaves what ``assets/charts.js`` wants under its own address.

    ``words`` name where a point leads; ``tips`` are what is shown of each figure, by the claim that its point leads to.
    """
    say = lookup.wording.say
    words = {"note": say("note.label", number="{number}"), "quote": say("chart.to_quote"), "source": say("chart.to_source")}
    tips = {claim: {"html": tip(lookup, claim), "of": voice} for claim, voice in chart.voices.items()}
    content = {"wide": _without_links(chart.spec), "narrow": _without_links(chart.narrow_spec), "tips": tips, "words": words}
    told = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    told = told.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"(window.dossierCharts = window.dossierCharts || {{}})[document.currentScript.src] = {told};\n"


def _without_links(spec: Mapping[str, object]) -> dict[str, object]:
    """A specification for a page, whose own links lie over the picture."""
    layers = spec["layer"]
    assert isinstance(layers, list)
    return {**spec, "layer": [layer for layer in layers if "href" not in layer["encoding"]]}


def tip(lookup: Lookup, name: str) -> str:
    """What is shown of the figure of a claim, as HTML: the figure, what it counts, its quote."""
    claim, estimate = lookup.claims[name], lookup.estimate_of[name]
    others = len({lookup.claims[other].source for other in estimate.claims} - {claim.source})
    quote = quote_of(lookup, [claim], Notes(lookup, ""))
    return str(
        render(
            "tip",
            lookup.wording,
            figure=lookup.in_words(estimate),
            measure=lookup.measure(estimate.measure),
            batch=estimate.scope == "new",
            as_of=lookup.wording.date(estimate.as_of),
            others=others,
            quote=quote,
        )
    )

"""What a chart needs once a reader uses it: Vega, in one script for the site, and a script a chart with its specifications
and tips. Scripts, as a page opened from a folder may read no other file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

import vl_convert

from dossier.models import Estimate
from dossier.write.charts.drawing import Drawing
from dossier.write.charts.kept import kept
from dossier.write.lookup import Lookup
from dossier.write.notes import Notes
from dossier.write.quotes import quote_of
from dossier.write.render import render

VEGA = "assets/vega.js"

_NOTICE = """\
/* Vega {vega}, Vega-Lite {lite}, Vega-Embed {embed} and what they are made of, as vl-convert bundles them.
Vega, Vega-Lite, Vega-Embed: Copyright (c) University of Washington Interactive Data Lab. All rights reserved.
Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following
conditions are met: 1. Redistributions of source code must retain the above copyright notice, this list of conditions and
the following disclaimer. 2. Redistributions in binary form must reproduce the above copyright notice, this list of
conditions and the following disclaimer in the documentation and/or other materials provided with the distribution.
3. Neither the name of the copyright holder nor the names of its contributors may be used to endorse or promote products
derived from this software without specific prior written permission.
THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING,
BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT
SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR
PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR
TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
POSSIBILITY OF SUCH DAMAGE.
D3 modules: Copyright Mike Bostock. Permission to use, copy, modify, and/or distribute this software for any purpose with or
without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies. */
"""


def vega_script() -> str:
    """Vega and what embeds it as one classic script: it sets ``vegaEmbed``, ``vega`` and ``vegaLite`` and no other name."""
    return _classic(kept("bundle", "", lambda: str(vl_convert.javascript_bundle())))  # type: ignore[call-arg]


def _classic(module: str) -> str:
    """A module loads from no folder, and a plain script would leave its thousand names to everybody."""
    versions = {
        "vega": vl_convert.get_vega_version(),
        "lite": vl_convert.get_vegalite_versions()[-1],
        "embed": vl_convert.get_vega_embed_version(),
    }
    return f'{_NOTICE.format(**versions)}(function () {{\n"use strict";\n{module}\n}})();\n'


def live_script(*, wide: Mapping[str, object], narrow: Mapping[str, object], tips: Mapping[str, Tip], lookup: Lookup) -> str:
    """A chart's script: it leaves what ``assets/charts.js`` wants under its own address.

    ``note`` and the ``go`` words name where a point leads.
    """
    say = lookup.wording.say
    words = {"note": say("note.label", number="{number}"), "quote": say("chart.to_quote"), "source": say("chart.to_source")}
    content = {"wide": _without_links(wide), "narrow": _without_links(narrow), "tips": tips, "words": words}
    told = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    told = told.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"(window.dossierCharts = window.dossierCharts || {{}})[document.currentScript.src] = {told};\n"


def _without_links(spec: Mapping[str, object]) -> dict[str, object]:
    """A specification for a page, whose own links lie over the picture."""
    layers = spec["layer"]
    assert isinstance(layers, list)
    return {**spec, "layer": [layer for layer in layers if "href" not in layer["encoding"]]}


Tip = dict[str, object]


def make_tips(drawings: Iterable[Drawing], lookup: Lookup) -> dict[str, Tip]:
    """What is shown of each figure of some drawings, by the claim that it leads to: its HTML, and whose it is."""
    found: dict[str, Tip] = {}
    for hit in (hit for drawing in drawings for hit in drawing.hits if hit.claim):
        estimate = lookup.estimate_of[hit.claim]
        found[hit.claim] = {"html": _tip(lookup, estimate, hit.claim), "of": hit.of}
    return found


def _tip(lookup: Lookup, estimate: Estimate, name: str) -> str:
    claim = lookup.claims[name]
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

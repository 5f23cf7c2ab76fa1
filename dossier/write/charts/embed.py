"""A chart as a page of its own, for a frame on another site: light or dark as its reader has it, with its title, doubts and sources."""

from __future__ import annotations

from html import escape

from markupsafe import Markup

from dossier.policy import with_policy
from dossier.write.charts.chart import Chart
from dossier.write.html.links import page_link
from dossier.write.html.plain import inline_svg, plain
from dossier.write.html.templates import render
from dossier.write.lookup import Lookup

FOLDER = "embed"
HEIGHT = 480
"""The height of a frame in px until the chart tells its own."""

_TELL = (
    'const page=document.documentElement,chart=document.querySelector("figure").id;'
    'const tell=()=>parent.postMessage({dossierChart:chart,height:page.offsetHeight},"*");'
    'addEventListener("load",tell);addEventListener("resize",tell);'
)
_LISTEN = (
    '<script>addEventListener("message",e=>{for(const f of document.querySelectorAll("iframe"))'
    "if(f.contentWindow===e.source&&e.data?.dossierChart)f.height=e.data.height})</script>"
)


def embed_path(chart: Chart) -> str:
    """The path of a chart's own page."""
    return f"{FOLDER}/{chart.id}.html"


def embed_code(chart: Chart, address: str) -> str:
    """What another site puts into a page to show a chart, and the line that gives the frame the chart's height."""
    frame = f'<iframe src="{escape(address)}" title="{escape(chart.title)}" width="100%" height="{HEIGHT}" loading="lazy" style="border:0">'
    return f"{frame}</iframe>\n{_LISTEN}"


def embed_page(lookup: Lookup, chart: Chart, *, wide: str, narrow: str) -> str:
    """The page; ``wide`` and ``narrow`` are the chart's pictures with links that lead from there to the site."""
    root = f"../{lookup.home}"
    page = render(
        "embed",
        lookup.wording,
        chart=chart,
        credit=plain(chart.credit),
        wide=inline_svg(wide),
        narrow=inline_svg(narrow),
        style=f"{root}assets/dossier.css",
        link=page_link(chart.page, root="../", anchor=chart.id),
        dossier=lookup.text(lookup.config.title),
        tell=Markup(_TELL),
    )
    return with_policy(str(page))

"""Charts on a page, each with its title, its source line, its data and its downloads."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from dossier.write.charts.chart import Chart
from dossier.write.charts.embed import embed_code, embed_page, embed_path
from dossier.write.charts.files import Downloads, script_path
from dossier.write.charts.strip import sign_legend
from dossier.write.citations import Citations
from dossier.write.html.links import page_link
from dossier.write.html.plain import inline_svg
from dossier.write.html.templates import render
from dossier.write.lookup import Lookup

CHART_NOTES = 40
"""More notes than that under a chart of the home page would be most of the page, as would they be on a topic's page whose figures stand on
others; each stands on its topic's pages as well."""


def chart_figure(lookup: Lookup, chart: Chart, citations: Citations, *, downloads: Mapping[str, str], here: bool = True) -> Markup:
    """A chart with its title, its source line, its data and its downloads (kind -> path on the site).

    ``here``: the page is the one that quotes the chart's claims.
    """
    links = {kind: page_link(path, root=citations.root) for kind, path in downloads.items()}
    sources = "sources/index.md"
    everything = page_link(sources, root=citations.root) if chart.kind == "coverage" and chart.page != sources else None
    spread = bool(lookup.parts.get(chart.page.removesuffix(".md")))
    many = len(chart.claims) if len(chart.claims) > CHART_NOTES and (spread or not here) else 0
    cites = Markup("") if chart.kind == "coverage" or many else citations.cite_all(chart.claims)
    drawn = [chart.wide, chart.narrow, *_firm_pictures(chart)]
    pictures = [inline_svg(svg if here else _linked(svg, chart.page, root=citations.root, noted=bool(cites))) for svg in drawn]
    return render(
        "chart",
        lookup.wording,
        chart=chart,
        pictures=pictures,
        cites=cites,
        everything=everything,
        many=many,
        data=page_link("data/index.md", root=citations.root),
        downloads=links,
        live=page_link(script_path(chart), root=citations.root) if chart.wide else None,
        embed=embed_code(chart, str(page_link(embed_path(chart), root=citations.root))) if chart.wide else None,
        dossier=lookup.text(lookup.config.title),
    )


def _firm_pictures(chart: Chart) -> list[str]:
    """The pictures without what doubtful sources alone give, under ids of their own; none where there is no doubt or no picture left."""
    if chart.firm is None or not chart.firm.wide:
        return []
    return [svg.replace(f' id="{chart.id}-', f' id="{chart.id}-firm-', 1) for svg in (chart.firm.wide, chart.firm.narrow)]


def chart_page(lookup: Lookup, chart: Chart) -> str:
    """A chart as a page of its own, for a frame on another site."""
    wide, narrow = (_linked(svg, chart.page, root="../", noted=False) for svg in (chart.wide, chart.narrow))
    return embed_page(lookup, chart, wide=wide, narrow=narrow)


def _linked(svg: str, page: str, *, root: str, noted: bool) -> str:
    """A drawing that was made for one page, with links that lead to the same places from another page. ``noted``: that other page has the
    chart's notes as well.

    >>> _linked('<a xlink:href="#claim-a"></a><a xlink:href="b.html"></a>', "c.md", root="../", noted=True)
    '<a xlink:href="../c.html#claim-a"></a><a xlink:href="../b.html"></a>'
    """

    def address_from_there(match: re.Match[str]) -> str:
        link = match[1]
        if noted and link.startswith("#note-"):
            return match[0]
        return f'xlink:href="{page_link(page, root=root) if link.startswith("#") else root}{link}"'

    return re.sub(r'xlink:href="([^"]*)"', address_from_there, svg)


def chart_blocks(
    lookup: Lookup, charts: Sequence[Chart], citations: Citations, *, downloads: Downloads, here: bool = True, legend: bool = True
) -> list[Markup]:
    """The charts, the legend of their signs below the first."""
    figures = [chart_figure(lookup, chart, citations, downloads=downloads.get(chart.id, {}), here=here) for chart in charts]
    pictures = any(chart.wide for chart in charts)
    kinds = {chart.kind for chart in charts if chart.wide}
    upright = not kinds.isdisjoint(("over_time", "timeline"))
    doubtful = any(any(chart.doubted) and chart.wide for chart in charts)
    legend_html = sign_legend(lookup.wording, upright=upright, timed=upright, doubtful=doubtful)
    signs = render("legend", lookup.wording, legend=Markup(legend_html)) if pictures and legend else Markup("")
    return [*figures[:1], signs, *figures[1:]]

"""What leaves the site with a chart: a specification that draws the same anywhere, a page for a frame on another site."""

from __future__ import annotations

import html
import json
import re
from functools import cache
from itertools import chain
from xml.etree import ElementTree

import pytest
import vl_convert

from dossier.config import load_config
from dossier.extraction import extract
from dossier.gather import gather
from dossier.policy import hashes
from dossier.write.blocks.charts import chart_page
from dossier.write.charts.chart import Chart
from dossier.write.charts.chosen import home_charts, topic_charts
from dossier.write.charts.complete import complete_spec
from dossier.write.charts.embed import embed_code
from dossier.write.lookup import Lookup, make_lookup
from dossier.write.signs import in_light
from tests.gold import SEEDS
from tests.write.charts.test_charts import ROOT

SVG = "{http://www.w3.org/2000/svg}"
GROUND = {None, "none", "transparent", "#ffffff"}


@cache
def drawn(language: str) -> tuple[Lookup, tuple[Chart, ...]]:
    """The first dossier's charts with a picture."""
    config = load_config(ROOT / "dossier.yml")
    read = [one for one in extract(config, [SEEDS]) if one.article]
    parts = ([one.article for one in read if one.article], chain.from_iterable(one.passages for one in read))
    dossier, _ = gather(*parts, chain.from_iterable(one.claims for one in read), config)
    lookup = make_lookup(dossier, config, language)
    found = [*home_charts(lookup), *(chart for topic in config.topics for chart in topic_charts(lookup, topic))]
    return lookup, tuple(chart for chart in found if chart.wide)


def marks(svg: str) -> set[tuple[str, float, float, str]]:
    """The signs, lengths and lines of a picture: path, place below the plot's corner, colour."""
    found: set[tuple[str, float, float, str]] = set()

    def walk(node: ElementTree.Element, x: float, y: float, corner: tuple[float, float]) -> None:
        moved = re.match(r"translate\(([-\d.]+),([-\d.]+)\)", node.get("transform", ""))
        x, y = (x + float(moved[1]), y + float(moved[2])) if moved else (x, y)
        colours = {node.get("stroke"), node.get("fill")} - GROUND
        if node.tag == f"{SVG}path" and node.get("d") and colours and node.get("class") not in ("background", "foreground"):
            path = re.sub(r"-?\d+(?:\.\d+)?", lambda number: f"{round(float(number[0]), 1):g}", node.get("d", ""))
            found.add((path, round(x - corner[0]), round(y - corner[1]), min(filter(None, colours))))
        for child in node:
            walk(child, x, y, corner)

    root = ElementTree.fromstring(svg)
    plot = next(node for node in root.iter(f"{SVG}g") if node.get("transform", "").startswith("translate("))
    place = re.match(r"translate\(([-\d.]+),([-\d.]+)\)", plot.get("transform", ""))
    assert place
    walk(root, 0, 0, (float(place[1]), float(place[2])))
    return found


@pytest.mark.site
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_specification_draws_the_signs_of_the_page(language: str) -> None:
    lookup, charts = drawn(language)
    assert len(charts) > 3
    for chart in charts:
        spec = complete_spec(lookup, chart)
        assert "var(--" not in spec and "href" not in spec, chart.id
        outside, page = marks(vl_convert.vegalite_to_svg(spec)), marks(in_light(chart.wide))
        assert page and {sign[0] for sign in page} <= {sign[0] for sign in outside}, chart.id
        assert len(page & outside) >= 0.95 * len(page), (chart.id, sorted(page - outside)[:3])


def test_each_sign_says_what_it_stands_for() -> None:
    lookup, charts = drawn("en")
    chart = next(chart for chart in charts if chart.kind == "over_time")
    rows = [row for layer in json.loads(complete_spec(lookup, chart))["layer"] for row in layer["data"]["values"] if "quote" in row]
    assert {row["id"] for row in rows} <= set(chart.claims) and rows
    assert all({"measure", "relation", "modality", "outlet", "address"} <= set(row) for row in rows)
    claimed = {row["id"]: row.get("reliability") for row in rows}
    assert all(bool(warning) == (lookup.claims[name].source.startswith("003")) for name, warning in claimed.items())


@pytest.mark.parametrize("kind", ["overview", "over_time", "estimates"])
def test_a_sign_has_its_figure_whatever_its_axis_counts(kind: str) -> None:
    lookup, charts = drawn("en")
    chart = next(chart for chart in charts if chart.kind == kind)
    rows = [row for layer in json.loads(complete_spec(lookup, chart))["layer"] for row in layer["data"]["values"] if "quote" in row]
    figures = {name: lookup.claims[name].figure for name in chart.claims}
    assert rows and all((row.get("low"), row.get("high")) == (figures[row["id"]].low, figures[row["id"]].high) for row in rows)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_title_and_the_sources_in_doubt_go_with_the_picture(language: str) -> None:
    lookup, charts = drawn(language)
    chart = next(chart for chart in charts if chart.kind == "over_time")
    rows = [row for layer in json.loads(complete_spec(lookup, chart))["layer"] for row in layer["data"]["values"]]
    words = " ".join(str(row.get("words", "")) for row in rows)
    doubt = {"en": "Reliability in doubt: Natural News.", "fr": "Fiabilité douteuse : Natural News."}[language]
    assert " ".join(chart.title.split()) in " ".join(words.split())
    assert doubt in " ".join(words.split())


def test_the_page_for_a_frame_runs_its_one_line_only() -> None:
    lookup, charts = drawn("fr")
    page = chart_page(lookup, charts[0])
    assert len(hashes(page)) == 1 and "script-src 'self' 'sha256-" in page and "'none'" in page
    assert html.unescape(page).count(charts[0].title) >= 2 and '<html lang="fr">' in page
    assert re.search(r'<link rel="stylesheet" href="[^"]+">', page)
    assert 'xlink:href="#' not in page  # a link within the frame would lead nowhere


def test_the_code_for_another_site_cannot_be_left_from_inside() -> None:
    _, charts = drawn("en")
    code = embed_code(charts[0], 'embed/x.html?"><script>alert(1)</script>')
    assert code.count("<script>") == 1 and "alert(1)&lt;" in code

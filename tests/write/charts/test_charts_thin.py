"""A part beside its whole; the whole of an announcement; and words where a picture would be silly."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.config.schema import TOPIC_CHARTS
from dossier.models import Claim
from dossier.write.charts.chart import Chart
from dossier.write.charts.chosen import topic_charts
from dossier.write.charts.files import chart_files
from dossier.write.charts.layout.drawing import NARROW
from dossier.write.lookup import Lookup, make_lookup
from dossier.write.pages.topic import topic_page
from dossier.write.wording import load_wording
from tests.write.charts.drawn import size_of, words_of
from tests.write.charts.test_charts import crowded, cut, first_dossier, layer
from tests.write.charts.test_charts_over_time import FAMILY, MAYOR
from tests.write.small import article, claim, dossier_of, settings

CONFIG = settings()
NEWS = article(
    "news",
    "The mayor says 37 of the 64 were found.",
    "The mayor says 12 were wet and 80 dry.",
    "The mayor counts 47 missing, including 5 dead.",
    "The mayor names 100: 70 here and 30 there.",
    "The mayor says that 27 of the 74 are known.",
)


def charts_of(*claims: Claim, config: Any = CONFIG, language: str = "en", charts: tuple[str, ...] = TOPIC_CHARTS) -> dict[str, Chart]:
    topic = config.topics[0].model_copy(update={"charts": charts})
    found = topic_charts(Lookup(dossier_of([NEWS], claims, config), config, load_wording(language)), topic)
    return {chart.id.removeprefix("chart-victims-"): chart for chart in found}


def test_a_part_of_a_whole_is_drawn_where_the_sentence_says_so() -> None:
    shares = claim(NEWS, "37", 37, **MAYOR), claim(NEWS, "64", 64, **MAYOR)
    alone = charts_of(*shares)
    assert set(alone) == {"share-dead"}
    assert alone["share-dead"].title == "37 of 64 people dead (Mayor)" and not alone["share-dead"].wide
    chart = charts_of(*shares, claim(NEWS, "27", 27, **MAYOR), claim(NEWS, "74", 74, **MAYOR))["share-dead"]
    assert {(row["low"], row["high"]) for row in layer(chart, "rect")} == {(0, 37), (0, 64), (0, 27), (0, 74)}
    for svg in (chart.wide, chart.narrow):
        words = words_of(svg)
        assert "37 of 64" in {one.text for one in words} and not crowded(words) and not cut(words, size_of(svg))
        assert any(one.text.startswith("“37 of the 64") for one in words)


def test_a_part_of_what_holds_it_is_a_share() -> None:
    claims = claim(NEWS, "47", 47, measure="missing", **MAYOR), claim(NEWS, "5", 5, **MAYOR)
    assert charts_of(*claims, config=FAMILY)["share-missing"].title == "5 people dead among 47 missing (Mayor)"
    assert "share-missing" not in charts_of(*claims)


NO_SHARE = {
    "no words for it": (claim(NEWS, "12", 12, **MAYOR), claim(NEWS, "80", 80, **MAYOR)),
    "other claimants": (claim(NEWS, "37", 37, **MAYOR), claim(NEWS, "64", 64)),
    "other dates": (claim(NEWS, "37", 37, **MAYOR), claim(NEWS, "64", 64, **MAYOR, as_of="2024")),
    "more than the whole": (claim(NEWS, "37", 65, **MAYOR), claim(NEWS, "64", 64, **MAYOR)),
    "other things": (claim(NEWS, "37", 37, **MAYOR), claim(NEWS, "64", 64, measure="missing", **MAYOR)),
}


@pytest.mark.parametrize("claims", NO_SHARE.values(), ids=list(NO_SHARE))
def test_nothing_else_is_a_share(claims: tuple[Claim, ...]) -> None:
    assert not [name for name in charts_of(*claims) if name.startswith("share")]


def test_french_shares() -> None:
    chart = charts_of(claim(NEWS, "37", 37, **MAYOR), claim(NEWS, "64", 64, **MAYOR), language="fr")["share-dead"]
    assert chart.title == "37 morts sur 64 (Maire)"


def test_the_whole_of_an_announcement_stands_over_its_parts() -> None:
    measures = (
        *(one.model_copy(update={"contained_in": ("boats",)}) if one.id in ("dead", "missing") else one for one in CONFIG.measures),
    )
    topics = (CONFIG.topics[0].model_copy(update={"measures": ("dead", "missing", "boats")}), *CONFIG.topics[1:])
    config = CONFIG.model_copy(update={"measures": measures, "topics": topics})
    claims = [
        claim(NEWS, "100", 100, measure="boats", **MAYOR),
        claim(NEWS, "70", 70, **MAYOR),
        claim(NEWS, "30", 30, measure="missing", **MAYOR),
    ]
    chart = charts_of(*claims, config=config)["composition"]
    heights = {one.text: one.y for one in words_of(chart.wide)}
    assert heights["Boats sent"] < heights["Dead"] < heights["Missing"]
    assert {(row["low"], row["high"]) for row in layer(chart, "rect")} == {(0, 100), (0, 70), (0, 30)}


def test_too_few_figures_are_given_in_words_with_their_table() -> None:
    one = claim(NEWS, "12", 12, **MAYOR)
    chart = charts_of(one)["few"]
    assert (chart.wide, chart.narrow, chart.spec) == ("", "", {})
    assert (chart.title, chart.subtitle, chart.lines) == ("Dead", "", ("12 people dead (Mayor, Mar 2025)",))
    assert len(chart.rows) == 1 and chart.claims == (one.id,)
    lookup = Lookup(dossier_of([NEWS], [one], CONFIG), CONFIG, load_wording("en"))
    assert {path.rpartition(".")[2] for path in chart_files(lookup, chart)} == {"csv"}


def test_a_page_shows_the_table_and_no_empty_picture_nor_legend() -> None:
    dossier = dossier_of([NEWS], [claim(NEWS, "12", 12, **MAYOR)], CONFIG)
    charts = topic_charts(Lookup(dossier, CONFIG, load_wording("en")), CONFIG.topics[0])
    page = topic_page(make_lookup(dossier, CONFIG, "en"), CONFIG.topics[0], editor=None, charts=charts, everywhere=charts, downloads={})
    assert 'id="chart-victims-few"' in page and "d-wide" not in page and "sign-legend" not in page
    assert page.count('class="d-data"') == 1


def test_few_articles_are_a_sentence_and_a_table() -> None:
    chart = charts_of(charts=("coverage",))["coverage"]
    assert chart.title == "1 article bears on victims, in 5 quoted passages" and not chart.wide and chart.rows


def test_bare_plurals_alone_are_no_kinds() -> None:
    vague = claim(NEWS, "80", 1000, 9999, relation="vague", measure="missing")
    assert "kinds" not in charts_of(claim(NEWS, "12", 12), vague)
    assert set(charts_of(claim(NEWS, "12", 12), vague)) == {"few"}


def test_narrow_pictures_fit_a_phone_of_360_px() -> None:
    charts = [chart for language in ("en", "fr") for found in first_dossier(language).values() for chart in found]
    assert {size_of(chart.narrow)[0] for chart in charts if chart.narrow} == {NARROW} == {328.0}

"""Charts over time: a family of measures on panels of its own, only dated figures, only where there is a course to show."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest

from dossier.models import Claim
from dossier.write.charts.chart import Chart
from dossier.write.charts.chosen import topic_charts
from dossier.write.lookup import Lookup
from dossier.write.signs import FLAT_END, UPRIGHT
from dossier.write.wording import load_wording
from tests.write.charts.drawn import size_of, words_of
from tests.write.charts.test_charts import crowded, cut, layer
from tests.write.small import article, claim, dossier_of, settings

CONFIG = settings()
FAMILY = CONFIG.model_copy(
    update={
        "measures": tuple(one.model_copy(update={"contained_in": ("missing",)}) if one.id == "dead" else one for one in CONFIG.measures)
    }
)
MAYOR: dict[str, Any] = {"who": "The mayor", "actor": "Mayor (town hall)", "party": "town"}
CREWS: dict[str, Any] = {"who": "Rescue crews", "actor": "Rescue crews", "party": "crews"}
NEWS = article("news", "The mayor says 12.", "Rescue crews count 340.", "Later the mayor says 78.", "One hears 90.", "It was 56, or 57.")
OTHER = article("other", "Rescue crews count 12.", outlet="The Weekly")


def charts_of(*claims: Claim, config: Any = CONFIG, language: str = "en") -> dict[str, Chart]:
    dossier = dossier_of([NEWS, OTHER], claims, config)
    found = topic_charts(Lookup(dossier, config, load_wording(language)), config.topics[0])
    return {chart.id.removeprefix("chart-victims-"): chart for chart in found}


def course(**more: Any) -> list[Claim]:
    """The mayor says 12, then 78; the crews 340 between."""
    return [
        claim(NEWS, "12", 12, **MAYOR, as_of="2025-03-02", **more),
        claim(NEWS, "340", 34, **CREWS, as_of="2025-04-10", **more),
        claim(NEWS, "78", 78, **MAYOR, as_of="2025-06", **more),
    ]


def test_dated_figures_stand_at_their_days_with_value_and_claimant_beside_them() -> None:
    chart = charts_of(*course())["over-time-dead"]
    assert [row["low"] for row in layer(chart, "point")] == ["2025-03-02", "2025-04-10", "2025-06-16"]
    for svg in (chart.wide, chart.narrow):
        words = words_of(svg)
        assert {"12", "34", "78"} <= {one.text for one in words}
        names = ("Mayor", "Rescue crews") if svg == chart.wide else ("The town", "The crews")
        assert all(any(one.text.startswith(name) for one in words) for name in names)
        assert not crowded(words) and not cut(words, size_of(svg))
    heights = {one.text: one.y for one in words_of(chart.wide)}
    assert heights["78"] < heights["34"] < heights["12"]
    assert chart.title == "People dead: 12 (Mayor, 2 Mar 2025), 78 (Mayor, Jun 2025)"


def test_a_phone_shows_the_days_too() -> None:
    chart = charts_of(*course())["over-time-dead"]
    shown = {one.text for one in words_of(chart.narrow)}
    assert "Mar 2025" in shown and size_of(chart.narrow)[0] == 328
    spec: Any = chart.narrow_spec
    points = [row for one in spec["layer"] if one["mark"]["type"] == "point" for row in one["data"]["values"]]
    assert [row["low"] for row in points] == ["2025-03-02", "2025-04-10", "2025-06-16"]


def test_marks_stand_at_their_true_day_even_on_one_another() -> None:
    same = claim(OTHER, "12", 12, as_of="2025-03-02", **CREWS)
    chart = charts_of(*course(), same)["over-time-dead"]
    assert sorted(row["low"] for row in layer(chart, "point")) == ["2025-03-02", "2025-03-02", "2025-04-10", "2025-06-16"]
    assert not crowded(words_of(chart.wide)) and not crowded(words_of(chart.narrow))


def test_what_is_undated_has_a_column_of_its_own() -> None:
    undated = claim(NEWS, "90", 40, as_of=None)
    chart = charts_of(*course(), undated)["over-time-dead"]
    days = [row["low"] for row in layer(chart, "point")]
    assert len(days) == 4 and max(days) == days[-1] > "2025-07-01"
    for svg in (chart.wide, chart.narrow):
        places = {one.text: one.left for one in words_of(svg)}
        assert places["40"] > places["undated"] > max(place for words, place in places.items() if words.endswith("2025"))
        assert not crowded(words_of(svg)) and not cut(words_of(svg), size_of(svg))


def test_a_day_that_only_the_article_tells_has_a_line_before_it_and_is_worded() -> None:
    first, *others = course()
    told = replace(first, as_of_basis="reported")
    chart = charts_of(told, *(replace(one, as_of_basis="stated") for one in others))["over-time-dead"]
    lines = [row for row in layer(chart, "rule") if row["y"] == row["y2"] and row.get("of") and row["low"] < row["high"] <= "2025-03-02"]
    assert len(lines) == 1
    labels = re.findall(r'aria-label="([^"]*)"', chart.wide)
    assert len([label for label in labels if "reported 2 March 2025" in unescape(label)]) == 1
    assert not [label for label in labels if "reported 10 April" in unescape(label)]


def test_a_count_that_only_grows_is_drawn_as_steps() -> None:
    """Whoever counts: a step goes on at the earlier height until the day of the next."""
    days = (("12", 12, "2025-03-02", MAYOR), ("340", 34, "2025-04-10", CREWS), ("78", 78, "2025-06-16", MAYOR))
    claims = [claim(NEWS, surface, value, as_of=day, as_of_basis="stated", **who) for surface, value, day, who in days]
    grows = CONFIG.model_copy(update={"measures": tuple(one.model_copy(update={"grows": True}) for one in CONFIG.measures)})
    dossier = dossier_of([NEWS], claims, grows)
    assert {one.kind for one in dossier.differences} == {"rising"}
    found = {chart.kind: chart for chart in topic_charts(Lookup(dossier, grows, load_wording("en")), grows.topics[0])}
    assert {(row["low"], row["high"]) for row in layer(found["over_time"], "rule")} == {
        ("2025-04-10", "2025-04-10"),
        ("2025-04-10", "2025-03-02"),
        ("2025-06-16", "2025-06-16"),
        ("2025-06-16", "2025-04-10"),
    }


def test_what_is_drawn_over_time_is_not_drawn_again() -> None:
    charts = charts_of(*course())
    assert "estimates-dead" not in charts and "timeline" not in charts


def test_an_undated_lowest_or_highest_is_drawn_beside_the_course() -> None:
    assert "estimates-dead" not in charts_of(*course(), claim(NEWS, "90", 900, as_of=None))
    assert "estimates-dead" not in charts_of(*course(), claim(NEWS, "90", 40, as_of=None))


THIN = {
    "two figures": course()[::2],
    "one day": [claim(NEWS, surface, value, as_of="2025-03-02") for surface, value in (("12", 1), ("90", 2), ("56", 3))],
    "a day of that month": [
        claim(NEWS, surface, value, as_of=date)
        for surface, value, date in (("12", 1, "2025-03"), ("90", 2, "2025-03-31"), ("56", 3, "2025-03"))
    ],
    "years": [
        claim(NEWS, surface, value, as_of=date) for surface, value, date in (("12", 1, "2023"), ("90", 2, "2024"), ("56", 3, "2025"))
    ],
    "one value": [
        claim(NEWS, surface, 5, as_of=date) for surface, date in (("12", "2025-03-02"), ("90", "2025-04-02"), ("56", "2025-05-02"))
    ],
}


@pytest.mark.parametrize("claims", THIN.values(), ids=list(THIN))
def test_no_chart_over_time_without_a_course(claims: list[Claim]) -> None:
    assert not [name for name in charts_of(*claims) if name.startswith("over-time")]


def test_only_revisions_are_joined() -> None:
    joined = layer(charts_of(*course())["over-time-dead"], "rule")
    days = [(row["low"], row["high"]) for row in joined if row["low"] != row["high"]]
    assert ("2025-06-16", "2025-03-02") in days
    batches = layer(charts_of(*course(scope="new"))["over-time-dead"], "rule")
    assert [(row["low"], row["high"]) for row in batches] == [("2025-06-01", "2025-06-30")]  # the days of a month, no revision


def test_measures_of_a_family_have_panels_and_others_charts() -> None:
    others = [claim(NEWS, "56", 400, measure="missing", as_of="2025-03-02"), claim(NEWS, "90", 500, measure="missing", as_of="2025-07-01")]
    family = charts_of(*course(), *others, config=FAMILY)
    assert [name for name in family if name.startswith("over-time")] == ["over-time-dead"]
    heights = {one.text: one.y for one in words_of(family["over-time-dead"].wide)}
    assert heights["Dead"] < heights["78"] < heights["Missing"] < heights["500"]
    apart = charts_of(*course(), *others, claim(NEWS, "57", 600, measure="missing", as_of="2025-08-01"))
    assert {"over-time-dead", "over-time-missing"} <= set(apart)


def test_batches_and_totals_have_panels_of_their_own() -> None:
    chart = charts_of(*course(), claim(NEWS, "90", 90, scope="new", as_of="2025-05-01"))["over-time-dead"]
    heights = {one.text: one.y for one in words_of(chart.wide)}
    assert heights["Dead, in total"] < heights["78"] < heights["Dead, additions, not totals"] < heights["90"]


HEDGES = [("at_least", 90, None, UPRIGHT["at_least"]), ("at_most", None, 90, UPRIGHT["at_most"]), ("range", 60, 90, FLAT_END)]


@pytest.mark.parametrize(("relation", "low", "high", "shape"), HEDGES)
def test_hedges_point_upwards_and_downwards(relation: Any, low: float | None, high: float | None, shape: str) -> None:
    hedged = claim(NEWS, "90", low, high, relation=relation, as_of="2025-05-01")
    rows = layer(charts_of(*course(), hedged)["over-time-dead"], "point")
    assert shape in {row["shape"] for row in rows if row["low"] == "2025-05-01"}


def test_signs_of_one_day_and_value_stand_aside() -> None:
    twins = [claim(NEWS, surface, value, as_of="2025-04-10") for surface, value in (("90", 33), ("56", 35))]
    rows = [row for row in layer(charts_of(*course(), *twins)["over-time-dead"], "point") if row["low"].startswith("2025-0")]
    places = [(row["low"], row["y"]) for row in rows]
    assert len(set(places)) == len(places) == 5


def test_french() -> None:
    assert charts_of(*course(), language="fr")["over-time-dead"].title == "Morts\u00a0: 12 (Maire, 2 mars 2025), 78 (Maire, juin 2025)"

"""Charts: what is drawn comes from claims, hedges are drawn, nothing is mixed, cut or covered, in both languages and widths."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import altair
import pytest
import vl_convert

from dossier.config import load_config
from dossier.models import Claim
from dossier.write.charts.chart import Chart
from dossier.write.charts.chosen import home_charts, sources_charts, topic_charts
from dossier.write.charts.files import chart_files
from dossier.write.charts.layout.axis import time_axis, value_axis
from dossier.write.charts.strip import sign_legend, strip
from dossier.write.lookup import Lookup
from dossier.write.signs import ARROWS, LIGHT
from dossier.write.wording import load_wording
from tests.gold import ANNOTATIONS, SEEDS, gold_dossier
from tests.write.charts.drawn import Words, links_of, size_of, words_of
from tests.write.small import article, claim, dossier_of, settings

ROOT = Path(__file__).parents[3]
CONFIG = settings()
SENTENCES = [
    "The mayor says 12.",
    "Rescue crews count 340.",
    "The mayor says 56.",
    "Later the mayor says 78.",
    "One hears 90.",
    "The town lost 31, and 32.",
]
NEWS = article("news", *SENTENCES)
OTHER = article("other", *SENTENCES, outlet="The Weekly")
MAYOR: dict[str, Any] = {"who": "The mayor", "actor": "Mayor (town hall)", "party": "town"}
CREWS: dict[str, Any] = {"who": "Rescue crews", "actor": "Rescue crews", "party": "crews"}
EN, FR = load_wording("en"), load_wording("fr")


def charts_of(*claims: Claim, topic: int = 0, language: str = "en") -> dict[str, Chart]:
    """The charts of a topic of the small dossier that holds the claims, by the end of their ids."""
    dossier = dossier_of([NEWS, OTHER], claims, CONFIG)
    found = topic_charts(Lookup(dossier, CONFIG, load_wording(language)), CONFIG.topics[topic])
    return {chart.id.removeprefix(f"chart-{CONFIG.topics[topic].id}-"): chart for chart in found}


def layer(chart: Chart, kind: str) -> list[dict[str, Any]]:
    """The rows of the layers of one kind of mark that have a value."""
    layers: Any = chart.spec["layer"]
    return [row for one in layers if one["mark"]["type"] == kind for row in one["data"]["values"] if "low" in row]


@cache
def first_dossier(language: str) -> dict[str, list[Chart]]:
    """The charts of each page of the first dossier, from its annotations."""
    config = load_config(ROOT / "dossier.yml")
    dossier = gold_dossier(ANNOTATIONS, SEEDS, config)
    pages = {topic.id: topic_charts(Lookup(dossier, config, load_wording(language)), topic) for topic in config.topics}
    return pages | {"": home_charts(Lookup(dossier, config, load_wording(language)))}


def pictures(language: str) -> dict[str, str]:
    """The pictures of those charts, wide and narrow."""
    charts = [chart for found in first_dossier(language).values() for chart in found]
    wide, narrow = ({f"{chart.id}, {width}": getattr(chart, width) for chart in charts} for width in ("wide", "narrow"))
    found = {name: svg for name, svg in (wide | narrow).items() if svg}
    assert len(found) > 12
    return found


def crowded(words: Sequence[Words]) -> list[tuple[str, str]]:
    """The texts that touch one another."""
    return [
        (one.text, other.text)
        for one, other in combinations(words, 2)
        if abs(one.y - other.y) < 11 and one.left < other.right and other.left < one.right
    ]


def cut(words: Sequence[Words], size: tuple[float, float]) -> list[str]:
    """The texts that the picture's edges cut."""
    return [one.text for one in words if one.left < -1 or one.right > size[0] + 1 or one.y > size[1]]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_has_its_charts(language: str) -> None:
    pages = first_dossier(language)
    assert all(pages.values()) and all(sum(bool(chart.wide) for chart in pages[page]) > 1 for page in ("deployments", "casualties"))
    ids = [chart.id for found in pages.values() for chart in found]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_words_are_whole_and_apart_and_large_enough(language: str) -> None:
    for name, svg in pictures(language).items():
        words = words_of(svg)
        assert words and min(one.size for one in words) >= 12, name
        assert not crowded(words) and not cut(words, size_of(svg)), name


WIDE_LABELS = [(4, 5), (1, 30), (9_000, 12_000), (999, 1_000_000), (3e6, 14e6), (2.5e6, 900e6), (40, 12_500_000)]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("values", WIDE_LABELS, ids=str)
def test_labels_of_any_size_fit(values: tuple[float, float], language: str) -> None:
    claims = [
        claim(NEWS, "12", values[0], relation="at_least", **MAYOR),
        claim(NEWS, "340", *values, relation="range"),
        claim(NEWS, "90", values[1], relation="at_least", **CREWS),
    ]
    chart = charts_of(*claims, language=language)["estimates-dead"]
    for svg in (chart.wide, chart.narrow):
        assert not crowded(words_of(svg)) and not cut(words_of(svg), size_of(svg))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_pictures_take_their_colours_from_the_page_and_hold_no_id_but_their_own(language: str) -> None:
    for name, svg in pictures(language).items():
        assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg)) <= {"none", "transparent", *(f"var({name})" for name in LIGHT)}, name
        assert len(re.findall(r'\bid="', svg)) == 1, name
        assert "url(" not in svg and "http" not in re.sub(r'xmlns(?::xlink)?="[^"]+"', "", svg), name


def test_places_to_touch_are_as_large_as_a_finger() -> None:
    """Where values stand at their true days, fingers have what WCAG 2.5.8 asks for at least."""
    pictures = [(chart.kind, chart.narrow) for found in first_dossier("en").values() for chart in found if chart.narrow]
    heights = [(place[1], kind == "over_time") for kind, svg in pictures for place in links_of(svg).values()]
    assert heights and all(height >= (24 if crowd else 44) for height, crowd in heights)


VALUED = ("estimates", "composition", "share", "kinds")


def test_every_number_drawn_is_a_claims() -> None:
    config = load_config(ROOT / "dossier.yml")
    dossier = gold_dossier(ANNOTATIONS, SEEDS, config)
    known = {bound for one in dossier.claims for bound in (one.figure.low, one.figure.high) if bound is not None} | {0}
    charts = [chart for found in first_dossier("en").values() for chart in found if chart.wide and chart.kind in VALUED]
    rows = [row for chart in charts for kind in ("point", "rect", "rule") for row in layer(chart, kind)]
    drawn = {row[key] for row in rows for key in ("low", "high") if key in row}
    assert len(drawn) > 3
    # a step line may start in the middle of a range
    assert drawn <= known | {(low + high) / 2 for low in known for high in known}
    assert {row["low"] for chart in charts for row in layer(chart, "point")} <= known


def test_every_estimate_leads_to_its_quote() -> None:
    for page, found in first_dossier("en").items():
        for chart in (one for one in found if one.wide):
            anchors = {f"{kind}-{name}" for name in chart.claims for kind in ("claim", "note")}
            links = links_of(chart.wide)
            assert links and set(links) == set(links_of(chart.narrow)), chart.id
            for address in links:
                path, _, anchor = address.partition("#")
                assert anchor in anchors or path.startswith("sources/"), address
                assert (path == "") == bool(page and anchor), address


HEDGES = [
    ("exact", 12, 12, "point", {"fill": "var(--party-1)", "size": 0.5}),
    ("about", 12, 12, "point", {"fill": "var(--paper)", "size": 2}),
    ("at_least", 12, None, "point", {"shape": ARROWS["at_least"], "fill": "none"}),
    ("at_most", None, 12, "point", {"shape": ARROWS["at_most"], "fill": "none"}),
    ("range", 10, 12, "rule", {"low": 10, "high": 12, "size": 3}),
    ("vague", 10, 99, "rect", {"low": 10, "high": 99, "opacity": 0.3}),
]


@pytest.mark.parametrize(("relation", "low", "high", "mark", "look"), HEDGES, ids=[hedge[0] for hedge in HEDGES])
def test_hedges_are_drawn(relation: Any, low: float | None, high: float | None, mark: str, look: dict[str, object]) -> None:
    one = claim(NEWS, "12", low, high, relation=relation, **MAYOR)
    one = Claim(
        **{
            **{name: getattr(one, name) for name in one.__dataclass_fields__},
            "figure": type(one.figure)(one.figure.start, one.figure.end, low, high, relation),
        }
    )
    chart = charts_of(one, claim(NEWS, "340", 15, **CREWS), claim(OTHER, "90", 16))["estimates-dead"]
    assert [row for row in layer(chart, mark) if look.items() <= row.items()]


def test_parties_have_their_own_colour_and_shape_and_nobody_has_none() -> None:
    chart = charts_of(claim(NEWS, "12", 12, **MAYOR), claim(NEWS, "340", 34, **CREWS), claim(NEWS, "90", 90))["estimates-dead"]
    rows = layer(chart, "point")
    assert {row["tint"] for row in rows} == {"var(--party-0)", "var(--party-1)", "var(--party-2)"}
    assert len({row["shape"] for row in rows}) == 3


def test_batches_totals_and_what_says_neither_have_panels_of_their_own() -> None:
    claims = [claim(NEWS, "12", 12, scope="total"), claim(NEWS, "56", 56, scope="new"), claim(NEWS, "90", 90, scope=None)]
    claims += [claim(OTHER, "12", 12, **MAYOR), claim(OTHER, "340", 12, **CREWS)]
    chart = charts_of(*claims)["estimates-dead"]
    words = {one.text: one.y for one in words_of(chart.wide)}
    assert (
        words["In total"]
        < words["12"]
        < words["Additions, not totals"]
        < words["56"]
        < words["Not stated whether total or addition"]
        < words["90"]
    )
    assert chart.title == "People dead: 12 (Mayor and Rescue crews)"


def test_promises_and_parts_have_panels_of_their_own_and_superseded_figures_none() -> None:
    counted, former = claim(NEWS, "12", 12), claim(NEWS, "78", 78, former=True)
    others = [claim(NEWS, "56", 56, modality="planned"), claim(NEWS, "90", 90, scope="part")]
    again = claim(OTHER, "12", 12, **MAYOR), claim(OTHER, "340", 12, **CREWS)
    chart = charts_of(counted, former, *others, *again)["estimates-dead"]
    words = {one.text: one.y for one in words_of(chart.wide)}
    assert words["In total"] < words["12"] < words["Parts of bigger figures"] < words["90"] < words["Planned, not done"] < words["56"]
    assert "78" not in words
    assert chart.title == "People dead: 12 (Mayor and Rescue crews)"
    possible = (("56", 56), ("78", 78), ("90", 90))
    only = charts_of(*(claim(NEWS, word, low, modality="possible") for word, low in possible))["estimates-dead"]
    assert only.title == "People dead (possible, not certain): from 56 (no claimant named) to 90 (no claimant named)"


def test_measures_are_never_on_one_chart_of_estimates() -> None:
    missing = [claim(NEWS, word, int(word), measure="missing") for word in ("78", "90", "340")]
    charts = charts_of(claim(NEWS, "12", 12), claim(NEWS, "56", 56), claim(OTHER, "12", 12), *missing)
    assert {"estimates-dead", "estimates-missing"} <= set(charts)
    assert {row["low"] for row in layer(charts["estimates-dead"], "point")} == {12, 56}


def test_one_claimants_revisions_are_joined_and_others_are_not() -> None:
    first, later = claim(NEWS, "56", 56, **MAYOR, as_of="2025-03-02"), claim(NEWS, "78", 78, **MAYOR, as_of="2025-03-04")
    undated_one = claim(NEWS, "90", 90, as_of=None)
    joined = charts_of(first, later, undated_one)["estimates-dead"]
    assert [(row["low"], row["high"]) for row in layer(joined, "rule")] == [(56, 56), (56, 78)]
    other = claim(NEWS, "340", 78, **CREWS, as_of="2025-03-04")
    assert not layer(charts_of(first, other, undated_one)["estimates-dead"], "rule")
    batches = [claim(NEWS, "56", 56, **MAYOR, scope="new"), claim(NEWS, "78", 78, **MAYOR, as_of="2025-03-04", scope="new")]
    assert not layer(charts_of(*batches, claim(NEWS, "90", 90, as_of=None, scope="new"))["estimates-dead"], "rule")
    undated = charts_of(first, claim(NEWS, "78", 78, **MAYOR, as_of=None), undated_one)["estimates-dead"]
    assert not layer(undated, "rule")


SCALES = [((12.0, 240.0), "linear"), ((12.0, 241.0), "log"), ((0.0, 5000.0), "linear"), ((220.0, 12e6), "log")]


@pytest.mark.parametrize(("values", "kind"), SCALES)
def test_only_a_span_over_twentyfold_is_logarithmic(values: tuple[float, float], kind: str) -> None:
    axis = value_axis(values, width=440, wording=EN)
    assert axis.kind == kind
    assert axis.low <= values[0] and axis.high >= values[1]
    assert (axis.ticks[0] == 0) == (kind == "linear")
    assert 0 <= axis.px(values[0]) < axis.px(values[1]) <= 440


def test_a_logarithmic_axis_is_announced() -> None:
    few = claim(NEWS, "12", 12), claim(NEWS, "56", 56)
    near, far = (charts_of(*few, claim(NEWS, "340", value))["estimates-dead"] for value in (240, 24000))
    assert "ogarithmic" not in near.subtitle
    assert "Logarithmic scale: 10 · 100 · 1,000 are equally far apart" in far.subtitle


def test_the_rest_is_in_the_table_and_the_ends_are_drawn() -> None:
    crowd = article("crowd", *[f"Report {number} tells of {1000 + number} lost." for number in range(20)])
    claims = [claim(crowd, str(1000 + number), 100 + number) for number in range(20)]
    chart = topic_charts(Lookup(dossier_of([crowd, NEWS], claims, CONFIG), CONFIG, EN), CONFIG.topics[0])[0]
    drawn = {row["low"] for row in layer(chart, "point")}
    assert len(drawn) == 12 and {100, 119} <= drawn
    assert len(chart.rows) == len(chart.claims) == 20
    assert "… and 8 more in the table" in {words.text for words in words_of(chart.wide)}


def test_no_chart_for_one_figure() -> None:
    assert not any(chart.wide for chart in charts_of(claim(NEWS, "12", 12)).values())
    assert charts_of(topic=1) == {}


def test_figures_that_agree_stand_side_by_side_by_kind() -> None:
    dead, missing = (claim(NEWS, "12", 12), claim(OTHER, "12", 12)), claim(NEWS, "340", 340, measure="missing")
    third = claim(NEWS, "90", 90, measure="boats", topics=("victims",))
    topic = CONFIG.topics[0].model_copy(update={"measures": ("dead", "missing", "boats")})
    lookup = Lookup(dossier_of([NEWS, OTHER], [*dead, missing, third], CONFIG), CONFIG, EN)
    kinds = {chart.kind: chart for chart in topic_charts(lookup, topic)}["kinds"]
    assert kinds.title == "People dead: 12 (no claimant named) · Missing: 340 (no claimant named)"
    assert set(charts_of(*dead, missing)) == set(charts_of(*dead)) == {"few"}


def test_the_parts_of_an_announcement_are_one_sentences() -> None:
    news = article("news", "The mayor speaks of 31 dead, 12 missing and 20 boats.", "The mayor says 13.", "Rescue crews say 14.")
    config = CONFIG.model_copy(
        update={"topics": (CONFIG.topics[0].model_copy(update={"measures": ("dead", "missing", "boats")}), CONFIG.topics[1])}
    )

    def composition(*claims: Claim) -> Chart | None:
        charts = topic_charts(Lookup(dossier_of([news], claims, config), config, EN), config.topics[0])
        return next((chart for chart in charts if chart.kind == "composition"), None)

    dead, missing = claim(news, "31", 31, **MAYOR), claim(news, "12", 12, **MAYOR, measure="missing")
    chart = composition(dead, missing, claim(news, "20", 20, **MAYOR, measure="boats"))
    assert chart and chart.title == "Mayor names 31 dead, 20 boats sent and 12 missing"
    assert {(row["low"], row["high"]) for row in layer(chart, "rect")} == {(0, 31), (0, 20), (0, 12)}
    assert composition(dead, missing) is None
    assert composition(dead, missing, claim(news, "13", 13, **MAYOR, measure="boats")) is None
    assert composition(dead, missing, claim(news, "14", 14, **CREWS, measure="boats")) is None


def test_a_whole_is_no_part_of_itself() -> None:
    config = CONFIG.model_copy(
        update={
            "measures": tuple(
                measure.model_copy(update={"contained_in": ("missing",)}) if measure.id == "dead" else measure
                for measure in CONFIG.measures
            )
        }
    )
    dossier = dossier_of([NEWS, OTHER], [claim(NEWS, "31", 31, **MAYOR), claim(NEWS, "32", 32, **MAYOR, measure="missing")], config)
    assert "composition" not in {chart.kind for chart in topic_charts(Lookup(dossier, config, EN), config.topics[0])}


def test_the_timeline_shows_days_and_months_and_says_what_it_leaves_out() -> None:
    claims = [
        claim(NEWS, "12", 12, as_of="2025-03-02"),
        claim(NEWS, "56", 56, as_of="2025-05"),
        claim(NEWS, "78", 78, as_of=None),
        claim(NEWS, "90", 90, as_of="2024"),
        claim(NEWS, "340", 340, as_of="2025-03-02", measure="missing", **CREWS),
    ]
    chart = charts_of(*claims)["timeline"]
    *days, undated = sorted(row["low"] for row in layer(chart, "point"))
    assert days == ["2025-03-02", "2025-03-02", "2025-05-16"] and undated > "2025-06-01"
    assert all("undated" in {words.text for words in words_of(svg)} for svg in (chart.wide, chart.narrow))
    assert all({"The crews", "no claimant named"} <= {words.text for words in words_of(svg)} for svg in (chart.wide, chart.narrow))
    assert [(row["low"], row["high"]) for row in layer(chart, "rule")] == [("2025-05-01", "2025-05-31")]
    assert "1 figure without a month is in the table only" in chart.subtitle
    assert len(chart.rows) == 5
    assert "timeline" not in charts_of(*claims[:3])


def test_coverage_counts_passages() -> None:
    (chart,) = sources_charts(Lookup(dossier_of([NEWS, OTHER], [], CONFIG), CONFIG, EN))
    assert chart.rows == (("The Daily", "2 March 2025", "6", "0"), ("The Weekly", "2 March 2025", "6", "0"))
    assert "coverage" not in charts_of()


def test_each_language_writes_its_own_numbers_and_dates() -> None:
    claims = [claim(NEWS, "12", 1200, as_of="2025-03-02", **MAYOR), claim(NEWS, "340", 3400, as_of="2025-11-20", **CREWS)]
    claims.append(claim(NEWS, "90", 5, as_of="2025-11-20", measure="missing"))
    claims.append(claim(NEWS, "56", 2400, as_of=None))
    french, english = charts_of(*claims, language="fr"), charts_of(*claims)
    assert {"1\u202f200", "2\u202f000", "mars 2025", "nov. 2025"} <= {words.text for words in words_of(french["estimates-dead"].wide)}
    assert "mars 2025" in {words.text for words in words_of(french["timeline"].wide)}
    assert {"1,200", "2,000", "Mar 2025"} <= {words.text for words in words_of(english["estimates-dead"].wide)}
    assert french["estimates-dead"].title == "Morts\u00a0: 1\u202f200 (Maire), 3\u202f400 (Sauveteurs)"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_axes_in_millions_and_in_days_are_written_as_the_page_writes_them(language: str) -> None:
    wording = load_wording(language)
    figures = claim(NEWS, "12", 3e6), claim(NEWS, "56", 12e6), claim(NEWS, "78", 4e6)
    millions = charts_of(*figures, language=language)["estimates-dead"]
    assert {wording.number(value) for value in (0, 5e6, 10e6)} <= {words.text for words in words_of(millions.wide)}
    dated = [claim(NEWS, surface, 12, as_of=f"2025-03-{day}") for surface, day in (("12", "02"), ("56", "09"), ("78", "16"))]
    days = charts_of(*dated, language=language)["timeline"]
    assert wording.date("2025-03-09") in {words.text for words in words_of(days.wide)}


HOSTILE = 'The <script>alert(1)</script> {{ x }} **b** [a](http://x) :smile: `--8<--` "mayor" & co'


def test_words_of_strangers_stay_words() -> None:
    news = article("news", f"{HOSTILE} says 12.", "Others say 340.", "Or 56.", outlet=HOSTILE)
    claims = [claim(news, " 12", 12, who=HOSTILE, party="town"), claim(news, "340", 340), claim(news, "56", 56)]
    dossier = dossier_of([news], claims, CONFIG)
    lookup = Lookup(dossier, CONFIG, EN)
    chart = topic_charts(lookup, CONFIG.topics[0])[0]
    for svg in (chart.wide, chart.narrow, chart_files(lookup, chart)[f"data/charts/{chart.id}.svg"]):
        assert not re.search(r"<script|\{\{|\*\*|\]\(|:smile|--8|&amp;amp;", svg.replace("var(--8", ""))
        assert any("<script>" in "".join(node.itertext()) for node in ElementTree.fromstring(svg).iter())


def test_downloads_stand_alone() -> None:
    claims = [claim(NEWS, "12", 12, **MAYOR), claim(NEWS, "90", 90), claim(NEWS, "340", 340)]
    lookup = Lookup(dossier_of([NEWS], claims, CONFIG), CONFIG, EN)
    [chart] = [chart for chart in topic_charts(lookup, CONFIG.topics[0]) if chart.kind == "estimates"]
    files = chart_files(lookup, chart)
    picture, table, spec = (files[f"data/charts/{chart.id}.{kind}"] for kind in ("svg", "csv", "json"))
    shown = "".join(words.text for words in words_of(picture))
    assert "var(" not in picture and "<a " not in picture and "href" not in picture
    assert chart.title in shown and "Sources: The Daily. From the dossier “The flood”." in shown
    head, *rows = csv.reader(io.StringIO(table))
    figures = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(one["low"], one["claimant"], one["party"], one["as_of"], one["outlet"]) for one in figures] == [
        ("12", "Mayor (town hall)", "The town", "2025-03-02", "The Daily"),
        ("340", "", "", "2025-03-02", "The Daily"),
        ("90", "", "", "2025-03-02", "The Daily"),
    ]
    assert all(one["quote"] in NEWS.text and one["address"].endswith(f"#claim-{one['id']}") for one in figures)
    altair.LayerChart.from_dict(json.loads(spec), validate=True)


def test_a_spreadsheet_runs_nothing() -> None:
    news = article("news", "=1+1 says 12.", "Others say 340.")
    dossier = dossier_of([news], [claim(news, "12", 12, who="=1+1", party="town"), claim(news, "340", 340)], CONFIG)
    lookup = Lookup(dossier, CONFIG, EN)
    chart = topic_charts(lookup, CONFIG.topics[0])[0]
    assert ",'=1+1," in chart_files(lookup, chart)[f"data/charts/{chart.id}.csv"]


def test_the_specification_draws_the_same_words_at_the_same_places() -> None:
    """Words are set without Vega for speed; a download must show what the page shows."""
    chart = charts_of(claim(NEWS, "12", 12, **MAYOR), claim(NEWS, "340", 34, **CREWS), claim(NEWS, "90", 90))["estimates-dead"]
    drawn = ElementTree.fromstring(vl_convert.vegalite_to_svg(json.dumps(dict(chart.spec))))
    texts = {node.text for node in drawn.iter("{http://www.w3.org/2000/svg}text")}
    assert {words.text for words in words_of(chart.wide)} == texts
    left = next(words for words in words_of(chart.wide) if words.text == "Rescue crews").left
    node = next(node for node in drawn.iter("{http://www.w3.org/2000/svg}text") if node.text == "Rescue crews")
    assert node.attrib["transform"].startswith("translate(-256,") and left == 0


@pytest.mark.site
def test_every_kind_of_layer_is_valid_vega_lite() -> None:
    for chart in (chart for found in first_dossier("fr").values() for chart in found if chart.wide):
        altair.LayerChart.from_dict(dict(chart.spec), validate=True)


@pytest.mark.site
def test_charts_are_the_same_in_any_time_zone() -> None:
    script = (
        "import hashlib; from tests.write.charts.test_charts import first_dossier as f; "
        "print(hashlib.sha256(repr([c for p in f('fr').values() for c in p]).encode()).hexdigest())"
    )
    digests = {
        subprocess.check_output([sys.executable, "-c", script], cwd=ROOT, env={**os.environ, "TZ": zone}, text=True)
        for zone in ("America/Los_Angeles", "Asia/Tokyo")
    }
    assert len(digests) == 1 and len(digests.pop()) == 65


def test_a_strip_holds_a_sign_for_each_estimate() -> None:
    dossier = dossier_of([NEWS], [claim(NEWS, "12", 12, **MAYOR), claim(NEWS, "340", 34, **CREWS), claim(NEWS, "90", 90)], CONFIG)
    svg = strip(Lookup(dossier, CONFIG, EN), dossier.estimates)
    assert [len(re.findall(rf'fill="var\(--party-{number}\)"', svg)) for number in (0, 1, 2)] == [1, 1, 1]
    assert "<text" not in svg and "1,000" not in svg
    assert words_of(strip(Lookup(dossier, CONFIG, EN), dossier.estimates, scale=True))[0].text == "0"
    assert strip(Lookup(dossier_of([], [], CONFIG), CONFIG, EN), []) == ""


def test_signs_on_one_spot_of_a_strip_stand_over_one_another() -> None:
    dossier = dossier_of([NEWS, OTHER], [claim(NEWS, "12", 12), claim(OTHER, "12", 12)], CONFIG)
    heights = set(re.findall(r"translate\(([\d. ]+)\)", strip(Lookup(dossier, CONFIG, EN), dossier.estimates)))
    assert len({height.split()[0] for height in heights}) == 1 and len(heights) == 2


@pytest.mark.parametrize("wording", [EN, FR], ids=["en", "fr"])
def test_the_legend_explains_every_sign(wording: Any) -> None:
    legend = sign_legend(wording)
    assert legend.count("<svg") == 7 and wording.say("charts.sign_nobody") in legend
    assert wording.say("charts.sign_reported").split("’")[0] in sign_legend(wording, upright=True, timed=True)
    assert all(wording.say(f"charts.sign_{hedge[0]}").split(" ")[0] in legend for hedge in HEDGES)


TIMES = [("2025-03-01", "2025-03-09", "2025-03-01"), ("2025-01-15", "2025-11-20", "2025-01-01"), ("2014-05-01", "2025-11-20", "2014-05-01")]


@pytest.mark.parametrize(("first", "last", "tick"), TIMES)
def test_time_axes_hold_their_days_and_label_round_ones(first: str, last: str, tick: str) -> None:
    axis = time_axis(date.fromisoformat(first), date.fromisoformat(last), width=518, wording=EN)
    assert date.fromordinal(round(axis.ticks[0])).isoformat() == tick
    start, end = (axis.px(date.fromisoformat(day).toordinal()) for day in (first, last))
    assert 0 <= start < end <= 518
    assert 2 <= len(axis.ticks) <= 8

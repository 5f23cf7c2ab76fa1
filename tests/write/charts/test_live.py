"""What charts need once they are used: their scripts, the tips in them, whose sign is whose, pictures as PNG."""

from __future__ import annotations

import json
import re
import struct
import zlib
from dataclasses import replace
from typing import Any

import pytest
import vl_convert
from markupsafe import Markup

from dossier.write.blocks.scripts import chart_script, tip
from dossier.write.charts.chart import Chart
from dossier.write.charts.chosen import topic_charts
from dossier.write.charts.drawn import kept
from dossier.write.charts.drawn.bundle import vega_script
from dossier.write.charts.drawn.png import pack, png
from dossier.write.charts.files import chart_files
from dossier.write.lookup import Lookup, make_lookup
from tests.write.small import article, claim, dossier_of, settings

CONFIG = settings()
NEWS = article("news", "The mayor speaks of about 12 dead.", "Crews say 340.", "Later the mayor says 56.", published="2025-03-03")
MAYOR: dict[str, Any] = {"who": "The mayor", "actor": "Maire (mairie)", "party": "town"}
CREWS: dict[str, Any] = {"who": "Crews", "actor": "Rescue crews", "party": "crews"}
CLAIMS = [
    claim(NEWS, "about 12", 12, relation="about", **MAYOR),
    claim(NEWS, "340", 34, as_of="2025-04-02", **CREWS),
    claim(NEWS, "56", 56, as_of="2025-05-01", **MAYOR),
]


def charts(language: str = "en") -> dict[str, Chart]:
    return {chart.kind: chart for chart in topic_charts(small(language), CONFIG.topics[0]) if chart.wide}


def small(language: str = "en") -> Lookup:
    return make_lookup(dossier_of([NEWS], CLAIMS, CONFIG), CONFIG, language)


def content(chart: Chart, lookup: Lookup | None = None) -> Any:
    """What a chart's script leaves for the page."""
    script = chart_script(lookup or small(), chart)
    match = re.fullmatch(r"\(window\.dossierCharts = .*?\[document\.currentScript\.src\] = (\{.*\});\n", script, re.DOTALL)
    assert match
    return json.loads(match[1])


def test_a_tip_holds_the_quote_and_whose_it_is() -> None:
    html = content(charts()["over_time"])["tips"][CLAIMS[0].id]["html"]
    assert "<strong>about 12</strong>" in html and "Dead" in html and "2 March 2025" in html
    assert '<span class="d-words" lang="en">«&nbsp;The mayor speaks of <mark class="d-whole">about 12</mark> dead.&nbsp;»</span>' in html
    shown = Markup(html).striptags()
    assert "The town" in shown and "The mayor" in shown and "The Daily" in shown and "3 March 2025" in shown


def test_a_tip_says_only_in_where_it_is_so() -> None:
    """An outlet in doubt that alone has a figure, and one that has it as others do."""
    rumour = article("rumour", "The mayor speaks of about 12 dead.", "Crews say 90.", outlet="The Rumour")
    claims = [claim(rumour, "about 12", 12, relation="about", **MAYOR), claim(rumour, "90", 90, **CREWS)]
    for articles, own, alone in (([rumour], claims, True), ([NEWS, rumour], [*claims, CLAIMS[0]], False)):
        dossier = dossier_of(articles, own, CONFIG)
        lookup = make_lookup(dossier, CONFIG, "en")
        shown = tip(lookup, claims[0].id)
        assert ("Only in The Rumour" in shown) == alone
        assert ("The reliability of this outlet is in doubt." in shown) != alone


def test_tips_speak_the_language_of_the_page() -> None:
    script = content(charts("fr")["over_time"], small("fr"))
    assert "<strong>environ 12</strong>" in script["tips"][CLAIMS[0].id]["html"]
    assert "2 mars 2025" in script["tips"][CLAIMS[0].id]["html"]
    assert script["words"]["quote"] == "Aller à la citation"
    assert script["wide"]["config"]["locale"]["time"]["shortMonths"][1] == "févr."


def test_every_link_to_a_figure_has_its_tip() -> None:
    for chart in charts().values():
        tips = content(chart)["tips"]
        for picture in (chart.wide, chart.narrow):
            assert set(re.findall(r'data-claim="(\w+)"', picture)) == set(tips)
        assert set(tips) <= set(chart.claims)


def test_signs_and_words_belong_to_who_says_them() -> None:
    """So that the figures of one claimant stay when the others fade, and no heading does."""
    script = content(charts()["over_time"])
    voices = {name: script["tips"][one.id]["of"] for name, one in zip(("mayor", "crews", "later"), CLAIMS, strict=True)}
    assert voices["mayor"] == voices["later"] != voices["crews"]
    for picture in (script["wide"], script["narrow"]):
        rows = [row for layer in picture["layer"] for row in layer["data"]["values"]]
        said = {row["words"]: row["of"] for row in rows if row.get("words") in ("about 12", "34", "56") and not row["line"]}
        assert said == {"about 12": voices["mayor"], "56": voices["mayor"], "34": voices["crews"]}
        assert sorted(row["of"] for row in rows if "area" in row) == sorted(voices.values())
        assert not [row for row in rows if row.get("line") and "of" in row]  # the ground around words does not fade with them


def test_the_live_picture_has_no_links_of_its_own() -> None:
    chart = charts()["over_time"]
    assert "href" in json.dumps(dict(chart.spec))
    assert "href" not in json.dumps(content(chart)["wide"])


def test_a_chart_script_is_one_line_of_data() -> None:
    """Two line ends that JSON may hold and an older script may not."""
    chart = replace(charts()["over_time"], spec={"layer": [], "title": "\u2028</script>\u2029"})
    script = chart_script(small(), chart)
    assert script.count("\n") == 1 and "\u2028" not in script and "\u2029" not in script
    assert content(chart)["wide"]["title"] == "\u2028</script>\u2029"


def test_words_of_strangers_stay_words_in_tips() -> None:
    news = article("news", "The <img src=x onerror=alert(1)> {{ x }} **mayor** says 12.", "Others say 340.", "Or 56.", outlet="<b>")
    claims = [claim(news, "12", 12, who="<img src=x onerror=alert(1)>", party="town"), claim(news, "340", 340), claim(news, "56", 56)]
    dossier = dossier_of([news], claims, CONFIG)
    lookup = make_lookup(dossier, CONFIG, "en")
    tips = content(topic_charts(lookup, CONFIG.topics[0])[0], lookup)["tips"].values()
    shown = "".join(tip["html"] for tip in tips)
    assert "onerror" in shown
    assert not re.search(r"<(?!/?(?:p|span|strong|mark|svg|path|time)\b)|\{\{|\*\*", shown)


def test_vega_is_one_plain_script_that_evaluates_nothing_at_once() -> None:
    script = vega_script()
    assert "Copyright (c) University of Washington" in script
    assert script.rstrip().endswith("})();") and "window.vegaEmbed=" in script
    assert not re.search(r"^(?:import|export)\b", script, re.MULTILINE)


def test_a_png_is_twice_as_large_and_drawn_the_same_again(monkeypatch: pytest.MonkeyPatch) -> None:
    chart = charts()["over_time"]
    picture = chart_files(small(), chart)[f"data/charts/{chart.id}.svg"]
    image = png(picture)
    monkeypatch.setattr(kept, "made", {})
    assert image == png(picture)
    width, height = struct.unpack(">II", image[16:24])
    size = re.match(r'<svg xmlns="[^"]+" width="([\d.]+)" height="([\d.]+)"', picture)
    assert size and (width, height) == tuple(round(2 * float(found)) for found in size.groups())


def test_packing_keeps_every_pixel() -> None:
    image = vl_convert.svg_to_png('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><circle cx="30" cy="30" r="20"/></svg>')
    packed = pack(image)
    assert len(packed) < len(image)
    assert _pixels(packed) == _pixels(image)
    assert pack(packed) == packed


def _pixels(image: bytes) -> bytes:
    parts, place = b"", 8
    while place < len(image):
        size, kind = struct.unpack(">I4s", image[place : place + 8])
        data = image[place + 8 : place + 8 + size]
        assert image[place + 8 + size : place + 12 + size] == struct.pack(">I", zlib.crc32(kind + data))
        parts, place = parts + (data if kind == b"IDAT" else b""), place + 12 + size
    return zlib.decompress(parts)

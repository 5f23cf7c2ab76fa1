"""What pages say to whoever shares or indexes them: pictures, descriptions, schema.org's data, the tags of the theme."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jinja2
import pytest
import yaml

from dossier.config import load_config
from dossier.models import Site
from dossier.write.blocks.known import headline_measures
from dossier.write.charts.drawn import kept
from dossier.write.charts.drawn.png import png
from dossier.write.charts.layout.letters import text_width
from dossier.write.html.page import page_text
from dossier.write.html.plain import json_words, meta_words
from dossier.write.lookup import Lookup, make_lookup, topic_claims
from dossier.write.sharing.findings import DESCRIPTION, topic_description, topic_headline
from dossier.write.sharing.image import FOOT, MARGIN, SLACK, WIDTH, home_picture, topic_picture
from dossier.write.wording import load_wording
from tests.rendered import render_all
from tests.test_promises import HOSTILE, hostile_seed, site_of
from tests.write.small import article, claim, dossier_of, settings

ROOT = Path(__file__).parents[3]
NUMBER = re.compile(r"\d+(?:[.,\u202f\u00a0]\d+)*")
WORDS = "{http://www.w3.org/2000/svg}text"

DAILY = article(
    "daily",
    "About 600 people died, the mayor said.",
    "The crews put the dead at 6,000 or more.",
    "Ten boats, or 10, came.",
    title="A flood",
)
RUMOUR = article("rumour", "There were 9,000 dead, says nobody.", outlet="The Rumour")


def small(config: Any = None) -> Lookup:
    config = config or settings()
    claims = [
        claim(DAILY, "About 600", 600, relation="about", who="the mayor", actor="Mayor (town hall)", party="town"),
        claim(DAILY, "6,000 or more", 6000, relation="at_least", who="The crews", actor="Rescue crews", party="crews"),
        claim(DAILY, "10", 10, measure="boats", topics=("help",), scope="new"),
    ]
    return make_lookup(dossier_of([DAILY, RUMOUR], claims, config), config, "en")


def doubtful() -> Lookup:
    claims = [
        claim(DAILY, "About 600", 600, relation="about", who="the mayor", actor="Mayor (town hall)", party="town"),
        claim(RUMOUR, "9,000", 9000),
    ]
    return make_lookup(dossier_of([DAILY, RUMOUR], claims, settings()), settings(), "en")


def picture_of(lookup: Lookup, number: int = 0) -> str:
    topic = lookup.config.topics[number]
    return topic_picture(lookup, topic, lookup.text(topic.title), topic_claims(lookup, topic.id))


def lines(svg: str) -> list[str]:
    """The lines of words of a picture, the values of its axes left out."""
    return ["".join(node.itertext()) for node in ElementTree.fromstring(svg).iter(WORDS) if node.get("text-anchor") != "middle"]


def in_language(site: Site, language: str) -> dict[str, str | bytes]:
    """The files of the first dossier in a language, by their paths below its root, and all others by their ways from there."""
    files = site.files
    if language == "en":
        return {path: content for path, content in files.items() if not path.startswith("fr/")}
    below = {path.removeprefix("fr/"): content for path, content in files.items() if path.startswith("fr/")}
    return below | {f"../{path}": content for path, content in files.items() if path.startswith("data/claims.")}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of({"courier.txt": hostile_seed(HOSTILE, title=" ".join(HOSTILE[:12]))}, tmp_path_factory.mktemp("hostile"))


def front(page: str | bytes) -> dict[str, Any]:
    """The front matter of a page, as a generator reads it."""
    return dict(yaml.safe_load(str(page).split("---\n")[1]))


def nodes(value: object) -> Iterator[dict[str, Any]]:
    """Every object in some JSON."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(part)


# Pictures


def test_a_topics_picture_shows_the_span_with_its_hedges_and_what_it_rests_on() -> None:
    found_words = lines(picture_of(small()))
    assert found_words == [
        "The flood", "Victims", "Dead", "about 600", "Mayor, 2 Mar 2025", "at least 6,000", "Rescue crews, 2 Mar 2025",
        "The town", "The crews",
        "2 figures · 2 claimants · 1 article · newest of Mar 2025", "Every figure with its quote, its claimant, its date and its source",
    ]  # fmt: skip


def test_a_batch_is_shown_as_one_and_nothing_is_shown_where_nothing_is_known() -> None:
    assert "Boats sent (an addition, not a total)" in lines(picture_of(small(), 1))
    empty = make_lookup(dossier_of([DAILY], [], settings()), settings(), "en")
    assert lines(picture_of(empty))[2] == "No figure of what this dossier counts was found."
    assert len(lines(home_picture(empty, headline_measures(empty)))) == 3


def test_a_span_that_rests_on_a_doubtful_outlet_says_so() -> None:
    lookup = doubtful()
    for svg in (picture_of(lookup), home_picture(lookup, headline_measures(lookup))):
        assert "In a doubtful source only (The Rumour): 9,000 (no claimant named)" in " ".join(lines(svg))


@pytest.mark.parametrize("name", ["Victims", "Victims and everything else that the river took " * 4, "<b>&amp;\"'{{ x }}", "W" * 60])
def test_long_words_wrap_and_are_never_cut(name: str) -> None:
    config = settings().model_copy(update={"title": {"en": f"{name} of the flood"}})
    lookup = small(config)
    for svg in (topic_picture(lookup, config.topics[0], name, lookup.dossier.claims), home_picture(lookup, headline_measures(lookup))):
        shown = " ".join(lines(svg))
        assert " ".join(f"{name} of the flood".split()) in shown or len(name) > 59
        assert "…" not in shown or name.startswith("WWW")
        for node in ElementTree.fromstring(svg).iter(WORDS):
            if node.get("text-anchor") == "middle":
                continue
            size = float(node.attrib["font-size"])
            wide = text_width("".join(node.itertext()), size, bold=node.get("font-weight") == "700") / SLACK
            assert float(node.attrib["x"]) + wide <= WIDTH - MARGIN + 1


def test_what_a_picture_says_stays_above_its_foot() -> None:
    for svg in (picture_of(small()), picture_of(doubtful())):
        above = [node for node in ElementTree.fromstring(svg).iter(WORDS) if node.get("text-anchor") != "middle"][:-2]
        assert max(float(node.attrib["y"]) for node in above) < FOOT


def test_a_picture_has_the_size_that_networks_show_and_no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    svg = picture_of(small())
    assert "var(" not in svg
    image = png(svg)
    assert struct.unpack(">II", image[16:24]) == (1200, 630)
    assert len(image) < 100_000
    monkeypatch.setattr(kept, "made", {})
    assert png(svg) == image


@pytest.mark.site
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_has_a_picture_of_the_site_and_it_is_small(first_site: Site, language: str) -> None:
    files = in_language(first_site, language)
    images = {path: content for path, content in files.items() if path.startswith("assets/social/")}
    assert set(images) == {
        f"assets/social/{name}.png" for name in ("index", "deployments", "casualties", "reconstruction", "arms-transfers")
    }
    for path, page in files.items():
        if path.endswith(".md") and not path.startswith("../"):
            assert front(page)["image"].removeprefix("../" * path.count("/")) in images
    assert max(map(len, images.values())) < 100_000


# Titles and descriptions


@pytest.mark.site
@pytest.mark.parametrize("language", ["en", "fr"])
def test_descriptions_are_short_own_to_their_page_and_hold_the_claims_numbers_only(first_site: Site, language: str) -> None:
    files = in_language(first_site, language)
    wording, rows = load_wording(language), json.loads(str(first_site.files["data/claims.json"]))
    known = " ".join(f"{wording.figure(row['low'], row['high'], row['relation'])} {wording.date(row['as_of'])}" for row in rows)
    topics = [f"{topic.id}.md" for topic in load_config(ROOT / "dossier.yml").topics]
    found_words = [front(files[path])["description"] for path in ["index.md", *topics]]
    assert len(set(found_words[1:])) == len(found_words) - 1
    assert [text for text in found_words if len(text) > DESCRIPTION] == []
    for text in (*found_words, *(front(files[path]).get("headline", "") for path in topics)):
        assert [number for number in NUMBER.findall(text) if number not in NUMBER.findall(known)] == [], text


def test_a_description_says_who_gives_the_ends() -> None:
    lookup = small()
    topic = lookup.config.topics[0]
    finding = "People dead: about 600 (Mayor), at least 6,000 (Rescue crews)"
    assert topic_description(lookup, topic, "Victims") == f"{finding}."
    assert topic_headline(lookup, topic, "Victims") == f"Victims – {finding}"


# schema.org

CREATIVE = {"name", "description", "inLanguage", "temporalCoverage", "isPartOf", "isBasedOn", "hasPart", "text", "author", "publisher",
            "datePublished", "headline", "url", "about", "encodingFormat"}  # fmt: skip
VOCABULARY = {
    "Dataset": CREATIVE | {"distribution", "variableMeasured"},
    "DataDownload": CREATIVE | {"contentUrl"},
    "Claim": CREATIVE | {"appearance"},
    "Quotation": CREATIVE,
    "NewsArticle": CREATIVE,
    "WebPage": CREATIVE,
    "Organization": {"name", "url"},
}
"""Types and properties of https://schema.org that a page may use: CreativeWork's own and each type's."""


@pytest.mark.site
@pytest.mark.parametrize("language", ["en", "fr"])
def test_data_speak_the_words_of_schema_org_and_lead_to_what_is_there(first_site: Site, language: str) -> None:
    files = in_language(first_site, language)
    anchors = {path: {node.attributes.get("id") for node in page.walk()} for path, page in render_all(files).items()}
    claims = {row["id"]: row for row in json.loads(str(first_site.files["data/claims.json"]))}
    found = {path: front(page)["data"] for path, page in files.items() if path.endswith(".md") and "data" in front(page)}
    assert {"index.md", "casualties.md", "deployments.md", "reconstruction.md", "arms-transfers.md"} < set(found)
    assert len(found) == 5 + len({row["source"] for row in claims.values()})
    for path, data in found.items():
        assert len(json.dumps(data, ensure_ascii=False).encode()) < 20_000
        assert data["@context"] == "https://schema.org"
        for node in nodes(data):
            assert set(node) - {"@context", "@id", "@type"} <= VOCABULARY.get(node.get("@type", ""), {"name"} if "name" in node else set())
            if "@id" in node:
                page, _, anchor = node["@id"].partition("#")
                assert anchor in anchors[page.replace(".html", ".md") or path]
            if node.get("@type") == "Claim":
                row = claims[node["@id"].removeprefix("#claim-")]
                assert node.get("author", {}).get("name") == row["attributed_to"]
                assert node.get("temporalCoverage") == row["as_of"]
            for address in (node.get("contentUrl"), node.get("url") if node.get("@type") == "Dataset" else None):
                assert address is None or address.replace(".html", ".md") in files
        quotes = [node for node in nodes(data) if node.get("@type") == "Quotation"]
        seeds = [seed.read_text("utf-8-sig") for seed in (ROOT / "seeds").iterdir()]
        assert [quote for quote in quotes if not any(quote["text"] in seed for seed in seeds)] == []
        found_words = [node["@id"] for node in nodes(data) if "text" in node]
        assert len(found_words) == len(set(found_words)), "each quote once"


@pytest.mark.site
def test_every_claim_of_a_topic_appears_in_a_quote(first_site: Site) -> None:
    data = front(in_language(first_site, "en")["deployments.md"])["data"]
    quotes = {node["@id"] for node in nodes(data) if node.get("@type") == "Quotation"}
    appearances = [node["appearance"]["@id"] for node in nodes(data) if node.get("@type") == "Claim"]
    assert len(appearances) == 21
    assert set(appearances) == quotes


# Strangers' words


@pytest.mark.site
def test_strangers_words_in_front_matter_are_inert_and_come_out_as_they_are(hostile: Site) -> None:
    data = front(hostile.files["losses.md"])["data"]
    quotes = " ".join(node["text"] for node in nodes(data) if node.get("@type") == "Quotation")
    assert [word for word in HOSTILE[:30] if word not in quotes] == []
    for path, page in hostile.files.items():
        if path.endswith(".md"):
            head = str(page).split("\n---\n")[0]
            inside = re.findall(r'"((?:[^"\\]|\\.)*)"', head)
            assert [text for text in inside if re.search(r"[<>{}`*_\[\]|&$#:~=^!]", text)] == [], path


@pytest.mark.parametrize("text", [*HOSTILE, "Été 2025 – « 6\u202f000 »", "\U0001f600 \ufeff \ufffe \x85 \u2028", "a\nb\r\n\tc", "\ud800"])
def test_words_survive_yaml_and_json(text: str) -> None:
    written = json_words({"a": [text]})
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe]", written)
    safe = text.replace("\ud800", "\ufffd")
    assert yaml.safe_load(written) == json.loads(written) == {"a": [safe]}


def test_words_of_titles_are_escaped_once_for_a_theme_that_escapes_nothing() -> None:
    assert str(meta_words('Losses: "12" & <b>')) == "Losses: &#x22;12&#x22; &#x26; &#x3c;b&#x3e;"
    assert front(page_text("A: B (1/2)", []))["title"] == "A: B (1/2)"


# The theme


def head(meta: Mapping[str, object], *, site_url: str = "", alternate: object = None) -> str:
    """The tags that the theme writes for a page, in a template engine that escapes as little as MkDocs does."""
    engine = jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "dossier" / "theme" / "partials"), trim_blocks=True)
    page = {"meta": meta, "title": "T", "canonical_url": site_url and f"{site_url}fr/sources/a.html", "is_homepage": False}
    config = {"site_name": "Fires & floods", "site_url": site_url, "theme": {"language": "fr"}, "extra": {"alternate": alternate or []}}
    return engine.get_template("sharing.html").render(page=page, config=config, nav={"homepage": None})


def test_tags_hold_whole_addresses_where_the_sites_is_known_and_no_picture_elsewhere() -> None:
    meta = front(page_text('A "<b>"', [], description="It's 5 > 4", image="../assets/social/index.png"))
    known = head(meta, site_url="https://example.org/x/", alternate=[{"lang": "fr"}, {"lang": "en"}])
    assert '<meta property="og:image" content="https://example.org/x/fr/assets/social/index.png">' in known
    assert '<meta property="og:url" content="https://example.org/x/fr/sources/a.html">' in known
    assert '<meta property="og:title" content="A &#x22;&#x3c;b&#x3e;&#x22;">' in known
    assert '<meta property="og:site_name" content="Fires &amp; floods">' in known
    assert '<meta property="og:locale" content="fr_FR">' in known
    assert known.count("og:locale:alternate") == 1
    assert "summary_large_image" in known
    unknown = head(meta)
    assert "og:image" not in unknown
    assert "og:url" not in unknown


@pytest.mark.site
def test_data_cannot_leave_their_script(hostile: Site) -> None:
    written = head(front(hostile.files["losses.md"]))
    inside = written.split('<script type="application/ld+json">')[1].split("</script>")
    assert len(inside) == 2
    assert "<" not in inside[0]
    assert "</script>" in " ".join(node["text"] for node in nodes(json.loads(inside[0])) if "text" in node)


# Publishing


def test_workflows_build_the_site_as_the_readme_does_with_the_hosts_address() -> None:
    hub = yaml.safe_load((ROOT / ".github" / "workflows" / "pages.yml").read_text("utf-8"))
    steps = [step for job in hub["jobs"].values() for step in job["steps"]]
    assert hub["permissions"] == {"contents": "read"}
    built = [step["env"] for step in steps if step.get("run", "").startswith("make site")]
    assert [env["SITE_URL"] for env in built] == ["${{ steps.pages.outputs.base_url }}"]
    assert [step["with"]["path"] for step in steps if "upload-pages-artifact" in step.get("uses", "")] == ["site"]
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"]) for step in steps if "uses" in step)
    lab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))["pages"]
    assert [" make site" in line for line in lab["script"]] == [True, False, False]
    assert lab["artifacts"]["paths"] == ["public"]
    assert "site_url: !ENV [SITE_URL" in (ROOT / "mkdocs.yml").read_text("utf-8")

"""What a reader does and sees, with a real browser: from a figure to its quote, on any screen, without leaving the site."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from dossier.config import load_config
from tests.browser.conftest import ROOT, BuiltSite, Reader, inside

TOPICS = [f"{topic.id}.html" for topic in load_config(ROOT / "dossier.yml").topics]
OpenReader = Callable[..., Reader]
CHARTS = "main figure svg"


def words(text: str | None) -> str:
    """A quote as it is, white space apart."""
    return " ".join((text or "").split())


def follow_a_figure(reader: Reader, home: str) -> None:
    """Home, a topic, a footnote and back, the source's page, the same quote there."""
    page = reader.page
    page.goto(home)
    page.locator(f'main a[href^="{TOPICS[1]}"]').first.click()
    expect(page).to_have_url(re.compile(re.escape(TOPICS[1])))
    cite = page.locator("main sup.cite a").first
    reference = cite.get_attribute("id")
    target = cite.get_attribute("href")
    assert reference and target
    cite.click()
    expect(page).to_have_url(re.compile(re.escape(target) + "$"))
    note = page.locator(target)
    expect(note).to_be_in_viewport()
    page.locator(f'{target} a[href="#{reference}"]').click()
    expect(page.locator(f'[id="{reference}"]')).to_be_in_viewport()
    quote = words(note.locator("[lang]").first.text_content())
    assert len(quote) > 20
    note.locator('a[href*="sources/"]').click()
    expect(page).to_have_url(re.compile(r"sources/[^/]+\.html#claim-" + target.removeprefix("#note-")))
    anchor = f'[id="claim-{target.removeprefix("#note-")}"]'
    there = page.locator(f"blockquote{anchor}, blockquote:has({anchor})")
    expect(there).to_be_in_viewport()
    assert quote.strip("«» \u202f\u00a0") in words(there.text_content())


def test_from_a_figure_to_its_quote(site: BuiltSite, open_reader: OpenReader) -> None:
    reader = open_reader()
    follow_a_figure(reader, site.address + "index.html")
    assert reader.errors == []
    assert reader.outside == []


def test_from_a_figure_to_its_quote_without_javascript(english: BuiltSite, open_reader: OpenReader) -> None:
    reader = open_reader(java_script_enabled=False)
    follow_a_figure(reader, english.address + "index.html")
    assert reader.outside == []


def test_from_a_figure_to_its_quote_from_a_folder(english: BuiltSite, open_reader: OpenReader) -> None:
    reader = open_reader()
    follow_a_figure(reader, (english.folder / "index.html").as_uri())
    assert reader.errors == []
    assert reader.outside == []


@pytest.mark.parametrize(("name", "charts"), [("index.html", 1), *((topic, 2) for topic in TOPICS)])
@pytest.mark.parametrize("width", [1280, 375])
def test_charts_are_there_without_javascript(english: BuiltSite, open_reader: OpenReader, name: str, charts: int, width: int) -> None:
    reader = open_reader(java_script_enabled=False, viewport={"width": width, "height": 900})
    reader.page.goto(english.address + name)
    boxes = [box for chart in reader.page.locator(CHARTS).all() if chart.is_visible() and (box := chart.bounding_box())]
    shown = [box for box in boxes if box["width"] >= 200 and box["height"] >= 60]
    assert len(shown) >= charts
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width + 1 for box in shown), "a chart sticks out of the screen"


def test_every_page_is_quiet_and_asks_nobody(site: BuiltSite, open_reader: OpenReader) -> None:
    reader = open_reader()
    assert len(site.pages) >= len(TOPICS) + 9
    for name in site.pages:
        reader.page.goto(site.address + name, wait_until="networkidle")
    assert reader.errors == []
    assert reader.outside == []


def test_the_watch_on_requests_works(english: BuiltSite, open_reader: OpenReader) -> None:
    """So that the tests above can fail: a picture from elsewhere is seen and stopped."""
    reader = open_reader(bypass_csp=True)
    reader.page.goto(english.address + "index.html")
    reader.page.evaluate(
        "() => new Promise(done => { const i = new Image(); i.onerror = done; i.src = 'https://elsewhere.example/a.png'; })"
    )
    assert "https://elsewhere.example/a.png" in reader.outside
    assert reader.errors
    assert not inside("https://127.0.0.1.example/")


@pytest.mark.parametrize("from_folder", [False, True])
@pytest.mark.parametrize(("words", "place"), [("Zelensky", "#claim-"), ("Natural News", "sources/")])
def test_the_search_finds_claimants_and_outlets(
    site: BuiltSite, open_reader: OpenReader, words: str, place: str, from_folder: bool
) -> None:
    """In the page's own language, on a server and in a folder."""
    reader = open_reader()
    address = site.folder.as_uri() + "/" if from_folder else site.address
    reader.page.goto(f"{address}method.html")
    field = reader.page.locator(".md-search__input")
    field.click()
    expect(reader.page.locator(".md-search-result__meta")).to_have_text(re.compile("Type to start|Taper pour"))  # the index is there
    field.press_sequentially(words)
    found = reader.page.locator(f'.md-search-result a[href*="{place}"]').first
    expect(found).to_be_attached()
    assert (found.get_attribute("href") or "").startswith(address)
    assert reader.errors == []


def test_a_page_leads_to_itself_in_the_other_language(english: BuiltSite, open_reader: OpenReader) -> None:
    page = open_reader().page
    page.goto(f"{english.address}{TOPICS[1]}")
    page.locator("a.d-language").click()
    expect(page).to_have_url(f"{english.address}fr/{TOPICS[1]}")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.locator("a.d-language").click()
    expect(page).to_have_url(f"{english.address}{TOPICS[1]}")


def test_no_page_is_wider_than_a_phone(site: BuiltSite, open_reader: OpenReader) -> None:
    page = open_reader(viewport={"width": 375, "height": 800}).page
    wide = {}
    for name in site.pages:
        page.goto(site.address + name)
        width = page.evaluate("() => document.scrollingElement.scrollWidth")
        if width > 375:
            wide[name] = width
    assert wide == {}


LINKS = """() => [...document.querySelectorAll('main a')].map(one => one.getAttribute('href') ?? one.getAttribute('xlink:href'))
    .filter(href => href).map(href => new URL(href, document.URL).href)"""
NAMES = "() => [...document.querySelectorAll('[id]')].map(one => one.id)"


def test_every_link_leads_somewhere(site: BuiltSite, open_reader: OpenReader) -> None:
    """Each address on each page is a file of the site, each fragment an element of it; links in charts too."""
    page = open_reader().page
    names: dict[str, set[str]] = {}
    links: set[tuple[str, str]] = set()
    for name in site.pages:
        page.goto(site.address + name)
        names[name] = set(page.evaluate(NAMES))
        links |= {(name, link.removeprefix(site.address)) for link in page.evaluate(LINKS) if link.startswith(site.address)}
    assert len(links) > 100
    broken = []
    for name, link in sorted(links):
        target, _, fragment = link.partition("#")
        if not (site.folder / target).is_file() or (fragment and fragment not in names[target]):
            broken.append((name, link))
    assert broken == []

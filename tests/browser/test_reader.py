"""What a reader does and sees, with a real browser: from a figure to its quote, on any screen, without leaving the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from dossier.config import load_config
from tests.browser.conftest import BuiltSite, Reader, inside
from tests.browser.server import ROOT

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


DRAWN = [("index.html", 1), ("deployments.html", 2), ("casualties.html", 2), ("sources/index.html", 1)]
"""Pages with charts, and how many; the figures of the other topics are too few to draw."""


@pytest.mark.parametrize(("name", "charts"), DRAWN)
@pytest.mark.parametrize("width", [1280, 375])
def test_charts_are_there_without_javascript(english: BuiltSite, open_reader: OpenReader, name: str, charts: int, width: int) -> None:
    reader = open_reader(java_script_enabled=False, viewport={"width": width, "height": 900})
    reader.page.goto(english.address + name)
    boxes = [box for chart in reader.page.locator(CHARTS).all() if chart.is_visible() and (box := chart.bounding_box())]
    shown = [box for box in boxes if box["width"] >= 200 and box["height"] >= 60]
    assert len(shown) >= charts
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width + 1 for box in shown), "a chart sticks out of the screen"


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


@pytest.mark.parametrize("typed", ["6000", "demineurs", "Zelenskyy"])
def test_other_spellings_are_found_and_not_shown(site: BuiltSite, open_reader: OpenReader, typed: str) -> None:
    """A result says a figure with who gives it and its doubt; that a page is found by bare numbers, too, no reader sees."""
    page = open_reader().page
    page.goto(f"{site.address}method.html")
    page.locator(".md-search__input").click()
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("Type to start|Taper pour"))
    page.locator(".md-search__input").press_sequentially(typed)
    claim = page.locator('.md-search-result a[href*="#claim-"]').first
    expect(claim).to_be_attached()
    assert re.search(r"\(.+\)", claim.locator("h2").inner_text())
    assert typed not in page.locator(".md-search-result__list").inner_text()


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


ADDRESSES = """() => [...document.querySelectorAll('a, link, img, script, use, object, iframe')]
    .flatMap(one => ['href', 'xlink:href', 'src', 'data'].map(name => one.getAttribute(name)))
    .filter(address => address).map(address => new URL(address, document.URL).href)"""
"""Of a whole page, its head and menus with it: pages, styles, pictures, the same page in another language."""

NAMES = "() => [...document.querySelectorAll('[id]')].map(one => one.id)"


def broken(page: Page, site: BuiltSite, names: Sequence[str]) -> list[tuple[str, str]]:
    """Addresses on pages that are no file of the site, or point into a page at nothing."""
    anchors: dict[Path, set[str]] = {}
    found: set[tuple[str, str]] = set()
    for name in names:
        page.goto(site.address + name)
        anchors[site.folder / name] = set(page.evaluate(NAMES))
        found |= {(name, url) for url in page.evaluate(ADDRESSES) if inside(url) and not url.startswith("data:")}
    wrong = []
    for name, url in sorted(found):
        target, fragment = site.page_at(url), unquote(url.partition("#")[2])
        # A page of the other language is asked for its own anchors, in its own turn.
        if target is None or (fragment and fragment not in anchors.get(target, {fragment})):
            wrong.append((name, url.removeprefix(site.top)))
    assert len(found) > 10 * len(names)
    return wrong


def test_every_address_leads_somewhere(site: BuiltSite, open_reader: OpenReader) -> None:
    assert broken(open_reader().page, site, site.pages) == []


def test_a_broken_address_is_found(english: BuiltSite, open_reader: OpenReader) -> None:
    page = open_reader().page
    page.add_init_script("""addEventListener('DOMContentLoaded', () => document.body.insertAdjacentHTML('beforeend',
        '<a href="nowhere.html">A</a><a href="#nothing">B</a><a href="/outside.html">C</a><a href="#__search">D</a>'))""")
    assert {url for _, url in broken(page, english, ["method.html"])} == {
        "nowhere.html",
        "method.html#nothing",
        english.top.replace("papers/dossier/", "outside.html"),
    }

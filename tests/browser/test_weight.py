"""The first view of a page: what comes over the wire for it, what stands there before any script, what moves afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Response

from tests.browser.conftest import BuiltSite, Reader
from tests.browser.test_reader import TOPICS

OpenReader = Callable[..., Reader]

MOST = 300_000
"""Bytes of all answers' bodies, gzipped where a host does so."""


PHONE = {"width": 375, "height": 800}

SCREENS = {"index.html": 6, **dict.fromkeys(TOPICS, 12)}
"""Screens of a phone that a page of the first dossier may fill: its home fills 6, its longest topic 11."""

SHEETS = 9
"""Sheets of paper: home fills 7, the longest topic 8, with the fonts of the machine on which this was written."""


class Wire:
    """What a tab was sent: the bytes of each answer."""

    def __init__(self, page: Page) -> None:
        self.bodies: dict[str, int] = {}
        page.on("response", self._answered)

    def _answered(self, answer: Response) -> None:
        self.bodies[answer.url] = int(answer.headers["content-length"])


@pytest.mark.parametrize("name", ["index.html", *TOPICS])
def test_the_first_view_is_light(site: BuiltSite, open_reader: OpenReader, name: str) -> None:
    page = open_reader().page
    wire = Wire(page)
    page.goto(site.address + name, wait_until="networkidle")
    page.wait_for_selector("html.js")  # the theme's script has run
    assert len(wire.bodies) >= 5
    assert sum(wire.bodies.values()) <= MOST, wire.bodies
    assert not [url for url in wire.bodies if "vega" in url.lower()]


@pytest.mark.parametrize("name", ["index.html", *TOPICS])
def test_no_page_is_long(site: BuiltSite, open_reader: OpenReader, name: str) -> None:
    """On a phone, and on paper with all that is folded opened but what the notes say already."""
    page = open_reader(viewport=PHONE).page
    page.goto(site.address + name, wait_until="networkidle")
    page.wait_for_selector("details.d-notelist:not([open])", state="attached")  # the script has run
    assert page.evaluate("document.documentElement.scrollHeight") <= SCREENS[name] * PHONE["height"]
    assert 1 <= len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) <= SHEETS


def test_the_first_screen_of_a_phone_holds_title_sentence_and_cards(site: BuiltSite, open_reader: OpenReader) -> None:
    page = open_reader(viewport=PHONE).page
    page.goto(site.address + "index.html", wait_until="networkidle")
    lines = "one => one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight)"
    assert page.locator("main h1 + p").evaluate(lines) < 2.5
    cards = page.locator("a.d-card")
    assert cards.count() == 4
    assert max(box["y"] + box["height"] for box in (one.bounding_box() for one in cards.all()) if box) <= PHONE["height"]


def test_weight_is_noticed(english: BuiltSite, open_reader: OpenReader) -> None:
    """So that the test above can fail: a map of the theme's script, twice."""
    page = open_reader().page
    wire = Wire(page)
    page.goto(english.address + "index.html", wait_until="networkidle")
    before = sum(wire.bodies.values())
    folder = english.root / "assets" / "javascripts"
    big = next(folder.glob("bundle.*.map")).relative_to(english.root).as_posix()
    page.evaluate("async url => { await (await fetch(url)).text(); }", english.top + big)
    assert sum(wire.bodies.values()) > before + 100_000


SHIFT = """() => new Promise(done => {
    let sum = 0;
    const seen = list => { for (const one of list.getEntries()) sum += one.value; };
    new PerformanceObserver(seen).observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done(sum), 400);
})"""


STANDS = """(() => {
    const unseen = new CSSStyleSheet();
    unseen.replaceSync('html { display: none !important }');
    document.adoptedStyleSheets = [unseen];
    new MutationObserver((_, watch) => {
        if (document.querySelector('body > script[src]')) { watch.disconnect(); document.adoptedStyleSheets = []; }
    }).observe(document, {childList: true, subtree: true});
})()"""
"""Shows a page when all of its markup is there and before the scripts at its end run: while a page is still coming in, a loaded machine
may paint half of it, and what stands then is not what a page must keep in its place."""


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("name", ["index.html", *TOPICS])
def test_nothing_moves_once_it_stands(site: BuiltSite, open_reader: OpenReader, name: str, width: int) -> None:
    page = open_reader(viewport={"width": width, "height": 800}).page
    page.add_init_script(STANDS)
    page.goto(site.address + name, wait_until="networkidle")
    assert page.locator("main h1").is_visible()
    assert page.evaluate(SHIFT) == 0


def test_a_shift_is_noticed(english: BuiltSite, open_reader: OpenReader) -> None:
    page = open_reader().page
    page.add_init_script(STANDS)
    page.goto(english.address + "index.html", wait_until="networkidle")
    page.evaluate(
        "() => { const gap = document.createElement('div'); gap.style.height = '200px'; document.querySelector('article').prepend(gap); }"
    )
    assert page.evaluate(SHIFT) > 0


@pytest.mark.parametrize("name", ["index.html", "deployments.html", "casualties.html"])
def test_charts_are_painted_before_any_script(english: BuiltSite, open_reader: OpenReader, name: str) -> None:
    """No file of scripts arrives; the charts are there all the same."""
    page = open_reader().page
    page.route("**/*.js", lambda route: route.abort())
    page.goto(english.address + name)
    chart = page.locator("main figure svg").first
    box = chart.bounding_box()
    assert box and box["width"] >= 300 and box["height"] >= 60
    assert chart.locator("path, circle, rect").count() >= 3

"""For everyone: no page has a fault that axe-core knows, the keyboard's place is seen, nothing moves for who wants it still."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import BuiltSite, Reader
from tests.browser.tools import AXE

OpenReader = Callable[..., Reader]

AUDIT = """async () => {
    const found = await axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}});
    return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}`));
}"""
"""Every rule that is on by default, the best practices with them, and the size of what is touched, which Lighthouse asks for."""

STYLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
OPEN = "() => document.querySelectorAll('details').forEach(one => { one.open = true; })"
VIEWS: list[tuple[dict[str, int], str]] = [({"width": 1280, "height": 900}, "light"), ({"width": 375, "height": 800}, "dark")]
SCHEME = "() => document.body.getAttribute('data-md-color-scheme')"


def faults(page: Page) -> list[str]:
    """What axe-core finds on a page as it stands."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    return list(page.evaluate(AUDIT))


def test_no_page_has_a_fault(site: BuiltSite, open_reader: OpenReader) -> None:
    """Each page with everything on it opened; wide and light, then narrow and dark."""
    page = open_reader().page
    found = {}
    for name in [*site.pages, "404.html"]:
        page.goto((site.address if name != "404.html" else site.top) + name)
        page.evaluate(OPEN)
        for size, scheme in VIEWS:
            page.set_viewport_size(size)  # type: ignore[arg-type]
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.evaluate(STYLED)
            assert page.evaluate(SCHEME) == ("slate" if scheme == "dark" else "default")
            found.update({(name, scheme, fault): size["width"] for fault in faults(page)})
    assert found == {}


@pytest.mark.parametrize("name", ["index.html", "casualties.html"])
def test_no_colour_is_too_pale_the_other_way_round(english: BuiltSite, open_reader: OpenReader, name: str) -> None:
    """Wide and dark, narrow and light, on the pages that hold the most."""
    page = open_reader(viewport={"width": 1280, "height": 900}, color_scheme="dark").page
    page.goto(english.address + name)
    assert faults(page) == []
    page.set_viewport_size({"width": 375, "height": 800})
    page.emulate_media(color_scheme="light")
    page.evaluate(STYLED)
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_audit_sees_faults(english: BuiltSite, open_reader: OpenReader, scheme: str) -> None:
    """So that the tests above can fail: a picture without words, and words as pale as the page."""
    page = open_reader(color_scheme=scheme).page
    page.goto(english.address + "method.html")
    page.evaluate(
        "planted => document.querySelector('article').insertAdjacentHTML('afterbegin', planted)",
        '<img id="planted" src="../favicon.png"><p id="pale" style="color: var(--tint)">Pale.</p>',
    )
    assert {"image-alt: #planted", "color-contrast: #pale"} <= set(faults(page))


FOCUSED = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const seen = element => {
        const style = getComputedStyle(element);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 && style.outlineColor !== 'rgba(0, 0, 0, 0)';
    };
    const label = one.matches('input[type="radio"]') ? [one.nextElementSibling] : [];
    const shown = [one, ...label].some(element => seen(element) && element.getClientRects().length > 0);
    const name = one.id || one.getAttribute('href') || one.textContent.trim().slice(0, 40);
    return [`${one.localName}.${one.getAttribute('class') ?? ''} ${name}`, shown];
}"""
STOPS = 150


def unseen_stops(page: Page) -> tuple[int, list[str]]:
    """How many places the Tab key leads to, and those of them that no outline shows."""
    hidden: list[str] = []
    for count in range(STOPS):
        page.keyboard.press("Tab")
        stop: Any = page.evaluate(FOCUSED)
        if stop is None:
            return count, hidden
        if not stop[1]:
            hidden.append(stop[0])
    return STOPS, hidden


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("name", ["index.html", "casualties.html", "data/index.html"])
def test_the_keyboards_place_is_seen(english: BuiltSite, open_reader: OpenReader, name: str, width: int) -> None:
    page = open_reader(viewport={"width": width, "height": 800}, reduced_motion="reduce").page
    page.goto(english.address + name)
    count, hidden = unseen_stops(page)
    assert count > 15
    assert hidden == []


def test_a_place_without_an_outline_is_found(english: BuiltSite, open_reader: OpenReader) -> None:
    page = open_reader(bypass_csp=True).page
    page.goto(english.address + "data/index.html")
    page.add_style_tag(content="article a { outline: none !important; }")
    assert unseen_stops(page)[1]


MOVING = """() => [...document.querySelectorAll('*')].filter(one => ['', '::before', '::after'].some(part => {
    const style = getComputedStyle(one, part || null);
    const longest = times => Math.max(...times.split(',').map(parseFloat));
    return longest(style.transitionDuration) > 0.01 || style.animationName !== 'none' && longest(style.animationDuration) > 0.01
        || style.scrollBehavior === 'smooth';
})).map(one => `${one.localName}.${one.getAttribute('class')}`)"""


def test_nothing_moves_for_who_wants_it_still(english: BuiltSite, open_reader: OpenReader) -> None:
    page = open_reader(reduced_motion="reduce").page
    page.goto(english.address + "casualties.html")
    assert page.evaluate(MOVING) == []
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(MOVING) != [], "so that the line above can fail: the theme moves a little for everybody else"

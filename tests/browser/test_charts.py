"""Charts in use, with a real browser: nothing is asked for before, nothing moves, and every figure leads to its quote."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import BuiltSite, Reader

OpenReader = Callable[..., Reader]
TOPIC = "casualties.html"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 700}
TOUCH = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
WATCH = """() => { window.shifts = []; new PerformanceObserver(list => window.shifts.push(...list.getEntries()))
    .observe({type: 'layout-shift'}); }"""
SHIFT = "() => window.shifts.reduce((sum, one) => sum + one.value, 0)"
OPACITY = "all => all.map(one => one.getAttribute('opacity')).filter(value => value !== null && value < 0.5).length"


def point(page: Page, number: int = 0, *, kind: str = "wide") -> Locator:
    """A figure's place to touch in the first chart."""
    one = page.locator(f".d-{kind}").first.locator(".chart-svg a").nth(number)
    one.scroll_into_view_if_needed()
    return one


def address_of(one: Locator) -> str:
    return str(one.evaluate("one => one.href.baseVal"))


def live(page: Page, kind: str = "wide") -> Locator:
    return page.locator(f".d-{kind}.d-is-live .d-live svg").first


def words(text: str | None) -> str:
    return " ".join((text or "").split())


def test_nothing_is_asked_for_before_a_chart_is_used(site: BuiltSite, open_reader: OpenReader) -> None:
    reader = open_reader(viewport=DESK)
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.page.goto(site.address + TOPIC, wait_until="networkidle")
    reader.page.mouse.wheel(0, 3000)
    reader.page.locator("summary").first.hover()
    reader.page.wait_for_timeout(200)
    assert not [url for url in asked if "vega" in url or "data/charts" in url]
    point(reader.page).locator("rect").first.hover()
    expect(live(reader.page)).to_be_visible()
    assert len([url for url in asked if url.endswith("assets/vega.js")]) == 1
    assert len([url for url in asked if "data/charts" in url]) == 1
    assert reader.errors == [] and reader.outside == []


@pytest.mark.parametrize(("kind", "viewport"), [("wide", DESK), ("narrow", PHONE)])
def test_every_live_picture_takes_the_place_of_the_static_one(
    site: BuiltSite, open_reader: OpenReader, kind: str, viewport: dict[str, int]
) -> None:
    reader = open_reader(viewport=viewport)
    for name in ("index.html", TOPIC, "arms-transfers.html"):
        reader.page.goto(site.address + name)
        reader.page.evaluate(WATCH)
        for box in reader.page.locator(f".d-{kind}").all():
            static = box.locator(".chart-svg")
            static.locator("a rect").first.evaluate("one => one.scrollIntoView({block: 'center', behavior: 'instant'})")
            before, static_words = static.bounding_box(), sorted(words(one) for one in static.locator("text").all_text_contents())
            static.locator("a rect").first.hover(force=True)
            drawn = box.locator(".d-live svg")
            expect(drawn).to_be_visible()
            assert drawn.bounding_box() == before == static.bounding_box()
            assert sorted({words(one) for one in drawn.locator("text").all_text_contents() if words(one)}) == sorted({*static_words})
            reader.page.keyboard.press("Escape")
            reader.page.mouse.move(0, 0)
        assert reader.page.evaluate(SHIFT) == 0
    assert reader.errors == []


def test_pointing_at_a_figure_tells_its_quote_and_leads_to_its_note(site: BuiltSite, open_reader: OpenReader) -> None:
    reader = open_reader(viewport=DESK)
    page = reader.page
    page.goto(site.address + TOPIC)
    one = point(page)
    one.locator("rect").first.hover()
    tip = page.locator(".d-tip")
    expect(tip).to_be_visible()
    note = page.locator(address_of(one))
    assert words(tip.locator(".d-words").text_content()) == words(note.locator(".d-words").first.text_content())
    assert tip.locator(".d-words").get_attribute("lang") == note.locator(".d-words").first.get_attribute("lang")
    assert tip.locator("mark").count() == 1
    expect(tip.locator("a")).to_have_text(f"Note {note.get_attribute('value')}")
    assert one.get_attribute("aria-describedby") == tip.get_attribute("id")
    box, go = tip.bounding_box(), tip.locator("a").bounding_box()
    assert box and go and min(go["width"], go["height"]) >= 44
    assert box["x"] >= 0 and box["y"] >= 0 and box["x"] + box["width"] <= DESK["width"] and box["y"] + box["height"] <= DESK["height"]
    page.mouse.move(box["x"] + 20, box["y"] + 5)  # into the tip: the way straight down is that to the next row
    page.mouse.move(go["x"] + 15, go["y"] + 5, steps=8)
    page.wait_for_timeout(400)
    tip.locator("a").click()
    expect(page).to_have_url(re.compile(re.escape(address_of(one)) + "$"))
    expect(note).to_be_in_viewport()
    assert reader.errors == []


def test_pointing_at_a_figure_fades_what_others_say(english: BuiltSite, open_reader: OpenReader) -> None:
    page = open_reader(viewport=DESK).page
    page.goto(english.address + TOPIC)
    point(page).locator("rect").first.hover()
    faded = live(page).locator("path, text")
    page.wait_for_function("() => document.querySelector('.d-live [opacity=\"0.2\"]')")
    assert 0 < faded.evaluate_all(OPACITY) < faded.count()
    page.keyboard.press("Escape")
    expect(page.locator(".d-tip")).to_have_count(0)
    page.wait_for_function("() => !document.querySelector('.d-live [opacity=\"0.2\"]')")


def test_the_keyboard_reaches_every_figure(english: BuiltSite, open_reader: OpenReader) -> None:
    reader = open_reader(viewport=DESK)
    page = reader.page
    page.goto(english.address + TOPIC)
    names = page.locator(".d-wide").first.locator("a").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    now = "() => document.activeElement.getAttribute('aria-label')"
    point(page).focus()
    seen = [page.evaluate(now)]
    for _ in names[1:]:
        page.keyboard.press("ArrowDown")
        seen.append(page.evaluate(now))
    assert seen == names and len(names) > 2
    page.keyboard.press("ArrowUp")
    assert page.evaluate(now) == names[-2]
    tip = page.locator(".d-tip")
    expect(tip).to_be_visible()
    expect(live(page)).to_be_visible()
    assert page.evaluate(now) == names[-2], "the live picture takes the focus away"
    assert page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(tip).to_be_visible()
    target = address_of(point(page, len(names) - 1))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(target) + "$"))
    assert reader.errors == []


def test_vega_says_nothing_to_a_screen_reader(site: BuiltSite, open_reader: OpenReader) -> None:
    page = open_reader(viewport=DESK).page
    page.goto(site.address + TOPIC)
    point(page).locator("rect").first.hover()
    expect(live(page)).to_be_visible()
    assert page.locator(".d-live").first.get_attribute("aria-hidden") == "true"
    assert page.locator(".d-live a, .d-live [tabindex], .d-live button").count() == 0


@pytest.mark.parametrize("from_folder", [False, True])
def test_the_first_touch_tells_and_the_second_leads(site: BuiltSite, open_reader: OpenReader, from_folder: bool) -> None:
    reader = open_reader(**TOUCH)
    page = reader.page
    start = (site.folder / TOPIC).as_uri() if from_folder else site.address + TOPIC
    page.goto(start)
    one = point(page, 1, kind="narrow")
    one.tap()
    tip = page.locator(".d-tip")
    expect(tip).to_be_visible()
    expect(live(page, "narrow")).to_be_visible()
    assert page.url == start
    box = tip.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"] and box["y"] + box["height"] <= PHONE["height"]
    page.locator("h2").first.tap()
    expect(tip).to_have_count(0)
    one.tap()
    expect(tip).to_be_visible()
    tip.locator("a").tap()
    expect(page).to_have_url(start + address_of(one))
    assert page.evaluate("() => document.scrollingElement.scrollWidth") <= PHONE["width"]
    assert reader.errors == [] and reader.outside == []


NUMBERS_AND_DATES = {
    "en": {"index.html": r"\d,000", TOPIC: r"(Jan|Feb|Mar|Apr) 20\d\d"},
    "fr": {"index.html": "\\d\u202f000", TOPIC: r"(janv\.|févr\.|mars|avr\.) 20\d\d"},
}
"""What an axis of the first chart of numbers on one page, and of the last chart, which is over time, on the other may say."""


def test_numbers_and_dates_are_the_languages_own(site: BuiltSite, open_reader: OpenReader) -> None:
    page = open_reader(viewport=DESK).page
    for name in (TOPIC, "index.html"):
        page.goto(site.address + name)
        chart = page.locator(".d-wide").last
        chart.locator(".chart-svg a rect").first.evaluate("one => one.scrollIntoView({block: 'center', behavior: 'instant'})")
        chart.locator(".chart-svg a rect").first.hover()
        drawn = chart.locator(".d-live svg")
        expect(drawn).to_be_visible()
        pattern = NUMBERS_AND_DATES[page.evaluate("() => document.documentElement.lang")][name]
        assert [text for text in drawn.locator("text").all_text_contents() if re.fullmatch(pattern, text)]


@pytest.mark.parametrize("missing", ["**/vega.js", "**/data/charts/*.js"])
def test_without_its_scripts_a_chart_stays_as_it_was(english: BuiltSite, open_reader: OpenReader, missing: str) -> None:
    reader = open_reader(viewport=DESK)

    def stop(route: Route) -> None:
        route.fulfill(status=200, content_type="text/javascript", body="")

    reader.page.context.route(missing, stop)
    reader.page.goto(english.address + TOPIC)
    one = point(reader.page)
    one.locator("rect").first.hover()
    reader.page.wait_for_timeout(300)
    assert reader.page.locator(".d-live").count() == 0
    assert reader.page.locator(".d-wide .chart-svg > g").first.evaluate("one => getComputedStyle(one).visibility") == "visible"
    one.locator("rect").first.click()
    expect(reader.page).to_have_url(re.compile("#note-"))
    assert reader.errors == []


def test_a_wider_window_brings_the_other_picture_to_life(english: BuiltSite, open_reader: OpenReader) -> None:
    reader = open_reader(viewport=PHONE)
    reader.page.goto(english.address + TOPIC)
    point(reader.page, kind="narrow").locator("rect").first.hover()
    expect(live(reader.page, "narrow")).to_be_visible()
    assert reader.page.locator(".d-wide .d-live").count() == 0
    reader.page.set_viewport_size({"width": 1280, "height": 900})
    expect(live(reader.page)).to_be_visible()
    assert reader.errors == []


def test_the_dark_and_paper_are_drawn_with_the_same_picture(english: BuiltSite, open_reader: OpenReader) -> None:
    page = open_reader(viewport=DESK).page
    page.goto(english.address + TOPIC)
    point(page).locator("rect").first.hover()
    text = live(page).locator("text").first
    colour = "one => getComputedStyle(one).fill"
    light = text.evaluate(colour)
    page.evaluate("() => document.body.setAttribute('data-md-color-scheme', 'slate')")
    assert text.evaluate(colour) != light
    page.emulate_media(media="print")
    assert not live(page).is_visible()
    assert page.locator(".d-wide .chart-svg > g").first.evaluate("one => getComputedStyle(one).visibility") == "visible"

"""What the script adds to the pages: notes where they are cited, quotes copied with their citation, tables sorted."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import BuiltSite, Reader

OpenReader = Callable[..., Reader]
TOPIC = "casualties.html"
BOX = ".d-note-box"
SHIFTS = """() => { window.shifted = 0; new PerformanceObserver(list => list.getEntries().forEach(one => { window.shifted += one.value; }))
    .observe({type: 'layout-shift'}); }"""


def words(text: str | None) -> str:
    return " ".join((text or "").split())


def opened(open_reader: OpenReader, address: str, **options: object) -> Reader:
    reader = open_reader(**options)
    reader.page.goto(address)
    return reader


def inside_the_window(box: Locator, page: Page) -> bool:
    place, window = box.bounding_box(), page.viewport_size
    assert place and window
    return (
        place["x"] >= 0
        and place["y"] >= 0
        and place["x"] + place["width"] <= window["width"]
        and place["y"] + place["height"] <= window["height"]
    )


@pytest.mark.parametrize("width", [1280, 375])
def test_a_note_is_shown_where_it_is_cited(site: BuiltSite, open_reader: OpenReader, width: int) -> None:
    """With its quote, its claimant, its outlet, its links; the page does not move, the pointer may go in."""
    reader = opened(open_reader, site.address + TOPIC, viewport={"width": width, "height": 800})
    page = reader.page
    page.evaluate(SHIFTS)
    assert page.locator(BOX).count() == 0, "made before it is used"
    for cite in page.locator("main sup.cite a").all()[:6]:
        cite.scroll_into_view_if_needed()
        cite.hover()
        box = page.locator(BOX)
        expect(box).to_be_visible()
        note = page.locator(str(cite.get_attribute("href")))
        expect(box.locator(".d-words")).to_have_text(str(note.locator(".d-words").text_content()))
        assert words(box.locator(".d-from").text_content()) == words(note.locator(".d-from").text_content())
        assert box.locator(".d-words").get_attribute("lang") == note.locator(".d-words").get_attribute("lang")
        assert cite.get_attribute("aria-describedby") == box.get_attribute("id")
        assert inside_the_window(box, page)
        box.hover()
        page.wait_for_timeout(400)
        expect(box).to_be_visible()
        page.mouse.move(1, 1)
        expect(box).to_be_hidden()
    assert page.evaluate("() => window.shifted") == 0
    assert (
        page.evaluate("() => [...document.querySelectorAll('[id]')].map(one => one.id).filter((id, at, all) => all.indexOf(id) < at)") == []
    )
    assert reader.errors == [] and reader.outside == []


def test_a_note_is_shown_to_the_keyboard_and_escape_closes_it(english: BuiltSite, open_reader: OpenReader) -> None:
    page = opened(open_reader, english.address + TOPIC).page
    cite = page.locator("main sup.cite a").first
    page.keyboard.press("Tab")
    cite.focus()
    expect(page.locator(BOX)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(BOX)).to_be_hidden()
    assert cite.get_attribute("aria-describedby") is None
    expect(cite).to_be_focused()


def test_a_touch_brings_the_note_up_from_below(english: BuiltSite, open_reader: OpenReader) -> None:
    """The page stays where it is; what is touched beside the sheet, its button and Escape close it."""
    page = opened(open_reader, english.address + TOPIC, has_touch=True, viewport={"width": 375, "height": 800}).page
    cite = page.locator("main sup.cite a").first
    sheet = page.locator(".d-sheet")
    start = page.evaluate("() => [scrollY, location.hash]")
    closes: list[Callable[[], None]] = [
        lambda: page.touchscreen.tap(4, 300),
        lambda: sheet.locator("button").tap(),
        lambda: page.keyboard.press("Escape"),
    ]
    for close in closes:
        cite.tap()
        expect(sheet).to_be_visible()
        expect(sheet).to_be_focused()
        note = page.locator(str(cite.get_attribute("href")))
        assert words(sheet.locator(".d-words").text_content()) == words(note.locator(".d-words").text_content())
        assert sheet.get_attribute("aria-label") == cite.get_attribute("aria-label")
        place = sheet.bounding_box()
        assert place and place["y"] + place["height"] == 800 and place["width"] == 375
        assert page.evaluate("() => [scrollY, location.hash]") == start
        close()
        expect(sheet).to_be_hidden()


def test_the_notes_are_folded_where_the_script_shows_them(english: BuiltSite, open_reader: OpenReader) -> None:
    reader = opened(open_reader, english.address + TOPIC)
    notes = reader.page.locator("ol.d-notes")
    expect(notes).to_be_hidden()
    reader.page.locator("main sup.cite a").first.click()
    expect(notes.locator("> li").first).to_be_in_viewport()
    plain = opened(open_reader, english.address + TOPIC, java_script_enabled=False)
    expect(plain.page.locator("ol.d-notes")).to_be_visible()


def pasted(page: Page) -> str:
    """What the clipboard holds, as a reader's own paste gives it."""
    page.evaluate(
        "() => { const place = document.createElement('textarea'); place.id = 'paste'; document.body.append(place); place.focus(); }"
    )
    page.keyboard.press("Control+V")
    return page.locator("#paste").input_value()


NO_CLIPBOARD = "Object.defineProperty(Navigator.prototype, 'clipboard', {value: undefined})"


@pytest.mark.parametrize("way", ["address", "folder", "without the clipboard's own way"])
def test_a_quote_is_copied_with_its_citation(site: BuiltSite, open_reader: OpenReader, way: str) -> None:
    reader = open_reader(permissions=["clipboard-read", "clipboard-write"])
    page = reader.page
    if way.startswith("without"):
        page.add_init_script(NO_CLIPBOARD)
    home = (site.folder / TOPIC).as_uri() if way == "folder" else site.address + TOPIC
    page.goto(home)
    quote = page.locator("blockquote.d-quote", has_text="les services de renseignement sud-coréens")
    page.locator("details.d-more-quotes", has=quote).locator("summary").first.click()
    button = quote.locator("button.d-copy")
    before = button.text_content()
    button.click()
    expect(button).not_to_have_text(str(before))
    expect(page.locator("[role=status]").last).to_have_text(str(quote.locator("a.d-permalink").get_attribute("data-announcement")))
    expect(button).to_be_focused()
    link = str(quote.locator("a.d-permalink").get_attribute("href"))
    told = pasted(page)
    assert words(told).startswith(words(quote.locator(".d-words").text_content()))
    french = site.folder.name == "fr"
    named = "les services de renseignement sud-coréens" + ("" if french else " (the South Korean intelligence services)")
    assert f" — {named}, Natural News (" in told
    assert ("[Translation by the editors: " in told) != french
    assert "La Corée du Nord envoie 6 000 ingénieurs à Koursk" in told
    assert ("17 novembre 2025" if french else "17 November 2025") in told
    assert told.endswith(f", {home}{link}")
    expect(button).to_have_text(str(before), timeout=4000)
    assert reader.errors == [] and reader.outside == []


def test_a_permalink_opens_on_its_quote(english: BuiltSite, open_reader: OpenReader) -> None:
    """Below the header, marked, with what is folded around it open."""
    page = opened(open_reader, english.address + TOPIC, viewport={"width": 375, "height": 800}).page
    folded = page.locator("details:not([open]) blockquote.d-quote[id]").all()
    names = [str(one.get_attribute("id")) for one in (*folded[:2], *page.locator(".d-statement > blockquote.d-quote[id]").all()[:2])]
    assert len(names) >= 3
    for name in names:
        page.goto("about:blank")
        page.goto(f"{english.address}{TOPIC}#{name}")
        quote = page.locator(f'[id="{name}"]')
        expect(quote).to_be_in_viewport()
        place, header = quote.bounding_box(), page.locator("header").first.bounding_box()
        assert place and header and place["y"] >= header["height"] + 16
        outline = quote.evaluate("one => getComputedStyle(one).outlineStyle")
        assert outline == "solid", "nothing tells which quote is meant"


def test_no_button_is_there_without_javascript(english: BuiltSite, open_reader: OpenReader) -> None:
    page = opened(open_reader, english.address + TOPIC, java_script_enabled=False).page
    assert page.locator("button.d-copy, .d-sort, th button").count() == 0
    assert page.locator("a.d-permalink").count() > 3


def column(page: Page, number: int) -> list[str]:
    """The values of a column, top down."""
    cells = page.locator(f"table[data-sortable] tbody tr > :nth-child({number})").all()
    return [one.get_attribute("data-value") or words(one.text_content()) for one in cells]


def test_a_table_is_sorted_by_keyboard_and_tells_it(english: BuiltSite, open_reader: OpenReader) -> None:
    page = opened(open_reader, english.address + "deployments.html").page
    page.locator(".d-claims summary").click()
    before = [float(value) for value in column(page, 2)]
    head = page.locator("table[data-sortable] th").nth(1)
    head.locator("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert [float(value) for value in column(page, 2)] == sorted(before)
    expect(page.locator("[role=status]").last).to_have_text("Sorted by Figure, ascending.")
    page.keyboard.press("Enter")
    assert [float(value) for value in column(page, 2)] == sorted(before, reverse=True)
    expect(page.locator("[role=status]").last).to_have_text("Sorted by Figure, descending.")


def test_a_table_is_sorted_on_a_phone(english: BuiltSite, open_reader: OpenReader) -> None:
    page = opened(open_reader, english.address + "sources/index.html", viewport={"width": 375, "height": 800}).page
    page.locator(".d-sort select").select_option(label="Figures")
    figures = [int(value) for value in column(page, 5)]
    assert figures == sorted(figures)
    page.locator(".d-sort button").click()
    assert [int(value) for value in column(page, 5)] == sorted(figures, reverse=True)


@pytest.mark.parametrize("width", [375, 360])
def test_what_is_touched_is_large_enough(english: BuiltSite, open_reader: OpenReader, width: int) -> None:
    """Buttons, disclosures and links that stand alone have 44 pixels (WCAG 2.5.5); inline ones are text."""
    page = opened(open_reader, english.address + TOPIC, viewport={"width": width, "height": 800}, has_touch=True).page
    small = page.evaluate(
        """() => [...document.querySelectorAll('main :is(summary, button, select, .d-tosides a, .d-downloads a)')]
        .filter(one => one.offsetParent && one.getBoundingClientRect().height < 43.5).map(one => one.className + ' ' + one.textContent)"""
    )
    assert small == []


def test_paper_holds_the_notes_and_no_navigation(english: BuiltSite, open_reader: OpenReader) -> None:
    page = opened(open_reader, english.address + TOPIC).page
    page.emulate_media(media="print")
    for gone in (".md-sidebar--primary", ".md-tabs", ".md-top", ".d-copy", ".d-permalink", ".d-sort", ".md-footer"):
        assert not any(one.is_visible() for one in page.locator(gone).all()), gone
    assert page.locator("ol.d-notes > li").first.is_visible()
    assert re.search(r"\d", page.locator("figure svg").first.text_content() or "")


def test_a_chart_is_drawn_as_a_png_and_cited_by_its_whole_address(english: BuiltSite, open_reader: OpenReader) -> None:
    page = opened(open_reader, english.address + TOPIC).page
    chart = page.locator("figure.d-chart:has(a[data-png])").first
    chart.evaluate("chart => chart.querySelectorAll('details').forEach(one => { one.open = true; })")
    with page.expect_download() as saving:
        chart.locator("button.d-png").click()
    saved = saving.value
    assert saved.suggested_filename.endswith(".png") and Path(saved.path()).read_bytes().startswith(b"\x89PNG")
    fields = chart.locator("pre.d-snippet").all()
    name = chart.get_attribute("id")
    cited, code = (field.inner_text() for field in fields)
    assert cited.endswith(f"{english.address}{TOPIC}#{name}")
    assert f'src="{english.address}embed/{name}.html"' in code


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_frame_on_another_page_takes_the_height_of_its_chart(english: BuiltSite, open_reader: OpenReader, scheme: Any) -> None:
    page = opened(open_reader, english.address + TOPIC, viewport={"width": 375, "height": 800}, color_scheme=scheme).page
    code = page.locator("pre.d-snippet").nth(1).text_content() or ""
    frame = re.search(r'src="([^"]+)"', code)
    assert frame
    page.goto(frame[1])
    height = page.evaluate("document.documentElement.offsetHeight")
    listen = "addEventListener('message', event => done(event.data)); dispatchEvent(new Event('resize'));"
    told = page.evaluate(f"new Promise(done => {{ {listen} }})")
    assert told["height"] == height > 200
    page.route(f"{english.address}host.html", lambda route: route.fulfill(content_type="text/html", body=f"<!doctype html>{code}"))
    page.goto(f"{english.address}host.html")
    page.wait_for_function("document.querySelector('iframe').height != 480")  # as the code itself has it
    inside = page.frames[1].evaluate("document.documentElement.offsetHeight")
    assert int(page.locator("iframe").get_attribute("height") or 0) == inside
    page.goto(frame[1])
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") == (scheme == "light")

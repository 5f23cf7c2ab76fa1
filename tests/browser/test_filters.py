"""The table of all claims: filtered by what a reader chooses, with the choice in the address; without the script every row is there."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import BuiltSite, Reader

OpenReader = Callable[..., Reader]
PAGE = "data/claims.html"


def shown(page: Page) -> int:
    return sum(row.is_visible() for row in page.locator("tbody tr").all())


def test_a_choice_filters_the_rows_and_stands_in_the_address(site: BuiltSite, open_reader: OpenReader) -> None:
    reader = open_reader()
    page = reader.page
    page.goto(site.address + PAGE)
    everything = shown(page)
    page.locator("select[name=side]").select_option("south-korea")
    some = shown(page)
    assert 0 < some < everything and page.url.endswith("#side=south-korea")
    expect(page.locator(".d-filters [role=status]")).to_have_text(re.compile(rf"\b{some}\b.*\b{everything}\b"))
    page.locator("select[name=dated]").select_option("undated")
    fewer = shown(page)
    assert 0 < fewer < some
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    assert shown(page) == fewer and page.locator("select[name=dated]").input_value() == "undated"
    page.locator(".d-filters button[type=reset]").click()
    expect(page.locator("tbody tr").first).to_be_visible()
    assert shown(page) == everything
    assert reader.errors == []


def test_no_two_choices_of_a_filter_are_one(site: BuiltSite, open_reader: OpenReader) -> None:
    page = open_reader().page
    page.goto(f"{site.address}data/claims.html")
    choices = page.locator("form.d-filters select").evaluate_all("all => all.map(one => [...one.options].map(option => option.value))")
    assert len(choices) == 6 and all(len(set(values)) == len(values) for values in choices), choices


def test_the_keyboard_filters_and_sorts(english: BuiltSite, open_reader: OpenReader) -> None:
    page = open_reader().page
    page.goto(english.address + PAGE)
    page.locator("select[name=measure]").focus()
    page.keyboard.press("ArrowDown")
    assert shown(page) < page.locator("tbody tr").count()
    page.locator("th button").nth(1).focus()
    page.keyboard.press("Enter")
    assert page.locator("th").nth(1).get_attribute("aria-sort") == "ascending"


def test_without_the_script_every_row_is_there_and_no_filter(english: BuiltSite, open_reader: OpenReader) -> None:
    page = open_reader(java_script_enabled=False).page
    page.goto(english.address + PAGE)
    assert shown(page) == page.locator("tbody tr").count() > 30
    expect(page.locator(".d-filters")).to_be_hidden()


def test_numbers_stand_at_the_right(english: BuiltSite, open_reader: OpenReader) -> None:
    page = open_reader(viewport={"width": 1280, "height": 900}).page
    page.goto(english.address + PAGE)
    assert {one.evaluate("one => getComputedStyle(one).textAlign") for one in page.locator("td.d-number").all()} == {"right"}


def test_a_topics_page_leads_to_its_claims(english: BuiltSite, open_reader: OpenReader) -> None:
    page = open_reader().page
    page.goto(english.address + "casualties.html")
    page.locator('.d-claims a[href*="data/claims.html"]').click()
    expect(page).to_have_url(re.compile(r"data/claims\.html#topic=casualties$"))
    assert shown(page) == 6

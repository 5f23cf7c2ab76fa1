"""The editor's desk in a browser: what is done there stands in ``dossier.yml`` as a careful editor would have written it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_accessible import faults as seen_faults
from tests.browser.test_html import faults as html_faults
from tests.desk import CONFIG, lay_out
from tests.review.running import end, start

MARK = """(words) => {
  for (const node of document.querySelectorAll("#text span, #text mark")) {
    const place = node.textContent.indexOf(words);
    if (place >= 0) { getSelection().setBaseAndExtent(node.firstChild, place, node.firstChild, place + words.length); return; }
  }
}"""


def write_reason(page: Page, reason: str) -> None:
    page.fill("[name=reason]", reason)
    page.click("button[type=submit]")
    page.wait_for_selector("#told.well:not(:empty)")


def choose(page: Page, figure: str) -> None:
    page.click(f"#claims button:has(b:text-is('{figure}'))")


def test_what_is_done_at_the_desk_is_written_as_an_editor_would(tmp_path: Path, browser: Browser) -> None:
    folder = lay_out(tmp_path)
    process, address = start(folder)
    page = browser.new_page()
    try:
        page.goto(address)
        page.wait_for_selector("#claims button")
        choose(page, "At least 12")
        page.keyboard.press("e")
        page.select_option("[name=measure]", "wounded")
        write_reason(page, "They were hurt.")
        corrected = (folder / "dossier.yml").read_text("utf-8")
        head, _, lines = corrected.partition("\nclaims:\n")
        assert head == CONFIG
        assert lines.splitlines()[1:] == ["    measure: wounded", "    reason: They were hurt."]
        choose(page, "150")
        page.keyboard.press("r")
        write_reason(page, "Not of the fire.")
        assert (folder / "dossier.yml").read_text("utf-8").endswith("    reject: true\n    reason: Not of the fire.\n")
        page.keyboard.press("u")
        page.wait_for_selector("#told:text-is('Undone.')")
        assert (folder / "dossier.yml").read_text("utf-8") == corrected
        choose(page, "20")
        page.evaluate(MARK, "Monday")
        page.wait_for_timeout(100)
        page.keyboard.press("a")
        page.wait_for_selector("[name=low]")
        page.fill("[name=low]", "3")
        page.fill("[name=high]", "3")
        page.select_option("[name=measure]", "killed")
        write_reason(page, "It was missed.")
        added = (folder / "dossier.yml").read_text("utf-8").removeprefix(corrected)
        assert added.startswith("  missed-1:\n    add:\n      source: courier\n      quote: ")
        assert added.endswith("      figure: Monday\n      low: 3\n    measure: killed\n    reason: It was missed.\n")
    finally:
        page.close()
        end(process)


FORMS = ("e", "r", "m", "s", "t", "?")
"""The keys that open something."""
WRITTEN_BY_BROWSERS = ("attribute-boolean-style", "attribute-empty-style")
"""Rules on how attributes without a value are written, which is a browser's way where it writes out a page."""


def test_a_figure_is_split_merged_and_translated(tmp_path: Path, browser: Browser) -> None:
    text = "The harbour fire\n\nThis is invented. Some 12 or 13 dockers died. The fire killed 40 people. It killed 40 people.\n"
    folder = lay_out(tmp_path, seeds={"fire.txt": text})
    process, address = start(folder)
    page = browser.new_page()
    written = folder / "dossier.yml"
    try:
        page.goto(address)
        page.wait_for_selector("#claims button")
        page.click("#claims button >> nth=0")
        figures = page.locator("#claims b").all_text_contents()
        assert figures.count("40") == 2
        choose_first = page.locator("#claims button:has(b:text-is('40'))").first
        choose_first.click()
        page.keyboard.press("m")
        other = page.locator("#claims button:has(b:text-is('40'))").nth(1)
        page.select_option("[name=of]", page.locator("[name=of] option", has_text="40").first.get_attribute("value") or "")
        assert other.is_visible()
        write_reason(page, "It is told twice.")
        assert "    same_as: " in written.read_text("utf-8")
        assert page.locator("#claims b:text-is('40')").count() == 1
        whole = next(one for one in figures if "12" in one)
        choose(page, whole)
        page.keyboard.press("s")
        page.fill("[name=parts]", "12 = 12\n13 = 13")
        write_reason(page, "Two counts.")
        assert "    split:\n      - {figure: " in written.read_text("utf-8")
        assert {"12", "13"} <= set(page.locator("#claims b").all_text_contents())
        choose(page, "40")
        page.keyboard.press("t")
        page.fill("[name=fr]", "L'incendie a tué 41 personnes.")
        page.click("button[type=submit]")
        page.wait_for_selector("#told:not(.well):not(:empty)")
        assert "translations:" not in written.read_text("utf-8")
        page.fill("[name=fr]", "L'incendie a tué 40 personnes.")
        page.click("button[type=submit]")
        page.wait_for_selector("#told.well:not(:empty)")
        assert page.locator(".translation span[lang=fr]").text_content() == "L'incendie a tué 40 personnes."
        assert "translations:" in written.read_text("utf-8")
    finally:
        page.close()
        end(process)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (375, "dark")])
def test_the_desk_has_no_fault(tmp_path: Path, browser: Browser, width: int, scheme: str) -> None:
    """What axe-core and html-validate find on a French desk, as it opens and with each form open."""
    folder = lay_out(tmp_path, config=CONFIG.replace("languages: [en, fr]", "languages: [fr, en]"))
    process, address = start(folder)
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    try:
        page.goto(address)
        page.wait_for_selector("#claims button")
        found = {"": seen_faults(page)}
        saved = tmp_path / "desk.html"
        for key in FORMS:
            page.keyboard.press("Escape")
            page.keyboard.press(key)
            found[key] = seen_faults(page)
            saved.write_text("<!doctype html>\n" + page.evaluate("document.documentElement.outerHTML"), encoding="utf-8")
            found[key] += [": ".join(fault) for _, *fault in html_faults([saved]) if fault[0] not in WRITTEN_BY_BROWSERS]
        assert {key: faults for key, faults in found.items() if faults} == {}
    finally:
        context.close()
        end(process)

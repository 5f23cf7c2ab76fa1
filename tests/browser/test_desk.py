"""The editor's desk in a browser: what is done there stands in ``dossier.yml`` as a careful editor would have written it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

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

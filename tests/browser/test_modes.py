"""Wherever and however the site is read, pages are quiet and ask nobody else for anything."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dossier.starter import start_dossier
from tests.browser.conftest import BuiltSite, Reader, inside
from tests.browser.server import ROOT, serve

OpenReader = Callable[..., Reader]


def quiet(reader: Reader) -> bool:
    """Whether nothing was complained about, nothing asked of another host; says what was."""
    assert reader.errors == []
    assert reader.outside == []
    return True


def test_on_the_web(site: BuiltSite, open_reader: OpenReader) -> None:
    """Below a sub-path, on the screen and then as it is printed."""
    reader = open_reader()
    assert len(site.pages) >= 13
    for name in site.pages:
        reader.page.goto(site.address + name, wait_until="networkidle")
        reader.page.emulate_media(media="print")
        reader.page.emulate_media(media="screen")
    assert quiet(reader)


def test_from_a_folder_and_offline(site: BuiltSite, open_reader: OpenReader) -> None:
    """With the page's own policy: styles and scripts of the folder are let in."""
    reader = open_reader(offline=True)
    for name in site.pages:
        reader.page.goto((site.folder / name).as_uri())
        assert styled(reader.page)
    reader.page.goto((site.folder / "casualties.html").as_uri())
    expect_sortable(reader.page)
    assert quiet(reader)


def expect_sortable(page: Page) -> None:
    """A page's first table of claims or sources sorts once it is opened."""
    table = page.locator("table[data-sortable]").first
    table.evaluate("table => { for (let one = table; one = one.parentElement.closest('details'); ) one.open = true; }")
    expect(table.locator("thead button").first).to_be_attached()


def styled(page: Page) -> bool:
    """Whether the site's own style has arrived."""
    return bool(page.evaluate("() => getComputedStyle(document.documentElement).getPropertyValue('--ink') !== ''"))


def test_without_javascript(site: BuiltSite, open_reader: OpenReader) -> None:
    reader = open_reader(java_script_enabled=False)
    for name in site.pages:
        reader.page.goto(site.address + name)
        assert (reader.page.locator("main").inner_text()).strip()
    assert quiet(reader)


def test_in_the_dark_without_movement(site: BuiltSite, open_reader: OpenReader) -> None:
    reader = open_reader(color_scheme="dark", reduced_motion="reduce")
    for name in site.pages:
        reader.page.goto(site.address + name)
        expect(reader.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert quiet(reader)


def test_on_paper(english: BuiltSite, open_reader: OpenReader) -> None:
    """A document with its charts, its closed parts opened and its notes, without menus and buttons."""
    reader = open_reader()
    page = reader.page
    page.goto(english.address + "casualties.html")
    assert page.pdf().startswith(b"%PDF")
    page.emulate_media(media="print")
    for shown in ("main figure svg", ".d-notes li", "h1"):
        expect(page.locator(shown).first).to_be_visible()
    for hidden in (".md-header__button", ".md-search", ".md-sidebar", ".d-downloads", ".md-footer"):
        assert not any(one.is_visible() for one in page.locator(hidden).all()), hidden
    assert quiet(reader)


@pytest.fixture(scope="session")
def instant(build_site: Callable[..., BuiltSite], tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site whose pages change without loading anew (Material's ``navigation.instant``)."""
    settings = tmp_path_factory.mktemp("instant") / "mkdocs.yml"
    changed = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(ROOT / "docs"),
        "theme": {
            "custom_dir": str(ROOT / "overrides"),
            "features": ["navigation.instant", "navigation.instant.progress", "navigation.top"],
        },
        "plugins": ["search", {"dossier": {"config": str(ROOT / "dossier.yml")}}],
    }
    settings.write_text(json.dumps(changed), encoding="utf-8")  # JSON is YAML
    return build_site(settings)


def test_with_instant_navigation(instant: BuiltSite, open_reader: OpenReader) -> None:
    """Deeper and back, and tables still sort: what a page brings works as if it had been loaded."""
    reader = open_reader()
    page = reader.page
    page.goto(instant.address + "index.html", wait_until="networkidle")
    page.evaluate("() => { window.stayed = true; }")
    for name in ("casualties.html", "sources/index.html", "deployments.html"):
        page.locator(f'.md-nav--primary a[href$="{name}"]').first.click()
        expect(page).to_have_url(instant.address + name)
        expect_sortable(page)
    assert page.evaluate("() => window.stayed"), "the page was loaded anew: this tests nothing"
    expect(page.locator("main figure svg").nth(1)).to_be_attached()
    page.go_back()
    expect(page).to_have_url(instant.address + "sources/index.html")
    assert quiet(reader)


def test_other_hosts_are_seen_and_stopped(english: BuiltSite, open_reader: OpenReader) -> None:
    """So that the tests above can fail: a picture from elsewhere, were the policy not there."""
    reader = open_reader(bypass_csp=True)
    reader.page.goto(english.address + "index.html")
    reader.page.evaluate(
        "() => new Promise(done => { const i = new Image(); i.onerror = done; i.src = 'https://elsewhere.example/a.png'; })"
    )
    assert "https://elsewhere.example/a.png" in reader.outside
    assert reader.errors
    assert not inside("https://127.0.0.1.example/")


@pytest.mark.parametrize("from_folder", [False, True])
def test_the_policy_stops_strangers_and_text_that_would_run(english: BuiltSite, open_reader: OpenReader, from_folder: bool) -> None:
    reader = open_reader()
    page = reader.page
    page.goto((english.folder / "index.html").as_uri() if from_folder else english.address + "index.html")
    assert reader.errors == []
    stopped: list[str | None] = []
    page.on("requestfailed", lambda request: stopped.append(request.failure))
    page.evaluate("""() => new Promise(done => {
        document.body.insertAdjacentHTML('beforeend', '<img src="https://elsewhere.example/a.png" onerror="window.ran = true">');
        const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.body.append(script);
        setTimeout(done, 100);
    })""")
    assert page.evaluate("() => window.ran") is None
    assert stopped == ["csp"]
    assert len([error for error in reader.errors if "Content Security Policy" in error]) >= 3
    page.evaluate("() => new Promise(done => { setTimeout('window.ran = true'); setTimeout(done, 100); })")  # text as a program
    assert page.evaluate("() => window.ran") is None
    assert "unsafe-eval" in reader.errors[-1]


def test_the_page_that_is_not_there_is_of_the_site(english: BuiltSite, open_reader: OpenReader) -> None:
    reader = open_reader()
    answer = reader.page.goto(english.top + "no/such/page.html")
    assert answer is not None and answer.status == 404
    assert styled(reader.page)
    assert reader.outside == []
    assert not [error for error in reader.errors if "Content Security Policy" in error]


@pytest.mark.parametrize("scripts", [True, False])
def test_the_page_that_is_not_there_leads_home_where_no_page_knows_where_it_stands(
    tmp_path: Path, open_reader: OpenReader, scripts: bool
) -> None:
    """A new dossier without an address of its own, below a sub-path of its host."""
    start_dossier(tmp_path / "flood", language="fr", title="Crue")
    environment = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=tmp_path / "flood", env=environment, check=True, capture_output=True)
    with serve(tmp_path / "flood" / "site") as address:
        reader = open_reader(java_script_enabled=scripts)
        page = reader.page
        page.goto(address + "no/such/page.html")
        expect(page.get_by_role("heading", name="Page introuvable")).to_be_visible()
        assert page.evaluate("() => document.body.getBoundingClientRect().width") < 700
        if scripts:
            page.wait_for_function("() => getComputedStyle(document.documentElement).getPropertyValue('--ink') !== ''")
            page.get_by_role("link", name="première page").click()
            expect(page).to_have_url(address + "index.html")
            expect(page.get_by_role("heading", level=1)).to_contain_text("Crue")
        assert reader.outside == []
        assert not [error for error in reader.errors if "Content Security Policy" in error]


def test_every_page_has_the_policy_before_its_scripts(site: BuiltSite) -> None:
    for path in sorted(Path(site.root).rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert text.count('http-equiv="Content-Security-Policy"') == 1, path
        assert text.index('http-equiv="Content-Security-Policy"') < text.index("<script"), path

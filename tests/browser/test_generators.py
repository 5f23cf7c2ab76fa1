"""The same dossier without MkDocs: under ProperDocs with the plugin, under Zensical and as plain HTML from what ``dossier write`` wrote."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import BuiltSite, Reader
from tests.browser.server import ROOT, serve
from tests.browser.test_accessible import OPEN, VIEWS, faults
from tests.browser.test_charts import address_of, point

OpenReader = Callable[..., Reader]

DOSSIER = ("-c", "from dossier.cli import main; main()")
PAGES = ("index.html", "casualties.html", "data/claims.html", "sources/index.html", "method.html", "fr/index.html", "fr/casualties.html")


def zensicals_settings() -> str:
    """This repository's settings without the plugin and the templates that Zensical has not, and with what the plugin would add."""
    own = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for gone in ("  custom_dir: overrides\n", "  icon:\n    logo: dossier/mark\n", "  - dossier:\n      config: dossier.yml\n"):
        assert gone in own
        own = own.replace(gone, "")
    return own + "extra_css: [assets/dossier.css]\nextra_javascript: [assets/dossier.js, assets/charts.js]\n"


def run(*command: str, folder: Path = ROOT, address: str = "") -> None:
    """One of the programs, with its whole output where it fails."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": address}
    done = subprocess.run([sys.executable, *command], cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The folder and the address of the site as plain HTML."""
    folder = tmp_path_factory.mktemp("plain") / "site"
    run(*DOSSIER, "write", "--html", str(folder))
    with serve(folder) as address:
        yield folder, address


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The same of the site that Zensical makes."""
    folder = tmp_path_factory.mktemp("zensical")
    run(*DOSSIER, "write", str(folder / "docs"))
    (folder / "mkdocs.yml").write_text(zensicals_settings(), encoding="utf-8")
    run("-m", "zensical", "build", folder=folder)
    with serve(folder / "site") as address:
        yield folder / "site", address


@pytest.fixture(params=["plain", "zensical"])
def other(request: pytest.FixtureRequest) -> tuple[Path, str]:
    """Each of the two."""
    found: tuple[Path, str] = request.getfixturevalue(request.param)
    return found


def test_properdocs_writes_the_same_bytes(english: BuiltSite, tmp_path: Path) -> None:
    run("-m", "properdocs", "build", "--strict", "--site-dir", str(tmp_path / "site"), address=english.address)
    made = {path.relative_to(tmp_path / "site"): path for path in (tmp_path / "site").rglob("*") if path.is_file()}
    known = {path.relative_to(english.root): path for path in english.root.rglob("*") if path.is_file()}
    assert len(known) > 100
    assert made.keys() == known.keys()
    assert [str(name) for name, path in made.items() if path.read_bytes() != known[name].read_bytes()] == []


class _Links(HTMLParser):
    """The links of a page, and what they may point to in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.places: set[str] = {""}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = {name: value or "" for name, value in attrs}
        self.places |= {own.get("id", ""), own.get("name", "")}
        self.links |= {own[name] for name in ("href", "src") if name in own}


def broken(folder: Path) -> list[tuple[str, str]]:
    """The links within a site that lead nowhere, each with its page."""
    pages = {path: _Links(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html")) if path.name != "404.html"}
    assert sum(len(page.links) for page in pages.values()) > 500
    found = []
    for path, page in pages.items():
        for link in page.links:
            if re.match(r"[a-z][a-z0-9+.-]*:|//", link):
                continue
            target, _, anchor = unquote(link).partition("#")
            file = Path(os.path.normpath(path.parent / target.partition("?")[0])) if target else path
            file = file / "index.html" if file.is_dir() else file
            if not file.is_file() or (file in pages and anchor.partition(":~:")[0] not in pages[file].places):
                found.append((path.relative_to(folder).as_posix(), link))
    return found


def test_no_link_leads_nowhere(other: tuple[Path, str]) -> None:
    assert broken(other[0]) == []


def test_a_link_that_leads_nowhere_is_found(plain: tuple[Path, str], tmp_path: Path) -> None:
    for path in plain[0].rglob("*.html"):
        (tmp_path / path.relative_to(plain[0])).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path.relative_to(plain[0])).write_bytes(path.read_bytes())
    (tmp_path / "method.html").write_text('<a href="index.html#no-such-place">', encoding="utf-8")
    assert ("method.html", "index.html#no-such-place") in broken(tmp_path)


def test_every_page_is_quiet_fits_and_has_no_fault(other: tuple[Path, str], open_reader: OpenReader) -> None:
    """Wide and light, narrow and dark; nothing is asked of another host."""
    reader = open_reader()
    page = reader.page
    found = []
    for name in PAGES:
        page.goto(other[1] + name)
        page.evaluate(OPEN)
        for size, scheme in VIEWS:
            page.set_viewport_size(size)  # type: ignore[arg-type]
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.wait_for_timeout(50)
            found += [(name, scheme, fault) for fault in faults(page)]
            assert page.evaluate("() => document.documentElement.scrollWidth") <= size["width"], name
    assert found == []
    assert reader.errors == [] and reader.outside == []


def test_a_figure_and_a_citation_show_their_quotes(other: tuple[Path, str], open_reader: OpenReader) -> None:
    page = open_reader(viewport={"width": 1280, "height": 900}).page
    page.goto(other[1] + "casualties.html")
    one = point(page)
    one.locator("rect").first.hover()
    tip = page.locator(".d-tip")
    expect(tip).to_be_visible()
    assert tip.locator(".d-words").text_content() == page.locator(address_of(one)).locator(".d-words").first.text_content()
    page.mouse.move(1, 1)
    cite = page.locator("main sup.cite a").first
    cite.hover()
    expect(page.locator(".d-note-box")).to_be_visible()


def test_zensicals_search_finds_a_claimant(zensical: tuple[Path, str], open_reader: OpenReader) -> None:
    page = open_reader(viewport={"width": 1280, "height": 900}).page
    page.goto(zensical[1] + "index.html", wait_until="networkidle")
    page.keyboard.press("Control+k")
    page.keyboard.type("Zelensky", delay=30)
    expect(page.get_by_text(re.compile(r"^\d+ results$"))).to_be_visible()
    expect(page.get_by_text("Timeline").first).to_be_visible()


def words_of(page: Page) -> str:
    """What a reader sees of a page's own words."""
    return " ".join((page.locator("main article").inner_text()).replace("¶", "").split())


@pytest.mark.parametrize("name", ["casualties.html", "fr/index.html"])
def test_plain_pages_say_what_the_sites_pages_say(plain: tuple[Path, str], english: BuiltSite, open_reader: OpenReader, name: str) -> None:
    said = []
    for address in (plain[1], english.address):
        page = open_reader(java_script_enabled=False, viewport={"width": 1280, "height": 900}).page
        page.goto(address + name)
        said.append(words_of(page))
    assert len(said[0]) > 2000
    assert said[0] == said[1]


def test_plain_pages_lead_to_all_pages_and_the_other_language(plain: tuple[Path, str], open_reader: OpenReader) -> None:
    reader = open_reader(java_script_enabled=False)
    page = reader.page
    page.goto(plain[1] + "casualties.html")
    page.get_by_role("navigation").get_by_role("link", name="Deployments").click()
    expect(page).to_have_url(plain[1] + "deployments.html")
    expect(page.get_by_role("navigation").locator("[aria-current=page]")).to_have_text("Deployments")
    page.get_by_role("link", name="Français").click()
    expect(page).to_have_url(plain[1] + "fr/deployments.html")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Déploiements")
    assert reader.errors == [] and reader.outside == []

"""The door to MkDocs: a strict build of a small dossier, in a folder of its own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config as load_mkdocs
from mkdocs.exceptions import Abort

from dossier import doors
from dossier.config import Config
from dossier.models import Site
from tests.desk import CONFIG, keep_drawings, lay_out, mkdocs, tree

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, kept_folder: Path) -> Path:
    folder = lay_out(tmp_path_factory.mktemp("plugin"))
    keep_drawings(folder, kept_folder / "desk")
    (folder / "docs" / "index.md").write_text("Words of the editor.\n", encoding="utf-8")
    (folder / "docs" / "index.fr.md").write_text("Mots de la rédaction.\n", encoding="utf-8")
    (folder / "docs" / "about.md").write_text("# About us\n\nA page of the editor's own.\n", encoding="utf-8")
    result = mkdocs(folder, "build", "--strict")
    assert result.returncode == 0, result.stderr
    return folder


def page(folder: Path, name: str) -> str:
    return (folder / "site" / name).read_text(encoding="utf-8")


def test_the_site_has_every_page(built: Path) -> None:
    pages = {name for name in tree(built / "site") if name.endswith(".html") and "embed/" not in name}
    written = {"index.html", "losses.html", "help.html", "sources/index.html", "method.html", "data/index.html", "data/claims.html"}
    written |= {"sources/courier.html", "sources/courrier.html"}
    assert pages == {"404.html", "about.html"} | written | {f"fr/{name}" for name in written}
    assert json.loads(page(built, "data/claims.json"))


def test_the_site_speaks_the_dossiers_words(built: Path) -> None:
    home = page(built, "index.html")
    assert "<title>The harbour fire" in home
    assert '<html lang="en"' in home
    assert re.search(r'<meta name="description" content="Dead: .*\d', home)
    assert '<meta name="description" content="An invented subject">' in page(built, "404.html")
    assert "Words of the editor." in home
    assert "Mots de la rédaction" not in home


def test_readers_find_their_way(built: Path) -> None:
    """Home, the topics, all claims, sources, method, data and the editor's page; not every single source."""
    home = page(built, "index.html")
    primary = re.search(r'<nav class="md-nav md-nav--primary.*?</nav>\s*</div>', home, re.DOTALL)
    assert primary
    links = re.findall(r'href="([^"#]+)"[^>]*class="md-nav__link', primary[0])
    assert links == ["index.html", "losses.html", "help.html", "data/claims.html", "sources/index.html", "method.html", "data/index.html"]


def test_its_own_style_and_script_stand_before_the_editors(built: Path) -> None:
    home = page(built, "index.html")
    assert home.count('href="assets/dossier.css"') == 1
    assert home.count('src="assets/dossier.js"') == 1


def test_pages_ask_no_other_host_for_anything(built: Path) -> None:
    asked = re.compile(r"""<(?:script|img|iframe|link rel="(?:stylesheet|preconnect|icon|preload)")[^>]*(?:src|href)=["']?(?:https?:)?//""")
    pages = {name: content.decode() for name, content in tree(built / "site").items() if name.endswith(".html")}
    assert len(pages) > 5
    assert not [name for name, text in pages.items() if asked.search(text)]


def test_the_other_language_stands_below_its_code(built: Path) -> None:
    home = page(built, "fr/index.html")
    assert '<html lang="fr"' in home
    assert re.search(r"<title>L\S+incendie du port", home)
    assert "Mots de la rédaction." in home
    assert "Words of the editor" not in home
    assert "index.fr.html" not in tree(built / "site")
    links = re.findall(r'href="([^"#]+)"[^>]*class="md-nav__link', home)
    assert links[:3] == ["index.html", "losses.html", "help.html"]


def test_a_page_leads_to_itself_in_the_other_language(built: Path) -> None:
    """An editor's page that stands in one language only leads to the other's home page."""
    theirs = {
        name: re.findall(r'<a class="d-language" href="([^"]+)" hreflang="(\w+)"', page(built, name))
        for name in ("losses.html", "fr/losses.html", "about.html", "fr/sources/courier.html")
    }
    assert theirs == {
        "losses.html": [("fr/losses.html", "fr")],
        "fr/losses.html": [("../losses.html", "en")],
        "about.html": [("fr/index.html", "fr")],
        "fr/sources/courier.html": [("../../sources/courier.html", "en")],
    }


def test_each_language_searches_its_own_pages(built: Path) -> None:
    english, french = (json.loads(page(built, f"{root}search/search_index.json")) for root in ("", "fr/"))
    assert (english["config"]["lang"], french["config"]["lang"]) == (["en"], ["fr"])
    places = [{doc["location"].partition("#")[0] for doc in index["docs"]} for index in (english, french)]
    assert not [name for name in places[0] | places[1] if name.startswith("fr/")]
    assert places[0] - {"about.html"} == places[1] >= {"losses.html", "sources/courier.html"}
    assert any("Mots de la rédaction" in doc["text"] for doc in french["docs"])
    assert not any("Mots de la rédaction" in doc["text"] for doc in english["docs"])


def test_the_search_knows_claims_and_claimants(built: Path) -> None:
    docs = json.loads(page(built, "search/search_index.json"))["docs"]
    claim = next(doc for doc in docs if "#claim-" in doc["location"] and "12" in doc["title"])
    assert "Mayor of Orvanne" in claim["title"]
    assert "At least 12 dockers were killed" in claim["text"] and "3 March 2025" in claim["text"]
    assert [doc["text"] for doc in docs if doc["location"] == "losses.html#side-union"]


def test_another_day_and_folder_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """The day is told by the clock MkDocs asks; here it is 2001 and west of Greenwich, and all is drawn anew."""
    for name, content in tree(built).items():
        if not name.startswith("site/"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(content)
    result = mkdocs(tmp_path, "build", "--strict", SOURCE_DATE_EPOCH="1000000000", TZ="America/Los_Angeles")
    assert result.returncode == 0, result.stderr
    assert tree(tmp_path / "site") == tree(built / "site")


def test_the_sitemap_tells_the_newest_article(tmp_path: Path, kept_folder: Path) -> None:
    settings = tmp_path / "mkdocs.yml"
    keep_drawings(lay_out(tmp_path), kept_folder / "desk")
    settings.write_text(settings.read_text(encoding="utf-8") + "site_url: https://example.org/fire/\n", encoding="utf-8")
    result = mkdocs(tmp_path, "build", "--strict")
    assert result.returncode == 0, result.stderr
    assert set(re.findall("<lastmod>(.*)</lastmod>", page(tmp_path, "sitemap.xml"))) == {"2025-03-04"}


def test_an_error_is_told_plainly(tmp_path: Path) -> None:
    lay_out(tmp_path, config=CONFIG.replace("topics:", "topcis:"))
    result = mkdocs(tmp_path, "build")
    assert result.returncode == 1
    assert "dossier.yml:4: unknown key 'topcis'; did you mean 'topics'?" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_notice_is_told_and_stops_no_strict_build(tmp_path: Path, kept_folder: Path) -> None:
    keep_drawings(lay_out(tmp_path), kept_folder / "desk")
    (tmp_path / "seeds" / "empty.txt").write_bytes(b"")
    result = mkdocs(tmp_path, "build", "--strict")
    assert result.returncode == 0, result.stderr
    assert "seeds/empty.txt:1: the file is empty; put the article's text in it, or remove it" in result.stderr


def test_the_number_of_processes_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = lay_out(tmp_path) / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("dossier]", "{dossier: {jobs: 3}}]"), encoding="utf-8")
    asked: list[int | None] = []

    def noted(file: Path, *, jobs: int | None, output: Path, site_url: str) -> tuple[Config, Site]:
        asked.append(jobs)
        return doors.site_of(file, jobs=jobs, output=output, site_url=site_url)

    monkeypatch.setattr("dossier.plugin.site_of", noted)
    build_site(loaded(tmp_path))
    assert asked == [3]


class Watcher:
    """Stands for MkDocs' development server and writes down what it is asked to watch."""

    def __init__(self) -> None:
        self.paths: list[str] = []

    def watch(self, path: str) -> None:
        self.paths.append(path)


def loaded(folder: Path) -> Any:
    return load_mkdocs(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))


def test_serve_watches_what_the_site_is_made_of(tmp_path: Path) -> None:
    config = loaded(lay_out(tmp_path))
    build_site(config)
    watcher = Watcher()
    config.plugins.on_serve(watcher, config=config, builder=None)
    assert {Path(path).resolve() for path in watcher.paths} == {tmp_path / "dossier.yml", tmp_path / "seeds", tmp_path / "docs"}


def test_serve_builds_the_change(tmp_path: Path) -> None:
    """What the server does at each change: settings are read anew and the site is built again, errors and all."""
    lay_out(tmp_path)
    build_site(loaded(tmp_path))
    seed = tmp_path / "seeds" / "courier.txt"
    seed.write_text(seed.read_text(encoding="utf-8").replace("At least 12", "At least 13"), encoding="utf-8")
    build_site(loaded(tmp_path))
    assert "13" in page(tmp_path, "losses.html")
    editor = tmp_path / "dossier.yml"
    text = editor.read_text(encoding="utf-8")
    editor.write_text("title: [", encoding="utf-8")
    with pytest.raises(Abort):
        build_site(loaded(tmp_path))
    editor.write_text(text, encoding="utf-8")
    build_site(loaded(tmp_path))

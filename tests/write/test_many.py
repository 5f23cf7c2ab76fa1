"""A dossier of many articles: its pages stay small, and every figure has its quote, its note and its links. All articles are invented."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.linear import invent
from dossier.build import build
from dossier.cache import kept_drawings
from dossier.config import load_config
from dossier.models import Site
from dossier.write import site as written
from dossier.write.lookup import Lookup
from dossier.write.pages import about, search, sources
from dossier.write.pages.search import search_entries
from dossier.write.spread import MOST_FIGURES
from tests.rendered import Element, render_all

pytestmark = pytest.mark.site

ARTICLES = 50
ROWS = {"data/claims": 120, "sources/index": 12}
ROOTS = {"en": "", "fr": "fr/"}
A_MEGABYTE = 1_000_000


def build_many(folder: Path) -> Site:
    """The site of so many invented articles, in two languages; its tables hold fewer rows than they do elsewhere."""
    invent(folder, ARTICLES)
    settings = (folder / "dossier.yml").read_text(encoding="utf-8").replace("languages: [en]", "languages: [en, fr]")
    (folder / "dossier.yml").write_text(settings, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(about, "MOST_CLAIMS", ROWS["data/claims"])
        patch.setattr(sources, "MOST_ARTICLES", ROWS["sources/index"])
        return build(load_config(folder / "dossier.yml"))


LOOKUPS: list[Lookup] = []


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, kept_folder: Path) -> Iterator[Site]:
    with kept_drawings(kept_folder / "many"), pytest.MonkeyPatch.context() as patch:
        patch.setattr(written, "search_entries", lambda lookup: LOOKUPS.append(lookup) or search_entries(lookup))  # type: ignore[func-returns-value]
        yield build_many(tmp_path_factory.mktemp("many"))


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, Element]:
    return render_all(site.files)


@pytest.fixture(scope="module")
def claims(site: Site) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(site.files["data/claims.json"])
    return found


def ids(page: Element) -> list[str]:
    return [element.attributes["id"] for element in page.walk() if "id" in element.attributes]


def number(words: str) -> int:
    """The first number of some words, in either language."""
    return int(re.sub(r"\D", "", re.search(r"\d[\d,\u202f\u00a0]*", words)[0]))  # type: ignore[index]


def test_no_page_is_large(site: Site) -> None:
    sizes = {path: len(content.encode()) for path, content in site.files.items() if path.endswith(".md") and isinstance(content, str)}
    assert {path: size for path, size in sizes.items() if size > A_MEGABYTE} == {}
    assert sizes["losses.md"] < A_MEGABYTE / 2


@pytest.mark.parametrize("root", ROOTS.values())
def test_each_figure_of_a_topic_is_quoted_once_on_the_page_of_its_month(
    root: str, pages: dict[str, Element], claims: list[dict[str, str]]
) -> None:
    for topic in ("losses", "help"):
        own = {claim["id"]: claim["as_of"] for claim in claims if topic in claim["topics"]}
        assert len(own) > MOST_FIGURES, "the test is about more"
        quoted = Counter(
            (id.removeprefix("claim-"), re.sub(r"(-part-\d+)?\.md$", "", path.rpartition("/")[2]))
            for path, page in pages.items()
            if path.startswith(f"{root}figures/{topic}/") or path == f"{root}{topic}.md"
            for id in ids(page)
            if id.startswith("claim-")
        )
        assert quoted == Counter((id, as_of[:7] if as_of else "undated") for id, as_of in own.items())


def test_a_page_has_no_more_figures_than_it_may_and_its_own_notes(pages: dict[str, Element]) -> None:
    months = {path: page for path, page in pages.items() if "figures/" in path and "differences" not in path}
    assert len(months) > 8
    for path, page in months.items():
        known = ids(page)
        figures = [id for id in known if id.startswith("claim-")]
        assert 0 < len(figures) <= MOST_FIGURES, path
        assert {id.removeprefix("note-") for id in known if id.startswith("note-")} == {id.removeprefix("claim-") for id in figures}
        assert len(known) == len(set(known)), path


def test_every_link_leads_to_a_place_of_the_site(site: Site, pages: dict[str, Element]) -> None:
    places = {path: {*ids(page), ""} for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        for element in page.walk():
            link = element.attributes.get("href") or element.attributes.get("xlink:href") or ""
            if not link or "://" in link:
                continue
            target, _, anchor = link.partition("#")
            file = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            file = re.sub(r"\.html$", ".md", file)
            if not (anchor in places[file] or "=" in anchor if file in places else file.replace(".md", ".html") in site.files):
                broken.append((path, link))
    assert broken == []


@pytest.mark.parametrize("root", ROOTS.values())
def test_the_table_of_pages_counts_what_stands_there(root: str, pages: dict[str, Element]) -> None:
    page = pages[f"{root}losses.md"]
    [table] = page.having("d-parts")
    rows = [[cell for cell in row.walk() if cell.tag == "td"] for row in table.walk() if row.tag == "tr"][1:]
    every = 0
    for first, total, *cells in rows:
        link = next(one.attributes["href"] for one in first.walk() if one.tag == "a")
        there = pages[f"{root}{link.replace('.html', '.md')}"]
        count = sum(id.startswith("claim-") for id in ids(there))
        assert number(total.text()) == count == sum(number(cell.text()) for cell in cells if cell.text()), link
        every += count
    assert number(table.having("d-more")[0].text()) == every


@pytest.mark.parametrize("root", ROOTS.values())
def test_the_differences_left_out_stand_on_their_pages(root: str, pages: dict[str, Element]) -> None:
    first = len(pages[f"{root}help.md"].having("d-difference"))
    others = {path: page for path, page in pages.items() if path.startswith(f"{root}figures/help/differences")}
    more = [element.text() for element in pages[f"{root}help.md"].walk() if element.tag == "p" and "differences" in str(element.children)]
    count = sum(len(page.having("d-difference")) for page in others.values())
    assert first == 10
    assert count > 0
    assert [number(words) for words in more] == [count]


def test_a_table_under_a_chart_says_how_many_of_its_rows_it_shows(pages: dict[str, Element]) -> None:
    told = [
        (len([row for row in data.walk() if row.tag == "tr"]) - 1, element.text())
        for data in pages["losses.md"].having("d-data")
        for element in data.walk()
        if element.tag == "p" and element.text().startswith("The 100 most recent")
    ]
    assert told
    assert {rows for rows, _ in told} == {100}


def test_old_links_to_the_topic_are_led_to_the_new_page(site: Site, pages: dict[str, Element]) -> None:
    script = site.files["figures/losses/places.js"]
    assert isinstance(script, str)
    places = json.loads(script.removeprefix("window.dossierPlaces = ").removesuffix(";\n"))
    for name, listed in places.items():
        known = ids(pages[f"figures/losses/{name.replace('.html', '.md')}"])
        assert {f"claim-{id}" for id in listed.split()} <= set(known)
    assert sum(len(listed.split()) for listed in places.values()) > MOST_FIGURES


@pytest.mark.parametrize("root", ROOTS.values())
@pytest.mark.parametrize("index", ROWS)
def test_a_long_table_stands_in_parts_that_hold_each_row_once(
    root: str, index: str, pages: dict[str, Element], claims: list[dict[str, str]]
) -> None:
    table = pages[f"{root}{index}.md"]
    rows = [[cell for cell in row.walk() if cell.tag == "td"] for row in table.having("d-parts")[0].walk() if row.tag == "tr"][1:]
    every = Counter[str]()
    for first, count, *_ in rows:
        path = next(one.attributes["href"] for one in first.walk() if one.tag == "a").removeprefix("../")
        page = pages[f"{root}{path.replace('.html', '.md')}"]
        links = [one.attributes["href"] for body in page.walk() if body.tag == "tbody" for one in body.walk() if one.tag == "a"]
        here = [link.rpartition("/")[2] for link in links if "/sources/" in link]
        assert number(count.text()) == len(here) <= ROWS[index], path
        every.update(here)
    each = [f"{claim['source']}.html#claim-{claim['id']}" for claim in claims]
    assert every == Counter(each if index == "data/claims" else [f"report-{number:05}.html" for number in range(ARTICLES)])
    assert number(table.having("d-more")[0].text()) == len(list(every.elements()))


@pytest.mark.parametrize("language", ROOTS)
def test_search_has_one_entry_for_each_claim_and_each_source(
    language: str, site: Site, pages: dict[str, Element], claims: list[dict[str, str]]
) -> None:
    found = Counter(entry.location for entry in site.entries[language])
    expected = Counter(claim["id"] for claim in claims for _ in claim["topics"])
    assert Counter(location.partition("#claim-")[2] for location in found.elements() if "#claim-" in location) == expected
    assert sum(location.startswith("sources/") for location in found) == ARTICLES
    for location in found:
        page, _, anchor = location.partition("#")
        assert not anchor or anchor in ids(pages[f"{ROOTS[language]}{page.replace('.html', '.md')}"]), location
    left_out = {path for path, content in site.files.items() if isinstance(content, str) and '\nsearch: {"exclude": true}\n' in content}
    assert {path for path in pages if "figures/" in path or "sources/report" in path} <= left_out
    assert left_out.isdisjoint({"index.md", "losses.md", "help.md", "method.md", "data/claims.md", "sources/index.md"})


@pytest.mark.parametrize("language", ROOTS)
def test_what_search_says_of_too_many_claims_is_less(language: str, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    lookup = next(one for one in LOOKUPS if one.language == language)
    whole = [entry for entry in site.entries[language] if "#claim-" in entry.location]
    every = sum(search.AROUND + len((one.location + one.title + one.text).encode()) for one in site.entries[language])
    monkeypatch.setattr(search, "MOST", every - 1)
    less = [entry for entry in search_entries(lookup) if "#claim-" in entry.location]
    assert [(one.location, one.title) for one in less] == [(one.location, one.title) for one in whole]
    assert all(one.text.startswith("« ") and one.text.endswith(f" » · {other.text}") for one, other in zip(whole, less, strict=True))
    monkeypatch.setattr(search, "MOST", 1)
    least = {entry.location: entry.text for entry in search_entries(lookup)}
    assert not any("#claim-" in location for location in least)
    for part in lookup.parts["losses"]:
        assert all(lookup.in_words(claim) in least[part.path.replace(".md", ".html")] for claim in part.claims)


def test_the_same_articles_make_the_same_site(site: Site, tmp_path: Path, kept_folder: Path) -> None:
    with kept_drawings(kept_folder / "many"):
        assert build_many(tmp_path).files == site.files

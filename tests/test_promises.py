"""The promises that the program makes to readers (CONTRIBUTING.md), each tried on whole sites."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from dossier.build import build
from dossier.config import Config, load_config
from dossier.errors import DossierError
from dossier.extraction import extract
from dossier.find import find_claims
from dossier.models import Article, Claim, Extract, Passage, Site
from dossier.write.wording import Wording, load_wording
from tests.desk import CONFIG, lay_out, tree
from tests.gold import ANNOTATIONS, HERE, SEEDS
from tests.rendered import Element, render_all

ROOT = HERE.parent
pytestmark = [pytest.mark.site, pytest.mark.usefixtures("drawings")]

LINK = re.compile(r"#claim-([0-9a-f]+)$")
LONG = 40  # a shorter sentence or menu entry ("7 commentaires") may stand in another one, or among our own words


@dataclass(frozen=True)
class Built:
    """The dossier of this repository, built in one language."""

    config: Config
    site: Site
    pages: Mapping[str, Element]
    claims: Mapping[str, Mapping[str, Any]]
    wording: Wording
    extracts: tuple[Extract, ...]

    def figure(self, name: str) -> str:
        claim = self.claims[name]
        return self.wording.figure(claim["low"], claim["high"], claim["relation"])


@pytest.fixture(scope="module")
def extracts() -> tuple[Extract, ...]:
    return tuple(extract(load_config(ROOT / "dossier.yml"), [SEEDS]))


@pytest.fixture(scope="module", params=["en", "fr"])
def built(request: pytest.FixtureRequest, first_site: Site, extracts: tuple[Extract, ...]) -> Built:
    config = load_config(ROOT / "dossier.yml")
    pages = render_all(in_language(first_site, config, request.param))
    return Built(config, first_site, pages, claims_of(first_site), load_wording(request.param), extracts)


def in_language(site: Site, config: Config, language: str) -> dict[str, str | bytes]:
    """The files in one language, by their paths below its root."""
    root = config.root(language)
    others = tuple(config.root(other) for other in config.languages if other != language and config.root(other))
    return {path.removeprefix(root): text for path, text in site.files.items() if path.startswith(root) and not path.startswith(others)}


def claims_of(site: Site) -> dict[str, dict[str, Any]]:
    """The exported claims by id."""
    exported = json.loads(site.files["data/claims.json"])
    return {claim["id"]: claim for claim in (exported["claims"] if isinstance(exported, dict) else exported)}


def seed(source: str) -> str:
    return (SEEDS / f"{source}.txt").read_bytes().decode("utf-8-sig")


def plain(text: str) -> str:
    return " ".join(text.split())


def published(site: Site) -> str:
    """Everything of a site that can be read, pages as they are seen, on one line."""
    pages = [page.text() for page in render_all(site.files).values()]
    others = [content for path, content in site.files.items() if isinstance(content, str) and not path.endswith((".md", ".css", ".js"))]
    return plain(" ".join([*pages, *(content.encode().decode("unicode_escape") if "\\u" in content else content for content in others)]))


# Promise 1: figures come from claims, quotes stand in their seeds.


def test_exported_quotes_stand_in_their_seeds(built: Built) -> None:
    assert len(built.claims) > 20
    for claim in built.claims.values():
        text = seed(claim["source"])
        assert text[claim["start"] : claim["end"]] == claim["quote"]
        assert claim["surface"] in claim["quote"]
    rows = list(csv.DictReader(io.StringIO(str(built.site.files["data/claims.csv"]))))
    assert {row["id"]: (row["low"], row["high"], row["quote"]) for row in rows} == {
        name: (written(claim["low"]), written(claim["high"]), claim["quote"]) for name, claim in built.claims.items()
    }


def written(bound: float | None) -> str:
    return "" if bound is None else f"{bound}"


def test_exported_claims_are_those_found(built: Built) -> None:
    """All of them, each with the bounds that were found in its words; the editor's corrections say what they changed."""
    found = {claim.id: claim for one in built.extracts for claim in one.claims}
    rejected = {name for name, correction in built.config.claims.items() if correction.reject}
    assert set(built.claims) == set(found) - rejected
    for name, claim in built.claims.items():
        figure = found[name].figure
        assert claim["correction"] or (claim["low"], claim["high"], claim["relation"]) == (figure.low, figure.high, figure.relation)


def quotes(page: Element) -> Iterator[tuple[str, str]]:
    """The quotes of a page with the claim or passage they are shown for: in the text, and as notes."""
    for element in page.walk():
        if element.tag in ("blockquote", "li"):
            names = [inner.attributes.get("id", "") for inner in element.walk()]
            about = next((name for name in names if name.startswith(("claim-", "note-", "passage-"))), None)
            for words in element.having("d-words")[:1] if about else []:
                yield str(about).partition("-")[2], words.text().removeprefix("«").removesuffix("»").strip()


def test_quotes_on_pages_stand_in_their_seeds(built: Built) -> None:
    passages = {passage.id: (passage.source, passage.start, passage.end) for one in built.extracts for passage in one.passages}
    passages |= {claim.id: (claim.source, claim.start, claim.end) for one in built.extracts for claim in one.claims}
    shown = [(path, name, words) for path, page in built.pages.items() for name, words in quotes(page)]
    for path, name, words in shown:
        source, start, end = passages[name]
        assert words == plain(seed(source)[start:end]), path
    assert {name for _, name, _ in shown} >= set(built.claims)
    every = [words.text() for page in built.pages.values() for words in page.having("d-words")]
    texts = [plain(seed(one.article.source)) for one in built.extracts if one.article]
    assert [words for words in every if not any(words.strip("«» ") in text for text in texts)] == []


def test_figures_on_pages_are_those_of_their_claims(built: Built) -> None:
    """In every list, card and table a figure links to its claim and is what that claim says."""
    links = [
        (element, match[1])
        for page in built.pages.values()
        for cell in (*page.having("d-figure"), *page.having("d-number"))
        for element in cell.walk()
        if (match := LINK.search(element.attributes.get("href", "")))
    ]
    assert {name for _, name in links} == set(built.claims)
    assert [(name, element.text()) for element, name in links if element.text() != plain(built.figure(name))] == []


def test_figures_in_charts_are_those_of_their_claims(built: Built) -> None:
    """A point leads to its claim and says its figure; a row of a chart's table holds what its claim says."""
    points = [
        (element.attributes["aria-label"], element.attributes["data-claim"])
        for page in built.pages.values()
        for element in page.walk()
        if "data-claim" in element.attributes and element.attributes["xlink:href"].endswith(f"-{element.attributes['data-claim']}")
    ]
    passages = built.wording.say("charts.passages.other", n="").strip(), built.wording.say("charts.passages.one", n="").strip()
    said = [(label, name) for label, name in points if not label.endswith(passages)]
    assert len({name for _, name in said}) > 10
    assert [(label, name) for label, name in said if built.figure(name) not in label] == []
    tables = [
        list(csv.DictReader(io.StringIO(str(content))))
        for path, content in in_language(built.site, built.config, built.wording.language).items()
        if path.startswith("data/charts/") and path.endswith(".csv")
    ]
    rows = [row for table in tables for row in table if "relation" in row]
    assert len(rows) > 20
    for row in rows:
        claim = built.claims[row["id"]]
        assert row["quote"] == claim["quote"]
        assert [row["low"], row["high"]] == ["" if claim[end] is None else str(claim[end]) for end in ("low", "high")]


NUMBER = re.compile(r"\d+(?:[.,\u202f\u00a0]\d+)*")


def test_numbers_in_generated_sentences_are_those_of_the_claims_they_cite(built: Built) -> None:
    for path, page in built.pages.items():
        for paragraph in (element for short in page.having("d-short") for element in short.walk() if element.tag == "p"):
            notes = [link.attributes["href"].partition("#note-")[2] for link in paragraph.walk() if link.tag == "a"]
            cited = [name for name in notes if name]
            claims = [built.claims[name] for name in cited]
            known = " ".join([*(built.figure(name) for name in cited), *dates(claims, built), *actors(built)])
            words = "".join(part for part in sentences(paragraph))
            assert [number for number in NUMBER.findall(words) if number not in NUMBER.findall(known)] == [], (path, words)


def sentences(paragraph: Element) -> Iterator[str]:
    """The words of a paragraph without its note numbers."""
    for child in paragraph.children:
        if isinstance(child, str):
            yield child
        elif child.tag != "sup":
            yield from sentences(child)


def dates(claims: list[Mapping[str, Any]], built: Built) -> list[str]:
    return [built.wording.date(claim[key], short=short) for claim in claims for key in ("as_of", "published") for short in (True, False)]


def actors(built: Built) -> list[str]:
    return [name for party in built.config.parties for actor in party.actors for name in actor.name.values()]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda claim: replace(claim, figure=replace(claim.figure, start=claim.end, end=claim.end + 4)),
        lambda claim: replace(claim, start=claim.end, end=claim.end),
        lambda claim: replace(claim, start=10**6, end=10**6 + 5),
    ],
)
def test_a_claim_that_does_not_stand_in_its_seed_ends_the_build(spoil: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(article: Article, config: Config) -> tuple[list[Passage], list[Claim]]:
        passages, claims = find_claims(article, config)
        return passages, [spoil(claim) for claim in claims]

    config = load_config(lay_out(tmp_path) / "dossier.yml")
    assert claims_of(build(config))
    monkeypatch.setattr("dossier.find.find_claims", faulty)
    with pytest.raises(DossierError):
        build(config)


# Promise 2: seeds are never written to; furniture is never quoted.


def test_a_build_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    before = tree(folder), {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    build(load_config(folder / "dossier.yml"))
    assert (tree(folder), {path: path.stat().st_mtime_ns for path in folder.rglob("*")}) == before


def test_furniture_is_never_quoted(built: Built) -> None:
    for one in built.extracts:
        assert one.article and one.article.furniture
        quoted = [*one.passages, *one.claims]
        assert not [(item, span) for item in quoted for span in one.article.furniture if item.start < span.end and span.start < item.end]


def test_furniture_stands_on_no_page(built: Built) -> None:
    """What people marked as furniture is published nowhere, but for an article's address and the words that date it."""
    site = published(built.site)
    evidence = [plain(one.article.published_evidence or "") for one in built.extracts if one.article]
    marked = [
        plain(snippet)
        for path in sorted(ANNOTATIONS.glob("*.json"))
        for snippet in json.loads(path.read_text(encoding="utf-8"))["not_body"]
    ]
    long = [
        snippet
        for snippet in marked
        if len(snippet) >= LONG
        and not snippet.startswith("https://")
        and not any(snippet in words or words in snippet for words in evidence if words)
    ]
    assert len(long) > 10
    assert [snippet for snippet in long if snippet in site] == []


# Promise 4: the same inputs, the same site.

PRINT_SITE = """
import datetime, hashlib, json, sys, time
from pathlib import Path

moment, local, world, written, days = time.time, time.localtime, time.gmtime, time.strftime, int(sys.argv[2])
time.time = lambda: moment() + days * 86400
time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: world(time.time() if seconds is None else seconds)
time.strftime = lambda form, when=None: written(form, time.localtime() if when is None else when)


class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)


datetime.datetime = Later  # a date's own today() asks time.time()

from dossier.build import build
from dossier.config import load_config

site = build(load_config(Path(sys.argv[1])))
files = {path: content if isinstance(content, bytes) else content.encode() for path, content in site.files.items()}
print(json.dumps({path: hashlib.sha256(content).hexdigest() for path, content in files.items()}))
print(json.dumps([[Path(notice.file).name, notice.line, notice.what] for notice in site.notices]))
print(time.strftime("%Y"), datetime.date.today().year, datetime.datetime.now().year)
"""


def site_elsewhere(folder: Path, *, days: int, zone: str, config: str) -> list[str]:
    """What a build in another process gives: on another day, in another time zone, with another order of sets."""
    environment = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    environment |= {"TZ": zone, "PYTHONHASHSEED": "2", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", PRINT_SITE, config, str(days)]
    done = subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_two_folders_two_days_one_site(first_site: Site, tmp_path: Path) -> None:
    """Here with the drawings of an earlier run, there all is drawn anew; neither asks for the day."""
    folder = tmp_path / "far" / "away"
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "dossier.yml", folder)
    for name in ("docs", "history", "seeds"):
        paths = sorted((ROOT / name).rglob("*"), reverse=True)  # some disks list files as they came
        for path in (path for path in paths if path.is_file()):
            (folder / path.relative_to(ROOT)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, folder / path.relative_to(ROOT))
    here = {path: content if isinstance(content, bytes) else content.encode() for path, content in first_site.files.items()}
    files, notices, years = site_elsewhere(folder, days=4000, zone="Pacific/Auckland", config="dossier.yml")
    away = json.loads(files)
    assert away == {path: hashlib.sha256(content).hexdigest() for path, content in here.items()}
    assert list(away) == list(here)
    assert json.loads(notices) == [[Path(notice.file).name, notice.line, notice.what] for notice in first_site.notices]
    later = (dt.date.today() + dt.timedelta(days=4000)).year
    assert {int(year) for year in years.split()} <= {later, later + 1}, "the clock was not changed: this tests nothing"


# Promise 5: seeds are data from strangers.

HOSTILE = (
    "<script>alert(x)</script>", "<img src=x onerror=alert(x)>", "<b>bold</b>", "</p></div></blockquote>", "<!-- hidden", "-->",
    "<![CDATA[x", "<style>*{}</style>", "&lt;i&gt;", "&amp;", "&ast;", "**strong**", "_slanted_", "__init__", "`code`", "~~gone~~",
    "==marked==", "^up^", "[a link](javascript:alert)", "[a][b]", "![image](x)", "<https://evil.example>", "https://evil.example/x",
    "mail@evil.example", "{{ config }}", "{% raw %}", "{# comment #}", "${HOME}", "--8<-- \"dossier.yml\"", ":smile:",
    ":material-account:", "[^one]", "[^one]: a note", "[TOC]", "{: onclick=alert }", "{#id .class}", "{++added++}", "|a|b|", "$x$",
    "\\*escaped\\*", "*[HTML]: words", "[[wiki]]", "@someone", "++ctrl++", "(c)", "\"quoted\"", "'single'", "a\\", "\u0007",
)  # fmt: skip


HARMLESS = tuple(f"the {first}{second}gate" for first in "bdfghjlm" for second in ("as", "el", "in", "or", "un", "ast", "ern"))

# Whatever the program takes the 8 of a snippet for, it takes the other for.
TWINS = tuple(word.replace("--8<--", "--8>--") if "8" in word else HARMLESS[number] for number, word in enumerate(HOSTILE))


def hostile_seed(words: tuple[str, ...], *, title: str) -> str:
    """An article with one claim for each of some words, and the words as its title."""
    lines = [f"Fire in the harbour: {title}", "", "The Orvanne Courier, 3 March 2025", "", "This article is invented."]
    for number, word in enumerate(words):
        lines += ["", f"The dockers' union put the dead at {number + 20}, as {word} has it, on that day, and the mayor knew it."]
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of({"courier.txt": hostile_seed(HOSTILE, title=" ".join(HOSTILE[:12]))}, tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of({"courier.txt": hostile_seed(TWINS, title="nothing else")}, tmp_path_factory.mktemp("harmless"))


def site_of(seeds: Mapping[str, str], folder: Path) -> Site:
    return build(load_config(lay_out(folder, config=CONFIG, seeds=seeds) / "dossier.yml"))


def test_hostile_words_are_read_as_they_stand(hostile: Site) -> None:
    shown = {words for page in render_all(hostile.files).values() for _, words in quotes(page)}
    claims = claims_of(hostile).values()
    assert {claim["low"] for claim in claims} >= {number + 20 for number in range(len(HOSTILE))}
    assert [claim["quote"] for claim in claims if visible(claim["quote"]) not in shown] == []


def visible(text: str) -> str:
    return plain(re.sub(r"[\x00-\x08\x0e-\x1f]", "\N{REPLACEMENT CHARACTER}", text))


def test_hostile_words_add_nothing_to_a_page(hostile: Site, harmless: Site) -> None:
    """Element by element and attribute by attribute the pages are those of a harmless article with as many claims."""
    bad, good = render_all(hostile.files), render_all(harmless.files)
    assert sorted(bad) == sorted(good)
    for path in bad:
        assert skeleton(bad[path]) == skeleton(good[path]), path


def skeleton(page: Element) -> list[tuple[str, tuple[str, ...]]]:
    """Every element outside the drawings, whose lines break with the length of words; and no drawing holds a script."""
    return [(element.tag, tuple(sorted(element.attributes))) for element in outside_drawings(page)]


def outside_drawings(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        if isinstance(child, Element) and element.tag != "svg":
            yield from outside_drawings(child)


def test_hostile_words_make_nothing_that_runs(hostile: Site) -> None:
    for path, page in render_all(hostile.files).items():
        for element in page.walk():
            assert element.tag not in {"script", "style", "iframe", "object", "img", "comment"}, path
            assert not [name for name in element.attributes if name.startswith("on")], path
            assert not re.match(r"\s*(?:javascript|data):", element.attributes.get("href", "")), path
            assert "evil.example" not in element.attributes.get("href", ""), path


def test_no_page_holds_what_another_program_obeys(hostile: Site) -> None:
    """Jinja, snippets, emoji, footnotes: whatever a site's settings switch on finds nothing of a seed's in a page's source."""
    signs = ("{{", "{%", "{#", "--8<--", ":smile:", "[^one]", "[TOC]", "[[wiki]]", "{++", "==marked", "~~gone", "**strong", "$x$")
    assert [(path, sign) for path, page in hostile.files.items() if path.endswith(".md") for sign in signs if sign in str(page)] == []


# Promise 7: quotes are published, not articles.


def test_only_passages_are_published(built: Built) -> None:
    site = published(built.site)
    for one in built.extracts:
        assert one.article
        text = one.article.text
        left_out = [
            plain(text[sentence.start : sentence.end])
            for sentence in one.article.sentences
            if sentence.kind == "body"
            and not any(passage.start < sentence.end and sentence.start < passage.end for passage in one.passages)
        ]
        quoted = " ".join(plain(text[passage.start : passage.end]) for passage in one.passages)
        assert [words for words in left_out if len(words) >= LONG and words not in quoted and words in site] == []


def test_a_source_page_shows_its_passages_in_order(built: Built) -> None:
    for one in built.extracts:
        assert one.article
        page = next(page for path, page in built.pages.items() if path.startswith("sources/") and one.article.source.startswith(path[8:-3]))
        names = [element.attributes.get("id", "") for element in page.walk()]
        shown = [name.removeprefix("passage-") for name in names if name.startswith("passage-")]
        assert shown == [passage.id for passage in sorted(one.passages)]


def test_some_sentences_are_left_out(built: Built) -> None:
    """So that the test above can fail."""
    assert sum(len(one.article.sentences) - len(one.passages) for one in built.extracts if one.article) > 20


# Promise 8: ids and addresses last.


def test_ids_and_addresses_last_when_articles_go(built: Built, tmp_path: Path) -> None:
    kept = sorted({claim["source"] for claim in built.claims.values()})[1::2]
    (tmp_path / "seeds").mkdir()
    for source in kept:
        shutil.copyfile(SEEDS / f"{source}.txt", tmp_path / "seeds" / f"{source}.txt")
    known = {name: source for name, source in built.config.sources.items() if name in kept}
    fewer = built.config.model_copy(update={"folder": tmp_path, "claims": {}, "translations": {}, "sources": known})
    site = build(fewer)
    expected = {name: claim for name, claim in built.claims.items() if claim["source"] in kept}
    assert len(expected) > 5
    assert {name: (claim["source"], claim["quote"], claim["surface"]) for name, claim in claims_of(site).items()} == {
        name: (claim["source"], claim["quote"], claim["surface"]) for name, claim in expected.items()
    }
    pages = render_all(in_language(site, built.config, built.wording.language))
    for path in (path for path in pages if path.startswith("sources/") and path != "sources/index.md"):
        assert anchors(pages[path]) == anchors(built.pages[path])
    for path in (f"{topic.id}.md" for topic in built.config.topics):
        assert anchors(pages[path]) <= anchors(built.pages[path])


def anchors(page: Element) -> set[str]:
    """The addresses of claims, notes and passages on a page."""
    return {name for element in page.walk() if (name := element.attributes.get("id", "")).startswith(("claim-", "note-", "passage-"))}

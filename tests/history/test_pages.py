"""What changed, as readers see it: the page, the lines that lead to it, the feed. Three states of an invented dossier."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest

from dossier.build import build, navigation
from dossier.config import load_config
from dossier.history import parse_record
from dossier.models import Site
from tests.desk import MKDOCS, mkdocs
from tests.history.states import FIRST, TWO, named, text_of

pytestmark = pytest.mark.usefixtures("drawings")

AGAIN = TWO.replace("one more day", "the union counts again").replace(
    "According to the dockers' union, 35 people were wounded", "The union put the dead at 26 after"
)
THREE = TWO.replace("35 people", "about 35 people") + "\nThe city will send 40 firefighters, the mayor said.\n"
DOUBT = "outlets:\n  - {name: Orvanne Post, domains: [orvanne.example], reliability: An invented paper of doubtful fame.}\n"
ATOM = "{http://www.w3.org/2005/Atom}"


def dossier_of(folder: Path, states: Mapping[str, tuple[Mapping[str, str], str]]) -> Path:
    """A dossier with a record of each state, which stands as in the last."""
    (folder / "history").mkdir(parents=True)
    for date, (seeds, more) in states.items():
        (folder / "history" / f"{date}.jsonl").write_text(text_of(folder, seeds, more, date=date), encoding="utf-8")
    return folder


def three_states(folder: Path) -> Path:
    first, _ = parse_record(text_of(folder / "first", FIRST), file="")
    reason = "{en: Two digits were swapped., fr: Deux chiffres inversés.}"
    more = f"claims:\n  {named(first, 150)!r}: {{low: 105, high: 105, reason: {reason}}}\n"
    second = {**FIRST, "again.txt": AGAIN, "three.txt": THREE}
    last = {**FIRST, "three.txt": THREE.replace("\nThe city will send 40 firefighters, the mayor said.\n", "")}
    return dossier_of(folder / "dossier", {"2025-03-04": (FIRST, ""), "2025-03-06": (second, ""), "2025-03-09": (last, more)})


def built(folder: Path, site_url: str = "") -> Site:
    return build(load_config(folder / "dossier.yml"), site_url=site_url)


def words(content: str | bytes) -> str:
    """A page's words on one line, as a reader sees them."""
    assert isinstance(content, str)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", content)).split())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, drawings: None) -> Site:
    return built(three_states(tmp_path_factory.mktemp("history")), "https://example.org/fire/")


def test_the_page_tells_by_date_newest_first_what_changed(site: Site) -> None:
    page = words(site.files["changes.md"])
    assert "recorded since 4 March 2025" in page
    days = [page.index(f"## {day} March 2025") for day in (9, 6)]
    assert days == sorted(days)
    newest, before = page[days[0] : days[1]], page[days[1] :]
    assert re.search(
        r"### Corrected by the editors Firefighters sent 105 .*the figure, from “150” to “105”. Why: Two digits were swapped", newest
    )
    assert re.search(r"### Withdrawn figures .*Dead 26 The dockers' union The union .*no longer in this dossier", newest)
    assert re.search(r"Firefighters sent 40 planned, not done The city the mayor .*no longer read as giving this figure", newest)
    assert re.search(r"### New figures .*Wounded about 35 The dockers' union", before)
    assert re.search(r"Firefighters sent 40 planned, not done", before)
    assert re.search(r"### Revised figures Dead 26 .*the figure, from “20” to “26”", before)
    assert re.search(r"### New sources .*the union counts again", before)


def test_the_page_is_there_in_french(site: Site) -> None:
    page = words(site.files["fr/changes.md"])
    assert "relevé depuis le 4 mars 2025" in page
    assert re.search(r"### Corrigés par la rédaction Pompiers envoyés 105 .*de « 150 » à « 105 ». Pourquoi : Deux chiffres inversés", page)


def test_what_still_stands_has_a_link_and_what_does_not_has_none(site: Site) -> None:
    page = str(site.files["changes.md"])
    links = re.findall(r'class="d-figure" href="(\w+)\.html#(claim-\w+)"', page)
    assert len(links) == 2
    assert all(f'id="{anchor}"' in str(site.files[f"{topic}.md"]) for topic, anchor in links)
    assert page.count('<span class="d-figure">') == 4


def test_home_and_topics_say_how_much_changed_of_what_they_show(site: Site) -> None:
    lines = {
        name: re.search(r'd-since"><a href="changes.html">(.*?)</a>', str(site.files[name]))
        for name in ("index.md", "losses.md", "help.md")
    }
    assert {name: unescape(found[1]) for name, found in lines.items() if found} == {
        "index.md": "Since 6 March 2025: 1 figure corrected by the editors, 2 figures withdrawn",
        "losses.md": "Since 6 March 2025: 1 figure withdrawn",
        "help.md": "Since 6 March 2025: 1 figure corrected by the editors, 1 figure withdrawn",
    }


def test_a_doubtful_source_is_told_with_each_of_its_figures(tmp_path: Path) -> None:
    later = {**FIRST, "post.txt": TWO}
    source = "sources:\n  post: {outlet: Orvanne Post}\n"
    page = str(built(dossier_of(tmp_path, {"2025-03-04": (FIRST, ""), "2025-03-06": (later, DOUBT + source)})).files["changes.md"])
    (row,) = [line for line in page.splitlines() if "d-row-figure" in line]
    assert 'class="d-doubt"' in row


def test_without_records_there_is_no_page_and_no_menu_entry(tmp_path: Path) -> None:
    text_of(tmp_path, FIRST)
    site = built(tmp_path, "https://example.org/")
    assert not [name for name in site.files if "changes." in name]
    assert "changes.md" not in [page for _, page in navigation(load_config(tmp_path / "dossier.yml"), site)["en"]]


def test_one_record_says_since_when(tmp_path: Path) -> None:
    site = built(dossier_of(tmp_path, {"2025-03-04": (FIRST, "")}))
    page = words(site.files["changes.md"])
    assert "recorded since 4 March 2025. Nothing has been recorded as changed since." in page
    assert ("Changements", "fr/changes.md") in navigation(load_config(tmp_path / "dossier.yml"), site)["fr"]
    assert "d-since" not in str(site.files["index.md"])
    assert "changes.xml" not in site.files


def test_a_bad_record_is_told_and_ends_no_build(tmp_path: Path) -> None:
    folder = dossier_of(tmp_path, {"2025-03-04": (FIRST, ""), "2025-03-06": ({**FIRST, "two.txt": TWO}, "")})
    (folder / "history" / "2025-03-06.jsonl").write_text("{", encoding="utf-8")
    site = built(folder)
    assert [(one.file, one.line) for one in site.notices if one.file.startswith("history/")] == [("history/2025-03-06.jsonl", 1)]
    assert "Nothing has been recorded" in words(site.files["changes.md"])


def test_the_feed_keeps_the_rules_of_atom(site: Site) -> None:
    """RFC 4287: 4.1.1 (feed), 4.1.2 (entry), 3.3 (dates), 4.2.6 (ids), 4.2.7 (links)."""
    for name, language in (("changes.xml", "en"), ("fr/changes.xml", "fr")):
        text = site.files[name]
        assert isinstance(text, str)
        read = feedparser.parse(text)
        assert (read.bozo, read.version, read.feed.language) == (False, "atom10", language)
        feed = ElementTree.fromstring(text.encode("utf-8"))
        entries = feed.findall(f"{ATOM}entry")
        assert len(entries) == 3
        for part in (feed, *entries):
            assert [len(part.findall(f"{ATOM}{tag}")) for tag in ("id", "title", "updated")] == [1, 1, 1]
            updated = part.findtext(f"{ATOM}updated") or ""
            assert dt.datetime.fromisoformat(updated).tzinfo is not None
            assert len([link for link in part.findall(f"{ATOM}link") if link.get("rel") == "alternate"]) == 1
            assert all((link.get("href") or "").startswith("https://example.org/fire/") for link in part.findall(f"{ATOM}link"))
        assert feed.find(f"{ATOM}author/{ATOM}name") is not None
        ids = [part.findtext(f"{ATOM}id") or "" for part in (feed, *entries)]
        assert len(set(ids)) == 4
        assert all(re.fullmatch(r"tag:example\.org,2025-03-04:[\w/-]+", one) for one in ids)
        days = [(part.findtext(f"{ATOM}updated") or "")[:10] for part in entries]
        assert days == ["2025-03-09", "2025-03-06", "2025-03-04"]
        assert (feed.findtext(f"{ATOM}updated") or "")[:10] == days[0]


def test_each_figure_of_the_feed_stands_with_its_claimant_and_kind(site: Site) -> None:
    told = words(unescape(str(site.files["changes.xml"])))
    assert re.search(r"Firefighters sent: 40 \(the mayor, The city, reported Mar 2025; planned, not done; ", told)
    assert re.search(r"Wounded: about 35 \(the dockers' union, The dockers' union, ", told)


def test_ids_of_the_feed_stay_when_a_record_is_added(tmp_path: Path, site: Site) -> None:
    folder = three_states(tmp_path)
    last = folder / "history" / "2025-03-09.jsonl"
    last.unlink()
    before = re.findall("<id>(.*?)</id>", str(built(folder, "https://example.org/fire/").files["changes.xml"]))
    after = re.findall("<id>(.*?)</id>", str(site.files["changes.xml"]))
    assert before == [after[0], *after[2:]]


def test_two_builds_are_the_same(tmp_path: Path, site: Site) -> None:
    again = built(three_states(tmp_path), "https://example.org/fire/")
    assert {name: content for name, content in again.files.items() if "changes" in name or name.endswith("index.md")} == {
        name: content for name, content in site.files.items() if "changes" in name or name.endswith("index.md")
    }


def test_words_of_strangers_in_a_record_are_inert(tmp_path: Path) -> None:
    """Whoever can write into history/ can write all else, but a record holds the words of articles that are gone."""
    folder = dossier_of(tmp_path, {"2025-03-04": (FIRST, ""), "2025-03-06": ({**FIRST, "two.txt": TWO}, "")})
    last = folder / "history" / "2025-03-06.jsonl"
    hostile = r"<script>alert(1)</script> {{ config }} [x](y) \u0007\ud800"
    text = last.read_text(encoding="utf-8").replace("the dockers' union", hostile).replace("Harbour fire: one more day", hostile)
    assert text.count(hostile) > 1
    last.write_text(text, encoding="utf-8")
    site = built(folder, "https://example.org/")
    page = str(site.files["changes.md"])
    assert "alert" in page
    assert not [sign for sign in ("<script", "{{", "[x]", "\x07", "\ud800") if sign in page]
    read = feedparser.parse(site.files["changes.xml"])
    assert read.bozo is False
    assert "<script" not in read.entries[0].content[0].value


@pytest.mark.site
def test_every_page_of_the_site_names_the_feed_of_its_language(tmp_path: Path) -> None:
    folder = dossier_of(tmp_path / "d", {"2025-03-04": (FIRST, "")})
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(f"{MKDOCS}site_url: https://example.org/fire/\n", encoding="utf-8")
    done = mkdocs(folder, "build", "-q", "-d", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr
    for page, link in (("index.html", "changes.xml"), ("sources/one.html", "../changes.xml"), ("fr/index.html", "changes.xml")):
        head = (tmp_path / "site" / page).read_text(encoding="utf-8").partition("</head>")[0]
        assert re.findall(r'type="application/atom\+xml" title="[^"]+" href="([^"]+)"', head) == [link]
        assert (tmp_path / "site" / page).parent.joinpath(link).is_file()
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    assert mkdocs(folder, "build", "-q", "-d", str(tmp_path / "site")).returncode == 0
    assert "atom+xml" not in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")

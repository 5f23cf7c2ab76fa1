"""Saved HTML pages: what is body, what the page says of itself, and the way back to the file. All pages are invented."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from dossier.config import parse_config
from dossier.find import find_dates
from dossier.models import Article, Seed
from dossier.read import line_of, read_article, read_seed, seed_files

CONFIG = (
    "{title: Crues, languages: [fr, en], topics: [{id: dead, title: Morts}], outlets: [{name: Le Courrier, domains: [courrier.example]}]}"
)
NEWS = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>La crue emporte le pont | Le Courrier</title>
<meta property="og:site_name" content="Le Courrier inventé">
<link rel="canonical" href="https://www.courrier.example/crue">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"La crue emporte le pont",
"datePublished":"2025-05-03T18:02:00+02:00","dateModified":"2025-06-09T10:00:00+02:00"}</script></head>
<body><div id="cookie-banner"><p>Nos 300 partenaires et nous-mêmes stockons des informations sur votre terminal.</p></div>
<nav><a href="/">Accueil</a> <a href="/monde">Monde : 12 morts à Porto</a></nav>
<header><h1>La crue emporte le pont</h1></header>
<article>
<p>La <b>pr&eacute;fecture</b> compte <strong>4&nbsp;000</strong>
  sinistr&#233;s et <i>trois</i> disparus apr&egrave;s la crue de samedi, selon un bilan inventé.
<p>&laquo;&#160;On a tout perdu&#160;&raquo;, dit la maire de la commune &amp; de la vallée, qui demande des secours à la région.
<figure><img src="a.jpg" alt="Une rue"><figcaption>Une rue de la vallée où 40 personnes sont mortes. Hans/Agence</figcaption></figure>
<p>Les secours ont quitté la ville dimanche soir,<br>et personne ne sait quand ils reviendront sur les lieux de la crue.
<aside class="related"><h3>À lire aussi</h3><ul><li><a href="/b">Séisme de Porto : 300 morts</a></li></ul></aside>
<p>Le pont ne rouvrira pas avant l'été, assure la préfecture, qui compte encore douze blessés dans les hôpitaux.</p>
</article>
<section id="comments" class="comments">
<h2>Commentaires</h2><div class="comment"><p>Jean : il y a eu au moins cent morts, on nous ment.</p></div></section>
<footer><p>© Le Courrier inventé, 90 000 lecteurs</p></footer></body></html>
"""
BODY = [
    "La préfecture compte 4\u00a0000 sinistrés et trois disparus après la crue de samedi, selon un bilan inventé.",
    "«\u00a0On a tout perdu\u00a0», dit la maire de la commune & de la vallée, qui demande des secours à la région.",
    "Les secours ont quitté la ville dimanche soir, et personne ne sait quand ils reviendront sur les lieux de la crue.",
    "Le pont ne rouvrira pas avant l'été, assure la préfecture, qui compte encore douze blessés dans les hôpitaux.",
]
LOOSE = """<html><body><div>Menu</div>
<div>La préfecture compte douze blessés dans la vallée inventée.</div>
<nav>Porto : 300 morts dans un séisme, selon la mairie.</nav></body></html>"""


def read(folder: Path, page: str) -> Article:
    (folder / "page.html").write_text(page, encoding="utf-8")
    [seed] = map(read_seed, seed_files([folder], root=folder))
    assert isinstance(seed, Seed)
    article, _ = read_article(seed, parse_config(CONFIG, file="dossier.yml", folder=folder), find_dates=find_dates)
    assert article is not None
    return article


def body(article: Article) -> list[str]:
    return [article.text[sentence.start : sentence.end] for sentence in article.sentences if sentence.kind == "body"]


def test_a_news_page_is_its_article(tmp_path: Path) -> None:
    assert body(read(tmp_path, NEWS)) == BODY


def test_a_note_s_mark_above_the_line_is_no_digit_of_the_number_before_it(tmp_path: Path) -> None:
    page = NEWS.replace("<strong>4&nbsp;000</strong>", '<strong>4&nbsp;000</strong><sup id="r3"><a href="#fn3">3</a></sup>')
    assert body(read(tmp_path, page)) == [BODY[0].replace("4\u00a0000", "4\u00a0000³"), *BODY[1:]]


def test_what_the_head_tells_is_believed(tmp_path: Path) -> None:
    article = read(tmp_path, NEWS)
    assert article.title == "La crue emporte le pont"
    assert (article.published, article.published_evidence) == ("2025-05-03", "metadata")
    assert (article.outlet, article.url) == ("Le Courrier", "https://www.courrier.example/crue")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2025-05-03T18:02:00Z">', "2025-05-03"),
        ('<meta property="article:published_time" content="2031-05-03T18:02:00Z">', "2031-05-03"),
        ('<meta name="date" content="2025-05-03">', "2025-05-03"),
        ("", None),
        ('<meta property="article:published_time" content="2025-02-30T10:00:00Z">', None),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-13-01"}</script>', None),
        ('<meta name="date" content="2025-05-03"><meta property="article:modified_time" content="2025-02-30">', "2025-05-03"),
    ],
)
def test_a_date_of_the_head_dates_the_article_whatever_the_day(tmp_path: Path, head: str, published: str | None) -> None:
    article = read(tmp_path, f"<html><head>{head}</head><body><article><p>{'</p><p>'.join(BODY)}</p></article></body></html>")
    assert article.published == published


def test_every_character_is_found_again_in_the_file(tmp_path: Path) -> None:
    """A run is a stretch of text that stands in the file as it is, up to the next run or white space that was folded."""
    article = read(tmp_path, NEWS)
    stops = [run[0] for run in article.runs[1:]] + [len(article.text)]
    assert len(article.runs) > 20
    for (start, place, line), stop in zip(article.runs, stops, strict=True):
        stretch = article.text[start:stop].rstrip(" \n")
        assert NEWS.startswith(stretch, place) or NEWS[place] == "&"
        assert NEWS.count("\n", 0, place) + 1 == line


@pytest.mark.parametrize("words", ["4\u00a0000", "sinistrés", "douze blessés", "On a tout perdu"])
def test_a_place_of_the_text_has_its_line_in_the_file(tmp_path: Path, words: str) -> None:
    article = read(tmp_path, NEWS)
    told = {"4\u00a0000": "4&nbsp;000", "sinistrés": "sinistr&#233;s"}.get(words, words)
    assert line_of(article, article.text.index(words)) == NEWS.count("\n", 0, NEWS.index(told)) + 1


def test_where_no_article_is_found_the_page_is_cleaned_as_text_is(tmp_path: Path) -> None:
    assert body(read(tmp_path, LOOSE)) == ["La préfecture compte douze blessés dans la vallée inventée."]


@pytest.mark.parametrize(
    "page",
    [
        "<p>La préfecture compte douze blessés.<p>Le pont & la route restent fermés dans la vallée <b>inventée.",
        "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><p>Le maire compte douze blessés.</p></html>",
        "<html><body><!-- <p>300 morts</p> --><div>La préfecture compte douze blessés.</div></p></span><p>Le maire",
        "<<<>>> La préfecture compte douze blessés dans la vallée &#x; &#99999999; &bogus; \x00 <a href='x",
        "La préfecture compte douze blessés dans la vallée, sans aucune balise.",
    ],
)
def test_malformed_pages_are_read(tmp_path: Path, page: str) -> None:
    article = read(tmp_path, page + "<p>Les secours ont quitté la ville, selon le maire de la commune.</p>")
    assert all(article.text[item.start : item.end].strip() for item in article.sentences)
    assert not any("300" in sentence for sentence in body(article))


@pytest.mark.parametrize(
    "filling", ["<p>La préfecture compte douze blessés dans la vallée.</p>\n", "<!-- ", '<a href="', "<div><nav>", "&eacute"]
)
def test_a_large_page_costs_what_its_length_is(tmp_path: Path, filling: str) -> None:
    took = []
    for size in (100_000, 400_000):
        (tmp_path / "page.html").write_text("<html><body>" + filling * (size // len(filling)), encoding="utf-8")
        start = time.process_time()
        list(map(read_seed, seed_files([tmp_path], root=tmp_path)))
        took.append(time.process_time() - start)
    assert took[1] < 10 * max(took[0], 0.02)


def test_text_files_do_not_wait_for_the_library() -> None:
    program = "import sys, dossier.build; sys.exit('trafilatura' in sys.modules or 'lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[2], check=False).returncode == 0


def test_a_headline_in_the_metadata_that_is_no_text_is_left_out(tmp_path: Path) -> None:
    headline = '"headline":["La crue", "emporte le pont"]'
    page = f"""<html><head><script type="application/ld+json">{{"@type":"NewsArticle",{headline}}}</script></head>
<body><p>La crue de Valmont monte encore</p>
<p>La préfecture compte douze blessés dans la vallée, selon un bilan inventé.</p></body></html>"""
    assert read(tmp_path, page).title == "La crue de Valmont monte encore"


def test_a_line_that_only_looks_like_an_address_is_none(tmp_path: Path) -> None:
    page = "<p>La crue monte</p><p>http://[foo</p><p>La préfecture compte douze blessés dans la vallée, selon un bilan inventé.</p>"
    assert read(tmp_path, page).outlet is None


HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{above}<article>'
STORY = "<h1>The river takes the bridge</h1>{below}" + "".join(
    f"<p>{words}</p>"
    for words in (
        "This report is invented. The river took the bridge in the night and the town was asleep, witnesses in the valley said.",
        "The mayor said on Tuesday that 12 people had died and that the lower town would be cut off until the end of the week.",
        "Rescue teams from three provinces were searching the cellars of the old market, and the schools stayed shut on Tuesday.",
    )
)
VIDEO = '<script type="application/ld+json">{"@type":"VideoObject","datePublished":"2020-01-02"}</script>'
GRAPH = (
    '<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},'
    '{"@type":["NewsArticle"],"datePublished":"2031-05-03T23:30:00Z"}]}</script>'
)


# What a page's head and body hold -> when it was published, and what says so.
@pytest.mark.parametrize(
    ("head", "above", "below", "foot", "published", "evidence"),
    [
        (VIDEO + GRAPH, "", "", "", "2031-05-03", "metadata"),
        (GRAPH, "", "<p>Published 4 May 2031 at 00:30</p>", "", "2031-05-04", "Published 4 May 2031 at 00:30"),
        (GRAPH, "", "<p>Published 9 June 2031</p>", "", "2031-05-03", "metadata"),
        (
            '<meta property="article:modified_time" content="2032-01-02">',
            "",
            "<p>Published 3 May 2031</p>",
            "",
            "2031-05-03",
            "Published 3 May 2031",
        ),
        ('<meta property="article:modified_time" content="2032-01-02">', "", "", "", "2032-01-02", "metadata"),
        ('<meta name="date" content="2031-02-31">', "", "", "", None, None),
        (
            "",
            '<aside><time datetime="2019-01-01">1 January 2019</time></aside>',
            '<time datetime="2031-05-03">3 May</time>',
            "",
            "2031-05-03",
            "metadata",
        ),
        ("", "", "", "<footer>Terms updated 3 January 2030. Last build 2030-01-15</footer>", None, None),
        (
            "<script type='application/ld+json'>{broken</script>",
            "",
            "<p>Updated: 5 May 2031. Published: 3 May 2031</p>",
            "",
            "2031-05-03",
            None,
        ),
    ],
)
def test_a_page_is_dated_by_what_is_its_own(
    tmp_path: Path, head: str, above: str, below: str, foot: str, published: str | None, evidence: str | None
) -> None:
    page = (
        HEAD.format(title="The river takes the bridge - Courier", head=head, above=above) + STORY.format(below=below) + "</article>" + foot
    )
    article = read(tmp_path, page)
    assert article.published == published
    assert evidence is None or article.published_evidence == evidence
    assert article.title == "The river takes the bridge"

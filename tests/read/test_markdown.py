"""Markdown is read without its marks. All texts are invented."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dossier.config import parse_config
from dossier.find import find_dates
from dossier.models import Seed
from dossier.read import line_of, read_article, read_seed, seed_files
from dossier.read.markdown import front_matter, read_markdown

TINY = "{title: Floods, topics: [{id: dead, title: Dead}]}"
SEEN = [
    # emphasis, also within others and within a word; marks that close nothing stay
    ("At least **600** men", "At least 600 men"),
    ("_600_ men and __12__ *others*, ***all*** of them, **bold *and* more**", "600 men and 12 others, all of them, bold and more"),
    ("60**0** snake_case_name 3*4 = 12", "600 snake_case_name 3*4 = 12"),
    ("600* men\n\n* said so", "600* men\n\n* said so"),
    ("At **least\n600** men", "At least\n600 men"),
    # struck out, comments, pictures
    ("~~600~~ 60 men", "60 men"),
    ("60 <!-- 600 --> men %%600%%", "60 men"),
    ("![600 dead](a.png) The ![600][p] river ![[600.png]]", "The river"),
    ("[![600 dead](a.png)](b) The river", "The river"),
    # quotations, also in each other and as boxes
    ("> 600 men\n> > were seen", "600 men\nwere seen"),
    ("> [!quote] Police\n> 60 men", "Police\n60 men"),
    # marks of notes and the notes
    ("Seoul counts 600[^3] men^[of 12] and 12^4^.\n\n[^3]: On Monday.", "Seoul counts 600 men and 12.\n\nOn Monday."),
    # links and addresses
    (
        '[The *mayor*](https://a.example "600") <https://b.example> [said][1] [so][] [[Ann|she]]',
        "The mayor https://b.example said so she",
    ),
    ("[1]: https://a.example/600\n[//]: # (600 men)\n\nThe river", "The river"),
    # tags, character references, escaped signs, code
    ("<b>600</b> men &amp; \\*12\\* <span hidden>7</span>`x_y` \\[sic\\]", "600 men & *12* x_y [sic]"),
    ("if 3 < y and <4", "if 3 < y and <4"),
    # headings, rules, tables
    ("# Flood #\n\nBelow\n=====\n\n---\n\n### 3. Dead", "Flood\n\nBelow\n\n3. Dead"),
    ("| Town | Dead |\n| --- | ---: |\n| Oster | 41 |\n\nIt rains.", "Town\nDead\nOster\n41\n\nIt rains."),
    # lists keep their marks, by which they are known
    ("- 12 dead\n- 7 hurt\n\n1. one", "- 12 dead\n- 7 hurt\n\n1. one"),
    ("Not closed: <!-- 600", "Not closed: <!-- 600"),
]


@pytest.mark.parametrize(("source", "text"), SEEN)
def test_a_reader_sees_no_marks(source: str, text: str) -> None:
    assert read_markdown(source)[0] == text


def test_a_note_stands_beside_the_article() -> None:
    text, markup = read_markdown("One[^1].\n\n[^1]: Two, three.\n\nFour.")
    assert [text[span.start : span.end] for span in markup.apart] == ["Two, three."]


def test_front_matter_says_what_the_article_is() -> None:
    page = '---\ntitle: "Flood: 12 dead"\nsource: https://a.example/flood\npublished: 2031-05-03T10:00\ncreated: 2032-01-01\n---\nText'
    assert front_matter(page) == {"title": "Flood: 12 dead", "published": "2031-05-03", "url": "https://a.example/flood", "outlet": ""}
    assert read_markdown(page)[0] == "Text"
    assert front_matter("title: none") == front_matter("---\ndate: 2031-02-31\n---\n") | {"title": ""}


def test_places_lead_back_to_the_lines_of_the_file(tmp_path: Path) -> None:
    source = "# Flood in **Valmont**\n\nAt least **12**[^1]\npeople died, the mayor of the invented town said Monday.\n\n[^1]: Or more.\n"
    (tmp_path / "a.md").write_text(source, encoding="utf-8")
    [seed] = map(read_seed, seed_files([tmp_path], root=tmp_path))
    assert isinstance(seed, Seed)
    article, _ = read_article(seed, parse_config(TINY, file="dossier.yml", folder=tmp_path), find_dates=find_dates)
    assert article is not None and article.title == "Flood in Valmont"
    [sentence] = [one for one in article.sentences if one.kind == "body"]
    quote = article.text[sentence.start : sentence.end]
    assert quote == "At least 12\npeople died, the mayor of the invented town said Monday."
    assert [line_of(article, place) for place in (sentence.start, sentence.start + quote.index("people"))] == [3, 4]


@pytest.mark.parametrize("unit", ["[", "![", "**a", "*a ", "`", "<!--", "- ", "> ", "~~a", "_a ", "[^", "|", "| - ", "\\", "<a ", "%%"])
def test_a_text_costs_its_length(unit: str) -> None:
    start = time.process_time()
    read_markdown(unit * (200_000 // len(unit)))
    assert time.process_time() - start < 4

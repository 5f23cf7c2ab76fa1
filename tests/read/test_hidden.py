"""What is not seen of a page is not read. All pages are invented."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dossier.config import parse_config
from dossier.find import find_dates
from dossier.models import Seed
from dossier.read import read_article, read_seed, seed_files
from dossier.read.markup import read_markup

HIDDEN = [
    # struck out
    "<del>600</del>", "<s>600</s>", "<strike>600 <b>men</b></strike>", '<span style="text-decoration: red line-through">600</span>',
    # by attribute
    "<span hidden>600</span>", '<p hidden="until-found">600</p>', '<div hidden><div>600</div><p>600</p></div>',
    '<i aria-hidden="true">600</i>',
    "<dialog><p>600</p></dialog>",
    # by style
    *(f'<div style="{style}">600</div>' for style in (
        "display:none", "color:red; DISPLAY : none !important", "visibility:hidden", "opacity:0", "opacity: 0.0;", "font-size:0px",
        "position:absolute;left:-9999px", "text-indent:-9999px", "clip:rect(0,0,0,0)", "clip-path: inset(50%)", "color:transparent",
        "height:1px;width:1px;overflow:hidden", "color:#fff", "color: white; background: #FFFFFF", "color:#123;background-color:#123",
    )),
    '<font color="white">600</font>', "<font color='#FFFFFF'>600</font>",
    # by the classes of common systems
    '<span class="sr-only">600</span>', '<p class="x screen-reader-text">600</p>', '<div class="visually-hidden">600</div>',
    '<div class="d-none">600</div>',
    # what no browser shows as text
    "<template><p>600</p></template>", "<noscript>600</noscript>", '<script type="text/template"><p>600</p></script>', "<!-- 600 -->",
    '<img alt="600" title="600">', '<p title="600"></p>', '<input type="hidden" value="600">',
    "<video>600</video>", "<datalist>600</datalist>",
    # what nothing closes ends with what it stands in
    "<ul><li hidden>600<li>and</ul>", "<table><tr hidden><td>600<td>600<tr><td>and</table>",
    "<p hidden>600<p>and", "<p><span hidden>600</p>",
]  # fmt: skip
SEEN = [
    "<details><summary>More</summary><p>600</p></details>", "<ins>600</ins>", '<div class="hidden md:block">600</div>',
    '<div class="d-none d-md-block">600</div>', '<div style="opacity:0.9;font-size:0.8em;color:#333">600</div>',
    '<h1 style="color:#fff">600</h1>', '<p style="color:#fff;background:#000">600</p>', '<div aria-hidden="false">600</div>',
    "<dialog open>600</dialog>", '<p class="unhidden" data-hidden="1">600</p>', '<main style="display:none">600</main>',
]  # fmt: skip


@pytest.mark.parametrize("markup", HIDDEN)
def test_what_is_hidden_is_not_read(markup: str) -> None:
    text, _ = read_markup(f"<body><p>The mayor of the town counts</p>{markup}<p>twelve people in the invented town.</p>")
    assert "600" not in text and text.endswith("twelve people in the invented town.")


@pytest.mark.parametrize("markup", SEEN)
def test_what_is_seen_is_read(markup: str) -> None:
    assert "600" in read_markup(f"<p>The mayor of the town speaks</p>{markup}<p>twelve people</p>")[0]


def test_a_page_that_is_covered_while_it_loads_or_by_a_box_is_read() -> None:
    page = '<div id="root" aria-hidden="true"><p>The whole invented article.</p></div><div role="dialog">Cookies?</div>'
    assert "The whole invented article." in read_markup(page)[0]


def test_a_paragraph_with_a_hidden_part_stays_body(tmp_path: Path) -> None:
    said = "The mayor of the invented town said on Monday that <del>600</del> 60 people had died in the flood of the valley."
    more = "Rescue teams from three provinces were still searching the cellars of the old market for survivors on Tuesday evening."
    (tmp_path / "a.html").write_text(f"<html><body><article><h1>Flood</h1><p>{said}</p><p>{more}</p><p>{more}</p></article></body></html>")
    [seed] = map(read_seed, seed_files([tmp_path], root=tmp_path))
    assert isinstance(seed, Seed)
    config = parse_config("{title: Floods, topics: [{id: dead, title: Dead}]}", file="dossier.yml", folder=tmp_path)
    article, _ = read_article(seed, config, find_dates=find_dates)
    assert article is not None
    body = [article.text[one.start : one.end] for one in article.sentences if one.kind == "body"]
    assert body[0] == "The mayor of the invented town said on Monday that 60 people had died in the flood of the valley."


@pytest.mark.parametrize("unit", ["<s>", "<p hidden>", "<li hidden>", "<div aria-hidden=true>", "<br>", "<pre>\n", '<p style="a:b;">'])
def test_a_page_costs_its_length(unit: str) -> None:
    start = time.process_time()
    read_markup(unit * (400_000 // len(unit)))
    assert time.process_time() - start < 4


@pytest.mark.parametrize(
    ("markup", "text", "breaks"),
    [
        # a break within a sentence is a space, another one may be; two of them end a paragraph
        ("<p>the river<br>rose</p>", "the river rose", 0),
        ("<p>the flood killed<br>600 people</p>", "the flood killed\n600 people", 1),
        ("<p>One.<br><br>Two.<br></p><p>Three.</p>", "One.\nTwo.\nThree.", 0),
        # lines that are set as they stand
        ("<pre>Lines of\na wire.\n\nNext.</pre><p>After\nit.</p>", "Lines of\na wire.\n\nNext.\nAfter it.", 1),
    ],
)
def test_line_breaks_of_a_page(markup: str, text: str, breaks: int) -> None:
    found, page = read_markup(markup)
    assert (found, len(page.breaks)) == (text, breaks)

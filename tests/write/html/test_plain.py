"""Strangers' words stay words, through Markdown and all extensions a site is likely to use."""

from __future__ import annotations

import html
import re

import markdown
import pytest
from jinja2 import Environment

from dossier.seen import closed
from dossier.write.html.plain import plain, squeeze
from dossier.write.html.templates import render, say_html
from dossier.write.wording import load_wording

EXTENSIONS = [
    "attr_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "abbr",
    "admonition",
    "def_list",
    "smarty",
    "pymdownx.emoji",
    "pymdownx.magiclink",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.inlinehilite",
    "pymdownx.arithmatex",
    "pymdownx.critic",
    "pymdownx.caret",
    "pymdownx.mark",
    "pymdownx.tilde",
    "pymdownx.keys",
    "pymdownx.smartsymbols",
    "pymdownx.tasklist",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.html",
]

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</div></section><h1>x</h1>",
    "<!-- x",
    "&lt;b&gt; &amp; &#60;",
    "**bold** _italic_ `code` ~~gone~~ ^^up^^ ==marked==",
    "[link](https://example.org)",
    "![picture](x.png)",
    "[ref][1]",
    "[1]: https://example.org",
    "[^1]",
    "[^1]: a note",
    "https://example.org www.example.org a@example.org",
    "@someone #12 owner/name#3",
    ":x: :smile:",
    '--8<-- "secret.txt"',
    ";--8<--",
    "{{ config }} {% raw %} {# x #}",
    "{: .class #id }",
    "$x^2$ \\(x\\)",
    "{++in++}{--out--}",
    "++ctrl+alt++",
    "(c) 1/2 --> +/- =/=",
    "# heading",
    "- list",
    "1. list",
    "2025. A year",
    "> quote",
    "    code",
    "```\ncode\n```",
    "| a | b |\n|---|---|",
    "*[HTML]: x",
    "- [ ] task",
    "!!! note",
    "/// html | div",
    "Term\n:   definition",
    "---",
    "a  \nb",
    "\x02wzxhzdk:0\x03 klzzwxh:0000",
    "\u202ereversed",
    "x\x00y\x1b[0m",
    "\\*escaped\\*",
    "\"quoted\" 'words'",
]


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("around", ["{}", "# {}", "<div>\n<p>{}</p>\n</div>", '<blockquote class="d" id="x">\n{}\n</blockquote>'])
def test_words_come_out_as_words(words: str, around: str) -> None:
    page = markdown.markdown(around.format(plain(words)), extensions=EXTENSIONS)
    tags = set(re.findall(r"</?([a-z][a-z0-9]*)", page))
    assert tags <= {"p", "h1", "div", "blockquote"}
    assert "toc_id" not in page
    shown = html.unescape(re.sub(r"<[^>]*>", "", page))
    expected = closed(re.sub(r"[\x00-\x08\x0e-\x1f]", "\N{REPLACEMENT CHARACTER}", words))
    assert " ".join(shown.split()) == " ".join(expected.split())


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_nothing_to_jinja(words: str) -> None:
    assert Environment(autoescape=False).from_string(str(plain(words))).render() == str(plain(words))


def test_plain_text_stays_readable_in_the_source() -> None:
    words = "L’état-major estime qu'environ 4 000 d’entre eux ont été tués."
    assert str(plain(words)) == words


def test_templates_make_all_values_plain() -> None:
    page = render("list", load_wording("en"), items=["<b>{{ x }}</b>", "[^1]"])
    assert "<b>" not in page and "{{" not in page and "[^1]" not in page
    assert "<li>" in page


def test_messages_keep_their_markup_and_make_the_rest_plain() -> None:
    html = say_html(load_wording("en"), "in_short.figure", figure="<i>", sources=plain("") + squeeze("<b>x</b>"))
    assert html == "&#x3c;i&#x3e; &#x28;<b>x</b>&#x29;"


def test_no_html_block_ends_early() -> None:
    assert squeeze("<div>\n\n   <p>\n\t\n a</p>\n</div>\n") == "<div>\n<p>\na</p>\n</div>"

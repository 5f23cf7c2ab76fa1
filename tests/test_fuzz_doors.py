"""A fuzzer over every door: files of seeds in each form and under any name, ``dossier.yml``, front matter and pages of ``docs/``.

Nothing fails in a way that nobody foresaw, no quote holds what a page hides, and every span is verbatim. ``make fuzz`` runs it for hours.
"""

from __future__ import annotations

import copy
import json
import os
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.build import read_docs, undated_figures
from dossier.config import Config, load_config, parse_config, parse_front
from dossier.errors import InputError, complaints
from dossier.extraction import extract, extract_seed
from dossier.gather import gather
from dossier.models import Dossier, Seed
from dossier.write.exports.records import extract_record
from dossier.write.site import write_site
from tests.desk import CONFIG, ENGLISH
from tests.fuzzing import fuzzed
from tests.test_fuzz import PIECES

PROSE = (
    "Fire in the harbour of Orvanne",
    "The Orvanne Courier, 3 March 2025",
    "This article is invented. At least 12 dockers were killed in the harbour fire, the mayor said on Monday.",
    "The city sent 150 firefighters, according to the mayor, and nobody knows how the fire began in the night.",
)
WORDS = st.one_of(
    st.sampled_from(PIECES), st.text(max_size=12), st.sampled_from(["1.200,50", "9" * 30, "http://[", "31/02/2025", "٣٤", "½"])
)
LINES = st.lists(WORDS, max_size=12).map(" ".join)
TAGS = (
    "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<a href='", '<a href="x">', "</a>", "<br>", "<!--", "-->",
    "<![CDATA[", "]]>", "<script>",
    "</script>", "<style>", "<template>", "<svg>", "<sup>", "</sup>", "<table><tr><td>", "<li>", "<h1>", "<nav>",
    "<aside>", "<p hidden>", "&#",
    "&#x", "&amp;", "&#" + "9" * 5000 + ";", "&nbsp", "<", ">", '"', "'", "<meta name='date' content='", "<time datetime='9999-99-99'>",
    "<link rel='canonical' href='http://['>", "\x00", "<html lang='", "<base href='http://['>", "</body>", "<article>",
    "<o:p>", "<p style='",
)  # fmt: skip
MARKS = (
    "# ", "## ", "> ", "- ", "1. ", "*", "**", "_", "`", "```\n", "~~", "[", "]", "(", ")", "[^1]", "[^1]: ", "![",
    "](http://[)", "|", "|-|-|\n",
    "---\n", "===\n", "<b>", "<!--", "-->", "\\", "{: .a }", "[[", "]]", "==", "%%", "    ", "\t", "\n", "\n\n",
    "&#9;", "[!note]", "^[", "$",
)  # fmt: skip
SOUP = st.lists(st.one_of(st.sampled_from(TAGS), WORDS), max_size=30).map("".join)
MARKED = st.lists(st.one_of(st.sampled_from(MARKS), WORDS), max_size=40).map("".join)
JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=8),
        st.sampled_from(["2025-03-03", "http://[", "NewsArticle"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["name", "@type", "@graph", "@id", "url"]), inner)
    ),
    max_leaves=8,
)
LINKED = st.dictionaries(
    st.sampled_from(
        ["@context", "@type", "@graph", "headline", "author", "publisher", "datePublished", "url", "articleBody", "mainEntityOfPage"]
    ),
    st.one_of(JSON, st.sampled_from(["https://schema.org", "NewsArticle", "2025-03-03"])),
)


@cache
def harbour() -> Config:
    return parse_config(CONFIG, file="dossier.yml", folder=Path("."))


def check(content: str | bytes, name: str = "a.txt", *, unseen: str = "") -> None:
    """A file of this content is read as far as it can be; the one beside it always."""
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder) / "seeds"
        seeds.mkdir()
        (seeds / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "replace"))
        (seeds / "courier.txt").write_text(ENGLISH, encoding="utf-8")
        found = list(extract(harbour(), [seeds]))
    assert "courier" in [one.article.source for one in found if one.article]
    for one in found:
        assert not [notice for notice in one.notices if notice.trace], one.notices
        assert all("\n" not in line for line in complaints(one.notices))
        if one.article:
            record: Any = extract_record(one.article, one.passages, one.claims)
            for item in (*record["passages"], *record["claims"]):
                assert one.article.text[item["start"] : item["end"]] == item["quote"]
                assert not unseen or unseen not in item["quote"]
            json.dumps(record, ensure_ascii=False).encode("utf-8")


@fuzzed(20)
@given(st.one_of(LINES, st.lists(LINES, max_size=8).map("\n".join)))
def test_text(lines: str) -> None:
    check("\n\n".join([*PROSE, lines, PROSE[3]]))


@fuzzed(12)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_bytes(content: bytes) -> None:
    check(content)
    check(content, "a.html")
    check(content, "a.md")


@fuzzed(20)
@given(SOUP, SOUP, LINKED)
def test_html(head: str, body: str, linked: dict[str, Any]) -> None:
    prose = "".join(f"<p>{line}</p>" for line in PROSE)
    data = f'<script type="application/ld+json">{json.dumps(linked)}</script>'
    check(f"<html><head>{data}{head}</head><body><article>{prose}{body}{prose}</article></body></html>", "a.html")


HIDDEN = (
    "<p hidden>{}</p>", "<!-- {} -->", "<template><p>{}</p></template>", "<script>{}</script>", "<p style='display:none'>{}</p>",
    "<div aria-hidden='true'>{}</div>", "<noscript>{}</noscript>", "<del>{}</del>", "<img alt='{}'>",
)  # fmt: skip
SHOWN = ("<p>{}</p>", "<div><p>{}</p></div>", "<blockquote>{}</blockquote>", "<p>the <b>mayor</b> said {}</p>", "<ul><li>{}</li></ul>")
ELEMENTS = st.lists(
    st.tuples(st.sampled_from([*((form, True) for form in HIDDEN), *((form, False) for form in SHOWN)]), st.integers(13, 99))
)


@fuzzed(20)
@given(ELEMENTS)
def test_what_a_page_hides_is_in_no_quote(elements: list[tuple[tuple[str, bool], int]]) -> None:
    words = "At least {} dockers were killed in the fire, the mayor said."
    parts = [form.format(words.format(number) + " Qwxz." * hidden) for (form, hidden), number in elements]
    prose = "".join(f"<p>{line}</p>" for line in PROSE)
    check(f"<html><body><article>{prose}{''.join(parts)}{prose}</article></body></html>", "a.html", unseen="Qwxz")


@fuzzed(20)
@given(MARKED)
def test_markdown(body: str) -> None:
    check("\n\n".join(["# " + PROSE[0], *PROSE[1:], body, *PROSE[2:]]), "a.md")


@fuzzed(12)
@given(st.binary(min_size=1, max_size=60).filter(lambda name: not {b"/"[0], 0} & set(name)), st.sampled_from([b".txt", b".html", b".md"]))
def test_names_of_seeds(name: bytes, ending: bytes) -> None:
    check("\n\n".join(PROSE), os.fsdecode(name + ending))


FULL = (
    CONFIG
    + """\
outlets: [{name: Courier, domains: [courier.example], agency: true, reliability: Careful}]
subject: city
elsewhere: {en: [Vietnam]}
seeds: seeds
docs: docs
sources: {courier: {url: 'https://a.example/', outlet: Courier, published: '2025-03-03', title: T, note: N}}
claims: {c123456789: {reason: R, reject: false, low: 1, high: 2, relation: range, measure: killed, topics: [losses],
  attributed_to: the mayor, party: city, as_of: '2025-03', as_of_basis: stated, scope: new, modality: actual, hearsay: true, former: false}}
translations: {c123456789: {digest: abcdefabcdef, text: {fr: Bonjour}}}
"""
)
VALUES = (
    "null", "[]", "{}", "[[]]", "[null]", "{a: b}", "{en: null}", "{en: ['']}", "{en: ['...']}", "''", "' '", "0",
    "-1", "1.5", "1e308", ".inf",
    ".nan", "1" * 5000, "true", "no", "2025-02-30", "'0000'", "'0000-01'", "'9999-12-31'", "12:30", "!!int abc",
    "!!bool maybe", "!!float abc",
    "!!timestamp abc", "!!binary aGk=", "!!set {a, b}", "!!python/object:os.system a", '"\\U00110000"', '"\\0"', '"a\\nb"', "a" * 5000,
    "'" + "a/" * 3000 + "'", "'https://['", "'*'", "'('", "'{x}'", "[a, a]", "{1: 2}", "{null: null}", "{[a]: b}",
    "&a [*a]", "*b", "en", "[en, en]",
    "&a [a, &b [*a]]", "[" * 40, "{en: [a], fr: [b], es: [c]}", "{EN: a}", "é", "'<script>'", "\t", "'", '"', "- a", "? b",
)  # fmt: skip


def paths(data: Any, where: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The places of all values."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield (*where, key)
        yield from paths(value, (*where, key))


DATA = yaml.safe_load(FULL)
PATHS = tuple(paths(DATA))


@fuzzed(80)
@given(st.sampled_from(PATHS), st.one_of(st.sampled_from(VALUES), st.text(max_size=10)))
def test_dossier_yml(where: tuple[Any, ...], value: str) -> None:
    data = copy.deepcopy(DATA)
    holder = data
    for key in where[:-1]:
        holder = holder[key]
    holder[where[-1]] = "@@@"
    text = yaml.safe_dump(data, allow_unicode=True, width=10**6, default_flow_style=True).replace("'@@@'", value)
    try:
        config = parse_config(text, file="dossier.yml", folder=Path("."))
        extract_seed(config, Seed("courier", "seeds/courier.txt", ENGLISH))
    except InputError as error:
        assert all(line.startswith("dossier.yml:") and len(line) < 1000 for line in str(error).split("\n"))


@fuzzed(60)
@given(
    st.one_of(
        st.text(max_size=80), st.lists(st.sampled_from([*VALUES, "\n", ": ", "title", "- ", "  ", "topics"]), max_size=12).map("".join)
    )
)
def test_yaml_of_any_text(text: str) -> None:
    for parse in (
        lambda: parse_config(text, file="dossier.yml", folder=Path(".")),
        lambda: parse_front(f"---\n{text}\n---\n", file="docs/a.md"),
    ):
        try:
            parse()
        except InputError as error:
            assert all(line.startswith(("dossier.yml:", "docs/a.md:")) for line in str(error).split("\n"))


@fuzzed(20)
@given(
    st.one_of(MARKED, st.binary(max_size=100)),
    st.sampled_from(["about.md", "losses.md", "index.md", "method.fr.md", "x/a.md", "a.png", "ü.md"]),
)
def test_pages_of_the_editor(content: str | bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "dossier.yml").write_text(CONFIG.replace("    measures: [firefighters]\n", "    charts: []\n"), encoding="utf-8")
        page = place / "docs" / name
        page.parent.mkdir(parents=True)
        page.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "replace"))
        config = load_config(place / "dossier.yml").model_copy(update={"topics": ()})
        try:
            pages, _, _ = read_docs(config)
            write_site(empty(config), config, pages=pages, figures=undated_figures)
        except InputError as error:
            assert all(line.startswith("docs/") for line in str(error).split("\n"))


def empty(config: Config) -> Dossier:
    """A dossier of one article without a claim: nothing is drawn for it."""
    text = "A quiet week in Orvanne\n\nThe Orvanne Courier, 1 March 2025\n\nThe town has been quiet this week, and the weather was mild."
    found = extract_seed(config, Seed("calm", "seeds/calm.txt", text))
    dossier, _ = gather([found.article] if found.article else [], [], [], config)
    return dossier

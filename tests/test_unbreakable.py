"""No input ends in a traceback: one file that cannot be read is a notice with its name, and the others are built."""

from __future__ import annotations

import html
import json
import os
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import dossier.extraction
from dossier.build import MAX_PAGE, build, read_docs
from dossier.cli import main
from dossier.config import Config, load_config, loading, parse_config, parse_front
from dossier.errors import InputError, complaints
from dossier.extraction import extract, extract_seed
from dossier.models import Extract, Seed
from dossier.read import limits, seeds, split
from dossier.read.markup import read_markup
from dossier.write.editors import costly
from dossier.write.editors.costly import costly_line
from tests.desk import CONFIG, ENGLISH, keep_drawings, lay_out, mkdocs, tree

HOSTILE = Path(__file__).parent / "hostile"
PROSE = (
    "Fire in the harbour of Orvanne",
    "The Orvanne Courier, 3 March 2025",
    "This article is invented. At least 12 dockers were killed in the harbour fire, the mayor said on Monday.",
)
PROSE_FR = (
    "Incendie dans le port d'Orvanne",
    "Le Courrier d'Orvanne, 3 mars 2025",
    "Cet article est inventé. Au moins 12 dockers ont été tués dans l'incendie du port, a déclaré la maire lundi.",
)


@cache
def harbour() -> Config:
    return parse_config(CONFIG, file="dossier.yml", folder=Path("."))


def lows(found: Extract) -> list[float | None]:
    return [claim.figure.low for claim in found.claims]


def text_of(*lines: str, language: str = "en") -> Seed:
    """An article with lines of its own below the first sentence."""
    return Seed("a", "seeds/a.txt", "\n\n".join([*(PROSE if language == "en" else PROSE_FR), *lines]) + "\n")


def page_of(head: str = "", body: str = "") -> Seed:
    """The same as a page of the web."""
    prose = "".join(f"<p>{line}</p>" for line in PROSE)
    text, markup = read_markup(f"<html><head>{head}</head><body><article>{prose}{body}</article></body></html>")
    return Seed("a", "seeds/a.html", text, markup)


@pytest.mark.site
@pytest.mark.usefixtures("drawings")
def test_every_hostile_article_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = {path.name: path.read_bytes() for path in HOSTILE.glob("crash-*") if path.suffix in (".txt", ".html")}
    monkeypatch.chdir(lay_out(tmp_path, seeds={**articles, "courier.txt": ENGLISH}))
    result = run("write", "out")
    assert result.exit_code == 0, result.stderr
    assert "the program fails" not in result.stderr
    assert all(f"out/sources/{Path(name).stem}.md" in tree(tmp_path) for name in articles)


NUMBERS = (
    "€1.200,50", "1.200,50", "1,200.50,3", "1.200,50.3", "3,14.15,92", "1'200", "1’200,5", "1,2,3", "1..2", "1.,2", "½", "2½", "1/0", "²",
    "10⁹⁹⁹", "٣٤", "١٬٢٠٠", "１，２００", "Ⅻ", "9" * 40, "9" * 5000, "1e999", "9" + " billion" * 40, "12" + " 000" * 40, "1" + ".000" * 200,
    "€-1.200,50", "1.200,50 %", "∞", "NaN", "1.200,50 à 2.000,75", "between 1.200,50 and 2", "two point " + "zero " * 30,
)  # fmt: skip
DATES = (
    "0 March 0000", "31 February 2025", "99/99/9999", "31 December 9999", "in 10000", "9999-12-31", "0000-00-00", "99999999999 years ago",
    "il y a 99999999999 ans", "le 32 mars", "le 0 mars", "depuis 9999 ans", "les années 9990", "1er janvier 1",
    "3 March ²⁰²⁵", "٣ March 2025",
)  # fmt: skip
ADDRESSES = (
    "http://[", "https://[::1", "http://a:b/", "https://[::1]:99999/", "http://a/%zz", "https://℀.com/", "http://a⁇b/", "http://[v1.x]/",
    "https://[x/2025/03/03/a", "http://" + "a." * 5000 + "com",
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "frame",
    ["{}", "At least {} dockers were killed, the union said.", "Au moins {} dockers ont été tués, selon le syndicat.", "{} — 12 dead"],
)
def test_no_number_date_or_address_ends_the_reading(frame: str, language: str) -> None:
    for words in (*NUMBERS, *DATES, *ADDRESSES):
        found = extract_seed(harbour(), text_of(frame.format(words), language=language))
        assert found.article is None or 12 in lows(found), words  # what is mostly no words is in no language


@pytest.mark.parametrize("number", ["1,200.50,3", "1.200,50.3", "3,14.15,92"])
def test_a_number_that_no_language_writes_is_none(number: str) -> None:
    assert lows(extract_seed(harbour(), text_of(f"At least {number} dockers were killed, the union said."))) == [12]


@pytest.mark.parametrize("address", ADDRESSES[:2])
def test_a_broken_address_is_no_article_s(address: str) -> None:
    head = f'<link rel="canonical" href="{address}"><meta property="og:url" content="{address}">'
    for seed in (page_of(head), Seed("a", "seeds/a.txt", "\n\n".join((PROSE[0], address, *PROSE[1:])))):
        found = extract_seed(harbour(), seed)
        assert found.article is not None and found.article.url is None
        assert lows(found) == [12]


WRONG: tuple[object, ...] = (
    None,
    True,
    -1,
    1.5,
    [],
    {},
    [[]],
    [None],
    ["Fire", "b"],
    {"a": 1},
    {"name": ["a"]},
    "",
    "9999-99-99",
    "http://[",
    "\0",
)
KEYS = ("@type", "@context", "@graph", "headline", "author", "publisher", "datePublished", "url", "mainEntityOfPage", "articleBody")


@pytest.mark.parametrize("key", KEYS)
def test_json_ld_of_any_type_leaves_the_article(key: str) -> None:
    base = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Fire", "datePublished": "2025-03-03"}
    for value in WRONG:
        for data in ({**base, key: value}, {"@context": "https://schema.org", "@graph": [{**base, key: value}]}):
            found = extract_seed(harbour(), page_of(f'<script type="application/ld+json">{json.dumps(data)}</script>'))
            assert lows(found) == [12], data


MARKUP = (
    "&#" + "9" * 10_000 + ";", "&#x" + "f" * 10_000 + ";", "&#xD800;", "&#1114112;", "&" + "a" * 10_000 + ";", "<div>" * 100_000,
    "<table><tr><td>" * 5000, "</div>" * 100_000, "<" * 100_000, "<" + "a" * 100_000 + ">", "<!--" * 10_000, "<a href='" * 10_000,
)  # fmt: skip


@pytest.mark.parametrize("markup", MARKUP, ids=[str(number) for number in range(len(MARKUP))])
def test_no_markup_ends_the_reading(markup: str) -> None:
    found = extract_seed(harbour(), page_of(body=markup))
    assert found.article is None or lows(found) == [12]


TITLE = "{en: The harbour fire, fr: L'incendie du port}"
FULL = (
    CONFIG
    + """\
sources: {courier: {url: 'https://a.example/', published: '2025-03-03'}}
claims: {0123456789: {reason: R, low: 1, high: 2, relation: range}}
"""
)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (TITLE, "!!int abc", "dossier.yml:1: the tag '!!int' is not read here"),
        (TITLE, "!!bool maybe", "dossier.yml:1: the tag '!!bool' is not read here"),
        (TITLE, "!!timestamp abc", "dossier.yml:1: the tag '!!timestamp' is not read here"),
        (TITLE, "!!python/object:os.system a", "dossier.yml:1: the tag '!!python/object:os.system'"),
        (TITLE, '"\\U00110000"', "dossier.yml:1: no valid YAML (found invalid Unicode"),
        (TITLE, "{}", "dossier.yml:1: 'title' is empty"),
        ("title:", f"seeds: {'a' * 5000}\ntitle:", "dossier.yml:1: 'seeds': expected the name of a folder"),
        ("'2025-03-03'", "'0000-01'", "dossier.yml:40: 'sources.courier.published': '0000-01' does not fit; write a date"),
        ("'2025-03-03'", "'0000'", "dossier.yml:40: 'sources.courier.published': '0000' does not fit; write a date"),
        ("'2025-03-03'", "'9999-12-31'", "dossier.yml:40: 'sources.courier.published': '9999-12-31' does not fit; write a date"),
        ("'https://a.example/'", "'https://['", "dossier.yml:40: 'sources.courier.url': 'https://[' does not fit; write a whole address"),
        ("low: 1, high: 2", "low: .inf, high: .inf", "dossier.yml:41: 'claims.0123456789.low': expected a number, found '.inf'"),
        ("low: 1, high: 2", "low: 1e308, high: 1e308", "dossier.yml:41: 'claims.0123456789.low': expected a smaller number"),
        ("low: 1, high: 2", "low: yes, high: 2", "dossier.yml:41: 'claims.0123456789.low': expected a number, found True"),
        ("{en: Mayor of Orvanne, fr: Maire d'Orvanne}", "{}", "dossier.yml:33: 'parties.0.actors.0.name' is empty"),
        ("{en: [dead, dockers killed], fr: [mort]}", "{en: ['']}", "dossier.yml:18: 'measures.0.counted.en.0': expected a word"),
        ("id: losses", "id: " + "a" * 101, "dossier.yml:5: 'topics.0.id': expected a shorter text"),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_told_with_its_line(old: str, new: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        parse_config(FULL.replace(old, new, 1), file="dossier.yml", folder=Path("."))
    assert any(line.startswith(message) for line in str(error.value).split("\n"))
    assert all(line.startswith("dossier.yml:") for line in str(error.value).split("\n"))


def test_a_number_of_any_length_and_a_line_break_are_a_text() -> None:
    text = FULL.replace("{en: The harbour fire", f"{{en: {'1' * 5000}").replace("en: Mayor of Orvanne", 'en: "Mayor\\nof Orvanne"')
    config = parse_config(text, file="dossier.yml", folder=Path("."))
    assert (config.title["en"], config.parties[0].actors[0].name["en"]) == ("1" * 5000, "Mayor of Orvanne")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            (HOSTILE / "crash-yaml-bomb.yml").read_text(encoding="utf-8"),
            "5: the aliases up to '*x3' repeat more than 10000 values; write out",
        ),
        ("title: Fire\ntopics: &a [*a]", "2: '*a' stands within its own anchor '&a'; write out what it stands for"),
        ("title: Fire\ntopics: &a\n  - b: [*a]", "3: '*a' stands within its own anchor '&a'; write out what it stands for"),
        ("title: *fire", "1: no anchor '&fire' stands above this '*fire'; correct it; a text that begins with * needs quotes"),
        ("title: &a x\nsubtitle: &a y", "2: the anchor '&a' stands twice; give each its own name"),
        ("title: Fire\ntopics: " + "[" * 100_000, "2: more than 30 lists or mappings stand within one another; write it flatter"),
        ("- " * 100_000, "1: more than 30 lists or mappings stand within one another; write it flatter"),
        ("title: \x07", "1: a character that YAML does not allow; remove it"),
    ],
    ids=["multiplying", "circle", "wider circle", "no anchor", "anchor twice", "brackets", "dashes", "control character"],
)
def test_yaml_is_read_within_bounds(text: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        parse_config(text, file="dossier.yml", folder=Path("."))
    assert str(error.value).startswith(f"dossier.yml:{message}")
    with pytest.raises(InputError) as error:
        parse_front(f"---\n{text}\n---\n", file="docs/a.md")
    number, _, rest = message.partition(":")
    assert str(error.value).startswith(f"docs/a.md:{int(number) + 1}:{rest}")


def test_an_anchor_may_be_used_again() -> None:
    config = parse_config("title: &fire Fire\nsubtitle: *fire\ntopics: [{id: a, title: *fire}]", file="dossier.yml", folder=Path("."))
    assert config.title == config.subtitle == config.topics[0].title == {"en": "Fire", "fr": "Fire"}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


NAMES = {
    b"caf\xe9.txt": "seeds/caf\\xe9.txt:1: the file's name is not UTF-8; it is left out; rename it",
    b"\xff.html": "seeds/\\xff.html:1: ",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_no_utf_8_is_told_and_the_others_are_read(tmp_path: Path, name: bytes) -> None:
    lay_out(tmp_path, seeds={os.fsdecode(name): ENGLISH, "courier.txt": ENGLISH})
    found = list(extract(load_config(tmp_path / "dossier.yml"), [tmp_path / "seeds"]))
    assert [one.article.source for one in found if one.article] == ["courier"]
    assert [line.startswith(NAMES[name]) for one in found for line in complaints(one.notices)] == [True]


def test_seeds_that_cannot_be_read_are_told_and_the_others_are_read(tmp_path: Path) -> None:
    lay_out(tmp_path, seeds={"latin.txt": b"Un \x81t", "big.txt": b"word " * 500_000, "courier.txt": ENGLISH})
    found = list(extract(load_config(tmp_path / "dossier.yml"), [tmp_path / "seeds"]))
    assert [one.article.source for one in found if one.article] == ["courier"]
    assert [line for one in found for line in complaints(one.notices)] == [
        "seeds/big.txt:1: the file has 2 MB, an article at most 2; keep one article a file, or remove it",
        "seeds/latin.txt:1: not UTF-8 (byte 0x81 at 3); save the file as UTF-8",
    ]


def test_pages_that_cannot_be_read_are_told_and_the_others_are_written(tmp_path: Path) -> None:
    docs = lay_out(tmp_path) / "docs"
    for name, content in {
        b"latin.md": b"# A\n\xe9",
        b"big.md": b"a" * 2_000_001,
        b"\xe9.md": b"# A",
        b"\xe9.png": b"",
        b"a.md": b"# A",
    }.items():
        (docs / os.fsdecode(name)).write_bytes(content)
    pages, others, notices = read_docs(load_config(tmp_path / "dossier.yml"))
    assert (list(pages["en"]), list(others)) == (["a.md"], [])
    assert complaints(notices) == [
        "docs/big.md:1: the page has 2 MB, one of the site at most 2; it is left out; cut it into several",
        "docs/latin.md:2: the page is not UTF-8; it is left out; save it as UTF-8",
        "docs/\\xe9.md:1: the file's name is not UTF-8; it is left out; rename it (also docs/\\xe9.png:1)",
    ]


COSTLY = {
    "[" * 4000: "more than 200 brackets, tags or comments are never closed",
    "<!--" * 1000: "more than 200 brackets, tags or comments are never closed",
    "- " * 10_000: "more than 20 lists or quotations stand within one another",
    "> " * 10_000: "more than 20 lists or quotations stand within one another",
    "*a* " * 10_000: "a paragraph has more than 5000 characters and 500 signs",
    "=\n" * 1000: "a paragraph has more than 400 lines, or a table more than 5000",
    "|a|b|\n" * 10_000: "a paragraph has more than 400 lines, or a table more than 5000",
    "<div markdown>\n\n" * 1000: "more than 200 brackets, tags or comments are never closed",
    "a\n\n" * 10_000: "more than 2000 paragraphs have fewer than 16 characters",
    "&#" + "9" * 10_000 + ";": "a character reference has more than 40 characters",
}


@pytest.mark.parametrize("text", COSTLY, ids=[text[:8] for text in COSTLY])
def test_markdown_that_costs_its_converter_minutes_is_plain_text(text: str) -> None:
    found = costly_line(f"# A page\n\nIts first words.\n\n{text}")
    assert found is not None
    assert (found[0] == 5 or "\n\n" in text) and found[1] == COSTLY[text]


@pytest.mark.parametrize("path", sorted([*Path("docs").glob("*.md"), *Path("manual/pages").rglob("*.md"), Path("README.md")]))
def test_pages_that_people_write_are_converted(path: Path) -> None:
    assert costly_line(path.read_text(encoding="utf-8")) is None


NUMBERED = {
    "12 dead; " * 100: limits.A_TABLE,
    "On Monday 12 dockers were killed in the fire. " * 1200: limits.TOO_MANY,
}


@pytest.mark.parametrize("text", NUMBERED, ids=["sentence", "article"])
def test_more_numbers_than_are_read_are_told_with_their_line(text: str) -> None:
    seed = text_of(text)
    article, notices = dossier.extraction.read_article(seed, harbour())
    assert article is not None
    assert [(notice.line, (notice.what, notice.todo)) for notice in notices] == [(7, NUMBERED[text])]
    assert sum(sentence.end - sentence.start for sentence in article.sentences) < len(seed.text)


def test_the_manual_tells_the_limits() -> None:
    bounds = [loading.MAX_DEPTH, loading.MAX_REPEATED, limits.MOST_IN_SENTENCE, limits.MOST_NUMBERS, split.LONGEST]
    bounds += [
        costly.LONGEST,
        costly.MOST_SIGNS,
        costly.MOST_LINES,
        costly.MOST_ROWS,
        costly.MOST_OPEN,
        costly.MOST_NESTED,
        costly.MOST_SHORT,
    ]
    sizes = [seeds.MAX_BYTES, seeds.MAX_PAGE, loading.MAX_BYTES, MAX_PAGE]
    for name, comma, unit in (("reference/limits.md", ",", "MB"), ("fr/reference/limits.md", " ", "Mo")):
        told = (Path("manual") / "pages" / name).read_text(encoding="utf-8")
        missing = [bound for bound in bounds if f" {bound:,}".replace(",", comma) not in told]
        assert missing + [size for size in sizes if f" {size // 1_000_000} {unit}" not in told] == [], name


@pytest.mark.site
def test_mkdocs_builds_beside_what_cannot_be_read_or_costs_too_much(tmp_path: Path, kept_folder: Path) -> None:
    keep_drawings(lay_out(tmp_path), kept_folder / "unbreakable")
    content = {b"\xe9.md": b"# A", b"\xe9.png": b"", b"latin.md": b"# \xe9", b"costly.md": b"# A\n\n" + b"[" * 4000 + b"<i>"}
    content[b"wrong.md"] = b"---\ntitle: [99 dead\nkey: 1\n---\n# Words\n\nThey stand."
    for name, page in content.items():
        (tmp_path / "docs" / os.fsdecode(name)).write_bytes(page)
    (tmp_path / "seeds" / os.fsdecode(b"caf\xe9.txt")).write_text(ENGLISH, encoding="utf-8")
    result = mkdocs(tmp_path, "build")
    assert (result.returncode, "Traceback" in result.stderr) == (0, False), result.stderr
    for told in ("docs/\\xe9.md:1", "docs/latin.md:1: the page is not UTF-8", "seeds/caf\\xe9.txt:1", "docs/costly.md:3: more than"):
        assert told in result.stderr
    assert "docs/wrong.md:3: no valid YAML" in result.stderr
    shown = (tmp_path / "site" / "costly.html").read_text(encoding="utf-8")
    assert "[" * 1000 in html.unescape(shown) and "<i>" not in shown
    shown = (tmp_path / "site" / "wrong.html").read_text(encoding="utf-8")
    assert "They stand." in shown and "99 dead" not in shown
    before = tree(tmp_path / "site")
    strict = mkdocs(tmp_path, "build", "--strict")
    assert (strict.returncode, tree(tmp_path / "site")) == (1, before), strict.stderr


@pytest.fixture
def failing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dossier one of whose articles the program fails on."""

    def fails(config: Config, seed: Seed) -> Extract:
        if seed.source == "bad":
            raise ZeroDivisionError("nobody\nforesaw this")
        return extract_seed(config, seed)

    monkeypatch.setattr(dossier.extraction, "extract_seed", fails)
    monkeypatch.chdir(lay_out(tmp_path, seeds={"bad.txt": ENGLISH, "courier.txt": ENGLISH}))
    return tmp_path


UNFORESEEN = "seeds/bad.txt:1: the program fails here (ZeroDivisionError: nobody foresaw this); the article is left out; please report it;"


@pytest.mark.usefixtures("failing")
def test_what_nobody_foresaw_names_the_article_and_the_others_are_read() -> None:
    result = run("extract", "seeds")
    assert result.exit_code == 0
    assert [json.loads(line)["source"] for line in result.stdout.splitlines()] == ["courier"]
    assert [line.startswith(UNFORESEEN) for line in result.stderr.splitlines()] == [True]
    again = run("extract", "--debug", "seeds").stderr
    assert again.startswith(UNFORESEEN) and "Traceback" in again and "in fails" in again


@pytest.mark.site
@pytest.mark.usefixtures("drawings")
def test_what_nobody_foresaw_lets_the_others_be_built(failing: Path) -> None:
    site = build(load_config(failing / "dossier.yml"))
    assert "sources/courier.md" in site.files and "sources/bad.md" not in site.files
    assert complaints(site.notices)[0].startswith(UNFORESEEN)


@pytest.mark.parametrize("command", [["extract", "seeds"], ["write", "out"], ["translations"], ["explain", "seeds/courier.txt"]])
def test_what_nobody_foresaw_is_one_line_at_every_door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    monkeypatch.chdir(lay_out(tmp_path))
    monkeypatch.setattr("dossier.config.complete", lambda config: 1 / 0)
    result = run(*command)
    assert (result.exit_code, result.stdout) == (2, "")
    [line] = result.stderr.splitlines()
    assert ":1: the program fails here (ZeroDivisionError: division by zero); please report it" in line
    assert "Traceback" in run(*command, "--debug").stderr

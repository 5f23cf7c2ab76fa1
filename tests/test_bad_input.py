"""What people and the web put into a dossier: a clear word, nothing lost, nothing executed."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dossier.build import build
from dossier.cli import main
from dossier.config import load_config
from dossier.digest import quote_digest
from dossier.errors import complaints
from dossier.extraction import extract
from tests.desk import CONFIG, ENGLISH, keep_drawings, lay_out, mkdocs, tree

GERMAN = """\
Brand im Hafen von Orvanne

Dieser Artikel ist erfunden. Bei dem Brand im Hafen wurden nach Angaben der Bürgermeisterin mindestens 12 Menschen getötet.
Die Stadt schickte 150 Feuerwehrleute, die das Feuer nach drei Stunden löschten.
"""
SPANISH = """\
Incendio en el puerto de Orvanne

Este artículo es inventado. El incendio del puerto dejó al menos 12 muertos, según dijo el lunes la alcaldesa de la ciudad.
El ayuntamiento envió a 150 bomberos, que apagaron el fuego en tres horas.
"""
PORTUGUESE = """\
Incêndio no porto de Orvanne

Este artigo é inventado. O incêndio do porto deixou pelo menos 12 mortos, disse na segunda-feira a presidente da câmara.
A câmara enviou 150 bombeiros, que apagaram o fogo em três horas.
"""
CALM = """\
A quiet week in Orvanne

The Orvanne Courier, 1 March 2025

This article is invented. The town has been quiet this week, and the weather was mild for the season.
"""


def write(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.chdir(folder)
    return CliRunner().invoke(main, ["write", "out"], catch_exceptions=False)


def seed_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The one line that a command ends with; the folder is left as it was."""
    before = tree(folder)
    result = write(folder, monkeypatch)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert tree(folder) == before
    return result.stderr.removesuffix("\n")


@pytest.mark.parametrize(
    ("seeds", "message"),
    [
        ({}, "dossier.yml:1: no article in 'seeds' that can be read; put articles there as .txt, .html or .md files"),
        (
            {"picture.jpg": b"\xff\xd8"},
            "dossier.yml:1: no article in 'seeds' that can be read; put articles there as .txt, .html or .md files",
        ),
        (
            {"empty.txt": b"\xef\xbb\xbf \n"},
            "dossier.yml:1: no article in 'seeds' that can be read (seeds/empty.txt:1: the file is empty; "
            "put the article's text in it, or remove it); put articles there as .txt, .html or .md files",
        ),
    ],
    ids=["no seeds", "no articles", "an empty file"],
)
def test_seeds_that_cannot_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seeds: dict[str, bytes], message: str) -> None:
    assert seed_error(lay_out(tmp_path, seeds=seeds), monkeypatch) == message


def test_no_folder_of_seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path, seeds={})
    (tmp_path / "seeds").rmdir()
    assert seed_error(tmp_path, monkeypatch) == "dossier.yml:1: no folder 'seeds' beside it; make it and put the articles in it"


@pytest.mark.site
@pytest.mark.usefixtures("drawings")
@pytest.mark.parametrize(("name", "text"), [("zeitung.txt", GERMAN), ("jornal.txt", PORTUGUESE)])
def test_an_article_in_another_language_is_left_out_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> None:
    result = write(lay_out(tmp_path, seeds={"courier.txt": ENGLISH, name: text}), monkeypatch)
    assert result.exit_code == 0
    what = "the language is none of those that can be read (en, es, fr); the article is left out"
    message = f"{what}; remove it, or put a translation in its place"
    assert f"seeds/{name}:1: {message}" in result.stderr.splitlines()
    assert not [path for path in tree(tmp_path / "out") if name.removesuffix(".txt") in path]


@pytest.mark.site
@pytest.mark.usefixtures("drawings")
def test_an_article_in_a_language_of_which_the_dossier_has_no_words_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = write(lay_out(tmp_path, seeds={"courier.txt": ENGLISH, "diario.txt": SPANISH}), monkeypatch)
    assert result.exit_code == 0
    what = "no topic and no measure has words in the article's language (es); little is found in it"
    assert f"seeds/diario.txt:1: {what}; add es: lists to 'cues' and 'counted' in dossier.yml" in result.stderr.splitlines()


@pytest.mark.site
@pytest.mark.usefixtures("drawings")
def test_an_article_without_a_claim_is_a_source_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = write(lay_out(tmp_path, seeds={"calm.txt": CALM, "courier.txt": ENGLISH}), monkeypatch)
    assert result.exit_code == 0
    assert '/calm.html"' in (tmp_path / "out" / "sources" / "index.md").read_text(encoding="utf-8")


@pytest.mark.site
@pytest.mark.usefixtures("drawings")
def test_no_claim_at_all_builds_a_site_that_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = write(lay_out(tmp_path, seeds={"calm.txt": CALM}), monkeypatch)
    assert result.exit_code == 0
    assert {"index.md", "losses.md", "sources/index.md"} <= set(tree(tmp_path / "out"))


@pytest.mark.parametrize(
    ("config", "message"),
    [
        (None, "dossier.yml:1: no such file; a dossier needs a dossier.yml with at least a title and topics (see README)"),
        ("", "dossier.yml:1: empty, or not a list of 'key: value' lines; write at least a title and topics (see README)"),
        (
            "title: Fire\ntopics: [",
            "dossier.yml:2: no valid YAML (expected the node content, but found '<stream end>'); "
            "check the indentation, quotes and colons here",
        ),
        ("title: Fire\n", "dossier.yml:1: 'topics' is missing; add it"),
        (CONFIG.replace("topics:", "topic:"), "dossier.yml:4: unknown key 'topic'; did you mean 'topics'?"),
        (
            CONFIG.replace("headline: true", "headline: perhaps"),
            "dossier.yml:17: 'measures.0.headline': expected true or false, found 'perhaps'; correct it",
        ),
        (
            CONFIG.replace("[killed, wounded]\n", "[killed, woundde]\n", 1),
            "dossier.yml:7: 'woundde' matches no measures; did you mean 'wounded'?",
        ),
        (CONFIG + "subject: towns\n", "dossier.yml:40: 'towns' matches no subject; known: city, union"),
        (
            re.sub(r"(?m)^  - id: (city|union)\n", r"\g<0>    rest: true\n", CONFIG),
            "dossier.yml:37: 'city' is the rest already; leave 'rest: true' to one party",
        ),
    ],
    ids=["missing", "empty", "malformed", "incomplete", "unknown key", "wrong type", "unknown measure", "unknown party", "two rests"],
)
def test_a_dossier_yml_that_cannot_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, config: str | None, message: str) -> None:
    assert seed_error(lay_out(tmp_path, config=config), monkeypatch) == message


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ("claims:\n  0123456789:\n    reason: It is not so.\n    reject: true\n", "dossier.yml:41: "),
        ("translations:\n  0123456789:\n    digest: abcdefabcdef\n    text: {en: So.}\n", "dossier.yml:41: "),
        ("sources:\n  nowhere:\n    url: https://example.org/\n", "dossier.yml:41: "),
    ],
    ids=["claim", "translation", "source"],
)
def test_an_id_that_matches_nothing_is_told_with_its_line_and_the_site_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str, place: str
) -> None:
    result = write(lay_out(tmp_path, config=CONFIG + more), monkeypatch)
    [message] = [line for line in result.stderr.splitlines() if line.startswith(place)]
    assert more.splitlines()[1].strip(" :") in message and result.exit_code == 0


def test_all_faults_of_a_dossier_yml_are_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faults = "measuers: []\nsources: {courier: {published: 2025-02-30, utl: x}}\noutlets: [{agency: maybe}]\n"
    lines = seed_error(lay_out(tmp_path, config=CONFIG + faults), monkeypatch).splitlines()
    assert [line.split(": ")[1].split(";")[0] for line in lines if line.startswith("dossier.yml:")] == [
        "unknown key 'measuers'",
        "'sources.courier.published'",
        "unknown key 'utl'",
        "'outlets.0.name' is missing",
        "'outlets.0.agency'",
    ]


def first_claim(folder: Path) -> tuple[str, str]:
    """The id of "At least 12 dockers" and the digest of its quote."""
    found = next(iter(extract(load_config(folder / "dossier.yml"), [folder / "seeds" / "courier.txt"])))
    claim = next(one for one in found.claims if one.figure.low == 12)
    assert found.article is not None
    return claim.id, quote_digest(found.article.text[claim.start : claim.end])


@pytest.mark.site
@pytest.mark.usefixtures("drawings")
@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "losses.md",
            "At least 13 were killed.[^{id}]\n",
            "docs/losses.md:1: 'At least 13' is not what the cited claim says ('At least 12')",
        ),
        (
            "losses.md",
            "12 were killed.[^{id}]\n",
            "docs/losses.md:1: '12' is not what the cited claim says ('At least 12'); keep its hedge",
        ),
        (
            "index.md",
            "The fire killed dozens.\n",
            "docs/index.md:1: 'dozens' cites no claim; put [^claim-id] behind it, or say it without",
        ),
        ("losses.md", "Text.\n\n```dossier\nchart nothing\n```\n", "docs/losses.md:4: 'nothing' matches no chart; use one of"),
    ],
)
def test_a_page_of_the_editors_that_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, message: str) -> None:
    lay_out(tmp_path)
    (tmp_path / "docs").mkdir(exist_ok=True)
    (tmp_path / "docs" / name).write_text(text.replace("{id}", first_claim(tmp_path)[0]), encoding="utf-8")
    assert seed_error(tmp_path, monkeypatch).startswith(message)


@pytest.mark.site
@pytest.mark.usefixtures("drawings")
def test_a_page_with_wrong_front_matter_is_told_and_the_site_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path)
    (tmp_path / "docs").mkdir(exist_ok=True)
    (tmp_path / "docs" / "about.md").write_text("---\ntitel: About\n---\nWho we are.\n", encoding="utf-8")
    result = write(tmp_path, monkeypatch)
    assert result.exit_code == 0
    assert "docs/about.md:2: unknown key 'titel'; the page is shown without its front matter; did you mean 'title'?\n" in result.stderr
    assert "Who we are." in (tmp_path / "out" / "about.md").read_text(encoding="utf-8")


@pytest.mark.site
@pytest.mark.usefixtures("drawings")
def test_a_translation_of_a_rejected_claim_does_not_end_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    claim, digest = first_claim(lay_out(tmp_path))
    told = f'claims: {{"{claim}": {{reason: No., reject: true}}}}\ntranslations: {{"{claim}": {{digest: "{digest}", text: {{fr: ""}}}}}}\n'
    assert write(lay_out(tmp_path, config=CONFIG + told), monkeypatch).exit_code == 0


def test_a_translation_with_another_figure_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    claim, digest = first_claim(lay_out(tmp_path))
    told = f'translations:\n  "{claim}":\n    digest: "{digest}"\n    text: {{fr: "Au moins 21 dockers."}}\n'
    message = seed_error(lay_out(tmp_path, config=CONFIG + told), monkeypatch)
    assert message.startswith(f"dossier.yml:43: 'Au moins 21' in the translation of '{claim}' is not what its original says")


@pytest.mark.site
@pytest.mark.usefixtures("drawings")
def test_two_seeds_with_the_same_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both are sources; the figure counts as one origin's, so that a copy does not make it look better supported."""
    lay_out(tmp_path, seeds={"courier.txt": ENGLISH, "copy.txt": ENGLISH})
    result = write(tmp_path, monkeypatch)
    assert result.exit_code == 0
    assert {"sources/courier.md", "sources/copy.md"} <= set(tree(tmp_path / "out"))


HOSTILE = """\
Fire in the harbour <script>document.title='stolen'</script>

The Orvanne Courier, 3 March 2025

This article is invented. At least 12 dockers were killed <img src=x onerror="document.title='stolen'"> in the fire, the mayor said.

The mayor said 13 dockers were killed {{ config.site_name }} {% raw %} and `code` *loud* __bold__ [a link](https://evil.example/) [^1] here.

The mayor said 14 dockers were killed <a href="javascript:alert(1)">there</a> ![pic](//evil.example/x.png) :smile: --8<-- "mkdocs.yml" now.

The mayor said 15 dockers were killed </p></article></body> a|b {: .class } &lt;b&gt; and <https://evil.example/auto> too.

[^1]: The mayor said 16 dockers were killed in a footnote of the article's own.

The mayor said 17 dockers were killed </script><style>body{display:none}</style><!-- and it goes on.
"""


class Page(HTMLParser):
    """What a browser would make of a page: its elements with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.scripts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        (self.scripts if self.cdata_elem else self.words).append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


@pytest.mark.site
def test_a_hostile_seed_comes_out_as_plain_text(tmp_path: Path, kept_folder: Path) -> None:
    keep_drawings(lay_out(tmp_path, seeds={"hostile.txt": HOSTILE, "courier.txt": ENGLISH}), kept_folder / "hostile")
    result = mkdocs(tmp_path, "build", "--strict")
    assert result.returncode == 0, result.stderr
    pages = {name: Page(content.decode()) for name, content in tree(tmp_path / "site").items() if name.endswith(".html")}
    for name, page in pages.items():
        told = [script for script in page.scripts if "stolen" in script]
        assert all(isinstance(json.loads(script), dict) and "<" not in script for script in told), name  # data of the page, no program
        for tag, attributes in page.elements:
            assert not any(key.startswith("on") for key in attributes), (name, tag, attributes)
            links = [attributes.get(key) or "" for key in ("href", "src", "action", "data")]
            assert not any("evil.example" in link or link.startswith("javascript:") for link in links), (name, tag, attributes)
    quotes = [HOSTILE.split("\n\n")[number] for number in (2, 3, 4, 5)]
    shown = pages["sources/hostile.html"].text
    for quote in quotes:
        sentence = " ".join(re.sub(r"^This article is invented\. ", "", quote).split())
        assert sentence in shown


@pytest.mark.site
@pytest.mark.usefixtures("drawings")
def test_notices_are_told_once_a_cause(tmp_path: Path) -> None:
    seeds = {f"empty{number}.txt": b"" for number in range(6)} | {"courier.txt": ENGLISH.encode()}
    lines = complaints(build(load_config(lay_out(tmp_path, seeds=seeds) / "dossier.yml")).notices)
    assert [line for line in lines if "empty" in line] == [
        "seeds/empty0.txt:1: the file is empty; put the article's text in it, or remove it"
        " (also seeds/empty1.txt:1, seeds/empty2.txt:1, seeds/empty3.txt:1 and 2 more)"
    ]


def test_what_is_given_to_be_added_may_be_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(lay_out(tmp_path / "desk"))
    (tmp_path / "binary").write_bytes(b"\x7fELF\0\1")
    before = tree(Path("seeds"))
    given = ["https://offline.invalid/a", "../nowhere", "../binary", ".", "ftp://files.example/a"]
    result = CliRunner().invoke(main, ["add", *given], catch_exceptions=False)
    assert result.exit_code == 1
    told = [
        "https://offline.invalid/a:1: cannot be fetched (its host is not found: is the address right, and this machine online?); try again",
        "../nowhere:1: no such file or folder; check the path; an address begins with https://",
        "../binary:1: it is no text, page or Markdown; it is not added; save what it says as .txt, .html or .md",
        ".:1: no text, page or Markdown file is in this folder; name the one with the articles",
        "0 articles added to seeds/; 5 not, for the reasons above",
    ]
    assert [line for line in told if line not in result.stderr] == []
    assert tree(Path("seeds")) == before

"""The downloads before the programs that others read them with: frictionless, pyarrow, pyld, citeproc-py."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pyarrow
import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from frictionless import Package
from pyarrow import parquet
from pyld import jsonld

from dossier.build import build
from dossier.config import load_config
from dossier.models import Site
from dossier.write.exports import parquet as parquet_module
from dossier.write.exports.downloads import COLUMNS
from dossier.write.exports.fields import CLAIMS, TABLES, VERSION, columns
from dossier.write.exports.published import README, ZIP, data_files
from dossier.write.exports.references import bibtex_words
from dossier.write.exports.tables import csv_table
from dossier.write.lookup import Lookup, make_lookup
from dossier.write.sharing.linked import dossier_data
from tests.write.small import article, claim, dossier_of, settings

ROOT = Path(__file__).parents[3]
Files = Mapping[str, str | bytes]

ODD = {
    "=cmd|' /C calc'!A0": "=cmd said “12” {dead}, 5 % or more; =1+1.",
    'a "b", c': "Nobody says\nwho counted 40 dead \\ & # $ ~ ^ _.",
    "été": "Le maire dit, à l’hôpital, que 7 personnes sont mortes.",
    "ete": "The mayor named no day for the 3 dead.",
}
"""Invented articles by their files' names: formulas, quotes, line breaks, braces, percent signs, accents."""


def odd() -> Lookup:
    """The odd articles, one of them without a date, a title and an outlet; who claims a figure belongs to a party that nobody set up."""
    config = settings("licence: {en: 'CC BY 4.0, https://example.org/terms.', fr: Libre}\ncontact: 'desk@example.org, \"The desk\"'\n")
    titles = ['=HYPERLINK("x")', "50 % {of} us\nsay \\no", "Crue : l’été « noyé » à Œuf-en-Ternois, ça", None]
    articles = [
        article(name, words, title=title, outlet=outlet, published=published, url=url)
        for (name, words), title, outlet, published, url in zip(
            ODD.items(),
            titles,
            ["@SUM(A1)", "A & B", "Le Courrier d’Évian", None],
            ["2025-03-02", "2025-03", "2025", None],
            ["https://example.org/a%20b?c=1&d=2#e_f", "javascript:alert(1)", "https://example.org/{x}", None],
            strict=True,
        )
    ]
    claims = [
        claim(articles[0], "12", 12, who="=cmd", party="ghosts"),
        claim(articles[1], "40", 40, relation="at_least", as_of=None, scope=None, measure="unheard_of"),
        claim(articles[2], "7", 7, who="Le maire", actor="Mayor (town hall)", party="town"),
        claim(articles[3], "3", 3, as_of=None, scope="part", hearsay=True),
    ]
    return make_lookup(dossier_of(articles, claims, config), config, "en")


def files_of(lookup: Lookup) -> Files:
    return data_files(lookup, dossier_data(lookup))


def of_site(site: Site) -> Files:
    return {name.removeprefix("data/"): content for name, content in site.files.items() if name.startswith("data/")}


@pytest.fixture(scope="module")
def first(first_site: Site) -> Files:
    return of_site(first_site)


@pytest.fixture(scope="module", params=["first", "example", "odd", "empty"])
def files(request: pytest.FixtureRequest) -> Files:
    """The downloads of the first dossier, of an example, of odd articles, and of one without any claim."""
    if request.param == "first":
        return dict(request.getfixturevalue("first"))
    if request.param == "example":
        return of_site(build(load_config(ROOT / "tests" / "sites" / "fr-crue" / "in" / "dossier.yml")))
    if request.param == "odd":
        return files_of(odd())
    config = settings()
    return files_of(make_lookup(dossier_of([article("a", "Nothing is counted here.")], [], config), config, "en"))


def text(files: Files, name: str) -> str:
    content = files[name]
    assert isinstance(content, str)
    return content


def rows(files: Files, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text(files, name), newline="")))


def put(files: Files, folder: Path) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def faults(folder: Path) -> list[list[Any]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        report = Package(str(folder / "datapackage.json")).validate()
        return [*report.flatten(["type", "message"])]


def test_frictionless_finds_the_package_valid(files: Files, tmp_path: Path) -> None:
    assert faults(put(files, tmp_path)) == []
    resources = json.loads(text(files, "datapackage.json"))["resources"]
    assert [one["name"] for one in resources] == [table.name for table in TABLES]
    for one in resources:
        fields = one["schema"]["fields"]
        assert all(field["descriptions"].keys() == {"en", "fr"} and field["description"] for field in fields)


@pytest.mark.parametrize(
    ("old", "new"), [("victims,", "victims,"), (",2025-03-02,", ",yesterday,"), (",town,", ",village,"), (",part,", ",piece,")]
)
def test_frictionless_would_find_a_fault(old: str, new: str, tmp_path: Path) -> None:
    """So that the test above can fail: a day that is none, a party and a scope that nobody knows; the first changes nothing."""
    folder = put(files_of(odd()), tmp_path)
    claims = folder / "claims.csv"
    content = claims.read_bytes()
    assert old.encode() in content or old == new
    claims.write_bytes(content.replace(old.encode(), new.encode()))
    package = json.loads((folder / "datapackage.json").read_text())
    for one in package["resources"]:
        del one["bytes"], one["hash"]
    (folder / "datapackage.json").write_text(json.dumps(package))
    assert bool(faults(folder)) == (old != new)


def test_the_field_list_is_the_columns_of_the_files(files: Files) -> None:
    listed = json.loads(text(files, "fields.json"))
    assert listed["version"] == VERSION == json.loads(text(files, "datapackage.json"))["fields_version"]
    assert columns(CLAIMS) == COLUMNS
    for table in listed["tables"]:
        head = text(files, table["path"]).partition("\r\n")[0].split(",")
        assert head == [field["name"] for field in table["fields"]]


def test_terms_and_contact_are_those_of_the_editor() -> None:
    package = json.loads(text(files_of(odd()), "datapackage.json"))
    assert package["licenses"] == [{"path": "https://example.org/terms", "title": "CC BY 4.0, https://example.org/terms."}]
    assert package["licence"] == {"en": "CC BY 4.0, https://example.org/terms.", "fr": "Libre"}
    assert package["contributors"] == [{"title": 'desk@example.org, "The desk"', "role": "contact"}]
    bare = json.loads(text(files_of(_of(settings())), "datapackage.json"))
    assert not {"licenses", "licence", "contributors", "contact"} & set(bare)


def _of(config: Any) -> Lookup:
    return make_lookup(dossier_of([article("a", "Nothing is counted here.")], [], config), config, "en")


def test_parquet_holds_the_claims_of_the_other_files(files: Files) -> None:
    content = files["claims.parquet"]
    assert isinstance(content, bytes)
    found = parquet.read_table(pyarrow.BufferReader(content))
    assert tuple(found.column_names) == COLUMNS
    assert found.to_pylist() == json.loads(text(files, "claims.json"))
    whole = [
        [int(value) if isinstance(value, float) and value == int(value) else value for value in row.values()] for row in found.to_pylist()
    ]
    assert csv_table(COLUMNS, whole) == text(files, "claims.csv")


def test_without_pyarrow_the_site_says_nothing_of_parquet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_module, "find_spec", lambda name: None)
    files = files_of(odd())
    assert "claims.parquet" not in files
    assert "parquet" not in text(files, README).casefold()


def local(url: str, options: object) -> dict[str, Any]:
    """The one context that a file names, in little: nothing is asked of the network."""
    assert url == "http://www.w3.org/ns/anno.jsonld"
    names = ("AnnotationCollection", "AnnotationPage", "Annotation", "SpecificResource", "TextQuoteSelector", "TextPositionSelector")
    words = {"@vocab": "http://www.w3.org/ns/oa#", "id": "@id", "type": "@type", "source": {"@type": "@id"}, "body": {"@type": "@id"}}
    document = {"@context": words | {name: f"http://www.w3.org/ns/oa#{name}" for name in names}}
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}


OPTIONS: dict[str, Any] = {"base": "https://example.org/floods/data/x.jsonld", "documentLoader": local}


def test_json_ld_expands_to_claims_with_their_quotes(files: Files) -> None:
    document = json.loads(text(files, "claims.jsonld"))
    (dataset,) = jsonld.expand(document, OPTIONS)
    assert dataset["@type"] == ["https://schema.org/Dataset"]
    claims = dataset.get("https://schema.org/hasPart", [])
    assert len(claims) == len(json.loads(text(files, "claims.json")))
    framed = jsonld.frame(document, {"@context": {"@vocab": "https://schema.org/"}, "@type": "Quotation"}, OPTIONS)
    quotes = {urljoin(OPTIONS["base"], one["@id"]): one["text"] for one in framed.get("@graph", [framed] if "@id" in framed else [])}
    exported = {one["id"]: one["quote"] for one in json.loads(text(files, "claims.json"))}
    for one in claims:
        name = one["@id"].rpartition("#claim-")[2]
        assert one["@id"].startswith("https://example.org/floods/") and "/data/" not in one["@id"]
        assert quotes[one["https://schema.org/appearance"][0]["@id"]] == exported[name]


def test_annotations_follow_the_model(files: Files) -> None:
    document = json.loads(text(files, "annotations.jsonld"))
    assert document["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert document["type"] == "AnnotationCollection" and document["first"]["type"] == "AnnotationPage"
    items = document["first"]["items"]
    assert document["total"] == len(items) == len({item["id"] for item in items})
    exported = {(one["quote"], one["start"], one["end"]) for one in json.loads(text(files, "claims.json"))}
    seen = set()
    for item in items:
        assert item["type"] == "Annotation" and item["target"]["source"]
        quote, place = item["target"]["selector"]
        assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert place["end"] - place["start"] == len(quote["exact"])
        seen.add((quote["exact"], place["start"], place["end"]))
    assert exported <= seen
    assert jsonld.expand(document, OPTIONS)


def test_quotes_and_what_surrounds_them_stand_in_the_article() -> None:
    config = settings()
    one = article("a", "The first of three sentences, which is a long one.", "Then 12 were dead.", "The third.")
    items = json.loads(text(files_of(make_lookup(dossier_of([one], [claim(one, "12", 12)], config), config, "en")), "annotations.jsonld"))
    found = {}
    for item in items["first"]["items"]:
        quote, place = item["target"]["selector"]
        assert one.text[place["start"] : place["end"]] == quote["exact"]
        before, after = quote.get("prefix", ""), quote.get("suffix", "")
        assert one.text[: place["start"]].endswith(before) and one.text[place["end"] :].startswith(after)
        found[quote["exact"]] = before, after
    # 32 characters at most; nothing of the menu before, nor of what is no sentence after
    assert found["Then 12 were dead."] == ("sentences, which is a long one.\n", "\nThe third.")
    assert found["The first of three sentences, which is a long one."] == ("", "\nThen 12 were dead.")
    assert found["The third."][1] == ""
    assert {item["target"]["source"] for item in items["first"]["items"]} == {"../sources/a.html"}


def test_the_first_dossiers_annotations_stand_in_its_seeds(first: Files) -> None:
    items = json.loads(text(first, "annotations.jsonld"))["first"]["items"]
    sources = {row["key"]: row["source"] for row in rows(first, "sources.csv")}
    assert len(items) > 40
    for item in items:
        seed = (ROOT / "seeds" / f"{sources[re.search(r'sources/(.*)[.]html', item['id'])[1]]}.txt").read_text(encoding="utf-8")  # type: ignore[index]
        quote, place = item["target"]["selector"]
        assert seed[place["start"] : place["end"]] == quote["exact"]
        assert seed[: place["start"]].endswith(quote.get("prefix", "")) and seed[place["end"] :].startswith(quote.get("suffix", ""))


def references(items: list[dict[str, Any]]) -> list[str]:
    from citeproc.source.json import CiteProcJSON

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        for item in items:
            bibliography.register(Citation([CitationItem(item["id"])]))
        return [str(entry) for entry in bibliography.bibliography()]


def test_citeproc_writes_the_sources(files: Files) -> None:
    items = json.loads(text(files, "sources.csl.json"))
    sources = rows(files, "sources.csv")
    assert [item["id"] for item in items] == [row["key"] for row in sources]
    assert len({item["id"] for item in items}) == len(items)
    written = "\n".join(references(items))
    for item in items:
        assert item.get("container-title", "") in written


ENTRY = re.compile(r"@misc\{([a-z0-9_-]+),\n((?:  [a-z]+ = .*,\n)*)\}\n")


def test_bibtex_is_whole_and_its_keys_are_those_of_the_sources(files: Files) -> None:
    bibtex = text(files, "sources.bib")
    entries = ENTRY.findall(bibtex)
    assert "\n".join(f"@misc{{{key},\n{fields}}}\n" for key, fields in entries) == bibtex
    assert [key for key, _ in entries] == [row["key"] for row in rows(files, "sources.csv")]
    for _, fields in entries:
        for line in fields.splitlines():
            value = re.sub(r"\\[{}%$#&_]", "", line.partition(" = ")[2].removesuffix(","))
            assert value.count("{") == value.count("}"), line
            assert "url = " in line or not re.search(r"[%$#&_]", value), line


def test_bibtex_of_odd_articles() -> None:
    bibtex = text(files_of(odd()), "sources.bib")
    assert r"title = {{50 \% \{of\} us say {\textbackslash}no}}," in bibtex
    assert r"title = {{Crue : l’{\'e}t{\'e} « noy{\'e} » {\`a} {\OE}uf-en-Ternois, {\c c}a}}," in bibtex
    assert "url = {https://example.org/a%20b?c=1&d=2#e_f}," in bibtex
    assert "javascript:" not in bibtex and "{x}" not in bibtex
    assert "month = mar,\n  day = {2}," in bibtex


@pytest.mark.parametrize("words", ["Noël à Nîmes, où l’on a reçu Štěpán", "naïveté, aiguë, île", "Ελλάδα", "Œuvre & œufs"])
def test_accents_are_commands_that_mean_the_same(words: str) -> None:
    marks = {"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "c ": "\u0327", "v ": "\u030c"}
    read = re.sub(r"\{\\([`'^~\"]|[cv] )\\?([A-Za-z])\}", lambda found: found[2] + marks[found[1]], bibtex_words(words))
    read = read.replace(r"{\oe}", "œ").replace(r"{\OE}", "Œ").replace(r"\&", "&")
    assert unicodedata.normalize("NFC", read) == words


def test_the_zip_holds_the_files_and_nothing_of_its_day(files: Files) -> None:
    content = files[ZIP]
    assert isinstance(content, bytes)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        held = {entry.filename: archive.read(entry) for entry in archive.infolist()}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    data = {name: files[name] for name in files if "/" not in name and not name.endswith(".md") and name != ZIP}
    assert held == {name: content.encode() if isinstance(content, str) else content for name, content in data.items()}
    told = text(files, README)
    assert all(name in told for name in held if name != README)


def test_the_same_claims_give_the_same_bytes() -> None:
    assert files_of(odd()) == files_of(odd())


def test_no_cell_of_any_table_is_a_formula() -> None:
    files = files_of(odd())
    cells = [cell for table in TABLES for row in rows(files, f"{table.name}.csv") for cell in row.values()]
    assert not [cell for cell in cells if re.match(r"[=+@]|-(?![0-9])", cell)]
    assert "'=cmd|' /C calc'!A0" in {row["source"] for row in rows(files, "sources.csv")}


def test_the_page_names_every_file_in_each_language(first_site: Site) -> None:
    names = [name for name in of_site(first_site) if "/" not in name and not name.endswith(".md")]
    for page, root in (("data/index.md", "../data/"), ("fr/data/index.md", "../../data/")):
        shown = str(first_site.files[page])
        assert [name for name in names if f'"{root}{name}"' not in shown] == []

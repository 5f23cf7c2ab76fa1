"""One article, one page, one id, whatever strangers call their files and write in them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from dossier.build import build
from dossier.config import load_config
from dossier.errors import InputError
from dossier.extraction import extract
from dossier.models import Site
from tests.desk import CONFIG, ENGLISH, FRENCH, lay_out

HOSTILE = Path(__file__).parent / "hostile"

NAMES = {
    "case": ["Report.txt", "report.txt", "REPORT.txt"],
    "normal forms": ["\u00e9t\u00e9.txt", "e\u0301te\u0301.txt"],
    "punctuation": ["a b.txt", "a-b.txt", "a_b.txt", "a.b.txt", "a  b.txt", "a b..txt"],
    "endings": ["a.txt", "a.html", "a.md", "a.TXT", "a.txt.txt"],
    "kept names": ["index.txt", "con.txt", "readme.txt", "README.txt", "NUL.txt"],
    "no letters": ["---.txt", "-..txt", "-.txt", "\u200b.txt", "\u202e.txt"],
    "digests": ["\u00c9t\u00e9 2025.txt", "t-2025-70c9.txt", "t-2025-ee7f0b8e04.txt"],
    "length": ["x" * 200 + ".txt", "x" * 201 + ".txt", "x" * 80 + ".txt"],
}


def text_of(number: int) -> str:
    return ENGLISH.replace("At least 12", f"At least {number}")


def site_of(folder: Path, seeds: Mapping[str, str | bytes], config: str = CONFIG) -> Site:
    return build(load_config(lay_out(folder, seeds=seeds, config=config) / "dossier.yml"))


def pages_of(site: Site) -> dict[str, str]:
    return {path: str(text) for path, text in site.files.items() if re.fullmatch(r"sources/(?!index\.md).*", path)}


@pytest.mark.site
@pytest.mark.usefixtures("drawings")
def test_each_seed_has_a_page_of_its_own(tmp_path: Path) -> None:
    """Each article says another number, so that the page shows whose it is; the order in which files are found changes nothing."""
    names = sorted({name for found in NAMES.values() for name in found})
    seeds = {name: text_of(21 + number) for number, name in enumerate(names)}
    site = site_of(tmp_path / "one", seeds)
    pages = pages_of(site)
    assert len(pages) == len({path.casefold() for path in pages}) == len(names)
    assert sorted(re.findall(r"At least (\d\d) dockers", "".join(pages.values()))) == [str(21 + number) for number in range(len(names))]
    assert not {re.split(r"[/.]", path)[1] for path in pages} & {"con", "nul", "index", "readme"}
    assert site_of(tmp_path / "two", dict(reversed(seeds.items()))).files == site.files
    told = {notice.file.removeprefix("seeds/") for notice in site.notices}
    assert all(told & set(found) for found in NAMES.values())


@pytest.mark.site
@pytest.mark.usefixtures("drawings")
def test_the_hostile_names_have_four_pages_and_their_notes_lead_to_them(tmp_path: Path) -> None:
    seeds = {path.name: path.read_bytes() for path in (HOSTILE / "slugs").iterdir()}
    site = site_of(tmp_path, seeds)
    assert len(pages_of(site)) == len(seeds) == 4
    told = [notice.file for notice in site.notices if "an address of its own" in notice.what]
    assert len(told) == 2
    anchors = {path: set(re.findall(r'id="(claim-[0-9a-f]+)"', text)) for path, text in pages_of(site).items()}
    for page in ("index.md", "losses.md", "help.md"):
        links = re.findall(r"(sources/[\w-]+)\.html#(claim-[0-9a-f]+)", str(site.files[page]))
        assert links and all(anchor in anchors[f"{path}.md"] for path, anchor in links)
    shared = Counter(anchor for found in anchors.values() for anchor in found)
    assert set(shared.values()) == {1}


@pytest.mark.parametrize(
    "seeds",
    [
        {"same-id.txt": (HOSTILE / "same-id.txt").read_text(encoding="utf-8")},
        {"copy.txt": ENGLISH, "courier.txt": ENGLISH},
        {"a b.txt": ENGLISH, "a  b.txt": ENGLISH, "a\u00a0b.txt": ENGLISH, " a b.txt": ENGLISH},
        {"a.txt": ENGLISH, "a.html": ENGLISH, "a.md": ENGLISH},
        {"twice.txt": f"{ENGLISH}\nAt least 12 dockers were killed in the harbour fire, the mayor said on Monday.\n" * 2},
        {
            "title.txt": ENGLISH.replace(
                "Fire in", "At least 12 dockers were killed in the harbour fire, the mayor said on Monday.\n\nFire in", 1
            )
        },
    ],
    ids=["white space", "copies", "names in white space", "endings", "one sentence twice", "title and body"],
)
def test_no_two_claims_or_passages_share_an_id(tmp_path: Path, seeds: Mapping[str, str]) -> None:
    config = load_config(lay_out(tmp_path, seeds=seeds) / "dossier.yml")
    found = list(extract(config, [tmp_path / "seeds"]))
    ids = Counter([*(claim.id for part in found for claim in part.claims), *(one.id for part in found for one in part.passages)])
    assert len(ids) > 1 and set(ids.values()) == {1}
    assert found == list(extract(config, [tmp_path / "seeds"]))


@pytest.mark.site
@pytest.mark.usefixtures("drawings")
def test_the_hostile_cell_is_no_formula_in_any_table(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"csv.txt": (HOSTILE / "csv.txt").read_bytes(), "courier.txt": ENGLISH})
    tables = {path: str(text) for path, text in site.files.items() if path.endswith(".csv")}
    assert "=1+1" in tables["data/claims.csv"]
    for path, table in tables.items():
        for separator in ",;\t|":
            cells = [cell for row in csv.reader(io.StringIO(table, newline=""), delimiter=separator) for cell in row]
            assert not [cell for cell in cells if cell.lstrip(' "').startswith(("=", "+", "@"))], path


@pytest.mark.parametrize(
    ("docs", "config", "message"),
    [
        ({"about.md": "A", "about.en.md": "B"}, CONFIG, "docs/about.md:1: this would be the same page as docs/about.en.md; "),
        ({"about.md": "A", "About.md": "B"}, CONFIG, "docs/about.md:1: this would be the same page as docs/About.md; "),
        ({"\u00e9.md": "A", "e\u0301.md": "B"}, CONFIG, "docs/\u00e9.md:1: this would be the same page as docs/e\u0301.md; "),
        ({"README.md": "A"}, CONFIG, "docs/README.md:1: 'README.md' is the page of its folder to site generators; "),
        ({"sources/courier.md": "A"}, CONFIG, "docs/sources/courier.md:1: the site has a page 'sources/courier.md' of its own; "),
        ({}, CONFIG.replace("languages: [en, fr]", "languages: [en, fr, en]"), "dossier.yml:3: 'en' stands twice in languages; "),
        ({}, CONFIG.replace("- id: help", "- id: losses"), "dossier.yml:9: the id 'losses' stands twice in topics; "),
        ({}, CONFIG.replace("- id: help", "- id: con"), "dossier.yml:9: the site has a page 'con' of its own; "),
        ({}, CONFIG.replace("- id: help", "- id: '404'"), "dossier.yml:9: the site has a page '404' of its own; "),
        ({}, CONFIG + "docs: seeds\n", "dossier.yml:1: 'seeds' and 'seeds' are one folder, or one is in the other; "),
        ({}, CONFIG + "seeds: docs/seeds\n", "dossier.yml:40: 'docs/seeds' and 'docs' are one folder, or one is in the other; "),
    ],
)
@pytest.mark.site
@pytest.mark.usefixtures("drawings")
def test_two_things_of_one_name_are_told(tmp_path: Path, docs: Mapping[str, str], config: str, message: str) -> None:
    lay_out(tmp_path, config=config)
    for name, text in docs.items():
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        build(load_config(tmp_path / "dossier.yml"))
    assert str(error.value).replace(f"{tmp_path}/", "").startswith(message)


@pytest.mark.site
@pytest.mark.usefixtures("drawings")
def test_a_file_of_the_editors_stands_in_its_own_place(tmp_path: Path) -> None:
    """A picture of the French pages is not covered by that of all pages; one where the site has its own is told."""
    lay_out(tmp_path, seeds={"courrier.txt": FRENCH, "courier.txt": ENGLISH})
    for name, content in {"a.png": b"all", "fr/a.png": b"french", "data/claims.csv": b"mine"}.items():
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_bytes(content)
    site = build(load_config(tmp_path / "dossier.yml"))
    assert (site.files["a.png"], site.files["fr/a.png"]) == (b"all", b"french")
    assert [notice.file for notice in site.notices if "a file of its own" in notice.what] == ["docs/data/claims.csv"]

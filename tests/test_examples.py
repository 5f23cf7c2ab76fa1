"""The second dossier, ``examples/demonstrators``, is built whole, and every figure of it is who's and of when its articles say."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dossier.config import load_config
from tests.test_house import ROOT

EXAMPLES = ROOT / "examples"

# What an editor reads in the articles, with her own eyes: whose count of what on which day.
COUNTED = {
    ("demonstrators", "2025-03-06", "government"): {62_000},
    ("demonstrators", "2025-03-06", "organisers"): {180_000},
    ("demonstrators", "2025-03-11", "government"): {97_000},
    ("demonstrators", "2025-03-11", "organisers"): {250_000},
    ("demonstrators", "2025-03-18", "government"): {71_000},
    ("demonstrators", "2025-03-18", "organisers"): {190_000, 400_000},  # the second is what they hoped for
    ("demonstrators", "2025-03-18", None): {1_000_000},  # a blog's own words
    ("port_lys", "2025-03-06", "police"): {14_000},
    ("port_lys", "2025-03-06", "organisers"): {45_000},
    ("port_lys", "2025-03-06", "counters"): {21_500},
    ("port_lys", "2025-03-11", "police"): {24_000},
    ("port_lys", "2025-03-11", "organisers"): {70_000},
    ("port_lys", "2025-03-11", "counters"): {33_000},
    ("port_lys", "2025-03-18", "counters"): {17_000},
    ("port_lys", "2025-03-18", "police"): {12_000},
    ("port_lys", "2025-03-18", "organisers"): {40_000, 90_000},  # the second in the blog alone
    ("montferrand", "2025-03-11", "police"): {6_500},
    ("montferrand", "2025-03-11", "organisers"): {15_000},
    ("wounded", "2025-03-06", "ngo"): {35, 2},
    ("wounded", "2025-03-06", "police"): {9},
    ("officers_hurt", "2025-03-06", "police"): {4},
    ("officers_hurt", "2025-03-07", "police"): {6},
    ("arrested", "2025-03-06", "police"): {23},
    ("arrested", "2025-03-07", "police"): {31},
    ("arrested", "2025-03-07", "others"): {19},
    ("arrested", "2025-03-11", "police"): {12},
    ("arrested", "2025-03-18", "police"): {8},
    ("police_officers", "2025-03-11", None): {4_200},
    ("damage_cost", "2025-03-12", "government"): {300_000_000},
    ("damage_cost", "2025-03-12", "others"): {1_000_000_000},
}
NOT_SO = {400_000: "possible", 1_000_000_000: "possible"}
"""What is hoped for or feared."""


def run(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example with its site, built as its own workflow would."""
    folder = tmp_path_factory.mktemp("example") / "demonstrators"
    shutil.copytree(EXAMPLES / "demonstrators", folder, ignore=shutil.ignore_patterns("site", ".cache"))
    built = run("-m", "mkdocs", "build", "--strict", folder=folder)
    assert built.returncode == 0, built.stderr
    return folder


@pytest.fixture(scope="module")
def claims(place: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((place / "site" / "data" / "claims.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.site
def test_every_figure_is_whose_and_of_when_the_articles_say(claims: list[dict[str, Any]]) -> None:
    found: dict[tuple[str, str, str | None], set[float]] = {}
    # In each article that gives it, so that no figure of one is taken for another's.
    national = {claim["source"] for claim in claims if claim["low"] == 62_000}
    first = {"2025-03-06-courrier-valmarine-premiere-journee", "2025-03-06-valmarine-post-first-day"}
    assert national == first | {"2025-03-11-courrier-valmarine-deuxieme-journee"}  # which looks back on the first day
    for claim in claims:
        found.setdefault((claim["measure"], claim["as_of"], claim["party"] or None), set()).add(claim["low"])
    assert found == COUNTED
    assert {claim["low"]: claim["modality"] for claim in claims if claim["modality"] != "actual"} == NOT_SO
    assert all(claim["checked"] for claim in claims)


@pytest.mark.site
@pytest.mark.parametrize(
    ("root", "page", "words"),
    [
        ("", "index.html", ["Valmarine : combien étaient-ils ?", "Un exemple inventé", "Préfecture de police"]),
        ("en/", "index.html", ["Valmarine: how many marched?", "An invented example", "Police prefecture"]),
        ("", "cortege.html", ["Manifestants à Port-Lys", "14\u202f000", "45\u202f000", "21\u202f500", "La même rue est comptée par ceux"]),
        ("en/", "cortege.html", ["Demonstrators in Port-Lys", "14,000", "45,000", "21,500", "The same street is counted by those"]),
        ("", "heurts.html", ["Traduction de la rédaction", "35 manifestants avaient été blessés", "Ce sont des manifestants."]),
        ("en/", "heurts.html", ["Translation by the editors", "Six officers were injured", "These are demonstrators."]),
        ("", "cout.html", ["300 millions de dollars", "possible, non certain"]),
        ("en/", "cout.html", ["300 million dollars", "possible, not certain"]),
    ],
)
def test_its_pages_speak_both_languages(place: Path, root: str, page: str, words: list[str]) -> None:
    text = (place / "site" / root / page).read_text(encoding="utf-8").replace("\u00a0", " ").replace("’", "'")
    assert f'<html lang="{"en" if root else "fr"}"' in text
    assert [each for each in words if each.replace("\u202f", " ") not in text.replace("\u202f", " ")] == []


@pytest.mark.site
def test_no_march_replaces_another(place: Path) -> None:
    """Each day is counted anew: what one side counted on one day is no revision of the day before."""
    text = (place / "site" / "en" / "cortege.html").read_text(encoding="utf-8")
    assert "Claimants disagree" in text
    assert [words for words in ("Revised later", "an addition, not a total") if words in text] == []


@pytest.mark.site
def test_check_finds_nothing_read_wrongly_in_it(place: Path) -> None:
    """What is left are quarrels within one article, and figures that no rule finds."""
    found = run("-c", "from dossier.cli import main; main()", "check", "--format", "json", folder=place)
    assert found.returncode == 0, found.stderr
    kinds = {item["kind"] for item in json.loads(found.stdout)}
    assert kinds <= {"contradiction", "uncounted"}, found.stdout


@pytest.mark.parametrize("name", ["demonstrators", "mayotte"])
def test_every_examples_file_is_right(name: str) -> None:
    assert load_config(EXAMPLES / name / "dossier.yml").topics

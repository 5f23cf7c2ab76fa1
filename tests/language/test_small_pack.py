"""A pack may be one file and leave out nearly all: what it leaves out is empty, and a misspelt name is told."""

from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import dossier
from dossier.config import parse_config
from dossier.errors import InputError
from dossier.language import REQUIRED

# All that a pack must hold. The language is invented, and no dictionary of word forms knows it.
LEAST = """\
[reading.words]
common_words = ["zaq", "zoq", "zuq"]
[numbers.settings]
decimal = ","
[numbers.patterns.digits]
regex = '[0-9]+'
examples = ["12"]
rejects = ["zaq"]
"""
# Reads an article in it and prints the figures claimed and the dates found.
PROGRAM = """\
import datetime as dt
from pathlib import Path
from dossier.config import parse_config
from dossier.find import find_claims, find_dates, find_figures
from dossier.models import Seed
from dossier.read import read_article

DOSSIER = '''
title: The zik of Zej (invented)
topics: [{id: dead, title: Dead, cues: {xx: [zik]}, measures: [dead]}]
measures: [{id: dead, title: Dead, counted: {xx: [zom]}}]
parties: [{id: zej, name: Zej}]
'''
TEXT = '''2031-05-14
Zaq zoq invented zuq zaq
Zaq zoq zik zuq Zej zaq 12 zom zoq zuq zaq, zoq.
Zej zaq zoq 1500 zom zaq, 30 % zuq 3-1 zaq 2031-05-14 zoq.
'''
config = parse_config(DOSSIER, file="dossier.yml", folder=Path("."))
article, _ = read_article(Seed("a", "a.txt", TEXT), config, find_dates=find_dates)
print(article.language, article.published)
print([claim.figure.low for claim in find_claims(article, config)[1]])
print([date.first for date in find_dates("zaq 2031-05-14, zoq", language="xx", reference=dt.date(2031, 5, 20))])
print([figure.relation for figure in find_figures("zaq 12 zoq", language="xx")])
"""


def run(folder: Path, pack: str, program: str) -> subprocess.CompletedProcess[str]:
    """A program run with a copy of the package to which one file was added."""
    home = Path(dossier.__file__).parent
    shutil.copytree(home, folder / "dossier", ignore=shutil.ignore_patterns("__pycache__", "write"))
    (folder / "dossier" / "language" / "xx.toml").write_text(pack, encoding="utf-8")
    return subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=False)


def test_the_least_pack_reads_an_article(tmp_path: Path) -> None:
    done = run(tmp_path, LEAST, PROGRAM)
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["xx 2031-05-14", "[12.0, 1500.0]", "[datetime.date(2031, 5, 14)]", "['exact']"]


FAULTS = [
    # a name misspelt would be left out in silence
    (
        "[numbers.words]\nabot = ['zoq']",
        "language pack 'xx': nothing asks for the words 'numbers.abot'; did you mean 'numbers.about'?",
    ),
    # an idea of its own
    ("[weather.words]\nrain = ['zoq']", "language pack 'xx': nothing asks for the words 'weather.rain'"),
    # a required name left out
    ("[reading.words]\ncommon_words = ['zaq']", "language pack 'xx': 'numbers.decimal' is missing, without which nothing can be read"),
    ("[reading.words]\ncommon_words = []", "language pack 'xx': 'numbers.decimal' is missing, without which nothing can be read"),
]


@pytest.mark.parametrize(("pack", "message"), FAULTS)
def test_a_faulty_pack_says_what_is_wrong(tmp_path: Path, pack: str, message: str) -> None:
    done = run(tmp_path, pack, textwrap.dedent("from dossier.language import load_language\nload_language('xx')"))
    assert done.stderr.splitlines()[-1] == f"ValueError: {message}"


def test_these_are_all_the_names_that_a_pack_must_hold() -> None:
    assert sorted(REQUIRED) == ["numbers.decimal", "numbers.digits", "reading.common_words"]


def test_words_of_a_dossier_are_in_languages_that_have_a_pack() -> None:
    text = "title: T\ntopics:\n  - {id: a, title: A, cues: {%s: [zik]}}\n"
    assert parse_config(text % "es", file="dossier.yml", folder=Path(".")).topics[0].cues == {"es": ("zik",)}
    with pytest.raises(InputError, match=r"dossier\.yml:3: 'topics\.0\.cues\.xx': 'xx' is not known; use one of 'en' or 'es' or 'fr'"):
        parse_config(text % "xx", file="dossier.yml", folder=Path("."))


def test_a_list_without_a_language_is_for_articles_in_all() -> None:
    config = parse_config("title: T\ntopics: [{id: a, title: A, cues: [zik]}]", file="dossier.yml", folder=Path("."))
    assert config.topics[0].cues == {"en": ("zik",), "es": ("zik",), "fr": ("zik",)}

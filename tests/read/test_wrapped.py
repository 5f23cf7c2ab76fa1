"""A line break within a paragraph is a space. All texts are invented."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from dossier.config import Config, load_config
from dossier.extraction import extract_seed
from dossier.language import load_language
from dossier.models import Seed
from dossier.read.clean import clean
from dossier.read.detection import detect_language

ROOT = Path(__file__).parents[2]
GOLD = {
    ROOT / "seeds": ROOT / "dossier.yml",
    ROOT / "tests/gold/en": ROOT / "dossier.yml",
    ROOT / "tests/gold/mayotte": ROOT / "examples/mayotte/dossier.yml",
}
WIDTH = 72
ALIKE = 0.975  # of the claims; the rest stand where headlines and labels are themselves wrapped, in pages without blank lines
APART = [
    # a headline, a byline and a date above a paragraph
    "Flood in Valmont leaves dozens homeless for weeks\nBy Jane Invent\n3 May 2031\n\nThe river rose on Monday.",
    "Flood in Valmont leaves dozens homeless for weeks\n\nThe river rose on Monday.",
    # paragraphs without blank lines
    "The river rose on Monday night in the invented town.\nThe mayor counts 12 dead.\nNobody knows more.",
    # lists
    "The mayor spoke of three things that nobody had heard of\n- the dyke\n- the bridge\n1. the road",
    # labels
    "Photo by\nthe town\n\nThe river rose on Monday.",
    # what follows a headline without a stop, where no paragraph ends in one
    "Crue à Valmont : douze morts et mille personnes évacuées\npar Jeanne Invent, envoyée spéciale",
]
JOINED = [
    # a small letter, a digit, a comma, a hyphen, a word with which no sentence ends
    (
        "La mairie a démenti que la crue de lundi ait tué\ndouze personnes.",
        "La mairie a démenti que la crue de lundi ait tué douze personnes.",
    ),
    (
        "The mayor spoke.\n\nThe town hall denied that the flood had killed\n600 people.",
        "The town hall denied that the flood had killed 600 people.",
    ),
    ("The old mayor,\nMr Hale, spoke to the town.", "The old mayor, Mr Hale, spoke to the town."),
    ("Les démineurs valdo-\nMarandais sont partis lundi.", "Les démineurs valdo-\u2060Marandais sont partis lundi."),
    ("It was told by the\nMayor of Valmont on Monday.", "It was told by the Mayor of Valmont on Monday."),
    # lines of one width
    (
        textwrap.fill("M. Morel compte 12 morts. La maire de Valmont, qui a vu M. Petit, n'en dit rien. " * 3, 40).replace("\n", "\r\n"),
        "M. Morel compte 12 morts.",
    ),
]


@pytest.mark.parametrize("text", APART)
def test_lines_that_stand_for_themselves_stay_apart(text: str) -> None:
    assert clean(text, load_language("en")).text == text


@pytest.mark.parametrize(("text", "sentence"), JOINED)
def test_a_sentence_over_several_lines_is_one(text: str, sentence: str) -> None:
    cleaned = clean(text, load_language(detect_language(text) or "fr"))
    assert sentence in [" ".join(cleaned.text[one.start : one.end].split()) for one in cleaned.sentences]
    assert len(cleaned.text) == len(text)


def claims_in(path: Path, config: Config, text: str) -> set[tuple[object, ...]]:
    extract = extract_seed(config, Seed(path.stem, path.name, text))
    return {
        (claim.id, claim.figure.said, claim.measure, claim.claimant and claim.claimant.party, claim.scope, claim.as_of, claim.modality)
        for claim in extract.claims
    }


@pytest.mark.parametrize("folder", GOLD, ids=lambda folder: folder.name)
def test_wrapped_articles_say_what_they_say_unwrapped(folder: Path) -> None:
    same = different = 0
    config = load_config(GOLD[folder])
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        wrapped = "\n".join(textwrap.fill(line, WIDTH) if len(line) > WIDTH else line for line in text.split("\n"))
        found, expected = (claims_in(path, config, words) for words in (wrapped, text))
        same += len(found & expected)
        different += len(found ^ expected)
    assert same >= ALIKE * (same + different)

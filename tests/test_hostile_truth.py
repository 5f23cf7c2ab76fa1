"""What nobody claims is not published: denials, others' losses, what was asked for and refused, games, corrections, numbers that Markdown,
line breaks or odd signs bend. The articles and sentences are invented."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dossier.config import Config, load_config
from dossier.extraction import extract_seed
from dossier.models import Claim, Extract, Seed
from dossier.read import read_seed, seed_files

HERE = Path(__file__).parent / "hostile"
ROOT = HERE.parents[1]
HELD = {
    "truth-blockquote.md": ["600 600 killed"],
    "truth-dont-fr.txt": ["2000 2000 killed"],
    "truth-figure-space.txt": ["4200 4200 killed"],
    "truth-footnote-mark.md": ["600 600 killed"],
    "truth-half-sign-en.txt": ["2500000 2500000 shells"],
    "truth-plusminus.txt": ["600 600 killed"],
    "truth-tag.md": ["600 600 killed"],
}
"""What the articles claim that claim something."""
OPENING = {
    "en": """\
War in Ukraine: what is known of the North Korean troops

The Orvanne Courier, 12 May 2025

This article is invented. North Korean soldiers sent to Russia have been fighting in the Kursk region since the autumn.

""",
    "fr": """\
Guerre en Ukraine : le point sur les troupes nord-coréennes

Le Courrier d'Orvanne, publié le 12 mai 2025

Cet article est inventé. Les soldats nord-coréens déployés en Russie combattent dans la région de Koursk depuis l'automne.

""",
}
LINES = (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines()
SENTENCES = [tuple(line.split(" | ", 2)) for line in LINES if line and not line.startswith("#")]


@cache
def config() -> Config:
    return load_config(ROOT / "dossier.yml")


def said(claim: Claim) -> str:
    low, high = (f"{value:.0f}" if value is not None else "-" for value in (claim.figure.low, claim.figure.high))
    return f"{low} {high} {claim.measure}"


def claims(seed: Seed) -> list[str]:
    found: Extract = extract_seed(config(), seed)
    assert found.article is not None
    return [said(claim) for claim in found.claims]


@pytest.mark.parametrize("path", sorted((HERE / "truth").iterdir()), ids=lambda path: path.name)
def test_an_article_claims_no_falsehood(path: Path) -> None:
    [seed] = map(read_seed, seed_files([path], root=HERE))
    assert isinstance(seed, Seed)
    assert claims(seed) == HELD.get(path.name, [])


@pytest.mark.parametrize(("language", "expected", "sentence"), SENTENCES)
def test_a_sentence_claims_no_falsehood(language: str, expected: str, sentence: str) -> None:
    found = claims(Seed("invented", "invented.txt", OPENING[language] + sentence + "\n"))
    assert found == ([] if expected == "-" else [expected])

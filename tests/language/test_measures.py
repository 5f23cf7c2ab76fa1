"""The measures that the packs know by name: each finds its examples and none of its rejects."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dossier.config import LANGUAGES, Config, parse_config
from dossier.find import find_claims
from dossier.language.catalogue import named, names
from dossier.models import Article, Sentence

ENTRIES = {name: named("measures", name) or {} for name in names("measures")}
SAID = [
    (name, code, kind, text)
    for name, entry in ENTRIES.items()
    for code in LANGUAGES
    for kind in ("examples", "rejects")
    for text in entry[code][kind]
]


@cache
def alone(name: str) -> Config:
    """A dossier of nothing but one measure."""
    text = f"title: T\ntopics: [{{id: a, title: A, measures: [{name}]}}]\nmeasures: [{name}]"
    return parse_config(text, file="dossier.yml", folder=Path("."))


def counted(text: str, code: str, config: Config) -> list[str]:
    """The measures of the figures in a sentence."""
    article = Article("a", "a.txt", text, code, None, None, None, None, None, (Sentence(0, len(text), 0),), ())
    return [claim.measure for claim in find_claims(article, config)[1]]


@pytest.mark.parametrize(("name", "code", "kind", "text"), SAID, ids=[f"{code}:{name}:{text}" for name, code, _, text in SAID])
def test_a_measure_counts_its_examples_and_no_reject(name: str, code: str, kind: str, text: str) -> None:
    assert (counted(text, code, alone(name)) == [name]) == (kind == "examples"), text


@pytest.mark.parametrize("name", ENTRIES)
def test_a_measure_is_whole(name: str) -> None:
    """It says whose term it is, and in each language of a site what it is called, with two examples and two rejects at least."""
    entry = ENTRIES[name]
    assert entry["source"]
    for code in LANGUAGES:
        assert {"title", "phrase", "counted", "cues"} <= set(entry[code])
        assert min(len(entry[code]["examples"]), len(entry[code]["rejects"])) >= 2
    assert set(entry.get("contained_in", ())) <= set(ENTRIES)

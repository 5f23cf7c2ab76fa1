"""The roles that the packs know by name: who speaks in its examples is of that role, and nobody in its rejects is."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dossier.config import LANGUAGES, Config, parse_config
from dossier.language.catalogue import named, names
from tests.language.sentences import claims_in, sentences_of

ENTRIES = {name: named("roles", name) or {} for name in names("roles")}
SAID = sentences_of("roles")


@cache
def alone(name: str) -> Config:
    """A dossier of one role and whoever has another."""
    text = f"""\
title: T
topics: [{{id: a, title: A, measures: [killed, wounded, displaced, demonstrators, arrested]}}]
parties: [{{role: {name}}}, {{id: rest, name: Others, rest: true}}]
"""
    return parse_config(text, file="dossier.yml", folder=Path("."))


@pytest.mark.parametrize(("name", "code", "kind", "text"), SAID, ids=[f"{code}:{name}:{text}" for name, code, _, text in SAID])
def test_a_role_speaks_in_its_examples_and_in_no_reject(name: str, code: str, kind: str, text: str) -> None:
    [claim] = claims_in(text, code, alone(name))
    assert (claim.claimant is not None and claim.claimant.party == name) == (kind == "examples")


@pytest.mark.parametrize("name", ENTRIES)
def test_a_role_is_whole(name: str) -> None:
    for code in LANGUAGES:
        assert {"name", "words"} <= set(ENTRIES[name][code])
        assert min(len(ENTRIES[name][code]["examples"]), len(ENTRIES[name][code]["rejects"])) >= 2


@pytest.mark.parametrize(
    ("code", "text"),
    [("en", "One local newspaper said 12 people had died."), ("fr", "Selon des journaux, 12 personnes sont mortes.")],
)
def test_an_unnamed_medium_is_of_the_media(code: str, text: str) -> None:
    [claim] = claims_in(text, code, alone("media"))
    assert claim.claimant is not None
    assert claim.claimant.party == "media"

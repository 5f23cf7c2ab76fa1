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


@cache
def every() -> Config:
    """A dossier of all roles and whoever has none."""
    roles = ", ".join(f"{{role: {name}}}" for name in names("roles"))
    text = f"title: T\ntopics: [{{id: a, title: A, measures: [killed]}}]\nparties: [{roles}, {{id: rest, name: Others, rest: true}}]\n"
    return parse_config(text, file="dossier.yml", folder=Path("."))


SPEAKERS = [
    # who speaks for a body is of the body's side
    ("en", "ngo", "The president of the association"),
    ("en", "ngo", "An official of the charity"),
    ("en", "unions", "The president of the union"),
    ("en", "armed_groups", "A commander of the militia"),
    ("en", "ngo", "A paramedic with the charity"),
    ("en", "health", "The hospital's director"),
    ("en", "opposition", "A lawmaker of the opposition"),
    ("en", "witnesses", "A resident of Paris"),
    ("fr", "ngo", "un responsable de l'ONG"),
    ("fr", "police", "un responsable de la police"),
    ("fr", "unions", "le secrétaire général de la CGT"),
    ("fr", "un", "des experts de l'ONU"),
    ("fr", "rescue", "le commandant des pompiers"),
    ("fr", "ngo", "un médecin de MSF"),
    ("fr", "armed_groups", "un commandant rebelle"),
    ("fr", "witnesses", "un habitant de Paris"),
    # a name beside a noun tells more than the noun
    ("fr", "media", "l'agence officielle Chine Nouvelle"),
    ("en", "media", "the state news agency KUNA"),
    # a country's body, with words between
    ("en", "army", "Russia's ministry of defence"),
    ("en", "army", "Ukraine's air force"),
    ("en", "army", "the Ministry of National Defence"),
    ("fr", "army", "le ministère russe de la Défense"),
    ("fr", "government", "le ministère russe de l'Intérieur"),
    # offices and bodies of everywhere
    ("en", "government", "MP Anna Vale"),
    ("en", "government", "The High Commissioner of the province"),
    ("en", "government", "Presidential Palace spokesman Paul Lorne"),
    ("en", "rescue", "Coast guard spokesman Paul Lorne"),
    ("en", "army", "Maj. Gen. Paul Lorne"),
    ("en", "police", "The highway patrol"),
    ("fr", "government", "le haut-commissaire de la province"),
    ("fr", "government", "un responsable local"),
    ("fr", "government", "des sources officielles"),
    ("fr", "army", "un haut responsable militaire"),
    ("fr", "police", "le renseignement territorial"),
    ("fr", "rescue", "les garde-côtes"),
    ("fr", "un", "l'agence onusienne"),
    ("fr", "unions", "un responsable syndical"),
    ("fr", "witnesses", "des sources villageoises"),
]


@pytest.mark.parametrize(("code", "role", "speaker"), SPEAKERS, ids=[speaker for *_, speaker in SPEAKERS])
def test_a_speaker_is_of_the_side_whose_words_tell_it(code: str, role: str, speaker: str) -> None:
    text = f"{speaker} said 40 people had been killed." if code == "en" else f"Selon {speaker}, 40 personnes ont été tuées."
    [claim] = claims_in(text, code, every())
    assert claim.claimant is not None
    assert claim.claimant.party == role


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Russia's ministry of defence said 40 soldiers had been killed.\nThe ministry said 12 more had been killed on Monday."),
        ("fr", "Selon le ministère russe de la Défense, 40 soldats ont été tués.\nLe ministère affirme que 12 autres ont été tués lundi."),
    ],
)
def test_a_ministry_named_again_is_the_one_named_before(code: str, text: str) -> None:
    assert [claim.claimant and claim.claimant.party for claim in claims_in(text, code, every())] == ["army", "army"]


@pytest.mark.parametrize(
    ("narrow", "wide", "text"),
    [
        ("unions", "organisers", "La CGT parle de 40 morts."),
        ("armed_groups", "opposition", "Selon la milice, 40 personnes ont été tuées."),
        ("prosecutors", "government", "Selon le parquet, 40 personnes ont été tuées."),
    ],
)
def test_a_role_that_the_dossier_lacks_is_of_the_wider_one(narrow: str, wide: str, text: str) -> None:
    [claim] = claims_in(text, "fr", alone(wide))
    assert claim.claimant is not None
    assert claim.claimant.party == wide
    [claim] = claims_in(text, "fr", every())
    assert claim.claimant is not None
    assert claim.claimant.party == narrow

"""The measures that the packs know by name: each finds its examples and none of its rejects."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dossier.config import LANGUAGES, Config, parse_config
from dossier.language.catalogue import named, names
from tests.language.sentences import claims_in, sentences_of

ENTRIES = {name: named("measures", name) or {} for name in names("measures")}
SAID = sentences_of("measures")


@cache
def alone(name: str) -> Config:
    """A dossier of nothing but one measure."""
    text = f"title: T\ntopics: [{{id: a, title: A, measures: [{name}]}}]\nmeasures: [{name}]"
    return parse_config(text, file="dossier.yml", folder=Path("."))


def counted(text: str, code: str, config: Config) -> list[str]:
    """The measures of the figures in a sentence."""
    return [claim.measure for claim in claims_in(text, code, config)]


@pytest.mark.parametrize(("name", "code", "kind", "text"), SAID, ids=[f"{code}:{name}:{text}" for name, code, _, text in SAID])
def test_a_measure_counts_its_examples_and_no_reject(name: str, code: str, kind: str, text: str) -> None:
    assert (counted(text, code, alone(name)) == [name]) == (kind == "examples"), text


# What is counted where several measures have a word for it.
BESIDE = [
    # things are not killed, whatever was done to them
    ("fr", "L'armée de l'air affirme avoir abattu 88 drones.", ["drones"]),
    ("en", "The strike killed 12 in a home.", ["killed"]),
    # what befell people counts, not what they were before
    ("en", "Officers detained 120 protesters.", ["arrested"]),
    ("fr", "Cinq manifestants ont été abattus par les soldats.", ["killed"]),
    ("en", "Six hostages were killed.", ["killed"]),
    ("fr", "Douze otages ont été tués ou blessés.", ["killed_or_wounded"]),
    # a casualty stays one, whatever befell it later
    ("en", "Some 58 bodies were rescued from the mine.", ["killed"]),
    ("fr", "Quarante blessés ont été évacués.", ["wounded"]),
    # money that is promised is no measure of the things promised
    ("fr", "L'agence distribuera 20 000 tentes promises par l'État.", ["tents"]),
]


@cache
def every_measure() -> Config:
    """A dossier of several measures, a topic each."""
    listed = "killed wounded killed_or_wounded rescued evacuated arrested demonstrators hostages drones homes tents aid"
    topics = "".join(f"  - {{id: {name}, title: {name}, measures: [{name}]}}\n" for name in listed.split())
    return parse_config(f"title: T\ntopics:\n{topics}", file="dossier.yml", folder=Path("."))


@pytest.mark.parametrize(("code", "text", "expected"), BESIDE)
def test_of_several_measures_the_one_meant_counts(code: str, text: str, expected: list[str]) -> None:
    assert counted(text, code, every_measure()) == expected


@pytest.mark.parametrize("name", ENTRIES)
def test_a_measure_is_whole(name: str) -> None:
    """It says whose term it is, and in each language of a site what it is called, with two examples and two rejects at least."""
    entry = ENTRIES[name]
    assert entry["source"]
    for code in LANGUAGES:
        assert {"title", "phrase", "counted", "cues"} <= set(entry[code])
        assert min(len(entry[code]["examples"]), len(entry[code]["rejects"])) >= 2
    assert set(entry.get("contained_in", ())) <= set(ENTRIES)


MONEY = [
    ("en", "Donors on Tuesday pledged $2.3 billion for the flooded towns.", "aid"),
    ("en", "The damage is put at $40 million.", "damage_cost"),
    ("en", "The government has set aside $4.5 million for spraying and for aid.", "aid"),
    ("en", "The budget of the city rose to $12 million.", "money"),
    ("fr", "La présidente a annoncé une aide de 2 millions d'euros.", "aid"),
    ("fr", "Le ministère chiffre les dégâts à 30 millions d'euros.", "damage_cost"),
    ("fr", "Le groupe a perçu 35 millions d'euros d'aides publiques.", "aid"),
    ("fr", "Le budget de la ville atteint 12 millions d'euros.", "money"),
]


@pytest.mark.parametrize(("code", "text", "measure"), MONEY, ids=[text for _, text, _ in MONEY])
def test_measures_of_money_in_one_topic_are_told_apart_by_their_own_words(code: str, text: str, measure: str) -> None:
    dossier = "title: T\ntopics: [{id: money, title: Money, measures: [damage_cost, aid, money]}]"
    assert counted(text, code, parse_config(dossier, file="dossier.yml", folder=Path("."))) == [measure]

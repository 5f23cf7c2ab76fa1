"""Of whom and where a toll or a crowd is, as its words say. All sentences are invented."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from dossier.config import Config, parse_config
from dossier.language import load_language
from dossier.models import EVERYWHERE, People
from tests.language.sentences import claims_in


@cache
def marches() -> Config:
    """A dossier of what befalls people and of who marches."""
    measures = "[killed, wounded, arrested, demonstrators]"
    return parse_config(f"title: T\ntopics: [{{id: a, title: A, measures: {measures}}}]", file="dossier.yml", folder=Path("."))


PEOPLE: list[tuple[str, str, list[People | None]]] = [
    ("en", "Four police officers were injured.", ["police"]),
    ("en", "The attack killed 12 soldiers and nine civilians.", ["soldiers", "civilians"]),
    ("en", "The League counted 35 injured among the protesters.", ["demonstrators"]),
    ("en", "Twelve people were killed.", [None]),
    ("fr", "Quatre policiers ont été blessés.", ["police"]),
    ("fr", "Douze soldats et neuf civils ont été tués.", ["soldiers", "civilians"]),
    ("fr", "La Ligue a recensé 35 blessés parmi les manifestants.", ["demonstrators"]),
    ("fr", "Douze personnes ont été tuées.", [None]),
]

PLACES: list[tuple[str, str, list[str | None]]] = [
    ("en", "In Rive, police counted 14,000 demonstrators.", ["Rive"]),
    ("en", "Police counted 14,000 demonstrators in Rive and 3,000 in Mont.", ["Rive", "Mont"]),
    ("en", "Police counted 14,000 demonstrators in the capital, Rive.", ["Rive"]),
    ("en", "Some 62,000 people marched across the country, the ministry said.", [EVERYWHERE]),
    ("en", "Police counted 14,000 demonstrators in March.", [None]),
    ("fr", "À Rive, la police a compté 14 000 manifestants.", ["Rive"]),
    ("fr", "Quelque 62 000 personnes ont manifesté dans tout le pays.", [EVERYWHERE]),
    ("fr", "La police a compté 14 000 manifestants en mars.", [None]),
]

CARRIED = [
    ("en", "In Rive, police counted 14,000 demonstrators.\nThe union counted 45,000 demonstrators.", ["Rive", "Rive"]),
    ("fr", "À Rive, la police a compté 14 000 manifestants.\nLe syndicat a compté 45 000 manifestants.", ["Rive", "Rive"]),
]


@pytest.mark.parametrize(("code", "text", "people"), PEOPLE, ids=[text for _, text, _ in PEOPLE])
def test_the_group_of_people_is_that_of_the_counted_noun(code: str, text: str, people: list[People | None]) -> None:
    assert [claim.people for claim in claims_in(text, code, marches())] == people


@pytest.mark.parametrize(("code", "text", "places"), [*PLACES, *CARRIED], ids=[text for _, text, _ in [*PLACES, *CARRIED]])
def test_the_place_is_the_one_that_the_clause_or_the_paragraph_names(code: str, text: str, places: list[str | None]) -> None:
    assert [claim.place for claim in claims_in(text, code, marches())] == places


@pytest.mark.parametrize("code", ["en", "fr"])
def test_each_group_of_people_has_its_nouns(code: str) -> None:
    words = load_language(code).words
    listed = {name.removeprefix("group.") for name in words if name.startswith("group.")}
    assert listed == set(get_args(People)) and all(words[f"group.{name}"] for name in listed)

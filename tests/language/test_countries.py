"""The countries that the packs know by code: the members of the United Nations and four more, each whole in every language of a site."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from babel import Locale

from dossier.config import LANGUAGES, Config, parse_config
from dossier.language.catalogue import countries, country_codes, country_id
from tests.language.sentences import claims_in

MORE = {"PS", "TW", "VA", "XK"}
# What the press calls otherwise than CLDR does.
OTHERWISE = {
    "en": {"AG", "BA", "CD", "CG", "CI", "KN", "LC", "MM", "PS", "ST", "TR", "TT", "VA", "VC"},
    "fr": {"CD", "MM", "PS", "VA", "VC"},
}


def test_they_are_the_members_of_the_united_nations_and_four_more() -> None:
    assert len(country_codes()) == 193 + len(MORE)
    assert set(country_codes()) >= MORE | {"AF", "ZW", "SS", "TL", "CH"}
    assert not {"EU", "UK", "HK", "GL"} & set(country_codes())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_country_is_whole_in_each_language(language: str) -> None:
    rows = countries(language)
    assert set(rows) == set(country_codes())
    assert [code for code, row in rows.items() if not (row["names"] and row["adjectives"] and row["capital"])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_countrys_first_name_is_that_of_cldr(language: str) -> None:
    known = Locale(language).territories
    differ = {code for code, row in countries(language).items() if row["name"][0].replace("'", "’") != known[code].replace("'", "’")}
    assert differ == OTHERWISE[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_capital_and_no_name_is_two_countries(language: str) -> None:
    names = [name for row in countries(language).values() for name in {*row["names"], *row["capital"]}]
    assert {name for name in names if names.count(name) > 1} == set()


def test_ids_are_plain_words() -> None:
    assert [country_id(code) for code in ("KR", "US", "CI", "BA")] == [
        "south-korea",
        "united-states",
        "ivory-coast",
        "bosnia-and-herzegovina",
    ]
    assert len({country_id(code) for code in country_codes()}) == len(country_codes())


@cache
def dossier(*codes: str) -> Config:
    parties = "".join(f"  - {{country: {code}}}\n" for code in codes)
    return parse_config(
        f"title: T\ntopics: [{{id: a, title: A, measures: [killed]}}]\nparties:\n{parties}", file="dossier.yml", folder=Path(".")
    )


# Who speaks, by its party and its actor's name.
SPOKEN = [
    ("en", "The Turkish army said 40 people had died.", ("turkey", "Turkish army")),
    ("en", "A Turkish intelligence paper seen by a network puts the dead at 40.", ("turkey", "Turkish intelligence")),
    ("en", "Ankara said 40 people had died.", ("turkey", "Turkish government")),
    ("en", "Kenya's military said 40 people had died.", ("kenya", "Kenyan army")),
    ("en", "A Kenyan lawmaker said 40 people had died.", ("kenya", None)),
    ("fr", "Selon l'armée turque, 40 personnes sont mortes.", ("turkey", "Turkish army")),
    ("fr", "Le ministère kényan de la Défense parle de 40 morts.", ("kenya", "Kenyan army")),
    ("fr", "Selon le renseignement turc, 40 personnes sont mortes.", ("turkey", "Turkish intelligence")),
    ("fr", "Nairobi parle de 40 morts.", ("kenya", "Kenyan government")),
    ("fr", "Une députée kényane parle de 40 morts.", ("kenya", None)),
]


@pytest.mark.parametrize(("code", "text", "speaker"), SPOKEN)
def test_a_country_speaks_by_its_name_capital_army_and_services(code: str, text: str, speaker: tuple[str, str | None]) -> None:
    [claim] = claims_in(text, code, dossier("TR", "KE"))
    assert claim.claimant is not None
    assert (claim.claimant.party, claim.claimant.actor) == speaker


def test_a_government_without_a_country_is_any() -> None:
    text = "Canada said 40 people had died."
    config = parse_config(
        "title: T\ntopics: [{id: a, title: A, measures: [killed]}]\nparties: [{role: government}]", file="dossier.yml", folder=Path(".")
    )
    [claim] = claims_in(text, "en", config)
    assert claim.claimant is not None
    assert claim.claimant.party == "government"

"""The words for the kind of statement that a figure is."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.write.blocks.known import headline_measures
from dossier.write.kinds import kinds
from dossier.write.lookup import make_lookup
from dossier.write.wording import load_wording
from tests.write.small import article, claim, dossier_of, settings

CONFIG = settings()
DAILY = article("daily", "The mayor says 12 are dead.", "Rescue crews count about 20 dead.", "At least 40 died.", "Then 15 dead.")


@pytest.mark.parametrize(
    ("kind", "english", "french"),
    [
        ({}, [], []),
        ({"scope": "new"}, ["one batch"], ["un envoi"]),
        ({"scope": "part"}, ["part of a bigger figure"], ["partie d’un chiffre plus grand"]),
        ({"modality": "planned"}, ["planned, not done"], ["prévu, non réalisé"]),
        ({"modality": "possible", "scope": "new"}, ["possible, not certain", "one batch"], ["possible, non certain", "un envoi"]),
        (
            {"hearsay": True, "former": True},
            ["reportedly", "earlier figure, since replaced"],
            ["au conditionnel", "ancien chiffre, remplacé depuis"],
        ),
    ],
)
def test_what_kind_of_statement_a_figure_is(kind: dict[str, Any], english: list[str], french: list[str]) -> None:
    one = claim(DAILY, "12", 12, **kind)
    assert (kinds(load_wording("en"), one), kinds(load_wording("fr"), one)) == (english, french)


@pytest.mark.parametrize("kind", [{"modality": "planned"}, {"modality": "possible"}, {"former": True}])
def test_what_is_not_said_to_be_so_now_is_no_key_figure(kind: dict[str, Any]) -> None:
    counted, other = claim(DAILY, "12", 12), claim(DAILY, "At least 40", 40, **kind)
    beside, alone = (
        headline_measures(make_lookup(dossier_of([DAILY], found, CONFIG), CONFIG, "en")) for found in ([counted, other], [other])
    )
    assert [(measure, [one.low for one in estimates]) for measure, estimates in beside.items()] == [("dead", [12])]
    assert alone == {}

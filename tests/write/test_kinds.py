"""The words for the kind of statement that a figure is."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.write.blocks.known import headline_measures
from dossier.write.headline import make_headline
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
        ({"scope": "new"}, ["an addition, not a total"], ["un ajout, pas un total"]),
        ({"scope": "part"}, ["part of a bigger figure"], ["partie d’un chiffre plus grand"]),
        ({"modality": "planned"}, ["planned, not done"], ["prévu, non réalisé"]),
        ({"modality": "possible", "scope": "new"}, ["possible, not certain"], ["possible, non certain"]),
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


@pytest.mark.parametrize(("kind", "shown"), [({"modality": "planned"}, [40]), ({"modality": "possible"}, [40]), ({"former": True}, [])])
def test_what_is_superseded_is_no_key_figure_and_a_promise_is_one_only_where_nothing_else_is(
    kind: dict[str, Any], shown: list[int]
) -> None:
    counted, other = claim(DAILY, "12", 12), claim(DAILY, "At least 40", 40, **kind)
    for found, expected in (([counted, other], [12]), ([other], shown)):
        lookup = make_lookup(dossier_of([DAILY], found, CONFIG), CONFIG, "en")
        headlines = [make_headline(lookup, measure, estimates) for measure, estimates in headline_measures(lookup).items()]
        assert [one.low for headline in headlines for one in headline.estimates] == expected
        assert all(bool(headline.kinds) == (expected == [40]) for headline in headlines)

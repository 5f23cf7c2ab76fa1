"""Which figures are parts of a bigger one of their article, by place, by group, by sum. All sentences are invented."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dossier.config import Config, parse_config
from tests.language.sentences import claims_in


@cache
def quake() -> Config:
    """A dossier of what befalls people and homes, and of who marches."""
    measures = "[killed, wounded, missing, arrested, demonstrators, homes]"
    return parse_config(f"title: T\ntopics: [{{id: a, title: A, measures: {measures}}}]", file="dossier.yml", folder=Path("."))


PART, ALL = "part", "total"
ENGLISH: list[tuple[str, list[str]]] = [
    # of a place, behind a bigger count of all
    ("The quake killed 115 people.\nIn Mont county 8 died.", [ALL, PART]),
    (
        "The quake left 115 dead, 300 missing and 90 injured.\nIn Mont province, 12 are missing, 8 died and 40 were injured.",
        3 * [ALL] + 3 * [PART],
    ),
    ("The quake killed 115 people.\nThe worst hit was Mont, where 80 died.", [ALL, PART]),
    ("The quake killed 115 people nationwide.\n80 deaths were recorded in Mont.", [ALL, PART]),
    ("The quake damaged 8,000 homes.\nOver 2,744 houses damaged in Besson.", [ALL, PART]),
    ("Some 40,000 people marched nationwide.\nThey were 2,100 (police) to 7,000 (unions) in Besson.", [ALL, PART, PART]),
    ("The quake killed 115 people.\nBesson, a town by the sea, was the hardest hit, with 68 people killed.", [ALL, PART]),
    ("The quake killed 115 people.\nThe worst-hit towns were Besson, with 68 dead, and Mont, 12 dead.", [ALL, PART, PART]),
    # how badly some of them are hurt
    ("The quake left 40 people injured, two critically.", [ALL, PART]),
    # for what they were arrested
    ("Police made 15 arrests.\nSeven people were arrested on suspicion of assault.", [ALL, PART]),
    # several that add up to another, or to the one beside them
    ("Forty people died.\nSix soldiers and 34 guards were killed.", [ALL, PART, PART]),
    ("All 109 people aboard and four people on the ground were killed, bringing the toll to 113.", [PART, PART, ALL]),
    # of a group, behind a count of all that has the same side
    ("The attack killed 20 people.\nTwo soldiers died in hospital.", [ALL, PART]),
    # none of these: no bigger one, another place's, where the news is, no sum
    ("Twelve people died in Mont.\nThirty people died in Besson.", [ALL, ALL]),
    ("A flood in Besson killed 30 people in Besson.\nTwelve people died in Mont.", [ALL, ALL]),
    ("In Mont 12 people died.\nThe mayor counts 30 dead.", [ALL, ALL]),
    ("Forty people died.\nSix soldiers and 31 guards were hurt.", [ALL, ALL, ALL]),
]
FRENCH: list[tuple[str, list[str]]] = [
    ("Le séisme a fait 115 morts.\nDans le comté de Mont, 8 personnes sont mortes.", [ALL, PART]),
    (
        "Le séisme a fait 115 morts, 300 disparus et 90 blessés.\nDans la province de Mont, 12 ont disparu, 8 sont morts et 40 blessés.",
        3 * [ALL] + 3 * [PART],
    ),
    ("Le séisme a fait 115 morts.\nLa ville la plus touchée est Mont, où 80 personnes sont mortes.", [ALL, PART]),
    ("Le séisme a fait 115 morts.\n80 décès ont été recensés rien que dans la capitale, Mont.", [ALL, PART]),
    ("Le séisme a endommagé 8 000 maisons.\nPlus de 2 744 maisons ont été détruites à Besson.", [ALL, PART]),
    (
        "Quelque 40 000 personnes ont manifesté dans tout le pays.\nIls étaient entre 2 100 (police) et 7 000 (CGT) à Besson.",
        [ALL, PART, PART],
    ),
    ("La police a procédé à 15 arrestations.\nSept personnes ont été arrêtées, soupçonnées de violences.", [ALL, PART]),
    ("Quarante personnes sont mortes.\nSix soldats et 34 gardes ont été tués.", [ALL, PART, PART]),
    ("L'attaque a tué 20 personnes.\nDeux soldats sont morts à l'hôpital.", [ALL, PART]),
    # one by one, in brackets, behind a colon or a comma
    ("Quatre-vingt-dix-sept personnes ont disparu (77 hommes, 15 femmes et 5 enfants).", [ALL, PART, PART, PART]),
    ("La crue a fait 97 morts : 77 hommes, 15 femmes et 5 enfants.", [ALL, PART, PART, PART]),
    ("Le séisme a fait 115 morts, dont 15 enfants, 8 femmes et 3 pompiers.", [ALL, PART, PART, PART]),
    # of what is only possible nothing that is there is a part
    ("Le bilan pourrait atteindre 900 morts.\nQuarante personnes sont mortes à Mont.", [ALL, ALL]),
    ("Douze personnes sont mortes à Mont.\nTrente personnes sont mortes à Besson.", [ALL, ALL]),
    ("Une crue à Besson a fait 30 morts à Besson.\nDouze personnes sont mortes à Mont.", [ALL, ALL]),
    ("À Mont, 12 personnes sont mortes.\nLe maire compte 30 morts.", [ALL, ALL]),
]
BOTH = [*(("en", *row) for row in ENGLISH), *(("fr", *row) for row in FRENCH)]


@pytest.mark.parametrize(("code", "text", "scopes"), BOTH, ids=[row[1] for row in BOTH])
def test_a_part_of_a_bigger_count_is_told_as_one(code: str, text: str, scopes: list[str]) -> None:
    assert [claim.scope for claim in claims_in(text, code, quake())] == scopes

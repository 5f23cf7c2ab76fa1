"""Superseded values, each with its own day or none; everything is invented. The articles are of Wednesday 7 May 2031."""

from __future__ import annotations

import pytest

from tests.find.flood import claims_of

NEW = (False, "2031-05-07")

# Of each figure whether it is superseded, and on which day it holds.
FRENCH: list[tuple[str, list[tuple[bool, str | None]]]] = [
    # an older count, named as one; its own day where it has one
    ("Le précédent bilan était de 40 morts.", [(True, None)]),
    ("Un bilan antérieur évoquait 40 morts.", [(True, None)]),
    ("Un premier bilan faisait état de 40 morts et 60 blessés.", [(True, None), (True, None)]),
    ("Une première estimation, lundi soir, parlait de 40 morts.", [(True, "2031-05-05")]),
    ("Le précédent décompte, mardi, s'élevait à 40 blessés.", [(True, "2031-05-06")]),
    ("Le maire avait d'abord annoncé 40 morts.", [(True, None)]),
    ("Le maire avait alors annoncé 40 disparus.", [(True, None)]),
    ("Le préfet avait initialement parlé de 40 blessés.", [(True, None)]),
    ("Le bilan était jusque-là de 40 morts.", [(True, None)]),
    ("Les premiers propos du maire, qui évoquait « 40 morts », ont choqué.", [(True, None)]),
    # beside the new one, which keeps the article's day; what follows is new again
    ("La préfecture compte 52 morts (contre 40 dans le précédent bilan), 60 blessés et 30 disparus.", [NEW, (True, None), NEW, NEW]),
    ("La préfecture compte 52 morts, contre 40 la veille.", [NEW, (True, "2031-05-06")]),
    ("Le bilan est de 52 morts, contre 40 annoncés lundi par le maire.", [NEW, (True, "2031-05-05")]),
    ("La préfecture compte 52 tentes, contre 40 tentes lundi.", [NEW, (True, "2031-05-05")]),
    ("Les 90 morts sont le double des 40 morts annoncés lundi.", [NEW, (True, "2031-05-05")]),
    ("Le bilan était de 40 morts lundi, mais il est passé à 52 morts.", [(True, "2031-05-05"), NEW]),
    ("Le bilan, estimé à 40 morts lundi, est passé à 52 morts.", [(True, "2031-05-05"), NEW]),
    ("Un premier bilan avait indiqué que 40 habitants étaient morts et 60 blessés.", [(True, None), (True, None)]),
    # none of these
    ("Un premier bilan fait état de 40 morts.", [NEW]),
    ("Le maire a d'abord reçu 40 tentes, puis les sacs.", [NEW]),
    ("Le maire a alors annoncé 40 morts.", [NEW]),
    ("La crue a fait 52 morts à Valmont, contre 40 à Besson.", [NEW, NEW]),
    ("La crue a fait 52 morts, contre 40 en 2030.", [NEW, (False, "2030")]),
    ("Le dernier bilan était de 40 morts.", [NEW]),
]
ENGLISH: list[tuple[str, list[tuple[bool, str | None]]]] = [
    ("The previous toll was 40 dead.", [(True, None)]),
    ("An earlier count by the prefect had put the number of dead at 40.", [(True, None)]),
    ("A first estimate had spoken of 40 dead and 60 hurt.", [(True, None), (True, None)]),
    ("An earlier toll, on Monday, stood at 40 dead.", [(True, "2031-05-05")]),
    ("The prefect had previously said 40 residents died.", [(True, None)]),
    ("The prefect first said 40 residents had died.", [(True, None)]),
    ("Earlier, the mayor had spoken of 40 dead.", [(True, None)]),
    ("The mayor initially reported 40 dead.", [(True, None)]),
    ("The prefecture counts 52 dead (against 40 in the previous count), 60 hurt and 30 missing.", [NEW, (True, None), NEW, NEW]),
    ("The prefecture counts 52 dead, against 40 on Monday.", [NEW, (True, "2031-05-05")]),
    ("The toll is nearly double the 40 deaths reported on Monday.", [(True, "2031-05-05")]),
    ("The toll stood at 40 dead on Monday but has since risen to 52 dead.", [(True, "2031-05-05"), NEW]),
    ("A first count puts the dead at 40.", [NEW]),
    ("The mayor first counted tents, and 40 residents died.", [NEW]),
    ("The latest toll stands at 40 dead.", [NEW]),
    ("The flood left 52 dead in Valmont, against 40 in Besson.", [NEW, NEW]),
]
BOTH = [*(("fr", *row) for row in FRENCH), *(("en", *row) for row in ENGLISH)]


@pytest.mark.parametrize(("language", "text", "expected"), BOTH, ids=[row[1] for row in BOTH])
def test_a_superseded_value_is_told_with_its_own_day(language: str, text: str, expected: list[tuple[bool, str | None]]) -> None:
    assert [(claim.former, claim.as_of) for _, claim, _ in claims_of(text, language=language)] == expected

"""Who claims a figure. All sentences are invented."""

from __future__ import annotations

import pytest

from tests.find.flood import claims_of

# text; for each figure the claimant's words (None: nobody) and party (None: not known)
FRENCH = [
    # a verb of saying and its subject
    ("La préfecture a affirmé que 12 habitants étaient morts.", [("La préfecture", "state")]),
    ("La préfète du Val, Anne Lorrain, a confirmé que 12 habitants étaient morts.", [("La préfète du Val, Anne Lorrain", "state")]),
    ("La mairie de Valmont compte 12 morts.", [("La mairie de Valmont", "valmont")]),
    # turned round
    ("Douze habitants sont morts, a déclaré le préfet.", [("le préfet", "state")]),
    ("« Douze habitants sont morts », assure la mairie de Valmont.", [("la mairie de Valmont", "valmont")]),
    # according to
    ("Selon l'Union des assureurs, 300 habitants sont sinistrés.", [("l'Union des assureurs", "insurers")]),
    ("Il y a 12 morts, d'après la préfecture.", [("la préfecture", "state")]),
    # a medium passes on what somebody else says
    ("Il y a 12 morts, selon la chaîne locale, citant la préfecture.", [("la préfecture", "state")]),
    ("Il y a 12 morts, a déclaré le préfet, selon le journal local.", [("le préfet", "state")]),
    # a noun with its owner
    ("Un bilan de la préfecture donne 12 morts.", [("Un bilan de la préfecture", "state")]),
    # across sentences
    ("Il y a 12 morts, a dit le préfet. Et 40 blessés, a-t-il ajouté.", [("le préfet", "state"), ("le préfet", "state")]),
    ("Le préfet a parlé de 12 morts. Selon la même source, 40 habitants sont blessés.", [("Le préfet", "state"), ("Le préfet", "state")]),
    ("Le préfet compte 12 morts. Il estime que 40 habitants sont blessés.", [("Le préfet", "state"), ("Le préfet", "state")]),
    # each figure to the one of its own clause
    (
        "Il y a 12 morts selon la préfecture, 15 morts selon l'Union des assureurs.",
        [("la préfecture", "state"), ("l'Union des assureurs", "insurers")],
    ),
    (
        "La préfecture compte 12 morts, là où l'Union des assureurs en compte 15.",
        [("La préfecture", "state"), ("l'Union des assureurs", "insurers")],
    ),
    # the second claimant's verb is left out
    ("Le préfet a recensé 600 sinistrés, l'Union des assureurs 900.", [("Le préfet", "state"), ("l'Union des assureurs", "insurers")]),
    # the article's own voice
    ("La crue de Valmont a fait 12 morts.", [(None, None)]),
    # somebody whose side nobody knows stays without one
    ("Il y a 12 morts, selon un voisin.", [("un voisin", None)]),
    ("Selon certaines sources, il y a 12 morts.", [("certaines sources", None)]),
    ("Selon le préfet, les secours sont à Valmont, où 12 habitants sont morts.", [("le préfet", "state")]),
    ("L'Union des assureurs a chiffré à 300 les sinistrés.", [("L'Union des assureurs", "insurers")]),
    # a pronoun after somebody else's sentence is nobody's
    ("Le préfet compte 12 morts. Besson se tait. Selon lui, 40 habitants sont blessés.", [("Le préfet", "state"), (None, None)]),
    # a clause about somebody else is not the speaker's
    (
        "Il y a 12 morts, a averti le préfet, alors que la mairie de Valmont n'a enregistré que 9 noyés.",
        [("le préfet", "state"), (None, None)],
    ),
    # "le même" means the same only of whoever was named
    ("Le préfet compte 12 morts. Le même établissement a reçu 40 blessés.", [("Le préfet", "state"), (None, None)]),
    # an impersonal verb names nobody
    ("Il y a 12 morts, dit-on à Besson.", [("Besson", "besson")]),
    ("Il y a 12 morts, dit-on.", [(None, None)]),
    # a verb that also means something else needs a known subject
    ("Le groupement de la préfecture comptait 300 pompiers à Valmont.", [(None, None)]),
    # a name goes on over "au sein de", and ends before a number
    ("Il y a 12 morts, calcule une source au sein de la préfecture.", [("une source au sein de la préfecture", "state")]),
    ("Il y a 12 morts, d'après un rapport de 212 pages.", [("un rapport", None)]),
    # a verb of saying that says nothing here
    ("À la crue de Valmont s'ajoutent 12 morts.", [(None, None)]),
    # what is announced is said of the subject, not by it
    ("À Valmont, 12 morts ont été annoncés.", [(None, None)]),
]
ENGLISH = [
    ("The prefecture said on Monday that 12 residents had died.", [("The prefecture", "state")]),
    ("Twelve residents died, the prefecture said on Monday.", [("the prefecture", "state")]),
    ('"Twelve residents died," said the prefect.', [("the prefect", "state")]),
    ("According to the Insurers' Union, 300 residents are homeless.", [("the Insurers' Union", "insurers")]),
    ("The prefect counts 12 dead. He added that 40 residents were injured.", [("The prefect", "state"), ("The prefect", "state")]),
    ("The flood of Valmont left 12 dead.", [(None, None)]),
    ("Twelve residents died, said a neighbour.", [("a neighbour", None)]),
    ("The Insurers' Union, by contrast, was already claiming 15 dead.", [("The Insurers' Union", "insurers")]),
    ("There are 12 dead in Valmont, according to an 11-strong panel.", [("an 11-strong panel", None)]),
    (
        "The prefecture counted 600 homeless and the Insurers' Union 900.",
        [("The prefecture", "state"), ("the Insurers' Union", "insurers")],
    ),
    ("The prefect counts 214 homeless, but neighbours believe 270 residents are.", [("The prefect", "state"), ("neighbours", None)]),
    ("Prefecture: 12 dead in Valmont.", [("Prefecture", "state")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), [*(("fr", *row) for row in FRENCH), *(("en", *row) for row in ENGLISH)])
def test_claimant(language: str, text: str, expected: list[tuple[str | None, str | None]]) -> None:
    found = []
    for _, claim, article in claims_of(text, language=language):
        words = article.text[claim.claimant.words.start : claim.claimant.words.end] if claim.claimant else None
        found.append((words, claim.claimant.party if claim.claimant else None))
    assert found == expected


def test_an_actor_is_resolved_by_any_of_its_names() -> None:
    [(_, claim, _)] = claims_of("Anne Lorrain a annoncé 12 morts.")
    assert claim.claimant is not None and (claim.claimant.actor, claim.claimant.party) == ("Prefecture", "state")

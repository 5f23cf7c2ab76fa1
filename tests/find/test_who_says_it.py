"""Who says it, in constructions that news uses. All sentences are invented; the dossier is the flood's."""

from __future__ import annotations

import pytest

from dossier.find.claimants.choose import governing
from dossier.find.claimants.discourse import Speech
from dossier.find.rules import rules_for
from dossier.find.sentence import read_sentence
from tests.find.flood import article_of, claims_of, config

# text; for each of its numbers the claimant's words, None for nobody
FRENCH = [
    # a document passes on whose it is, also with a day between
    ("Il y a 12 morts, selon un nouveau bilan mercredi de l'Union des assureurs.", ["l'Union des assureurs"]),
    ("Selon un communiqué de la préfecture lu à la radio, 12 habitants sont morts.", ["un communiqué de la préfecture"]),
    ("Selon les statistiques publiées par la Ligue des riverains, 12 habitants sont morts.", ["la Ligue des riverains"]),
    ("Un précédent bilan faisait état de 64 morts.", [None]),
    ("Un nouveau bilan fait état de 12 morts, selon la préfecture.", ["la préfecture"]),
    # whoever closes a sentence says all of it
    ("Le pays recense 12 morts, a précisé à Havasse le directeur Jean Petit.", ["le directeur Jean Petit"]),
    ("« Le Val a soutenu la reprise, avec 12 morts », a expliqué le député Paul Morel.", ["le député Paul Morel"]),
    # what stands between a subject and its verb
    ("Le préfet — adjoint du ministre, dit-on — a affirmé que 12 habitants sont morts.", ["Le préfet"]),
    ("Plus tôt, la préfecture, dans un communiqué, a affirmé que 12 habitants sont morts.", ["la préfecture"]),
    ("Jean Petit et Paul Morel — chefs du comité — ont affirmé que 12 habitants sont morts.", ["Jean Petit et Paul Morel"]),
    ("La mairie de Valmont a pour sa part décompté 12 morts.", ["La mairie de Valmont"]),
    ("La préfecture avait dans un premier temps parlé de 12 morts.", ["La préfecture"]),
    # a quotation whose speaker stands on the next line
    ('"Nous en étions à 12 morts",\na déclaré Jean Petit, adjoint au maire.', ["Jean Petit"]),
    # "selon" at a sentence's beginning holds to its end
    ("D'après la préfecture, 12 habitants sont morts, tandis que 40 autres sont sinistrés.", ["la préfecture"] * 2),
    # a contested figure is its author's
    ("Le maire conteste le bilan de 38 morts avancé par la préfecture et parle de 200 morts.", ["la préfecture", "Le maire"]),
    ("Le syndicat rejette le chiffre de 38 morts donné par la préfecture et évoque 200 morts.", ["la préfecture", "Le syndicat"]),
    # an aside is not what the one says who closes the sentence
    ("Depuis la crue, qui a fait 14 morts, les pluies ont fait 70 blessés, selon la préfecture.", [None, "la préfecture"]),
    # each of two
    ("La préfecture compte 12 morts et 15 selon l'Union des assureurs.", ["La préfecture", "l'Union des assureurs"]),
    ("Il y a eu 12 morts selon la préfecture et 17 morts selon l'Union des assureurs.", ["la préfecture", "l'Union des assureurs"]),
    ("12 morts, selon la préfecture, et 17 blessés, selon l'Union des assureurs.", ["la préfecture", "l'Union des assureurs"]),
    # several and one, a person and a body
    ("Des témoins parlent de 12 morts. Il affirme que 40 habitants sont blessés.", ["Des témoins", None]),
    ("Des élus parlent de 12 morts. L'agence évoque 40 blessés.", ["Des élus", "L'agence"]),
    # a paragraph's own subject
    ("Un voisin parle de 12 morts.\n\nLe groupe annonçait 40 blessés.", ["Un voisin", "Le groupe"]),
    # signed
    ("« Il y a 12 morts. » — Paul Morel, préfet du Val", ["Paul Morel, préfet du Val"]),
    ("Il y a 12 morts (source : préfecture).", ["préfecture"]),
    # words end where the name does
    (
        "Selon le Bureau de gestion des risques et des catastrophes (BGRC), 12 habitants sont morts.",
        ["le Bureau de gestion des risques et des catastrophes (BGRC)"],
    ),
    ("Au cours des dernières heures l'agence du Val a annoncé 12 morts.", ["l'agence du Val"]),
    ("Il y a 12 morts, a appris Reuters de sources concordantes.", ["sources concordantes"]),
    ("En mars les secours du Val ont recensé 12 morts.", ["les secours du Val"]),
]
ENGLISH = [
    ("A fire claims 12 lives each year, and 40 residents died on Monday.", [None, None]),
    # a count of somebody's that puts it; a march that is no month; a name does not begin with whose it is
    ("An earlier count by the governor put it at 12 dead.", ["An earlier count by the governor"]),
    ("The prefecture's stewards of the march claimed that 12 residents had died.", ["The prefecture's stewards of the march"]),
    ("The head of the valley where Saturday's blast happened, Paul Morel, put the toll at 12 dead.", ["Paul Morel"]),
    # a clause whose subject is the figure is still what the one before said; somebody else's is not
    ("The prefecture said 12 residents had died while nearly 40 had been injured.", ["The prefecture"] * 2),
    ("The prefecture said 12 residents had died while villagers had 40 injured.", ["The prefecture", None]),
    # "It" is the body with which the sentence before opens
    ("The prefecture met the divers on Monday. It said 12 residents had died.", ["prefecture"]),
    ("The dyke broke on Monday. It said 12 residents had died.", [None]),
    ("Rebels blew up the United States embassy, killing 12 residents.", [None]),
    ("Gunmen opened fire in the US state of Besson, killing 12 residents.", [None]),
    ("Oster's health ministry, run by the rebels, reported 12 dead.", ["Oster's health ministry"]),
    ("The union's toll stood at 12 dead, the prefecture said.", ["the prefecture"]),
    ("The prefecture put the number of dead at 12.", ["The prefecture"]),
    ("The mayor of Valmont spoke of 12 dead. The agency put the figure at 14 dead.", ["The mayor of Valmont", "The agency"]),
    # the subject of the main clause says it all
    (
        "The mayor of Valmont said the toll would rise, and that local officials had counted 15 dead. Another 14 were hurt, he said.",
        ["The mayor of Valmont", "The mayor of Valmont"],
    ),
    ("Lee quoted the prefecture as saying 12 residents were dead.", ["the prefecture"]),
    # English does not turn "has estimated" round
    ("The bank — in a paper — has estimated the cost at 12 million euros.", ["The bank"]),
    ("Ann Hale and Paul Morel — deputy heads of the board — stated that 12 residents died.", ["Ann Hale and Paul Morel"]),
    # datelines and places are no labels
    ("Valmont: The death toll has reached 31 dead, the prefecture said.", ["the prefecture"]),
    ("OSLO - Divers have found 12 dead.", [None]),
    # words end where the name does
    (
        "Minister for Planning, Development and Special Works Ann Hale said 12 residents died.",
        ["Minister for Planning, Development and Special Works Ann Hale"],
    ),
    ("12 residents died, the International Office for Rivers said.", ["the International Office for Rivers"]),
    ("The banks of Oster on Monday said 12 million euros would come.", ["The banks of Oster"]),
    ("According to statistics released by the prefecture, 12 residents died.", ["the prefecture"]),
    ("In early March the prefecture counted 12 dead; last week Besson counted 40 hurt.", ["the prefecture", "Besson"]),
    ("At least 12 residents died, according to the union, and 40 were hurt, according to the mayor.", ["the union", "the mayor"]),
    ("According to witnesses, 12 residents died. She said that 40 were hurt.", ["witnesses", None]),
    ('"12 dead have reached the hospital as per the message we received," the prefect told Havasse.', ["the prefect"]),
    ("Rejecting the mayor's figure of 11 dead, the union said that 29 residents were dead.", [None, "the union"]),
    ("As many as 12 residents are believed dead.\nOster Mayor Ann Lore said help was near.", [None]),
    ("From the prefecture: 12 residents are dead. Another 40 are hurt.", ["the prefecture"] * 2),
    ("Q: How many?\nMR. LORE: We have 12 dead.\nQ: And hurt?\nMR. LORE: There are 40 hurt.", ["MR. LORE"] * 2),
]
TEXTS = [("fr", *each) for each in FRENCH] + [("en", *each) for each in ENGLISH]


@pytest.mark.parametrize(("language", "text", "expected"), TEXTS, ids=[f"{each[0]}-{each[1][:60]}" for each in TEXTS])
def test_who_says_it(language: str, text: str, expected: list[str | None]) -> None:
    rules, article = rules_for(config(), language), article_of(text, language=language)
    sentences = [read_sentence(article.text, place, rules.lexicon) for place in article.sentences]
    speech = Speech(sentences, rules)
    found = []
    for number, sentence in enumerate(sentences):
        for figure in sentence.figures:
            said = governing(speech.attributions(number), figure, sentence)
            found.append(article.text[said.claimant.words.start : said.claimant.words.end] if said and said.claimant else None)
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "La préfecture a compté 12 morts. Elle évoque aussi 40 blessés.",  # a pronoun
        "La préfecture a compté 12 morts. S'y ajoutent 40 blessés.",  # carried on
        "La préfecture a compté 12 morts, la mairie de Valmont dit que 9 ont été noyés, et que, pour la crue, 40 sont blessés.",
    ],
)
def test_who_is_named_beside_a_figure_is_surest(text: str) -> None:
    first, *_, last = [claim.claimant.certainty or 0 for _, claim, _ in claims_of(text) if claim.claimant]
    assert 1 > first > last > 0.5

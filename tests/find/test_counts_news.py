"""What news says figures count, in the words that news uses, with the packs' measures alone. All sentences are invented."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dossier.config import Config, parse_config
from tests.language.sentences import claims_in

Pairs = list[tuple[str, str]]

MEASURES = """[killed, wounded, killed_or_wounded, missing, trapped, displaced, rescued, hospitalised, arrested, prisoners, hostages, \
demonstrators, rescuers, troops, homes, households_without_power, vehicles, drones, aid, damage_cost, money]"""


@cache
def news() -> Config:
    """A dossier of whatever news counts."""
    parties = "[{role: police}, {role: organisers}, {role: unions}, {role: army}]"
    topics = f"[{{id: a, title: A, measures: {MEASURES}}}]"
    return parse_config(f"title: T\ntopics: {topics}\nparties: {parties}", file="dossier.yml", folder=Path("."))


SECOND_SIDE: list[tuple[str, str, Pairs]] = [
    ("en", "Police put the crowd at 40,000 while organisers claimed 70,000.", [("40,000", "demonstrators"), ("70,000", "demonstrators")]),
    ("en", "The prefect counted 1,200 marchers; the unions claimed 4,000.", [("1,200", "demonstrators"), ("4,000", "demonstrators")]),
    ("en", "The army let 1,100 trucks through; aid groups counted 430.", [("1,100", "vehicles"), ("430", "vehicles")]),
    ("en", "The ministry says 41 people died, while the opposition says 60.", [("41", "killed"), ("60", "killed")]),
    ("fr", "La mairie compte 12 morts, tandis que la Ligue en dénombre 20.", [("12", "killed"), ("20", "killed")]),
    (
        "fr",
        "La préfecture a compté 62 000 manifestants, l'intersyndicale, elle, en revendique 180 000.",
        [("62 000", "demonstrators"), ("180 000", "demonstrators")],
    ),
    ("fr", "La police annonce 800 manifestants, les organisateurs 2 000.", [("800", "demonstrators"), ("2 000", "demonstrators")]),
    ("fr", "Le préfet parle de 12 camions, la mairie affirme avoir compté 30.", [("12", "vehicles"), ("30", "vehicles")]),
    # of something else
    ("en", "Police counted 1,200 marchers and the mayor said 15 streets were shut.", [("1,200", "demonstrators")]),
    ("en", "The flood killed 12 and felled 500.", [("12", "killed")]),
    ("fr", "La police compte 800 manifestants et dit que 15 rues sont fermées.", [("800", "demonstrators")]),
]

BETWEEN: list[tuple[str, str, Pairs]] = [
    ("fr", "La marche a réuni jeudi 62 000 personnes.", [("62 000", "demonstrators")]),
    ("fr", "Le cortège a rassemblé, samedi après-midi, 3 000 personnes.", [("3 000", "demonstrators")]),
    ("fr", "L'attaque a tué à Rive 41 personnes.", [("41", "killed")]),
    ("fr", "L'armée a affirmé avoir tué « plus de 300 rebelles ».", [("plus de 300", "killed")]),
    ("en", "The flood killed on Thursday 41 people.", [("41", "killed")]),
    ("en", "The blast injured in Rive 41 people.", [("41", "wounded")]),
    ("en", 'The army said it had killed "more than 300 rebels".', [("more than 300", "killed")]),
    ("en", "Hundreds of soldiers – senior officers too – have been captured.", [("Hundreds", "prisoners")]),
    # of something else
    ("fr", "La marche a réuni jeudi 62 associations.", []),
    ("en", "The flood killed on Thursday 41 cows.", []),
]

WHO_THEY_ARE: list[tuple[str, str, Pairs]] = [
    ("en", "More than 6.2 million Orlanders have been forced from their homes.", [("More than 6.2 million", "displaced")]),
    ("en", "About 12,000 Kelendians fled.", [("About 12,000", "displaced")]),
    ("en", "About 400 rioters were in custody.", [("About 400", "arrested")]),
    ("en", "Some 35 activists are in police custody.", [("Some 35", "arrested")]),
    ("en", "At least 1,290 people are currently being treated across the country.", [("At least 1,290", "hospitalised")]),
    ("en", "About 60 passengers were being treated for burns.", [("About 60", "hospitalised")]),
    ("en", "The war led to the displacement of millions.", [("millions", "displaced")]),
    ("en", "Some 137 hostages are still detained.", [("Some 137", "hostages")]),
    ("en", "Twelve customers were killed.", [("Twelve", "killed")]),
    ("fr", "Plus de 6 millions d'Orlandais ont dû fuir leur foyer.", [("Plus de 6 millions", "displaced")]),
    ("fr", "Quelque 12 000 Marudiens ont manifesté.", [("Quelque 12 000", "demonstrators")]),
    ("fr", "Une quarantaine d'émeutiers sont en garde à vue.", [("Une quarantaine", "arrested")]),
    ("fr", "Deux soldats sont encore « injoignables ».", [("Deux", "missing")]),
    ("fr", "Quelque 137 otages restent détenus.", [("Quelque 137", "hostages")]),
    # things of a name, houses, ducks
    ("en", "Forty Rafales were deployed, twelve Leopards were captured.", []),
    ("en", "The storm cut power: 768,000 properties were cut off.", [("768,000", "households_without_power")]),
    ("en", "A vet treats 40 ducks.", []),
    ("fr", "Douze Leopard ont été capturés.", []),
]

NEARER_VERB: list[tuple[str, str, Pairs]] = [
    ("en", "The rebels said they had killed 80 soldiers and captured 23 others.", [("80", "killed"), ("23", "prisoners")]),
    ("en", "The army killed 80 rebels and captured 23.", [("80", "killed"), ("23", "prisoners")]),
    ("fr", "Les rebelles disent avoir abattu 80 militaires et capturé 23 autres.", [("80", "killed"), ("23", "prisoners")]),
    ("fr", "L'armée a tué 80 rebelles et en a capturé 23.", [("80", "killed"), ("23", "prisoners")]),
]


HELD: list[tuple[str, str, Pairs]] = [
    ("en", "They took 24 hostages.\nThe mayor said 13 Orlanders had been released.", [("24", "hostages"), ("13", "hostages")]),
    (
        "en",
        "They took 24 hostages.\nHe received 20 pupils and four cooks after they were freed.",
        [("24", "hostages"), ("20", "hostages"), ("four", "hostages")],
    ),
    (
        "en",
        "Fifty hostages are to go home, in exchange for 150 women and children.",
        [("Fifty", "hostages"), ("150", "prisoners")],
    ),
    (
        "en",
        "They took 24 hostages.\nTwelve guards were freed, plus 10 Tavolans.",
        [("24", "hostages"), ("Twelve", "hostages"), ("10", "hostages")],
    ),
    ("fr", "Ils retiennent 40 otages.\nDouze femmes ont été libérées lundi.", [("40", "hostages"), ("Douze", "hostages")]),
    ("fr", "Ils retiennent 40 otages.\nLe groupe a relâché 12 élèves.", [("40", "hostages"), ("12", "hostages")]),
    ("fr", "Ils rendent 40 otages, en échange de 30 combattants.", [("40", "hostages"), ("30", "prisoners")]),
    # nobody was held, or it is no people
    ("en", "The hospital released 12 patients.", []),
    ("en", "They took 24 hostages.\nThe group released 12 videos.", [("24", "hostages")]),
    ("fr", "La clinique a libéré 12 malades.", []),
    # what befell those whom a word for something else that befell them names
    ("fr", "Douze prisonniers ont été tués.", [("Douze", "killed")]),
    ("fr", "Douze blessés sont morts.", [("Douze", "killed")]),
    ("en", "Twelve injured people have died.", [("Twelve", "killed")]),
    ("fr", "Douze blessés ont été hospitalisés.", [("Douze", "wounded")]),
    ("fr", "Ils retiennent 40 otages.\nLa banque a libéré 12 millions.", [("40", "hostages")]),
]

GATHERED: list[tuple[str, str, Pairs]] = [
    ("en", "Some 30,000 people are expected at a rally on Sunday.", [("Some 30,000", "demonstrators")]),
    ("en", "About 4,000 people attended the protest.", [("About 4,000", "demonstrators")]),
    ("en", "Organisers counted 5,000 people.", [("5,000", "demonstrators")]),
    ("en", "Organisers claimed 20,000 took part.", [("20,000", "demonstrators")]),
    ("fr", "Environ 30 000 personnes sont attendues samedi lors de manifestations.", [("Environ 30 000", "demonstrators")]),
    ("fr", "Quelque 800 personnes étaient à la marche.", [("Quelque 800", "demonstrators")]),
    ("fr", "Les organisateurs ont dénombré 5 000 personnes.", [("5 000", "demonstrators")]),
    ("fr", "Près de 3 millions de Marudiens dans les cortèges.", [("Près de 3 millions", "demonstrators")]),
    # not there, or not as marchers
    ("en", "Some 30,000 people are expected at the fair.", []),
    ("en", "Twelve people were injured at the rally.", [("Twelve", "wounded")]),
    ("fr", "Environ 30 000 personnes sont attendues au salon.", []),
    ("fr", "Les assureurs ont dénombré 5 000 personnes.", []),
]

REACHED: list[tuple[str, str, Pairs]] = [
    ("en", "Total fatalities increased from 1,900 to 2,100.", [("2,100", "killed")]),
    ("en", "The twelve dead are ten soldiers and a guard.", [("twelve", "killed"), ("ten", "killed")]),
    (
        "en",
        "The death toll rose to 14.\nSome 60 were injured.\nThe toll has reached 16.",
        [("14", "killed"), ("Some 60", "wounded"), ("16", "killed")],
    ),
    ("fr", "Le total des déplacés a doublé, grimpant de 19.408 à 38.215 personnes.", [("38.215", "displaced")]),
    ("fr", "Les onze tués sont dix soldats et un gendarme.", [("onze", "killed"), ("dix", "killed")]),
    ("fr", "La crue a fait 12 morts et 40 blessés.\nLe bilan est passé à 14.", [("12", "killed"), ("40", "wounded"), ("14", "killed")]),
    # of a noun that nothing counts, between
    ("en", "They pulled 17 people alive from the train.\nIt had 342 passengers.\nThe operator put the number at 298.", [("17", "rescued")]),
    ("fr", "Le camp compte 900 déplacés.\nLa ville a 1 200 élèves.\nLe maire porte ce nombre à 1 500.", [("900", "displaced")]),
    (
        "fr",
        "Douze plongeurs ont été secourus.\nSelon les récits recueillis par l'Office, 58 personnes étaient à bord.",
        [("Douze", "rescued")],
    ),
]

VICTIMS: list[tuple[str, str, Pairs]] = [
    ("en", "The fire killed 41 people.\nPolice have named 12 victims.", [("41", "killed"), ("12", "killed")]),
    ("en", "The fire killed 41 people.\nFour women were among the victims.", [("41", "killed"), ("Four", "killed")]),
    ("fr", "L'incendie a fait 41 morts.\nParmi les victimes figurent neuf enfants.", [("41", "killed"), ("neuf", "killed")]),
    ("fr", "L'incendie a fait 41 morts.\nLa police a identifié 12 victimes.", [("41", "killed"), ("12", "killed")]),
    # dead or hurt
    (
        "en",
        "The fire killed 41 people and injured 60.\nPolice have named 12 victims.",
        [("41", "killed"), ("60", "wounded"), ("12", "killed_or_wounded")],
    ),
    (
        "fr",
        "L'incendie a fait 41 morts et 60 blessés.\nOn compte 101 victimes.",
        [("41", "killed"), ("60", "wounded"), ("101", "killed_or_wounded")],
    ),
    ("fr", "On compte 101 victimes.", [("101", "killed_or_wounded")]),
]

SCALE_LEFT_OUT: list[tuple[str, str, Pairs]] = [
    ("en", "The president pledged 2 million euros in aid.\nThe opposition asks for ten.", [("2 million", "aid")]),
    ("en", "Donors pledged $2 billion in aid.\nThe ministry had asked for 40.", [("$2 billion", "aid")]),
    ("fr", "Le président a promis 2 millions d'euros d'aide.\nL'opposition en réclame dix.", [("2 millions", "aid")]),
    ("fr", "Les dégâts atteignent 52 millions d'euros, contre 44 avancés mardi.", [("52 millions", "damage_cost")]),
    # whole as they stand
    ("en", "Donors pledged $2 billion in aid.\nThe ministry had asked for 4 billion.", [("$2 billion", "aid"), ("4 billion", "aid")]),
    ("fr", "L'aide est de 2 000 euros par famille.\nLe syndicat en réclame 900.", [("2 000", "aid"), ("900", "aid")]),
]


NEITHER: list[tuple[str, str, Pairs]] = [
    # one or the other befell them: no measure is of both
    ("fr", "Plus de 900 migrants sont morts ou ont disparu.", []),
    ("fr", "La crue a fait 900 morts ou disparus.", []),
    ("fr", "Quarante personnes ont été arrêtées ou blessées.", []),
    ("en", "More than 900 people died or went missing.", []),
    ("fr", "La crue a fait 900 morts ou blessés.", [("900", "killed_or_wounded")]),
    ("fr", "La crue a fait 40 morts et 12 disparus.", [("40", "killed"), ("12", "missing")]),
    # how many more than at another time, and the make of a thing
    ("fr", "Au total, 4 600 migrants sont morts, soit 1 000 de plus que l'an dernier.", [("4 600", "killed")]),
    ("fr", "L'armée a reçu trois drones Volant 2 pour ses troupes.", [("trois", "drones")]),
    # of whom some died
    ("fr", "Le bilan est lourd : sur les 50 passagers, une fillette est morte, 12 personnes sont blessées.", [("12", "wounded")]),
    # of another flood, which is only compared
    ("fr", "Le bilan dépasse celui de la crue de 1999, qui avait fait 17 000 morts.", []),
    # what is done to houses, and a channel's number
    (
        "fr",
        "Le ministère recense 250 attaques de commissariats ou de gendarmeries et plus de 700 blessés en uniforme.",
        [("plus de 700", "wounded")],
    ),
    ("fr", "Onze personnes sont mortes, a déclaré le gouverneur à la chaîne de télévision Ruska 1.", [("Onze", "killed")]),
    # this morning, and how many
    ("fr", "Ce matin, 22 écoliers et deux femmes sont morts.", [("22", "killed"), ("deux", "killed")]),
    ("en", "This morning, 22 pupils and two women were killed.", [("22", "killed"), ("two", "killed")]),
    # in two countries
    ("fr", "Quarante personnes ont péri en Suisse et 12 en Autriche.", [("Quarante", "killed"), ("12", "killed")]),
]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [*NEITHER, *SECOND_SIDE, *BETWEEN, *WHO_THEY_ARE, *NEARER_VERB, *HELD, *GATHERED, *REACHED, *VICTIMS, *SCALE_LEFT_OUT],
)
def test_a_figure_counts_what_its_own_words_say(code: str, text: str, expected: Pairs) -> None:
    claims = claims_in(text, code, news())
    assert [(text[claim.figure.start : claim.figure.end], claim.measure) for claim in claims] == expected


COUNTED: list[tuple[str, str, list[str | None]]] = [
    ("fr", "On compte 40 blessés, dont deux grièvement.", ["blessés", "blessés"]),
    ("fr", "Dix personnes ont été blessées, dont deux très gravement.", ["personnes", "personnes"]),
    ("en", "Some 40 people were injured, including two seriously.", ["people", "people"]),
    # those before were things, or were not they
    ("en", "More than 40 homes were damaged.\nTwo others died.", ["homes", None]),
    ("en", "Six soldiers were killed.\nTens of thousands marched through the capital.", ["soldiers", None]),
    ("fr", "Plus de 40 maisons ont été détruites.\nDeux autres sont morts.", ["maisons", None]),
]


@pytest.mark.parametrize(("code", "text", "expected"), COUNTED)
def test_the_counted_words_are_a_noun_of_the_figure(code: str, text: str, expected: list[str | None]) -> None:
    found = [claim.counted for claim in claims_in(text, code, news())]
    assert [text[span.start : span.end] if span else None for span in found] == expected

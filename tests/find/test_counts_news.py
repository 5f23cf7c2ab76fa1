"""What news says figures count, in the words that news uses, with the packs' measures alone. All sentences are invented."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dossier.config import Config, parse_config
from tests.language.sentences import claims_in

Pairs = list[tuple[str, str]]

MEASURES = """[killed, wounded, killed_or_wounded, missing, trapped, displaced, hospitalised, arrested, prisoners, hostages, \
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


@pytest.mark.parametrize(("code", "text", "expected"), [*SECOND_SIDE, *BETWEEN, *WHO_THEY_ARE, *NEARER_VERB])
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

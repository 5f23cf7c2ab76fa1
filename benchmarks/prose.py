"""Invented news articles in French and English, all different, made of sentences as news writes them: plain ones, quotations,
dates, figures with hedges and claimants, and the furniture of a page around them. Everything in them is invented."""

from __future__ import annotations

import random
from dataclasses import dataclass

from dossier.models import Seed

SYLLABLES = ("bal", "cher", "dor", "fau", "gri", "lam", "mor", "nel", "pra", "ric", "sou", "val", "ver", "vin")
LENGTH = 3000  # characters: a news article of middling length


@dataclass(frozen=True, slots=True)
class Prose:
    """The sentences of one language and what stands in their gaps; every fourth sentence or so has a figure."""

    head: tuple[str, ...]
    foot: tuple[str, ...]
    plain: tuple[str, ...]
    figures: tuple[str, ...]
    gaps: dict[str, tuple[str, ...]]


FRENCH = Prose(
    head=(
        "Crues de la Vione : {place} compte ses pertes, {number} maisons inondées",
        "Publié le {date} à 08h41",
        "Par Élise Maurand, envoyée spéciale à {place}",
    ),
    foot=("Partager l'article", "Lire aussi : à {place}, la digue n'a pas tenu", "Abonnez-vous pour lire la suite"),
    plain=("{where}, {what}, {while}.", "« {what_said} », raconte {name}, {job}.", "{where}, {what} ; {what_too}."),
    figures=(
        "{hedge} {number} personnes ont été tuées et {small} autres blessées à {place}, a annoncé {who} {day}.",
        "Selon {who}, {hedge} {number} sinistrés étaient encore sans logement le {date}.",
        "Le {date}, {who} avait fait état de {number} morts, un bilan revu depuis à {hedge} {small}.",
        "« Nous avons envoyé {number} pompiers en renfort {day} », a précisé {who}, sans dire pour combien de temps.",
        "La reconstruction coûterait {small} millions d'euros, soit {share} % de plus qu'après la crue de {year}.",
        "{name}, {age} ans, a perdu sa maison dans la nuit de lundi à mardi, comme {hedge} {small} familles de {place}.",
    ),
    gaps={
        "place": ("Valmont", "Rochebrune", "Saint-Aubry", "Belcastel", "Montrevel"),
        "name": ("Anne {family}", "Paul {family}", "Lucie {family}", "Marc {family}"),
        "who": (
            "la préfecture",
            "le ministère de l'Intérieur",
            "la mairie de Valmont",
            "l'Union des assureurs",
            "un élu qui a requis l'anonymat",
        ),
        "hedge": ("au moins", "environ", "près de", "plus de", "quelque"),
        "day": ("mardi", "jeudi dernier", "hier soir", "dans la matinée", "en début de semaine"),
        "where": (
            "Dans la vallée",
            "Sur les quais de {town}",
            "Au pied du vieux pont",
            "À l'entrée du bourg",
            "Le long de la Vione",
            "Plus en aval, à {town}",
        ),
        "what": (
            "l'eau s'est retirée plus vite que prévu",
            "les routes restent coupées",
            "le courant n'est pas revenu partout",
            "des bénévoles évacuent la boue à la pelle",
            "le marché n'a pas rouvert ses portes",
            "les riverains font sécher leurs meubles",
        ),
        "while": (
            "malgré le travail des équipes venues des départements voisins",
            "sous le regard de gendarmes qui filtrent les passages",
            "et personne ne sait encore qui paiera",
            "alors que de nouvelles pluies sont annoncées sur les hauteurs",
            "tandis que le conseil municipal se réunit dans la salle des fêtes",
            "comme lors de l'orage qui avait emporté le moulin",
        ),
        "what_too": (
            "les autres attendent qu'on leur dise où dormir",
            "l'entretien des berges est dans toutes les conversations",
            "beaucoup de familles ont trouvé refuge chez des proches",
            "l'école servira de dortoir jusqu'à nouvel ordre",
        ),
        "what_said": (
            "On n'avait jamais vu ça, même au temps de mes parents",
            "Il faudra des mois pour tout remettre en état",
            "Nous avions prévenu, et personne n'a voulu nous entendre",
            "Je ne reconnais plus la rue où j'ai grandi",
        ),
        "job": ("qui tient le café de la place", "maraîchère à {town}", "instituteur à la retraite", "dont la cave est encore sous l'eau"),
        "month": ("mars", "avril", "mai", "juin"),
    },
)
ENGLISH = Prose(
    head=(
        "Floods on the Vione: {place} counts its losses, {number} houses under water",
        "Published: {date}, 8:41 am",
        "By Alice Morrow, regional correspondent",
    ),
    foot=("Share this article", "Read more: in {place}, the dyke gave way", "Subscribe to our newsletter"),
    plain=("{where}, {what}, {while}.", '"{what_said}," said {name}, {job}.', "{where}, {what}; {what_too}."),
    figures=(
        "{hedge} {number} people were killed and {small} others hurt in {place}, {who} said {day}.",
        "According to {who}, {hedge} {number} residents were still without a home on {date}.",
        "On {date}, {who} had spoken of {number} dead, a toll since revised to {hedge} {small}.",
        '"We sent {number} firefighters {day}," said {who}, without saying for how long they would stay.',
        "Rebuilding could cost {small} million euros, {share} percent more than after the flood of {year}.",
        "{name}, {age}, lost her house in the night from Monday to Tuesday, as did {hedge} {small} families in {place}.",
    ),
    gaps={
        "place": ("Valmont", "Rockbourne", "Saint Aubrey", "Castle Bell", "Mount Revel"),
        "name": ("Ann {family}", "Paul {family}", "Lucy {family}", "Mark {family}"),
        "who": (
            "the prefecture",
            "the interior ministry",
            "Valmont town hall",
            "the Insurers' Union",
            "an official who asked not to be named",
        ),
        "hedge": ("at least", "about", "nearly", "more than", "some"),
        "day": ("on Tuesday", "last Thursday", "late yesterday", "in the morning", "earlier this week"),
        "where": (
            "Down in the valley",
            "On the quays of {town}",
            "Below the old bridge",
            "At the edge of the village",
            "Along the Vione",
            "Further down, in {town}",
        ),
        "what": (
            "the water has gone faster than anyone expected",
            "the roads remain closed",
            "the power is not back everywhere",
            "volunteers shovel mud out of kitchens",
            "the market has not opened its doors",
            "people have put their furniture out to dry",
        ),
        "while": (
            "although crews from the neighbouring counties have been at work",
            "with police officers checking everyone who comes through",
            "and nobody knows yet who is going to pay",
            "while more rain is forecast for the hills",
            "as the town council meets in the village hall",
            "much as it was after the storm that took the mill",
        ),
        "what_too": (
            "the others wait to be told where they will sleep",
            "the state of the banks is what everyone talks about",
            "many of the families are staying with relatives",
            "the school will serve as a dormitory until further notice",
        ),
        "what_said": (
            "We had never seen anything like it, not even in my parents' day",
            "It will take months to put everything right",
            "We warned them, and nobody wanted to listen",
            "I no longer recognise the street I grew up in",
        ),
        "job": ("who keeps the bakery on the square", "a grower from {town}", "a retired teacher", "whose cellar is still under water"),
        "month": ("March", "April", "May", "June"),
    },
)


def seed(number: int) -> Seed:
    """The invented article of that number, the same on every machine; every other one is French."""
    chance = random.Random(number)
    prose = ENGLISH if number % 2 else FRENCH  # as language_of says
    head, foot = ([_filled(line, prose, chance) for line in lines] for lines in (prose.head, prose.foot))
    body: list[str] = []
    while sum(map(len, (*head, *body, *foot))) < LENGTH:
        paragraph = [chance.choice(prose.figures if chance.random() < 0.4 else prose.plain) for _ in range(chance.randint(1, 4))]
        body.append(" ".join(_filled(sentence, prose, chance) for sentence in paragraph))
    return Seed(f"report-{number:05}", f"report-{number:05}.txt", "\n\n".join([*head, *body, *foot]))


def language_of(one: Seed) -> str:
    """The language of an invented article."""
    return "en" if int(one.source.rpartition("-")[2]) % 2 else "fr"


def _filled(sentence: str, prose: Prose, chance: random.Random) -> str:
    """A sentence with its gaps filled, and a capital at its start."""
    number = chance.randint(11, 9000)
    words = {gap: chance.choice(choices) for gap, choices in prose.gaps.items()}
    words |= {
        "number": f"{number:,}".replace(",", " " if prose is FRENCH else ","),
        "small": str(chance.choice((chance.randint(2, 60), "douze" if prose is FRENCH else "twelve"))),
        "share": str(chance.randint(2, 40)),
        "age": str(chance.randint(19, 88)),
        "year": str(chance.randint(1996, 2021)),
        "date": f"{chance.randint(2, 28)} {words['month']} 2025",
        "family": "".join(chance.choices(SYLLABLES, k=3)).capitalize(),
        "town": "".join(chance.choices(SYLLABLES, k=2)).capitalize(),
    }
    filled = sentence.format_map(words).format_map(words)  # a gap's words may have gaps
    return filled[0].upper() + filled[1:]

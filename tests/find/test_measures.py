"""What a figure counts, where its noun stands elsewhere, is left out or is nobody's. All sentences are invented."""

from __future__ import annotations

import pytest

from dossier.find.claims import consider
from dossier.find.rules import compile_rules
from tests.find.flood import article_of, claims_of, config

Pairs = list[tuple[str, str]]

ELIDED: list[tuple[str, str, Pairs]] = [
    # words that point back
    (
        "fr",
        "Le maire compte 300 pompiers. Une centaine d'entre eux sont repartis.",
        [("300", "firefighters"), ("Une centaine", "firefighters")],
    ),
    ("fr", "Il y a 300 pompiers à Valmont ; le préfet en attend 40.", [("300", "firefighters"), ("40", "firefighters")]),
    ("en", "The mayor counts 300 firefighters, 40 of them from the coast.", [("300", "firefighters"), ("40", "firefighters")]),
    # a part of the whole before it
    ("fr", "On compte 60 victimes, dont une quarantaine ont perdu la vie.", [("60", "dead_or_hurt"), ("une quarantaine", "dead")]),
    # a verb right behind the figure: the people told of in the sentence before
    (
        "fr",
        "La préfecture compte 300 pompiers. Quelque 200 sont arrivés lundi.",
        [("300", "firefighters"), ("Quelque 200", "firefighters")],
    ),
    ("en", "The prefecture counts 300 firefighters. Some 200 have gone home.", [("300", "firefighters"), ("Some 200", "firefighters")]),
    # what is said of them is enough
    ("fr", "Plus de 60 ont perdu la vie à Valmont.", [("Plus de 60", "dead")]),
    ("en", "In Valmont at least 30 had been killed or hurt.", [("at least 30", "dead_or_hurt")]),
    # the count itself, or what somebody says it is
    ("fr", "Il y aurait 12 morts. Le maire avance le chiffre de 20.", [("12", "dead"), ("20", "dead")]),
    ("en", "The prefect counts 12 dead. The mayor says 15.", [("12", "dead"), ("15", "dead")]),
    # another side's figure of the same
    ("fr", "La préfecture parle de 12 morts, la mairie de 15.", [("12", "dead"), ("15", "dead")]),
    # in apposition, before and behind
    ("fr", "Des pompiers, une centaine, sont arrivés à Valmont.", [("une centaine", "firefighters")]),
    ("fr", "Des sacs, une dizaine, tiennent la digue.", [("une dizaine", "sandbags")]),
    ("en", "A further 300, all firefighters, are on their way to Valmont.", [("300", "firefighters")]),
    # asked in the sentence before
    ("fr", "Combien de morts ? Une vingtaine, répond le préfet.", [("Une vingtaine", "dead")]),
    ("fr", "Des noyés ? Le préfet n'en compte que deux.", [("deux", "dead")]),
    ("en", "How many firefighters came? About 300.", [("About 300", "firefighters")]),
    # of those named before a relative pronoun
    ("fr", "Il se tait sur les victimes, que la mairie situait lundi à 470.", [("470", "dead_or_hurt")]),
    # a body of people is as many as its figure
    ("en", "A force of 3,000 was sent to Valmont for the rescue.", [("3,000", "firefighters")]),
    ("fr", "Un contingent de 3 000 est attendu à Valmont par les secours.", [("3 000", "firefighters")]),
]

NOT_CARRIED: list[tuple[str, str, Pairs]] = [
    # something else in the clause could be what the number is of
    ("fr", "La préfecture compte 300 pompiers. Le niveau est monté à 812.", [("300", "firefighters")]),
    ("fr", "La préfecture compte 300 pompiers. Le numéro vert est le 3114.", [("300", "firefighters")]),
    ("fr", "La préfecture compte 300 pompiers. Le Boeing 737 a été dérouté.", [("300", "firefighters")]),
    ("en", "The prefecture counts 300 firefighters. The water rose to 812.", [("300", "firefighters")]),
    ("en", "The prefecture counts 12 dead. The mayor says 15 streets are shut.", [("12", "dead")]),
    # too few to be no pronoun
    ("fr", "La préfecture compte 300 pompiers. Les deux sont revenus.", [("300", "firefighters")]),
    # whoever does something is not the dead
    ("fr", "La préfecture compte 12 morts. Quelque 3 000 sont arrivés en renfort.", [("12", "dead")]),
    ("en", "The prefecture counts 12 dead. Another 3,000 have arrived.", [("12", "dead")]),
    ("fr", "Plus de 60 ont perdu la vie, des milliers d'autres sont sans abri.", [("Plus de 60", "dead")]),
    # a verb of its own
    ("en", "The flood killed 12 and uprooted 500.", [("12", "dead")]),
    # people in general are new ones
    ("fr", "Il y a 300 pompiers à Valmont. Onze personnes ont été interpellées.", [("300", "firefighters")]),
    ("en", "In Valmont, 300 firefighters evacuated 40 people.", [("300", "firefighters")]),
    # of which the figure before is no count
    ("fr", "Valmont compte 300 pompiers. L'écart est passé de 1 500 mètres à moins de 100.", [("300", "firefighters")]),
    # others' stay others'
    ("fr", "Besson déplore 300 blessés. Quarante sont morts.", []),
    ("en", "Besson mourns 300 hurt. Of those, 40 died.", []),
    # what is of something named between
    ("fr", "Le maire a reçu 40 appels de sinistrés à Valmont.", []),
    ("en", "Rescuers in Valmont found 8 bodies, then 4 more.", []),
]

BEFALLEN: list[tuple[str, str, Pairs]] = [
    # the verb before the figure
    ("en", "The flood of Valmont killed at least 12 people and injured 40 others.", [("at least 12", "dead"), ("40", "hurt")]),
    ("fr", "La crue a tué 41 personnes à Valmont et en a blessé 12.", [("41", "dead"), ("12", "hurt")]),
    ("fr", "La crue de Valmont a coûté la vie à 41 personnes.", [("41", "dead")]),
    # its noun, an aside between
    ("fr", "La mort, en une nuit, de 41 habitants a bouleversé Valmont.", [("41", "dead")]),
    ("en", "The death of 41 residents shook Valmont.", [("41", "dead")]),
    # who loses people has losses
    ("fr", "Valmont a perdu 12 pompiers.", [("12", "dead_or_hurt")]),
    ("en", "Valmont lost 12 firefighters.", [("12", "dead_or_hurt")]),
    # so have losses of people
    ("fr", "À Valmont, les pertes dépasseraient 300 habitants.", [("dépasseraient 300", "dead_or_hurt")]),
    # behind an aside
    (
        "fr",
        "Quelque 60 personnes, selon les premiers chiffres de la mairie publiés hier soir, sont mortes à Valmont.",
        [("Quelque 60", "dead")],
    ),
    # what is said of a part is not said of the whole
    ("en", "In the rescue, some 60 men were killed out of a total force of 1,500.", [("some 60", "dead"), ("1,500", "firefighters")]),
    ("en", "Of the 300 rescuers, 40 were injured in Valmont.", [("300", "firefighters"), ("40", "hurt")]),
]

NOUNS: list[tuple[str, str, Pairs]] = [
    # the editor's noun is no unit
    ("fr", "À Valmont, 500 kilomètres carrés sont sous l'eau.", [("500", "land")]),
    ("en", "In Valmont, some 300 square kilometres are under water.", [("some 300", "land")]),
    # a verb is no unit and no noun
    ("en", "In Valmont, 12 were killed.", [("12", "dead")]),
    ("en", "The mayor of Valmont says 300 sacked the shop.", []),
    # of two nouns the head
    ("en", "Valmont has 300 casualty rescuers.", [("300", "firefighters")]),
    # a general noun in apposition to the kind of people
    ("fr", "Valmont attend ses pompiers, un millier d'hommes.", [("un millier", "firefighters")]),
    # those told of, not a count
    ("fr", "Les deux pompiers sont rentrés à Valmont.", []),
    # a currency's sign; a sum without its currency
    ("en", "The rescue of Valmont cost $3,000.", [("$3,000", "money")]),
    ("fr", "La digue de Valmont coûterait 3,5 millions.", [("3,5 millions", "money")]),
    # the noun inside the figure's own words
    ("fr", "La digue de Valmont coûterait 9 milliards d'euros au maximum.", [("9 milliards", "money")]),
]

OWN: list[tuple[str, str, Pairs]] = [
    # whom others send, where the measure counts anybody's; whom the subject sends; where the subject is put
    ("fr", "La préfecture a envoyé 300 pompiers.", [("300", "firefighters")]),
    ("en", "The mayor of Valmont sent 12 divers.", [("12", "divers")]),
    ("fr", "Des Valmontois sont allés à Besson. Il y a eu 12 morts à Besson.", [("12", "dead")]),
]

NUMBERS = [
    # fractions, ages, limits, factors, sizes of groups, first parts of words, comparisons, people the dossier leaves out
    ("fr", "À Valmont, un pompier sur dix est blessé.", "fraction"),
    ("en", "In Valmont one in ten was injured.", "fraction"),
    ("en", "At Valmont the mayor, who was 41, thanked the firefighters.", "age"),
    ("fr", "À Valmont, le plafond est de 300 pompiers.", "limit"),
    ("en", "In Valmont there is a cap of 300 firefighters.", "limit"),
    ("fr", "La mairie divise le nombre de pompiers par 12.", "factor"),
    ("fr", "À Valmont, les pompiers vont par groupes de 20.", "size"),
    ("en", "In Valmont, firefighters move in columns of 40.", "size"),
    ("en", "The firefighters of Valmont end a 40-day watch.", "unit"),
    ("fr", "À titre de comparaison, 40 pompiers étaient venus à Valmont en 2009.", "comparison"),
    ("en", "By comparison, 40 firefighters came to Valmont in 2009.", "comparison"),
    ("en", "In Valmont 7,000 rescuers are hurt every week.", "rate"),
    # somebody else's: what they have; whom they send, of people who count as the subject's only; at their place
    ("fr", "Besson a 300 pompiers, les secours le disent.", "others"),
    ("en", "Besson has 300 firefighters, the rescue says.", "others"),
    ("fr", "La préfecture a envoyé 12 plongeurs.", "others"),
    ("en", "The prefecture sent 12 divers.", "others"),
    ("fr", "La crue a fait 12 morts à Besson.", "others"),
    ("en", "The flood killed 12 people in Besson.", "others"),
]


def _pairs(language: str, text: str) -> Pairs:
    return [(words, claim.measure) for words, claim, _ in claims_of(text, language=language)]


@pytest.mark.parametrize(("language", "text", "expected"), [*ELIDED, *NOT_CARRIED, *BEFALLEN, *NOUNS, *OWN])
def test_measure(language: str, text: str, expected: Pairs) -> None:
    found = _pairs(language, text)
    assert [measure for _, measure in found] == [measure for _, measure in expected]
    assert all(words.startswith(start) for (words, _), (start, _) in zip(found, expected, strict=True))


@pytest.mark.parametrize(("language", "text", "why"), NUMBERS)
def test_a_number_that_counts_nothing_is_told_as_what_it_is(language: str, text: str, why: str) -> None:
    article = article_of(text, language=language, published="2031-05-07")
    figures = [item for reading in consider(article, compile_rules(config(), language)) for item in reading.figures]
    assert figures and not any(item.claim for item in figures)
    assert why in [item.why for item in figures]

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

PARTS: list[tuple[str, str, Pairs]] = [
    # whatever the parts are, they are parts of what is counted
    (
        "fr",
        "La crue de Valmont a fait 60 blessés, dont une quinzaine d'enfants et 3 pompiers.",
        [("60", "hurt"), ("une", "hurt"), ("3", "hurt")],
    ),
    (
        "en",
        "The flood of Valmont left 60 injured, including 15 children and three firefighters.",
        [("60", "hurt"), ("15", "hurt"), ("three", "hurt")],
    ),
    # of a noun named without its number
    (
        "en",
        "Firefighters from four towns are in Valmont, including 120 from Turin and 78 from Lisbon.",
        [("120", "firefighters"), ("78", "firefighters")],
    ),
    # a list of counts in brackets
    (
        "fr",
        "Des équipes sont venues à Valmont de Turin (78 pompiers), de Lisbonne (50) et de Nantes.",
        [("78", "firefighters"), ("50", "firefighters")],
    ),
    ("fr", "Des pompiers sont venus à Valmont de Turin (1), de Lisbonne (2) et de Nantes.", []),
    # no part is larger than its whole, none of people is one of a whole of things
    ("fr", "Valmont compte 12 morts, dont 300 pompiers parlent encore.", [("12", "dead"), ("300", "firefighters")]),
    ("fr", "Valmont compte 300 pompiers, dont 40 plongeurs.", [("300", "firefighters"), ("40", "divers")]),
    # how some of those counted were found
    ("en", "Rescuers inspected 300 sandbags at the dyke and found 40 unusable.", [("300", "sandbags"), ("40", "sandbags")]),
    ("en", "Rescuers inspected 300 sandbags at the dyke and found 40 dogs.", [("300", "sandbags")]),
]

AROUND: list[tuple[str, str, Pairs]] = [
    # the noun behind, as what the number is of
    ("fr", "La préfecture évalue à 300 le nombre de sinistrés à Valmont.", [("300", "homeless")]),
    ("en", "The prefect estimates at 300 the number of residents hurt in Valmont.", [("300", "hurt")]),
    # what comes out of counting
    ("fr", "La préfecture compte 12 morts à Valmont. Une équipe de médecins arrive à 40.", [("12", "dead"), ("40", "dead")]),
    ("en", "The prefecture counts 12 dead in Valmont. A team of doctors arrives at 40.", [("12", "dead"), ("40", "dead")]),
    ("fr", "La préfecture compte 12 morts à Valmont. Une équipe de médecins arrive à 40 hameaux.", [("12", "dead")]),
    # a nearer guess at the same
    ("fr", "On compte 12 morts à Valmont, peut-être 20.", [("12", "dead"), ("20", "dead")]),
    # when, behind a bare figure
    ("en", "In Valmont the mayor put the number of dead at 4,000 last month.", [("4,000", "dead")]),
    # whom rescuers seek is missing; whom others seek is not
    ("en", "Rescuers in Valmont are still looking for 64 people.", [("64", "missing")]),
    ("fr", "Les secouristes de Valmont recherchent 64 personnes.", [("64", "missing")]),
    ("en", "Police in Valmont are looking for 12 men.", []),
    # the agent of a verb is not what its object counts
    ("en", "Rescuers in Valmont are still feeding 64 people.", []),
    # a state before its noun
    ("en", "Valmont buried 12 drowned firefighters.", [("12", "dead")]),
    # a toll is of the first that was counted, where several were
    (
        "en",
        "A toll of 12 dead and 40 hurt was given in Valmont. It has not updated that toll, 15, since Monday.",
        [("12", "dead"), ("40", "hurt"), ("15", "dead")],
    ),
    # two counts of one sentence, each with its noun
    (
        "en",
        "The prefect puts the firefighters sent to Valmont at 300, in two waves, and the dead at 12.",
        [("300", "firefighters"), ("12", "dead")],
    ),
    # a sum behind another; a sum is no count of what was told before
    (
        "fr",
        "Les assureurs chiffrent le coût de la digue à 3,5 millions d'euros. La mairie l'évalue à 4,2 millions.",
        [("3,5 millions", "money"), ("4,2 millions", "money")],
    ),
    (
        "fr",
        "À Valmont, 1 200 sacs sont à terre ; l'assureur chiffre la remise en état de la digue à 70 millions.",
        [("1 200", "sandbags"), ("70 millions", "money")],
    ),
    # of one only there are not many; more people than the dead
    ("fr", "Le colonel des pompiers de Valmont, pour qui 300 serait plus juste, se tait.", []),
    ("fr", "À Valmont, la crue a fait 12 morts. Ils étaient 300 au bord de l'eau.", [("12", "dead")]),
    ("en", "The flood of Valmont left 12 dead. They were 300 by the river.", [("12", "dead")]),
    # things told of with their place are told of first
    ("fr", "Le maire dit que les trois tentes de Valmont sont pleines.", [("trois", "tents")]),
    ("fr", "Le maire de Valmont dit que les trois tentes sont pleines.", []),
    # a thing is not what befell people
    ("fr", "À Valmont, 40 sacs ont cédé et noyé la digue.", [("40", "sandbags")]),
    # nor is what a state of people is said of always people, or what was promised always money
    ("fr", "Trois hélicoptères dépêchés à Valmont aident les secours.", []),
    ("en", "At Valmont, 40 helicopters were rescued by the firefighters.", []),
    ("en", "At Valmont, two brothers were rescued by the firefighters.", [("two", "firefighters")]),
    ("fr", "Valmont attend 20 000 bâches promises.", []),
    ("fr", "À Valmont, 40 croix ont été dressées.", []),
    # a list's word in the plural, which dictionaries know as a verb's form only, or not at all
    ("fr", "La Croix verte a 1.100 tentes et 40 bangas à Valmont.", [("1.100", "tents"), ("40", "tents")]),
    # a group of thousands at the head of a line
    ("fr", "25.000 sinistrés sont à Valmont.", [("25.000", "homeless")]),
    ("en", "The flood of Valmont hurt dozens less than a week after the storm.", [("dozens", "hurt")]),
]

OWN: list[tuple[str, str, Pairs]] = [
    # of whatever something that befalls people only is said, those are people
    ("en", "In Valmont, 12 dockers were killed.", [("12", "dead")]),
    ("fr", "À Valmont, 12 dockers ont été tués.", [("12", "dead")]),
    # nobody has what there is
    ("fr", "Selon la préfecture, il y a 12 pompiers.", [("12", "firefighters")]),
    # whom others send, where the measure counts anybody's; whom the subject sends; where the subject is put
    ("fr", "La préfecture a envoyé 300 pompiers.", [("300", "firefighters")]),
    ("en", "The mayor of Valmont sent 12 divers.", [("12", "divers")]),
    ("fr", "Des Valmontois sont allés à Besson. Il y a eu 12 morts à Besson.", [("12", "dead")]),
]

CLAUSES: list[tuple[str, str, Pairs]] = [
    # what is denied, or was without it
    ("fr", "À Valmont, neuf crues sans mort ont été notées.", []),
    ("en", "In Valmont, some 300 firefighters were not hurt.", [("some 300", "firefighters")]),
    ("fr", "Quarante habitants qui ne savaient pas nager sont morts à Valmont.", [("Quarante", "dead")]),
    # what the counted do to others
    ("en", "In Valmont, 40 firefighters killed the tourists' dog.", [("40", "firefighters")]),
    ("fr", "À Valmont, 40 pompiers ont tué un sanglier.", [("40", "firefighters")]),
    ("en", "The flood of Valmont swept away dozens of barns, killing shepherds.", []),
    ("en", "In Valmont, 40 wounded firefighters have been killed.", [("40", "dead")]),
    # what is said of somebody named between
    ("en", "With 300 tents pitched in Valmont, visitors drowned.", [("300", "tents")]),
    ("fr", "Sur les 60 vacanciers de Valmont, 52 ont été nourris, une femme est morte.", []),
    ("en", "In Valmont, 12 residents were fed and the baker was killed.", [("12", "homeless")]),
    ("fr", "À Valmont, 12 habitants ont été nourris et le boulanger a été tué.", [("12", "homeless")]),
    ("en", "In Valmont, 12 residents said that the baker had been killed.", [("12", "homeless")]),
    ("fr", "À Valmont, 12 habitants disent que le boulanger a été tué.", [("12", "homeless")]),
    ("en", "In Valmont, 12 residents, the prefect said, were killed.", [("12", "dead")]),
    # a bare figure of a noun of its own, or of all from whom the first are
    ("en", "The flood of Valmont killed 12 people, and the river stood at 8.", [("12", "dead")]),
    ("fr", "La crue de Valmont a tué 12 personnes et le niveau est à 8.", [("12", "dead")]),
    ("en", "The flood of Valmont led to dozens of deaths and the departure of thousands.", [("dozens", "dead")]),
    ("en", "With 12 dead and 40 hurt in Valmont, the number on board was more than 60.", [("12", "dead"), ("40", "hurt")]),
    ("en", "In Valmont, nine firefighters were hurt out of the 800 on the dyke.", [("nine", "hurt"), ("800", "firefighters")]),
    ("fr", "À Valmont, neuf pompiers ont été blessés sur les 800 de la digue.", [("neuf", "hurt"), ("800", "firefighters")]),
]

SUBJECTS: list[tuple[str, str, Pairs]] = [
    # several counts as one subject
    ("fr", "Six pompiers et 34 gardiens ont été tués mardi à Valmont.", [("Six", "dead"), ("34", "dead")]),
    ("en", "All 90 people aboard and five on the quay at Valmont died.", [("90", "dead"), ("five", "dead")]),
    ("fr", "À Valmont, neuf personnes, six hommes et trois femmes, sont mortes.", [("neuf", "dead"), ("six", "dead"), ("trois", "dead")]),
    ("en", "In Valmont nine people, six men and three women, were hurt.", [("nine", "hurt"), ("six", "hurt"), ("three", "hurt")]),
    ("fr", "Le maire de Valmont a envoyé 300 pompiers et 40 habitants ont été blessés.", [("300", "firefighters"), ("40", "hurt")]),
    ("en", "The mayor of Valmont says 12 firefighters and 40 guards were killed.", [("12", "dead"), ("40", "dead")]),
    ("fr", "À Valmont, 12 morts et 40 pompiers blessés ont été comptés.", [("12", "dead"), ("40", "hurt")]),
    # the dead by what they were
    ("en", "Among the dead of Valmont were 30 nuns and four novices.", [("30", "dead"), ("four", "dead")]),
    (
        "fr",
        "Parmi ces 400 morts de Valmont, la mairie compte 90 carriers (dont 6 apprentis), 50 pompiers et 30 marins.",
        [("400", "dead"), ("90", "dead"), ("6", "dead"), ("50", "dead"), ("30", "dead")],
    ),
    ("en", "In Valmont, 19 firefighters had been lost.", [("19", "dead_or_hurt")]),
    # a place's count in brackets; notes go from one to the next
    (
        "fr",
        "Les autres morts de Valmont sont à déplorer à Ober (53), à Lisse (15) et à Nant (6).",
        [("53", "dead"), ("15", "dead"), ("6", "dead")],
    ),
    ("en", "The other deaths of Valmont were in Ober (53), Lisse (15) and Nant (6).", [("53", "dead"), ("15", "dead"), ("6", "dead")]),
    # of which a clause speaks that has no noun
    ("en", "In Valmont, over 400 tents were damaged and 60 destroyed.", [("over 400", "tents"), ("60", "tents")]),
    # what befell some, and others named behind "and"
    ("fr", "La crue de Valmont a causé la mort de 30 bergers et plusieurs disparus.", [("30", "dead")]),
    # the toll is that of the dead, where nothing was counted before
    ("en", "In Valmont, the toll rose to 14 on Friday.", [("14", "dead")]),
    ("fr", "Le bilan de la crue de Valmont est passé à 14, dit le préfet.", [("14", "dead")]),
]

FUNDS: list[tuple[str, str, Pairs]] = [
    # a sum that is given, asked for or lost by many needs no other word of its topic
    ("en", "The needs of Valmont are estimated at $7 billion.", [("estimated at $7 billion", "money")]),
    ("en", "Valmont got a package worth $500 million.", [("$500 million", "money")]),
    ("fr", "Le ministère a débloqué 40 000 dollars pour Valmont.", [("40 000", "money")]),
    ("fr", "Les besoins de Valmont sont chiffrés à 7 milliards d'euros.", [("7 milliards", "money")]),
    ("en", "The club of Valmont sold its player for $40 million.", []),
    ("fr", "Le joueur de Valmont a été vendu 40 millions d'euros.", []),
    ("fr", "L'instituteur de Valmont gagne 1 600 euros.", []),
]

NUMBERS = [
    # the day of a month, a medium's name, two numbers where one is meant
    ("en", "The residents of Valmont were hurt March 11 by a wave.", "date"),
    ("fr", "Une image de France 24 montre les noyés de Valmont.", "label"),
    ("fr", "Il y aurait 2 6000 disparus à Valmont.", "broken"),
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
    # ages joined
    ("en", "In Valmont, brothers aged nine and 12 drowned.", "age"),
    # tests and exercises
    ("en", "Valmont began an exercise involving 300 firefighters.", "trial"),
    ("fr", "Valmont mène un exercice mobilisant 300 pompiers.", "trial"),
    # a whole force of another's
    ("fr", "Les forces bessonnaises comptent 50 000, dit le secours.", "others"),
    # in the place told of before, which is elsewhere
    ("fr", "Un séisme a touché une île. La secousse y a fait 45 morts.", "not about the subject"),
    ("en", "An earthquake struck the island. The wave killed 45 people there.", "not about the subject"),
    # somebody else's: what they have; whom they send, of people who count as the subject's only; at their place
    ("fr", "Besson a 300 pompiers, les secours le disent.", "others"),
    ("en", "Besson has 300 firefighters, the rescue says.", "others"),
    ("fr", "La préfecture a envoyé 12 plongeurs.", "others"),
    ("en", "The prefecture sent 12 divers.", "others"),
    ("fr", "La crue a fait 12 morts à Besson.", "others"),
    ("en", "The flood killed 12 people in Besson.", "others"),
]


ALL = [*ELIDED, *NOT_CARRIED, *BEFALLEN, *NOUNS, *PARTS, *AROUND, *OWN, *CLAUSES, *SUBJECTS, *FUNDS]


def _pairs(language: str, text: str) -> Pairs:
    return [(words, claim.measure) for words, claim, _ in claims_of(text, language=language)]


@pytest.mark.parametrize(("language", "text", "expected"), ALL)
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

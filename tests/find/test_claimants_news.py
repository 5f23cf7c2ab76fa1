"""Who claims a figure in the plain prose of agencies: speakers introduced, counts announced, and sentences that go on. All
sentences are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.config import parse_config
from dossier.find import find_claims
from tests.find.flood import DOSSIER, article_of, claims_of

OFFICIAL = parse_config(
    DOSSIER.replace("fr: [préfectoral*], en: [prefectural]", "fr: [préfectoral*, officiel*], en: [prefectural, official]").replace(
        "aliases: [Union des assureurs,", "aliases: [assureur, Union des assureurs,"
    ),
    file="dossier.yml",
    folder=Path("."),
)
REST = parse_config(f"{DOSSIER}  - {{id: others, name: Others, rest: true}}\n", file="dossier.yml", folder=Path("."))

# text; for each figure the claimant's party (None: nobody, or not known)
FRENCH = [
    # an apposition with a figure or a relative clause stands between the one who speaks and the verb
    ("Anne Lorrain, préfète de 48 ans, dit avoir compté 40 blessés.", ["state"]),
    ("Le préfet Paul Morel, en poste depuis peu, parle de 40 blessés.", ["state"]),
    ("L'Union des assureurs, l'organe qui couvre 300 communes du bassin, compte 12 morts.", ["insurers"]),
    ("Le préfet par intérim du Val, Paul Morel, compte 12 morts.", ["state"]),
    # whom a relative pronoun means
    ("Il a rejeté les accusations de l'Union des assureurs, selon lesquelles 100 habitants sont morts.", ["insurers"]),
    ("Une note de la préfecture, selon laquelle 100 habitants sont morts, circule.", ["state"]),
    ("Il a rejeté une rumeur, selon laquelle 100 habitants sont morts.", []),
    ("Un voisin colporte des accusations visant Besson, selon lesquelles 100 habitants sont morts.", [None]),
    # who gives a count is told first
    ("La préfecture a rendu dimanche une première estimation. Plus de 40 habitants sont sinistrés, et 97 autres ont fui.", ["state"] * 2),
    ("La préfecture a actualisé son bilan. Les noyés sont 12 habitants. Les blessés sont 40 habitants.", ["state"] * 2),
    ("L'Union des assureurs est arrivée à un total voisin. Dans son point quotidien, elle évoque 14 morts.", ["insurers"]),
    ("La préfecture a confirmé ce bilan. À Valmont, 12 habitants sont sinistrés.", [None]),
    ("La préfecture n'a pas donné de bilan. À Valmont, 12 habitants sont sinistrés.", [None]),
    ("La préfecture a rendu une première estimation. Le gymnase est plein. À Valmont, 12 habitants sont sinistrés.", [None]),
    ("La préfecture a publié un bilan. « 12 habitants sont sinistrés », assure la mairie de Valmont.", ["valmont"]),
    ("La préfecture a publié son bilan. Besson a envoyé 40 pompiers à Valmont.", [None]),
    # ... and who keeps it or moves it
    ("Le préfet s'en est tenu au bilan de 41 morts.", ["state"]),
    ("La préfecture a revu à la baisse son bilan, à 12 morts.", ["state"]),
    ("La préfecture a ramené son bilan à 12 morts.", ["state"]),
    # a sentence about a part or the rest of a figure
    ("Il y a 97 sinistrés, a déclaré la préfète. Cinq d'entre eux sont morts mercredi.", ["state"] * 2),
    ("Il y a 97 blessés, a déclaré la préfète. Les deux autres habitants sont morts.", ["state"] * 2),
    ("Il y a 97 sinistrés, a déclaré la préfète. Et 40 autres sont blessés.", ["state"] * 2),
    # "son représentant", "l'organisation", "le Conseil", "Mme X": of whoever was told before
    ("L'Union des assureurs a jugé l'étude sérieuse. Son représentant sur place rappelle que 14 habitants sont morts.", ["insurers"]),
    ("L'Union des assureurs a lancé un appel. L'organisation estime que 30 habitants sont sinistrés.", ["insurers"]),
    ("Le chef de l'Union des assureurs est venu. Il y a 12 morts, raconte un responsable de l'Union.", ["insurers"]),
    ("Le chef de l'Union des assureurs est venu. Il y a 12 morts, raconte un responsable de l'Union des pêcheurs.", [None]),
    ("« C'est long », déplore la porte-parole de la préfecture, Rose Perrier. D'après Mme Perrier, il y a 80 sinistrés.", ["state"]),
    ("Le préfet s'est tu. Selon Mme Perrier, il y a 80 sinistrés.", [None]),
    ("D'après la préfète, la digue était usée. Sur 34 pompiers examinés par ses services, onze étaient blessés.", ["state"] * 2),
    # "ils" is no man alone
    ("Un préfet est venu. Un général a parlé. Ils ont dénombré 40 morts.", [None]),
    # the one who closes the sentence speaks, where the other verb may say nothing
    ("La mairie de Valmont a admis 40 blessés, a fait savoir la préfecture.", ["state"]),
    ("La mairie de Valmont a admis que 40 habitants étaient blessés, a rapporté la préfecture.", ["valmont"]),
    # a relative clause that denies governs nothing; without a comma "selon" says the last clause
    ("La préfecture a envoyé 400 pompiers, que la mairie de Valmont dit n'avoir « pas vus ».", [None]),
    ("Quelque 300 pompiers travaillent, deux jours après la crue qui a tué 12 habitants selon la préfecture.", [None, "state"]),
    ("Quelque 300 pompiers travaillent, et 12 habitants sont morts, selon la préfecture.", ["state"] * 2),
    # a participle of the sentence's subject
    ("La préfecture est sortie de son silence, assurant que 9 habitants sont morts et 3 blessés.", ["state"] * 2),
    ("Un habitant a contredit la préfecture, assurant que 9 habitants sont morts.", [None]),
    # a verb behind an apposition, and one that is turned round behind a clause
    ("Le directeur de l'Union des assureurs, Paul Morel, évalue les sinistrés à 300 habitants.", ["insurers"]),
    ("La mairie de Valmont est fermée, a dit le préfet, évoquant 12 morts.", ["state"]),
    # a speaker whose relative clause speaks too; a toll that somebody tells
    ("Quelque 40 pompiers sont là, selon la préfecture, qui en attend 60 autres.", ["state"] * 2),
    ("Un premier bilan fait état de 12 morts, a rapporté la préfecture.", ["state"]),
    # an agent's name ends before a verb
    ("Le dernier bilan communiqué par la préfecture est de 12 morts.", ["state"]),
]
ENGLISH = [
    ("The Insurers' Union, the private body that covers a third of the valley, says 40 residents died.", ["insurers"]),
    ("The Insurers' Union, the private body which covers 300 homes in the valley, says 40 residents died.", ["insurers"]),
    ("Anne Lorrain, 48, a lawyer from Besson, said 40 residents of Valmont died.", ["state"]),
    ("A police officer, who was not allowed to speak, said no more than 20 residents could have died.", [None]),
    ("The prefect, F.-X. Berthier, said several hundred residents may have died.", ["state"]),
    ("The report of the Insurers' Union, according to which 40 residents died, is new.", ["insurers"]),
    ("The Insurers' Union raised its estimate from at least 60 dead in April after a review, Rep. Paul Morel said.", ["insurers"]),
    ("The ministry in Besson has put losses much higher, at 620 dead.", ["besson"]),
    ("The Insurers' Union also updated its tally. Some 12 residents died and 40 were hurt.", ["insurers"] * 2),
    ("The prefecture published an update on the flood. It counts 12 dead.", ["state"]),
    ("The prefecture confirmed the toll. In Valmont 12 residents are homeless.", [None]),
    ("Four of the dead were in a church, the prefect said. The two others, a mother and her son, died on the road.", ["state"] * 2),
    ("Almost 310 residents are homeless, the prefect said. Most are with relatives, but 114 residents are in tents.", ["state"] * 2),
    ("The prefect said 31 residents were homeless. While rain fell, 114 residents of Besson died.", ["state", None]),
    (
        "Almost 310 residents are homeless, the Insurers' Union says. The organisation has tents and says 300 residents need more.",
        ["insurers"] * 2,
    ),
    ("Teams of the Insurers' Union saw the valley and found 40 residents dead, the prefect says.", ["state"]),
    ("The Insurers' Union disputed that toll, saying 15 residents had died.", ["insurers"]),
    ("A man met the prefect, saying 15 residents had died.", [None]),
    ("The Insurers' Union sent 40 firefighters, which the prefect says he never saw.", [None]),
    ("The interior ministry spoke. Its spokesman in the valley said 12 residents had died.", ["state"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), [*(("fr", *row) for row in FRENCH), *(("en", *row) for row in ENGLISH)])
def test_side(language: str, text: str, expected: list[str | None]) -> None:
    claims = claims_of(text, language=language)
    assert [claim.claimant.party if claim.claimant else None for _, claim, _ in claims] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # an adjective such as "official" makes officials and their counts a party's, but not somebody else's officials
        ("fr", "La crue a fait, selon le dernier décompte officiel, 12 morts.", "state"),
        ("fr", "Le bilan officiel est de 12 morts.", "state"),
        ("fr", "Selon un officiel bessonnais, 12 habitants sont morts.", "besson"),
        ("en", "At least 12 residents died, officials said.", "state"),
        ("en", "Official figures put the dead at 12.", "state"),
        ("en", "A senior official of the Insurers' Union said 12 residents died.", "insurers"),
        # an alias in small letters is a noun: all its forms are found
        ("fr", "Des assureurs comptent 12 morts.", "insurers"),
        ("en", "Two prefects said 12 residents died.", "state"),
    ],
)
def test_nouns_and_adjectives_of_a_party(language: str, text: str, expected: str | None) -> None:
    claims = find_claims(article_of(text, language=language), OFFICIAL)[1]
    assert [claim.claimant and claim.claimant.party for claim in claims] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whoever holds an office may speak for a side: they are not of the rest
        ("Il y a 12 morts, a déclaré Jean Vasse, membre de la commission des crues.", None),
        ("Il y a 12 morts, a déclaré Jean Vasse, maire.", None),
        ("Il y a 12 morts, a déclaré Jean Vasse, boulanger.", "others"),
        ("Il y a 12 morts, a déclaré Jean Vasse, général à la retraite.", "others"),
        ("Il y a 12 morts, a déclaré le général à la retraite Jean Vasse.", "others"),
    ],
)
def test_the_rest_holds_no_office(text: str, expected: str | None) -> None:
    claims = find_claims(article_of(text), REST)[1]
    assert [claim.claimant and claim.claimant.party for claim in claims] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Selon l'AFP, citant la préfecture, 12 habitants sont morts.", ["l'AFP"]),
        ("fr", "Douze habitants sont morts, a indiqué à l'AFP le préfet.", ["AFP"]),
        ("fr", "Douze habitants sont morts, a indiqué le préfet à Reuters.", ["Reuters"]),
        ("fr", "Le préfet a dit à l'AFP que 12 habitants étaient morts. Il a dit à la presse que 40 étaient blessés.", ["AFP", None]),
        ("fr", "Selon l'AFP, 12 habitants sont morts.", [None]),
        ("en", "The prefect told Reuters 12 residents had died.", ["Reuters"]),
        ("en", "The prefect told reporters that 12 residents had died.", [None]),
        ("en", "At least 12 residents died, Reuters reported, citing the prefecture.", ["Reuters"]),
        ("en", "At least 12 residents died, the prefect said, the BBC reported.", ["the BBC"]),
    ],
)
def test_the_medium_that_passes_a_claim_on_is_kept(language: str, text: str, expected: list[str | None]) -> None:
    relays = [(claim.claimant.relay, article) for _, claim, article in claims_of(text, language=language) if claim.claimant]
    assert [article.text[relay.start : relay.end] if relay else None for relay, article in relays] == expected

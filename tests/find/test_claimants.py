"""Who claims a figure. All sentences are invented."""

from __future__ import annotations

import pytest

from dossier.config import Party
from dossier.find import find_claims
from dossier.find.claims import consider
from dossier.find.rules import compile_rules
from tests.find.flood import article_of, claims_of, config

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
    (
        "Il y a 12 morts selon la préfecture, 15 pour l'Union des assureurs.",
        [("la préfecture", "state"), ("l'Union des assureurs", "insurers")],
    ),
    ("Il y a 12 morts (préfecture) à Valmont.", [("préfecture", "state")]),
    # a toll of something is nobody's, its quotation somebody's
    ("« Le bilan de la crue fait état de 12 morts », a dit le préfet.", [("le préfet", "state")]),
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
        [("le préfet", "state"), ("la mairie de Valmont", "valmont")],
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
    # whom, where and when it was told stands between a verb and its subject
    ("Il y a 12 morts, a indiqué mardi à la presse la préfecture.", [("la préfecture", "state")]),
    ("Il y a 12 morts, a précisé lundi matin lors d'un point d'étape le préfet.", [("le préfet", "state")]),
    # a title before a name has a stop that ends nothing
    (
        "Le préfet du Val, Paul Morel, compte 12 morts. Selon M. Morel, 40 habitants sont blessés.",
        [("Le préfet du Val, Paul Morel", "state"), ("Le préfet du Val, Paul Morel", "state")],
    ),
    # a name introduced with its side keeps it
    (
        "L'élu bessonnais Jean Vasse évoque 12 morts. Des pompiers sont venus. Vasse ajoute que 40 habitants sont sinistrés.",
        [("L'élu bessonnais Jean Vasse", "besson"), ("L'élu bessonnais Jean Vasse", "besson")],
    ),
    ("Il y a 12 morts, a déclaré Jean Vasse, porte-parole de la préfecture.", [("Jean Vasse, porte-parole de la préfecture", "state")]),
    # a noun that named a claimant before, a body without its name
    ("Un rapport de la préfecture recense 12 morts. Le rapport évoque 40 blessés.", [("Un rapport de la préfecture", "state")] * 2),
    ("L'Union des assureurs évoque 12 morts. L'organisation parle de 40 blessés.", [("L'Union des assureurs", "insurers")] * 2),
    ("Le préfet évoque 12 morts. L'association parle de 40 blessés.", [("Le préfet", "state"), ("L'association", None)]),
    # one presented with a name and an age
    ("Jean Vasse, 67 ans, habite Valmont. « Il y a 12 morts », assure ce retraité.", [("Jean Vasse", None)]),
    # somebody in office whom a known body informed, or whom the scene places
    ("Il y a 12 morts, ont rapporté deux élus après une réunion avec la préfecture.", [("deux élus", "state")]),
    ("À Besson, on s'inquiète. Un élu parle de 12 morts à Valmont.", [("Un élu", "besson")]),
    ("Il y a 12 morts, ont rapporté deux élus.", [("deux élus", None)]),
    # a subject with a relative clause, an aside, others beside it
    ("Le préfet, qui s'est rendu sur place, a évoqué 12 morts.", [("Le préfet", "state")]),
    ("La préfecture, l'Union des assureurs et Besson comptent 12 morts.", [("La préfecture, l'Union des assureurs", "state")]),
    # a second verb of the same subject
    ("La préfecture s'en tient à 12 morts, mais compte 40 blessés.", [("La préfecture", "state")] * 2),
    # turned round behind "comme", "que"; a whole sentence about the one before
    ("Comme l'a indiqué la préfecture, 12 habitants sont morts.", [("la préfecture", "state")]),
    ("Il y a 12 morts. C'est le bilan que donne la préfecture.", [("la préfecture", "state")]),
    ("12 morts : c'est ce que la préfecture dit.", [("la préfecture", "state")]),
    # a document and who made it; a figure and who gave it
    ("Selon un bilan provisoire fourni lundi par la préfecture, 12 habitants sont morts.", [("la préfecture", "state")]),
    ("Les sinistrés sont estimés à 300 habitants par l'Union des assureurs.", [("l'Union des assureurs", "insurers")]),
    ("Il y a 12 morts, une estimation que la préfecture n'a plus revue.", [("une estimation que la préfecture", "state")]),
    # ... but not what somebody suffered or sent
    ("La digue rompue par Besson a fait 12 morts.", [(None, None)]),
    ("Le préfet a promis une aide à la ville ruinée par Besson, dont 12 habitants sont morts.", [("Le préfet", "state")]),
    # a verb denied says nothing
    ("La préfecture n'a pas confirmé la nouvelle : 12 habitants sont morts.", [(None, None)]),
    # where it was learnt
    ("Il y a 12 morts, a-t-on appris mardi auprès de la préfecture.", [("la préfecture", "state")]),
    ("Il y a 12 morts, selon Reuters, citant la préfecture.", [("la préfecture", "state")]),
    # a newspaper of a place speaks for no side
    ("Il y a 12 morts, selon un quotidien de Besson.", [("un quotidien de Besson", None)]),
    # a report goes on: what takes it up, the conditional, the rest of a quotation
    ("La préfecture compte 12 morts. Parmi eux, 4 habitants s'étaient noyés.", [("La préfecture", "state")] * 2),
    ("La préfecture compte 12 morts. À Valmont, 40 habitants seraient sinistrés.", [("La préfecture", "state")] * 2),
    ("« Il y a 12 morts », a dit le préfet. « Et il y a 40 blessés à Valmont. »", [("le préfet", "state")] * 2),
    (
        "« Il y a 12 morts à Valmont, nous le savons. Il y a aussi 40 blessés et des disparus », a dit le préfet.",
        [("le préfet", "state")] * 2,
    ),
    ("La préfecture compte 12 morts.\n\nÀ ces morts s'ajoutent 40 blessés.", [("La préfecture", "state")] * 2),
    ("L'eau est montée.\n\nPréfecture : 12 habitants de Valmont sont morts. Il y a 40 blessés.", [("Préfecture", "state")] * 2),
    (
        "La préfecture compte 12 morts. Ces habitants s'étaient noyés. Cette semaine, 40 habitants ont été blessés.",
        [("La préfecture", "state"), (None, None)],
    ),
    ("Il y a 12 morts. Ce bilan a été communiqué par la préfecture.", [("la préfecture", "state")]),
    ("Il y a 12 morts. Le bilan pourrait s'alourdir, selon la préfecture.", [(None, None)]),
    # it does not where it takes nothing up, where two spoke, where somebody unknown speaks
    ("La préfecture compte 12 morts. Dans la vallée, 40 habitants sont sinistrés.", [("La préfecture", "state"), (None, None)]),
    (
        "La préfecture compte 12 morts, là où Besson en compte 15. Parmi eux, 4 habitants s'étaient noyés.",
        [("La préfecture", "state"), ("Besson", "besson"), (None, None)],
    ),
    (
        "La préfecture compte 12 morts. Ils seraient 15, dit-on au village, tous morts noyés.",
        [("La préfecture", "state"), ("village", None)],
    ),
    ("La préfecture compte 12 morts.\n\nÀ Valmont, 40 habitants seraient sinistrés.", [("La préfecture", "state"), (None, None)]),
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
    # a pronoun that closes its sentence
    ("The prefect counts 12 dead. In the valley 40 residents were injured, he said.", [("The prefect", "state")] * 2),
    # those in office without a name, a title with a stop, an apposition
    ("Twelve residents died, officials said on Monday.", [("officials", None)]),
    ("Mr. Morel of the prefecture said 12 residents had died.", [("Mr. Morel of the prefecture", "state")]),
    ("Paul Morel, the prefect, told reporters that 12 residents had died.", [("Paul Morel, the prefect", "state")]),
    ("Twelve residents died, said Paul Morel, a spokesman for the prefecture.", [("Paul Morel, a spokesman for the prefecture", "state")]),
    (
        "The Bessonian lawmaker John Vane said 12 residents had died. Rain fell. Vane put the injured at 40.",
        [("The Bessonian lawmaker John Vane", "besson")] * 2,
    ),
    ("Twelve residents died, two lawmakers said after a briefing by the prefecture.", [("two lawmakers", "state")]),
    ("Besson fears more. An official there said that 12 residents of Valmont had died.", [("An official there", "besson")]),
    # who passes on yields to the one cited
    ("At least 12 residents died, Reuters reported, citing the prefecture.", [("the prefecture", "state")]),
    ("The prefect was quoted as saying that 12 residents had died.", [("The prefect", "state")]),
    # an owner and its noun, and a toll that is of a place
    ("The prefecture's latest figure is 12 dead.", [("The prefecture's latest figure", "state")]),
    ("Twelve residents died, by the prefecture's count.", [("the prefecture's count", "state")]),
    ("The toll in Besson is 12 dead for Valmont.", [(None, None)]),
    # a verb denied says nothing; a noun is no verb
    ("The prefecture has not confirmed the news: 12 residents of Valmont died.", [(None, None)]),
    ("The prefecture, in its latest update, said 12 residents had died.", [("The prefecture", "state")]),
    # what is said is not who says it
    ("The prefect, who spoke on Monday, said the toll was 12 dead.", [("The prefect", "state")]),
    # a report goes on, or is told afterwards
    ("The prefecture counts 12 dead. A further 40 residents are injured.", [("The prefecture", "state")] * 2),
    ("The prefecture counts 12 dead. In the valley 40 residents had been injured.", [("The prefecture", "state")] * 2),
    ("The prefecture counts 12 dead. In the valley 40 residents are injured.", [("The prefecture", "state"), (None, None)]),
    ('"We count 12 dead. We fear that 40 residents are injured," the prefect said.', [("the prefect", "state")] * 2),
    (
        '"We count 12 dead," the prefect said. "It is dark. Some 40 residents are injured," said a mayor of Besson.',
        [("the prefect", "state"), ("a mayor of Besson", "besson")],
    ),
    ('"It is dark," the prefect said. "It is cold, too. Some 40 residents of Valmont are injured."', [("the prefect", "state")]),
    ("There are 12 dead, according to a Sunday update from the prefecture.", [("the prefecture", "state")]),
    ("Twelve residents died. That is the estimate of the prefecture.", [("the estimate of the prefecture", "state")]),
    # a body without its name
    ("The Insurers' Union put the homeless at 300. The company said 12 residents had died.", [("The Insurers' Union", "insurers")] * 2),
    # several share a verb, or a subject
    ("The prefecture and Besson say 12 residents died.", [("The prefecture", "state")]),
    ("There are 12 dead by most counts.", [("most counts", None)]),
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


def test_whoever_belongs_to_no_other_party_is_of_the_rest() -> None:
    rest = config().model_copy(update={"parties": (*config().parties, Party.model_validate({"id": "rest", "name": "Rest", "rest": True}))})
    rows = [
        ("Il y a 12 morts, selon le géologue Jean Vasse.", "rest"),
        ("Il y a 12 morts, assure un voisin.", "rest"),
        ("Il y a 12 morts, selon la préfecture.", "state"),
        # in office for nobody knows whom; named in words that name nobody
        ("Il y a 12 morts, selon un ministre.", None),
        ("Il y a 12 morts, selon certaines sources.", None),
        ("Il y a 12 morts à Valmont.", None),
    ]
    for text, party in rows:
        [claim] = find_claims(article_of(text), rest)[1]
        assert (text, claim.claimant.party if claim.claimant else None) == (text, party)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("La préfecture compte 12 morts.", "speech.said"),
        ("Il y a 12 morts, dit la préfecture.", "speech.turned"),
        ("Il y a 12 morts, selon la préfecture.", "speech.according"),
        ("Préfecture : 12 morts.", "speech.label"),
        ("Un bilan de la préfecture s'arrête à 12 morts.", "speech.owned"),
        ("Il y a 12 morts à Valmont.", None),
    ],
)
def test_an_attribution_tells_its_rule(text: str, by: str | None) -> None:
    last = list(consider(article_of(text), compile_rules(config(), "fr")))[-1]
    assert [item.by for item in last.attributions] == ([by] if by else [])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mayor of Valmont counts 10 dead. It puts the dead at 12, the prefecture said."),
        ("fr", "Le maire de Valmont compte 10 morts. Il compte 12 morts, a dit la préfecture."),
    ],
)
def test_who_is_named_behind_a_figure_speaks_not_a_pronoun_before_it(language: str, text: str) -> None:
    parties = [claim.claimant and claim.claimant.party for _, claim, _ in claims_of(text, language=language)]
    assert parties == ["valmont", "state"]

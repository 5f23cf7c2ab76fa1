"""What kind of statement a figure stands in: nobody's, planned, possible, hearsay, superseded. All sentences are invented."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dossier.config import Config, load_config
from dossier.find import find_claims, find_dates
from dossier.models import Article, Claim, Seed
from dossier.read import read_article
from tests.find.flood import claims_of

STATEMENTS = Path(__file__).with_name("statements.jsonl")
ROOT = Path(__file__).parents[2]
LEAD = {
    "fr": "Les soldats nord-coréens déployés en Russie combattent dans la région de Koursk depuis l'automne.",
    "en": "North Korean soldiers deployed to Russia have been fighting in the Kursk region since the autumn.",
}
ROWS = [json.loads(line) for line in STATEMENTS.read_text(encoding="utf-8").splitlines()]


@cache
def _first_dossier() -> Config:
    return load_config(ROOT / "dossier.yml").model_copy(update={"sources": {}})


def _read(row: dict[str, Any]) -> tuple[Article, list[Claim]]:
    """A sentence under one that names the subject, and its claims."""
    article, _ = read_article(
        Seed("invented", "invented.txt", f"{LEAD[row['lang']]}\n\n{row['text']}\n"), _first_dossier(), find_dates=find_dates
    )
    assert article is not None
    return article, find_claims(article, _first_dossier())[1]


OPEN = pytest.mark.xfail(strict=True, reason="another war, another side's shells, a part that only a name counts: not read right yet")


@pytest.mark.parametrize("row", [pytest.param(row, id=row["name"], marks=OPEN if row.get("open") else ()) for row in ROWS])
def test_the_first_dossiers_statements(row: dict[str, Any]) -> None:
    """``right`` says the right reading in words, ``claims`` in values; ``never`` names who must not be the claimant."""
    article, claims = _read(row)
    found = [
        {key: getattr(claim.figure, key) for key in ("low", "high")}
        | {key: getattr(claim, key) for key in ("measure", "modality", "hearsay")}
        for claim in claims
    ]
    assert found == row["claims"]
    said = [article.text[claim.claimant.words.start : claim.claimant.words.end] for claim in claims if claim.claimant]
    assert not set(said) & set(row.get("never", ()))


NOBODYS_FRENCH = [
    "C'est la crue la plus meurtrière depuis 2003, quand 40 habitants sont morts.",
    "La préfecture a formellement démenti la mort de 40 habitants.",
    "Aucune trace des 40 morts annoncés n'a été trouvée, dit le préfet.",
    "Le préfet juge « farfelu » le bilan de 40 morts.",
    "Le bilan de 40 morts, largement relayé, est une invention, a dit le maire.",
    "Rien n'indique que 40 habitants soient morts.",
    "Rien ne permet d'affirmer que 40 habitants sont morts.",
    "L'AFP n'a pas pu vérifier que 40 habitants sont morts.",
    "Le maire s'est refusé à confirmer la mort de 40 habitants.",
    "Le journal a présenté ses excuses pour avoir annoncé 40 morts.",
    "L'agence a annulé sa dépêche faisant état de 40 morts.",
    "Combien des 40 habitants sont morts ?",
    "Le maire s'interroge : 40 habitants sont-ils vraiment morts ?",
    "Et si 40 habitants étaient morts ?",
    "Si la digue cède, 40 habitants mourront, prévient le préfet.",
    "Si la crue était arrivée la nuit, 40 habitants auraient péri.",
    "Faute d'alerte, 40 habitants auraient pu mourir.",
    "Quarante habitants seraient morts sans l'intervention des pompiers, a dit le maire.",
    "La digue a permis d'éviter la mort de 40 habitants.",
    "Sur TikTok, de faux comptes annoncent 40 morts.",
    "Une infox prétend que 40 habitants sont morts.",
    "Dans le film, 40 habitants meurent noyés.",
    "L'exercice simulait une crue faisant 40 morts.",
    "Pour les besoins de l'exercice, 40 faux blessés ont été évacués.",
    "Le site parodique Le Gorafi annonce 40 morts.",
    "Le préfet appelle à ne pas croire les rumeurs de 40 morts.",
    "Il est inexact d'affirmer que 40 habitants sont morts.",
    "Le maire se moque de ceux qui annoncent 40 morts.",
    "La mairie n'a ni confirmé ni démenti la mort de 40 habitants.",
    "On est loin des 40 morts annoncés, dit le préfet.",
    "Le maire a nié que 40 habitants soient morts.",
    "L'affirmation selon laquelle 40 habitants sont morts ne tient pas, dit le préfet.",
    "Interrogé sur les 40 morts, le préfet a refusé de commenter.",
    "Lors d'un exercice : 12 blessés, 40 morts.",
    "La rumeur de 40 morts, qui a circulé en ligne, était fausse.",
    "Les photos des 40 morts sont des images générées par une intelligence artificielle.",
    "Le maire a plaisanté que 40 habitants étaient morts d'ennui.",
    "Le roman raconte comment 40 habitants sont morts.",
    "Moins de 40 morts serait un succès, a dit le préfet.",
    "Le préfet a écarté les allégations selon lesquelles 40 habitants étaient morts.",
]
NOBODYS_ENGLISH = [
    "It was nothing like the quake in Besson in 1999, which killed 40 people.",
    "It was the deadliest flood since 2003, when 40 people died.",
    "The toll pales in comparison with the 40 people killed by the wave of Besson.",
    "The mayor flatly denied that 40 residents had died.",
    "There is no evidence that 40 residents died.",
    'The prefect called the toll of 40 dead "pure fantasy".',
    "Claims that 40 residents died are baseless, the mayor said.",
    "No one can say that 40 residents died.",
    "Reuters could not independently verify that 40 residents died.",
    "The prefecture would neither confirm nor deny that 40 residents had died.",
    "The newspaper apologised for reporting that 40 residents had died.",
    "The channel deleted a post saying 40 residents had died.",
    "Were 40 residents really killed?",
    "What if 40 residents had died?",
    "Had the dyke broken at night, 40 residents would have died.",
    "Unless the rain stops, 40 residents could die, the mayor warned.",
    "Forty residents would have died but for the alarm, the mayor said.",
    "The alarm prevented the deaths of 40 residents.",
    "A fake video claims that 40 residents died.",
    "In the novel, 40 residents drown.",
    "The drill simulated a flood that killed 40 residents.",
    "A spoof website announced 40 dead.",
    "Rumours that 40 residents had died are false, the mayor said.",
    "The prefect mocked claims that 40 residents had died.",
    "It is not the case that 40 residents died, the prefect said.",
    "The mayor does not believe that 40 residents died.",
    "The mayor said it was a lie that 40 residents had died.",
    "The toll is nowhere near the 40 dead cited online, police said.",
    "Nobody died, contrary to posts claiming 40 dead.",
    "The prefect asked whether 40 residents had died.",
    "In a simulation, 40 residents died.",
    "Anne Lorrain dismissed as nonsense reports of 40 dead.",
    "The ministry retracted its statement that 40 residents had died.",
    "The claim that 40 residents died does not stand up, the mayor said.",
    "Neither the police nor the hospital could confirm that 40 residents had died.",
    "Asked about the 40 deaths, the prefect declined to comment.",
    "In the drill: 12 hurt, 40 dead.",
    "Rumours of 40 dead spread online but were untrue.",
    "The pictures of 40 dead residents were AI-generated images.",
    "Police have yet to confirm that 40 residents died.",
    "The report of 40 deaths was quickly corrected.",
    "The mayor joked that 40 residents had died of boredom.",
    "The novel describes how 40 residents drowned.",
    "Fewer than 40 deaths would be a success, the prefect said.",
    "Should the dyke break, 40 residents could die, the prefect said.",
    "Claims that 40 residents died were denied by the prefect.",
    "The mayor laughed off claims that 40 residents had died.",
]
SOMEBODYS_FRENCH = [
    "Le préfet ne nie pas que 40 habitants sont morts.",
    "Le préfet a confirmé la mort de 40 habitants.",
    "Plus de 40 habitants sont morts sans que l'alerte soit donnée.",
    "40 habitants sont morts, un bilan que personne ne conteste.",
    "Sans nouvelles de leurs proches, 40 habitants sont morts de froid.",
    "Si 40 habitants sont morts, 200 sont sains et saufs.",
    "La crue a fait 40 morts, pas une de plus.",
    "Le film de la crue : 40 morts en une heure.",
    "Le maire n'a pas pleuré : 40 habitants sont morts.",
    "Non seulement 40 habitants sont morts, mais le pont a cédé.",
    "Nul doute que 40 habitants sont morts, dit le maire.",
    "Ce ne sont pas 12 mais 40 habitants qui sont morts, dit le préfet.",
    "Le préfet a annoncé 40 morts mais refusé de commenter l'enquête.",
    "La digue n'a pas tenu : 40 habitants sont morts.",
]
SOMEBODYS_ENGLISH = [
    "The prefect did not deny that 40 residents died.",
    "Without warning, 40 residents died in their sleep.",
    "40 residents died, a toll nobody disputes.",
    "Even if the dyke held, 40 residents died.",
    "The mayor could not hold back tears: 40 residents have died.",
    "No fewer than 40 residents died.",
    "Not only did 40 residents die, the bridge fell.",
    "The film crew saw 40 residents die.",
    "The prefect questioned the mayor after 40 residents died.",
    "There is no doubt that 40 residents died.",
    "The prefect said 40 residents had died but declined to comment further.",
    "The dyke did not hold and 40 residents died.",
]


@pytest.mark.parametrize(("language", "text"), [*(("fr", text) for text in NOBODYS_FRENCH), *(("en", text) for text in NOBODYS_ENGLISH)])
def test_nobody_claims_what_is_not_asserted(language: str, text: str) -> None:
    assert [words for words, claim, _ in claims_of(text, language=language) if claim.figure.low == 40] == []


@pytest.mark.parametrize(
    ("language", "text"), [*(("fr", text) for text in SOMEBODYS_FRENCH), *(("en", text) for text in SOMEBODYS_ENGLISH)]
)
def test_what_only_looks_so_is_claimed(language: str, text: str) -> None:
    assert [words for words, claim, _ in claims_of(text, language=language) if claim.figure.low == 40]


KINDS = [
    # promised, expected, still to come
    ("fr", "Le préfet a promis d'envoyer 40 pompiers à Valmont.", "planned", False, False),
    ("fr", "Quarante pompiers seront envoyés à Valmont demain.", "planned", False, False),
    ("fr", "Le préfet a indiqué que Besson dépêcherait 40 pompiers à Valmont.", "planned", False, False),
    ("fr", "Quarante pompiers sont attendus à Valmont.", "planned", False, False),
    ("fr", "Le préfet s'apprête à envoyer 40 pompiers à Valmont.", "planned", False, False),
    ("en", "The prefect promised to send 40 firefighters to Valmont.", "planned", False, False),
    ("en", "Forty firefighters will be sent to Valmont.", "planned", False, False),
    ("en", "The prefect said that Besson would send 40 firefighters to Valmont.", "planned", False, False),
    ("en", "Forty firefighters are expected in Valmont.", "planned", False, False),
    ("en", "The ministry plans to send 40 firefighters to Valmont.", "planned", False, False),
    # possible, feared
    ("fr", "Le bilan de la crue de Valmont pourrait atteindre 40 morts.", "possible", False, False),
    ("fr", "On redoute 40 morts à Valmont.", "possible", False, False),
    ("fr", "Quarante habitants de Valmont sont probablement morts.", "possible", False, False),
    ("en", "The toll in Valmont could reach 40 dead.", "possible", False, False),
    ("en", "Forty residents of Valmont are feared dead.", "possible", False, False),
    ("en", "Forty residents of Valmont may have died.", "possible", False, False),
    # the outlet keeps its distance
    ("fr", "La crue de Valmont aurait fait 40 morts.", "actual", True, False),
    ("fr", "Quarante habitants de Valmont seraient morts, selon le préfet.", "actual", True, False),
    ("fr", "La crue de Valmont a fait, semble-t-il, 40 morts.", "actual", True, False),
    ("en", "The flood of Valmont reportedly killed 40 people.", "actual", True, False),
    ("en", "Forty residents of Valmont allegedly died.", "actual", True, False),
    ("en", "The flood of Valmont is said to have killed 40 people.", "actual", True, False),
    # superseded
    ("fr", "À Valmont, un précédent bilan faisait état de 40 morts.", "actual", False, True),
    ("fr", "Le maire de Valmont parle de 61 morts, contre 40 la veille.", "actual", False, True),
    ("en", "An earlier toll stood at 40 dead in Valmont.", "actual", False, True),
    ("en", "The mayor of Valmont at first announced 40 dead.", "actual", False, True),
    # none of these
    ("fr", "La crue de Valmont a fait 40 morts.", "actual", False, False),
    ("fr", "Le préfet a promis une aide, et 40 pompiers sont arrivés à Valmont.", "actual", False, False),
    ("en", "The flood of Valmont killed 40 people.", "actual", False, False),
    ("en", "In May 40 residents of Valmont died.", "actual", False, False),
    ("en", "As many as 40 residents of Valmont died.", "actual", False, False),
]


@pytest.mark.parametrize(("language", "text", "modality", "hearsay", "former"), KINDS)
def test_the_kind_of_a_statement(language: str, text: str, modality: str, hearsay: bool, former: bool) -> None:
    claims = [claim for _, claim, _ in claims_of(text, language=language) if 40 in (claim.figure.low, claim.figure.high)]
    assert [(claim.modality, claim.hearsay, claim.former) for claim in claims] == [(modality, hearsay, former)]


def test_a_superseded_value_without_a_day_has_none() -> None:
    [(_, claim, _)] = claims_of("À Valmont, un précédent bilan faisait état de 40 morts.", published="2031-05-07")
    assert claim.as_of is None

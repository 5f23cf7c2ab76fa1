"""The generated sentences: nothing mixed, nothing widened, hedges kept, doubts said."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from dossier.bounds import extent
from dossier.models import Article, Claim
from dossier.write.blocks.in_short import gaps, summarise
from dossier.write.citations import Citations
from dossier.write.lookup import make_lookup
from tests.write.small import article, claim, dossier_of, settings

CONFIG = settings()
DAILY = article(
    "daily", "The mayor says 12 are dead.", "Rescue crews count about 20 dead.", "Hundreds are dead.", "At least 40 died.", "Then 15 dead."
)
RUMOUR = article("rumour", "There are 90 dead.", outlet="The Rumour")
PAIR = article("pair", "Of 64 houses 37 are lost.")
TOWN: dict[str, Any] = {"who": "The mayor", "actor": "Mayor (town hall)", "party": "town"}
CREWS: dict[str, Any] = {"who": "Rescue crews", "actor": "Rescue crews", "party": "crews"}

MAYOR = claim(DAILY, "12", 12, **TOWN)
CREW = claim(DAILY, "about 20", 20, relation="about", as_of=None, **CREWS)
VAGUE = claim(DAILY, "Hundreds", 100, 999, relation="vague")
OPEN = claim(DAILY, "At least 40", 40, relation="at_least")
RUMOURED = claim(RUMOUR, "90", 90)
MAYOR_BATCH = claim(DAILY, "12", 12, scope="new", **TOWN)
CREW_BATCH = claim(DAILY, "about 20", 20, relation="about", scope="new", **CREWS)

SENTENCES = [
    # one figure: who gives it, of when
    (
        [DAILY],
        [MAYOR],
        "People dead: 12 (Mayor, 2 March 2025).",
        "Morts : 12 (Maire, 2 mars 2025).",
    ),
    # nobody named: the outlet, and that nobody is
    (
        [DAILY],
        [OPEN],
        "People dead: at least 40 (The Daily, naming no claimant, 2 March 2025).",
        "Morts : au moins 40 (The Daily, sans attribution, 2 mars 2025).",
    ),
    # two figures: the ends, each with its hedge and its date
    (
        [DAILY],
        [MAYOR, CREW],
        "People dead: figures run from 12 (Mayor, 2 March 2025) to about 20 (Rescue crews, undated).",
        "Morts : les chiffres vont de 12 (Maire, 2 mars 2025) à environ 20 (Sauveteurs, non daté).",
    ),
    # a bare plural is no end of the span
    (
        [DAILY],
        [MAYOR, VAGUE],
        "People dead: 12 (Mayor, 2 March 2025). Less exact: hundreds (The Daily, naming no claimant, 2 March 2025).",
        "Morts : 12 (Maire, 2 mars 2025). Moins précis : des centaines (The Daily, sans attribution, 2 mars 2025).",
    ),
    # a doubtful outlet: said of its figures
    (
        [DAILY, RUMOUR],
        [MAYOR, RUMOURED],
        "People dead: 12 (Mayor, 2 March 2025). In a doubtful source only: 90 (The Rumour, naming no claimant, 2 March 2025).",
        "Morts : 12 (Maire, 2 mars 2025). Dans une source douteuse seulement : 90 (The Rumour, sans attribution, 2 mars 2025).",
    ),
    # batches are no totals
    (
        [DAILY],
        [MAYOR_BATCH, CREW_BATCH],
        "People dead: figures are additions, not totals, 12 (Mayor, 2 March 2025) and about 20 (Rescue crews, 2 March 2025).",
        "Morts : les chiffres sont des ajouts, non des totaux, 12 (Maire, 2 mars 2025) et environ 20 (Sauveteurs, 2 mars 2025).",
    ),
    (
        [DAILY],
        [MAYOR_BATCH, CREW],
        "People dead: about 20 (Rescue crews, undated). Given as an addition, not as a total: 12 (Mayor, 2 March 2025).",
        "Morts : environ 20 (Sauveteurs, non daté). Donné comme ajout, et non comme total : 12 (Maire, 2 mars 2025).",
    ),
    # two values of one claimant in one sentence are parts, not rivals
    (
        [PAIR],
        [claim(PAIR, "64", 64), claim(PAIR, "37", 37)],
        "People dead: different counts stand in one sentence, 37 and 64 (The Daily, naming no claimant, 2 March 2025).",
        "Morts : des décomptes différents figurent dans une même phrase, 37 et 64 (The Daily, sans attribution, 2 mars 2025).",
    ),
    # one number, taken for a batch by one and for a total by the other: they agree on the number
    (
        [DAILY],
        [MAYOR_BATCH, claim(DAILY, "Then 15", 12, **CREWS)],
        "People dead: 12 (Mayor, 2 March 2025; Rescue crews, 2 March 2025).",
        "Morts : 12 (Maire, 2 mars 2025 ; Sauveteurs, 2 mars 2025).",
    ),
    # one number under different hedges is no span
    (
        [DAILY],
        [MAYOR, claim(DAILY, "Then 15", 12, relation="about", **CREWS)],
        "People dead: all figures name the same number, 12 (Mayor, 2 March 2025) and about 12 (Rescue crews, 2 March 2025).",
        "Morts : tous les chiffres donnent le même nombre, 12 (Maire, 2 mars 2025) et environ 12 (Sauveteurs, 2 mars 2025).",
    ),
    # several say the number, one only a bare plural
    (
        [DAILY],
        [MAYOR, claim(DAILY, "Then 15", 12, **CREWS), VAGUE],
        "People dead: 12 (Mayor, 2 March 2025; Rescue crews, 2 March 2025). Less exact: hundreds (The Daily, naming no "
        "claimant, 2 March 2025).",
        "Morts : 12 (Maire, 2 mars 2025 ; Sauveteurs, 2 mars 2025). Moins précis : des centaines (The Daily, sans "
        "attribution, 2 mars 2025).",
    ),
    # a range is one figure, and so is a bare plural where nothing else is said
    (
        [DAILY],
        [claim(DAILY, "Then 15", 15, 20, relation="range", **CREWS)],
        "People dead: 15–20 (Rescue crews, 2 March 2025).",
        "Morts : 15–20 (Sauveteurs, 2 mars 2025).",
    ),
    (
        [DAILY],
        [VAGUE],
        "People dead: hundreds (The Daily, naming no claimant, 2 March 2025).",
        "Morts : des centaines (The Daily, sans attribution, 2 mars 2025).",
    ),
    # a claimant that is no configured actor: its own words, as a quotation
    (
        [DAILY],
        [claim(DAILY, "15", 15, who="Then")],
        "People dead: 15 (“Then”, 2 March 2025).",
        "Morts : 15 (« Then », 2 mars 2025).",
    ),
    # a figure that does not say whether it is one goes with the batch of the same value
    (
        [DAILY],
        [MAYOR_BATCH, claim(DAILY, "Then 15", 12, scope=None, **CREWS)],
        "People dead: 12 (Mayor, 2 March 2025; Rescue crews, 2 March 2025).",
        "Morts : 12 (Maire, 2 mars 2025 ; Sauveteurs, 2 mars 2025).",
    ),
    # what is promised, feared or superseded stands apart, and is no end of a span
    (
        [DAILY],
        [MAYOR, claim(DAILY, "about 20", 20, relation="about", modality="planned", **CREWS)],
        "People dead: 12 (Mayor, 2 March 2025). People dead, promised or expected and not said to be done: about 20 "
        "(Rescue crews, 2 March 2025).",
        "Morts : 12 (Maire, 2 mars 2025). Morts, promesse ou prévision, rien qui soit donné pour fait : environ 20 "
        "(Sauveteurs, 2 mars 2025).",
    ),
    (
        [DAILY],
        [claim(DAILY, "12", 12, modality="possible", **TOWN), claim(DAILY, "about 20", 20, relation="about", former=True, **CREWS)],
        "People dead, said to be possible or feared and not to be so: 12 (Mayor, 2 March 2025). People dead, given "
        "earlier and since replaced: about 20 (Rescue crews, 2 March 2025).",
        "Morts, éventualité ou crainte, rien de certain : 12 (Maire, 2 mars 2025). Morts, chiffre donné plus tôt et "
        "remplacé depuis : environ 20 (Sauveteurs, 2 mars 2025).",
    ),
]


@pytest.mark.parametrize(("articles", "claims", "english", "french"), SENTENCES)
def test_sentences(articles: list[Article], claims: list[Claim], english: str, french: str) -> None:
    dossier = dossier_of(articles, claims, CONFIG)
    for language, expected in (("en", english), ("fr", french)):
        lookup = make_lookup(dossier, CONFIG, language)
        citations = Citations(lookup, "")
        shown = " ".join(summarise(lookup, "dead", dossier.estimates, citations))
        words = unescape(re.sub(r"<sup.*?</sup>", "", shown)).replace("\u00a0", " ").replace("\u202f;", " ;")
        assert words == expected
        cited = {name for name in re.findall(r"#note-([0-9a-f]+)", shown)}
        assert cited == {one.id for one in claims}


def test_the_middle_is_named_or_counted() -> None:
    more = [claim(DAILY, "15", 15), MAYOR, CREW, OPEN]
    dossier = dossier_of([DAILY], more, CONFIG)
    lookup = make_lookup(dossier, CONFIG, "en")
    shown = unescape(re.sub(r"<sup.*?</sup>", "", " ".join(summarise(lookup, "dead", dossier.estimates, Citations(lookup, "")))))
    assert "run from 12 (Mayor, 2 March 2025) to at least 40" in shown
    assert "Between them: 15 (" in shown and "about 20 (Rescue crews, undated)." in shown


def test_an_open_figure_is_the_highest_of_its_bound() -> None:
    dossier = dossier_of([DAILY], [OPEN, claim(DAILY, "12", 40, **TOWN)], CONFIG)
    assert extent(dossier.estimates).highest.relation == "at_least"


def test_gaps_are_said() -> None:
    lookup = make_lookup(dossier_of([DAILY], [MAYOR], CONFIG), CONFIG, "en")
    assert gaps(lookup, ["dead", "missing", "boats"], {"dead"}) == "No source gives a figure for: missing or boats sent."
    assert gaps(lookup, ["dead"], {"dead"}) is None

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
from dossier.write.spans import span_words
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
        "One figure is given for people dead: 12 (Mayor, March 2025).",
        "Un chiffre est donné pour le nombre de morts : 12 (Maire, mars 2025).",
    ),
    # nobody named: the outlet, and that nobody is
    (
        [DAILY],
        [OPEN],
        "One figure is given for people dead: at least 40 (The Daily, naming no claimant, March 2025).",
        "Un chiffre est donné pour le nombre de morts : au moins 40 (The Daily, sans attribution, mars 2025).",
    ),
    # two figures: the ends, each with its hedge and its date
    (
        [DAILY],
        [MAYOR, CREW],
        "Figures for people dead run from 12 (Mayor, March 2025) to about 20 (Rescue crews, undated).",
        "Le nombre de morts va, selon les sources, de 12 (Maire, mars 2025) à environ 20 (Sauveteurs, non daté).",
    ),
    # a bare plural is no end of the span
    (
        [DAILY],
        [MAYOR, VAGUE],
        "One figure is given for people dead: 12 (Mayor, March 2025). Less exact: hundreds (The Daily, naming no claimant, March 2025).",
        "Un chiffre est donné pour le nombre de morts : 12 (Maire, mars 2025). Moins précis : des "
        "centaines (The Daily, sans attribution, mars 2025).",
    ),
    # a doubtful outlet: said of its figures
    (
        [DAILY, RUMOUR],
        [MAYOR, RUMOURED],
        "Figures for people dead run from 12 (Mayor, March 2025) to 90 (The Rumour, naming no claimant, March 2025). "
        "The Rumour alone gives 90; its reliability is in doubt.",
        "Le nombre de morts va, selon les sources, de 12 (Maire, mars 2025) à 90 (The Rumour, sans attribution, mars 2025). "
        "Seul The Rumour donne 90 ; sa fiabilité est douteuse.",
    ),
    # batches are no totals
    (
        [DAILY],
        [MAYOR_BATCH, CREW_BATCH],
        "Figures for people dead are given as additions, not as totals: 12 (Mayor, March 2025) and about 20 (Rescue crews, March 2025).",
        "Les chiffres donnés pour le nombre de morts sont des ajouts, non des totaux : 12 (Maire, "
        "mars 2025) et environ 20 (Sauveteurs, mars 2025).",
    ),
    (
        [DAILY],
        [MAYOR_BATCH, CREW],
        "One figure is given for people dead: about 20 (Rescue crews, undated). Given as "
        "an addition, not as a total: 12 (Mayor, March 2025).",
        "Un chiffre est donné pour le nombre de morts : environ 20 (Sauveteurs, non daté). Pour un seul "
        "ajout, et non pour le total : 12 (Maire, mars 2025).",
    ),
    # two values of one claimant in one sentence are parts, not rivals
    (
        [PAIR],
        [claim(PAIR, "64", 64), claim(PAIR, "37", 37)],
        "Different counts of people dead stand in one sentence: 37 and 64 (The Daily, naming no claimant, March 2025).",
        "Des décomptes différents de morts figurent dans une même phrase : 37 et 64 (The Daily, sans attribution, mars 2025).",
    ),
    # one number, taken for a batch by one and for a total by the other: they agree on the number
    (
        [DAILY],
        [MAYOR_BATCH, claim(DAILY, "Then 15", 12, **CREWS)],
        "All figures for people dead agree: 12 (Mayor, March 2025; Rescue crews, March 2025).",
        "Tous les chiffres s’accordent sur le nombre de morts : 12 (Maire, mars 2025 ; Sauveteurs, mars 2025).",
    ),
    # one number under different hedges is no span
    (
        [DAILY],
        [MAYOR, claim(DAILY, "Then 15", 12, relation="about", **CREWS)],
        "Figures for people dead agree: 12 (Mayor, March 2025) and about 12 (Rescue crews, March 2025).",
        "Les chiffres s’accordent sur le nombre de morts : 12 (Maire, mars 2025) et environ 12 (Sauveteurs, mars 2025).",
    ),
    # several say the number, one only a bare plural
    (
        [DAILY],
        [MAYOR, claim(DAILY, "Then 15", 12, **CREWS), VAGUE],
        "All figures for people dead agree: 12 (Mayor, March 2025; Rescue crews, March 2025). "
        "Less exact: hundreds (The Daily, naming no claimant, March 2025).",
        "Tous les chiffres s’accordent sur le nombre de morts : 12 (Maire, mars 2025 ; Sauveteurs, mars 2025). "
        "Moins précis : des centaines (The Daily, sans attribution, mars 2025).",
    ),
    # a range is one figure, and so is a bare plural where nothing else is said
    (
        [DAILY],
        [claim(DAILY, "Then 15", 15, 20, relation="range", **CREWS)],
        "One figure is given for people dead: 15–20 (Rescue crews, March 2025).",
        "Un chiffre est donné pour le nombre de morts : 15–20 (Sauveteurs, mars 2025).",
    ),
    (
        [DAILY],
        [VAGUE],
        "One figure is given for people dead: hundreds (The Daily, naming no claimant, March 2025).",
        "Un chiffre est donné pour le nombre de morts : des centaines (The Daily, sans attribution, mars 2025).",
    ),
    # a claimant that is no configured actor: its own words, as a quotation
    (
        [DAILY],
        [claim(DAILY, "15", 15, who="Then")],
        "One figure is given for people dead: 15 (“Then”, March 2025).",
        "Un chiffre est donné pour le nombre de morts : 15 (« Then », mars 2025).",
    ),
    # a figure that does not say whether it is one goes with the batch of the same value
    (
        [DAILY],
        [MAYOR_BATCH, claim(DAILY, "Then 15", 12, scope=None, **CREWS)],
        "All figures for people dead agree: 12 (Mayor, March 2025; Rescue crews, March 2025).",
        "Tous les chiffres s’accordent sur le nombre de morts : 12 (Maire, mars 2025 ; Sauveteurs, mars 2025).",
    ),
    # what is promised, feared or superseded stands apart, and is no end of a span
    (
        [DAILY],
        [MAYOR, claim(DAILY, "about 20", 20, relation="about", modality="planned", **CREWS)],
        "One figure is given for people dead: 12 (Mayor, March 2025). "
        "Promised or expected, not said to be done, for people dead: about 20 (Rescue crews, March 2025).",
        "Un chiffre est donné pour le nombre de morts : 12 (Maire, mars 2025). "
        "Promis ou attendu, sans être donné pour fait, pour le nombre de morts : environ 20 (Sauveteurs, mars 2025).",
    ),
    (
        [DAILY],
        [claim(DAILY, "12", 12, modality="possible", **TOWN), claim(DAILY, "about 20", 20, relation="about", former=True, **CREWS)],
        "Said to be possible or feared, not to be so, for people dead: 12 (Mayor, March 2025). "
        "Given earlier for people dead and since replaced: about 20 (Rescue crews, March 2025).",
        "Dit possible ou redouté, sans être donné pour certain, pour le nombre de morts : 12 (Maire, mars 2025). "
        "Donné plus tôt pour le nombre de morts et remplacé depuis : environ 20 (Sauveteurs, mars 2025).",
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
    assert "run from 12 (Mayor, March 2025) to at least 40" in shown
    assert "Between them: 15 (" in shown and "about 20 (Rescue crews, undated)." in shown


SPANS = [
    ([MAYOR, CREW], ("12", "about 20")),
    ([MAYOR, OPEN], ("12", "40 or more")),
    ([OPEN, RUMOURED], ("40", "90")),
    ([MAYOR], ("12", None)),
    ([claim(DAILY, "At least 40", 40, 60, relation="range"), RUMOURED], ("40", "90")),
    ([VAGUE], ("hundreds", None)),
    ([VAGUE, MAYOR], ("12", None)),
]


@pytest.mark.parametrize(("claims", "expected"), SPANS)
def test_spans(claims: list[Claim], expected: tuple[str, str | None]) -> None:
    dossier = dossier_of([DAILY, RUMOUR], claims, CONFIG)
    assert span_words(make_lookup(dossier, CONFIG, "en"), dossier.estimates) == expected


def test_an_open_figure_is_the_highest_of_its_bound() -> None:
    dossier = dossier_of([DAILY], [OPEN, claim(DAILY, "12", 40, **TOWN)], CONFIG)
    assert extent(dossier.estimates).highest.relation == "at_least"


def test_gaps_are_said() -> None:
    lookup = make_lookup(dossier_of([DAILY], [MAYOR], CONFIG), CONFIG, "en")
    assert gaps(lookup, ["dead", "missing", "boats"], {"dead"}) == "No source gives a figure for: missing or boats sent."
    assert gaps(lookup, ["dead"], {"dead"}) is None

"""Figures that only the title gives. All articles are invented."""

from __future__ import annotations

import pytest

from dossier.find import find_claims, find_dates
from dossier.models import Seed
from dossier.read import read_article
from tests.find.flood import config

BODY = {
    "fr": "Publié le 14 mars 2031\n\nLa crue de Valmont a surpris la vallée lundi, un événement inventé. {}\n\n"
    "Des pompiers venus de trois départements fouillaient encore les caves de la vieille halle mardi soir.\n",
    "en": "Published: 14 March 2031\n\nThe flood of Valmont took the valley by surprise on Monday, an invented event. {}\n\n"
    "Rescuers from three provinces were still searching the cellars of the old market late on Tuesday evening.\n",
}


@pytest.mark.parametrize(
    ("language", "title", "sentence", "expected"),
    [
        # the body does not give it: it is the title's claim, by whom the title names
        ("fr", "Crue à Valmont : 41 morts, selon la préfecture", "", [("41", "title", "la préfecture")]),
        ("fr", "Crue à Valmont : 41 morts", "", [("41", "title", None)]),
        ("en", "Valmont flood kills 41 people", "", [("41", "title", None)]),
        ("en", "Valmont flood kills 41 people", "It left 300 people homeless.", [("41", "title", None), ("300", "body", None)]),
        # the body repeats it, or gives it more closely
        ("fr", "Crue à Valmont : 41 morts", "Elle a fait 41 morts.", [("41", "body", None)]),
        ("fr", "Crue à Valmont : une quarantaine de morts", "Elle a fait 41 morts.", [("41", "body", None)]),
        ("en", "Valmont flood kills more than 40", "It killed 46 people.", [("46", "body", None)]),
        # it only asks
        ("fr", "Crue à Valmont : y a-t-il eu 41 morts ?", "", []),
    ],
)
def test_a_figure_of_the_title(language: str, title: str, sentence: str, expected: list[tuple[str, str, str | None]]) -> None:
    seed = Seed("invented", "invented.txt", f"{title}\n\n{BODY[language].format(sentence)}")
    article, _ = read_article(seed, config(), find_dates=find_dates)
    assert article is not None
    found = [
        (
            article.text[claim.figure.start : claim.figure.end],
            "title" if article.text[claim.start : claim.end] == title else "body",
            claim.claimant and article.text[claim.claimant.words.start : claim.claimant.words.end],
        )
        for claim in find_claims(article, config())[1]
    ]
    assert found == expected

"""What ``dossier explain`` tells of an article. All sentences are invented."""

from __future__ import annotations

from typing import get_args

import pytest

from dossier.explain import WHY, explain
from dossier.find import read_closely
from dossier.models import Why
from tests.find.flood import article_of, config


def told(text: str, *, language: str = "fr", line: int | None = None) -> list[str]:
    article = article_of(text, language=language, published="2031-05-07")
    return list(explain(article, read_closely(article, config()), config(), line=line))


def test_a_claim_is_told_with_all_that_made_it() -> None:
    lines = told("Selon la préfecture, au moins 12 pompiers étaient mardi à Valmont.", line=2)
    text = "\n".join(lines)
    assert "seeds/invented.txt:2: " in text
    assert 'topics     rescue by "pompiers"' in text
    assert 'subject    yes: valmont is named, "Valmont"' in text
    assert 'date       "mardi" = 2031-05-06' in text
    assert 'claimant   "la préfecture" (state: Prefecture), by speech.according' in text
    assert '"au moins 12" = 12 to any (at least), counts "pompiers" as firefighters' in text
    assert 'of "la préfecture" (state: Prefecture), by speech.according, as of 2031-05-06 (stated), total' in text


def test_who_passes_a_claim_on_is_told() -> None:
    [line] = [line for line in told("Selon l'AFP, citant la préfecture, 12 pompiers sont à Valmont.", line=2) if "claim   " in line]
    assert '"la préfecture" (state: Prefecture), passed on by "l\'AFP"' in line


NO_CLAIM: list[tuple[str, str, Why]] = [
    # a number that counts nobody
    ("La digue de Valmont a 12 kilomètres, a dit le préfet.", "12", "unit"),
    ("À Valmont, 40 % des sinistrés sont rentrés.", "40", "share"),
    ("Le 12 mai 2031, Valmont était coupée du monde.", "2031", "date"),
    # nothing that the dossier counts
    ("À Valmont, 40 clarinettes attendent.", "40", "nothing counted"),
    # denied
    ("Il n'y a pas eu 40 morts à Valmont, selon le préfet.", "40", "denied"),
    # another party's
    ("Une partie de Valmont est sous l'eau ; 300 pompiers bessonnais attendent.", "300", "others"),
]


@pytest.mark.parametrize(("text", "figure", "why"), NO_CLAIM)
def test_why_a_figure_is_no_claim(text: str, figure: str, why: Why) -> None:
    [line] = [line for line in told(text, line=2) if line.strip().startswith("figure") and figure in line]
    assert line.endswith(f"no claim, {WHY[why]}")


def test_what_is_not_body_is_told_too() -> None:
    assert any("not body, by furniture.teaser: Lire aussi : 40 morts à Besson" in line for line in told("Lire aussi : 40 morts à Besson"))


def test_only_the_line_asked_for_is_told() -> None:
    text = "Selon la préfecture, 12 pompiers sont venus.\nLe maire de Valmont attend."
    assert [line.split(": ")[0] for line in told(text, line=3) if line.startswith("seeds/")][1:] == ["seeds/invented.txt:3"]


def test_every_reason_has_its_words() -> None:
    assert set(WHY) == set(get_args(Why))

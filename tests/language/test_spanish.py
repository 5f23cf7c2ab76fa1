"""A third language costs one file and no code: Spanish, in ``es.toml``, reads three invented articles of a dossier that
has Spanish words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dossier.build import build
from dossier.config import load_config
from dossier.extraction import extract
from dossier.find import find_dates, find_figures
from dossier.models import Extract

HERE = Path(__file__).parent / "spanish"
CONFIG = load_config(HERE / "dossier.yml")


@cache
def extracted(name: str) -> Extract:
    return next(iter(extract(CONFIG, [HERE / "seeds" / f"{name}.txt"])))


def words(one: Extract, start: int, end: int) -> str:
    assert one.article is not None
    return one.article.text[start:end]


# article -> language, title, outlet, day of publication
HEADS = {
    "riada": ("es", "La riada del Albor deja al menos doce muertos en Villalba", "Diario del Albor", "2031-05-14"),
    "balance": ("es", "El balance de la riada se revisa a la baja", "Diario del Albor", "2031-05-20"),
    "huelga": ("es", "La huelga de estibadores paraliza Puerto Nublo", None, "2031-06-03"),
}


@pytest.mark.parametrize("name", HEADS)
def test_a_spanish_article_is_read(name: str) -> None:
    article = extracted(name).article
    assert article is not None
    assert (article.language, article.title, article.outlet, article.published) == HEADS[name]
    assert extracted(name).notices == ()


# The figure with its hedge; low, high, relation; measure; claimant, party; as of.
CLAIMS = {
    "riada": [
        ("Al menos doce", 12, None, "at_least", "dead", "Protección Civil", "authorities", "2031-05-13"),
        ("35", 35, 35, "exact", "missing", "Protección Civil", "authorities", "2031-05-14"),
        ("unos 2.300", 2300, 2300, "about", "evacuated", "La alcaldesa de Villalba, Elena Quirós", "authorities", "2031-05-14"),
        ("cerca de trescientas cincuenta", 350, 350, "about", "houses", "la alcaldesa", "authorities", "2031-05-14"),
    ],
    "balance": [
        ("no menos de 9", 9, None, "at_least", "dead", "Protección Civil", "authorities", "2031-05-19"),
        ("entre 20 y 25", 20, 25, "range", "missing", "Protección Civil", "authorities", "2031-05-19"),
        ("Hasta 4.000", None, 4000, "at_most", "evacuated", "Protección Civil", "authorities", "2031-05-20"),
        ("apenas medio centenar", None, 50, "at_most", "evacuated", None, None, "2031-05-20"),
        ("de 10 a 12 millones", 10e6, 12e6, "range", "money", None, None, "2031-05-20"),
        ("más de 140", 140, None, "at_least", "hurt", "la alcaldesa de Villalba", "authorities", "2031-05-15"),
    ],
    "huelga": [
        ("Cerca de 1.200", 1200, 1200, "about", "strikers", "la Unión de Estibadores", "union", "2031-06-03"),
        ("menos de ochocientos", None, 800, "at_most", "strikers", "La Autoridad Portuaria", "authorities", "2031-06-03"),
        ("42", 42, 42, "exact", "ships", "Marta Vega", "union", "2031-06-03"),
        ("7.500", 7500, 7500, "exact", "containers", "la patronal naviera", "owners", "2031-06-03"),
        ("3,4 millones", 3.4e6, 3.4e6, "exact", "money", "la patronal naviera", "owners", "2031-06-03"),
        ("mil cien", 1100, 1100, "exact", "strikers", "el sindicato de estibadores", "union", "2031-04"),
        ("Decenas", 10, 99, "vague", "ships", "la Autoridad Portuaria", "authorities", "2031-06-03"),
    ],
}


@pytest.mark.parametrize("name", CLAIMS)
def test_its_figures_are_claims(name: str) -> None:
    one = extracted(name)
    found = []
    for claim in one.claims:
        figure, claimant = claim.figure, claim.claimant
        who = (words(one, claimant.words.start, claimant.words.end), claimant.party) if claimant else (None, None)
        found.append((words(one, figure.start, figure.end), figure.low, figure.high, figure.relation, claim.measure, *who, claim.as_of))
    assert found == CLAIMS[name]


# Menus, bylines, teasers and readers' comments.
FURNITURE = {
    "riada": ["Ir al contenido principal", "Utilizamos cookies propias", "Lea también: El precio", "Suscríbete por 1 €"],
    "balance": ["Actualizado: 20 de mayo", "Foto: archivo", "Un incendio destruye 40 casas", "Para mí que fueron 900 muertos."],
    "huelga": ["Portada › Economía", "Etiquetas: puerto"],
}


@pytest.mark.parametrize("name", FURNITURE)
def test_what_stands_around_it_is_furniture(name: str) -> None:
    one = extracted(name)
    assert one.article is not None
    furniture = [words(one, span.start, span.end) for span in one.article.furniture]
    assert [line for line in FURNITURE[name] if not any(found.startswith(line) for found in furniture)] == []
    assert not [
        passage for passage in one.passages for span in one.article.furniture if passage.start < span.end and span.start < passage.end
    ]


@pytest.mark.site
@pytest.mark.usefixtures("drawings")
def test_a_site_names_the_language_and_marks_what_is_in_it() -> None:
    page = build(CONFIG).files["sources/riada.md"]
    assert isinstance(page, str)
    assert "<dd>Spanish</dd>" in page
    assert 'lang="es"' in page


FIGURES = [
    # words: "y" joins tens with units and nothing else; hundreds are words of their own
    ("treinta y cinco vecinos", 35, 35, "exact"),
    ("doscientos cuarenta y dos heridos", 242, 242, "exact"),
    ("dos mil trescientas casas", 2300, 2300, "exact"),
    ("quinientos mil vecinos", 500_000, 500_000, "exact"),
    ("tres mil millones de euros", 3e9, 3e9, "exact"),
    ("un millón y medio de vecinos", 1.5e6, 1.5e6, "exact"),
    # digits
    ("12.000 casas", 12_000, 12_000, "exact"),
    ("5\u202f000 casas", 5000, 5000, "exact"),
    ("1.200 millones de euros", 1.2e9, 1.2e9, "exact"),
    # about so many, and an indefinite many
    ("una docena de barcos", 12, 12, "about"),
    ("decenas de miles de vecinos", 10_000, 99_999, "vague"),
    ("cientos de casas", 100, 999, "vague"),
    # ranges and what is left out in them
    ("siete u ocho mil vecinos", 7000, 8000, "range"),
    ("de 4 a 6 millones", 4e6, 6e6, "range"),
    # parts
    ("dos de cada tres casas", 2 / 3, 2 / 3, "exact"),
]


@pytest.mark.parametrize(("text", "low", "high", "relation"), FIGURES)
def test_figures(text: str, low: float, high: float, relation: str) -> None:
    [figure] = find_figures(text, language="es")
    assert [figure.low, figure.high] == pytest.approx([low, high])
    assert figure.relation == relation


# Two numbers, not one; a mere article; a label.
@pytest.mark.parametrize(("text", "values"), [("cuatro y cinco barcos", [4, 5]), ("un vecino", []), ("el artículo 15", [])])
def test_what_is_not_one_number(text: str, values: list[float]) -> None:
    assert [figure.low for figure in find_figures(text, language="es")] == values


def test_a_month_is_one_although_it_ends_in_s() -> None:
    """Said on 14 May 2031."""
    reference = find_dates("14 de mayo de 2031", language="es")[0].first
    [date] = find_dates("el mes pasado", language="es", reference=reference)
    assert (str(date.first), str(date.last)) == ("2031-04-01", "2031-04-30")

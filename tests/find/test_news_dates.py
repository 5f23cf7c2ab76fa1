"""How news tells when, in invented sentences, resolved to days against Friday 14 November 2025."""

from __future__ import annotations

import datetime as dt

import pytest

from dossier.find import find_dates
from dossier.find.dates.places import places_of

REFERENCE = dt.date(2025, 11, 14)

Row = tuple[str, str | None, str | None]

FRENCH: list[Row] = [
    # the year of a month or half told by a word
    ("en septembre de l'an dernier", "2024-09-01", "2024-09-30"),
    ("le 3 mai de l'année dernière", "2024-05-03", "2024-05-03"),
    # seasons behind any preposition
    ("depuis l'été", "2025-06-01", None),
    ("après l'été", "2025-09-01", None),
    ("avant l'été", None, "2025-05-31"),
    ("au printemps dernier", "2025-03-01", "2025-05-31"),
    # by, and not long before: the next one of that name
    ("d'ici décembre", "2025-11-14", "2025-12-31"),
    ("d'ici à 2027", "2025-11-14", "2027-12-31"),
    ("avant l'hiver", None, "2025-11-30"),
    ("à l'horizon 2030", "2030-01-01", "2030-12-31"),
    # so long until now
    ("depuis trois semaines", "2025-10-24", None),
    ("depuis un an", "2024-11-14", None),
    ("il y a près d'un an", "2024-11-14", "2024-11-14"),
    ("il y a environ trois mois", "2025-08-14", "2025-08-14"),
    # parts of a period
    ("les six premiers mois de 2025", "2025-01-01", "2025-06-30"),
    ("les trois premiers mois de l'année", "2025-01-01", "2025-03-31"),
    ("les premiers jours de mai", "2025-05-01", "2025-05-10"),
    ("en début de semaine", "2025-11-10", "2025-11-11"),
    ("plus tôt dans la semaine", "2025-11-10", "2025-11-13"),
    ("dans les semaines à venir", "2025-11-14", "2025-12-05"),
    ("courant 2024", "2024-01-01", "2024-12-31"),
    # nights, parts of days
    ("dans la nuit de mardi à mercredi", "2025-11-11", "2025-11-12"),
    ("dans la nuit de vendredi à samedi", "2025-11-07", "2025-11-08"),
    ("dans la matinée de mardi", "2025-11-11", "2025-11-11"),
    ("le 11 au soir", "2025-11-11", "2025-11-11"),
    # two days
    ("le 3 et le 4 mai", "2025-05-03", "2025-05-04"),
    ("du 3 au 5 mai", "2025-05-03", "2025-05-05"),
    ("du 10 novembre au 3 décembre", "2025-11-10", "2025-12-03"),
    ("du 12 au 20 novembre", "2025-11-12", "2025-11-20"),
    ("le week-end dernier", "2025-11-08", "2025-11-09"),
    ("au premier trimestre", "2025-01-01", "2025-03-31"),
]

ENGLISH: list[Row] = [
    # the year of a month or half told by a word
    ("in September last year", "2024-09-01", "2024-09-30"),
    ("on 3 May last year", "2024-05-03", "2024-05-03"),
    ("in the second half of last year", "2024-07-01", "2024-12-31"),
    # seasons behind any preposition
    ("in the autumn", "2025-09-01", "2025-11-30"),
    ("over the summer", "2025-06-01", "2025-08-31"),
    ("in the spring of 2024", "2024-03-01", "2024-05-31"),
    ("the winter of 2024-25", "2024-12-01", "2025-02-28"),
    ("before winter", None, "2025-11-30"),
    # by, of what was done by then: the last one of that name
    ("by December", "2024-12-31", "2024-12-31"),
    ("by mid-April", "2025-04-20", "2025-04-20"),
    ("by year-end", "2025-11-14", "2025-12-31"),
    ("by the autumn", "2025-11-14", "2025-11-30"),
    # up to a day
    ("in the week to 9 November", "2025-11-03", "2025-11-09"),
    ("the 12 months to June", "2024-07-01", "2025-06-30"),
    ("in the year to March 2025", "2024-04-01", "2025-03-31"),
    ("in the six weeks since 1 October", "2025-10-01", None),
    # parts of a period
    ("the first nine months of 2025", "2025-01-01", "2025-09-30"),
    ("the first three months of the year", "2025-01-01", "2025-03-31"),
    ("the first days of May", "2025-05-01", "2025-05-10"),
    ("in recent weeks", "2025-10-24", "2025-11-14"),
    ("the past two weeks", "2025-10-27", "2025-11-09"),
    ("at the weekend", "2025-11-08", "2025-11-09"),
    ("over the weekend", "2025-11-08", "2025-11-09"),
    ("mid-month", "2025-11-11", "2025-11-20"),
    ("throughout 2024", "2024-01-01", "2024-12-31"),
    ("in 2024-25", "2024-01-01", "2025-12-31"),
    ("as recently as May", "2025-05-01", "2025-05-31"),
    # two days
    ("4-6 June", "2025-06-04", "2025-06-06"),
    ("from Nov. 10 to Dec. 3", "2025-11-10", "2025-12-03"),
    ("before last year's election", None, "2023-12-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), FRENCH)
def test_a_french_date(text: str, first: str | None, last: str | None) -> None:
    assert _found(f"Ils ont été vus {text}.", "fr") == [(first, last)]


@pytest.mark.parametrize(("text", "last"), [("by December", "2025-12-31"), ("by mid-April", "2026-04-20")])
def test_what_is_to_be_done_by_a_month_is_to_come(text: str, last: str) -> None:
    assert _found(f"They will be seen {text}.", "en") == [("2025-11-14", last)]


@pytest.mark.parametrize(("text", "first", "last"), ENGLISH)
def test_an_english_date(text: str, first: str | None, last: str | None) -> None:
    assert _found(f"They were seen {text}.", "en") == [(first, last)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # plain units, measures, figures
        ("fr", "Ils travaillent en semaine."),
        ("fr", "Deux cents pompiers et 12 bateaux sont venus."),
        ("en", "They hope for news within weeks."),
        ("en", "The firm employs 600 people in 25 towns."),
    ],
)
def test_no_date(language: str, text: str) -> None:
    assert _found(text, language) == []


def _found(text: str, language: str) -> list[tuple[str | None, str | None]]:
    dates = find_dates(text, language=language, reference=REFERENCE)
    return [(date.first.isoformat() if date.first else None, date.last.isoformat() if date.last else None) for date in dates]


def test_only_the_places_of_a_text_that_can_hold_a_date_are_read() -> None:
    text = "Le maire de Valmont est venu mardi soir voir les 600 sinistrés connus."
    [(start, end)] = places_of(text, "fr", relative=True)
    assert text[start:end] == "venu mardi soir voir"
    assert list(places_of(text, "fr", relative=False)) == []

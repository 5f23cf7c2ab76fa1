"""Dates in invented sentences, resolved to days against Friday 14 November 2025."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from dossier.find import find_dates
from dossier.find.dates import calendar as days
from dossier.find.dates.lexicon import fold
from dossier.find.dates.tokens import full_year

REFERENCE = dt.date(2025, 11, 14)

Row = tuple[str, str | None, str | None]

FRENCH: list[Row] = [
    # a day, told in full
    ("le 14 novembre 2025", "2025-11-14", "2025-11-14"),
    ("le 1er août 2025", "2025-08-01", "2025-08-01"),
    ("le premier août 2025", "2025-08-01", "2025-08-01"),
    ("mardi 4 novembre 2025", "2025-11-04", "2025-11-04"),
    ("le 22 févr. 2025", "2025-02-22", "2025-02-22"),
    ("14/11/2025", "2025-11-14", "2025-11-14"),
    ("14.11.2025 11:48", "2025-11-14", "2025-11-14"),
    ("2025-11-14", "2025-11-14", "2025-11-14"),
    ("le 3/2/24", "2024-02-03", "2024-02-03"),
    # a month, a year, a part of one
    ("en juin 2025", "2025-06-01", "2025-06-30"),
    ("en 2024", "2024-01-01", "2024-12-31"),
    ("fin juin 2025", "2025-06-21", "2025-06-30"),
    ("début novembre 2024", "2024-11-01", "2024-11-10"),
    ("mi-mars 2025", "2025-03-11", "2025-03-21"),
    ("au troisième trimestre 2025", "2025-07-01", "2025-09-30"),
    ("au T3 2025", "2025-07-01", "2025-09-30"),
    ("au premier semestre 2025", "2025-01-01", "2025-06-30"),
    ("l'été 2024", "2024-06-01", "2024-08-31"),
    ("dans les années 1990", "1990-01-01", "1999-12-31"),
    # no year: the latest that has begun
    ("le 5 juillet", "2025-07-05", "2025-07-05"),
    ("le 20 décembre", "2024-12-20", "2024-12-20"),
    ("en décembre", "2024-12-01", "2024-12-31"),
    ("en août", "2025-08-01", "2025-08-31"),
    ("à l'automne", "2025-09-01", "2025-11-30"),
    ("mars dernier", "2025-03-01", "2025-03-31"),
    # weekdays: today's own is today
    ("mardi", "2025-11-11", "2025-11-11"),
    ("vendredi", "2025-11-14", "2025-11-14"),
    ("samedi", "2025-11-08", "2025-11-08"),
    ("vendredi dernier", "2025-11-07", "2025-11-07"),
    ("lundi prochain", "2025-11-17", "2025-11-17"),
    ("lundi de la semaine dernière", "2025-11-03", "2025-11-03"),
    ("mardi soir", "2025-11-11", "2025-11-11"),
    # from the reference
    ("aujourd'hui", "2025-11-14", "2025-11-14"),
    ("hier", "2025-11-13", "2025-11-13"),
    ("avant-hier", "2025-11-12", "2025-11-12"),
    ("après-demain", "2025-11-16", "2025-11-16"),
    ("ce matin", "2025-11-14", "2025-11-14"),
    ("la semaine dernière", "2025-11-03", "2025-11-09"),
    ("le mois dernier", "2025-10-01", "2025-10-31"),
    ("l'an dernier", "2024-01-01", "2024-12-31"),
    ("cette année", "2025-01-01", "2025-12-31"),
    ("il y a trois jours", "2025-11-11", "2025-11-11"),
    ("il y a deux mois", "2025-09-14", "2025-09-14"),
    ("dans cinq jours", "2025-11-19", "2025-11-19"),
    ("ces derniers mois", "2025-08-14", "2025-11-14"),
    ("ces trois derniers mois", "2025-08-01", "2025-10-31"),
    ("d'ici la fin de l'année", "2025-11-14", "2025-12-31"),
    ("à la fin du mois", "2025-11-21", "2025-11-30"),
    # two ends
    ("9-11 janvier 2025", "2025-01-09", "2025-01-11"),
    ("les 14 et 15 décembre", "2024-12-14", "2024-12-15"),
    ("du 3 mai au 6 juin 2025", "2025-05-03", "2025-06-06"),
    ("du 28 décembre 2024 au 3 janvier 2025", "2024-12-28", "2025-01-03"),
    ("entre le 8 et le 13 octobre", "2025-10-08", "2025-10-13"),
    ("entre octobre et mars", "2024-10-01", "2025-03-31"),
    ("de 2014 à 2018", "2014-01-01", "2018-12-31"),
    ("du 3 au 8", "2025-11-03", "2025-11-08"),
    # an open end
    ("depuis septembre", "2025-09-01", None),
    ("depuis le 3 juin 2025", "2025-06-03", None),
    ("à partir de juin 2025", "2025-06-01", None),
    ("jusqu'en mars 2025", None, "2025-03-31"),
    ("avant juin 2025", None, "2025-05-31"),
    ("après juin 2025", "2025-07-01", None),
    # times of day leave the day alone
    ("le 18 septembre, à 20 heures", "2025-09-18", "2025-09-18"),
    ("mardi entre 9h30 et 11h", "2025-11-11", "2025-11-11"),
    # places in a month
    ("le premier mercredi de juin 2025", "2025-06-04", "2025-06-04"),
    ("la dernière semaine de septembre 2014", "2014-09-22", "2014-09-28"),
    ("le 15 du mois", "2025-11-15", "2025-11-15"),
    # feasts: that of the last weeks, else the next
    ("à la Toussaint", "2025-11-01", "2025-11-01"),
    ("à Noël", "2025-12-25", "2025-12-25"),
    ("à Pâques 2025", "2025-04-20", "2025-04-20"),
]  # fmt: skip

ENGLISH: list[Row] = [
    # a day, told in full
    ("14 November 2025", "2025-11-14", "2025-11-14"),
    ("November 14, 2025", "2025-11-14", "2025-11-14"),
    ("Friday, Nov. 14, 2025", "2025-11-14", "2025-11-14"),
    ("the 1st of August 2025", "2025-08-01", "2025-08-01"),
    ("August the first, 2025", "2025-08-01", "2025-08-01"),
    ("11/14/2025", "2025-11-14", "2025-11-14"),
    ("14/11/2025", "2025-11-14", "2025-11-14"),
    ("14.11.2025", "2025-11-14", "2025-11-14"),
    ("2025-11-14T11:48:00Z", "2025-11-14", "2025-11-14"),
    # a month, a year, a part of one
    ("in June, 2025", "2025-06-01", "2025-06-30"),
    ("in 2024", "2024-01-01", "2024-12-31"),
    ("late June 2025", "2025-06-21", "2025-06-30"),
    ("early November 2024", "2024-11-01", "2024-11-10"),
    ("mid-March 2025", "2025-03-11", "2025-03-21"),
    ("Q3 2025", "2025-07-01", "2025-09-30"),
    ("the third quarter of 2025", "2025-07-01", "2025-09-30"),
    ("the 1990s", "1990-01-01", "1999-12-31"),
    ("in nineteen ninety-six", "1996-01-01", "1996-12-31"),
    # no year: the latest that has begun
    ("July 5", "2025-07-05", "2025-07-05"),
    ("December 20", "2024-12-20", "2024-12-20"),
    ("in December", "2024-12-01", "2024-12-31"),
    ("in March", "2025-03-01", "2025-03-31"),
    ("last March", "2025-03-01", "2025-03-31"),
    ("this spring", "2025-03-01", "2025-05-31"),
    # weekdays: today's own is today
    ("on Tuesday", "2025-11-11", "2025-11-11"),
    ("on Friday", "2025-11-14", "2025-11-14"),
    ("last Friday", "2025-11-07", "2025-11-07"),
    ("next Monday", "2025-11-17", "2025-11-17"),
    ("Tuesday of last week", "2025-11-04", "2025-11-04"),
    ("Tuesday evening", "2025-11-11", "2025-11-11"),
    # from the reference
    ("today", "2025-11-14", "2025-11-14"),
    ("yesterday", "2025-11-13", "2025-11-13"),
    ("the day before yesterday", "2025-11-12", "2025-11-12"),
    ("this morning", "2025-11-14", "2025-11-14"),
    ("last week", "2025-11-03", "2025-11-09"),
    ("last month", "2025-10-01", "2025-10-31"),
    ("last year", "2024-01-01", "2024-12-31"),
    ("this year", "2025-01-01", "2025-12-31"),
    ("three days ago", "2025-11-11", "2025-11-11"),
    ("two months ago", "2025-09-14", "2025-09-14"),
    ("in five days", "2025-11-19", "2025-11-19"),
    ("the last three months", "2025-08-01", "2025-10-31"),
    ("by the end of the year", "2025-11-14", "2025-12-31"),
    ("earlier this week", "2025-11-10", "2025-11-13"),
    # two ends
    ("9-11 January 2025", "2025-01-09", "2025-01-11"),
    ("January 9-11, 2025", "2025-01-09", "2025-01-11"),
    ("May 3 to June 6, 2025", "2025-05-03", "2025-06-06"),
    ("between May 2024 and June 2025", "2024-05-01", "2025-06-30"),
    ("from 2014 to 2018", "2014-01-01", "2018-12-31"),
    # an open end
    ("since September", "2025-09-01", None),
    ("since 2022", "2022-01-01", None),
    ("until March 2025", None, "2025-03-31"),
    ("before June 2025", None, "2025-05-31"),
    ("after June 2025", "2025-07-01", None),
    # times of day leave the day alone
    ("23 January 2025, 6:00am", "2025-01-23", "2025-01-23"),
    ("Thu Oct 26 11:00:09 2023", "2023-10-26", "2023-10-26"),
    # places in a month
    ("the first Wednesday of June 2025", "2025-06-04", "2025-06-04"),
    ("the last week of September 2014", "2014-09-22", "2014-09-28"),
    ("the 15th of the month", "2025-11-15", "2025-11-15"),
    # feasts
    ("Boxing Day 2024", "2024-12-26", "2024-12-26"),
    ("Thanksgiving 2024", "2024-11-28", "2024-11-28"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "last"), FRENCH)
def test_a_french_date(text: str, first: str | None, last: str | None) -> None:
    assert _found(f"Ils ont été vus {text}.", "fr", REFERENCE) == [(first, last)]


@pytest.mark.parametrize(("text", "first", "last"), ENGLISH)
def test_an_english_date(text: str, first: str | None, last: str | None) -> None:
    assert _found(f"Look: {text}.", "en", REFERENCE) == [(first, last)]


def _found(text: str, language: str, reference: dt.date | None) -> list[tuple[str | None, str | None]]:
    dates = find_dates(text, language=language, reference=reference)
    return [(date.first.isoformat() if date.first else None, date.last.isoformat() if date.last else None) for date in dates]


@pytest.mark.parametrize(
    "text",
    [
        # words that are months, days or seasons elsewhere
        "Il a été vu.",
        "Un sur sept est mort.",
        "La mer monte.",
        "Sam est mort.",
        # counts and labels
        "deux mille morts",
        "de vingt ou trente hommes",
        "le numéro 3",
        "un missile KN-23",
        "en deux semaines",
        "12,5 %",
        # days that do not exist
        "le 32 août 2025",
        "le 30 février 2025",
        "2025-13-40",
    ],
)
def test_no_date_in_french(text: str) -> None:
    assert _found(text, "fr", REFERENCE) == []


@pytest.mark.parametrize(
    "text",
    [
        # words that are months, days or seasons elsewhere
        "It may march on.",
        "Organisers of the march claimed a success.",
        "The sun sat low.",
        "Prices fall in the end.",
        # counts and labels
        "two thousand dead",
        "the number 3",
        "KN-23 missiles",
        "Version: 1.1.3",
        "12.53%",
        "a 15 minute call",
        "Trips were made in two weeks.",
        # days that do not exist
        "February 30, 2025",
        "2025/80/10",
        "8/32",
    ],
)
def test_no_date_in_english(text: str) -> None:
    assert _found(text, "en", REFERENCE) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [("mardi", "fr"), ("en juin", "fr"), ("la semaine dernière", "fr"), ("le 5 juillet", "fr"), ("last month", "en"), ("on Tuesday", "en")],
)
def test_without_a_reference_nothing_relative_is_found(text: str, language: str) -> None:
    assert _found(text, language, None) == []


def test_without_a_reference_what_is_told_in_full_is_found() -> None:
    assert _found("Le 5 juillet 2025, puis en août.", "fr", None) == [("2025-07-05", "2025-07-05")]


def test_a_date_is_the_span_of_its_words() -> None:
    text = "Séoul l'a dit mardi 11 novembre au matin."
    [date] = find_dates(text, language="fr", reference=REFERENCE)
    assert text[date.start : date.end] == "mardi 11 novembre au matin"


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ", "＇"])
def test_every_apostrophe_is_one(apostrophe: str) -> None:
    assert _found(f"aujourd{apostrophe}hui", "fr", REFERENCE) == [("2025-11-14", "2025-11-14")]


@pytest.mark.parametrize(("text", "folded"), [("AOÛT", "aout"), ("l’Été", "l'ete"), ("İ2", "İ2"), ("ﬁn", "ﬁn")])
def test_folding_keeps_every_character_in_its_place(text: str, folded: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(text).startswith(folded[:1].lower()) or not text.isascii()


@pytest.mark.parametrize(("number", "year"), [(14, 2014), (35, 2035), (36, 1936), (74, 1974), (1939, 1939)])
def test_a_year_in_two_digits(number: int, year: int) -> None:
    assert full_year(number) == year


@pytest.mark.parametrize(("year", "easter"), [(2024, "2024-03-31"), (2025, "2025-04-20"), (2038, "2038-04-25"), (1961, "1961-04-02")])
def test_easter(year: int, easter: str) -> None:
    assert days.easter(year).isoformat() == easter


@pytest.mark.parametrize(("count", "moved"), [(1, "2025-02-28"), (-1, "2024-12-31"), (12, "2026-01-31"), (13, "2026-02-28")])
def test_months_later_a_shorter_month_ends_earlier(count: int, moved: str) -> None:
    assert days.shift_months(dt.date(2025, 1, 31), count).isoformat() == moved


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "piece", ["14 et 15 ", "mars ", "1/2 ", "mardi ", "depuis ", "il y a ", "2025-", "le ", "14/11/2025 ", "in 9999999 years "]
)
def test_long_texts_of_one_kind_are_read_to_their_end(piece: str, language: str) -> None:
    text = piece * (20_000 // len(piece))
    dates = find_dates(text, language=language, reference=REFERENCE)
    assert all(0 <= date.start < date.end <= len(text) for date in dates)
    assert all(left.end <= right.start for left, right in pairwise(dates))

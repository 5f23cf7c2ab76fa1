"""Publication dates with their evidence. All pages are invented."""

from __future__ import annotations

import pytest

from dossier.find import find_dates
from dossier.language import load_language
from dossier.read.clean import clean
from dossier.read.dating import date_article

BODY = "La préfecture compte douze blessés dans la vallée après la crue inventée.\n"
FRENCH = [
    # a line that says so
    ("La crue de Valmont\nPublié le 3 mai 2031 à 18h02\n" + BODY, "2031-05-03"),
    # the first publication counts, not the update
    ("La crue de Valmont\nPublié le 3 mai 2031, mis à jour le 9 juin 2031\n" + BODY, "2031-05-03"),
    # a numeric byline
    ("La crue de Valmont\n03/05/2031 // Jean Invent\n" + BODY, "2031-05-03"),
    # a dateline that opens the body
    ("VALMONT, 3 mai 2031 (Agence inventée) - La préfecture compte douze blessés dans la vallée.\n", "2031-05-03"),
    ("Valmont, 3 mai 2031 [AgenceInventée] --- La préfecture compte douze blessés dans la vallée.\n", "2031-05-03"),
    # what a scraper printed before the text
    (" date 2031-05 " + BODY, "2031-05"),
    ("date 2031-05-03 La crue de 2029 avait fait douze morts dans la vallée, rappelle la mairie inventée.\n", "2031-05-03"),
    ("date 2031-02-30 La crue de 2029 avait fait douze morts dans la vallée, rappelle la mairie inventée.\n", None),
    ("La crue de Valmont\nhttps://courrier.example/2031/02/31/crue\n" + BODY, None),
    ("La date 2031-05 est inventée, et la mairie de Valmont compte douze blessés dans la vallée.\n", None),
    # an address on the page
    ("La crue de Valmont\nhttps://courrier.example/2031/05/03/crue\n" + BODY, "2031-05-03"),
    # only a month is told
    (BODY + "Mis à jour en mai 2031.\n", "2031-05"),
    # "début mai" beside an explicit year
    ("Début mai, la préfecture a promis une digue, deux ans après la crue de mars 2031 dans la vallée inventée.\n", "2031-05"),
    # a caption's date is the picture's, unless the body names its weekday
    (BODY + "Une rue, le 2 mai 2031. ( AFP / Paul INVENT )\n", None),
    # a date that stands below the deck, but not one of the days of a chronology
    (f"La crue de Valmont\n{BODY}3 mai 2031, 9 h\n{BODY.replace('douze', 'treize')}", "2031-05-03"),
    (f"La crue de Valmont\n{BODY}3 mai 2031\n{BODY.replace('douze', 'treize')}4 mai 2031\n{BODY.replace('douze', 'trois')}", None),
    # what readers say is dated for itself
    (f"La crue de Valmont\n{BODY}{BODY.replace('douze', 'treize')}Commentaires\nle 03/05/2031 à 11:12\nOn nous ment.\n", None),
    # a year in the story is no date of the article
    ("La crue de 1999 avait fait douze morts dans la vallée, rappelle la mairie inventée.\n", None),
    (BODY, None),
]


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_published(text: str, expected: str | None) -> None:
    language = load_language("fr")
    published, evidence = date_article(text, clean(text, language), language=language, url=None, find_dates=find_dates)
    assert published == expected
    assert (evidence is None) == (expected is None)


def test_the_evidence_is_the_page_s_own_words() -> None:
    text = "La crue de Valmont\nPublié le 3 mai 2031 à 18h02\n" + BODY
    language = load_language("fr")
    assert (
        date_article(text, clean(text, language), language=language, url=None, find_dates=find_dates)[1] == "Publié le 3 mai 2031 à 18h02"
    )


def test_an_address_that_the_editor_gave_dates_the_article() -> None:
    language = load_language("en")
    text = "The mayor of the invented town counts twelve people hurt.\n"
    url = "https://courier.example/2031-05-03-flood.html"
    assert date_article(text, clean(text, language), language=language, url=url, find_dates=find_dates) == ("2031-05-03", url)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2031-05-03-courier-flood", "2031-05-03"),
        ("courier-2031-05-flood", "2031-05"),
        ("courier_2031-05-03", "2031-05-03"),
        ("courier-2031-flood", None),
        ("courier-2031-13-flood", None),
        ("courier-2031-05-32", None),
        ("courier-2031-02-31", None),
        ("courier-12031-05-03", None),
        ("flood", None),
    ],
)
def test_the_name_of_a_file_dates_what_nothing_else_dates(name: str, expected: str | None) -> None:
    language = load_language("fr")
    found = date_article(BODY, clean(BODY, language), language=language, url=None, find_dates=find_dates, name=name)
    assert found == ((expected, "file name") if expected else (None, None))
    text = "La crue de Valmont\nPublié le 9 juin 2032\n" + BODY
    published, _ = date_article(text, clean(text, language), language=language, url=None, find_dates=find_dates, name=name)
    assert published == "2032-06-09"


def test_what_a_scraper_printed_is_no_part_of_the_first_sentence() -> None:
    text = " date 2031-05 " + BODY
    (sentence,) = clean(text, load_language("fr")).body
    assert text[sentence.start : sentence.end] == BODY.strip()


def test_a_date_over_a_year_s_end_dates_nothing() -> None:
    language = load_language("en")
    text = "Published between 30 December 2030 and 2 January 2031\nThe mayor of the invented town counts twelve people hurt.\n"
    assert date_article(text, clean(text, language), language=language, url=None, find_dates=find_dates) == (None, None)

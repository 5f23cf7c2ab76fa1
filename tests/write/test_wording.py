"""The site's own words: both languages whole, numbers and dates as each writes them."""

from __future__ import annotations

import string
from typing import Any

import pytest

from dossier.config import LANGUAGES
from dossier.write.wording import load_wording


def places(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_languages_say_the_same_things(language: str) -> None:
    one, other = load_wording("en").messages, load_wording(language).messages
    assert sorted(one) == sorted(other)
    assert {key: places(message) for key, message in one.items()} == {key: places(message) for key, message in other.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_can_be_said(language: str) -> None:
    wording = load_wording(language)
    for key, message in wording.messages.items():
        assert wording.say(key, **{name: "x" for name in places(message)}).strip(), key


NUMBERS = [
    (0, "0", "0"),
    (999, "999", "999"),
    (1000, "1,000", "1\u202f000"),
    (12000, "12,000", "12\u202f000"),
    (2.5, "2.5", "2,5"),
    (1_000_000, "1 million", "1 million"),
    (12_000_000, "12 million", "12 millions"),
    (1_500_000, "1.5 million", "1,5 million"),
    (1_234_567, "1,234,567", "1\u202f234\u202f567"),
]


@pytest.mark.parametrize(("value", "english", "french"), NUMBERS)
def test_numbers(value: float, english: str, french: str) -> None:
    assert load_wording("en").number(value) == english
    assert load_wording("fr").number(value) == french


FIGURES = [
    ((600, 600, "about"), "about 600", "environ 600"),
    ((4000, None, "at_least"), "at least 4,000", "au moins 4\u202f000"),
    ((None, 100, "at_most"), "at most 100", "au plus 100"),
    ((4000, 6000, "range"), "4,000–6,000", "4\u202f000–6\u202f000"),
    ((4_000_000, 9_000_000, "range"), "4–9 million", "4–9 millions"),
    ((1000, 9999, "vague"), "thousands", "des milliers"),
    ((10, 99, "vague"), "tens", "des dizaines"),
    ((200, 999, "vague"), "200–999", "200–999"),
    ((37, 37, "exact"), "37", "37"),
]


@pytest.mark.parametrize(("figure", "english", "french"), FIGURES)
def test_figures(figure: tuple[Any, Any, Any], english: str, french: str) -> None:
    assert load_wording("en").figure(*figure) == english
    assert load_wording("fr").figure(*figure) == french


DATES = [
    ("2025-11-14", "14 November 2025", "14 novembre 2025"),
    ("2025-11-01", "1 November 2025", "1er novembre 2025"),
    ("2025-08", "August 2025", "août 2025"),
    ("2025", "2025", "2025"),
    (None, "undated", "non daté"),
]


@pytest.mark.parametrize(("prefix", "english", "french"), DATES)
def test_dates(prefix: str | None, english: str, french: str) -> None:
    assert load_wording("en").date(prefix) == english
    assert load_wording("fr").date(prefix) == french


@pytest.mark.parametrize(
    ("words", "joined"),
    [("environ 600", "d’environ 600"), ("4 000", "de 4 000"), ("des milliers", "de milliers"), ("obus", "d’obus"), ("morts", "de morts")],
)
def test_french_elides(words: str, joined: str) -> None:
    shown = load_wording("fr").say(
        "in_short.span", name="Morts", low=words, low_notes="", low_sources="A", high="9", high_notes="", high_sources="B"
    )
    assert f"les chiffres vont {joined} (A)" in shown


def test_a_place_left_open_is_an_error() -> None:
    with pytest.raises(KeyError):
        load_wording("en").say("claim.also")
    with pytest.raises(KeyError):
        load_wording("xx")

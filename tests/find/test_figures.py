"""Figures in invented sentences: what is found, with which bounds, and what is no figure."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dossier.find import find_figures
from dossier.find.figures.digits import value_of

Row = tuple[str, str, float | None, float | None, str]

FRENCH: list[Row] = [
    # digits grouped in every way
    ("Il y a 5.000 hommes", "5.000", 5000, 5000, "exact"),
    ("Il y a 5 000 hommes", "5 000", 5000, 5000, "exact"),
    ("Il y a 5\u00a0000 hommes", "5\u00a0000", 5000, 5000, "exact"),
    ("Il y a 5\u202f000 hommes", "5\u202f000", 5000, 5000, "exact"),
    ("Il y a 5'000 hommes", "5'000", 5000, 5000, "exact"),
    ("Il y a 1.250.000 obus", "1.250.000", 1250000, 1250000, "exact"),
    ("long de 7,5 km", "7,5", 7.5, 7.5, "exact"),
    ("soit 12 millions d'obus", "12 millions", 12e6, 12e6, "exact"),
    ("soit 2,5 milliards", "2,5 milliards", 2.5e9, 2.5e9, "exact"),
    ("plus 3 Mds", "3 Mds", 3e9, 3e9, "exact"),
    ("le budget de 300 k€", "300 k€", 300000, 300000, "exact"),
    # words, and Belgian and Swiss ones
    ("quatre-vingt-dix-sept noms", "quatre-vingt-dix-sept", 97, 97, "exact"),
    ("quatre-vingts noms", "quatre-vingts", 80, 80, "exact"),
    ("soixante et onze noms", "soixante et onze", 71, 71, "exact"),
    ("septante-deux noms", "septante-deux", 72, 72, "exact"),
    ("nonante-neuf noms", "nonante-neuf", 99, 99, "exact"),
    ("huitante et un noms", "huitante et un", 81, 81, "exact"),
    ("mille cent hommes", "mille cent", 1100, 1100, "exact"),
    ("deux cent mille hommes", "deux cent mille", 200000, 200000, "exact"),
    ("un million deux cent mille", "un million deux cent mille", 1200000, 1200000, "exact"),
    ("six millions et demi", "six millions et demi", 6.5e6, 6.5e6, "exact"),
    ("un demi-million de barils", "un demi-million", 500000, 500000, "exact"),
    ("trois virgule cinq millions", "trois virgule cinq millions", 3.5e6, 3.5e6, "exact"),
    ("trois quarts des soldats", "trois quarts", 0.75, 0.75, "exact"),
    ("un soldat sur trois", "un soldat sur trois", 1 / 3, 1 / 3, "exact"),
    ("un sur trois", "un sur trois", 1 / 3, 1 / 3, "exact"),
    # about
    ("environ 300 hommes", "environ 300", 300, 300, "about"),
    ("près de 300 hommes", "près de 300", 300, 300, "about"),
    ("quelque 300 hommes", "quelque 300", 300, 300, "about"),
    ("300 hommes environ", "300 hommes environ", 300, 300, "about"),
    ("une dizaine de blessés", "une dizaine", 10, 10, "about"),
    ("une bonne centaine de blessés", "une bonne centaine", 100, 100, "about"),
    ("une vingtaine de milliers d'habitants", "une vingtaine de milliers", 20000, 20000, "about"),
    ("un millier de blessés", "un millier", 1000, 1000, "about"),
    # at least
    ("plus de 300 hommes", "plus de 300", 300, None, "at_least"),
    ("plus d'un millier d'hommes", "plus d'un millier", 1000, None, "at_least"),
    ("pas moins de 300 hommes", "pas moins de 300", 300, None, "at_least"),
    ("au moins un mort", "au moins un", 1, None, "at_least"),
    ("300 morts au bas mot", "300 morts au bas mot", 300, None, "at_least"),
    ("300 personnes ou plus", "300 personnes ou plus", 300, None, "at_least"),
    ("les pertes dépassent 300 hommes", "dépassent 300", 300, None, "at_least"),
    # at most
    ("moins de 300 hommes", "moins de 300", None, 300, "at_most"),
    ("un peu moins de 300 hommes", "un peu moins de 300", None, 300, "at_most"),
    ("jusqu’à 300 hommes", "jusqu’à 300", None, 300, "at_most"),
    ("à peine 300 hommes", "à peine 300", None, 300, "at_most"),
    ("pas plus de 300 hommes", "pas plus de 300", None, 300, "at_most"),
    ("300 millions de roubles au maximum", "300 millions de roubles au maximum", None, 300e6, "at_most"),
    # ranges, which share a scale written once
    ("entre 300 et 500 morts", "entre 300 et 500", 300, 500, "range"),
    ("de 10.000 à 12.000 hommes", "de 10.000 à 12.000", 10000, 12000, "range"),
    ("4 à 6 millions d'obus", "4 à 6 millions", 4e6, 6e6, "range"),
    ("sept à huit cents morts", "sept à huit cents", 700, 800, "range"),
    ("entre 457 millions et 1,2 milliard", "entre 457 millions et 1,2 milliard", 457e6, 1.2e9, "range"),
    ("vingt ou trente hommes", "vingt ou trente", 20, 30, "range"),
    ("10-15 blessés", "10-15", 10, 15, "range"),
    ("entre 10 euros et 20 euros", "entre 10 euros et 20", 10, 20, "range"),
    ("supérieur à 100 et inférieur à 300", "supérieur à 100 et inférieur à 300", 100, 300, "range"),
    # an indefinite many
    ("des dizaines de morts", "des dizaines", 10, 99, "vague"),
    ("plusieurs centaines de morts", "plusieurs centaines", 100, 999, "vague"),
    ("quelques milliers de morts", "quelques milliers", 1000, 9999, "vague"),
    ("des dizaines de milliers de morts", "des dizaines de milliers", 10000, 99999, "vague"),
    ("des centaines de milliers de morts", "des centaines de milliers", 100000, 999999, "vague"),
    ("des millions d'obus", "des millions", 1e6, 9999999, "vague"),
    ('des "centaines" de mines', 'des "centaines"', 100, 999, "vague"),
    ("« centaines de milliers » de mines", "centaines de milliers", 100000, 999999, "vague"),
]  # fmt: skip

ENGLISH: list[Row] = [
    # digits grouped in every way
    ("It has 5,000 men", "5,000", 5000, 5000, "exact"),
    ("It has 5 000 men", "5 000", 5000, 5000, "exact"),
    ("It has 1,674,200.5 units", "1,674,200.5", 1674200.5, 1674200.5, "exact"),
    ("spread over 7.5 km", "over 7.5", 7.5, None, "at_least"),
    ("It cost 12 million", "12 million", 12e6, 12e6, "exact"),
    ("It has 10k men", "10k", 10000, 10000, "exact"),
    ("It cost £3bn", "£3bn", 3e9, 3e9, "exact"),
    ("It cost US$9 billion", "US$9 billion", 9e9, 9e9, "exact"),
    ("It cost $2,000", "$2,000", 2000, 2000, "exact"),
    ("It sent 4.2m rounds", "4.2m", 4.2e6, 4.2e6, "exact"),
    ("It is 9m long", "9", 9, 9, "exact"),
    ("2 1/2 tons", "2 1/2", 2.5, 2.5, "exact"),
    # words
    ("twelve thousand men", "twelve thousand", 12000, 12000, "exact"),
    ("one hundred and five men", "one hundred and five", 105, 105, "exact"),
    ("one hundred and five thousand men", "one hundred and five thousand", 105000, 105000, "exact"),
    ("twenty-one men", "twenty-one", 21, 21, "exact"),
    ("half a million men", "half a million", 500000, 500000, "exact"),
    ("a quarter of a billion dollars", "a quarter of a billion", 250e6, 250e6, "exact"),
    ("two and a half million men", "two and a half million", 2.5e6, 2.5e6, "exact"),
    ("two point two million men", "two point two million", 2.2e6, 2.2e6, "exact"),
    ("two thirds of the men", "two thirds", 2 / 3, 2 / 3, "exact"),
    ("one soldier died", "one", 1, 1, "exact"),
    ("thirteen dollars and forty-five cents", "thirteen dollars and forty-five cents", 13.45, 13.45, "exact"),
    # about
    ("about 300 men", "about 300", 300, 300, "about"),
    ("some 300 men", "some 300", 300, 300, "about"),
    ("nearly 300 men", "nearly 300", 300, 300, "about"),
    ("a hundred or so men", "a hundred or so", 100, 100, "about"),
    ("4,000-odd men", "4,000-odd", 4000, 4000, "about"),
    ("two dozen men", "two dozen", 24, 24, "about"),
    ("half a dozen men", "half a dozen", 6, 6, "about"),
    # at least
    ("more than 300 men", "more than 300", 300, None, "at_least"),
    ("no fewer than 300 men", "no fewer than 300", 300, None, "at_least"),
    ("upwards of a million barrels", "upwards of a million", 1e6, None, "at_least"),
    ("1,000-plus men", "1,000-plus", 1000, None, "at_least"),
    ("300 men or more", "300 men or more", 300, None, "at_least"),
    ("at least one man", "at least one", 1, None, "at_least"),
    # at most
    ("fewer than 300 men", "fewer than 300", None, 300, "at_most"),
    ("as many as 300 men", "as many as 300", None, 300, "at_most"),
    ("up to 300 men", "up to 300", None, 300, "at_most"),
    ("no more than 300 men", "no more than 300", None, 300, "at_most"),
    ("5000 or less", "5000 or less", None, 5000, "at_most"),
    # ranges, which share a scale written once
    ("between 300 and 500 men", "between 300 and 500", 300, 500, "range"),
    ("between one hundred and two hundred men", "between one hundred and two hundred", 100, 200, "range"),
    ("from 300 to 500 men", "from 300 to 500", 300, 500, "range"),
    ("two or three men", "two or three", 2, 3, "range"),
    ("one to three thousand men", "one to three thousand", 1000, 3000, "range"),
    ("4-6 million shells", "4-6 million", 4e6, 6e6, "range"),
    ("25k to 30k men", "25k to 30k", 25000, 30000, "range"),
    ("more than 10 and fewer than 40 men", "more than 10 and fewer than 40", 10, 40, "range"),
    # an indefinite many
    ("dozens of men", "dozens", 10, 99, "vague"),
    ("several hundred men", "several hundred", 100, 999, "vague"),
    ("a few thousand men", "a few thousand", 1000, 9999, "vague"),
    ("tens of thousands of men", "tens of thousands", 10000, 99999, "vague"),
    ("hundreds of thousands of men", "hundreds of thousands", 100000, 999999, "vague"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "surface", "low", "high", "relation"), FRENCH)
def test_a_french_figure(text: str, surface: str, low: float | None, high: float | None, relation: str) -> None:
    found = [(text[figure.start : figure.end], figure.low, figure.high, figure.relation) for figure in find_figures(text, language="fr")]
    assert found == [(surface, _near(low), _near(high), relation)]


@pytest.mark.parametrize(("text", "surface", "low", "high", "relation"), ENGLISH)
def test_an_english_figure(text: str, surface: str, low: float | None, high: float | None, relation: str) -> None:
    found = [(text[figure.start : figure.end], figure.low, figure.high, figure.relation) for figure in find_figures(text, language="en")]
    assert found == [(surface, _near(low), _near(high), relation)]


def _near(bound: float | None) -> object:
    return None if bound is None else pytest.approx(bound)


@pytest.mark.parametrize(
    "text",
    [
        # articles and pronouns
        "un soldat et une infirmière",
        "l'un d'eux",
        "un peu plus tard",
        # ordinals and labels
        "le troisième contingent",
        "la vingt-cinquième brigade",
        "la 528e brigade",
        "le numéro 3",
        "n° 12",
        # parts of names, times, dates in digits, codes
        "des missiles KN-23 et des MiG-29",
        "le G7",
        "à 18h30",
        "le 14/11/2025",
        "site.example/1234",
        "le 06 12 34 56 78",
        # an adjective
        "un logement neuf.",
    ],
)
def test_no_figure_in_french(text: str) -> None:
    assert find_figures(text, language="fr") == []


@pytest.mark.parametrize(
    "text",
    [
        # articles and pronouns
        "a soldier and an officer",
        "the one who left",
        "this one",
        "one of the soldiers",
        # ordinals and labels
        "the third contingent",
        "the twenty-eighth brigade",
        "the 47th brigade",
        "the number 3",
        "No. 12",
        # parts of names, times, codes
        "KN-23 missiles and AK-47 rifles",
        "the G7",
        "at 10:30",
        "at 2.13 am",
        "site.example/1234",
        "Call 555-123-4567",
        # a scale behind what is no number: a kwacha, a mountain
        "It cost K3 million",
    ],
)
def test_no_figure_in_english(text: str) -> None:
    assert find_figures(text, language="en") == []


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("40 %", "fr", "%"),
        ("40 pour cent", "fr", "%"),
        ("40%", "en", "%"),
        ("5 €", "fr", "€"),
        ("$5", "en", "$"),
        ("£5", "en", "£"),
        ("30km", "fr", "km"),
        ("118mph", "en", "mph"),
        ("5m", "en", "m"),
        ("€5m", "en", "€"),
        # each dollar is a currency of its own
        ("A$5", "en", "A$"),
        ("US$5 million", "en", "$"),
        ("5 millions USD", "fr", "$"),
        ("CHF 5 million", "en", "CHF"),
        ("Rs 15 lakh", "en", "Rs"),
        ("₹500 crore", "en", "₹"),
        ("12 US soldiers", "en", None),
        ("5", "en", None),
    ],
)
def test_the_unit_is_what_is_written_on_the_number(text: str, language: str, unit: str | None) -> None:
    assert [figure.unit for figure in find_figures(text, language=language)] == [unit]


@pytest.mark.parametrize(
    ("text", "language", "figures"),
    [
        # neighbours stay apart
        ("quatre, vingt, quinze", "fr", [(4, 4), (20, 20), (15, 15)]),
        ("1 000 sapeurs et 5 000 ouvriers", "fr", [(1000, 1000), (5000, 5000)]),
        ("600 morts et au moins 4 700 blessés", "fr", [(600, 600), (4700, None)]),
        ("600 dead, over 2,000 hurt", "en", [(600, 600), (2000, None)]),
        # what is left out of the second number is told by the first
        ("quatre millions, voire neuf", "fr", [(4e6, 4e6), (9e6, 9e6)]),
        # "in addition to" is no hedge
        ("en plus de 300 hommes", "fr", [(300, 300)]),
        # bounds that exclude one another are two figures
        ("more than 40 and less than 10", "en", [(40, None), (None, 10)]),
    ],
)
def test_figures_side_by_side(text: str, language: str, figures: list[tuple[float | None, float | None]]) -> None:
    assert [(figure.low, figure.high) for figure in find_figures(text, language=language)] == figures


@pytest.mark.parametrize(
    ("digits", "decimal", "value"),
    [
        ("1.458.000,00", ",", 1458000),
        ("12,345", ",", 12.345),
        ("12,345", ".", 12345),
        ("1,234,567", ",", 1234567),
        ("7,5", ".", 7.5),
        ("4.800", ".", 4.8),
        # of two different separators the last one is decimal
        ("1.200,50", ".", 1200.5),
        ("1,200.50", ",", 1200.5),
    ],
)
def test_digits_are_read_as_the_language_groups_them(digits: str, decimal: str, value: float) -> None:
    assert value_of(digits, decimal) == value


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [("1,\u200b200 men", "1,\u200b200", 1200), ("forty\u00ad-one\u200b men", "forty\u00ad-one", 41), ("41\u2060 men", "41", 41)],
)
def test_invisible_signs_in_a_number_are_not_read(text: str, surface: str, value: float) -> None:
    assert [(text[figure.start : figure.end], figure.low) for figure in find_figures(text, language="en")] == [(surface, value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # the mark of a note is no digit, nor what is struck out a figure
        ("96² dead and 1,450³ hurt", [96, 1450]),
        ("killed 41[^2] men[^12]", [41]),
        ("~~38~~ 41 men", [41]),
        ("some 10⁶ men", []),
    ],
)
def test_marks_are_no_figures(text: str, values: list[float]) -> None:
    assert [figure.low for figure in find_figures(text, language="en")] == values


@pytest.mark.parametrize("text", ["9" * 400, "1" + "0" * 35, "million billion billion billion", "un milliard de milliards de milliards"])
def test_what_is_larger_than_anything_counted_is_no_figure(text: str) -> None:
    for language in ("fr", "en"):
        assert all((figure.high or 0) < 1e21 for figure in find_figures(text, language=language))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "piece", ["1234567890", "12 345 ", "1/2 ", "1-", "vingt et un mille ", "one hundred and five ", "plus de ", "un sur ", '"', " "]
)
def test_long_texts_of_one_kind_are_read_to_their_end(piece: str, language: str) -> None:
    text = piece * (20_000 // len(piece))
    figures = find_figures(text, language=language)
    assert all(0 <= figure.start < figure.end <= len(text) for figure in figures)
    assert all(left.end <= right.start for left, right in pairwise(figures))

"""Number words in every spelling in use, hedges in front and behind, ranges, and what only looks like a number."""

from __future__ import annotations

import pytest

from dossier.find import find_figures

Row = tuple[str, float | None, float | None]

# What is told exactly.
EXACT: dict[str, list[Row]] = {
    "fr": [
        # tens of Belgium and Switzerland
        ("septante et un blessés", 71, 71),
        ("huitante-trois blessés", 83, 83),
        ("octante-deux maisons", 82, 82),
        ("nonante-neuf maisons", 99, 99),
        ("nonante et un blessés", 91, 91),
        # and of France, with hyphens and without
        ("soixante-dix maisons", 70, 70),
        ("soixante-et-onze maisons", 71, 71),
        ("quatre vingt dix neuf maisons", 99, 99),
        ("quatre-vingt-un blessés", 81, 81),
        # hundreds and more
        ("douze cents hommes", 1200, 1200),
        ("mille-deux-cents hommes", 1200, 1200),
        ("deux-mille-vingt-quatre maisons", 2024, 2024),
        ("cent vingt-trois mille quatre cent cinquante-six", 123_456, 123_456),
        ("deux milliards trois cents millions", 2.3e9, 2.3e9),
        ("un million et demi", 1.5e6, 1.5e6),
        ("un quart de million", 250_000, 250_000),
        # digits
        ("10’000 habitants", 10_000, 10_000),
        ("5\u2009000 habitants", 5000, 5000),
        ("1 200 000 habitants", 1.2e6, 1.2e6),
        ("4.3 millions d'euros", 4.3e6, 4.3e6),
        # with the groups of another language, which a translation left standing
        ("5,000 habitants", 5000, 5000),
        ("1,250 million", 1.25e6, 1.25e6),
        # money
        ("2,5 Md€", 2.5e9, 2.5e9),
        ("2,5 Mds €", 2.5e9, 2.5e9),
        ("5 K€", 5000, 5000),
        # shares, which count nobody
        ("un blessé sur trois", 1 / 3, 1 / 3),
        ("quatre maisons vides sur cinq", 4 / 5, 4 / 5),
        ("quatre maisons sur cinq sont vides", 4 / 5, 4 / 5),
    ],
    "en": [
        ("1.2m people", 1.2e6, 1.2e6),
        ("£3bn", 3e9, 3e9),
        ("US$1.5bn", 1.5e9, 1.5e9),
        ("10k followers", 10_000, 10_000),
        ("5m doses", 5e6, 5e6),
        ("5.000 homes", 5000, 5000),
        ("5.125 metres", 5.125, 5.125),
        # Indian groups
        ("12,34,567 homes", 1_234_567, 1_234_567),
        ("12 lakh homes", 1.2e6, 1.2e6),
        ("half-a-million homes", 500_000, 500_000),
        ("three quarters of a million", 750_000, 750_000),
        ("a million and a half", 1.5e6, 1.5e6),
        ("2 1/2 million", 2.5e6, 2.5e6),
        ("twelve hundred homes", 1200, 1200),
        ("one hundred and five homes", 105, 105),
        ("one in three homes", 1 / 3, 1 / 3),
        ("four homes out of five", 4 / 5, 4 / 5),
    ],
}

# Words that mean about so many.
ABOUT: dict[str, list[Row]] = {
    "fr": [
        ("une demi-douzaine de maisons", 6, 6),
        ("une bonne centaine de maisons", 100, 100),
        ("deux petites centaines de maisons", 200, 200),
        ("une dizaine de milliers de maisons", 10_000, 10_000),
        ("trois milliers de maisons", 3000, 3000),
        ("un demi-millier de maisons", 500, 500),
        ("frôle les 3 000", 3000, 3000),
        ("avoisinerait les 3 000", 3000, 3000),
        ("quasiment 300 maisons", 300, 300),
        ("peu ou prou 300 maisons", 300, 300),
    ],
    "en": [
        ("half a dozen homes", 6, 6),
        ("a half-dozen homes", 6, 6),
        ("4,000-odd homes", 4000, 4000),
        ("12,000 or so homes", 12_000, 12_000),
        ("in the neighbourhood of 300 homes", 300, 300),
        ("300 homes, give or take", 300, 300),
    ],
}

# An indefinite many is told to its power of ten.
VAGUE: dict[str, list[Row]] = {
    "fr": [
        ("quelques dizaines de maisons", 10, 99),
        ("des centaines de milliers de maisons", 100_000, 999_999),
        ("plusieurs dizaines de milliers de maisons", 10_000, 99_999),
        ("ses milliers de maisons", 1000, 9999),
        ("des dizaines de millions d'euros", 10e6, 99_999_999),
    ],
    "en": [
        ("several dozen homes", 10, 99),
        ("a few dozen homes", 10, 99),
        ("several hundred thousand homes", 100_000, 999_999),
        ("tens of thousands of homes", 10_000, 99_999),
        ("in the low hundreds", 100, 999),
    ],
}

# Hedges in front and behind; of two, the outer one bounds.
BOUNDS: dict[str, list[Row]] = {
    "fr": [
        ("au bas mot 300 maisons", 300, None),
        ("300 maisons, au bas mot", 300, None),
        ("300 maisons minimum", 300, None),
        ("pas moins d'un millier", 1000, None),
        ("à tout le moins 300", 300, None),
        ("le bilan dépasserait les 3 000", 3000, None),
        ("a franchi la barre des 3 000", 3000, None),
        ("dépasse le seuil de 3 000", 3000, None),
        ("plus de quelque 300 maisons", 300, None),
        ("à peine plus de 300 maisons", 300, None),
        ("à peine 40 maisons", None, 40),
        ("tout au plus 40 maisons", None, 40),
        ("40 maisons maximum", None, 40),
        ("jusqu’à 40 maisons", None, 40),
        ("jusqu'à environ 40 maisons", None, 40),
        ("n'a pas dépassé 40", None, 40),
        ("ne dépasserait pas les 40", None, 40),
        ("sans dépasser les 40", None, 40),
        ("ne sont guère plus de 40", None, 40),
        ("même pas 40 maisons", None, 40),
    ],
    "en": [
        ("upwards of 300 homes", 300, None),
        ("north of 300 homes", 300, None),
        ("at the very least 300 homes", 300, None),
        ("300 homes at the very least", 300, None),
        ("no fewer than 300 homes", 300, None),
        ("1,000-plus homes", 1000, None),
        ("the toll has passed 300", 300, None),
        ("the toll crossed the 300 mark", 300, None),
        ("losses could top $3bn", 3e9, None),
        ("more than some 300 homes", 300, None),
        ("as many as 300 homes", None, 300),
        ("as few as 300 homes", None, 300),
        ("just shy of 300 homes", None, 300),
        ("fell well short of 300 homes", None, 300),
        ("up to around 300 homes", None, 300),
        ("at the very most 300 homes", None, 300),
        ("little more than 300 homes", None, 300),
    ],
}

# Two numbers that bound one figure; what is written once holds for both.
RANGES: dict[str, list[Row]] = {
    "fr": [
        ("quinze à vingt mille maisons", 15_000, 20_000),
        ("trois ou quatre cents maisons", 300, 400),
        ("deux à trois cent mille maisons", 200_000, 300_000),
        ("cent à deux cent mille maisons", 100_000, 200_000),
        ("10 à 12 000 maisons", 10_000, 12_000),
        ("entre 11 et 15.000 maisons", 11_000, 15_000),
        ("2 à 30 000 maisons", 2, 30_000),
        ("200 à 3 000 maisons", 200, 3000),
        ("de 4 à 6 millions", 4e6, 6e6),
        ("entre 457 millions et 1,2 milliard", 457e6, 1.2e9),
        ("de 1.500 à près de 2.000 maisons", 1500, 2000),
        ("entre une dizaine et une quinzaine de maisons", 10, 15),
    ],
    "en": [
        ("one to three thousand homes", 1000, 3000),
        ("two or three dozen homes", 24, 36),
        ("two to three hundred thousand homes", 200_000, 300_000),
        ("10-12,000 homes", 10_000, 12_000),
        ("2 to 30,000 homes", 2, 30_000),
        ("25k-30k homes", 25_000, 30_000),
        ("£4m-£5m", 4e6, 5e6),
        ("1m to 2m people", 1e6, 2e6),
        ("between 4.2m and 5.8m people", 4.2e6, 5.8e6),
        ("between about 300 and 400 homes", 300, 400),
        ("from 300 to as many as 400 homes", 300, 400),
    ],
}

ROWS = [
    (language, relation, *row)
    for relation, table in (("exact", EXACT), ("about", ABOUT), ("vague", VAGUE), ("bound", BOUNDS), ("range", RANGES))
    for language, rows in table.items()
    for row in rows
]


@pytest.mark.parametrize(("language", "relation", "text", "low", "high"), ROWS, ids=[f"{row[0]}:{row[2]}" for row in ROWS])
def test_a_figure(language: str, relation: str, text: str, low: float | None, high: float | None) -> None:
    [figure] = find_figures(text, language=language)
    assert [figure.low, figure.high] == [bound if bound is None else pytest.approx(bound) for bound in (low, high)]
    expected = ("at_most" if low is None else "at_least") if relation == "bound" else relation
    assert figure.relation == expected


# Two counts and no share; two figures and no range.
APART = [
    ("fr", "deux ponts sur trois rivières", [2, 3]),
    ("fr", "trois blessés sur huit passagers", [3, 8]),
    ("en", "one bridge, two homes", [1, 2]),
    ("en", "two killed in ten minutes", [2, 10]),
    ("en", "two bridges out of three rivers", [2, 3]),
]


@pytest.mark.parametrize(("language", "text", "values"), APART)
def test_figures_that_stay_apart(language: str, text: str, values: list[float]) -> None:
    assert [figure.low for figure in find_figures(text, language=language)] == values


# Names, labels, times, codes, telephone numbers, ordinals.
NONE = {
    "fr": [
        *(
            "l'article 15",
            "24/7",
            "06 12 34 56 78",
            "la 7e division",
            "la 92e brigade",
            "le G7",
            "le A-23",
            "le Boeing 737",
            "Mach 2",
            "COP28",
        ),
        *(
            "version 2.0",
            "Covid-19",
            "numéro 12",
            "page 7",
            "le 1er",
            "au XXIe siècle",
            "à 9h30",
            "le vol MH17",
            "un soldat",
            "pas un seul mort",
            "4x4",
        ),
    ],
    "en": [
        *(
            "Article 15",
            "24/7",
            "call 555-123-4567",
            "the 7th division",
            "the 92nd brigade",
            "the G7",
            "the A-23",
            "a Boeing 737",
            "Mach 2",
            "COP28",
        ),
        *(
            "version 2.0",
            "Covid-19",
            "No. 12",
            "page 7",
            "Title 42",
            "Section 7",
            "World War 2",
            "Flight 17",
            "one of them",
            "at 10pm",
            "no one",
            "4x4",
        ),
    ],
}
LOOK_ALIKES = [(language, text) for language, texts in NONE.items() for text in texts]


@pytest.mark.parametrize(("language", "text"), LOOK_ALIKES)
def test_no_figure(language: str, text: str) -> None:
    assert find_figures(text, language=language) == []


# A calibre is a number with its unit: which numbers count is told elsewhere.
@pytest.mark.parametrize(("language", "text"), [("fr", "un tube de 170 mm"), ("en", "a 170mm barrel"), ("en", "a 170-mm barrel")])
def test_a_number_with_a_unit_stays_a_number(language: str, text: str) -> None:
    assert [figure.low for figure in find_figures(text, language=language)] == [170]

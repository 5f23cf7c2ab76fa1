"""What is claimed: measures, whose figures, when, new or total. All sentences are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.config import parse_config
from dossier.find import find_claims
from tests.find.flood import article_of, claims_of, config

DENIED = [
    ("fr", "Il n'y a pas eu 40 morts à Valmont, selon le préfet."),
    ("fr", "La préfecture a démenti qu'il y ait 40 morts."),
    ("fr", "Aucun des 11 secouristes n'est mort."),
    ("en", "It is not true that 60 people died, the prefect said."),
    ("en", "The prefecture denied that 80 residents had died."),
    ("en", "None of the 11 rescuers died."),
]


@pytest.mark.parametrize(("language", "text"), DENIED)
def test_a_denied_figure_is_nobody_s_claim(language: str, text: str) -> None:
    assert claims_of(text, language=language) == []


MOVED = [
    # a count that moved is what it has come to
    ("fr", "Le bilan est passé de 35 à 41 morts, selon la préfecture.", [(41.0, 41.0)]),
    ("en", "The toll rose from 35 to 41 dead.", [(41.0, 41.0)]),
    ("en", "The toll was revised down from 45 to 41 dead.", [(41.0, 41.0)]),
    ("en", "The prefecture raised the number of dead to 145 from 120, with 12 people drowned in Valmont.", [(145.0, 145.0), (12.0, 12.0)]),
    ("fr", "La préfecture a relevé le bilan de 35 à 41 morts.", [(41.0, 41.0)]),
    ("en", "The prefecture raised the toll from 35 to 41 dead.", [(41.0, 41.0)]),
    # a range stays one
    ("fr", "La préfecture compte de 35 à 41 morts.", [(35.0, 41.0)]),
    # invisible signs hide neither digits nor words
    ("en", "The prefecture counts 1,\u200b200 de\u00adad in Valmont.", [(1200.0, 1200.0)]),
    # a note's mark is no figure
    ("fr", "Les 500 sinistrés (1) attendent, selon le préfet.", [(500.0, 500.0)]),
]


@pytest.mark.parametrize(("language", "text", "expected"), MOVED)
def test_bounds(language: str, text: str, expected: list[tuple[float, float]]) -> None:
    assert [(claim.figure.low, claim.figure.high) for _, claim, _ in claims_of(text, language=language)] == expected


MEASURES = [
    # the noun behind the figure
    ("fr", "Le bilan est de 12 morts et de 40 blessés.", [("12", "dead"), ("40", "hurt")]),
    ("en", "The toll stands at 12 dead and 40 injured.", [("12", "dead"), ("40", "hurt")]),
    # what is said of it outweighs a noun that only names people
    ("fr", "Douze pompiers ont perdu la vie à Valmont.", [("Douze", "dead")]),
    ("en", "Twelve firefighters died in Valmont.", [("Twelve", "dead")]),
    # never narrowed: dead or hurt is not dead
    ("fr", "Près de 50 secouristes ont été morts ou blessés.", [("Près de 50", "dead_or_hurt")]),
    ("en", "Some 50 rescuers were killed or hurt.", [("Some 50", "dead_or_hurt")]),
    # the ones named before
    (
        "fr",
        "Sur place, 300 pompiers sont venus. Une dizaine d'entre eux ont été blessés.",
        [("300", "firefighters"), ("Une dizaine d'entre eux", "hurt")],
    ),
    ("fr", "On compte 40 victimes, dont 12 noyés.", [("40", "dead_or_hurt"), ("12", "dead")]),
    # the noun before the figure
    ("fr", "La préfecture estime le nombre de victimes à plus de 60.", [("plus de 60", "dead_or_hurt")]),
    # what something else is of, is not what is counted
    ("fr", "Quelque 300 secouristes cherchent les noyés de Valmont.", [("Quelque 300", "firefighters")]),
    ("fr", "Environ 200 proches des noyés attendent à Valmont.", []),
    # what is said of a part is not said of the whole
    ("fr", "À Valmont, 80 % des 2 400 secouristes sont blessés.", [("2 400", "firefighters")]),
    ("en", "Some 600 of the 2,400 rescuers were injured in Valmont.", [("Some 600", "hurt"), ("2,400", "firefighters")]),
    # a part and its whole are counted alike
    ("fr", "À Valmont, 37 des 64 pompiers sont repartis.", [("37", "firefighters"), ("64", "firefighters")]),
    # the same total, told again
    ("fr", "Le bilan est de 12 morts. La préfecture a porté ce total à 15 habitants.", [("12", "dead"), ("15", "dead")]),
]


def _pairs(language: str, text: str) -> list[tuple[str, str]]:
    return [(words, claim.measure) for words, claim, _ in claims_of(text, language=language)]


@pytest.mark.parametrize(("language", "text", "expected"), MEASURES)
def test_measure(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = _pairs(language, text)
    assert [measure for _, measure in found] == [measure for _, measure in expected]
    assert all(words.startswith(start[:6]) for (words, _), (start, _) in zip(found, expected, strict=True))


NO_CLAIM = [
    # years, dates, ages, times, lengths, shares, labels
    ("fr", "En 2029, la digue de Valmont avait déjà cédé."),
    ("fr", "Le 12 mai, le maire de Valmont a vu les pompiers."),
    ("fr", "Un pompier de 54 ans a quitté Valmont."),
    ("fr", "Les secours de Valmont ont attendu 18 heures."),
    ("fr", "La digue de Valmont fait 300 mètres."),
    ("fr", "À Valmont, 40 % des pompiers sont volontaires."),
    ("fr", "Les secours suivent l'article 4 du plan de Valmont."),
    ("en", "A 54-year-old rescuer left Valmont."),
    ("en", "The dyke of Valmont is 300 metres long."),
    # nor one with its unit written onto it
    ("fr", "Les morts de Valmont ont été emportés sur 30km."),
    ("en", "Winds of up to 118mph left people dead in Valmont."),
    # nor a year that did something
    ("en", "2024 killed the old party in Valmont, the mayor of Valmont said."),
    # a rate
    ("fr", "À Valmont, on compte 5 blessés par jour."),
    ("fr", "À Valmont, on compte 10 morts pour 100 000 habitants."),
    ("en", "Valmont sees 5 injured per day."),
    # somebody else's people
    ("fr", "Besson déplore 12 morts."),
    ("fr", "Douze pompiers bessonnais sont morts."),
    ("en", "Besson lost 12 rescuers."),
    # a place that nothing ties to the subject
    ("fr", "Onze personnes sont mortes à Vancouver."),
    # what the editor's file leaves out
    ("fr", "Séisme: on compte 40 morts."),
    # money without a word of the topic
    ("fr", "Le maire gagne 4 000 euros."),
]


@pytest.mark.parametrize(("language", "text"), NO_CLAIM)
def test_no_claim(language: str, text: str) -> None:
    assert _pairs(language, text) == []


AS_OF = [
    # its own clause, the words that attribute it, the start of the sentence, the article
    ("Fin avril, la préfecture a compté 12 morts.", "2031-04"),
    ("La préfecture a annoncé mardi que 12 habitants étaient morts.", "2031-05-06"),
    ("Douze habitants sont morts, a annoncé lundi la préfecture.", "2031-05-05"),
    ("La préfecture compte 12 morts.", "2031-05-07"),
    # when something began is not when the figure holds
    ("La préfecture compte 12 morts depuis avril.", "2031-05-07"),
    # what is compared with history is not of then; what happened then is
    ("La crue, la pire depuis celle de 1953, a fait 12 morts.", "2031-05-07"),
    ("Une crue, en mars 2009, avait fait 12 morts à Valmont.", "2009-03"),
    ("La crue de Valmont avait fait 12 morts en 2009.", "2009"),
    # the announcement goes on
    ("La préfecture a annoncé lundi l'envoi des secours. Elle a ajouté que 12 habitants étaient morts.", "2031-05-05"),
]


@pytest.mark.parametrize(("text", "expected"), AS_OF)
def test_as_of(text: str, expected: str) -> None:
    assert [claim.as_of for _, claim, _ in claims_of(text)] == [expected]


def test_an_undated_article_dates_no_claim() -> None:
    assert [claim.as_of for _, claim, _ in claims_of("La préfecture a annoncé mardi 12 morts.", published=None)] == [None]


def test_a_weekday_in_an_article_dated_to_the_month_is_no_guess() -> None:
    assert [claim.as_of for _, claim, _ in claims_of("La préfecture a annoncé mardi 12 morts.", published="2031-05")] == ["2031-05"]
    assert [claim.as_of for _, claim, _ in claims_of("Fin avril, la préfecture a compté 12 morts.", published="2031-05")] == ["2031-04"]


SCOPE = [
    ("fr", "La préfecture va envoyer 300 pompiers.", "new"),
    ("fr", "La préfecture a envoyé 300 pompiers supplémentaires.", "new"),
    ("fr", "Il y a 300 pompiers à Valmont.", "total"),
    ("en", "The prefecture will send 300 firefighters.", "new"),
    ("en", "There are 300 firefighters in Valmont.", "total"),
    ("fr", "La préfecture attend 300 pompiers.", "new"),
    ("fr", "Quelque 300 pompiers sont en route pour Valmont.", "new"),
    ("en", "Some 300 firefighters are on their way to Valmont.", "new"),
    # what each gets
    ("fr", "Un pompier de Valmont gagne 4 000 euros par mois.", None),
    ("en", "A firefighter of Valmont earns 4,000 euros a month.", None),
    # what comes on top, or is of one day alone
    ("en", "Another 12 people drowned in Valmont on Monday, the prefecture said.", "new"),
    ("fr", "Douze personnes de plus sont mortes à Valmont, selon la préfecture.", "new"),
    ("en", "In the past 24 hours, 12 people died in Valmont.", "new"),
    ("fr", "Douze personnes sont mortes à Valmont au cours des dernières 24 heures.", "new"),
    ("en", "The prefecture counted 12 new deaths in Valmont on Monday.", "new"),
    # a toll is a running count, whatever is sent beside it
    ("fr", "La préfecture va envoyer des pompiers après les 12 morts.", "total"),
]


@pytest.mark.parametrize(("language", "text", "expected"), SCOPE)
def test_scope(language: str, text: str, expected: str | None) -> None:
    assert [claim.scope for _, claim, _ in claims_of(text, language=language)] == [expected]


def test_what_comes_on_top_is_new_and_what_it_makes_a_total() -> None:
    for language, text in (
        ("fr", "Douze autres personnes sont mortes lundi à Valmont, ce qui porte le bilan à 53 morts."),
        ("en", "Twelve people died in Valmont in the past 24 hours, bringing the total to 53 dead."),
    ):
        assert [claim.scope for _, claim, _ in claims_of(text, language=language)] == ["new", "total"]
    text = "Twelve people died in Valmont. Another 40 residents were hurt."
    assert [claim.scope for _, claim, _ in claims_of(text, language="en")] == ["total", "total"]


def test_a_part_of_a_count_is_no_total() -> None:
    for language, text in (
        ("fr", "Valmont compte 300 pompiers, dont 40 secouristes."),
        ("en", "Valmont has 300 firefighters, including 40 rescuers."),
        ("fr", "Valmont compte 12 morts, dont 3 pompiers."),
        ("en", "Valmont counts 12 dead, including 3 firefighters."),
        ("en", "The flood of Valmont killed 60 people. Of the deaths, 40 were reported in Besson, the mayor of Valmont said."),
        ("en", "Valmont counts 60 dead. This includes 40 deaths in the old town of Valmont."),
    ):
        assert [claim.scope for _, claim, _ in claims_of(text, language=language)] == ["total", "part"], text


CROWDS = parse_config(
    """
title: {fr: Crue, en: Flood}
seeds: seeds
topics:
  - id: crowd
    title: {fr: Foule, en: Crowd}
    measures: [demonstrators]
measures: [demonstrators]
""",
    file="dossier.yml",
    folder=Path(),
)


@pytest.mark.parametrize(
    ("language", "text", "scopes"),
    [
        (
            "fr",
            "Les syndicats comptent 9 000 manifestants. À Besson, 2 000 personnes ont défilé. Ils étaient 700 à Dassel.",
            ["total", "part", "part"],
        ),
        (
            "en",
            "Unions count 9,000 protesters. In Besson, 2,000 people marched. The unions count 700 protesters in Dassel.",
            ["total", "part", "part"],
        ),
        # the news is of the town, or nothing bigger is told
        ("fr", "Besson défile. À Besson, 2 000 personnes ont défilé, contre 9 000 manifestants en mai.", ["total", "total"]),
        ("en", "The town marches. In Besson, 2,000 people marched in the rain.", ["total"]),
    ],
)
def test_a_town_s_crowd_is_part_of_a_bigger_one(language: str, text: str, scopes: list[str]) -> None:
    assert [claim.scope for claim in find_claims(article_of(text, language=language), CROWDS)[1]] == scopes


def test_every_claim_stands_in_a_passage_and_its_figure_in_its_quote() -> None:
    article = article_of("La préfecture compte 12 morts. Les secours sont là. Il fait beau.", published="2031-05-07")
    passages, claims = find_claims(article, config())
    spans = [(passage.start, passage.end) for passage in passages]
    assert [article.text[start:end] for start, end in spans] == ["La préfecture compte 12 morts.", "Les secours sont là."]
    assert all((claim.start, claim.end) in spans and claim.start <= claim.figure.start < claim.figure.end <= claim.end for claim in claims)


def test_an_id_hangs_on_the_claim_s_own_words_and_source() -> None:
    alone = [claim.id for _, claim, _ in claims_of("La préfecture compte 12 morts.")]
    among = [claim.id for _, claim, _ in claims_of("Il y a 300 pompiers à Valmont. La préfecture compte 12  morts. On compte 40 blessés.")]
    assert len(alone) == 1 and alone[0] in among and len(set(among)) == 3


def test_a_figure_given_twice_in_one_sentence_has_two_ids() -> None:
    ids = [claim.id for _, claim, _ in claims_of("La préfecture compte 12 morts, soit 12 morts de trop.")]
    assert len(ids) == len(set(ids)) == 2

"""Which sentences bear on which topics. All sentences are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.config import parse_config
from dossier.find import find_claims, find_dates
from dossier.models import Seed
from dossier.read import read_article
from tests.find.flood import article_of, config


def topics(text: str, language: str = "fr") -> list[tuple[str, tuple[str, ...]]]:
    article = article_of(text, language=language, published="2031-05-07")
    return [(article.text[passage.start : passage.end], passage.topics) for passage in find_claims(article, config())[0]]


CASES = [
    # a cue in any of its forms; several topics in one sentence
    ("fr", "Les secours cherchent des victimes.", ("rescue", "victims")),
    ("en", "Rescuers look for victims.", ("victims",)),
    # no cue, no topic
    ("fr", "Il a plu toute la nuit.", None),
    # somebody else's people
    ("fr", "Des pompiers bessonnais ont été blessés.", None),
    # what the editor's file leaves out, unless the subject is named beside it
    ("fr", "Le séisme a fait des victimes.", None),
    ("fr", "À Valmont, on compare le bilan à celui du séisme.", ("victims",)),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_topics(language: str, text: str, expected: tuple[str, ...] | None) -> None:
    assert dict(topics(text, language)).get(text) == expected


CARRIED = [
    # it points back
    ("fr", "Ces bras manquaient.", True),
    ("en", "They had been waiting.", True),
    # it speaks of the count
    ("fr", "La mairie n'a jamais cité le moindre nombre.", True),
    ("en", "The mayor has given no figure.", True),
    # it denies or confirms, or will not say
    ("fr", "La mairie dément.", True),
    ("en", "The mayor declined to comment.", True),
    # it does neither
    ("fr", "Il a plu toute la nuit.", False),
    ("en", "It rained all night in the hills.", False),
]


@pytest.mark.parametrize(("language", "text", "carried"), CARRIED)
def test_a_sentence_that_goes_on_bears_on_the_topics_of_the_one_before(language: str, text: str, carried: bool) -> None:
    before = {"fr": "Les secours sont arrivés à Valmont.", "en": "The rescue reached Valmont."}[language]
    assert (topics(f"{before} {text}", language)[-1] == (text, ("rescue",))) is carried


def test_an_answer_in_the_next_paragraph_speaks_of_the_count() -> None:
    found = topics("La préfecture compte 12 morts à Valmont.\n\nLa mairie ne confirme pas ce chiffre.")
    assert found[-1] == ("La mairie ne confirme pas ce chiffre.", ("victims",))


def test_a_live_page_is_about_the_subject_only_where_it_names_it() -> None:
    page = (
        "Intempéries, en direct : Besson sous l'eau\n\n10:00\nÀ Besson, les secours cherchent des victimes depuis l'aube (inventé).\n\n"
        "11:00\nÀ Valmont, les secours cherchent des victimes dans la vallée depuis la nuit dernière.\n"
    )
    article, _ = read_article(Seed("live", "live.txt", page), config(), find_dates=find_dates)
    assert article is not None
    quotes = [article.text[passage.start : passage.end] for passage in find_claims(article, config())[0]]
    assert quotes == ["À Valmont, les secours cherchent des victimes dans la vallée depuis la nuit dernière."]


def test_a_topic_without_cues_is_found_by_its_title() -> None:
    bare = parse_config("title: T\ntopics: [{id: rescue, title: Secours}]", file="dossier.yml", folder=Path("."))
    article = article_of("Les secours sont là. Il fait beau.")
    passages, claims = find_claims(article, bare)
    assert [article.text[passage.start : passage.end] for passage in passages] == ["Les secours sont là."] and not claims

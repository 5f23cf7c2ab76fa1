"""A text as words, and word lists found among them: forms, sequences, endings, names; what is kept to be quick stays small."""

from __future__ import annotations

import pytest

from dossier.find.rules import rules_for
from dossier.find.words import KEPT_WORDS, Cues, words_of
from tests.find.flood import config


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # elided words stand alone, names tied with a hyphen or an apostrophe stay whole
        ("Aujourd’hui l'état-major d’O'Brien s’est tu", ["aujourd'hui", "l'", "état-major", "d'", "o'brien", "s'", "est", "tu"]),
        ("jusqu'à Valmont, lorsqu'il pleut", ["jusqu'", "à", "valmont", ",", "lorsqu'", "il", "pleut"]),
        # the English genitive is a word of its own
        ("the mayor's dogs' bowl", ["the", "mayor", "'s", "dogs", "bowl"]),
        # marks of punctuation are words, other signs are none
        ("« Non ! » (oui…) — 3,5 % * 4", ["«", "non", "!", "»", "(", "oui", "…", ")", "—", "3", ",", "5", "4"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [word.lower for word in words_of(text)] == expected


@pytest.mark.parametrize("text", ["L’eau d'İzmir monte", "İİİ ne dit rien, ẞ non plus"])
def test_offsets_are_of_the_text_as_written_where_small_letters_are_more_than_one(text: str) -> None:
    words = words_of(text)
    assert [text[word.start : word.end] for word in words if word.is_mark] == [","] * text.count(",")
    assert [len(word.lower) for word in words] == [word.end - word.start for word in words]
    assert text[words[-1].start : words[-1].end] == text.split()[-1]


def test_words_of_a_part_are_told_by_their_place_in_the_whole() -> None:
    text = "Il pleut. Valmont dort."
    assert [(word.start, word.end, word.is_mark) for word in words_of(text, 10, 23)] == [(10, 17, False), (18, 22, False), (22, 23, True)]


LISTS = {"dead": ["mort", "perdu la vie", "noyé"], "people": ["pompier", "sapeur-pompier", "valmontois*", "équipe de secours"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a word stands for all its forms, also where it begins a sequence
        ("Deux pompiers et une noyée", [("pompiers", "people"), ("noyée", "dead")]),
        ("elles ont perdu la vie", [("perdu la vie", "dead")]),
        ("des équipes de secours", [("équipes de secours", "people")]),
        # only the whole sequence counts, also at the end of a text
        ("elles ont perdu la", []),
        ("elles ont perdu", []),
        ("elles ont perdu la raison", []),
        # any ending
        ("la Valmontoise", [("Valmontoise", "people")]),
        # one hit of a list at a place
        ("mort, mort", [("mort", "dead"), ("mort", "dead")]),
    ],
)
def test_lists_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    cues = Cues(LISTS, "fr")
    for _ in range(2):  # from what is kept, too
        assert [(text[hit.start : hit.end], hit.name) for hit in cues.find(text, words_of(text))] == expected


@pytest.mark.parametrize(
    ("language", "entry", "text", "found"),
    [
        # dictionaries know the plural as a verb's form, or not at all
        ("fr", "tente", "douze tentes", True),
        ("fr", "banga", "des bangas", True),
        ("fr", "zinal", "des zinaux", True),
        ("en", "quay crate", "two quay crates", True),
        ("en", "zorby", "two zorbies", True),
        ("es", "chabola", "las chabolas", True),
        # small words have other small words for plurals
        ("fr", "de", "des", False),
    ],
)
def test_a_word_s_plural_is_found_by_its_ending(language: str, entry: str, text: str, found: bool) -> None:
    assert bool(Cues({"things": [entry]}, language).find(text, words_of(text))) is found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la Mairie de Besson répond", ["Mairie de Besson"]),
        ("la mairie de Besson-le-Haut répond", ["mairie de Besson-le-Haut"]),  # a name tied to the next one
        ("le DGR et le dgr", ["DGR"]),
        ("les mairies de Besson", []),
    ],
)
def test_names_have_no_other_forms(text: str, expected: list[str]) -> None:
    cues = Cues({"names": ["mairie de Besson", "DGR"]}, "fr", exact=True)
    assert [text[hit.start : hit.end] for hit in cues.find(text, words_of(text))] == expected


def test_what_is_kept_of_the_words_met_stays_small() -> None:
    cues = Cues(LISTS, "fr")
    text = " ".join(f"mot{number} mort{number} pompier" for number in range(KEPT_WORDS))
    assert len(cues.find(text, words_of(text))) == KEPT_WORDS
    assert all(len(kept) <= KEPT_WORDS for kept in (cues._begun, cues._going_on))
    assert cues.find("un mort", words_of("un mort"))


def test_rules_are_compiled_once_for_a_dossier_and_anew_for_another() -> None:
    first, second = config(), config()
    rules = rules_for(first, "fr")
    assert rules_for(first, "fr") is rules
    assert rules_for(first, "en") is not rules
    assert rules_for(second, "fr").config is second

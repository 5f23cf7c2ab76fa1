"""A text as words, and word lists found among them: forms, sequences, endings, names; what is kept to be quick stays small."""

from __future__ import annotations

import pytest

from dossier.find.lexicon import KEPT_WORDS, Found, Lexicon, WordList
from dossier.find.rules import rules_for
from dossier.find.words import lower_words, words_of
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
    assert lower_words(text) == expected


@pytest.mark.parametrize("text", ["L’eau d'İzmir monte", "İİİ ne dit rien, ẞ non plus"])
def test_offsets_are_of_the_text_as_written_where_small_letters_are_more_than_one(text: str) -> None:
    words = list(zip(*words_of(text), strict=True))
    assert [text[start:end] for start, end, word in words if word == ","] == [","] * text.count(",")
    assert [len(word) for _, _, word in words] == [end - start for start, end, _ in words]
    assert text[words[-1][0] : words[-1][1]] == text.split()[-1]


def test_words_of_a_part_have_their_places_in_the_whole() -> None:
    assert list(zip(*words_of("Il pleut. Valmont dort.", 10, 23), strict=True)) == [(10, 17, "Valmont"), (18, 22, "dort"), (22, 23, ".")]


def lexicon(language: str, lists: dict[str, list[str]], matching: Found = "forms") -> Lexicon:
    return Lexicon(language, [WordList("list", tuple(entries), matching, name) for name, entries in lists.items()])


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
    lists = lexicon("fr", LISTS)
    for _ in range(2):  # from what is kept, too
        _, hits = lists.read(text)
        assert [(text[hit.start : hit.end], hit.name) for hit in hits.get("list", ())] == expected


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
    assert bool(lexicon(language, {"things": [entry]}).read(text)[1]) is found


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
    _, hits = lexicon("fr", {"names": ["mairie de Besson", "DGR"]}, "names").read(text)
    assert [text[hit.start : hit.end] for hit in hits.get("list", ())] == expected


def tags(text: str, *lists: WordList) -> list[set[str]]:
    return [set(token.tags) for token in Lexicon("fr", lists).read(text)[0]]


def test_a_list_of_the_pack_tags_its_words_and_what_they_are_a_kind_of() -> None:
    assert tags("Le maire dit", WordList("det.def", ("le",)), WordList("verb.say", ("dire",), "verbs")) == [
        {"det", "det.def", "capital"},
        set(),
        {"verb", "verb.say"},
    ]


def test_the_later_words_of_an_entry_are_tagged_as_inside_it() -> None:
    assert tags("il fait état", WordList("verb.say", ("faire état",), "verbs")) == [set(), {"verb", "verb.say"}, {"verb+", "verb.say+"}]


def test_an_elided_word_is_an_entry_of_its_own() -> None:
    assert tags("d'eau", WordList("prep", ("d'",))) == [{"prep"}, set()]


def test_a_verb_keeps_its_tag_under_a_pronoun_written_onto_it() -> None:
    verb = WordList("verb.say", ("dire",), "verbs")
    assert tags("dit-il", verb) == tags("a dit", verb)[1:] == [{"verb", "verb.say"}]
    assert tags("peut-être", verb) == [set()]


def test_marks_and_digits_are_tagged() -> None:
    assert tags("12 morts,") == [{"digit", "numeral"}, set(), {"mark", "mark.comma"}]


def test_more_words_than_are_kept_are_found_all_the_same() -> None:
    lists = lexicon("fr", LISTS)
    text = " ".join(f"mot{number} mort{number} pompier" for number in range(KEPT_WORDS))
    assert len(lists.read(text)[1]["list"]) == KEPT_WORDS
    assert lists.read("un mort")[1]["list"]


def test_rules_are_compiled_once_for_a_dossier_and_anew_for_another() -> None:
    first, second = config(), config().model_copy()
    rules = rules_for(first, "fr")
    assert rules_for(first, "fr") is rules
    assert rules_for(first, "en") is not rules
    assert rules_for(second, "fr").config is second

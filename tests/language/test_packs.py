"""The language packs: every pattern finds its examples and none of its rejects, every word is read as what its list says,
English and French hold the same names, and what another pack leaves out is empty."""

from __future__ import annotations

import pytest

from dossier.find import find_figures
from dossier.language import NOTHING, Language, glossary, language_codes, load_language

PACKS = [load_language(code) for code in language_codes()]
PATTERNS = [(pack, name) for pack in PACKS for name, pattern in pack.patterns.items() if pattern.source != NOTHING]
# What the tests below say in each language.
SOLDIERS = {"fr": "soldats", "en": "soldiers", "es": "soldados"}
TWO = {"fr": "deux", "en": "two", "es": "dos"}
MANY = {"fr": "des", "en": "many", "es": "varios"}
THREE_PARTS = {"fr": "trois {} des soldats", "en": "three {} of the soldiers", "es": "tres {} de los soldados"}


@pytest.mark.parametrize(("pack", "name"), PATTERNS, ids=[f"{pack.code}:{name}" for pack, name in PATTERNS])
def test_a_pattern_finds_its_examples_and_no_reject(pack: Language, name: str) -> None:
    pattern = pack.patterns[name]
    assert pattern.examples, "a pattern without an example is untested"
    assert pattern.rejects, "a pattern without a reject may find anything"
    assert [text for text in pattern.examples if not pattern.regex.search(text)] == []
    assert [text for text in pattern.rejects if pattern.regex.search(text)] == []


def test_french_and_english_hold_the_same_names() -> None:
    """But for tags of small words: English has no verb with a pronoun behind it."""
    assert load_language("fr").told - set(glossary()) == load_language("en").told - set(glossary())


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_what_a_pack_leaves_out_is_empty(pack: Language) -> None:
    for name in load_language("en").told - pack.told:
        assert not pack.words.get(name) and not pack.values.get(name) and not pack.meanings.get(name)
        assert name not in pack.patterns or not pack.regex(name).search("nothing at all")


def test_a_name_that_no_pack_holds_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"numbers\.nothing"):
        load_language("en").regex("numbers.nothing")
    with pytest.raises(KeyError, match=r"numbers\.nothing"):
        load_language("es").words["numbers.nothing"]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
@pytest.mark.parametrize("kind", ["words", "values", "meanings"])
def test_no_word_stands_twice_in_a_list(pack: Language, kind: str) -> None:
    lists = {name: list(words) for name, words in getattr(pack, kind).items()}
    assert {name: words for name, words in lists.items() if len(set(words)) != len(words)} == {}


CARDINALS = [(pack, word) for pack in PACKS for word, value in pack.values["numbers.cardinals"].items() if value != 1]


@pytest.mark.parametrize(("pack", "word"), CARDINALS, ids=[f"{pack.code}:{word}" for pack, word in CARDINALS])
def test_a_cardinal_counts_people(pack: Language, word: str) -> None:
    [figure] = find_figures(f"{word} {SOLDIERS[pack.code]}", language=pack.code)
    assert figure.low == figure.high == pack.values["numbers.cardinals"][word]


SCALES = [(pack, word) for pack in PACKS for word in pack.values["numbers.scales"]]


@pytest.mark.parametrize(("pack", "word"), SCALES, ids=[f"{pack.code}:{word}" for pack, word in SCALES])
def test_a_scale_multiplies_digits(pack: Language, word: str) -> None:
    [figure] = find_figures(f"(3 {word})", language=pack.code)
    assert figure.low == 3 * pack.values["numbers.scales"][word]


COLLECTIVES = [(pack, word) for pack in PACKS for word in pack.values["numbers.collectives"]]


@pytest.mark.parametrize(("pack", "word"), COLLECTIVES, ids=[f"{pack.code}:{word}" for pack, word in COLLECTIVES])
def test_a_collective_is_about_so_many(pack: Language, word: str) -> None:
    [figure] = find_figures(f"{TWO[pack.code]} {word}", language=pack.code)
    assert (figure.low, figure.relation) == (2 * pack.values["numbers.collectives"][word], "about")


PLURALS = [(pack, word) for pack in PACKS for word in pack.values["numbers.plurals"]]


@pytest.mark.parametrize(("pack", "word"), PLURALS, ids=[f"{pack.code}:{word}" for pack, word in PLURALS])
def test_a_plural_without_a_number_is_an_indefinite_many(pack: Language, word: str) -> None:
    [figure] = find_figures(f"{MANY[pack.code]} {word}", language=pack.code)
    value = pack.values["numbers.plurals"][word]
    assert (figure.low, figure.high, figure.relation) == (value, 10 ** len(str(int(value))) - 1, "vague")


HEDGES = [
    (pack, place, relation, word.replace("*", "é"))
    for pack in PACKS
    for place, relation, name in (
        *(("before", relation, relation) for relation in ("about", "at_least", "at_most")),
        ("before", "at_least", "pass_verbs"),
        ("before", "about", "near_verbs"),
        *((place, relation, f"{place}_{relation}") for place in ("after", "behind") for relation in ("about", "at_least", "at_most")),
    )
    for word in pack.words[f"numbers.{name}"]
]


@pytest.mark.parametrize(("pack", "place", "relation", "word"), HEDGES, ids=[f"{h[0].code}:{h[1]}:{h[3]}" for h in HEDGES])
def test_a_hedge_sets_the_relation(pack: Language, place: str, relation: str, word: str) -> None:
    noun = SOLDIERS[pack.code]
    text = {"before": f"{word} 400", "after": f"400{'' if word[0] in '-+' else ' '}{word}", "behind": f"400 {noun} {word}"}[place]
    [figure] = find_figures(text, language=pack.code)
    assert figure.relation == relation
    assert (figure.low, figure.high) == {"about": (400, 400), "at_least": (400, None), "at_most": (None, 400)}[relation]


FRACTIONS = [(pack, word) for pack in PACKS for word in pack.values["numbers.fractions"]]


@pytest.mark.parametrize(("pack", "word"), FRACTIONS, ids=[f"{pack.code}:{word}" for pack, word in FRACTIONS])
def test_a_fraction_is_a_part(pack: Language, word: str) -> None:
    [figure] = find_figures(THREE_PARTS[pack.code].format(word), language=pack.code)
    assert figure.low == pytest.approx(3 * pack.values["numbers.fractions"][word])


def test_every_tag_of_the_glossary_has_words() -> None:
    packs = [load_language(code) for code in ("en", "fr")]
    assert {tag for tag in glossary() if not any(pack.words[tag] for pack in packs)} == set()


def test_a_word_of_the_table_has_all_its_tags() -> None:
    words = load_language("fr").words
    assert [tag for tag in ("prep.of", "prep.to", "det.def") if "de" in words[tag]] == ["prep.of"]
    assert "leur" in words["det.poss"] and "leur" in words["pron.object"]

"""The language packs: every pattern finds its examples and none of its rejects, both languages hold the same names, and
every number word is read as what its table says."""

from __future__ import annotations

import pytest

from dossier.find import find_figures
from dossier.language import Language, language_codes, load_language

PACKS = [load_language(code) for code in language_codes()]
PATTERNS = [(pack, name) for pack in PACKS for name in pack.patterns]


@pytest.mark.parametrize(("pack", "name"), PATTERNS, ids=[f"{pack.code}:{name}" for pack, name in PATTERNS])
def test_a_pattern_finds_its_examples_and_no_reject(pack: Language, name: str) -> None:
    pattern = pack.patterns[name]
    assert pattern.examples, "a pattern without an example is untested"
    assert [text for text in pattern.examples if not pattern.regex.search(text)] == []
    assert [text for text in pattern.rejects if pattern.regex.search(text)] == []


@pytest.mark.parametrize("kind", ["words", "values", "patterns"])
def test_the_languages_hold_the_same_names(kind: str) -> None:
    names = {pack.code: {name for name in getattr(pack, kind) if name.startswith(("numbers.", "dates."))} for pack in PACKS}
    assert names["fr"] == names["en"]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
@pytest.mark.parametrize("kind", ["words", "values"])
def test_no_word_stands_twice_in_a_list(pack: Language, kind: str) -> None:
    lists = {name: list(words) for name, words in getattr(pack, kind).items()}
    assert {name: words for name, words in lists.items() if len(set(words)) != len(words)} == {}


CARDINALS = [(pack, word) for pack in PACKS for word, value in pack.values["numbers.cardinals"].items() if value != 1]


@pytest.mark.parametrize(("pack", "word"), CARDINALS, ids=[f"{pack.code}:{word}" for pack, word in CARDINALS])
def test_a_cardinal_counts_people(pack: Language, word: str) -> None:
    noun = {"fr": "soldats", "en": "soldiers"}[pack.code]
    [figure] = find_figures(f"{word} {noun}", language=pack.code)
    assert figure.low == figure.high == pack.values["numbers.cardinals"][word]


SCALES = [(pack, word) for pack in PACKS for word in pack.values["numbers.scales"]]


@pytest.mark.parametrize(("pack", "word"), SCALES, ids=[f"{pack.code}:{word}" for pack, word in SCALES])
def test_a_scale_multiplies_digits(pack: Language, word: str) -> None:
    [figure] = find_figures(f"(3 {word})", language=pack.code)
    assert figure.low == 3 * pack.values["numbers.scales"][word]


COLLECTIVES = [(pack, word) for pack in PACKS for word in pack.values["numbers.collectives"]]


@pytest.mark.parametrize(("pack", "word"), COLLECTIVES, ids=[f"{pack.code}:{word}" for pack, word in COLLECTIVES])
def test_a_collective_is_about_so_many(pack: Language, word: str) -> None:
    [figure] = find_figures(f"{ {'fr': 'deux', 'en': 'two'}[pack.code] } {word}", language=pack.code)
    assert (figure.low, figure.relation) == (2 * pack.values["numbers.collectives"][word], "about")


PLURALS = [(pack, word) for pack in PACKS for word in pack.values["numbers.plurals"]]


@pytest.mark.parametrize(("pack", "word"), PLURALS, ids=[f"{pack.code}:{word}" for pack, word in PLURALS])
def test_a_plural_without_a_number_is_an_indefinite_many(pack: Language, word: str) -> None:
    [figure] = find_figures(f"{ {'fr': 'des', 'en': 'many'}[pack.code] } {word}", language=pack.code)
    value = pack.values["numbers.plurals"][word]
    assert (figure.low, figure.high, figure.relation) == (value, 10 * value - 1, "vague")


HEDGES = [
    (pack, place, relation, word)
    for pack in PACKS
    for place in ("before", "after", "behind")
    for relation in ("about", "at_least", "at_most")
    for word in pack.words[f"numbers.{place}_{relation}"]
]


@pytest.mark.parametrize(("pack", "place", "relation", "word"), HEDGES, ids=[f"{h[0].code}:{h[1]}:{h[3]}" for h in HEDGES])
def test_a_hedge_sets_the_relation(pack: Language, place: str, relation: str, word: str) -> None:
    noun = {"fr": "soldats", "en": "soldiers"}[pack.code]
    text = {"before": f"{word} 400", "after": f"400{'' if word[0] in '-+' else ' '}{word}", "behind": f"400 {noun} {word}"}[place]
    [figure] = find_figures(text, language=pack.code)
    assert figure.relation == relation
    assert (figure.low, figure.high) == {"about": (400, 400), "at_least": (400, None), "at_most": (None, 400)}[relation]


FRACTIONS = [(pack, word) for pack in PACKS for word in pack.values["numbers.fractions"]]


@pytest.mark.parametrize(("pack", "word"), FRACTIONS, ids=[f"{pack.code}:{word}" for pack, word in FRACTIONS])
def test_a_fraction_is_a_part(pack: Language, word: str) -> None:
    text = {"fr": f"trois {word} des soldats", "en": f"three {word} of the soldiers"}[pack.code]
    [figure] = find_figures(text, language=pack.code)
    assert figure.low == pytest.approx(3 * pack.values["numbers.fractions"][word])

"""The rules of claims: each matches its examples and none of its rejects, among the words of the invented flood."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from dossier.find import find_figures
from dossier.find.counts.spots import spots_of
from dossier.find.rules import Rules, compile_rules
from dossier.find.sentence import read_sentence
from dossier.language import load_language
from dossier.models import Sentence
from tests.find.flood import config

RULES = [
    (code, name)
    for code in ("en", "fr")
    for name, rule in load_language(code).rules.items()
    if name.startswith("claims.") and (rule.examples or rule.rejects)
]


@cache
def _rules(code: str) -> Rules:
    return compile_rules(config(), code)


def _matches(code: str, name: str, text: str) -> bool:
    ends_there = "number $" in load_language(code).rules[name].pattern
    return any(_rules(code).grammar.search(name, row, 0, end) for row, end in _rows(code, text) if ends_there or end == len(row))


def _rows(code: str, text: str) -> Iterator[tuple[str, int]]:
    """The row of a text, up to its end and up to each of its figures."""
    rules = _rules(code)
    sentence = read_sentence(text, Sentence(0, len(text), 0), rules.lexicon)
    spots = spots_of(sentence, (), find_figures(text, language=code), (), rules)
    row = spots[0].row if spots else rules.grammar.row(token.tags for token in sentence.tokens)
    yield row, len(row)
    for spot in spots:
        yield row, spot.end


@pytest.mark.parametrize(("code", "name"), RULES, ids=[f"{code}:{name}" for code, name in RULES])
def test_a_rule_matches_its_examples_and_no_reject(code: str, name: str) -> None:
    rule = load_language(code).rules[name]
    assert rule.examples, "a rule without an example is untested"
    assert [text for text in rule.examples if not _matches(code, name, text)] == []
    assert [text for text in rule.rejects if _matches(code, name, text)] == []

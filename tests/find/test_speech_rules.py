"""The rules by which attributions are found: each finds its examples and none of its rejects. A party of the examples is one of an
invented dossier."""

from __future__ import annotations

import pytest

from dossier.find.claimants.speech import grammar_of
from dossier.find.rules import rules_for
from dossier.language import Rule, load_language
from tests.find.flood import config

RULES = [(code, rule) for code in ("fr", "en") for name, rule in load_language(code).rules.items() if name.startswith("speech.")]
TEXTS = [(code, rule, text, text in rule.examples) for code, rule in RULES for text in (*rule.examples, *rule.rejects)]


@pytest.mark.parametrize(("code", "rule", "text", "expected"), TEXTS, ids=[f"{code}:{rule.name}:{text}" for code, rule, text, _ in TEXTS])
def test_a_rule_finds_its_examples_and_no_reject(code: str, rule: Rule, text: str, expected: bool) -> None:
    grammar, *_ = grammar_of(code)
    tokens, _ = rules_for(config(), code).lexicon.read(text)
    assert grammar.holds(rule.name, grammar.row(token.tags for token in tokens)) is expected


def test_what_attributes_has_examples_and_rejects() -> None:
    ranked = {rule.name for _, rule in RULES if "rank" in rule.says}
    for kind in ("examples", "rejects"):
        assert ranked == {rule.name for _, rule in RULES if "rank" in rule.says and getattr(rule, kind)}

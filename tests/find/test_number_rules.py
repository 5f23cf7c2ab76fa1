"""The rules of numbers: each finds its examples and none of its rejects."""

from __future__ import annotations

import pytest

from dossier.find.figures.lexicon import load_numbers, read_row
from dossier.find.figures.numerals import find_numbers
from dossier.language import Rule, language_codes, load_language

RULES = [
    (code, rule)
    for code in language_codes()
    for name, rule in load_language(code).rules.items()
    if name.startswith("numbers.") and (rule.examples or rule.rejects)
]


@pytest.mark.parametrize(("code", "rule"), RULES, ids=[f"{code}:{rule.name}" for code, rule in RULES])
def test_a_rule_finds_its_examples_and_no_reject(code: str, rule: Rule) -> None:
    assert rule.examples, "a rule without an example is untested"
    assert rule.rejects, "a rule without a reject may find anything"
    assert [text for text in rule.examples if not finds(code, rule, text)] == []
    assert [text for text in rule.rejects if finds(code, rule, text)] == []


def finds(code: str, rule: Rule, text: str) -> bool:
    """Whether a rule matches among the words of a text, or among its words and numbers."""
    lexicon = load_numbers(code)
    rows = (read_row(text, lexicon), find_numbers(text, lexicon)[0])
    return any(row.search(rule.name) is not None for row in rows)

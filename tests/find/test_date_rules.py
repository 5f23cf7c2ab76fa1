"""The rules of dates: each example has other dates without its rule, each reject has the same ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from dossier.find.dates import dates, rules
from dossier.find.dates.rules import Rules, rules_of
from dossier.language import Rule, language_codes, load_language
from dossier.models import DateSpan

REFERENCE = dt.date(2025, 11, 14)

RULES = [(code, rule) for code in language_codes() for rule in rules_of(code) if rule.examples or rule.rejects]


def found(text: str, code: str, known: Rules) -> list[DateSpan]:
    return list(dates.dates_of(text, code, REFERENCE, known))


@pytest.mark.parametrize(("code", "rule"), RULES, ids=[f"{code}:{rule.name}" for code, rule in RULES])
def test_a_rule_is_needed_for_its_examples_and_not_for_its_rejects(code: str, rule: Rule) -> None:
    others = rules.compile_rules(code, [each for each in rules_of(code) if each != rule])
    whole = rules.load_rules(code)
    assert [text for text in rule.examples if found(text, code, whole) == found(text, code, others)] == []
    assert [text for text in rule.rejects if found(text, code, whole) != found(text, code, others)] == []
    assert all(found(text, code, whole) for text in rule.examples)


def test_every_rule_has_examples_and_rejects() -> None:
    def texts(kind: str) -> Iterator[str]:
        for code in language_codes():
            yield from (rule.name for rule in rules_of(code) if getattr(rule, kind))

    names = {rule.name for code in language_codes() for rule in rules_of(code)}
    assert names - set(texts("examples")) == set()
    assert names - set(texts("rejects")) == set()


@pytest.mark.parametrize("code", language_codes())
def test_a_word_of_dates_has_one_meaning(code: str) -> None:
    language = load_language(code)
    tables = {**language.meanings, **language.values}
    lists = [
        *(tables[name] for name in tables if name.startswith("dates.")),
        *(language.words[f"dates.{name}"] for name in ("det", "this", "and")),
    ]
    words = [word for each in lists for word in each]
    assert sorted({word for word in words if words.count(word) > 1}) == []

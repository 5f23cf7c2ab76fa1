"""The rules of claims: each matches its examples and none of its rejects, among the words of the invented flood."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

import pytest

from dossier.find import find_dates, find_figures
from dossier.find.as_of import dated
from dossier.find.counts.spots import spots_of
from dossier.find.rules import IDEAS, Rules, compile_rules
from dossier.find.sentence import read_sentence
from dossier.find.statements import row_of
from dossier.language import load_language
from dossier.models import Figure, Sentence, Why
from tests.find.flood import config

PUBLISHED = dt.date(2031, 5, 7)
RULES = [(code, name) for code in ("en", "fr") for name in load_language(code).rules if name.startswith(IDEAS)]


@cache
def _rules(code: str) -> Rules:
    return compile_rules(config(), code)


def _matches(code: str, name: str, text: str) -> bool:
    pattern = load_language(code).rules[name].pattern
    return any(
        _rules(code).grammar.search(name, row, start, end)
        for row, start, end in _rows(code, text)
        if (start == 0 and end == len(row)) or pattern.endswith("$")
    )


def _rows(code: str, text: str) -> Iterator[tuple[str, int, int]]:
    """The rows of a text with its dates or figures as tokens: to its end, up to the end of each figure, and from each up to the next."""
    rules = _rules(code)
    sentence = read_sentence(text, Sentence(0, len(text), 0), rules.lexicon)
    dates = dated(sentence, find_dates(text, language=code, reference=PUBLISHED), rules)
    for one in dates:
        yield one.row, 0, one.end
    row = rules.grammar.row(token.tags for token in sentence.tokens)
    yield (dates[0].row if dates else row), 0, len(row)
    figures = find_figures(text, language=code)
    units = [figure for figure in figures if text[figure.end :].split()[:1] in (["metres"], ["mètres"])]
    others: list[tuple[Figure, Why]] = [(figure, "unit") for figure in units]
    for spot in spots_of(sentence, (), [figure for figure in figures if figure not in units], others, rules):
        yield spot.row, 0, len(row)
        yield spot.row, 0, spot.end
        yield spot.row, spot.floor, spot.limit
        yield row_of(spot), 0, len(row)


@pytest.mark.parametrize(("code", "name"), RULES, ids=[f"{code}:{name}" for code, name in RULES])
def test_a_rule_matches_its_examples_and_no_reject(code: str, name: str) -> None:
    rule = load_language(code).rules[name]
    assert rule.examples, "a rule without an example is untested"
    assert [text for text in rule.examples if not _matches(code, name, text)] == []
    assert [text for text in rule.rejects if _matches(code, name, text)] == []


SPOKEN_OF = {"any", "number", "figure", "quantity", "date", "capital", "digit", "initial", "mark", "topic", "counted", "state", "party"}
SPOKEN_OF |= {"elsewhere", "subject", "other"}
"""Tags that no list of a pack makes: a figure, a date, what a word's characters tell, the dossier's own words."""


@pytest.mark.parametrize("name", sorted({name for _, name in RULES}))
def test_a_rule_asks_for_tags_that_there_are(name: str) -> None:
    pattern = re.sub(r"\{[a-z_.]+\}|\([a-z_]+:", "", load_language("en").rules[name].pattern)
    made = {"noun.quantity"}  # of a pack's numbers
    listed = made | {tag for each in load_language("en").words for tag in accumulate(each.split("."), "{}.{}".format)}
    asked = set(re.findall(r"[a-z_]+(?:\.[a-z_]+)*", pattern))
    assert sorted(tag for tag in asked - listed if tag.partition(".")[0] not in SPOKEN_OF | {"weekday", "month"}) == []

"""Rules over tags: what each part of the notation matches, and which sentences a rule is not tried on."""

from __future__ import annotations

import random

import pytest

from dossier.find.dates.cascade import Cascade
from dossier.find.grammar import Grammar

# Each word is the tags of a token, joined by "&".
SENTENCE = "det noun prep noun&capital mark verb.say verb.say+ num"


def row(text: str) -> list[frozenset[str]]:
    return [frozenset(token.split("&")) for token in text.split()]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        # one tag, either of two, both, none of them
        ("noun", [(1, 2), (3, 4)]),
        ("det/prep", [(0, 1), (2, 3)]),
        ("noun&capital", [(3, 4)]),
        ("noun&!capital", [(1, 2)]),
        ("!noun&!mark any", [(0, 2), (2, 4), (5, 7)]),
        # a tag matches all tokens of a longer entry, and not the inside of one
        ("verb.say num", [(5, 8)]),
        ("verb.say", [(5, 7)]),
        # how often, groups, alternatives
        ("det? noun", [(0, 2), (3, 4)]),
        ("noun (prep noun)*", [(1, 4)]),
        ("(noun | num)", [(1, 2), (3, 4), (7, 8)]),
        ("any{2,3} mark", [(1, 5)]),
        # what must and must not stand beside it
        ("noun (?= prep)", [(1, 2)]),
        ("noun (?! prep)", [(3, 4)]),
        ("(?<= prep) noun", [(3, 4)]),
        ("(?<! prep) noun", [(1, 2)]),
        # edges
        ("^ det", [(0, 1)]),
        ("^ noun", []),
        ("num $", [(7, 8)]),
        # a tag that no token has
        ("adverb", []),
        ("noun adverb*", [(1, 2), (3, 4)]),
    ],
)
def test_notation(rule: str, expected: list[tuple[int, int]]) -> None:
    grammar = Grammar({"rule": rule})
    assert [(found.start, found.end) for found in grammar.find("rule", grammar.row(row(SENTENCE)))] == expected


def test_groups_have_places_and_alternatives_may_share_a_name() -> None:
    grammar = Grammar({"who": "(name: noun) mark | prep (name: det? noun)"})
    assert [found.groups for found in grammar.find("who", grammar.row(row("noun mark prep det noun")))] == [
        {"name": (0, 1)},
        {"name": (3, 5)},
    ]


def test_sets_of_tags_met_later_are_matched_too() -> None:
    grammar = Grammar({"noun": "noun", "verb": "verb"})
    assert len(list(grammar.find("noun", grammar.row(row("noun verb"))))) == 1
    assert len(list(grammar.find("noun", grammar.row(row("noun noun&verb"))))) == 2
    assert len(list(grammar.find("verb", grammar.row(row("noun noun&verb"))))) == 1


def test_a_hundred_kinds_of_tokens_are_told_apart() -> None:
    grammar = Grammar({f"tag{number}": f"tag{number}" for number in range(200)})
    signs = grammar.row(row(" ".join(f"tag{number}" for number in range(200))))
    assert [[found.start for found in grammar.find(f"tag{number}", signs)] for number in range(200)] == [[number] for number in range(200)]


@pytest.mark.parametrize(
    ("rule", "tags", "expected"),
    [
        ("noun prep", "noun", False),
        ("noun prep", "noun prep", True),
        ("noun prep?", "noun", True),
        ("noun (prep noun)*", "noun", True),
        ("noun (?! prep)", "noun", True),
        ("noun (of: prep noun) any", "noun", False),
        ("noun/verb", "verb", True),
        ("noun&capital", "noun", True),
        ("!noun", "", True),
        ("noun | verb", "verb", True),
        ("noun | verb", "prep", False),
        ("noun prep | verb prep", "noun verb", False),
        ("(noun | verb prep) det", "noun", False),
        ("(noun | verb prep)? det", "det", True),
        ("noun&!capital", "verb", False),
    ],
)
def test_a_rule_is_tried_where_every_tag_that_it_needs_is_there(rule: str, tags: str, expected: bool) -> None:
    grammar = Grammar({"rule": rule})
    assert grammar.able(("rule",), grammar.row(frozenset({tag}) for tag in tags.split())) == ["rule"] * expected


@pytest.mark.parametrize("rule", ["noun %", "noun )(", "(noun"])
def test_what_cannot_be_read_is_an_error(rule: str) -> None:
    with pytest.raises(ValueError, match=r"rule|bracket|parenthesis"):
        Grammar({"rule": rule}).pattern("rule")


RULES = {
    "range": "(first: num) prep (last: num)",
    "either": "(?<! det) noun mark | verb noun? mark",
    "optional": "det? (adj | num&!mark){0,2} noun",
    "behind": "(?<= prep) num",
}


def test_a_cascade_finds_the_first_rule_that_matches() -> None:
    dice = random.Random(1)
    kinds = [frozenset({tag}) for tag in ("det", "noun", "num", "prep", "verb", "mark", "adj")] + [frozenset({"num", "mark"})]
    cascade, grammar = Cascade(RULES, known=kinds), Grammar(RULES)
    for _ in range(2_000):
        tags = dice.choices(kinds, k=dice.randint(1, 20))
        first = next((place for place, name in enumerate(RULES) if list(grammar.find(name, grammar.row(tags)))), len(RULES))
        assert cascade.next(cascade.row(tags)) == first
        assert cascade.next(cascade.row(tags), first + 1) >= min(first + 1, len(RULES))


def test_a_cascade_gives_the_groups_of_a_match() -> None:
    kinds = [frozenset({tag}) for tag in ("noun", "num", "prep")]
    cascade = Cascade(RULES, known=kinds)
    [found] = cascade.find(0, cascade.row([kinds[0], kinds[1], kinds[2], kinds[1]]))
    assert (found.start, found.end, found.groups) == (1, 4, {"first": (1, 2), "last": (3, 4)})


def test_a_rule_may_hold_another() -> None:
    grammar = Grammar({"a.name": "noun&capital", "a.of": "prep (owner: {name})"})
    [found] = grammar.find("a.of", grammar.row(row(SENTENCE)))
    assert (found.start, found.end, found.groups) == (2, 4, {"owner": (3, 4)})
    for source in ("det {of}", "det {nothing}"):
        with pytest.raises(ValueError, match="there is no rule"):
            Grammar({"a.of": source})


def test_the_first_match_is_searched_between_two_tokens() -> None:
    grammar = Grammar({"noun": "noun"})
    signs = grammar.row(row(SENTENCE))
    assert [grammar.search("noun", signs, 0), grammar.search("noun", signs, 2), grammar.search("noun", signs, 4)] == [
        (1, 2, {}),
        (3, 4, {}),
        None,
    ]


def test_a_rule_is_compiled_anew_only_for_tags_that_it_asks_for() -> None:
    grammar = Grammar({"noun": "noun !mark", "verb": "verb"})
    assert grammar.search("noun", grammar.row(row("noun det"))) == (0, 2, {})
    compiled = grammar.pattern("noun")
    assert grammar.search("noun", grammar.row(row("noun verb"))) == (0, 2, {})
    assert grammar.pattern("noun") is compiled
    assert grammar.search("noun", grammar.row(row("noun mark"))) is None
    assert grammar.pattern("noun") is not compiled

"""The rules of speech, compiled once for each language: what they match in a sentence that is being read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dossier.find.claimants.names import Memory
from dossier.find.expressions import Tags
from dossier.find.grammar import FAR, Found, Grammar
from dossier.find.rules import Rules
from dossier.find.sentence import Sentence
from dossier.find.words import TAGS, Token
from dossier.language import Rule, load_language


@cache
def grammar_of(code: str) -> tuple[Grammar, Mapping[str, Rule], tuple[str, ...]]:
    """The rules of a language, and the names of those that attribute, in order."""
    rules = {name: rule for name, rule in load_language(code).rules.items() if name.startswith("speech.")}
    return Grammar({name: rule.pattern for name, rule in rules.items()}), rules, tuple(name for name in rules if "rank" in rules[name].says)


def rows_of(sentences: Sequence[Sentence], rules: Rules) -> list[str]:
    """The signs of each sentence of an article. All kinds of words are met at once: a rule is compiled anew for those that it has not
    met."""
    grammar, *_ = grammar_of(rules.language.code)
    kinds: set[Tags] = set().union(*(map(TAGS, sentence.tokens) for sentence in sentences))
    for each in (rules.grammar, grammar):
        each.meet(kinds)
    return [grammar.row(map(TAGS, sentence.tokens)) for sentence in sentences]


def turns_of(sentences: Sequence[Sentence], rows: Sequence[str], rules: Rules) -> dict[int, slice]:
    """By the numbers of the sentences that begin a turn of a transcript the tokens that say whose it is: labels that come again, of two
    at least."""
    grammar, *_ = grammar_of(rules.language.code)
    found: dict[int, slice] = {}
    labels: Counter[str] = Counter()
    for number, sentence in enumerate(sentences):
        label = grammar.match("speech.turn", rows[number])
        if label and (number == 0 or sentences[number - 1].place.paragraph < sentence.place.paragraph):
            found[number] = slice(*label.groups["name"])
            labels[_words(sentence, found[number])] += 1
    again = {words for words, times in labels.items() if times > 1}
    return {number: label for number, label in found.items() if len(again) > 1 and _words(sentences[number], label) in again}


def _words(sentence: Sentence, part: slice) -> str:
    return " ".join(token.lower for token in sentence.tokens[part])


def found_in(memory: Memory, name: str, first: int = 0) -> Found | None:
    """The first match of a rule in the sentence being read, from a token on."""
    return grammar_of(memory.rules.language.code)[0].search(name, memory.row, first)


def all_in(memory: Memory, name: str) -> Iterator[Found]:
    """All matches of a rule in the sentence being read."""
    return grammar_of(memory.rules.language.code)[0].find(name, memory.row)


def begins_with(memory: Memory, name: str, words: Sequence[Token]) -> bool:
    """Whether a rule matches where words of any sentence begin."""
    grammar, *_ = grammar_of(memory.rules.language.code)
    return grammar.match(name, grammar.row(map(TAGS, words))) is not None


def begins(memory: Memory, name: str, first: int = 0, end: int = FAR) -> Found | None:
    """The match of a rule that begins at a token of the sentence being read."""
    return grammar_of(memory.rules.language.code)[0].match(name, memory.row, first, end)

"""What an expression cannot match without: the literal words in its source, and those with which its matches begin.

Only what the packs' patterns use is understood: literals, classes, groups, lookarounds, repetitions. What is not sure is not
needed, so that a wrong reading would cost time and never a match; the packs' examples test it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

SIGNS = "©›»>|•€£$(/—:#@👁💬"
DIGIT = "0"  # stands for any number
SHORTEST = 2  # letters; a single one stands everywhere
SIGN = 3  # a sign is as rare as this many letters in a row
_TOKEN = re.compile(r"\\.|\{\d*,?\d*\}|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<?[=!]|\(\?[a-z]*:|\(|.", re.DOTALL)
_WHOLE_GROUP = re.compile(r"\\b\(\?:(.*)\)\\b")
_BETWEEN = re.compile(r"\[\^\\w[^\]]*\]|\\[bsW]|[^\w\\.\[\]]|\[[^\w\\^-]+\]|\\[^\w]")  # what stands before a word: no letter
_WORD_END = re.compile(r"\\[bsW]|[$,;:!/ -]|\[['’]+\]")  # what stands right behind a whole word
_NO_WORDS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Part:
    """One token of an expression, whether it may be left out, and the alternatives in it where it opens a group."""

    token: str
    optional: bool = False
    alternatives: Sequence[Sequence[_Part]] = ()

    @property
    def is_letter(self) -> bool:
        """Whether it is a letter that must stand there."""
        return not self.optional and len(self.token) == 1 and (self.token.isalnum() or self.token == "_")

    @property
    def looks_around(self) -> bool:
        """Whether it is a group of which nothing is part of the match."""
        return self.token.endswith(("=", "!")) and bool(self.alternatives)


_END = _Part("")
_one = cache(_Part)  # an expression is made of some hundred different tokens


def alternatives_of(source: str) -> list[str]:
    """The alternatives of an expression, each an expression.

    >>> alternatives_of("a(?:b|c)|[|]|d")
    ['a(?:b|c)', '[|]', 'd']
    >>> alternatives_of(r"\\b(?:apps?|podcast)\\b")
    ['\\\\b(?:apps?)\\\\b', '\\\\b(?:podcast)\\\\b']
    """
    inner = _WHOLE_GROUP.fullmatch(source)
    if inner and len(inside := alternatives_of(inner[1])) > 1 and all(part.count("(") == part.count(")") for part in inside):
        return [rf"\b(?:{part})\b" for part in inside]
    found, depth, start = [], 0, 0
    for token in _TOKEN.finditer(source):
        depth += token[0].startswith("(") - (token[0] == ")")
        if token[0] == "|" and not depth:
            found.append(source[start : token.start()])
            start = token.end()
    return [*found, source[start:]]


def needed(source: str) -> frozenset[str]:
    """Literals in lower case one of which stands in every match; none where nothing is sure.

    >>> sorted(needed(r"\\bcookies?|(?:our|the) (?:page|site)")), sorted(needed(r"\\d+ (?:views|shares)\\b"))
    (['cookie', 'page', 'site'], ['shares', 'views'])
    """
    return _needed(_parsed(source), True)[0]


def first_words(source: str) -> frozenset[str]:
    """Literals in lower case with one of which the first word of every match begins, a space behind those that are a whole
    word, ``DIGIT`` for a number; none where nothing is sure.

    >>> sorted(first_words(r"^\\W*(?:\\d+\\s)?(?:shares?|all views)\\b")), sorted(first_words(r"^\\W*\\w+ views"))
    (['0', 'all ', 'share'], [])
    """
    words = _first(_parsed(source))
    return _NO_WORDS if "" in words else words


def weight(words: Collection[str]) -> int:
    """How rare the words are in a text: the letters of the shortest one; 0 where there is none, or it stands everywhere."""
    shortest = min((SIGN if word in SIGNS else len(word) for word in words), default=0)
    return shortest if shortest >= SHORTEST else 0


@lru_cache(maxsize=1)  # both questions are asked of one expression after the other
def _parsed(source: str) -> list[list[_Part]]:
    """The alternatives of an expression, each a row of parts."""
    return _alternatives(token[0] for token in _TOKEN.finditer(source))


def _alternatives(tokens: Iterator[str]) -> list[list[_Part]]:
    """The alternatives of a group, which ends at its closing bracket."""
    found: list[list[_Part]] = [[]]
    for token in tokens:
        if token == ")":
            break
        if token == "|":
            found.append([])
        elif token.startswith("("):
            found[-1].append(_Part(token, alternatives=_alternatives(tokens)))
        elif not token.startswith(("?", "*", "+", "{")):
            found[-1].append(_one(token))
        elif token.startswith(("?", "*", "{0", "{,")) and found[-1]:
            found[-1][-1] = replace(found[-1][-1], optional=True)
    return found


def _needed(alternatives: Sequence[Sequence[_Part]], fresh: bool) -> tuple[frozenset[str], bool]:
    """The words that a group needs, if each of its alternatives needs some, and whether a word may begin behind it; ``fresh``
    where one may begin at its start. Only words that begin where a word of the text does are of use."""
    rows = [_needed_in_row(parts, fresh) for parts in alternatives]
    words = [best for best, _ in rows]
    return (frozenset().union(*words) if all(words) else _NO_WORDS), all(then for _, then in rows)


def _needed_in_row(parts: Sequence[_Part], fresh: bool) -> tuple[frozenset[str], bool]:
    """The rarest words of one alternative, and whether a word may begin behind it."""
    best, run = _NO_WORDS, ""
    for part in (*parts, _END):
        if part.is_letter and (run or fresh):
            run, fresh = run + part.token.lower(), False
            continue
        words, then = _needed(part.alternatives, fresh) if part.alternatives else (_sign(part), bool(_BETWEEN.fullmatch(part.token)))
        found = (_NO_WORDS if part.optional or part.looks_around else words, frozenset([run] if run else ()), best)
        best, run = max(filter(None, found), key=weight, default=_NO_WORDS), ""
        if part.token not in ("", "^", "$") and not part.looks_around:
            fresh = then and (fresh or not part.optional)
    return best, fresh


def _sign(part: _Part) -> frozenset[str]:
    """A sign that stands for itself."""
    sign = part.token.removeprefix("\\")
    return frozenset([sign]) if len(sign) == 1 and sign in SIGNS and part.token != "$" else _NO_WORDS


def _first(alternatives: Sequence[Sequence[_Part]]) -> frozenset[str]:
    """The literals with which a group may begin, an empty one where anything may stand, or nothing."""
    return frozenset().union(*map(_first_of_row, alternatives))


def _first_of_row(parts: Sequence[_Part]) -> frozenset[str]:
    """The literals with which one alternative may begin."""
    words, run = _NO_WORDS, ""
    for part in (*parts, _END):
        if part.is_letter:
            run += part.token.lower()
            continue
        if run:
            whole = not part.optional and bool(_WORD_END.fullmatch(part.token))
            return words | {DIGIT if run[0].isdigit() else run + " " * whole}
        if part.looks_around or (not part.alternatives and _BETWEEN.fullmatch(part.token)):
            continue
        words |= _first(part.alternatives) if part.alternatives else {DIGIT if part.token == r"\d" else ""}
        if not part.optional:
            return words
    return words | {""}

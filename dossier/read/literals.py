"""What an expression cannot match without: the literal words in its source, and those with which its matches begin.

Only what the packs' patterns use is understood: literals, classes, groups, lookarounds, repetitions. What is not sure is not
needed, so that a wrong reading would cost time and never a match; the packs' examples test it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(r"\\.|\{\d*,?\d*\}|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<?[=!]|\(\?[a-z]*:|\(|.", re.DOTALL)
_WHOLE_GROUP = re.compile(r"\\b\(\?:(.*)\)\\b")
SIGNS = "©›»>|•€£$(/—:#@👁💬"
DIGIT = "0"  # stands for any number
SHORTEST = 2  # letters; a single one stands everywhere
SIGN = 3  # a sign is as rare as this many letters in a row
_LETTER = re.compile(r"\w")
_BETWEEN = re.compile(r"\{[\d,]*\}|\[\^\\w[^\]]*\]|\\[bsW]|[^\w\\.\[\]]|\[[^\w\\^-]+\]|\\[^\w]")  # what stands before a word: no letter


_WORD_END = re.compile(r"\\[bsW]|[$,;:!/ -]|\[['’]+\]")  # what stands right behind a whole word


@dataclass(slots=True)
class _Row:
    """One alternative as it is read: the run of letters now open, whether a word may begin here, and the best set of
    needed words so far. Only words that begin where a word of the text does are of use."""

    fresh: bool
    run: str = ""
    best: frozenset[str] = field(default_factory=frozenset)

    def close(self) -> None:
        self.take(frozenset([self.run]) if self.run else frozenset())
        self.run = ""

    def take(self, words: frozenset[str]) -> None:
        if words and weight(words) >= weight(self.best):
            self.best = words


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
    return _group([token[0] for token in _TOKEN.finditer(source)], 0, True)[0]


def first_words(source: str) -> frozenset[str]:
    """Literals in lower case with one of which the first word of every match begins, a space behind those that are a whole
    word, ``DIGIT`` for a number; none where nothing is sure.

    >>> sorted(first_words(r"^\\W*(?:\\d+\\s)?(?:shares?|all views)\\b")), sorted(first_words(r"^\\W*\\w+ views"))
    (['0', 'all ', 'share'], [])
    """
    words, _ = _first([token[0] for token in _TOKEN.finditer(source)], 0)
    return frozenset(words) if all(words) else frozenset()


def _first(tokens: list[str], place: int) -> tuple[set[str], int]:
    """The literals with which a group may begin, an empty one where anything may stand or nothing, and the place of its end."""
    words: set[str] = set()
    run, begun = "", False  # of the alternative that is read: the letters of its first word, whether that has begun
    while place < len(tokens) and tokens[place] != ")":
        token, optional = tokens[place], _optional(tokens, place + 1)
        place += 1
        if _LETTER.fullmatch(token) and not optional and (run or not begun):
            run, begun = run + token.lower(), True
            continue
        if run:
            words.add(_first_word(run, whole=not optional and bool(_WORD_END.fullmatch(token))))
            run = ""
        if token == "|":
            words |= set() if begun else {""}
            begun = False
        elif token.startswith("("):
            inner, place = _first(tokens, place)
            place += 1
            if not begun and token[-1] not in "=!":
                words |= inner
                begun = not _optional(tokens, place)
        elif not begun and not _BETWEEN.fullmatch(token):
            words.add(DIGIT if token == r"\d" else "")
            begun = not optional
    if run or not begun:
        words.add(_first_word(run, whole=False))
    return words, place


def _first_word(run: str, *, whole: bool) -> str:
    return DIGIT if run[:1].isdigit() else run + " " * whole


def _group(tokens: list[str], place: int, fresh: bool) -> tuple[frozenset[str], int, bool]:
    """What a group needs (the words of all its alternatives, if each needs some), the place of its end, and whether a word
    may begin there."""
    rows, row = [], _Row(fresh)
    while place < len(tokens) and tokens[place] != ")":
        token = tokens[place]
        place += 1
        if token == "|":
            row.close()
            rows.append(row)
            row = _Row(fresh)
        elif token.startswith("("):
            row.close()
            inner, place, then = _group(tokens, place, row.fresh)
            place += 1
            if token[-1] not in "=!":
                row.take(frozenset() if _optional(tokens, place) else inner)
                row.fresh = then and (row.fresh or not _optional(tokens, place))
        else:
            _letter(row, token, _optional(tokens, place))
    row.close()
    rows.append(row)
    words = [row.best for row in rows]
    return (frozenset().union(*words) if all(words) else frozenset()), place, all(row.fresh for row in rows)


def _letter(row: _Row, token: str, optional: bool) -> None:
    if _LETTER.fullmatch(token) and not optional and (row.run or row.fresh):
        row.run += token.lower()
        row.fresh = False
        return
    row.close()
    sign = token.removeprefix("\\")
    if sign in SIGNS and token not in ("$", "\\") and not optional:
        row.take(frozenset([sign]))
    if not token.startswith(("?", "*", "+", "{")) and token not in ("^", "$"):
        row.fresh = bool(_BETWEEN.fullmatch(token)) and (row.fresh or not optional)


def _optional(tokens: list[str], place: int) -> bool:
    """Whether the token before ``place`` may be left out."""
    return place < len(tokens) and tokens[place].startswith(("?", "*", "{0", "{,"))


def weight(words: frozenset[str]) -> int:
    """How rare the words are in a text: the letters of the shortest one; 0 where there is none, or it stands everywhere."""
    shortest = min((SIGN if word in SIGNS else len(word) for word in words), default=0)
    return shortest if shortest >= SHORTEST else 0

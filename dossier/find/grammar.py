"""Rules over tags: a pattern of tags becomes a regular expression over signs, one character for each token.

A sentence's tokens become a row of signs: one character for each distinct set of those tags that the rules of a grammar ask
for. A rule is written in tags and compiles to an expression over signs, so that a match's place in the row is the number of
a token. The notation:

| written | matches |
|---|---|
| ``det.def`` | a token with the tag, and all tokens of a longer entry (``verb.say`` matches the three words of "make it known") |
| ``det/adj`` · ``noun&capital`` · ``!mark`` | a token with either tag · with both · without the tag |
| ``any`` | any token |
| ``( … )`` · ``x | y`` · ``? * + {1,3}`` | a group · either alternative · how often, as in regular expressions; ``*?`` takes few |
| ``(name: … )`` | a group with a name; alternatives may use a name again |
| ``(?= … )`` ``(?! … )`` ``(?<= … )`` ``(?<! … )`` | what must or must not stand behind or before; one token each before |
| ``^`` · ``$`` | the first token · behind the last one |
| ``{name}`` | what another rule is written as, in a group |
| ``=word`` | a token that bears its own word as a tag, as those of figures do |
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial, reduce
from itertools import count, filterfalse
from operator import or_
from sys import maxsize
from typing import NamedTuple, TypeVar

from dossier.find.expressions import INSIDE, Tags, asked_by, compiled, needs_of, own_terms, pieces_of, tags_in, whole

KEPT_NEEDS = 1 << 9  # rows and signs of which it is kept what they meet: all rules are tried on one row before the next
_FIRST_SIGN = 0x01  # signs below 0x100 make short rows, and classes that compile five times as fast: most are
FAR = maxsize  # behind the end of every row
_RESERVED = frozenset("\\]^-[\n")

_Key = TypeVar("_Key", bound=Hashable)
_Known = TypeVar("_Known")


class Kept(dict[_Key, _Known]):
    """What was found out about keys met lately, at ``most`` so many."""

    def __init__(self, look_up: Callable[[_Key], _Known], most: int) -> None:
        self._look_up, self._most = look_up, most

    def __missing__(self, key: _Key) -> _Known:
        if len(self) >= self._most:
            self.clear()
        found = self[key] = self._look_up(key)
        return found


class Found(NamedTuple):
    """A match of a rule: the numbers of its first token and of the one behind its last, and those of its named groups."""

    start: int
    end: int
    groups: Mapping[str, tuple[int, int]]


_made = partial(tuple.__new__, Found)  # three times as fast as Found(...)
_same: dict[Tags, Tags] = {}


def same(tags: Tags) -> Tags:
    """The one set of all that are equal: what looks it up is told by identity that it is the one, and compares no tags."""
    return _same.setdefault(tags, tags)


class _Signs(dict[Tags, str]):
    """The sign of each set of tags, as far as the rules tell them apart; a set met for the first time gets one, and what was compiled
    for those ``known`` before is told its tags."""

    def __init__(self, alphabet: Tags, told: Callable[[Tags], None]) -> None:
        self._alphabet, self._told = alphabet, told
        self._free = (chr(code) for code in count(_FIRST_SIGN) if chr(code) not in _RESERVED)
        self.known: dict[Tags, str] = {}
        self.tags: dict[str, Tags] = {}

    def __missing__(self, tags: Tags) -> str:
        kept = tags & self._alphabet
        sign = self.known.get(kept)
        if sign is None:
            sign = self.known[kept] = next(self._free)
            self.tags[sign] = kept
            self._told(kept)
        self[tags] = sign
        return sign


class Grammar:
    """Rules compiled together, so that they share one row of signs for each sentence.

    >>> grammar = Grammar({"of": "(whole: det? noun) prep.of (part: noun)"})
    >>> tokens = [frozenset(tags.split()) for tags in ("det", "noun", "prep.of", "noun capital")]
    >>> [found.groups for found in grammar.find("of", grammar.row(tokens))]
    [{'whole': (0, 2), 'part': (3, 4)}]
    """

    def __init__(self, rules: Mapping[str, str]) -> None:
        self._sources = {name: whole(name, rules) for name in rules}
        self._pieces = cache(lambda name: list(pieces_of(name, self._sources[name])))
        terms = {term for name, rule in rules.items() for term in own_terms(name, rule)}
        asked = Counter(tag for term in terms for tag in tags_in(term))
        self._asked = tuple(name for tag, _ in asked.most_common() for name in (tag, tag + INSIDE))
        self._signs = _Signs(frozenset(self._asked), self._forget)
        self._compiled: Kept[str, _Compiled] = Kept(lambda name: self._compile(name), len(rules) + 1)
        self._clauses = cache(lambda name: needs_of(self._pieces(name)))
        self._bits: dict[Tags, int] = {}
        self._needs = Kept(self._needs_of, len(rules) + 1)
        self._needs_of_all = cache(lambda names: [(name, self._needs[name]) for name in names])
        self._met_by_sign = Kept(self._met_by, KEPT_NEEDS)
        self._met = Kept(self._met_in, KEPT_NEEDS)

    def row(self, tags: Iterable[Tags]) -> str:
        """The signs of tokens, given by their sets of tags."""
        return "".join(map(self._signs.__getitem__, tags))

    def meet(self, kinds: Iterable[Tags]) -> None:
        """Give sets of tags their signs, those that share the tags most asked for side by side: the class of a tag's signs is then a few
        ranges, and a rule compiles in half the time."""
        self.row(sorted(filterfalse(self._signs.__contains__, kinds), key=lambda tags: [tag not in tags for tag in self._asked]))

    def able(self, names: tuple[str, ...], row: str) -> list[str]:
        """Those of some rules of whose needs a row has all: nearly all rules need a sign that most rows do not have."""
        needs = self._needs_of_all(names)
        lacking = ~self._met[row]
        return [name for name, need in needs if not need & lacking]

    def masks(self) -> list[dict[str, int]]:
        """By each sign met so far the rules, as bits in their order, that can match where it stands in a row; a rule that needs signs of
        several kinds matches only where all masks say so."""
        found: list[dict[str, int]] = [{}, {}]
        for number, clauses in enumerate(map(self._clauses, self._sources)):
            kinds = [[sign for tags, sign in self._signs.known.items() if tags & clause] for clause in clauses]
            kinds = sorted([*kinds, list(self._signs.known.values()), list(self._signs.known.values())], key=len)
            for masks, signs in zip(found, kinds, strict=False):
                for sign in signs:
                    masks[sign] = masks.get(sign, 0) | 1 << number
        return found

    def lacks(self, name: str, tags: Tags) -> bool:
        """Whether tags, all of a sentence, lack one that a rule needs: then no row need be made to see that it does not match."""
        return any(map(tags.isdisjoint, self._clauses(name)))

    def find(self, name: str, row: str, start: int = 0, end: int = FAR) -> Iterator[Found]:
        """All matches of a rule in a row, in order, none overlapping."""
        needs = self._needs[name]  # the same in all four: a call more would cost as much as what it asks
        if self._met[row] & needs != needs:
            return iter(())
        rule = self._compiled[name]
        return map(rule.found, rule.pattern.finditer(row, start, end))

    def search(self, name: str, row: str, start: int = 0, end: int = FAR) -> Found | None:
        """The first match of a rule in a part of a row."""
        needs = self._needs[name]
        if self._met[row] & needs != needs:
            return None
        rule = self._compiled[name]
        match = rule.pattern.search(row, start, end)
        return rule.found(match) if match else None

    def match(self, name: str, row: str, start: int = 0, end: int = FAR) -> Found | None:
        """The match of a rule that begins at a token."""
        needs = self._needs[name]
        if self._met[row] & needs != needs:
            return None
        rule = self._compiled[name]
        match = rule.pattern.match(row, start, end)
        return rule.found(match) if match else None

    def holds(self, name: str, row: str, start: int = 0, end: int = FAR) -> bool:
        """Whether a rule matches in a part of a row."""
        needs = self._needs[name]
        return self._met[row] & needs == needs and self._compiled[name].pattern.search(row, start, end) is not None

    def fills(self, name: str, row: str, start: int = 0, end: int = FAR) -> bool:
        """Whether a rule matches all of a part of a row."""
        return self._compiled[name].pattern.fullmatch(row, start, end) is not None

    def pattern(self, name: str) -> re.Pattern[str]:
        """A rule's expression over the signs met so far."""
        return self._compiled[name].pattern

    def _forget(self, tags: Tags) -> None:
        """What was found out before some tags were met, of rules that ask for one of them."""
        for name in [name for name, rule in self._compiled.items() if not rule.asked.isdisjoint(tags)]:
            del self._compiled[name]

    def _compile(self, name: str) -> _Compiled:
        """A rule's expression for the signs met so far; those of its tags that are met later have it compiled anew."""
        asked = asked_by(self._pieces(name))
        pattern = compiled(name, self._pieces(name), {tags: sign for tags, sign in self._signs.known.items() if tags & asked})
        return _Compiled(pattern, [group.rstrip("0123456789") for group in pattern.groupindex], asked)

    def _needs_of(self, name: str) -> int:
        """What a rule needs, as bits: of each set of tags of which one must be there a bit."""
        found = 0
        for need in self._clauses(name):
            if need not in self._bits:
                self._bits[need] = 1 << len(self._bits)
                self._met_by_sign.clear()
                self._met.clear()
            found |= self._bits[need]
        return found

    def _met_by(self, sign: str) -> int:
        tags = self._signs.tags[sign]
        return sum(bit for need, bit in self._bits.items() if not need.isdisjoint(tags))

    def _met_in(self, row: str) -> int:
        """The needs of rules that a row meets, as bits."""
        return reduce(or_, map(self._met_by_sign.__getitem__, set(row)), 0)


class _Compiled(NamedTuple):
    """A rule's expression over the signs met so far, the names of its groups by their numbers, which several may share, and all tags
    that it asks for."""

    pattern: re.Pattern[str]
    names: Sequence[str]
    asked: Tags

    def found(self, match: re.Match[str]) -> Found:
        """A match, with its groups that are there."""
        if match.lastindex is None:
            return _made((*match.span(), {}))
        start, end = match.span()
        return _made((start, end, {name: span for name, span in zip(self.names, match.regs[1:], strict=True) if span[0] >= 0}))

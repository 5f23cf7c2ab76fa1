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
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import count
from typing import NamedTuple

INSIDE = "+"
"""What a tag ends with on the second and later tokens of an entry of several words."""

_PIECE = re.compile(
    r"\s*(?:(?P<look>\(\?(?:[=!]|<[=!]))|\((?P<name>[a-z_]+):|(?P<open>\()|(?P<close>\))|(?P<often>(?:[?*+]|\{\d*,?\d*\})[?+]?)"
    r"|(?P<or>\|)|(?P<edge>[\^$])|(?P<term>[!\w.:/&-]+))"
)
_NAMED = re.compile(r"\{([a-z][\w.]*)\}")
MOST_CLAUSES = 8  # kept of what alternatives need: each makes a rule be tried on fewer rows, the first ones most
SHORT_ROW, KEPT_ROWS = 16, 1 << 14  # rows of so many signs at most recur, and which rule matches first is kept for as many
_FIRST_SIGN = 0x21
_RESERVED = frozenset("\\]^-[")

Tags = frozenset[str]


class Found(NamedTuple):
    """A match of a rule: the numbers of its first token and of the one behind its last, and those of its named groups."""

    start: int
    end: int
    groups: Mapping[str, tuple[int, int]]


class _Signs(dict[Tags, str]):
    """The sign of each set of tags, as far as the rules tell them apart; a set met for the first time gets one."""

    def __init__(self, alphabet: Tags) -> None:
        self._alphabet = alphabet
        self._free = (chr(code) for code in count(_FIRST_SIGN) if chr(code) not in _RESERVED)
        self.known: dict[Tags, str] = {}

    def __missing__(self, tags: Tags) -> str:
        kept = tags & self._alphabet
        sign = self.known.get(kept)
        if sign is None:
            sign = self.known[kept] = next(self._free)
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
        self._pieces = {name: list(_read(name, _whole(name, rules))) for name in rules}
        terms = {term for pieces in self._pieces.values() for kind, term in pieces if kind == "term"}
        asked = {tag for term in terms for tag in re.split(r"[/&!]", term) if tag and tag != "any"}
        self._signs = _Signs(frozenset(asked | {tag + INSIDE for tag in asked}))
        self._needs = {name: _needs(pieces) for name, pieces in self._pieces.items()}
        self._compiled: dict[str, tuple[str, re.Pattern[str]]] = {}

    def row(self, tags: Iterable[Tags]) -> str:
        """The signs of tokens, given by their sets of tags."""
        return "".join(map(self._signs.__getitem__, tags))

    def may_match(self, name: str, tags: Tags) -> bool:
        """Whether a sentence with these tags in it can match a rule at all."""
        return not any(map(tags.isdisjoint, self._needs[name]))

    def masks(self) -> list[dict[str, int]]:
        """By each sign met so far the rules, as bits in their order, that can match where it stands in a row; a rule that needs signs of
        several kinds matches only where all masks say so."""
        found: list[dict[str, int]] = [{}, {}]
        for number, clauses in enumerate(self._needs.values()):
            kinds = [[sign for tags, sign in self._signs.known.items() if tags & clause] for clause in clauses]
            kinds = sorted([*kinds, list(self._signs.known.values()), list(self._signs.known.values())], key=len)
            for masks, signs in zip(found, kinds, strict=False):
                for sign in signs:
                    masks[sign] = masks.get(sign, 0) | 1 << number
        return found

    def find(self, name: str, row: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
        """All matches of a rule in a row, in order, none overlapping."""
        for match in self.pattern(name, row).finditer(row, start, len(row) if end is None else end):
            yield _found(match)

    def match(self, name: str, row: str, start: int = 0, end: int | None = None) -> Found | None:
        """The match of a rule that begins at a token."""
        match = self.pattern(name, row).match(row, start, len(row) if end is None else end)
        return _found(match) if match else None

    def search(self, name: str, row: str, start: int = 0, end: int | None = None) -> Found | None:
        """The first match of a rule in a part of a row."""
        match = self.pattern(name, row).search(row, start, len(row) if end is None else end)
        return _found(match) if match else None

    def pattern(self, name: str, row: str = "") -> re.Pattern[str]:
        """A rule's expression over the signs of a row: those met after it was compiled are later characters."""
        compiled = self._compiled.get(name)
        if compiled is None or max(row, default="") > compiled[0]:
            known = self._signs.known
            compiled = self._compiled[name] = (max(known.values(), default=""), _compile(name, self._pieces[name], known))
        return compiled[1]


def _found(match: re.Match[str]) -> Found:
    groups = {name.rstrip("0123456789"): match.span(name) for name, text in match.groupdict().items() if text is not None}
    return Found(match.start(), match.end(), groups)


def _whole(name: str, rules: Mapping[str, str], inside: tuple[str, ...] = ()) -> str:
    """A rule with those it names written out. Raises ValueError where one is not there, or holds itself."""

    def written(match: re.Match[str]) -> str:
        named = match[1] if match[1] in rules else f"{name.rpartition('.')[0]}.{match[1]}"
        if named not in rules or named in inside:
            raise ValueError(f"rule '{name}': there is no rule '{match[1]}', or it holds itself")
        return f"( {_whole(named, rules, (*inside, name))} )"

    return _NAMED.sub(written, rules[name])


def _read(name: str, source: str) -> Iterator[tuple[str, str]]:
    """The pieces of a rule as written, each with its kind. Raises ValueError where something is none."""
    at = 0
    source = source.strip()
    while at < len(source):
        piece = _PIECE.match(source, at)
        if piece is None or piece.lastgroup is None:
            raise ValueError(f"rule '{name}': cannot read '{source[at:]}'")
        yield piece.lastgroup, piece[piece.lastgroup]
        at = piece.end()


def _compile(name: str, pieces: Sequence[tuple[str, str]], signs: Mapping[Tags, str]) -> re.Pattern[str]:
    """A rule's expression. Raises ValueError where its brackets do not match."""
    try:
        return re.compile(_expression(pieces, signs))
    except re.error as error:
        raise ValueError(f"rule '{name}': {error}") from error


def _expression(pieces: Sequence[tuple[str, str]], signs: Mapping[Tags, str]) -> str:
    """The regular expression of a rule over the signs of all sets of tags."""
    parts: list[str] = []
    by_tag: defaultdict[str, set[str]] = defaultdict(set)
    for tags, sign in signs.items():
        for tag in (*tags, "any"):
            by_tag[tag].add(sign)
    for number, (kind, piece) in enumerate(pieces):
        if kind == "term":
            parts.append(_term(piece, by_tag, single=number > 0 and pieces[number - 1][1].startswith("(?<")))
        elif kind == "name":
            parts.append(f"(?P<{piece}{number}>")
        else:
            parts.append("(?:" if kind == "open" else piece)
    return "".join(parts)


def _term(term: str, signs: Mapping[str, set[str]], *, single: bool) -> str:
    """The class of signs that a term stands for; that of an entry of several words goes on over the tokens inside it."""
    if term == "any":
        return "."
    alternatives = term.split("/")
    first: set[str] = set().union(*(_with_tags(alternative, signs) for alternative in alternatives))
    if single or "!" in term or "&" in term:
        return _class(first)
    inside: set[str] = set().union(*(signs[tag + INSIDE] for tag in alternatives))
    return f"(?:{_class(first)}{_class(inside)}*+)" if inside else _class(first)


def _with_tags(term: str, signs: Mapping[str, set[str]]) -> set[str]:
    """The signs of the tokens that have all tags of a term, and none of those after "!"."""
    found = signs["any"]
    for tag in term.split("&"):
        found = found - signs[tag[1:]] if tag[0] == "!" else found & signs[tag]
    return found


def _class(signs: Iterable[str]) -> str:
    """The expression for any of some signs, those in a row as a range: it compiles in half the time."""
    codes = sorted(map(ord, signs))
    if len(codes) < 2:
        return re.escape(chr(codes[0])) if codes else "(?!)"
    starts = [code for code in codes if code - 1 not in codes]
    ends = [code for code in codes if code + 1 not in codes]
    ranges = (chr(one) if one == other else f"{chr(one)}-{chr(other)}" for one, other in zip(starts, ends, strict=True))
    return f"[{''.join(ranges)}]"


def _needs(pieces: Sequence[tuple[str, str]]) -> tuple[Tags, ...]:
    """For each term that every match of a rule has, the tags of which one must be there. Of alternatives, in which each has terms of
    its own, one that has a tag of a term of each."""
    return tuple(_clauses(iter([*pieces, ("close", ")")])))


def _clauses(pieces: Iterator[tuple[str, str]]) -> list[Tags]:
    """What the alternatives up to the closing bracket need."""
    alternatives: list[list[Tags]] = [[]]
    last: list[Tags] = []  # what the term or group before needs: nothing, if it turns out that it may be absent
    for kind, piece in pieces:
        if not (kind == "often" and _may_be_absent(piece)):
            alternatives[-1] += last
        last = []
        if kind == "close":
            break
        if kind == "or":
            alternatives.append([])
        elif kind in ("look", "name", "open"):
            inner = _clauses(pieces)
            last = [] if kind == "look" else inner
        elif kind == "term" and "!" not in piece.replace("&!", "") and piece != "any":
            last = [frozenset(alternative.partition("&")[0] for alternative in piece.split("/"))]
    first, *others = alternatives
    for other in others:
        first = sorted({one | another for one in first for another in other}, key=lambda tags: (len(tags), sorted(tags)))[:MOST_CLAUSES]
    return first


def _may_be_absent(often: str) -> bool:
    return often[0] in "?*" or often.startswith(("{0", "{,"))


class Cascade:
    """Rules that are tried one after the other on a row of signs, each on what those before it have made of the row.

    ``known`` are all sets of tags that a token can have: a row has no other.

    >>> cascade = Cascade({"noun": "(the: det) noun", "verb": "verb"}, known=[frozenset({tag}) for tag in ("det", "noun", "verb")])
    >>> row = cascade.row([frozenset({"det"}), frozenset({"verb"})])
    >>> cascade.next(row), cascade.next(row, 2)
    (1, 2)
    """

    def __init__(self, rules: Mapping[str, str], *, known: Iterable[Tags]) -> None:
        grammar = Grammar(rules)
        self.row = grammar.row
        grammar.row(sorted(known, key=sorted))  # like signs side by side: ranges of them compile fast
        self._names = list(rules)
        self._pattern = grammar.pattern
        self._all = (1 << len(rules)) - 1
        self._masks = grammar.masks()
        self._next_of_short = lru_cache(maxsize=KEPT_ROWS)(self._search)

    def __len__(self) -> int:
        return len(self._names)

    def next(self, row: str, start: int = 0) -> int:
        """The number of the first rule, from ``start`` on, of which a row has a match; how many there are where it has none."""
        return self._next_of_short(row, start) if len(row) <= SHORT_ROW else self._search(row, start)

    def find(self, number: int, row: str) -> Iterator[Found]:
        """All matches of the rule with a number."""
        return map(_found, self._pattern(self._names[number]).finditer(row))

    def _search(self, row: str, start: int) -> int:
        asked = self._all >> start << start
        signs = set(row)
        for masks in self._masks:
            able = 0
            for sign in signs:
                able |= masks.get(sign, 0)
            asked &= able
        while asked:
            number = (asked & -asked).bit_length() - 1
            if self._pattern(self._names[number]).search(row):
                return number
            asked &= asked - 1
        return len(self._names)

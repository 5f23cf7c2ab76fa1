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
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

INSIDE = "+"
"""What a tag ends with on the second and later tokens of an entry of several words."""

_PIECE = re.compile(
    r"\s*(?:(?P<look>\(\?(?:[=!]|<[=!]))|\((?P<name>[a-z_]+):|(?P<open>\()|(?P<close>\))|(?P<often>(?:[?*+]|\{\d*,?\d*\})\??)"
    r"|(?P<or>\|)|(?P<edge>[\^$])|(?P<term>[!\w.:/&-]+))"
)
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
        self._sources = dict(rules)
        self._pieces = {name: list(_read(name, source)) for name, source in rules.items()}
        terms = {term for pieces in self._pieces.values() for kind, term in pieces if kind == "term"}
        asked = {tag for term in terms for tag in re.split(r"[/&!]", term) if tag and tag != "any"}
        self._signs = _Signs(frozenset(asked | {tag + INSIDE for tag in asked}))
        self._needs = {name: _needs(pieces) for name, pieces in self._pieces.items()}
        self._compiled: dict[str, tuple[int, re.Pattern[str]]] = {}

    def row(self, tags: Iterable[Tags]) -> str:
        """The signs of tokens, given by their sets of tags."""
        return "".join(map(self._signs.__getitem__, tags))

    def may_match(self, name: str, tags: Tags) -> bool:
        """Whether a sentence with these tags in it can match a rule at all."""
        return not any(map(tags.isdisjoint, self._needs[name]))

    def find(self, name: str, row: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
        """All matches of a rule in a row, in order, none overlapping."""
        for match in self.pattern(name).finditer(row, start, len(row) if end is None else end):
            yield _found(match)

    def match(self, name: str, row: str, start: int = 0, end: int | None = None) -> Found | None:
        """The match of a rule that begins at a token."""
        match = self.pattern(name).match(row, start, len(row) if end is None else end)
        return _found(match) if match else None

    def pattern(self, name: str) -> re.Pattern[str]:
        """A rule's expression over the signs met so far; ask again after each ``row``."""
        size = len(self._signs.known)
        compiled = self._compiled.get(name)
        if compiled is None or compiled[0] != size:
            compiled = self._compiled[name] = (size, _compile(name, self._pieces[name], self._signs.known))
        return compiled[1]


def _found(match: re.Match[str]) -> Found:
    groups = {name.rstrip("0123456789"): match.span(name) for name, text in match.groupdict().items() if text is not None}
    return Found(match.start(), match.end(), groups)


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
    for number, (kind, piece) in enumerate(pieces):
        if kind == "term":
            parts.append(_term(piece, signs, single=number > 0 and pieces[number - 1][1].startswith("(?<")))
        elif kind == "name":
            parts.append(f"(?P<{piece}{number}>")
        else:
            parts.append("(?:" if kind == "open" else piece)
    return "".join(parts)


def _term(term: str, signs: Mapping[Tags, str], *, single: bool) -> str:
    """The class of signs that a term stands for; that of an entry of several words goes on over the tokens inside it."""
    if term == "any":
        return "."
    first = _class(sign for tags, sign in signs.items() if _holds(term, tags))
    if single or "!" in term or "&" in term:
        return first
    inside = [sign for tags, sign in signs.items() if any(tag + INSIDE in tags for tag in term.split("/"))]
    return f"(?:{first}{_class(inside)}*+)" if inside else first


def _class(signs: Iterable[str]) -> str:
    listed = "".join(sorted(signs))
    return f"[{listed}]" if listed else "(?!)"


def _holds(term: str, tags: Tags) -> bool:
    """Whether tags are what a term asks for: any of its alternatives, whose tags are all there, or absent after "!"."""
    return any(
        all((tag[1:] not in tags) if tag.startswith("!") else tag in tags for tag in alternative.split("&"))
        for alternative in term.split("/")
    )


def _needs(pieces: Sequence[tuple[str, str]]) -> tuple[Tags, ...]:
    """For each term that every match of a rule has, the tags of which one must be there."""
    if any(kind == "or" for kind, _ in pieces):
        return ()
    needed: list[Tags] = []
    skipped = 0  # how deep within a group that may be absent or is only looked at
    for number, (kind, piece) in enumerate(pieces):
        if kind in ("look", "name", "open"):
            skipped += bool(skipped) or kind == "look" or _is_optional(pieces, _closing(pieces, number))
        elif kind == "close":
            skipped = max(0, skipped - 1)
        elif kind == "term" and not skipped and "!" not in piece and piece != "any" and not _is_optional(pieces, number):
            needed.append(frozenset(alternative.partition("&")[0] for alternative in piece.split("/")))
    return tuple(needed)


def _closing(pieces: Sequence[tuple[str, str]], number: int) -> int:
    """The number of the bracket that closes the one at a number."""
    depth = 0
    for place in range(number, len(pieces)):
        depth += (pieces[place][0] in ("look", "name", "open")) - (pieces[place][0] == "close")
        if depth == 0:
            return place
    raise ValueError(f"a bracket is not closed: {' '.join(piece for _, piece in pieces)}")


def _is_optional(pieces: Sequence[tuple[str, str]], number: int) -> bool:
    """Whether what stands at a number, or the group that ends there, may be absent."""
    kind, often = pieces[number + 1] if number + 1 < len(pieces) else ("", "")
    return kind == "often" and (often[0] in "?*" or often.startswith(("{0", "{,")))

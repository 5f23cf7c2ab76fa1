"""A rule as it is written becomes a regular expression over signs, and what its matches need is read from it (grammar.py tells how a
rule is written)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain, islice

Tags = frozenset[str]
INSIDE = "+"
"""What a tag ends with on the second and later tokens of an entry of several words."""
_PIECE = re.compile(
    r"\s*(?:(?P<look>\(\?(?:[=!]|<[=!]))|\((?P<name>[a-z_]+):|(?P<open>\()|(?P<close>\))|(?P<often>(?:[?*+]|\{\d*,?\d*\})[?+]?)"
    r"|(?P<or>\|)|(?P<edge>[\^$])|(?P<term>(?:=[^\s()|?*/&]+|[!\w.:/&-])+))"
)
_NAMED = re.compile(r"\{([a-z][\w.]*)\}")
MOST_CLAUSES = 8  # kept of what alternatives need: each makes a rule be tried on fewer rows, the first ones most
MANY = 4  # beginnings of alternatives, from which on a look at the next sign is faster than to try each
OTHER = "\0"
"""Stands for the sign of any set of tags of which a rule asks for none."""


def whole(name: str, rules: Mapping[str, str], inside: tuple[str, ...] = ()) -> str:
    """A rule with those it names written out. Raises ValueError where one is not there, or holds itself."""

    def written(match: re.Match[str]) -> str:
        named = match[1] if match[1] in rules else f"{name.rpartition('.')[0]}.{match[1]}"
        if named not in rules or named in inside:
            raise ValueError(f"rule '{name}': there is no rule '{match[1]}', or it holds itself")
        return f"( {whole(named, rules, (*inside, name))} )"

    return _NAMED.sub(written, rules[name])


def pieces_of(name: str, source: str) -> Iterator[tuple[str, str]]:
    """The pieces of a rule as written, each with its kind. Raises ValueError where something is none."""
    at = 0
    source = source.strip()
    while at < len(source):
        piece = _PIECE.match(source, at)
        if piece is None or piece.lastgroup is None:
            raise ValueError(f"rule '{name}': cannot read '{source[at:]}'")
        yield piece.lastgroup, piece[piece.lastgroup]
        at = piece.end()


def compiled(name: str, pieces: Sequence[tuple[str, str]], signs: Mapping[Tags, str]) -> re.Pattern[str]:
    """A rule's expression. Raises ValueError where its brackets do not match."""
    try:
        return re.compile(_expression(pieces, signs))
    except re.error as error:
        raise ValueError(f"rule '{name}': {error}") from error


def own_terms(name: str, source: str) -> Iterator[str]:
    """The terms of a rule, without those of the rules that it names."""
    return (term for kind, term in pieces_of(name, _NAMED.sub("any", source)) if kind == "term")


def tags_in(term: str) -> list[str]:
    """The tags in a term."""
    return [tag for tag in re.split(r"[/&!]", term) if tag and tag != "any"]


@cache
def _tags_of(term: str) -> Tags:
    tags = frozenset(tags_in(term))
    return tags | {tag + INSIDE for tag in tags}


def asked_by(pieces: Iterable[tuple[str, str]]) -> Tags:
    """All tags that a rule asks for."""
    return frozenset().union(*(_tags_of(piece) for kind, piece in pieces if kind == "term"))


def _expression(pieces: Sequence[tuple[str, str]], signs: Mapping[Tags, str]) -> str:
    """The regular expression of a rule over the signs of the sets that hold a tag it asks for; all others are ``OTHER``."""
    by_tag: defaultdict[str, set[str]] = defaultdict(set, any={OTHER})
    for tags, sign in signs.items():
        for tag in (*tags, "any"):
            by_tag[tag].add(sign)
    classes = cache(partial(_term, signs=by_tag))
    parts: list[str] = [_glance(pieces, by_tag)]
    for number, (kind, piece) in enumerate(pieces):
        if kind == "term":
            parts.append(classes(piece, single=number > 0 and pieces[number - 1][1].startswith("(?<")))
        elif kind in ("name", "open"):
            parts.append(f"(?P<{piece}{number}>" if kind == "name" else "(?:")
            parts.append(_glance(islice(pieces, number + 1, None), by_tag))
        else:
            parts.append(piece)
    return "".join(parts)


def _term(term: str, *, signs: Mapping[str, set[str]], single: bool) -> str:
    """The class of signs that a term stands for; that of an entry of several words goes on over the tokens inside it."""
    if term == "any":
        return "."
    first = _of_term(term, signs)
    if single or "!" in term or "&" in term:
        return _class(first, signs["any"])
    inside: set[str] = set().union(*(signs[tag + INSIDE] for tag in term.split("/")))
    found = _class(first, signs["any"])
    return f"(?:{found}{_class(inside, signs['any'])}*+)" if inside else found


def _of_term(term: str, signs: Mapping[str, set[str]]) -> set[str]:
    """The signs of the tokens that a term asks for."""
    return set().union(*(_with_tags(alternative, signs) for alternative in term.split("/")))


def _with_tags(term: str, signs: Mapping[str, set[str]]) -> set[str]:
    """The signs of the tokens that have all tags of a term, and none of those after "!"."""
    found = signs["any"]
    for tag in term.split("&"):
        found = found - signs[tag[1:]] if tag[0] == "!" else found & signs[tag]
    return found


def _class(signs: set[str], known: set[str]) -> str:
    """The expression for any of some signs, those in a row as a range: it compiles in half the time."""
    codes = dict.fromkeys(sorted(map(ord, known - signs if OTHER in signs else signs)))
    if not codes:
        return "." if OTHER in signs else "(?!)"
    if len(codes) == 1 and OTHER not in signs:
        return re.escape(chr(*codes))
    starts = [code for code in codes if code - 1 not in codes]
    ends = [code for code in codes if code + 1 not in codes]
    ranges = (chr(one) if one == other else f"{chr(one)}-{chr(other)}" for one, other in zip(starts, ends, strict=True))
    return f"[{'^' if OTHER in signs else ''}{''.join(ranges)}]"


def _glance(pieces: Iterable[tuple[str, str]], signs: Mapping[str, set[str]]) -> str:
    """A look at the next sign, with which most places of a row are passed over where many alternatives begin."""
    terms, may_be_absent = _beginnings(chain(pieces, [("close", ")")]))
    if len(terms) < MANY or may_be_absent or "any" in terms:
        return ""
    return f"(?={_class(set().union(*(_of_term(term, signs) for term in terms)), signs['any'])})"


def _beginnings(pieces: Iterator[tuple[str, str]]) -> tuple[set[str], bool]:
    """The terms that the alternatives up to the closing bracket begin with, and whether one may be absent."""
    found: set[str] = set()
    begun = absent = False
    last: tuple[set[str], bool] = (set(), True)  # the terms of the term or group before, and whether it may be absent
    for kind, piece in pieces:
        found |= set() if begun else last[0]
        begun = begun or not (last[1] or (kind == "often" and _may_be_absent(piece)))
        last = set(), True
        if kind == "close":
            break
        if kind == "or":
            begun, absent = False, absent or not begun
        elif kind in ("look", "name", "open"):
            inner = _beginnings(pieces)
            last = last if kind == "look" else inner
        elif kind == "term":
            last = {piece}, False
    return found, absent or not begun


def needs_of(pieces: Sequence[tuple[str, str]]) -> tuple[Tags, ...]:
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

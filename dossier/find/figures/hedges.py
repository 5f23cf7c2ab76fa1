"""Hedges: the words in front of a number and behind it that say how exactly it is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dossier.language import alternatives, load_language
from dossier.models import Relation

# The longest hedge in front, with the white space that may stand in it.
REACH = 48

HEDGES: tuple[Relation, ...] = ("about", "at_least", "at_most")
# Words that look like hedges and are none ("en plus de 300 hommes") are told as exact.
BEFORE: tuple[Relation, ...] = (*HEDGES, "exact")

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, eq=False)
class Hedges:
    """A language's hedges, ready for look-ups."""

    before: dict[str, Relation]
    endings: dict[str, tuple[str, ...]]  # those in front by their last letter, the longest first
    after: re.Pattern[str]
    behind: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge and where it begins (in front) or ends (behind)."""

    edge: int
    relation: Relation


@cache
def load_hedges(code: str) -> Hedges:
    """The hedges of a language. Raises KeyError for an unknown one."""
    words = load_language(code).words
    before: dict[str, Relation] = {}
    for relation in BEFORE:
        for word in words[f"numbers.before_{relation}"]:
            before[word] = relation
            for long, short in zip(words["numbers.elided_long"], words["numbers.elided_short"], strict=True):
                if word.endswith(long):
                    before[word.removesuffix(long) + short] = relation
    groups = "|".join(f"(?P<{relation}>{alternatives(words[f'numbers.after_{relation}'])})" for relation in HEDGES)
    far = "|".join(f"(?P<{relation}>{alternatives(words[f'numbers.behind_{relation}'])})" for relation in HEDGES)
    end = rf"(?!\w)(?!\s+(?:{alternatives(words['numbers.hedge_goes_on'])})\b)"
    longest = sorted(before, key=len, reverse=True)
    return Hedges(
        before,
        {letter: tuple(word for word in longest if word[-1] == letter) for letter in {word[-1] for word in before}},
        re.compile(rf",?\s*(?:{groups}){end}", re.IGNORECASE),
        re.compile(rf"(?:\s+(?:[a-z]['’])?[^\W\d]+){{0,5}}?,?\s+(?:{far}){end}", re.IGNORECASE),
    )


def hedge_before(text: str, start: int, hedges: Hedges) -> Hedge | None:
    """The longest hedge that ends where the number begins."""
    begin = max(0, start - REACH)
    raw = text[begin:start]
    tail = raw.lower().replace("’", "'").rstrip(' \t\n\u00a0\u2009\u202f"«“(')
    if "  " in tail or "\n" in tail or "\u00a0" in tail or "\u202f" in tail:
        tail = _SPACE.sub(" ", tail)
    words = hedges.endings.get(tail[-1:], ())
    found = next((word for word in words if tail.endswith(word) and _apart(tail, word)), None) if tail.endswith(words) else None
    if found is None:
        return None
    place = _at_end(found).search(raw)
    return Hedge(begin + place.start(), hedges.before[found]) if place else None


@cache
def _at_end(hedge: str) -> re.Pattern[str]:
    return re.compile(re.escape(hedge).replace("'", "['’]").replace(r"\ ", r"\s+") + r"[\s\"«“(]*$", re.IGNORECASE)


def _apart(tail: str, word: str) -> bool:
    return not word[0].isalpha() or not tail[: -len(word)][-1:].isalnum()


def hedge_after(text: str, end: int, limit: int, hedges: Hedges) -> Hedge | None:
    """The hedge behind a number, at once or after the words it counts; ``limit`` is where the next number begins."""
    for pattern in (hedges.after, hedges.behind):
        match = pattern.match(text, end, limit)
        if match and not (
            limit < len(text) and limit - match.end() <= 1 and match.end() < limit + 1 and text[match.end() : limit].strip() == ""
        ):
            relation = match.lastgroup
            return Hedge(match.end(), relation)  # type: ignore[arg-type]
    return None

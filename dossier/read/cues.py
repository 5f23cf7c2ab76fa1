"""Which of the packs' furniture cues a page holds, and where.

The packs have hundreds of cues, and a page is tried against those of every language: one by one on each line they cost ten
times the rest of reading. But most cannot match without some literal words ("newsletter", "cookie"). Those are looked up
once in the whole page, and a cue is only tried on a span that holds one of its words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from dossier.language import Language, language_codes, load_language
from dossier.models import Span
from dossier.read.literals import SIGNS, alternatives_of, needed

KINDS = ("consent", "prompt", "hint", "share", "related", "reader", "byline", "published", "caption", "biography", "navigation")
HEADINGS = ("comments", "after", "summary")
DATING = ("dated",)
LONGEST_PIECE = 40  # characters; a longer one is no word, and what it holds is not kept
_FORM = re.compile(rf"[A-ZÀ-ÖØ-Þ]?[a-zà-öø-ÿ]+|[A-ZÀ-ÖØ-Þ]+|[{re.escape(SIGNS)}]")


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """One alternative of a pattern: the kind of furniture it tells, and the words without which it cannot match."""

    kind: str
    regex: re.Pattern[str]
    words: frozenset[str]
    opens: bool

    def matches(self, text: str) -> bool:
        """Whether the cue is found in a line of text."""
        return bool(self.regex.match(text) if self.opens else self.regex.search(text))


@dataclass(frozen=True, slots=True)
class Cues:
    """A page's text, the places of all words that cues need, in order, the cues that need them, and what is known of spans
    that were asked for before."""

    text: str
    places: list[int]
    needing: list[tuple[Cue, ...]]
    known: dict[tuple[int, int], frozenset[str]]

    def kinds(self, span: Span) -> frozenset[str]:
        """The kinds of cues found in a span, read as a line of its own.

        >>> page = find_cues("Le maire parle. Abonnez-vous !")
        >>> page.kinds(Span(0, 15)), page.kinds(Span(16, 30))
        (frozenset(), frozenset({'prompt'}))
        """
        if (span.start, span.end) not in self.known:
            self.known[span.start, span.end] = frozenset(self._kinds(span))
        return self.known[span.start, span.end]

    def _kinds(self, span: Span) -> set[str]:
        words = self.text[span.start : span.end]
        near = self.needing[bisect_left(self.places, span.start) : bisect_left(self.places, span.end)]
        found: set[str] = set()
        for cue in (*_always(), *{cue: None for cues in near for cue in cues}):
            if cue.kind not in found and cue.matches(words):
                found.add(cue.kind)
        return found


def find_cues(text: str) -> Cues:
    """Look up in a page all words that cues need; a capital within a word may begin another one, glued to it."""
    pieces = set(text.split())
    forms = {form for piece in pieces for form in (_known_in(piece) if len(piece) <= LONGEST_PIECE else _needed_in(piece))}
    needing = {form: _needing(form) for form in forms}
    found: list[tuple[int, str]] = []
    for form in needing:
        place = text.find(form)
        while place >= 0:
            found.append((place, form))
            place = text.find(form, place + 1)
    found.sort()
    return Cues(text, [place for place, _ in found], [needing[form] for _, form in found], {})


@cache
def _cues() -> tuple[Cue, ...]:
    languages = [load_language(code) for code in language_codes()]
    found = [cue for language in languages for kind in (*KINDS, *HEADINGS, *DATING) for cue in _cues_of(language, kind)]
    return tuple({(cue.kind, cue.regex): cue for cue in found}.values())


def _cues_of(language: Language, kind: str) -> Iterator[Cue]:
    pattern = language.patterns[f"reading.{kind}"]
    for source in alternatives_of(pattern.source) if f"reading.{kind}" in language.told else ():
        regex = re.compile(source, re.NOFLAG if pattern.case else re.IGNORECASE)
        yield Cue(kind, regex, needed(source), source.startswith("^"))


def _needed_in(piece: str) -> tuple[str, ...]:
    """The words in a piece of text that cues need."""
    return tuple(form for form in _FORM.findall(piece) if _needing(form))


_known_in = lru_cache(maxsize=65536)(_needed_in)


@lru_cache(maxsize=65536)
def _needing(form: str) -> tuple[Cue, ...]:
    """The cues that need a word with which a word of the text begins."""
    return tuple(cue for cue in _cues() if form.lower().startswith(tuple(cue.words)))


@cache
def _always() -> tuple[Cue, ...]:
    """The cues that need no word."""
    return tuple(cue for cue in _cues() if not cue.words)

"""A sentence with all that is known of its words: what every step of finding is given."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import contains

from dossier.find.expressions import INSIDE, Tags
from dossier.find.figures.figures import moved, read_figures
from dossier.find.figures.lexicon import NUMERAL
from dossier.find.lexicon import Hit, Lexicon
from dossier.find.parties import Named, named_in
from dossier.find.words import TAGS, Token
from dossier.models import Figure
from dossier.models import Sentence as Place
from dossier.seen import visible

SIGNS = ("$", "€", "£")
"""Signs of currencies, in the order of the nouns that the packs list."""


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence of an article: ``place`` is where it stands, ``tokens`` are its words and marks, ``tags`` all of their tags.

    ``hits`` holds the entries of the dossier's lists by their kinds ("topic", "counted", "state"), ``named`` the parties, ``figures``
    its numbers with their hedges; the first token of a number is tagged "numeral", the others as inside it.
    """

    text: str
    place: Place
    tokens: Sequence[Token]
    tags: Tags
    hits: Mapping[str, Sequence[Hit]]
    named: Sequence[Named]
    figures: Sequence[Figure]

    @property
    def start(self) -> int:
        """The offset of its first character in the article's text."""
        return self.place.start

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.place.end

    def number(self, offset: int) -> int:
        """The number of the first token that begins at an offset or behind it."""
        return bisect_left(self.tokens, (offset,))

    def tagged(self, tag: str, first: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """The numbers of the first and the last token of each entry with a tag among the tokens from ``first`` to ``end``."""
        if tag not in self.tags:
            return
        tokens, stop = self.tokens, len(self.tokens) if end is None else min(end, len(self.tokens))
        inside, number = tag + INSIDE, first
        while number < stop:
            last = number
            if tag in tokens[number].tags:
                while last + 1 < stop and inside in tokens[last + 1].tags:
                    last += 1
                yield number, last
            number = last + 1

    def has(self, tag: str, first: int = 0, end: int | None = None) -> bool:
        """Whether an entry with a tag stands among the tokens from ``first`` to ``end``."""
        return next(self.tagged(tag, first, end), None) is not None

    def within(self, kind: str, first: int, end: int) -> list[Hit]:
        """The hits of one of the dossier's kinds among the tokens from ``first`` to ``end``."""
        return [hit for hit in self.hits.get(kind, ()) if first <= hit.first and hit.last < end]


def read_sentence(text: str, place: Place, lexicon: Lexicon) -> Sentence:
    """A sentence of a text."""
    seen = visible(text, place.start, place.end)
    tokens, hits, figures = _read(seen.text, 0, len(seen.text), lexicon) if seen else _read(text, place.start, place.end, lexicon)
    if seen:
        tokens = [Token(*seen.span(token.start, token.end), token.lower, token.tags) for token in tokens]
        hits = {kind: [Hit(*seen.span(hit.start, hit.end), hit.first, hit.last, hit.name) for hit in each] for kind, each in hits.items()}
        figures = [moved(figure, seen) for figure in figures]
    tags: Tags = frozenset().union(*set(map(TAGS, tokens)))
    return Sentence(text, place, tokens, tags, hits, named_in(hits), figures)


def _read(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[list[Token], dict[str, list[Hit]], Sequence[Figure]]:
    """The tokens, hits and figures of a part of a text."""
    tokens, hits = lexicon.read(text, start, end)
    if not any(map(contains, map(TAGS, tokens), repeat(NUMERAL))):
        return tokens, hits, ()
    words = text[start:end]
    signed = enumerate(tokens) if any(sign in words for sign in SIGNS) else ()
    glued = {number for number, token in signed if text[token.end : token.end + 1] in SIGNS and token.lower.isalpha()}
    if glued:  # "US$9.5 million" names no country
        tokens = [token._replace(tags=frozenset()) if number in glued else token for number, token in enumerate(tokens)]
        hits = {kind: [hit for hit in each if hit.first not in glued] for kind, each in hits.items()}
    figures, tokens = read_figures(text, start, end, tokens, language=lexicon.code)
    return tokens, hits, figures

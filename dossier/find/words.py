"""A text as words and marks with their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

# Of a text in lower case with straight apostrophes.
_WORD = re.compile(r"(\w++(?!['-])|(?:[ldjtmnsç]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=\w)|'s\b|\w+(?:[-'](?!s\b)\w+)*|[.,;:!?…()«»\"“”—–])")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
MARKS = frozenset('.,;:!?…()«»"“”—–')


class Token(NamedTuple):
    """A word or a mark of a text; ``lower`` is it in lower case with straight apostrophes, ``tags`` say what it is."""

    start: int
    end: int
    lower: str
    tags: frozenset[str] = frozenset()

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return self.lower in MARKS


class Visible(NamedTuple):
    """A text without its invisible signs, and where in the whole each of its characters stands."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the whole a span of it begins and ends."""
        return self.places[start], self.places[end - 1] + 1


def visible(text: str, start: int = 0, end: int | None = None) -> Visible | None:
    """A part of a text without soft hyphens and spaces of no width, which pages have within words and numbers; None where it has none.

    >>> visible("1,\u200b200").text
    '1,200'
    """
    end = len(text) if end is None else end
    if _INVISIBLE.search(text, start, end) is None:
        return None
    places = [place for place in range(start, end) if not _INVISIBLE.match(text[place])]
    return Visible("".join(text[place] for place in places), places)


def lowered(text: str) -> str:
    """The text in lower case, character for character: "İ" alone would become two."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(char.lower()[0] for char in text)


def words_of(text: str, start: int = 0, end: int | None = None) -> tuple[list[int], list[int], list[str]]:
    """The words and marks of a part of a text in order: where they begin in the whole text, where they end, and they in lower case.

    >>> words_of("L’état-major, dit-il.")
    ([0, 2, 12, 14, 20], [2, 12, 13, 20, 21], ["l'", 'état-major', ',', 'dit-il', '.'])
    """
    pieces = _WORD.split(lowered(text[start:end]).replace("’", "'"))  # what is between two words and the words, in turn
    edges = list(accumulate(map(len, pieces), initial=start))
    return edges[1:-1:2], edges[2::2], pieces[1::2]

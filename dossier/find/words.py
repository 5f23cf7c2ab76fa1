"""A text as words and marks with their places."""

from __future__ import annotations

import re
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

_WORD = re.compile(
    r"(\w++(?!['’-])|(?i:[ldjtmnsç]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\w)|['’][sS]\b|\w+(?:[-'’](?![sS]\b)\w+)*"
    r"|[.,;:!?…()«»\"“”—–])"
)
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


TAGS = itemgetter(3)
"""The tags of a token, as fast as can be."""


def lowered(text: str) -> str:
    """The text in lower case, character for character: "İ" alone would become two."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(char.lower()[0] for char in text)


def words_of(text: str, start: int = 0, end: int | None = None) -> tuple[list[int], list[int], list[str]]:
    """The words and marks of a part of a text in order, as they are written: where they begin in the whole text, where they end, and they.

    >>> words_of("L’état-major, dit-il.")
    ([0, 2, 12, 14, 20], [2, 12, 13, 20, 21], ['L’', 'état-major', ',', 'dit-il', '.'])
    """
    pieces = _WORD.split(text[start:end])  # what is between two words and the words, in turn
    edges = list(accumulate(map(len, pieces), initial=start))
    return edges[1:-1:2], edges[2::2], pieces[1::2]


def lower_words(text: str) -> list[str]:
    """The words and marks of a text in lower case with straight apostrophes.

    >>> lower_words("L’état-major, dit-il.")
    ["l'", 'état-major', ',', 'dit-il', '.']
    """
    return list(map(plain, words_of(text)[2]))


def plain(word: str) -> str:
    """A word in lower case with straight apostrophes."""
    return lowered(word).replace("’", "'")

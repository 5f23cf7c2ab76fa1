"""Which of the lines above an article's body is its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.read.page import Line

HEADLINE_WORDS = 32  # longer is a paragraph that lost its stop; the longest headline in the corpus has 24
SHARED_WORDS = 2  # with the body's first sentences; a slogan or a menu shares none
OPENING_LINES = 9  # lines below which no headline's words are looked for
OPENING = 800  # characters of the body in which a headline's words come back
_STOP = re.compile(r"[.;,:](?:\[[\w ]{1,12}\])*\s*$")
_ENDS_IN_DATE = re.compile(
    r"\d{1,2}(?:er|st|nd|rd|th)? [^\W\d]+ \d{4}\s*$|(?<![^\W\d])[^\W\d]+ \d{1,2}, \d{4}\s*$|\d{1,2}[./]\d{1,2}[./]\d{4}\s*$"
)
_SLUG = re.compile(r"(?<!\w)(?:\w+-){4}")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d.,]*")


def find_title(page: Sequence[Line], kinds: Sequence[str], first: int) -> int | None:
    """The number of the title's line, where the body begins at line ``first``; None where none looks like one.

    The first line above the body without a stop, neither in capitals nor a dateline, whose words come back in the body's
    first sentences; where none shares any, the longest. Also the body's first line when a byline follows it.
    """
    likely = [number for number in range(min(first + 1, len(page))) if _is_headline(page, kinds, number)]
    better = [number for number in likely if not _is_unlikely(page[number].words)]
    if len(better) > 1:
        body = (line.words for line, kind in zip(page[first : first + OPENING_LINES], kinds[first:], strict=False) if kind == "body")
        opening = _long_words(" ".join(body)[:OPENING])
        for number in better:
            if len(_long_words(page[number].words) & opening) >= SHARED_WORDS:
                return number
    return max(better or likely, key=lambda number: page[number].count, default=None)


def _is_headline(page: Sequence[Line], kinds: Sequence[str], number: int) -> bool:
    """Whether a line may be a headline by its length, its end and what follows it."""
    line = page[number]
    if kinds[number] == "furniture" or line.glued or line.is_item or not 2 <= line.count <= HEADLINE_WORDS:
        return False
    byline_follows = number == 0 and line.count > 2 and list(kinds[:2]) == ["body", "furniture"]
    return byline_follows or not _STOP.search(line.words)


def _is_unlikely(words: str) -> bool:
    """Whether words are a headline less likely than others: in capitals, with a date at their end or words joined by hyphens."""
    return words.isupper() or bool(_ENDS_IN_DATE.search(words) or _SLUG.search(words))


def _long_words(words: str) -> set[str]:
    """The words long enough to say what a text is about, and its numbers, in lower case."""
    return set(_LONG_WORD.findall(words.lower()))

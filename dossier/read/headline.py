"""Which of the lines above an article's body is its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.read.page import Line

HEADLINE_WORDS = 32  # longer is a paragraph that lost its stop; the longest headline in the corpus has 24
SHARED_WORDS = 2  # with the body's first sentences; a slogan or a menu shares none
LEAD = 800  # characters of the body in which a headline's words come back
_STOP = re.compile(r"[.;,:](?:\[[\w ]{1,12}\])*\s*$")
_DATED = re.compile(
    r"\d{1,2}(?:er|st|nd|rd|th)? [^\W\d]+ \d{4}\s*$|(?<![^\W\d])[^\W\d]+ \d{1,2}, \d{4}\s*$|\d{1,2}[./]\d{1,2}[./]\d{4}\s*$"
)
_SLUG = re.compile(r"(?<!\w)(?:\w+-){4}")
_TELLING = re.compile(r"[^\W\d_]{4,}|\d[\d.,]*")


def find_title(page: Sequence[Line], kinds: Sequence[str], first: int) -> int | None:
    """The number of the title's line, where the body begins at line ``first``; None where none looks like one.

    The first line above the body without a stop, neither shouted nor a dateline, whose words come back in the body's
    first sentences; where none shares any, the longest. Also the body's first line when a byline follows it.
    """
    likely = [number for number in range(min(first + 1, len(page))) if _is_headline(page, kinds, number)]
    plain = [
        number
        for number in likely
        if not (page[number].words.isupper() or _DATED.search(page[number].words) or _SLUG.search(page[number].words))
    ]
    lead = " ".join(line.words for line, kind in zip(page[first : first + 9], kinds[first:], strict=False) if kind == "body")[:LEAD]
    told = {word.lower() for word in _TELLING.findall(lead)}
    for number in plain:
        if len({word.lower() for word in _TELLING.findall(page[number].words)} & told) >= SHARED_WORDS:
            return number
    return max(plain or likely, key=lambda number: page[number].count, default=None)


def _is_headline(page: Sequence[Line], kinds: Sequence[str], number: int) -> bool:
    line = page[number]
    if kinds[number] == "furniture" or line.glued or line.is_item or not 2 <= line.count <= HEADLINE_WORDS:
        return False
    return not _STOP.search(line.words) or (
        number == 0 and line.count > 2 and kinds[0] == "body" and len(page) > 1 and kinds[1] == "furniture"  # a byline follows it
    )

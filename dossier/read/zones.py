"""Parts of a page that a heading opens: comments, lists of other articles, the points that sum an article up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from dossier.read.page import Line

TEASER_WORDS = 25  # after a list of other articles a paragraph this long is body again
ANOTHER_WORDS = 5  # a shorter one is, if another sentence of this length follows: teasers are titles, with at most a line each
POINT_WORDS = 4  # of a summary's points; a shorter line is a label

_CLOCK = re.compile(r"\W*\d{1,2}\s?[h:.]\s?\d{2}\b")
_LETTER = re.compile(r"[^\W\d_]")

Zone = Literal["", "end", "list", "points"]


def find_zones(page: Sequence[Line]) -> list[Zone]:
    """For each line the zone it stands in: "end" (comments, references), "list" (of other articles, its heading with
    it), "points" (a summary's), or none.

    Comments and lists of other articles stand below the first sentences: what has such words above them is a menu.
    """
    zones: list[Zone] = []
    zone: Zone = ""
    opened, prose = 0, 0
    for number, line in enumerate(page):
        if zone == "end" or (prose >= 2 and "comments" in line.cues):
            zone = "end"
        elif prose >= 1 and "after" in line.cues:
            zone, opened = "list", number
        elif "summary" in line.cues:
            zone, opened = "points", number
        elif zone and (_CLOCK.match(line.words) or (_resumes(page, opened, number) if zone == "list" else line.stop and not line.is_item)):
            zone = ""
        prose += line.is_prose
        zones.append("" if zone == "points" and (number == opened or line.count < POINT_WORDS) else zone)
    return zones


def _resumes(page: Sequence[Line], opened: int, number: int) -> bool:
    """Whether the article goes on at a line below the heading of a list of other articles."""
    line, items = page[number], page[opened + 1 : number]
    if not line.full or line.is_item or line.is_furniture or line.glued or not line.is_prose:
        return line.glued and line.count >= TEASER_WORDS
    if line.count >= TEASER_WORDS:
        return True
    if not items:
        return False
    if line.apart and not any(item.apart for item in items):
        return True
    another = next((other for other in page[number + 1 :] if not other.is_furniture and _LETTER.search(other.words)), None)
    return another is not None and another.full and another.count >= ANOTHER_WORDS and not any(item.full for item in items)

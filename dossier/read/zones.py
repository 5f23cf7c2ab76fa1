"""Zones of a page that a heading opens: comments, lists of other articles, the points that sum an article up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
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
    it), "points" (a summary's, its heading and labels without), or none.

    Comments and lists of other articles stand below the first sentences: what has such words above them is a menu.
    """
    zones: list[Zone] = []
    zone: Zone = ""
    heading, prose = 0, 0
    for number, line in enumerate(page):
        opened = _opened(line, prose) if line.cues and zone != "end" else ""
        if opened:
            zone, heading = opened, number
        elif zone in ("list", "points") and _closes(page, zone, heading, number):
            zone = ""
        prose += line.is_prose
        zones.append("" if zone == "points" and (opened or line.count < POINT_WORDS) else zone)
    return zones


def _opened(line: Line, prose: int) -> Zone:
    """The zone that a line is the heading of, below so many lines of prose."""
    if prose >= 2 and "comments_heading" in line.cues:
        return "end"
    if prose >= 1 and "other_articles_heading" in line.cues:
        return "list"
    return "points" if "summary_heading" in line.cues else ""


def _closes(page: Sequence[Line], zone: Zone, heading: int, number: int) -> bool:
    """Whether a line below a zone's heading stands in the zone no longer."""
    line = page[number]
    if _CLOCK.match(line.words):
        return True
    return _resumes(page, heading, number) if zone == "list" else line.stop and not line.is_item


def _resumes(page: Sequence[Line], heading: int, number: int) -> bool:
    """Whether the article goes on at a line below the heading of a list of other articles."""
    line = page[number]
    is_long = line.count >= TEASER_WORDS
    if line.glued or not (line.full and line.is_prose) or line.is_item or line.is_furniture:
        return line.glued and is_long
    if is_long or number == heading + 1:
        return is_long
    items = page[heading + 1 : number]
    if line.apart and not any(item.apart for item in items):
        return True
    return _is_sentence(_following(page, number)) and not any(item.full for item in items)


def _following(page: Sequence[Line], number: int) -> Line | None:
    """The next line that is no furniture and holds letters."""
    rest = islice(page, number + 1, None)
    return next((line for line in rest if not line.is_furniture and _LETTER.search(line.words)), None)


def _is_sentence(line: Line | None) -> bool:
    """Whether a line is long enough for one of reporting and ends in a full stop."""
    return line is not None and line.full and line.count >= ANOTHER_WORDS

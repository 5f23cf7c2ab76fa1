"""Articles as press archives save them (Factiva, Europresse), with a head of their own, often several in one file.

Each has a line with its length in words ("512 words", "Monde, mardi 12 mars 2024 426 mots, p. 5"), which no newspaper prints, and
ends with a line that numbers it in the archive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.models import Span
from dossier.read.split import lines

LENGTH_LINE = 120  # characters of the line that tells the length
_LENGTH = re.compile(r"(?:^|\s)\d{1,3}(?:[.,\u00a0\u202f]?\d{3})*\s(?:words|mots)\b", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:Document [A-Z0-9]{8,}\w*|news·\d{8}·.*)$")


@dataclass(frozen=True, slots=True)
class Archived:
    """An article of an archive: all of its lines (``whole``), those that only say where it stood (``head``), and of these the ones of its
    outlet and its date; its title."""

    whole: Span
    head: Span
    title: Span
    outlet: Span
    date: Span


def archived(text: str) -> list[Archived]:
    """The articles of an archive's file, in order; none where a text is none of an archive's.

    >>> text = "Document AB12345678\\n\\nFloods\\n\\n99 words\\n2 May 2024\\nCourier\\n\\nIt rained.\\n\\nDocument AB12345678\\n"
    >>> [text[one.title.start : one.title.end] for one in archived(text)]
    ['Floods']
    """
    if "words" not in text and "mots" not in text:
        return []
    rows = list(lines(text))
    words = [text[row.start : row.end] for row in rows]
    numbers = [place for place, line in enumerate(words) if _NUMBER.match(line)]
    first_of_block = [0]
    for place in range(1, len(rows)):
        apart = text.count("\n", rows[place - 1].end, rows[place].start) > 1
        first_of_block.append(place if apart else first_of_block[-1])
    heads = [place for place, line in enumerate(words) if len(line) < LENGTH_LINE and _LENGTH.search(line)] if numbers else []
    found = []
    for place in heads:
        block = first_of_block[place]
        if _LENGTH.match(words[place]):  # title, then length, date, outlet
            start, title, date, outlet = first_of_block[block - 1] if block else 0, max(block - 1, 0), place + 1, place + 2
        else:  # outlet, then date and length, then title
            behind = (other for other in range(place + 1, len(rows)) if first_of_block[other] == other)
            start, title, date, outlet = block, next(behind, place), place, block
        if outlet < len(rows):
            last = next((number for number in numbers if number > place), len(rows) - 1)
            end = next((other - 1 for other in range(place + 1, len(rows)) if first_of_block[other] == other), len(rows) - 1)
            whole, head = Span(rows[start].start, rows[last].end), Span(rows[block].start, rows[end].end)
            length = _LENGTH.search(words[date])
            day = Span(rows[date].start, rows[date].start + length.start() if length else rows[date].end)
            found.append(Archived(whole, head, rows[title], rows[outlet], day))
    return found


def lines_outside(text: str, article: Archived) -> list[Span]:
    """The lines of a file that are not the article's own words: other articles', and its head's."""
    head, whole = article.head, article.whole
    return [line for line in lines(text) if not whole.start <= line.start < whole.end or head.start <= line.start < head.end]

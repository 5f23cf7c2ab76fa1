"""Paragraphs that are broken over several lines, as wires and mail programs do: each such break is a space.

A break may as well end a paragraph, a headline or a byline. Strongest evidence first:

1. A blank line and the item of a list stand for themselves; but short items go on in the line that leads to them: who counts stands there
   ("The toll, according to the ministry:", "- 12 dead", "- 40 injured").
2. Lines that are filled up to one width, so that the next line's first word had no room any more, are one paragraph. Below, a line
   of furniture stands for itself too.
3. So are two lines of which the first ends within a sentence: at a comma, a hyphen, a small word ("of", "que").
4. So are a line without a stop that is long enough for prose and one that begins with a small letter, where the paragraph ends in a
   stop; or with a digit, where the page sets blank lines between its paragraphs: there the first may be short, too.
5. In a format that knows no other line breaks (``flowing``: Markdown), all lines after one that is long enough for prose, and all that
   begin with a small letter.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise

from dossier.language import language_codes, load_language
from dossier.read.page import PROSE_WORDS, Line
from dossier.read.split import SIGNATURE
from dossier.seen import JOINER, unbroken

WIDTHS = range(40, 121)  # characters to which lines are filled: wires have 60 to 80
SHORT = 0.67  # of the width; a shorter line without a stop is a byline or a label
FILLED = 0.7  # of the longer lines that end without a stop; the rest are headlines
MOST_LONGER = 0.05  # of the lines are longer than the width: addresses
LONGEST_LIST = 600  # characters of a list that is read as one sentence
WITHIN_WORDS = 3  # of a line that breaks off within a sentence; a label has fewer ("Photo by")
CLOSING_MARKS = '»”"'
_OPENERS = "([{«“"
_SIGNATURE = re.compile(SIGNATURE)


def unwrapped(text: str, page: Sequence[Line], *, breaks: Collection[int] | None = None, flowing: bool = False) -> str:
    """The text, character for character, with a space for each line break within a paragraph; ``breaks`` are the places of those that
    can be one, all where it is None."""
    pairs = list(_pairs(page, breaks))
    width = _width(pairs)
    spaced = breaks is not None or _sets_blank_lines(page)
    stopped = _stopped(page)
    within = _listed(page)
    counts: dict[int, int] = {}  # the words of a paragraph so far, by where its next line begins
    for above, below in pairs:
        count = counts.get(above.start, 0) + above.count
        by_words = _goes_on(above, below, count, spaced=spaced, flowing=flowing, stopped=below.start in stopped)
        if by_words or _is_filled(above, below, width):
            within.append((above, below))
            counts[below.start] = count
    parts, last = [], 0
    for above, below in sorted(within):
        if above.end >= last:
            parts += [text[last : above.end], _joined(text, above.end, below.start)]
            last = below.start
    return "".join([*parts, text[last:]])


def _listed(page: Sequence[Line]) -> list[tuple[Line, Line]]:
    """The lines between which a list goes on from the line that leads to it, or a quotation is signed."""
    found: list[tuple[Line, Line]] = []
    leading = 0  # characters of a list so far, its lead included
    for above, below in pairwise(page):
        if above.words.endswith(":") and not above.is_item and not above.is_furniture:
            leading = len(above.words)
        counts = any(map(str.isdigit, below.words)) and (below.is_item or below.words[0].isdigit())
        short = counts and below.count < PROSE_WORDS and not above.full and not below.is_furniture
        leading = leading + len(below.words) if leading and short and leading < LONGEST_LIST else 0
        signed = above.words[-1] in CLOSING_MARKS and below.is_item and not below.apart and _SIGNATURE.fullmatch(below.words)
        if leading or signed:
            found.append((above, below))
    return found


def _pairs(page: Sequence[Line], breaks: Collection[int] | None) -> Iterator[tuple[Line, Line]]:
    """The lines between which a paragraph may go on."""
    allowed = None if breaks is None else sorted(breaks)
    for above, below in pairwise(page):
        if below.apart or below.is_item or below.words.startswith(("#", "|")):
            continue
        if allowed is not None:
            number = bisect_left(allowed, above.end)
            if number == len(allowed) or allowed[number] >= below.start:
                continue
        yield above, below


def _width(pairs: Sequence[tuple[Line, Line]]) -> int:
    """The width to which the lines are filled; 0 where they are not."""
    fits: Counter[int] = Counter()
    for above, below in pairs:
        fits.update(range(len(above.words), min(_room(above, below), WIDTHS.stop)))
    best = max((width for width in fits if width in WIDTHS), key=lambda width: (fits[width], -width), default=0)
    longer = sum(len(line.words) > best for pair in pairs for line in pair)
    unstopped = [pair for pair in pairs if not pair[0].full and len(pair[0].words) >= SHORT * best]
    filled = sum(_is_filled(*pair, best) for pair in unstopped)
    return best if longer <= MOST_LONGER * 2 * len(pairs) and filled > 1 and filled >= FILLED * len(unstopped) else 0


def _room(above: Line, below: Line) -> int:
    """The width at which the first word of a line had found room in the line above."""
    return len(above.words) + 1 + len(below.words.split(" ", 1)[0])


def _is_filled(above: Line, below: Line, width: int) -> bool:
    """Whether a line ends where it does because the next word had no room."""
    return len(above.words) <= width < _room(above, below)


def _sets_blank_lines(page: Sequence[Line]) -> bool:
    """Whether blank lines stand above most of a page's sentences."""
    prose = [line.apart for line in page[1:] if line.is_prose]
    return 2 * sum(prose) >= len(prose)


def _stopped(page: Sequence[Line]) -> set[int]:
    """Where the lines begin below which, up to the next blank line, the last one ends in a stop."""
    found: set[int] = set()
    ended = False
    for number in range(len(page) - 1, -1, -1):
        if number + 1 == len(page) or page[number + 1].apart:
            ended = page[number].stop
        if ended:
            found.add(page[number].start)
    return found


def _goes_on(above: Line, below: Line, count: int, *, spaced: bool, flowing: bool, stopped: bool) -> bool:
    """Whether a sentence goes on in the line below, by its words; ``count`` are those of its paragraph so far, which ends in a stop where
    it is ``stopped``."""
    if above.stop or count < WITHIN_WORDS or above.is_furniture or below.is_furniture:
        return False
    if _is_within_sentence(above.words):
        return True
    small, digit = below.words[0].islower(), below.words[0].isdigit()
    if count < PROSE_WORDS:
        return (small and flowing) or ((small or digit) and spaced and stopped)
    return flowing or (stopped and (small or (digit and spaced)))


def _is_within_sentence(words: str) -> bool:
    """Whether a line cannot be a whole sentence or headline: by its last sign, or a small word at its end."""
    last = words.rsplit(None, 1)[-1]
    return words[-1] in ",-" or words[-1] in _OPENERS or (last.islower() and last in _unfinished())


@cache
def _unfinished() -> frozenset[str]:
    """The words of all languages with which no sentence ends."""
    return frozenset().union(*(load_language(code).words["reading.unfinished_words"] for code in language_codes()))


def _joined(text: str, start: int, end: int) -> str:
    """A line break as it is read: spaces, or signs of no width within a word."""
    seen = unbroken(text[max(0, start - 2) : end + 1])[min(2, start) : -1]
    return seen if seen.startswith(JOINER) else " " * (end - start)

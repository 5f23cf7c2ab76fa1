"""Markdown that would cost its converter minutes: ``costly_line`` finds it by its shape, before anything else reads the page.

A converter looks from each opening sign for the closing one, and copies a paragraph for each sign in it: what it costs grows with the
square of a paragraph's length. Each bound is far above what people write, and below it a megabyte costs seconds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

LONGEST = 5_000
"""Characters of a paragraph that has more than ``MOST_SIGNS``; one without signs may be of any length."""
MOST_SIGNS = 500
MOST_LINES = 400
"""Lines of a paragraph that is no table."""
MOST_ROWS = 5_000
MOST_OPEN = 200
"""Brackets, tags and comments on a page that nothing closes."""
MOST_NESTED = 20
"""Lists and quotations that one line opens, at four columns each."""
MOST_SHORT = 2_000
"""Paragraphs of a page that have fewer than ``SHORT`` characters on average: each costs a tenth of a millisecond by itself."""
SHORT = 16
LONGEST_REFERENCE = 40
"""Characters of a character reference."""

_SIGNS = str.maketrans("", "", "[]()<>*_`~!&\\{}^|$\"'=-.@:#/")
_BRACKETS = re.compile(r"[\[\]()<>]")
_OPENS = {"[": "]", "(": ")", "<": ">"}
_CLOSES = {closing: opening for opening, closing in _OPENS.items()}
_MARKER = re.compile(r"[ \t]*(?:[-*+>:]|\d{1,9}[.)])(?=[ \t>]|$)")
_TAG = re.compile(r"<(/?)[a-zA-Z]")
_REFERENCE = re.compile(r"&#?\w{41}")


@dataclass(slots=True)
class _Block:
    """A paragraph: its first line, and what was counted in it."""

    line: int
    characters: int = 0
    signs: int = 0
    lines: int = 0
    rows: int = 0
    opened: Counter[str] = field(default_factory=Counter)


def costly_line(text: str) -> tuple[int, str] | None:
    """The line of a Markdown text from which on it would cost a converter minutes, and why; None where it would not.

    >>> costly_line("A page with [a link](b.md).\\n\\n" + "[" * 1000)
    (3, 'more than 200 brackets, tags or comments are never closed')
    """
    unclosed = blocks = characters = 0
    for block in _blocks(text):
        blocks, characters = blocks + bool(block.characters), characters + block.characters
        if fault := _fault(block):
            return block.line, fault
        unclosed += sum(block.opened.values())
        if unclosed > MOST_OPEN:
            return block.line, f"more than {MOST_OPEN} brackets, tags or comments are never closed"
        if blocks > MOST_SHORT and characters < SHORT * blocks:
            return block.line, f"more than {MOST_SHORT} paragraphs have fewer than {SHORT} characters"
    return None


def _fault(block: _Block) -> str | None:
    """Why a paragraph costs too much."""
    if block.opened.pop("nested", 0) > MOST_NESTED:
        return f"more than {MOST_NESTED} lists or quotations stand within one another"
    if block.opened.pop("reference", 0):
        return f"a character reference has more than {LONGEST_REFERENCE} characters"
    if block.signs > MOST_SIGNS and block.characters > LONGEST:
        return f"a paragraph has more than {LONGEST} characters and {MOST_SIGNS} signs"
    if block.lines > MOST_LINES or block.rows > MOST_ROWS:
        return f"a paragraph has more than {MOST_LINES} lines, or a table more than {MOST_ROWS}"
    return None


def _blocks(text: str) -> Iterator[_Block]:
    """The paragraphs of a text, counted."""
    block = _Block(1)
    tags: Counter[str] = Counter()
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.isspace():
            yield block
            block = _Block(number + 1)
            continue
        _count(block, line, tags)
    block.opened["tag"] += max(0, tags["open"] - tags["close"]) // 2
    block.opened["comment"] += max(0, text.count("<!--") - text.count("-->"))
    yield block


def _count(block: _Block, line: str, tags: Counter[str]) -> None:
    """Count what a line adds to its paragraph."""
    plain = line.translate(_SIGNS)
    signs = len(line) - len(plain)
    is_row = "|" in line
    block.characters += len(line) + 1
    block.signs += signs if not is_row or len(line) > LONGEST else 0
    block.rows, block.lines = block.rows + is_row, block.lines + (not is_row)
    if not signs:
        return
    for bracket in _BRACKETS.findall(line):
        if bracket in _OPENS:
            block.opened[bracket] += 1
        elif block.opened[_CLOSES[bracket]]:
            block.opened[_CLOSES[bracket]] -= 1
    for closing in _TAG.findall(line):
        tags["close" if closing else "open"] += 1
    block.opened["nested"] = max(block.opened["nested"], _nested(line))
    block.opened["reference"] += bool(_REFERENCE.search(line))


def _nested(line: str) -> int:
    """How many lists and quotations a line opens, or stands in by its indent."""
    place = markers = 0
    while markers <= MOST_NESTED and (marker := _MARKER.match(line, place)):
        place, markers = marker.end(), markers + 1
    indent = len(line) - len(line.lstrip(" \t"))
    return markers + (indent // 4 if markers else 0)

"""What the style sheets of a page hide: ``hidden_by_sheets``. Its text is in the file, and no reader sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.read.hidden import properties, shows_nothing, without_comments

_OPENING = re.compile(r"<style\b[^>]{0,500}>", re.IGNORECASE)
_CLOSING = re.compile(r"</style", re.IGNORECASE)
_BRACES = re.compile(r"([{}])")
_SIMPLE = re.compile(r"[a-z]*([.#][\w-]+)")
_NAME = re.compile(r"[.#][\w-]+")
_SEEN = {"display": "none", "visibility": "hidden"}
"""What puts an element out of sight, by property; another value shows it."""


def hidden_by_sheets(page: str) -> frozenset[str]:
    """The classes (".name") and ids ("#name") whose elements a page's own sheets hide wherever it is read.

    A rule within another (for paper, for narrow screens) hides nothing here. What some rule shows again, once a script has its way, is
    taken for shown, and so is what moves into sight.

    >>> sorted(hidden_by_sheets("<style>.a, p#b {display: none} .c {display: none} .c.open {display: block}</style>"))
    ['#b', '.a']
    """
    hidden: set[str] = set()
    shown: set[str] = set()
    for selectors, style, nested in (rule for sheet in _sheets(page) for rule in _rules(without_comments(sheet))):
        hides = (shows_nothing(style) or style.get("visibility") == "hidden") and "animation" not in style
        shows = any(style.get(name, value) != value for name, value in _SEEN.items())
        for selector in selectors.lower().split(",") if hides or shows else ():
            simple = _SIMPLE.fullmatch(selector.strip())
            if hides and simple and not nested:
                hidden.add(simple[1])
            elif shows:
                shown.update(_NAME.findall(re.split(r"[\s>+~]+", selector.strip())[-1]))
    return frozenset(hidden - shown)


def _sheets(page: str) -> Iterator[str]:
    place = 0
    while (opening := _OPENING.search(page, place)) and (closing := _CLOSING.search(page, opening.end())):
        yield page[opening.end() : closing.start()]
        place = closing.end()


def _rules(sheet: str) -> Iterator[tuple[str, dict[str, str], bool]]:
    """The rules of a sheet: the selectors, what it says, whether it stands within another."""
    depth, head, words = 0, "", ""
    for piece in _BRACES.split(sheet):
        if piece == "{":
            depth, head = depth + 1, words
        elif piece == "}":
            if head:
                yield head, properties(words.lower()), depth > 1
            depth, head = max(0, depth - 1), ""
        words = piece

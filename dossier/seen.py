"""A text as a reader sees it: signs that are not seen are none, spaces of every width are spaces, a line break within a paragraph
is a space. Reading and finding look at the text so; what they find are places of the untouched one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

SOFT_HYPHEN, JOINER = "\u00ad", "\u2060"  # neither is seen
# Hyphens that a word may be cut at, spaces and marks of no width, signs that turn the direction of what follows or choose a glyph.
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_STRUCK = "\u0335-\u0338"  # a stroke through the character before it
_LOOKS_LIKE = {
    **dict.fromkeys("\t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u200a\u205f\u2800\u3000", "\u00a0"),
    **dict.fromkeys("\u2010\u2011\ufe63\uff0d", "-"),
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    "\u2012": "–",
    "\uff0c": ",",
    "\uff0e": ".",
    "\uff1e": ">",
    "\uff1c": "<",
}
"""What a sign looks like, where another one has the same meaning in a number or a word."""
_ODD = re.compile(rf"[^{_STRUCK}][{_STRUCK}]+|[{_UNSEEN}]|[{re.escape(''.join(_LOOKS_LIKE))}]")
_MAYBE_ODD = re.compile(rf"[{_STRUCK}{_UNSEEN}{re.escape(''.join(_LOOKS_LIKE))}]")  # one class is looked for five times as fast
_BREAK = re.compile(r"[\r\n\u2028\x85]\n?[ \t]*")
_HYPHENS = "-\u00ad\u2010"
_TURNS = {**dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"), **dict.fromkeys("\u2066\u2067\u2068", "\u2069")}
"""What turns the direction of a text, or shuts a part of it off, and the sign that ends it."""
_DIRECTION = re.compile(f"[{''.join(_TURNS)}{''.join(set(_TURNS.values()))}]")


class Visible(NamedTuple):
    """A text as it is seen, and where in the whole each of its characters stands."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the whole a span of it begins and ends."""
        return self.places[start], self.places[end - 1] + 1


def visible(text: str, start: int = 0, end: int | None = None) -> Visible | None:
    """A part of a text without what is not seen in it (soft hyphens, spaces of no width, what is struck out) and with each space and
    hyphen as the common one; None where it has nothing of the kind.

    >>> visible("1,\u200b200").text, visible("4\u2007200").text
    ('1,200', '4\\xa0200')
    """
    end = len(text) if end is None else end
    if _MAYBE_ODD.search(text, start, end) is None or _ODD.search(text, start, end) is None:
        return None
    parts: list[str] = []
    places: list[int] = []
    for first, last, seen in _stretches(text, start, end):
        parts.append(seen)
        places += range(first, last) if seen else ()
    return Visible("".join(parts), places)


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The stretches of a text in order, each with what is seen of it: as many characters, or none."""
    last = start
    for odd in _ODD.finditer(text, start, end):
        yield last, odd.start(), text[last : odd.start()]
        yield *odd.span(), _LOOKS_LIKE.get(odd[0], "")
        last = odd.end()
    yield last, end, text[last:end]


def unbroken(text: str, start: int = 0, end: int | None = None) -> str:
    """A part of a text, character for character, in which every line break is one space; none where a word is cut at its hyphen.

    >>> unbroken("tué\\n600 soldats"), visible(unbroken("des Nord-\\r\\nCoréens")).text
    ('tué 600 soldats', 'des Nord-Coréens')
    """
    return _BREAK.sub(_as_seen, text[start:end])


def _as_seen(broken: re.Match[str]) -> str:
    """What is seen of a line break, in as many characters."""
    before, after = broken.string[max(0, broken.start() - 2) : broken.start()], broken.string[broken.end() : broken.end() + 1]
    cuts = len(before) == 2 and before[1] in _HYPHENS and before[0].isalpha() and after.isalpha()
    return ("" if cuts else " ").ljust(len(broken[0]), JOINER)


def closed(text: str) -> str:
    """A text that turns the direction of nothing behind it: what turns it and is not ended ends with it, what ends nothing is left out.

    >>> closed("Colonel \u202eVoss") == "Colonel \u202eVoss\u202c", closed("Colonel\u2069 Voss")
    (True, 'Colonel Voss')
    """
    if _DIRECTION.search(text) is None:
        return text
    opened: list[str] = []
    parts, last = [], 0
    for sign in _DIRECTION.finditer(text):
        parts.append(text[last : sign.start()])
        last = sign.end()
        if sign[0] in _TURNS:
            opened.append(_TURNS[sign[0]])
        elif opened and opened[-1] == sign[0]:
            opened.pop()
        else:
            continue  # it ends nothing, or what another one around it has ended
        parts.append(sign[0])
    return "".join([*parts, text[last:], *reversed(opened)])


def undirected(name: str) -> str:
    """A name, or another text of our own sentences, without signs that turn its direction."""
    return _DIRECTION.sub("", name)

"""A store of finished drawings, so that each is made once: while the site is served, and between runs where a door keeps it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from importlib.metadata import version

made: dict[str, str] = {}
"""What was drawn so far, by a key of its source."""

_recalled: dict[str, str] = {}
"""What an earlier run drew, as a file said: nothing is taken from it that is not looked at."""

_used: dict[str, str] = {}


def kept(kind: str, source: str, make: Callable[[], str], *, fits: Callable[[str], bool]) -> str:
    """The result of ``make`` for a source: from the store if it is there and ``fits``, else made now.

    ``kind`` and ``source`` must hold all that the result depends on besides the drawing library, because a newer version of this program
    finds what an older one stored.
    """
    key = hashlib.sha256(f"{version('vl-convert-python')}\n{kind}\n{source}".encode()).hexdigest()
    if key not in made:
        recalled = _recalled.get(key)
        made[key] = recalled if recalled is not None and fits(recalled) else make()
    _used[key] = made[key]
    return made[key]


def recall_drawings(drawings: Mapping[str, str]) -> None:
    """Fill the store with the drawings of an earlier run, and start to note which are used."""
    _recalled.clear()
    _recalled.update(drawings)
    _used.clear()


def drawings_used() -> dict[str, str]:
    """The drawings used since the last ``recall_drawings``, by a key of their source and of the drawing library."""
    return dict(_used)

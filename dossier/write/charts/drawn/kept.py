"""What is drawn once: while the site is served, and between runs where a door keeps it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from importlib.metadata import version

made: dict[str, str] = {}
"""What was drawn so far, by a key of its source."""

_used: dict[str, str] = {}


def kept(kind: str, source: str, make: Callable[[], str]) -> str:
    """What ``make`` gives for a source by the drawing library, from an earlier time if there was one.

    ``kind`` and ``source`` must hold all else that the result depends on: a newer version of this program finds what an older
    one kept.
    """
    key = hashlib.sha256(f"{version('vl-convert-python')}\n{kind}\n{source}".encode()).hexdigest()
    if key not in made:
        made[key] = make()
    _used[key] = made[key]
    return made[key]


def recall_drawings(drawings: Mapping[str, str]) -> None:
    """Take what an earlier run made instead of making it again, and begin to note what is used."""
    made.update(drawings)
    _used.clear()


def drawings_used() -> dict[str, str]:
    """All used since the last ``recall_drawings``, by a key of its source and the drawing library."""
    return dict(_used)

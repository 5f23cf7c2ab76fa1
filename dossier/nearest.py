"""The names that somebody who mistyped one may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def did_you_mean(name: str, names: Iterable[str], *, most: int = 1) -> str:
    """A question that offers the names closest to a mistyped one, ``most`` of them; "" where none is close.

    >>> did_you_mean("topic", ["topics", "title"]), did_you_mean("topic", ["parties"])
    ("did you mean 'topics'?", '')
    """
    near = [f"'{other}'" for other in difflib.get_close_matches(name, list(names), n=most)]
    return f"did you mean {' or '.join(near)}?" if near else ""

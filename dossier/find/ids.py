"""The ids of an article's claims and passages: each has its own, made of its source and its words alone."""

from __future__ import annotations

from collections import Counter

from dossier.digest import stable_id
from dossier.seen import JOINER, unbroken


class Ids:
    """The ids given so far in one article."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._repeats: Counter[tuple[str, ...]] = Counter()

    def new(self, source: str, *words: str) -> str:
        """An id that depends on the source and the words, white space and the breaks of lines apart; where it is given already, on how
        often it was.

        >>> ids = Ids()
        >>> ids.new("a", "12 died.", "12") == ids.new("a", "12  died.", "12")
        False
        >>> Ids().new("a", "12 died.") == Ids().new("a", "12\\ndied.")
        True
        """
        parts = [_on_one_line(part) for part in (source, *words)]
        if parts[0] != source:
            parts.append(source)  # two names that differ in white space only are two sources
        found = None
        while found is None or found in self._given:
            self._repeats[tuple(parts)] += 1
            repeat = self._repeats[tuple(parts)]
            found = stable_id("\n".join([*parts, *([str(repeat)] if repeat > 1 else [])]))
        self._given.add(found)
        return found


def _on_one_line(words: str) -> str:
    return " ".join(unbroken(words).replace(JOINER, "").split())

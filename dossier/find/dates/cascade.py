"""Rules that are tried one after the other, each on what those before it have made of a row of signs: ``Cascade``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from dossier.find.expressions import Tags
from dossier.find.grammar import Found, Grammar

SHORT_ROW, KEPT_ROWS = 16, 1 << 14  # rows of so many signs at most recur, and which rule matches first is kept for as many


class Cascade:
    """Rules that are tried one after the other on a row of signs, each on what those before it have made of the row.

    ``known`` are all sets of tags that a token can have: a row has no other.

    >>> cascade = Cascade({"noun": "(the: det) noun", "verb": "verb"}, known=[frozenset({tag}) for tag in ("det", "noun", "verb")])
    >>> row = cascade.row([frozenset({"det"}), frozenset({"verb"})])
    >>> cascade.next(row), cascade.next(row, 2)
    (1, 2)
    """

    def __init__(self, rules: Mapping[str, str], *, known: Iterable[Tags]) -> None:
        grammar = Grammar(rules)
        self.row = grammar.row
        grammar.row(sorted(known, key=sorted))  # like signs side by side: ranges of them compile fast
        self._names = list(rules)
        self._pattern, self._find = grammar.pattern, grammar.find
        self._all = (1 << len(rules)) - 1
        self._masks = grammar.masks()
        self._next_of_short = lru_cache(maxsize=KEPT_ROWS)(self._search)

    def __len__(self) -> int:
        return len(self._names)

    def next(self, row: str, start: int = 0) -> int:
        """The number of the first rule, from ``start`` on, of which a row has a match; how many there are where it has none."""
        return self._next_of_short(row, start) if len(row) <= SHORT_ROW else self._search(row, start)

    def find(self, number: int, row: str) -> Iterator[Found]:
        """All matches of the rule with a number."""
        return self._find(self._names[number], row)

    def _search(self, row: str, start: int) -> int:
        asked = self._all >> start << start
        signs = set(row)
        for masks in self._masks:
            able = 0
            for sign in signs:
                able |= masks.get(sign, 0)
            asked &= able
        while asked:
            number = (asked & -asked).bit_length() - 1
            if self._pattern(self._names[number]).search(row):
                return number
            asked &= asked - 1
        return len(self._names)

"""Texts that share their wording: overlapping runs of words ("shingles"; A. Broder, On the resemblance of documents, 1997).

Linear in the texts: an index from shingle to the texts that hold it, each compared with the last few holders only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

# Experiment for the three numbers: the 31 annotated articles in English and French that the program was developed on, all
# pairs compared at 3, 4, 5, 6 and 8 words. At 6, sentences of independent articles share at most 29 % of the shorter one's
# runs and at most 4 runs in all; the two sentences that real articles took from one dispatch share 46 and 47 % (12 and 16 runs).
# At 3 words independent sentences reach 60 % ("... himself has never said how many"), at 8 the reworded ones begin to fall apart.
RUN = 6
SAME_SENTENCE = 0.4
SHARED_RUNS = 6

HOLDERS = 8  # 30 relays of one report form a chain of which each needs one neighbour; 8 leave room for strangers in between

_WORD = re.compile(r"\w+")

Shingles = frozenset[tuple[str, ...]]


def shingles(texts: Iterable[str]) -> Shingles:
    """The runs of six words of some sentences, none across two of them; a shorter sentence has none.

    >>> sorted(shingles(["One two three four five six seven."]))[0]
    ('one', 'two', 'three', 'four', 'five', 'six')
    """
    found = set()
    for text in texts:
        words = [word.casefold() for word in _WORD.findall(text)]
        found |= {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}
    return frozenset(found)


def shared_runs(documents: Sequence[Shingles]) -> Counter[tuple[int, int]]:
    """How many runs two documents share, by their places (smaller first), for the pairs that share any.

    Of the documents that hold a run each is compared with the ``HOLDERS`` before it: the counts of a wording held by more
    are too small for pairs far apart, never for neighbours. Cost: at most ``HOLDERS`` steps a run.
    """
    counts: Counter[tuple[int, int]] = Counter()
    holders: dict[tuple[str, ...], list[int]] = {}
    for place, document in enumerate(documents):
        for run in document:
            earlier = holders.setdefault(run, [])
            for other in earlier[-HOLDERS:]:
                counts[other, place] += 1
            earlier.append(place)
    return counts


def alike(one: Shingles, other: Shingles, *, shared: int, share: float) -> bool:
    """Whether ``shared`` runs are enough, and this part of the shorter text's, to call the wording the same."""
    return shared >= SHARED_RUNS and shared >= share * min(len(one), len(other))


def same_wording(documents: Sequence[Shingles], shared: Mapping[tuple[int, int], int], *, share: float) -> list[tuple[int, int]]:
    """The pairs of documents whose wording is the same, in order, by the runs that they share."""
    found = sorted(shared.items())
    return [pair for pair, count in found if alike(documents[pair[0]], documents[pair[1]], shared=count, share=share)]


def groups(size: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """For each of ``size`` things the smallest one it is joined with, directly or through others.

    >>> groups(4, [(1, 3), (3, 2)])
    [0, 1, 1, 1]
    """
    first = list(range(size))
    for one, other in pairs:
        low, high = sorted((first_of(first, one), first_of(first, other)))
        first[high] = low
    return [first_of(first, thing) for thing in range(size)]


def first_of(first: list[int], thing: int) -> int:
    """The smallest thing of a group; ``first`` leads to it and is made shorter on the way."""
    while first[thing] != thing:
        first[thing] = first[first[thing]]
        thing = first[thing]
    return thing

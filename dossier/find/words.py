"""A passage as words with offsets, and word lists of the editor's or a language pack's found among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import accumulate
from typing import NamedTuple, TypeVar

from dossier.language.lemmas import lemmas, plurals, verb_lemmas
from dossier.models import Span

# Of a text in lower case with straight apostrophes.
_WORD = re.compile(r"((?:[ldjtmnsç]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=\w)|'s\b|\w+(?:[-'](?!s\b)\w+)*|[.,;:!?…()«»\"“”—–])")
_MARKS = frozenset('.,;:!?…()«»"“”—–')

KEPT_WORDS = 8192  # of a language's words for which a list keeps what it holds of them; an article has about 400 different ones


class Word(NamedTuple):
    """A word or a mark of a text; ``lower`` is it in lower case with straight apostrophes."""

    start: int
    end: int
    lower: str

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return self.lower in _MARKS


class Words(list[Word]):
    """The words of a text in order; ``lower`` has each in lower case, which a dozen lists ask of every sentence."""

    __slots__ = ("lower",)

    lower: Sequence[str]


_word = partial(tuple.__new__, Word)  # three times as fast as Word(...): an article has 600


def lowered(text: str) -> str:
    """The text in lower case, character for character: "İ" alone would become two."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(char.lower()[0] for char in text)


def words_of(text: str, start: int = 0, end: int | None = None) -> Words:
    """The words and marks of a part of a text, with offsets into the whole text.

    >>> [word.lower for word in words_of("L’état-major, dit-il.")]
    ["l'", 'état-major', ',', 'dit-il', '.']
    """
    pieces = _WORD.split(lowered(text[start:end]).replace("’", "'"))  # what is between two words and the words, in turn
    edges = list(accumulate(map(len, pieces), initial=start))
    lower = pieces[1::2]
    words = Words(map(_word, zip(edges[1::2], edges[2::2], lower, strict=False)))
    words.lower = lower
    return words


def lowers(words: Sequence[Word]) -> Sequence[str]:
    """Each word in lower case."""
    return words.lower if isinstance(words, Words) else [word.lower for word in words]


class Hit(NamedTuple):
    """A list's word found in a text: ``first`` and ``last`` number the words it covers, ``name`` tells whose list."""

    start: int
    end: int
    first: int
    last: int
    name: str

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.start, self.end)


_Entry = tuple[str, tuple[str, ...], str]  # the list's name, the entry's words, the entry as written
_Key = TypeVar("_Key", bound=Hashable)


class _Kept(dict[_Key, tuple[_Entry, ...]]):
    """The entries that a word begins, or a word and the one after it: looked up once for those met lately."""

    def __init__(self, look_up: Callable[[_Key], tuple[_Entry, ...]]) -> None:
        self._look_up = look_up

    def __missing__(self, key: _Key) -> tuple[_Entry, ...]:
        if len(self) >= KEPT_WORDS:
            self.clear()
        found = self[key] = self._look_up(key)
        return found


class Cues:
    """Named word lists, ready to be found in texts of one language.

    A list's word stands for all its forms ("soldat" finds "soldats"), several words for that sequence, a final "*" for
    any ending. ``exact`` lists hold names: no other forms, and all-capital names keep their case. ``verbs`` lists hold
    verbs only, so that a form that is also a noun's ("estime") is found as the verb's.
    """

    def __init__(self, lists: Mapping[str, Iterable[str]], language: str, *, exact: bool = False, verbs: bool = False) -> None:
        self._language, self._exact, self._verbs = language, exact, verbs
        self._starts: dict[str, list[_Entry]] = {}
        self._prefixes: list[_Entry] = []
        self._begun = _Kept(self._beginning)
        self._going_on = _Kept(self._two)
        for name, entries in lists.items():
            for entry in entries:
                self._add(name, entry)
        self._heads = tuple(cue[0][:-1] for _, cue, _ in self._prefixes)

    def _add(self, name: str, entry: str) -> None:
        cue = tuple(word.lower for word in words_of(entry.replace("*", "")))
        if not cue:
            return
        if "*" in entry:
            cue = tuple(word + "*" if re.search(rf"{re.escape(word)}\*", entry.lower().replace("’", "'")) else word for word in cue)
        if cue[0].endswith("*"):
            self._prefixes.append((name, cue, entry))
            return
        for key in [cue[0]] if self._exact else lemmas(cue[0], self._language) | plurals(cue[0], self._language):
            self._starts.setdefault(key, []).append((name, cue, entry))

    def find(self, text: str, words: Sequence[Word]) -> list[Hit]:
        """All hits among the words, longest first at each place; hits of one list never overlap one another."""
        if not self._starts and not self._prefixes:
            return []
        lower = lowers(words)
        if not any(map(self._begun.__getitem__, lower)):
            return []
        hits: list[Hit] = []
        places = [number for number, word in enumerate(lower) if self._begun[word]]
        for number in places:
            after = lower[number + 1] if number + 1 < len(lower) else ""
            for name, cue, entry in self._going_on[lower[number], after]:
                last = number + len(cue) - 1
                if len(cue) > 2 and not self._ends(words, number, cue):
                    continue
                start, end = words[number].start, words[last].end
                if not self._exact or _same_case(text[start:end], entry):
                    hits.append(Hit(start, end, number, last, name))
        return _longest(hits) if len(hits) > 1 else hits

    def _beginning(self, word: str) -> tuple[_Entry, ...]:
        """The entries that a word may be the first of."""
        keys = (word,) if self._exact else _forms(word, self._language, self._verbs)
        if self._starts.keys().isdisjoint(keys) and not word.startswith(self._heads):
            return ()
        found = [entry for key in keys for entry in self._starts.get(key, ())]
        return (*found, *(entry for entry in self._prefixes if word.startswith(entry[1][0][:-1])))

    def _two(self, words: tuple[str, str]) -> tuple[_Entry, ...]:
        """The entries that may begin with two words, or are the first alone."""
        return tuple(entry for entry in self._begun[words[0]] if len(entry[1]) == 1 or (words[1] and self._same(words[1], entry[1][1])))

    def _ends(self, words: Sequence[Word], first: int, cue: tuple[str, ...]) -> bool:
        """Whether the third and later words of an entry are there."""
        return first + len(cue) <= len(words) and all(self._same(words[first + place].lower, cue[place]) for place in range(2, len(cue)))

    def _same(self, word: str, part: str) -> bool:
        """Whether a later word of an entry is there; a name may be tied to the next one ("Hollande du Nord-Frise")."""
        if part.endswith("*"):
            return word.startswith(part[:-1])
        if self._exact:
            return word == part or word.startswith(part + "-")
        if word == part or word in plurals(part, self._language):
            return True
        return not lemmas(part, self._language).isdisjoint(lemmas(word, self._language))


def _same_case(found: str, entry: str) -> bool:
    """Whether a name is written as in the list; one in small letters there may be in capitals here."""
    if found[:1].isupper() == entry[:1].isupper() and (not entry.isupper() or found == entry):
        return True
    return found.lower() == entry.lower() and not entry[:1].isupper()


@lru_cache(maxsize=65536)
def _forms(word: str, language: str, verb: bool) -> tuple[str, ...]:
    return tuple(sorted(lemmas(word, language) | (verb_lemmas(word, language) if verb else frozenset())))


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.first - hit.last, hit.first, hit.name)):
        if not any(hit.name == other.name and hit.first <= other.last and other.first <= hit.last for other in kept):
            kept.append(hit)
    return sorted(kept)

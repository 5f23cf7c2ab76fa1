"""A passage as words with offsets, and word lists of the editor's or a language pack's found among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import accumulate
from typing import NamedTuple

from dossier.language.lemmas import lemmas, verb_lemmas

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


_word = partial(tuple.__new__, Word)  # three times as fast as Word(...): an article has 600


def lowered(text: str) -> str:
    """The text in lower case, character for character: "İ" alone would become two."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(char.lower()[0] for char in text)


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words and marks of a part of a text, with offsets into the whole text.

    >>> [word.lower for word in words_of("L’état-major, dit-il.")]
    ["l'", 'état-major', ',', 'dit-il', '.']
    """
    pieces = _WORD.split(lowered(text[start:end]).replace("’", "'"))  # what is between two words and the words, in turn
    edges = list(accumulate(map(len, pieces), initial=start))
    return list(map(_word, zip(edges[1::2], edges[2::2], pieces[1::2], strict=False)))


class Hit(NamedTuple):
    """A list's word found in a text: ``first`` and ``last`` number the words it covers, ``name`` tells whose list."""

    start: int
    end: int
    first: int
    last: int
    name: str


_Entry = tuple[str, tuple[str, ...], str]  # the list's name, the entry's words, the entry as written


class _Kept(dict[str, tuple[_Entry, ...]]):
    """The entries that a word begins, looked up once for each of the words met lately."""

    def __init__(self, look_up: Callable[[str], tuple[_Entry, ...]]) -> None:
        self._look_up = look_up

    def __missing__(self, word: str) -> tuple[_Entry, ...]:
        if len(self) >= KEPT_WORDS:
            self.clear()
        found = self[word] = self._look_up(word)
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
        self._entries = _Kept(self._beginning)
        for name, entries in lists.items():
            for entry in entries:
                self._add(name, entry)

    def _add(self, name: str, entry: str) -> None:
        cue = tuple(word.lower for word in words_of(entry.replace("*", "")))
        if not cue:
            return
        if "*" in entry:
            cue = tuple(word + "*" if re.search(rf"{re.escape(word)}\*", entry.lower().replace("’", "'")) else word for word in cue)
        if cue[0].endswith("*"):
            self._prefixes.append((name, cue, entry))
            return
        for key in [cue[0]] if self._exact else lemmas(cue[0], self._language):
            self._starts.setdefault(key, []).append((name, cue, entry))

    def find(self, text: str, words: Sequence[Word]) -> list[Hit]:
        """All hits among the words, longest first at each place; hits of one list never overlap one another."""
        entries = self._entries
        if not any(candidates := [entries[word.lower] for word in words]):
            return []
        hits: list[Hit] = []
        for number, begun in enumerate(candidates):
            for name, cue, entry in begun:
                last = self._match(words, number, cue)
                if last is not None and self._same_case(text, words, number, last, entry):
                    hits.append(Hit(words[number].start, words[last].end, number, last, name))
        return _longest(hits)

    def _beginning(self, word: str) -> tuple[_Entry, ...]:
        """The entries that a word may be the first of."""
        keys = (word,) if self._exact else _forms(word, self._language, self._verbs)
        found = [entry for key in keys for entry in self._starts.get(key, ())]
        return (*found, *(entry for entry in self._prefixes if word.startswith(entry[1][0][:-1])))

    def _match(self, words: Sequence[Word], first: int, cue: tuple[str, ...]) -> int | None:
        last = first + len(cue) - 1
        if last >= len(words):
            return None
        for word, part in zip(words[first + 1 : last + 1], cue[1:], strict=True):  # the first one led here
            if part.endswith("*"):
                if not word.lower.startswith(part[:-1]):
                    return None
            elif not self._same(word.lower, part):
                return None
        return last

    def _same(self, word: str, part: str) -> bool:
        """Whether a later word of an entry is there; a name may be tied to the next one ("Hollande du Nord-Frise")."""
        if self._exact:
            return word == part or word.startswith(part + "-")
        return word == part or bool(lemmas(part, self._language) & lemmas(word, self._language))

    def _same_case(self, text: str, words: Sequence[Word], first: int, last: int, entry: str) -> bool:
        if not self._exact:
            return True
        found = text[words[first].start : words[last].end]
        return (found[:1].isupper() == entry[:1].isupper() and (not entry.isupper() or found == entry)) or (
            found.lower() == entry.lower() and not entry[:1].isupper()
        )


@lru_cache(maxsize=65536)
def _forms(word: str, language: str, verb: bool) -> tuple[str, ...]:
    return tuple(sorted(lemmas(word, language) | (verb_lemmas(word, language) if verb else frozenset())))


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(set(hits), key=lambda hit: (hit.first - hit.last, hit.first, hit.name)):
        if not any(hit.name == other.name and hit.first <= other.last and other.first <= hit.last for other in kept):
            kept.append(hit)
    return sorted(kept)

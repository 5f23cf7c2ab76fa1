"""A passage as words with offsets, and word lists of the editor's or a language pack's found among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dossier.language.lemmas import lemmas, verb_lemmas
from dossier.models import Span

_WORD = re.compile(
    r"(?:[ldjtmnsç]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\w)|['’]s\b|\w+(?:[-’'](?!s\b)\w+)*|[.,;:!?…()«»\"“”—–]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, order=True)
class Word(Span):
    """A word or a mark of a text; ``lower`` is it in lower case with straight apostrophes."""

    lower: str

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return not any(letter.isalnum() or letter == "_" for letter in self.lower)


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words and marks of a part of a text, with offsets into the whole text.

    >>> [word.lower for word in words_of("L’état-major, dit-il.")]
    ["l'", 'état-major', ',', 'dit-il', '.']
    """
    stop = len(text) if end is None else end
    return [Word(match.start(), match.end(), match[0].lower().replace("’", "'")) for match in _WORD.finditer(text, start, stop)]


@dataclass(frozen=True, slots=True, order=True)
class Hit(Span):
    """A list's word found in a text: ``first`` and ``last`` number the words it covers, ``name`` tells whose list."""

    first: int
    last: int
    name: str


class Cues:
    """Named word lists, ready to be found in texts of one language.

    A list's word stands for all its forms ("soldat" finds "soldats"), several words for that sequence, a final "*" for
    any ending. ``exact`` lists hold names: no other forms, and all-capital names keep their case. ``verbs`` lists hold
    verbs only, so that a form that is also a noun's ("estime") is found as the verb's.
    """

    def __init__(self, lists: Mapping[str, Iterable[str]], language: str, *, exact: bool = False, verbs: bool = False) -> None:
        self._language, self._exact, self._verbs = language, exact, verbs
        self._starts: dict[str, list[tuple[str, tuple[str, ...], str]]] = {}
        self._prefixes: list[tuple[str, tuple[str, ...], str]] = []
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
        hits: list[Hit] = []
        for number, word in enumerate(words):
            keys = (word.lower,) if self._exact else _forms(word.lower, self._language, self._verbs)
            candidates = [entry for key in keys for entry in self._starts.get(key, ())]
            candidates += [entry for entry in self._prefixes if word.lower.startswith(entry[1][0][:-1])]
            for name, cue, entry in candidates:
                last = self._match(words, number, cue)
                if last is not None and self._same_case(text, words, number, last, entry):
                    hits.append(Hit(word.start, words[last].end, number, last, name))
        return _longest(hits)

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

"""Which of the packs' furniture patterns match a page, and where.

The packs have hundreds of alternatives, each a cue, and a page is tried against those of every language: one by one on each
line they cost ten times the rest of reading. But most can only match where a line or a word begins with certain letters
("Share", "our newsletter"), or not without certain words anywhere ("cookie"). Those words are looked up once in the whole page,
and a cue is only tried where they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Literal

from dossier.language import NOTHING, REFERENCE, Language, language_codes, load_language
from dossier.models import Span
from dossier.read.literals import DIGIT, SIGNS, alternatives_of, first_words, needed, weight

IDEA = "furniture."  # the patterns under this name are kinds of cues: "furniture.cookie_banner" is the kind "cookie_banner"
RARE = 5  # letters; words this long are rare enough for a search of the whole line to cost nothing
REMEMBERED = 65536  # words of earlier pages
_FORM = re.compile(rf"[A-ZÀ-ÖØ-Þ]?[a-zà-öø-ÿ]+|[A-ZÀ-ÖØ-Þ]+|[{re.escape(SIGNS)}]")
_FIRST_WORD = re.compile(r"\W*(\w+)")
_NO_KINDS: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Cue:
    """One alternative of a pattern: the kind of furniture it shows, its expression, and where that may match: at the start of a
    line that begins with one of its ``words``, at any word that begins with one, or anywhere in a line that holds one. Without
    words it may match at the start of any line, or anywhere. ``searched`` are cues that are looked for in the whole line."""

    kind: str
    source: str
    case: bool
    where: Literal["line", "word", "anywhere"]
    words: tuple[str, ...]
    searched: bool = False

    @cached_property
    def find(self) -> Callable[[str, int], object]:
        """What finds it from a place of a line on; compiled when it is first tried, as a page tries few of hundreds."""
        regex = re.compile(self.source, re.NOFLAG if self.case else re.IGNORECASE)
        return regex.search if self.searched else regex.match


@dataclass(frozen=True, slots=True)
class Cues:
    """A page's text and ``words`` (as they stand between white space); the places of the words that cues need, in order, and
    the cues to be tried there: at that word, and anywhere in its line; the kinds found in spans that were asked for before."""

    text: str
    words: Set[str]
    places: list[int]
    at_word: list[tuple[Cue, ...]]
    anywhere: list[tuple[Cue, ...]]
    known: dict[tuple[int, int], frozenset[str]]

    def kinds(self, span: Span) -> frozenset[str]:
        """The kinds of cues found in a span, read as a line of its own.

        >>> page = find_cues("Le maire parle. Abonnez-vous !")
        >>> page.kinds(Span(0, 15)), page.kinds(Span(16, 30))
        (frozenset(), frozenset({'call_to_action'}))
        """
        key = span.start, span.end
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._kinds(*key)
        return found

    def _kinds(self, start: int, end: int) -> frozenset[str]:
        """The kinds of the cues tried in a stretch of the text, at its start, at its words and anywhere in it."""
        first = bisect_left(self.places, start)
        last = bisect_left(self.places, end, first) if first < len(self.places) else first
        word = _FIRST_WORD.match(self.text, start, end)
        likely = _at_line(word[1] if word else "")
        if first == last and not likely:
            return _NO_KINDS
        line = self.text[start:end]
        found = [cue.kind for cue in likely.union(*self.anywhere[first:last]) if cue.find(line, 0)]
        for number in range(first, last):
            for cue in self.at_word[number]:
                found += [cue.kind] if cue.find(line, self.places[number] - start) else []
        return frozenset(found) if found else _NO_KINDS


def find_cues(text: str) -> Cues:
    """Look up in a page all words that cues need; a capital within a word may begin another one, glued to it."""
    words = set(text.split())
    found: list[tuple[int, str]] = []
    for form in set().union(*map(_forms_with_cues, words)):
        place = text.find(form)
        while place >= 0:
            found.append((place, form))
            place = text.find(form, place + 1)
    found.sort()
    tried = [_tried_for(form) for _, form in found]
    return Cues(text, words, [place for place, _ in found], [cues for cues, _ in tried], [cues for _, cues in tried], {})


@lru_cache(maxsize=REMEMBERED)
def _forms_with_cues(word: str) -> tuple[str, ...]:
    """The parts of a word that cues need."""
    return tuple(form for form in _FORM.findall(word) if any(_tried_for(form)))


@cache
def _cues() -> tuple[Cue, ...]:
    """The cues of all packs; what stands in two packs is one."""
    kinds = [name for name in load_language(REFERENCE).patterns if name.startswith(IDEA)]
    languages = [load_language(code) for code in language_codes()]
    return tuple(dict(cue for name in kinds for language in languages for cue in _cues_of(language, name)).values())


def _cues_of(language: Language, name: str) -> Iterator[tuple[tuple[str, str, bool], Cue]]:
    """The cues of one pattern, each beside what makes it the same as another's."""
    pattern = language.patterns[name]
    for source in alternatives_of(pattern.source) if pattern.source != NOTHING else ():
        yield (name, source, pattern.case), _cue(name.removeprefix(IDEA), source, pattern.case)


def _cue(kind: str, source: str, case: bool) -> Cue:
    """A cue tried at as few places as is sure to find it."""
    first, inside = first_words(source), needed(source)
    if source.startswith("^"):
        return Cue(kind, source, case, "line", tuple(first)) if first or not inside else Cue(kind, source, case, "anywhere", tuple(inside))
    if source.startswith(r"\b") and RARE > weight(first) >= weight(inside):
        return Cue(kind, source, case, "word", tuple(first))
    return Cue(kind, source, case, "anywhere", tuple(inside), searched=True)


@cache
def _cues_by_letter() -> Mapping[str, Sequence[Cue]]:
    """The cues that need words, by each letter or sign that one of these begins with."""
    found: dict[str, list[Cue]] = {}
    for cue in _cues():
        for letter in {word[:1] for word in cue.words}:
            found.setdefault(letter, []).append(cue)
    return found


@cache
def _always() -> frozenset[Cue]:
    """The cues that need no word."""
    return frozenset(cue for cue in _cues() if not cue.words)


@lru_cache(maxsize=REMEMBERED)
def _tried_for(form: str) -> tuple[tuple[Cue, ...], tuple[Cue, ...]]:
    """The cues tried at a word of the text, and those tried anywhere in its line, because the word begins as they need it."""
    word = f"{form.lower()} "
    found = [cue for cue in _cues_by_letter().get(word[:1], ()) if word.startswith(cue.words)]
    return tuple(cue for cue in found if cue.where == "word"), tuple(cue for cue in found if cue.where == "anywhere")


@lru_cache(maxsize=REMEMBERED)
def _at_line(word: str) -> frozenset[Cue]:
    """The cues tried on any line, and those on one with this first word."""
    word = DIGIT if word[:1].isdigit() else f"{word.lower()} "
    return _always().union(cue for cue in _cues_by_letter().get(word[:1], ()) if cue.where == "line" and word.startswith(cue.words))

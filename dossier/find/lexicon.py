"""What each word of a sentence is: the tags of a language pack and the lists of a dossier, looked up once for each word.

A list has a ``kind`` and a ``name``. A list of the pack is a tag: its kind is the tag ("det.def", "verb.say"), and its words
bear the tag. A list of the dossier names one of its things: kind "topic", name "casualties".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from operator import itemgetter
from typing import Literal, NamedTuple

from dossier.find.expressions import INSIDE, Tags
from dossier.find.figures.lexicon import NUMERAL, numeral_values
from dossier.find.grammar import Kept, same
from dossier.find.words import MARKS, Token, lower_words, plain, words_of
from dossier.language import Language, Matching, load_language
from dossier.language.lemmas import lemmas, plurals, verb_lemmas
from dossier.models import Span

Found = Matching | Literal["names"]
"""How a list's entries are found; "names" in their own case and form."""

KEPT_WORDS = 8192  # different words whose look-up is kept; an article has about 400
CAPITAL, MARK, DIGIT, INITIAL = "capital", "mark", "digit", "initial"
"""The tags that a token bears for its characters: a capital first letter, punctuation, a digit first, one letter alone."""
_PARTS = re.compile(r"[-'’]")
_ANY = "anyword"  # stands for "*" while an entry is cut into words


@dataclass(frozen=True, slots=True)
class WordList:
    """Entries of one kind and name; an entry is a word or several in a row, a final "*" stands for any ending, a first
    one for any beginning of two letters or more, one between spaces for any word ("ministère * de la Défense")."""

    kind: str
    entries: tuple[str, ...]
    matching: Found = "words"
    name: str = ""


class Hit(NamedTuple):
    """An entry found: ``first`` and ``last`` number the tokens it covers, ``name`` is its list's."""

    start: int
    end: int
    first: int
    last: int
    name: str

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.start, self.end)


class _Entry(NamedTuple):
    """An entry of a list: its words, and the entry as written."""

    kind: str
    name: str
    matching: Found
    words: tuple[str, ...]
    written: str


class _Form(NamedTuple):
    """What is known of a word as it is written: it in lower case, its tags, and the entries that it may begin."""

    lower: str
    tags: Tags
    entries: tuple[_Entry, ...]


_LOWER, _TAGS, _ENTRIES = map(itemgetter, range(3))
"""The parts of a form, as fast as can be."""


_token = partial(tuple.__new__, Token)  # three times as fast as Token(...): an article has 600


_UNTAGGED = frozenset({"reading", "numbers", "dates", "inflection"})
"""The ideas whose lists of words are no tags."""

_SINGLE = frozenset({"speech"})
"""The ideas of which only entries of one word are tags; those of several are found by patterns."""

_MARKS = {",": "comma", ":": "colon", ".": "stop", "?": "question", ";": "semicolon", "(": "open", ")": "close", "—": "dash", "–": "dash"}
_MARKS |= {"«": "quote.open", "“": "quote.open", "»": "quote.close", "”": "quote.close", '"': "quote.straight"}
"""What a mark is called: its tag, behind "mark."."""


def pack_lists(language: Language) -> list[WordList]:
    """The lists of a language pack that are tags."""
    weekdays, months = language.words["reading.weekdays"], language.words["reading.months"]
    other = set(language.words["dates.weak"])  # "the march", "may": months with a capital only
    found = [WordList("weekday", weekdays), WordList("month", tuple(each for each in months if each not in other))]
    found.append(WordList("month", tuple(each.capitalize() for each in months if each in other), "names"))
    groups = [word for name in ("collectives", "hundreds", "scales", "plurals") for word in language.values[f"numbers.{name}"]]
    found.append(WordList("noun.quantity", tuple(groups)))
    found.append(WordList("reading.weekdays", weekdays))
    found.append(WordList(NUMERAL, tuple(numeral_values(language.code))))
    for name, entries in language.words.items():
        idea, matching = name.partition(".")[0], language.matching[name]
        if matching == "words" and idea in _UNTAGGED:
            continue
        single = matching == "words" and idea in _SINGLE
        found.append(WordList(name, tuple(each for each in entries if not single or len(_words(each)) == 1), matching))
    return found


class Lexicon:
    """Lists ready to be found among the words of one language."""

    def __init__(self, code: str, lists: Iterable[WordList]) -> None:
        self.code = code
        self._enclitics = tuple(sorted(load_language(code).words["inflection.enclitics"], key=len, reverse=True))
        self._starts: dict[Found, dict[str, list[_Entry]]] = {"words": {}, "forms": {}, "verbs": {}, "names": {}}
        self._prefixes: dict[str, list[_Entry]] = {}
        self._endings: dict[str, list[_Entry]] = {}
        self._forms = Kept(self._look_up, KEPT_WORDS)
        self._pairs = Kept(self._pair, KEPT_WORDS)
        for each in lists:
            for written in each.entries:
                self._add(each, written)
        self._shortest = min(map(len, self._prefixes), default=0)
        self._longest = max(map(len, self._prefixes), default=0)

    def _add(self, listed: WordList, written: str) -> None:
        if written.startswith("*"):
            self._endings.setdefault(written[1:], []).append(_Entry(listed.kind, listed.name, listed.matching, (written,), written))
            return
        words = _words(written.replace(" * ", f" {_ANY} ").replace("*", ""))
        if not words:
            return
        if "*" in written:
            words = tuple("*" if word == _ANY else word for word in words)
            lower = written.lower().replace("’", "'")
            words = tuple(word + "*" if re.search(rf"{re.escape(word)}\*", lower) else word for word in words)
        entry = _Entry(listed.kind, listed.name, listed.matching, words, written)
        if words[0].endswith("*"):
            self._prefixes.setdefault(words[0][:-1], []).append(entry)
            return
        exact = listed.matching in ("words", "names")
        starts = self._starts[listed.matching]
        for key in [words[0]] if exact else lemmas(words[0], self.code) | plurals(words[0], self.code):
            starts.setdefault(key, []).append(entry)

    def read(self, text: str, start: int = 0, end: int | None = None) -> tuple[list[Token], dict[str, list[Hit]]]:
        """The tokens of a part of a text with their tags, and the hits of each kind, in order; hits of one list never overlap."""
        starts, ends, words = words_of(text, start, end)
        forms = list(map(self._forms.__getitem__, words))
        tokens = list(map(_token, zip(starts, ends, map(_LOWER, forms), map(_TAGS, forms), strict=True)))
        hits: dict[str, list[Hit]] = {}
        for number, begun in enumerate(map(_ENTRIES, forms)):
            if begun:
                following = forms[number + 1].lower if number + 1 < len(forms) else ""
                self._add_begun(self._pairs[words[number], following], text, tokens, number, hits)
        for kind, each in hits.items():
            if len(each) > 1:
                hits[kind] = each = _longest(each)
            for hit in each:
                _tag(tokens, hit, kind)
        return tokens, hits

    def _add_begun(self, entries: Sequence[_Entry], text: str, tokens: Sequence[Token], first: int, hits: dict[str, list[Hit]]) -> None:
        """Add the hits that begin at a token, of entries whose first two words stand there."""
        for entry in entries:
            last = first + len(entry.words) - 1
            if last > first + 1 and not self._goes_on(tokens, first, last, entry):
                continue
            start, end = tokens[first].start, tokens[last].end
            if entry.matching != "names" or _same_case(text[start:end], entry.written):
                hits.setdefault(entry.kind, []).append(Hit(start, end, first, last, entry.name))

    def _look_up(self, written: str) -> _Form:
        word = plain(written)
        forms, base = lemmas(word, self.code), _without_pronoun(word, self._enclitics)
        keys: dict[Found, Iterable[str]] = {
            "words": (word,),
            "names": (word,),
            "forms": sorted(forms),
            "verbs": sorted((forms if base == word else lemmas(base, self.code)) | verb_lemmas(base, self.code)),
        }
        found = [entry for matching, starts in self._starts.items() for key in keys[matching] for entry in starts.get(key, ())]
        sizes = range(self._shortest, min(self._longest, len(word)) + 1)
        found += [entry for size in sizes for entry in self._prefixes.get(word[:size], ())]
        found += [entry for size in range(1, len(word) - (not word[0].isdigit())) for entry in self._endings.get(word[-size:], ())]
        alone = {entry.kind for entry in found if len(entry.words) == 1 and not entry.name and entry.matching != "names"}
        tags = {prefix for kind in alone for prefix in _prefixes(kind)}
        tags |= _character_tags(word)
        if any(map(str.isdigit, word)) or any(map(self._is_numeral, _PARTS.split(word))):
            tags.add(NUMERAL)
        if written[0].isupper():
            tags.add(CAPITAL)
        entries = tuple(dict.fromkeys(entry for entry in found if len(entry.words) > 1 or entry.name or entry.matching == "names"))
        return _Form(word, same(frozenset(tags)), entries)

    def _is_numeral(self, word: str) -> bool:
        return any(entry.kind == NUMERAL for entry in self._starts["words"].get(word, ()))

    def _pair(self, words: tuple[str, str]) -> tuple[_Entry, ...]:
        """The entries that a word begins with the one behind it, or is alone."""
        first, following = words
        return tuple(
            entry
            for entry in self._forms[first].entries
            if len(entry.words) == 1 or (following and self._same(following, entry.words[1], entry.matching))
        )

    def _goes_on(self, tokens: Sequence[Token], first: int, last: int, entry: _Entry) -> bool:
        """Whether the third and later words of an entry are there."""
        words = zip(range(first + 2, last + 1), entry.words[2:], strict=True)
        return last < len(tokens) and all(self._same(tokens[number].lower, part, entry.matching) for number, part in words)

    def _same(self, word: str, part: str, matching: Found) -> bool:
        """Whether a later word of an entry is there; a name may be tied to the next one ("Hollande du Nord-Frise")."""
        if part.endswith("*"):
            return word.startswith(part[:-1])
        if matching in ("words", "names"):
            return word == part or (matching == "names" and word.startswith(part + "-"))
        return _is_form(word, part, self.code)


def _words(written: str) -> tuple[str, ...]:
    """The words of an entry; one that ends in an apostrophe ("d'") stands before another word.

    >>> _words("le plus d'")
    ('le', 'plus', "d'")
    """
    elided = written.endswith(("'", "’"))
    words = tuple(lower_words(written + "a" if elided else written))
    return words[:-1] if elided else words


@lru_cache(maxsize=KEPT_WORDS)
def _is_form(word: str, part: str, code: str) -> bool:
    return word == part or word in plurals(part, code) or not lemmas(part, code).isdisjoint(lemmas(word, code))


@cache
def _prefixes(tag: str) -> tuple[str, ...]:
    """A tag and those it is a kind of.

    >>> _prefixes("det.def")
    ('det', 'det.def')
    """
    parts = tag.split(".")
    return tuple(".".join(parts[: size + 1]) for size in range(len(parts)))


def _character_tags(word: str) -> set[str]:
    """What a word's characters tell.

    >>> sorted(_character_tags(",")), _character_tags("x")
    (['mark', 'mark.comma'], {'initial'})
    """
    if word in MARKS:
        return set(_prefixes(f"{MARK}.{_MARKS.get(word, 'other')}"))
    if word[0].isdigit():
        return {DIGIT, "ordinal"} if "-" in word and word[-1].isalpha() else {DIGIT}  # "an 11-strong panel"
    return {INITIAL} if len(word) == 1 and word.isalpha() else set()


def _without_pronoun(word: str, enclitics: Iterable[str]) -> str:
    """A verb without the pronoun written onto it: "dit-il" is "dit"."""
    if "-" not in word:
        return word
    return next((word.removesuffix(ending) for ending in enclitics if word.endswith(ending) and word != ending), word)


def _tag(tokens: list[Token], hit: Hit, kind: str) -> None:
    """Put a kind on the tokens of a hit: on the first one as it is, on the others as inside an entry."""
    first = tokens[hit.first]
    tokens[hit.first] = _token((first.start, first.end, first.lower, _joined(first.tags, kind, "")))
    for number in range(hit.first + 1, hit.last + 1):
        token = tokens[number]
        tokens[number] = _token((token.start, token.end, token.lower, _joined(token.tags, kind, INSIDE)))


@lru_cache(maxsize=KEPT_WORDS)
def _joined(tags: Tags, kind: str, ending: str) -> Tags:
    return same(tags.union(tag + ending for tag in _prefixes(kind)))


def _same_case(found: str, entry: str) -> bool:
    """Whether a name is written as in the list; one in small letters there may be in capitals here."""
    if found[:1].isupper() == entry[:1].isupper() and (not entry.isupper() or found == entry):
        return True
    return found.lower() == entry.lower() and not entry[:1].isupper()


def _longest(hits: list[Hit]) -> list[Hit]:
    """The longest of overlapping hits of one list, the first where they are as long."""
    kept: list[Hit] = []
    taken: set[tuple[str, int]] = set()
    for hit in sorted(hits, key=lambda hit: (hit.first - hit.last, hit.first, hit.name)):
        covered = {(hit.name, number) for number in range(hit.first, hit.last + 1)}
        if taken.isdisjoint(covered):
            taken |= covered
            kept.append(hit)
    return sorted(kept)

"""Where words that an editor copied stand in an article: white space and line breaks count as one space, typographic quotes and
apostrophes as the plain ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dossier.models import Article, Span

_QUOTES = '"“”„«»‟'
_APOSTROPHES = "'’‘ʼ"
_GOES_ON, _BEGAN = re.compile(r"\w|[.,]\d|\s\d{3}(?!\d)"), re.compile(r"\w$|\d[.,]$")
_GROUP, _SPACED = re.compile(r"\d{3}(?!\d)"), re.compile(r"\d\s$")
_WORD = re.compile(r"\w+")

SHOWN = 160
"""Characters of a sentence that a message shows."""


def places_of(words: str, text: str, within: Span | None = None) -> list[Span]:
    """All places of the words in a text, or in a part of it.

    >>> places_of("the mayor's \\"tally\\"", "As the  mayor’s\\n« tally » says")
    [Span(start=3, end=25)]
    """
    parts = [r"\s+".join(map(_like, part.split())) for part in re.split(f"[{_QUOTES}]", words)]
    pattern = rf"\s*[{_QUOTES}]\s*".join(parts).removeprefix(r"\s*").removesuffix(r"\s*")
    start, end = (within.start, within.end) if within else (0, len(text))
    return [Span(*match.span()) for match in re.compile(pattern).finditer(text, start, end)] if any(parts) else []


def _like(word: str) -> str:
    return "".join(f"[{_APOSTROPHES}]" if sign in _APOSTROPHES else re.escape(sign) for sign in word)


def number_in(words: str, text: str, within: Span) -> Span | None:
    """The first place of a figure's words where they are no part of a longer number: "12" does not stand in "112" nor in "12 000"."""
    for place in places_of(words, text, within):
        found, before, after = text[place.start : place.end], text[within.start : place.start], text[place.end : within.end]
        goes_on = found[-1].isdigit() and _GOES_ON.match(after)
        began = found[0].isdigit() and (_BEGAN.search(before[-2:]) or (_GROUP.match(found) and _SPACED.search(before[-2:])))
        if not goes_on and not began:
            return place
    return None


def bag(words: str) -> frozenset[str]:
    """The words of a text, whatever their case."""
    return frozenset(_WORD.findall(words.casefold()))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two texts share of their words, from 0 to 1."""
    return len(one & other) / len(one | other) if one and other else 0.0


def sentence_around(article: Article, place: Span) -> Span:
    """The whole sentences in which words stand; the words alone where no sentence of the body holds them."""
    held = [one for one in article.sentences if one.start < place.end and place.start < one.end]
    return Span(min([place.start, *(one.start for one in held)]), max([place.end, *(one.end for one in held)]))


def nearest_words(words: str, article: Article) -> str:
    """The sentence of an article that shares most words with others, on one line; "" where none shares any."""
    wanted = bag(words)
    sentences: Sequence[str] = [article.text[one.start : one.end] for one in article.sentences]
    return on_one_line(max(sentences, key=lambda one: likeness(wanted, bag(one)), default="")) if _any_shared(wanted, sentences) else ""


def _any_shared(wanted: frozenset[str], sentences: Iterable[str]) -> bool:
    return any(wanted & bag(one) for one in sentences)


def on_one_line(words: str) -> str:
    """Words as a message shows them."""
    line = " ".join(words.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"

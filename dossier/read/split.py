"""Lines into sentences, with offsets. The splitters at hand break on "M. Morel" or miss glued sentences ("chiffre.Le SNR"),
so this one is ours: abbreviations that end no sentence, those that end one before a word that opens one ("at 10 a.m. The
mayor"), the case of what follows, and quotations, which stay whole with the words that say whose they are."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dossier.language import Language, load_language
from dossier.models import Span

LONGEST = 1500  # characters of a sentence; the longest in the annotated articles has 480
QUOTATION = 300  # characters up to which a quotation of several sentences stays whole; the annotators cut none, the longest has 210
_LESSER = re.compile(r"[;:,]\s|\s")
_STOP = re.compile(r"[.!?…]+(?:[\s\u00a0\u202f]*[»”’)\]]+|\"|'(?=[\s,]|$))?(?:\[[\w ]{1,12}\])*")
_NEXT = re.compile(r"[\s\u00a0\u202f]*+[-–—•]?[\s\u00a0\u202f]*+(?:[«“\"'‘(\[][\s\u00a0\u202f]*+)*+(?=[A-ZÀ-ÖØ-Þ0-9])")
_GLUED = re.compile(
    r"(?:[«“\"(][\s\u00a0\u202f]*)?(?:[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ’']|[AÀIY] [A-Za-zÀ-ÿ]|[A-ZÀ-Þ]{2,}\s)|(?<=[a-z»”\")]\.)(?:[«“\"] ?)[A-Z]"
    r"|(?<=[a-zà-ÿ]{3}\.)\d+(?:[,. ]\d{3})* [a-z]"
)
_APART = re.compile(r"[^\w.-]")
_WORD_LENGTH = 40  # characters before a stop in which its word stands
_INITIALS = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])*")
_OPENER = re.compile(r"[\s\u00a0\u202f]*(?:[«“\"‘(][\s\u00a0\u202f]*)?([^\W\d_]+)")
_NUMBER = re.compile(r"[\s\u00a0\u202f]*\d")
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
# A subhead that an agency sets between dashes, glued to the sentences around it: "d'hier.- Pacte de défense -Le ministre".
_SUBHEAD = re.compile(r"(?<=[.!?…»”\"])\s?- [A-ZÀ-ÖØ-Þ][^-.!?\n]{2,58}[^-.!?\s] -(?=\s?[«“\"A-ZÀ-ÖØ-Þ])")
_MARKS = re.compile(r"[«»“”\"]")


@dataclass(frozen=True, slots=True)
class _Shortened:
    """The abbreviations of a language, in lower case, and the words that show that one ended a sentence."""

    never: frozenset[str]
    closing: frozenset[str]
    numbered: frozenset[str]
    openers: frozenset[str]
    particles: frozenset[str]


def lines(text: str) -> Iterator[Span]:
    """The lines that hold more than white space, without the white space around them."""
    for match in _LINE.finditer(text):
        line = trimmed(text, match.start(), match.end())
        if line.start < line.end:
            yield line


def trimmed(text: str, start: int, end: int) -> Span:
    """A span without the white space (and byte-order mark) at its ends."""
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def sentences(text: str, line: Span, language: Language) -> list[Span]:
    """The sentences of one line, as spans of the whole text.

    >>> from dossier.language import load_language
    >>> text = "M. Morel l'a dit.Le SNR compte 1.500 morts. « Non ! », dit-il."
    >>> [text[s.start:s.end] for s in sentences(text, Span(0, len(text)), load_language("fr"))]
    ["M. Morel l'a dit.", 'Le SNR compte 1.500 morts.', '« Non ! », dit-il.']
    """
    return [sentence for part in _around_subheads(text, line) for sentence in _sentences(text, part, language)]


def _sentences(text: str, line: Span, language: Language) -> list[Span]:
    found, start = [], line.start
    quotations = deque(_quotations(text, line))
    for stop in _STOP.finditer(text, line.start, line.end):
        end = stop.end()
        while quotations and quotations[0].end <= stop.start():
            quotations.popleft()
        if stop[0].endswith('"') and not (quotations and quotations[0].start < stop.start() and quotations[0].end >= end):
            end -= 1  # the quote opens what follows
        within = bool(quotations) and quotations[0].start < stop.start() and end < quotations[0].end <= quotations[0].start + QUOTATION
        if end <= start or within or not _ends(text, stop.start(), end, line, language.code):
            continue
        found.append(trimmed(text, start, end))
        start = end
    rest = trimmed(text, start, line.end)
    found += [rest] if rest.start < rest.end else []
    return [piece for span in found for piece in _pieces(text, span)]


def _around_subheads(text: str, line: Span) -> Iterator[Span]:
    """A line apart from the subheads that are glued into it, in order."""
    start = line.start
    for subhead in _SUBHEAD.finditer(text, line.start, line.end):
        yield from (trimmed(text, start, subhead.start()), trimmed(text, *subhead.span()))
        start = subhead.end()
    yield trimmed(text, start, line.end)


def _quotations(text: str, line: Span) -> list[Span]:
    """What stands between quotation marks, marks included; a mark that nothing closes opens none."""
    found: list[Span] = []
    opened: re.Match[str] | None = None
    for mark in _MARKS.finditer(text, line.start, line.end):
        if opened and mark[0] == {"«": "»", "“": "”", '"': '"'}[opened[0]]:
            found.append(Span(opened.start(), mark.end()))
            opened = None
        elif mark[0] in "«“" or (mark[0] == '"' and not opened):
            opened = mark
    return found


def _pieces(text: str, sentence: Span) -> list[Span]:
    """A text without stops is cut where it has a lesser one: what reads a sentence costs more than its length."""
    pieces, start = [], sentence.start
    while sentence.end - start > LONGEST:
        cuts = [match.end() for match in _LESSER.finditer(text, start + LONGEST // 2, start + LONGEST)]
        end = cuts[-1] if cuts else start + LONGEST
        pieces.append(trimmed(text, start, end))
        start = end
    return [*pieces, trimmed(text, start, sentence.end)]


def _ends(text: str, stop: int, end: int, line: Span, code: str) -> bool:
    """Whether the stop at ``stop`` ends a sentence at ``end``: what stands before it, then what follows."""
    if end >= line.end:
        return True
    before = _APART.split(text[max(line.start, stop - _WORD_LENGTH) : stop])[-1]
    if text[stop] == "." and text[stop:end] in (".", ".)"):
        if _is_short(text, before, end, code):
            return False
        if before.isdigit() and len(before) <= 2 and stop - len(before) == line.start:
            return False  # "1. Qui sont ces soldats ?"
    if text[end].isspace():
        return bool(_NEXT.match(text, end, line.end + 1))
    glued = _GLUED.match(text, end, line.end)
    return bool(glued) and not (before[-1:].isupper() and text[end : end + 2].isupper())


def _is_short(text: str, before: str, end: int, code: str) -> bool:
    """Whether the word before a stop is an abbreviation or initials that go on in what follows."""
    short, word = _shortened(code), before.lower()
    initials = bool(_INITIALS.fullmatch(before)) and before[-1].isupper()
    if word in short.never or (word in short.numbered and _NUMBER.match(text, end)):
        return True
    if word not in short.closing and not initials:
        return False
    follows = _OPENER.match(text, end)
    opener = follows[1].lower() if follows and follows[1][0].isupper() else ""
    return opener not in short.openers or (len(before) == 1 and opener in short.particles)


@cache
def _shortened(code: str) -> _Shortened:
    words = load_language(code).words
    names = ("abbreviations", "closing_abbreviations", "numbered_abbreviations", "openers", "particles")
    return _Shortened(*(frozenset(word.rstrip(".").lower() for word in words[f"reading.{name}"]) for name in names))

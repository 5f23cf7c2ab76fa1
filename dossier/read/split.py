"""Lines into sentences, with offsets. The splitters at hand break on "M. Morel" or miss glued sentences ("chiffre.Le SNR"),
so this one is ours: abbreviations that end no sentence, those that end one before a word that opens one ("at 10 a.m. The
mayor"), the case of what follows, and quotations, which stay whole with the words that say whose they are."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dossier.dateprefix import MONTH_OR_DAY
from dossier.language import Language, load_language
from dossier.models import Span

LONGEST = 1500  # characters of a sentence; the longest in the annotated articles has 480
QUOTATION = 300  # characters up to which a quotation of several sentences stays whole; the annotators cut none, the longest has 210
CLOSING = {"«": "»", "“": "”", '"': '"'}  # the mark that closes a quotation, by the one that opens it
_LESSER_STOP = re.compile(r"[;:,]\s|\s")
_STOP = re.compile(r"[.!?…]+(?:[\s\u00a0\u202f]*[»”’)\]]+|\"|'(?=[\s,]|$))?(?:\[[\w ]{1,12}\])*")
_NEXT = re.compile(
    r"[\s\u00a0\u202f]*+[-–—•]?[\s\u00a0\u202f]*+(?:[«“\"'‘(\[][\s\u00a0\u202f]*+)*+(?=[A-ZÀ-ÖØ-Þ0-9])|\s+\[[^\[\]\n]{3,60}\]\s*$"
)
_GLUED = re.compile(
    r"(?:[«“\"(][\s\u00a0\u202f]*)?(?:[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ’']|[AÀIY] [A-Za-zÀ-ÿ]|[A-ZÀ-Þ]{2,}\s)|(?<=[a-z»”\")]\.)(?:[«“\"] ?)[A-Z]"
    r"|(?<=[a-zà-ÿ]{3}\.)\d+(?:[,. ]\d{3})* [a-z]"
)
_APART = re.compile(r"[^\w.-]")
_WORD_LENGTH = 40  # characters before a stop in which its word stands
_INITIALS = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])*")
_OPENER = re.compile(r"[\s\u00a0\u202f]*(?:[«“\"‘(][\s\u00a0\u202f]*)?([^\W\d_]+)")
_NUMBER = re.compile(r"[\s\u00a0\u202f]*\d")
# What some scrapers print before the text, on its first line: the page's own metadata.
_SCRAPED_DATE = re.compile(rf"\ufeff?\s*(?P<line>date (?P<date>{MONTH_OR_DAY}))(?!\S)")
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
# A subhead that an agency sets between dashes, glued to the sentences around it: "d'hier.- Pacte de défense -Le ministre".
_SUBHEAD = re.compile(r"(?<=[.!?…»”\"])\s?- [A-ZÀ-ÖØ-Þ][^-.!?\n]{2,58}[^-.!?\s] -(?=\s?[«“\"A-ZÀ-ÖØ-Þ])")
_CLOSED = re.compile(r"[»”\"]")
SIGNATURE = r"\s*[—–-]{1,2}\s?(?:[A-ZÀ-ÖØ-Þ]|(?:le|la|the|un|une|an?) |l[’'])[^.!?;:«“\"]{2,70}[^.!?;:«“\"\s]"
"""Who signs a quotation, behind a dash on its line."""
_SIGNATURE = re.compile(SIGNATURE)
_MARKS = re.compile(r"[«»“”\"]")


@dataclass(frozen=True, slots=True)
class _Abbreviations:
    """The abbreviations of a language, in lower case, by what a dot after them does, and the words that show that one ended
    a sentence."""

    never_end: frozenset[str]
    may_end: frozenset[str]
    before_number: frozenset[str]
    openers: frozenset[str]
    particles: frozenset[str]


def lines(text: str) -> Iterator[Span]:
    """The lines that hold more than white space, without the white space around them; a scraper's date is a line of its own."""
    scraped = _SCRAPED_DATE.match(text)
    if scraped:
        yield Span(*scraped.span("line"))
    for match in _LINE.finditer(text, scraped.end() if scraped else 0):
        line = trimmed(text, match.start(), match.end())
        if line.start < line.end:
            yield line


def scraped_date(text: str) -> tuple[str, str] | None:
    """The date that a scraper printed before the text, and its words.

    >>> scraped_date(" date 2031-05 La crue a fait douze morts.")
    ('2031-05', 'date 2031-05')
    """
    found = _SCRAPED_DATE.match(text)
    return (found["date"], found["line"]) if found else None


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
    abbreviations = _abbreviations(language.code)
    parts = _around_subheads(text, line) if text.find(" -", line.start, line.end) >= 0 else (line,)
    return [sentence for part in parts for sentence in _sentences(text, part, abbreviations)]


def _sentences(text: str, line: Span, abbreviations: _Abbreviations) -> list[Span]:
    """The sentences of a line without subheads."""
    found: list[Span] = []
    start = line.start
    for end in _ends(text, line, abbreviations):
        sentence = trimmed(text, start, end)
        if end - start > LONGEST:
            found += _cut(text, sentence)
        elif sentence.start < sentence.end:
            found.append(sentence)
        start = end
    return found


def _around_subheads(text: str, line: Span) -> Iterator[Span]:
    """A line apart from the subheads that are glued into it, in order."""
    start = line.start
    for subhead in _SUBHEAD.finditer(text, start, line.end):
        yield from (trimmed(text, start, subhead.start()), trimmed(text, *subhead.span()))
        start = subhead.end()
    yield trimmed(text, start, line.end)


def _ends(text: str, line: Span, abbreviations: _Abbreviations) -> Iterator[int]:
    """The places where the sentences of a line end, that of the line last."""
    words = text[line.start : line.end]
    quotations = deque(_quotations(text, line) if '"' in words or "«" in words or "“" in words else ())
    last = line.start
    for stop in _STOP.finditer(text, line.start, line.end):
        place, end = stop.span()
        while quotations and quotations[0].end <= place:
            quotations.popleft()
        around = quotations[0].end if quotations and quotations[0].start < place else 0
        if stop[0].endswith('"') and around < end:
            end -= 1  # the quote opens what follows
        kept_whole = around > end and around - quotations[0].start <= QUOTATION
        if end > last and not kept_whole and _ends_sentence(text, place, end, line, abbreviations):
            yield end
            last = end
    yield line.end


def _quotations(text: str, line: Span) -> Iterator[Span]:
    """What stands between quotation marks, marks included; a mark that nothing closes opens none."""
    opened, closing = 0, ""
    for mark in _MARKS.finditer(text, line.start, line.end):
        if mark[0] == closing:
            yield Span(opened, mark.end())
            closing = ""
        elif mark[0] in "«“" or (mark[0] == '"' and not closing):
            opened, closing = mark.start(), CLOSING[mark[0]]


def _cut(text: str, sentence: Span) -> list[Span]:
    """A text without stops is cut where it has a lesser one: what reads a sentence costs more than its length."""
    pieces, start = [], sentence.start
    while sentence.end - start > LONGEST:
        end = max((match.end() for match in _LESSER_STOP.finditer(text, start + LONGEST // 2, start + LONGEST)), default=start + LONGEST)
        pieces.append(trimmed(text, start, end))
        start = end
    return [*pieces, trimmed(text, start, sentence.end)]


def _ends_sentence(text: str, stop: int, end: int, line: Span, abbreviations: _Abbreviations) -> bool:
    """Whether the stop at ``stop`` ends a sentence at ``end``: what follows it, then the word before it."""
    if end >= line.end:
        return True
    spaced = text[end].isspace()
    if not (_NEXT.match(text, end, line.end + 1) if spaced else _GLUED.match(text, end, line.end)):
        return False
    if spaced and _CLOSED.search(text, stop, end) and _SIGNATURE.fullmatch(text, end, line.end):
        return False
    before = text[max(line.start, stop - _WORD_LENGTH) : stop].rpartition(" ")[2]
    before = before if before.isalnum() else _APART.split(before)[-1]
    if not spaced and before[-1:].isupper() and text[end : end + 2].isupper():
        return False
    if text[stop:end] not in (".", ".)"):
        return True
    numbers_line = before.isdigit() and len(before) <= 2 and stop - len(before) == line.start  # "1. Qui sont ces soldats ?"
    return not numbers_line and not _is_abbreviation(text, before, end, abbreviations)


def _is_abbreviation(text: str, before: str, end: int, abbreviations: _Abbreviations) -> bool:
    """Whether the word before a stop is an abbreviation or initials that go on in what follows."""
    word = before.lower()
    if word in abbreviations.never_end or (word in abbreviations.before_number and _NUMBER.match(text, end)):
        return True
    if word not in abbreviations.may_end and not (before[-1:].isupper() and _INITIALS.fullmatch(before)):
        return False
    follows = _OPENER.match(text, end)
    if not follows or not follows[1][0].isupper():
        return True
    opener = follows[1].lower()
    return opener not in abbreviations.openers or (len(before) == 1 and opener in abbreviations.particles)


@cache
def _abbreviations(code: str) -> _Abbreviations:
    """The abbreviations of a language, in lower case and without a dot at the end."""
    words = load_language(code).words
    names = ("abbreviations", "abbreviations_at_end", "abbreviations_of_numbers", "sentence_openers", "name_particles")
    return _Abbreviations(*(frozenset(word.rstrip(".").lower() for word in words[f"reading.{name}"]) for name in names))

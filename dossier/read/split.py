"""Lines into sentences, with offsets. The splitters at hand break on "M. Morel" or miss glued sentences ("chiffre.Le SNR"),
so this one is ours: a list of abbreviations, the case of what follows, and the parity of straight quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.language import Language
from dossier.models import Span

LONGEST = 1500  # characters of a sentence; the longest in the annotated articles has 480
_LESSER = re.compile(r"[;:,]\s|\s")
QUOTE_REST = 120  # characters of a quotation after its first sentence up to which it is kept with what leads into it
_STOP = re.compile(r"[.!?…]+[\s\u00a0\u202f]*[»”’)\]]+|[.!?…]+\"?(?!\w*[\w]@)|[.!?…]+")
_NEXT = re.compile(r"[\s\u00a0\u202f]*[-–—•]?[\s\u00a0\u202f]*(?:[«“\"'‘(\[][\s\u00a0\u202f]*)*(?=[A-ZÀ-ÖØ-Þ0-9])")
_GLUED = re.compile(
    r"(?:[«“\"(][\s\u00a0\u202f]*)?(?:[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ’']|[AÀY] [a-zà-ÿ]|[A-ZÀ-Þ]{2,}\s)|(?<=[a-z»”\")]\.)(?:[«“\"] ?)[A-Z]"
)
_WORD = re.compile(r"[\w.’'-]*$")
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")


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
    found, start = [], line.start
    abbreviations = {word.rstrip(".").lower() for word in language.words["reading.abbreviations"]}
    for stop in _STOP.finditer(text, line.start, line.end):
        end = stop.end()
        if stop[0].endswith('"') and text.count('"', line.start, end) % 2:
            end -= 1  # the quote opens what follows
        if end <= start or not _ends(text, stop.start(), end, line, abbreviations) or _within_quote(text, start, end, line):
            continue
        found.append(trimmed(text, start, end))
        start = end
    rest = trimmed(text, start, line.end)
    found += [rest] if rest.start < rest.end else []
    return [piece for span in found for piece in _pieces(text, span)]


def _pieces(text: str, sentence: Span) -> list[Span]:
    """A text without stops is cut where it has a lesser one: what reads a sentence costs more than its length."""
    pieces, start = [], sentence.start
    while sentence.end - start > LONGEST:
        cuts = [match.end() for match in _LESSER.finditer(text, start + LONGEST // 2, start + LONGEST)]
        end = cuts[-1] if cuts else start + LONGEST
        pieces.append(trimmed(text, start, end))
        start = end
    return [*pieces, trimmed(text, start, sentence.end)]


def _within_quote(text: str, start: int, end: int, line: Span) -> bool:
    """Whether a short quotation that the sentence leads into is still open: « 600 morts. Je le crois. » stays whole."""
    opened = text.rfind("«", start, end)
    if opened <= start or text.find("»", opened, end) >= 0:
        return False
    closing = text.find("»", end, min(line.end, end + QUOTE_REST))
    return closing >= 0 and text.find("«", end, closing) < 0


def _ends(text: str, stop: int, end: int, line: Span, abbreviations: set[str]) -> bool:
    """Whether the stop at ``stop`` ends a sentence at ``end``: what stands before it, then what follows."""
    if end >= line.end:
        return True
    word = _WORD.search(text, line.start, stop)
    before = word[0].rsplit("'", 1)[-1].rsplit("’", 1)[-1] if word else ""
    if text[stop] == "." and text[stop:end] == ".":
        if before.lower() in abbreviations or (len(before) == 1 and before.isupper()) or re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", before):
            return False
        if before.isdigit() and len(before) <= 2 and stop - len(before) == line.start:
            return False  # "1. Qui sont ces soldats ?"
    if text[end].isspace():
        return bool(_NEXT.match(text, end, line.end + 1))
    glued = _GLUED.match(text, end, line.end)
    return bool(glued) and not (before[-1:].isupper() and text[end : end + 2].isupper())

"""Body and furniture told apart, line by line and, where lines are glued, sentence by sentence.

The cascade, strongest evidence first:

1. Lines that the page's markup sets outside the article, where the page is HTML.
2. The heading of the readers' comments or of references: all that follows is no reporting.
3. The heading of a list of other articles: what follows is furniture until the article goes on (zones.py).
4. A line or glued piece that holds a sure cue of a language pack (of every language: pages mix them), or an unsure one and
   no reporting (page.py).
5. A line in another language than the article's, or printed twice outside the body; a sentence with a credit behind it; what
   says who the author is.
6. A line that is an address or a list of short menu words.
7. Above the first paragraph of prose, what carries no sentence is the page's head, the title among it (headline.py).
8. The rest is body: lines with sentences are "body", short lines without a stop are "heading".
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from dossier.language import Language
from dossier.models import Sentence, SentenceKind, Span
from dossier.read.cues import Cues, find_cues
from dossier.read.headline import find_title
from dossier.read.page import PROSE_WORDS, Line, is_furniture, read_lines
from dossier.read.split import sentences
from dossier.read.telling import is_foreign
from dossier.read.zones import TEASER_WORDS, Zone, find_zones

UNSTOPPED_WORDS = 15  # a line without a stop that is this long is prose whose stop was lost
CREDIT_WORDS = 6  # of a picture's credit behind its caption
NAME_WORDS = 12  # of a byline whose names are looked at
_BULLET = re.compile(r"^[\s]*[-–—•*▪‣]\s+")
_ADDRESS = re.compile(r"^\W*+(?:https?://|www\.)?[\w-]++(?:\.[\w-]++)++(?:/\S*+)?\W*$")
_CODE = re.compile(r"^[\w-]+(?:/[\w-]+)+$|^(?=.*\d)[A-Z0-9 /-]+$")
_GLUE = re.compile(r"(?<=[a-zà-öø-ÿ0-9)%€$£])(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]*[\s'’])|(?<=[A-Z])(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+[\s'’])")
_STOP_WITHIN = re.compile(r"[.!?…]['\"»”’)]*\s+\S")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ/|–—-]")
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’-]+")
_BARE_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’.-]+(?: [A-ZÀ-ÖØ-Þ][\w'’.-]+){1,2}")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning leaves: the title's span, the body's sentences, the furniture's spans, each in reading order; where the
    readers' comments begin; and the cues that were found, for those who ask what a piece of furniture tells."""

    title: Span | None
    sentences: tuple[Sentence, ...]
    furniture: tuple[Span, ...]
    comments: int
    cues: Cues = field(repr=False, compare=False)


def clean(text: str, language: Language, *, outside: Sequence[Span] = ()) -> Cleaned:
    """Tell the body of an article from what stands around it. All spans are of ``text``; ``outside`` are those that the
    page's markup sets outside the article, in order."""
    cues = find_cues(text)
    page = read_lines(text, cues)
    zones = find_zones(page)
    kinds = _kinds(text, page, zones, language, outside)
    comments = next((line.start for line, zone in zip(page, zones, strict=True) if zone == "end"), len(text))
    prose = [number for number, line in enumerate(page) if kinds[number] == "body" and line.is_prose]
    first = next(iter(prose), len(page))
    title = find_title(page, kinds, next((number for number in prose if not page[number].is_item), len(page)))
    body: list[Sentence] = []
    furniture: list[Span] = []
    for number, line in enumerate(page):
        if number == title:
            body.append(Sentence(line.start, line.end, number, "title"))
        elif kinds[number] == "furniture" or (
            number < first and not (kinds[number] == "point" or (kinds[number] == "body" and (line.stop or line.glued)))
        ):
            furniture.append(Span(line.start, line.end))
        else:
            _sort_pieces(text, line, number, kinds[number], language, cues, body, furniture)
    headline = Span(page[title].start, page[title].end) if title is not None else None
    return Cleaned(headline, tuple(body), tuple(furniture), comments, cues)


def _kinds(text: str, page: Sequence[Line], zones: Sequence[Zone], language: Language, outside: Sequence[Span]) -> list[str]:
    """Each line's kind: "body", "point" (of a summary), "heading" or "furniture"."""
    kinds: list[str] = []
    seen: set[str] = set()
    names: set[str] = set()
    left_out = deque(outside)
    for line, zone in zip(page, zones, strict=True):
        while left_out and left_out[0].end <= line.start:
            left_out.popleft()
        kind = (
            "furniture"
            if zone in ("end", "list") or "summary" in line.cues or (left_out and left_out[0].start < line.end)
            else _line_kind(text, line, language)
        )
        names |= _names(line)
        again = kind == "body" and line.words in seen
        seen.add(line.words)
        if again or ("biography" in line.cues and _NAME.findall(line.words)[0].casefold() in names):
            kind = "furniture"
        kinds.append("point" if zone == "points" and kind != "furniture" else kind)
    return kinds


def _line_kind(text: str, line: Line, language: Language) -> str:
    """What a line is that stands alone."""
    if line.glued:
        return "body"
    if line.is_furniture or _ADDRESS.match(line.words) or _CODE.match(line.words) or _is_credited(text, line, language):
        return "furniture"
    if line.count >= PROSE_WORDS and is_foreign(line.words, language.code):
        return "furniture"
    if line.stop and _BARE_NAME.fullmatch(line.words.rstrip(".")):
        return "furniture"  # a signature
    if line.stop or line.count >= UNSTOPPED_WORDS or (_BULLET.match(line.words) and line.count >= PROSE_WORDS):
        return "body"
    return "heading"


def _is_credited(text: str, line: Line, language: Language) -> bool:
    """Whether sentences are followed by a credit in capitals: "A street of the town. Paul Invent/Agency"."""
    if line.stop or not _STOP_WITHIN.search(line.words):
        return False
    *told, last = sentences(text, line, language)
    credit = text[last.start : last.end].split()
    return bool(told) and len(credit) <= CREDIT_WORDS and all(_CAPITAL.match(word) for word in credit)


def _names(line: Line) -> set[str]:
    """The names of authors that a line tells: a byline, or a line that is nothing but a name."""
    signed = ("byline" in line.cues and line.count <= NAME_WORDS) or _BARE_NAME.fullmatch(line.words)
    return {name.casefold() for name in _NAME.findall(line.words)} if signed else set()


def _sort_pieces(
    text: str, line: Line, paragraph: int, kind: str, language: Language, cues: Cues, body: list[Sentence], furniture: list[Span]
) -> None:
    """Cut a line into sentences, and each glued sentence where furniture ends or begins in it."""
    for sentence in sentences(text, line, language):
        pieces = _unglued(text, sentence, cues) if line.glued else [sentence]
        for number, piece in enumerate(pieces, 1):
            words = text[piece.start : piece.end]
            whole = piece.start == line.start and piece.end == line.end
            if not whole and (line.glued or len(words.split()) < TEASER_WORDS) and _tells_furniture(words, piece, cues):
                furniture.append(piece)
            else:
                start = piece.start + len(match[0]) if (match := _BULLET.match(words)) else piece.start
                role: SentenceKind = "body" if kind in ("body", "point") and number == len(pieces) else "heading"
                body.append(Sentence(start, piece.end, paragraph, role))


def _unglued(text: str, sentence: Span, cues: Cues) -> list[Span]:
    """Cut where a small letter runs into a capital, but only next to furniture: names such as "TikTok" stay whole."""
    cuts = [match.start() for match in _GLUE.finditer(text, sentence.start + 1, sentence.end)]
    pieces, start = [], sentence.start
    for cut in cuts:
        before, after = Span(start, cut), Span(cut, sentence.end)
        if any(_tells_furniture(text[piece.start : piece.end], piece, cues) for piece in (before, after)):
            pieces.append(before)
            start = cut
    return [*pieces, Span(start, sentence.end)]


def _tells_furniture(words: str, piece: Span, cues: Cues) -> bool:
    return is_furniture(words, cues.kinds(piece))

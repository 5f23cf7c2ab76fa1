"""Body and furniture: which of a page's lines the article reports, and which stand around it (cookie banners, menus, captions).

The words that show furniture are the patterns of each pack's ``language/<code>/furniture.toml``, one for each kind
(``furniture.cookie_banner``); ``page.SURE`` and ``page.UNSURE`` say which kinds decide alone. The lines are sorted by this
cascade and, where lines are glued, so are their sentences. Strongest evidence first:

1. Lines that the page's markup sets outside the article, where the page is HTML.
2. The heading of the readers' comments or of references: all that follows is no reporting.
3. The heading of a list of other articles: what follows is furniture until the article goes on (zones.py).
4. A line or glued piece that holds a sure cue of a language pack (of every language: pages mix them), or an unsure one and
   no reporting (page.py).
5. A line in another language than the article's, or printed twice outside the body; a sentence with a credit behind it; what
   says who the author is. Behind a dash, a credit closes the report ("… on Friday. — Agencies"): it alone is furniture.
6. A line that is an address or a list of short menu words.
7. Above the first paragraph of prose, what carries no sentence is the page's head, the title among it (headline.py).
8. The rest is body: lines with sentences are "body", short lines without a stop are "heading", and so are long ones that follow
   one another without a stop: headlines of other articles.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dossier.language import Language
from dossier.models import Markup, Sentence, Span
from dossier.read.cues import Cues, find_cues
from dossier.read.detection import is_other_language, may_hold_other_languages
from dossier.read.headline import find_title
from dossier.read.page import PROSE_WORDS, Line, is_furniture, read_lines
from dossier.read.split import SIGNATURE, sentences
from dossier.read.wrapped import unwrapped
from dossier.read.zones import TEASER_WORDS, find_zones

UNSTOPPED_WORDS = 15  # a line without a stop that is this long is prose whose stop was lost
CREDIT_WORDS = 6  # of a picture's credit behind its caption
BYLINE_WORDS = 12  # of a byline whose names are looked at
NAME_WORDS = 3  # of a line that is nothing but a name
_BULLET = re.compile(r"^[\s]*[-–—•*▪‣]\s+")
_ADDRESS = re.compile(r"^\W*+(?:https?://|www\.)?[\w-]++(?:\.[\w-]++)++(?:/\S*+)?\W*$")
_CODE = re.compile(r"^[\w-]+(?:/[\w-]+)+$|^(?=.*\d)[A-Z0-9 /-]+$")
_GLUE = re.compile(r"(?<=[a-zà-öø-ÿ0-9)%€$£])(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]*[\s'’])|(?<=[A-Z])(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+[\s'’])")
_STOP_WITHIN = re.compile(r"[.!?…]['\"»”’)]*\s+\S")
_AGENCY = re.compile(r"[—–-]+\s?[A-ZÀ-ÖØ-Þ]{2}[\w./-]*|[—–-]+\s?(?:[A-ZÀ-ÖØ-Þ][\w./-]+[\s/]*){1,4}")
_SIGNED = re.compile(rf"(?:[.!?…]\s*|^[«“\"][^«»“”\"]+)[»”\"]{SIGNATURE}$")
_LISTED = re.compile(r":(?:\s+[-–—•*▪‣]|\s)\s+\d")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ/|–—-]")
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’-]+")
_BARE_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’.-]+(?: [A-ZÀ-ÖØ-Þ][\w'’.-]+){1,2}")

LineKind = Literal["body", "point", "heading", "furniture"]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning leaves: the ``text`` with a space for each line break within a paragraph; the title's span, the body's
    sentences, the furniture's spans, each in reading order; where the readers'
    comments begin; and the page's cues, which say of what kind a piece of furniture is."""

    text: str = field(repr=False)
    title: Span | None
    sentences: tuple[Sentence, ...]
    furniture: tuple[Span, ...]
    comments: int
    cues: Cues = field(repr=False, compare=False)

    @property
    def body(self) -> list[Sentence]:
        """The sentences that report: neither headings nor the title."""
        return [sentence for sentence in self.sentences if sentence.kind == "body"]

    @property
    def headings(self) -> list[Span]:
        """The headings within the body."""
        return [Span(item.start, item.end) for item in self.sentences if item.kind == "heading"]


def clean(
    text: str, language: Language, *, markup: Markup | None = None, outside: Sequence[Span] = (), headline: str | None = None
) -> Cleaned:
    """Separate the body of an article from what stands around it. All spans are of ``text``; ``outside`` are those that the
    page's ``markup``, or an archive's head, sets outside the article, in order; ``headline`` are the words of the title, where they give
    it."""
    cues, page = _page(text)
    whole = unwrapped(text, page, breaks=markup.breaks, flowing=not markup.is_page) if markup else unwrapped(text, page)
    if whole != text:
        text = whole
        cues, page = _page(text)
    zones = find_zones(page)
    comments = zones.index("end") if "end" in zones else None
    kinds = list(_kinds(text, page, zones, language, cues, outside))
    prose = [number for number, line in enumerate(page) if line.is_prose and kinds[number] == "body"]
    title = _titled(page, headline)
    if title is None:
        title = find_title(page, kinds, next((number for number in prose if not page[number].is_item), len(page)))
    first = next(iter(prose), len(page))
    for number in _headlines(page, kinds, prose):
        kinds[number] = "heading"
    found: list[Sentence] = []
    furniture: list[Span] = []
    for number, line in enumerate(page):
        if number == title:
            found.append(Sentence(line.start, line.end, number, "title"))
        elif kinds[number] == "furniture" or (number < first and _is_head(line, kinds[number])):
            furniture.append(Span(line.start, line.end))
        else:
            for piece, kind in _pieces(text, line, kinds[number], language, cues):
                if kind == "furniture":
                    furniture.append(piece)
                else:
                    found.append(Sentence(piece.start, piece.end, number, kind))
    place = None if title is None else Span(page[title].start, page[title].end)
    return Cleaned(text, place, tuple(found), tuple(furniture), len(text) if comments is None else page[comments].start, cues)


def _titled(page: Sequence[Line], headline: str | None) -> int | None:
    """The number of the first line with these words."""
    words = (headline or "").split()
    return next((number for number, line in enumerate(page) if line.words.split() == words), None) if words else None


def _page(text: str) -> tuple[Cues, list[Line]]:
    """A text's cues of furniture, and its lines."""
    cues = find_cues(text)
    return cues, read_lines(text, cues)


def _headlines(page: Sequence[Line], kinds: Sequence[LineKind], prose: Sequence[int]) -> list[int]:
    """The headlines of other articles within the body: lines without a stop that follow one another, sentences above and below."""
    inside = range(prose[0] + 1, prose[-1]) if prose else ()
    likely = {number for number in inside if kinds[number] in ("body", "heading") and _may_be_headline(page[number])}
    return [number for number in likely if kinds[number] == "body" and not likely.isdisjoint((number - 1, number + 1))]


def _may_be_headline(line: Line) -> bool:
    """Whether a line has the length of a headline, and no stop."""
    return not line.stop and not line.glued and not line.is_item and not _is_told(line) and PROSE_WORDS <= line.count < TEASER_WORDS


def _is_head(line: Line, kind: LineKind) -> bool:
    """Whether a line above the first prose carries no sentence."""
    return kind == "heading" or (kind == "body" and not (line.stop or line.glued))


def _kinds(
    text: str, page: Sequence[Line], zones: Sequence[str], language: Language, cues: Cues, outside: Sequence[Span]
) -> Iterator[LineKind]:
    """Each line's kind; a "point" is one of a summary."""
    mixed = may_hold_other_languages(cues.words, language.code)
    printed: set[str] = set()
    authors: set[str] = set()
    for line, zone in zip(page, zones, strict=True):
        kind: LineKind = "furniture"
        if zone not in ("end", "list") and "summary_heading" not in line.cues and not (outside and _overlaps(line, outside)):
            kind = _line_kind(text, line, language, mixed=mixed)
        authors |= _authors(line)
        if (kind == "body" and line.words in printed) or _is_biography(line, authors):
            kind = "furniture"
        printed.add(line.words)
        yield "point" if zone == "points" and kind != "furniture" else kind


def _overlaps(line: Line, spans: Sequence[Span]) -> bool:
    """Whether a line shares characters with one of the spans, which are in order; of a signed quotation, whether that itself does."""
    end = line.start + 1 if _SIGNED.search(line.words) else line.end
    later = bisect_left(spans, end, key=lambda span: span.start)
    return later > 0 and spans[later - 1].end > line.start


def _line_kind(text: str, line: Line, language: Language, *, mixed: bool) -> LineKind:
    """What a line is that stands alone; ``mixed`` where the page has words of other languages."""
    if line.glued:
        return "body"
    if line.is_furniture or _is_code(line.words) or _is_credited(text, line, language):
        return "furniture"
    if mixed and line.count >= PROSE_WORDS and is_other_language(line.words, language.code):
        return "furniture"
    if line.stop and _is_name(line):
        return "furniture"  # a signature
    if line.stop or _is_told(line) or line.count >= UNSTOPPED_WORDS or (line.count >= PROSE_WORDS and _BULLET.match(line.words)):
        return "body"
    return "heading"


def _is_told(line: Line) -> bool:
    """Whether a line without a stop is a quotation with its signature, or a list with the line that leads to it."""
    return bool(_SIGNED.search(line.words) or _LISTED.search(line.words))


def _is_code(words: str) -> bool:
    """Whether words are an address, a path or a code in capitals with a number."""
    return bool(_ADDRESS.match(words) or _CODE.match(words))


def _is_credited(text: str, line: Line, language: Language) -> bool:
    """Whether sentences are followed by a credit in capitals: "A street of the town. Paul Invent/Agency"."""
    if line.stop or not _STOP_WITHIN.search(line.words):
        return False
    *before, last = sentences(text, line, language)
    credit = text[last.start : last.end]
    few = len(credit.split()) <= CREDIT_WORDS
    return bool(before) and few and not _AGENCY.fullmatch(credit) and all(map(_CAPITAL.match, credit.split()))


def _is_name(line: Line) -> bool:
    """Whether a line is nothing but a person's name."""
    return line.count <= NAME_WORDS and bool(_BARE_NAME.fullmatch(line.words))


def _authors(line: Line) -> set[str]:
    """The names of authors in a line that is a byline, or nothing but a name."""
    if ("byline" in line.cues and line.count <= BYLINE_WORDS) or _is_name(line):
        return {name.casefold() for name in _NAME.findall(line.words)}
    return set()


def _is_biography(line: Line, authors: set[str]) -> bool:
    """Whether a line says who one of the authors is."""
    return "author_biography" in line.cues and _NAME.findall(line.words)[0].casefold() in authors


def _pieces(
    text: str, line: Line, kind: LineKind, language: Language, cues: Cues
) -> Iterator[tuple[Span, Literal["body", "heading", "furniture"]]]:
    """A line's sentences, glued ones cut where furniture ends or begins in them, each piece with its own kind."""
    for sentence in sentences(text, line, language):
        pieces = _unglued(text, sentence, cues) if line.glued else [sentence]
        for piece in pieces:
            words = text[piece.start : piece.end]
            if _is_furniture_within(line, piece, words, cues) or (piece.start > line.start and _AGENCY.fullmatch(words)):
                yield piece, "furniture"
            else:
                bullet = _BULLET.match(words)
                body = kind != "heading" and piece is pieces[-1]
                yield Span(piece.start + bullet.end(), piece.end) if bullet else piece, "body" if body else "heading"


def _is_furniture_within(line: Line, piece: Span, words: str, cues: Cues) -> bool:
    """Whether a piece of a line is furniture: of a line that is not glued only a short one, and never the whole line."""
    kinds = cues.kinds(piece)
    if not kinds or (piece.start == line.start and piece.end == line.end):
        return False
    return (line.glued or len(words.split()) < TEASER_WORDS) and is_furniture(words, kinds)


def _unglued(text: str, sentence: Span, cues: Cues) -> list[Span]:
    """Cut where a small letter runs into a capital, but only next to furniture: names such as "TikTok" stay whole."""
    pieces, start = [], sentence.start
    for glue in _GLUE.finditer(text, sentence.start + 1, sentence.end):
        cut = glue.start()
        if any(is_furniture(text[piece.start : piece.end], cues.kinds(piece)) for piece in (Span(start, cut), Span(cut, sentence.end))):
            pieces.append(Span(start, cut))
            start = cut
    return [*pieces, Span(start, sentence.end)]

"""Body and furniture told apart, line by line and, where lines are glued, sentence by sentence.

The cascade, strongest evidence first:

1. The heading of the readers' comments: all that follows is theirs.
2. The heading of a list of other articles: what follows is furniture until a paragraph that can only be body.
3. A line or glued piece that one of the language packs' furniture patterns finds (of every language: pages mix them).
4. A line in another language than the article's, or printed twice outside the body.
5. A line that is an address or a list of short menu words.
6. Above the first paragraph of prose, what carries no sentence is the page's head; the longest such line is the title.
7. The rest is body: lines with sentences are "body", short lines without a stop are "heading".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dossier.language import Language, language_codes, load_language
from dossier.language.lemmas import known_share
from dossier.models import Sentence, SentenceKind, Span
from dossier.read.split import lines, sentences

PROSE_WORDS = 8  # a line of fewer words without a stop is a heading or a menu; set on the seeds, same result from 6 to 11
HEADLINE_WORDS = 32  # longer is a paragraph that lost its stop; the longest headline in the corpus has 24
UNSTOPPED_WORDS = 15  # a line without a stop that is this long is prose whose stop was lost
TEASER_WORDS = 25  # after a list of other articles only a paragraph this long is body again
TELLING_SHARE = 0.2  # of the words: articles 0.14 to 0.27, six other languages 0 to 0.14; below it the dictionary decides
KNOWN_SHARE = 0.4  # of the words in a dictionary: articles 0.66 to 1.0, six other European languages 0 to 0.3

FURNITURE = ("consent", "prompt", "share", "related", "reader", "byline", "published", "caption", "navigation")
_STOPPED = re.compile(r"[.!?…:;][\s\u00a0\u202f]*[»”\"’)\]]*\s*$|[»”\"]\s*$")
_BULLET = re.compile(r"^[\s]*[-–—•*▪‣]\s+")
_DATED = re.compile(r"\d{1,2}(?:er|st|nd|rd|th)? [^\W\d]+ \d{4}\s*$|[^\W\d]+ \d{1,2}, \d{4}\s*$|\d{1,2}[./]\d{1,2}[./]\d{4}\s*$")
_ADDRESS = re.compile(r"^\W*(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?\W*$")
_CODE = re.compile(r"^[\w-]+(?:/[\w-]+)+$|^(?=.*\d)[A-Z0-9 /-]+$")
_GLUE = re.compile(r"(?<=[a-zà-öø-ÿ0-9)%])(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+[\s'’])|(?<=[A-Z])(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+[\s'’])")
_GLUED_LINE = re.compile(r"[a-zà-öø-ÿ»\")\d]\.[A-ZÀ-ÖØ-Þ\"«][a-zà-öø-ÿ'’ ]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning leaves: the title's span, the body's sentences, the furniture's spans, each in reading order."""

    title: Span | None
    sentences: tuple[Sentence, ...]
    furniture: tuple[Span, ...]


def tell_language(text: str) -> str | None:
    """The language pack whose telling words are frequent; else the likeliest one whose dictionary holds enough of the
    text's words; None where none does.

    >>> tell_language("Le ministère a dit que les soldats sont dans la région."), tell_language("Der Minister sagte das nicht.")
    ('fr', None)
    """
    told = _telling_shares(text)
    likely = sorted(told, key=lambda code: (-told[code], code))
    if told[likely[0]] >= TELLING_SHARE and all(told[code] < told[likely[0]] / 2 for code in likely[1:]):
        return likely[0]
    return next((code for code in likely if _knows(code, text)), None)


def _knows(code: str, text: str) -> bool:
    """Whether a language's dictionary holds enough of a text's words, and more of them than a neighbour's."""
    share = known_share(text, code)
    return share >= KNOWN_SHARE and all(known_share(text, other) < share for other in load_language(code).words["reading.neighbours"])


def _telling_shares(text: str) -> dict[str, float]:
    words = re.findall(r"\w+'?", text.lower().replace("’", "'"))
    return {code: sum(word in _telling(code) for word in words) / max(1, len(words)) for code in language_codes()}


@cache
def _telling(code: str) -> frozenset[str]:
    return frozenset(load_language(code).words["reading.telling"])


def is_furniture(text: str) -> bool:
    """Whether a line, or a glued piece of one, is a page's furniture by its own words."""
    return any(pattern.search(text) for pattern in _furniture_patterns())


@cache
def _furniture_patterns() -> list[re.Pattern[str]]:
    return [
        language.regex(f"reading.{name}")
        for language in map(load_language, language_codes())
        for name in FURNITURE
        if f"reading.{name}" in language.patterns
    ]


def clean(text: str, language: Language) -> Cleaned:
    """Tell the body of an article from what stands around it. All spans are of ``text``."""
    found = list(lines(text))
    kinds = _zones(text, found)
    kinds = [kind or _line_kind(text, line, language.code) for kind, line in zip(kinds, found, strict=True)]
    kinds = _twice(text, found, kinds)
    first = next((number for number, line in enumerate(found) if kinds[number] == "body" and _opens_body(text, line)), len(found))
    title = _title(text, found, kinds, first)
    body: list[Sentence] = []
    furniture: list[Span] = []
    for number, line in enumerate(found):
        if number == title:
            body.append(Sentence(line.start, line.end, number, "title"))
        elif kinds[number] == "furniture" or (number < first and kinds[number] == "heading"):
            furniture.append(line)
        else:
            _sort_pieces(text, line, number, kinds[number], language, body, furniture)
    return Cleaned(found[title] if title is not None else None, tuple(body), tuple(furniture))


def _zones(text: str, found: Sequence[Span]) -> list[str]:
    """Steps 1 and 2: "furniture" for the lines under headings of comments and of other articles, else ""."""
    comments, after = (_any_language(name) for name in ("comments", "after"))
    kinds, zone, prose = [], "", 0
    for line in found:
        words = text[line.start : line.end]
        if prose >= 2 and comments(words):
            zone = "end"
        elif prose >= 2 and after(words):
            zone = zone or "list"
        elif (
            zone == "list"
            and len(words.split()) >= TEASER_WORDS
            and _STOPPED.search(words)
            and not _BULLET.match(words)
            and not is_furniture(words)
        ):
            zone = ""
        prose += len(words.split()) >= PROSE_WORDS and bool(_STOPPED.search(words))
        kinds.append("furniture" if zone else "")
    return kinds


def _any_language(name: str):  # type: ignore[no-untyped-def]
    patterns = [load_language(code).regex(f"reading.{name}") for code in language_codes()]
    return lambda words: any(pattern.search(words) for pattern in patterns)


def _line_kind(text: str, line: Span, code: str) -> str:
    """Steps 3, 5 and 7 for a line that stands alone."""
    words = text[line.start : line.end]
    count = len(words.split())
    if _GLUED_LINE.search(words):
        return "body"
    if is_furniture(words) or _ADDRESS.match(words) or _CODE.match(words):
        return "furniture"
    if count >= PROSE_WORDS and _foreign(words, code):
        return "furniture"
    stopped = bool(_STOPPED.search(words))
    if stopped or count >= UNSTOPPED_WORDS or (_BULLET.match(words) and count >= PROSE_WORDS):
        return "body"
    return "heading"


def _foreign(words: str, code: str) -> bool:
    """Step 4: another pack's telling words are frequent in the line and the article's are not."""
    shares = _telling_shares(words)
    return any(share >= TELLING_SHARE and share > 2 * shares[code] for other, share in shares.items() if other != code)


def _twice(text: str, found: Sequence[Span], kinds: Sequence[str]) -> list[str]:
    """Step 4: a paragraph printed again is not read again."""
    seen: set[str] = set()
    result = []
    for line, kind in zip(found, kinds, strict=True):
        words = text[line.start : line.end]
        again = kind == "body" and words in seen
        seen.add(words)
        result.append("furniture" if again else kind)
    return result


def _opens_body(text: str, line: Span) -> bool:
    words = text[line.start : line.end]
    return len(words.split()) >= PROSE_WORDS and bool(_STOPPED.search(words))


def _title(text: str, found: Sequence[Span], kinds: list[str], first: int) -> int | None:
    """Step 6: the longest line without a stop above the body, neither shouted nor a dateline; or the body's first line
    when a byline follows it."""
    best, length = None, 0
    for number in range(min(first + 1, len(found))):
        words = text[found[number].start : found[number].end]
        count = len(words.split())
        headline = kinds[number] != "furniture" and 3 <= count <= HEADLINE_WORDS
        stopped = bool(re.search(r"[.;,:]\s*$", words))
        if stopped and not _followed_by_byline(text, found, kinds, number):
            continue
        unlikely = words.isupper() or bool(_DATED.search(words))
        if headline and number <= first and not _GLUED_LINE.search(words) and not _BULLET.match(words) and count - 20 * unlikely > length:
            best, length = number, count
    return best


def _followed_by_byline(text: str, found: Sequence[Span], kinds: Sequence[str], number: int) -> bool:
    return number + 1 < len(found) and kinds[number] == "body" and kinds[number + 1] == "furniture" and number == 0


def _sort_pieces(text: str, line: Span, paragraph: int, kind: str, language: Language, body: list[Sentence], furniture: list[Span]) -> None:
    """Cut a line into sentences, and each glued sentence where furniture ends or begins in it."""
    glued = bool(_GLUED_LINE.search(text, line.start, line.end))
    role: SentenceKind = "body" if kind == "body" else "heading"
    for sentence in sentences(text, line, language):
        for piece in _unglued(text, sentence) if glued else [sentence]:
            words = text[piece.start : piece.end]
            if (glued or len(words.split()) < TEASER_WORDS) and is_furniture(words):
                furniture.append(piece)
            else:
                start = piece.start + len(match[0]) if (match := _BULLET.match(words)) else piece.start
                body.append(Sentence(start, piece.end, paragraph, role))


def _unglued(text: str, sentence: Span) -> list[Span]:
    """Cut where a small letter runs into a capital, but only next to furniture: names such as "TikTok" stay whole."""
    cuts = [match.start() for match in _GLUE.finditer(text, sentence.start + 1, sentence.end)]
    pieces, start = [], sentence.start
    for cut in cuts:
        if is_furniture(text[start:cut]) or is_furniture(text[cut : sentence.end]):
            pieces.append(Span(start, cut))
            start = cut
    return [*pieces, Span(start, sentence.end)]

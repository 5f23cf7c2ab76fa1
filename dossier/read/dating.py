"""When an article was published, and what in it says so. A prefix such as "2025-06", or nothing, rather than a guess.

The cascade, strongest evidence first (the editor's own date, in ``dossier.yml``, stands above it):

1. A line that says so: "Publié le ...", "Published: ...", a byline; then any line of the page's head with a whole date.
2. A dateline that opens the body: "LISBONNE, 23 oct 2024 (...) -".
3. A date in the article's address, or in an address on a line of the page's head.
4. A whole date in the title.
5. A caption's whole date, when the body names the weekday it fell on and no other weekday.
6. A footer's month: "Mis à jour en novembre 2025".
7. "Début juin" in the body, which is said in June, beside an explicit year that settles which June.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from dossier.language import Language, language_codes, load_language
from dossier.models import DateSpan, Sentence, Span
from dossier.read.clean import Cleaned

DATELINE = 80  # characters of the first sentence in which a dateline stands
SAYING = frozenset({"byline", "dated", "published"})  # kinds of cues that tell when a page was published
EVIDENCE = 100  # characters of a line that are enough to show why
LEAD = 40  # characters; a shorter sentence is no paragraph of the body
DECKS = 2  # paragraphs of the body above which a line with nothing but a date may stand
DATE_LINE = 60  # characters of such a line
CAPTION_WORDS = 6  # a credit alone ("© AFP, 2025") has fewer
_IN_ADDRESS = re.compile(r"(?<!\d)(20\d\d|19\d\d)[-/._]?(0[1-9]|1[0-2])[-/._]?(0[1-9]|[12]\d|3[01])(?!\d)")
_ADDRESS = re.compile(r"(?:https?://|www\.|^[\w.-]+\.[a-z]{2,}/)\S+", re.MULTILINE)
_YEAR = re.compile(r"(?<![\d.,])(20\d\d|19\d\d)(?![\d.,]\d|\d)")
_DIGITS = re.compile(r"\d{6,8}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")

Dated = tuple[str, str]  # an ISO date or prefix, and the words that tell it


class DateFinder(Protocol):
    """Finds the absolute dates of a text in one language."""

    def __call__(self, text: str, *, language: str) -> list[DateSpan]: ...


@dataclass(frozen=True, slots=True)
class _Page:
    """A cleaned page ready to be dated."""

    text: str
    cleaned: Cleaned
    language: Language
    find_dates: DateFinder

    def words(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def evidence(self, span: Span) -> str:
        return " ".join(self.words(span).split())[:EVIDENCE]

    def body(self) -> list[Sentence]:
        return [sentence for sentence in self.cleaned.sentences if sentence.kind == "body"]

    def head(self) -> list[Span]:
        """What stands above the body, and the short lines among its first paragraphs: a deck may stand above the date."""
        leads = [sentence for sentence in self.body() if sentence.end - sentence.start > LEAD]
        paragraphs = sorted({sentence.paragraph: sentence.start for sentence in reversed(leads)}.values())[: DECKS + 1]
        first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (len(self.text), len(self.text))
        headings = [
            Span(item.start, item.end) for item in self.cleaned.sentences if item.kind == "heading" and _YEAR.search(self.words(item))
        ]
        lines = [*self.cleaned.furniture, *(headings if len(headings) == 1 else [])]  # several are a chronology
        return [span for span in sorted(lines) if span.start < first or (span.start < last and span.end - span.start <= DATE_LINE)]


def date_article(
    text: str, cleaned: Cleaned, *, language: Language, url: str | None, find_dates: DateFinder
) -> tuple[str | None, str | None]:
    """The publication date (ISO date or prefix) and the words that tell it; ``(None, None)`` where nothing does."""
    page = _Page(text, cleaned, language, find_dates)
    found = _said(page) or _dateline(page) or _address(page, url) or _titled(page) or _caption(page) or _footer(page) or _this_month(page)
    return found or (None, None)


def iso(date: DateSpan) -> str | None:
    """The longest prefix that all days of a closed span share; None for an open one or one over a year's end.

    >>> iso(DateSpan(0, 9, dt.date(2025, 6, 1), dt.date(2025, 6, 30)))
    '2025-06'
    """
    if date.first is None or date.last is None:
        return None
    first, last = date.first.isoformat(), date.last.isoformat()
    return next((first[:size] for size in (10, 7, 4) if first[:size] == last[:size]), None)


def _day(page: _Page, span: Span) -> str | None:
    """The first date in a span that names its day and its year."""
    words = page.words(span)
    if not (_YEAR.search(words) or _DIGITS.search(words)):
        return None
    for date in page.find_dates(words, language=page.language.code):
        value, told = iso(date), words[date.start : date.end]
        if value and len(value) == len("2025-06-17") and (_YEAR.search(told) or _DIGITS.search(told)):
            return value
    return None


def _month(page: _Page, span: Span) -> str | None:
    """The first date in a span that names at least its month and its year."""
    words = page.words(span)
    if not _YEAR.search(words):
        return None
    dates = (date for date in page.find_dates(words, language=page.language.code) if _YEAR.search(words, date.start, date.end))
    return next((value for date in dates if (value := iso(date)) and len(value) >= len("2025-06")), None)


def _first(page: _Page, spans: Iterator[Span] | list[Span], *, month: bool = False) -> Dated | None:
    for span in spans:
        value = _day(page, span) or (_month(page, span) if month else None)
        if value:
            return value, page.evidence(span)
    return None


def _said(page: _Page) -> Dated | None:
    ours = [span for span in page.cleaned.furniture if span.start < page.cleaned.comments]
    plain = [span for span in ours if not _is_caption(page, span)]
    saying = (span for span in plain if page.cleaned.cues.kinds(span) & SAYING)
    head = [span for span in page.head() if not _is_caption(page, span)]
    return _first(page, saying, month=True) or _first(page, head)


def _is_caption(page: _Page, span: Span) -> bool:
    return len(page.words(span).split()) > CAPTION_WORDS and "caption" in page.cleaned.cues.kinds(span)


def _dateline(page: _Page) -> Dated | None:
    lead = next(iter(page.body()), None)
    cut = re.search(r"\s[-–—]\s", page.text[lead.start : min(lead.end, lead.start + DATELINE)]) if lead else None
    return _first(page, [Span(lead.start, lead.start + cut.start())]) if lead and cut else None


def _address(page: _Page, url: str | None) -> Dated | None:
    addresses = [url] if url else []
    addresses += [address[0] for span in page.head() for address in _ADDRESS.finditer(page.text, span.start, span.end)]
    found = ((match, address) for address in addresses if (match := _IN_ADDRESS.search(address)))
    return next((("-".join(match.groups()), address[:EVIDENCE]) for match, address in found), None)


def _titled(page: _Page) -> Dated | None:
    return _first(page, [page.cleaned.title]) if page.cleaned.title else None


def _caption(page: _Page) -> Dated | None:
    body = " ".join(page.words(sentence) for sentence in page.body()).lower()
    named = {number for number, name in enumerate(page.language.words["reading.weekdays"]) if re.search(rf"\b{name}\b", body)}
    if len(named) != 1:
        return None
    [weekday] = named
    for span in page.cleaned.furniture:
        words = page.words(span)
        for code in language_codes() if _YEAR.search(words) else ():
            for date in page.find_dates(words, language=code):
                told = words[date.start : date.end]
                same_day = date.first is not None and date.first == date.last and date.first.weekday() == weekday
                if (
                    same_day
                    and date.first
                    and _YEAR.search(told)
                    and load_language(code).words["reading.weekdays"][weekday] in told.lower()
                ):
                    return date.first.isoformat(), " ".join(words[max(0, date.start - 30) : date.end].split())
    return None


def _footer(page: _Page) -> Dated | None:
    dated = (span for span in page.cleaned.furniture if span.start < page.cleaned.comments and "dated" in page.cleaned.cues.kinds(span))
    return _first(page, dated, month=True)


def _this_month(page: _Page) -> Dated | None:
    """Step 7. The year is that of the latest date with a year that the body tells; the month must not lie before it."""
    months: list[tuple[int, Span]] = []
    for sentence in page.cleaned.sentences:
        for match in page.language.regex("reading.this_month").finditer(page.text, sentence.start, sentence.end):
            if not _YEAR.match(page.text, match.end() + 1):
                months.append((page.language.words["reading.months"].index(match[1].lower()) + 1, Span(match.start(), match.end())))
    latest = _latest(page) if len({month for month, _ in months}) == 1 else None
    if latest is None or months[0][0] < latest.month:
        return None
    month, span = months[0]
    return f"{latest.year}-{month:02d}", page.evidence(span)


def _latest(page: _Page) -> dt.date | None:
    """The latest day that the body names with its year."""
    latest: dt.date | None = None
    for sentence in page.cleaned.sentences:
        words = page.words(sentence)
        for date in page.find_dates(words, language=page.language.code) if _YEAR.search(words) else ():
            if date.last and _YEAR.search(words[date.start : date.end]):
                latest = max(latest or date.last, date.last)
    return latest

"""When an article was published, and what in it says so. A prefix such as "2025-06", or nothing, rather than a guess.

The cascade, strongest evidence first (the editor's own date, in ``dossier.yml``, and the page's metadata stand above it):

1. What a scraper printed before the text ("date 2025-06"); then a line that says so: "Publié le ...", "Published: ...", a byline; then
   any line of the page's head with a whole date.
2. A dateline that opens the body: "LISBONNE, 23 oct 2024 (...) -".
3. A date in the article's address, or in an address on a line of the page's head.
4. A whole date in the title.
5. The date in the file's name: "2025-06-12-daily-flood.txt".
6. A caption's whole date, when the body names the weekday it fell on and no other weekday.
7. A footer's month: "Mis à jour en novembre 2025".
8. "Début juin" in the body, which is said in June, beside an explicit year that settles which June.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Protocol

from dossier.dateprefix import MONTH_OR_DAY, Grain, common_prefix, full_day, is_date, is_known, prefix_of
from dossier.language import Language, language_codes, load_language
from dossier.models import DateSpan, Span
from dossier.read.clean import Cleaned
from dossier.read.split import scraped_date

DATELINE = 80  # characters of the first sentence in which a dateline stands
DATING_KINDS = frozenset({"byline", "last_change", "publication_line"})
"""Kinds of cues that say when a page was published."""
FILE_NAME, METADATA = "file name", "metadata"
"""The evidence for a date that stands in the file's name, or in what a page says of itself to programs."""
EVIDENCE = 100  # characters of a line that are enough to show why
PARAGRAPH = 40  # characters; a shorter sentence is no paragraph of the body
DECKS = 2  # paragraphs of the body above which a line with nothing but a date may stand
DATE_LINE = 60  # characters of such a line
CAPTION_WORDS = 6  # a credit alone ("© AFP, 2025") has fewer
BEFORE_DATE = 30  # characters of a caption before its date that are shown as evidence
_IN_ADDRESS = re.compile(r"(?<!\d)(20\d\d|19\d\d)[-/._]?(0[1-9]|1[0-2])[-/._]?(0[1-9]|[12]\d|3[01])(?!\d)")
_ADDRESS = re.compile(r"(?:https?://|www\.|^[\w.-]+\.[a-z]{2,}/)\S+", re.MULTILINE)
_YEAR = re.compile(r"(?<![\d.,])(20\d\d|19\d\d)(?![\d.,]\d|\d)")
_DIGITS = re.compile(r"\d{6,8}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_IN_NAME = re.compile(rf"(?<!\d){MONTH_OR_DAY}(?!\d|-\d\d?(?!\d))")
_DASH = re.compile(r"\s[-–—]{1,3}\s")
_WORD = re.compile(r"\w+")

Dated = tuple[str, str]
"""An ISO date or prefix, and the article's words that give it."""


class Given(Protocol):
    """A day that a page's metadata give."""

    @property
    def day(self) -> str: ...

    @property
    def in_utc(self) -> bool: ...


class DateFinder(Protocol):
    """Finds the absolute dates of a text in one language."""

    def __call__(self, text: str, *, language: str) -> list[DateSpan]: ...


@dataclass(frozen=True, slots=True)
class _Page:
    """A cleaned page to be dated, the article's address where it is known, its file's name, and where lines apart from the article
    begin."""

    text: str
    cleaned: Cleaned
    language: Language
    find_dates: DateFinder
    url: str | None
    name: str
    apart: frozenset[int] = frozenset()

    def words(self, span: Span) -> str:
        """The words of a span."""
        return self.text[span.start : span.end]

    def evidence(self, span: Span) -> str:
        """A span's words on one line, as many as show why the article has its date."""
        return " ".join(self.words(span).split())[:EVIDENCE]

    def dates(self, words: str, language: str | None = None) -> Iterator[tuple[DateSpan, str]]:
        """The dates that name their year, each with its own words."""
        if _YEAR.search(words) or _DIGITS.search(words):
            for date in self.find_dates(words, language=language or self.language.code):
                own = words[date.start : date.end]
                if _YEAR.search(own) or _DIGITS.search(own):
                    yield date, own

    def kinds(self, span: Span) -> frozenset[str]:
        """The kinds of furniture of which words stand in a span."""
        return self.cleaned.cues.kinds(span)

    def is_caption(self, span: Span) -> bool:
        """Whether a span is a picture's caption, whose date is the picture's."""
        return len(self.words(span).split()) > CAPTION_WORDS and "caption" in self.kinds(span)

    def furniture(self) -> list[Span]:
        """The furniture above the readers' comments, which are dated for themselves."""
        return [span for span in self.cleaned.furniture if span.start < self.cleaned.comments and span.start not in self.apart]

    def head(self) -> list[Span]:
        """What stands above the body, and the short lines among its first paragraphs: a deck may stand above the date."""
        starts: dict[int, int] = {}
        for sentence in self.cleaned.body:
            if sentence.end - sentence.start > PARAGRAPH:
                starts.setdefault(sentence.paragraph, sentence.start)
        paragraphs = [*starts.values()][: DECKS + 1] or [len(self.text)]
        headings = [span for span in self.cleaned.headings if _YEAR.search(self.words(span))]
        lines = sorted([*self.cleaned.furniture, *(headings if len(headings) == 1 else [])])  # several are a chronology
        return [span for span in lines if span.start < paragraphs[0 if span.end - span.start > DATE_LINE else -1]]


def date_article(
    text: str,
    cleaned: Cleaned,
    *,
    language: Language,
    url: str | None,
    find_dates: DateFinder,
    name: str = "",
    given: Given | None = None,
    changed: Given | None = None,
    apart: Sequence[Span] = (),
) -> tuple[str | None, str | None]:
    """The publication date (ISO date or prefix) and the words that give it, ``FILE_NAME`` or ``METADATA``; ``(None, None)`` where nothing
    does.

    ``name`` is the file's, without its ending. The page's metadata give the day of publication (``given``) and that of its last change
    (``changed``); no line ``apart`` from the article, such as its footer's, dates it.
    """
    page = _Page(text, cleaned, language, find_dates, url, name, frozenset(span.start for span in apart))
    if given:
        seen = _dating_line(page) if given.in_utc else None
        return seen if seen and _neighbours(seen[0], given.day) else (given.day, METADATA)
    steps = (_scraped, _dating_line, _dateline, _address, _title, _file_name, _caption, _footer, _month_without_year)
    found = next((found for step in steps if (found := step(page)) and is_date(found[0])), None)  # no 31 February
    return found or ((changed.day, METADATA) if changed else (None, None))


def _neighbours(one: str, other: str) -> bool:
    """Whether two days lie side by side."""
    return is_known(one, "day") and is_known(other, "day") and abs((full_day(one) or 0) - (full_day(other) or 0)) == 1


def _dated(page: _Page, spans: Iterable[Span], grain: Grain = "day") -> Dated | None:
    """The first span with a date that is known as closely as ``grain`` asks; of its dates the closest known."""
    for span in sorted(spans, key=lambda span: bool(page.language.regex("reading.other_date").match(page.words(span)))):
        known = [(prefix, date) for date, _ in page.dates(page.words(span)) if (prefix := _prefix(date)) and is_known(prefix, grain)]
        if known:
            return max(_first_published(page, span, known), key=len), page.evidence(span)
    return None


def _first_published(page: _Page, span: Span, known: Sequence[tuple[str, DateSpan]]) -> list[str]:
    """Of a line's dates those that are not said to be of a change: "Updated: 3 May. Published: 1 May"."""
    words, other = page.words(span), page.language.regex("reading.other_date")
    starts = [0, *(date.end for _, date in known)]
    changed = [bool(other.search(words, start, date.start)) for start, (_, date) in zip(starts, known, strict=False)]
    return [prefix for (prefix, _), change in zip(known, changed, strict=True) if not change or all(changed)]


def _prefix(date: DateSpan) -> str | None:
    """The day, month or year that holds all days of a date; None for an open one or one over a year's end."""
    return common_prefix(date.first, date.last) if date.first and date.last else None


def _scraped(page: _Page) -> Dated | None:
    """Step 1, before all else."""
    return scraped_date(page.text)


def _dating_line(page: _Page) -> Dated | None:
    """Step 1."""
    saying = (span for span in page.furniture() if not DATING_KINDS.isdisjoint(page.kinds(span)) and not page.is_caption(span))
    return _dated(page, saying, "month") or _dated(page, (span for span in page.head() if not page.is_caption(span)))


def _dateline(page: _Page) -> Dated | None:
    """Step 2."""
    for opening in page.cleaned.body[:1]:
        dash = _DASH.search(page.text[opening.start : min(opening.end, opening.start + DATELINE)])
        return _dated(page, [Span(opening.start, opening.start + dash.start())]) if dash else None
    return None


def _address(page: _Page) -> Dated | None:
    """Step 3."""
    addresses = [page.url or "", *(address for span in page.head() for address in _ADDRESS.findall(page.text, span.start, span.end))]
    found = ((match, address) for address in addresses if (match := _IN_ADDRESS.search(address)))
    return next((("-".join(match.groups()), address[:EVIDENCE]) for match, address in found), None)


def _title(page: _Page) -> Dated | None:
    """Step 4."""
    return _dated(page, filter(None, [page.cleaned.title]))


def _file_name(page: _Page) -> Dated | None:
    """Step 5. Whoever saved the article named its file so."""
    found = _IN_NAME.search(page.name)
    return (found[0], FILE_NAME) if found else None


def _caption(page: _Page) -> Dated | None:
    """Step 6. A caption may be in another language than the article."""
    weekday = _only_weekday(page)
    for span, code in product(page.cleaned.furniture if weekday is not None else (), language_codes()):
        words = page.words(span)
        for date, own in page.dates(words, code):
            if date.first and date.first == date.last and date.first.weekday() == weekday and _weekdays(code)[weekday] in own.lower():
                return prefix_of(date.first), " ".join(words[max(0, date.start - BEFORE_DATE) : date.end].split())
    return None


def _only_weekday(page: _Page) -> int | None:
    """The weekday that the body names, Monday 0, where it names one and no other."""
    words = {word for sentence in page.cleaned.body for word in _WORD.findall(page.words(sentence).lower())}
    named = [number for number, name in enumerate(_weekdays(page.language.code)) if name in words]
    return named[0] if len(named) == 1 else None


def _weekdays(code: str) -> tuple[str, ...]:
    """The names of the days of the week, Monday first."""
    return load_language(code).words["reading.weekdays"]


def _footer(page: _Page) -> Dated | None:
    """Step 7."""
    return _dated(page, (span for span in page.furniture() if "last_change" in page.kinds(span)), "month")


def _month_without_year(page: _Page) -> Dated | None:
    """Step 8. The year is that of the latest date with a year in the body; the month must not lie before it."""
    pattern, months = page.language.regex("reading.month_without_year"), page.language.words["reading.months"]
    found = [match for item in page.cleaned.sentences for match in pattern.finditer(page.text, item.start, item.end)]
    found = [match for match in found if not _YEAR.match(page.text, match.end() + 1)]
    named = {months.index(match[1].lower()) + 1 for match in found}
    latest = _latest(page) if len(named) == 1 else None
    if latest is None or min(named) < latest.month:
        return None
    return prefix_of(latest.replace(day=1, month=min(named)), "month"), page.evidence(Span(*found[0].span()))


def _latest(page: _Page) -> dt.date | None:
    """The latest day that the body names with its year."""
    dates = (date.last for item in page.cleaned.sentences for date, _ in page.dates(page.words(item)) if date.last)
    return max(dates, default=None)

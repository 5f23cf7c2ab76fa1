"""When an article was published, and what in it says so. A prefix such as "2025-06", or nothing, rather than a guess.

The cascade, strongest evidence first:

1. The editor's date (``dossier.yml``).
2. A line that says so: "Publié le ...", "Published: ...", a byline or head line that holds a whole date.
3. A dateline that opens the body: "SEOUL, 23 oct 2024 (...) -".
4. A date in an address, the editor's or one that stands in the text.
5. A whole date in the title.
6. A caption's whole date, when the body names the weekday it fell on and no other weekday.
7. A footer's month: "Mis à jour en novembre 2025".
8. "Début juin" in the body, which is said in June, beside an explicit year that settles which June.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from dossier.find import find_dates
from dossier.language import Language, language_codes, load_language
from dossier.models import DateSpan, Span
from dossier.read.clean import Cleaned

DATELINE = 80  # characters of the first sentence in which a dateline stands
EVIDENCE = 100  # characters of a line that are enough to show why
_IN_ADDRESS = re.compile(r"(?<!\d)(20\d\d|19\d\d)[-/._]?(0[1-9]|1[0-2])[-/._]?(0[1-9]|[12]\d|3[01])(?!\d)")
_ADDRESS = re.compile(r"(?:https?://|www\.|^[\w.-]+\.[a-z]{2,}/)\S+", re.MULTILINE)
_YEAR = re.compile(r"(?<![\d.,])(20\d\d|19\d\d)(?![\d.,]\d|\d)")


def date_article(text: str, cleaned: Cleaned, *, language: Language, url: str | None) -> tuple[str | None, str | None]:
    """The publication date (ISO date or prefix) and the words that tell it; ``(None, None)`` where nothing does."""
    for step in (_said, _dateline, _in_text_address, _titled, _caption, _footer, _this_month):
        if step is _in_text_address and url and (match := _IN_ADDRESS.search(url)):
            return "-".join(match.groups()), url[:EVIDENCE]
        found = step(text, cleaned, language)
        if found:
            return found
    return None, None


def iso(date: DateSpan) -> str | None:
    """The longest prefix that all days of a closed span share; None for an open one or one over a year's end.

    >>> iso(DateSpan(0, 9, dt.date(2025, 6, 1), dt.date(2025, 6, 30)))
    '2025-06'
    """
    if date.first is None or date.last is None:
        return None
    first, last = date.first.isoformat(), date.last.isoformat()
    return next((first[:size] for size in (10, 7, 4) if first[:size] == last[:size]), None)


def _whole(text: str, span: Span, language: Language) -> str | None:
    """The first date in a span that names its day and its year."""
    words = text[span.start : span.end]
    for date in find_dates(words, language=language.code):
        value = iso(date)
        if (
            value
            and len(value) == 10
            and _YEAR.search(words[date.start : date.end] + " ")
            or value
            and re.search(r"\d{6,8}", words[date.start : date.end])
        ):
            return value
        if value and len(value) == 10 and re.search(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}", words[date.start : date.end]):
            return value
    return None


def _head(text: str, cleaned: Cleaned) -> Iterator[Span]:
    """Furniture above the first sentence of the body, then the furniture below that names itself a byline."""
    first = next((sentence.start for sentence in cleaned.sentences if sentence.kind == "body"), len(text))
    return (span for span in cleaned.furniture if span.start < first)


def _said(text: str, cleaned: Cleaned, language: Language) -> tuple[str, str] | None:
    """Lines that say they date the page, in the head or below, then the head's other lines."""
    saying = [language.regex(f"reading.{name}") for name in ("byline", "dated", "published") if f"reading.{name}" in language.patterns]
    plain = [span for span in cleaned.furniture if not _is_caption(text, span, language)]
    said = [span for span in plain if any(pattern.search(text[span.start : span.end]) for pattern in saying)]
    for span in said:
        value = _whole(text, span, language) or _month(text, span, language)
        if value:
            return value, _evidence(text, span)
    head = list(_head(text, cleaned))
    for span in (span for span in plain if span in head):
        value = _whole(text, span, language)
        if value:
            return value, _evidence(text, span)
    return None


def _month(text: str, span: Span, language: Language) -> str | None:
    """The month that a line names with its year."""
    words = text[span.start : span.end]
    dates = (date for date in find_dates(words, language=language.code) if _YEAR.search(words, date.start, date.end))
    return next((value for date in dates if (value := iso(date)) and len(value) >= 7), None)


def _titled(text: str, cleaned: Cleaned, language: Language) -> tuple[str, str] | None:
    value = _whole(text, cleaned.title, language) if cleaned.title else None
    return (value, _evidence(text, cleaned.title)) if value and cleaned.title else None


def _is_caption(text: str, span: Span, language: Language) -> bool:
    words = text[span.start : span.end]
    return (
        len(words.split()) > 6
        and bool(language.regex("reading.caption").search(words))
        or bool(re.search(r"\bin this (?:photo|picture)", words, re.IGNORECASE))
    )


def _dateline(text: str, cleaned: Cleaned, language: Language) -> tuple[str, str] | None:
    for sentence in cleaned.sentences:
        if sentence.kind == "body":
            head = Span(sentence.start, min(sentence.end, sentence.start + DATELINE))
            cut = re.search(r"\s[-–—]\s", text[head.start : head.end])
            if not cut:
                return None
            head = Span(head.start, head.start + cut.start())
            value = _whole(text, head, language)
            return (value, _evidence(text, head)) if value else None
    return None


def _in_text_address(text: str, cleaned: Cleaned, language: Language) -> tuple[str, str] | None:
    for span in _head(text, cleaned):
        for address in _ADDRESS.finditer(text, span.start, span.end):
            if match := _IN_ADDRESS.search(address[0]):
                return "-".join(match.groups()), address[0][:EVIDENCE]
    return None


def _caption(text: str, cleaned: Cleaned, language: Language) -> tuple[str, str] | None:
    body = " ".join(text[sentence.start : sentence.end] for sentence in cleaned.sentences if sentence.kind == "body").lower()
    named = {number for number, name in enumerate(language.words["reading.weekdays"]) if re.search(rf"\b{name}\b", body)}
    for span in cleaned.furniture:
        for code in language_codes():
            weekdays = load_language(code).words["reading.weekdays"]
            for date in find_dates(text[span.start : span.end], language=code):
                words = text[span.start + date.start : span.start + date.end]
                if date.first is None or date.first != date.last or not _YEAR.search(words):
                    continue
                if named == {date.first.weekday()} and weekdays[date.first.weekday()] in words.lower():
                    return date.first.isoformat(), _evidence(text, Span(span.start + max(0, date.start - 30), span.start + date.end))
    return None


def _footer(text: str, cleaned: Cleaned, language: Language) -> tuple[str, str] | None:
    for span in cleaned.furniture:
        if language.regex("reading.dated").search(text[span.start : span.end]):
            value = _month(text, span, language)
            if value:
                return value, _evidence(text, span)
    return None


def _this_month(text: str, cleaned: Cleaned, language: Language) -> tuple[str, str] | None:
    """Step 8. The year is that of the latest date with a year that the body tells; the month must not lie before it."""
    latest: dt.date | None = None
    months: list[tuple[int, Span]] = []
    for sentence in cleaned.sentences:
        words = text[sentence.start : sentence.end]
        for date in find_dates(words, language=language.code):
            if date.last and _YEAR.search(words[date.start : date.end]):
                latest = max(latest or date.last, date.last)
        months += [
            (
                language.words["reading.months"].index(match[1].lower()) + 1,
                Span(sentence.start + match.start(), sentence.start + match.end()),
            )
            for match in language.regex("reading.this_month").finditer(words)
            if not _YEAR.match(words, match.end() + 1)
        ]
    if latest is None or len({month for month, _ in months}) != 1:
        return None
    month, span = months[0]
    return (f"{latest.year}-{month:02d}", _evidence(text, span)) if month >= latest.month else None


def _evidence(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())[:EVIDENCE]

"""When a claim holds: the date of its own clause, else the sentence's first, else the date it stands under, else the
article's. "Depuis septembre" is when something began, not when it holds, and dates nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dossier.find.dates import find_dates
from dossier.language import Language
from dossier.models import Article, DateSpan, Figure, Span

OLDEST_DAYS = (
    500  # a date further back in a news article is history ("la guerre de Corée de 1950-1953"); the corpus' oldest as-of is 430 days old
)


def reference_day(published: str | None) -> dt.date | None:
    """The day that relative dates count from: the last day that a publication prefix allows.

    >>> reference_day("2025-06")
    datetime.date(2025, 6, 30)
    """
    if published is None:
        return None
    year, month, day = (
        (int(part) for part in f"{published}-12-31".split("-")[:3])
        if len(published) == 4
        else (*map(int, f"{published}-31".split("-")[:2]), 31)
    )
    if len(published) == 10:
        return dt.date.fromisoformat(published)
    while True:
        try:
            return dt.date(year, month, day)
        except ValueError:
            day -= 1


def dates_in(article: Article, span: Span, reference: dt.date | None) -> list[DateSpan]:
    """The dates of a sentence, with offsets into the article's text."""
    found = find_dates(article.text[span.start : span.end], language=article.language, reference=reference)
    return [DateSpan(span.start + date.start, span.start + date.end, date.first, date.last) for date in found]


def as_of(article: Article, sentence: Span, figure: Figure, dates: Sequence[DateSpan], language: Language, under: str | None) -> str | None:
    """The ISO date or prefix at which a claim holds; ``under`` is the date heading that the sentence stands under."""
    boundary = language.regex("claims.clause")
    reference = reference_day(article.published)
    usable = [
        date
        for date in dates
        if _tells(date, reference)
        and not (date.start < figure.end and figure.start < date.end)
        and not _future(date, reference)
        and not language.regex("claims.since").search(article.text, max(sentence.start, date.start - 12), date.end)
    ]

    def cost(date: DateSpan) -> tuple[int, int]:
        gap = (date.end, figure.start) if date.end <= figure.start else (figure.end, date.start)
        return (len(boundary.findall(article.text, *gap)) if gap[0] < gap[1] else 0, gap[1] - gap[0])

    if not usable:
        return under or article.published
    best = min(usable, key=cost)
    after = next((date for date in usable if 0 <= date.start - best.end <= 5), None)
    return prefix(after or best)


def _tells(date: DateSpan, reference: dt.date | None) -> bool:
    """Whether a date is one at which a figure in the news can hold: known to the month, and not long before the news."""
    value = prefix(date)
    return value is not None and len(value) >= 7 and (reference is None or date.last is None or (reference - date.last).days <= OLDEST_DAYS)


def _future(date: DateSpan, reference: dt.date | None) -> bool:
    return reference is not None and date.first is not None and date.first > reference


def prefix(date: DateSpan) -> str | None:
    """The ISO prefix of the last day of a closed date: its day, its month or its year, as wide as the date is.

    >>> prefix(DateSpan(0, 4, dt.date(2025, 1, 1), dt.date(2025, 2, 28)))
    '2025-02'
    """
    if date.first is None or date.last is None:
        return None
    days = (date.last - date.first).days
    if days <= 3:
        return date.last.isoformat()
    return date.last.isoformat()[:7] if days <= 100 else date.last.isoformat()[:4]

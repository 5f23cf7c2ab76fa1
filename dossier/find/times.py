"""When a claim holds, from the dates of its sentence. "Depuis septembre" is when something began, not when it holds."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence

from dossier.find.dates import find_dates
from dossier.find.naming import Attribution
from dossier.language import Language
from dossier.models import Article, DateSpan, Figure, Span

BESIDE = 12  # characters between words of attribution and their date: "a indiqué, tard mercredi"
OPENING = 12  # characters of a sentence in which a date that rules all of it begins
SINCE_REACH = 20  # characters before a date in which "depuis celle de" stands
HISTORY_REACH = 45  # characters between a figure and the date of an event long past
OLDEST_DAYS = 500  # a date further back in a news article is history ("la guerre de 1950-1953"); the corpus' oldest as-of is 430 days old


def days_of(published: str | None) -> tuple[dt.date, dt.date] | None:
    """The first and the last day on which an article can have been published.

    >>> days_of("2025-06"), days_of("2025-06-17") == (dt.date(2025, 6, 17), dt.date(2025, 6, 17))
    ((datetime.date(2025, 6, 1), datetime.date(2025, 6, 30)), True)
    """
    if published is None:
        return None
    year, month, day = ([int(part) for part in published.split("-")] + [0, 0])[:3]
    last = calendar.monthrange(year, month or 12)[1]
    return dt.date(year, month or 1, day or 1), dt.date(year, month or 12, day or last)


def dates_in(article: Article, span: Span) -> list[DateSpan]:
    """The dates of a sentence, with offsets into the article's text.

    In an article that is dated only to the month, "mardi" may be any of four days: a relative date counts where it means
    the same from the first and from the last day on which the article can have been published.
    """
    words = article.text[span.start : span.end]
    readings = [find_dates(words, language=article.language, reference=day) for day in days_of(article.published) or (None,)]
    found = [date for date in readings[0] if all(date in other for other in readings[1:])]
    return [DateSpan(span.start + date.start, span.start + date.end, date.first, date.last) for date in found]


def as_of(
    article: Article, sentence: Span, figure: Figure, dates: Sequence[DateSpan], attribution: Attribution | None, language: Language
) -> str | None:
    """The ISO date or prefix at which a claim holds, as its sentence tells it; None where it tells none.

    1. The date of the figure's own clause. 2. That of the words that attribute it. 3. The date that opens the sentence.
    Close by the figure, a year or a day long past comes before 2: "120 morts en 2009" is history, not today's count.
    """
    boundary = language.regex("claims.clause")
    days = days_of(article.published)
    apart = [date for date in dates if date.end <= figure.start or figure.end <= date.start]
    closed = [date for date in apart if not _began(article.text, sentence, date, language)]
    usable = [date for date in closed if _tells(date, days)]

    def gap(date: DateSpan) -> tuple[int, int]:
        return (date.end, figure.start) if date.end <= figure.start else (figure.end, date.start)

    def own(date: DateSpan) -> bool:
        return gap(date)[0] >= gap(date)[1] or not boundary.search(article.text, *gap(date))

    def distance(date: DateSpan) -> int:
        return gap(date)[1] - gap(date)[0]

    clause = [date for date in usable if own(date)]
    beside = [date for date in usable if attribution is not None and _beside(attribution, date)]
    opening = [date for date in usable if date.start - sentence.start <= OPENING]
    past = [date for date in closed if distance(date) <= HISTORY_REACH and _is_past(date, days)]
    for found in (clause, past, beside, opening):
        if found:
            best = min(found, key=distance)
            later = next(
                (date for date in usable if found is not past and 0 <= date.start - best.end <= 5), None
            )  # "en janvier et février"
            return prefix(later or best)
    return None


def said_on(article: Article, attributions: Sequence[Attribution], dates: Sequence[DateSpan]) -> str | None:
    """The date that stands with a sentence's words of attribution: when its claimant spoke."""
    days = days_of(article.published)
    return next((prefix(date) for item in attributions for date in dates if _beside(item, date) and _tells(date, days)), None)


def _beside(attribution: Attribution, date: DateSpan) -> bool:
    return attribution.start - BESIDE <= date.end and date.start <= attribution.end + BESIDE


def _began(text: str, sentence: Span, date: DateSpan, language: Language) -> bool:
    """ "depuis septembre", "d'ici décembre": when something began or is to end."""
    found = language.regex("claims.since").finditer(text, max(sentence.start, date.start - SINCE_REACH), date.end)
    return any(match.end() >= date.start - 1 for match in found)


def _tells(date: DateSpan, days: tuple[dt.date, dt.date] | None) -> bool:
    """Whether a figure in the news can hold then: known to the month, not to come, not long before the news."""
    value = prefix(date)
    if value is None or len(value) < 7 or date.first is None or date.last is None:
        return False
    return days is None or (date.first <= days[1] and (days[1] - date.last).days <= OLDEST_DAYS)


def _is_past(date: DateSpan, days: tuple[dt.date, dt.date] | None) -> bool:
    """Whether a date lies before the news, and is known to the year at least."""
    if date.first is None or date.last is None or date.first.year != date.last.year:
        return False
    return days is None or date.last < days[0]


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

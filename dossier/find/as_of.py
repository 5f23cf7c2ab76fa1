"""When a claim holds: from the dates of its sentence, else of its neighbours, else of the article.

"Depuis septembre" is when something began, not when it holds. What the sentence itself does not tell is told by the heading
or entry it stands under ("18 octobre 2024", "Apr 2025 - "), or by the day on which, as the first sentences of the article
say, its news was told ("a fait savoir mardi le ministère").
"""

from __future__ import annotations

import calendar
import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from dossier.find.claimants.names import Attribution
from dossier.find.dates.dates import find_dates
from dossier.find.grammar import INSIDE
from dossier.find.rules import Rules
from dossier.language import load_language
from dossier.models import Article, DateSpan, Figure, Sentence, Span

BESIDE = 12  # characters between words of attribution and their date: "a indiqué, tard mercredi"
OPENING = 12  # characters of a sentence in which a date that rules all of it begins
SINCE_REACH = 20  # characters before a date in which "depuis celle de" stands
HISTORY_REACH = 45  # characters between a figure and the date of an event long past
RECENT_DAYS = 7  # news names a day by its weekday within a week
AROUND = 8  # dates on either side of a figure that are looked at: a line without stops may hold thousands
NEAREST = 4  # dates around a figure that are looked at for a verb of saying
LEAD = 2  # sentences of an article that tell when its news was told; the third looks back as often as not
LOOK_BACK = 400  # characters before "le même jour" in which that day was told
NEAR_VERB = 80  # characters on either side of a day in which the verb of saying stands that it belongs to
WORDS_TO_VERB = 8  # words from a day that opens its clause to that verb: "Mardi soir, devant la presse, le ministre a annoncé"
_VERB_BEGINS = frozenset({"speech.verbs", "dates.issuing"})
_SAYING = _VERB_BEGINS | {tag + INSIDE for tag in _VERB_BEGINS}
ENTRY = 40  # characters of a paragraph in which "Apr 2025 - " stands
OLDEST_DAYS = 500  # a date further back in a news article is history ("la guerre de 1950-1953"); the corpus' oldest as-of is 430 days old


@cache
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
    found = _dates_of(article, span)
    again = load_language(article.language).regex("dates.same_day")
    for match in again.finditer(article.text, span.start, span.end):
        before = _dates_of(article, Span(max(0, match.start() - LOOK_BACK), match.start()))
        if before and not any(date.start < match.end() and match.start() < date.end for date in found):
            found.append(DateSpan(match.start(), match.end(), before[-1].first, before[-1].last))
    return sorted(found)


def _dates_of(article: Article, span: Span) -> list[DateSpan]:
    words = article.text[span.start : span.end]
    found: list[DateSpan] | None = None
    for day in days_of(article.published) or (None,):
        if found != []:
            dates = find_dates(words, language=article.language, reference=day)
            found = dates if found is None else [date for date in found if date in dates]
    return [DateSpan(span.start + date.start, span.start + date.end, date.first, date.last) for date in found or ()]


def as_of(
    article: Article, sentence: Span, figure: Figure, dates: Sequence[DateSpan], attribution: Attribution | None, rules: Rules
) -> str | None:
    """The ISO date or prefix at which a claim holds, as its sentence tells it; None where it tells none.

    1. The date of the figure's own clause. 2. That of the words that attribute it. 3. The date that opens the sentence.
    4. The day on which something was said, as its verb tells: "a fait savoir mardi". Close by the figure, a year or a day long
    past comes before 2: "120 morts en 2009" is history, not today's count.
    """
    boundary = rules.language.regex("claims.clause")
    days = days_of(article.published)
    place = bisect_left(dates, figure.start, key=lambda date: date.start)
    near = [*dates[:1], *dates[max(1, place - AROUND) : place + AROUND]]
    apart = [date for date in near if date.end <= figure.start or figure.end <= date.start]
    closed = [date for date in apart if not _began(article.text, sentence, date, rules) and not _will_be(article.text, date, rules)]
    usable = [date for date in closed if _tells(date, days)]

    def gap(date: DateSpan) -> tuple[int, int]:
        return (date.end, figure.start) if date.end <= figure.start else (figure.end, date.start)

    def own(date: DateSpan) -> bool:
        return gap(date)[0] >= gap(date)[1] or not boundary.search(article.text, *gap(date))

    def distance(date: DateSpan) -> int:
        return gap(date)[1] - gap(date)[0]

    clause = [date for date in usable if own(date)]
    wide = any(own(date) for date in apart)  # "cette année": too wide to tell, yet no other clause's date is meant
    able = [date for date in usable if not wide or own(date) or _is_recent(date, days)]
    beside = _nearest(attribution, able, article.text, rules) if attribution is not None else []
    opening = [date for date in usable if date.start - sentence.start <= OPENING]
    past = [date for date in closed if distance(date) <= HISTORY_REACH and _is_past(date, days) and (own(date) or not wide)]
    for found in (clause, past, beside, opening):
        if found:
            best = min(found, key=distance)
            later = next(
                (date for date in usable if found is not past and 0 <= date.start - best.end <= 5), None
            )  # "en janvier et février"
            return prefix(later or best)
    said = (date for date in sorted(usable, key=distance)[:NEAREST] if _is_said(article.text, date, rules))
    return next((prefix(date) for date in said), None)


def said_on(article: Article, attributions: Sequence[Attribution], dates: Sequence[DateSpan], rules: Rules) -> str | None:
    """The date that stands with a sentence's words of attribution: when its claimant spoke."""
    usable = [date for date in dates if _tells(date, days_of(article.published))]
    return next((prefix(date) for item in attributions for date in _nearest(item, usable, article.text, rules)), None)


def _nearest(attribution: Attribution, dates: Sequence[DateSpan], text: str, rules: Rules) -> list[DateSpan]:
    """The date that stands with words of attribution, in them rather than next to them; none that is looked back to."""
    found = [date for date in dates if _beside(attribution, date) and not _looked_back_to(text, date, rules)]
    return sorted(found, key=lambda date: max(0, attribution.start - date.end, date.start - attribution.end))[:1]


def still(said: str | None, published: str | None) -> str | None:
    """The day on which a claimant spoke, if that is the news and no look back ("fin avril"): it holds in later sentences too."""
    days, spoke = days_of(published), days_of(said)
    return said if days and spoke and spoke[0] == spoke[1] and (days[1] - spoke[0]).days <= RECENT_DAYS else None


def days_under(article: Article, rules: Rules) -> dict[int, str]:
    """For each paragraph the date of the heading ("18 octobre 2024") or entry ("Apr 2025 - ") it stands under, else the day
    on which the article's news was told; none where nothing tells."""
    result: dict[int, str] = {}
    news = _day_of_news(article, rules)
    heading: str | None = None
    for sentence in article.sentences:
        if sentence.kind == "heading":
            heading = _heading_date(article, sentence)
        elif sentence.paragraph not in result:
            day = _entry_date(article, sentence, rules) or heading or news
            result |= {sentence.paragraph: day} if day else {}
    return result


def _heading_date(article: Article, heading: Sentence) -> str | None:
    dates = dates_in(article, heading)
    covered = sum(date.end - date.start for date in dates)
    return prefix(dates[-1]) if dates and covered >= 0.6 * (heading.end - heading.start) else None


def _entry_date(article: Article, sentence: Sentence, rules: Rules) -> str | None:
    """The date that opens a paragraph, set off from it by a dash or colon."""
    mark = rules.language.regex("dates.entry").search(article.text, sentence.start, min(sentence.end, sentence.start + ENTRY))
    dates = dates_in(article, Span(sentence.start, mark.start())) if mark else []
    return (
        prefix(dates[0]) if mark and len(dates) == 1 and mark.start() - dates[0].end <= 1 and dates[0].start - sentence.start <= 2 else None
    )


def _day_of_news(article: Article, rules: Rules) -> str | None:
    """The recent day on which the first sentences say that something was said."""
    days = days_of(article.published)
    for sentence in [each for each in article.sentences if each.kind == "body"][:LEAD]:
        for date in dates_in(article, sentence):
            if _is_recent(date, days) and _is_said(article.text, date, rules):
                return prefix(date)
    return None


def _is_recent(date: DateSpan, days: tuple[dt.date, dt.date] | None) -> bool:
    """Whether a date is one day of the week before the news."""
    return days is not None and date.first is not None and date.first == date.last and 0 <= (days[1] - date.first).days <= RECENT_DAYS


def _is_said(text: str, date: DateSpan, rules: Rules) -> bool:
    """Whether a day is that of a verb of saying: "a déclaré mardi à la presse", "told lawmakers on Tuesday", "Mardi, X a dit"."""
    boundary = rules.language.regex("claims.clause")
    if _looked_back_to(text, date, rules):
        return False
    before, _ = rules.lexicon.read(text, max(0, date.start - NEAR_VERB), date.start)
    last = next((token for token in reversed(before) if not _SAYING.isdisjoint(token.tags)), None)
    if last and rules.language.regex("dates.addressed").search(text[last.end : date.start]):
        return True
    after, _ = rules.lexicon.read(text, date.end, date.end + NEAR_VERB)
    after = after[1:] if after and after[0].lower == "," else after
    verb = next((token for token in after[:WORDS_TO_VERB] if not _VERB_BEGINS.isdisjoint(token.tags)), None)
    return verb is not None and not boundary.search(text, after[0].start, verb.start)


def _beside(attribution: Attribution, date: DateSpan) -> bool:
    return attribution.start - BESIDE <= date.end and date.start <= attribution.end + BESIDE


def _began(text: str, sentence: Span, date: DateSpan, rules: Rules) -> bool:
    """ "depuis septembre", "d'ici décembre": when something began or is to end."""
    found = rules.language.regex("claims.since").finditer(text, max(sentence.start, date.start - SINCE_REACH), date.end)
    return any(match.end() >= date.start - 1 for match in found)


def _will_be(text: str, date: DateSpan, rules: Rules) -> bool:
    """ "ne rouvriront pas en janvier": a month to come, not the last one of that name."""
    return bool(rules.language.regex("dates.to_come").search(text[max(0, date.start - NEAR_VERB) : date.start]))


def _looked_back_to(text: str, date: DateSpan, rules: Rules) -> bool:
    """ "le double de ce qui avait été annoncé vendredi": not when this was said."""
    return bool(rules.language.regex("dates.had_been").search(text[max(0, date.start - NEAR_VERB) : date.start]))


def _tells(date: DateSpan, days: tuple[dt.date, dt.date] | None) -> bool:
    """Whether a figure in the news can hold then: known to the month, not to come, not long before the news."""
    value = prefix(date)
    if value is None or len(value) < 7 or date.first is None or date.last is None:
        return False
    if days is None:
        return True
    to_come = date.last > days[1] and date.first >= days[0]  # "in the coming months" begins with the day of the news
    return date.first <= days[1] and not to_come and (days[1] - date.last).days <= OLDEST_DAYS


def _is_past(date: DateSpan, days: tuple[dt.date, dt.date] | None) -> bool:
    """Whether a date lies before the week of the news, and is known to the year at least."""
    if date.first is None or date.last is None or date.first.year != date.last.year:
        return False
    return days is None or (days[0] - date.last).days > RECENT_DAYS


def prefix(date: DateSpan) -> str | None:
    """The ISO prefix of the last day of a closed date: its day, its month or its year, as wide as the date is; the last month
    of several whole ones ("entre mars et novembre").

    >>> prefix(DateSpan(0, 4, dt.date(2025, 1, 1), dt.date(2025, 2, 28)))
    '2025-02'
    """
    if date.first is None or date.last is None:
        return None
    days = (date.last - date.first).days
    if days <= 3:
        return date.last.isoformat()
    ends = date.last.day == calendar.monthrange(date.last.year, date.last.month)[1]
    months = date.first.day == 1 and ends and (date.first.month, date.last.month) != (1, 12)
    return date.last.isoformat()[:7] if days <= 100 or months else date.last.isoformat()[:4]

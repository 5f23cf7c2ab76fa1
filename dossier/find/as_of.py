"""When a claim holds: from the dates of its sentence, else of its neighbours, else of the article.

"Depuis septembre" is when something began, not when it holds. What the sentence itself does not say, the heading or entry says that
it stands under ("18 octobre 2024", "Apr 2025 - "), or the day on which, by the article's first sentences, its news was given
("a fait savoir mardi le ministère").
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from dossier.dateprefix import days_of, prefix_of
from dossier.find.claimants.names import Attribution
from dossier.find.counts.spots import NUMBER, Spot, put, tokens_of
from dossier.find.dates.absolute import NEWEST, OLDEST
from dossier.find.dates.dates import find_dates
from dossier.find.expressions import INSIDE
from dossier.find.rules import Rules
from dossier.find.sentence import Sentence
from dossier.language import load_language
from dossier.models import Article, DateSpan, Span
from dossier.models import Sentence as Place

_DIGIT = re.compile(r"\d")
BESIDE = 12  # characters between words of attribution and their date: "a indiqué, tard mercredi"
OPENING = 12  # characters of a sentence in which a date that rules all of it begins
HISTORY = 45  # characters between a figure and the date of an event long past
JOINED = 5  # characters between two dates that are one ("en janvier et février")
RECENT_DAYS = 7  # news names a day by its weekday within a week
AROUND = 8  # dates on either side of a figure that are looked at: a line without stops may hold thousands
NEAREST = 4  # dates around a figure that are looked at for a verb of saying
NEWS = 2  # sentences of an article that say on which day its news was given; the third looks back as often as not
LOOK_BACK = 400  # characters before "le même jour" in which that day is named
BEFORE_DATE = 20  # tokens before a date in which the words stand that rule it
DECADE = 9  # years between the first and the last day of a date that tells too little
ENTRIES = 2  # lines with a date that make a page one of entries: one alone may be another article's
ENTRY = 40  # characters of a paragraph in which "Apr 2025 - " stands
OLDEST_DAYS = 500  # a date further back in a news article is history ("la guerre de 1950-1953"); the corpus' oldest as-of is 430 days old
DATE = "date"
"""The tag of a date's tokens."""

Days = tuple[dt.date, dt.date]
"""The first and the last day on which an article can have been published."""


class _Dated(NamedTuple):
    """A date among the words of its sentence, whose ``row`` has its dates as tokens."""

    date: DateSpan
    first: int
    end: int
    row: str
    sentence: Sentence
    rules: Rules

    def holds(self, name: str) -> bool:
        """Whether a rule that ends with the date matches."""
        return self.rules.grammar.holds(name, self.row, max(0, self.first - BEFORE_DATE), self.end)


def dated(sentence: Sentence, dates: Sequence[DateSpan], rules: Rules) -> list[_Dated]:
    """The dates of a sentence among its words; one that is open ("by the end of June", "as of 12 June") as the day it names."""
    tags = [token.tags for token in sentence.tokens]
    places = [(sentence.number(date.start), sentence.number(date.end)) for date in dates]
    counted = [date.first if sentence.has("cue.as_of", *place) else None for date, place in zip(dates, places, strict=True)]
    dates = [DateSpan(date.start, date.end, date.first or date.last, date.last or day) for date, day in zip(dates, counted, strict=True)]
    for figure in sentence.figures:  # the comma of "2,700" ends no clause
        first, end = tokens_of(sentence, figure)
        put(tags, first, end, tags[first], NUMBER)
    for first, end in places:
        tags[first:end] = [frozenset({DATE}), *[frozenset({DATE + INSIDE})] * (end - first - 1)][: end - first]
    row = rules.grammar.row(tags)
    return [_Dated(date, first, end, row, sentence, rules) for date, (first, end) in zip(dates, places, strict=True)]


@cache
def published_days(published: str | None) -> Days | None:
    """The first and the last day on which an article can have been published."""
    return None if published is None else days_of(published)


def dates_in(article: Article, span: Span, published: str | None) -> list[DateSpan]:
    """The dates of a sentence, with offsets into the article's text; ``published`` is the day on which it was written.

    In an article that is dated only to the month, "mardi" may be any of four days: a relative date counts where it means
    the same from the first and from the last day on which the article can have been published.
    """
    found = _dates_of(article, span, published)
    again = load_language(article.language).regex("dates.same_day")
    for match in again.finditer(article.text, span.start, span.end):
        before = _dates_of(article, Span(max(0, match.start() - LOOK_BACK), match.start()), published)
        if before and not any(date.start < match.end() and match.start() < date.end for date in found):
            found.append(DateSpan(match.start(), match.end(), before[-1].first, before[-1].last))
    return sorted(found)


def _dates_of(article: Article, span: Span, published: str | None) -> list[DateSpan]:
    words = article.text[span.start : span.end]
    found: list[DateSpan] | None = None
    for day in dict.fromkeys(published_days(published) or (None,)):
        if found != []:
            dates = find_dates(words, language=article.language, reference=day)
            found = dates if found is None else [date for date in found if date in dates]
    last = (published_days(published) or (dt.date.max,))[-1]
    return [DateSpan(span.start + date.start, span.start + date.end, date.first, _so_far(date, last)) for date in found or ()]


def _so_far(date: DateSpan, published: dt.date) -> dt.date | None:
    """The last day of a date; of a week that goes on, the one on which the news tells of it."""
    if date.first is None or date.last is None or not date.first < published < date.last:
        return date.last
    return published if (date.last - date.first).days < RECENT_DAYS else date.last


def as_of(
    spot: Spot, dates: Sequence[DateSpan], attribution: Attribution | None, published: str | None, *, former: bool = False
) -> str | None:
    """The ISO date or prefix at which a claim holds, as its sentence says it; None where it does not.

    1. The date of the figure's own clause. 2. That of the words that attribute it. 3. The date that opens the sentence.
    4. The day on which something was said, as its verb says: "a fait savoir mardi". Close by the figure, a year or a day long
    past comes before 2: "120 morts en 2009" is history, not today's count. Of a ``former`` value only the first one is asked.
    """
    days, near = published_days(published), _around(spot, dates)
    usable = [one for one in near if not _is_open(one) and _may_hold(one.date, days)]
    for found in islice(_by_place(spot, near, usable, attribution, days), 1 if former else None):
        if found:
            return _value(min(found, key=lambda one: _distance(spot, one)), usable)
    if former:
        return None
    said = sorted(usable, key=lambda one: _distance(spot, one))[:NEAREST]
    return next((prefix(one.date) for one in said if _is_said(one)), None)


def _by_place(
    spot: Spot, near: Sequence[_Dated], usable: Sequence[_Dated], attribution: Attribution | None, days: Days | None
) -> Iterator[list[_Dated]]:
    """The dates that may say when a figure holds, those in the best place first. Where its own clause has a date, even one that is too
    wide ("cette année"), no other clause's is history."""
    own = [one for one in near if _in_clause(spot, one)]
    yield [one for one in usable if one in own]
    yield [one for one in own or near if _is_history(spot, one, days)]
    if attribution:
        yield _nearest(attribution, [one for one in usable if _is_recent(one.date, days) or one in (own or usable)])
    yield [one for one in usable if one.date.start - spot.sentence.start <= OPENING]


def of_an_era(spot: Spot, dates: Sequence[DateSpan], published: str | None) -> bool:
    """ "Dans les années 1960, 200 pilotes": whether a sentence opens in years long past, which are too many to be the day of a figure."""
    days = published_days(published)
    first = next(iter(dates), None)
    if days is None or first is None or first.first is None or first.last is None or first.start - spot.sentence.start > OPENING:
        return False
    return first.last.year - first.first.year >= DECADE and (days[0] - first.last).days > OLDEST_DAYS and first.end <= spot.figure.start


def _around(spot: Spot, dates: Sequence[DateSpan]) -> list[_Dated]:
    """The dates near a figure, and the sentence's first; of those that only another clause looks back to, none."""
    place = bisect_left(dates, spot.figure.start, key=lambda date: date.start)
    near = dated(spot.sentence, [*dates[:1], *dates[max(1, place - AROUND) : place + AROUND]], spot.rules)
    return [one for one in near if _distance(spot, one) >= 0 and (_in_clause(spot, one) or not one.holds("claims.looked_back"))]


def _value(best: _Dated, usable: Sequence[_Dated]) -> str | None:
    """When a date is; of two that are joined ("en janvier et février") the later one."""
    return prefix(next((one for one in usable if 0 <= one.date.start - best.date.end <= JOINED), best).date)


def _is_history(spot: Spot, one: _Dated, days: Days | None) -> bool:
    """ "120 morts en 2009": close by the figure, no other one between, or at the head of its clause and sentence, a date long past that is
    not when something began."""
    if not _is_past(one.date, days) or _is_open(one):
        return False
    heads = one.date.start - spot.sentence.start <= OPENING and one.date.end <= spot.figure.start
    close = spot.floor <= one.first and one.end <= spot.limit and _distance(spot, one) <= HISTORY
    return close or (heads and _in_clause(spot, one))


def _is_open(one: _Dated) -> bool:
    """ "depuis septembre", "by Monday", "ne rouvriront pas en janvier": when something began, is to end or to come."""
    return one.sentence.has("prep.since", one.first, one.end) or one.holds("claims.open")


def _distance(spot: Spot, one: _Dated) -> int:
    return max(spot.figure.start - one.date.end, one.date.start - spot.figure.end)


def _in_clause(spot: Spot, one: _Dated) -> bool:
    """Whether no other clause begins between a date and the figure."""
    start, end = (one.end, spot.first) if one.date.end <= spot.figure.start else (spot.end, one.first)
    if spot.rules.language.regex("dates.entry").search(spot.sentence.text, one.date.end, spot.figure.start):
        return False
    if start == one.end and one.holds("claims.opening"):
        start += 1  # whatever follows it: a comma as a rule
    return start >= end or not spot.rules.grammar.holds("claims.boundary", one.row, start, end)


def said_on(
    sentence: Sentence, attributions: Sequence[Attribution], dates: Sequence[DateSpan], days: Days | None, rules: Rules
) -> str | None:
    """The date that stands with a sentence's words of attribution: when its claimant spoke."""
    usable = [one for one in dated(sentence, dates, rules) if _may_hold(one.date, days)]
    return next((prefix(one.date) for item in attributions for one in _nearest(item, usable)), None)


def _nearest(attribution: Attribution, dates: Sequence[_Dated]) -> list[_Dated]:
    """The date that stands with words of attribution, in them rather than next to them; none that is looked back to."""

    def apart(one: _Dated) -> int:
        return max(0, attribution.start - one.date.end, one.date.start - attribution.end)

    return sorted((one for one in dates if apart(one) <= BESIDE and not one.holds("claims.looked_back")), key=apart)[:1]


def still(said: str | None, published: str | None) -> str | None:
    """The day on which a claimant spoke, if that is the news and no look back ("fin avril"): it holds in later sentences too."""
    days, spoke = published_days(published), published_days(said)
    return said if days and spoke and spoke[0] == spoke[1] and (days[1] - spoke[0]).days <= RECENT_DAYS else None


def entry_days(article: Article, rules: Rules) -> dict[int, str]:
    """For each paragraph the date of the heading ("18 octobre 2024") or entry ("Apr 2025 - ") it stands under, where there is one."""
    result: dict[int, str] = {}
    heading: str | None = None
    opened = False  # whether nothing but headings stands behind the last heading
    times = _entry_times(article)
    opening = [Span(start, start) for start in times]
    for place in sorted([*article.sentences, *_date_lines(article), *opening], key=lambda place: place.start):
        if not isinstance(place, Place) or place.kind == "heading":
            day = times.get(place.start) or _heading_date(article, place)
            heading = day if day or not opened else heading
            opened = True
        elif place.kind == "body":
            opened = False
            day = result.get(place.paragraph) or _entry_date(article, place, rules) or heading
            result |= {place.paragraph: day} if day else {}
    return result


def _date_lines(article: Article) -> Sequence[Span]:
    """The lines of the page that hold a date and nothing else, where several stand among its paragraphs: each opens an entry."""
    body = [place.start for place in article.sentences if place.kind == "body"]
    dated = [line for line in article.furniture if body and line.start < body[-1] and _heading_date(article, line)]
    return dated if sum(line.start > body[0] for line in dated) >= ENTRIES else ()


def _entry_times(article: Article) -> dict[int, str]:
    """Where the page marks up times among its paragraphs, not within them, each opens an entry of that day. One of a day before the
    article's is another article's."""
    days = published_days(article.published)
    body = sorted((place.start, place.end) for place in article.sentences if place.kind == "body")
    if not body or not article.times or days is None:
        return {}
    found: dict[int, str] = {}
    for start, day in article.times:
        later = bisect_left(body, (start + 1, 0))
        within = later > 0 and start < body[later - 1][1]
        if not within and start < body[-1][0] and day >= days[0].isoformat():
            found[start] = day
    return found if sum(start > body[0][0] for start in found) >= ENTRIES else {}


def _heading_date(article: Article, heading: Span) -> str | None:
    dates = dates_in(article, heading, article.published) if _DIGIT.search(article.text, heading.start, heading.end) else ()
    covered = sum(date.end - date.start for date in dates)
    return prefix(dates[-1]) if dates and covered >= 0.6 * (heading.end - heading.start) else None


def _entry_date(article: Article, sentence: Place, rules: Rules) -> str | None:
    """The date that opens a paragraph, set off from it by a dash or colon."""
    mark = rules.language.regex("dates.entry").search(article.text, sentence.start, min(sentence.end, sentence.start + ENTRY))
    dates = dates_in(article, Span(sentence.start, mark.start()), article.published) if mark else []
    if mark is None or len(dates) != 1:
        return None
    return prefix(dates[0]) if mark.start() - dates[0].end <= 1 and dates[0].start - sentence.start <= 2 else None


def day_of_news(article: Article, sentences: Sequence[Sentence], rules: Rules) -> str | None:
    """The recent day on which the first sentences of an article's body say that something was said, or that ends one behind which
    somebody says it."""
    days = published_days(article.published)
    for number, sentence in enumerate(sentences[:NEWS]):
        following = [token.tags for each in sentences[number + 1 : number + 2] for token in each.tokens]
        for one in dated(sentence, dates_in(article, sentence.place, article.published), rules):
            ends = one.end >= len(sentence.tokens) - 1 and rules.grammar.match("claims.says", rules.grammar.row(following))
            if _is_recent(one.date, days) and (ends or _is_said(one)):
                return prefix(one.date)
    return None


def _is_recent(date: DateSpan, days: Days | None) -> bool:
    """Whether a date is one day of the week before the news."""
    if days is None or date.first is None or date.first != date.last:
        return False
    return 0 <= (days[1] - date.first).days <= RECENT_DAYS


def _is_said(one: _Dated) -> bool:
    """Whether a day is that of a verb of saying: "a déclaré mardi à la presse", "told lawmakers on Tuesday", "Mardi, X a dit"."""
    if one.holds("claims.looked_back"):
        return False
    return one.holds("claims.said_before") or one.rules.grammar.match("claims.said_behind", one.row, one.first) is not None


def _may_hold(date: DateSpan, days: Days | None) -> bool:
    """Whether a figure in the news can hold then: known to the month, not to come, not long before the news."""
    value = prefix(date)
    if value is None or len(value) < 7 or date.first is None or date.last is None:
        return False
    if days is None:
        return True
    to_come = date.last > days[1] and date.first >= days[0]  # "in the coming months" begins with the day of the news
    return date.first <= days[1] and not to_come and (days[1] - date.last).days <= OLDEST_DAYS


def _is_past(date: DateSpan, days: Days | None) -> bool:
    """Whether a date lies before the week of the news, and is known to some years at least."""
    if date.first is None or date.last is None or date.last.year - date.first.year >= DECADE:
        return False
    return days is None or (days[0] - date.last).days > RECENT_DAYS


def prefix(date: DateSpan) -> str | None:
    """The ISO prefix of the last day of a closed date: its day, its month or its year, as wide as the date is; the last month
    of several whole ones ("entre mars et novembre"). None for a year of which no news speaks.

    >>> prefix(DateSpan(0, 4, dt.date(2025, 1, 1), dt.date(2025, 2, 28)))
    '2025-02'
    """
    if date.first is None or date.last is None or not OLDEST <= date.last.year <= NEWEST:
        return None
    days = (date.last - date.first).days
    if days <= 3:
        return prefix_of(date.last)
    return prefix_of(date.last, "month" if days <= 100 or _is_months(date.first, date.last) else "year")


def _is_months(first: dt.date, last: dt.date) -> bool:
    """Whether two days are the first and the last of whole months that are not a whole year."""
    whole = first.day == 1 and last == days_of(prefix_of(last, "month"))[1]
    return whole and (first.month, last.month) != (1, 12)

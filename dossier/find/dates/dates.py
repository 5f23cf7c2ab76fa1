"""Dates of a text, resolved to days: ``find_dates``.

The places where a date could stand (places.py) become rows of tokens (tokens.py); rules (language/shared/dates.toml) rewrite
each row, step by step, each match into one token:

1. times of day join into one;
2. absolute dates: in digits, in words, ranges that share a month or year, months, quarters, years;
3. dates relative to the reference: today, weekdays, last month, three days ago, these last weeks;
4. beginning, middle and end of what was found; the n-th weekday or week of it; times of day that go with it;
5. ranges of two dates; since, until, before, after, by.

What is a date in the row at the end is found. Where a word could mean several days, the latest past one is meant, as news
looks back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from dossier.find.dates.calendar import Period
from dossier.find.dates.match import Context, Match
from dossier.find.dates.places import places_of
from dossier.find.dates.rules import Rules, load_rules
from dossier.find.dates.tokens import DATES, DateToken, row_of
from dossier.models import DateSpan
from dossier.seen import visible

CLAUSE = 120  # characters before a place in which a verb in the past is looked for

SHORT_PLACE, KEPT_PLACES = 100, 1 << 12  # places of so many characters at most recur ("said on Tuesday"), and their dates are kept


def find_dates(text: str, *, language: str, reference: dt.date | None = None) -> list[DateSpan]:
    """The dates of a text, in order, none overlapping; ``reference`` is the day the text was written, without which what is
    relative ("mardi", "last month") is not found. Raises KeyError for an unknown language.

    >>> find_dates("depuis le 3 juin 2025", language="fr")
    [DateSpan(start=0, end=21, first=datetime.date(2025, 6, 3), last=None)]
    """
    seen = visible(text)
    found = dates_of(seen.text if seen else text, language, reference, load_rules(language))
    return [DateSpan(*seen.span(date.start, date.end), date.first, date.last) for date in found] if seen else list(found)


def dates_of(text: str, language: str, reference: dt.date | None, rules: Rules) -> Iterator[DateSpan]:
    """The dates that some rules find in a text."""
    past = rules.lexicon.language.regex("dates.past")
    for start, end in places_of(text, language, relative=reference is not None):
        found = kept_dates if end - start <= SHORT_PLACE else _dates_at
        behind_past = past.search(text, max(0, start - CLAUSE), start) is not None
        for first, last, date in found(text[start:end], behind_past, reference, rules):
            yield DateSpan(start + first, start + last, date.first, date.last)


def _dates_at(place: str, behind_past: bool, reference: dt.date | None, rules: Rules) -> list[tuple[int, int, Period]]:
    """The dates in the text of a place, each with where it begins and ends there; ``behind_past`` says whether a verb in the past
    stands before it in its clause."""
    tokens = _rewritten(row_of(place, rules.lexicon), rules, Context(place, behind_past, reference, rules.lexicon))
    return [(token.start, token.end, token.value) for token in tokens if "date" in token.tags and isinstance(token.value, Period)]


kept_dates = lru_cache(maxsize=KEPT_PLACES)(_dates_at)


def _rewritten(tokens: list[DateToken], rules: Rules, context: Context) -> list[DateToken]:
    """The tokens after all rules."""
    cascade, meanings = rules.cascade, rules.meanings
    row = cascade.row([token.tags for token in tokens])
    number = cascade.next(row)
    while number < len(meanings):
        rewritten: list[DateToken] = []
        done = 0
        for found in cascade.find(number, row):
            whole = tokens[found.start : found.end]
            groups = {name: tokens[place] for name, (place, _) in found.groups.items()}
            try:
                meaning = meanings[number](Match(whole, groups, context))
            except (ValueError, OverflowError):
                continue  # a match that is no date stays
            rewritten += tokens[done : found.start]
            rewritten += (
                [DateToken(whole[0].start, whole[-1].end, DATES[meaning.grain], meaning)] if isinstance(meaning, Period) else meaning
            )
            done = found.end
        tokens = rewritten + tokens[done:]
        row = cascade.row([token.tags for token in tokens])
        number = cascade.next(row, number + 1)
    return tokens
